import type { AddedValues } from '#domain/case-codebook.ts';
import { indexCodePoints } from '#domain/code-points.ts';
import { groupBy } from '#domain/report/group-by.ts';
import type { ArticleRecord, CaseRecord, OccurrenceRecord } from '#domain/report/case-record.ts';
import { isSymmetric, type Relation } from '#domain/relation.ts';
import { guidOf } from '../refi/guids.ts';
import { ownDataText } from '../refi/own-data.ts';
import type { ExportFile, ExportSource, FormatWriter, Piece } from './format.ts';
import { articleJson, keptJson, occurrenceJson } from './json.ts';
import { codesXml, setsXml } from './refi/codebook.ts';
import { type Code, type CodeSystem, codeSystemOf } from './refi/code-system.ts';
import { articleValues, casesXml, variablesXml } from './refi/variables.ts';
import { noteGuid, pieceGuid, type SelectionContext, selectionsXml, timeOf } from './refi/selections.ts';
import { element, openTag, textElement, xmlText } from './refi/xml.ts';
import { zipped } from './zip.ts';

/** Writes the case as a REFI-QDA project: `project.qde`, the texts it codes, and the originals. See docs/formats/refi-qda.md. */
export const qdpxWriter: FormatWriter = {
  shape: 'file',
  write: (source) => zipped(projectFiles(prepare(source))),
};

/** Everything the files of a project are written from. */
type Project = {
  readonly db: ExportSource['db'];
  readonly record: CaseRecord;
  readonly relations: readonly Relation[];
  readonly readOriginal: ExportSource['readOriginal'];
  readonly system: CodeSystem;
  readonly occurrencesOf: ReadonlyMap<string, readonly OccurrenceRecord[]>;
  readonly context: SelectionContext;
};

function prepare({ db, record, options, readOriginal }: ExportSource): Project {
  const system = codeSystemOf(record);
  const tags = new Map(record.claims.map((claim) => [claim.id, claim.tags]));
  const names = new Map(record.sources.map((source) => [source.id, source.name]));
  return {
    db,
    record,
    relations: record.relations.filter(
      ({ status }) => status === 'confirmed' || (status === 'suggested' && options.suggested),
    ),
    readOriginal,
    system,
    occurrencesOf: groupBy(record.occurrences, ({ articleId }) => articleId),
    context: {
      system,
      added: record.added,
      tagsOf: (claimId) => tags.get(claimId) ?? [],
      sourceName: (sourceId) => names.get(sourceId) ?? '',
      user: guidOf('user', 'analyst'),
    },
  };
}

/** How much of the work the project file is, about. */
const partOfXml = 0.8;

const textFile = (articleId: string): string => `${articleId}.txt`;
const dataGuid = (part: 'case' | 'article', id: string): string => guidOf('data', part, id);

function* projectFiles(project: Project): Generator<ExportFile> {
  const { record, readOriginal } = project;
  yield { name: 'project.qde', pieces: gathered(projectXml(project)) };
  const file = (guid: string): string => `sources/${guid}.txt`;
  yield { name: file(dataGuid('case', record.id)), pieces: [caseDataText(project)] };
  for (const [done, article] of record.articles.entries()) {
    const share = partOfXml + ((1 - partOfXml) * done) / record.articles.length;
    yield { name: `sources/${textFile(article.id)}`, pieces: [share, article.text] };
    yield { name: file(dataGuid('article', article.id)), pieces: [articleDataText(article, project)] };
  }
  const kept = new Set(record.articles.map(({ textSha256 }) => textSha256));
  for (const { originalSha256 } of record.articles) {
    if (kept.has(originalSha256)) continue;
    kept.add(originalSha256);
    yield { name: `originals/${originalSha256}`, pieces: [readOriginal(originalSha256)] };
  }
}

function caseDataText({ db, record, relations }: Project): string {
  const added = ({ id }: { readonly id: string }): { readonly added: AddedValues } => ({
    added: record.added.get(id) ?? {},
  });
  return ownDataText({
    part: 'case',
    case: {
      id: record.id,
      title: record.title,
      createdAt: record.createdAt,
      changedAt: record.changedAt,
      changeCount: record.changeCount,
      articleCount: record.articleCountInCase,
    },
    claims: record.claims.map((claim) => ({ ...claim, ...added(claim) })),
    sources: record.sources.map((source) => ({ ...source, ...added(source) })),
    relations,
    tags: record.tags,
    codebook: record.codebook,
    ...keptJson({ db, record }),
  });
}

function articleDataText(article: ArticleRecord, { record, occurrencesOf }: Project): string {
  const index = indexCodePoints(article.text);
  const {
    text: { content: _, ...text },
    original: { base64: __, ...original },
    ...rest
  } = articleJson(article, index, new Uint8Array());
  return ownDataText({
    part: 'article',
    article: { ...rest, text, original, added: record.added.get(article.id) ?? {} },
    occurrences: (occurrencesOf.get(article.id) ?? []).map((occurrence) => ({
      ...occurrenceJson(occurrence, index),
      added: record.added.get(occurrence.id) ?? {},
    })),
  });
}

/** Joins short strings into long ones, since packing each by itself costs more than all else. */
function* gathered(pieces: Iterable<Piece>): Generator<Piece> {
  let waiting = '';
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      yield piece;
      continue;
    }
    waiting += piece;
    if (waiting.length < 65_536) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting !== '') yield waiting;
}

