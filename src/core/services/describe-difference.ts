import type { Database } from 'better-sqlite3';
import type {
  DifferenceCount,
  FieldDifference,
  HistoryDifference,
  HistoryKind,
  HistoryStep,
  HistoryValue,
  ThingDifference,
} from '#contract/history.ts';
import type { Focus } from '#contract/views.ts';
import type { AttributionStatus } from '#domain/attribution.ts';
import type { CodebookList } from '#domain/codebook.ts';
import { type ReportComposition, writtenWords } from '#domain/report/composition.ts';
import type { Row, RowChange } from '../db/changed-ids.ts';
import { getText } from '../db/content-rows.ts';
import { isThere, rowAsOf, rowsAsOf } from '../db/history-rows.ts';
import { columnsOf, mainTables, ownerOf, type ColumnWords } from './history-columns.ts';

/** The two points that are compared: the state at `from` is shown as before, the one at `to` as after. */
type Points = { readonly from: number; readonly to: number };

type Thing = { readonly kind: HistoryKind; readonly id: string; readonly changes: RowChange[] };

const nowhere: Focus = { articleId: null, occurrenceId: null, claimId: null };
const longestBlock = 200;

/** Says in words what some changes between two points amount to: all counted, `limit` things from `offset` on in full. */
export function describeDifference(
  db: Database,
  changes: readonly RowChange[],
  points: Points,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): HistoryDifference {
  const things = new Map<string, Thing>();
  for (const change of changes) {
    const { kind, id } = ownerOf(change);
    const key = `${kind} ${id}`;
    const thing = things.get(key) ?? { kind, id, changes: [] };
    thing.changes.push(change);
    things.set(key, thing);
  }
  const list = [...things.values()];
  return {
    counts: count(list),
    things: list.slice(offset, offset + limit).map((thing) => describe(db, thing, points)),
  };
}

function count(things: readonly Thing[]): readonly DifferenceCount[] {
  const counts = new Map<HistoryKind, { added: number; removed: number; changed: number }>();
  for (const thing of things) {
    const known = counts.get(thing.kind) ?? { added: 0, removed: 0, changed: 0 };
    known[howOf(thing)] += 1;
    counts.set(thing.kind, known);
  }
  return [...counts].map(([kind, each]) => ({ kind, ...each }));
}

function mainChange({ kind, changes }: Thing): RowChange | undefined {
  return changes.find(({ table }) => table === mainTables[kind]);
}

function howOf(thing: Thing): ThingDifference['change'] {
  const main = mainChange(thing);
  if (!main) return 'changed';
  return main.before ? (main.after ? 'changed' : 'removed') : 'added';
}

function describe(db: Database, thing: Thing, points: Points): ThingDifference {
  const { kind, id } = thing;
  const change = howOf(thing);
  const [list, value] = kind === 'codebook-value' ? (JSON.parse(id) as [CodebookList, string]) : [];
  return {
    kind,
    key: `${kind} ${id}`,
    change,
    name: nameOf(db, thing, points),
    value: list && value !== undefined ? { list, value } : null,
    place: placeOf(db, thing, points),
    fields: fieldsOf(db, thing, change, points),
  };
}

