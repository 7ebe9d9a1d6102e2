import { soughtWords } from './words.ts';
import type { Span } from '../span.ts';
import { parseDateRange, type DateRange } from './date-range.ts';
import {
  dateFields,
  nameFields,
  noDate,
  type NameField,
  type DateField,
  searchFields,
  searchScopes,
  type SearchField,
  valuesCalled,
  type Vocabulary,
} from './fields.ts';
import type { SearchLeaf, SearchProblem } from './node.ts';

/** What a query is made of, with its place in the text. `typed`: the text ends in this word, which may go on. */
export type Token = Span &
  (
    | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' }
    | { readonly kind: 'leaf'; readonly leaf: SearchLeaf; readonly typed: boolean }
  );

const closers: Readonly<Record<string, string>> = { '"': '"', '“': '”“"', '„': '“”"', '«': '»' };
const blank = /\s/u;
const endsWord = /[\s()"“„«]/u;
const endsValue = /[\s()"“„«,]/u;
const anyQuote = /["“”„«»]/gu;
const operators: Readonly<Record<string, 'and' | 'or' | 'not'>> = { AND: 'and', OR: 'or', NOT: 'not' };

/** Takes a query's text apart. Any text is taken; what makes no sense is named in `problems`. */
export function tokenize(
  text: string,
  vocabulary: Vocabulary,
): { readonly tokens: readonly Token[]; readonly problems: readonly SearchProblem[] } {
  const tokens: Token[] = [];
  const problems: SearchProblem[] = [];
  let at = 0;

  const until = (end: RegExp): string => {
    const start = at;
    while (at < text.length && !end.test(text.charAt(at))) at += 1;
    return text.slice(start, at);
  };

  /** What stands in quotes, which begin here. */
  const quoted = (): string => {
    const start = at;
    const closing = closers[text.charAt(at)] ?? '"';
    at += 1;
    while (at < text.length && !closing.includes(text.charAt(at))) at += 1;
    const inside = text.slice(start + 1, at);
    if (at < text.length) at += 1;
    else problems.push({ kind: 'unclosed-quote', start, end: at });
    return inside.replaceAll(anyQuote, ' ').replaceAll(/\s+/gu, ' ').trim();
  };

  const atQuote = (): boolean => Object.hasOwn(closers, text.charAt(at));

  const star = (): boolean => {
    const had = text.charAt(at) === '*';
    while (text.charAt(at) === '*') at += 1;
    return had;
  };

  const addLeaf = (start: number, leaf: SearchLeaf, typed = false): void => {
    tokens.push({ kind: 'leaf', leaf, typed, start, end: at });
  };

  const readField = (start: number, field: SearchField): void => {
    const values: Value[] = [];
    do {
      if (text.charAt(at) === ',') at += 1;
      const valueStart = at;
      const whole = atQuote();
      const value = whole ? quoted() : until(endsValue).replace(/\*+$/u, '');
      if (value !== '') values.push({ text: value, whole, start: valueStart, end: at });
    } while (text.charAt(at) === ',');
    const usable = isNameField(field)
      ? values.filter((value) => soughtWords(value.text, false).length > 0)
      : values;
    if (usable.length === 0) {
      problems.push({ kind: 'empty-field', field, start, end: at });
      return;
    }
    const leaf = fieldLeaf(field, usable, vocabulary, problems);
    const written = usable.map(({ text: value, whole }) => (whole ? `"${value}"` : value)).join(',');
    addLeaf(start, leaf ?? { kind: 'nothing', text: `${field}:${written}` });
  };

  while (at < text.length) {
    const character = text.charAt(at);
    const start = at;
    if (blank.test(character)) {
      at += 1;
    } else if (character === '(' || character === ')') {
      at += 1;
      tokens.push({ kind: character === '(' ? 'open' : 'close', start, end: at });
    } else if (atQuote()) {
      const phrase = quoted();
      const prefix = star();
      if (soughtWords(phrase, false).length > 0)
        addLeaf(start, { kind: 'words', text: phrase, phrase: true, prefix });
    } else if (character === '-') {
      while (text.charAt(at) === '-') at += 1;
      if (at === start + 1 && /[^\s)]/u.test(text.charAt(at))) tokens.push({ kind: 'not', start, end: at });
    } else {
      const field = fieldAt(text, at);
      if (field) {
        at += field.length + 1;
        readField(start, field);
        continue;
      }
      const word = until(endsWord);
      const operator = Object.hasOwn(operators, word) ? operators[word] : undefined;
      if (operator) {
        tokens.push({ kind: operator, start, end: at });
        continue;
      }
      const [, name, value] = /^([\p{L}-]+):(?!\/\/)(.*)$/su.exec(word) ?? [];
      if (name !== undefined && (value !== '' || atQuote()))
        problems.push({ kind: 'unknown-field', field: name, start, end: start + name.length + 1 });
      const bare = word.replace(/\*+$/u, '');
      const prefix = bare !== word;
      if (soughtWords(bare, false).length === 0) continue;
      addLeaf(start, { kind: 'words', text: bare, phrase: false, prefix }, at === text.length && !prefix);
    }
  }
  return { tokens, problems };
}

type Value = Span & { readonly text: string; readonly whole: boolean };

function fieldAt(text: string, at: number): SearchField | null {
  const [, name = ''] = /^([A-Za-z]+):/.exec(text.slice(at, at + 20)) ?? [];
  return searchFields.find((field) => field === name.toLowerCase()) ?? null;
}

/** What a field asks for; null when none of its values means anything. */
function fieldLeaf(
  field: SearchField,
  values: readonly Value[],
  vocabulary: Vocabulary,
  problems: SearchProblem[],
): SearchLeaf | null {
  if (isNameField(field)) {
    return { kind: 'name', field, values: values.map(({ text, whole }) => ({ text, whole })) };
  }
  if (isDateField(field)) {
    const ranges = values.flatMap((value): readonly (DateRange | null)[] => {
      if (value.text.toLowerCase() === noDate) return [null];
      const range = parseDateRange(value.text.replaceAll('–', '..'));
      if (range) return [range];
      problems.push({ kind: 'bad-date', field, value: value.text, start: value.start, end: value.end });
      return [];
    });
    return ranges.length === 0 ? null : { kind: 'date', field, values: ranges };
  }
  const known = (value: Value): readonly (string | null)[] =>
    valuesCalled(field === 'in' ? scopeWords : vocabulary(field), value.text);
  for (const value of values) {
    if (known(value).length === 0) {
      problems.push({ kind: 'unknown-value', field, value: value.text, start: value.start, end: value.end });
    }
  }
  const found = [...new Set(values.flatMap(known))];
  if (found.length === 0) return null;
  if (field !== 'in') return { kind: 'value', field, values: found };
  return { kind: 'in', scopes: searchScopes.filter((scope) => found.includes(scope)) };
}

const scopeWords = searchScopes.map((scope) => ({ value: scope, called: [scope] }));

function isNameField(field: SearchField): field is NameField {
  return nameFields.some((each) => each === field);
}

function isDateField(field: SearchField): field is DateField {
  return dateFields.some((each) => each === field);
}
