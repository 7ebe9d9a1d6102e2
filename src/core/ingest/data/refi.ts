import type { DataReader } from './data-reader.ts';
import { isPackedProject, isRefiXml } from './refi/recognise.ts';

/** Reads REFI-QDA: projects (.qdpx, also their .qde alone) and codebooks (.qdc), of Parallax and of other programs. */
export const refiReader: DataReader = {
  name: 'REFI-QDA',
  recognises: (fileName, bytes) =>
    isPackedProject(bytes) || isRefiXml(bytes) || /\.(?:qdpx|qde|qdc)$/iu.test(fileName),
  read: async (bytes, lookup) => (await import('./refi/read-refi.ts')).readRefi(bytes, lookup),
};
