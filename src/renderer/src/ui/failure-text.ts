import { Failure } from '#domain/failure.ts';
import { failureWords } from '../i18n/failure-words.ts';
import { t } from '../i18n/strings.ts';

/** What went wrong, in words for the analyst; a failure that no rule foresaw is quoted. */
export function failureText(reason: unknown): string {
  return reason instanceof Failure ? failureWords(reason) : t('unforeseen', { reason: String(reason) });
}
