import type { CoreInput } from '#contract/api.ts';
import type { ArticleSummary } from '#contract/views.ts';
import type { ArticleReading } from '#domain/article-reading.ts';
import type { Genre } from '#domain/article.ts';
import { offeredChoices } from '../../i18n/codebook-words.ts';
import { t } from './strings.ts';

/** What stands in the fields of an article's form; dates are ISO or empty. */
export type ArticleForm = {
  title: string;
  authors: string;
  publisher: string;
  url: string;
  publishedOn: string;
  retrievedOn: string;
  language: string;
  genre: Genre;
  /** The genre of the case's own, where one is chosen. */
  added: { readonly genre?: string | undefined };
};

/** What is wrong with a field, in words that say how to mend it. */
export type FormProblems = { readonly [Field in keyof ArticleForm]?: string };

/** Separates names in the authors field; names themselves have commas ("King, Jr."). */
const authorSeparator = ';';
const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const longestLine = 1000;
const longestUrl = 4000;
const mostAuthors = 50;

/** A form in which nothing is filled in. */
export function emptyForm(): ArticleForm {
  return {
    title: '',
    authors: '',
    publisher: '',
    url: '',
    publishedOn: '',
    retrievedOn: '',
    language: '',
    genre: offeredChoices('genre')[0]?.value ?? 'news',
    added: {},
  };
}

/** The form as an article of the case fills it. */
export function formOfArticle(article: ArticleSummary): ArticleForm {
  return {
    title: article.title,
    authors: article.authors.join(`${authorSeparator} `),
    publisher: article.publisher ?? '',
    url: article.url ?? '',
    publishedOn: article.publishedOn ?? '',
    retrievedOn: article.retrievedOn ?? '',
    language: article.language ?? '',
    genre: article.genre,
    added: { genre: article.added?.genre },
  };
}

/** The form as a reading proposes it; a text without a title gets the file's name. */
export function formOfReading(reading: ArticleReading, fileName: string | null): ArticleForm {
  return {
    ...emptyForm(),
    title: reading.title ?? fileName?.replace(/\.[^.]+$/, '') ?? '',
    authors: reading.authors.join(`${authorSeparator} `),
    publisher: reading.publisher ?? '',
    url: reading.url ?? '',
    publishedOn: reading.publishedOn ?? '',
    language: reading.language ?? '',
  };
}

/** The form as the contract takes it. */
export function metadataOf(form: ArticleForm): CoreInput<'article.import'>['metadata'] {
  return {
    title: oneLine(form.title),
    authors: namesOf(form.authors),
    publisher: orNull(form.publisher),
    url: orNull(form.url),
    publishedOn: orNull(form.publishedOn),
    retrievedOn: orNull(form.retrievedOn),
    language: orNull(form.language),
    genre: form.genre,
    ...(form.added.genre !== undefined && { added: form.added }),
  };
}

/** What keeps the form from being taken; empty when nothing does. */
export function problemsOf(form: ArticleForm): FormProblems {
  const problems: { -readonly [Field in keyof FormProblems]: string } = {};
  const { title, authors, publisher, url, language } = metadataOf(form);
  if (title === '') problems.title = t('problem.title');
  else if (title.length > longestLine) problems.title = t('problem.long', { most: longestLine });
  if (authors.length > mostAuthors) problems.authors = t('problem.authors', { most: mostAuthors });
  else if (authors.some((name) => name.length > longestLine))
    problems.authors = t('problem.author', { most: longestLine });
  if (publisher && publisher.length > longestLine)
    problems.publisher = t('problem.long', { most: longestLine });
  if (url && (!isWebAddress(url) || url.length > longestUrl)) problems.url = t('problem.url');
  if (language && !languageTag.test(language)) problems.language = t('problem.language');
  return problems;
}

function namesOf(authors: string): string[] {
  return authors
    .split(authorSeparator)
    .map(oneLine)
    .filter((name) => name !== '');
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function orNull(text: string): string | null {
  const line = oneLine(text);
  return line === '' ? null : line;
}
