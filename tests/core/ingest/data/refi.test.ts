import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { CaseJson } from '#contract/case-json.ts';
import type { ReadData } from '#core/ingest/data/data-reader.ts';
import { checkCaseJson } from '#core/ingest/data/read-json.ts';
import { refiReader } from '#core/ingest/data/refi.ts';
import { importData } from '#core/services/import-data.ts';
import { openCase } from '../../export/case-fixture.ts';
import { variedCase } from '../../export/refi-cases.ts';
import { renderBytes, renderExport } from '../../export/render-export.ts';
import { openTestCase } from '../../services/test-case.ts';
import { codings, guid, packed, projectXml } from './foreign-project.ts';

const now = '2024-06-01T00:00:00.000Z';
const lookup = { findArticle: () => null, newId: () => '', now: () => now };

async function read(bytes: Uint8Array): Promise<ReadData> {
  const found = await refiReader.read(bytes, lookup);
  expect(checkCaseJson(found.data)).toEqual(found.data);
  // Whatever is read can be put into a case.
  const other = await openTestCase();
  const done = await other.session.change('data.import', (context) => importData(context, found.data));
  expect(done).toMatchObject({ ok: true });
  return found;
}
const messages = ({ remarks }: ReadData): readonly string[] => remarks.map(({ message }) => message);

/** Each occurrence in short: its words, its claim, the tags of that. */
function told({
  data,
}: ReadData): readonly { words: string; claim: string; tags: readonly string[]; note: string }[] {
  const claims = new Map(data.claims.map((claim) => [claim.id, claim]));
  return data.occurrences.map(({ spans, claimId, note }) => {
    const claim: CaseJson['claims'][number] = claims.get(claimId) ?? expect.fail('no claim');
    return { words: spans.map(({ exact }) => exact).join(' | '), claim: claim.text, tags: claim.tags, note };
  });
}

const select = (text: string, words: string, number: number, content: string, named = true): string => {
  const start = text.indexOf(words);
  return `<PlainTextSelection guid="${guid('5', number)}" ${named ? `name="${words}"` : ''} startPosition="${start}" endPosition="${start + words.length}" creationDateTime="2024-03-01T10:00:00+02:00">${content}</PlainTextSelection>`;
};

test('QualCoder: categories, one place a code, memos, Windows line ends counted once', async () => {
  const text = 'The gates were opened.\nNobody was told in time.\nThe water rose.';
  const project = projectXml(
    'QualCoder 3.6',
    `<Users><User guid="${guid('a', 1)}" name="default"/></Users>
    <CodeBook><Codes>
      <Code guid="${guid('1', 1)}" name="Dangers" isCodable="false"><Description>What may harm.</Description>
        <Code guid="${guid('1', 2)}" name="Flood / wave" isCodable="true" color="#FF8000"/>
      </Code>
      <Code guid="${guid('1', 3)}" name="Silence" isCodable="true" color="#0000F0"><Description>Who kept quiet.</Description></Code>
    </Codes></CodeBook>
    <Sources><TextSource guid="${guid('2', 1)}" name="minutes.txt" plainTextPath="internal://${guid('2', 1)}.txt" creatingUser="${guid('a', 1)}">
      ${select(text, 'Nobody was told', 1, `<Description>Compare the log.</Description>${codings(guid('1', 3))}`, false)}
      ${select(text, 'Nobody was told', 2, codings(guid('1', 2)), false)}
      ${select(text, 'water', 3, codings(guid('1', 2)), false)}
    </TextSource></Sources>`,
  );
  const found = await read(
    packed(project, { [`Sources/${guid('2', 1)}.txt`]: text.replaceAll('\n', '\r\n') }),
  );
  expect(told(found)).toEqual([
    {
      words: 'Nobody was told',
      claim: 'Nobody was told',
      tags: ['Silence', 'Dangers/Flood ∕ wave'],
      note: 'Compare the log.',
    },
    { words: 'water', claim: 'water', tags: ['Dangers/Flood ∕ wave'], note: '' },
  ]);
  expect(found.data.tags).toEqual([
    { path: 'Dangers', colour: null, description: 'What may harm.' },
    { path: 'Dangers/Flood ∕ wave', colour: 'orange', description: '' },
    { path: 'Silence', colour: 'blue', description: 'Who kept quiet.' },
  ]);
  expect(found.data.articles[0]).toMatchObject({ title: 'minutes', text: { content: text } });
  expect(found.data.occurrences[0]?.createdAt).toBe('2024-03-01T08:00:00.000Z');
  expect(found.data.sources.map(({ name, kind }) => [name, kind])).toEqual([
    ['Author of “minutes”', 'unknown'],
  ]);
  expect(messages(found)).toEqual([]);
});

