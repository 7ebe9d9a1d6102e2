import type { ReadingBlock } from '#domain/article-reading.ts';
import { isSelfDescription } from '#domain/furniture.ts';
import {
  findAuthorWithRole,
  findBylineNames,
  isBareByline,
  isFullName,
} from '#domain/furniture/people-lines.ts';
import { cleanLine, findDate, findHttpUrl } from './proposal.ts';

/** What an article's own blocks say of it. `ambiguousDate` is a date line that can be read in two ways. */
export type BlockProposals = {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly url: string | null;
  readonly publishedOn: string | null;
  readonly ambiguousDate: string | null;
};

const copyrightHolder =
  /(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–—]\s*(?:\d{4}|present))?,?\s*)?(?:by\s+)?([^.,|;©\d]{2,60}?)\s*(?:\d{4}.*)?(?:[.,|;]|$|\s(?=all rights))/iu;

/** Proposes title, authors and the rest from the headline and the furniture around it; never from a body paragraph. */
export async function proposeFromBlocks(
  text: string,
  blocks: readonly ReadingBlock[],
  headline: number | null,
  language: string | null,
): Promise<BlockProposals> {
  const firstParagraph = blocks.findIndex(
    (block, i) => !block.furniture && i !== headline && block.kind === 'paragraph',
  );
  const lead = firstParagraph < 0 ? blocks : blocks.slice(0, firstParagraph);
  const wordsOf = ({ start, end }: ReadingBlock): string => text.slice(start, end);
  const withReason = (list: readonly ReadingBlock[], ...reasons: readonly string[]): readonly string[] =>
    list.filter(({ reason }) => reason !== null && reasons.includes(reason)).map(wordsOf);

  // A date under the headline is the article's; one above it may be that of a series or of the day.
  const dated = (list: readonly ReadingBlock[]): readonly string[] =>
    withReason(list, 'date', 'byline').filter((line) => /\d/u.test(line));
  const under = headline === null ? [] : dated(lead.slice(headline + 1));
  const above = dated(headline === null ? lead : lead.slice(0, headline));
  let publishedOn: string | null = null;
  let ambiguousDate: string | null = null;
  for (const line of [...under, ...above]) {
    const found = await findDate(line, language);
    if (found.kind === 'day') {
      publishedOn = found.day;
      break;
    }
    if (found.kind === 'ambiguous') ambiguousDate ??= line;
  }

  const title = headline === null ? undefined : blocks[headline];
  return {
    title: title ? cleanLine(wordsOf(title)) : null,
    authors: [
      ...new Set(withReason(lead, 'byline').flatMap((line, i, lines) => authorsIn(line, lines[i - 1]))),
    ],
    publisher: findPublisher(withReason(blocks, 'masthead'), withReason(blocks, 'copyright')),
    url:
      withReason(blocks, 'address')
        .map(findHttpUrl)
        .find((url) => url !== null) ?? null,
    publishedOn,
    ambiguousDate: publishedOn === null ? ambiguousDate : null,
  };
}

function authorsIn(line: string, previous: string | undefined): readonly string[] {
  const withRole = findAuthorWithRole(line);
  if (withRole !== null) return [withRole];
  const names = line.split(/\s*[|•·]\s*/u).flatMap(findBylineNames);
  if (names.length > 0) return names;
  return isFullName(line) && (previous === undefined || isBareByline(previous) || isFullName(previous))
    ? [line]
    : [];
}

function findPublisher(mastheads: readonly string[], copyrights: readonly string[]): string | null {
  const described = mastheads.find(isSelfDescription);
  if (described !== undefined) return cleanLine(described);
  for (const line of copyrights) {
    const holder = cleanLine(copyrightHolder.exec(line)?.[1]);
    if (holder !== null && /^\p{Lu}/u.test(holder) && !/^all rights/iu.test(holder)) return holder;
  }
  return null;
}
