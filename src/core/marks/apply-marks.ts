import type { Marks, MarksApplied } from '#contract/marks.ts';
import type { Change, ServiceContext } from '../services/context.ts';
import { applyArticles } from './apply-articles.ts';
import { applyClaims } from './apply-claims.ts';
import { applyOccurrences, type MarksProgress } from './apply-occurrences.ts';
import { applyRelations } from './apply-relations.ts';
import { applySources } from './apply-sources.ts';

/**
 * Puts a file of marks into the case as one change. Nothing there is overwritten: a source or claim that is there
 * already only gains what was empty, and an occurrence or relation that is there already stays as it is.
 * @throws Failure `marks.invalid` naming the place in the file, `marks.not-found` naming the article or the words.
 */
export function applyMarks(
  context: ServiceContext,
  marks: Marks,
  options: { readonly onProgress?: MarksProgress } = {},
): Change<MarksApplied> {
  applyArticles(context, marks);
  const sources = applySources(context, marks);
  const claims = applyClaims(context, marks);
  const occurrences = applyOccurrences(
    context,
    marks,
    { sources: sources.ids, claims: claims.ids },
    options.onProgress,
  );
  const relations = applyRelations(context, marks, claims.ids);
  const parts = [sources, claims, occurrences, relations];
  return {
    output: {
      sources: sources.added,
      claims: claims.added,
      occurrences: occurrences.added,
      relations: relations.added,
      alreadyThere: parts.reduce((sum, part) => sum + part.alreadyThere, 0),
    },
    subject: occurrences.added === 1 ? '1 mark' : `${occurrences.added} marks`,
    focus: occurrences.focus,
  };
}