test('NVivo: GUIDs in capitals and braces, Windows line ends counted twice, annotations by links, values by cases', async () => {
  const text = '\r\nFirst line 🌊.\r\nThe ministry denied it.\r\n';
  // Positions in code points of the text as it is: the wave is one.
  const raw = [...text].map((character) => (character === '🌊' ? '~' : character)).join('');
  const upper = (value: string): string => `{${value.toUpperCase()}}`;
  const project = projectXml(
    'NVivo 14',
    `<CodeBook><Codes><Code guid="${upper(guid('1', 1))}" name="Denial" isCodable="true"><NoteRef targetGUID="${upper(guid('9', 3))}"/></Code></Codes></CodeBook>
    <Variables><Variable guid="${guid('7', 1)}" name="Publisher" typeOfVariable="Text"/><Variable guid="${guid('7', 2)}" name="Mood" typeOfVariable="Text"/><Variable guid="${guid('7', 3)}" name="Date" typeOfVariable="Date"/></Variables>
    <Cases><Case guid="${guid('8', 1)}" name="One">
      <VariableValue><VariableRef targetGUID="${guid('7', 1)}"/><TextValue>River Brief</TextValue></VariableValue>
      <VariableValue><VariableRef targetGUID="${guid('7', 2)}"/><TextValue>grim</TextValue></VariableValue>
      <VariableValue><VariableRef targetGUID="${guid('7', 3)}"/><DateValue>2024-04-20</DateValue></VariableValue>
      <SourceRef targetGUID="${guid('2', 1)}"/></Case></Cases>
    <Sources><TextSource guid="${upper(guid('2', 1))}" name="Interview" richTextPath="internal://x.docx" plainTextPath="internal://T.TXT">
      ${select(raw, 'ministry denied', 1, codings(upper(guid('1', 1))), false)}
      ${select(raw, 'First', 2, '', false)}
    </TextSource></Sources>
    <Notes><Note guid="${guid('9', 1)}" name="Annotation" plainTextPath="internal://note.txt"/>
      <Note guid="${guid('9', 2)}" name="Diary"><PlainTextContent>Dear diary</PlainTextContent></Note>
      <Note guid="${guid('9', 3)}" name="On the code"><PlainTextContent>Only plain denials.</PlainTextContent></Note></Notes>
    <Links><Link guid="${guid('6', 1)}" name="" originGUID="${guid('9', 1)}" targetGUID="${guid('5', 2)}"/></Links>`,
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"',
  );
  const found = await read(
    packed(project, { 'sources/t.txt': text, 'sources/note.txt': 'Who is first?', 'sources/x.docx': 'PK' }),
  );
  expect(told(found)).toEqual([
    { words: 'ministry denied', claim: 'ministry denied', tags: ['Denial'], note: '' },
    { words: 'First', claim: 'First', tags: [], note: 'Who is first?' },
  ]);
  expect(found.data.articles[0]).toMatchObject({ publisher: 'River Brief', publishedOn: '2024-04-20' });
  expect(found.data.tags[0]?.description).toBe('Only plain denials.');
  expect(messages(found)).toEqual([
    'Left out: 1 value. Articles have no field for these variables.',
    'Left out: 1 note. No place, claim or tag has them.',
  ]);
});

