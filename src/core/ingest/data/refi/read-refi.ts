import type { DataLookup, ReadData } from '../data-reader.ts';
import { projectOf, type RefiProject } from './project.ts';
import { caseOf } from './to-case.ts';
import { decodeXml, isZip } from './recognise.ts';
import { unpackProject } from './unpack.ts';
import { readXml } from './xml-tree.ts';
import { rejectData } from '../reject-data.ts';

/** Reads a project or a codebook. @throws Failure `data.invalid` */
export async function readRefi(bytes: Uint8Array, lookup: Pick<DataLookup, 'now'>): Promise<ReadData> {
  if (!isZip(bytes)) return caseOf(await readProject(bytes, 'The file'), () => new Map(), lookup);
  const packed = unpackProject(bytes);
  return caseOf(await readProject(packed.project, 'project.qde'), packed.files, lookup);
}

async function readProject(bytes: Uint8Array, file: string): Promise<RefiProject> {
  const text = decodeXml(bytes);
  if (!text.trimStart().startsWith('<'))
    rejectData(file, 'this is neither a REFI-QDA project nor a codebook');
  return projectOf(await readXml(text, file));
}
