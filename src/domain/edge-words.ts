import type { AttributionStep } from './attribution.ts';
import type { Span } from './span.ts';

/** Quiet words of an occurrence: those that name the source of a step, counted from 0, are its cue, or show the stance. */
export type QuietWords =
  { readonly kind: 'source' | 'cue'; readonly step: number } | { readonly kind: 'stance' };

/** Words of an occurrence whose edges can be moved: its pieces, or quiet words. */
export type EdgeWords = { readonly kind: 'pieces' } | QuietWords;

type Worded = {
  readonly spans: readonly Span[];
  readonly stanceSpan: Span | null;
  readonly chain: readonly Pick<AttributionStep, 'sourceSpan' | 'cueSpan'>[];
};

/** Where the words stand; nowhere when the occurrence has none of this kind. */
export function spansOf({ spans, stanceSpan, chain }: Worded, words: EdgeWords): readonly Span[] {
  if (words.kind === 'pieces') return spans;
  const span = words.kind === 'stance' ? stanceSpan : chain[words.step]?.[spanKeys[words.kind]];
  return span ? [span] : [];
}

/** The occurrence with these words elsewhere. Quiet words are one span; given none, they are taken off. */
export function withSpans<Occurrence extends Worded>(
  occurrence: Occurrence,
  words: EdgeWords,
  spans: readonly Span[],
): Occurrence {
  if (words.kind === 'pieces') return { ...occurrence, spans };
  const span = spans[0] ?? null;
  if (words.kind === 'stance') return { ...occurrence, stanceSpan: span };
  const step = occurrence.chain[words.step];
  if (!step) return occurrence;
  return {
    ...occurrence,
    chain: occurrence.chain.with(words.step, { ...step, [spanKeys[words.kind]]: span }),
  };
}

/** The quiet words that an occurrence has, in text order. */
export function quietWordsOf(occurrence: Worded): readonly (QuietWords & { readonly span: Span })[] {
  const all: readonly QuietWords[] = [
    ...occurrence.chain.flatMap((_, step) => [
      { kind: 'source', step } as const,
      { kind: 'cue', step } as const,
    ]),
    { kind: 'stance' },
  ];
  return all
    .flatMap((words) => spansOf(occurrence, words).map((span) => ({ ...words, span })))
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** True when both are the same words of an occurrence. */
export function areSameWords(a: EdgeWords, b: EdgeWords): boolean {
  return a.kind === b.kind && ('step' in a ? a.step : 0) === ('step' in b ? b.step : 0);
}

const spanKeys = { source: 'sourceSpan', cue: 'cueSpan' } as const;
