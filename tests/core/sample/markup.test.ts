import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Marks } from '#contract/marks.ts';
import { readArticle } from '#core/ingest/read-article.ts';
import { readMarks } from '#core/marks/read-marks.ts';
import type { ArticleReading } from '#domain/article-reading.ts';
import { attributionStatuses, checkChain } from '#domain/attribution.ts';
import { claimTypes } from '#domain/claim.ts';
import { commitments, fidelities, polarities, quotationTypes } from '#domain/occurrence.ts';
import { relationKinds, relationStatuses } from '#domain/relation.ts';
import { sourceKinds } from '#domain/source.ts';
import { stances, stanceScore } from '#domain/stance.ts';

type Occurrence = Marks['occurrences'][number];
type Words = Occurrence['spans'][number];

const folder = new URL('../../../resources/sample/', import.meta.url);
const markup = readMarks(readFileSync(new URL('markup.json', folder), 'utf8'));
const fileNames = readdirSync(new URL('articles/', folder)).toSorted();
const readings = new Map<string, ArticleReading>();
for (const fileName of fileNames) {
  const bytes = new Uint8Array(readFileSync(new URL(`articles/${fileName}`, folder)));
  readings.set(fileName, await readArticle({ bytes, fileName }));
}

function getReading(fileName: string): ArticleReading {
  const reading = readings.get(fileName);
  if (!reading) throw new Error(`The markup names an article that is not there: ${fileName}`);
  return reading;
}

/** Every offset at which the words stand with their prefix. */
function places({ quote, prefix = '' }: Words, text: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(prefix + quote); at !== -1; at = text.indexOf(prefix + quote, at + 1)) {
    found.push(at + prefix.length);
  }
  return found;
}

function chainOf({ chain }: Occurrence): NonNullable<Occurrence['chain']> {
  if (!chain) throw new Error('Every occurrence of the sample says who speaks.');
  return chain;
}

function wordsOf(occurrence: Occurrence): readonly Words[] {
  return [
    ...occurrence.spans,
    ...(occurrence.stanceWords ? [occurrence.stanceWords] : []),
    ...chainOf(occurrence).flatMap((step) =>
      [step.sourceWords, step.cueWords].filter((words) => words !== undefined),
    ),
  ];
}

function occurrencesOf(claim: string): readonly Occurrence[] {
  return markup.occurrences.filter((occurrence) => occurrence.claim === claim);
}

function articlesOf(claim: string): ReadonlySet<string> {
  return new Set(occurrencesOf(claim).map((occurrence) => occurrence.article));
}

test('there are three articles, one of each format, of 600 to 900 words of body', () => {
  expect([...readings.values()].map((reading) => reading.format).toSorted()).toEqual([
    'html',
    'markdown',
    'text',
  ]);
  for (const [fileName, reading] of readings) {
    const body = reading.blocks
      .filter((block) => !block.furniture)
      .map((block) => reading.text.slice(block.start, block.end))
      .join(' ');
    const words = body.split(/\s+/u).length;
    expect(words, fileName).toBeGreaterThanOrEqual(600);
    expect(words, fileName).toBeLessThanOrEqual(900);
  }
});

test('title, author, publisher, date and language are found in every article', () => {
  const found = fileNames.map((fileName) => {
    const { title, authors, publisher, publishedOn, language } = getReading(fileName);
    return { title, authors, publisher, publishedOn, language };
  });
  expect(found).toEqual([
    {
      title: 'The water came first, the warning after',
      authors: ['Merrit Oslow'],
      publisher: 'The Sandry Week',
      publishedOn: '2024-04-20',
      language: 'en',
    },
    {
      title: 'Two Clocks on One River: What the Tulmin Release Shows and What It Does Not',
      authors: ['Aster Quillane'],
      publisher: 'Portal of the Neshva Basin Council',
      publishedOn: '2024-04-22',
      language: 'en',
    },
    {
      title: 'The gates of Tulmin were opened in time',
      authors: ['Lavrin Stoyat'],
      publisher: 'Zelmar Courier',
      publishedOn: '2024-04-19',
      language: 'en',
    },
  ]);
});

