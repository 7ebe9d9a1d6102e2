import type { Span } from './span.ts';

// Where words, clauses and sentences begin and end. Boundaries come from Intl.Segmenter (Unicode Standard Annex 29) and
// are corrected where its rules, which know no abbreviations, end a sentence too early. All offsets are UTF-16 code units.

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(granularity: 'sentence' | 'word', locale: string | undefined): Intl.Segmenter {
  const key = `${granularity} ${locale ?? ''}`;
  let segmenter = segmenters.get(key);
  if (!segmenter) {
    try {
      segmenter = new Intl.Segmenter(locale ?? 'en', { granularity });
    } catch {
      // A tag an analyst typed may be no BCP 47 tag; the root rules serve every language well enough.
      segmenter = new Intl.Segmenter('en', { granularity });
    }
    segmenters.set(key, segmenter);
  }
  return segmenter;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u));

/** Abbreviations that stand before what they belong to, so that no sentence ends with them. */
const neverLast = words(
  `mr mrs ms mx dr prof messrs mme mlle gen col lt sgt cpl capt maj adm brig cmdr rep sen gov rev hon st mt ft vs cf
   e.g i.e eg ie viz approx z.b d.h u.a o.ä bzw ca evtl ggf hr hrn frl dipl ing sra srta dña ud uds p.ej
   напр т.е т.н т.к проф акад ген полк подп тов гр ул пер просп див тзв т.зв ім`,
);

/** Abbreviations that end no sentence when a number follows. */
const beforeNumber = words(
  `no nos nr nrs num art arts p pp par para vol ch sec fig figs eq op bd abs s z c r jan feb mar apr jun jul aug sep sept
   oct nov dec ст п пп рис стр с гл табл кв д корп оф ч`,
);

/** Abbreviations with which a sentence may end as well as go on. */
const maybeLast = words(
  `etc al inc ltd co corp bros jr sr ave blvd ed eds dept est esp incl usw usf etc u.s.w
   jan feb mar apr jun jul aug sep sept oct nov dec
   гг вв др пр тыс млн млрд трлн руб долл коп грн обл р-н им см ср св ст стр изд ред рр ст т.д т.п`,
);

/** Words that, capitalised after a doubtful full stop, show that a new sentence has begun. */
const openers = words(
  `the a an this that these those it its he she they we i you his her their our my but and or however in on at as if
   when while after before since for from to there then here what who why how where which although though because
   according meanwhile moreover nor so yet not no yes both each all some many most one nobody
   nothing everyone several later now today yesterday also
   он она оно они мы я вы ты это этот эта эти в во на по с со из от до за при но а и или если когда однако как что кто
   почему где так также тогда там здесь его её их у к о об для после перед между
   він вона воно вони ми ви це цей ця ці з із зі від але й та або якщо коли однак як що хто чому де тоді тут її
   der die das ein eine er sie es wir ich dieser diese dieses aber und oder wenn als doch im am auf bei mit nach von vor
   zu zum zur für durch gegen ohne um
   le la les un une il elle ils elles nous je vous ce cet cette ces mais et ou si quand dans en au aux à de du des par
   pour avec sans sur el los las él ella ellos nosotros yo este esta estos pero y o cuando del con por para sin según`,
);

const germanMonth =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert)/u;

const lineBreak = /[\n\r\u0085\u2028\u2029]/gu;
const hasWordCharacter = /[\p{L}\p{N}]/u;
const isWord = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
const hasLetter = /\p{L}/u;

/** True when the doubtful stop before `right` is followed by a word that opens a sentence; "A." in "J. A. Roe" does not. */
function opensSentence(right: string): boolean {
  const first = /^[^\p{L}\p{N}]*(\p{L}+)(?![\p{L}.])/u.exec(right)?.[1];
  return first !== undefined && openers.has(first.toLowerCase());
}

