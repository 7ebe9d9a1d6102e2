import { codebook, type CodebookEntry, type CodebookList } from './codebook.ts';
import { Failure } from './failure.ts';

// The codebook as one case has it: values renamed, described in other words, hidden or added. The program's own values
// stay what comparisons and formats know; an added value always counts as one of them.

/** The lists a case can add values to: those where one row holds the value. */
export const extendableLists = [
  'stance',
  'commitment',
  'quotation',
  'fidelity',
  'claimType',
  'sourceKind',
  'verdict',
  'genre',
] as const satisfies readonly CodebookList[];
/** One of {@link extendableLists}. */
export type ExtendableList = (typeof extendableLists)[number];

/** What a case says of one value; null leaves it to the program. `countsAs` is set for values the case added. */
export type CaseValue = {
  readonly list: CodebookList;
  readonly value: string;
  readonly countsAs: string | null;
  readonly label: string | null;
  readonly definition: string | null;
  readonly example: string | null;
  readonly hidden: boolean;
};

/** The added values chosen for one thing, by list; its own fields hold the values they count as. */
export type AddedValues = { readonly [List in ExtendableList]?: string | undefined };

/** The words of a value with all that some lists have beside them. */
export type ValueWords = CodebookEntry & {
  readonly sign?: string;
  readonly inverse?: string;
  readonly percent?: readonly [low: number, high: number];
};

/** Says what a value is called and means in a case; where the thing has an added value of that list, what that is. */
export type CaseWords = (list: CodebookList, value: string | number, added?: AddedValues) => ValueWords;

/** True when the list can be added to. */
export function isExtendable(list: string): list is ExtendableList {
  return (extendableLists as readonly string[]).includes(list);
}

/** The program's own words for a value, in English. */
export function programWords(list: CodebookList, value: string | number): ValueWords {
  const entry = (codebook[list] as Readonly<Record<string, ValueWords>>)[value];
  if (!entry) throw new Error(`The codebook’s list ${list} has no value ${value}.`);
  return entry;
}

/** The program's own values of a list, in their order. */
export function programValues(list: CodebookList): readonly (string | number)[] {
  return Object.values(codebook[list]).map((entry: CodebookEntry) => entry.value);
}

/**
 * The words a case uses, over those of the program.
 * @param own the program's words, in the language wanted.
 */
export function caseWords(
  values: readonly CaseValue[],
  own: (list: CodebookList, value: string | number) => ValueWords = programWords,
): CaseWords {
  const byName = new Map(values.map((each) => [`${each.list} ${each.value}`, each]));
  return (list, value, added) => {
    const chosen = isExtendable(list) ? byName.get(`${list} ${added?.[list]}`) : undefined;
    const said = chosen ?? byName.get(`${list} ${value}`);
    const base = own(list, said?.countsAs ?? value);
    if (!said) return base;
    // An added value has nothing of the program's but the sign and the range of what it counts as.
    if (said.countsAs !== null) return ownWords(base, said);
    return renamed(base, said);
  };
}

function ownWords(
  { sign, percent }: ValueWords,
  { value, label, definition, example }: CaseValue,
): ValueWords {
  return {
    value,
    label: label ?? '',
    definition: definition ?? '',
    ...(example && { example }),
    ...(sign !== undefined && { sign }),
    ...(percent && { percent }),
  };
}

function renamed(base: ValueWords, { label, definition, example }: CaseValue): ValueWords {
  const { short, example: builtIn, ...rest } = base;
  const shown = example ?? builtIn ?? '';
  return {
    ...rest,
    ...(label === null ? short !== undefined && { short } : { label }),
    ...(label !== null && base.inverse === base.label && { inverse: label }),
    ...(definition !== null && { definition }),
    ...(shown !== '' && { example: shown }),
  };
}

/** Values the program gives by itself, or that are no choice at all: these cannot be hidden. */
const given: { readonly [List in CodebookList]?: readonly (string | number)[] | 'all' } = {
  stanceGap: 'all',
  blockKind: 'all',
  articleFormat: 'all',
  attributionStatus: ['own-voice'],
  polarity: ['affirms'],
  reliability: ['F'],
  credibility: [6],
  readingStatus: ['unread'],
  relationStatus: 'all',
};

/** True when a case may stop offering the value. */
export function canHide(list: CodebookList, value: string | number): boolean {
  const fixed = given[list] ?? [];
  return fixed !== 'all' && !fixed.includes(value);
}

/** The values of a list that a case offers: the program's own, then those it added, without the hidden ones. */
export function offeredValues(
  list: CodebookList,
  values: readonly CaseValue[],
): readonly (string | number)[] {
  const own = values.filter((each) => each.list === list);
  const hidden = new Set(own.filter((each) => each.hidden).map((each) => each.value));
  const all = [
    ...programValues(list),
    ...own.filter((each) => each.countsAs !== null).map(({ value }) => value),
  ];
  return all.filter((value) => !hidden.has(String(value)));
}

/**
 * Checks that a list stays one that can be worked with: labels told apart, only what may be hidden is hidden, and at
 * least one value left to choose.
 * @throws Failure `codebook.bad-value` that says which rule is broken.
 */
export function checkCaseValues(list: CodebookList, values: readonly CaseValue[]): void {
  const words = caseWords(values);
  const own = values.filter((each) => each.list === list);
  const added = own.filter((each) => each.countsAs !== null).map(({ value }) => value);
  const seen = new Set<string>();
  for (const value of [...programValues(list), ...added]) {
    const { label } = words(list, value);
    const folded = label.normalize('NFKC').toLowerCase();
    if (seen.has(folded)) {
      throw new Failure(
        'codebook.bad-value',
        `Two values of this list would be called “${label}”; give one of them another name.`,
        { rule: 'label-taken', label },
      );
    }
    seen.add(folded);
  }
  const fixed = own.find(({ value, hidden }) => hidden && !canHide(list, isNumber(list, value)));
  if (fixed) {
    const { label } = words(list, fixed.value);
    throw new Failure('codebook.bad-value', `“${label}” cannot be hidden: the program itself gives it.`, {
      rule: 'fixed',
      label,
    });
  }
  if (offeredValues(list, values).length === 0) {
    throw new Failure(
      'codebook.bad-value',
      'The last value of a list cannot be hidden; show another first.',
      {
        rule: 'last',
      },
    );
  }
}

/** A value as the list has it: those of the credibility are numbers. */
function isNumber(list: CodebookList, value: string): string | number {
  return list === 'credibility' ? Number(value) : value;
}
