// A case to compare, with what is true of it known from how it was made.

const kinds = [
  { standing: 'agreed', articles: 10, stanceOf: () => 'endorses' },
  { standing: 'contradicted', articles: 10, stanceOf: (at) => (at % 2 === 0 ? 'endorses' : 'rejects') },
  { standing: 'mixed', articles: 10, stanceOf: (at) => (at === 0 ? 'reports-neutrally' : 'leans-toward') },
  { standing: 'one-sided', articles: 1, stanceOf: () => null },
  // Nobody takes a side, and all have it from one source.
  { standing: 'mixed', articles: 9, stanceOf: () => 'unclear', origin: true },
];

/**
 * Marks in which the claims are in turns agreed, contradicted, mixed, made by one article only, and rested on one source
 * by all; the articles take turns too, so that each makes as many claims as the next. `truth` counts the rows of each
 * standing and those of one origin, and gives the number of places.
 * @param articles from `writeArticle`, each with a file name and enough sentences.
 */
export function writeComparison(articles, claimCount) {
  const claims = [];
  const occurrences = [];
  const used = articles.map(() => 0);
  const truth = { articles: articles.length, claims: claimCount, standings: {}, origins: 0, places: 0 };
  let turn = 0;
  for (let index = 0; index < claimCount; index++) {
    const kind = kinds[index % kinds.length];
    const key = `c${index}`;
    claims.push({
      key,
      text: `Claim ${index + 1}: the gate at lock ${index + 1} was shut before the water came.`,
    });
    truth.standings[kind.standing] = (truth.standings[kind.standing] ?? 0) + 1;
    if (kind.origin) truth.origins += 1;
    for (let at = 0; at < kind.articles; at++) {
      // Each round of turns meets every article once, at another place, so that none has always the same part.
      const article = (turn * 7 + Math.floor(turn / articles.length) * 3) % articles.length;
      turn += 1;
      const { file, sentences } = articles[article];
      const { start, quote } = sentences[used[article]++];
      const through = kind.origin ? ['agency'] : at % 3 === 1 ? [`source${turn % 40}`] : [];
      occurrences.push({
        claim: key,
        article: file,
        spans: [{ quote, start }],
        stance: kind.stanceOf(at),
        commitment: through.length > 0 ? 'asserts' : null,
        chain: [
          { source: '@author', status: 'own-voice' },
          ...through.map((source) => ({ source, status: 'explicit' })),
        ],
      });
    }
  }
  truth.places = occurrences.length;
  const sources = [
    { key: 'agency', name: 'River agency', kind: 'organisation' },
    ...Array.from({ length: 40 }, (_, index) => ({
      key: `source${index}`,
      name: `Witness ${index + 1}`,
      kind: 'person',
    })),
  ];
  return {
    marks: { format: 'parallax-marks', version: 1, sources, claims, occurrences, relations: [] },
    truth,
  };
}
