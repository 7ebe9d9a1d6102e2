import { Buffer } from 'node:buffer';
import { type CaseJson, caseJsonVersion } from '#contract/case-json.ts';
import { type OccurrenceLine, occurrenceLineSchema } from '#contract/occurrence-line.ts';
import type { DataLookup, DataReader } from './data-reader.ts';
import { decodeUtf8, parseJson } from './read-json.ts';
import { dataPath, rejectData } from './reject-data.ts';

/** Reads JSON Lines of occurrences, see contract/occurrence-line.ts, into a case that has their articles. */
export const jsonLinesReader: DataReader = {
  name: 'Parallax JSON Lines',
  recognises: (_fileName, bytes) => {
    const end = bytes.indexOf(lineFeed);
    const first = Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('utf8');
    return /"format"\s*:\s*"parallax-occurrence"/u.test(first);
  },
  read: (bytes, lookup) => ({ data: caseOf(decodeUtf8(bytes), lookup), remarks: [] }),
};

const lineFeed = 0x0a;

type ArticleJson = CaseJson['articles'][number];

function caseOf(text: string, lookup: DataLookup): CaseJson {
  const articles = new Map<string, ArticleJson>();
  const claims = new Map<string, CaseJson['claims'][number]>();
  const sources = new Map<string, CaseJson['sources'][number]>();
  const occurrences: CaseJson['occurrences'][number][] = [];
  for (const [index, json] of text.split('\n').entries()) {
    if (json.trim() === '') continue;
    const path = `line ${index + 1}`;
    const line = checkLine(parseJson(json, path), path);
    const { format: _, version: __, claim, article: at, stanceWords: ___, chain, ...rest } = line;
    const article = articles.get(at.textSha256) ?? articleOf(line, lookup, path);
    articles.set(at.textSha256, article);
    if (!claims.has(claim.id)) claims.set(claim.id, { ...claim, assessment: null, added: {} });
    occurrences.push({
      ...rest,
      claimId: claim.id,
      articleId: article.id,
      added: {},
      chain: chain.map(({ source, status, sourceSpan, cueSpan }, step) => {
        // The voice of an article that is in the case under another id is the one it has there.
        const own = step === 0 && article.id !== at.id && source.id === at.authorSourceId;
        if (!own && !sources.has(source.id)) sources.set(source.id, sourceOf(source));
        return { sourceId: own ? article.authorSourceId : source.id, status, sourceSpan, cueSpan };
      }),
    });
  }
  return {
    format: 'parallax-case',
    version: caseJsonVersion,
    case: {
      id: lookup.newId(),
      title: '',
      createdAt: lookup.now(),
      changedAt: lookup.now(),
      changeCount: 0,
      articleCount: articles.size,
    },
    articles: [...articles.values()],
    claims: [...claims.values()],
    occurrences,
    sources: [...sources.values()],
    relations: [],
    tags: [],
    codebook: [],
  };
}

function checkLine(value: unknown, path: string): OccurrenceLine {
  const parsed = occurrenceLineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return rejectData(
    `${path}: ${dataPath(issue?.path ?? [])}`,
    issue?.message ?? 'it does not fit the format',
  );
}

function articleOf({ article }: OccurrenceLine, lookup: DataLookup, path: string): ArticleJson {
  return (
    lookup.findArticle({ textSha256: article.textSha256 }) ??
    rejectData(
      `${path}: article`,
      `the case does not have the text of “${article.title}”; import the article first, or the JSON of the whole case`,
    )
  );
}

function sourceOf(source: OccurrenceLine['chain'][number]['source']): CaseJson['sources'][number] {
  return {
    ...source,
    aliases: [],
    role: '',
    affiliation: '',
    country: '',
    descriptor: '',
    ratings: [],
    added: {},
  };
}
