import { coreApi, type CoreInput, type CoreOutput, type CoreRequestName } from '#contract/api.ts';
import type { MainInput, MainOutput, MainRequestName, RequestName, Settings } from '#contract/api.ts';
import type { ParallaxBridge } from '#contract/bridge.ts';
import type { HistoryLine } from '#contract/history.ts';
import type { AppEvents, ChangedIds, EventName } from '#contract/events.ts';
import type { Result } from '#contract/result.ts';
import type {
  ArticleDocument,
  ArticleSummary,
  Assessment,
  CaseInfo,
  ClaimDetail,
  ClaimSummary,
  CodebookUse,
  Focus,
  JournalLabel,
  MatrixCellWords,
  OccurrenceDetail,
  RelationView,
  SourcePage,
  SourcePlace,
  SourceShare,
  SourceSuggestion,
  SourceView,
  Suggestion,
  TagView,
} from '#contract/views.ts';
import { anchorPieces, claimTextOf } from '#domain/anchor/pieces.ts';
import type { Block, BlockKind } from '#domain/article.ts';
import type { ArticleReading } from '#domain/article-reading.ts';
import { defaultCredibility } from '#domain/assessment.ts';
import { checkChain, joinRepeated, type AttributionStep } from '#domain/attribution.ts';
import { chainsThrough } from '#domain/compare/chains-through.ts';
import type { Comparison } from '#domain/compare/comparison.ts';
import { quotingNetwork, strongestPart } from '#domain/compare/network.ts';
import { networkWarnings } from '#domain/compare/network-view.ts';
import { leftOut } from '#domain/compare/left-out.ts';
import { sideReader, twoSides, type ComparedSide } from '#domain/compare/two-sides.ts';
import { claimMatrix } from '#domain/compare/matrix.ts';
import { columnIdOf } from '#domain/compare/matrix-columns.ts';
import { startLayout } from '#domain/compare/matrix-layout.ts';
import { tieConsequences } from '#domain/compare/tie-consequences.ts';
import type { CaseValue } from '#domain/case-codebook.ts';
import { firstSaid } from '#domain/compare/first-said.ts';
import { coursesOf } from '#domain/compare/stance-course.ts';
import { spreadOf, timelineOf } from '#domain/compare/timeline.ts';
import { Failure, type FailureCode } from '#domain/failure.ts';
import { firstHabits } from '#domain/report/export-habits.ts';
import { foldWords, foldedWordStarts, nameKey } from '#domain/fold.ts';
import { mergeFields } from '#domain/merge-sources.ts';
import type { Neighbour } from '#domain/source-figures.ts';
import { isSymmetric } from '#domain/relation.ts';
import { compareSpans } from '#domain/span.ts';
import { fakePairs, fakePreview, fakeTableIds, fakeTableRows } from './fake-table.ts';
import { isWithin, movedTag, tagLine } from '#domain/tag.ts';

// Core in memory, for tests of the interface in a browser: it keeps the contract (inputs are checked with the same
// schemas), the rules the interface leans on, undo and redo, and tells `case.changed` as core does. Everything beyond
// that is core's own and tested there.

type StoredOccurrence = Omit<OccurrenceDetail, 'claimText' | 'chain'> & {
  readonly chain: readonly AttributionStep[];
};
type StoredClaim = Omit<ClaimSummary, 'occurrenceCount' | 'articleIds' | 'verdict'> & {
  readonly note: string;
};
type StoredArticle = Omit<ArticleSummary, 'occurrenceCount' | 'judgedCount' | 'leftAt' | 'readShare'>;
const noneFound = { items: [], next: null } as const;

type StoredText = { readonly text: string; readonly blocks: readonly Block[] };

type State = {
  readonly title: string;
  readonly articles: ReadonlyMap<string, StoredArticle>;
  readonly texts: ReadonlyMap<string, StoredText>;
  readonly claims: ReadonlyMap<string, StoredClaim>;
  readonly occurrences: ReadonlyMap<string, StoredOccurrence>;
  readonly sources: ReadonlyMap<string, Omit<SourceView, 'occurrenceCount'>>;
  readonly assessments: ReadonlyMap<string, Assessment>;
  readonly relations: ReadonlyMap<string, Omit<RelationView, 'fromText' | 'toText'>>;
  readonly codebook: readonly CaseValue[];
  readonly tags: ReadonlyMap<string, Pick<TagView, 'colour' | 'description'>>;
};

type Change<Output> = {
  readonly state: State;
  readonly output: (state: State) => Output;
  readonly subject: string;
  readonly focus?: Partial<Focus>;
};

type Step = {
  readonly before: State;
  readonly after: State;
  readonly label: JournalLabel;
  readonly focus: Focus;
};

type Queries = {
  [Name in CoreRequestName as (typeof coreApi)[Name]['mutates'] extends true ? never : Name]: (
    input: CoreInput<Name>,
  ) => CoreOutput<Name>;
};
type Mutations = {
  [Name in CoreRequestName as (typeof coreApi)[Name]['mutates'] extends true ? Name : never]: (
    input: CoreInput<Name>,
  ) => Change<CoreOutput<Name>>;
};
type MainAnswers = { [Name in MainRequestName]: (input: MainInput<Name>) => MainOutput<Name> };

const noFocus: Focus = { articleId: null, occurrenceId: null, claimId: null };
const emptyAssessment: Assessment = {
  verdict: null,
  credibility: defaultCredibility,
  likelihood: null,
  confidence: null,
  rationale: '',
  evidence: [],
};
const now = '2024-05-06T07:08:09.000Z';

function put<Value>(map: ReadonlyMap<string, Value>, key: string, value: Value): ReadonlyMap<string, Value> {
  return new Map(map).set(key, value);
}
function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
function get<Value>(map: ReadonlyMap<string, Value>, key: string, code: FailureCode): Value {
  const value = map.get(key);
  if (value === undefined)
    throw new Failure(code, `There is no ${code.split('.')[0] ?? ''} “${key}” in this case.`);
  return value;
}
/** Leaves out what is undefined, so that a patch never blanks a field. */
function defined<Patch extends object>(
  patch: Patch,
): { [Key in keyof Patch]: Exclude<Patch[Key], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Patch]: Exclude<Patch[Key], undefined>;
  };
}

/** One paragraph of a test article; a plain string is body text. */
export type FakeBlock =
  string | { readonly text: string; readonly kind?: BlockKind; readonly furniture?: boolean };

/** What a test says of an article; everything else is filled in. */
export type FakeArticle = Partial<
  Pick<
    ArticleSummary,
    'title' | 'authors' | 'publisher' | 'url' | 'publishedOn' | 'language' | 'genre' | 'status'
  >
> & { readonly blocks: readonly FakeBlock[] };

/** Settings nobody has changed. */
export const usualSettings: Settings = {
  analyst: 'Test',
  language: 'en',
  theme: 'system',
  contrast: 'system',
  motion: 'system',
  zoom: 100,
  textSize: 18,
  measure: 66,
  lineHeight: 160,
  readerFont: 'serif',
  hyphenate: true,
  suggestions: true,
  tourLeft: true,
  keys: {},
  exporting: firstHabits,
};

