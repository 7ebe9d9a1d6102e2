import type { CoreInput } from '#contract/api.ts';
import type { ClaimTimes, TimelinePage } from '#contract/views.ts';
import type { TimelineLane } from '#domain/compare/timeline.ts';
import { Failure } from '#domain/failure.ts';
import { parseSearch, withFilter } from '#domain/search-query.ts';
import {
  panned,
  startOf,
  endOf,
  windowOver,
  zoomed,
  type TimeWindow,
} from '../../../../figures/time-scale.ts';
import {
  timelinePanels,
  type TimelinePanel,
  type TimelineWindows,
} from '../../../../figures/timeline-layout.ts';
import { call } from '../../api/client.ts';
import { spokenVocabulary } from '../../state/search-words.ts';
import type { Session } from '../../state/session.ts';

/** Days of a panel, both ends included, `YYYY-MM-DD`; an end that is null is open. */
export type DayRange = { readonly from: string | null; readonly to: string | null };

type Scope = Pick<CoreInput<'compare.timeline'>, 'filter' | 'articleIds'>;

/** Lanes are asked for so many at a time. */
const stretch = 100;
/** A panel in which nothing has a date shows this, empty. */
const anyWindow: TimeWindow = { from: startOf('2000-01-01'), to: startOf('2001-01-01') };

