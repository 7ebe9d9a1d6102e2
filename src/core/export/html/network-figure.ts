import {
  quotingNetwork,
  strongestPart,
  tallyStance,
  type NetworkLink,
  type QuotingNetwork,
  type TallyStance,
} from '#domain/compare/network.ts';
import { networkWarnings, type Named, type NetworkWarnings } from '#domain/compare/network-view.ts';
import { quotedPlaces } from '#domain/report/compared-places.ts';
import type { Report } from '#domain/report/report.ts';
import { countWords, numberWords } from '#domain/report/wording.ts';
import type { SourceKind } from '#domain/source.ts';
import Network from '../../../figures/Network.svelte';
import { networkLayout } from '../../../figures/network-layout.ts';
import { drawn, type ReportDrawing } from './drawn.ts';
import { joined, type Markup, markup } from './markup.ts';
import { claimLink, linked, type Page } from './page.ts';
import { empty, name, nothingChosen } from './parts.ts';

// Of more sources no drawing on a page can be read; the table has so many links, and says what is left.
const mostDrawn = 40;
const mostRows = 300;

/** Who quotes whom: the drawing, what to be wary of, and the links as a table. */
export function* networkFigure(page: Page): Generator<Markup, void, undefined> {
  const { report } = page;
  const places = quotedPlaces(report);
  const network = quotingNetwork(places);
  if (network.nodes.length === 0) {
    yield empty(nothingChosen(page, 'claim'));
    return;
  }
  const warnings = networkWarnings({ ...places, relations: report.record.relations }, network);
  const { title, description, drawing } = drawNetwork(report, network);
  yield markup`<p class="aside">${description} The wider a line, the more places; its dashes and signs tell how the articles stand there.${
    warnings.whole.quoting === 0 ? ' No chain goes beyond the articles’ own voice.' : null
  }</p>
<figure class="drawn">${drawing}<figcaption>${title}</figcaption></figure>
`;
  yield* wary(page, warnings);
  if (network.links.length > 0) yield* table(page, network.links);
}

/** Draws as much of the network as can be read on a page. */
export function drawNetwork(report: Report, network: QuotingNetwork): ReportDrawing {
  const part = strongestPart(network, mostDrawn, []);
  const description = `${countWords(network.nodes.length, 'source')} and ${countWords(network.links.length, 'link')} from who quotes to who is quoted, the articles’ own voices at the left.`;
  const left = network.nodes.length - part.nodes.length;
  const title = 'Who quotes whom';
  const drawing = drawn(Network, {
    layout: networkLayout(part),
    words: {
      title,
      description,
      kind: (kind: SourceKind) => report.words('sourceKind', kind).label,
      stance: (stance: TallyStance) => stanceWord(report, stance),
      voice: 'Own voice of an article',
      more: left === 0 ? null : `${countWords(left, 'weaker source')} left out.`,
    },
  });
  return { title, description, drawing };
}

function* wary(
  page: Page,
  { rings, derivedRings, voices }: NetworkWarnings,
): Generator<Markup, void, undefined> {
  const numbers = new Map(page.report.claims.map(({ record, number }) => [record.id, number]));
  const claim = ({ id, name: text }: Named): Markup => {
    const number = numbers.get(id);
    return number === undefined ? name(text) : claimLink(page, number);
  };
  const claims = (all: readonly Named[], more: number): Markup =>
    joined([...all.map(claim), ...(more > 0 ? [markup`${numberWords(more)} more`] : [])], ', ');
  const around = (things: readonly Markup[]): Markup => joined([...things, ...things.slice(0, 1)], ' → ');
  const items = [
    ...rings.first.map(({ sources, claims: { first, more } }) => {
      const ring = around(sources.map((source) => name(source.name)));
      return first.length > 0
        ? markup`Circular reporting of ${claims(first, more)}: ${ring}.`
        : markup`Quoting each other over different claims: ${ring}.`;
    }),
    ...derivedRings.first.map(
      ({ claims: all, confirmed }) =>
        markup`Claims derived from each other${confirmed ? null : ' (not all confirmed)'}: ${around(all.map(claim))}.`,
    ),
    ...voices.first.map(
      ({ name: source, articles, claims: { first, more } }) =>
        markup`Many voices that are one: ${countWords(articles, 'article')} rest on ${name(source)} for ${claims(
          first.map(({ claimId: id, text }) => ({ id, name: text })),
          more,
        )}.`,
    ),
  ];
  const left = rings.more + derivedRings.more + voices.more;
  if (items.length === 0) return;
  yield markup`<ul class="wary">
${items.map((item) => markup`<li>${item}</li>\n`)}</ul>
`;
  if (left > 0) yield empty(`${countWords(left, 'more warning')} of this kind.`);
}

function* table(page: Page, links: readonly NetworkLink[]): Generator<Markup, void, undefined> {
  const { report, anchors } = page;
  const names = new Map(report.sources.map(({ record, number }) => [record.id, { record, number }]));
  const source = (id: string): Markup => {
    const known = names.get(id);
    return known ? linked(anchors.source(known.number, id), name(known.record.name)) : markup``;
  };
  yield markup`<div class="scroll" role="region" aria-label="Who quotes whom, as a table" tabindex="0">
<table class="who-quotes">
<thead><tr><th scope="col">Quotes</th><th scope="col">Is quoted</th><th scope="col" class="number">Places</th><th scope="col" class="number">Articles</th><th scope="col" class="number">Claims</th><th scope="col">Stance of the articles</th><th scope="col">Unclear, not judged</th></tr></thead>
<tbody>
`;
  for (const { from, to, places, articles, claims, stance } of links.slice(0, mostRows)) {
    const scored = stance.for + stance.neutral + stance.against;
    yield markup`<tr><th scope="row">${source(from)}</th><td>${source(to)}</td><td class="number">${numberWords(places)}</td><td class="number">${numberWords(articles)}</td><td class="number">${numberWords(claims)}</td><td>${stanceWord(report, tallyStance(stance))}${
      stance.mean === null
        ? null
        : `, mean ${stance.mean.toFixed(1).replace('-', '−')} of ${numberWords(scored)}`
    }</td><td>${numberWords(stance.unclear)}, ${numberWords(stance.notJudged)}</td></tr>
`;
  }
  yield markup`</tbody>
</table>
</div>
`;
  if (links.length > mostRows) yield empty(`${countWords(links.length - mostRows, 'weaker link')} left out.`);
}

/** What the stance of a link is called in the case. */
export function stanceWord({ words }: Report, stance: TallyStance): string {
  if (stance === 'divided') return 'Some for, others against';
  return stance === null ? words('stanceGap', 'not-judged').label : words('stance', stance).label;
}