/** The thing's own row: as it became, as it was when it went, or as it is at both points. */
function rowOf(db: Database, thing: Thing, { from, to }: Points): Row | null {
  const main = mainChange(thing);
  if (main) return main.after ?? main.before;
  return rowAsOf(db, mainTables[thing.kind] ?? '', thing.id, Math.max(from, to));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function nameOf(db: Database, thing: Thing, points: Points): string {
  const row = rowOf(db, thing, points);
  const latest = Math.max(points.from, points.to);
  switch (thing.kind) {
    case 'case':
    case 'article':
      return text(row?.['title']);
    case 'claim':
      return text(row?.['text']);
    case 'source':
    case 'saved-view':
    case 'report':
      return text(row?.['name']);
    case 'tag':
      return text(row?.['path']) || thing.id;
    case 'codebook-value':
      return text(row?.['label']);
    case 'occurrence':
      return (wordsAt(db, thing.id, points.to) ?? wordsAt(db, thing.id, points.from) ?? []).join(' … ');
    case 'relation':
      return [row?.['from_claim_id'], row?.['to_claim_id']]
        .map((id) => text(rowAsOf(db, 'claim', text(id), latest)?.['text']))
        .join(' — ');
  }
}

function placeOf(db: Database, thing: Thing, points: Points): Focus {
  const { kind, id } = thing;
  const row = rowOf(db, thing, points);
  const present = (table: Parameters<typeof isThere>[1], found: unknown): string | null =>
    typeof found === 'string' && isThere(db, table, found) ? found : null;
  if (kind === 'article') return { ...nowhere, articleId: present('article', id) };
  if (kind === 'claim') return { ...nowhere, claimId: present('claim', id) };
  if (kind === 'relation') return { ...nowhere, claimId: present('claim', row?.['from_claim_id']) };
  if (kind !== 'occurrence') return nowhere;
  return {
    articleId: present('article', row?.['article_id']),
    occurrenceId: present('occurrence', id),
    claimId: present('claim', row?.['claim_id']),
  };
}

function fieldsOf(
  db: Database,
  thing: Thing,
  change: ThingDifference['change'],
  points: Points,
): readonly FieldDifference[] {
  const fields: FieldDifference[] = [];
  const tell = (
    field: FieldDifference['field'],
    before: HistoryValue | null,
    after: HistoryValue | null,
  ): void => {
    if (JSON.stringify(before) !== JSON.stringify(after)) fields.push({ field, before, after });
  };
  const { id, changes } = thing;
  const tables = new Set(changes.map(({ table }) => table));
  for (const { table, before, after } of changes)
    for (const [column, words] of Object.entries(columnsOf[table] ?? {})) {
      if (words === null || (change !== 'changed' && words.onlyChanged)) continue;
      // What it points to may have another name by then, which is that thing's own difference.
      if (before && after && before[column] === after[column]) continue;
      const was = valueOf(db, words, before?.[column], points.from);
      const is = valueOf(db, words, after?.[column], points.to);
      const told = was ?? is;
      const isQuiet = told?.kind === 'value' && told.value === words.quiet && (was === null || is === null);
      if (!isQuiet) tell(words.field, was, is);
    }
  if (tables.has('occurrence_span'))
    tell('words', texts(wordsAt(db, id, points.from)), texts(wordsAt(db, id, points.to)));
  if (tables.has('attribution_step')) tell('chain', chainAt(db, id, points.from), chainAt(db, id, points.to));
  if (tables.has('occurrence')) {
    const { before, after } = mainChange(thing) ?? {};
    tell('stance-words', stanceWords(db, before, points.from), stanceWords(db, after, points.to));
  }
  if (tables.has('claim_tag'))
    tell(
      'tags',
      listAt(db, 'claim_tag', id, 'tag', points.from),
      listAt(db, 'claim_tag', id, 'tag', points.to),
    );
  if (tables.has('evidence'))
    tell('evidence', evidenceAt(db, id, points.from), evidenceAt(db, id, points.to));
  if (tables.has('source_alias'))
    tell(
      'aliases',
      listAt(db, 'source_alias', id, 'name', points.from),
      listAt(db, 'source_alias', id, 'name', points.to),
    );
  if (tables.has('source_reliability'))
    tell('reliability', ratings(changes, 'before'), ratings(changes, 'after'));
  if (tables.has('block') && change === 'changed')
    tell(
      'furniture',
      furniture(db, id, changes, 'before', points),
      furniture(db, id, changes, 'after', points),
    );
  for (const { table, before, after } of changes) {
    if (table === 'added_value')
      tell('added-value', addedValue(db, before, points.from), addedValue(db, after, points.to));
    if (columnsOf[table] === undefined) tell('other', before && { kind: 'yes' }, after && { kind: 'yes' });
  }
  return fields;
}

function valueOf(
  db: Database,
  words: ColumnWords,
  value: string | number | null | undefined,
  seq: number,
): HistoryValue | null {
  if (value === null || value === undefined || value === '') return null;
  switch (words.as) {
    case 'text':
      return { kind: 'text', text: String(value) };
    case 'texts':
      return texts(JSON.parse(String(value)) as readonly string[]);
    case 'yes':
      return value === 0 ? null : { kind: 'yes' };
    case 'search': {
      const { search } = JSON.parse(String(value)) as { readonly search?: unknown };
      return typeof search === 'string' && search !== '' ? { kind: 'text', text: search } : { kind: 'yes' };
    }
    case 'report':
      return { kind: 'texts', texts: writtenWords(JSON.parse(String(value)) as ReportComposition) };
    case 'source':
    case 'claim': {
      const row = rowAsOf(db, words.as, String(value), seq);
      return { kind: 'text', text: text(row?.[words.as === 'source' ? 'name' : 'text']) };
    }
    default:
      return { kind: 'value', list: words.as.list, value: String(value) };
  }
}

function texts(list: readonly string[] | null): HistoryValue | null {
  return list && list.length > 0 ? { kind: 'texts', texts: list } : null;
}

function inOrder(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => Number(a['ordinal']) - Number(b['ordinal']));
}

