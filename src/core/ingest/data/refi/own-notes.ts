import { z } from 'zod';
import type { CaseJson } from '#contract/case-json.ts';
import { type ArticleData, type CaseData, readOwnData } from '../../../refi/own-data.ts';
import type { RefiProject, RefiText } from './project.ts';
import { rawText } from './text-article.ts';

/** What the notes of a file say: those of Parallax for itself, and all others by GUID. */
export type ReadNotes = {
  readonly ownCase: CaseData | null;
  readonly ownArticles: readonly ArticleData[];
  readonly damaged: number;
  readonly textOf: (guid: string) => string;
  /** Notes whose text is in none of the file's parts. */
  readonly missing: number;
  readonly guids: readonly string[];
};

/** Reads all notes. A note of ours is known by its first line, since programs give notes new GUIDs. */
export function readNotes(project: RefiProject, files: ReadonlyMap<string, Uint8Array>): ReadNotes {
  const texts = new Map<string, string>();
  const ownArticles: ArticleData[] = [];
  let ownCase: CaseData | null = null;
  let damaged = 0;
  let missing = 0;
  for (const { guid, content, path } of project.notes.values()) {
    const file = path === null ? undefined : files.get(path);
    const text = content ?? (file && rawText(file)?.raw.replace(/^\ufeff/u, '')) ?? null;
    if (text === null) {
      missing += 1;
      continue;
    }
    const own = readOwnData(text);
    if (own === 'damaged') damaged += 1;
    else if (own === null) texts.set(guid, text.replace(/\r\n?/gu, '\n').trim());
    else if (own.part === 'case') ownCase = own;
    else ownArticles.push(own);
  }
  return {
    ownCase,
    ownArticles,
    damaged,
    missing,
    textOf: (guid) => texts.get(guid) ?? '',
    guids: [...texts.keys()],
  };
}

/** The note of ours that is about a text: by its GUID, else by the hash of the text as it stands or with plain line ends. */
export function ownArticleOf(
  source: RefiText,
  hashes: readonly string[],
  ownArticles: readonly ArticleData[],
): { readonly data: ArticleData; readonly sha256: string } | 'changed' | null {
  const about =
    ownArticles.find(({ article }) => hashes.includes(article.text.sha256)) ??
    ownArticles.find(({ article }) => article.id === source.guid);
  if (!about) return null;
  return hashes.includes(about.article.text.sha256)
    ? { data: about, sha256: about.article.text.sha256 }
    : 'changed';
}

type Occurrence = CaseJson['occurrences'][number];

/** Every place that an occurrence of ours has in the text, as `start end` in UTF-16 code units. */
export function placesOf({ spans, stanceSpan, chain }: Occurrence): readonly string[] {
  return [
    ...spans,
    ...[stanceSpan, ...chain.flatMap(({ sourceSpan, cueSpan }) => [sourceSpan, cueSpan])].filter(
      (span) => span !== null,
    ),
  ].map(({ start, end }) => `${start} ${end}`);
}

const uuid = z.uuid();

/** True for a GUID that can be an id of a case. */
export function isId(guid: string): boolean {
  return uuid.safeParse(guid).success;
}
