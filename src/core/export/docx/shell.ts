import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ILevelsOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TextRun,
} from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { closedText, directionOf } from '#domain/report/document/direction.ts';
import { documentStyles } from './styles.ts';
import { xmlText } from './xml.ts';

/** A .docx without its text: what stands around that of each growing part, and all other parts as they are. */
export type Shell = {
  /** Its files, those that grow among them, in a fixed order. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly document: Around;
  readonly comments: Around;
  readonly footnotes: Around;
  readonly relations: Around;
  readonly numbering: Around;
  /** The definition of ordered lists, of which each list is an instance, and the one instance of all bulleted ones. */
  readonly orderedDefinition: number;
  readonly bulletedList: number;
};
/** What comes before and after what is put into a part. */
export type Around = { readonly before: string; readonly after: string };

/** The names of the parts that grow with the report. */
export const growing = {
  document: 'word/document.xml',
  comments: 'word/comments.xml',
  footnotes: 'word/footnotes.xml',
  relations: 'word/_rels/document.xml.rels',
  numbering: 'word/numbering.xml',
} as const;

/**
 * Makes the parts of a .docx that do not depend on how much is in it with the `docx` library: styles, lists, head and foot,
 * properties, settings, relations. The text itself is written past the library, which holds every run as a tree of objects.
 */
export async function makeShell(about: {
  readonly title: string;
  readonly author: string;
  readonly handling: string | null;
  readonly programVersion: string;
  /** When the case was made and last changed, ISO 8601. */
  readonly createdAt: string;
  readonly changedAt: string;
}): Promise<Shell> {
  const packed = unzipSync(await Packer.toBuffer(emptyDocument(about)));
  const files = Object.keys(packed)
    // The names are ASCII; the part that says what the others are comes first, as readers of streams expect.
    .sort((a, b) => Number(b === contentTypes) - Number(a === contentTypes) || (a < b ? -1 : 1))
    .map((name) => ({ name, text: withoutClock(name, strFromU8(packed[name] as Uint8Array), about) }));
  const textOf = (name: string): string => files.find((file) => file.name === name)?.text ?? '';
  const body = textOf(growing.document);
  const lists = [...body.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => Number(id));
  const numbering = textOf(growing.numbering);
  const definition = new RegExp(`<w:num w:numId="${lists[0]}"[^>]*><w:abstractNumId w:val="(\\d+)"/>`).exec(
    numbering,
  )?.[1];
  const section = /<w:sectPr[^>]*>(?:(?!<w:sectPr).)*<\/w:sectPr><\/w:body>/s.exec(body)?.index;
  if (lists.length !== 2 || definition === undefined || section === undefined) {
    throw new Error('The docx library no longer writes documents as this code expects.');
  }
  return {
    files,
    document: { before: body.slice(0, body.indexOf('<w:body>') + 8), after: body.slice(section) },
    comments: emptied(textOf(growing.comments), /<w:comment .*<\/w:comment>/s),
    footnotes: emptied(textOf(growing.footnotes), /<w:footnote w:id="1".*<\/w:footnote>/s),
    relations: emptied(textOf(growing.relations), /(?=<\/Relationships>)/),
    numbering: emptied(numbering, /(?=<\/w:numbering>)/),
    orderedDefinition: Number(definition),
    bulletedList: lists[1] as number,
  };
}

const contentTypes = '[Content_Types].xml';

function emptied(part: string, filling: RegExp): Around {
  const found = filling.exec(part);
  if (!found) throw new Error('The docx library no longer writes documents as this code expects.');
  return { before: part.slice(0, found.index), after: part.slice(found.index + found[0].length) };
}

/** Puts the case's times in place of the clock's. */
function withoutClock(
  name: string,
  text: string,
  { createdAt, changedAt }: { readonly createdAt: string; readonly changedAt: string },
): string {
  if (name !== 'docProps/core.xml') return text;
  return text
    .replace(/(<dcterms:created[^>]*>)[^<]*/, `$1${xmlText(wholeSeconds(createdAt))}`)
    .replace(/(<dcterms:modified[^>]*>)[^<]*/, `$1${xmlText(wholeSeconds(changedAt))}`);
}

/** A time as Word writes it. */
export const wholeSeconds = (time: string): string => time.replace(/\.\d+Z$/, 'Z');

function emptyDocument({
  title,
  author,
  handling,
  programVersion,
}: Parameters<typeof makeShell>[0]): Document {
  const head = new Paragraph({
    style: 'Header',
    children: [
      new TextRun({
        text: xmlSafe(shortened(title)),
        rightToLeft: directionOf(title) === 'rtl',
        noProof: true,
      }),
      ...(handling === null
        ? []
        : [
            new TextRun({ children: [new Tab()] }),
            new TextRun({ text: handling, bold: true, color: '000000' }),
          ]),
    ],
  });
  const foot = new Paragraph({
    style: 'Footer',
    children: [
      new TextRun(`Parallax ${programVersion}`),
      new TextRun({ children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
    ],
  });
  const list = (reference: string): Paragraph =>
    new Paragraph({ text: '', numbering: { reference, level: 0 } });
  return new Document({
    title: xmlSafe(title),
    creator: xmlSafe(author.trim() || `Parallax ${programVersion}`),
    lastModifiedBy: `Parallax ${programVersion}`,
    description: 'Report on claims and sources',
    styles: documentStyles,
    numbering: {
      config: [
        {
          reference: 'ordered',
          levels: levels(LevelFormat.DECIMAL, (level) => `%${level + 1}.`),
        },
        {
          reference: 'bulleted',
          levels: levels(LevelFormat.BULLET, (level) => (level % 2 === 0 ? '•' : '–')),
        },
      ],
    },
    comments: { children: [{ id: 0, children: [new Paragraph('')] }] },
    footnotes: { 1: { children: [new Paragraph('')] } },
    sections: [
      {
        properties: {
          page: { margin: { top: 1304, bottom: 1134, left: 1134, right: 1134, header: 567, footer: 567 } },
        },
        headers: { default: new Header({ children: [head] }) },
        footers: { default: new Footer({ children: [foot] }) },
        children: [list('ordered'), list('bulleted')],
      },
    ],
  });
}

function levels(
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: (level: number) => string,
): ILevelsOptions[] {
  return [0, 1, 2, 3, 4, 5].map((level) => ({
    level,
    format,
    text: text(level),
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 397 * (level + 1), hanging: 397 } } },
  }));
}

// The library escapes what it writes, but writes what XML cannot hold.
const xmlSafe = (text: string): string =>
  closedText(text.replace(/\s+/g, ' ')).replace(/[\0-\x1f\ufffe\uffff]/g, '\uFFFD');

function shortened(title: string): string {
  const characters = [...title];
  return characters.length <= 90 ? title : `${characters.slice(0, 89).join('')}…`;
}
