// Scripts that are written from right to left (Unicode's bidirectional classes R and AL), by their blocks.
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mende_Kikakui}]/u;
const strongCharacter = /\p{L}/u;

/** Which way the first letter of a text is written, which decides for its paragraph; left to right where it has none. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const first = strongCharacter.exec(text)?.[0];
  return first !== undefined && rightToLeft.test(first) ? 'rtl' : 'ltr';
}

/** A stretch of text that is written one way. */
export type DirectedText = { readonly text: string; readonly direction: 'ltr' | 'rtl' };

/**
 * Cuts a text into stretches of one direction each; joined they are the text. What has no direction of its own, such as spaces
 * and digits, goes with the letters on both sides of it, or with the paragraph's direction where these differ.
 */
export function directedText(text: string, base: 'ltr' | 'rtl'): readonly DirectedText[] {
  if (base === 'ltr' && !rightToLeft.test(text)) return text === '' ? [] : [{ text, direction: 'ltr' }];
  const stretches: { text: string; direction: 'ltr' | 'rtl' }[] = [];
  const put = (part: string, direction: 'ltr' | 'rtl'): void => {
    const last = stretches.at(-1);
    if (part === '') return;
    if (last?.direction === direction) last.text += part;
    else stretches.push({ text: part, direction });
  };
  let waiting = '';
  let before: 'ltr' | 'rtl' = base;
  for (const character of text) {
    if (!strongCharacter.test(character)) {
      waiting += character;
      continue;
    }
    const direction = rightToLeft.test(character) ? 'rtl' : 'ltr';
    put(waiting, before === direction ? direction : base);
    waiting = '';
    put(character, direction);
    before = direction;
  }
  put(waiting, base);
  return stretches;
}

// Explicit controls of the bidirectional algorithm: embeddings and overrides end with PDF, isolates with PDI.
const embeddings = /[\u202a\u202b\u202d\u202e]/;
const isolates = /[\u2066-\u2068]/;

/** A text whose embeddings, overrides and isolates are all ended within it, so that a name cannot turn the words after it round. */
export function closedText(text: string): string {
  if (!/[\u202a-\u202e\u2066-\u2068]/.test(text)) return text;
  const open: string[] = [];
  for (const character of text) {
    if (embeddings.test(character)) open.push('\u202c');
    else if (isolates.test(character)) open.push('\u2069');
    else if (character === open.at(-1)) open.pop();
  }
  return text + open.toReversed().join('');
}
