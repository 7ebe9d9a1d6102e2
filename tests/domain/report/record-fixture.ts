import type {
  ArticleRecord,
  CaseRecord,
  ClaimRecord,
  OccurrenceRecord,
  SourceRecord,
} from '#domain/report/case-record.ts';

// Records with everything filled in that a test does not care about.

/** An article whose text is one paragraph. */
export function article(id: string, more: Partial<ArticleRecord> = {}): ArticleRecord {
  const text = more.text ?? 'The gates were opened at night, officials said.';
  return {
    id,
    title: id,
    authors: [],
    publisher: null,
    url: null,
    publishedOn: null,
    retrievedOn: null,
    language: 'en',
    genre: 'news',
    status: 'done',
    format: 'text',
    encoding: 'utf-8',
    fileName: null,
    originalSha256: '0'.repeat(64),
    originalSize: text.length,
    textSha256: '1'.repeat(64),
    wordCount: 8,
    authorSourceId: 'author',
    importedAt: '2024-05-01T08:00:00.000Z',
    blocks: [{ start: 0, end: text.length, kind: 'paragraph', furniture: false }],
    ...more,
    text,
  };
}

/** A claim that is not assessed. */
export function claim(id: string, more: Partial<ClaimRecord> = {}): ClaimRecord {
  return {
    id,
    text: `Claim ${id}.`,
    type: null,
    eventDate: null,
    tags: [],
    note: '',
    createdAt: '2024-05-01T08:00:00.000Z',
    assessment: null,
    ...more,
  };
}

/** An occurrence at the given start, four code units long, in the author's own voice unless a chain is given. */
export function occurrence(
  id: string,
  place: { readonly claim: string; readonly article: string; readonly start?: number },
  more: Partial<OccurrenceRecord> = {},
  sources: readonly string[] = ['author'],
): OccurrenceRecord {
  const start = place.start ?? 0;
  return {
    id,
    claimId: place.claim,
    articleId: place.article,
    polarity: 'affirms',
    quotation: null,
    commitment: null,
    stance: null,
    stanceSpan: null,
    fidelity: null,
    note: '',
    createdAt: '2024-05-01T08:00:00.000Z',
    pieces: [{ start, end: start + 4, exact: 'text' }],
    chain: sources.map((sourceId, index) => ({
      sourceId,
      status: index === 0 ? 'own-voice' : 'explicit',
      sourceSpan: null,
      cueSpan: null,
    })),
    ...more,
  };
}

/** A source that is not rated. */
export function source(id: string, more: Partial<SourceRecord> = {}): SourceRecord {
  return {
    id,
    name: id,
    kind: 'person',
    aliases: [],
    role: '',
    affiliation: '',
    country: '',
    descriptor: '',
    createdAt: '2024-05-01T08:00:00.000Z',
    ratings: [],
    ...more,
  };
}

/** A case of these lists, which must be in export order. */
export function caseRecord(lists: Partial<CaseRecord>): CaseRecord {
  return {
    id: 'case',
    title: 'A case',
    createdAt: '2024-05-01T08:00:00.000Z',
    changedAt: '2024-05-02T09:30:00.000Z',
    changeCount: 1,
    schemaVersion: 1,
    whole: true,
    articleCountInCase: lists.articles?.length ?? 0,
    articles: [],
    claims: [],
    occurrences: [],
    sources: [],
    relations: [],
    tags: [],
    codebook: [],
    added: new Map(),
    ...lists,
  };
}
