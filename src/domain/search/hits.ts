import type { Span } from '../span.ts';
import type { SearchWords } from './node.ts';
import { type PlacedWords, soughtWords } from './words.ts';

/** Finds the words of a query in texts. */
export type HitFinder = (placed: PlacedWords) => readonly Span[];

type Sought = { readonly words: readonly string[]; readonly prefix: boolean };

/** A finder of everything a query seeks; `typed` is the word that may still be on the way. */
export function hitFinder(sought: readonly SearchWords[], typed: SearchWords | null): HitFinder {
  const whole = new Map<string, Sought[]>();
  const open: Sought[] = [];
  for (const each of sought) {
    const prefix = each.prefix || each === typed;
    const words = soughtWords(each.text, prefix);
    const [first] = words;
    if (first === undefined) continue;
    if (words.length === 1 && prefix) open.push({ words, prefix });
    else whole.set(first, [...(whole.get(first) ?? []), { words, prefix }]);
  }
  return (placed) => find(placed, whole, open);
}

function find(
  placed: PlacedWords,
  whole: ReadonlyMap<string, readonly Sought[]>,
  open: readonly Sought[],
): readonly Span[] {
  const { words, starts, ends } = placed;
  const hits: { start: number; end: number }[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    let last = open.some((sought) => word.startsWith(sought.words[0] ?? '')) ? at : -1;
    for (const sought of whole.get(word) ?? []) {
      if (standsAt(words, at, sought)) last = Math.max(last, at + sought.words.length - 1);
    }
    if (last === -1) continue;
    const start = starts[at] ?? 0;
    const end = ends[last] ?? start;
    const before = hits.at(-1);
    if (before && start < before.end) before.end = Math.max(before.end, end);
    else hits.push({ start, end });
  }
  return hits;
}

function standsAt(words: readonly string[], at: number, { words: sought, prefix }: Sought): boolean {
  return sought.every((each, index) => {
    const word = words[at + index];
    if (word === undefined) return false;
    return prefix && index === sought.length - 1 ? word.startsWith(each) : word === each;
  });
}

/** A stretch of a text with the hits in it; `start` is where it begins in the text, and hits count from there. */
export type Excerpt = { readonly start: number; readonly text: string; readonly hits: readonly Span[] };

/**
 * The stretch of at most about `length` code units with the most hits near each other, cut between words; the beginning
 * where there are none.
 * @param from, to the part of the text it must stay in.
 */
export function bestExcerpt(
  text: string,
  hits: readonly Span[],
  length: number,
  from = 0,
  to = text.length,
): Excerpt {
  const lead = Math.floor(length / 4);
  let best = 0;
  let most = 0;
  for (let first = 0, last = 0; first < hits.length; first += 1) {
    const reach = (hits[first]?.start ?? 0) + length - lead;
    while (last < hits.length && (hits[last]?.end ?? 0) <= reach) last += 1;
    if (last - first > most) {
      most = last - first;
      best = first;
    }
  }
  const hit = hits[best];
  const start = hit ? wordStart(text, Math.max(from, hit.start - lead), from, hit.start) : from;
  const end = wordEnd(
    text,
    Math.min(to, Math.max(start + length, Math.min(hit?.end ?? 0, start + 2 * length))),
    start,
    to,
  );
  return {
    start,
    text: text.slice(start, end).replaceAll(/\s/gu, ' '),
    hits: hits
      .filter((each) => each.start >= start && each.start < end)
      .map((each) => ({ start: each.start - start, end: Math.min(each.end, end) - start })),
  };
}

/** The start of a word at or after `at`, but not beyond `limit`. */
function wordStart(text: string, at: number, from: number, limit: number): number {
  if (at <= from) return from;
  const space = text.slice(at - 1, limit).search(/\s/u);
  const start = space === -1 ? at : at + space;
  return isLowSurrogate(text, start) ? start - 1 : Math.min(start, limit);
}

/** The end of a word at or before `at`. */
function wordEnd(text: string, at: number, start: number, to: number): number {
  if (at >= to) return to;
  const stretch = text.slice(start, at + 1);
  const space = stretch.search(/\s\S*$/u);
  const end = space > (at - start) / 2 ? start + space : at;
  return isLowSurrogate(text, end) ? end - 1 : end;
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
