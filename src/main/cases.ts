import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RecentCase } from '#contract/api.ts';
import type { AppEvents, EventName } from '#contract/events.ts';
import type { CaseInfo } from '#contract/views.ts';
import type { Failure } from '#domain/failure.ts';
import type { CoreProcess } from './core-process.ts';
import type { JsonFile } from './json-file.ts';
import { withRecentCase, withoutRecentCase } from './recent-cases.ts';
import { toFailure } from './to-failure.ts';

/** What opening cases needs from outside. */
export type CasesOptions = {
  readonly core: Pick<CoreProcess, 'request'>;
  readonly analyst: () => string;
  readonly recent: JsonFile<readonly RecentCase[]>;
  /** Where the sample case lies, and the folder of its articles. */
  readonly sample: { readonly path: string; readonly folder: string };
  readonly tell: <Name extends EventName>(name: Name, detail: AppEvents[Name]) => void;
  readonly now: () => Date;
};

/** The case that is open, and the ways another comes in its place. One is opened after the other, never two at once. */
export type Cases = {
  readonly current: () => CaseInfo | null;
  /**
   * Opens the case named, or the last one, or at first run the sample. Nobody is told: the page asks when it begins.
   * Never throws: see `startFailure`.
   */
  readonly openAtStart: (path: string | null) => Promise<void>;
  /** Resolves when the case of the start is open or has failed: why it did, if it did and none was opened since. */
  readonly startFailure: () => Promise<Failure | null>;
  readonly open: (path: string) => Promise<CaseInfo>;
  /** Opens a case that was asked for outside the page; the page hears of a failure by an event. */
  readonly openFromOutside: (path: string) => Promise<void>;
  readonly create: (path: string, title: string) => Promise<CaseInfo>;
  /** Opens the sample case, made if it is not there; `restore` first sets the present one aside under another name. */
  readonly openSample: (restore: boolean) => Promise<CaseInfo>;
  /** Core came back after a crash, with this case or none. */
  readonly reopened: (info: CaseInfo | null) => void;
};

/** Keeps track of the open case for one window. */
export function createCases(options: CasesOptions): Cases {
  const { core, recent, sample, tell } = options;
  let current: CaseInfo | null = null;
  let startFailure: Failure | null = null;
  let started: Promise<void> = Promise.resolve();
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn(task: () => Promise<CaseInfo>): Promise<CaseInfo> {
    const result = queue.then(task);
    queue = result.catch(() => undefined);
    return result;
  }

  function opened(info: CaseInfo): CaseInfo {
    current = info;
    startFailure = null;
    const entry = { path: info.path, title: info.title, openedAt: options.now().toISOString() };
    // A list of recent cases that cannot be written is no reason to refuse the case.
    recent.set(withRecentCase(recent.get(), entry)).catch(() => undefined);
    return info;
  }

  function told(info: CaseInfo): CaseInfo {
    tell('case.opened', { info });
    return info;
  }

  async function openNow(path: string): Promise<CaseInfo> {
    try {
      return opened(await core.request('control.open', { path, analyst: options.analyst() }));
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code === 'case.not-found')
        recent.set(withoutRecentCase(recent.get(), path)).catch(() => undefined);
      throw failure;
    }
  }

  async function makeSample(): Promise<CaseInfo> {
    await mkdir(dirname(sample.path), { recursive: true });
    return opened(await core.request('control.create-sample', { ...sample, analyst: options.analyst() }));
  }

  async function restoreSample(): Promise<CaseInfo> {
    if (!existsSync(sample.path)) return makeSample();
    if (current?.path === sample.path) {
      await core.request('control.close', null);
      current = null;
    }
    const aside = findFreeName(sample.path, options.now());
    await rename(sample.path, aside);
    try {
      return await makeSample();
    } catch (error) {
      await rename(aside, sample.path);
      told(await openNow(sample.path));
      throw error;
    }
  }

  return {
    current: () => current,
    openAtStart: (path) => {
      const last = path ?? recent.get()[0]?.path ?? null;
      const opening = inTurn(() => {
        if (last !== null) return openNow(last);
        return existsSync(sample.path) ? openNow(sample.path) : makeSample();
      });
      started = opening.then(
        () => undefined,
        (error: unknown) => {
          startFailure = toFailure(error);
        },
      );
      return started;
    },
    startFailure: () => started.then(() => startFailure),
    open: (path) => inTurn(async () => told(await openNow(path))),
    openFromOutside: async (path) => {
      try {
        await inTurn(async () => told(await openNow(path)));
      } catch (error) {
        tell('case.open-failed', { failure: toFailure(error).toData() });
      }
    },
    create: (path, title) =>
      inTurn(async () =>
        told(opened(await core.request('control.create', { path, title, analyst: options.analyst() }))),
      ),
    openSample: (restore) =>
      inTurn(async () => {
        if (restore) return told(await restoreSample());
        return told(await (existsSync(sample.path) ? openNow(sample.path) : makeSample()));
      }),
    reopened: (info) => {
      current = info;
    },
  };
}

/** `Sample.parallax` becomes `Sample (changed 2026-03-01).parallax`, with a number when that is taken. */
function findFreeName(path: string, now: Date): string {
  const stem = path.replace(/\.parallax$/, '');
  const day = now.toISOString().slice(0, 10);
  for (let number = 1; ; number++) {
    const name = `${stem} (changed ${day}${number === 1 ? '' : `, ${number}`}).parallax`;
    if (!existsSync(name)) return name;
  }
}
