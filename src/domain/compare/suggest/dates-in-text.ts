import type { Span } from '../../span.ts';

/** A date as a text gives it: whatever of it is said; `minute` is of the day. Never all null. */
export type TextDate = Span & {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** 1 is Monday. */
  readonly weekday: number | null;
  readonly minute: number | null;
};

const monthNames: readonly (readonly [number, string])[] = [
  [1, 'january|jan|jänner|januar|января|январе|январь|січня|січні|січень'],
  [2, 'february|feb|februar|февраля|феврале|февраль|лютого|лютому|лютий'],
  [3, 'march|mar|märz|марта|марте|март|березня|березні|березень'],
  [4, 'april|apr|апреля|апреле|апрель|квітня|квітні|квітень'],
  [5, 'may|mai|мая|мае|май|травня|травні|травень'],
  [6, 'june|jun|juni|июня|июне|июнь|червня|червні|червень'],
  [7, 'july|jul|juli|июля|июле|июль|липня|липні|липень'],
  [8, 'august|aug|августа|августе|август|серпня|серпні|серпень'],
  [9, 'september|sept|sep|сентября|сентябре|сентябрь|вересня|вересні|вересень'],
  [10, 'october|oct|oktober|октября|октябре|октябрь|жовтня|жовтні|жовтень'],
  [11, 'november|nov|ноября|ноябре|ноябрь|листопада|листопаді|листопад'],
  [12, 'december|dec|dezember|декабря|декабре|декабрь|грудня|грудні|грудень'],
];
const weekdayNames: readonly (readonly [number, string])[] = [
  [1, 'monday|montag|понедельник|понеділок|понеділка'],
  [2, 'tuesday|dienstag|вторник|вівторок|вівторка'],
  [3, 'wednesday|mittwoch|среду|среда|середу|середа'],
  [4, 'thursday|donnerstag|четверг|четвер'],
  [5, "friday|freitag|пятницу|пятница|п’ятницю|пʼятницю|п'ятницю|п’ятниця|п'ятниця"],
  [6, 'saturday|samstag|sonnabend|субботу|суббота|суботу|субота'],
  [7, 'sunday|sonntag|воскресенье|неділю|неділя'],
];

const numberOf = (names: readonly (readonly [number, string])[]): ReadonlyMap<string, number> =>
  new Map(names.flatMap(([number, forms]) => forms.split('|').map((form) => [form, number] as const)));
const months = numberOf(monthNames);
const weekdays = numberOf(weekdayNames);
const longestFirst = (words: Iterable<string>): string =>
  [...words].sort((a, b) => b.length - a.length).join('|');

const month = `(?<month>${longestFirst(months.keys())})\\.?`;
const day = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|-го|-е|\.)?`;
const year = String.raw`(?<year>(?:19|20)\d{2})(?:\s?(?:года|году|г\.|року|році|р\.))?`;
const open = String.raw`(?<![\p{L}\p{N}])`;
const close = String.raw`(?![\p{L}\p{N}])`;
const patterns: readonly RegExp[] = [
  String.raw`(?<year>\d{4})-(?<monthNumber>\d{2})-(?<day>\d{2})`,
  String.raw`(?<day>\d{1,2})[./](?<monthNumber>\d{1,2})[./](?<year>(?:19|20)\d{2})`,
  String.raw`${day}\s+(?:of\s+)?${month}(?:,?\s+${year})?`,
  String.raw`${month}\s+${day}(?:,?\s+${year})?(?!\s*(?:%|percent|per cent))`,
  String.raw`${month}\s+${year}`,
  String.raw`(?<=\b(?:in|since|until|by|im|seit|bis|last|early|late|mid)\s+)${month}`,
  String.raw`(?<=(?:^|\s)(?:у|в|во|з|із|с|до|к)\s+)${month}`,
  String.raw`(?<hour>\d{1,2})(?:[:.](?<clock>\d{2}))?\s?(?<half>a\.?m\.?|p\.?m\.?)`,
  String.raw`(?<hour>\d{1,2}):(?<clock>\d{2})`,
  String.raw`(?<weekday>${longestFirst(weekdays.keys())})`,
  // A bare year, unless a thing that is counted follows it.
  String.raw`(?<=(?:^|[\s(])(?:in|since|until|by|of|from|before|after|im|jahr|seit|bis|у|в|во|з|із|с|до|к|від|от|после|після)\s+(?:the\s+)?)${year}`,
].map((pattern) => new RegExp(open + pattern + close, 'giu'));

/** The dates and times of day in a text, in its order; none overlaps another. Offsets are UTF-16 code units. */
export function datesInText(text: string): readonly TextDate[] {
  if (
    !/\d|day|tag|мая|понед|вторн|вівт|сре|четв|п.?ятниц|суб|воскр|неділ|woch|sonnabend/iu.test(text) &&
    !hasMonth(text)
  )
    return [];
  const found: TextDate[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some((other) => other.start < span.end && span.start < other.end)) continue;
      const date = readDate(match.groups ?? {});
      if (date) found.push({ ...span, ...date });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const anyMonth = new RegExp(open + month + close, 'iu');
function hasMonth(text: string): boolean {
  return anyMonth.test(text);
}

function readDate(
  groups: Readonly<Record<string, string | undefined>>,
): Omit<TextDate, 'start' | 'end'> | null {
  const number = (name: string): number | null => (groups[name] === undefined ? null : Number(groups[name]));
  const monthNumber = number('monthNumber') ?? months.get(groups['month']?.toLowerCase() ?? '') ?? null;
  const dayNumber = number('day');
  const weekday = weekdays.get(groups['weekday']?.toLowerCase() ?? '') ?? null;
  if (monthNumber !== null && (monthNumber < 1 || monthNumber > 12)) return null;
  if (dayNumber !== null && (dayNumber < 1 || dayNumber > 31)) return null;
  return { year: number('year'), month: monthNumber, day: dayNumber, weekday, minute: minuteOf(groups) };
}

function minuteOf(groups: Readonly<Record<string, string | undefined>>): number | null {
  if (groups['hour'] === undefined) return null;
  const hour = Number(groups['hour']);
  const half = groups['half']?.toLowerCase()[0];
  const hours = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return hours * 60 + Number(groups['clock'] ?? 0);
}

const parts = ['year', 'month', 'day', 'weekday', 'minute'] as const;

/** True when the two say something of the same part of a date: year, month, day, weekday or time. */
export function areComparable(a: TextDate, b: TextDate): boolean {
  return parts.some((part) => a[part] !== null && b[part] !== null);
}

/** True when nothing that both say differs. */
export function mayBeSame(a: TextDate, b: TextDate): boolean {
  return parts.every((part) => a[part] === null || b[part] === null || a[part] === b[part]);
}

/** What two texts must both hold to have a date in common: its parts, as a word. */
export function dateTerm(date: TextDate): string {
  return `@${parts.map((part) => date[part] ?? '').join('-')}`;
}
