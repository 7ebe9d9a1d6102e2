import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { createSchema, migrations } from '#core/db/migrate.ts';
import type { Block, BlockKind, Genre, ReadingStatus } from '#domain/article.ts';
import type {
  AssessmentRecord,
  ClaimRecord,
  OccurrenceRecord,
  SourceRecord,
} from '#domain/report/case-record.ts';
import type { AttributionStatus } from '#domain/attribution.ts';
import type { RelationKind, RelationStatus } from '#domain/relation.ts';
import type { SourceKind } from '#domain/source.ts';
import { countWords } from '#domain/word-count.ts';

// A case written straight into a database, so that the exports are tested against the schema and nothing else.

/** A block of an article's text: its words, and what it is when it is no paragraph of the body. */
export type FixtureBlock = { readonly text: string; readonly kind?: BlockKind; readonly furniture?: boolean };

/** An article; the text is its blocks with an empty line between them. */
export type FixtureArticle = {
  readonly title: string;
  readonly authors?: readonly string[];
  readonly publisher?: string | null;
  readonly url?: string | null;
  readonly publishedOn?: string | null;
  readonly language?: string | null;
  readonly genre?: Genre;
  readonly status?: ReadingStatus;
  readonly fileName?: string;
  readonly original?: Uint8Array;
  /** The key of the source that is its own voice. */
  readonly voice: string;
  readonly blocks: readonly FixtureBlock[];
};

/** A step of a chain; the words are looked up in the article's text. */
export type FixtureStep = {
  readonly source: string;
  readonly status?: AttributionStatus;
  readonly sourceWords?: string;
  readonly cueWords?: string;
};

/** An occurrence; each quote is looked up in the article's text. */
export type FixtureOccurrence = Partial<
  Pick<OccurrenceRecord, 'polarity' | 'quotation' | 'commitment' | 'stance' | 'fidelity' | 'note'>
> & {
  readonly claim: string;
  readonly article: string;
  readonly quotes: readonly string[];
  readonly stanceWords?: string;
  readonly chain?: readonly FixtureStep[];
};

/** A whole case by readable keys; ids are made from the order of the keys. */
export type FixtureCase = {
  readonly title?: string;
  readonly sources: Readonly<
    Record<
      string,
      Partial<Omit<SourceRecord, 'id' | 'createdAt'>> & { readonly name: string; readonly kind?: SourceKind }
    >
  >;
  readonly articles: Readonly<Record<string, FixtureArticle>>;
  readonly claims: Readonly<
    Record<
      string,
      Partial<Omit<ClaimRecord, 'id' | 'createdAt' | 'assessment'>> & {
        readonly text: string;
        readonly assessment?: Partial<AssessmentRecord>;
      }
    >
  >;
  readonly occurrences?: readonly FixtureOccurrence[];
  readonly relations?: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: RelationKind;
    readonly status: RelationStatus;
    readonly reason?: string;
  }[];
};

/** An open case and the ids that its keys were given. */
export type OpenFixture = {
  readonly db: Database.Database;
  readonly newId: () => string;
  readonly folder: string;
  readonly articleId: (key: string) => string;
  readonly claimId: (key: string) => string;
};

const createdAt = '2024-05-01T08:00:00.000Z';

/** Writes the case into a new file in a folder of its own and removes both when the test is over. */
export function openCase(fixture: FixtureCase): OpenFixture {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-export-'));
  const db = new Database(join(folder, 'case.parallax'));
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { ...fillCase(db, fixture), folder };
}

/** Writes the case into an empty database. */
export function fillCase(db: Database.Database, fixture: FixtureCase): Omit<OpenFixture, 'folder'> {
  db.pragma('synchronous = OFF');
  createSchema(db, migrations);
  return db.transaction(() => insertCase(db, fixture))();
}

