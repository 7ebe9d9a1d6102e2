import {
  type AddedValues,
  type CaseWords,
  caseWords,
  isExtendable,
  offeredValues,
  programWords,
  type ValueWords,
} from '#domain/case-codebook.ts';
import {
  codebook,
  codebookTopics,
  type Codebook,
  type CodebookList,
  type CodebookTopic,
} from '#domain/codebook.ts';
import { caseCodebook } from './case-codebook.svelte.ts';
import { codebookTopicsUk, codebookUk } from './codebook-uk.ts';
import { language } from './language.svelte.ts';

let said: { readonly by: ReturnType<typeof caseCodebook>; readonly words: CaseWords } | null = null;

/**
 * What a value of a codebook list is called and what it means, as the interface shows it now: in its language, and in
 * the words of the open case where it has its own.
 * @param added the added values of the thing that has the value; one of this list is said in place of it.
 */
export function codebookWords<List extends CodebookList, Value extends keyof Codebook[List]>(
  list: List,
  value: Value,
  added?: AddedValues,
): Codebook[List][Value] & ValueWords {
  return wordsOf(list, value as string | number, added) as Codebook[List][Value] & ValueWords;
}

/** {@link codebookWords} for a value that may be one the case added. */
export function wordsOf(list: CodebookList, value: string | number, added?: AddedValues): ValueWords {
  const by = caseCodebook();
  if (said?.by !== by) said = { by, words: caseWords(by, spokenWords) };
  return said.words(list, value, added);
}

/** What the program calls a value in the language spoken now, whatever the case says. */
export function spokenWords(list: CodebookList, value: string | number): ValueWords {
  const entry = programWords(list, value);
  if (language() === 'en') return entry;
  // A short form or an example that the other language does not need must not show through in English.
  const { short: _short, example: _example, ...rest } = entry;
  return { ...rest, ...(codebookUk[list] as Readonly<Record<string, Partial<ValueWords>>>)[value] };
}

/** A value to choose, as the open case offers it. */
export type OfferedValue<Value> = {
  /** The value of the program that is kept; for an added value, what it counts as. */
  readonly value: Value;
  /** The added value, or null. */
  readonly added: string | null;
  readonly words: ValueWords;
};

/**
 * The values of a list that the open case offers, in the order of the codebook, and what is chosen now even when it is
 * hidden.
 */
export function offeredChoices<List extends CodebookList>(
  list: List,
  chosen: keyof Codebook[List] | null = null,
  added?: AddedValues,
): readonly OfferedValue<keyof Codebook[List]>[] {
  const values = caseCodebook();
  const countsAs = new Map(
    values.flatMap((each) => (each.list === list && each.countsAs ? [[each.value, each.countsAs]] : [])),
  );
  const offered = offeredValues(list, values);
  const own = isExtendable(list) ? added?.[list] : undefined;
  const current = own !== undefined && countsAs.has(own) ? own : chosen;
  const inOrder =
    current === null || offered.includes(current as string)
      ? offered
      : [...offered, current as string].toSorted((a, b) => placeOf(list, a) - placeOf(list, b));
  return inOrder.map((value) => {
    const base = countsAs.get(String(value));
    return {
      value: (base ?? value) as keyof Codebook[List],
      added: base === undefined ? null : String(value),
      words: wordsOf(list, value),
    };
  });
}

/** True when the open case offers the value, of the program or its own. */
export function isOffered(list: CodebookList, value: string | number): boolean {
  return offeredValues(list, caseCodebook()).includes(value);
}

/** The place of a value of the program in its list; added values come after all of them, in their own order. */
function placeOf(list: CodebookList, value: string | number): number {
  const at = Object.keys(codebook[list]).indexOf(String(value));
  return at === -1 ? Number.MAX_SAFE_INTEGER : at;
}

/** What a list of the codebook is called and what it records, as the interface shows it now. */
export function codebookTopicWords(list: CodebookList): CodebookTopic {
  return (language() === 'en' ? codebookTopics : codebookTopicsUk)[list];
}
