import { describe, expect, test } from 'vitest';
import type { ArticleSummary, OccurrenceDetail } from '#contract/views.ts';
import { openTestCase, spanOf, type TestCase } from './test-case.ts';

const text =
  'It was alerted by the authorities that sources had reported a plan.\n\n' +
  '“We have nothing to hide,” the minister said, “and we would open the gates again.” 😀 He left.';

const marking = async (): Promise<{
  kase: TestCase;
  article: ArticleSummary;
  mark: (...words: string[]) => Promise<OccurrenceDetail>;
}> => {
  const kase = await openTestCase();
  const article = await kase.importText(text);
  return {
    kase,
    article,
    mark: (...words) =>
      kase.call('occurrence.mark', {
        articleId: article.id,
        spans: words.map((each) => spanOf(text, each)),
        claimId: null,
        claimText: null,
        stance: null,
      }),
  };
};

describe('mark', () => {
  test('a new mark is a claim in the words of the text, affirmed in the author’s voice, and nothing else is judged', async () => {
    const { article, mark } = await marking();
    const occurrence = await mark('sources had reported a plan');
    expect(occurrence).toMatchObject({
      articleId: article.id,
      claimText: 'sources had reported a plan',
      exact: ['sources had reported a plan'],
      spans: [spanOf(text, 'sources had reported a plan')],
      polarity: 'affirms',
      quotation: null,
      commitment: null,
      stance: null,
      stanceSpan: null,
      fidelity: null,
      note: '',
      chain: [
        {
          sourceId: article.authorSourceId,
          sourceName: 'Aster Quill',
          sourceKind: 'person',
          status: 'own-voice',
          sourceSpan: null,
          cueSpan: null,
        },
      ],
    });
  });

  test('a quotation in pieces keeps its pieces, in text order, without the white space around them', async () => {
    const { mark } = await marking();
    const occurrence = await mark(' “and we would open the gates again.” ', '“We have nothing to hide,” ');
    expect(occurrence.exact).toEqual(['“We have nothing to hide,”', '“and we would open the gates again.”']);
    expect(occurrence.claimText).toBe('“We have nothing to hide,” … “and we would open the gates again.”');
  });

  test('a piece inside another of the same mark is part of it, and no piece of its own', async () => {
    const { kase, mark } = await marking();
    const { id, exact } = await mark('“We have nothing to hide,”', 'nothing');
    expect(exact).toEqual(['“We have nothing to hide,”']);
    const whole = spanOf(text, '“and we would open the gates again.”');
    const changed = await kase.call('occurrence.update', {
      occurrenceId: id,
      patch: { spans: [spanOf(text, 'the gates'), whole, spanOf(text, 'gates again')] },
    });
    expect(changed).toMatchObject({ spans: [whole], exact: ['“and we would open the gates again.”'] });
  });

  test('a mark can be of a claim that is there, or be given a sentence and a stance at once', async () => {
    const { kase, article, mark } = await marking();
    const first = await mark('sources had reported a plan');
    const input = { articleId: article.id, spans: [spanOf(text, 'He left')], claimText: null, stance: null };
    const second = await kase.call('occurrence.mark', { ...input, claimId: first.claimId });
    expect(second.claimId).toBe(first.claimId);
    const third = await kase.call('occurrence.mark', {
      ...input,
      claimId: null,
      claimText: 'The minister left.',
      stance: 'endorses',
    });
    expect(third).toMatchObject({ claimText: 'The minister left.', stance: 'endorses' });
    expect(await kase.failure('occurrence.mark', { ...input, claimId: article.id })).toMatchObject({
      code: 'claim.not-found',
    });
  });

  test.each([
    ['beyond the end', [{ start: 0, end: 10_000 }]],
    ['half of a character', [{ start: text.indexOf('😀') - 2, end: text.indexOf('😀') + 1 }]],
    ['white space only', [spanOf(text, '\n\n')]],
    ['empty', [{ start: 5, end: 5 }], 'request.invalid'],
    ['no words at all', [], 'request.invalid'],
  ])(
    'a selection that is %s is refused and changes nothing',
    async (_, spans, code = 'occurrence.bad-span') => {
      const { kase, article } = await marking();
      const before = await kase.dump();
      const failure = await kase.failure('occurrence.mark', {
        articleId: article.id,
        spans,
        claimId: null,
        claimText: null,
        stance: null,
      });
      expect(failure.code).toBe(code);
      expect(await kase.dump()).toEqual(before);
    },
  );
});

