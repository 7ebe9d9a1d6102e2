import { NotChromiumsPdf, renumbered } from './pdf-file.ts';

/** A heading in the outline: its title and place as a PDF writes them, its level from 1, and its tag. */
export type OutlineItem = {
  readonly title: string;
  readonly place: string;
  readonly level: number;
  readonly tag: number;
};

const shape = /^<<\/Title (\((?:[^\\()]|\\[^])*\)|<[0-9A-Fa-f]*>)\n\/Dest (\[[^\]]*\])\n([^]*)$/;

/**
 * The items of an outline in reading order.
 * @param texts its objects by number
 * @param levels those of the headings by the numbers of their tags
 * @param base what is added to all numbers
 * @throws NotChromiumsPdf
 */
export function readOutline(
  root: number,
  texts: ReadonlyMap<number, string>,
  levels: ReadonlyMap<number, number>,
  base: number,
): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  const seen = new Set<number>();
  // Where to go on, the next at the end: below an item before beside it.
  const ahead = [linkOf(texts.get(root) ?? '', 'First')];
  for (let number = ahead.pop(); number !== undefined; number = ahead.pop()) {
    if (number === 0) continue;
    const [, title = '', place = '', links = ''] = shape.exec(texts.get(number) ?? '') ?? [];
    const level = levels.get(linkOf(links, 'SE'));
    if (level === undefined || seen.has(number)) throw new NotChromiumsPdf('outline');
    seen.add(number);
    items.push({ title, place: renumbered(place, base), level, tag: linkOf(links, 'SE') + base });
    ahead.push(linkOf(links, 'Next'), linkOf(links, 'First'));
  }
  return items;
}

function linkOf(text: string, name: string): number {
  return Number(new RegExp(`/${name} (\\d+) 0 R`).exec(text)?.[1] ?? 0);
}

type Node = { readonly number: number; readonly item: OutlineItem; readonly below: Node[] };

/**
 * The outline of all items: each stands below the last before it that is of a higher level.
 * @param first the number of the first item; the others follow
 * @returns the texts of its objects
 */
export function joinedOutline(
  items: readonly OutlineItem[],
  root: number,
  first: number,
): { readonly root: string; readonly items: readonly string[] } {
  const top: Node[] = [];
  const open: Node[] = [];
  for (const [index, item] of items.entries()) {
    const node: Node = { number: first + index, item, below: [] };
    while ((open.at(-1)?.item.level ?? 0) >= item.level) open.pop();
    (open.at(-1)?.below ?? top).push(node);
    open.push(node);
  }
  const texts: string[] = [];
  const write = (nodes: readonly Node[], parent: number): number => {
    let count = 0;
    nodes.forEach((node, index) => {
      const { title, place, tag } = node.item;
      const at = texts.push('') - 1;
      const within = write(node.below, node.number);
      const previous = nodes[index - 1];
      const next = nodes[index + 1];
      const entries = [
        `<</Title ${title}`,
        `/Dest ${place}`,
        `/Parent ${parent} 0 R`,
        `/SE ${tag} 0 R`,
        ...(previous ? [`/Prev ${previous.number} 0 R`] : []),
        ...(next ? [`/Next ${next.number} 0 R`] : []),
        ...ends(node.below, within),
      ];
      texts[at] = `${entries.join('\n')}>>`;
      count += 1 + within;
    });
    return count;
  };
  const count = write(top, root);
  return { root: `${['<</Type /Outlines', ...ends(top, count)].join('\n')}>>`, items: texts };
}

function ends(nodes: readonly Node[], count: number): readonly string[] {
  const [first, last] = [nodes[0], nodes.at(-1)];
  return first && last ? [`/First ${first.number} 0 R`, `/Last ${last.number} 0 R`, `/Count ${count}`] : [];
}