/** The timeline: the lanes known so far, the stretch of time each panel shows, and the claim and place at hand. */
export class TimelineController {
  /** What is known of all lanes; null until the first answer. */
  whole = $state.raw<Omit<TimelinePage, 'lanes' | 'start'> | null>(null);
  lanes = $state.raw<ReadonlyMap<number, TimelineLane>>(new Map());
  /** The lane at hand, counted from 0. */
  at = $state(0);
  /** The place of its lane that the keyboard is at; -1 is the claim itself. */
  pointAt = $state(-1);
  /** The panel that keys zoom. */
  panel = $state<TimelinePanel>('published');
  times = $state.raw<ClaimTimes | null>(null);
  /** Where a panel is zoomed to; one that is not named shows everything. */
  #zoomed = $state.raw<Partial<TimelineWindows>>({});
  #scope: Scope = { filter: '', articleIds: [] };
  /** Answers to what was asked before this are of another comparison. */
  #asked = 0;
  #choosing = false;
  #underway = new Set<number>();
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly total = $derived(this.whole?.total ?? 0);
  readonly lane = $derived(this.lanes.get(this.at) ?? null);
  readonly point = $derived(this.lane?.points[this.pointAt] ?? null);
  /** All the time there is in each panel. */
  readonly all: TimelineWindows = $derived.by(() => {
    const spread = this.whole?.spread;
    const published = spread?.published.map(({ on }) => ({ from: on, to: on })) ?? [];
    return {
      event: windowOver(spread?.events ?? []) ?? anyWindow,
      published: windowOver(published) ?? anyWindow,
    };
  });
  readonly windows: TimelineWindows = $derived({
    event: this.#inside('event'),
    published: this.#inside('published'),
  });
  /** What the filter narrows each panel to. */
  readonly ranges: Readonly<Partial<Record<TimelinePanel, DayRange>>> = $derived.by(() => {
    const { filters } = parseSearch(this.#session.workspace.comparison.filter, spokenVocabulary);
    const found: Partial<Record<TimelinePanel, DayRange>> = {};
    for (const panel of timelinePanels) {
      const leaf = filters.find(({ field }) => field === panel)?.leaf;
      const range = leaf?.kind === 'date' ? leaf.values[0] : null;
      if (range) found[panel] = range;
    }
    return found;
  });

  /** The same as moments, to be set off in the figure. */
  readonly rangeWindows: Readonly<Partial<Record<TimelinePanel, TimeWindow>>> = $derived.by(() => {
    const found: Partial<Record<TimelinePanel, TimeWindow>> = {};
    for (const panel of timelinePanels) {
      const range = this.ranges[panel];
      if (!range) continue;
      found[panel] = {
        from: range.from === null ? this.all[panel].from : startOf(range.from),
        to: range.to === null ? this.all[panel].to : endOf(range.to),
      };
    }
    return found;
  });

  /** Reads the timeline of a scope, beginning with the stretch around the lane at hand or the claim chosen. */
  async load(scope: Scope): Promise<void> {
    this.#scope = scope;
    this.#asked += 1;
    this.#underway.clear();
    const asked = this.#asked;
    const { claimId } = this.#session.workspace.comparison;
    try {
      const first = await call('compare.timeline', { ...scope, claimId, start: 0, count: stretch });
      if (asked !== this.#asked) return;
      this.whole = first;
      this.lanes = lanesOf(first);
      // What is chosen in the other views stays chosen where this one does not show it.
      this.at = first.foundAt ?? Math.max(0, Math.min(this.at, first.total - 1));
      if (first.foundAt === null) this.pointAt = -1;
    } catch (reason) {
      this.#fail(reason);
    }
  }

  /** Sees to it that the lanes of a stretch are known. */
  need(from: number, to: number): void {
    for (let start = from - (from % stretch); start < Math.min(to, this.total); start += stretch) {
      if (this.lanes.has(start) || this.#underway.has(start)) continue;
      this.#underway.add(start);
      void this.#more(start, this.#asked);
    }
  }

  /** Chooses a lane, and one of its places or with -1 the claim itself. */
  goTo(at: number, pointAt = -1): void {
    this.at = Math.max(0, Math.min(at, this.total - 1));
    this.pointAt = pointAt;
    this.#choosing = true;
    this.#choose();
    this.need(this.at, this.at + 1);
  }

  /** Goes to the claim chosen in another view; false where this one has none of it. */
  async follow(claimId: string): Promise<boolean> {
    if (this.lane?.claimId === claimId) return true;
    const asked = this.#asked;
    try {
      const { foundAt } = await call('compare.timeline', { ...this.#scope, claimId, start: 0, count: 0 });
      if (asked !== this.#asked || foundAt === null) return false;
      this.at = foundAt;
      this.pointAt = -1;
      return true;
    } catch (reason) {
      this.#fail(reason);
      return false;
    }
  }

  /** Goes along the places of the lane at hand. */
  step(by: number): void {
    const count = this.lane?.points.length ?? 0;
    this.pointAt = Math.max(-1, Math.min(this.pointAt + by, count - 1));
  }

  /** Shows the words of the place at hand, or of where the claim was first made. */
  reveal(): void {
    const point = this.point ?? this.lane?.points[0];
    if (point) this.#session.workspace.reveal([point]);
  }

  /** Zooms a panel (`factor` under 1 is nearer) around a moment; without one around what is chosen, else its middle. */
  zoom(panel: TimelinePanel, factor: number, around?: number): void {
    const window = this.windows[panel];
    const centre = around ?? this.#momentOf(panel) ?? (window.from + window.to) / 2;
    this.panel = panel;
    this.#zoomed = { ...this.#zoomed, [panel]: zoomed(window, factor, centre, this.all[panel]) };
  }

  /** Moves a panel by a share of what it shows. */
  pan(panel: TimelinePanel, share: number): void {
    this.panel = panel;
    this.#zoomed = { ...this.#zoomed, [panel]: panned(this.windows[panel], share, this.all[panel]) };
  }

  /** Shows all of a panel again. */
  zoomOut(panel: TimelinePanel): void {
    const { [panel]: _, ...rest } = this.#zoomed;
    this.panel = panel;
    this.#zoomed = rest;
  }

  /** Narrows all views of the comparison to some days of a panel; null takes that back. */
  narrow(panel: TimelinePanel, range: DayRange | null): void {
    const { comparison } = this.#session.workspace;
    const query = parseSearch(comparison.filter, spokenVocabulary);
    comparison.look(
      withFilter(query, panel, range && { kind: 'date', field: panel, values: [{ ...range }] }),
    );
  }

  /** All lanes, for the table and the saved figure. */
  async everything(most = Infinity): Promise<readonly TimelineLane[]> {
    const lanes: TimelineLane[] = [];
    for (let start = 0; start < Math.min(this.total, most); start += 500) {
      const count = Math.min(500, most - start);
      lanes.push(...(await call('compare.timeline', { ...this.#scope, claimId: null, start, count })).lanes);
    }
    return lanes;
  }

  /** Reads who said a claim first and how voices turned. */
  async readTimes(claimId: string | null, scope: Scope): Promise<void> {
    if (claimId === null) {
      this.times = null;
      return;
    }
    try {
      const times = await call('compare.claim-times', { ...scope, claimId });
      if (this.#session.workspace.comparison.claimId === claimId) this.times = times;
    } catch (reason) {
      // The filter has just hidden it, or it was removed.
      this.times = null;
      this.#fail(reason);
    }
  }

  async #more(start: number, asked: number): Promise<void> {
    try {
      const page = await call('compare.timeline', { ...this.#scope, claimId: null, start, count: stretch });
      if (asked !== this.#asked) return;
      this.lanes = new Map([...this.lanes, ...lanesOf(page)]);
      this.#choose();
    } catch (reason) {
      this.#fail(reason);
    } finally {
      if (asked === this.#asked) this.#underway.delete(start);
    }
  }

  /** Chooses the claim of the lane gone to for all views, as soon as it is known which that is. */
  #choose(): void {
    if (!this.#choosing || !this.lane) return;
    this.#choosing = false;
    this.#session.workspace.comparison.claimId = this.lane.claimId;
  }

  #inside(panel: TimelinePanel): TimeWindow {
    const wanted = this.#zoomed[panel];
    return wanted ? panned(wanted, 0, this.all[panel]) : this.all[panel];
  }

  #momentOf(panel: TimelinePanel): number | null {
    const day = panel === 'event' ? this.lane?.event?.from : (this.point ?? this.lane?.points[0])?.on;
    if (day === undefined) return null;
    const time = startOf(day);
    const { from, to } = this.windows[panel];
    return time >= from && time < to ? time : null;
  }

  #fail(reason: unknown): void {
    if (reason instanceof Failure && ['article.not-found', 'claim.not-found'].includes(reason.code)) return;
    this.#session.notices.fail(reason);
  }
}

function lanesOf({ start, lanes }: TimelinePage): ReadonlyMap<number, TimelineLane> {
  return new Map(lanes.map((lane, at) => [start + at, lane]));
}