test('ATLAS.ti: a byte order mark, line ends counted once, groups as sets, relations between quotations', async () => {
  const text = 'It held.\nIt broke at noon.\nAll were warned.';
  const project = projectXml(
    'ATLAS.ti 23.2.1',
    `<CodeBook><Codes><Code guid="${guid('1', 1)}" name="Dam" isCodable="true" color="#00FF00"/></Codes></CodeBook>
    <Sources><TextSource guid="${guid('2', 1)}" name="Report" plainTextPath="internal://r.txt">
      ${select(text, 'It held', 1, codings(guid('1', 1)))}
      ${select(text, 'It broke', 2, codings(guid('1', 1)))}
      ${select(text, 'All were warned', 3, codings(guid('1', 1)))}
    </TextSource></Sources>
    <Links><Link guid="${guid('6', 1)}" name="contradicts" direction="OneWay" originGUID="${guid('5', 1)}" targetGUID="${guid('5', 2)}"/>
      <Link guid="${guid('6', 2)}" name="is cause of" direction="OneWay" originGUID="${guid('5', 2)}" targetGUID="${guid('5', 3)}"/></Links>
    <Sets><Set guid="${guid('4', 1)}" name="Engineering"><MemberCode targetGUID="${guid('1', 1)}"/></Set></Sets>`,
  );
  const found = await read(packed(project, { 'sources/r.txt': `\ufeff${text.replaceAll('\n', '\r\n')}` }));
  expect(told(found).map(({ words }) => words)).toEqual(['It held', 'It broke', 'All were warned']);
  expect(found.data.articles[0]?.text.content).toBe(text);
  const [relation] = found.data.relations;
  expect(found.data.relations).toHaveLength(1);
  expect(relation).toMatchObject({ kind: 'contradicts', status: 'confirmed' });
  expect(found.data.claims.find(({ id }) => id === relation?.fromClaimId)?.text).toBe('It held');
  expect(found.data.tags[0]?.colour).toBe('green');
  expect(messages(found)).toEqual([
    'Left out: 1 link. They are no relations between two claims.',
    'Left out: 1 set. Parallax groups by tags alone.',
  ]);
});

test('MAXQDA: places named by numbers, comments without codes, PDF text, and what is no text', async () => {
  const text = 'One. Two, three.\r\nFour.';
  const upper = (number: number): string => guid('A', number).toUpperCase();
  const project = projectXml(
    'MAXQDA 2022 (Release 22.8.0)',
    `<CodeBook><Codes><Code guid="${upper(1)}" name="Numbers" isCodable="true" color="#888888"><Code guid="${upper(2)}" name="Small" isCodable="true"/></Code></Codes></CodeBook>
    <Sources>
      <TextSource guid="${upper(11)}" name="Counting" plainTextPath="internal://${upper(11)}.txt">
        <PlainTextSelection guid="${upper(21)}" name="5,8" startPosition="5" endPosition="8">${codings(upper(2))}</PlainTextSelection>
        <PlainTextSelection guid="${upper(22)}" name="18,22" startPosition="18" endPosition="22"><Description>A comment.</Description></PlainTextSelection>
        <PlainTextSelection guid="${upper(23)}" name="90,99" startPosition="90" endPosition="99">${codings(upper(2))}</PlainTextSelection>
        <PlainTextSelection guid="${upper(24)}" name="0,3" startPosition="0" endPosition="3"/>
        <Coding guid="${upper(31)}"><CodeRef targetGUID="${upper(1)}"/></Coding>
      </TextSource>
      <PDFSource guid="${upper(12)}" name="Leaflet" path="internal://l.pdf">
        <PDFSelection guid="${upper(25)}" page="0" firstX="1" firstY="1" secondX="2" secondY="2"/>
        <Representation guid="${upper(13)}" plainTextPath="internal://l.txt"><PlainTextSelection guid="${upper(26)}" name="leaf" startPosition="2" endPosition="6">${codings(upper(1))}</PlainTextSelection></Representation>
      </PDFSource>
      <PDFSource guid="${upper(14)}" name="Scan" path="internal://s.pdf"/>
      <PictureSource guid="${upper(15)}" name="Photo"/><PictureSource guid="${upper(16)}" name="Chart"/>
      <AudioSource guid="${upper(17)}" name="Call"/><VideoSource guid="${upper(18)}" name="Film"/>
    </Sources>`,
  );
  const found = await read(
    packed(project, { [`sources/${upper(11)}.txt`]: text, 'sources/l.txt': 'A leaf.' }),
  );
  expect(told(found)).toEqual([
    { words: 'Two', claim: 'Two', tags: ['Numbers/Small'], note: '' },
    { words: 'Four', claim: 'Four', tags: [], note: 'A comment.' },
    { words: 'leaf', claim: 'leaf', tags: ['Numbers'], note: '' },
  ]);
  expect(messages(found)).toEqual([
    'Left out: 1 place. They do not lie in the text, or hold no words.',
    'Left out: 1 place. Neither a code of a claim or a tag nor a note says what it is for.',
    'Left out: 1 place on a PDF page. Only places in the text of a PDF are read.',
    'Left out: 1 PDF without its text. Import such files as articles.',
    'Left out: 2 pictures. Parallax reads texts.',
    'Left out: 1 sound recording. Parallax reads texts.',
    'Left out: 1 video recording. Parallax reads texts.',
    'Left out: 1 code of a whole text. Parallax marks words in texts.',
  ]);
});

