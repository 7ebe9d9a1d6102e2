import {
  AlignmentType,
  BorderStyle,
  type ICharacterStyleOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LineRuleType,
  ShadingType,
  UnderlineType,
} from 'docx';
import type { ParagraphRole } from '#domain/report/document/document.ts';
import type { Stance } from '#domain/stance.ts';

/** The width of the text in twentieths of a point: A4 with margins of 2 cm. */
export const textWidth = 9638;
/** How far what is said of a term stands in. */
export const factIndent = 2600;

const ink = '1F2328';
const pale = '57606A';
const accent = '1B4965';

/** The style of each role of a paragraph. */
export const roleStyles: Readonly<Record<ParagraphRole, string>> = {
  kicker: 'Kicker',
  title: 'Title',
  warning: 'Handling',
  body: 'Normal',
  aside: 'Aside',
  note: 'AnalystNote',
  quotation: 'Quote',
  code: 'CodeBlock',
  label: 'OccurrenceLabel',
  'article-heading': 'ArticleHeading',
  'article-paragraph': 'ArticleText',
  'article-quotation': 'ArticleQuotation',
  'article-list-item': 'ArticleListItem',
  'article-furniture': 'ArticleFurniture',
};

type MarkLook = {
  readonly id: string;
  readonly name: string;
  readonly underline: (typeof UnderlineType)[keyof typeof UnderlineType];
  readonly fill: string;
};

// The line tells stances apart without colour; the grounds differ in lightness too.
const markLooks: Readonly<Record<Stance | 'not-judged', MarkLook>> = {
  endorses: { id: 'MarkEndorses', name: 'Mark endorses', underline: 'thick', fill: 'BBDDF2' },
  'leans-toward': { id: 'MarkLeans', name: 'Mark leans toward', underline: 'single', fill: 'DCEDF8' },
  'reports-neutrally': { id: 'MarkReports', name: 'Mark reports', underline: 'dotted', fill: 'EDEDED' },
  distances: { id: 'MarkDistances', name: 'Mark distances', underline: 'dash', fill: 'FBE6D2' },
  rejects: { id: 'MarkRejects', name: 'Mark rejects', underline: 'wavyHeavy', fill: 'F3C7A6' },
  unclear: { id: 'MarkUnclear', name: 'Mark unclear', underline: 'dotDash', fill: 'F1EBD3' },
  'not-judged': { id: 'MarkNotJudged', name: 'Mark not judged', underline: 'dottedHeavy', fill: 'F7F7F7' },
};

/** The style of marked words. */
export function markStyle(stance: Stance | null): string {
  return markLooks[stance ?? 'not-judged'].id;
}

/** Fonts with which Word and LibreOffice show any script: both fall back from them character by character. */
const anyScript = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial', eastAsia: 'Microsoft YaHei' };

const headingLook = (size: number, before: number, after: number, color = accent) => ({
  run: { font: anyScript, bold: true, boldComplexScript: true, color, size, sizeComplexScript: size },
  paragraph: { keepNext: true, keepLines: true, spacing: { before, after } },
});

const paragraphStyles: readonly IParagraphStyleOptions[] = [
  style('Kicker', 'Kicker', {
    run: { color: pale, size: 20, characterSpacing: 20 },
    paragraph: { spacing: { before: 1200, after: 60 } },
  }),
  style('Handling', 'Handling marking', {
    run: { bold: true, boldComplexScript: true, size: 24 },
    paragraph: { alignment: AlignmentType.RIGHT, spacing: { after: 0 } },
  }),
  style('Aside', 'Aside', { run: { color: pale, size: 19 }, paragraph: { spacing: { after: 100 } } }),
  style('AnalystNote', 'Analyst note', {
    run: { size: 20 },
    paragraph: {
      indent: { left: 284 },
      border: { left: { style: BorderStyle.SINGLE, size: 12, color: '9AA4AE', space: 8 } },
      spacing: { after: 100 },
    },
  }),
  style('Quote', 'Quote', {
    run: { size: 22 },
    paragraph: { indent: { left: 397, right: 397 }, keepLines: true, spacing: { before: 40, after: 80 } },
  }),
  style('CodeBlock', 'Code block', {
    run: { font: 'Consolas', size: 18, noProof: true },
    paragraph: { shading: { type: ShadingType.CLEAR, fill: 'F3F4F6' }, spacing: { after: 100 } },
  }),
  style('OccurrenceLabel', 'Occurrence', {
    paragraph: { keepNext: true, spacing: { before: 200, after: 40 } },
  }),
  style('Fact', 'Fact', {
    run: { size: 20 },
    paragraph: {
      indent: { left: factIndent, hanging: factIndent },
      leftTabStop: factIndent,
      spacing: { after: 30 },
    },
  }),
  style('ListContinue', 'List Continue', { paragraph: { spacing: { after: 60 } } }),
  style('TableText', 'Table text', {
    run: { size: 18 },
    paragraph: { spacing: { before: 20, after: 20 } },
  }),
  style('TableHead', 'Table head', {
    run: { size: 18, bold: true, boldComplexScript: true },
    paragraph: { keepNext: true, spacing: { before: 20, after: 20 } },
  }),
  {
    id: 'Subheading2',
    name: 'Subheading 2',
    basedOn: 'Heading2',
    next: 'Normal',
    quickFormat: true,
    paragraph: { outlineLevel: 1, keepNext: true },
  },
  ...articleStyles(),
  style('TOCHeading', 'TOC Heading', headingLook(28, 480, 120)),
  style('TOC1', 'toc 1', { paragraph: { spacing: { before: 60, after: 20 } } }),
  style('TOC2', 'toc 2', {
    run: { size: 20 },
    paragraph: { indent: { left: 340 }, spacing: { after: 10 } },
  }),
  style('CommentText', 'annotation text', { run: { size: 20 }, paragraph: { spacing: { after: 0 } } }),
  style('Header', 'header', { run: { color: pale, size: 17 }, paragraph: headAndFoot() }),
  style('Footer', 'footer', { run: { color: pale, size: 17 }, paragraph: headAndFoot() }),
];

