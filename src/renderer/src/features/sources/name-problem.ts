import { maxNameLength } from '#domain/source.ts';
import { t } from './strings.ts';

/** What is wrong with a name and how to mend it; undefined when nothing is. */
export function nameProblem(name: string): string | undefined {
  const { length } = name.trim();
  if (length === 0) return t('name.empty');
  return length > maxNameLength ? t('name.too-long', { limit: maxNameLength, length }) : undefined;
}
