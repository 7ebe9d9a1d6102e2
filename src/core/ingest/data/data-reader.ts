import type { CaseJson } from '#contract/case-json.ts';
import type { DataRemark } from '#contract/views.ts';

/** Something in a file of data that was not taken as it stands, in one plain sentence that says where and what was done. */
export type Remark = DataRemark;

/** What a file of data says, in the shape of a case's own JSON, and what of it could not be taken. */
export type ReadData = { readonly data: CaseJson; readonly remarks: readonly Remark[] };

/** What a reader may ask of the case that the data goes into. */
export type DataLookup = {
  /** An article of the case by the SHA-256 of its text, its address or its title (in that order), or null. */
  readonly findArticle: (by: {
    readonly textSha256?: string;
    readonly url?: string;
    readonly title?: string;
  }) => CaseJson['articles'][number] | null;
  readonly newId: () => string;
  readonly now: () => string;
};

/** Reads one format of data that others, or Parallax, wrote. The bytes may be hostile. */
export type DataReader = {
  /** What the format is called, for people. */
  readonly name: string;
  /** True when the file looks like this format: by its content first, by its name where that does not tell. */
  readonly recognises: (fileName: string, bytes: Uint8Array) => boolean;
  /**
   * Reads all of the file or nothing.
   * @throws Failure `data.invalid` that names the place in the file and what is wrong there.
   */
  readonly read: (bytes: Uint8Array, lookup: DataLookup) => Promise<ReadData> | ReadData;
};
