import type { AskElectron } from '#contract/electron-job.ts';
import { assertNever } from '#domain/assert-never.ts';
import { printPdf } from './pdf.ts';
import { drawPictures } from './pictures.ts';

/** Does what of an export only the Electron runtime can. @throws Failure `request.cancelled`; errors of the file system */
export const doElectronJob: AskElectron = (job, signal, onProgress) => {
  switch (job.kind) {
    case 'print':
      return printPdf(job, signal, onProgress);
    case 'draw':
      return drawPictures(job, signal);
    default:
      return assertNever(job);
  }
};
