import type { CaseWords } from '#domain/case-codebook.ts';
import type { ArticleRecord, CaseRecord } from '#domain/report/case-record.ts';
import { groupBy } from '#domain/report/group-by.ts';
import { variables, type VariableName } from '../../refi/variables.ts';
import { guidOf } from '../../refi/guids.ts';
import { element, textElement, xmlText } from './xml.ts';

/** The variables of a project, whose values articles and cases carry. */
export function variablesXml(record: CaseRecord): string {
  if (record.articles.length === 0) return '';
  const all = Object.entries(variables).map(([name, { type, description }]) =>
    element(
      'Variable',
      { guid: guidOf('variable', name), name, typeOfVariable: type },
      textElement('Description', description),
    ),
  );
  return `<Variables>\n${all.join('\n')}\n</Variables>\n`;
}

/** What is known of an article beside its text. */
export function articleValues(article: ArticleRecord, { added }: CaseRecord, words: CaseWords): string {
  const values: readonly (readonly [VariableName, string | null])[] = [
    ['Authors', article.authors.join('; ')],
    ['Publisher', article.publisher],
    ['Published', article.publishedOn],
    ['Retrieved', article.retrievedOn],
    ['Address', article.url],
    ['Language', article.language],
    ['Genre', words('genre', article.genre, added.get(article.id)).label],
    ['Reading status', words('readingStatus', article.status).label],
    ['SHA-256 of the text', article.textSha256],
    ['SHA-256 of the original', article.originalSha256],
  ];
  return values.map(([name, value]) => valueXml(name, value)).join('');
}

/** A case for each source in whose voice articles speak, with these articles. */
export function casesXml({ articles, sources, added }: CaseRecord, words: CaseWords): string {
  const byVoice = groupBy(articles, ({ authorSourceId }) => authorSourceId);
  const cases = sources.flatMap((source) => {
    const own = byVoice.get(source.id);
    if (!own) return [];
    return element(
      'Case',
      { guid: guidOf('case', source.id), name: source.name },
      element('CodeRef', { targetGUID: source.id }) +
        valueXml('Kind of source', words('sourceKind', source.kind, added.get(source.id)).label) +
        valueXml('Country', source.country) +
        own.map(({ id }) => element('SourceRef', { targetGUID: id })).join(''),
    );
  });
  return cases.length === 0 ? '' : `<Cases>\n${cases.join('\n')}\n</Cases>\n`;
}

function valueXml(name: VariableName, value: string | null): string {
  if (value === null || value === '') return '';
  const tag = variables[name].type === 'Date' ? 'DateValue' : 'TextValue';
  return `<VariableValue>${element('VariableRef', {
    targetGUID: guidOf('variable', name),
  })}<${tag}>${xmlText(value)}</${tag}></VariableValue>`;
}
