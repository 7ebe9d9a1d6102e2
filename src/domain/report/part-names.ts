import { type FixedPart, fixedParts, type ReportPart } from './composition.ts';

/** What the parts of a report are called in it, where they are not called what the analyst says. */
const headings: Readonly<Record<Exclude<ReportPart['kind'], 'text'>, string>> = {
  'key-judgements': 'Key judgements',
  'source-summary': 'Source summary statement',
  corpus: 'Articles',
  matrix: 'Claims by article',
  claims: 'Claims',
  agreements: 'Agreements',
  contradictions: 'Contradictions',
  'one-sided': 'What only one article says',
  'two-sides': 'Two sides',
  timeline: 'Claims in time',
  network: 'Who quotes whom',
  sources: 'Sources',
  profiles: 'Source profiles',
  texts: 'Annotated texts',
  codebook: 'Codebook',
  changes: 'Changes to the case',
  making: 'How this report was made',
};

/** The heading of a part; empty for a text that has none. */
export function partHeading(part: ReportPart): string {
  return part.kind === 'text' ? part.heading.trim() : headings[part.kind];
}

/** A part of a report as it is written: under a heading, with a name that no other has. */
export type NamedPart = {
  readonly part: ReportPart;
  readonly heading: string;
  /** By which links find it; letters, digits and hyphens only. */
  readonly anchor: string;
};

/**
 * The parts of a report in their order. What the analyst was to write and did not is left out: whoever reads the report can do
 * nothing with an empty heading. So is a part that can stand in it only once where it comes again: its claims and articles
 * would have the same numbers twice.
 */
export function namedParts(parts: readonly ReportPart[]): readonly NamedPart[] {
  const known = new Set<FixedPart>();
  return parts.flatMap((part, index): readonly NamedPart[] => {
    if (isUnwritten(part)) return [];
    const heading = partHeading(part);
    if (!isFixed(part)) return [{ part, heading, anchor: `part-${index + 1}` }];
    if (known.has(part.kind)) return [];
    known.add(part.kind);
    return [{ part, heading, anchor: part.kind }];
  });
}

/** Whether a part waits for words of the analyst and has none. */
function isUnwritten(part: ReportPart): boolean {
  if (part.kind === 'text') return part.heading.trim() === '' && part.markdown.trim() === '';
  return part.kind === 'key-judgements' && part.judgements.every(({ text }) => text.trim() === '');
}

/** Whether a part can stand in a report only once. */
function isFixed(part: ReportPart): part is Extract<ReportPart, { readonly kind: FixedPart }> {
  return fixed.has(part.kind);
}

const fixed: ReadonlySet<string> = new Set(fixedParts);
