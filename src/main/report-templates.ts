import { join } from 'node:path';
import type { KeptTemplate } from '#contract/report.ts';
import { openJsonFile, type JsonFile } from './json-file.ts';

/** How many templates an analyst can keep. */
export const mostTemplates = 200;

/** Opens the analyst's own templates of reports, in the order of their names. */
export function openTemplates(
  folder: string,
  onDamaged: (path: string) => void,
): JsonFile<readonly KeptTemplate[]> {
  return openJsonFile(join(folder, 'report-templates.json'), parseTemplates, () => [], onDamaged);
}

/** The list with a template of this name, in place of one that has the name already. */
export function withTemplate(list: readonly KeptTemplate[], template: KeptTemplate): readonly KeptTemplate[] {
  return [...withoutTemplate(list, template.name), template].toSorted((a, b) => a.name.localeCompare(b.name));
}

/** The list without the template of this name. */
export function withoutTemplate(list: readonly KeptTemplate[], name: string): readonly KeptTemplate[] {
  return list.filter((each) => !isSameName(each.name, name));
}

/** The template of a name, whatever its case; null when there is none. */
export function findTemplate(list: readonly KeptTemplate[], name: string): KeptTemplate | null {
  return list.find((each) => isSameName(each.name, name)) ?? null;
}

/** Names that differ in case only are the same name. */
export function isSameName(a: string, b: string): boolean {
  return a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase();
}

/** What the compositions hold is checked where they are used; here only the form counts. */
function parseTemplates(raw: unknown): readonly KeptTemplate[] | null {
  return Array.isArray(raw) ? raw.filter(isTemplate).slice(0, mostTemplates) : null;
}

function isTemplate(value: unknown): value is KeptTemplate {
  if (typeof value !== 'object' || value === null) return false;
  const { name, composition } = value as Partial<Record<keyof KeptTemplate, unknown>>;
  return typeof name === 'string' && name !== '' && typeof composition === 'object' && composition !== null;
}
