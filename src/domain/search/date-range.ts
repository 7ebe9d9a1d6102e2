/** A range of days, both ends included; an end that is null is open. Days are ISO 8601 (`YYYY-MM-DD`). */
export type DateRange = { readonly from: string | null; readonly to: string | null };

const written = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * Reads `2024`, `2024-09`, `2024-09-01`, `2024-09..2024-10`, `2024..`, `..2024`, `>2024`, `>=2024`, `<2024`, `<=2024`.
 * A year or a month means all its days. Null when it is none of these, a day that there is not, or ends before it begins.
 */
export function parseDateRange(text: string): DateRange | null {
  const compared = /^(>=|<=|>|<)(.+)$/.exec(text);
  if (compared) return compare(compared[1] ?? '', compared[2] ?? '');
  const [first = '', second, ...more] = text.split('..');
  if (more.length > 0 || (first === '' && !second)) return null;
  const from = first === '' ? open : daysOf(first);
  const to = second === undefined ? from : second === '' ? open : daysOf(second);
  if (!from || !to) return null;
  const range = { from: from.from, to: to.to };
  return range.from !== null && range.to !== null && range.from > range.to ? null : range;
}

const open: DateRange = { from: null, to: null };

/** Writes a range as briefly as {@link parseDateRange} reads it. */
export function printDateRange({ from, to }: DateRange): string {
  if (from === null) return `..${to === null ? '' : briefEnd(to)}`;
  if (to === null) return `${briefStart(from)}..`;
  const whole = [from.slice(0, 4), from.slice(0, 7), from].find((brief) => {
    const days = daysOf(brief);
    return days?.from === from && days.to === to;
  });
  return whole ?? `${briefStart(from)}..${briefEnd(to)}`;
}

function briefStart(day: string): string {
  return [day.slice(0, 4), day.slice(0, 7)].find((brief) => daysOf(brief)?.from === day) ?? day;
}

function briefEnd(day: string): string {
  return [day.slice(0, 4), day.slice(0, 7)].find((brief) => daysOf(brief)?.to === day) ?? day;
}

function compare(sign: string, text: string): DateRange | null {
  const days = daysOf(text);
  if (!days?.from || !days.to) return null;
  switch (sign) {
    case '>':
      return { from: dayAfter(days.to, 1), to: null };
    case '>=':
      return { from: days.from, to: null };
    case '<':
      return { from: null, to: dayAfter(days.from, -1) };
    default:
      return { from: null, to: days.to };
  }
}

function daysOf(text: string): DateRange | null {
  const match = written.exec(text);
  if (!match) return null;
  const [, year = '', month, day] = match;
  if (year === '0000') return null;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const last = lastDay(Number(year), Number(month));
  if (last === null) return null;
  if (day === undefined) return { from: `${year}-${month}-01`, to: `${year}-${month}-${last}` };
  return Number(day) < 1 || Number(day) > last ? null : { from: text, to: text };
}

function lastDay(year: number, month: number): number | null {
  if (month < 1 || month > 12) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

function dayAfter(day: string, days: number): string {
  const date = new Date(0);
  date.setUTCFullYear(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)) + days);
  const year = Math.min(Math.max(date.getUTCFullYear(), 0), 9999);
  return `${String(year).padStart(4, '0')}-${date.toISOString().slice(-19, -14)}`;
}
