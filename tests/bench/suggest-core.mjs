// Runs core itself on one case, has it make the index of claims, then marks one sentence after the other and asks what is
// suggested for each new claim. Started by suggest.mjs in a process of its own; writes what it measured as JSON.
import { readFileSync } from 'node:fs';
import { startCore } from './core-here.mjs';

const [file, sentencesFile] = process.argv.slice(2);
const sentences = JSON.parse(readFileSync(sentencesFile, 'utf8'));
const { call, close } = await startCore(file);
const articles = new Map((await call('article.list', {})).map(({ fileName, id }) => [fileName, id]));

// What no language is detected in states one here, as articles do.
for (const articleId of articles.values())
  await call('article.update', { articleId, patch: { language: 'en' } });

/** The longest time in which nothing else was served, in milliseconds. */
async function longestStall(work) {
  let longest = 0;
  let before = performance.now();
  let isOver = false;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  await work();
  isOver = true;
  return longest;
}

const timed = async (work) => {
  const start = performance.now();
  const value = await work();
  return { took: performance.now() - start, value };
};
const mark = ({ file: name, start, end }) =>
  call('occurrence.mark', {
    articleId: articles.get(name),
    spans: [{ start, end }],
    claimId: null,
    claimText: null,
    stance: null,
  });
const suggest = (claimId) => call('suggestion.list', { about: { kind: 'claim', claimId }, putOff: false });

const [first, ...others] = sentences;
const { claimId } = await mark(first);
let made = 0;
const memory = process.memoryUsage().rss;
const stall = await longestStall(async () => {
  made = (await timed(() => suggest(claimId))).took;
});
const grown = process.memoryUsage().rss - memory;
const marks = [];
const suggestions = [];
let found = 0;
for (const sentence of others) {
  const marked = await timed(() => mark(sentence));
  const asked = await timed(() => suggest(marked.value.claimId));
  marks.push(marked.took);
  suggestions.push(asked.took);
  found += asked.value.candidates.length > 0 ? 1 : 0;
}
await close();
process.stdout.write(JSON.stringify({ made, stall, grown, marks, suggestions, found }));
process.exit(0);
