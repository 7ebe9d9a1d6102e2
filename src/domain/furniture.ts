import type { BlockKind } from './article.ts';
import { isDateLine } from './furniture/date-line.ts';
import {
  findAuthorWithRole,
  findBylineNames,
  isAuthorBiography,
  isBareByline,
  isFullName,
} from './furniture/people-lines.ts';
import { isSubscribeButton, matchPhrase, normalisePhrase, type PhraseMatch } from './furniture/phrases.ts';
import type { FurnitureReason } from './furniture/reason.ts';

// Page furniture is what a web page puts around an article: menus, name lists, "Share", newsletter boxes. Three kinds of
// evidence tell it from the body. Words: a line that is nothing but a known phrase. Place: the body runs from the first
// paragraph of prose to the last, and much is allowed before and after it that is not allowed inside. Company: a doubtful
// line is furniture only beside furniture. Where the evidence is thin a line stays body: the analyst sees too much
// sooner than too little.

/** A block to be judged; `linked` is true when all its words are the text of links. */
export type FurnitureCandidate = {
  readonly text: string;
  readonly kind: BlockKind;
  readonly linked?: boolean;
};

/** What was found about one block; `reason` is null exactly when the block is body. */
export type FurnitureVerdict = { readonly furniture: boolean; readonly reason: FurnitureReason | null };

/** A verdict for each block in order, and which block is the headline, if one is sure enough to be proposed. */
export type FurnitureReading = {
  readonly verdicts: readonly FurnitureVerdict[];
  readonly headline: number | null;
};

type Features = FurnitureCandidate & {
  readonly words: number;
  /** Reads as running text: long enough, and ended like a sentence. */
  readonly prose: boolean;
  /** Short, and not ended like a sentence. */
  readonly label: boolean;
  readonly match: PhraseMatch | null;
};

/** Scripts that are written without spaces between words, or without capitals. */
const caseless = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/u;
const sentenceEnd = /[.!?…:;。！？।۔]["'”’»)\]]*$/u;
const languageCodes = words(
  'en ru be by uk ua de fr es pt pl it cs sk hu ro bg sr hr sl lt lv et fi sv da no nl el tr ka hy az kk uz he ar fa zh cn ja jp ko kr',
);
const ambiguousCodes = words('no it by be he ar am is so');
const languageNames = words(
  `english русский українська беларуская deutsch français español polski português italiano čeština türkçe қазақша
   lietuvių latviešu eesti română български српски hrvatski ქართული հայերեն azərbaycan العربية فارسی עברית 中文 日本語 한국어
   eng rus ukr bel рус укр бел анг`,
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u));
}

/** "EN", "BE/RU", "English | Русский". A lone code that is also a word is none. */
function isLanguageSwitch(text: string): boolean {
  if (text.length > 120) return false;
  const parts = text
    .trim()
    .split(/\s*[\s/|,;·•]\s*/u)
    .filter((part) => part !== '');
  const isName = (part: string): boolean => languageNames.has(part.toLowerCase());
  const isCode = (part: string): boolean =>
    /^\p{L}{2}$/u.test(part) && part === part.toUpperCase() && languageCodes.has(part.toLowerCase());
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) {
    return isName(only) || (isCode(only) && !ambiguousCodes.has(only.toLowerCase()));
  }
  if (parts.length > 1 && parts.every((part) => isName(part) || isCode(part))) return true;
  // Two codes with a slash or a bar between them switch languages even when one is unknown.
  return /^\p{Lu}{2}(?:\s?[/|]\s?\p{Lu}{2})+$/u.test(text.trim());
}

const isAddress = (text: string): boolean =>
  /^(?:(?:https?:\/\/|www\.|t\.me\/)\S+|@\w{3,40})$/iu.test(text.trim()) ||
  /^\S+@\S+\.\p{L}{2,}$/u.test(text.trim());
const isSeparator = (text: string): boolean => text.length <= 200 && !/[\p{L}\p{N}]/u.test(text);

function featuresOf(candidate: FurnitureCandidate): Features {
  const { text, kind } = candidate;
  const isLong = text.length > 700;
  const line = isLong ? text : text.trim();
  const ended = sentenceEnd.test(isLong ? text.slice(-20).trimEnd() : line);
  const count = isLong ? 100 : line.split(/\s+/u).length;
  const isCaseless = caseless.test(line.slice(0, 40));
  const enough =
    count >= 8 || (isCaseless && line.length >= 24) || /[.!?。！？]\s*\p{L}/u.test(line.slice(0, -1));
  const prose = kind !== 'heading' && ((ended && enough) || line.length >= 240 || kind === 'quotation');
  return {
    ...candidate,
    text: line,
    words: count,
    prose,
    label: !ended && line.length <= 160 && !prose,
    match: matchOf(line),
  };
}

