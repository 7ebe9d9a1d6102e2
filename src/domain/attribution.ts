import { Failure } from './failure.ts';
import type { Span } from './span.ts';

/** How a step's source shows in the text. */
export const attributionStatuses = ['own-voice', 'explicit', 'implicit', 'anonymous'] as const;
/** One of {@link attributionStatuses}. */
export type AttributionStatus = (typeof attributionStatuses)[number];

/** One step of an attribution chain: a source, the words that name it and the words of the cue, if the text has them. */
export type AttributionStep = {
  readonly sourceId: string;
  readonly status: AttributionStatus;
  readonly sourceSpan: Span | null;
  readonly cueSpan: Span | null;
};

/** Beyond this a chain is surely a mistake; real news rarely passes four. */
export const maxChainLength = 16;

/**
 * Checks the rules that hold of every attribution chain and returns it: it is not empty; it begins with the article's
 * own voice (its author or publisher) and only there; no source is quoted by itself in the next step.
 * @throws Failure `attribution.bad-chain` that says which rule is broken.
 */
export function checkChain<Step extends Pick<AttributionStep, 'sourceId' | 'status'>>(
  steps: readonly Step[],
): readonly Step[] {
  const first = steps[0];
  if (!first) {
    throw new Failure('attribution.bad-chain', 'An attribution chain needs at least the article’s author.', {
      rule: 'empty',
    });
  }
  if (first.status !== 'own-voice') {
    throw new Failure(
      'attribution.bad-chain',
      'An attribution chain begins with the article’s own voice: its author or publisher.',
      { rule: 'first-own-voice' },
    );
  }
  if (steps.length > maxChainLength) {
    throw new Failure('attribution.bad-chain', `An attribution chain has at most ${maxChainLength} steps.`, {
      rule: 'too-long',
      limit: maxChainLength,
    });
  }
  steps.forEach((step, index) => {
    if (index > 0 && step.status === 'own-voice') {
      throw new Failure(
        'attribution.bad-chain',
        `Step ${index + 1} cannot be the article’s own voice; only the first is.`,
        {
          rule: 'own-voice-later',
          step: index + 1,
        },
      );
    }
    if (index > 0 && step.sourceId === steps[index - 1]?.sourceId) {
      throw new Failure(
        'attribution.bad-chain',
        `Step ${index + 1} names the same source as the step before it.`,
        {
          rule: 'repeated',
          step: index + 1,
        },
      );
    }
  });
  return steps;
}
