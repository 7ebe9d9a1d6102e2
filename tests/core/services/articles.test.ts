import { describe, expect, test } from 'vitest';
import { openTestCase, spanOf } from './test-case.ts';

const text = 'The ministry said the gates held.\n\nThe keeper denied it.\n\nShare';

describe('import', () => {
  test('keeps bytes, text, blocks and hashes, and makes author and publisher sources', async () => {
    const kase = await openTestCase();
    const article = await kase.importText(text);
    expect(article).toMatchObject({
      title: 'Two clocks',
      authors: ['Aster Quill'],
      status: 'unread',
      format: 'text',
      encoding: 'utf-8',
      fileName: 'article.txt',
      originalSize: new TextEncoder().encode(text).length,
      occurrenceCount: 0,
    });
    const sources = await kase.call('source.list', {});
    expect(sources.map(({ name, kind }) => [name, kind])).toEqual([
      ['Aster Quill', 'person'],
      ['River Brief', 'media-outlet'],
    ]);
    expect(article.authorSourceId).toBe(sources[0]?.id);
    const { text: kept, blocks } = await kase.call('article.open', { articleId: article.id });
    expect(kept.trimEnd()).toBe(text);
    expect(blocks.map(({ start, end }) => kept.slice(start, end))).toEqual(text.split('\n\n'));
    const original = await kase.inside(({ db }) =>
      db.prepare('SELECT bytes FROM content WHERE sha256 = ?').pluck().get(article.originalSha256),
    );
    expect(Buffer.from(original as Uint8Array).toString()).toBe(text);
  });

  test('the same text again is noticed and named, before and at import', async () => {
    const kase = await openTestCase();
    const { id } = await kase.importText(text);
    const source = { bytes: new TextEncoder().encode(text), fileName: null, format: null, encoding: null };
    const { duplicateOf } = await kase.call('import.preview', source);
    expect(duplicateOf).toEqual({ id, title: 'Two clocks' });
    const before = await kase.dump();
    await expect(kase.importText(text, { title: 'Another title' })).rejects.toThrow('import.duplicate');
    expect(await kase.dump()).toEqual(before);
  });

  test('the analyst decides what is page furniture, and it is not counted as words', async () => {
    const kase = await openTestCase();
    const input = {
      bytes: new TextEncoder().encode(text),
      fileName: null,
      format: 'text' as const,
      encoding: null,
      metadata: {
        title: 'T',
        authors: [],
        publisher: null,
        url: null,
        publishedOn: null,
        retrievedOn: null,
        language: null,
        genre: 'news' as const,
      },
    };
    const failure = await kase.failure('article.import', { ...input, furniture: [true] });
    expect(failure).toMatchObject({ code: 'request.invalid', params: { blocks: 3, sorted: 1 } });
    const article = await kase.call('article.import', { ...input, furniture: [false, true, true] });
    expect(article.wordCount).toBe(6);
    const after = await kase.call('article.set-furniture', {
      articleId: article.id,
      block: 1,
      furniture: false,
    });
    expect(after.article.wordCount).toBe(10);
    expect(after.blocks.map((block) => block.furniture)).toEqual([false, false, true]);
    expect(
      await kase.failure('article.set-furniture', { articleId: article.id, block: 3, furniture: true }),
    ).toMatchObject({
      code: 'request.invalid',
    });
  });

  test('an author is found by name however it is written, and by alias', async () => {
    const kase = await openTestCase();
    const source = await kase.call('source.create', {
      name: 'Тевдор Халаш',
      kind: 'person',
      aliases: ['Tevdor Halash'],
    });
    const byName = await kase.importText(text, { authors: ['TEVDOR KHALASH'], publisher: null });
    const byAlias = await kase.importText(`${text} More.`, { authors: ['Tevdor Halash'], publisher: null });
    expect([byName.authorSourceId, byAlias.authorSourceId]).toEqual([source.id, source.id]);
    expect(await kase.call('source.list', {})).toHaveLength(1);
  });

  test('without an author the publisher speaks; without both, an unknown author of this article alone', async () => {
    const kase = await openTestCase();
    const published = await kase.importText(text, { authors: [] });
    const first = await kase.importText(`${text} 1`, { authors: [], publisher: null, title: 'Leaflet' });
    const second = await kase.importText(`${text} 2`, { authors: [], publisher: null, title: 'Leaflet' });
    const sources = new Map((await kase.call('source.list', {})).map((source) => [source.id, source]));
    expect(sources.get(published.authorSourceId)).toMatchObject({
      name: 'River Brief',
      kind: 'media-outlet',
    });
    expect(sources.get(first.authorSourceId)).toMatchObject({ name: 'Author of “Leaflet”', kind: 'unknown' });
    expect(second.authorSourceId).not.toBe(first.authorSourceId);
  });
});