test('what is said in a recording is a text, its places lie between points in time', async () => {
  const project = projectXml(
    'NVivo 14',
    `<CodeBook><Codes><Code guid="${guid('1', 1)}" name="x" isCodable="true"/></Codes></CodeBook><Sources><VideoSource guid="${guid('2', 1)}" name="Press conference">
      <Transcript guid="${guid('2', 2)}"><PlainTextContent>We opened them. No questions.</PlainTextContent>
        <SyncPoint guid="${guid('3', 1)}" position="0" timeStamp="10"/><SyncPoint guid="${guid('3', 2)}" position="15" timeStamp="20"/>
        <TranscriptSelection guid="${guid('5', 1)}" fromSyncPoint="${guid('3', 1)}" toSyncPoint="${guid('3', 2).toUpperCase()}">${codings(guid('1', 1))}</TranscriptSelection>
        <TranscriptSelection guid="${guid('5', 2)}" fromSyncPoint="${guid('3', 1)}">${codings(guid('1', 1))}</TranscriptSelection>
      </Transcript></VideoSource></Sources>`,
  );
  const found = await read(strToU8(project));
  expect(found.data.articles.map(({ title }) => title)).toEqual(['Press conference']);
  expect(told(found)).toEqual([
    { words: 'We opened them.', claim: 'We opened them.', tags: ['x'], note: '' },
  ]);
  expect(messages(found)).toEqual([
    'Left out: 1 place. They do not lie in the text, or hold no words.',
    'Left out: 1 video recording. Parallax reads texts.',
  ]);
});

test('groups called as ours are read as ours, whoever made them', async () => {
  const text = 'The office said the dam held.';
  const book = `<CodeBook><Codes>
    <Code guid="${guid('1', 1)}" name="Claims" isCodable="false"><Code guid="${guid('1', 2)}" name="The dam held." isCodable="true"><Description>Main claim.</Description></Code></Code>
    <Code guid="${guid('1', 3)}" name="stance" isCodable="false"><Code guid="${guid('1', 4)}" name="Rejects" isCodable="true"/><Code guid="${guid('1', 5)}" name="Mocks" isCodable="true"/></Code>
    <Code guid="${guid('1', 6)}" name="Source" isCodable="false"><Code guid="${guid('1', 7)}" name="The office" isCodable="true"/></Code>
    <Code guid="${guid('1', 8)}" name="Tags" isCodable="false"><Code guid="${guid('1', 9)}" name="dam" isCodable="true"/></Code>
  </Codes></CodeBook>`;
  const found = await read(
    packed(
      projectXml(
        'Anything',
        `${book}<Sources><TextSource guid="${guid('2', 1)}" name="t"><PlainTextContent>${text}</PlainTextContent>
        ${select(text, 'the dam held', 1, codings(guid('1', 2), guid('1', 4), guid('1', 5), guid('1', 7), guid('1', 9)))}
        </TextSource></Sources>`,
      ),
    ),
  );
  expect(told(found)).toEqual([
    { words: 'the dam held', claim: 'The dam held.', tags: ['stance/Mocks', 'dam'], note: '' },
  ]);
  const [occurrence] = found.data.occurrences;
  expect(occurrence?.stance).toBe('rejects');
  const said = found.data.sources.find(({ id }) => id === occurrence?.chain[1]?.sourceId);
  expect(said?.name).toBe('The office');
  expect(found.data.claims[0]?.note).toBe('Main claim.');
});

