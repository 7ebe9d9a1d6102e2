import { z } from 'zod';
import { articleFormats, blockKinds, genres, readingStatuses } from '#domain/article.ts';
import { confidences, credibilities, likelihoods, verdicts } from '#domain/assessment.ts';
import { attributionStatuses } from '#domain/attribution.ts';
import { claimTypes, eventDatePattern } from '#domain/claim.ts';
import { codebook, type CodebookList } from '#domain/codebook.ts';
import { commitments, fidelities, polarities, quotationTypes } from '#domain/occurrence.ts';
import { relationKinds, relationStatuses } from '#domain/relation.ts';
import { reliabilityLetters, sourceKinds } from '#domain/source.ts';
import { stances } from '#domain/stance.ts';
import { tableColumns } from '#domain/table/table-columns.ts';
import { tagColours } from '#domain/tag.ts';

// The published JSON of a case; docs/case.schema.json is made from here by scripts/write-schema.mjs. A change that
// could break a reader raises the version.

/** The version of the JSON format that this program writes. */
export const caseJsonVersion = 3;

const id = z.uuid().meta({ id: 'id' });
const time = z.iso.datetime().meta({ id: 'time', description: 'A time in UTC, ISO 8601.' });
const date = z.iso.date().meta({ id: 'date', description: 'A date, YYYY-MM-DD.' });
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: 'sha256', description: 'A SHA-256 in lower-case hexadecimal.' });
const utf16 = z.int().nonnegative().describe('An offset into the article’s text in UTF-16 code units.');
const codePoint = z.int().nonnegative().describe('The same offset in Unicode code points.');

const span = z
  .strictObject({ start: utf16, end: utf16, codePointStart: codePoint, codePointEnd: codePoint })
  .meta({ id: 'span', description: 'A range of the article’s text: start inclusive, end exclusive.' });

const addedValue = z.string().min(1).optional().meta({
  id: 'addedValue',
  description:
    'The value of the case’s own codebook that was chosen; the field of the record holds the value it counts as.',
});

const block = span
  .extend({
    kind: z.enum(blockKinds),
    furniture: z.boolean().describe('True for what the web page put around the article.'),
  })
  .meta({
    id: 'block',
    description:
      'A block of the text. Blocks are in text order, never overlap, and only white space lies between them.',
  });

const article = z
  .strictObject({
    id,
    title: z.string(),
    authors: z.array(z.string()),
    publisher: z.string().nullable(),
    url: z.string().nullable(),
    publishedOn: date.nullable(),
    retrievedOn: date.nullable(),
    language: z.string().nullable().describe('A BCP 47 tag.'),
    genre: z.enum(genres),
    added: z.strictObject({ genre: addedValue }),
    readingStatus: z.enum(readingStatuses).describe('How far the analyst has read the article.'),
    wordCount: z.int().nonnegative().describe('Words of the body; page furniture is not counted.'),
    authorSourceId: id.describe('The source that stands for the article’s own voice.'),
    importedAt: time,
    text: z
      .strictObject({
        content: z.string().describe('The text all offsets count in. It never changes after the import.'),
        sha256: sha256.describe('SHA-256 of the content as UTF-8, in lower-case hexadecimal.'),
        utf16Length: z.int().nonnegative().describe('Length of the content in UTF-16 code units.'),
        codePointLength: z.int().nonnegative().describe('Length of the content in Unicode code points.'),
      })
      .describe('The article’s text as it was read from the original.'),
    blocks: z.array(block),
    original: z
      .strictObject({
        fileName: z.string().nullable(),
        format: z.enum(articleFormats),
        encoding: z.string().describe('The character encoding the bytes were read in.'),
        sha256: sha256.describe('SHA-256 of the bytes, in lower-case hexadecimal.'),
        size: z.int().nonnegative().describe('Number of bytes.'),
        base64: z.string().meta({
          contentEncoding: 'base64',
          description: 'The bytes as they were imported, in Base64 (RFC 4648, padded).',
        }),
      })
      .describe('The file the article was imported from, byte for byte.'),
  })
  .meta({ id: 'article', description: 'An article with its text, its blocks and its original.' });

