// Dates and numbers in the report's own words: no locale data is used, so that every machine writes the same.

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A date in words, as exact as it is given: `2024`, `April 2024`, `19 April 2024`. Anything else stays as it is. */
export function dateWords(date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? [];
  if (year === undefined) return date;
  const monthName = month === undefined ? undefined : months[Number(month) - 1];
  return [day === undefined ? undefined : Number(day), monthName, year]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** A time in words to the minute: `19 April 2024, 10:15 UTC`. `time` is ISO 8601 in UTC. */
export function timeWords(time: string): string {
  return `${dateWords(time.slice(0, 10))}, ${time.slice(11, 16)} UTC`;
}

/** A whole number with commas between thousands. */
export function numberWords(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A count with its noun: `1 article`, `1,200 articles`. */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${numberWords(count)} ${count === 1 ? one : many}`;
}

/** Items as one phrase: `a`, `a and b`, `a, b and c`. */
export function listWords(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
