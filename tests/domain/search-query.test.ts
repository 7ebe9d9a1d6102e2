import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSearch, printSearch, withFilter, withoutFilter, wordsSought } from '#domain/search-query.ts';
import { searchFields } from '#domain/search/fields.ts';
import type { SearchNode } from '#domain/search/node.ts';

const word = (text: string, prefix = false): SearchNode => ({ kind: 'words', text, phrase: false, prefix });
const phrase = (text: string, prefix = false): SearchNode => ({ kind: 'words', text, phrase: true, prefix });
const rootOf = (text: string): SearchNode | null => parseSearch(text).root;
const problemsOf = (text: string): readonly string[] => parseSearch(text).problems.map(({ kind }) => kind);

describe('words', () => {
  test('stand together unless something else is said', () => {
    expect(rootOf('dam gate')).toEqual({ kind: 'all', parts: [word('dam'), word('gate')] });
    expect(rootOf('dam AND gate')).toEqual(rootOf('dam gate'));
    expect(rootOf('dam OR gate')).toEqual({ kind: 'any', parts: [word('dam'), word('gate')] });
    expect(rootOf('dam NOT gate')).toEqual(rootOf('dam -gate'));
  });

  test('NOT binds more closely than AND, and AND than OR', () => {
    expect(rootOf('a OR b -c')).toEqual({
      kind: 'any',
      parts: [word('a'), { kind: 'all', parts: [word('b'), { kind: 'not', part: word('c') }] }],
    });
    expect(rootOf('(a OR b) c')).toEqual({
      kind: 'all',
      parts: [{ kind: 'any', parts: [word('a'), word('b')] }, word('c')],
    });
  });

  test.each(['"the dam failed"', '“the dam failed”', '„the dam failed“', '«the dam failed»'])(
    '%s is a phrase',
    (text) => {
      expect(rootOf(text)).toEqual(phrase('the dam failed'));
    },
  );

  test('a star leaves the end of a word open', () => {
    expect(rootOf('gat*')).toEqual(word('gat', true));
    expect(rootOf('"the ga"*')).toEqual(phrase('the ga', true));
  });

  test('the word the text ends in is still being typed', () => {
    expect(parseSearch('dam ga').typed).toEqual(word('ga'));
    expect(parseSearch('dam gate ').typed).toBeNull();
    expect(parseSearch('"dam"').typed).toBeNull();
  });

  test('words in lower case are words, operators are in capitals', () => {
    expect(rootOf('and')).toEqual(word('and'));
  });

  test('a colon inside plain words is none of a field', () => {
    expect(problemsOf('https://example.org/a 12:30 he said:')).toEqual([]);
  });
});

describe('fields', () => {
  test('a value is called by its name, its label, its sign or how they begin', () => {
    const rejects = { kind: 'value', field: 'stance', values: ['rejects'] };
    for (const text of ['stance:rejects', 'stance:Rej', 'STANCE:"rejects"', 'stance:-2', 'stance:−2']) {
      expect(rootOf(text)).toEqual(rejects);
    }
    expect(rootOf('stance:rejects,distances')).toEqual({
      kind: 'value',
      field: 'stance',
      values: ['rejects', 'distances'],
    });
    expect(rootOf('verdict:"not judged"')).toEqual({ kind: 'value', field: 'verdict', values: [null] });
    expect(rootOf('quotation:none')).toEqual({ kind: 'value', field: 'quotation', values: ['none'] });
  });

  test('a name is sought by beginnings, or whole when quoted', () => {
    expect(rootOf('source:luk')).toEqual({
      kind: 'name',
      field: 'source',
      values: [{ text: 'luk', whole: false }],
    });
    expect(rootOf('tag:"river, dam",war*')).toEqual({
      kind: 'name',
      field: 'tag',
      values: [
        { text: 'river, dam', whole: true },
        { text: 'war', whole: false },
      ],
    });
  });

  test.each([
    ['date:2024', '2024-01-01', '2024-12-31'],
    ['date:2024-02', '2024-02-01', '2024-02-29'],
    ['date:2024-09-01..2024-10-01', '2024-09-01', '2024-10-01'],
    ['date:2024..2025-03', '2024-01-01', '2025-03-31'],
    ['date:>2024', '2025-01-01', null],
    ['date:>=2024-09', '2024-09-01', null],
    ['date:<2024-03-01', null, '2024-02-29'],
    ['date:..2024', null, '2024-12-31'],
    ['published:2024..', '2024-01-01', null],
  ])('%s', (text, from, to) => {
    expect(rootOf(text)).toMatchObject({ kind: 'date', values: [{ from, to }] });
  });

  test('where to look is a field as well', () => {
    expect(rootOf('in:claims,note')).toEqual({ kind: 'in', scopes: ['claims', 'notes'] });
  });
});

