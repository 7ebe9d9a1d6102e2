import { type Paper, paperOf } from '#domain/report/document/paper.ts';
import { version as programVersion } from '../../../package.json';
import { caseChanges } from './case-changes.ts';
import { damagedArticles } from './damaged-articles.ts';
import type { ExportSource } from './format.ts';
import { readMarkdown } from './read-markdown.ts';
import { referenceWords } from './reference-words.ts';

/** What the document of an export is written from. */
export function paperFrom(source: ExportSource): Paper {
  return paperOf(source, {
    programVersion,
    damaged: damagedArticles(source),
    changes: () => caseChanges(source),
    elsewhere: referenceWords(source.db),
    readMarkdown,
  });
}
