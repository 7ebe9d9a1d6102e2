import type { Database } from 'better-sqlite3';
import { defaultCredibility } from '#domain/assessment.ts';
import { codebook } from '#domain/codebook.ts';
import { fold, foldedWordStarts, foldWords } from '#domain/fold.ts';
import type { SearchQuery } from '#domain/search-query.ts';
import type { DateRange } from '#domain/search/date-range.ts';
import {
  type DateField,
  listOfField,
  type NameField,
  type SearchScope,
  type ValueField,
} from '#domain/search/fields.ts';
import type { SearchLeaf, SearchName, SearchNode, SearchWords } from '#domain/search/node.ts';
import { soughtWords } from '#domain/search/words.ts';
import { defaultReliability } from '#domain/source.ts';
import { type IndexedKind, indexTables } from './search-index.ts';
import { listSourceWords } from './source-rows.ts';
import { idList, statement } from './statements.ts';

// A query becomes SQL for one kind of row. Words become an FTS5 expression; fields become conditions on tables. What a
// row only has by way of its occurrences (a claim its stances, an article its sources) is looked for in them, and what
// is asked together must hold of one and the same occurrence.

/** SQL that is true of what is sought, with the values of its question marks. */
export type Condition = { readonly sql: string; readonly values: readonly string[] };

/** What a kind of row must be to be found: `match` for FTS5 (null when no words are needed), and all else. */
export type RowQuery = { readonly match: string | null; readonly condition: Condition };

type Level = 'article' | 'claim' | 'occurrence' | 'source';

/** A condition; `inside` when it speaks of an occurrence that must yet be looked for. */
type Part = Condition & { readonly inside: boolean };

type Kind = {
  readonly scope: SearchScope;
  /** The alias of each table that stands in the query of this kind itself. */
  readonly rows: Readonly<Partial<Record<Level, string>>>;
  /** Which occurrences belong to the row, in terms of `io`; null where the row is one. */
  readonly occurrences: string | null;
};

const kinds: Readonly<Record<IndexedKind, Kind>> = {
  article: { scope: 'articles', rows: { article: 'article' }, occurrences: 'io.article_id = article.id' },
  claim: { scope: 'claims', rows: { claim: 'claim' }, occurrences: 'io.claim_id = claim.id' },
  source: {
    scope: 'sources',
    rows: { source: 'source' },
    occurrences: 'io.id IN (SELECT occurrence_id FROM attribution_step WHERE source_id = source.id)',
  },
  note: {
    scope: 'notes',
    rows: { occurrence: 'occurrence', claim: 'claim', article: 'article' },
    occurrences: null,
  },
  rationale: { scope: 'notes', rows: { claim: 'claim' }, occurrences: 'io.claim_id = claim.id' },
};

const inner: Readonly<Record<Exclude<Level, 'source'>, string>> = {
  occurrence: 'io',
  claim: 'ic',
  article: 'ia',
};

const always: Condition = { sql: 'true', values: [] };
const never: Part = { sql: 'false', values: [], inside: false };

/** What a row of a kind must be for a query; null when the query can find none of the kind. */
export function rowQuery(db: Database, kind: IndexedKind, query: SearchQuery): RowQuery | null {
  const { root, typed } = query;
  if (!root) return null;
  const scopes = query.filters.flatMap(({ leaf }) => (leaf.kind === 'in' ? [leaf.scopes] : []));
  if (scopes.some((scope) => !scope.includes(kinds[kind].scope))) return null;
  const all = root.kind === 'all' ? root.parts : [root];
  // A letter begins so many words that looking for it takes longer than a key may; the other words are enough until the
  // next letter is there.
  const isBegun =
    typed !== null && isLetter(typed.text) && all.some((part) => part !== typed && isSought(part));
  const parts = isBegun ? all.filter((part) => part !== typed) : all;
  const worded = parts.filter((part) => isWords(part));
  const compiler = new Compiler(db, kind, typed);
  const match = compiler.matchAll(worded);
  if (match === null) return { match, condition: compiler.condition(parts) };
  return { match, condition: compiler.condition(parts.filter((part) => !isWords(part))) };
}

/** True of a part that is made of words alone. */
function isWords(node: SearchNode): boolean {
  if (node.kind === 'all' || node.kind === 'any') return node.parts.every(isWords);
  return node.kind === 'not' ? isWords(node.part) : node.kind === 'words';
}

