import { rejectMarks } from './read-marks.ts';

/** What applying one part of the marks did: the ids by key, how many were added and how many were there. */
export type Applied = {
  readonly ids: ReadonlyMap<string, string>;
  readonly added: number;
  readonly alreadyThere: number;
};

/** Refuses a key that is used a second time. @throws Failure `marks.invalid` */
export function checkNewKey(ids: ReadonlyMap<string, string>, key: string, path: string): void {
  if (ids.has(key)) rejectMarks(path, `the key “${key}” is used twice`);
}

/** The id that a key stands for. @throws Failure `marks.invalid` when nothing has this key. */
export function idOf(ids: ReadonlyMap<string, string>, key: string, what: string, path: string): string {
  return ids.get(key) ?? rejectMarks(path, `there is no ${what} with the key “${key}”`);
}