describe('update', () => {
  test('changes only what is given; other words keep claim, chain and judgements', async () => {
    const { kase, mark } = await marking();
    const before = await mark('He left');
    const judged = await kase.call('occurrence.update', {
      occurrenceId: before.id,
      patch: {
        stance: 'unclear',
        commitment: 'relays',
        quotation: 'none',
        polarity: 'negates',
        stanceSpan: spanOf(text, 'nothing to hide'),
        fidelity: 'selective',
        note: 'Why?',
      },
    });
    expect(judged).toEqual({
      ...before,
      stance: 'unclear',
      commitment: 'relays',
      quotation: 'none',
      polarity: 'negates',
      stanceSpan: spanOf(text, 'nothing to hide'),
      fidelity: 'selective',
      note: 'Why?',
    });
    const moved = await kase.call('occurrence.update', {
      occurrenceId: before.id,
      patch: { spans: [spanOf(text, 'the minister said')], stance: null },
    });
    expect(moved).toEqual({
      ...judged,
      // The claim had no text of its own yet.
      claimText: 'the minister said',
      stance: null,
      spans: [spanOf(text, 'the minister said')],
      exact: ['the minister said'],
    });
  });
});

test('words that show the stance must lie in the article’s text', async () => {
  const { kase, mark } = await marking();
  const { id } = await mark('He left');
  const before = await kase.dump();
  const failure = await kase.failure('occurrence.update', {
    occurrenceId: id,
    patch: { stanceSpan: { start: 0, end: text.length + 1 } },
  });
  expect(failure.code).toBe('occurrence.bad-span');
  expect(await kase.dump()).toEqual(before);
});

describe('attribution', () => {
  test('a chain three deep is kept with the words that name each source and each cue', async () => {
    const { kase, article, mark } = await marking();
    const authorities = await kase.call('source.create', { name: 'Authorities', kind: 'government-body' });
    const someone = await kase.call('source.create', { name: 'Sources in the north', kind: 'anonymous' });
    const { id } = await mark('a plan');
    const chain = [
      { sourceId: article.authorSourceId, status: 'own-voice' as const, sourceSpan: null, cueSpan: null },
      {
        sourceId: authorities.id,
        status: 'explicit' as const,
        sourceSpan: spanOf(text, 'the authorities'),
        cueSpan: spanOf(text, 'It was alerted by'),
      },
      {
        sourceId: someone.id,
        status: 'anonymous' as const,
        sourceSpan: spanOf(text, 'sources'),
        cueSpan: spanOf(text, 'had reported'),
      },
    ];
    const occurrence = await kase.call('occurrence.set-chain', { occurrenceId: id, chain });
    expect(
      occurrence.chain.map(({ sourceId, status, sourceSpan, cueSpan }) => ({
        sourceId,
        status,
        sourceSpan,
        cueSpan,
      })),
    ).toEqual(chain);
    expect(occurrence.chain.map((step) => step.sourceName)).toEqual([
      'Aster Quill',
      'Authorities',
      'Sources in the north',
    ]);
    const shorter = await kase.call('occurrence.set-chain', { occurrenceId: id, chain: chain.slice(0, 1) });
    expect(shorter.chain).toHaveLength(1);
  });

  test('the first step is the article’s author or publisher, and stays allowed when its source is renamed', async () => {
    const { kase, mark } = await marking();
    const { id } = await mark('a plan');
    const stranger = await kase.call('source.create', { name: 'Stranger', kind: 'person' });
    const begin = (sourceId: string) => ({
      occurrenceId: id,
      chain: [{ sourceId, status: 'own-voice' as const, sourceSpan: null, cueSpan: null }],
    });
    expect(await kase.failure('occurrence.set-chain', begin(stranger.id))).toMatchObject({
      code: 'attribution.bad-chain',
      params: { rule: 'first-not-article' },
    });
    const outlet =
      (await kase.call('source.list', {})).find((source) => source.name === 'River Brief')?.id ?? '';
    await kase.call('occurrence.set-chain', begin(outlet));
    await kase.call('source.update', { sourceId: outlet, patch: { name: 'The River Brief Company' } });
    expect((await kase.call('occurrence.set-chain', begin(outlet))).chain[0]?.sourceId).toBe(outlet);
  });

  test('a source may come twice, as when it repeats what another had from it, but never quotes itself', async () => {
    const { kase, article, mark } = await marking();
    const { id } = await mark('a plan');
    const step = { sourceSpan: null, cueSpan: null };
    const own = { ...step, sourceId: article.authorSourceId, status: 'own-voice' as const };
    const [agency, ministry] = await Promise.all(
      ['Agency', 'Ministry'].map(async (name) => ({
        ...step,
        sourceId: (await kase.call('source.create', { name, kind: 'organisation' })).id,
        status: 'explicit' as const,
      })),
    );
    if (!agency || !ministry) throw new Error('The sources were not made.');
    const set = { occurrenceId: id, chain: [own, ministry, agency, ministry] };
    const { chain } = await kase.call('occurrence.set-chain', set);
    expect(chain.map(({ sourceName }) => sourceName)).toEqual([
      'Aster Quill',
      'Ministry',
      'Agency',
      'Ministry',
    ]);
    const before = await kase.dump();
    expect(
      await kase.failure('occurrence.set-chain', {
        occurrenceId: id,
        chain: [own, agency, ministry, ministry],
      }),
    ).toMatchObject({
      code: 'attribution.bad-chain',
      message: 'Step 4 names the same source as the step before it.',
    });
    expect(await kase.dump()).toEqual(before);
  });

  test('rules of the chain, unknown sources and words outside the text are refused', async () => {
    const { kase, article, mark } = await marking();
    const { id } = await mark('a plan');
    const own = {
      sourceId: article.authorSourceId,
      status: 'own-voice' as const,
      sourceSpan: null,
      cueSpan: null,
    };
    const other =
      (await kase.call('source.list', {})).find((source) => source.id !== article.authorSourceId)?.id ?? '';
    const code = async (...chain: [typeof own, ...object[]]): Promise<string> =>
      (await kase.failure('occurrence.set-chain', { occurrenceId: id, chain: chain as (typeof own)[] })).code;
    expect(await code(own, own)).toBe('attribution.bad-chain');
    expect(await code(own, { ...own, status: 'explicit' })).toBe('attribution.bad-chain');
    expect(await code(own, { ...own, sourceId: id, status: 'explicit' })).toBe('source.not-found');
    expect(
      await code(own, { ...own, sourceId: other, status: 'explicit', cueSpan: { start: 0, end: 9999 } }),
    ).toBe('occurrence.bad-span');
  });
});

