import { expect, test } from 'vitest';
import { composeFrom } from '#domain/report/composition.ts';
import { type FixtureCase, openCase } from './case-fixture.ts';
import { hostileCase } from './hostile-case.ts';
import { renderExport, type TestOrder } from './render-export.ts';

type Attribute = Readonly<Record<string, unknown>> & {
  readonly object_relation: string;
  readonly type: string;
  readonly value: string;
  readonly Tag?: readonly { readonly name: string }[];
};
type MispObject = {
  readonly uuid: string;
  readonly name: string;
  readonly template_uuid: string;
  readonly template_version: string;
  readonly 'meta-category': string;
  readonly Attribute: readonly Attribute[];
  readonly ObjectReference?: readonly Readonly<Record<string, string>>[];
};
type Event = Readonly<Record<string, unknown>> & { readonly Object: readonly MispObject[] };

async function eventOf(fixture: FixtureCase, order: Partial<TestOrder> = {}): Promise<Event> {
  const text = await renderExport(openCase(fixture), { format: 'misp', ...order });
  return (JSON.parse(text) as { readonly Event: Event }).Event;
}

// Facts of MISP/misp-objects: of each template its id, version, the attributes used with their types, those of which one
// must be there, those that may be there more than once, and the values it lists.
const templates: Readonly<
  Record<
    string,
    {
      readonly uuid: string;
      readonly version: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly requiredOneOf: readonly string[];
      readonly multiple: readonly string[];
      readonly values?: Readonly<Record<string, RegExp>>;
    }
  >
> = {
  'news-media': {
    uuid: '691463c5-5302-4847-9bec-4c56ccfec677',
    version: '3',
    attributes: { title: 'text', source: 'text', link: 'link', content: 'text' },
    requiredOneOf: ['source', 'content', 'link'],
    multiple: ['link'],
  },
  annotation: {
    uuid: '5d8dc046-15a1-4ca3-a09f-ed4ede7c4487',
    version: '2',
    attributes: { text: 'text', type: 'text', format: 'text', ref: 'link', 'creation-date': 'datetime' },
    requiredOneOf: ['text'],
    multiple: ['ref'],
  },
  'intelligence-source-assessment': {
    uuid: '2d3a5895-6c54-50b5-bd25-ce33e974c50a',
    version: '1',
    attributes: {
      'source-id': 'text',
      'source-summary': 'text',
      'source-type': 'text',
      'source-reliability': 'text',
      'information-credibility': 'text',
      evaluation: 'text',
      confidence: 'text',
      'related-report': 'text',
    },
    requiredOneOf: ['source-id', 'source-summary', 'information-credibility'],
    multiple: ['related-report'],
    values: {
      'source-reliability':
        /^[A-F] - (?:Completely|Usually|Fairly|Not usually) reliable$|^E - Unreliable$|^F - Reliability cannot be judged$/,
      'information-credibility': /^[1-6] - /,
      confidence: /^(?:low|medium|high|unknown)$/,
      'source-type': /^OSINT$/,
    },
  },
};

test.each([
  ['a hostile case', hostileCase],
  ['an empty case', { sources: {}, articles: {}, claims: {} }],
] as const)('%s gives objects as their templates have them', async (_, fixture) => {
  const { Object: objects } = await eventOf(fixture);
  for (const object of objects) {
    const template = templates[object.name];
    expect(object).toMatchObject({
      template_uuid: template?.uuid,
      template_version: template?.version,
      'meta-category': 'misc',
    });
    const relations = object.Attribute.map((each) => each.object_relation);
    expect(template?.requiredOneOf.some((name) => relations.includes(name))).toBe(true);
    for (const [index, { object_relation: relation, type, value, to_ids }] of object.Attribute.entries()) {
      expect([relation, type]).toEqual([relation, template?.attributes[relation]]);
      expect(value.trim()).not.toBe('');
      expect(to_ids).toBe(false);
      expect(value).toMatch(template?.values?.[relation] ?? /./s);
      if (!template?.multiple.includes(relation)) expect(relations.indexOf(relation)).toBe(index);
    }
  }
});

test('ids are unique, and each annotation refers to its article', async () => {
  const { Object: objects } = await eventOf(hostileCase);
  const ids = objects.flatMap((object) => [object.uuid, ...object.Attribute.map((each) => each['uuid'])]);
  expect(new Set(ids).size).toBe(ids.length);
  const articles = objects.filter(({ name }) => name === 'news-media').map(({ uuid }) => uuid);
  expect(articles).toHaveLength(2);
  const references = objects.flatMap((object) => object.ObjectReference ?? []);
  expect(references).toHaveLength(7);
  for (const reference of references) {
    expect(articles).toContain(reference['referenced_uuid']);
    expect(reference['relationship_type']).toBe('annotates');
  }
});

test('reliability and credibility are tagged apart, in the words of the taxonomies', async () => {
  const { Object: objects } = await eventOf(hostileCase);
  const tags = objects
    .flatMap(({ Attribute: attributes }) => attributes)
    .flatMap(({ object_relation: relation, Tag }) => (Tag ?? []).map(({ name }) => [relation, name]));
  expect(tags).toContainEqual(['source-reliability', 'admiralty-scale:source-reliability="b"']);
  expect(tags).toContainEqual(['source-reliability', 'admiralty-scale:source-reliability="f"']);
  expect(tags).toContainEqual(['information-credibility', 'admiralty-scale:information-credibility="2"']);
  expect(tags).toContainEqual(['evaluation', 'estimative-language:likelihood-probability="likely"']);
});

test('the event has the report’s title, date, author and handling marking', async () => {
  const composition = {
    ...composeFrom('full'),
    title: 'The release',
    author: 'Check Desk',
    date: '2024-06-01',
    handling: 'TLP:AMBER' as const,
  };
  expect(await eventOf(hostileCase, { composition })).toMatchObject({
    info: 'The release',
    date: '2024-06-01',
    Orgc: { name: 'Check Desk' },
    Tag: [{ name: 'tlp:amber' }],
    published: false,
  });
});
