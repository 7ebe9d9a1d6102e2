import { guidOf } from '../../refi/guids.ts';
import type { Code } from './code-system.ts';
import { element, textElement } from './xml.ts';

/**
 * The codes as XML, one string a group. In a project memos stand apart and codes point to them; a codebook by itself has
 * no memos, so there they follow the description.
 */
export function* codesXml(codes: readonly Code[], memos: 'apart' | 'with-description'): Generator<string> {
  for (const code of codes) yield codeXml(code, memos);
}

function codeXml(code: Code, memos: 'apart' | 'with-description'): string {
  const description =
    memos === 'apart'
      ? code.description
      : [code.description, ...code.memos.map(({ name, text }) => `${name}\n${text}`)]
          .filter((words) => words !== '')
          .join('\n\n');
  return element(
    'Code',
    { guid: code.guid, name: code.name, isCodable: String(code.codable), color: code.colour },
    textElement('Description', description) +
      (memos === 'apart'
        ? code.memos.map(({ guid }) => element('NoteRef', { targetGUID: guid })).join('')
        : '') +
      code.below.map((below) => codeXml(below, memos)).join(''),
  );
}

/**
 * Each group as a set too: ATLAS.ti keeps codes in one flat list and knows groups from sets alone.
 * @param pointer the attribute that names a member; the schemas of codebook and project differ in it.
 */
export function setsXml(groups: readonly Code[], pointer: 'guid' | 'targetGUID'): string {
  const sets = groups
    .filter(({ below }) => below.length > 0)
    .map((group) =>
      element(
        'Set',
        { guid: guidOf('set', group.guid), name: group.name },
        textElement('Description', group.description) +
          withBelow(group.below)
            .map(({ guid }) => element('MemberCode', { [pointer]: guid }))
            .join(''),
      ),
    );
  return sets.length === 0 ? '' : element('Sets', {}, sets.join(''));
}

function withBelow(codes: readonly Code[]): readonly Code[] {
  return codes.flatMap((code) => [code, ...withBelow(code.below)]);
}
