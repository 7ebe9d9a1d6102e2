import { foldTag, maxTagLength, tidyTag } from '#domain/tag.ts';
import { type CaseValue, caseWords, programValues } from '#domain/case-codebook.ts';
import {
  groupGuid,
  type GroupName,
  type ValueGroup,
  valueGroups,
  wordCodes,
} from '../../../refi/code-groups.ts';
import { withoutNth } from '../../../refi/code-names.ts';
import { valueGuid } from '../../../refi/guids.ts';
import type { RefiCode } from './project.ts';

// What a code stands for here. A group that is called as one of ours is read as that; every other code is a tag.

/** What a code stands for. */
export type CodeRole =
  | { readonly kind: 'claim'; readonly code: RefiCode }
  | { readonly kind: 'source'; readonly code: RefiCode }
  | {
      readonly kind: 'value';
      readonly list: ValueGroup;
      readonly value: string;
      /** The value of the case's own codebook, where it is one. */
      readonly added: string | null;
    }
  | { readonly kind: 'tag'; readonly path: string; readonly code: RefiCode }
  /** Words beside a claim, and groups that hold others. */
  | { readonly kind: 'none' };

/** What every code stands for, by GUID. */
export function codeRoles(
  codes: readonly RefiCode[],
  { caseId, codebook }: { readonly caseId: string | null; readonly codebook: readonly CaseValue[] },
): ReadonlyMap<string, CodeRole> {
  const roles = new Map<string, CodeRole>();
  const paths = new Set<string>();
  const words = caseWords(codebook);
  const asTag = (code: RefiCode, above: string): void => {
    const path = freePath(code, above, paths);
    roles.set(code.guid, { kind: 'tag', path, code });
    for (const below of code.below) asTag(below, path);
  };
  const asEach = (kind: 'claim' | 'source', codesOfGroup: readonly RefiCode[]): void => {
    for (const code of codesOfGroup) {
      roles.set(code.guid, { kind, code });
      asEach(kind, code.below);
    }
  };
  const asValues = (list: ValueGroup, group: RefiCode): void => {
    const known = programValues(list).map((value) => ({
      value: String(value),
      label: words(list, value).label,
    }));
    const added = codebook.filter((each) => each.list === list && each.countsAs !== null);
    for (const code of group.below) {
      const { line } = withoutNth(code.name, new RegExp(valueGroups[list]));
      const own = known.find(
        ({ value, label }) =>
          code.guid === valueGuid(list, value, null) ||
          [value, label].some((name) => sameName(name, code.name) || sameName(name, line)),
      );
      if (!own) {
        // What is no value of the list says something else; it is not lost as a tag.
        if (
          Object.values(wordCodes).some(({ guid, name }) => guid === code.guid || sameName(name, code.name))
        )
          roles.set(code.guid, { kind: 'none' });
        else asTag(code, group.name);
        continue;
      }
      roles.set(code.guid, { kind: 'value', list, value: own.value, added: null });
      for (const below of withBelow(code.below)) {
        const { line: belowLine } = withoutNth(below.name, new RegExp(valueGroups[list]));
        const value = added.find(
          (each) =>
            (caseId !== null && below.guid === valueGuid(list, each.value, caseId)) ||
            sameName(each.label ?? '', belowLine),
        );
        roles.set(below.guid, { kind: 'value', list, value: own.value, added: value?.value ?? null });
      }
    }
  };
  for (const code of codes) {
    const group = code.below.length > 0 || isOurGroup(code) ? groupOf(code) : null;
    if (group === null) {
      asTag(code, '');
      continue;
    }
    roles.set(code.guid, { kind: 'none' });
    if (group === 'Claims') asEach('claim', code.below);
    else if (group === 'Source') asEach('source', code.below);
    else if (group === 'Tags') for (const below of code.below) asTag(below, '');
    else asValues(listOf(group), code);
  }
  return roles;
}

const allGroups: readonly GroupName[] = ['Claims', 'Source', 'Tags', ...Object.values(valueGroups)];

const isOurGroup = (code: RefiCode): boolean => allGroups.some((name) => code.guid === groupGuid(name));

function groupOf(code: RefiCode): GroupName | null {
  return allGroups.find((name) => code.guid === groupGuid(name) || sameName(name, code.name)) ?? null;
}

function listOf(group: Exclude<GroupName, 'Claims' | 'Source' | 'Tags'>): ValueGroup {
  const [list] = Object.entries(valueGroups).find(([, name]) => name === group) ?? [];
  // Every such group is one of the table's.
  return list as ValueGroup;
}

const sameName = (one: string, other: string): boolean => foldTag(one.trim()) === foldTag(other.trim());

function withBelow(codes: readonly RefiCode[]): readonly RefiCode[] {
  return codes.flatMap((code) => [code, ...withBelow(code.below)]);
}

/** The path of the tag for a code: a "/" in a name would part it, so that another stroke stands for it. */
function freePath(code: RefiCode, above: string, taken: Set<string>): string {
  const name = code.name.replaceAll('/', '∕').replace(/\s+/gu, ' ').trim() || 'Unnamed';
  const join = (last: string): string => (above === '' ? last : `${above}/${last}`);
  // Our own writer puts in brackets what a tag lies in when another code has its name.
  const wanted = withoutNth(name, /tag(?: in .*)?/).line;
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` ${number}`;
    const room = Math.max(1, maxTagLength - join(ending).length);
    const path = tidyTag(join(`${cut(wanted, room)}${ending}`));
    if (taken.has(foldTag(path))) continue;
    taken.add(foldTag(path));
    return path;
  }
}

function cut(name: string, length: number): string {
  return name.length <= length
    ? name
    : name.slice(0, length).toWellFormed().replace('\ufffd', '').trim() || 'Tag';
}
