import type * as Chrono from 'chrono-node';
import { normaliseText } from './decode.ts';

// Checks that stand between what a file says and what is proposed to the analyst.

const maxLineLength = 500;

/** A found value as one clean line; null when nothing of it is left or it is too long to be a name or a title. */
export function cleanLine(value: string | null | undefined): string | null {
  if (value == null) return null;
  const line = normaliseText(value).text.replace(/\s+/gu, ' ').trim();
  return line === '' || line.length > maxLineLength ? null : line;
}

/** The address in canonical form when it is http or https and has no password in it; else null. */
export function findHttpUrl(value: string | null | undefined): string | null {
  if (value == null || value.length > 2000) return null;
  try {
    const url = new URL(value.trim());
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
    return isWeb && url.hostname !== '' && url.username === '' && url.password === '' ? url.href : null;
  } catch {
    return null;
  }
}

/** The canonical BCP 47 tag, such as `en-GB` for `en_gb`; null when it is none. */
export function findLanguageTag(value: string | null | undefined): string | null {
  const tag = value?.trim().replaceAll('_', '-');
  if (tag === undefined || !/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** `YYYY-MM-DD` for a day that exists, from 1500 on; else null. */
function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1500 && year <= 2200 ? date.toISOString().slice(0, 10) : null;
}

/** The day that a machine-readable date or time names, as it is written there, in its own time zone; else null. */
export function findMachineDate(value: string | null | undefined): string | null {
  const match = /^\s*(\d{4})-?(\d{2})-?(\d{2})(?:$|[\sT])/u.exec(value ?? '');
  return match ? isoDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** What a line says of a date: a day, nothing, or a day that can be read in two ways, such as 10/11/2022. */
export type FoundDate =
  { readonly kind: 'day'; readonly day: string } | { readonly kind: 'ambiguous' } | { readonly kind: 'none' };

const none: FoundDate = { kind: 'none' };
const later = /updat|modif|обновл|измен|оновл|змін|aktualis|geändert|mis à jour|actualiz/iu;

let chrono: Promise<typeof Chrono> | null = null;

/**
 * The date a line names with day, month and year; of a range its last day; of "Published ... | Updated ..." the first.
 * Reads English, German, French, Spanish, Russian and Ukrainian; `language` (BCP 47) is tried first.
 */
export async function findDate(line: string, language: string | null): Promise<FoundDate> {
  const parts = line.split(/\s*[|•·]\s*/u);
  const published = parts.find((part) => /\d/u.test(part) && !later.test(part)) ?? line;
  const numeric = findNumericDate(published);
  if (numeric.kind !== 'none') return numeric;
  if (!/\d{4}/u.test(published)) return none;
  chrono ??= import('chrono-node');
  const { en, de, fr, es, ru, uk } = await chrono;
  const parsers = { en, de, fr, es, ru, uk };
  const own = language?.slice(0, 2) ?? '';
  const order = [...(own in parsers ? [parsers[own as keyof typeof parsers]] : []), en, de, fr, es, ru, uk];
  // A day is taken only with its own year, so the day of reading, which fills in what is missing, never matters.
  const reference = new Date(Date.UTC(2001, 0, 1, 12));
  for (const parser of order) {
    for (const found of parser.strict.parse(published, reference).toReversed()) {
      const date = found.end ?? found.start;
      if (!date.isCertain('day') || !date.isCertain('month') || !date.isCertain('year')) continue;
      const day = isoDate(date.get('year') ?? 0, date.get('month') ?? 0, date.get('day') ?? 0);
      if (day) return { kind: 'day', day };
    }
  }
  return none;
}

function findNumericDate(line: string): FoundDate {
  const iso = /(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/u.exec(line);
  if (iso) return asFound(isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const written = /(?<!\d)(\d{1,2})([-./])(\d{1,2})\2(\d{4})(?!\d)/u.exec(line);
  if (!written) return none;
  const [first, second, year] = [Number(written[1]), Number(written[3]), Number(written[4])];
  // With full stops the day comes first wherever they are used; with strokes it depends on the country.
  if (written[2] === '.' || first > 12 || first === second) return asFound(isoDate(year, second, first));
  if (second > 12) return asFound(isoDate(year, first, second));
  return { kind: 'ambiguous' };
}

const asFound = (day: string | null): FoundDate => (day ? { kind: 'day', day } : none);
