import type { Result } from './result.ts';
import type { AppEvents, EventName } from './events.ts';
import type { CaseInfo, DataImported, DataPreview } from './views.ts';
import type { FigureFile } from './api.ts';
import type { ElectronJob } from './electron-job.ts';
import type { ExportOrder, ExportTarget, ExportWritten, ReportFacts } from './report.ts';

/** What travels from the window to core on the port. */
export type RequestEnvelope = { readonly id: number; readonly name: string; readonly input: unknown };

/** What travels from core to the window on the port: an answer to a request, or an event. */
export type CoreMessage =
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | {
      [Name in EventName]: { readonly kind: 'event'; readonly name: Name; readonly detail: AppEvents[Name] };
    }[EventName];

/** What only main may ask of core: opening files and writing exports. Paths never come from the page unchecked. */
export type ControlApi = {
  'control.open': { input: { path: string; analyst: string }; output: CaseInfo };
  'control.create': { input: { path: string; title: string; analyst: string }; output: CaseInfo };
  /** Builds the sample case at `path` (replacing nothing; fails with `case.exists`) from the folder of sample articles. */
  'control.create-sample': { input: { path: string; folder: string; analyst: string }; output: CaseInfo };
  /** The open case as it is now. */
  'control.info': { input: null; output: CaseInfo };
  'control.save-copy': { input: { path: string }; output: { path: string } };
  'control.set-analyst': { input: { analyst: string }; output: null };
  /** Writes an export to the path (by a temporary name, then renamed). */
  'control.export': { input: { order: ExportOrder; target: ExportTarget }; output: ExportWritten };
  /** Writes what the composer shows to `path`, and its facts beside it; a later one cancels it. */
  'control.preview': { input: { order: ExportOrder; path: string }; output: ReportFacts };
  /** Writes a figure, or the table behind it, to the path (by a temporary name, then renamed). */
  'control.save-figure': { input: { file: FigureFile; target: ExportTarget }; output: ExportWritten };
  /** What importing a file of data would do, and doing it. */
  'control.preview-data': { input: { path: string }; output: DataPreview };
  'control.import-data': { input: { path: string }; output: DataImported };
  /** Closes the case: checkpoint, one file, lock released. */
  'control.close': { input: null; output: null };
};

/** The name of a control request. */
export type ControlName = keyof ControlApi;

/** What main posts to core: a control request, a port for the window (transferred with the message), or how a job is going or ended. */
export type ControlMessage =
  | {
      [Name in ControlName]: {
        readonly kind: 'control';
        readonly id: number;
        readonly name: Name;
        readonly input: ControlApi[Name]['input'];
      };
    }[ControlName]
  | { readonly kind: 'port' }
  | { readonly kind: 'job-progress'; readonly id: number; readonly done: number }
  | { readonly kind: 'job-ended'; readonly id: number; readonly result: Result<null> };

/** What core answers main. */
export type ControlAnswer = {
  readonly kind: 'answer';
  readonly id: number;
  readonly result: Result<unknown>;
};

/** What core has main do while it writes an export: a job, or the end of one that is no longer wanted. */
export type JobRequest =
  | { readonly kind: 'job'; readonly id: number; readonly job: ElectronJob }
  | { readonly kind: 'job-cancelled'; readonly id: number };
