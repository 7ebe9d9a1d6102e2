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

/** Words of a chain that a joined step has no place for. */
export type LeftWords = Pick<AttributionStep, 'sourceSpan' | 'cueSpan'>;

/**
 * Joins neighbouring steps of one source into one, as when two sources turn out to be the same. The joined step keeps
 * the words of the first that has any and shows as explicit when one of them did; the article's own voice keeps no
 * words. `left` are the words that found no place, so that they can be kept elsewhere.
 */
export function joinRepeated(chain: readonly AttributionStep[]): {
  readonly chain: readonly AttributionStep[];
  readonly left: readonly LeftWords[];
} {
  const joined: AttributionStep[] = [];
  const left: LeftWords[] = [];
  for (const step of chain) {
    const before = joined.at(-1);
    if (before?.sourceId !== step.sourceId) {
      joined.push(step);
      continue;
    }
    const own = before.status === 'own-voice';
    const takesSource = !own && before.sourceSpan === null;
    const takesCue = !own && before.cueSpan === null;
    joined[joined.length - 1] = {
      ...before,
      status: own || step.status !== 'explicit' ? before.status : 'explicit',
      sourceSpan: takesSource ? step.sourceSpan : before.sourceSpan,
      cueSpan: takesCue ? step.cueSpan : before.cueSpan,
    };
    const rest = {
      sourceSpan: takesSource ? null : step.sourceSpan,
      cueSpan: takesCue ? null : step.cueSpan,
    };
    if (rest.sourceSpan || rest.cueSpan) left.push(rest);
  }
  return { chain: joined, left };
}