test('UTF-16 positions and ends that are included are found out by the words places are named after, and said', async () => {
  const text = '🌊🌊 The gates were opened. Nobody knew.';
  const project = (content: string): string =>
    projectXml(
      'A program',
      `<CodeBook><Codes><Code guid="${guid('1', 1)}" name="x" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="${guid('2', 1)}" name="t" plainTextPath="internal://t.txt">${content}</TextSource></Sources>`,
    );
  const units = await read(
    packed(project(select(text, 'gates were', 1, codings(guid('1', 1)))), { 'sources/t.txt': text }),
  );
  expect(told(units)[0]?.words).toBe('gates were');
  expect(messages(units)[0]).toContain('UTF-16 code units');
  const at = [...text.slice(0, text.indexOf('Nobody'))].length;
  const included = await read(
    packed(
      project(
        `<PlainTextSelection guid="${guid('5', 1)}" name="Nobody" startPosition="${at}" endPosition="${at + 5}">${codings(guid('1', 1))}</PlainTextSelection>`,
      ),
      { 'sources/t.txt': text },
    ),
  );
  expect(told(included)[0]?.words).toBe('Nobody');
  expect(messages(included)[0]).toContain('the last character included');
});

test('the same file gives the same ids, so that what is there already is not taken twice', async () => {
  const text = 'Twice the same words.';
  const project = projectXml(
    'A program',
    `<CodeBook><Codes><Code guid="${guid('1', 1)}" name="x" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="${guid('2', 1)}" name="t" plainTextPath="internal://t.txt">${select(text, 'same words', 1, codings(guid('1', 1)))}</TextSource></Sources>`,
  );
  const bytes = packed(project, { 'sources/t.txt': text });
  expect((await read(bytes)).data).toEqual((await read(bytes)).data);
});

test('texts that are not in the file, lie outside of it, are empty or are there twice are said, the rest comes in', async () => {
  const source = (number: number, attributes: string): string =>
    `<TextSource guid="${guid('2', number)}" name="t${number}" ${attributes}/>`;
  const found = await read(
    packed(
      projectXml(
        'A program',
        `<Sources>${source(1, 'plainTextPath="internal://gone.txt"')}${source(2, 'plainTextPath="absolute:///etc/passwd"')}${source(3, 'plainTextPath="relative://../../x.txt"')}${source(4, 'richTextPath="internal://a.docx"')}${source(5, 'plainTextPath="internal://a.txt"')}${source(6, 'plainTextPath="internal://..%5C..\\sources\\a.txt"')}${source(7, 'plainTextPath="internal://../sources/a.txt"')}${source(8, 'plainTextPath="internal:///A.TXT"')}${source(9, 'plainTextPath="internal://empty.txt"')}</Sources>`,
      ),
      { 'sources/a.txt': 'A text.', 'sources/empty.txt': ' \r\n ' },
    ),
  );
  expect(found.data.articles.map(({ title }) => title)).toEqual(['t5']);
  expect(found.remarks.map(({ where }) => where)).toEqual(['t1', 't2', 't3', 't4', 't6', 't7', 't8', 't9']);
});

test('a codebook gives tags with colours and descriptions', async () => {
  const xml = `\ufeff<?xml version="1.0" encoding="UTF-8"?><!-- exported --><q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0" origin="Taguette 1.4"><q:Codes><q:Code guid="${guid('1', 1)}" name="people &amp; places" isCodable="true" color="#F00"><q:Description>Who,
where.</q:Description><q:Code guid="${guid('1', 2)}" name="people &amp; places" isCodable="true"/></q:Code><q:Code guid="${guid('1', 3)}" name="People &amp; Places" isCodable="true"/></q:Codes></q:CodeBook>`;
  const found = await read(strToU8(xml));
  expect(found.data.tags).toEqual([
    { path: 'people & places', colour: 'red', description: 'Who,\nwhere.' },
    { path: 'people & places/people & places', colour: null, description: '' },
    { path: 'People & Places 2', colour: null, description: '' },
  ]);
  expect(messages(found)).toEqual([]);
});