/** Core in memory. Make one a test, fill it, then {@link FakeCore.install} puts it where the preload's bridge would be. */
export class FakeCore {
  /** Every request made, in order. */
  readonly calls: { readonly name: RequestName; readonly input: unknown }[] = [];
  /** How long each answer takes, in milliseconds. */
  latency = 0;
  /** Where articles were left, by id. */
  readonly places = new Map<string, number>();
  /** The furthest offset each article was read to. */
  readonly readTo = new Map<string, number>();
  readOnly: CaseInfo['readOnly'] = null;
  settings: Settings = usualSettings;
  #state: State = {
    title: 'Test case',
    articles: new Map(),
    texts: new Map(),
    claims: new Map(),
    occurrences: new Map(),
    sources: new Map(),
    assessments: new Map(),
    relations: new Map(),
    codebook: [],
    tags: new Map(),
  };
  #seq = 0;
  #ids = 0;
  #undo: readonly Step[] = [];
  #redo: readonly Step[] = [];
  #journal: readonly HistoryLine[] = [];
  readonly #listeners = new Map<EventName, Set<(detail: never) => void>>();
  readonly #overrides = new Map<RequestName, (input: never) => unknown>();

  /** Puts this core behind `window.parallax`. */
  install(): this {
    const bridge: ParallaxBridge = {
      call: (name, input) => this.request(name, input) as never,
      on: (name, listener) => {
        const listeners = this.#listeners.get(name) ?? new Set();
        this.#listeners.set(name, listeners.add(listener));
        return () => listeners.delete(listener);
      },
      pathOf: (file) => `/dropped/${file.name}`,
    };
    Object.defineProperty(window, 'parallax', { value: bridge, configurable: true });
    return this;
  }

  /** Answers a request with this instead; a Failure thrown here becomes the request's failure. */
  answer<Name extends CoreRequestName>(
    name: Name,
    handler: (input: CoreInput<Name>) => CoreOutput<Name>,
  ): void;
  answer<Name extends MainRequestName>(
    name: Name,
    handler: (input: MainInput<Name>) => MainOutput<Name>,
  ): void;
  answer(name: RequestName, handler: (input: never) => unknown): void {
    this.#overrides.set(name, handler);
  }

  /** The next request of this name fails. */
  failNext(name: RequestName, code: FailureCode, message: string): void {
    this.#overrides.set(name, () => {
      this.#overrides.delete(name);
      throw new Failure(code, message);
    });
  }

  /** Tells the window an event. */
  emit<Name extends EventName>(name: Name, detail: AppEvents[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(detail as never);
  }

  /** How many listeners there are, to see that a component lets go. */
  listenerCount(name: EventName): number {
    return this.#listeners.get(name)?.size ?? 0;
  }

  /** Adds an article and gives its id. Blocks are parted by one empty line. */
  addArticle(article: FakeArticle): string {
    const blocks: Block[] = [];
    let text = '';
    for (const given of article.blocks) {
      const block = typeof given === 'string' ? { text: given } : given;
      if (text !== '') text += '\n\n';
      blocks.push({
        start: text.length,
        end: text.length + block.text.length,
        kind: block.kind ?? 'paragraph',
        furniture: block.furniture ?? false,
      });
      text += block.text;
    }
    const id = this.#newId();
    const authors = article.authors ?? ['Ann Author'];
    const state = this.#state;
    const authorSourceId = this.addSource({
      name: authors[0] ?? article.publisher ?? 'The author',
      kind: 'person',
    });
    const body = blocks
      .filter((block) => !block.furniture)
      .map((block) => text.slice(block.start, block.end));
    const stored: StoredArticle = {
      id,
      title: article.title ?? `Article ${state.articles.size + 1}`,
      authors,
      publisher: article.publisher ?? null,
      url: article.url ?? null,
      publishedOn: article.publishedOn ?? null,
      retrievedOn: null,
      language: article.language ?? 'en',
      genre: article.genre ?? 'news',
      status: article.status ?? 'unread',
      wordCount: body.join(' ').split(/\s+/u).filter(Boolean).length,
      textLength: text.length,
      authorSourceId,
      format: 'text',
      encoding: 'utf-8',
      fileName: null,
      originalSha256: '0'.repeat(64),
      originalSize: text.length,
      textSha256: '0'.repeat(64),
      importedAt: now,
    };
    this.#state = {
      ...this.#state,
      articles: put(this.#state.articles, id, stored),
      texts: put(this.#state.texts, id, { text, blocks }),
    };
    return id;
  }

  /** Adds a source and gives its id; one with that name is taken as it is. */
  addSource(source: CoreInput<'source.create'>): string {
    const known = [...this.#state.sources.values()].find(({ name }) => name === source.name);
    if (known) return known.id;
    const id = this.#newId();
    this.#state = {
      ...this.#state,
      sources: put(this.#state.sources, id, { ...newSource(id), ...defined(source) }),
    };
    return id;
  }

  /**
   * Marks the first place where the words stand and gives the occurrence; several strings are its pieces, in order.
   * The steps of the chain after the author are sources' ids.
   */
  addMark(
    articleId: string,
    words: string | readonly string[],
    more: {
      readonly claimId?: string;
      readonly claimText?: string;
      readonly chain?: readonly string[];
    } & Partial<Pick<OccurrenceDetail, 'stance' | 'polarity' | 'commitment' | 'quotation' | 'note'>> = {},
  ): OccurrenceDetail {
    const { text } = get(this.#state.texts, articleId, 'article.not-found');
    let from = 0;
    const spans = [words].flat().map((piece) => {
      const start = text.indexOf(piece, from);
      if (start === -1) throw new Error(`The article has no words “${piece}”.`);
      from = start + piece.length;
      return { start, end: from };
    });
    const { claimId = null, claimText = null, chain = [], stance = null, ...fields } = more;
    const { state } = this.#mutations['occurrence.mark']({ articleId, spans, claimId, claimText, stance });
    const id = `${this.#idOf(this.#ids)}`;
    const made = get(state.occurrences, id, 'occurrence.not-found');
    const steps = chain.map((sourceId): AttributionStep => ({
      sourceId,
      status: 'explicit',
      sourceSpan: null,
      cueSpan: null,
    }));
    this.#state = {
      ...state,
      occurrences: put(state.occurrences, id, {
        ...made,
        ...fields,
        chain: checkChain([...made.chain, ...steps]),
      }),
    };
    return this.occurrence(id);
  }

  /** The occurrence as core has it now. */
  occurrence(id: string): OccurrenceDetail {
    return this.#occurrenceView(this.#state, get(this.#state.occurrences, id, 'occurrence.not-found'));
  }

  /** Every occurrence of the article, in text order. */
  occurrencesOf(articleId: string): readonly OccurrenceDetail[] {
    return [...this.#state.occurrences.values()]
      .filter((occurrence) => occurrence.articleId === articleId)
      .map((occurrence) => this.#occurrenceView(this.#state, occurrence))
      .sort((a, b) => compareSpans(a.spans[0] ?? { start: 0, end: 0 }, b.spans[0] ?? { start: 0, end: 0 }));
  }

  /** The claim with everything that hangs on it, as core has it now. */
  claim(id: string): ClaimDetail {
    return this.#claimDetail(this.#state, id);
  }

  /** Relates two claims. */
  addRelation(relation: CoreInput<'relation.set'>): RelationView {
    const { state, output } = this.#mutations['relation.set'](relation);
    this.#state = state;
    return output(state);
  }

  /** The case as core tells of it. */
  info(): CaseInfo {
    const { title, articles, claims, occurrences, sources } = this.#state;
    return {
      title,
      path: '/cases/test.parallax',
      fileName: 'test.parallax',
      readOnly: this.readOnly,
      isSample: false,
      articleCount: articles.size,
      claimCount: claims.size,
      occurrenceCount: occurrences.size,
      sourceCount: sources.size,
      journal: this.#journalState(),
    };
  }

  /** Answers a request as core and main do. */
  async request(name: RequestName, input: unknown): Promise<Result<unknown>> {
    this.calls.push({ name, input });
    await new Promise((resolve) => setTimeout(resolve, this.latency));
    try {
      return { ok: true, value: this.#answer(name, input) };
    } catch (reason) {
      if (reason instanceof Failure) return { ok: false, failure: reason.toData() };
      throw reason;
    }
  }

  #answer(name: RequestName, input: unknown): unknown {
    const override = this.#overrides.get(name);
    if (override) return override(input as never);
    if (!(name in coreApi)) return this.#main[name as MainRequestName](input as never);
    const core = name as CoreRequestName;
    const checked = coreApi[core].input.safeParse(input);
    if (!checked.success) {
      throw new Failure('request.invalid', `${name}: ${checked.error.issues[0]?.message ?? ''}`, { name });
    }
    if (!coreApi[core].mutates) return this.#queries[core as keyof Queries](checked.data as never);
    if (this.readOnly) throw new Failure('case.read-only', 'This case can only be read here.');
    const change = this.#mutations[core as keyof Mutations](checked.data as never);
    const label: JournalLabel = { action: name, subject: change.subject };
    const step: Step = {
      before: this.#state,
      after: change.state,
      label,
      focus: { ...noFocus, ...change.focus },
    };
    this.#undo = [...this.#undo, step];
    this.#redo = [];
    this.#commit('do', step, change.state);
    return (change.output as (state: State) => unknown)(change.state);
  }

  #commit(kind: 'do' | 'undo' | 'redo', step: Step, next: State): void {
    const before = this.#state;
    this.#state = next;
    this.#seq += 1;
    const { label, focus } = step;
    this.#journal = [{ seq: this.#seq, at: now, by: 'Test', kind, label, focus }, ...this.#journal];
    const change: AppEvents['case.changed'] = {
      seq: this.#seq,
      kind,
      label: step.label,
      focus: step.focus,
      changed: changedBetween(before, next),
      journal: this.#journalState(),
    };
    // Core posts the event after the answer.
    setTimeout(() => this.emit('case.changed', change), 0);
  }

  #travel(kind: 'undo' | 'redo'): { readonly label: JournalLabel; readonly focus: Focus } {
    const step = (kind === 'undo' ? this.#undo : this.#redo).at(-1);
    if (!step) {
      throw new Failure(
        kind === 'undo' ? 'journal.nothing-to-undo' : 'journal.nothing-to-redo',
        `There is nothing to ${kind}.`,
      );
    }
    if (kind === 'undo') {
      this.#undo = this.#undo.slice(0, -1);
      this.#redo = [...this.#redo, step];
    } else {
      this.#redo = this.#redo.slice(0, -1);
      this.#undo = [...this.#undo, step];
    }
    this.#commit(kind, step, kind === 'undo' ? step.before : step.after);
    return { label: step.label, focus: step.focus };
  }

  #journalState(): CaseInfo['journal'] {
    return { undo: this.#undo.at(-1)?.label ?? null, redo: this.#redo.at(-1)?.label ?? null };
  }

  #idOf(number: number): string {
    return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
  }

  #newId(): string {
    this.#ids += 1;
    return this.#idOf(this.#ids);
  }

  // What core shows

  #occurrenceView(state: State, stored: StoredOccurrence): OccurrenceDetail {
    return {
      ...stored,
      claimText: get(state.claims, stored.claimId, 'claim.not-found').text,
      chain: stored.chain.map((step) => {
        const source = get(state.sources, step.sourceId, 'source.not-found');
        return { ...step, sourceName: source.name, sourceKind: source.kind };
      }),
    };
  }

  #occurrencesWhere(
    state: State,
    test: (occurrence: StoredOccurrence) => boolean,
  ): readonly OccurrenceDetail[] {
    return [...state.occurrences.values()].filter(test).map((stored) => this.#occurrenceView(state, stored));
  }

  #articleView(state: State, id: string): ArticleSummary {
    const article = get(state.articles, id, 'article.not-found');
    const here = [...state.occurrences.values()].filter((occurrence) => occurrence.articleId === id);
    return {
      ...article,
      occurrenceCount: here.length,
      judgedCount: here.filter(({ stance }) => stance !== null).length,
      leftAt: this.places.get(id) ?? null,
      readShare: article.status === 'done' ? 1 : (this.readTo.get(id) ?? 0) / Math.max(1, article.textLength),
    };
  }

  #documentView(state: State, id: string): ArticleDocument {
    return {
      article: this.#articleView(state, id),
      ...get(state.texts, id, 'article.not-found'),
      occurrences: this.#occurrencesWhere(state, (occurrence) => occurrence.articleId === id),
    };
  }

  #claimView(state: State, id: string): ClaimSummary {
    const claim = get(state.claims, id, 'claim.not-found');
    const here = [...state.occurrences.values()].filter((occurrence) => occurrence.claimId === id);
    return {
      id,
      text: claim.text,
      type: claim.type,
      eventDate: claim.eventDate,
      tags: claim.tags,
      occurrenceCount: here.length,
      articleIds: [...new Set(here.map((occurrence) => occurrence.articleId))],
      verdict: state.assessments.get(id)?.verdict ?? null,
    };
  }

  #claimDetail(state: State, id: string): ClaimDetail {
    return {
      claim: this.#claimView(state, id),
      note: get(state.claims, id, 'claim.not-found').note,
      assessment: state.assessments.get(id) ?? emptyAssessment,
      occurrences: this.#occurrencesWhere(state, (occurrence) => occurrence.claimId === id),
      relations: [...state.relations.values()]
        .filter((relation) => relation.fromClaimId === id || relation.toClaimId === id)
        .map((relation) => this.#relationView(state, relation.id)),
    };
  }

  #relationView(state: State, id: string): RelationView {
    const relation = get(state.relations, id, 'relation.not-found');
    return {
      ...relation,
      fromText: get(state.claims, relation.fromClaimId, 'claim.not-found').text,
      toText: get(state.claims, relation.toClaimId, 'claim.not-found').text,
    };
  }

  #sourceView(state: State, id: string): SourceView {
    const source = get(state.sources, id, 'source.not-found');
    const uses = [...state.occurrences.values()].filter(({ chain }) =>
      chain.some((step) => step.sourceId === id),
    );
    return { ...source, occurrenceCount: uses.length };
  }

  #sourcePage(state: State, id: string): SourcePage {
    const places = [...state.occurrences.values()].flatMap((stored) => {
      const { chain, ...occurrence } = this.#occurrenceView(state, stored);
      const neighbour = (index: number): Neighbour | null => {
        const step = chain[index];
        return step ? { sourceId: step.sourceId, name: step.sourceName, ownVoice: index === 0 } : null;
      };
      const anonymous = (steps: typeof chain): boolean => steps.some((step) => step.status === 'anonymous');
      return chain.flatMap((step, index): SourcePlace[] =>
        step.sourceId === id
          ? [
              {
                ...occurrence,
                occurrenceId: occurrence.id,
                quote: occurrence.exact.join(' … '),
                start: occurrence.spans[0]?.start ?? 0,
                status: step.status,
                step: index,
                above: neighbour(index - 1),
                below: neighbour(index + 1),
                anonymousAbove: anonymous(chain.slice(0, index)),
                anonymousBelow: anonymous(chain.slice(index + 1)),
              },
            ]
          : [],
      );
    });
    const articles = [...state.articles.values()]
      .filter(
        (article) => article.authorSourceId === id || places.some((place) => place.articleId === article.id),
      )
      .map(({ id: articleId, title, publisher, publishedOn, authorSourceId }) => ({
        id: articleId,
        title,
        publisher,
        publishedOn,
        authored: authorSourceId === id,
      }));
    return { source: this.#sourceView(state, id), places, articles };
  }

  #checkName(names: readonly string[], besides: string | null, allowed: boolean | undefined): void {
    const keys = names.filter(Boolean).map(nameKey);
    const other = [...this.#state.sources.values()].find(
      ({ id, name, aliases }) =>
        id !== besides && [name, ...aliases].some((each) => keys.includes(nameKey(each))),
    );
    if (!other || allowed === true) return;
    throw new Failure('source.name-taken', `“${other.name}” is the name of another source already.`, {
      id: other.id,
      name: other.name,
    });
  }

  /** Articles and occurrences with other ids of sources. */
  #renamed(rename: (id: string) => string): Pick<State, 'articles' | 'occurrences'> {
    return {
      articles: new Map(
        [...this.#state.articles].map(([id, each]) => [
          id,
          { ...each, authorSourceId: rename(each.authorSourceId) },
        ]),
      ),
      occurrences: new Map(
        [...this.#state.occurrences].map(([id, each]) => [
          id,
          {
            ...each,
            chain: joinRepeated(each.chain.map((step) => ({ ...step, sourceId: rename(step.sourceId) })))
              .chain,
          },
        ]),
      ),
    };
  }

  /** What core compares; the filter is core's own and lets everything through here. */
  #comparison(state: State, wanted: readonly string[]): Comparison {
    const articles = this.#articlesById();
    const shown = (wanted.length > 0 ? wanted : [...articles.keys()]).flatMap((id) => articles.get(id) ?? []);
    const order = shown.map(({ id }) => id);
    const pairs = this.#claimDetails()
      .flatMap((claim) => fakePairs(claim, articles))
      .filter(({ occurrence }) => (occurrence ? order.includes(occurrence.articleId) : wanted.length === 0));
    const ids = new Set(pairs.map(({ claim }) => claim.id));
    return {
      articles: shown,
      pairs,
      sources: state.sources,
      relations: [...state.relations.values()].filter(
        (relation) => ids.has(relation.fromClaimId) && ids.has(relation.toClaimId),
      ),
    };
  }

  #cell({ by, claimId, columnId, limit, articleIds }: CoreInput<'compare.cell'>): MatrixCellWords {
    const all = this.#comparison(this.#state, articleIds).pairs.flatMap(({ claim, occurrence }) =>
      claim.id === claimId && occurrence ? [occurrence] : [],
    );
    const inCell = all.filter((each) => columnId === null || columnIdOf(by, each) === columnId);
    const articles = new Map<string, string>();
    for (const { articleId, id } of [...inCell, ...all])
      if (!articles.has(articleId)) articles.set(articleId, id);
    return {
      total: inCell.length,
      places: inCell.slice(0, limit).map(({ id, ...place }) => ({ ...place, occurrenceId: id })),
      articles: [...articles].map(([articleId, occurrenceId]) => ({ articleId, occurrenceId })),
    };
  }

  #claimDetails(): readonly ClaimDetail[] {
    return [...this.#state.claims.keys()].map((id) => this.#claimDetail(this.#state, id));
  }

  #articlesById(): ReadonlyMap<string, ArticleSummary> {
    return new Map([...this.#state.articles.keys()].map((id) => [id, this.#articleView(this.#state, id)]));
  }

  #suggest(state: State, typed: string): readonly SourceSuggestion[] {
    const wanted = foldWords(typed);
    const fits = (name: string): boolean => {
      const starts = foldedWordStarts(name);
      // A name without letters is found by itself.
      if (wanted.length === 0) return name.includes(typed.trim());
      return wanted.every((word) => starts.some((start) => start.startsWith(word)));
    };
    return [...state.sources.keys()]
      .map((id) => this.#sourceView(state, id))
      .flatMap((source) => {
        const matched = [source.name, ...source.aliases, source.role, source.descriptor].find(
          (name) => name !== '' && fits(name),
        );
        return matched === undefined ? [] : [{ source, matched }];
      })
      .sort(
        (a, b) =>
          b.source.occurrenceCount - a.source.occurrenceCount || (a.source.name < b.source.name ? -1 : 1),
      )
      .slice(0, 12);
  }

  // What core does

  /** What it suggests for whatever is asked about. */
  suggestions: readonly Suggestion[] = [];

  readonly #queries: Queries = {
    'case.info': () => this.info(),
    'import.preview': ({ bytes, format }) => {
      const text = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n').trim();
      if (text === '') throw new Failure('import.empty', 'This file has no text in it.');
      return { reading: plainReading(text, format ?? 'text'), duplicateOf: this.#duplicateOf(text) };
    },
    'tie.preview': ({ tie }) => ({
      ...tieConsequences([...this.#state.relations.values()], tie),
      texts: Object.fromEntries([...this.#state.claims.values()].map(({ id, text }) => [id, text])),
    }),
    'relation.list': () => [...this.#state.relations.keys()].map((id) => this.#relationView(this.#state, id)),
    'suggestion.list': ({ about }) => ({
      ...(about.kind === 'claim'
        ? { text: get(this.#state.claims, about.claimId, 'claim.not-found').text }
        : { text: '' }),
      language: 'en',
      candidates: this.suggestions,
      putOff: 0,
    }),
    'article.list': () => [...this.#state.articles.keys()].map((id) => this.#articleView(this.#state, id)),
    'article.open': ({ articleId }) => this.#documentView(this.#state, articleId),
    'article.keep-place': ({ articleId, offset, furthest }) => {
      this.places.set(articleId, offset);
      this.readTo.set(articleId, Math.max(furthest, this.readTo.get(articleId) ?? 0));
      return this.#articleView(this.#state, articleId);
    },
    'occurrence.get': ({ occurrenceIds }) =>
      this.#occurrencesWhere(this.#state, (occurrence) => occurrenceIds.includes(occurrence.id)),
    'claim.list': () => [...this.#state.claims.keys()].map((id) => this.#claimView(this.#state, id)),
    'claim.get': ({ claimId }) => this.#claimDetail(this.#state, claimId),
    'source.list': () => [...this.#state.sources.keys()].map((id) => this.#sourceView(this.#state, id)),
    'source.page': ({ sourceId }) => this.#sourcePage(this.#state, sourceId),
    'source.preview-merge': ({ intoSourceId, fromSourceIds, fields }) => {
      const sources = [intoSourceId, ...fromSourceIds].map((id) => this.#sourceView(this.#state, id));
      const places = fromSourceIds.flatMap((id) => this.#sourcePage(this.#state, id).places);
      return {
        fields: mergeFields(sources, fields),
        ratings: sources.flatMap((source) => source.ratings),
        occurrenceCount: new Set(places.map((place) => place.occurrenceId)).size,
        articleCount: new Set(places.map((place) => place.articleId)).size,
        authoredCount: [...this.#state.articles.values()].filter((article) =>
          fromSourceIds.includes(article.authorSourceId),
        ).length,
        joinedCount: 0,
        joined: [],
      };
    },
    'source.preview-split': ({ sourceId, articleIds, occurrenceIds, aliases }) => {
      const page = this.#sourcePage(this.#state, sourceId);
      const share = (goes: boolean): SourceShare => {
        const places = page.places.filter(
          (place) =>
            (articleIds.includes(place.articleId) || occurrenceIds.includes(place.occurrenceId)) === goes,
        );
        return {
          occurrenceCount: new Set(places.map((place) => place.occurrenceId)).size,
          articleCount: new Set(places.map((place) => place.articleId)).size,
          authoredCount: page.articles.filter(
            (article) => article.authored && articleIds.includes(article.id) === goes,
          ).length,
        };
      };
      return {
        goes: share(true),
        stays: share(false),
        aliasesGo: page.source.aliases.filter((alias) => aliases.includes(alias)),
        aliasesStay: page.source.aliases.filter((alias) => !aliases.includes(alias)),
        ownVoiceStays: 0,
      };
    },
    'source.suggest': ({ typed }) => this.#suggest(this.#state, typed),
    'codebook.get': () => this.#state.codebook,
    'codebook.count-uses': ({ list }) => this.#uses(list),
    'tag.list': () => this.#tagViews(this.#state),
    'compare.panes': () => ({
      shown: null,
      relations: [...this.#state.relations.values()].filter(({ status }) => status !== 'rejected'),
    }),
    'compare.matrix': ({ articleIds, layout }) =>
      claimMatrix(this.#comparison(this.#state, articleIds), layout ?? startLayout),
    'compare.cell': (input) => this.#cell(input),
    'compare.left-out': ({ articleIds, of }) => {
      const comparison = this.#comparison(this.#state, articleIds);
      return leftOut(comparison, comparison, of);
    },
    'compare.two': ({ articleIds, here, there }) => {
      const comparison = this.#comparison(this.#state, articleIds);
      const isHere = (side: ComparedSide): boolean =>
        side.kind !== 'article' || this.#state.articles.has(side.articleId);
      return {
        ...twoSides(comparison, sideReader(here, new Set()), sideReader(there, new Set())),
        here: isHere(here) ? { name: '' } : null,
        there: isHere(there) ? { name: '' } : null,
      };
    },
    'compare.words': ({ claimIds, side, limit, articleIds }) => {
      const read = side ? sideReader(side, new Set()) : () => true;
      const places = this.#comparison(this.#state, articleIds).pairs.flatMap(({ claim, occurrence }) =>
        occurrence && claimIds.includes(claim.id) && read(occurrence)
          ? [{ ...occurrence, claimId: claim.id, occurrenceId: occurrence.id }]
          : [],
      );
      return { total: places.length, places: places.slice(0, limit) };
    },
    'compare.timeline': ({ start, count, claimId }) => {
      const timeline = timelineOf(this.#comparison(this.#state, []).pairs);
      const { lanes, withoutEvent } = timeline;
      const at = lanes.findIndex((lane) => lane.claimId === claimId);
      return {
        total: lanes.length,
        withoutEvent,
        start,
        lanes: lanes.slice(start, start + count),
        foundAt: at === -1 ? null : at,
        spread: spreadOf(timeline),
      };
    },
    'compare.claim-times': ({ claimId }) => {
      const pairs = this.#comparison(this.#state, []).pairs.filter(({ claim }) => claim.id === claimId);
      const occurrences = pairs.flatMap(({ occurrence }) => occurrence ?? []);
      const { text, eventDate } = get(this.#state.claims, claimId, 'claim.not-found');
      return {
        claimId,
        text,
        eventDate,
        ...firstSaid(occurrences),
        leftOut: 0,
        publishers: coursesOf(occurrences, 'publisher'),
        morePublishers: 0,
        sources: coursesOf(occurrences, 'source'),
        moreSources: 0,
      };
    },
    'compare.network': ({ articleIds, most, keep }) => {
      const comparison = this.#comparison(this.#state, articleIds);
      const network = quotingNetwork(comparison);
      return { ...strongestPart(network, most, keep), ...networkWarnings(comparison, network) };
    },
    'compare.chains': ({ articleIds, limit, ...sought }) =>
      chainsThrough(this.#comparison(this.#state, articleIds), sought, limit),
    'table.rows': (input) => fakeTableRows(this.#claimDetails(), this.#articlesById(), input),
    'table.ids': (input) => fakeTableIds(this.#claimDetails(), this.#articlesById(), input),
    'history.list': ({ by, offset, limit }) => {
      const lines = this.#journal.filter((entry) => by === null || entry.by === by);
      return { total: lines.length, lines: lines.slice(offset, offset + limit) };
    },
    'history.people': () => [...new Set(this.#journal.map((entry) => entry.by))].toSorted(),
    // What differs is core's own to tell; tests that look at it answer for themselves.
    'history.compare': () => ({ counts: [], things: [] }),
    // Search is FTS5’s; here it finds nothing.
    'search.find': () => ({ articles: noneFound, claims: noneFound, sources: noneFound, notes: noneFound }),
    'search.more': () => noneFound,
    'search.count': () => ({ articles: 0, claims: 0, sources: 0, notes: 0, most: 1 }),
    'search.hits': () => [],
    'report.list': () => [],
    'report.get': () => {
      throw new Error('The fake core keeps no reports.');
    },
    'report.versions': () => [],
    'report.count': () => ({
      articles: this.#state.articles.size,
      claims: this.#state.claims.size,
      occurrences: this.#state.occurrences.size,
    }),
    'view.list': () => [],
    'table.preview-edit': (input) => fakePreview(this.#claimDetails(), this.#articlesById(), input),
    'work.cancel': () => null,
    'journal.undo': () => this.#travel('undo'),
    'journal.redo': () => this.#travel('redo'),
  };

  #uses(list: string): readonly CodebookUse[] {
    const counts = new Map<string, number>();
    for (const occurrence of this.#state.occurrences.values()) {
      const value: unknown = { ...occurrence, ...occurrence.added }[list as 'stance'];
      if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].map(([value, count]) => ({ value, count }));
  }

  #tagViews(state: State): readonly TagView[] {
    const carried = [...state.claims.values()].map(({ tags }) => tags);
    const paths = new Set([...carried.flat(), ...state.tags.keys()].flatMap((path) => tagLine(path)));
    return [...paths].toSorted().map((path) => ({
      ...(state.tags.get(path) ?? { colour: null, description: '' }),
      path,
      claimCount: carried.filter((tags) => tags.includes(path)).length,
      totalCount: carried.filter((tags) => tags.some((tag) => isWithin(tag, path))).length,
    }));
  }

  /** The state with each tag's path as `move` has it; null takes the tag away. */
  #tagChange(path: string, move: (path: string) => string | null): Change<readonly TagView[]> {
    const moved = (each: string): string | null => (isWithin(each, path) ? move(each) : each);
    const claims = [...this.#state.claims].map(([id, claim]) => {
      const tags = claim.tags.map(moved).filter((tag) => tag !== null);
      return [id, { ...claim, tags: [...new Set(tags)] }] as const;
    });
    const tags = [...this.#state.tags].flatMap(([each, row]) => {
      const to = moved(each);
      return to === null ? [] : [[to, row] as const];
    });
    return {
      state: { ...this.#state, claims: new Map(claims), tags: new Map(tags) },
      output: (state) => this.#tagViews(state),
      subject: path,
    };
  }

  #codebookChange(codebook: readonly CaseValue[], subject: string): Change<readonly CaseValue[]> {
    return { state: { ...this.#state, codebook }, output: (state) => state.codebook, subject };
  }

  #duplicateOf(text: string): { readonly id: string; readonly title: string } | null {
    const id = [...this.#state.texts].find(([, known]) => known.text === text)?.[0];
    return id === undefined ? null : { id, title: get(this.#state.articles, id, 'article.not-found').title };
  }

  readonly #mutations: Mutations = {
    'claim.split': () => {
      throw new Error('The fake core splits no claims.');
    },
    'relation.settle': ({ relationIds, status }) => {
      let { relations } = this.#state;
      for (const id of relationIds) {
        const relation = get(relations, id, 'relation.not-found');
        relations = status === null ? without(relations, id) : put(relations, id, { ...relation, status });
      }
      return {
        state: { ...this.#state, relations },
        output: () => ({ count: relationIds.length }),
        subject: '',
      };
    },
    'view.save': () => {
      throw new Error('The fake core keeps no views.');
    },
    'view.remove': () => {
      throw new Error('The fake core keeps no views.');
    },
    'report.save': () => {
      throw new Error('The fake core keeps no reports.');
    },
    'report.rename': () => {
      throw new Error('The fake core keeps no reports.');
    },
    'report.remove': () => {
      throw new Error('The fake core keeps no reports.');
    },
    'report.keep-version': () => {
      throw new Error('The fake core keeps no reports.');
    },
    'report.restore-version': () => {
      throw new Error('The fake core keeps no reports.');
    },
    'suggestion.decide': () => {
      throw new Error('The fake core keeps no decisions.');
    },
    'suggestion.confirm': () => {
      throw new Error('The fake core confirms no suggestions.');
    },
    'table.edit': ({ ids, edit }) => {
      const output = fakePreview(this.#claimDetails(), this.#articlesById(), { ids, edit });
      if (output.of === 'claims' || !('value' in edit))
        throw new Error('The fake core edits judgements of occurrences only.');
      let { occurrences } = this.#state;
      for (const id of ids) {
        const occurrence = get(occurrences, id, 'occurrence.not-found');
        occurrences = put(occurrences, id, { ...occurrence, [edit.field]: edit.value });
      }
      return { state: { ...this.#state, occurrences }, output: () => output, subject: edit.field };
    },
    'codebook.add-value': (words) =>
      this.#codebookChange(
        [...this.#state.codebook, { ...words, value: this.#newId(), hidden: false }],
        words.label,
      ),
    'codebook.set-value': ({ list, value, patch }) => {
      const isIt = (each: CaseValue): boolean => each.list === list && each.value === value;
      const none = { countsAs: null, label: null, definition: null, example: null, hidden: false };
      const known = this.#state.codebook.find(isIt) ?? { list, value, ...none };
      const rest = this.#state.codebook.filter((each) => !isIt(each));
      return this.#codebookChange([...rest, { ...known, ...defined(patch) }], value);
    },
    'codebook.remove-value': ({ list, value }) =>
      this.#codebookChange(
        this.#state.codebook.filter((each) => each.list !== list || each.value !== value),
        value,
      ),
    'tag.update': ({ path, patch }) => {
      const row = { ...(this.#state.tags.get(path) ?? { colour: null, description: '' }), ...defined(patch) };
      return {
        state: { ...this.#state, tags: put(this.#state.tags, path, row) },
        output: (state) => this.#tagViews(state),
        subject: path,
      };
    },
    'tag.rename': ({ path, to }) => this.#tagChange(path, (each) => movedTag(each, path, to)),
    'tag.merge': ({ path, into }) => this.#tagChange(path, (each) => movedTag(each, path, into)),
    'tag.remove': ({ path }) => this.#tagChange(path, () => null),
    'history.go-to': () => ({
      state: this.#state,
      output: () => ({ rows: 1 }),
      subject: '2024-05-06 07:08 UTC',
    }),
    'case.rename': ({ title }) => ({
      state: { ...this.#state, title },
      output: () => this.info(),
      subject: title,
    }),
    'article.import': ({ bytes, metadata, furniture, fileName, format }) => {
      const text = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n').trim();
      const duplicate = this.#duplicateOf(text);
      if (duplicate)
        throw new Failure('import.duplicate', `The case already has this text: ${duplicate.title}.`);
      const before = this.#state;
      const reading = plainReading(text, format ?? 'text');
      const id = this.addArticle({
        title: metadata.title,
        authors: metadata.authors,
        publisher: metadata.publisher,
        url: metadata.url,
        publishedOn: metadata.publishedOn,
        language: metadata.language,
        genre: metadata.genre,
        blocks: [],
      });
      const blocks = reading.blocks.map(({ start, end, kind }, index) => ({
        start,
        end,
        kind,
        furniture: furniture?.[index] ?? false,
      }));
      const article = get(this.#state.articles, id, 'article.not-found');
      const state = {
        ...this.#state,
        articles: put(this.#state.articles, id, {
          ...article,
          fileName,
          format: reading.format,
          originalSize: bytes.length,
        }),
        texts: put(this.#state.texts, id, { text, blocks }),
      };
      this.#state = before;
      return {
        state,
        output: (next) => this.#articleView(next, id),
        subject: metadata.title,
        focus: { articleId: id },
      };
    },
    'article.update': ({ articleId, patch }) => {
      const article = { ...get(this.#state.articles, articleId, 'article.not-found'), ...defined(patch) };
      return {
        state: { ...this.#state, articles: put(this.#state.articles, articleId, article) },
        output: (state) => this.#articleView(state, articleId),
        subject: article.title,
        focus: { articleId },
      };
    },
    'article.set-furniture': ({ articleId, block, furniture }) => {
      const { text, blocks } = get(this.#state.texts, articleId, 'article.not-found');
      const next = blocks.map((each, index) => (index === block ? { ...each, furniture } : each));
      return {
        state: { ...this.#state, texts: put(this.#state.texts, articleId, { text, blocks: next }) },
        output: (state) => this.#documentView(state, articleId),
        subject: get(this.#state.articles, articleId, 'article.not-found').title,
        focus: { articleId },
      };
    },
    'article.remove': ({ articleId }) => {
      const { title } = get(this.#state.articles, articleId, 'article.not-found');
      const occurrences = new Map(
        [...this.#state.occurrences].filter(([, each]) => each.articleId !== articleId),
      );
      return {
        state: { ...this.#state, articles: without(this.#state.articles, articleId), occurrences },
        output: () => null,
        subject: title,
      };
    },
    'occurrence.mark': ({ articleId, spans, claimId, claimText, stance }) => {
      const article = get(this.#state.articles, articleId, 'article.not-found');
      const pieces = anchorPieces(get(this.#state.texts, articleId, 'article.not-found').text, spans);
      const exact = pieces.map((piece) => piece.exact);
      let { claims } = this.#state;
      let claim = claimId;
      if (claim === null) {
        claim = this.#newId();
        const text = claimText ?? claimTextOf(exact);
        claims = put(claims, claim, { id: claim, text, type: null, eventDate: null, tags: [], note: '' });
      } else {
        get(claims, claim, 'claim.not-found');
      }
      const id = this.#newId();
      const occurrence: StoredOccurrence = {
        id,
        articleId,
        claimId: claim,
        spans: pieces.map(({ start, end }) => ({ start, end })),
        exact,
        polarity: 'affirms',
        quotation: null,
        commitment: null,
        stance,
        stanceSpan: null,
        fidelity: null,
        note: '',
        chain: [{ sourceId: article.authorSourceId, status: 'own-voice', sourceSpan: null, cueSpan: null }],
        createdAt: now,
      };
      return this.#occurrenceChange({ ...this.#state, claims }, occurrence);
    },
    'occurrence.update': ({ occurrenceId, patch }) => {
      const stored = get(this.#state.occurrences, occurrenceId, 'occurrence.not-found');
      const { spans, ...fields } = defined(patch);
      const { text } = get(this.#state.texts, stored.articleId, 'article.not-found');
      const pieces = spans && anchorPieces(text, spans);
      return this.#occurrenceChange(this.#state, {
        ...stored,
        ...fields,
        ...(pieces && {
          spans: pieces.map(({ start, end }) => ({ start, end })),
          exact: pieces.map((piece) => piece.exact),
        }),
      });
    },
    'occurrence.set-chain': ({ occurrenceId, chain }) => {
      const stored = get(this.#state.occurrences, occurrenceId, 'occurrence.not-found');
      for (const step of chain) get(this.#state.sources, step.sourceId, 'source.not-found');
      return this.#occurrenceChange(this.#state, { ...stored, chain: checkChain(chain) });
    },
    'occurrence.remove': ({ occurrenceId }) => {
      const stored = get(this.#state.occurrences, occurrenceId, 'occurrence.not-found');
      const subject = get(this.#state.claims, stored.claimId, 'claim.not-found').text;
      return {
        state: this.#withoutLonely({
          ...this.#state,
          occurrences: without(this.#state.occurrences, occurrenceId),
        }),
        output: () => null,
        subject,
        focus: { articleId: stored.articleId, occurrenceId, claimId: stored.claimId },
      };
    },
    'occurrence.split': ({ occurrenceId }) => {
      const stored = get(this.#state.occurrences, occurrenceId, 'occurrence.not-found');
      const id = this.#newId();
      const text = claimTextOf(stored.exact);
      const claims = put(this.#state.claims, id, {
        id,
        text,
        type: null,
        eventDate: null,
        tags: [],
        note: '',
      });
      return this.#occurrenceChange({ ...this.#state, claims }, { ...stored, claimId: id });
    },
    'claim.update': ({ claimId, patch }) => {
      const claim = { ...get(this.#state.claims, claimId, 'claim.not-found'), ...defined(patch) };
      return {
        state: { ...this.#state, claims: put(this.#state.claims, claimId, claim) },
        output: (state) => this.#claimView(state, claimId),
        subject: claim.text,
        focus: { claimId },
      };
    },
    'claim.join': ({ intoClaimId, fromClaimIds: [fromClaimId = ''], dropRelationIds = [] }) => {
      const relations = dropRelationIds.reduce(without, this.#state.relations);
      const into = get(this.#state.claims, intoClaimId, 'claim.not-found');
      const from = get(this.#state.claims, fromClaimId, 'claim.not-found');
      const opposed = [...relations.values()].some(
        (relation) =>
          (relation.kind === 'contradicts' || relation.kind === 'in-tension') &&
          relation.status !== 'rejected' &&
          [relation.fromClaimId, relation.toClaimId].every((id) => id === intoClaimId || id === fromClaimId),
      );
      if (opposed || into === from) {
        throw new Failure(
          'claim.join-conflict',
          'These two claims contradict each other; remove the relation first.',
        );
      }
      const occurrences = new Map(
        [...this.#state.occurrences].map(([id, each]) => [
          id,
          each.claimId === fromClaimId ? { ...each, claimId: intoClaimId } : each,
        ]),
      );
      const joined = {
        ...into,
        tags: [...new Set([...into.tags, ...from.tags])],
        note: [into.note, from.text].filter(Boolean).join('\n'),
      };
      return {
        state: {
          ...this.#state,
          relations,
          occurrences,
          claims: put(without(this.#state.claims, fromClaimId), intoClaimId, joined),
        },
        output: (state) => this.#claimView(state, intoClaimId),
        subject: into.text,
        focus: { claimId: intoClaimId },
      };
    },
    'assessment.set': ({ claimId, patch }) => {
      const assessment = { ...(this.#state.assessments.get(claimId) ?? emptyAssessment), ...defined(patch) };
      return {
        state: { ...this.#state, assessments: put(this.#state.assessments, claimId, assessment) },
        output: (state) => this.#claimDetail(state, claimId),
        subject: get(this.#state.claims, claimId, 'claim.not-found').text,
        focus: { claimId },
      };
    },
    'relation.set': ({ fromClaimId, toClaimId, kind, status, reason, dropRelationIds = [] }) => {
      get(this.#state.claims, fromClaimId, 'claim.not-found');
      get(this.#state.claims, toClaimId, 'claim.not-found');
      if (fromClaimId === toClaimId)
        throw new Failure('relation.bad-pair', 'A claim has no relation to itself.');
      const swapped = isSymmetric(kind) && fromClaimId > toClaimId;
      const [from, to] = swapped ? [toClaimId, fromClaimId] : [fromClaimId, toClaimId];
      const known = [...this.#state.relations.values()].find(
        (each) => each.fromClaimId === from && each.toClaimId === to && each.kind === kind,
      );
      const id = known?.id ?? this.#newId();
      const relation = { id, fromClaimId: from, toClaimId: to, kind, status, reason };
      return {
        state: {
          ...this.#state,
          relations: put(dropRelationIds.reduce(without, this.#state.relations), id, relation),
        },
        output: (state) => this.#relationView(state, id),
        subject: get(this.#state.claims, from, 'claim.not-found').text,
        focus: { claimId: from },
      };
    },
    'relation.remove': ({ relationId }) => {
      const relation = get(this.#state.relations, relationId, 'relation.not-found');
      return {
        state: { ...this.#state, relations: without(this.#state.relations, relationId) },
        output: () => null,
        subject: get(this.#state.claims, relation.fromClaimId, 'claim.not-found').text,
        focus: { claimId: relation.fromClaimId },
      };
    },
    'source.create': ({ allowSameName, ...input }) => {
      this.#checkName([input.name, ...(input.aliases ?? [])], null, allowSameName);
      const id = this.#newId();
      return {
        state: {
          ...this.#state,
          sources: put(this.#state.sources, id, { ...newSource(id), ...defined(input) }),
        },
        output: (state) => this.#sourceView(state, id),
        subject: input.name,
      };
    },
    'source.update': ({ sourceId, patch, allowSameName }) => {
      this.#checkName([patch.name ?? '', ...(patch.aliases ?? [])], sourceId, allowSameName);
      const source = { ...get(this.#state.sources, sourceId, 'source.not-found'), ...defined(patch) };
      return {
        state: { ...this.#state, sources: put(this.#state.sources, sourceId, source) },
        output: (state) => this.#sourceView(state, sourceId),
        subject: source.name,
      };
    },
    'source.rate': ({ sourceId, letter, on, reason }) => {
      const source = get(this.#state.sources, sourceId, 'source.not-found');
      const ratings = [{ id: this.#newId(), letter, on, reason }, ...source.ratings];
      return {
        state: { ...this.#state, sources: put(this.#state.sources, sourceId, { ...source, ratings }) },
        output: (state) => this.#sourceView(state, sourceId),
        subject: source.name,
      };
    },
    'source.remove-rating': ({ sourceId, ratingId }) => {
      const source = get(this.#state.sources, sourceId, 'source.not-found');
      const ratings = source.ratings.filter(({ id }) => id !== ratingId);
      return {
        state: { ...this.#state, sources: put(this.#state.sources, sourceId, { ...source, ratings }) },
        output: (state) => this.#sourceView(state, sourceId),
        subject: source.name,
      };
    },
    'source.merge': ({ intoSourceId, fromSourceIds, fields }) => {
      const views = [intoSourceId, ...fromSourceIds].map((id) => this.#sourceView(this.#state, id));
      const merged = {
        id: intoSourceId,
        ...mergeFields(views, fields),
        ratings: views.flatMap((source) => source.ratings),
      };
      let sources = put(this.#state.sources, intoSourceId, merged);
      for (const id of fromSourceIds) sources = without(sources, id);
      const rename = (id: string): string => (fromSourceIds.includes(id) ? intoSourceId : id);
      return {
        state: { ...this.#state, sources, ...this.#renamed(rename) },
        output: (state) => this.#sourceView(state, intoSourceId),
        subject: merged.name,
      };
    },
    'source.split': ({
      sourceId,
      articleIds,
      occurrenceIds,
      aliases,
      fields: { allowSameName, ...fields },
    }) => {
      const source = get(this.#state.sources, sourceId, 'source.not-found');
      this.#checkName([fields.name], null, allowSameName);
      const id = this.#newId();
      const goes = (occurrence: StoredOccurrence): boolean =>
        articleIds.includes(occurrence.articleId) || occurrenceIds.includes(occurrence.id);
      const occurrences = new Map(
        [...this.#state.occurrences].map(([key, each]) => [
          key,
          goes(each)
            ? {
                ...each,
                chain: each.chain.map((step, index) =>
                  step.sourceId === sourceId && index > 0 ? { ...step, sourceId: id } : step,
                ),
              }
            : each,
        ]),
      );
      const old = { ...source, aliases: source.aliases.filter((alias) => !aliases.includes(alias)) };
      const made = {
        ...newSource(id),
        ...defined(fields),
        aliases: aliases.filter((each) => each !== fields.name),
      };
      return {
        state: {
          ...this.#state,
          occurrences,
          sources: put(put(this.#state.sources, sourceId, old), id, made),
        },
        output: (state) => this.#sourceView(state, id),
        subject: fields.name,
      };
    },
    'source.remove': ({ sourceId }) => {
      const { name, occurrenceCount } = this.#sourceView(this.#state, sourceId);
      if (occurrenceCount > 0)
        throw new Failure('source.in-use', `${name} stands in ${occurrenceCount} chains.`);
      return {
        state: { ...this.#state, sources: without(this.#state.sources, sourceId) },
        output: () => null,
        subject: name,
      };
    },
  };

  #occurrenceChange(state: State, occurrence: StoredOccurrence): Change<OccurrenceDetail> {
    const { id, claimId, articleId } = occurrence;
    return {
      state: this.#withoutLonely({ ...state, occurrences: put(state.occurrences, id, occurrence) }),
      output: (next) => this.#occurrenceView(next, get(next.occurrences, id, 'occurrence.not-found')),
      subject: get(state.claims, claimId, 'claim.not-found').text,
      focus: { articleId, occurrenceId: id, claimId },
    };
  }

  /** A claim with no occurrence left, no relation and no assessment goes with its last occurrence. */
  #withoutLonely(state: State): State {
    const held = new Set([...state.occurrences.values()].map((occurrence) => occurrence.claimId));
    for (const id of state.assessments.keys()) held.add(id);
    for (const relation of state.relations.values()) held.add(relation.fromClaimId).add(relation.toClaimId);
    return { ...state, claims: new Map([...state.claims].filter(([id]) => held.has(id))) };
  }

  // Main

  readonly #main: MainAnswers = {
    'app.info': () => ({
      version: '0.1.0',
      platform: 'linux',
      systemLanguages: ['en'],
      settings: this.settings,
      recent: [],
      openFailure: null,
    }),
    'app.open-external': () => null,
    'app.show-in-folder': () => null,
    'settings.set': (patch) => (this.settings = { ...this.settings, ...defined(patch) }),
    'case.new': () => null,
    'case.open': () => null,
    'case.save-copy': () => null,
    'case.open-sample': () => this.info(),
    'data.choose': () => null,
    'data.preview': () => {
      throw new Error('No data are read here.');
    },
    'data.import': () => {
      throw new Error('No data are read here.');
    },
    'report.export': () => null,
    'report.preview': () => ({
      url: 'about:blank',
      facts: {
        articleCount: 0,
        shownArticleCount: 0,
        occurrenceCount: 0,
        sourceSummary: '',
        claims: [],
        sources: [],
        occurrences: [],
      },
    }),
    'template.list': () => [],
    'template.save': () => [],
    'template.rename': () => [],
    'template.remove': () => [],
    'figure.save': () => null,
  };
}

function newSource(id: string): Omit<SourceView, 'occurrenceCount'> {
  return {
    id,
    name: '',
    kind: 'unknown',
    aliases: [],
    role: '',
    affiliation: '',
    country: '',
    descriptor: '',
    ratings: [],
  };
}

/** Blocks at empty lines, and nothing found out: the real reading is core's. */
function plainReading(text: string, format: ArticleReading['format']): ArticleReading {
  const blocks = [...text.matchAll(/\S(?:.|\n(?!\s*\n))*/gu)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.trimEnd().length,
    kind: 'paragraph' as const,
    furniture: false,
    reason: null,
  }));
  return {
    format,
    encoding: 'utf-8',
    encodingCertain: true,
    text,
    blocks,
    title: null,
    authors: [],
    publisher: null,
    url: null,
    publishedOn: null,
    language: null,
    warnings: [],
  };
}

function changedIds(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
}

function changedBetween(before: State, after: State): ChangedIds {
  return {
    everything: false,
    articles: [
      ...new Set([...changedIds(before.articles, after.articles), ...changedIds(before.texts, after.texts)]),
    ],
    occurrences: changedIds(before.occurrences, after.occurrences),
    claims: [
      ...new Set([
        ...changedIds(before.claims, after.claims),
        ...changedIds(before.assessments, after.assessments),
      ]),
    ],
    sources: changedIds(before.sources, after.sources),
    relations: changedIds(before.relations, after.relations),
    reports: [],
    codebook: before.codebook !== after.codebook,
    tags: before.tags !== after.tags || before.claims !== after.claims,
  };
}
