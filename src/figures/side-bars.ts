import type { SideGroup } from '#domain/compare/two-sides.ts';
import { scaleLinear } from 'd3-scale';

/** A bar as it is drawn; all numbers in user units. */
export type SideBar = {
  readonly group: SideGroup;
  readonly count: number;
  readonly y: number;
  readonly width: number;
  /** Strokes inside the bar, by which groups are told apart without colour. */
  readonly strokes: string;
  readonly filled: boolean;
};

export const barHeight = 22;
const barStep = 34;
const head = 34;
/** Room for the words before the bars and for the count behind the longest. */
export const labelWidth = 150;
const countWidth = 60;

/** How high the figure of so many groups is. */
export function barsHeight(groups: number): number {
  return head + groups * barStep;
}

/** The bars of groups, from the top, the longest as wide as there is room. */
export function sideBars(
  counts: readonly { readonly group: SideGroup; readonly count: number }[],
  width: number,
): readonly SideBar[] {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const lengthOf = scaleLinear([0, most], [0, Math.max(10, width - labelWidth - countWidth)]);
  return counts.map(({ group, count }, at) => {
    const bar = { group, count, y: head + at * barStep, width: lengthOf(count) };
    return { ...bar, strokes: strokesIn(group, bar.width), filled: group === 'contradict' };
  });
}

function strokesIn(group: SideGroup, width: number): string {
  const every = (step: number, lean: number): string => {
    let path = '';
    for (let x = step; x - Math.max(0, lean) < width; x += step) {
      const [from, to] = [Math.min(x, width), Math.max(0, Math.min(x - lean, width))];
      if (to < width) path += `M${round(from)},0L${round(to)},${barHeight}`;
    }
    return path;
  };
  switch (group) {
    case 'in-tension':
      return every(6, 6);
    case 'both':
      return every(12, 0);
    case 'agree':
      return width > 0 ? `M0,${barHeight / 3}H${round(width)}M0,${(2 * barHeight) / 3}H${round(width)}` : '';
    case 'contradict':
    case 'only-here':
    case 'only-there':
      return '';
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