test('our own codebook gives its tags, claims and sources', async () => {
  const open = openCase(variedCase);
  open.db.exec(`INSERT INTO tag (path, colour, description) VALUES ('Water', 'teal', 'All about water.')`);
  const found = await read(await renderBytes(open, { format: 'qdc' }));
  const json = JSON.parse(await renderExport(open, { format: 'json' })) as CaseJson;
  expect(found.data.tags.map(({ path }) => path).toSorted()).toEqual(
    json.tags.map(({ path }) => path).toSorted(),
  );
  expect(found.data.tags.find(({ path }) => path === 'Water')).toMatchObject({
    colour: 'teal',
    description: 'All about water.',
  });
  expect(found.data.claims.map(({ id }) => id).toSorted()).toEqual(
    json.claims.map(({ id }) => id).toSorted(),
  );
  expect(found.data.claims.some(({ text }) => text === json.claims.at(-1)?.text)).toBe(true);
});

test.each([
  ['a document type', packed('<!DOCTYPE Project SYSTEM "file:///etc/passwd"><Project/>'), /document type/],
  ['an entity nobody defined', packed('<Project name="&xxe;"/>'), /not XML/],
  ['XML that is cut short', packed('<Project><Sources>'), /not XML/],
  ['another root', packed('<Projects/>'), /“Projects”/],
  ['elements without end in each other', packed(`${'<a>'.repeat(1000)}`), /deep/],
  ['a zip without a project', zipSync({ 'x.txt': strToU8('x') }), /no \.qde/],
  ['a damaged zip', packed('<Project/>').subarray(0, 60), /zip is damaged/],
  ['bytes that are nothing', strToU8('hello'), /neither/],
])('%s is refused with the reason', async (_, bytes, reason) => {
  await expect((async () => refiReader.read(bytes, lookup))()).rejects.toMatchObject({
    code: 'data.invalid',
    message: expect.stringMatching(reason) as string,
  });
});

test('a zip that says it unpacks to more than memory holds is refused before it is unpacked', async () => {
  const bytes = packed('<Project/>', {});
  // The size in the central directory, where readers take it from.
  const view = Buffer.from(bytes);
  const entry = view.indexOf('PK\u0001\u0002', 0, 'latin1');
  view.writeUInt32LE(0x7fff_ffff, entry + 24);
  await expect((async () => refiReader.read(view, lookup))()).rejects.toMatchObject({
    message: expect.stringContaining('2048 MB') as string,
  });
});

test('a file is known by what it holds, not by its name', () => {
  const project = packed('<Project/>');
  expect(refiReader.recognises('x.zip', project)).toBe(true);
  expect(refiReader.recognises('x.zip', zipSync({ 'a.qdpx': [project, { level: 0 }] }))).toBe(false);
  expect(refiReader.recognises('x.xml', strToU8('<CodeBook xmlns="urn:QDA-XML:codebook:1.0">'))).toBe(true);
  expect(refiReader.recognises('x.xml', strToU8('<CodeBook/>'))).toBe(false);
  expect(refiReader.recognises('x.json', strToU8('{"format":"parallax-case"}'))).toBe(false);
});

test('a project that was spoilt anywhere is read as far as it goes or refused, and nothing else happens', async () => {
  const files = unzipSync(await renderBytes(openCase(variedCase), { format: 'qdpx' }));
  const names = Object.keys(files);
  const swaps = ['', '\0', '<', '"', '&', '}', 'é', '99999999999', '-1', '\r\n', 'x'.repeat(300)];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ file: fc.nat(), at: fc.nat(), cut: fc.nat(40), put: fc.constantFrom(...swaps) }), {
        minLength: 1,
        maxLength: 4,
      }),
      async (spoils) => {
        const spoilt = { ...files };
        for (const { file, at, cut, put } of spoils) {
          const name = names[file % names.length] ?? '';
          const bytes = Buffer.from(spoilt[name] ?? []);
          const from = at % (bytes.length + 1);
          spoilt[name] = Buffer.concat([
            bytes.subarray(0, from),
            Buffer.from(put),
            bytes.subarray(from + cut),
          ]);
        }
        try {
          const { data } = await refiReader.read(zipSync(spoilt, { level: 0 }), lookup);
          expect(checkCaseJson(data)).toEqual(data);
        } catch (error) {
          expect(error).toMatchObject({ code: 'data.invalid' });
        }
      },
    ),
    { numRuns: 150 },
  );
});