function insertCase(db: Database.Database, fixture: FixtureCase): Omit<OpenFixture, 'folder'> {
  const sourceId = idsOf('1', fixture.sources);
  const articleId = idsOf('2', fixture.articles);
  const claimId = idsOf('3', fixture.claims);
  const insert = (table: string, row: Readonly<Record<string, unknown>>): void => {
    const names = Object.keys(row);
    db.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((n) => `@${n}`).join(', ')})`,
    ).run(row);
  };

  insert('case_info', {
    id: 1,
    case_id: makeId('0', 1),
    title: fixture.title ?? 'A case',
    created_at: createdAt,
  });
  for (const [key, source] of Object.entries(fixture.sources)) {
    insert('source', {
      id: sourceId(key),
      name: source.name,
      kind: source.kind ?? 'person',
      role: source.role ?? '',
      affiliation: source.affiliation ?? '',
      country: source.country ?? '',
      descriptor: source.descriptor ?? '',
      created_at: createdAt,
    });
    for (const name of source.aliases ?? []) insert('source_alias', { source_id: sourceId(key), name });
    (source.ratings ?? []).forEach((rating, index) =>
      insert('source_reliability', {
        id: `${sourceId(key)}-${index}`,
        source_id: sourceId(key),
        letter: rating.letter,
        assessed_on: rating.on,
        reason: rating.reason,
      }),
    );
  }

  const texts = new Map<string, string>();
  for (const [key, article] of Object.entries(fixture.articles)) {
    const text = article.blocks.map((block) => block.text).join('\n\n');
    const original = Buffer.from(article.original ?? Buffer.from(text));
    texts.set(key, text);
    for (const bytes of [original, Buffer.from(text)]) {
      db.prepare('INSERT OR IGNORE INTO content VALUES (?, ?)').run(sha256(bytes), bytes);
    }
    insert('article', {
      id: articleId(key),
      title: article.title,
      authors: JSON.stringify(article.authors ?? []),
      publisher: article.publisher ?? null,
      url: article.url ?? null,
      published_on: article.publishedOn ?? null,
      retrieved_on: null,
      language: article.language === undefined ? 'en' : article.language,
      genre: article.genre ?? 'news',
      status: article.status ?? 'done',
      format: 'text',
      encoding: 'utf-8',
      file_name: article.fileName ?? null,
      original_sha256: sha256(original),
      original_size: original.length,
      text_sha256: sha256(Buffer.from(text)),
      text_length: text.length,
      word_count: article.blocks
        .filter(({ furniture }) => furniture !== true)
        .reduce((sum, block) => sum + countWords(block.text, [wholeOf(block)]), 0),
      author_source_id: sourceId(article.voice),
      imported_at: createdAt,
    });
    let start = 0;
    article.blocks.forEach((block, ordinal) => {
      insert('block', {
        article_id: articleId(key),
        ordinal,
        kind: block.kind ?? 'paragraph',
        furniture: block.furniture === true ? 1 : 0,
        start_offset: start,
        end_offset: start + block.text.length,
      });
      start += block.text.length + 2;
    });
  }

  for (const [key, claim] of Object.entries(fixture.claims)) {
    insert('claim', {
      id: claimId(key),
      text: claim.text,
      type: claim.type ?? null,
      event_date: claim.eventDate ?? null,
      note: claim.note ?? '',
      created_at: createdAt,
    });
    for (const tag of claim.tags ?? []) insert('claim_tag', { claim_id: claimId(key), tag });
    if (claim.assessment) {
      insert('assessment', {
        claim_id: claimId(key),
        verdict: claim.assessment.verdict ?? null,
        credibility: claim.assessment.credibility ?? 6,
        likelihood: claim.assessment.likelihood ?? null,
        confidence: claim.assessment.confidence ?? null,
        rationale: claim.assessment.rationale ?? '',
      });
      (claim.assessment.evidence ?? []).forEach((item, ordinal) =>
        insert('evidence', { claim_id: claimId(key), ordinal, text: item.text, url: item.url }),
      );
    }
  }

  (fixture.occurrences ?? []).forEach((occurrence, index) => {
    const id = makeId('4', index + 1);
    const text = texts.get(occurrence.article) ?? '';
    const stanceSpan = occurrence.stanceWords === undefined ? null : find(text, occurrence.stanceWords);
    const voice = fixture.articles[occurrence.article]?.voice ?? '';
    insert('occurrence', {
      id,
      claim_id: claimId(occurrence.claim),
      article_id: articleId(occurrence.article),
      polarity: occurrence.polarity ?? 'affirms',
      quotation: occurrence.quotation ?? null,
      commitment: occurrence.commitment ?? null,
      stance: occurrence.stance ?? null,
      stance_start: stanceSpan?.start ?? null,
      stance_end: stanceSpan?.end ?? null,
      fidelity: occurrence.fidelity ?? null,
      note: occurrence.note ?? '',
      created_at: createdAt,
    });
    occurrence.quotes.forEach((quote, ordinal) => {
      const { start, end } = find(text, quote);
      insert('occurrence_span', {
        occurrence_id: id,
        ordinal,
        start_offset: start,
        end_offset: end,
        exact: quote,
      });
    });
    const chain = [{ source: voice, status: 'own-voice' } satisfies FixtureStep, ...(occurrence.chain ?? [])];
    chain.forEach((step: FixtureStep, ordinal) => {
      const source = step.sourceWords === undefined ? null : find(text, step.sourceWords);
      const cue = step.cueWords === undefined ? null : find(text, step.cueWords);
      insert('attribution_step', {
        occurrence_id: id,
        ordinal,
        source_id: sourceId(step.source),
        status: step.status ?? 'explicit',
        source_start: source?.start ?? null,
        source_end: source?.end ?? null,
        cue_start: cue?.start ?? null,
        cue_end: cue?.end ?? null,
      });
    });
  });

  (fixture.relations ?? []).forEach((relation, index) =>
    insert('relation', {
      id: makeId('5', index + 1),
      from_claim_id: claimId(relation.from),
      to_claim_id: claimId(relation.to),
      kind: relation.kind,
      status: relation.status,
      reason: relation.reason ?? '',
    }),
  );
  insert('journal', {
    seq: 1,
    at: '2024-05-02T09:30:00.000Z',
    by: 'analyst',
    kind: 'do',
    action: 'Mark',
    subject: 'everything',
  });

  let lastId = 0;
  return { db, articleId, claimId, newId: () => makeId('9', (lastId += 1)) };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const makeId = (kind: string, number: number): string =>
  `018f${kind}000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const wholeOf = ({ text, kind = 'paragraph' }: FixtureBlock): Block => ({
  start: 0,
  end: text.length,
  kind,
  furniture: false,
});

function idsOf(kind: string, things: Readonly<Record<string, unknown>>): (key: string) => string {
  const keys = Object.keys(things);
  return (key) => {
    const index = keys.indexOf(key);
    if (index === -1) throw new Error(`The fixture has no “${key}”.`);
    return makeId(kind, index + 1);
  };
}

function find(text: string, quote: string): { readonly start: number; readonly end: number } {
  const start = text.indexOf(quote);
  if (start === -1) throw new Error(`The fixture’s text has no “${quote}”.`);
  return { start, end: start + quote.length };
}
