import { exportOrder, type ExportOrder } from '#contract/report.ts';
import { renderPieces } from '#core/export/export-case.ts';
import type { ReportComposition } from '#domain/report/composition.ts';
import type { OpenFixture } from './case-fixture.ts';

/** What a test says of an export; the rest is as a caller leaves it. */
export type TestOrder = Omit<ExportOrder, 'scope' | 'composition'> & {
  readonly composition?: ReportComposition;
  readonly filter?: string;
  readonly articleIds?: readonly string[];
};

/** A whole order from what a test says of it. */
export function testOrder({
  filter = '',
  articleIds = [],
  ...order
}: TestOrder): ReturnType<typeof exportOrder.parse> {
  return exportOrder.parse({ ...order, scope: { filter, articleIds: [...articleIds] } });
}

/** The bytes of an export; several files come as a zip of them. */
export async function renderBytes({ db }: Pick<OpenFixture, 'db'>, order: TestOrder): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const piece of await renderPieces(db, testOrder(order))) {
    if (typeof piece !== 'number') parts.push(typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece);
  }
  return Buffer.concat(parts);
}

/** An export that is one text. */
export async function renderExport(open: Pick<OpenFixture, 'db'>, order: TestOrder): Promise<string> {
  return (await renderBytes(open, order)).toString('utf8');
}
