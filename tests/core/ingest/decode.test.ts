import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText, findEncoding, normaliseText } from '#core/ingest/decode.ts';
import { encodings, type EncodingLabel } from '#domain/article-reading.ts';
import { Failure } from '#domain/failure.ts';
import { encodeDoubleByte, encodeSingleByte, encodeUtf16, encodeUtf8 } from './encode.ts';

const decode = (bytes: Uint8Array) => decodeText(bytes, false, null);
function failureOf(run: () => unknown): Failure {
  try {
    run();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const short = {
  russian: 'Причал закрыт',
  russianSentence: 'Северный причал закрыт до особого распоряжения, сообщили в порту.',
  russianSpeech: '«Мы узнали об этом по радио», – сказал директор.',
  ukrainian: 'Північний причал закрито, повідомили в порту. Її не чекали.',
  belarusian: 'Паўночны прычал зачынены, паведамілі ў порце.',
  german: 'Die Fähre fährt nicht mehr über die Mündung, sagte der Hafenmeister gestern früh.',
  french:
    'La jetée est fermée jusqu’à nouvel ordre, a annoncé la capitainerie. « Nous l’avons appris à la radio. »',
  spanish: 'El muelle está cerrado hasta nueva orden, según la oficina del puerto. ¿Quién lo sabía?',
  english: '“We learned of it from the radio,” said its director – and that was all.',
  polish:
    'Północne molo jest zamknięte do odwołania, poinformował kapitanat portu. Właściciel promów milczy.',
  czech: 'Severní molo je uzavřeno až do odvolání, sdělila přístavní správa. Trajekt přijíždí později.',
  greek: 'Η βόρεια προβλήτα είναι κλειστή μέχρι νεωτέρας, ανακοίνωσε το λιμεναρχείο.',
  greekWords: 'Το λιμάνι έκλεισε',
  hebrew: 'הנמל סגור עד להודעה חדשה, כך נמסר',
  arabic: 'الميناء مغلق حتى إشعار آخر، حسبما أعلن',
  bulgarian: 'Кеят е затворен, съобщиха от пристанището.',
  serbian: 'Лука је затворена, саопштено је јуче.',
  shouted: 'ПРИЧАЛ ЗАКРЫТ!',
  letters: 'Это МЧС, ФСБ и МВД',
  turkish: 'Kuzey iskelesi ikinci bir duyuruya kadar kapalı, dedi liman müdürlüğü. Feribot şirketi susuyor.',
  lithuanian: 'Šiaurinis molas uždarytas iki kito pranešimo, pranešė uosto tarnyba. Keltų įmonė tyli.',
  latvian:
    'Ziemeļu mols ir slēgts līdz turpmākam paziņojumam, ziņo ostas pārvalde. Prāmju uzņēmums klusē, un neviens nezina, kāpēc tā.',
  icelandic:
    'Norðurbryggjan er lokuð þar til annað verður tilkynnt, sagði hafnarstjórinn. Ferjufélagið þegir um það.',
} as const;

const doubleByte = {
  chinese:
    '港口办公室周一表示，自三月起关闭的北码头将继续关闭，直到工程师检查完毕为止。渡轮公司没有人知道那会是什么时候。',
  chineseTraditional:
    '港口辦公室週一表示，自三月起關閉的北碼頭將繼續關閉，直到工程師檢查完畢為止。渡輪公司沒有人知道那會是什麼時候。',
  japanese:
    '港湾事務所は月曜日、三月から閉鎖されている北桟橋は技師が調べるまで閉鎖されたままになると述べた。フェリー会社では誰も知らなかった。',
  korean:
    '항만 사무소는 월요일 삼월부터 폐쇄된 북쪽 부두가 기술자들이 살펴볼 때까지 계속 폐쇄될 것이라고 말했다. 여객선 회사에서는 아무도 몰랐다.',
} as const;

test.each<[keyof typeof doubleByte, EncodingLabel]>([
  ['chinese', 'gb18030'],
  ['chineseTraditional', 'big5'],
  ['japanese', 'shift_jis'],
  ['japanese', 'euc-jp'],
  ['korean', 'euc-kr'],
])('a few sentences are read as they were written: %s in %s', (name, encoding) => {
  expect(decode(encodeDoubleByte(doubleByte[name], encoding)).text).toBe(doubleByte[name]);
});

test.each<[keyof typeof short, EncodingLabel]>([
  ['russian', 'windows-1251'],
  ['russian', 'koi8-r'],
  ['russian', 'iso-8859-5'],
  ['russian', 'ibm866'],
  ['russianSentence', 'windows-1251'],
  ['russianSentence', 'koi8-r'],
  ['russianSentence', 'iso-8859-5'],
  ['russianSentence', 'ibm866'],
  ['russianSentence', 'x-mac-cyrillic'],
  ['russianSpeech', 'windows-1251'],
  ['ukrainian', 'windows-1251'],
  ['ukrainian', 'koi8-u'],
  ['belarusian', 'windows-1251'],
  ['german', 'windows-1252'],
  ['french', 'windows-1252'],
  ['spanish', 'windows-1252'],
  ['english', 'windows-1252'],
  ['polish', 'iso-8859-2'],
  ['polish', 'windows-1250'],
  ['czech', 'iso-8859-2'],
  ['czech', 'windows-1250'],
  ['greek', 'windows-1253'],
  ['greek', 'iso-8859-7'],
  ['greekWords', 'windows-1253'],
  ['hebrew', 'windows-1255'],
  ['arabic', 'windows-1256'],
  ['bulgarian', 'windows-1251'],
  ['serbian', 'windows-1251'],
  ['shouted', 'windows-1251'],
  ['shouted', 'koi8-r'],
  ['letters', 'windows-1251'],
  ['turkish', 'windows-1254'],
  ['lithuanian', 'windows-1257'],
  ['latvian', 'windows-1257'],
  ['icelandic', 'windows-1252'],
])('a short text is read as it was written: %s in %s', (name, encoding) => {
  const { text, certain } = decode(encodeSingleByte(short[name], encoding));
  expect(text).toBe(short[name]);
  expect(certain).toBe(false);
});

test('valid UTF-8 is UTF-8, with or without a byte order mark', () => {
  for (const mark of ['', '\ufeff']) {
    const decoded = decode(encodeUtf8(`${mark}Причал 👩‍👩‍👧 закрыт`));
    expect(decoded).toEqual({ text: 'Причал 👩‍👩‍👧 закрыт', encoding: 'utf-8', certain: true, warnings: [] });
  }
});

test.each(['utf-16le', 'utf-16be'] as const)(
  '%s is known by its byte order mark and without one',
  (encoding) => {
    for (const text of [short.english, short.russianSentence, doubleByte.chinese + ' 3\n']) {
      expect(decode(encodeUtf16(`\ufeff${text}`, encoding))).toMatchObject({ text, encoding, certain: true });
    }
    for (const text of [short.english, short.russianSentence]) {
      expect(decode(encodeUtf16(text, encoding))).toMatchObject({ text, encoding, certain: true });
    }
  },
);

test('UTF-8 with a damaged place is read with U+FFFD there, and says so', () => {
  const whole = encodeUtf8(`${short.russianSentence} ${short.russianSentence}`);
  const decoded = decode(whole.subarray(0, whole.length - 2));
  expect(decoded.encoding).toBe('utf-8');
  expect(decoded.certain).toBe(false);
  expect(decoded.text.endsWith('порт\ufffd')).toBe(true);
  expect(decoded.warnings).toEqual([{ code: 'undecodable-bytes', detail: '1' }]);
});

test('a guess says that it is one', () => {
  expect(decode(encodeSingleByte(short.russianSentence, 'koi8-r')).warnings).toEqual([
    { code: 'encoding-guessed', detail: 'koi8-r' },
  ]);
});

const page = (charset: string, body: string): string =>
  `<!doctype html><meta charset="${charset}"><p>${body}</p>`;

test('a page is read in the encoding it declares', () => {
  const bytes = encodeSingleByte(page('KOI8-R', 'Да'), 'koi8-r');
  expect(decodeText(bytes, true, null)).toMatchObject({ encoding: 'koi8-r', certain: true, warnings: [] });
  const old =
    '<html><head><META http-equiv=Content-Type content="text/html; charset=cp1251"></head><p>Да</p>';
  expect(decodeText(encodeSingleByte(old, 'windows-1251'), true, null)).toMatchObject({
    encoding: 'windows-1251',
    certain: true,
  });
});

test('a page that declares what it is not is read as what it is, with a warning', () => {
  expect(decodeText(encodeUtf8(page('windows-1251', short.russian)), true, null)).toMatchObject({
    encoding: 'utf-8',
    certain: true,
    warnings: [{ code: 'encoding-mismatch', detail: 'declared windows-1251, read as utf-8' }],
  });
  const wrong = decodeText(
    encodeSingleByte(page('utf-8', short.russianSentence), 'windows-1251'),
    true,
    null,
  );
  expect(wrong.text).toContain(short.russianSentence);
  expect(wrong.warnings.map(({ code }) => code)).toEqual(['encoding-mismatch', 'encoding-guessed']);
});

test('a declaration inside a comment is none', () => {
  const bytes = encodeSingleByte(
    `<!-- <meta charset="koi8-r"> --><p>${short.russianSentence}</p>`,
    'windows-1251',
  );
  expect(decodeText(bytes, true, null).encoding).toBe('windows-1251');
});

test('the encoding an analyst chooses is the one that is used', () => {
  const bytes = encodeSingleByte(short.russian, 'windows-1251');
  expect(decodeText(bytes, false, 'CP1251')).toEqual({
    text: short.russian,
    encoding: 'windows-1251',
    certain: true,
    warnings: [],
  });
  expect(decodeText(bytes, false, 'koi8-r').text).not.toBe(short.russian);
});

test.each([
  ['utf-8', encodeSingleByte(short.russian, 'windows-1251')],
  ['utf-16le', Uint8Array.of(0x41, 0x00, 0x42)],
  ['shift_jis', Uint8Array.of(0x41, 0x80, 0xff)],
])('a chosen encoding that does not fit is refused: %s', (encoding, bytes) => {
  const failure = failureOf(() => decodeText(bytes, false, encoding));
  expect(failure.code).toBe('import.bad-encoding');
  expect(failure.params).toEqual({ encoding });
});

test('a chosen encoding that does not exist is refused', () => {
  expect(failureOf(() => decodeText(encodeUtf8('A'), false, 'klingon-1')).params).toEqual({
    encoding: 'klingon-1',
  });
});

test('UTF-32 is refused by name', () => {
  const bytes = Uint8Array.of(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0);
  expect(failureOf(() => decode(bytes)).params).toEqual({ encoding: 'utf-32' });
});

test.each([
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]],
  ['a JPEG picture', [0xff, 0xd8, 0xff, 0xe0, 0, 16]],
  ['a PDF document', [...encodeUtf8('%PDF-1.7\n%âãÏÓ\n')]],
  ['a ZIP archive', [0x50, 0x4b, 3, 4, 20, 0, 0, 0]],
  ['a Word document (DOCX)', [0x50, 0x4b, 3, 4, ...encodeUtf8('....word/document.xml')]],
  ['a program (ELF)', [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]],
  ['a gzip archive', [0x1f, 0x8b, 8, 0]],
  ['an SQLite database', [...encodeUtf8('SQLite format 3\0')]],
  ['a Windows program', [0x4d, 0x5a, 0x90, 0, 3, 0]],
  ['a Rich Text document (RTF)', [...encodeUtf8('{\\rtf1\\ansi Hello}')]],
])('a file that is no text is refused and named: %s', (kind, bytes) => {
  const failure = failureOf(() => decode(Uint8Array.from(bytes)));
  expect(failure.code).toBe('import.binary');
  expect(failure.params).toEqual({ kind });
  expect(failure.message).toContain(kind);
});

