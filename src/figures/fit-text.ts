const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;
const broad = /[\p{Lu}mwMW@%—…]/u;
const thin = /[\s.,:;!|'’iljtfrI()[\]]/u;

/** About how wide a text is in a sans-serif face at a size in user units; a figure is laid out without a page to measure in. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const { segment } of graphemes.segment(text)) ems += width(segment);
  return ems * size;
}

/** The text cut at a character, with an ellipsis, so that it is about as wide as there is room; white space is one space. */
export function fitText(text: string, room: number, size: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  let ems = 0;
  let kept = '';
  for (const { segment } of graphemes.segment(line)) {
    ems += width(segment);
    if (ems * size > room) return `${shortened(kept, room, size)}…`;
    kept += segment;
  }
  return line;
}

function shortened(kept: string, room: number, size: number): string {
  const segments = [...graphemes.segment(kept)].map(({ segment }) => segment);
  let ems = segments.reduce((sum, segment) => sum + width(segment), 0);
  while (segments.length > 0 && (ems + width('…')) * size > room) ems -= width(segments.pop() ?? '');
  return segments.join('').trimEnd();
}

function width(segment: string): number {
  if (wide.test(segment)) return 1;
  if (thin.test(segment)) return 0.34;
  return broad.test(segment) ? 0.74 : 0.56;
}
