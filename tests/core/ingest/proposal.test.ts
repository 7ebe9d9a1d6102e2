import { expect, test } from 'vitest';
import { findLanguage } from '#core/ingest/language.ts';
import { cleanLine, findDate, findHttpUrl, findLanguageTag, findMachineDate } from '#core/ingest/proposal.ts';

test.each([
  ['August 26 – September 1, 2024', '2024-09-01'],
  ['26–30 August 2024', '2024-08-30'],
  ['Tuesday, October 11, 2022', '2022-10-11'],
  ['11 October 2022', '2022-10-11'],
  ['Oct. 11, 2022, 10:15 pm', '2022-10-11'],
  ['Published: 14 March 2023 | Updated: 15 March 2023', '2023-03-14'],
  ['Updated: 15 March 2023 | Published: 14 March 2023', '2023-03-14'],
  ['11. Oktober 2022', '2022-10-11'],
  ['Dienstag, 11. Oktober 2022, 14:30 Uhr', '2022-10-11'],
  ['Publié le 14 mars 2023', '2023-03-14'],
  ['14 de marzo de 2023', '2023-03-14'],
  ['11 октября 2022 г.', '2022-10-11'],
  ['26 августа – 1 сентября 2024', '2024-09-01'],
  ['14 березня 2023, 10:45', '2023-03-14'],
  ['2023-03-14', '2023-03-14'],
  ['14.03.2023', '2023-03-14'],
  ['3/14/2023', '2023-03-14'],
  ['14/3/2023', '2023-03-14'],
  ['4/4/2023', '2023-04-04'],
])('a date line is read: %s', async (line, day) => {
  expect(await findDate(line, null)).toEqual({ kind: 'day', day });
});

test('a date that depends on the country is ambiguous', async () => {
  expect(await findDate('10/11/2022', 'en')).toEqual({ kind: 'ambiguous' });
});

test.each([
  'January 13 – January 19',
  'May 2024',
  '14:30',
  'yesterday',
  '2 hours ago',
  '31.02.2023',
  '99/99/2023',
  'by',
])('a line without a whole date gives none: %s', async (line) => {
  expect(await findDate(line, null)).toEqual({ kind: 'none' });
});

test.each([
  ['2023-03-14T23:30:00-05:00', '2023-03-14'],
  ['20230314', '2023-03-14'],
  ['2023-03-14 10:00', '2023-03-14'],
  ['2023-02-29', null],
  ['14 March 2023', null],
  ['', null],
])('a machine-readable date keeps its own day: %s', (value, day) => {
  expect(findMachineDate(value)).toBe(day);
});

test.each([
  ['en_GB', 'en-GB'],
  ['RU', 'ru'],
  ['zh-hans-cn', 'zh-Hans-CN'],
  ['English', null],
  ['x', null],
  ['', null],
])('a language tag is canonical or none: %s', (value, tag) => {
  expect(findLanguageTag(value)).toBe(tag);
});

test('addresses with passwords, other schemes or no host are none', () => {
  expect(findHttpUrl('https://gazette.example/a b')).toBe('https://gazette.example/a%20b');
  for (const value of [
    'ftp://a.example/',
    'file:///etc/passwd',
    'https://u:p@a.example/',
    'nonsense',
    '',
    null,
  ]) {
    expect(findHttpUrl(value)).toBeNull();
  }
});

test('a line is cleaned of breaks and control characters, and is none when nothing is left or too much', () => {
  expect(cleanLine('  Pier\n\tshut\0 ')).toBe('Pier shut');
  expect(cleanLine(' \n ')).toBeNull();
  expect(cleanLine('x'.repeat(501))).toBeNull();
});

test.each([
  ['en', 'The gates of the dam were opened at night, and by the morning the water stood in the streets.'],
  ['ru', 'В ночь на четверг дежурная смена открыла четыре затвора плотины, и вода стояла на улицах.'],
  ['uk', 'У ніч на четвер чергова зміна відкрила чотири затвори греблі, і вода стояла на вулицях.'],
  ['be', 'У ноч на чацвер дзяжурная змена адкрыла чатыры засаўкі плаціны, і вада стаяла на вуліцах.'],
  ['de', 'In der Nacht auf Donnerstag öffnete die Schicht vier Tore des Damms.'],
  ['pl', 'W nocy ze środy na czwartek zmiana otworzyła cztery zasuwy zapory.'],
  ['zh', '星期三夜里，值班人员打开了大坝的四个闸门，到早晨，水已经淹没了下城的街道。'],
])('the language of a sentence is found: %s', async (language, text) => {
  expect(await findLanguage(text)).toBe(language);
});

test.each([
  'The pier',
  'Lavrin Stoyat Tevdor Halash Irsen Dolvat Ilse Corvane Anselm Broadwick',
  '1 2 3 4 5 6 7 8 9',
  '',
])('no language is guessed from too little: %s', async (text) => {
  expect(await findLanguage(text)).toBeNull();
});