/** True of words that must stand somewhere. */
function isSought(node: SearchNode): boolean {
  return node.kind !== 'not' && isWords(node);
}

/** True of one letter of a script whose words have several. */
function isLetter(text: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u.test(text);
}

class Compiler {
  readonly #db: Database;
  readonly #kind: IndexedKind;
  readonly #typed: SearchWords | null;

  constructor(db: Database, kind: IndexedKind, typed: SearchWords | null) {
    this.#db = db;
    this.#kind = kind;
    this.#typed = typed;
  }

  condition(parts: readonly SearchNode[]): Condition {
    return parts.length === 0 ? always : this.#wrap(this.#all(parts));
  }

  /** The FTS5 expression for words that must all hold; null when FTS5 has no way to say it, as for NOT alone. */
  matchAll(parts: readonly SearchNode[]): string | null {
    const wanted = parts.filter((part) => part.kind !== 'not');
    const unwanted = parts.flatMap((part) => (part.kind === 'not' ? [part.part] : []));
    const matches = wanted.map((part) => this.#match(part));
    const excluded = unwanted.map((part) => this.#match(part));
    if (matches.length === 0 || [...matches, ...excluded].includes(null)) return null;
    const all = matches.length === 1 ? (matches[0] ?? '') : `(${matches.join(' AND ')})`;
    return excluded.reduce<string>((rest, each) => `(${rest} NOT ${each})`, all);
  }

  #match(node: SearchNode): string | null {
    switch (node.kind) {
      case 'words':
        return this.#phraseOf(node);
      case 'all':
        return this.matchAll(node.parts);
      case 'any': {
        const matches = node.parts.map((part) => this.#match(part));
        return matches.includes(null) ? null : `(${matches.join(' OR ')})`;
      }
      default:
        return null;
    }
  }

  /** Words as FTS5 reads them; of a phrase that is being typed, a single letter at its end is not looked for yet. */
  #phraseOf(node: SearchWords): string {
    if (node !== this.#typed) return phrase(soughtWords(node.text, node.prefix), node.prefix);
    const words = soughtWords(node.text, true);
    const last = words.at(-1) ?? '';
    return words.length > 1 && isLetter(last) ? phrase(words.slice(0, -1), false) : phrase(words, true);
  }

  #part(node: SearchNode): Part {
    switch (node.kind) {
      case 'all':
        return this.#all(node.parts);
      case 'any': {
        const parts = node.parts.map((part) => this.#part(part));
        const inside = parts.every((part) => part.inside);
        return join(inside ? parts : parts.map((part) => this.#wrap(part)), 'OR', inside);
      }
      case 'not': {
        const { sql, values } = this.#wrap(this.#part(node.part));
        return { sql: `NOT coalesce(${sql}, false)`, values, inside: false };
      }
      case 'words': {
        const table = indexTables[this.#kind];
        return {
          sql: `search_row.number IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?)`,
          values: [this.#phraseOf(node)],
          inside: false,
        };
      }
      default:
        return this.#leaf(node);
    }
  }

  /** Conditions that must all hold: those on occurrences of one and the same. */
  #all(nodes: readonly SearchNode[]): Part {
    const parts = nodes.map((node) => this.#part(node));
    const insides = parts.filter((part) => part.inside);
    if (insides.length === parts.length) return join(parts, 'AND', true);
    const outside = parts.filter((part) => !part.inside);
    return join(
      insides.length === 0 ? outside : [...outside, this.#wrap(join(insides, 'AND', true))],
      'AND',
      false,
    );
  }

  #wrap({ sql, values, inside }: Part): Part {
    if (!inside) return { sql, values, inside };
    const any = `SELECT 1 FROM occurrence AS io JOIN claim AS ic ON ic.id = io.claim_id
      JOIN article AS ia ON ia.id = io.article_id WHERE ${sql}`;
    return {
      // Whether there is any such occurrence at all is asked once; where there is none, no row is looked at for its own.
      sql: `(EXISTS (${any}) AND EXISTS (${any} AND ${kinds[this.#kind].occurrences}))`,
      values: [...values, ...values],
      inside: false,
    };
  }

  /** A condition on a table: of the row itself where it has one, else of its occurrences. */
  #on(level: Exclude<Level, 'source'>, make: (alias: string) => Condition): Part {
    const own = kinds[this.#kind].rows[level];
    return { ...make(own ?? inner[level]), inside: own === undefined };
  }

  #leaf(leaf: Exclude<SearchLeaf, SearchWords>): Part {
    switch (leaf.kind) {
      case 'nothing':
        return never;
      case 'in':
        return leaf.scopes.includes(kinds[this.#kind].scope) ? { ...always, inside: false } : never;
      case 'name':
        return this.#name(leaf.field, leaf.values);
      case 'value':
        return this.#value(leaf.field, leaf.values);
      case 'date':
        return this.#date(leaf.field, leaf.values);
    }
  }

  #name(field: NameField, names: readonly SearchName[]): Part {
    const db = this.#db;
    switch (field) {
      case 'source': {
        const found = idList(
          listSourceWords(db)
            .filter((source) => [source.name, ...source.aliases].some((known) => isCalled(known, names)))
            .map(({ id }) => id),
        );
        return this.#throughSources((alias) => ({
          sql: `${alias}.id IN (SELECT value FROM json_each(?))`,
          values: [found],
        }));
      }
      case 'article': {
        const match = names
          .map(({ text, whole }) => {
            const words = whole ? [soughtWords(text, false)] : foldWords(text).map((word) => [word]);
            return `(${words.map((each) => phrase(each, !whole)).join(' AND ')})`;
          })
          .join(' OR ');
        return this.#on('article', (alias) => ({
          sql: `${alias}.id IN (SELECT found.id FROM search_article JOIN search_row AS found
            ON found.number = search_article.rowid WHERE search_article MATCH ?)`,
          values: [`title : (${match})`],
        }));
      }
      case 'publisher': {
        const found = distinct(db, 'SELECT DISTINCT publisher FROM article WHERE publisher IS NOT NULL');
        return this.#on('article', (alias) =>
          among(`${alias}.publisher`, found, (name) => isCalled(name, names)),
        );
      }
      case 'tag': {
        const found = distinct(db, 'SELECT DISTINCT tag FROM claim_tag');
        return this.#on('claim', (alias) => {
          const { sql, values } = among('tag', found, (path) => isTagged(path, names));
          return { sql: `EXISTS (SELECT 1 FROM claim_tag WHERE claim_id = ${alias}.id AND ${sql})`, values };
        });
      }
    }
  }

  /** A condition on a source: the row itself, or any of the chain of an occurrence. */
  #throughSources(make: (alias: string) => Condition): Part {
    const own = kinds[this.#kind].rows.source;
    if (own !== undefined) return { ...make(own), inside: false };
    return this.#on('occurrence', (alias) => {
      const { sql, values } = make('chained');
      return {
        sql: `EXISTS (SELECT 1 FROM attribution_step JOIN source AS chained ON chained.id = source_id
          WHERE occurrence_id = ${alias}.id AND ${sql})`,
        values,
      };
    });
  }

  #value(field: ValueField, values: readonly (string | null)[]): Part {
    const chosen = (column: string, subject: string): Condition => valueOf(column, subject, field, values);
    switch (field) {
      case 'stance':
      case 'commitment':
      case 'polarity':
      case 'quotation':
      case 'fidelity':
        return this.#on('occurrence', (alias) => chosen(`${alias}.${field}`, alias));
      case 'type':
        return this.#on('claim', (alias) => chosen(`${alias}.type`, alias));
      case 'verdict':
      case 'likelihood':
      case 'confidence':
        return this.#on('claim', (alias) =>
          chosen(`(SELECT ${field} FROM assessment WHERE claim_id = ${alias}.id)`, alias),
        );
      case 'credibility':
        return this.#on('claim', (alias) =>
          chosen(
            `CAST(coalesce((SELECT credibility FROM assessment WHERE claim_id = ${alias}.id), ${defaultCredibility}) AS TEXT)`,
            alias,
          ),
        );
      case 'status':
      case 'genre':
        return this.#on('article', (alias) => chosen(`${alias}.${field}`, alias));
      case 'kind':
        return this.#throughSources((alias) => chosen(`${alias}.kind`, alias));
      case 'reliability':
        return this.#throughSources((alias) =>
          chosen(
            `coalesce((SELECT letter FROM source_reliability WHERE source_id = ${alias}.id
               ORDER BY assessed_on DESC, source_reliability.id DESC LIMIT 1), '${defaultReliability}')`,
            alias,
          ),
        );
    }
  }

  #date(field: DateField, ranges: readonly (DateRange | null)[]): Part {
    const published = this.#on('article', (alias) => dateIn(`${alias}.published_on`, ranges));
    if (field === 'published' || (field === 'date' && this.#kind === 'article')) return published;
    const event = this.#on('claim', (alias) => dateIn(`${alias}.event_date`, ranges));
    if (field === 'event') return event;
    // The date of a claim is that of its event, or where that is not known that of the articles that make it.
    const unknown = this.#on('claim', (alias) => ({ sql: `${alias}.event_date IS NULL`, values: [] }));
    const inside = published.inside && event.inside;
    const parts = inside
      ? [event, unknown, published]
      : [event, unknown, published].map((part) => this.#wrap(part));
    const [first = never, second = never, third = never] = parts;
    return join([first, join([second, third], 'AND', inside)], 'OR', inside);
  }
}

function join(parts: readonly Part[], word: 'AND' | 'OR', inside: boolean): Part {
  return {
    sql: `(${parts.map(({ sql }) => sql).join(` ${word} `)})`,
    values: parts.flatMap(({ values }) => values),
    inside,
  };
}

/** Words one after the other as FTS5 reads them; they hold no quotes, being folded. */
function phrase(words: readonly string[], prefix: boolean): string {
  return `"${words.join(' ')}"${prefix ? ' *' : ''}`;
}

function isCalled(known: string, names: readonly SearchName[]): boolean {
  return names.some(({ text, whole }) => {
    if (whole) return ` ${fold(known)} `.includes(` ${fold(text)} `);
    const starts = foldedWordStarts(known);
    return foldWords(text).every((word) => starts.some((start) => start.startsWith(word)));
  });
}

/** A tag is also found by the tags above it; whole names are those of tags, not words in them. */
function isTagged(path: string, names: readonly SearchName[]): boolean {
  const above = path.split('/').map((_, index, steps) => fold(steps.slice(0, index + 1).join('/')));
  return names.some((name) => (name.whole ? above.includes(fold(name.text)) : isCalled(path, [name])));
}

function distinct(db: Database, sql: string): readonly string[] {
  return statement<[], string>(db, sql).pluck().all();
}

function among(column: string, all: readonly string[], test: (value: string) => boolean): Condition {
  return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [idList(all.filter(test))] };
}

