import { Buffer } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { maxClaimText } from '#domain/anchor/pieces.ts';
import { codebook } from '#domain/codebook.ts';
import { type RelationKind, relationKinds } from '#domain/relation.ts';
import { withoutNth } from '../../../refi/code-names.ts';
import { guidOf } from '../../../refi/guids.ts';
import type { ArticleData } from '../../../refi/own-data.ts';
import type { DataLookup, ReadData } from '../data-reader.ts';
import { CaseDraft } from './case-draft.ts';
import { type CodeRole, codeRoles } from './code-roles.ts';
import { addMarks, isContinuation, type MarkContext, type PlacedSelection, rootsOf } from './marks.ts';
import { isId, ownArticleOf, placesOf, readNotes, type ReadNotes } from './own-notes.ts';
import { countText } from './positions.ts';
import type { RefiCode, RefiLink, RefiProject, RefiText } from './project.ts';
import { nearestTagColour } from './tag-colour.ts';
import { newArticle, ownArticle, type RawText, rawText, sha256Of } from './text-article.ts';
import { isOutside, type PackedProject } from './unpack.ts';

/**
 * Makes a case of a project or a codebook. What the notes of Parallax say of a text that is still the same stands, as far as
 * its places are still there; all else is read from codes and places.
 * @param read gives the files that paths of the project lead to.
 */
export async function caseOf(
  project: RefiProject,
  read: PackedProject['files'],
  lookup: Pick<DataLookup, 'now'>,
): Promise<ReadData> {
  const paths = [...project.texts, ...project.notes.values()].flatMap(({ path }) => path ?? []);
  const parts = read(paths);
  const notes = readNotes(project, parts);
  const originals = read(notes.ownArticles.map(({ article }) => originalPath(article)));
  const files = new Map([...parts, ...originals]);
  const draft = new CaseDraft(notes.ownCase, fileCase(project, lookup.now()), lookup.now());
  draft.leaveOut(
    'Notes',
    'damaged note of Parallax’s own data',
    'What they were about is read from codes and places.',
    notes.damaged,
  );
  const roles = codeRoles(project.codes, {
    caseId: notes.ownCase?.case.id ?? null,
    codebook: notes.ownCase?.codebook ?? [],
  });
  const said = new Set<string>();
  const noteText = (guid: string): string => {
    said.add(guid);
    return notes.textOf(guid);
  };
  addCodes(project.codes, roles, noteText, draft);
  const context: MarkContext = {
    draft,
    roles,
    noteText,
    claimIdOf: (code) => claimIdOf(code, draft),
    sourceIdOf: (guid) => sourceIdOf(guid, roles, draft),
    rootOf: rootsOf(project.links),
  };
  const claimOf = new Map<string, string>();
  for (const [guid, role] of roles) if (role.kind === 'claim') claimOf.set(guid, claimIdOf(role.code, draft));
  for (const source of project.texts) {
    const found = await addText(source, { project, files, notes, draft, context });
    for (const [selection, claim] of found) claimOf.set(selection, claim);
    await setImmediate();
  }
  addRelations(project.links, claimOf, noteText, draft);
  tellRest(project, notes, said, draft);
  return draft.finish();
}

function fileCase(project: RefiProject, now: string): ReadData['data']['case'] {
  const createdAt = project.createdAt ?? now;
  return {
    id: guidOf('case-of-file', project.name, createdAt, ...project.texts.map(({ guid }) => guid)),
    title: project.name.trim(),
    createdAt,
    changedAt: project.changedAt ?? createdAt,
    changeCount: 0,
    articleCount: 0,
  };
}

/** A claim or a source keeps the GUID of its code where that can be an id, unless its name tells that it is one of ours. */
function claimIdOf({ guid, name }: RefiCode, draft: CaseDraft): string {
  if (draft.hasClaim(guid)) return guid;
  return draft.ownClaimNamed(name) ?? (isId(guid) ? guid : guidOf('claim', guid));
}

function sourceIdOf(guid: string, roles: ReadonlyMap<string, CodeRole>, draft: CaseDraft): string | null {
  const role = roles.get(guid);
  if (role?.kind !== 'source') return null;
  if (draft.hasSource(guid)) return guid;
  const whole = role.code.name.replace(/\s+/gu, ' ').trim();
  const { line } = withoutNth(whole, /source/);
  const name = !draft.hasSourceNamed(whole) && draft.hasSourceNamed(line) ? line : whole;
  return name === '' ? null : draft.sourceNamed(name, 'unknown', isId(guid) ? guid : guidOf('source', guid));
}

