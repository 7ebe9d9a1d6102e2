import {
  quotingNetwork,
  type QuotingNetwork,
  strongestPart,
  tallyStance,
  type TallyStance,
} from '#domain/compare/network.ts';
import type { Report } from '#domain/report/report.ts';
import { countWords, numberWords } from '#domain/report/wording.ts';
import Network from '../../../figures/Network.svelte';
import { networkLayout } from '../../../figures/network-layout.ts';
import { drawn } from './drawn.ts';
import { type Markup, markup } from './markup.ts';
import { empty, name } from './parts.ts';

// More sources than these make a drawing that nobody reads on a page; the table has all links.
const mostSources = 40;

/** Who quotes whom: the strongest part as a drawing, then all links as a table. */
export function* networkFigure(report: Report): Generator<Markup, void, undefined> {
  yield markup`<h3 id="figure-network">Who quotes whom</h3>
`;
  const network = networkOf(report);
  const { nodes, links } = network;
  if (links.length === 0) {
    yield empty('Every article speaks in its own voice only: no chain leads to another source.');
    return;
  }
  const part = strongestPart(network, mostSources, []);
  const left = nodes.length - part.nodes.length;
  const description = `${countWords(part.nodes.length, 'source')} and ${countWords(part.links.length, 'link')} from who quotes to who is quoted, the articles’ own voices at the left.`;
  const drawing = drawn(Network, {
    layout: networkLayout(part),
    words: {
      title: 'Who quotes whom',
      description,
      kind: (kind: string) => report.words('sourceKind', kind).label,
      stance: (stance: TallyStance) => stanceWord(report, stance),
      voice: 'Own voice of an article',
      more:
        left > 0
          ? `${countWords(left, 'more source')}, those in the fewest places, in the table only.`
          : null,
    },
  });
  yield markup`<p class="aside">${description}</p>
<figure class="drawn">${drawing}<figcaption>Who quotes whom</figcaption></figure>
`;
  yield* table(report, network);
}

function networkOf({ record }: Report): QuotingNetwork {
  return quotingNetwork({
    articles: record.articles,
    sources: new Map(record.sources.map((source) => [source.id, source])),
    pairs: record.occurrences.map(({ claimId, articleId, stance, chain }) => ({
      claim: { id: claimId },
      occurrence: { articleId, stance, chain: chain.map((step) => ({ ...step, name: '' })) },
    })),
  });
}

function* table(report: Report, { links }: QuotingNetwork): Generator<Markup, void, undefined> {
  const sources = new Map(report.sources.map((source) => [source.record.id, source]));
  const source = (id: string): Markup => {
    const found = sources.get(id);
    return found ? markup`<a href="#source-${found.number}">${name(found.record.name)}</a>` : markup``;
  };
  yield markup`<div class="scroll" role="region" aria-labelledby="figure-network" tabindex="0">
<table class="in-time">
<thead><tr><th scope="col">Who quotes</th><th scope="col">Who is quoted</th><th scope="col" class="number">Places</th><th scope="col" class="number">Articles</th><th scope="col">Stance of the articles</th></tr></thead>
<tbody>
`;
  for (const { from, to, places, articles, stance } of links) {
    yield markup`<tr><th scope="row">${source(from)}</th><td>${source(to)}</td><td class="number">${numberWords(places)}</td><td class="number">${numberWords(articles)}</td><td>${stanceWord(report, tallyStance(stance))}</td></tr>
`;
  }
  yield markup`</tbody>
</table>
</div>
`;
}

function stanceWord({ words }: Report, stance: TallyStance): string {
  if (stance === 'divided') return 'Some for, others against';
  return stance === null ? words('stanceGap', 'not-judged').label : words('stance', stance).label;
}