function* projectXml(project: Project): Generator<Piece> {
  const { record, system, context, relations, occurrencesOf } = project;
  const { user } = context;
  yield '<?xml version="1.0" encoding="utf-8"?>\n';
  yield openTag('Project', {
    xmlns: 'urn:QDA-XML:project:1.0',
    name: record.title,
    origin: 'Parallax',
    creatingUserGUID: user,
    creationDateTime: timeOf(record.createdAt),
    modifyingUserGUID: user,
    modifiedDateTime: timeOf(record.changedAt),
  });
  yield `\n<Users>${element('User', { guid: user, name: 'Analyst' })}</Users>\n<CodeBook><Codes>\n`;
  for (const group of codesXml(system.groups, 'apart')) yield `${group}\n`;
  yield '</Codes></CodeBook>\n';
  yield variablesXml(record);
  yield casesXml(record, system.words);
  if (record.articles.length > 0) {
    yield '<Sources>\n';
    for (const [done, article] of record.articles.entries()) {
      yield (partOfXml * done) / record.articles.length;
      yield* articleXml(article, project);
    }
    yield '</Sources>\n';
  }
  yield '<Notes>\n';
  yield* notesXml(project);
  yield '</Notes>\n';
  const links = [
    ...record.articles.flatMap(({ id }) => (occurrencesOf.get(id) ?? []).flatMap(pieceLinks)),
    ...relations.map((relation) => relationLink(relation, system)),
  ];
  if (links.length > 0) yield `<Links>\n${links.join('\n')}\n</Links>\n`;
  yield setsXml(system.groups, 'targetGUID');
  yield textElement('Description', projectDescription);
  for (const guid of [
    dataGuid('case', record.id),
    ...record.articles.map(({ id }) => dataGuid('article', id)),
  ]) {
    yield element('NoteRef', { targetGUID: guid });
  }
  yield '</Project>\n';
}

const projectDescription =
  'Claims marked in articles: the words of each claim are coded with the claim, the article’s stance, the commitment and ' +
  'name of the last source, the form of quotation and the tags. The chain of attribution is in the memo of each place.';

function* articleXml(article: ArticleRecord, { record, occurrencesOf, context }: Project): Generator<string> {
  const at = timeOf(article.importedAt);
  yield openTag('TextSource', {
    guid: article.id,
    name: article.title,
    plainTextPath: `internal://${textFile(article.id)}`,
    creatingUser: context.user,
    creationDateTime: at,
    modifyingUser: context.user,
    modifiedDateTime: at,
  });
  yield '\n';
  for (const selection of selectionsXml(article, occurrencesOf.get(article.id) ?? [], context)) {
    yield `${selection}\n`;
  }
  yield articleValues(article, record, context.system.words);
  yield '</TextSource>\n';
}

function* notesXml({ record, system, context, relations }: Project): Generator<string> {
  const note = (guid: string, name: string, at: string, text: string): string =>
    `${element(
      'Note',
      { guid, name, creatingUser: context.user, creationDateTime: timeOf(at) },
      `<PlainTextContent>${xmlText(text)}</PlainTextContent>`,
    )}\n`;
  const data = (part: 'case' | 'article', id: string, name: string, at: string): string => {
    const guid = dataGuid(part, id);
    return `${element('Note', {
      guid,
      name: `Parallax data: ${name}`,
      plainTextPath: `internal://${guid}.txt`,
      creatingUser: context.user,
      creationDateTime: timeOf(at),
    })}\n`;
  };
  yield data('case', record.id, 'case', record.createdAt);
  for (const { id, title, importedAt } of record.articles) yield data('article', id, title, importedAt);
  const times = new Map(record.claims.map(({ id, createdAt }) => [id, createdAt]));
  for (const code of everyCode(system.groups)) {
    for (const { guid, name, text } of code.memos) {
      yield note(guid, name, times.get(code.guid) ?? record.createdAt, text);
    }
  }
  for (const { id, note: text, createdAt } of record.occurrences) {
    if (text !== '') yield note(noteGuid(id), 'Note on the place', createdAt, text);
  }
  for (const { id, reason } of relations) {
    if (reason !== '')
      yield note(guidOf('memo', 'reason', id), 'Reason of the relation', record.changedAt, reason);
  }
}

function everyCode(codes: readonly Code[]): readonly Code[] {
  return codes.flatMap((code) => [code, ...everyCode(code.below)]);
}

function pieceLinks({ id, pieces }: OccurrenceRecord): readonly string[] {
  return pieces.slice(1).map((_, index) =>
    element('Link', {
      guid: guidOf('link', id, index),
      name: 'Continued',
      direction: 'OneWay',
      originGUID: pieceGuid(id, index),
      targetGUID: pieceGuid(id, index + 1),
    }),
  );
}

function relationLink(
  { id, kind, status, reason, fromClaimId, toClaimId }: Relation,
  { words }: CodeSystem,
): string {
  const { label } = words('relationKind', kind);
  return element(
    'Link',
    {
      guid: id,
      name: status === 'suggested' ? `${label} (suggested)` : label,
      direction: isSymmetric(kind) ? 'Bidirectional' : 'OneWay',
      originGUID: fromClaimId,
      targetGUID: toClaimId,
    },
    reason === '' ? '' : element('NoteRef', { targetGUID: guidOf('memo', 'reason', id) }),
  );
}
