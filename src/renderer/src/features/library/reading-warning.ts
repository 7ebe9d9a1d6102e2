import type { ReadingWarning } from '#domain/article-reading.ts';
import { encodingName } from './encoding-name.ts';
import { t } from './strings.ts';

/** What a reading had to do to the bytes, or could not settle, in a sentence for the analyst. */
export function warningSentence({ code, detail }: ReadingWarning): string {
  switch (code) {
    case 'encoding-guessed':
      return t('warning.encoding-guessed', { detail: encodingName(detail) });
    case 'undecodable-bytes':
    case 'control-characters':
    case 'nesting-flattened':
      return t(`warning.${code}`, { count: Number(detail) });
    default:
      return t(`warning.${code}`, { detail });
  }
}
