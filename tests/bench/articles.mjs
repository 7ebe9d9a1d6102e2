// Articles and marks of any size, the same on every run: a small generator with a fixed seed writes plain sentences.

const subjects = ['The ministry', 'A witness', 'The operator', 'The council', 'One engineer', 'The governor'];
const verbs = ['confirmed', 'denied', 'reported', 'announced', 'doubted', 'recorded'];
const objects = ['the order', 'a release', 'the warning', 'a delay', 'the repair', 'a loss of power'];
const places = ['at the northern gate', 'in the lower town', 'near the old bridge', 'on the eastern bank'];

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Writes an article with at least so many characters, and says where each sentence stands (UTF-16 code units).
 * Every sentence carries its own number, so that none stands twice.
 */
export function writeArticle(seed, characters) {
  const next = numbers(seed);
  const one = (list) => list[Math.floor(next() * list.length)];
  let text = `Report ${seed} on the river gates\n\n`;
  const sentences = [];
  while (text.length < characters) {
    const count = 3 + Math.floor(next() * 4);
    for (let index = 0; index < count; index++) {
      const sentence = `${one(subjects)} ${one(verbs)} ${one(objects)} ${one(places)} in entry ${seed}-${sentences.length + 1}.`;
      sentences.push({ start: text.length, quote: sentence });
      text += index === count - 1 ? sentence : `${sentence} `;
    }
    text += '\n\n';
  }
  return { text: text.trimEnd(), sentences };
}

const stances = ['endorses', 'leans-toward', 'reports-neutrally', 'distances', 'rejects', 'unclear'];

/** A file of marks for `parallax mark`: `perArticle` sentences of each article, evenly spread; `sharedBy` articles a claim. */
export function writeMarks(articles, perArticle, sharedBy) {
  const claims = [];
  const occurrences = [];
  articles.forEach(({ file, sentences }, articleIndex) => {
    const group = Math.floor(articleIndex / sharedBy);
    for (let index = 0; index < perArticle; index++) {
      const key = `g${group}-${index}`;
      if (articleIndex % sharedBy === 0)
        claims.push({ key, text: `Claim ${index + 1} of group ${group + 1}.` });
      const { start, quote } = sentences[Math.floor((index * sentences.length) / perArticle)];
      occurrences.push({
        claim: key,
        article: file,
        spans: [{ quote, start }],
        stance: stances[(articleIndex + index) % stances.length],
      });
    }
  });
  return { format: 'parallax-marks', version: 1, sources: [], claims, occurrences, relations: [] };
}
