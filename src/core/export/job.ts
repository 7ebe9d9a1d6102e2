import type { FailureData } from '#domain/failure.ts';
import type { CheckedExportOrder } from '#contract/report.ts';
import type { OnProgress, Temporary } from './make-export.ts';

/** An export to be rendered into a temporary file or folder: what a worker is given. */
export type RenderJob = {
  readonly casePath: string;
  readonly order: CheckedExportOrder;
  readonly temporary: Temporary;
  /** True for what the composer shows: the report as HTML, as far as it can be looked at. */
  readonly preview?: true;
};

/** Renders an export away from core, on a reading connection of its own, and can be stopped at any moment. */
export type Renderer = (job: RenderJob, onProgress: OnProgress) => Rendering;

/** A rendering under way. */
export type Rendering = {
  /** The number of bytes written. @throws Failure, or an error with the code of the file system */
  readonly bytes: Promise<number>;
  /** Ends it; `bytes` is rejected with `request.cancelled`. What it wrote is left to the caller. */
  readonly cancel: () => void;
};

/** What a worker tells. An error of the file system goes by its code. */
export type JobMessage =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'done'; readonly bytes: number }
  | {
      readonly kind: 'failed';
      readonly failure: FailureData | null;
      readonly error: {
        readonly message: string;
        readonly stack: string;
        readonly code: string | null;
      };
    };
