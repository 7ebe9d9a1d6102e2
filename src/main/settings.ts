import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '#contract/api.ts';
import {
  contrasts,
  motions,
  readerFonts,
  readingRanges,
  usualZoom,
  zoomSteps,
  type Range,
} from '#domain/appearance.ts';
import { languageChoices } from '#domain/interface-language.ts';
import { reportTemplates } from '#domain/report/composition.ts';
import { exportFormats } from '#domain/report/export-formats.ts';
import { type ExportHabits, firstHabits } from '#domain/report/export-habits.ts';
import { openJsonFile, type JsonFile } from './json-file.ts';

/** Where the window was and how large, in screen pixels. */
export type WindowBounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
};

/** What the settings file holds. */
export type StoredSettings = Settings & { readonly window: WindowBounds | null };

/** The settings to change; what is missing stays. */
export type SettingsPatch = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

/** Opens `settings.json` in the user's folder. */
export function openSettings(folder: string, onDamaged: (path: string) => void): JsonFile<StoredSettings> {
  return openJsonFile(join(folder, 'settings.json'), parseSettings, () => settingsFrom({}), onDamaged);
}

/**
 * Reads settings, with the default for each that is missing or senseless; null when it is no object at all.
 * By hand and not with the contract's schema: this runs before the window is there, and loading the schemas takes longer
 * than everything else that runs then.
 */
export function parseSettings(raw: unknown): StoredSettings | null {
  return isRecord(raw) ? settingsFrom(raw) : null;
}

function settingsFrom(raw: Readonly<Record<string, unknown>>): StoredSettings {
  const { analyst, language, theme, contrast, motion, zoom, keys, window } = raw;
  const { exporting } = raw;
  const { textSize, measure, lineHeight, readerFont, hyphenate, suggestions, tourLeft } = raw;
  return {
    analyst: typeof analyst === 'string' && analyst.length <= 200 ? analyst : userName(),
    language: oneOf(languageChoices, language) ?? 'system',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    contrast: oneOf(contrasts, contrast) ?? 'system',
    motion: oneOf(motions, motion) ?? 'system',
    zoom: oneOf(zoomSteps, zoom) ?? usualZoom,
    textSize: within(readingRanges.textSize, textSize),
    measure: within(readingRanges.measure, measure),
    lineHeight: within(readingRanges.lineHeight, lineHeight),
    readerFont: oneOf(readerFonts, readerFont) ?? 'serif',
    hyphenate: hyphenate !== false,
    suggestions: suggestions !== false,
    tourLeft: tourLeft === true,
    keys: parseKeys(keys),
    exporting: parseHabits(exporting),
    window: parseBounds(window),
  };
}

function oneOf<Value>(values: readonly Value[], raw: unknown): Value | undefined {
  return values.find((value) => value === raw);
}

function within({ least, most, usual }: Range, raw: unknown): number {
  return isInteger(raw) && raw >= least && raw <= most ? raw : usual;
}

/** Which keys may be chosen for what, the window knows; here only the form counts. */
function parseKeys(raw: unknown): Settings['keys'] {
  if (!isRecord(raw)) return {};
  return Object.fromEntries(
    Object.entries(raw).filter((entry): entry is [string, readonly string[]] => {
      const [id, keys] = entry;
      return id.length <= 100 && Array.isArray(keys) && keys.length <= 8 && keys.every(isKey);
    }),
  );
}

function parseHabits(raw: unknown): ExportHabits {
  if (!isRecord(raw)) return firstHabits;
  const { format, template, zipped, byteOrderMark, suggested, suggestedInReports, structuredData } = raw;
  return {
    format: oneOf(exportFormats, format) ?? firstHabits.format,
    template: oneOf(reportTemplates, template) ?? firstHabits.template,
    zipped: zipped === true,
    byteOrderMark: byteOrderMark !== false,
    suggested: suggested === true,
    suggestedInReports: suggestedInReports !== false,
    structuredData: structuredData === true,
  };
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 40;
}

function parseBounds(raw: unknown): WindowBounds | null {
  if (!isRecord(raw)) return null;
  const { x, y, width, height, maximized } = raw;
  if (!isInteger(x) || !isInteger(y) || !isInteger(width) || !isInteger(height)) return null;
  return { x, y, width, height, maximized: maximized === true };
}

/** Fails for accounts without an entry in the password file, as in some containers. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
