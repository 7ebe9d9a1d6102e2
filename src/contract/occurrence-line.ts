import { z } from 'zod';
import { attributionStatuses } from '#domain/attribution.ts';
import { caseJsonSchema } from './case-json.ts';

// The published JSON Lines of occurrences: each line stands by itself. docs/occurrence.schema.json is made from here by
// scripts/write-schema.mjs.

/** The version of the lines that this program writes. */
export const occurrenceLineVersion = 1;

const { articles, claims, occurrences, sources } = caseJsonSchema.shape;
const occurrence = occurrences.element.shape;
const step = occurrence.chain.element.shape;
const claim = claims.element.shape;
const article = articles.element.shape;
const source = sources.element.shape;
const words = (of: string) => z.string().nullable().describe(`The words ${of}; null when the text has none.`);

/** One line: an occurrence with what is needed to understand it. */
export const occurrenceLineSchema = z
  .strictObject({
    format: z.literal('parallax-occurrence'),
    version: z.literal(occurrenceLineVersion).describe('Version of this format.'),
    id: occurrence.id,
    claim: z.strictObject({
      id: claim.id,
      text: claim.text,
      type: claim.type,
      eventDate: claim.eventDate,
      tags: claim.tags,
      note: claim.note,
      createdAt: claim.createdAt,
    }),
    article: z.strictObject({
      id: article.id,
      title: article.title,
      authors: article.authors,
      publisher: article.publisher,
      url: article.url,
      publishedOn: article.publishedOn,
      language: article.language,
      genre: article.genre,
      authorSourceId: article.authorSourceId,
      textSha256: article.text.shape.sha256,
    }),
    polarity: occurrence.polarity,
    quotation: occurrence.quotation,
    commitment: occurrence.commitment,
    stance: occurrence.stance,
    stanceSpan: occurrence.stanceSpan,
    stanceWords: words('that show the stance'),
    fidelity: occurrence.fidelity,
    note: occurrence.note,
    createdAt: occurrence.createdAt,
    spans: occurrence.spans,
    chain: z
      .array(
        z.strictObject({
          source: z.strictObject({
            id: source.id,
            name: source.name,
            kind: source.kind,
            createdAt: source.createdAt,
          }),
          status: z.enum(attributionStatuses),
          sourceSpan: step.sourceSpan,
          sourceWords: words('that name the source'),
          cueSpan: step.cueSpan,
          cueWords: words('of the cue'),
        }),
      )
      .min(1)
      .describe('Begins with the article’s own voice and ends with whoever is nearest to the claim.'),
  })
  .meta({
    title: 'Parallax occurrence',
    description: 'One line of a file of JSON Lines: a place where an article makes or reports a claim.',
  });

/** A line as it is written. */
export type OccurrenceLine = z.infer<typeof occurrenceLineSchema>;

/** The published JSON Schema of a line (draft 2020-12), as the text of docs/occurrence.schema.json. */
export function occurrenceLineSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(occurrenceLineSchema, { target: 'draft-2020-12' }), null, 2)}\n`;
}
