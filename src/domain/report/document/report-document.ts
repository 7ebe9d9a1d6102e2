import { assertNever } from '../../assert-never.ts';
import type { ReportPart } from '../composition.ts';
import { changesTable } from './changes.ts';
import { claimSheets } from './claim-sheets.ts';
import { codebookAnnex } from './codebook-annex.ts';
import { corpusTable } from './corpus.ts';
import type { ContentsEntry, DocumentStep } from './document.ts';
import { fullTexts } from './full-texts.ts';
import { heading, line, words } from './inline.ts';
import { keyJudgements } from './key-judgements.ts';
import { sourceProfiles } from './profiles.ts';
import { agreements, contradictions, oneSided } from './standings.ts';
import { twoSidesTable } from './two-sides.ts';
import { making } from './making.ts';
import { matrixTables } from './matrix.ts';
import { networkTable } from './network.ts';
import type { Paper } from './paper.ts';
import { articleTitle } from './sayings.ts';
import { sourceTable } from './source-table.ts';
import { timelineTable } from './timeline.ts';
import { sourceSummaryStatement, writtenText } from './written.ts';
import { titlePage } from './title-page.ts';

// A longer table of contents is no help.
const mostContents = 150;

/** How many units of work writing a document takes; its steps that are numbers say how many of them are done. */
export function documentWork({ report }: Pick<Paper, 'report'>): number {
  return 2 * report.record.occurrences.length + 1;
}

/** A report as a document: its blocks from first to last. */
export function* reportDocument(paper: Paper): Generator<DocumentStep, void, undefined> {
  yield* titlePage(paper);
  yield { kind: 'contents', ...contentsOf(paper) };
  for (const { part, heading: title, anchor } of paper.parts) {
    if (part.kind === 'texts' || part.kind === 'codebook') yield { kind: 'page-break' };
    if (title !== '') yield heading(1, anchor, part.kind === 'text' ? words(title) : title);
    yield* partOf(paper, part);
  }
}

/** What the table of contents says: every part, and the claims and articles where they are not too many. */
function contentsOf(paper: Paper): { readonly entries: readonly ContentsEntry[]; readonly levels: 1 | 2 } {
  const { report, parts, anchors } = paper;
  const entries = parts.flatMap(({ part, heading: title, anchor }): readonly ContentsEntry[] => {
    if (title === '') return [];
    const own: ContentsEntry = {
      level: 1,
      anchor,
      content: line(part.kind === 'text' ? words(title) : title),
    };
    const under = (
      level: readonly { readonly anchor: string | null; readonly content: ContentsEntry['content'] }[],
    ) =>
      level.flatMap(({ anchor: name, content }): readonly ContentsEntry[] =>
        name === null ? [] : [{ level: 2, anchor: name, content }],
      );
    switch (part.kind) {
      case 'claims':
        return [
          own,
          ...under(
            report.claims.map(({ number, record }) => ({
              anchor: anchors.claim(number),
              content: line(`C${number} `, words(record.text)),
            })),
          ),
        ];
      case 'texts':
        return [
          own,
          ...under(
            report.articles.map(({ number, record }) => ({
              anchor: anchors.article(number),
              content: line(`${number} `, articleTitle(record)),
            })),
          ),
        ];
      default:
        return [own];
    }
  });
  return entries.length <= mostContents
    ? { entries, levels: 2 }
    : { entries: entries.filter(({ level }) => level === 1), levels: 1 };
}

function partOf(paper: Paper, part: ReportPart): Iterable<DocumentStep> {
  switch (part.kind) {
    case 'text':
      return writtenText(paper, part);
    case 'corpus':
      return corpusTable(paper);
    case 'matrix':
      return matrixTables(paper);
    case 'claims':
      return claimSheets(paper);
    case 'timeline':
      return timelineTable(paper);
    case 'network':
      return networkTable(paper);
    case 'sources':
      return sourceTable(paper);
    case 'texts':
      return fullTexts(paper);
    case 'codebook':
      return codebookAnnex(paper);
    case 'making':
      return making(paper);
    case 'key-judgements':
      return keyJudgements(paper, part.judgements);
    case 'source-summary':
      return sourceSummaryStatement(paper, part.markdown);
    case 'two-sides':
      return twoSidesTable(paper, part);
    case 'profiles':
      return sourceProfiles(paper, part.sourceIds);
    case 'agreements':
      return agreements(paper);
    case 'contradictions':
      return contradictions(paper);
    case 'one-sided':
      return oneSided(paper);
    case 'changes':
      return changesTable(paper);
    default:
      return assertNever(part);
  }
}
