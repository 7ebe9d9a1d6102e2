import {
  codebook,
  codebookTopics,
  type Codebook,
  type CodebookList,
  type CodebookTopic,
} from '#domain/codebook.ts';
import { codebookTopicsUk, codebookUk, type ValueWords } from './codebook-uk.ts';
import { language } from './language.svelte.ts';

/** What a value of a codebook list is called and what it means, as the interface shows it now. */
export function codebookWords<List extends CodebookList, Value extends keyof Codebook[List]>(
  list: List,
  value: Value,
): Codebook[List][Value] & ValueWords {
  const entry = codebook[list][value] as Codebook[List][Value] & ValueWords;
  if (language() === 'en') return entry;
  // A short form or an example that the other language does not need must not show through in English.
  const { short: _short, example: _example, ...rest } = entry;
  return { ...rest, ...codebookUk[list][value] } as Codebook[List][Value] & ValueWords;
}

/** What a list of the codebook is called and what it records, as the interface shows it now. */
export function codebookTopicWords(list: CodebookList): CodebookTopic {
  return (language() === 'en' ? codebookTopics : codebookTopicsUk)[list];
}