/** Decides whether a sentence ends between `left` and `right`, both cut to a few dozen characters around the place. */
function endsBetween(left: string, right: string): boolean {
  const before = left.trimEnd();
  // "Why?" he asked.
  if (/[!?.][\p{Pe}\p{Pf}"'’”»\s]*$/u.test(before) && /^[\s\p{Pi}\p{Ps}"'„]*\p{Ll}/u.test(right))
    return false;
  // An omission or a remark in brackets, "(...)" or "(!)", ends a sentence only where one had ended before it.
  const remark = /[([]\s*[.!?]+\s*[)\]]["'”’»]?$/u.exec(before);
  if (remark) {
    const leading = before.slice(0, remark.index).trimEnd();
    return /[.!?][\p{Pe}\p{Pf}"'’]*$/u.test(leading) || opensSentence(right);
  }
  const token = /(?:^|[\s\p{Ps}\p{Pi}"'„«])([^\s\p{Ps}\p{Pi}"'„«]+)\.$/u.exec(before)?.[1];
  if (token === undefined) return true;
  const abbreviation = token.toLowerCase();
  if (neverLast.has(abbreviation) || /(?:^|\s)т\.\s?е\.$/u.test(before)) return false;
  if (/^\d/u.test(right) && beforeNumber.has(abbreviation) && token !== 'no') return false;
  if (/^\d{1,2}$/u.test(token)) return !germanMonth.test(right) && !/^\d{1,2}\.\s?\d{4}/u.test(right);
  const isInitialOrAcronym = /^(?:\p{L}\p{M}*(?:[.-]|$))+$/u.test(token);
  if (isInitialOrAcronym || maybeLast.has(abbreviation)) return opensSentence(right);
  return true;
}

const windowLength = 2000;
const windowMargin = 200;

/**
 * The segments of a text. V8 takes time in the square of the text's length to go through them, so a long text is given to
 * it in windows; segments near a window's end wait for the next window, which shows what follows them.
 */
function* segmentsOf(
  piece: string,
  segmenter: Intl.Segmenter,
): Generator<{ segment: string; index: number }> {
  let from = 0;
  let length = windowLength;
  while (from < piece.length) {
    const isLast = from + length >= piece.length;
    const view = piece.slice(from, from + length);
    let taken = 0;
    for (const { segment, index } of segmenter.segment(view)) {
      if (!isLast && index + segment.length > view.length - windowMargin) break;
      yield { segment, index: from + index };
      taken = index + segment.length;
    }
    if (isLast) return;
    from += taken;
    length = taken === 0 ? length * 2 : windowLength;
  }
}

/** The range without white space at its ends; empty at its start when there is nothing else. */
function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text.charAt(from))) from++;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to--;
  return from < to ? { start: from, end: to } : { start, end: start };
}

let latest: {
  text: string;
  start: number;
  end: number;
  locale: string | undefined;
  spans: readonly Span[];
} | null = null;

/**
 * The sentences of the text from `start` to `end`, in order, without white space at their ends. Together they hold every
 * character of the range that is no white space. A line break inside the range ends no sentence by itself, because
 * hard-wrapped text has them everywhere. `locale` is a BCP 47 tag.
 */
export function sentencesOf(text: string, start: number, end: number, locale?: string): readonly Span[] {
  // Moving the caret asks for the same block again and again; one block can be a megabyte.
  if (latest?.start === start && latest.end === end && latest.locale === locale && latest.text === text) {
    return latest.spans;
  }
  const spans: Span[] = [];
  // The segmenter ends a sentence at each line break, knows no ellipsis, and parts "Jamais ! »" before the closing mark.
  const piece = text
    .slice(start, end)
    .replace(lineBreak, ' ')
    .replaceAll('…', '.')
    .replace(/([.!?])(\s+)»(?=[\s.,;:!?)]|$)/gu, '$1»$2');
  let from = 0;
  let to = 0;
  let worded = false;
  const close = (): void => {
    const span = trimmed(text, start + from, start + to);
    if (span.end > span.start) spans.push(span);
    from = to;
    worded = false;
  };
  for (const { segment, index } of segmentsOf(piece, segmenterFor('sentence', locale))) {
    if (
      index > from &&
      worded &&
      hasWordCharacter.test(segment) &&
      endsBetween(piece.slice(Math.max(from, index - 60), index), segment.slice(0, 60))
    ) {
      close();
    }
    to = index + segment.length;
    worded ||= hasLetter.test(segment);
  }
  close();
  latest = { text, start, end, locale, spans };
  return spans;
}

/** The last of `spans` that begins at or before the offset, else the first. */
function spanAt(spans: readonly Span[], offset: number): Span | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return spans[Math.max(0, low - 1)] ?? null;
}

/**
 * The sentence of the block in which the offset lies; between two sentences, the one before. Offsets outside the block
 * count as its nearest end. A block of white space only gives an empty span at its start.
 */
export function sentenceAt(text: string, offset: number, block: Span, locale?: string): Span {
  const { start, end } = block;
  return spanAt(sentencesOf(text, start, end, locale), offset) ?? { start, end: start };
}

const opening = /[“„«「『‟＂(［[]/u;
const closing = /[”»」』)］\]]/u;
const minimumEnclosedWords = 4;

/**
 * Where quoted or bracketed words begin and end that are long enough to be a clause. 'Scare quotes', "(UN)" and
 * "(dis)information" belong to the clause around them.
 */
function enclosureBounds(sentence: string): ReadonlySet<number> {
  const bounds = new Set<number>();
  const open: number[] = [];
  for (let i = 0; i < sentence.length; i++) {
    const character = sentence.charAt(i);
    const isPlain = character === '"';
    if (!isPlain && !opening.test(character) && !closing.test(character)) continue;
    const previous = sentence.charAt(i - 1);
    // The Hebrew gershayim and the inch stand inside or after a word.
    if (isPlain && hasWordCharacter.test(previous) && hasWordCharacter.test(sentence.charAt(i + 1))) continue;
    // “ opens in English and closes in German.
    const isSecond = character === '“' && sentence.charAt(open.at(-1) ?? -1) === '„';
    const opens = isPlain
      ? previous === '' || /[\s\p{Ps}\p{Pd}]/u.test(previous)
      : opening.test(character) && !isSecond;
    if (opens) {
      open.push(i);
      continue;
    }
    const from = open.pop();
    if (from === undefined) {
      bounds.add(i);
    } else if (
      sentence
        .slice(from + 1, i)
        .trim()
        .split(/\s+/u, minimumEnclosedWords).length >= minimumEnclosedWords
    ) {
      bounds.add(from);
      bounds.add(i);
    }
  }
  for (const i of open) bounds.add(i);
  return bounds;
}

function isClauseBound(sentence: string, i: number): boolean {
  const character = sentence.charAt(i);
  const previous = sentence.charAt(i - 1);
  const next = sentence.charAt(i + 1);
  if (/[,;:،؛]/u.test(character)) return next === '' || /[\s\p{Pe}\p{Pf}"]/u.test(next);
  if (/[、，；：]/u.test(character)) return !/[A-Za-z0-9０-９\p{M}]/u.test(next);
  if (character === '—') return !/[\d\p{M}\u200d]/u.test(next);
  if (character === '–' || character === '-') return /\s/u.test(previous) && /\s/u.test(next);
  return false;
}

const clauseEdge = /[\s,;:،؛、，；：—–-]/u;

/** The clauses of one sentence (as {@link sentencesOf} gives it), without the punctuation that bounds them; the whole sentence when it is one clause. */
export function clausesOf(text: string, sentence: Span): readonly Span[] {
  const words = text.slice(sentence.start, sentence.end);
  const enclosures = enclosureBounds(words);
  const clauses: Span[] = [];
  let from = 0;
  const close = (to: number): void => {
    let start = from;
    let end = to;
    const isEdge = (i: number): boolean => clauseEdge.test(words.charAt(i)) || enclosures.has(i);
    while (start < end && isEdge(start)) start++;
    while (end > start && isEdge(end - 1)) end--;
    if (hasWordCharacter.test(words.slice(start, end))) {
      clauses.push({ start: sentence.start + start, end: sentence.start + end });
    }
    from = to;
  };
  for (let i = 0; i < words.length; i++) {
    if (enclosures.has(i) || isClauseBound(words, i)) close(i);
  }
  close(words.length);
  return clauses.length > 1 ? clauses : [sentence];
}

/**
 * The clause in which the offset lies: what stands between commas, semicolons, colons, dashes, brackets and quotation
 * marks of its sentence. Never longer than the sentence.
 */
export function clauseAt(text: string, offset: number, block: Span, locale?: string): Span {
  const sentence = sentenceAt(text, offset, block, locale);
  return spanAt(clausesOf(text, sentence), offset) ?? sentence;
}

/** The words of a stretch of text in any script, in order: what holds a letter, a digit or a picture. */
export function* wordsOf(text: string, stretch: Span, locale?: string): Generator<Span> {
  const words = segmentsOf(text.slice(stretch.start, stretch.end), segmenterFor('word', locale));
  for (const { segment, index } of words) {
    const start = stretch.start + index;
    if (isWord.test(segment)) yield { start, end: start + segment.length };
  }
}

/** The word in which the offset lies; at the end of a word that word, between two words the next. */
export function wordAt(text: string, offset: number, block: Span, locale?: string): Span {
  const clause = clauseAt(text, offset, block, locale);
  let last: Span | null = null;
  for (const word of wordsOf(text, clause, locale)) {
    last = word;
    if (offset <= word.end) return word;
  }
  return last ?? clause;
}

const rungs = [wordAt, clauseAt, sentenceAt] as const;

const isWithin = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;
const lengthOf = (span: Span): number => span.end - span.start;

/**
 * The next larger stretch around the span: word, clause, sentence, then the whole block. The result holds the span and
 * stays in the block; it is the span itself when nothing is larger, or when the span reaches outside the block.
 */
export function widen(text: string, block: Span, span: Span, locale?: string): Span {
  if (!isWithin(span, block)) return span;
  const lastOffset = Math.max(span.start, span.end - 1);
  for (const rungAt of rungs) {
    const first = rungAt(text, span.start, block, locale);
    const last = rungAt(text, lastOffset, block, locale);
    const wider = {
      start: Math.min(span.start, first.start, last.start),
      end: Math.max(span.end, first.end, last.end),
    };
    if (lengthOf(wider) > lengthOf(span)) return wider;
  }
  const paragraph = trimmed(text, block.start, block.end);
  const whole = { start: Math.min(span.start, paragraph.start), end: Math.max(span.end, paragraph.end) };
  return lengthOf(whole) > lengthOf(span) ? whole : span;
}

/**
 * The next smaller stretch inside the span around the offset `at` (by default the span's start): the way back down the
 * ladder of {@link widen}. The span itself when nothing is smaller.
 */
export function narrow(
  text: string,
  block: Span,
  span: Span,
  at: number = span.start,
  locale?: string,
): Span {
  if (!isWithin(span, block)) return span;
  // A caret at the span's end is in its last word, as everywhere else.
  let anchor = at >= span.start && at <= span.end ? at : span.start;
  const wordCharacter = /[\p{L}\p{N}]/gu;
  wordCharacter.lastIndex = anchor;
  const found = wordCharacter.exec(text.slice(0, span.end));
  if (found) anchor = found.index;
  for (const rungAt of rungs.toReversed()) {
    const smaller = rungAt(text, anchor, block, locale);
    if (isWithin(smaller, span) && lengthOf(smaller) < lengthOf(span) && lengthOf(smaller) > 0)
      return smaller;
  }
  return span;
}