describe('remove and split', () => {
  test('the last mark of a claim takes the claim along, unless a relation or an assessment keeps it', async () => {
    const { kase, mark } = await marking();
    const plain = await mark('a plan');
    const related = await mark('He left');
    const assessed = await mark('the minister said');
    const other = await mark('nothing to hide');
    await kase.call('relation.set', {
      fromClaimId: other.claimId,
      toClaimId: related.claimId,
      kind: 'supports',
      status: 'suggested',
      reason: '',
    });
    await kase.call('assessment.set', { claimId: assessed.claimId, patch: { credibility: 2 } });
    for (const { id } of [plain, related, assessed])
      await kase.call('occurrence.remove', { occurrenceId: id });
    expect((await kase.call('claim.list', {})).map((claim) => claim.id)).toEqual([
      related.claimId,
      assessed.claimId,
      other.claimId,
    ]);
    const [relation] = (await kase.call('claim.get', { claimId: related.claimId })).relations;
    await kase.call('relation.remove', { relationId: relation?.id ?? '' });
    expect((await kase.call('claim.list', {})).map((claim) => claim.id)).toEqual([
      assessed.claimId,
      other.claimId,
    ]);
  });

  test('an occurrence split off has a claim of its own in its exact words; the only one of its claim has that already', async () => {
    const { kase, article, mark } = await marking();
    const first = await mark('a plan');
    const second = await kase.call('occurrence.mark', {
      articleId: article.id,
      spans: [spanOf(text, 'He left')],
      claimId: first.claimId,
      claimText: null,
      stance: 'distances',
    });
    const split = await kase.call('occurrence.split', { occurrenceId: second.id });
    expect(split).toEqual({ ...second, claimId: split.claimId, claimText: 'He left' });
    expect(split.claimId).not.toBe(first.claimId);
    const before = await kase.dump();
    expect(await kase.call('occurrence.split', { occurrenceId: second.id })).toEqual(split);
    expect(await kase.dump()).toEqual(before);
  });

  test('what is gone is named as gone', async () => {
    const { kase, mark } = await marking();
    const { id } = await mark('a plan');
    await kase.call('occurrence.remove', { occurrenceId: id });
    for (const name of ['occurrence.remove', 'occurrence.split'] as const) {
      expect(await kase.failure(name, { occurrenceId: id })).toMatchObject({ code: 'occurrence.not-found' });
    }
    expect(await kase.call('occurrence.get', { occurrenceIds: [id] })).toEqual([]);
  });
});

describe('changing the words of a mark', () => {
  test('takes a claim along that has no text but those words, until the analyst writes one', async () => {
    const { kase, mark } = await marking();
    const { id, claimId } = await mark('reported');
    const widen = (words: string): Promise<OccurrenceDetail> =>
      kase.call('occurrence.update', { occurrenceId: id, patch: { spans: [spanOf(text, words)] } });
    expect((await widen('had reported a plan')).claimText).toBe('had reported a plan');
    await kase.call('claim.update', { claimId, patch: { text: 'There is a plan.' } });
    expect((await widen('sources had reported a plan')).claimText).toBe('There is a plan.');
  });

  test('leaves a claim alone that other places share', async () => {
    const { kase, article, mark } = await marking();
    const { id, claimId } = await mark('reported');
    await kase.call('occurrence.mark', {
      articleId: article.id,
      spans: [spanOf(text, 'He left')],
      claimId,
      claimText: null,
      stance: null,
    });
    const changed = await kase.call('occurrence.update', {
      occurrenceId: id,
      patch: { spans: [spanOf(text, 'had reported a plan')] },
    });
    expect(changed.claimText).toBe('reported');
  });
});
