import type { ReportPart } from '#domain/report/composition.ts';

/** The parts with one of them at another place, from 0; the very same list where nothing moves. */
export function movedPart(parts: readonly ReportPart[], id: string, to: number): readonly ReportPart[] {
  const from = parts.findIndex((part) => part.id === id);
  const part = parts[from];
  if (!part || from === to || to < 0 || to >= parts.length) return parts;
  return parts.toSpliced(from, 1).toSpliced(to, 0, part);
}