describe('update', () => {
  test('changes what is given and leaves the rest', async () => {
    const kase = await openTestCase();
    const article = await kase.importText(text);
    const updated = await kase.call('article.update', {
      articleId: article.id,
      patch: { title: 'New title', status: 'done', publishedOn: null },
    });
    expect(updated).toEqual({
      ...article,
      title: 'New title',
      status: 'done',
      readShare: 1,
      publishedOn: null,
    });
  });

  test('chains that began at the old author or publisher follow to the new one', async () => {
    const kase = await openTestCase();
    const article = await kase.importText(text);
    const own = await kase.call('occurrence.mark', {
      articleId: article.id,
      spans: [spanOf(text, 'The ministry said')],
      claimId: null,
      claimText: null,
      stance: null,
    });
    const outlet = (await kase.call('source.list', {})).find((source) => source.name === 'River Brief');
    const published = await kase.call('occurrence.mark', {
      articleId: article.id,
      spans: [spanOf(text, 'denied it')],
      claimId: null,
      claimText: null,
      stance: null,
    });
    await kase.call('occurrence.set-chain', {
      occurrenceId: published.id,
      chain: [{ sourceId: outlet?.id ?? '', status: 'own-voice', sourceSpan: null, cueSpan: null }],
    });
    const updated = await kase.call('article.update', {
      articleId: article.id,
      patch: { authors: ['Ruvane Kall'], publisher: 'Basin Post' },
    });
    const after = await kase.call('occurrence.get', { occurrenceIds: [own.id, published.id] });
    expect(after.map((occurrence) => occurrence.chain[0]?.sourceName)).toEqual(['Ruvane Kall', 'Basin Post']);
    expect(after[0]?.chain[0]?.sourceId).toBe(updated.authorSourceId);
    const names = (await kase.call('source.list', {})).map((source) => source.name);
    expect(names).toEqual(['Ruvane Kall', 'Basin Post']);
  });

  test('an author and a publisher can change places', async () => {
    const kase = await openTestCase();
    const article = await kase.importText(text);
    const own = await kase.call('occurrence.mark', {
      articleId: article.id,
      spans: [spanOf(text, 'The ministry said')],
      claimId: null,
      claimText: null,
      stance: null,
    });
    await kase.call('article.update', {
      articleId: article.id,
      patch: { authors: ['River Brief'], publisher: 'Aster Quill' },
    });
    const [after] = await kase.call('occurrence.get', { occurrenceIds: [own.id] });
    expect(after?.chain[0]?.sourceName).toBe('River Brief');
  });

  test('an author whom the article quotes right after its own voice is refused, and nothing changes', async () => {
    const kase = await openTestCase();
    const article = await kase.importText(text);
    const ministry = await kase.call('source.create', { name: 'The ministry', kind: 'government-body' });
    const mark = await kase.call('occurrence.mark', {
      articleId: article.id,
      spans: [spanOf(text, 'the gates held')],
      claimId: null,
      claimText: null,
      stance: null,
    });
    await kase.call('occurrence.set-chain', {
      occurrenceId: mark.id,
      chain: [
        { sourceId: article.authorSourceId, status: 'own-voice', sourceSpan: null, cueSpan: null },
        { sourceId: ministry.id, status: 'explicit', sourceSpan: null, cueSpan: null },
      ],
    });
    const before = await kase.dump();
    const failure = await kase.failure('article.update', {
      articleId: article.id,
      patch: { authors: ['the Ministry'] },
    });
    expect(failure).toMatchObject({
      code: 'attribution.bad-chain',
      params: { source: 'The ministry', count: 1 },
    });
    expect(await kase.dump()).toEqual(before);
  });

  test('an unknown author is called after the article, also when that is renamed', async () => {
    const kase = await openTestCase();
    const article = await kase.importText(text, { authors: [], publisher: null });
    await kase.call('article.update', { articleId: article.id, patch: { title: 'Three clocks' } });
    expect((await kase.call('source.list', {})).map((source) => source.name)).toEqual([
      'Author of “Three clocks”',
    ]);
  });
});