describe('problems', () => {
  test.each([
    ['AND', ['only-operators']],
    ['NOT OR ( -', ['only-operators']],
    ['—', ['no-words']],
    ['', []],
    ['"the dam', ['unclosed-quote']],
    ['(dam', ['unclosed-parenthesis']],
    ['dam)', ['stray-parenthesis']],
    ['dam OR', ['missing-operand']],
    ['AND dam', ['missing-operand']],
    ['dam NOT', ['missing-operand']],
    ['dam AND AND gate', ['missing-operand']],
    ['colour:red', ['unknown-field']],
    ['colour:"red"', ['unknown-field']],
    ['source:', ['empty-field']],
    ['source:"—"', ['empty-field']],
    ['stance:sideways', ['unknown-value']],
    ['date:2024-02-30', ['bad-date']],
    ['date:2025..2024', ['bad-date']],
    ['dam -gate OR "sluice 1"*', []],
  ])('%s', (text, kinds) => {
    expect(problemsOf(text)).toEqual(kinds);
  });

  test('have their place', () => {
    expect(parseSearch('dam stance:sideways').problems).toEqual([
      { kind: 'unknown-value', field: 'stance', value: 'sideways', start: 11, end: 19 },
    ]);
  });

  test('a value that means nothing holds of nothing, what else was asked for still holds', () => {
    expect(rootOf('dam stance:sideways')).toEqual({
      kind: 'all',
      parts: [word('dam'), { kind: 'nothing', text: 'stance:sideways' }],
    });
    expect(rootOf('dam source:')).toEqual(word('dam'));
  });

  test('a query without end is cut, not followed', () => {
    expect(problemsOf('('.repeat(100_000))).toEqual(['only-operators']);
    expect(problemsOf(`${'('.repeat(100_000)}dam`)).toContain('too-deep');
    expect(problemsOf('dam '.repeat(500))).toEqual(['too-many']);
    expect(rootOf(`${'NOT '.repeat(9999)}dam`)).toEqual({ kind: 'not', part: word('dam') });
  });
});

describe('filters', () => {
  test('are the fields that hold of everything found', () => {
    const query = parseSearch('dam stance:rejects (tag:a OR tag:b) -type:causal in:claims');
    expect(query.filters.map(({ field, start, end }) => [field, query.text.slice(start, end)])).toEqual([
      ['stance', 'stance:rejects'],
      ['in', 'in:claims'],
    ]);
  });

  test('can be taken out and put in', () => {
    const without = (text: string, index: number): string => {
      const query = parseSearch(text);
      const filter = query.filters[index];
      if (!filter) throw new Error('no filter there');
      return withoutFilter(query, filter);
    };
    expect(without('dam stance:rejects gate', 0)).toBe('dam gate');
    expect(without('dam AND stance:rejects', 0)).toBe('dam');
    expect(without('stance:rejects AND dam', 0)).toBe('dam');
    const leaf = { kind: 'value', field: 'stance', values: ['endorses'] } as const;
    expect(withFilter(parseSearch('stance:rejects dam'), 'stance', leaf)).toBe('dam stance:endorses');
    expect(withFilter(parseSearch('dam OR gate'), 'stance', leaf)).toBe('(dam OR gate) stance:endorses');
    expect(withFilter(parseSearch(''), 'stance', leaf)).toBe('stance:endorses');
    expect(withFilter(parseSearch('dam stance:rejects'), 'stance', null)).toBe('dam');
  });
});

test('the words sought are those outside NOT', () => {
  const root = rootOf('dam -gate ("old sluice" OR tag:x)');
  expect(root && wordsSought(root).map(({ text }) => text)).toEqual(['dam', 'old sluice']);
});

const pieces = fc.constantFrom(
  ...[
    'dam',
    'Лук',
    '北京',
    '—',
    '*',
    '-',
    '(',
    ')',
    '"',
    '«',
    '»',
    ',',
    ':',
    'AND',
    'OR',
    'NOT',
    ' ',
    ' ',
    '..',
    '😀',
  ],
  ...['2024', '2024-09', 'rejects', '-2', '>', 'none', 'not-judged', 'claims', '\u0000', '\ud800', "d'Est"],
  ...searchFields.map((field) => `${field}:`),
);
const queries = fc.oneof(
  fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

test('any text is a query, with each problem inside the text', () => {
  fc.assert(
    fc.property(queries, (text) => {
      const query = parseSearch(text);
      for (const { start, end } of query.problems) {
        expect(start >= 0 && start <= end && end <= text.length).toBe(true);
      }
      if (query.root === null && text.trim() !== '') expect(query.problems).not.toEqual([]);
      for (const filter of query.filters) {
        expect(parseSearch(withoutFilter(query, filter)).filters.length).toBe(query.filters.length - 1);
      }
    }),
    { numRuns: 3000 },
  );
});

test('what is printed is read as the same query', () => {
  fc.assert(
    fc.property(queries, (text) => {
      const { root } = parseSearch(text);
      if (root) expect(rootOf(printSearch(root))).toEqual(root);
    }),
    { numRuns: 3000 },
  );
});
