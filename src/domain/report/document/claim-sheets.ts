import { defaultCredibility } from '../../assessment.ts';
import { codebook } from '../../codebook.ts';
import type { AssessmentRecord } from '../case-record.ts';
import { admiraltyPhrase, articleOrigin, nothingChosenPhrase, placeWords } from '../phrases.ts';
import type { ReportClaim, ReportOccurrence, ReportRelation, Say } from '../report.ts';
import type { DocumentBlock, DocumentStep, Fact, Inline } from './document.ts';
import {
  anchor,
  fine,
  heading,
  joined,
  line,
  linked,
  listOf,
  paragraph,
  paragraphOf,
  prose,
  type Said,
  strong,
  styled,
  words,
} from './inline.ts';
import type { Paper } from './paper.ts';
import {
  address,
  articleTitle,
  chainWords,
  claimReference,
  date,
  empty,
  exactWords,
  negatesWords,
  quoted,
  reliabilityWords,
  stanceWords,
  suggestedMark,
} from './sayings.ts';

/** A sheet for each claim: where it occurs, how it relates to others, and what the analyst concludes. */
export function* claimSheets(paper: Paper): Generator<DocumentStep, void, undefined> {
  const { claims } = paper.report;
  if (claims.length === 0) yield empty(nothingChosenPhrase(paper.report, paper.scope, 'claim'));
  for (const claim of claims) yield* sheet(paper, claim);
}

function* sheet(paper: Paper, claim: ReportClaim): Generator<DocumentStep, void, undefined> {
  const { number, record, occurrences, relations, assessment } = claim;
  yield heading(2, paper.anchors.claim(number), `C${number} `, words(record.text));
  yield* facts(claim);
  yield* prose(record.note);
  if (occurrences.length === 0) {
    yield paragraphOf('aside', 'Marked nowhere in the articles of this report.');
  }
  for (const occurrence of occurrences) {
    yield* occurrenceEntry(paper, occurrence);
    yield 1;
  }
  if (relations.length > 0) yield* relationList(paper, relations);
  if (assessment !== null) yield* assessmentBox(assessment, claim.say);
}

function* facts({
  record,
  occurrences,
  assessment,
  say,
}: ReportClaim): Generator<DocumentBlock, void, undefined> {
  const parts: readonly Said[] = [
    ...(record.type === null ? [] : [say('claimType', record.type).label]),
    ...(record.eventDate === null ? [] : [`event: ${date(record.eventDate)}`]),
    ...(record.tags.length === 0
      ? []
      : [
          [
            'tags: ',
            joined(
              record.tags.map((tag) => words(tag)),
              ', ',
            ),
          ],
        ]),
    ...(occurrences.length > 1
      ? [
          `${occurrences.length} occurrences in ${new Set(occurrences.map((o) => o.articleNumber)).size} of the articles`,
        ]
      : []),
  ];
  const rated = occurrences.length === 0 ? [] : [admiraltyPhrase(occurrences, assessment)];
  const told = [...parts, ...rated];
  if (told.length > 0) yield paragraphOf('aside', joined(told, ' · '));
}

function* occurrenceEntry(
  paper: Paper,
  occurrence: ReportOccurrence,
): Generator<DocumentBlock, void, undefined> {
  const { record, article, last, say } = occurrence;
  yield paragraphOf(
    'label',
    anchor(`claim-${occurrence.key}`),
    strong(occurrence.label),
    ' ',
    styled({ emphasis: true }, words(articleOrigin(article))),
    ', ',
    articleTitle(article),
    ', ',
    linked(paper.anchors.words(occurrence), placeWords(occurrence.place)),
  );
  yield paragraphOf('quotation', exactWords(occurrence));
  const said: readonly Fact[] = [
    fact('Attribution chain', chainWords(paper, occurrence)),
    fact(
      last.status === 'own-voice' ? 'Commitment, own voice' : 'Commitment of last source',
      record.commitment === null ? unmade() : say('commitment', record.commitment).label,
    ),
    fact(
      'Stance of the article',
      strong(stanceWords(say, record.stance)),
      occurrence.stanceWords === null ? null : fine(' shown by ', quoted(occurrence.stanceWords, article)),
    ),
    fact('Polarity', record.polarity === 'negates' ? negatesWords(say) : say('polarity', 'affirms').label),
    fact(
      'Quotation',
      record.quotation === null
        ? unmade()
        : (say('quotation', record.quotation).short ?? say('quotation', record.quotation).label),
    ),
    ...(record.fidelity === null
      ? []
      : [fact('Fidelity to the source', say('fidelity', record.fidelity).label)]),
    fact('Reliability of last source', reliabilityWords(last.rating)),
  ];
  yield { kind: 'facts', facts: said };
  yield* prose(record.note);
}

const fact = (term: string, ...said: readonly Said[]): Fact => ({ term: line(term), said: line(...said) });
const unmade = (): readonly Inline[] => styled({ emphasis: true }, 'not judged');

function* relationList(
  paper: Paper,
  relations: readonly ReportRelation[],
): Generator<DocumentBlock, void, undefined> {
  yield heading(3, null, 'Relations');
  yield {
    kind: 'list',
    ordered: false,
    items: relations.map((relation) => [
      paragraph(
        relation.status === 'suggested' ? suggestedMark() : null,
        `${relation.phrase} `,
        claimReference(paper, relation.otherNumber),
        ': ',
        words(relation.other.text),
      ),
      ...prose(relation.reason),
    ]),
  };
}

// Likelihood and confidence stand in sentences of their own: ICD 203 forbids to join them.
function* assessmentBox(assessment: AssessmentRecord, say: Say): Generator<DocumentBlock, void, undefined> {
  const { verdict, credibility, likelihood, confidence, rationale, evidence } = assessment;
  yield heading(3, null, 'Assessment by the analyst');
  if (verdict !== null) yield paragraph(strong(say('verdict', verdict).label));
  yield paragraph(
    'Credibility of the claim: ',
    strong(credibility),
    `, ${say('credibility', credibility).label.toLowerCase()}${credibility === defaultCredibility ? ' (not rated)' : ''}.`,
  );
  if (likelihood !== null) {
    const [low, high] = codebook.likelihood[likelihood].percent;
    yield paragraph(`Likelihood: ${say('likelihood', likelihood).label.toLowerCase()} (${low} to ${high}%).`);
  }
  if (confidence !== null) {
    yield paragraph(`Confidence in this judgement: ${say('confidence', confidence).label.toLowerCase()}.`);
  }
  yield* prose(rationale, 'body');
  if (evidence.length > 0) {
    yield paragraphOf('aside', 'Evidence');
    yield listOf(
      evidence.map((item) => [words(item.text), item.url === null ? null : [' ', address(item.url)]]),
    );
  }
}