describe('remove', () => {
  test('takes its marks, the claims nothing else keeps and the sources only it brought in', async () => {
    const kase = await openTestCase();
    const article = await kase.importText(text);
    const other = await kase.importText(`${text} More.`, {
      title: 'Other',
      authors: ['Merrit Os'],
      publisher: 'River Brief',
    });
    const mark = (articleId: string, words: string, claimId: string | null = null) =>
      kase.call('occurrence.mark', {
        articleId,
        spans: [spanOf(text, words)],
        claimId,
        claimText: null,
        stance: null,
      });
    const gone = await mark(article.id, 'The ministry said');
    const assessed = await mark(article.id, 'the gates held');
    await kase.call('assessment.set', { claimId: assessed.claimId, patch: { verdict: 'false' } });
    const shared = await mark(article.id, 'denied it');
    await mark(other.id, 'denied it', shared.claimId);
    await kase.call('article.remove', { articleId: article.id });
    const claims = await kase.call('claim.list', {});
    expect(claims.map((claim) => claim.id)).toEqual([assessed.claimId, shared.claimId]);
    expect(claims.map((claim) => claim.occurrenceCount)).toEqual([0, 1]);
    expect(claims.map((claim) => claim.id)).not.toContain(gone.claimId);
    expect((await kase.call('article.list', {})).map(({ id }) => id)).toEqual([other.id]);
    expect((await kase.call('source.list', {})).map((source) => source.name)).toEqual([
      'River Brief',
      'Merrit Os',
    ]);
    expect(await kase.failure('article.open', { articleId: article.id })).toMatchObject({
      code: 'article.not-found',
    });
  });

  test('a source the analyst worked on stays', async () => {
    const kase = await openTestCase();
    const article = await kase.importText(text);
    await kase.call('source.rate', {
      sourceId: article.authorSourceId,
      letter: 'B',
      on: '2024-04-21',
      reason: 'Careful',
    });
    await kase.call('article.remove', { articleId: article.id });
    expect((await kase.call('source.list', {})).map((source) => source.name)).toEqual(['Aster Quill']);
  });

  test('undone, the article is back with everything, and can be removed again', async () => {
    const kase = await openTestCase();
    const article = await kase.importText(text);
    await kase.call('occurrence.mark', {
      articleId: article.id,
      spans: [spanOf(text, 'denied it')],
      claimId: null,
      claimText: null,
      stance: 'rejects',
    });
    const before = await kase.dump();
    await kase.call('article.remove', { articleId: article.id });
    expect(await kase.call('journal.undo', {})).toEqual({
      label: { action: 'article.remove', subject: 'Two clocks' },
      focus: { articleId: article.id, occurrenceId: null, claimId: null },
    });
    expect(await kase.dump()).toEqual(before);
    expect((await kase.call('article.open', { articleId: article.id })).text.trimEnd()).toBe(text);
  });
});

