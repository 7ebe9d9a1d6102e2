// What the Web Annotation Data Model says MUST be, as JSON Schema; each part names the section it stands for. See
// https://www.w3.org/TR/annotation-model/ and, for what its test suite asks, https://github.com/w3c/web-annotation-tests.

const iri = { type: 'string', format: 'uri' } as const;
const withZ = { type: 'string', format: 'date-time', pattern: 'Z$' } as const;
const oneOrMore = (item: object): object => ({
  anyOf: [item, { type: 'array', minItems: 1, items: item }],
});
const motivations = [
  'assessing',
  'bookmarking',
  'classifying',
  'commenting',
  'describing',
  'editing',
  'highlighting',
  'identifying',
  'linking',
  'moderating',
  'questioning',
  'replying',
  'tagging',
];

/** Properties that annotations, bodies and targets share. */
const lifecycle = {
  // 3.3.1: one time at most, in UTC.
  created: withZ,
  modified: withZ,
  generated: withZ,
  // 3.3.6 and 3.3.7
  rights: oneOrMore(iri),
  canonical: iri,
  via: oneOrMore(iri),
};
const resource = {
  ...lifecycle,
  id: iri,
  // 3.2.1: media types, languages, one direction out of three.
  format: oneOrMore({ type: 'string', pattern: '^(application|audio|image|multipart|text|video)/' }),
  language: oneOrMore({ type: 'string', pattern: '^[a-z]{2,3}(-|$)' }),
  textDirection: { enum: ['ltr', 'rtl', 'auto'] },
};
const refused = (...names: readonly string[]): object => ({
  not: { anyOf: names.map((name) => ({ required: [name] })) },
});

const definitions = {
  // 4.2.4: exactly one exact, prefix and suffix at most one each.
  quote: {
    type: 'object',
    properties: {
      type: { const: 'TextQuoteSelector' },
      exact: { type: 'string', minLength: 1 },
      prefix: { type: 'string' },
      suffix: { type: 'string' },
    },
    required: ['type', 'exact'],
  },
  // 4.2.5: whole numbers from 0.
  position: {
    type: 'object',
    properties: {
      type: { const: 'TextPositionSelector' },
      start: { type: 'integer', minimum: 0 },
      end: { type: 'integer', minimum: 0 },
    },
    required: ['type', 'start', 'end'],
  },
  // 4: one source, and something that makes it specific; neither items nor a text of its own.
  specific: {
    type: 'object',
    properties: {
      ...resource,
      source: { anyOf: [iri, { $ref: '#/$defs/external' }] },
      purpose: oneOrMore({ enum: motivations }),
      selector: oneOrMore({ oneOf: [{ $ref: '#/$defs/quote' }, { $ref: '#/$defs/position' }] }),
    },
    required: ['source'],
    anyOf: [{ required: ['selector'] }, { required: ['purpose'] }, { required: ['state'] }],
    ...refused('items', 'value'),
  },
  // 3.2.1: named by its IRI; 3.3.5: without a purpose.
  external: {
    type: 'object',
    properties: resource,
    required: ['id'],
    ...refused('value', 'source', 'items', 'purpose', 'target'),
  },
  // 3.2.4: one text, neither items nor a source.
  textual: {
    type: 'object',
    properties: { ...resource, value: { type: 'string' }, purpose: oneOrMore({ enum: motivations }) },
    required: ['value'],
    ...refused('items', 'source'),
  },
  // 3.1: id, type and target; 3.2.5: body or bodyValue, never both.
  annotation: {
    type: 'object',
    properties: {
      ...lifecycle,
      id: iri,
      type: { const: 'Annotation' },
      motivation: oneOrMore({ enum: motivations }),
      body: oneOrMore({
        oneOf: [iri, { $ref: '#/$defs/specific' }, { $ref: '#/$defs/external' }, { $ref: '#/$defs/textual' }],
      }),
      target: oneOrMore({ oneOf: [iri, { $ref: '#/$defs/specific' }, { $ref: '#/$defs/external' }] }),
    },
    required: ['id', 'type', 'target'],
    not: { required: ['body', 'bodyValue'] },
  },
  // 5.2: named, of its type, with its annotations; part of one collection.
  page: {
    type: 'object',
    properties: {
      id: iri,
      type: { const: 'AnnotationPage' },
      items: { type: 'array', items: { $ref: '#/$defs/annotation' } },
      partOf: iri,
      startIndex: { type: 'integer', minimum: 0 },
      next: iri,
      prev: iri,
    },
    required: ['id', 'type', 'items'],
  },
};

/** A collection of annotations with its one page (section 5.1). */
export const collectionSchema = {
  type: 'object',
  properties: {
    ...lifecycle,
    '@context': {
      type: 'array',
      contains: { const: 'http://www.w3.org/ns/anno.jsonld' },
    },
    id: iri,
    type: { const: 'AnnotationCollection' },
    label: { type: 'string' },
    total: { type: 'integer', minimum: 0 },
    first: { $ref: '#/$defs/page' },
    last: iri,
  },
  required: ['@context', 'id', 'type', 'first'],
  $defs: definitions,
};
