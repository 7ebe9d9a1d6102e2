import { tagColours, type TagColour } from '#domain/tag.ts';
import { tagTones } from '../../../refi/code-groups.ts';

/** The colour of a tag that comes nearest to `#RRGGBB` or `#RGB`; null for what is no colour. */
export function nearestTagColour(written: string | null): TagColour | null {
  const rgb = readColour(written ?? '');
  if (!rgb) return null;
  const exact = tagColours.find((colour) => tagTones[colour].toLowerCase() === written?.toLowerCase());
  if (exact) return exact;
  const { hue, chroma } = hueOf(rgb);
  if (chroma < 0.12) return 'grey';
  const away = (colour: TagColour): number => {
    const other = hueOf(readColour(tagTones[colour]) ?? rgb).hue;
    const difference = Math.abs(hue - other);
    return Math.min(difference, 360 - difference);
  };
  return tagColours.filter((colour) => colour !== 'grey').toSorted((a, b) => away(a) - away(b))[0] ?? null;
}

type Rgb = readonly [red: number, green: number, blue: number];

function readColour(written: string): Rgb | null {
  const digits = /^#([0-9a-f]{6}|[0-9a-f]{3})$/iu.exec(written.trim())?.[1];
  if (digits === undefined) return null;
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const part = (at: number): number => Number.parseInt(full.slice(at, at + 2), 16) / 255;
  return [part(0), part(2), part(4)];
}

/** Hue in degrees, and how far from grey: 0 to 1. */
function hueOf([red, green, blue]: Rgb): { readonly hue: number; readonly chroma: number } {
  const most = Math.max(red, green, blue);
  const chroma = most - Math.min(red, green, blue);
  if (chroma === 0) return { hue: 0, chroma };
  const sixth =
    most === red
      ? ((green - blue) / chroma + 6) % 6
      : most === green
        ? (blue - red) / chroma + 2
        : (red - green) / chroma + 4;
  return { hue: sixth * 60, chroma };
}
