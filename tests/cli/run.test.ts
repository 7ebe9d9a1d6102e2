import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { AskElectron } from '#contract/electron-job.ts';
import type { ArticleSummary, ClaimSummary, SourceView, VerifyReport } from '#contract/views.ts';
import { createCaseSession, type Outside } from '#core/case-session.ts';
import { handlers } from '#core/handlers.ts';
import { valueOf } from '#core/result-value.ts';
import { composeFrom } from '#domain/report/composition.ts';
import type { CliIo } from '../../src/cli/cli-io.ts';
import { failureCodes } from '#domain/failure.ts';
import { exitCodeOf, exitCodes } from '../../src/cli/exit-codes.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { testCli, type TestCli } from './test-cli.ts';

const article = (n: number): string =>
  `The gates were opened ${n} times, the ministry said.\n\nNobody was told.\n`;

const withCase = async (articles = 0): Promise<TestCli & { readonly kase: string }> => {
  const cli = testCli();
  const kase = cli.at('dam.parallax');
  expect(await cli.run(['new', kase, '--title', 'The dam'])).toMatchObject({ code: 0, err: '' });
  for (let n = 1; n <= articles; n += 1) writeFileSync(cli.at(`${n}.txt`), article(n));
  if (articles > 0) {
    const files = Array.from({ length: articles }, (_, index) => cli.at(`${index + 1}.txt`));
    expect((await cli.run(['import', kase, ...files])).code).toBe(0);
  }
  return { ...cli, kase };
};
const list = async <Item>(cli: TestCli, kase: string, what: string): Promise<readonly Item[]> => {
  const { code, out } = await cli.run(['list', kase, what, '--json']);
  expect(code).toBe(0);
  return JSON.parse(out) as readonly Item[];
};

describe('help', () => {
  test('names every command with examples, and every exit code', async () => {
    const { run } = testCli();
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const command of ['new', 'import', 'list', 'mark', 'export', 'verify', 'sample']) {
      expect(out).toMatch(new RegExp(`^  ${command} CASE`, 'mu'));
      const own = await run([command, '--help']);
      expect(own.code).toBe(0);
      expect(own.out).toContain(`Usage: parallax ${command} CASE`);
      expect(own.out).toContain(`Examples:\n  parallax ${command} `);
    }
    for (const { code: exit, meaning } of Object.values(exitCodes))
      expect(out).toContain(`  ${exit}  ${meaning}`);
  });

  test('the version is the package’s', async () => {
    expect(await testCli().run(['--version'])).toEqual({ code: 0, out: `${packageJson.version}\n`, err: '' });
  });

  test.each([
    [[], /Usage: parallax/u],
    [['frob'], /parallax: unknown command 'frob'/u],
    [['list', '--frob'], /parallax: unknown option '--frob'/u],
    [['list'], /parallax: No case is named/u],
    [['import', 'a.parallax'], /parallax: No file to import/u],
    [['list', 'a.parallax', '--claims', '--sources'], /Choose one/u],
    [['export', 'a.parallax'], /Name a format/u],
    [['export', 'a.parallax', '-f', 'exe'], /“exe” is no format; choose one of html, pdf/u],
    [['export', 'a.parallax', '-o', 'a.jsonld'], /Several formats end in .jsonld; name one: --format w3c/u],
    [['export', 'a.parallax', '-f', 'csv', '--report', 'Mine'], /csv takes nothing from a report/u],
    [
      ['export', 'a.parallax', '-f', 'html', '--report', 'Mine', '--template', 'full'],
      /Choose one of --report and --template/u,
    ],
    [['export', 'a.parallax', '-f', 'csv', '--template', 'brief'], /Templates are for reports/u],
    [
      ['export', 'a.parallax', '-f', 'html', '--template', 'pie'],
      /“pie” is no template; choose one of full, brief/u,
    ],
    [['mark', 'a.parallax'], /Name one file of marks/u],
    [['new'], /Name one file/u],
    [['verify', 'a.parallax', 'b.parallax'], /too much/u],
  ] as const)('%j is not understood and ends with 2', async (words, said) => {
    const { code, err } = await testCli().run(words);
    expect(code).toBe(2);
    expect(err).toMatch(said);
  });
});