test('a file full of control characters is refused, one with a few NULs is read', () => {
  const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * 37 + (i >> 3)) % 256);
  expect(failureOf(() => decode(noise)).params).toEqual({ kind: 'unknown' });
  const text = `${short.english.repeat(3)}\0\0`;
  expect(decode(encodeUtf8(text)).text).toBe(text);
});

test('a text that begins like a program or a picture but has no NULs is text', () => {
  expect(decode(encodeUtf8('MZ is a letter pair.')).text).toBe('MZ is a letter pair.');
  expect(decode(encodeUtf8('BM: the initials of Bran Mallow.')).encoding).toBe('utf-8');
});

test('each encoding offered can be read', () => {
  for (const { label } of encodings) {
    expect(findEncoding(label)).toBe(label);
    expect(decodeText(encodeUtf8('ab'), false, label).encoding).toBe(label);
  }
});

test.each([
  ['latin1', 'windows-1252'],
  ['ISO-8859-9', 'windows-1254'],
  ['GBK', 'gb18030'],
  [' utf8 ', 'utf-8'],
  ['x-user-defined', null],
  ['nonsense', null],
])('the label %s means %s', (label, encoding) => {
  expect(findEncoding(label)).toBe(encoding);
});

test('text is kept as it is but for line ends, a byte order mark and control characters', () => {
  expect(normaliseText('\ufeffa\r\nb\rc\n\td\u00a0e\u0301')).toEqual({
    text: 'a\nb\nc\n\td\u00a0e\u0301',
    replaced: 0,
  });
  expect(normaliseText('a\0b\x1bc\x0cd')).toEqual({ text: 'a b c d', replaced: 2 });
  expect(normaliseText('a\ud800b').text).toBe('a\ufffdb');
});

test('property: any text in UTF-8 comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
      expect(decode(encodeUtf8(`Text: ${text}`)).text).toBe(`Text: ${text}`);
    }),
  );
});

test('property: whatever the bytes, there is a text without lone surrogates or a failure with a code', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, isHtml) => {
      try {
        const { text } = normaliseText(decodeText(bytes, isHtml, null).text);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/[\0-\x08\x0b-\x1f]/u);
      } catch (error) {
        expect(error).toBeInstanceOf(Failure);
      }
    }),
    { numRuns: 500 },
  );
});