test('every quote, with its prefix, stands exactly once in its article', () => {
  const wrong = markup.occurrences.flatMap((occurrence) =>
    wordsOf(occurrence)
      .map((words) => ({
        ...words,
        article: occurrence.article,
        times: places(words, getReading(occurrence.article).text).length,
      }))
      .filter(({ times }) => times !== 1),
  );
  expect(wrong).toEqual([]);
});

test('every quote lies inside one block of the body, never in page furniture', () => {
  const outside = markup.occurrences.flatMap((occurrence) => {
    const { text, blocks } = getReading(occurrence.article);
    return wordsOf(occurrence).filter((words) =>
      places(words, text).some((start) => {
        const end = start + words.quote.length;
        return !blocks.some((block) => !block.furniture && block.start <= start && end <= block.end);
      }),
    );
  });
  expect(outside).toEqual([]);
});

test('the pieces of an occurrence are in text order and do not overlap', () => {
  for (const { claim, article, spans } of markup.occurrences) {
    const { text } = getReading(article);
    let end = -1;
    for (const words of spans) {
      const start = places(words, text)[0] ?? -1;
      expect(start, `${claim} in ${article}: ${words.quote}`).toBeGreaterThan(end);
      end = start + words.quote.length;
    }
  }
});

test('every key is used once to define and resolves where it is named', () => {
  const sources = markup.sources.map((source) => source.key);
  const claims = markup.claims.map((claim) => claim.key);
  expect(new Set(sources).size).toBe(sources.length);
  expect(new Set(claims).size).toBe(claims.length);
  expect(
    new Set(markup.occurrences.flatMap((occurrence) => chainOf(occurrence).map((step) => step.source))),
  ).toEqual(new Set(sources));
  expect(new Set(markup.occurrences.map((occurrence) => occurrence.claim))).toEqual(new Set(claims));
  for (const { from, to } of markup.relations) expect(claims).toEqual(expect.arrayContaining([from, to]));
});

test('every chain keeps the rules and begins with the author of its article', () => {
  for (const occurrence of markup.occurrences) {
    const chain = chainOf(occurrence);
    checkChain(chain.map(({ source, status }) => ({ sourceId: source, status })));
    const author = markup.sources.find((source) => source.key === chain[0]?.source);
    expect(getReading(occurrence.article).authors).toContain(author?.name);
  }
});

test('no sentence of a rationale speaks of likelihood and confidence at once', () => {
  const likelihoodWords = /no chance|likely|even chance|almost certain|probabl/u;
  for (const { key, assessment } of markup.claims) {
    for (const sentence of (assessment?.rationale ?? '').split(/(?<=[.!?])\s/u)) {
      expect(likelihoodWords.test(sentence) && /confiden/u.test(sentence), `${key}: ${sentence}`).toBe(false);
    }
  }
});

test('the articles oppose one another on at least eight shared claims, and on two all three stances differ', () => {
  const signs = (claim: Marks['claims'][number]): readonly number[] => [
    ...new Set(
      occurrencesOf(claim.key).map((occurrence) => Math.sign(stanceScore(occurrence.stance ?? null) ?? 0)),
    ),
  ];
  const opposed = markup.claims.filter((claim) => signs(claim).includes(1) && signs(claim).includes(-1));
  expect(opposed.length).toBeGreaterThanOrEqual(8);
  expect(opposed.every((claim) => articlesOf(claim.key).size >= 2)).toBe(true);
  const allDiffer = markup.claims.filter(
    (claim) =>
      articlesOf(claim.key).size === 3 &&
      new Set(occurrencesOf(claim.key).map((occurrence) => occurrence.stance)).size >= 3,
  );
  expect(allDiffer.length).toBeGreaterThanOrEqual(2);
});

test('each article makes a claim that no other does, and there are at least four of them', () => {
  const lone = markup.claims.map((claim) => articlesOf(claim.key)).filter((articles) => articles.size === 1);
  expect(lone.length).toBeGreaterThanOrEqual(4);
  expect(new Set(lone.flatMap((articles) => [...articles]))).toEqual(new Set(fileNames));
});

