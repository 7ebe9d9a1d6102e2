import { foldWords } from '#domain/fold.ts';

/** What the palette knows of something that can be done. */
export type PaletteRow = {
  readonly id: string;
  readonly title: string;
  /** The group's name, found by too. */
  readonly group: string;
  readonly keys: readonly string[];
  /** Why it cannot be done now, or null. */
  readonly cannot: string | null;
};

/**
 * The rows that have every word typed at the start of one of theirs, in any order and however they are written. First
 * those that can be done now, among them those used last, then those whose title the words begin.
 */
export function findRows<Row extends PaletteRow>(
  rows: readonly Row[],
  typed: string,
  recent: readonly string[],
): readonly Row[] {
  const sought = foldWords(typed);
  const ranked = rows.flatMap((row, index) => {
    const title = foldWords(row.title);
    const words = [...title, ...foldWords(row.group)];
    if (!sought.every((word) => words.some((each) => each.startsWith(word)))) return [];
    const used = recent.indexOf(row.id);
    return [
      {
        row,
        rank: [
          row.cannot === null ? 0 : 1,
          sought.length > 0 && title[0]?.startsWith(sought[0] ?? '') ? 0 : 1,
          used === -1 ? recent.length : used,
          index,
        ],
      },
    ];
  });
  return ranked.toSorted((a, b) => compareRanks(a.rank, b.rank)).map(({ row }) => row);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [place, value] of a.entries()) {
    const difference = value - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
