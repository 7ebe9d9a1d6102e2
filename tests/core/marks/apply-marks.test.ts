import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MarksApplied, MarksFile } from '#contract/marks.ts';
import type { ArticleSummary } from '#contract/views.ts';
import { applyMarks } from '#core/marks/apply-marks.ts';
import { readMarks } from '#core/marks/read-marks.ts';
import { Failure, type FailureData } from '#domain/failure.ts';
import { openTestCase, spanOf, type TestCase } from '../services/test-case.ts';

const text =
  'It was alerted by the authorities in Osmeria that\nanonymous sources had reported a plan. He said no. She said no.';

const file = (parts: Partial<MarksFile>): MarksFile => ({ format: 'parallax-marks', version: 1, ...parts });
const claims = [{ key: 'plan', text: 'There was a plan.' }];

const withArticle = async (): Promise<{ kase: TestCase; article: ArticleSummary }> => {
  const kase = await openTestCase();
  return { kase, article: await kase.importText(text) };
};
const apply = async (kase: TestCase, marks: MarksFile): Promise<MarksApplied> => {
  const result = await kase.session.change('marks.apply', (context) =>
    applyMarks(context, readMarks(JSON.stringify(marks))),
  );
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
};
/** The failure of marks that must be refused, after proving that nothing of them stayed. */
const refusal = async (kase: TestCase, marks: MarksFile): Promise<FailureData> => {
  const before = await kase.dump();
  const result = await kase.session.change('marks.apply', (context) =>
    applyMarks(context, readMarks(JSON.stringify(marks))),
  );
  expect(await kase.dump()).toEqual(before);
  if (result.ok) throw new Error('These marks should have been refused.');
  return result.failure;
};

