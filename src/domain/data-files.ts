/** The endings of files that hold data about cases, not articles. */
export const dataExtensions = ['json', 'jsonl', 'ndjson', 'jsonld', 'qdpx', 'qdc', 'qde'] as const;

/** True for a file that, going by its name, holds data and not an article. */
export function isDataFile(name: string): boolean {
  const lower = name.toLowerCase();
  return dataExtensions.some((extension) => lower.endsWith(`.${extension}`));
}