/** A value of the codebook, or one that the case added to it: those are kept beside the value they count as. */
function valueOf(
  column: string,
  subject: string,
  field: ValueField,
  values: readonly (string | null)[],
): Condition {
  const list = listOfField(field);
  const known = values.filter((value) => value !== null);
  const builtIn = known.filter((value) => Object.hasOwn(codebook[list], value));
  const added = known.filter((value) => !builtIn.includes(value));
  const parts: Condition[] = [];
  if (builtIn.length > 0) {
    parts.push({
      sql: `coalesce(${column} IN (SELECT value FROM json_each(?)), false)`,
      values: [idList(builtIn)],
    });
  }
  if (added.length > 0) {
    parts.push({
      sql: `EXISTS (SELECT 1 FROM added_value WHERE subject_id = ${subject}.id AND list = ?
        AND value IN (SELECT value FROM json_each(?)))`,
      values: [list, idList(added)],
    });
  }
  if (values.includes(null)) parts.push({ sql: `${column} IS NULL`, values: [] });
  return {
    sql: `(${parts.map(({ sql }) => sql).join(' OR ')})`,
    values: parts.flatMap((part) => part.values),
  };
}

/** Dates may be less exact than the range: a year is in it when any of its days is. */
function dateIn(column: string, ranges: readonly (DateRange | null)[]): Condition {
  const parts = ranges.map((range): Condition => {
    if (!range) return { sql: `${column} IS NULL`, values: [] };
    const ends = [
      { compare: '>=', day: range.from },
      { compare: '<=', day: range.to },
    ].flatMap(({ compare, day }) => (day === null ? [] : [{ compare, day }]));
    return {
      sql: `coalesce(${ends.map(({ compare }) => `${column} ${compare} substr(?, 1, length(${column}))`).join(' AND ')}, false)`,
      values: ends.map(({ day }) => day),
    };
  });
  return {
    sql: `(${parts.map(({ sql }) => sql).join(' OR ')})`,
    values: parts.flatMap(({ values }) => values),
  };
}
