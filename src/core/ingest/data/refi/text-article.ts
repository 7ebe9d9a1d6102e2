import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { CaseJson } from '#contract/case-json.ts';
import { genres } from '#domain/article.ts';
import { codebook } from '#domain/codebook.ts';
import { indexCodePoints } from '#domain/code-points.ts';
import { Failure } from '#domain/failure.ts';
import { countWords } from '#domain/word-count.ts';
import { unknownAuthor } from '../../../services/article-voice.ts';
import { guidOf } from '../../../refi/guids.ts';
import type { ArticleData } from '../../../refi/own-data.ts';
import { decodeText } from '../../decode.ts';
import { findLanguage } from '../../language.ts';
import { blocksOfPlainText } from '../../plain-text.ts';
import { findHeadings } from '../../plain-text-headings.ts';
import { cleanLine, findHttpUrl, findLanguageTag, findMachineDate } from '../../proposal.ts';
import type { CaseDraft } from './case-draft.ts';
import type { RefiProject, RefiText } from './project.ts';

/** A text of a file, as bytes and as characters: a byte order mark and the line ends are still as they were. */
export type RawText = {
  readonly bytes: Uint8Array;
  readonly raw: string;
  readonly encoding: string;
};

/** Decodes a text that a project refers to: UTF-8 by the standard, anything by what programs do; null for what is no text. */
export function rawText(bytes: Uint8Array): RawText | null {
  try {
    const raw = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { bytes, raw, encoding: 'utf-8' };
  } catch {
    return decodeOther(bytes);
  }
}

function decodeOther(bytes: Uint8Array): RawText | null {
  try {
    const { text, encoding } = decodeText(bytes, false, null);
    return { bytes, raw: text, encoding };
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

/** SHA-256 in hexadecimal. */
export const sha256Of = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/**
 * Makes an article of a text that no note of ours describes. Nothing is taken for page furniture: whoever coded the text has
 * seen to it already.
 */
export async function newArticle(
  source: RefiText,
  text: string,
  { bytes, encoding }: Pick<RawText, 'bytes' | 'encoding'>,
  project: RefiProject,
  draft: CaseDraft,
): Promise<CaseJson['articles'][number]> {
  const index = indexCodePoints(text);
  const found = blocksOfPlainText(text).map((block) => ({ ...block, furniture: false, reason: null }));
  const blocks = findHeadings(text, found, null).map(({ start, end, kind }) => ({
    start,
    end,
    codePointStart: index.toCodePoint(start),
    codePointEnd: index.toCodePoint(end),
    kind,
    furniture: false,
  }));
  const title =
    cleanLine(source.name.replace(/\.(?:txt|docx?|odt|rtf|pdf|html?|md)$/iu, '')) ?? 'Untitled text';
  const known = knownValues(source, project, draft);
  const id = guidOf('article', source.guid, sha256Of(text));
  const [author] = known.authors;
  const authorSourceId =
    author === undefined
      ? known.publisher === null
        ? draft.sourceNamed(unknownAuthor(title), 'unknown', guidOf('voice', id))
        : draft.sourceNamed(known.publisher, 'media-outlet')
      : draft.sourceNamed(author, 'person');
  return {
    id,
    title,
    ...known,
    language: known.language ?? (await findLanguage(text)),
    added: {},
    readingStatus: 'unread',
    wordCount: countWords(text, blocks),
    authorSourceId,
    importedAt: draft.now,
    text: {
      content: text,
      sha256: sha256Of(text),
      utf16Length: text.length,
      codePointLength: index.length,
    },
    blocks,
    original: {
      fileName: source.name === '' ? null : source.name.slice(0, 1000),
      format: 'text',
      encoding,
      sha256: sha256Of(bytes),
      size: bytes.length,
      base64: Buffer.from(bytes).toString('base64'),
    },
  };
}

/** Joins an article of our own with its text and its original. @param original null when the file has it no more. */
export function ownArticle(
  { article }: ArticleData,
  text: string,
  original: Uint8Array | null,
): CaseJson['articles'][number] {
  const bytes = original ?? Buffer.from(text, 'utf8');
  return {
    ...article,
    text: { content: text, ...article.text },
    original: original
      ? { ...article.original, base64: Buffer.from(bytes).toString('base64') }
      : {
          ...article.original,
          format: 'text',
          encoding: 'utf-8',
          sha256: sha256Of(bytes),
          size: bytes.length,
          base64: Buffer.from(bytes).toString('base64'),
        },
  };
}

type Known = Pick<
  CaseJson['articles'][number],
  'authors' | 'publisher' | 'url' | 'publishedOn' | 'retrievedOn' | 'language' | 'genre'
>;

/** What variables may be called that say what an article has a field for. */
const names = {
  authors: ['authors', 'author', 'by'],
  publisher: ['publisher', 'outlet', 'newspaper', 'medium'],
  publishedOn: ['published', 'date', 'publication date', 'date of publication'],
  retrievedOn: ['retrieved', 'accessed'],
  url: ['address', 'url', 'link'],
  language: ['language'],
  genre: ['genre'],
  passedOver: [
    'reading status',
    'sha-256 of the text',
    'sha-256 of the original',
    'kind of source',
    'country',
  ],
} as const;

function knownValues(source: RefiText, project: RefiProject, draft: CaseDraft): Known {
  const values = new Map<string, string>();
  for (const { variable, value } of [...source.values, ...(project.valuesOfTexts.get(source.guid) ?? [])]) {
    const name = (project.variables.get(variable) ?? '').trim().toLowerCase();
    if (!values.has(name)) values.set(name, value);
  }
  const of = (field: keyof typeof names): string | null =>
    names[field].map((name) => values.get(name)).find((value) => value !== undefined) ?? null;
  const taken: ReadonlySet<string> = new Set(Object.values(names).flat());
  const left = [...values.keys()].filter((name) => !taken.has(name)).length;
  draft.leaveOut('Variables', 'value', 'Articles have no field for these variables.', left);
  const genre = of('genre')?.toLowerCase();
  return {
    authors: (of('authors') ?? '')
      .split(';')
      .flatMap((name) => cleanLine(name) ?? [])
      .slice(0, 50),
    publisher: cleanLine(of('publisher')),
    url: findHttpUrl(of('url')),
    publishedOn: findMachineDate(of('publishedOn')),
    retrievedOn: findMachineDate(of('retrievedOn')),
    language: findLanguageTag(of('language')),
    genre:
      genres.find((each) => each === genre || codebook.genre[each].label.toLowerCase() === genre) ?? 'other',
  };
}
