import { Failure } from '#domain/failure.ts';
import type { FoundChain, FoundChains } from '#domain/compare/chains-through.ts';
import {
  linkKey,
  linksOf,
  mostNetworkNodes,
  type LinkEnds,
  type NetworkLink,
  type NetworkNode,
} from '#domain/compare/network.ts';
import type { Named, NetworkView } from '#domain/compare/network-view.ts';
import { parseSearch, withFilter } from '#domain/search-query.ts';
import { networkLayout } from '../../../../figures/network-layout.ts';
import { call } from '../../api/client.ts';
import { spokenVocabulary } from '../../state/search-words.ts';
import type { Session } from '../../state/session.ts';

/** How many of the strongest sources the analyst may have drawn. */
export const networkSizes = [20, 40, 80, 150] as const;

/** Whose chains are listed and lit. */
export type Lit =
  | { readonly kind: 'source'; readonly source: Named }
  | { readonly kind: 'link'; readonly from: Named; readonly to: Named }
  | { readonly kind: 'claim'; readonly claim: Named }
  | { readonly kind: 'ring'; readonly links: readonly LinkEnds[]; readonly claimId: string | null }
  | { readonly kind: 'voice'; readonly source: Named; readonly claim: Named };

type Scope = { readonly filter: string; readonly articleIds: string[] };

/** So many chains are listed. */
const mostChains = 50;
/** So many sources stay drawn whatever their weight, the last looked at. */
const mostKept = 50;
const mostRingLinks = 500;

/** The network as it is drawn, what is chosen in it, and the chains that are lit. */
export class NetworkController {
  /** Null until the first answer. */
  view = $state.raw<NetworkView | null>(null);
  most = $state<number>(40);
  lit = $state.raw<Lit | null>(null);
  found = $state.raw<FoundChains | null>(null);
  /** The chain whose path alone is lit, by its occurrence. */
  chainId = $state<string | null>(null);
  panel = $state<'chains' | 'warnings'>('chains');
  #scope: Scope = { filter: '', articleIds: [] };
  #keep: readonly string[] = [];
  /** Answers to what was asked before these are of another network or light. */
  #asked = 0;
  #sought = 0;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly layout = $derived(this.view && networkLayout({ nodes: this.view.nodes, links: this.view.links }));
  readonly nodes: readonly NetworkNode[] = $derived(this.view?.nodes ?? []);
  readonly chosen: NetworkNode | null = $derived.by(() => {
    const { sourceId } = this.#session.workspace.comparison;
    return this.nodes.find(({ id }) => id === sourceId) ?? null;
  });
  /** The place of the chosen source in the list, or -1. */
  readonly at = $derived(this.chosen ? this.nodes.indexOf(this.chosen) : -1);
  readonly quotes: readonly NetworkLink[] = $derived(
    this.view?.links.filter(({ from }) => from === this.chosen?.id) ?? [],
  );
  readonly quotedBy: readonly NetworkLink[] = $derived(
    this.view?.links.filter(({ to }) => to === this.chosen?.id) ?? [],
  );
  readonly chain: FoundChain | null = $derived(
    this.found?.chains.find(({ occurrenceId }) => occurrenceId === this.chainId) ?? null,
  );
  /** The keys of the links that are lit; null while nothing is. */
  readonly litLinks: ReadonlySet<string> | null = $derived.by(() => {
    if (this.chain) return new Set(linksOf(this.chain).map(linkKey));
    if (!this.lit || !this.found) return null;
    if (this.lit.kind === 'link') return new Set([linkKey({ from: this.lit.from.id, to: this.lit.to.id })]);
    if (this.lit.kind === 'ring') return new Set(this.lit.links.map(linkKey));
    return new Set(this.found.links.map(linkKey));
  });
  readonly warnings = $derived.by(() => {
    if (!this.view) return 0;
    const { rings, derivedRings, voices } = this.view;
    return [rings, derivedRings, voices].reduce((sum, { first, more }) => sum + first.length + more, 0);
  });
  /** What the whole network has beyond what is drawn. */
  readonly leftOut = $derived({
    nodes: (this.view?.whole.nodes ?? 0) - this.nodes.length,
    links: (this.view?.whole.links ?? 0) - (this.view?.links.length ?? 0),
  });

  /** Reads the network of a scope; the first time what another view chose is lit. */
  async load(scope: Scope): Promise<void> {
    this.#scope = scope;
    const isFirst = this.view === null;
    const { comparison } = this.#session.workspace;
    if (isFirst && comparison.sourceId !== null) this.#keep = [comparison.sourceId];
    await this.#read();
    if (isFirst && this.chosen) await this.light({ kind: 'source', source: this.chosen });
    else if (isFirst) await this.lightClaim();
    else if (this.lit) await this.#find();
  }

  /** Draws so many of the strongest sources. */
  async show(most: number): Promise<void> {
    this.most = most;
    await this.#read();
  }

