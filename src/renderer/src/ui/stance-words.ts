import type { AddedValues } from '#domain/case-codebook.ts';
import type { Stance } from '#domain/stance.ts';
import { codebookWords } from '../i18n/codebook-words.ts';

/** Sign, label and definition of an occurrence's stance; null is "not judged", which is no stance but a value to show. */
export function stanceWords(
  stance: Stance | null,
  added?: AddedValues,
): {
  readonly sign: string;
  readonly label: string;
  readonly definition: string;
} {
  return stance === null ? codebookWords('stanceGap', 'not-judged') : codebookWords('stance', stance, added);
}