describe('new', () => {
  test('makes a case, called as said or as its file, and replaces nothing', async () => {
    const { run, at } = testCli();
    expect(await run(['new', at('Brücke')])).toEqual({
      code: 0,
      out: `${at('Brücke.parallax')}: made\n`,
      err: '',
    });
    const again = await run(['new', at('Brücke.parallax')]);
    expect(again.code).toBe(7);
    expect(again.err).toMatch(/^parallax: There is already a file/u);
    expect((await run(['list', at('Brücke.parallax')])).out).toBe('');
  });

  test('says when the folder is not there', async () => {
    const { run, at } = testCli();
    const { code, err } = await run(['new', at('none/case')]);
    expect(code).toBe(7);
    expect(err).toMatch(/^parallax: There is no folder/u);
  });
});

describe('import', () => {
  test('data that were exported make the same case, and say what came in', async () => {
    const { run, at } = testCli();
    await run(['sample', at('sample.parallax')]);
    await run(['export', at('sample.parallax'), '-o', at('sample.json')]);
    await run(['new', at('fresh.parallax')]);
    const first = await run(['import', at('fresh.parallax'), at('sample.json')]);
    expect(first.err).toBe('');
    expect(first.out).toMatch(/sample\.json: \d+ articles?, \d+ claims, \d+ occurrences, .* added\n/u);
    const again = await run(['import', at('fresh.parallax'), at('sample.json')]);
    expect(again.out).toMatch(/sample\.json: nothing new; \d+ already there\n/u);
    await run(['export', at('fresh.parallax'), '-o', at('fresh.json')]);
    const bodyOf = (name: string): unknown => {
      const { case: head, ...body } = JSON.parse(readFileSync(at(name), 'utf8')) as Record<string, unknown>;
      return { ...body, title: (head as { title: string }).title };
    };
    expect(bodyOf('fresh.json')).toEqual(bodyOf('sample.json'));
    expect((await run(['verify', at('fresh.parallax')])).code).toBe(0);
  });

  test('data that are not right are refused whole, with their place; what is no data says so', async () => {
    const { run, at } = testCli();
    await run(['new', at('a.parallax')]);
    writeFileSync(at('odd.json'), '{"format": "parallax-case", "version": 2}');
    writeFileSync(at('other.json'), '{"some": "thing"}');
    const odd = await run(['import', at('a.parallax'), at('odd.json')]);
    expect(odd.code).toBe(4);
    expect(odd.err).toContain('“case”');
    const other = await run(['import', at('a.parallax'), at('other.json')]);
    expect(other.err).toContain('in no format of data');
    expect((await run(['import', at('a.parallax'), at('odd.json'), '--title', 'x'])).code).toBe(2);
    expect((await run(['import', at('a.parallax'), at('gone.json')])).code).toBe(3);
  });

  test('takes files and whole folders, in order; hidden files and others are passed over', async () => {
    const { run, at, kase, ...cli } = await withCase();
    mkdirSync(at('in/deep'), { recursive: true });
    writeFileSync(at('in/b.txt'), article(1));
    writeFileSync(
      at('in/a.html'),
      '<html><body><article><h1>Page</h1><p>The page said that the gates held all night long.</p></article></body></html>',
    );
    writeFileSync(at('in/deep/c.md'), '# Deep\n\nThe note said that the gates held.\n');
    writeFileSync(at('in/.hidden.txt'), article(2));
    writeFileSync(at('in/data.csv'), 'a,b');
    const { code, out, err } = await run(['import', '-c', kase, at('in')]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.trim().split('\n').at(-1)).toBe('3 imported, 0 skipped, 0 failed');
    const articles = await list<ArticleSummary>({ run, at, ...cli }, kase, '--articles');
    expect(articles.map(({ fileName }) => fileName)).toEqual(['a.html', 'b.txt', 'c.md']);
  });

  test('notices the same text again, says so and goes on', async () => {
    const { run, at, kase } = await withCase(1);
    writeFileSync(at('copy.txt'), article(1));
    const { code, out } = await run(['import', kase, at('copy.txt')]);
    expect(code).toBe(0);
    expect(out).toContain(`${at('copy.txt')}: skipped. The case already has this text as “`);
    expect(out).toContain('0 imported, 1 skipped, 0 failed');
  });

  test('names each file that fails, keeps the others and ends with 5', async () => {
    const { run, at, kase, ...cli } = await withCase();
    writeFileSync(at('good.txt'), article(1));
    writeFileSync(at('empty.txt'), '');
    writeFileSync(
      at('binary.txt'),
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0xff, 0xfe, 0, 1]),
    );
    const { code, out, err } = await run([
      'import',
      kase,
      at('empty.txt'),
      at('none.txt'),
      at('binary.txt'),
      at('good.txt'),
    ]);
    expect(code).toBe(5);
    expect(
      err
        .trim()
        .split('\n')
        .map((line) => line.split(': ').slice(0, 2).join(': ')),
    ).toEqual(['empty.txt', 'none.txt', 'binary.txt'].map((name) => `parallax: ${at(name)}`));
    expect(out).toContain('1 imported, 0 skipped, 3 failed');
    expect(await list<ArticleSummary>({ run, at, ...cli }, kase, '--articles')).toHaveLength(1);
  });

  test('where nothing went in, the exit code is that of the failure', async () => {
    const { run, at, kase } = await withCase();
    writeFileSync(at('empty.txt'), '');
    expect((await run(['import', kase, at('empty.txt')])).code).toBe(4);
    expect((await run(['import', kase, at('none.txt')])).code).toBe(3);
    mkdirSync(at('nothing'));
    expect((await run(['import', kase, at('nothing')])).code).toBe(3);
  });

  test('what is known of one article can be given, and is checked', async () => {
    const { run, at, kase, ...cli } = await withCase();
    writeFileSync(
      at('old.txt'),
      Buffer.from([0xcf, 0xeb, 0xee, 0xf2, 0xe8, 0xed, 0xe0, 0x2e, 0x0a, 0x0a, 0xce, 0xed, 0xe0, 0x2e]),
    );
    const given = [
      '--encoding',
      'windows-1251',
      '--title',
      'Dam',
      '--author',
      'A. One',
      '--author',
      'B. Two',
      '--publisher',
      'Post',
      '--language',
      'ru',
      '--genre',
      'report',
    ];
    const wrong = await run(['import', kase, at('old.txt'), ...given, '--date', '20 April']);
    expect(wrong.code).toBe(4);
    expect(wrong.err).toContain('publishedOn');
    expect((await run(['import', kase, at('old.txt'), ...given, '--date', '2024-04-20'])).code).toBe(0);
    expect(await list<ArticleSummary>({ run, at, ...cli }, kase, '--articles')).toMatchObject([
      {
        title: 'Dam',
        authors: ['A. One', 'B. Two'],
        publisher: 'Post',
        publishedOn: '2024-04-20',
        language: 'ru',
        genre: 'report',
        encoding: 'windows-1251',
      },
    ]);
    writeFileSync(at('two.txt'), article(2));
    expect((await run(['import', kase, at('old.txt'), at('two.txt'), '--title', 'Both'])).code).toBe(2);
  });

  test('stops between two files when asked to, and says what was not tried', async () => {
    const { run, at, kase } = await withCase();
    for (const n of [1, 2, 3]) writeFileSync(at(`${n}.txt`), article(n));
    const stop = new AbortController();
    const words = ['import', kase, at('1.txt'), at('2.txt'), at('3.txt')];
    let said = '';
    const { code } = await run(words, {
      signal: stop.signal,
      stdout: {
        write: (chunk, done) => {
          said += String(chunk);
          stop.abort();
          done();
          return true;
        },
      },
    });
    expect(code).toBe(5);
    expect(said).toContain('1 imported, 0 skipped, 0 failed, 2 not tried');
  });

  test('a case that is open elsewhere can be listed but not changed', async () => {
    const { run, at, kase } = await withCase(1);
    writeFileSync(at('more.txt'), article(7));
    const { createCaseSession } = await import('#core/case-session.ts');
    const { handlers } = await import('#core/handlers.ts');
    const session = createCaseSession(
      { now: () => '2024-04-20T00:00:00.000Z', newId: () => crypto.randomUUID(), log: () => undefined },
      handlers,
    );
    expect((await session.open(kase, '')).ok).toBe(true);
    const refused = await run(['import', kase, at('more.txt')]);
    expect(refused.code).toBe(7);
    expect(refused.err).toMatch(/^parallax: This case is open in another window/u);
    expect((await run(['list', kase])).out).toContain('words');
    await session.close();
    expect((await run(['import', kase, at('more.txt')])).code).toBe(0);
  });
});

