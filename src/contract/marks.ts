import { z } from 'zod';
import { readingStatuses } from '#domain/article.ts';
import { attributionStatuses, maxChainLength } from '#domain/attribution.ts';
import { relationKinds, relationStatuses } from '#domain/relation.ts';
import { reliabilityLetters } from '#domain/source.ts';
import {
  anyText,
  assessmentFields,
  claimFields,
  importMetadata,
  isoDate,
  line,
  occurrenceFields,
  offset,
  sourceFields,
} from './api.ts';

// A file of marks: what `parallax mark` puts into a case, and what the sample case is marked up with. Objects are
// strict, so that a misspelt field is named and not passed over.

/** The source of a step that stands for the article's own author, whoever that is. */
export const authorKey = '@author';

const words = z.strictObject({
  /** Exact words of the article's text; white space matches any white space. */
  quote: anyText.refine((text) => text.trim() !== '', 'is empty'),
  /** The words right before the quote, where the quote alone is there more than once. */
  prefix: anyText.optional(),
  /** Where the quote begins, in UTF-16 code units of the text. */
  start: offset.optional(),
});

const article = z.strictObject({
  /** An article of the case by its file name, title or id. */
  article: line,
  ...importMetadata.partial().shape,
  status: z.enum(readingStatuses).optional(),
});

const source = z.strictObject({
  key: line,
  ...sourceFields.partial().required({ name: true, kind: true }).shape,
  reliability: z
    .strictObject({ letter: z.enum(reliabilityLetters), on: isoDate, reason: anyText })
    .optional(),
});

const claim = z.strictObject({
  key: line,
  ...claimFields.partial().required({ text: true }).shape,
  assessment: z
    .strictObject({
      ...assessmentFields.partial().shape,
      evidence: z
        .array(assessmentFields.shape.evidence.element.partial({ url: true }).strict())
        .max(100)
        .optional(),
    })
    .optional(),
});

const step = z.strictObject({
  /** The key of a source, or {@link authorKey}. */
  source: line,
  status: z.enum(attributionStatuses),
  sourceWords: words.optional(),
  cueWords: words.optional(),
});

const occurrence = z.strictObject({
  /** The key of a claim. */
  claim: line,
  /** An article of the case by its file name, title or id. */
  article: line,
  ...occurrenceFields.omit({ stanceSpan: true }).partial().shape,
  spans: z.array(words).min(1).max(50),
  /** The words that show where the article stands. */
  stanceWords: words.optional(),
  /** From the article's author or publisher to whoever is nearest the claim; left out: the author's own voice. */
  chain: z.array(step).min(1).max(maxChainLength).optional(),
});

const relation = z.strictObject({
  /** The keys of two claims. */
  from: line,
  to: line,
  kind: z.enum(relationKinds),
  status: z.enum(relationStatuses),
  reason: anyText.optional(),
});

/** The format of a file of marks. */
export const marksSchema = z.strictObject({
  format: z.literal('parallax-marks'),
  version: z.literal(1),
  /** What to change of articles that are in the case, before anything is marked. */
  articles: z.array(article).default([]),
  sources: z.array(source).default([]),
  claims: z.array(claim).default([]),
  occurrences: z.array(occurrence).default([]),
  relations: z.array(relation).default([]),
});

/** A file of marks as it is written. */
export type MarksFile = z.input<typeof marksSchema>;
/** Marks after validation. */
export type Marks = z.output<typeof marksSchema>;

/** What applying marks added; what the case had already is counted once more, in `alreadyThere`. */
export type MarksApplied = {
  readonly sources: number;
  readonly claims: number;
  readonly occurrences: number;
  readonly relations: number;
  readonly alreadyThere: number;
};
