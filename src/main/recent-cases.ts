import { join } from 'node:path';
import type { RecentCase } from '#contract/api.ts';
import { openJsonFile, type JsonFile } from './json-file.ts';

const maxRecent = 10;

/** Opens the list of recently opened cases, newest first. */
export function openRecentCases(
  folder: string,
  onDamaged: (path: string) => void,
): JsonFile<readonly RecentCase[]> {
  return openJsonFile(join(folder, 'recent-cases.json'), parseRecentCases, () => [], onDamaged);
}

/** The list after the case was opened: it comes first and stands there once. */
export function withRecentCase(list: readonly RecentCase[], opened: RecentCase): readonly RecentCase[] {
  return [opened, ...withoutRecentCase(list, opened.path)].slice(0, maxRecent);
}

/** The list without the case at that path. */
export function withoutRecentCase(list: readonly RecentCase[], path: string): readonly RecentCase[] {
  return list.filter((recent) => recent.path !== path);
}

/** True when both lists show the same cases in the same order. */
export function isSameList(list: readonly RecentCase[], other: readonly RecentCase[]): boolean {
  return (
    list.length === other.length &&
    list.every(({ path, title }, index) => path === other[index]?.path && title === other[index].title)
  );
}

function parseRecentCases(raw: unknown): readonly RecentCase[] | null {
  return Array.isArray(raw) ? raw.filter(isRecentCase).slice(0, maxRecent) : null;
}

function isRecentCase(value: unknown): value is RecentCase {
  if (typeof value !== 'object' || value === null) return false;
  const { path, title, openedAt } = value as Partial<Record<keyof RecentCase, unknown>>;
  return typeof path === 'string' && typeof title === 'string' && typeof openedAt === 'string';
}
