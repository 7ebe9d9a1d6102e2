import { lightTheme } from './theme.ts';

const comment = /<!--.*?-->/gs;
/** A tag; a quoted value may hold anything but its quote. */
const tag = /<(?:[^<>"]|"[^"]*")*>/g;
const variable = /="var\((--[a-z0-9-]+)\)"/g;
/** What XML 1.0 has no way to write. */
const unwritable =
  /[\0-\x08\x0b\x0c\x0e-\x1f\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * Makes a file of a figure's drawing: an SVG that is valid XML and needs nothing around it, the theme's variables being
 * put in, those of the light theme unless said otherwise. Words in the drawing stay what they are.
 * @param drawing one `svg` element as a component of this folder draws it, in the page or on the server.
 */
export function standAlone(drawing: string, theme: Readonly<Record<string, string>> = lightTheme): string {
  const resolved = bare(drawing).replace(tag, (each) =>
    each.replace(variable, (written, name: string) =>
      Object.hasOwn(theme, name) ? `="${theme[name]}"` : written,
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${resolved}\n`;
}

/** The drawing without what Svelte leaves in it for itself and without characters that no document may hold. */
export function bare(drawing: string): string {
  return drawing.replace(comment, '').replace(unwritable, '\uFFFD').trim();
}