test('every value that can be chosen for a source, claim, occurrence, chain or relation is shown at least once', () => {
  const shown = (values: readonly unknown[]): readonly unknown[] => [...new Set(values)].toSorted();
  expect(shown(markup.sources.map((source) => source.kind))).toEqual(sourceKinds.toSorted());
  expect(shown(markup.claims.map((claim) => claim.type))).toEqual(claimTypes.toSorted());
  expect(shown(markup.occurrences.map((occurrence) => occurrence.polarity))).toEqual(polarities.toSorted());
  expect(shown(markup.occurrences.map((occurrence) => occurrence.quotation))).toEqual(
    quotationTypes.toSorted(),
  );
  expect(shown(markup.occurrences.map((occurrence) => occurrence.commitment))).toEqual(
    commitments.toSorted(),
  );
  expect(shown(markup.occurrences.map((occurrence) => occurrence.stance))).toEqual(stances.toSorted());
  expect(shown(markup.occurrences.flatMap((occurrence) => occurrence.fidelity ?? []))).toEqual(
    fidelities.toSorted(),
  );
  expect(
    shown(markup.occurrences.flatMap((occurrence) => chainOf(occurrence).map((step) => step.status))),
  ).toEqual(attributionStatuses.toSorted());
  expect(shown(markup.relations.map((relation) => relation.kind))).toEqual(relationKinds.toSorted());
  expect(shown(markup.relations.map((relation) => relation.status))).toEqual(relationStatuses.toSorted());
});

test('one sentence holds a chain three deep whose sources and cues all stand in it', () => {
  const sentence = getReading('zelmar-courier-gates-of-tulmin.html')
    .text.split(/(?<=[.?!])\s/u)
    .find((candidate) => candidate.includes('all fourteen sluices there were shut'));
  const deep = markup.occurrences.find(
    (occurrence) =>
      occurrence.article.startsWith('zelmar-courier') &&
      chainOf(occurrence).length === 3 &&
      chainOf(occurrence).every((step, index) => index === 0 || step.cueWords),
  );
  expect(deep?.chain?.map((step) => step.status)).toEqual(['own-voice', 'explicit', 'anonymous']);
  for (const words of deep ? wordsOf(deep) : []) expect(sentence).toContain(words.quote);
});

test('each article shows its stance in words of its own, and a note says why what a source said was not given faithfully', () => {
  const worded = markup.occurrences.filter((occurrence) => occurrence.stanceWords);
  expect(new Set(worded.map((occurrence) => occurrence.article))).toEqual(new Set(fileNames));
  expect(worded.every((occurrence) => (stanceScore(occurrence.stance ?? null) ?? 0) !== 0)).toBe(true);
  const unfaithful = markup.occurrences.filter(({ fidelity }) =>
    ['selective', 'distorted'].includes(fidelity ?? ''),
  );
  expect(unfaithful.map(({ note }) => note ?? '')).not.toContain('');
});

test('a quotation is split by its speaker, and one is in another script with a look-alike letter elsewhere', () => {
  const split = markup.occurrences.find(
    ({ article, quotation, spans }) =>
      article.endsWith('.md') && quotation === 'direct' && spans.length === 2,
  );
  expect(split).toBeDefined();
  const newsletter = markup.occurrences.filter(({ article }) => article.endsWith('.txt'));
  const quotes = newsletter.flatMap(({ spans }) => spans.map((words) => words.quote));
  expect(quotes.some((quote) => /^[\p{Script=Cyrillic}\s,]+$/u.test(quote))).toBe(true);
  expect(quotes.some((quote) => /^\p{Script=Cyrillic}\p{Script=Latin}/u.test(quote))).toBe(true);
});

test('the furniture of the scraped page is known as furniture', () => {
  const { text, blocks } = getReading('watershed-brief-two-clocks.txt');
  const furniture = blocks
    .filter((block) => block.furniture)
    .map((block) => text.slice(block.start, block.end))
    .join('\n');
  for (const words of [
    'Ottoline Brask',
    'Chairman of the State Council',
    'photo: Council Secretariat',
    'Share',
    'Subscribe to our newsletter',
    'View all',
  ]) {
    expect(furniture).toContain(words);
  }
  expect(furniture).not.toContain('By Sunday evening');
});