const assessment = z
  .strictObject({
    verdict: z.enum(verdicts).nullable(),
    credibility: z
      .literal(credibilities)
      .describe('Number of the Admiralty code; 6 until the analyst judges it.'),
    likelihood: z.enum(likelihoods).nullable().describe('In the words of ICD 203.'),
    confidence: z
      .enum(confidences)
      .nullable()
      .describe('In the words of ICD 203; apart from the likelihood.'),
    rationale: z.string(),
    evidence: z.array(z.strictObject({ text: z.string(), url: z.string().nullable() })),
  })
  .meta({ id: 'assessment', description: 'What the analyst concludes about the claim.' });

const claim = z
  .strictObject({
    id,
    text: z.string().describe('One proposition in one plain sentence that stands by itself.'),
    type: z.enum(claimTypes).nullable(),
    eventDate: z.string().regex(eventDatePattern).nullable().describe('YYYY, YYYY-MM or YYYY-MM-DD.'),
    tags: z.array(z.string()),
    note: z.string(),
    createdAt: time,
    assessment: assessment.nullable().describe('Null when the analyst has entered none.'),
    added: z.strictObject({ claimType: addedValue, verdict: addedValue }),
  })
  .meta({ id: 'claim', description: 'A claim of the case.' });

const occurrence = z
  .strictObject({
    id,
    claimId: id,
    articleId: id,
    polarity: z.enum(polarities).describe('Whether the words affirm the claim or negate it.'),
    quotation: z.enum(quotationTypes).nullable(),
    commitment: z
      .enum(commitments)
      .nullable()
      .describe('How far the last source of the chain commits to the claim.'),
    stance: z
      .enum(stances)
      .nullable()
      .describe(
        'Where the article stands toward the claim. Null: not judged. Not addressed: there is no occurrence.',
      ),
    stanceSpan: span.nullable().describe('The words that show the stance; null when none are marked.'),
    fidelity: z
      .enum(fidelities)
      .nullable()
      .describe('How faithfully the article gives what its source said. Null: not checked.'),
    added: z.strictObject({
      stance: addedValue,
      commitment: addedValue,
      quotation: addedValue,
      fidelity: addedValue,
    }),
    note: z.string(),
    createdAt: time,
    spans: z
      .array(span.extend({ exact: z.string().describe('The words of this piece.') }))
      .min(1)
      .describe('The pieces of the occurrence, in text order.'),
    chain: z
      .array(
        z.strictObject({
          sourceId: id,
          status: z.enum(attributionStatuses),
          sourceSpan: span
            .nullable()
            .describe('The words that name the source; null when the text has none.'),
          cueSpan: span
            .nullable()
            .describe('The words of the cue, such as “said”; null when the text has none.'),
        }),
      )
      .min(1)
      .describe('Begins with the article’s own voice and ends with whoever is nearest to the claim.'),
  })
  .meta({ id: 'occurrence', description: 'A place where an article makes or reports a claim.' });

const source = z
  .strictObject({
    id,
    name: z.string(),
    kind: z.enum(sourceKinds),
    added: z.strictObject({ sourceKind: addedValue }),
    aliases: z.array(z.string()),
    role: z.string(),
    affiliation: z.string(),
    country: z.string(),
    descriptor: z.string(),
    createdAt: time,
    ratings: z
      .array(
        z.strictObject({
          letter: z.enum(reliabilityLetters).describe('Letter of the Admiralty code.'),
          on: date,
          reason: z.string(),
        }),
      )
      .describe('Newest first. Empty: not rated, which counts as F.'),
  })
  .meta({ id: 'source', description: 'Whoever or whatever asserts claims.' });

const relation = z
  .strictObject({
    id,
    fromClaimId: id,
    toClaimId: id,
    kind: z.enum(relationKinds).describe('Read from the first claim to the second.'),
    status: z.enum(relationStatuses),
    reason: z.string(),
  })
  .meta({ id: 'relation', description: 'How one claim bears on another.' });

const tag = z
  .strictObject({
    path: z.string().min(1).describe('The names of all above the tag and its own, parted by “/”.'),
    colour: z.enum(tagColours).nullable(),
    description: z.string(),
  })
  .meta({ id: 'tag', description: 'A tag that claims carry, or one above such a tag.' });

