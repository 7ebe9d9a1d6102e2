import type { FormatWriter } from './format.ts';
import { codesXml, setsXml } from './refi/codebook.ts';
import { codeSystemOf } from './refi/code-system.ts';
import { openTag } from './refi/xml.ts';

/** Writes the code system of the case as a REFI-QDA codebook. */
export const qdcWriter: FormatWriter = {
  shape: 'file',
  *write({ record }) {
    const { groups } = codeSystemOf(record);
    yield '<?xml version="1.0" encoding="utf-8"?>\n';
    yield `${openTag('CodeBook', { xmlns: 'urn:QDA-XML:codebook:1.0', origin: 'Parallax' })}<Codes>\n`;
    for (const group of codesXml(groups, 'with-description')) yield `${group}\n`;
    yield '</Codes>';
    yield setsXml(groups, 'guid');
    yield '</CodeBook>\n';
  },
};