function wordsAt(db: Database, occurrenceId: string, seq: number): readonly string[] | null {
  const rows = inOrder(rowsAsOf(db, 'occurrence_span', occurrenceId, seq));
  return rows.length === 0 ? null : rows.map((row) => text(row['exact']));
}

function listAt(db: Database, table: string, id: string, column: string, seq: number): HistoryValue | null {
  return texts(
    rowsAsOf(db, table, id, seq)
      .map((row) => text(row[column]))
      .toSorted((a, b) => (a < b ? -1 : 1)),
  );
}

function evidenceAt(db: Database, claimId: string, seq: number): HistoryValue | null {
  return texts(
    inOrder(rowsAsOf(db, 'evidence', claimId, seq)).map((row) =>
      [text(row['text']), text(row['url'])].filter(Boolean).join(' '),
    ),
  );
}

/** The words of an article between two offsets; null when there are no offsets. */
function wordsOf(db: Database, articleId: unknown, start: unknown, end: unknown, seq: number): string | null {
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  const hash = rowAsOf(db, 'article', text(articleId), seq)?.['text_sha256'];
  return typeof hash === 'string' ? getText(db, hash).slice(start, end) : null;
}

function chainAt(db: Database, occurrenceId: string, seq: number): HistoryValue | null {
  const rows = inOrder(rowsAsOf(db, 'attribution_step', occurrenceId, seq));
  if (rows.length === 0) return null;
  const articleId = rowAsOf(db, 'occurrence', occurrenceId, seq)?.['article_id'];
  const steps = rows.map((row): HistoryStep => ({
    source: text(rowAsOf(db, 'source', text(row['source_id']), seq)?.['name']),
    // The table holds none but these.
    status: row['status'] as AttributionStatus,
    sourceWords: wordsOf(db, articleId, row['source_start'], row['source_end'], seq),
    cueWords: wordsOf(db, articleId, row['cue_start'], row['cue_end'], seq),
  }));
  return { kind: 'chain', steps };
}

function stanceWords(db: Database, row: Row | null | undefined, seq: number): HistoryValue | null {
  const words = row ? wordsOf(db, row['article_id'], row['stance_start'], row['stance_end'], seq) : null;
  return words === null ? null : { kind: 'text', text: words };
}

function ratings(changes: readonly RowChange[], side: 'before' | 'after'): HistoryValue | null {
  return texts(
    changes.flatMap(({ table, [side]: row }) => {
      if (table !== 'source_reliability' || !row) return [];
      const reason = text(row['reason']);
      return [`${text(row['letter'])}, ${text(row['assessed_on'])}${reason === '' ? '' : `: ${reason}`}`];
    }),
  );
}

/** The words of the blocks that were furniture on one side and are not on the other. */
function furniture(
  db: Database,
  articleId: string,
  changes: readonly RowChange[],
  side: 'before' | 'after',
  points: Points,
): HistoryValue | null {
  const seq = Math.max(points.from, points.to);
  return texts(
    changes.flatMap(({ table, [side]: row }) => {
      if (table !== 'block' || row?.['furniture'] !== 1) return [];
      const words = wordsOf(db, articleId, row['start_offset'], row['end_offset'], seq) ?? '';
      return [words.length > longestBlock ? `${words.slice(0, longestBlock).toWellFormed()}…` : words];
    }),
  );
}

function addedValue(db: Database, row: Row | null, seq: number): HistoryValue | null {
  if (!row) return null;
  const value = text(row['value']);
  const known = rowAsOf(db, 'codebook_value', JSON.stringify([row['list'], value]), seq);
  return { kind: 'text', text: text(known?.['label']) || value };
}
