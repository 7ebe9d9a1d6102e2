import { codebook } from '#domain/codebook.ts';
import type { Stance } from '#domain/stance.ts';

/** Sign, label and definition of an occurrence's stance; null is "not judged", which is no stance but a value to show. */
export function stanceWords(stance: Stance | null): {
  readonly sign: string;
  readonly label: string;
  readonly definition: string;
} {
  return stance === null ? codebook.stanceGap['not-judged'] : codebook.stance[stance];
}