const codebookValue = z
  .strictObject({
    list: z.enum(Object.keys(codebook) as CodebookList[]),
    value: z.string().min(1).describe('A value of the format, as text, or the name of one the case added.'),
    countsAs: z
      .string()
      .nullable()
      .describe('For a value the case added, the value of the format it counts as; else null.'),
    label: z.string().nullable().describe('What the case calls it. Null: as the program does.'),
    definition: z.string().nullable().describe('Null: as the program defines it.'),
    example: z.string().nullable().describe('Null: as the program has it.'),
    hidden: z.boolean().describe('True for a value that the case does not offer.'),
  })
  .meta({ id: 'codebookValue', description: 'What the case says of a value of its codebook.' });

const decision = z
  .strictObject({
    subjectId: id.describe('The claim, or the article, that a claim was suggested for.'),
    start: utf16.describe('For an article, where the words begin, in UTF-16 code units; 0 for a claim.'),
    end: utf16.describe('For an article, where the words end, in UTF-16 code units; 0 for a claim.'),
    claimId: id.describe('The claim that was suggested.'),
    status: z.enum(['rejected', 'suggested']).describe('Turned down, or put off.'),
  })
  .meta({ id: 'decision', description: 'What the analyst decided of a claim that was suggested.' });

const shownColumn = z.enum(tableColumns);
const view = z
  .strictObject({
    id,
    name: z.string().min(1),
    createdAt: time,
    filter: z.string().describe('In the language of search.'),
    rows: z.enum(['claims', 'occurrences']),
    columns: z
      .array(z.strictObject({ column: shownColumn, width: z.int().describe('Number of CSS pixels.') }))
      .min(1),
    sort: z.array(z.strictObject({ column: shownColumn, descending: z.boolean() })),
    group: shownColumn.nullable(),
  })
  .meta({ id: 'view', description: 'A way of looking at the claims table that was kept.' });

const composition = z
  .record(z.string(), z.unknown())
  .describe('What it says and in which order, as the program that wrote it has it.');

const report = z
  .strictObject({
    id,
    name: z.string().min(1),
    createdAt: time,
    composition,
    versions: z.array(
      z.strictObject({
        number: z.int().positive().describe('Number of the version.'),
        savedAt: time,
        note: z.string(),
        composition,
      }),
    ),
  })
  .meta({ id: 'report', description: 'A report as it is composed, with the versions of it that were kept.' });

/** A whole case, or the part of it that concerns some of its articles, as JSON. */
export const caseJsonSchema = z
  .strictObject({
    format: z.literal('parallax-case'),
    version: z.literal(caseJsonVersion).describe('Version of this format.'),
    case: z.strictObject({
      id,
      title: z.string(),
      createdAt: time,
      changedAt: time.describe('The time of the last change to the case, ISO 8601 in UTC.'),
      changeCount: z.int().nonnegative().describe('Number of changes in the case’s journal.'),
      articleCount: z
        .int()
        .nonnegative()
        .describe(
          'Number of articles in the whole case; more than are listed here when only some were chosen.',
        ),
    }),
    articles: z.array(article).describe('By date of publication, undated ones last, then by title.'),
    claims: z.array(claim).describe('By first occurrence in the articles as listed.'),
    occurrences: z.array(occurrence).describe('By article as listed, then by position in its text.'),
    sources: z.array(source).describe('By name.'),
    relations: z.array(relation).describe('By the claims as listed.'),
    tags: z.array(tag).describe('By path.'),
    codebook: z
      .array(codebookValue)
      .describe('Only what differs from the program’s own codebook, by list and value.'),
    decisions: z
      .array(decision)
      .optional()
      .describe('By subject, place and claim. In version 3 and later, and only of a whole case.'),
    views: z
      .array(view)
      .optional()
      .describe('By the time they were kept. In version 3 and later, and only of a whole case.'),
    reports: z
      .array(report)
      .optional()
      .describe('By the time they were made. In version 3 and later, and only of a whole case.'),
  })
  .meta({
    title: 'Parallax case',
    description:
      'Articles, the claims marked in them, who asserts each, how each article stands to it, and what the analyst concludes.',
  });

type DeepReadonly<Value> = Value extends object
  ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
  : Value;

/** A case as JSON. */
export type CaseJson = DeepReadonly<z.infer<typeof caseJsonSchema>>;

/** The published JSON Schema of a case (draft 2020-12), as the text of docs/case.schema.json. */
export function caseJsonSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(caseJsonSchema, { target: 'draft-2020-12' }), null, 2)}\n`;
}
