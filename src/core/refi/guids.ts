import { v5 } from 'uuid';

// Every GUID that the case has no id for is made from what it stands for, so that the same case gives the same file and
// the same code has the same GUID in every file.

const namespace = '6f1d0c7e-8a57-4c0b-9b43-2f0d6c1e7a95';

/** A GUID (UUID version 5) for a thing of a kind, named by what makes it that thing. */
export function guidOf(kind: string, ...names: readonly (string | number)[]): string {
  return v5(`${kind}\n${names.join('\n')}`, namespace);
}

/** The GUID of a code that stands for a value of the codebook, the same in every case; for an added value, of its case. */
export function valueGuid(list: string, value: string, addedIn: string | null): string {
  return addedIn === null ? guidOf('value', list, value) : guidOf('added-value', addedIn, list, value);
}

/** The GUID of the code that stands for a tag, the same in every case. */
export function tagGuid(path: string): string {
  return guidOf('tag', path);
}

/** A GUID as other programs write it (in braces, in capitals) in the one form that is compared. */
export function tidyGuid(written: string): string {
  return written
    .trim()
    .replace(/^\{|\}$/gu, '')
    .toLowerCase();
}
