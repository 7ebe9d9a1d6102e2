import { Buffer } from 'node:buffer';
import type { DataReader } from './data-reader.ts';
import { projectOf, type RefiProject } from './refi/project.ts';
import { caseOf } from './refi/to-case.ts';
import { isPackedProject, unpackProject } from './refi/unpack.ts';
import { readXml } from './refi/xml-tree.ts';
import { rejectData } from './reject-data.ts';

/** Reads REFI-QDA: projects (.qdpx, also their .qde alone) and codebooks (.qdc), of Parallax and of other programs. */
export const refiReader: DataReader = {
  name: 'REFI-QDA',
  recognises: (fileName, bytes) =>
    isPackedProject(bytes) || isRefiXml(bytes) || /\.(?:qdpx|qde|qdc)$/iu.test(fileName),
  read: (bytes, lookup) => {
    if (bytes[0] !== 0x50) return caseOf(readProject(bytes, 'The file'), () => new Map(), lookup);
    const packed = unpackProject(bytes);
    const project = readProject(packed.project, 'project.qde');
    return caseOf(project, packed.files, lookup);
  },
};

/** True for XML whose root is one of REFI-QDA's. */
function isRefiXml(bytes: Uint8Array): boolean {
  const head = decodeXml(bytes.subarray(0, 2000));
  return (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:\w+:)?(?:Project|CodeBook)\b/u.test(head) &&
    head.includes('QDA-XML')
  );
}

function readProject(bytes: Uint8Array, file: string): RefiProject {
  const text = decodeXml(bytes);
  if (!text.trimStart().startsWith('<'))
    rejectData(file, 'this is neither a REFI-QDA project nor a codebook');
  return projectOf(readXml(text, file));
}

/** XML as characters: UTF-8, or UTF-16 where a byte order mark says so. */
function decodeXml(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
