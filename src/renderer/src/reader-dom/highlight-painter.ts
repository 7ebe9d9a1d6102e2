import type { Span } from '#domain/span.ts';
import type { TextSurface } from './text-surface.ts';

/** The looks of a mark: the stances, and "not judged". */
const looks = [
  'not-judged',
  'unclear',
  'reports-neutrally',
  'leans-toward',
  'distances',
  'endorses',
  'rejects',
] as const;

/** How many underlines stand below each other where marks overlap; deeper marks share the last. */
export const underlineLevels = 3;

const marksAtLevel = <const Level extends string>(level: Level) =>
  looks.map((look) => `mark-${look}${level}` as const);

/**
 * Every visual class, lowest first: what comes later is painted over what comes before. Looks are in styles/stance.css.
 * A mark is a wash, only where no mark within it has its own, and an underline at its level: the first for the innermost.
 */
export const highlightNames = [
  'caret-sentence',
  ...looks.map((look) => `wash-${look}` as const),
  'mark-overlap',
  ...marksAtLevel('-3'),
  ...marksAtLevel('-2'),
  ...marksAtLevel(''),
  'mark-selected',
  // Over the chosen mark, because they often lie in it and are painted only with it.
  'chain-source',
  'chain-cue',
  'stance-words',
  'sought',
  'sought-now',
  'kept-selection',
  'found',
  'found-now',
] as const;
/** One of {@link highlightNames}. */
export type HighlightName = (typeof highlightNames)[number];

/** Words to be painted; `id` names class, place and thing, so that only what changed is touched. */
export type Paint = Span & { readonly name: HighlightName; readonly id: string };

/** Paints a span in a class; `of` tells the words of one thing from the same words of another. */
export function paintOf(name: HighlightName, { start, end }: Span, of = ''): Paint {
  return { name, start, end, id: `${name} ${start} ${end} ${of}` };
}

/**
 * Paints words with the CSS Custom Highlight API: one Highlight a visual class for the whole document, as painting slows
 * down with the number of Highlights and hardly with the number of ranges in one.
 */
export class HighlightPainter {
  readonly #highlights = new Map<HighlightName, Highlight>();

  constructor(registry: HighlightRegistry) {
    highlightNames.forEach((name, priority) => {
      const highlight = new Highlight();
      highlight.priority = priority;
      registry.set(name, highlight);
      this.#highlights.set(name, highlight);
    });
  }

  /** A painter for the words on one surface. */
  on(surface: TextSurface): SurfacePainter {
    return new SurfacePainter(surface, this.#highlights);
  }
}

type Painted = { readonly name: HighlightName; readonly range: StaticRange };
type Layer = Map<string, Painted>;

/** Paints on one surface, in layers that change apart from each other. */
export class SurfacePainter {
  readonly #surface: TextSurface;
  readonly #highlights: ReadonlyMap<HighlightName, Highlight>;
  readonly #layers = new Map<string, Layer>();

  constructor(surface: TextSurface, highlights: ReadonlyMap<HighlightName, Highlight>) {
    this.#surface = surface;
    this.#highlights = highlights;
  }

  /** Makes a layer hold exactly these paints; what it holds already is left alone. */
  paint(layer: string, paints: readonly Paint[]): void {
    const held: Layer = this.#layers.get(layer) ?? new Map<string, Painted>();
    const wanted = new Map(paints.map((paint) => [paint.id, paint]));
    for (const [id, { name, range }] of held) {
      if (wanted.has(id)) continue;
      this.#highlights.get(name)?.delete(range);
      held.delete(id);
    }
    for (const [id, paint] of wanted) {
      if (held.has(id)) continue;
      const range = this.#surface.staticRangeOf(paint);
      if (!range) continue;
      this.#highlights.get(paint.name)?.add(range);
      held.set(id, { name: paint.name, range });
    }
    this.#layers.set(layer, held);
  }

  /** Takes away everything painted here. */
  dispose(): void {
    for (const layer of this.#layers.keys()) this.paint(layer, []);
  }
}

let painter: HighlightPainter | null = null;

/** The document's one painter: the registry of highlights is shared by all panes. */
export function documentPainter(): HighlightPainter {
  painter ??= new HighlightPainter(CSS.highlights);
  return painter;
}
