import type { HandlingMarking } from '#domain/report/composition.ts';

/** What a PDF says of itself beside what stands in it. */
export type PrintedReport = {
  readonly author: string;
  /** ISO date or time: the report's own, so that the same case gives the same bytes. */
  readonly date: string;
  /** Stands at the top and the bottom of every page. */
  readonly handling: HandlingMarking | null;
};

/** A drawing in a file, SVG, and the picture to be made of it, PNG. */
export type PictureJob = { readonly svg: string; readonly png: string };

/** What of an export only the Electron runtime can do. All files named are on this machine, those to be made not there yet. */
export type ElectronJob =
  | { readonly kind: 'print'; readonly html: string; readonly pdf: string; readonly about: PrintedReport }
  | { readonly kind: 'draw'; readonly pictures: readonly PictureJob[] };

/**
 * Has the Electron runtime do a job; settles when its files are whole. Where the signal is aborted it ends at once and is
 * rejected with `request.cancelled`. A long one tells how far it is, 0 to 1.
 */
export type AskElectron = (
  job: ElectronJob,
  signal: AbortSignal,
  onProgress?: (done: number) => void,
) => Promise<void>;
