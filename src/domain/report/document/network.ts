import { type NetworkLink, quotingNetwork, tallyStance, type TallyStance } from '../../compare/network.ts';
import { type Named, networkWarnings, type NetworkWarnings } from '../../compare/network-view.ts';
import { quotedPlaces } from '../compared-places.ts';
import { nothingChosenPhrase, stancePhrase } from '../phrases.ts';
import type { Report } from '../report.ts';
import { countWords, numberWords } from '../wording.ts';
import type { DocumentStep, Inline, TableCell } from './document.ts';
import { column, joined, line, linked, listOf, paragraphOf, type Said, words } from './inline.ts';
import type { Paper } from './paper.ts';
import { claimReference, empty } from './sayings.ts';

// The strongest links; the document says how many are left out.
const mostRows = 300;

/** Who quotes whom: what to be wary of, and the links as a table. */
export function* networkTable(paper: Paper): Generator<DocumentStep, void, undefined> {
  const { report } = paper;
  const places = quotedPlaces(report);
  const network = quotingNetwork(places);
  if (network.nodes.length === 0) {
    yield empty(nothingChosenPhrase(paper.report, paper.scope, 'claim'));
    return;
  }
  const warnings = networkWarnings({ ...places, relations: report.record.relations }, network);
  yield paragraphOf(
    'aside',
    `${countWords(network.nodes.length, 'source')} and ${countWords(network.links.length, 'link')} from who quotes to who is quoted.`,
    warnings.whole.quoting === 0 ? ' No chain goes beyond the articles’ own voice.' : null,
  );
  yield* wary(paper, warnings);
  if (network.links.length > 0) yield* table(paper, network.links);
}

function* wary(
  paper: Paper,
  { rings, derivedRings, voices }: NetworkWarnings,
): Generator<DocumentStep, void, undefined> {
  const numbers = new Map(paper.report.claims.map(({ record, number }) => [record.id, number]));
  const claim = ({ id, name }: Named): Said => {
    const number = numbers.get(id);
    return number === undefined ? words(name) : claimReference(paper, number);
  };
  const claims = (all: readonly Named[], more: number): readonly Inline[] =>
    joined([...all.map(claim), ...(more > 0 ? [`${numberWords(more)} more`] : [])], ', ');
  const around = (things: readonly Said[]): readonly Inline[] =>
    joined([...things, ...things.slice(0, 1)], ' → ');
  const items: readonly Said[] = [
    ...rings.first.map(({ sources, claims: { first, more } }): Said => {
      const ring = around(sources.map(({ name }) => words(name)));
      return first.length > 0
        ? ['Circular reporting of ', claims(first, more), ': ', ring, '.']
        : ['Quoting each other over different claims: ', ring, '.'];
    }),
    ...derivedRings.first.map(({ claims: all, confirmed }): Said => [
      `Claims derived from each other${confirmed ? '' : ' (not all confirmed)'}: `,
      around(all.map(claim)),
      '.',
    ]),
    ...voices.first.map(({ name, articles, claims: { first, more } }): Said => [
      `Many voices that are one: ${countWords(articles, 'article')} rest on `,
      words(name),
      ' for ',
      claims(
        first.map(({ claimId: id, text }) => ({ id, name: text })),
        more,
      ),
      '.',
    ]),
  ];
  if (items.length === 0) return;
  yield listOf(items);
  const left = rings.more + derivedRings.more + voices.more;
  if (left > 0) yield empty(`${countWords(left, 'more warning')} of this kind.`);
}

function* table(paper: Paper, links: readonly NetworkLink[]): Generator<DocumentStep, void, undefined> {
  const { report, anchors } = paper;
  const known = new Map(report.sources.map(({ record, number }) => [record.id, { record, number }]));
  const source = (id: string): readonly Inline[] => {
    const found = known.get(id);
    return found ? linked(anchors.source(found.number, id), words(found.record.name)) : [];
  };
  yield {
    kind: 'table',
    rowHeads: true,
    columns: [
      column('Quotes', 20),
      column('Is quoted', 20),
      column('Places', 9, true),
      column('Articles', 10, true),
      column('Claims', 9, true),
      column('Stance of the articles', 19),
      column('Unclear, not judged', 12),
    ],
    rows: links
      .slice(0, mostRows)
      .map(({ from, to, places, articles, claims, stance }): readonly TableCell[] => {
        const scored = stance.for + stance.neutral + stance.against;
        const mean = stance.mean?.toFixed(1).replace('-', '−');
        return [
          [source(from)],
          [source(to)],
          [line(numberWords(places))],
          [line(numberWords(articles))],
          [line(numberWords(claims))],
          [
            line(
              tallyPhrase(report, tallyStance(stance)),
              mean === undefined ? null : `, mean ${mean} of ${numberWords(scored)}`,
            ),
          ],
          [line(`${numberWords(stance.unclear)}, ${numberWords(stance.notJudged)}`)],
        ];
      }),
  };
  if (links.length > mostRows) yield empty(`${countWords(links.length - mostRows, 'weaker link')} left out.`);
}

function tallyPhrase({ words: say }: Report, stance: TallyStance): string {
  return stance === 'divided' ? 'Some for, others against' : stancePhrase(say, stance);
}
