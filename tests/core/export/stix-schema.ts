// What STIX 2.1 (OASIS Standard) asks of the objects that are exported, as JSON Schema: its sections are named beside each.

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const idOf = (type: string): object => ({ type: 'string', pattern: `^${type}--${uuid}$` }); // 2.9
const timestamp = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' }; // 2.16, 3.2
const anyId = idOf('[a-z0-9-]+');
const text = { type: 'string', minLength: 1 };
const list = (items: object): object => ({ type: 'array', minItems: 1, items }); // 2: a list is never empty

const externalReference = {
  // 2.5: a name, and at least one of the three
  type: 'object',
  required: ['source_name'],
  anyOf: ['description', 'url', 'external_id'].map((name) => ({ required: [name] })),
  properties: {
    source_name: text,
    description: { type: 'string' },
    url: { type: 'string', format: 'uri' },
    external_id: text,
    hashes: {
      type: 'object',
      minProperties: 1,
      additionalProperties: false,
      properties: { 'SHA-256': { type: 'string', pattern: '^[0-9a-f]{64}$' } },
    },
  },
  additionalProperties: false,
};

const object = (
  type: string,
  required: readonly string[],
  own: Readonly<Record<string, object>>,
): object => ({
  type: 'object',
  required: ['type', 'spec_version', 'id', 'created', 'modified', ...required],
  additionalProperties: false,
  properties: {
    type: { const: type },
    spec_version: { const: '2.1' },
    id: idOf(type),
    created_by_ref: idOf('identity'),
    created: timestamp,
    modified: timestamp,
    labels: list(text),
    lang: text,
    confidence: { type: 'integer', minimum: 0, maximum: 100 },
    external_references: list(externalReference),
    object_marking_refs: list(idOf('marking-definition')),
    ...own,
  },
});

const marking = {
  type: 'object',
  required: ['type', 'spec_version', 'id', 'created', 'extensions'], // 7.2.1
  properties: {
    type: { const: 'marking-definition' },
    spec_version: { const: '2.1' },
    id: idOf('marking-definition'),
    created: timestamp,
    name: text,
    extensions: { type: 'object', minProperties: 1, propertyNames: idOf('extension-definition') },
  },
  additionalProperties: false,
};

/** A bundle (8) of the objects that are exported. */
export const stixBundleSchema = {
  type: 'object',
  required: ['type', 'id'],
  additionalProperties: false,
  properties: {
    type: { const: 'bundle' },
    id: idOf('bundle'),
    objects: list({
      type: 'object',
      discriminator: { propertyName: 'type' },
      required: ['type'],
      oneOf: [
        marking,
        object('identity', ['name'], {
          name: text,
          description: text,
          identity_class: {
            enum: ['individual', 'group', 'system', 'organization', 'class', 'unknown'], // 10.7
          },
        }), // 4.5
        object('report', ['name', 'published', 'object_refs'], {
          name: text,
          published: timestamp,
          object_refs: list(anyId),
        }), // 4.16
        object('note', ['content', 'object_refs'], {
          abstract: text,
          content: text,
          object_refs: list(anyId),
        }), // 4.14
        object('opinion', ['opinion', 'object_refs'], {
          opinion: { enum: ['strongly-disagree', 'disagree', 'neutral', 'agree', 'strongly-agree'] }, // 10.20
          explanation: text,
          object_refs: list(anyId),
        }), // 4.15
        object('relationship', ['relationship_type', 'source_ref', 'target_ref'], {
          relationship_type: { type: 'string', pattern: '^[a-z0-9-]+$' },
          description: text,
          source_ref: anyId,
          target_ref: anyId,
        }), // 5.1
      ],
    }),
  },
};
