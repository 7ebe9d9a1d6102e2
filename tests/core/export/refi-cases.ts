import type { FixtureCase } from './case-fixture.ts';

/** Nothing at all. */
export const emptyCase: FixtureCase = { sources: {}, articles: {}, claims: {} };

/** Emoji, combining marks, right to left, pieces, overlaps, a chain three deep. */
export const variedCase: FixtureCase = {
  title: 'Varied',
  sources: {
    paper: { name: 'The Paper', kind: 'media-outlet' },
    office: { name: 'The office', kind: 'government-body', aliases: ['Office'], role: 'Announces' },
    insiders: { name: 'Insiders', kind: 'anonymous' },
  },
  articles: {
    a: {
      title: 'Ä 👩‍🚀 title\nwith a break',
      voice: 'paper',
      publishedOn: '2024-02-29',
      url: 'https://paper.example/?a=1&b=2',
      original: Buffer.from('<p>bytes</p>\0\u0001'),
      blocks: [
        { text: '👩‍🚀 “We saw it,” the office said, citing insiders, “at ni\u0303ght.” It was alerted.' },
        { text: 'قالت الوزارة 🌊 إن البوابات فتحت. The word cafe\u0301 stands here twice: cafe\u0301.' },
      ],
    },
  },
  claims: {
    seen: {
      text: 'It was seen at night.',
      tags: ['Water/level', 'air/level', 'Insiders'],
      note: 'Mind <this>.',
    },
    opened: { text: `The gates were opened ${'very '.repeat(60)}wide.`, type: 'fact-or-event' },
    seenAgain: { text: 'It was seen at night.' },
  },
  occurrences: [
    {
      claim: 'seen',
      article: 'a',
      quotes: ['We saw it,', 'at ni\u0303ght.'],
      stance: 'distances',
      stanceWords: 'alerted',
      commitment: 'asserts',
      quotation: 'mixed',
      note: 'In two pieces\nwith “quotes” & more.',
      chain: [
        { source: 'office', sourceWords: 'the office', cueWords: 'said' },
        { source: 'insiders', status: 'anonymous', sourceWords: 'insiders', cueWords: 'citing' },
      ],
    },
    { claim: 'seenAgain', article: 'a', quotes: ['saw it,'], stance: 'distances' },
    { claim: 'opened', article: 'a', quotes: ['البوابات فتحت'], polarity: 'negates', stance: 'rejects' },
    { claim: 'opened', article: 'a', quotes: ['🌊'] },
  ],
  relations: [
    { from: 'seen', to: 'opened', kind: 'supports', status: 'confirmed', reason: 'Because & so.' },
    { from: 'seen', to: 'seenAgain', kind: 'equivalent', status: 'suggested', reason: '' },
    { from: 'opened', to: 'seenAgain', kind: 'contradicts', status: 'rejected', reason: 'no' },
  ],
};

/** As many occurrences as asked, over articles of fifty each. */
export function largeCase(count: number): FixtureCase {
  const articles: Record<string, FixtureCase['articles'][string]> = {};
  const claims: Record<string, FixtureCase['claims'][string]> = {};
  const occurrences: NonNullable<FixtureCase['occurrences']>[number][] = [];
  for (let number = 0; number < count; number += 1) {
    const article = `a${Math.floor(number / 50)}`;
    const blocks = (articles[article]?.blocks ?? []).concat({
      text: `The office 🌊 said that gate ${number} was opened, and nobody was told.`,
    });
    articles[article] = { title: `Article ${article}`, voice: 'paper', blocks };
    claims[`c${number}`] = { text: `Gate ${number} was opened.`, tags: [`gates/${number % 7}`] };
    occurrences.push({
      claim: `c${number}`,
      article,
      quotes: [`gate ${number} was opened`],
      stance: 'endorses',
      commitment: 'asserts',
      chain: [{ source: 'office' }],
    });
  }
  return { sources: variedCase.sources, articles, claims, occurrences };
}
