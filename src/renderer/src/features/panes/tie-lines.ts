import type { PlaceTie } from '#domain/compare/ties-between.ts';

/** A tie that is drawn: a line over the gap between two panes, in CSS pixels of the row of panes. */
export type TieLine = {
  readonly tie: PlaceTie;
  readonly id: string;
  /** Where the gap begins and ends. */
  readonly left: number;
  readonly right: number;
  readonly leftY: number;
  readonly rightY: number;
  /** Where the lines of text end and begin. */
  readonly leftText: number;
  readonly rightText: number;
};

/** One text as it stands in the row of panes now; heights and widths in CSS pixels of the row. */
export type TextFrame = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The sides and the top of the text itself, which the window shows a part of. */
  readonly textLeft: number;
  readonly textRight: number;
  readonly textTop: number;
};

/** The lines of ties whose both ends are in sight; `heights` are those of places below the top of their text. */
export function linesBetween(
  ties: readonly PlaceTie[],
  left: TextFrame,
  right: TextFrame,
  heights: ReadonlyMap<string, number>,
): readonly TieLine[] {
  return ties.flatMap((tie) => {
    const leftY = heightIn(left, heights.get(tie.left));
    const rightY = heightIn(right, heights.get(tie.right));
    if (leftY === null || rightY === null) return [];
    return [
      {
        tie,
        id: `${tie.left} ${tie.right}`,
        left: left.right,
        right: right.left,
        leftY,
        rightY,
        leftText: left.textRight,
        rightText: right.textLeft,
      },
    ];
  });
}

/** The line's path: level where it leaves the panes, so that lines that run beside each other stay apart. */
export function pathOf({ left, right, leftY, rightY }: TieLine): string {
  const bend = (right - left) / 2;
  return `M${left} ${leftY}C${left + bend} ${leftY} ${right - bend} ${rightY} ${right} ${rightY}`;
}

function heightIn(frame: TextFrame, y: number | undefined): number | null {
  if (y === undefined) return null;
  const height = frame.textTop + y;
  return height >= frame.top && height <= frame.bottom ? Math.round(height * 2) / 2 : null;
}
