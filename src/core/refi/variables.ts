/** What is known of articles and sources, as variables of a project. */
export const variables = {
  Authors: { type: 'Text', description: 'Who wrote the article, parted by “; ”.' },
  Publisher: { type: 'Text', description: '' },
  Published: { type: 'Date', description: 'The day of publication.' },
  Retrieved: { type: 'Date', description: 'The day the article was retrieved.' },
  Address: { type: 'Text', description: 'Where the article was found.' },
  Language: { type: 'Text', description: 'BCP 47.' },
  Genre: { type: 'Text', description: 'What sort of writing the article is.' },
  'Reading status': { type: 'Text', description: 'How far the article has been read.' },
  'SHA-256 of the text': { type: 'Text', description: 'Of the text file, in hexadecimal.' },
  'SHA-256 of the original': {
    type: 'Text',
    description: 'Of the bytes that were imported, in hexadecimal.',
  },
  'Kind of source': { type: 'Text', description: 'What kind of thing asserts claims.' },
  Country: { type: 'Text', description: '' },
} as const satisfies Readonly<
  Record<string, { readonly type: 'Text' | 'Date'; readonly description: string }>
>;
/** One of {@link variables}. */
export type VariableName = keyof typeof variables;