/** Claims, sources and tags come in whether they are used or not. */
function addCodes(
  codes: readonly RefiCode[],
  roles: ReadonlyMap<string, CodeRole>,
  noteText: (guid: string) => string,
  draft: CaseDraft,
): void {
  for (const code of codes) {
    const role = roles.get(code.guid);
    const notes = code.notes.map(noteText).filter((text) => text !== '');
    if (role?.kind === 'claim') {
      const [first = ''] = code.description.split('\n');
      // A name that was cut is whole in the description.
      const whole = code.name.endsWith('…') && first.startsWith(code.name.slice(0, -1).trimEnd());
      const text = (whole ? first : code.name)
        .replace(/\s+/gu, ' ')
        .trim()
        .slice(0, maxClaimText)
        .toWellFormed();
      if (text !== '') {
        const note = [whole ? code.description.slice(first.length).trim() : code.description, ...notes];
        draft.addClaim(claimIdOf(code, draft), text, { note: note.filter(Boolean).join('\n\n') });
      }
    } else if (role?.kind === 'source') {
      sourceIdOf(code.guid, roles, draft);
    } else if (role?.kind === 'tag') {
      draft.addTag({
        path: role.path,
        colour: nearestTagColour(code.colour),
        description: [code.description, ...notes].filter((text) => text !== '').join('\n\n'),
      });
    }
    addCodes(code.below, roles, noteText, draft);
  }
}

type TextContext = {
  readonly project: RefiProject;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly notes: ReadNotes;
  readonly draft: CaseDraft;
  readonly context: MarkContext;
};

const none: ReadonlyMap<string, string> = new Map();

async function addText(
  source: RefiText,
  { project, files, notes, draft, context }: TextContext,
): Promise<ReadonlyMap<string, string>> {
  const where = source.name === '' ? 'A text without a name' : source.name;
  const read = contentOf(source, files);
  if (typeof read === 'string') {
    draft.remark(where, read);
    return none;
  }
  const counted = countText(read.raw, source.selections, project.origin);
  const exact = read.raw.replace(/^\ufeff/u, '');
  const hashes = [sha256Of(exact), sha256Of(counted.text)];
  const own = notes.ownCase === null ? null : ownArticleOf(source, hashes, notes.ownArticles);
  if (own === 'changed') {
    draft.remark(
      where,
      'The text is no longer the one Parallax wrote, so it comes in as an article of its own.',
    );
  }
  if (own === null && counted.unusual) {
    const { unit, lineEnd, markCounts, endIncluded } = counted.counting;
    draft.remark(
      where,
      `Its places are counted in ${unit}, a Windows line end as ${lineEnd}${markCounts ? ', the byte order mark too' : ''}${
        endIncluded ? ', the last character included' : ''
      }: so they cover the words they are named after.`,
    );
  }
  const text = own !== null && own !== 'changed' && own.sha256 === hashes[0] ? exact : counted.text;
  if (text.trim() === '') {
    draft.remark(where, 'The text is empty and is not taken.');
    return none;
  }
  if (draft.hasText(sha256Of(text))) {
    draft.remark(where, 'The same text is there already; it is taken once, with the places of the first.');
    return none;
  }
  const placed = source.selections.flatMap((selection) => {
    const span = counted.place(selection);
    return span ? [{ selection, span }] : [];
  });
  const lost = source.selections.length - placed.length;
  draft.leaveOut(where, 'place', 'They do not lie in the text, or hold no words.', lost);
  if (own === null || own === 'changed') {
    const article = await newArticle(source, text, read, project, draft);
    draft.addArticle(article);
    return addMarks(source, article, placed, context);
  }
  const original = originalOf(own.data, text, files);
  if (original === null) {
    draft.remark(where, 'Its original is not in the file; its text stands for it.');
  }
  const article = ownArticle(own.data, text, original);
  draft.addArticle(article);
  const there = new Set(placed.map(({ span }) => `${span.start} ${span.end}`));
  const known = new Set(own.data.occurrences.flatMap(placesOf));
  const claimOf = new Map<string, string>();
  for (const occurrence of own.data.occurrences) {
    if (occurrence.spans.every(({ start, end }) => there.has(`${start} ${end}`)))
      draft.addOccurrence(occurrence);
    else draft.leaveOut(where, 'place that Parallax marked', 'Another program has taken the coding away.');
  }
  const isKnown = ({ span }: PlacedSelection): boolean => known.has(`${span.start} ${span.end}`);
  // Their notes have come with our own data.
  for (const { selection } of placed.filter(isKnown)) selection.notes.forEach(context.noteText);
  const fresh = placed.filter((each) => !isKnown(each));
  for (const [selection, claim] of addMarks(source, article, fresh, context)) claimOf.set(selection, claim);
  return claimOf;
}

