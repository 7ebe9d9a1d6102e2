import type { CheckedExportOrder } from '#contract/report.ts';
import type { ReportComposition, ReportScope } from '#domain/report/composition.ts';
import type { CaseRecord } from '#domain/report/case-record.ts';
import type { ServiceContext } from '../services/context.ts';

/** What an export is made of. There is no clock and there are no new ids: the same case gives the same bytes. */
export type ExportSource = {
  /** One snapshot of the case, for what the record does not hold. */
  readonly db: ServiceContext['db'];
  /** What was chosen of the case, in export order. */
  readonly record: CaseRecord;
  /** By which it was chosen. */
  readonly scope: ReportScope;
  readonly composition: ReportComposition;
  readonly options: CheckedExportOrder['options'];
  /** The original bytes of an article by their SHA-256. */
  readonly readOriginal: (sha256: string) => Uint8Array;
};

/** A piece of a file: text, written as UTF-8, or bytes. A number is no content: it says how far the work is, 0 to 1. */
export type Piece = string | Uint8Array | number;

/** The pieces of a file in their order. Long work gives a piece at least every 25 milliseconds or so. */
export type Pieces = Iterable<Piece> | AsyncIterable<Piece>;

/** One of several files; its name may have folders in it, parted by "/". */
export type ExportFile = { readonly name: string; readonly pieces: Pieces };

/** Writes one format. */
export type FormatWriter =
  | { readonly shape: 'file'; readonly write: (source: ExportSource) => Pieces }
  | {
      readonly shape: 'files';
      /** The files in a fixed order, each made when its turn comes. */
      readonly files: (source: ExportSource) => Iterable<ExportFile> | AsyncIterable<ExportFile>;
    };