describe('the place where an article was left', () => {
  test('is kept within the text, told with the article, and is no change of the case', async () => {
    const kase = await openTestCase();
    const { id } = await kase.importText(text);
    const before = await kase.dump();
    expect((await kase.call('article.open', { articleId: id })).article.leftAt).toBeNull();
    await kase.call('article.keep-place', { articleId: id, offset: 12, furthest: 12 });
    await kase.call('article.keep-place', { articleId: id, offset: 40, furthest: 40 });
    const [article] = await kase.call('article.list', {});
    expect(article).toMatchObject({ leftAt: 40, textLength: text.length });
    await kase.call('article.keep-place', { articleId: id, offset: 1_000_000, furthest: 1_000_000 });
    expect((await kase.call('article.list', {}))[0]?.leftAt).toBe(text.length);
    expect(await kase.dump()).toEqual(before);
    expect((await kase.call('case.info', {})).journal.undo?.action).toBe('article.import');
  });

  test('comes back with an article that undo brings back, and none is kept of one that is gone', async () => {
    const kase = await openTestCase();
    const { id } = await kase.importText(text);
    await kase.call('article.keep-place', { articleId: id, offset: 7, furthest: 7 });
    await kase.call('article.remove', { articleId: id });
    await kase.call('article.keep-place', { articleId: id, offset: 9, furthest: 9 });
    await kase.call('journal.undo', {});
    expect((await kase.call('article.open', { articleId: id })).article.leftAt).toBe(7);
  });

  test('is forgotten quietly where the case can only be read', async () => {
    const kase = await openTestCase();
    const { id } = await kase.importText(text);
    await kase.inside(({ openCase }) => Object.assign(openCase, { readOnly: 'no-permission' }));
    expect(await kase.call('article.keep-place', { articleId: id, offset: 7, furthest: 7 })).toBeNull();
    expect((await kase.call('article.open', { articleId: id })).article.leftAt).toBeNull();
  });

  test('says how much of the text was read: going back takes nothing away, and furniture does not count', async () => {
    const kase = await openTestCase();
    const paragraphs = ['Share this page', '0123456789', '0123456789', 'Subscribe now'];
    const { id } = await kase.importText(paragraphs.join('\n\n'));
    for (const block of [0, 1, 2, 3])
      await kase.call('article.set-furniture', { articleId: id, block, furniture: block % 3 === 0 });
    const second = paragraphs.slice(0, 2).join('\n\n').length + 2;
    const keep = async (offset: number, furthest: number) =>
      (await kase.call('article.keep-place', { articleId: id, offset, furthest }))?.readShare;
    expect((await kase.call('article.list', {}))[0]?.readShare).toBe(0);
    expect(await keep(0, 0)).toBe(0);
    expect(await keep(4, second + 5)).toBe(0.75);
    expect(await keep(0, 0)).toBe(0.75);
    expect(await keep(0, 1_000_000)).toBe(1);
    await kase.call('article.set-furniture', { articleId: id, block: 3, furniture: false });
    expect((await kase.call('article.list', {}))[0]?.readShare).toBe(1);
  });

  test('an article that is done was read, whatever was scrolled past', async () => {
    const kase = await openTestCase();
    const { id } = await kase.importText(text);
    const done = await kase.call('article.update', { articleId: id, patch: { status: 'done' } });
    expect(done.readShare).toBe(1);
    const again = await kase.call('article.update', { articleId: id, patch: { status: 'reading' } });
    expect(again.readShare).toBe(0);
  });
});

test('an article says how many of its occurrences have a stance', async () => {
  const kase = await openTestCase();
  const { id } = await kase.importText(text);
  const whole = { articleId: id, claimId: null, claimText: null };
  await kase.call('occurrence.mark', { ...whole, spans: [spanOf(text, 'the gates held')], stance: null });
  await kase.call('occurrence.mark', { ...whole, spans: [spanOf(text, 'denied it')], stance: 'unclear' });
  const [article] = await kase.call('article.list', {});
  expect(article).toMatchObject({ occurrenceCount: 2, judgedCount: 1 });
});