/** The bytes an article of ours came from; null when the file has them no more. */
function originalOf(
  { article }: ArticleData,
  text: string,
  files: ReadonlyMap<string, Uint8Array>,
): Uint8Array | null {
  const { sha256 } = article.original;
  if (sha256 === article.text.sha256) return Buffer.from(text, 'utf8');
  const kept = files.get(originalPath(article));
  return kept && sha256Of(kept) === sha256 ? kept : null;
}

const originalPath = ({ original }: ArticleData['article']): string =>
  `internal://originals/${original.sha256}`;

/** The text of a source; a sentence that says why there is none. */
function contentOf(
  { content, path, formatted }: RefiText,
  files: ReadonlyMap<string, Uint8Array>,
): RawText | string {
  const file = path === null ? undefined : files.get(path);
  if (file) return rawText(file) ?? 'Its text is in no encoding that is known, or is no text.';
  if (content !== null) return { bytes: Buffer.from(content, 'utf8'), raw: content, encoding: 'utf-8' };
  if (path !== null && isOutside(path))
    return 'Its text is a file outside of the project, which is not read.';
  if (path !== null) return `Its text “${path}” is not in the file.`;
  return formatted === null
    ? 'It has no text.'
    : 'It is only there as a formatted document, without the plain text that codes refer to.';
}

function addRelations(
  links: readonly RefiLink[],
  claimOf: ReadonlyMap<string, string>,
  noteText: (guid: string) => string,
  draft: CaseDraft,
): void {
  for (const { guid, name, from, to, notes } of links) {
    const [first, second] = [claimOf.get(from), claimOf.get(to)];
    if (isContinuation(name)) continue;
    const kind = relationOf(name);
    const reason = notes.map(noteText).join('\n\n');
    if (!kind || first === undefined || second === undefined || first === second) {
      draft.leaveOut('Links', 'link', 'They are no relations between two claims.');
      continue;
    }
    const [fromClaimId, toClaimId] = kind.inverse ? [second, first] : [first, second];
    const id = isId(guid) ? guid : guidOf('relation', guid, from, to);
    if (!draft.hasClaim(first) || !draft.hasClaim(second)) continue;
    draft.addRelation({
      id,
      kind: kind.kind,
      fromClaimId,
      toClaimId,
      status: /\(suggested\)$/iu.test(name.trim()) ? 'suggested' : 'confirmed',
      reason,
    });
  }
}

/** What other programs call relations that are ours. */
const otherNames: Readonly<Record<string, RelationKind>> = {
  contradiction: 'contradicts',
  support: 'supports',
  justifies: 'supports',
  equals: 'equivalent',
};

function relationOf(name: string): { readonly kind: RelationKind; readonly inverse: boolean } | null {
  const plain = name
    .replace(/\(suggested\)$/iu, '')
    .trim()
    .toLowerCase();
  for (const kind of relationKinds) {
    const { label, inverse } = codebook.relationKind[kind];
    if (plain === kind || plain === label.toLowerCase()) return { kind, inverse: false };
    if (plain === inverse.toLowerCase()) return { kind, inverse: true };
  }
  const kind = otherNames[plain];
  return kind ? { kind, inverse: false } : null;
}

/** What of a file Parallax has no place for: what one is called, and why. */
const rest: Readonly<Record<string, readonly [noun: string, why: string]>> = {
  PictureSource: ['picture', 'Parallax reads texts.'],
  AudioSource: ['sound recording', 'Parallax reads texts.'],
  VideoSource: ['video recording', 'Parallax reads texts.'],
  PDFSource: ['PDF without its text', 'Import such files as articles.'],
  PDFSelection: ['place on a PDF page', 'Only places in the text of a PDF are read.'],
  Graph: ['map', 'Parallax draws its own.'],
  Set: ['set', 'Parallax groups by tags alone.'],
};

function tellRest(project: RefiProject, notes: ReadNotes, said: ReadonlySet<string>, draft: CaseDraft): void {
  for (const [kind, count] of project.rest) {
    const [noun, why] = rest[kind] ?? [`“${kind}”`, 'Parallax does not know what that is.'];
    draft.leaveOut('Sources', noun, why, count);
  }
  const whole = project.texts.reduce((sum, { codes }) => sum + codes.length, 0);
  draft.leaveOut('Sources', 'code of a whole text', 'Parallax marks words in texts.', whole);
  const described = project.texts.filter(({ description }) => description !== '').length;
  const left = notes.guids.filter((guid) => !said.has(guid)).length + described;
  draft.leaveOut('Notes', 'note', 'No place, claim or tag has them.', left);
  draft.leaveOut('Notes', 'note without its text', 'It is not in the file.', notes.missing);
}
