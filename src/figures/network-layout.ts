import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import {
  linkKey,
  tallyStance,
  type NetworkLink,
  type NetworkNode,
  type QuotingNetwork,
} from '#domain/compare/network.ts';
import { fitText, textWidth } from './fit-text.ts';

// Who quotes whom in user units: the articles' own voices at the left, whom they quote to the right of them, so that most
// arrows run from left to right and one that runs back strikes the eye.

/** A source where it is drawn: the middle of its sign, and its name below. */
export type PlacedNode = {
  readonly node: NetworkNode;
  readonly x: number;
  readonly y: number;
  /** Half the height of its sign. */
  readonly radius: number;
  readonly label: string;
  /** The room that sign and name take up around the middle; no two overlap. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
};

/** A link where it is drawn: bent to the left of its way, so that two that lead there and back lie apart. */
export type PlacedLink = {
  readonly link: NetworkLink;
  readonly key: string;
  /** The line, and the arrow's head at its end. */
  readonly path: string;
  readonly head: string;
  readonly width: number;
  /** The middle of the line. */
  readonly x: number;
  readonly y: number;
};

/** A network as it is drawn. */
export type NetworkLayout = {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly PlacedLink[];
};

/** The room of one source beside others of its column, and that between columns. */
const sourceRoom = 172;
const columnGap = 120;
const labelRoom = 160;
export const labelSize = 12;
const margin = 24;
const leastWidth = 420;
const leastHeight = 200;
/** After so many rounds nothing moves any more that one would see. */
const rounds = 260;

type Body = SimulationNodeDatum & { readonly target: number; x: number; y: number };

/**
 * Places the sources of a network. The same network is placed the same wherever it is drawn: the forces begin at places
 * that follow from its order, and nothing is left to chance.
 */
export function networkLayout({ nodes, links }: QuotingNetwork): NetworkLayout {
  const at = new Map(nodes.map(({ id }, index) => [id, index]));
  const columns = columnsOf(nodes);
  const ranks = new Map<Column, number>();
  const bodies = nodes.map((node): Body => {
    const column = columns.get(columnOf(node)) ?? { x: 0, abreast: 1 };
    const rank = ranks.get(column) ?? 0;
    ranks.set(column, rank + 1);
    const x = column.x + (rank % column.abreast) * sourceRoom;
    // From the middle outward, up and down in turn: the strongest stand in the middle.
    const row = Math.floor(rank / column.abreast);
    return { x, y: Math.ceil(row / 2) * 60 * (row % 2 === 0 ? 1 : -1), target: x };
  });
  const ties = links.flatMap(({ from, to }): SimulationLinkDatum<Body>[] => {
    const [source, target] = [at.get(from), at.get(to)];
    return source === undefined || target === undefined ? [] : [{ source, target }];
  });
  forceSimulation(bodies)
    .force(
      'links',
      forceLink<Body, SimulationLinkDatum<Body>>(ties)
        .distance(sourceRoom + columnGap)
        .strength(0.08),
    )
    .force('column', forceX<Body>(({ target }) => target).strength(0.8))
    .force('middle', forceY<Body>(0).strength(0.03))
    .force('apart', forceManyBody<Body>().strength(-220).distanceMax(500))
    .force('room', forceCollide<Body>(32))
    .stop()
    .tick(rounds);
  const drafts = nodes.map((node, index) => {
    const radius = round(Math.min(6 + 2.2 * Math.log2(1 + node.places), 20));
    const label = fitText(node.name, labelRoom, labelSize);
    const width = Math.max(2 * radius + 14, textWidth(label, labelSize) + 12);
    const { x = 0, y = 0 } = bodies[index] ?? {};
    return { node, radius, label, x, y, width, height: 2 * radius + labelSize + 18 };
  });
  return framed(setApart(drafts), links);
}

type Column = { readonly x: number; readonly abreast: number };

/** Own voices stand in the first column, others in that of their depth, as it is in most places. */
function columnOf({ voiceOf, depth }: NetworkNode): number {
  return voiceOf > 0 ? 0 : Math.max(1, Math.round(depth));
}

/** The columns there are; one with many sources has several abreast, so that it does not grow too tall. */
function columnsOf(nodes: readonly NetworkNode[]): ReadonlyMap<number, Column> {
  const counts = new Map<number, number>();
  for (const node of nodes) counts.set(columnOf(node), (counts.get(columnOf(node)) ?? 0) + 1);
  const columns = new Map<number, Column>();
  let x = 0;
  for (const [at, count] of [...counts].sort(([a], [b]) => a - b)) {
    const abreast = Math.max(1, Math.round(Math.sqrt(count / 4)));
    columns.set(at, { x, abreast });
    x += abreast * sourceRoom + columnGap;
  }
  return columns;
}

type Draft = {
  readonly node: NetworkNode;
  readonly radius: number;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Moves down what would overlap something above it, from the top on. */
function setApart(drafts: readonly Draft[]): readonly Draft[] {
  const placed: Draft[] = [];
  const order = drafts.map((_, index) => index);
  const topOf = ({ y, radius }: Draft): number => y - radius;
  order.sort((a, b) => {
    const [one, other] = [drafts[a], drafts[b]];
    return one && other ? topOf(one) - topOf(other) || one.x - other.x || a - b : 0;
  });
  const moved = new Map<number, Draft>();
  for (const index of order) {
    let draft = drafts[index];
    if (!draft) continue;
    for (;;) {
      const { x, width, height }: Draft = draft;
      const top = topOf(draft);
      const inTheWay: Draft | undefined = placed.find(
        (other) =>
          Math.abs(other.x - x) < (other.width + width) / 2 &&
          top < topOf(other) + other.height &&
          topOf(other) < top + height,
      );
      if (!inTheWay) break;
      draft = { ...draft, y: topOf(inTheWay) + inTheWay.height + draft.radius + 0.5 };
    }
    placed.push(draft);
    moved.set(index, draft);
  }
  return drafts.map((draft, index) => moved.get(index) ?? draft);
}

function framed(drafts: readonly Draft[], links: readonly NetworkLink[]): NetworkLayout {
  const left = Math.min(...drafts.map(({ x, width }) => x - width / 2), Infinity);
  const right = Math.max(...drafts.map(({ x, width }) => x + width / 2), -Infinity);
  const top = Math.min(...drafts.map(({ y, radius }) => y - radius), Infinity);
  const bottom = Math.max(...drafts.map(({ y, radius, height }) => y - radius + height), -Infinity);
  const [across, down] = drafts.length === 0 ? [0, 0] : [right - left, bottom - top];
  const width = Math.ceil(Math.max(across + 2 * margin, leastWidth));
  const height = Math.ceil(Math.max(down + 2 * margin, leastHeight));
  const dx = (width - across) / 2 - left;
  const dy = (height - down) / 2 - top;
  const nodes = drafts.map((draft): PlacedNode => {
    const [x, y] = [round(draft.x + dx), round(draft.y + dy)];
    const { node, radius, label } = draft;
    const box = { left: x - draft.width / 2, top: y - radius, width: draft.width, height: draft.height };
    return { node, x, y, radius, label, box };
  });
  const byId = new Map(nodes.map((placed) => [placed.node.id, placed]));
  return {
    width,
    height,
    nodes,
    links: links.flatMap((link) => {
      const [from, to] = [byId.get(link.from), byId.get(link.to)];
      return from && to ? [placedLink(link, from, to)] : [];
    }),
  };
}

type Point = readonly [x: number, y: number];

function placedLink(link: NetworkLink, from: PlacedNode, to: PlacedNode): PlacedLink {
  const width = round(Math.min(1.3 + 1.1 * Math.log2(link.places), 8));
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = Math.max(14, length * 0.12);
  const bow: Point = [(from.x + to.x) / 2 + (dy / length) * bend, (from.y + to.y) / 2 - (dx / length) * bend];
  const headLength = 7 + width;
  const room = clearOf(to, bow);
  const start = toward([from.x, from.y], bow, clearOf(from, bow) - 1);
  const tip = toward([to.x, to.y], bow, room);
  const end = toward([to.x, to.y], bow, room + headLength * 0.8);
  return {
    link,
    key: linkKey(link),
    path: `M${point(start)}Q${point(bow)} ${point(end)}`,
    head: headOf(tip, toward([to.x, to.y], bow, room + headLength), headLength * 0.45),
    width,
    x: round(0.25 * start[0] + 0.5 * bow[0] + 0.25 * end[0]),
    y: round(0.25 * start[1] + 0.5 * bow[1] + 0.25 * end[1]),
  };
}

function headOf(tip: Point, base: Point, half: number): string {
  const [dx, dy] = [tip[0] - base[0], tip[1] - base[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [(-dy / length) * half, (dx / length) * half];
  return `M${point(tip)}L${point([base[0] + nx, base[1] + ny])}L${point([base[0] - nx, base[1] - ny])}Z`;
}

/** How far from the middle of a sign a line toward a point is clear of it, and of the name below it. */
function clearOf({ x, y, radius, label, box }: PlacedNode, [tx, ty]: Point): number {
  const length = Math.hypot(tx - x, ty - y) || 1;
  const [ux, uy] = [(tx - x) / length, (ty - y) / length];
  const below = uy > 0 ? (box.top + box.height - y) / uy : Infinity;
  return Math.abs(ux) * below < textWidth(label, labelSize) / 2 ? below : radius + 4;
}

function toward([x, y]: Point, [tx, ty]: Point, by: number): Point {
  const length = Math.hypot(tx - x, ty - y) || 1;
  return [x + ((tx - x) / length) * by, y + ((ty - y) / length) * by];
}

const round = (value: number): number => Math.round(value * 10) / 10;
const point = ([x, y]: Point): string => `${round(x)},${round(y)}`;

/** What the legend explains, in its order: the signs that a network has. */
export function signsIn({ nodes, links }: QuotingNetwork) {
  const unique = <Each>(all: readonly Each[]): readonly Each[] => [...new Set(all)];
  return {
    kinds: unique(nodes.map(({ kind }) => kind)).toSorted(),
    stances: unique(links.map(({ stance }) => tallyStance(stance))),
    voices: nodes.some(({ voiceOf }) => voiceOf > 0),
  };
}

/** One entry of the legend: what it shows is drawn left of `x`, its words begin there. */
export type LegendEntry<Sign> = {
  readonly sign: Sign;
  readonly words: string;
  readonly x: number;
  readonly y: number;
};

export const legendRow = 22;
const signRoom = 34;

/** Lays the entries of a legend out in rows of a width. */
export function legendLayout<Sign>(
  entries: readonly { readonly sign: Sign; readonly words: string }[],
  width: number,
): { readonly entries: readonly LegendEntry<Sign>[]; readonly height: number } {
  let x = margin;
  let row = 0;
  const placed = entries.map(({ sign, words }) => {
    const room = signRoom + textWidth(words, 11) + 18;
    if (x > margin && x + room > width - margin) {
      x = margin;
      row += 1;
    }
    const entry = { sign, words, x: x + signRoom, y: row * legendRow + legendRow / 2 };
    x += room;
    return entry;
  });
  return { entries: placed, height: entries.length === 0 ? 0 : (row + 1) * legendRow + 12 };
}
