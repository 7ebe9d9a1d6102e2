import { oneLine, placeWords } from '../phrases.ts';
import { sourceLabel } from '../references.ts';
import type { ReportOccurrence } from '../report.ts';
import { type ProfiledClaim, type SourceProfile, sourceProfile, type Tally } from '../source-profile.ts';
import { countWords, numberWords } from '../wording.ts';
import type { DocumentBlock, DocumentStep, Fact, Inline } from './document.ts';
import { heading, joined, line, linked, paragraph, paragraphOf, type Said, strong, words } from './inline.ts';
import type { Paper } from './paper.ts';
import {
  claimReference,
  date,
  empty,
  occurrenceReference,
  quoted,
  reliabilityWords,
  stanceWords,
} from './sayings.ts';

/** The profiles of some sources. */
export function* sourceProfiles(
  paper: Paper,
  sourceIds: readonly string[],
): Generator<DocumentStep, void, undefined> {
  if (sourceIds.length === 0) yield empty('No source has been chosen.');
  // A source has its anchor in the table of all sources, or else in the first of its profiles.
  const isAnchored = paper.anchors.sourcesIn === 'profiles';
  for (const id of new Set(sourceIds)) {
    const profile = sourceProfile(paper.report, id);
    if (profile) {
      yield* profileBlocks(paper, profile, isAnchored);
      continue;
    }
    const resolved = paper.resolve({ kind: 'source', id });
    yield resolved.state === 'missing'
      ? empty('A source that was chosen is no longer in the case.')
      : paragraphOf('aside', words(resolved.words), ' does not stand in this report.');
  }
}

function* profileBlocks(
  paper: Paper,
  profile: SourceProfile,
  isAnchored: boolean,
): Generator<DocumentBlock, void, undefined> {
  const { source, number } = profile;
  const own = isAnchored && number !== null ? paper.anchors.source(number, source.id) : null;
  yield heading(2, own, number === null ? null : `${sourceLabel(number)} `, words(source.name));
  yield { kind: 'facts', facts: profileFacts(paper, profile) };
  if (profile.says.length > 0) yield* claimList(paper, 'What it claims', profile.says);
  if (profile.relays.length > 0) yield* claimList(paper, 'What it passes on from others', profile.relays);
}

function profileFacts(paper: Paper, profile: SourceProfile): readonly Fact[] {
  const { report, anchors } = paper;
  const { source, figures } = profile;
  const fact = (term: string, ...said: readonly Said[]): Fact => ({ term: line(term), said: line(...said) });
  const about = [source.role, source.affiliation, source.country, source.descriptor].filter(
    (text) => text !== '',
  );
  const listed = (texts: readonly string[], separator: string): readonly Inline[] =>
    joined(
      texts.map((text) => words(text)),
      separator,
    );
  const neighbours = (all: typeof figures.quotedBy): readonly Inline[] =>
    joined(
      all.map(({ name, count }) => [words(name), ` (${numberWords(count)})`]),
      ', ',
    );
  return [
    fact('Kind', report.words('sourceKind', source.kind, source.id).label),
    ...(source.aliases.length === 0 ? [] : [fact('Also called', listed(source.aliases, ', '))]),
    ...(about.length === 0 ? [] : [fact('Who', listed(about, '; '))]),
    ...reliabilityFacts(source.ratings),
    fact(
      'In chains',
      `${countWords(figures.total, 'place')}: nearest to the claim in ${numberWords(figures.says)}, quoting another in ${numberWords(figures.relays)}, the article’s own voice in ${numberWords(figures.ownVoice)}`,
    ),
    ...(figures.says === 0 ? [] : [fact('How its words are given', quotationWords(paper, profile))]),
    ...tallyFact('Commitment', profile.commitments, (value) =>
      value === null ? 'not judged' : report.words('commitment', value).label.toLowerCase(),
    ),
    ...tallyFact('Stance of the articles', profile.stances, (value) =>
      stanceWords(report.words, value).toLowerCase(),
    ),
    ...(figures.quotedBy.length === 0 ? [] : [fact('Quoted by', neighbours(figures.quotedBy))]),
    ...(figures.quotes.length === 0 ? [] : [fact('Quotes', neighbours(figures.quotes))]),
    ...(profile.articleNumbers.length === 0
      ? []
      : [
          fact(
            'Articles',
            joined(
              profile.articleNumbers.map((article) => linked(anchors.article(article), article)),
              ', ',
            ),
          ),
        ]),
  ];
}

function reliabilityFacts(ratings: SourceProfile['source']['ratings']): readonly Fact[] {
  const [newest] = ratings;
  if (!newest) return [{ term: line('Reliability'), said: reliabilityWords(null) }];
  return ratings.map((rating, index) => ({
    term: line(index === 0 ? 'Reliability' : 'Before'),
    said: line(
      reliabilityWords(rating),
      ` (${date(rating.on)})`,
      rating.reason.trim() === '' ? null : [': ', words(oneLine(rating.reason))],
    ),
  }));
}

function quotationWords({ report }: Paper, { figures }: SourceProfile): string {
  const { untold, ...told } = figures.quotation;
  const all = Object.entries(told).map(([type, count]) => ({
    count,
    name: report.words('quotation', type).short ?? report.words('quotation', type).label,
  }));
  return [...all, { count: untold, name: 'not judged' }]
    .filter(({ count }) => count > 0)
    .map(({ count, name }) => `${name.toLowerCase()} ${numberWords(count)}`)
    .join(', ');
}

function tallyFact<Value>(
  term: string,
  tallies: readonly Tally<Value>[],
  name: (value: Value | null) => string,
): readonly Fact[] {
  if (tallies.length === 0) return [];
  const said = tallies.map(({ value, count }) => `${name(value)} ${numberWords(count)}`).join(', ');
  return [{ term: line(term), said: line(said) }];
}

function* claimList(
  paper: Paper,
  title: string,
  claims: readonly ProfiledClaim[],
): Generator<DocumentBlock, void, undefined> {
  yield heading(3, null, title);
  yield {
    kind: 'list',
    ordered: false,
    items: claims.map(({ claim, occurrences }) => [
      paragraph(strong(claimReference(paper, claim.number)), ' ', words(claim.record.text)),
      ...occurrences.map((occurrence) => paragraph(placeLine(paper, occurrence))),
    ]),
  };
}

function placeLine(paper: Paper, occurrence: ReportOccurrence): readonly Inline[] {
  const { record, article, articleNumber, place, say } = occurrence;
  return line(
    occurrenceReference(paper, occurrence),
    ' ',
    quoted(record.pieces.map(({ exact }) => exact).join(' […] '), article),
    ', article ',
    linked(paper.anchors.article(articleNumber), articleNumber),
    `, ${placeWords(place)}; ${stanceWords(say, record.stance)}`,
  );
}