function style(
  id: string,
  name: string,
  look: Pick<IParagraphStyleOptions, 'run' | 'paragraph'>,
): IParagraphStyleOptions {
  return { id, name, basedOn: 'Normal', quickFormat: true, ...look };
}

function headAndFoot(): NonNullable<IParagraphStyleOptions['paragraph']> {
  return {
    rightTabStop: textWidth,
    spacing: { after: 0 },
  };
}

// Numbered in the margin of their own indent; mirrored by Word where a paragraph runs from right to left.
function articleStyles(): readonly IParagraphStyleOptions[] {
  const numbered = (start: number) => ({
    indent: { left: start, hanging: 567 },
    leftTabStop: start,
    spacing: { after: 120, line: 300, lineRule: LineRuleType.AUTO },
  });
  return [
    style('ArticleText', 'Article text', { paragraph: numbered(567) }),
    style('ArticleHeading', 'Article heading', {
      run: { bold: true, boldComplexScript: true, size: 24 },
      paragraph: { ...numbered(567), keepNext: true },
    }),
    style('ArticleQuotation', 'Article quotation', {
      run: { italics: true },
      paragraph: { ...numbered(964), indent: { left: 964, hanging: 964, right: 397 } },
    }),
    style('ArticleListItem', 'Article list item', {
      paragraph: { ...numbered(964), indent: { left: 964, hanging: 964 } },
    }),
    style('ArticleFurniture', 'Page furniture', {
      run: { color: pale, size: 18 },
      paragraph: { indent: { left: 567 }, spacing: { after: 100 } },
    }),
  ];
}

const characterStyles: readonly ICharacterStyleOptions[] = [
  { id: 'Fine', name: 'Fine', run: { color: pale, size: 17, sizeComplexScript: 17 } },
  { id: 'Code', name: 'Code', run: { font: 'Consolas', size: 16, noProof: true } },
  { id: 'ParagraphNumber', name: 'Paragraph number', run: { color: pale, size: 16, sizeComplexScript: 16 } },
  { id: 'CommentReference', name: 'annotation reference', run: { size: 16, sizeComplexScript: 16 } },
  ...Object.values(markLooks).map(({ id, name, underline, fill }): ICharacterStyleOptions => ({
    id,
    name,
    run: { underline: { type: underline }, shading: { type: ShadingType.CLEAR, color: 'auto', fill } },
  })),
];

/** All styles of the document. */
export const documentStyles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: anyScript,
        size: 22,
        sizeComplexScript: 22,
        color: ink,
        language: { value: 'en-GB', eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { bold: true, boldComplexScript: true, size: 52, sizeComplexScript: 52, color: ink },
      paragraph: { spacing: { after: 320, line: 240, lineRule: LineRuleType.AUTO } },
    },
    heading1: headingLook(34, 480, 160),
    heading2: headingLook(26, 400, 100, ink),
    heading3: headingLook(22, 240, 80),
    heading4: headingLook(21, 200, 60, ink),
    hyperlink: { run: { color: '0B5394', underline: { type: UnderlineType.SINGLE, color: '9DB8CC' } } },
    footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 40 } } },
  },
  paragraphStyles: [...paragraphStyles],
  characterStyles: [...characterStyles],
};
