import { filledColumns } from '#domain/compare/matrix-cells.ts';
import type { FigureTable } from '../../../../figures/figure-table.ts';
import { codebookWords } from '../../i18n/codebook-words.ts';
import { stanceWords } from '../../ui/stance-words.ts';
import type { MatrixController } from './matrix-controller.svelte.ts';
import { columnName } from './matrix-words.ts';
import { t } from './strings.ts';

/**
 * The whole matrix as a table: a row for each line of a filled cell, claims and columns in the order on show. A claim that
 * no column addresses has one row with nothing but itself; a cell that has no row is "not addressed".
 */
export function matrixTable(grid: MatrixController): FigureTable {
  const { matrix, columns, layout } = grid;
  const rows = grid.rows.flatMap(({ index, number, claim, standing, origin }) => {
    const about = [`C${number}`, claim.text, t(`state.${standing}`), origin] as const;
    const lines = filledColumns(matrix, index, 0, columns.length).flatMap((at) => {
      const column = columns[at];
      const name = column ? columnName(column, layout.by) : '';
      return grid
        .linesAt(index, at)
        .map((line) => [
          ...about,
          name,
          column?.title ?? '',
          stanceWords(line.stance, line.added).label,
          codebookWords('polarity', line.polarity).label,
          line.commitment ? codebookWords('commitment', line.commitment, line.added).label : null,
          line.nearest,
          line.depth,
          line.count,
        ]);
    });
    return lines.length > 0 ? lines : [[...about, ...Array<null>(8).fill(null)]];
  });
  return {
    head: [
      t('table.number'),
      t('table.claim'),
      t('table.standing'),
      t('table.origin'),
      t('table.column'),
      t('table.title'),
      t('table.stance'),
      t('table.polarity'),
      t('table.commitment'),
      t('table.nearest'),
      t('table.depth'),
      t('table.places'),
    ],
    rows,
  };
}
