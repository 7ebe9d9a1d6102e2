import type { AskElectron } from '#contract/electron-job.ts';
import { assertNever } from '#domain/assert-never.ts';
import { printPdf } from './pdf.ts';

/** Does what of an export only the Electron runtime can. @throws Failure `request.cancelled`; errors of the file system */
export const doElectronJob: AskElectron = (job, signal) => {
  switch (job.kind) {
    case 'print':
      return printPdf(job, signal);
    case 'draw':
      throw new Error('not yet');
    default:
      return assertNever(job);
  }
};
