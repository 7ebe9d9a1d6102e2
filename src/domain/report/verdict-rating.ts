import type { Verdict } from '../assessment.ts';

/**
 * The place of a verdict on a scale from 1 (false) to 5 (true), as reviews of claims give it. Misleading, unproven and not
 * checkable have none: they are no degree of truth.
 */
export function verdictRating(verdict: Verdict): number | null {
  switch (verdict) {
    case 'true':
      return 5;
    case 'mostly-true':
      return 4;
    case 'mixed':
      return 3;
    case 'mostly-false':
      return 2;
    case 'false':
      return 1;
    case 'misleading':
    case 'unproven':
    case 'not-checkable':
      return null;
  }
}
