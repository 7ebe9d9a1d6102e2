const sampleLength = 4000;

/**
 * The language of a text as a two-letter BCP 47 tag, from a sample of its first few thousand code units; null when the
 * text is too short or two languages fit about as well.
 */
export async function findLanguage(text: string): Promise<string | null> {
  const sample = text.slice(0, sampleLength);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const isCaseless = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u.test(sample);
  if (letters < (isCaseless ? 12 : 40)) return null;
  const { detectAll } = await import('tinyld');
  const [first, second] = detectAll(sample);
  if (!first || first.accuracy < 0.25 || first.accuracy < 2 * (second?.accuracy ?? 0)) return null;
  return first.lang;
}
