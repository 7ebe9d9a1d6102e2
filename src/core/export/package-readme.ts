import { type ExportFormat, formatKind } from '#domain/report/export-formats.ts';
import { countWords, timeWords } from '#domain/report/wording.ts';
import { version as programVersion } from '../../../package.json';
import { manifestName } from '../package/manifest.ts';
import type { ExportSource } from './format.ts';

/** A format in a package: its file or folder there, and what it is for. */
export type PackagedData = { readonly format: ExportFormat; readonly name: string; readonly about: string };

/**
 * What is what in an evidence package, and how to check it.
 * @param damaged the files whose bytes are not those that the case recorded.
 */
export function packageReadme(
  { record, composition }: Pick<ExportSource, 'record' | 'composition'>,
  data: readonly PackagedData[],
  damaged: readonly string[],
): string {
  const named = data.map((each) => ({ ...each, name: shownName(each) }));
  const title = oneLine(composition.title || record.title);
  const widest = Math.max(...named.map(({ name }) => name.length), 'originals/'.length, manifestName.length);
  const row = (name: string, about: string): string => `  ${name.padEnd(widest)}  ${about}`;
  const lines = [
    title,
    '='.repeat(Math.min([...title].length, 78)),
    '',
    ...(composition.handling === null ? [] : [`Handling: ${composition.handling}`, '']),
    `An evidence package of the case “${oneLine(record.title)}”, as it was after ${countWords(record.changeCount, 'change')},`,
    `the last on ${timeWords(record.changedAt)}. It covers ${countWords(record.articles.length, 'article')}. Written by Parallax ${programVersion}.`,
    '',
    'What is in it',
    '',
    row('report.html', 'the report; any browser shows it, without a network and without scripts'),
    ...named.map(({ name, about }) => row(name, about)),
    row('originals/', 'the articles, byte for byte as they were imported'),
    row('texts/', 'the text of each, as Parallax shows and quotes it (UTF-8)'),
    row(manifestName, 'the SHA-256 of every file here but itself'),
    '',
    'The number before the name of an original or a text is that of the article in the report.',
    'The report names the SHA-256 of each original and each text as well.',
    '',
    'How to check it',
    '',
    `  Linux     unpack it, then in its folder: sha256sum -c ${manifestName}`,
    `  macOS     unpack it, then in its folder: shasum -a 256 -c ${manifestName}`,
    '  Windows   unpack it, then compare with what Get-FileHash shows in PowerShell',
    '  Parallax  npx parallax verify PACKAGE.zip, which also tells of files that are not listed',
    '',
    'The list proves that nothing was changed since only where the list itself is known to be the',
    'one that was handed over: note the SHA-256 of the zip and pass it on by another way.',
    ...(damaged.length === 0
      ? []
      : [
          '',
          'Damaged',
          '',
          'The bytes of these files are no longer those that the case recorded when the article was',
          'imported. They are given as the case has them now:',
          '',
          ...damaged.map((name) => `  ${name}`),
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A folder ends in a stroke. */
const shownName = ({ format, name }: PackagedData): string =>
  formatKind(format).shape === 'files' ? `${name}/` : name;

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