  /** Chooses a source, for all views, and lights the chains through it. */
  async choose(source: Named): Promise<void> {
    this.#session.workspace.comparison.sourceId = source.id;
    await this.#draw([source.id]);
    await this.light({ kind: 'source', source });
  }

  /** Goes to another source of the list. */
  async goTo(at: number): Promise<void> {
    const node = this.nodes[Math.max(0, Math.min(at, this.nodes.length - 1))];
    if (node) await this.choose(node);
  }

  /** Goes to the strongest source that the chosen one quotes, or that quotes it. */
  async follow(way: 'quotes' | 'quotedBy'): Promise<void> {
    const link = this[way][0];
    const id = way === 'quotes' ? link?.to : link?.from;
    const node = this.nodes.find((each) => each.id === id);
    if (node) await this.choose(node);
  }

  /** Lists and lights chains. */
  async light(lit: Lit): Promise<void> {
    this.lit = lit;
    this.chainId = null;
    this.found = null;
    this.panel = 'chains';
    const claimId = lit.kind === 'ring' ? lit.claimId : 'claim' in lit ? lit.claim.id : null;
    if (claimId !== null) this.#session.workspace.comparison.claimId = claimId;
    if (lit.kind === 'ring') await this.#draw(lit.links.map(({ from }) => from));
    if (lit.kind === 'voice') await this.#draw([lit.source.id]);
    await this.#find();
  }

  /** Lights the chains of the claim chosen in whichever view. */
  async lightClaim(): Promise<void> {
    const { claimId } = this.#session.workspace.comparison;
    if (claimId === null) return;
    const found = await this.#ask({ claimId });
    const claim = found?.chains[0];
    if (claim) await this.light({ kind: 'claim', claim: { id: claimId, name: claim.claim } });
  }

  /** Lights the path of one chain alone, or with the one that is lit already all of them again. */
  async lightChain(chain: FoundChain): Promise<void> {
    this.chainId = this.chainId === chain.occurrenceId ? null : chain.occurrenceId;
    this.#session.workspace.comparison.claimId = chain.claimId;
    if (this.chainId !== null) await this.#draw(chain.chain.map(({ sourceId }) => sourceId));
  }

  /** Chooses nothing any more. */
  clear(): void {
    this.#sought += 1;
    this.lit = null;
    this.found = null;
    this.chainId = null;
    this.#session.workspace.comparison.sourceId = null;
  }

  reveal({ articleId, occurrenceId }: FoundChain): void {
    this.#session.workspace.reveal([{ articleId, occurrenceId }]);
  }

  /** Narrows all views to what a source says or passes on. */
  narrow({ name }: Named): void {
    const { comparison } = this.#session.workspace;
    // Quotation marks cannot be said inside quotation marks.
    const text = name.replaceAll(/["“”„«»]/g, ' ').trim();
    const query = parseSearch(comparison.filter, spokenVocabulary);
    comparison.look(
      withFilter(query, 'source', { kind: 'name', field: 'source', values: [{ text, whole: true }] }),
    );
  }

  /** The network with as many sources as there are, for its table. */
  async everything(): Promise<NetworkView | null> {
    return call('compare.network', { ...this.#scope, most: mostNetworkNodes, keep: [] });
  }

  /** Sees to it that sources are drawn. */
  async #draw(ids: readonly string[]): Promise<void> {
    if (ids.every((id) => this.nodes.some((node) => node.id === id))) return;
    this.#keep = [...new Set([...this.#keep, ...ids])].slice(-mostKept);
    await this.#read();
  }

  async #read(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const view = await call('compare.network', { ...this.#scope, most: this.most, keep: [...this.#keep] });
      if (asked === this.#asked) this.view = view;
    } catch (reason) {
      this.#fail(reason);
    }
  }

  async #find(): Promise<void> {
    const { lit } = this;
    if (!lit) return;
    this.#sought += 1;
    const sought = this.#sought;
    const found = await this.#ask({
      links:
        lit.kind === 'link'
          ? [{ from: lit.from.id, to: lit.to.id }]
          : lit.kind === 'ring'
            ? lit.links.slice(0, mostRingLinks)
            : [],
      sourceId: lit.kind === 'source' || lit.kind === 'voice' ? lit.source.id : null,
      claimId: lit.kind === 'ring' ? lit.claimId : 'claim' in lit ? lit.claim.id : null,
    });
    if (sought === this.#sought && found) this.found = found;
  }

  async #ask(sought: {
    readonly links?: readonly LinkEnds[];
    readonly sourceId?: string | null;
    readonly claimId?: string | null;
  }): Promise<FoundChains | null> {
    try {
      return await call('compare.chains', {
        ...this.#scope,
        links: sought.links?.map(({ from, to }) => ({ from, to })) ?? [],
        sourceId: sought.sourceId ?? null,
        claimId: sought.claimId ?? null,
        limit: mostChains,
      });
    } catch (reason) {
      this.#fail(reason);
      return null;
    }
  }

  #fail(reason: unknown): void {
    if (reason instanceof Failure && reason.code === 'article.not-found') return;
    this.#session.notices.fail(reason);
  }
}