function matchOf(line: string): PhraseMatch | null {
  if (isSeparator(line)) return { reason: 'separator', scope: 'anywhere' };
  if (isLanguageSwitch(line))
    return { reason: 'language-switch', scope: /[/|]/u.test(line) ? 'anywhere' : 'edges' };
  return matchPhrase(line);
}

/** Words compared without case, punctuation and spacing, so that a headline is known again in other dress. */
const keyOf = (text: string): string =>
  normalisePhrase(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A line such as "Prime Minister of India": short, without an end, most words capitalised. */
function isNameLike({ label, words: count, text }: Features): boolean {
  if (!label || count > 12 || !/^[\p{Lu}\p{Lo}]/u.test(text)) return false;
  const capitalised = text.split(/\s+/u).filter((word) => /^["'«“(]?[\p{Lu}\p{Lo}]/u.test(word)).length;
  return capitalised * 2 >= count;
}

/** A line that says when or by whom, as it stands between a headline and the first paragraph. */
function metaReasonOf(block: Features): FurnitureReason | null {
  const { text } = block;
  if (text.length > 300) return null;
  if (isDateLine(text)) return 'date';
  if (isBareByline(text) || findBylineNames(text).length > 0 || findAuthorWithRole(text) !== null)
    return 'byline';
  const parts = text.split(/\s*[|•·]\s*/u);
  const isMeta = (part: string): boolean => isDateLine(part) || findBylineNames(part).length > 0;
  if (parts.length > 1 && parts.some(isMeta) && parts.every((part) => isMeta(part) || isFullName(part)))
    return 'byline';
  return null;
}

const selfDescription =
  /^(?:the )?(?:(?:joint|official|information) )*(?:web ?site|web ?portal|portal|home ?page) of\s|^(?:официальный |информационный )?(?:сайт|портал)\s|^(?:офіційний |інформаційний )?(?:сайт|портал)\s|^offizielle (?:web)?seite\s|^site officiel\s|^(?:sitio|portal|página) (?:web )?oficial\s/iu;

/** True for a line in which a website says what it is, such as "Official website of the Ministry of Waters". */
export function isSelfDescription(text: string): boolean {
  return text.length <= 160 && !sentenceEnd.test(text.trim()) && selfDescription.test(text.trim());
}

/** True for words that are hardly repeated by chance. */
const isTelling = (key: string): boolean =>
  key.split(' ').length >= 4 || (caseless.test(key) && key.length >= 8);

/** A headline comes again close below, or in the article and after it; the chorus of a song comes again and again. */
const isHeadlineRepetition = (
  [first = 0, second = 0, ...more]: readonly number[],
  leadLength: number,
): boolean => second > first && more.length <= 2 && (second - first <= 4 || second >= leadLength);

/** The headline of the lead, and whether the evidence for it also speaks against what stands around it. */
type Headline = { readonly index: number; readonly sure: boolean };

function findHeadline(
  lead: readonly Features[],
  meta: readonly (FurnitureReason | null)[],
  places: ReadonlyMap<string, readonly number[]>,
  title: string | null,
): Headline | null {
  const open = lead
    .map((block, index) => ({ block, index, key: keyOf(block.text) }))
    .filter(
      ({ block, index }) =>
        block.match === null &&
        meta[index] === null &&
        (block.label || block.kind === 'heading' || /[?!…]["”»]*$/u.test(block.text)) &&
        block.text.length <= 300 &&
        !isAddress(block.text) &&
        !isSelfDescription(block.text) &&
        block.kind !== 'list-item' &&
        block.kind !== 'quotation',
    );
  const longest = <T extends { readonly block: Features }>(list: readonly T[]): T | undefined =>
    list.reduce<T | undefined>(
      (best, item) => (best && best.block.words >= item.block.words ? best : item),
      undefined,
    );

  const wanted = title === null ? '' : keyOf(title);
  const titled =
    wanted === ''
      ? undefined
      : open.find(({ key }) => key === wanted || (key.length * 2 > wanted.length && wanted.includes(key)));
  if (titled) return { index: titled.index, sure: true };

  const repeated = longest(
    open.filter(({ key }) => isTelling(key) && isHeadlineRepetition(places.get(key) ?? [], lead.length)),
  );
  if (repeated)
    return { index: open.find(({ key }) => key === repeated.key)?.index ?? repeated.index, sure: true };

  const headings = open.filter(({ block }) => block.kind === 'heading');
  const [firstHeading] = headings;
  if (firstHeading) return { index: firstHeading.index, sure: false };

  const [first] = open;
  if (!first) return null;
  if (open.length <= 3) {
    const best = longest(open) ?? first;
    const chosen = first.block.words <= 3 && best.block.words >= 5 ? best : first;
    // A date or a byline below it makes it a headline, and what stands above it a label.
    const sure = meta.some((reason, index) => reason !== null && index > chosen.index);
    if (!sure && chosen !== first) return { index: first.index, sure: false };
    return chosen.block.words >= 2 || sure ? { index: chosen.index, sure } : null;
  }
  // After a long run of short lines the headline is the one close to the body that stands out by its length.
  const near = longest(open.slice(-3)) ?? first;
  const others = open
    .filter((item) => item !== near)
    .map(({ block }) => block.words)
    .sort((a, b) => a - b);
  const median = others[others.length >> 1] ?? 0;
  const before = lead.slice(0, near.index);
  const nameLike = before.filter(isNameLike).length;
  const isRun = nameLike >= 4 && nameLike * 10 >= before.length * 7;
  return near.block.words >= 5 && near.block.words >= median * 1.5 && isRun
    ? { index: near.index, sure: true }
    : null;
}

/**
 * Tells body from page furniture for a whole article at once. Pure and linear in the length of the text. `title` is what
 * other evidence, such as the page's metadata, says the headline is.
 */
export function classifyFurniture(
  candidates: readonly FurnitureCandidate[],
  title: string | null = null,
): FurnitureReading {
  const blocks = candidates.map(featuresOf);
  const reasons: (FurnitureReason | null)[] = blocks.map(({ match }) =>
    match?.scope === 'anywhere' ? match.reason : null,
  );
  markNewsletterBoxes(blocks, reasons);

  const isBody = (block: Features, i: number): boolean => block.prose && reasons[i] === null;
  let firstBody = blocks.findIndex(isBody);
  // The line about the author reads like prose; before any other prose it is none.
  while (firstBody >= 0 && findAuthorWithRole(blocks[firstBody]?.text ?? '') !== null) {
    const next = blocks.findIndex((block, i) => i > firstBody && isBody(block, i));
    if (next < 0) break;
    firstBody = next;
  }
  const verdicts = (): readonly FurnitureVerdict[] =>
    reasons.map((reason) => ({ furniture: reason !== null, reason }));
  if (firstBody < 0) {
    const headline = blocks.findIndex((block, i) => reasons[i] === null && block.kind === 'heading');
    return { verdicts: verdicts(), headline: headline < 0 ? null : headline };
  }
  const lead = blocks.slice(0, firstBody);
  const meta = lead.map((block, i) => reasons[i] ?? metaReasonOf(block));
  const places = new Map<string, number[]>();
  blocks.forEach((block, i) => {
    if (!block.label && block.kind !== 'heading') return;
    const key = keyOf(block.text);
    const known = places.get(key);
    if (known) known.push(i);
    else places.set(key, [i]);
  });
  const headline = findHeadline(lead, meta, places, title);
  const authors = lead.flatMap(({ text }) =>
    [...findBylineNames(text), findAuthorWithRole(text) ?? []].flat(),
  );
  // So does the one about the author below the article; only the end of an article is looked at for it.
  const ending = blocks.flatMap((block, i) => (isBody(block, i) ? [i] : [])).slice(-authors.length - 1);
  for (const i of ending.toReversed()) {
    if (i === firstBody || !isAuthorBiography(blocks[i]?.text ?? '', authors)) break;
    reasons[i] = 'byline';
  }
  const lastBody = blocks.findLastIndex(isBody);

  if (headline) markRepetitions(blocks, reasons, meta, headline.index);
  markLead(lead, reasons, meta, headline);
  markMiddle(blocks, reasons, firstBody, lastBody);
  markTail(blocks, reasons, lastBody);
  return { verdicts: verdicts(), headline: headline?.index ?? null };
}

/** From "Subscribe to our newsletter" to its button or language switch: the invitation between them belongs to the box. */
function markNewsletterBoxes(blocks: readonly Features[], reasons: (FurnitureReason | null)[]): void {
  for (let i = 0; i < blocks.length; i++) {
    if (reasons[i] !== 'newsletter') continue;
    const pending: number[] = [];
    for (let j = i + 1; j < blocks.length && pending.length <= 2; j++) {
      const block = blocks[j];
      if (!block) break;
      if (block.match?.reason === 'language-switch' || isSubscribeButton(block.text)) {
        for (const index of pending) reasons[index] = 'newsletter';
        reasons[j] ??= block.match?.reason ?? 'button';
        break;
      }
      if (reasons[j] !== null) continue;
      if (block.text.length > 600) break;
      pending.push(j);
    }
  }
}

/** The headline again, anywhere; and before the body, the labels that stand between the headline and its repetition. */
function markRepetitions(
  blocks: readonly Features[],
  reasons: (FurnitureReason | null)[],
  meta: readonly (FurnitureReason | null)[],
  headline: number,
): void {
  const key = keyOf(blocks[headline]?.text ?? '');
  if (!isTelling(key)) return;
  let lastInLead = headline;
  for (let i = headline + 1; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block || block.text.length > 400 || keyOf(block.text) !== key) continue;
    reasons[i] = 'repeated-headline';
    if (i < meta.length && i - lastInLead <= 4) lastInLead = i;
  }
  for (let i = headline + 1; i < lastInLead; i++) {
    if (blocks[i]?.label === true) reasons[i] ??= meta[i] ?? 'section-label';
  }
}

function markLead(
  lead: readonly Features[],
  reasons: (FurnitureReason | null)[],
  meta: readonly (FurnitureReason | null)[],
  headline: Headline | null,
): void {
  lead.forEach((block, i) => {
    if (i === headline?.index) {
      reasons[i] = null;
      return;
    }
    if (reasons[i] !== null) return;
    const above = headline?.sure === true && i < headline.index;
    if (above && isSelfDescription(block.text)) reasons[i] = 'masthead';
    else if (meta[i] != null) reasons[i] = meta[i] ?? null;
    else if (isAddress(block.text)) reasons[i] = 'address';
    else if (above && block.label)
      reasons[i] = block.match?.reason ?? labelReason(lead, meta, i, headline.index);
    else if (block.match && (isInCompany(reasons, meta, i) || isBesideMatch(lead, i)))
      reasons[i] = block.match.reason;
    else if (isLink(block)) reasons[i] = 'navigation';
    else if (isNameAfterByline(lead, i)) reasons[i] = 'byline';
  });
}

/** What a short line above the headline is: one of a long run of names, a menu entry, or a label by itself. */
function labelReason(
  lead: readonly Features[],
  meta: readonly (FurnitureReason | null)[],
  index: number,
  headline: number,
): FurnitureReason {
  const inRun = (i: number): boolean => lead[i]?.label === true && meta[i] === null;
  let from = index;
  let to = index;
  while (inRun(from - 1)) from--;
  while (to + 1 < headline && inRun(to + 1)) to++;
  const run = lead.slice(from, to + 1);
  if (run.length < 4) return 'section-label';
  const oneWord = run.filter((block) => block.words === 1).length;
  return oneWord * 3 > run.length * 2 || lead[index]?.linked === true ? 'navigation' : 'name-list';
}

const isBesideMatch = (blocks: readonly Features[], i: number): boolean =>
  blocks[i - 1]?.match != null || blocks[i + 1]?.match != null;

/** A line that is nothing but a link to somewhere else; a headline may be one too. */
const isLink = (block: Features): boolean => block.linked === true && block.label && block.kind !== 'heading';

const isNameAfterByline = (blocks: readonly Features[], i: number): boolean =>
  isBareByline(blocks[i - 1]?.text ?? '') && isFullName(blocks[i]?.text ?? '');

const isInCompany = (
  reasons: readonly (FurnitureReason | null)[],
  meta: readonly (FurnitureReason | null)[],
  i: number,
): boolean => [i - 1, i + 1].some((j) => (reasons[j] ?? meta[j] ?? null) !== null);

function markMiddle(
  blocks: readonly Features[],
  reasons: (FurnitureReason | null)[],
  firstBody: number,
  lastBody: number,
): void {
  let relatedLines = 0;
  for (let i = firstBody; i <= lastBody; i++) {
    const block = blocks[i];
    if (!block) continue;
    if (reasons[i] === 'related') {
      // "Read also: A title" brings its title along; a bare "Read also" has it on the next lines.
      relatedLines = block.words <= 4 ? 5 : 0;
      continue;
    }
    if (reasons[i] !== null) continue;
    if (block.match && isInCompany(reasons, [], i)) reasons[i] = block.match.reason;
    else if (relatedLines > 0 && block.label && block.kind !== 'heading') reasons[i] = 'related';
    else relatedLines = 1;
    relatedLines--;
  }
}

/** What stands after an article only where the page goes on: any short line below it belongs to the page. */
const endings: ReadonlySet<FurnitureReason | null> = new Set<FurnitureReason>([
  'button',
  'newsletter',
  'social',
  'related',
  'tags',
  'comments',
  'language-switch',
  'navigation',
  'advertisement',
  'cookies',
  'copyright',
]);

function markTail(blocks: readonly Features[], reasons: (FurnitureReason | null)[], lastBody: number): void {
  let ended = false;
  for (let i = lastBody + 1; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block) continue;
    if (reasons[i] === null) {
      if (isAddress(block.text)) reasons[i] = 'address';
      else if (block.match && (ended || isBesideMatch(blocks, i))) reasons[i] = block.match.reason;
      else if (ended && isDateLine(block.text)) reasons[i] = 'date';
      else if ((ended && block.label) || isLink(block)) reasons[i] = 'related';
    }
    ended ||= endings.has(reasons[i] ?? null);
  }
}
