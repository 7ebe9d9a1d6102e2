import type { NumberedThing, ReportFacts } from '#contract/report.ts';
import { nameKey } from '#domain/fold.ts';
import { findReferences, type Reference, type ReferenceKind } from '#domain/report/references.ts';
import { call } from '../../../api/client.ts';

/** What a text can point to, with its number in the report. */
export type Thing = NumberedThing & { readonly kind: ReferenceKind };

/** What a reference comes to: in the report with its number, in the case only, or gone; unknown before that was read. */
export type Found =
  | { readonly state: 'here'; readonly label: string; readonly title: string }
  | { readonly state: 'elsewhere'; readonly title: string }
  | { readonly state: 'gone' | 'unknown' };

/** So many are offered at once. */
const mostOffered = 40;

/** The claims and sources of the case and their numbers in the report that is composed. */
export class Things {
  /** The words of each claim and source of the case, by id; null before they were read. */
  #known = $state.raw<ReadonlyMap<string, string> | null>(null);
  readonly #facts: () => ReportFacts | null;

  constructor(facts: () => ReportFacts | null) {
    this.#facts = facts;
  }

  /** All there is to point to. */
  readonly all = $derived.by((): readonly Thing[] => {
    const facts = this.#facts();
    if (!facts) return [];
    return [
      ...facts.claims.map((thing): Thing => ({ ...thing, kind: 'claim' })),
      ...facts.sources.map((thing): Thing => ({ ...thing, kind: 'source' })),
    ];
  });
  readonly #here = $derived.by(
    () => new Map([...this.all, ...(this.#facts()?.occurrences ?? [])].map((thing) => [thing.id, thing])),
  );

  /** Reads again what the case has. */
  async read(): Promise<void> {
    const [claims, sources] = await Promise.all([call('claim.list', {}), call('source.list', {})]);
    this.#known = new Map([
      ...claims.map(({ id, text }) => [id, text] as const),
      ...sources.map(({ id, name }) => [id, name] as const),
    ]);
  }

  find({ id }: Pick<Reference, 'id'>): Found {
    const here = this.#here.get(id);
    if (here) return { state: 'here', label: here.label, title: here.title };
    const title = this.#known?.get(id);
    if (title !== undefined) return { state: 'elsewhere', title };
    return { state: this.#known === null || !this.#facts() ? 'unknown' : 'gone' };
  }

  /** What fits what was typed: a number, or the beginnings of words; by number. */
  suggest(typed: string): readonly Thing[] {
    const number = typed.trim().toLowerCase();
    const words = nameKey(typed).split(/\s+/).filter(Boolean);
    const byNumber = this.all.filter(({ label }) => number !== '' && label.toLowerCase().startsWith(number));
    const byWords = this.all.filter((thing) => {
      const title = ` ${nameKey(thing.title)}`;
      return !byNumber.includes(thing) && words.every((word) => title.includes(` ${word}`));
    });
    return [...byNumber, ...byWords].slice(0, mostOffered);
  }

  /** The references of a text that do not lead to anything in the report. */
  stale(text: string): readonly (ReturnType<typeof findReferences>[number] & { readonly found: Found })[] {
    return findReferences(text).flatMap((reference) => {
      const found = this.find(reference);
      return found.state === 'gone' || found.state === 'elsewhere' ? [{ ...reference, found }] : [];
    });
  }
}