describe('marks', () => {
  test('put sources, claims, occurrences and relations into the case as one change', async () => {
    const { kase, article } = await withArticle();
    const before = await kase.dump();
    const applied = await apply(
      kase,
      file({
        sources: [
          {
            key: 'auth',
            name: 'Authorities',
            kind: 'government-body',
            aliases: ['The authorities'],
            reliability: { letter: 'C', on: '2024-04-20', reason: 'Party' },
          },
          { key: 'anon', name: 'Anonymous sources', kind: 'anonymous' },
        ],
        claims: [
          {
            key: 'plan',
            text: 'There was a plan.',
            type: 'intention-or-plan',
            eventDate: '2024',
            tags: ['plan'],
            note: 'n',
            assessment: { verdict: 'unproven', evidence: [{ text: 'None' }] },
          },
          { key: 'no', text: 'There was none.' },
        ],
        occurrences: [
          {
            claim: 'plan',
            article: 'article.txt',
            spans: [{ quote: 'anonymous  sources had' }, { quote: 'a plan' }],
            commitment: 'relays',
            quotation: 'indirect',
            stance: 'leans-toward',
            stanceWords: { quote: 'It was alerted' },
            fidelity: 'faithful',
            note: 'deep',
            chain: [
              { source: '@author', status: 'own-voice' },
              {
                source: 'auth',
                status: 'explicit',
                sourceWords: { quote: 'the authorities in Osmeria' },
                cueWords: { quote: 'It was alerted by' },
              },
              {
                source: 'anon',
                status: 'anonymous',
                sourceWords: { quote: 'anonymous sources' },
                cueWords: { quote: 'had reported' },
              },
            ],
          },
          {
            claim: 'no',
            article: article.id,
            spans: [{ quote: 'said no', prefix: 'She ' }],
            polarity: 'negates',
          },
        ],
        relations: [{ from: 'no', to: 'plan', kind: 'contradicts', status: 'confirmed' }],
      }),
    );
    expect(applied).toEqual({ sources: 2, claims: 2, occurrences: 2, relations: 1, alreadyThere: 0 });
    const { occurrences } = await kase.call('article.open', { articleId: article.id });
    expect(occurrences[0]).toMatchObject({
      claimText: 'There was a plan.',
      exact: ['anonymous sources had', 'a plan'],
      polarity: 'affirms',
      commitment: 'relays',
      quotation: 'indirect',
      stance: 'leans-toward',
      stanceSpan: spanOf(text, 'It was alerted'),
      fidelity: 'faithful',
      note: 'deep',
    });
    expect(
      occurrences[0]?.chain.map(({ sourceName, status, sourceSpan, cueSpan }) => [
        sourceName,
        status,
        sourceSpan,
        cueSpan,
      ]),
    ).toEqual([
      ['Aster Quill', 'own-voice', null, null],
      [
        'Authorities',
        'explicit',
        spanOf(text, 'the authorities in Osmeria'),
        spanOf(text, 'It was alerted by'),
      ],
      ['Anonymous sources', 'anonymous', spanOf(text, 'anonymous sources'), spanOf(text, 'had reported')],
    ]);
    expect(occurrences[1]).toMatchObject({
      exact: ['said no'],
      polarity: 'negates',
      stance: null,
      spans: [{ start: text.lastIndexOf('said no') }],
    });
    const detail = await kase.call('claim.get', { claimId: occurrences[0]?.claimId ?? '' });
    expect(detail.claim).toMatchObject({
      type: 'intention-or-plan',
      eventDate: '2024',
      tags: ['plan'],
      verdict: 'unproven',
    });
    expect(detail.assessment).toMatchObject({ credibility: 6, evidence: [{ text: 'None', url: null }] });
    expect(detail.relations).toHaveLength(1);
    expect((await kase.call('journal.undo', {})).label).toEqual({
      action: 'marks.apply',
      subject: '2 marks',
    });
    expect(await kase.dump()).toEqual(before);
  });

  test('applied again change nothing: what is there is counted as there', async () => {
    const { kase } = await withArticle();
    const marks = file({
      sources: [{ key: 's', name: 'Source', kind: 'person', role: 'Chief' }],
      claims,
      occurrences: [{ claim: 'plan', article: 'Two clocks', spans: [{ quote: 'a plan' }] }],
    });
    await apply(kase, marks);
    const before = await kase.dump();
    expect(await apply(kase, marks)).toEqual({
      sources: 0,
      claims: 0,
      occurrences: 0,
      relations: 0,
      alreadyThere: 3,
    });
    expect(await kase.dump()).toEqual(before);
  });

  test('a source or claim that is there gains what was empty and keeps what was not', async () => {
    const { kase } = await withArticle();
    const source = await kase.call('source.create', {
      name: 'Тевдор Халаш',
      kind: 'person',
      role: 'President',
      aliases: ['T. H.'],
    });
    await apply(
      kase,
      file({ claims: [{ key: 'plan', text: 'There was a plan.', type: 'causal', tags: ['a'] }] }),
    );
    await apply(
      kase,
      file({
        sources: [
          {
            key: 's',
            name: 'Tevdor Khalash',
            kind: 'group',
            role: 'King',
            country: 'Tarvenia',
            aliases: ['Strongman'],
          },
        ],
        claims: [
          { key: 'plan', text: 'There was a plan.', type: 'prediction', eventDate: '2024', tags: ['b'] },
        ],
      }),
    );
    const sources = await kase.call('source.list', {});
    expect(sources.find(({ id }) => id === source.id)).toEqual({
      ...source,
      country: 'Tarvenia',
      aliases: ['Strongman', 'T. H.'],
    });
    expect(sources).toHaveLength(3);
    expect(await kase.call('claim.list', {})).toMatchObject([
      { type: 'causal', eventDate: '2024', tags: ['a', 'b'] },
    ]);
  });

  test('can change what is known of an article, before its author speaks', async () => {
    const { kase, article } = await withArticle();
    await apply(
      kase,
      file({
        articles: [{ article: 'article.txt', authors: ['Merrit Os'], genre: 'opinion' }],
        sources: [{ key: 'm', name: 'Merrit Os', kind: 'person' }],
        claims,
        occurrences: [
          {
            claim: 'plan',
            article: 'article.txt',
            spans: [{ quote: 'a plan' }],
            chain: [{ source: 'm', status: 'own-voice' }],
          },
        ],
      }),
    );
    const { article: after, occurrences } = await kase.call('article.open', { articleId: article.id });
    expect(after).toMatchObject({
      title: 'Two clocks',
      authors: ['Merrit Os'],
      publisher: 'River Brief',
      genre: 'opinion',
    });
    expect(occurrences[0]?.chain[0]?.sourceName).toBe('Merrit Os');
  });

  test.each<[string, Partial<MarksFile>, { code: string; params: Record<string, string> }]>([
    [
      'words that are not there',
      { occurrences: [{ claim: 'plan', article: 'article.txt', spans: [{ quote: 'A plan' }] }] },
      { code: 'marks.not-found', params: { path: 'occurrences[0]', article: 'Two clocks', words: 'A plan' } },
    ],
    [
      'words that are there twice',
      { occurrences: [{ claim: 'plan', article: 'article.txt', spans: [{ quote: 'said no' }] }] },
      { code: 'marks.not-found', params: { words: 'said no' } },
    ],
    [
      'words that are elsewhere',
      { occurrences: [{ claim: 'plan', article: 'article.txt', spans: [{ quote: 'a plan', start: 3 }] }] },
      { code: 'marks.not-found', params: { words: 'a plan' } },
    ],
    [
      'an article that is not there',
      { occurrences: [{ claim: 'plan', article: 'other.txt', spans: [{ quote: 'a plan' }] }] },
      { code: 'marks.not-found', params: { article: 'other.txt' } },
    ],
    [
      'a claim that is not there',
      { occurrences: [{ claim: 'plot', article: 'article.txt', spans: [{ quote: 'a plan' }] }] },
      { code: 'marks.invalid', params: { path: 'occurrences[0].claim' } },
    ],
    [
      'a source that is not there',
      {
        occurrences: [
          {
            claim: 'plan',
            article: 'article.txt',
            spans: [{ quote: 'a plan' }],
            chain: [
              { source: '@author', status: 'own-voice' },
              { source: 'x', status: 'explicit' },
            ],
          },
        ],
      },
      { code: 'marks.invalid', params: { path: 'occurrences[0].chain[1].source' } },
    ],
    [
      'a chain that does not begin with the author',
      {
        sources: [{ key: 's', name: 'Someone', kind: 'person' }],
        occurrences: [
          {
            claim: 'plan',
            article: 'article.txt',
            spans: [{ quote: 'a plan' }],
            chain: [{ source: 's', status: 'own-voice' }],
          },
        ],
      },
      { code: 'marks.invalid', params: { path: 'occurrences[0].chain' } },
    ],
    [
      'a key used twice',
      { claims: [...claims, ...claims] },
      { code: 'marks.invalid', params: { path: 'claims[1].key' } },
    ],
    [
      'a claim related to itself',
      { relations: [{ from: 'plan', to: 'plan', kind: 'supports', status: 'confirmed' }] },
      { code: 'marks.invalid', params: { path: 'relations[0]' } },
    ],
  ])('with %s are refused as a whole, and the place is named', async (_, parts, expected) => {
    const { kase } = await withArticle();
    const good = { claim: 'plan', article: 'article.txt', spans: [{ quote: 'He said' }] };
    const failure = await refusal(
      kase,
      file({ claims, ...parts, occurrences: [...(parts.occurrences ?? []), good] }),
    );
    expect(failure).toMatchObject(expected);
  });

  test('two articles of one name are not chosen between', async () => {
    const { kase, article } = await withArticle();
    await kase.importText(`${text} More.`, { title: 'Other' });
    const at = (name: string): MarksFile =>
      file({ claims, occurrences: [{ claim: 'plan', article: name, spans: [{ quote: 'a plan' }] }] });
    expect((await refusal(kase, at('article.txt'))).message).toContain('more than one');
    expect((await apply(kase, at(article.id))).occurrences).toBe(1);
    expect((await apply(kase, at('Other'))).occurrences).toBe(1);
  });

  test('any words of an article, given with their offset, are marked exactly there', async () => {
    const { kase, article } = await withArticle();
    const place = fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 30 }));
    await fc.assert(
      fc.asyncProperty(place, async ([from, length]) => {
        const raw = text.slice(from, from + length);
        fc.pre(raw.trim() !== '');
        const start = from + raw.length - raw.trimStart().length;
        await apply(
          kase,
          file({
            claims,
            occurrences: [{ claim: 'plan', article: article.id, spans: [{ quote: raw, start }] }],
          }),
        );
        const { occurrences } = await kase.call('article.open', { articleId: article.id });
        expect(occurrences.map(({ spans }) => spans)).toContainEqual([
          { start, end: start + raw.trim().length },
        ]);
        for (const { spans, exact } of occurrences)
          expect(spans.map((span) => text.slice(span.start, span.end))).toEqual(exact);
      }),
      { numRuns: 40 },
    );
  });

  test('tell how far they are', async () => {
    const { kase } = await withArticle();
    const marks = readMarks(
      JSON.stringify(
        file({
          claims,
          occurrences: [{ claim: 'plan', article: 'article.txt', spans: [{ quote: 'a plan' }] }],
        }),
      ),
    );
    const told: [number, number][] = [];
    await kase.session.change('marks.apply', (context) =>
      applyMarks(context, marks, { onProgress: (...at) => told.push(at) }),
    );
    expect(told).toEqual([[1, 1]]);
  });
});

describe('a file of marks', () => {
  test.each([
    ['not JSON', '{', ''],
    ['of another format', '{"format":"x","version":1}', 'format'],
    ['of a later version', '{"format":"parallax-marks","version":2}', 'version'],
    [
      'with a misspelt field',
      '{"format":"parallax-marks","version":1,"claims":[{"key":"a","text":"A","verdikt":"true"}]}',
      'claims[0]',
    ],
    [
      'with a value that is none',
      '{"format":"parallax-marks","version":1,"sources":[{"key":"a","name":"A","kind":"person"},{"key":"b","name":"B","kind":"king"}]}',
      'sources[1].kind',
    ],
    [
      'with an empty quote',
      '{"format":"parallax-marks","version":1,"occurrences":[{"claim":"a","article":"b","spans":[{"quote":" "}]}]}',
      'occurrences[0].spans[0].quote',
    ],
  ])('%s is refused, and the place is named', (_, json, path) => {
    let failure: unknown;
    try {
      readMarks(json);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ code: 'marks.invalid', params: { path } });
  });
});
