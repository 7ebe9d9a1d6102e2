import type { Span } from '../../span.ts';

/** A number as a text gives it, with what it may be: at least 40 is 40 to infinity, about 40 is 36 to 44. */
export type Quantity = Span & {
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** `%`, a currency, or null where the unit is among the words that follow. */
  readonly sign: string | null;
};

const scales: Readonly<Record<string, number>> = {
  dozen: 12,
  dutzend: 12,
  hundred: 100,
  hundert: 100,
  thousand: 1000,
  tausend: 1000,
  тысяч: 1000,
  тысячи: 1000,
  тысяча: 1000,
  'тыс.': 1000,
  тысячу: 1000,
  тисяч: 1000,
  тисячі: 1000,
  тисяча: 1000,
  'тис.': 1000,
  million: 1e6,
  millions: 1e6,
  millionen: 1e6,
  миллион: 1e6,
  миллиона: 1e6,
  миллионов: 1e6,
  млн: 1e6,
  мільйон: 1e6,
  мільйони: 1e6,
  мільйонів: 1e6,
  billion: 1e9,
  bn: 1e9,
  milliarden: 1e9,
  миллиард: 1e9,
  миллиарда: 1e9,
  миллиардов: 1e9,
  млрд: 1e9,
  мільярд: 1e9,
  мільярди: 1e9,
  мільярдів: 1e9,
};

const words = (list: string, first: number): readonly (readonly [string, number])[] =>
  list.split(' ').flatMap((forms, index) => forms.split('/').map((form) => [form, first + index] as const));

/** "One" is left out: it is more often no number. */
const numberWords: ReadonlyMap<string, number> = new Map([
  ...words(
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    2,
  ),
  ...words('zwei drei vier fünf sechs sieben acht neun zehn elf zwölf', 2),
  ...words(
    'два/две/двух/двое три/трех/трёх/трое четыре/четырех/четырёх/четверо пять/пяти/пятеро шесть/шести семь/семи восемь/восьми девять/девяти десять/десяти одиннадцать двенадцать',
    2,
  ),
  ...words(
    "два/дві/двох/двоє три/трьох/троє чотири/чотирьох/четверо п’ять/п'ять/пʼять/п’яти/п'яти/п’ятеро шість/шести шестеро/сім/семи вісім/восьми дев’ять/дев'ять десять/десяти одинадцять дванадцять",
    2,
  ),
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
  ['dreißig', 30],
  ['dozen', 12],
  ['dozens', 24],
]);

const longestFirst = (all: Iterable<string>): string =>
  [...all]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll('.', String.raw`\.`))
    .join('|');

const pattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}][-.,/:]?)(?<before>[$€£₴₽]\s?)?(?:(?<digits>\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+(?![\d])(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)|(?<word>${longestFirst(numberWords.keys())})(?![\p{L}\p{N}]))(?:[\s-]?(?<scale>${longestFirst(Object.keys(scales))})(?![\p{L}\p{N}]))?(?:\s?(?<after>%|percent(?!age)|per cent|prozent|процентов|процента|процент|відсотків|відсотки|відсотка|відсоток|[$€£₴₽]|dollars|euros|euro|pounds|долларов|доларів|євро|евро|гривень|рублей))?`,
  'giu',
);

const qualifiers: readonly (readonly [RegExp, (value: number) => readonly [number, number]])[] = [
  [
    /(?:at least|no fewer than|no less than|a minimum of|mindestens|не менее|не менш(?: ніж| як)?|щонайменше|как минимум|принаймні)\s*$/iu,
    (value) => [value, Infinity],
  ],
  [
    /(?:more than|over|above|exceeding|mehr als|über|более|больше|свыше|понад|більше|більш ніж)\s*$/iu,
    (value) => [value, Infinity],
  ],
  [
    /(?:up to|at most|no more than|a maximum of|bis zu|höchstens|до|не более|не більше)\s*$/iu,
    (value) => [0, value],
  ],
  [
    /(?:less than|fewer than|under|below|weniger als|unter|менее|меньше|менше|менш ніж)\s*$/iu,
    (value) => [0, value],
  ],
  [/(?:almost|nearly|close to|fast|knapp|почти|майже)\s*$/iu, (value) => [value * 0.85, value]],
  [
    /(?:about|around|some|roughly|approximately|circa|ca\.|etwa|rund|ungefähr|около|примерно|порядка|близько|приблизно)\s*$/iu,
    (value) => [value * 0.85, value * 1.15],
  ],
];

const currencies: Readonly<Record<string, string>> = {
  $: '$',
  dollars: '$',
  долларов: '$',
  доларів: '$',
  '€': '€',
  euro: '€',
  euros: '€',
  євро: '€',
  евро: '€',
  '£': '£',
  pounds: '£',
  '₴': '₴',
  гривень: '₴',
  '₽': '₽',
  рублей: '₽',
};

/**
 * The numbers of a text in its order, in figures or in words, but those within `taken` (dates). Offsets are UTF-16
 * code units; a number with a scale ("3 million") is one.
 */
export function quantitiesIn(text: string, taken: readonly Span[]): readonly Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(pattern)) {
    const { before, digits, word, scale, after } = match.groups ?? {};
    const span = { start: match.index, end: match.index + match[0].length };
    if (taken.some((other) => other.start < span.end && span.start < other.end)) continue;
    const base =
      digits === undefined ? (numberWords.get(word?.toLowerCase() ?? '') ?? 0) : readDigits(digits);
    const value = base * (scale === undefined ? 1 : (scales[scale.toLowerCase()] ?? 1));
    const preceding = text.slice(Math.max(0, span.start - 24), span.start);
    const qualifier = qualifiers.find(([words]) => words.test(preceding));
    const [least, most] = qualifier?.[1](value) ?? [value, value];
    found.push({ ...span, value, least, most, sign: signOf(before?.trim() ?? after?.toLowerCase() ?? null) });
  }
  return found;
}

function readDigits(digits: string): number {
  const grouped = /^\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+(?=$|[.,]\d{1,2}$)/u.exec(digits);
  if (!grouped) return Number(digits.replace(',', '.'));
  const rest = digits.slice(grouped[0].length).replace(',', '.');
  return Number(grouped[0].replaceAll(/\D/gu, '') + rest);
}

function signOf(written: string | null): string | null {
  if (written === null) return null;
  return currencies[written] ?? '%';
}

/** True when both may be the same number. */
export function mayBeEqual(a: Quantity, b: Quantity): boolean {
  return a.least <= b.most && b.least <= a.most;
}
