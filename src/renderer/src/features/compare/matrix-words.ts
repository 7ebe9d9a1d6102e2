import type { CellLine } from '#domain/compare/matrix-cells.ts';
import type { MatrixColumn } from '#domain/compare/matrix-columns.ts';
import type { MatrixGrouping } from '#domain/compare/matrix-layout.ts';
import { codebookWords } from '../../i18n/codebook-words.ts';
import { language } from '../../i18n/language.svelte.ts';
import { stanceWords } from '../../ui/stance-words.ts';
import type { RowRelation } from './compare-rows.ts';
import type { FootKind } from './matrix-controller.svelte.ts';
import { t } from './strings.ts';

/** So many lines of a cell are said; the others are counted. */
export const mostLines = 3;

/** What a cell says to those who do not see its signs. */
export function cellLabel(lines: readonly CellLine[]): string {
  if (lines.length === 0) return codebookWords('stanceGap', 'not-addressed').label;
  const more = lines.length - mostLines;
  return lines
    .slice(0, mostLines)
    .map(lineWords)
    .concat(more > 0 ? [t('more', { count: more })] : [])
    .join('; ');
}

/** What a place, or places alike, say: stance, polarity, commitment, nearest source, depth of chain and count. */
export function lineWords(line: CellLine): string {
  return [
    stanceWords(line.stance, line.added).label,
    line.polarity === 'negates' ? codebookWords('polarity', 'negates').label : '',
    line.commitment ? codebookWords('commitment', line.commitment, line.added).label : '',
    line.nearest,
    line.depth > 1 ? t('depth', { count: line.depth }) : '',
    line.count > 1 ? t('places', { count: line.count }) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** A commitment in as few words as there are for it. */
export function shortCommitment({ commitment, added }: CellLine): string {
  if (!commitment) return '';
  const { short, label } = codebookWords('commitment', commitment, added);
  return (short ?? label).toLocaleLowerCase(language());
}

/** What a relation of a row says: the kind as read from the row, and the other claim by its number. */
export function relationWords({ relation: { kind, status }, inverse, other }: RowRelation): string {
  const words = codebookWords('relationKind', kind);
  const relation = `${(inverse ? words.inverse : words.label).toLocaleLowerCase(language())} C${other}`;
  if (status !== 'suggested') return relation;
  return t('suggested', { status: codebookWords('relationStatus', status).label, relation });
}

/** What a column is called, with a number where another has the same name. */
export function columnName(column: MatrixColumn, by: MatrixGrouping): string {
  const name = column.name === '' && by === 'publishers' ? t('column.no-publisher') : column.name;
  return column.number === null ? name : t('column.numbered', { name, number: column.number });
}

/** All that is known of a column, a line each. */
export function columnFacts(column: MatrixColumn, by: MatrixGrouping): readonly string[] {
  return [
    columnName(column, by),
    column.title === column.name ? '' : column.title,
    column.date === null ? '' : t('column.published', { date: column.date }),
  ].filter(Boolean);
}

/** A foot of a column, as short as it stands in the matrix. */
export function footText(kind: FootKind, column: MatrixColumn): string {
  switch (kind) {
    case 'claims':
      return column.claims.toLocaleString(language());
    case 'attributed':
      return share(column.attributed, column.places);
    case 'anonymous':
      return share(column.anonymous, column.places);
    case 'mean':
      return column.meanStance === null ? '' : signed(column.meanStance);
    case 'leading':
      return column.leading.map(({ name }) => name).join(', ');
  }
}

/** The same in full sentences. */
export function footWords(kind: FootKind, column: MatrixColumn): string {
  const { claims, places, articles, attributed, anonymous, scored, unclear, notJudged } = column;
  if (places === 0) return t('foot.empty');
  switch (kind) {
    case 'claims':
      return t('foot.claims.words', { claims, places, articles });
    case 'attributed':
      return t('foot.attributed.words', { share: share(attributed, places), count: attributed, places });
    case 'anonymous':
      return t('foot.anonymous.words', { share: share(anonymous, places), count: anonymous, places });
    case 'mean':
      return column.meanStance === null
        ? t('foot.mean.none', { unclear, notJudged })
        : t('foot.mean.words', { mean: signed(column.meanStance), count: scored, unclear, notJudged });
    case 'leading':
      return column.leading.length === 0
        ? t('foot.leading.none')
        : column.leading
            .map(({ name, places: count }) => t('foot.leading.words', { name, count }))
            .join('; ');
  }
}

function share(part: number, whole: number): string {
  if (whole === 0) return '';
  return (part / whole).toLocaleString(language(), { style: 'percent', maximumFractionDigits: 0 });
}

function signed(mean: number): string {
  return mean
    .toLocaleString(language(), {
      signDisplay: 'exceptZero',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    })
    .replace('-', '−');
}
