import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { ArticleFormat } from '#domain/article.ts';
import { fileNameFrom } from '#domain/file-name.ts';
import type { ArticleRecord } from '#domain/report/case-record.ts';
import type { ExportFormat } from '#domain/report/export-formats.ts';
import { manifestLine, manifestName } from '../package/manifest.ts';
import type { ExportFile, ExportSource, FormatWriter, Piece, Pieces } from './format.ts';
import { type PackagedData, packageReadme } from './package-readme.ts';
import { zipped } from './zip.ts';

/** Gives what writes a format. */
export type WriterOf = (format: ExportFormat) => Promise<FormatWriter>;

/** The data in a package: a format that is one file has that name, one of several files is a folder of it. */
const data: readonly PackagedData[] = [
  {
    format: 'json',
    name: 'data/case.json',
    about: 'the whole case, for programs; Parallax takes it in again',
  },
  {
    format: 'csv-set',
    name: 'data/csv',
    about: 'the case as tables, for spreadsheets and statistics, with a description of each column',
  },
  { format: 'w3c', name: 'data/annotations.jsonld', about: 'the same places as W3C Web Annotations' },
  {
    format: 'qdpx',
    name: 'data/project.qdpx',
    about: 'the same for programs of qualitative analysis (REFI-QDA)',
  },
];

/**
 * Writes the evidence package: one zip with the report, the data, the bytes of each article as they were imported and its
 * text, and a list of the SHA-256 of all of them.
 */
export function packageWriter(writerOf: WriterOf): FormatWriter {
  return { shape: 'file', write: (source) => zipped(packageFiles(source, writerOf)) };
}

async function* packageFiles(
  source: ExportSource,
  writerOf: WriterOf,
): AsyncGenerator<ExportFile, void, undefined> {
  const { articles } = source.record;
  const hashes = new Map<string, string>();
  const listed = (name: string, pieces: Pieces): ExportFile => ({
    name,
    pieces: hashed(pieces, (sha256) => hashes.set(name, sha256)),
  });
  const parts = data.length + 2;

  yield* written('report.html', await writerOf('html'), source, listed, [0, 1 / parts]);
  for (const [index, { format, name }] of data.entries()) {
    yield* written(name, await writerOf(format), source, listed, [(index + 1) / parts, (index + 2) / parts]);
  }
  const damaged: string[] = [];
  for (const [index, article] of articles.entries()) {
    const number = String(index + 1).padStart(String(articles.length).length, '0');
    const original = `originals/${originalName(number, article)}`;
    const done = (parts - 1 + index / articles.length) / parts;
    yield listed(original, [done, source.readOriginal(article.originalSha256)]);
    const text = `texts/${fileNameFrom(`${number} ${stemOf(article)}`)}.txt`;
    yield listed(text, [article.text]);
    if (hashes.get(original) !== article.originalSha256) damaged.push(original);
    if (hashes.get(text) !== article.textSha256) damaged.push(text);
  }
  yield listed('README.txt', [packageReadme(source, data, damaged)]);
  yield { name: manifestName, pieces: [...hashes].map(([name, sha256]) => manifestLine(sha256, name)) };
}

/** What a format's writer writes, as files of the package; the progress it tells is put to its share of the whole. */
async function* written(
  name: string,
  writer: FormatWriter,
  source: ExportSource,
  listed: (name: string, pieces: Pieces) => ExportFile,
  share: readonly [from: number, to: number],
): AsyncGenerator<ExportFile, void, undefined> {
  if (writer.shape === 'file') {
    yield listed(name, shared(writer.write(source), share));
    return;
  }
  for await (const file of writer.files(source))
    yield listed(`${name}/${file.name}`, shared(file.pieces, share));
}

async function* shared(
  pieces: Pieces,
  [from, to]: readonly [number, number],
): AsyncGenerator<Piece, void, undefined> {
  yield from;
  for await (const piece of pieces) yield typeof piece === 'number' ? from + piece * (to - from) : piece;
}

async function* hashed(
  pieces: Pieces,
  tell: (sha256: string) => void,
): AsyncGenerator<Piece, void, undefined> {
  const hash = createHash('sha256');
  for await (const piece of pieces) {
    if (typeof piece !== 'number') hash.update(piece);
    yield piece;
  }
  tell(hash.digest('hex'));
}

const endings: Readonly<Record<ArticleFormat, string>> = { text: '.txt', markdown: '.md', html: '.html' };

/** The name the file had, after the number that the article has in the report. */
function originalName(number: string, article: ArticleRecord): string {
  return `${fileNameFrom(`${number} ${stemOf(article)}`)}${endingOf(article)}`;
}

function stemOf({ fileName, title }: ArticleRecord): string {
  return fileName === null ? title : fileName.slice(0, fileName.length - plainEnding(fileName).length);
}

function endingOf({ fileName, format }: ArticleRecord): string {
  return fileName === null ? endings[format] : plainEnding(fileName);
}

/** The ending of a file's name, where it is one that every file system takes. */
function plainEnding(fileName: string): string {
  const ending = extname(fileName);
  return /^\.[a-z0-9]{1,10}$/i.test(ending) ? ending : '';
}