describe('progress', () => {
  test('is one line written over for a person, a line now and then for a log, and nothing when quiet', async () => {
    const files = Array.from({ length: 40 }, (_, n) => n);
    const importing = async (
      ...more: [] | [{ readonly tty: boolean }] | [{ readonly tty: boolean }, string]
    ): Promise<string> => {
      const { run, at, kase } = await withCase();
      for (const n of files) writeFileSync(at(`${n}.txt`), article(n));
      const [io, ...words] = more;
      return (await run(['import', kase, ...files.map((n) => at(`${n}.txt`)), ...words], io)).err;
    };
    const watched = await importing({ tty: true });
    expect(watched).toMatch(/^\r\u001b\[K1\/40 0\.txt/u);
    expect(watched.endsWith('\r\u001b[K')).toBe(true);
    expect(watched).not.toContain('\n');
    expect((await importing()).split('\n').filter(Boolean)).toEqual(
      Array.from({ length: 10 }, (_, n) => `${(n + 1) * 4} of 40`),
    );
    expect(await importing({ tty: true }, '--quiet')).toBe('');
  });
});

describe('list', () => {
  test('shows articles, claims and sources, a line each or as JSON', async () => {
    const cli = await withCase(1);
    const marks = {
      format: 'parallax-marks',
      version: 1,
      claims: [{ key: 'c', text: 'Nobody was told.', assessment: { verdict: 'false' } }],
      occurrences: [{ claim: 'c', article: '1.txt', spans: [{ quote: 'Nobody was told' }] }],
    };
    writeFileSync(cli.at('marks.json'), JSON.stringify(marks));
    expect((await cli.run(['mark', cli.kase, cli.at('marks.json')])).code).toBe(0);
    const [claim] = await list<ClaimSummary>(cli, cli.kase, '--claims');
    const [source] = await list<SourceView>(cli, cli.kase, '--sources');
    expect((await cli.run(['list', cli.kase, '--claims'])).out).toBe(
      `${claim?.id}  1 mark in 1 article  False  Nobody was told.\n`,
    );
    expect((await cli.run(['list', cli.kase, '--sources'])).out).toBe(
      `${source?.id}  F  Unknown  1 mark  ${source?.name}\n`,
    );
    expect((await cli.run(['list', cli.kase])).out).toMatch(
      /^\S{36} {2}no date {2}12 words {2}1 mark {2}\S/u,
    );
  });

  test('a title cannot command the terminal', async () => {
    const { run, at, kase } = await withCase();
    writeFileSync(at('a.txt'), article(1));
    const title = 'Harm\u009b31mless\u202e title';
    expect((await run(['import', kase, at('a.txt'), '--title', title])).out).not.toMatch(/[\u009b\u202e]/u);
    expect((await run(['list', kase])).out).toContain('Harm 31mless  title');
  });

  test.each([
    ['none.parallax', null, /no case|not there|no file/iu],
    [
      'text.parallax',
      'just some text that is long enough to be looked at as if it were a database file',
      /not a Parallax case|no case/iu,
    ],
  ])('%s cannot be opened: 3', async (name, content, said) => {
    const { run, at } = testCli();
    if (content !== null) writeFileSync(at(name), content.repeat(20));
    const { code, err } = await run(['list', at(name)]);
    expect(code).toBe(3);
    expect(err).toMatch(said);
    expect(err).toMatch(/^parallax: /u);
  });
});

describe('mark', () => {
  const marks = (quote: string): string =>
    JSON.stringify({
      format: 'parallax-marks',
      version: 1,
      claims: [{ key: 'c', text: 'C' }],
      occurrences: [{ claim: 'c', article: '1.txt', spans: [{ quote }] }],
    });

  test('reads a file or standard input and says what was added', async () => {
    const { run, at, kase } = await withCase(1);
    writeFileSync(at('marks.json'), marks('Nobody was told'));
    expect(await run(['mark', kase, at('marks.json')])).toEqual({
      code: 0,
      out: '1 mark, 1 claim, 0 sources and 0 relations added; 0 already there\n',
      err: '',
    });
    const { code, out } = await run(['mark', kase, '-'], {
      readStdin: () => Promise.resolve(marks('the ministry said')),
    });
    expect({ code, out }).toEqual({
      code: 0,
      out: '1 mark, 0 claims, 0 sources and 0 relations added; 1 already there\n',
    });
  });

  test.each([
    [
      'words that are not there',
      marks('Everybody'),
      4,
      /occurrences\[0\].*“Everybody” are not in the article/u,
    ],
    ['no JSON', '{', 4, /not valid JSON/u],
    ['a wrong field', '{"format":"parallax-marks","version":1,"claim":[]}', 4, /claim/u],
    ['no file', null, 3, /There is no file/u],
  ])('%s: nothing is kept', async (_, content, code, said) => {
    const cli = await withCase(1);
    if (content !== null) writeFileSync(cli.at('marks.json'), content);
    const outcome = await cli.run(['mark', cli.kase, cli.at('marks.json')]);
    expect(outcome.code).toBe(code);
    expect(outcome.err).toMatch(said);
    expect(await list<ClaimSummary>(cli, cli.kase, '--claims')).toEqual([]);
  });
});

describe('export', () => {
  test.each(['html', 'csv', 'json'])(
    '%s goes to standard output, or to a file by its ending, and is the same',
    async (format) => {
      const { run, at } = testCli();
      const kase = at('s.parallax');
      expect((await run(['sample', kase])).code).toBe(0);
      const { code, out, err } = await run(['export', kase, '--format', format, '-o', '-']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const file = at(`report.${format}`);
      expect(await run(['export', kase, '-o', file])).toEqual({
        code: 0,
        out: `${file}: ${Buffer.byteLength(out)} bytes\n`,
        err: '',
      });
      expect(readFileSync(file, 'utf8')).toBe(out);
      expect(out).toContain('Marl Point');
    },
  );

  test('only the articles named, by file name, title or id', async () => {
    const { run, at, kase, ...cli } = await withCase(3);
    const [first] = await list<ArticleSummary>({ run, at, ...cli }, kase, '--articles');
    const { out } = await run(['export', kase, '-f', 'json', '--articles', first?.id ?? '', '2.txt']);
    const exported = JSON.parse(out) as { readonly articles: readonly { readonly id: string }[] };
    expect(exported.articles).toHaveLength(2);
    const { code, err } = await run(['export', kase, '-f', 'json', '--articles', '9.txt']);
    expect(code).toBe(4);
    expect(err).toContain('“9.txt”');
  });

  test('a PDF is printed here where that can be, and else by running the same words in Electron', async () => {
    const { run, at, kase } = await withCase(1);
    const words = ['export', kase, '-o', at('report.pdf')];
    const relayed: (readonly string[])[] = [];
    const relay = {
      kind: 'relay' as const,
      run: (all: readonly string[]) => Promise.resolve(relayed.push(all) && 42),
    };
    expect((await run(words, { electron: relay })).code).toBe(42);
    expect(relayed).toEqual([words]);
    const printed: string[] = [];
    const ask: AskElectron = (job) => {
      if (job.kind !== 'print') return Promise.reject(new Error(job.kind));
      printed.push(readFileSync(job.html, 'utf8'));
      writeFileSync(job.pdf, '%PDF-1');
      return Promise.resolve();
    };
    expect(await run(words, { electron: { kind: 'here', ask } })).toEqual({
      code: 0,
      out: `${at('report.pdf')}: 6 bytes\n`,
      err: '',
    });
    expect(readFileSync(at('report.pdf'), 'utf8')).toBe('%PDF-1');
    expect(printed[0]).toMatch(/^<!doctype html>/iu);
    expect(readdirSync(at('.')).filter((name) => name.startsWith('.parallax'))).toEqual([]);
    const streamed = await run(['export', kase, '-f', 'pdf'], { electron: { kind: 'here', ask } });
    expect(streamed).toEqual({ code: 0, out: '%PDF-1', err: '' });
    expect(printed[1]).toBe(printed[0]);
  });

  test('a name that is taken is refused unless --replace is said, and the old file stays', async () => {
    const { run, at, kase } = await withCase(1);
    writeFileSync(at('a.csv'), 'old');
    const { code, err } = await run(['export', kase, '-o', at('a.csv')]);
    expect(code).toBe(7);
    expect(err).toBe(
      'parallax: There is already a file “a.csv” in that folder. Choose another name, or add --replace.\n',
    );
    expect(readFileSync(at('a.csv'), 'utf8')).toBe('old');
    expect((await run(['export', kase, '-o', at('a.csv'), '--replace'])).code).toBe(0);
    expect(readFileSync(at('a.csv'), 'utf8')).not.toBe('old');
  });

  test('several files become a folder, a zip by its ending, and a zip on standard output', async () => {
    const { run, at } = testCli();
    const kase = at('s.parallax');
    await run(['sample', kase, '--quiet']);
    const words = ['export', kase, '--format', 'brat'];
    expect((await run([...words, '-o', at('set')])).code).toBe(0);
    const files = readdirSync(at('set'));
    expect(files.length).toBeGreaterThan(1);
    expect((await run([...words, '-o', at('set.zip')])).code).toBe(0);
    const zip = readFileSync(at('set.zip'));
    expect(Object.keys(unzipSync(zip)).toSorted()).toEqual(files.toSorted());
    const parts: Uint8Array[] = [];
    const stdout: CliIo['stdout'] = {
      write: (chunk, done) => {
        parts.push(Buffer.from(chunk as Uint8Array));
        done();
        return true;
      },
    };
    expect((await run(words, { stdout })).code).toBe(0);
    expect(Buffer.concat(parts).equals(zip)).toBe(true);
    const again = await run([...words, '-o', at('set'), '--replace']);
    expect(again.code).toBe(7);
    expect(again.err).toContain('already a folder “set” with something in it');
  });

  test('only the places that a filter finds; one that is not understood is refused', async () => {
    const { run, at } = testCli();
    const kase = at('s.parallax');
    await run(['sample', kase, '--quiet']);
    const rows = async (...filter: readonly string[]): Promise<number> => {
      const { out } = await run(['export', kase, '-f', 'csv', ...filter]);
      return parse(out, { bom: true }).length - 1;
    };
    const found = await rows('--filter', 'stance:rejects,distances');
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(await rows());
    const { code, err, out } = await run(['export', kase, '-f', 'csv', '--filter', 'stance:wrong']);
    expect({ code, out }).toEqual({ code: 4, out: '' });
    expect(err).toContain('not understood at “wrong”');
  });

  test('a report that is kept in the case is written as it says, about what it says', async () => {
    const { run, at } = testCli();
    const kase = at('s.parallax');
    await run(['sample', kase, '--quiet']);
    const outside: Outside = {
      now: () => '2024-04-20T00:00:00.000Z',
      newId: () => crypto.randomUUID(),
      log: () => undefined,
    };
    const session = createCaseSession(outside, handlers);
    valueOf(await session.open(kase, ''));
    const [first] = valueOf(await session.call('article.list', {}));
    const composition = {
      ...composeFrom('brief'),
      title: 'For the court',
      scope: { filter: '', articleIds: [first?.id ?? ''] },
    };
    valueOf(await session.call('report.save', { reportId: null, name: 'Court', composition }));
    await session.close();
    const words = ['export', kase, '-f', 'html', '--report'];
    const whole = await run([...words, 'Court']);
    expect(whole).toMatchObject({ code: 0, err: '' });
    expect(whole.out).toContain('For the court');
    const other = await run([...words, 'Court', '--filter', 'stance:rejects']);
    expect(other.code).toBe(0);
    expect(other.out).not.toBe(whole.out);
    const missing = await run([...words, 'Other']);
    expect(missing.code).toBe(4);
    expect(missing.err).toContain('has no report “Other”; it has “Court”');
  });

  test('an interrupt ends an export: nothing is written, and the exit code says so', async () => {
    const { run, at } = testCli();
    const kase = at('s.parallax');
    await run(['sample', kase, '--quiet']);
    const stop = new AbortController();
    stop.abort();
    for (const output of [at('a.html'), '-']) {
      const { code, err, out } = await run(['export', kase, '-f', 'html', '-o', output], {
        signal: stop.signal,
      });
      expect({ code, err, out }).toEqual({
        code: 130,
        err: 'parallax: Cancelled; nothing was written.\n',
        out: '',
      });
    }
    expect(readdirSync(at('.')).filter((name) => !name.startsWith('s.parallax'))).toEqual([]);
  });

  test('a place that cannot be written to is named, and nothing is left there', async () => {
    const { run, at, kase } = await withCase(1);
    const { code, err } = await run(['export', kase, '-o', at('none/report.html')]);
    expect(code).toBe(7);
    expect(err).toMatch(/^parallax: /u);
    expect(existsSync(at('none'))).toBe(false);
    const ask = (): Promise<void> => Promise.reject(new Error('nothing was to be printed'));
    for (const place of [at('none/report.pdf'), kase]) {
      const words = ['export', kase, '--format', 'pdf', '-o', place];
      expect((await run(words, { electron: { kind: 'here', ask } })).code).toBe(7);
    }
    if (process.getuid?.() !== 0) {
      mkdirSync(at('locked'));
      chmodSync(at('locked'), 0o500);
      expect((await run(['export', kase, '-o', at('locked/report.html')])).code).toBe(7);
      expect(readdirSync(at('locked'))).toEqual([]);
      chmodSync(at('locked'), 0o700);
    }
  });
});

describe('verify', () => {
  test('an evidence package is known by its content; a file that was changed in it is told, with 6', async () => {
    const { run, at, kase } = await withCase(2);
    expect(await run(['export', kase, '-f', 'package', '-o', at('p.zip'), '-q'])).toMatchObject({
      code: 0,
      err: '',
    });
    const sound = await run(['verify', at('p.zip')]);
    expect(sound.code).toBe(0);
    expect(sound.err).toMatch(/^(?:\d+ of \d+\n)*$/u);
    expect(sound.out).toMatch(/^\d+ files checked: no problems\n$/u);
    const files = unzipSync(readFileSync(at('p.zip')));
    const changed = { ...files, 'report.html': new TextEncoder().encode('Nobody knew.') };
    writeFileSync(at('changed.parallax'), zipSync(changed));
    const { code, out } = await run(['verify', at('changed.parallax')]);
    expect(code).toBe(6);
    expect(out).toMatch(/^changed: report\.html\n\d+ files checked: 1 problem\n$/u);
    const asJson = await run(['verify', at('changed.parallax'), '--json']);
    expect(JSON.parse(asJson.out)).toMatchObject({ problems: [{ kind: 'changed', detail: 'report.html' }] });
    writeFileSync(at('cut.zip'), readFileSync(at('p.zip')).subarray(0, 5000));
    expect(await run(['verify', at('cut.zip')])).toMatchObject({ code: 3, out: '' });
    writeFileSync(at('evil.zip'), zipSync({ '../evil': new Uint8Array() }));
    const evil = await run(['verify', at('evil.zip')]);
    expect(evil).toMatchObject({ code: 6, out: '' });
    expect(evil.err).toContain('../evil');
    expect((await run(['verify', at('none.zip')])).code).toBe(3);
  });

  test('a sound case has no problems; one whose words were changed behind its back is told, with 6', async () => {
    const { run, at } = testCli();
    const kase = at('s.parallax');
    await run(['sample', kase, '--quiet']);
    expect(await run(['verify', kase])).toEqual({
      code: 0,
      out: '3 articles, 58 marks and 4 changes checked: no problems\n',
      err: '',
    });
    const db = new Database(kase);
    db.exec(
      "UPDATE occurrence_span SET exact = 'other words' WHERE ordinal = 0 AND start_offset = (SELECT min(start_offset) FROM occurrence_span)",
    );
    db.close();
    const { code, out } = await run(['verify', kase]);
    expect(code).toBe(6);
    expect(out).toMatch(/^anchor: /u);
    const asJson = await run(['verify', kase, '--json']);
    expect(asJson.code).toBe(6);
    expect((JSON.parse(asJson.out) as VerifyReport).problems.length).toBeGreaterThan(0);
  });
});

describe('exit codes', () => {
  test('are nine different ones, and every failure has one of them that is not 0', () => {
    const codes = Object.values(exitCodes).map(({ code }) => code);
    expect(new Set(codes).size).toBe(9);
    for (const code of failureCodes) expect(codes.slice(1)).toContain(exitCodeOf(code));
  });

  test('names with any letters work', async () => {
    const { run, at } = testCli();
    const kase = at('Дело № 1 “ä” 案.parallax');
    expect((await run(['new', kase])).code).toBe(0);
    writeFileSync(at('Статья 😀.txt'), article(1));
    const { out } = await run(['import', kase, at('Статья 😀.txt')]);
    expect(out).toContain(basename(at('Статья 😀.txt')));
  });
});
