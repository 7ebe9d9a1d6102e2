import fc from 'fast-check';
import type { Span } from '#domain/span.ts';

const wordsByScript = [
  ['Water', 'rose', 'don’t', '1,140', 'café', 'cafe\u0301', 'naïve', 'e-mail'],
  ['Вода', 'піднялася', 'об’єкт', 'Ѐ', 'и\u0306дет', 'город'],
  ['המים', 'עָלוּ', 'בַּלַּיְלָה', 'צה״ל', 'שָׁלוֹם'],
  ['الماء', 'فُتِحَتِ', 'البوّابات', 'ليلاً', '٢٠٢٤'],
  ['水位上升了', '闸门', '在夜间被打开', '部长表示'],
  ['水門が', '開かれました', 'ダムは', 'がぎ\u3099'],
  ['한국어', '각', '\u1100\u1161\u11a8'],
  ['👩🏽‍🚀', '👨‍👩‍👧‍👦', '🇮🇱', '🇺🇦🇵🇱', '1️⃣', '❤️', '𝒳', '🙂'],
  ['नमस्ते', 'क्षि', 'ไทย', 'ภาษาไทย'],
] as const;
const joints = [
  ' ',
  ' ',
  ' ',
  ', ',
  '. ',
  '! ',
  '。',
  ' “',
  '” ',
  ' — ',
  '; ',
  '\n',
  '  ',
  '、',
  '؟ ',
  ': ',
  '…',
] as const;

/** Text of one paragraph as articles have it: words of several scripts, marks, emoji, punctuation, hard line breaks. */
export const paragraph: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(...wordsByScript.map((words) => fc.constantFrom(...words))),
      fc.constantFrom(...joints),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => parts.flat().join('').trim());

/** An article of a few paragraphs, some of them page furniture. */
export const article: fc.Arbitrary<{
  readonly text: string;
  readonly blocks: readonly (Span & { readonly furniture: boolean })[];
}> = fc
  .array(fc.record({ words: paragraph, furniture: fc.constantFrom(false, false, false, true) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => {
    let text = '';
    const blocks = parts.map(({ words, furniture }) => {
      if (text !== '') text += '\n\n';
      const start = text.length;
      text += words;
      return { start, end: text.length, furniture };
    });
    return { text, blocks };
  });

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Every offset at which a grapheme of the text begins or ends. */
export function graphemeEdges(text: string): ReadonlySet<number> {
  return new Set([...segmenter.segment(text)].map(({ index }) => index)).add(text.length);
}
