import { codebook, type Codebook, type CodebookEntry, type CodebookList } from '#domain/codebook.ts';

/** What a value of a codebook list is called and what it means, as the interface shows it now. */
export function codebookWords<List extends CodebookList>(
  list: List,
  value: keyof Codebook[List],
): CodebookEntry {
  return codebook[list][value] as CodebookEntry;
}
