/** What may be chosen for a data format: how CSV begins, whether suggested relations go in, and whose title and marking it takes. */
export type FormatOption = 'byte-order-mark' | 'suggested' | 'report';

/**
 * What an export is for, the ending of its name, and whether it is one file or several (a folder, or a zip of it). A report is
 * written as a composition says; the data formats know only what of the case is chosen.
 */
export type FormatKind = {
  readonly kind: 'report' | 'data' | 'archive';
  readonly extension: string;
  readonly shape: 'file' | 'files';
  /** True where the Electron runtime is needed to make it. */
  readonly needsElectron?: true;
  /** What of {@link FormatOption} a data format heeds. */
  readonly takes?: readonly FormatOption[];
};

/** The formats a report or the data can be exported in, in the order in which they are offered. */
export const formatKinds = {
  html: { kind: 'report', extension: 'html', shape: 'file' },
  pdf: { kind: 'report', extension: 'pdf', shape: 'file', needsElectron: true },
  docx: { kind: 'report', extension: 'docx', shape: 'file' },
  markdown: { kind: 'report', extension: 'md', shape: 'file' },
  figures: { kind: 'report', extension: 'zip', shape: 'files', needsElectron: true },
  csv: { kind: 'data', extension: 'csv', shape: 'file', takes: ['byte-order-mark'] },
  'csv-set': {
    kind: 'data',
    extension: 'csv',
    shape: 'files',
    takes: ['byte-order-mark', 'suggested'],
  },
  json: { kind: 'data', extension: 'json', shape: 'file' },
  jsonl: { kind: 'data', extension: 'jsonl', shape: 'file' },
  w3c: { kind: 'data', extension: 'jsonld', shape: 'file', takes: ['suggested'] },
  brat: { kind: 'data', extension: 'zip', shape: 'files', takes: ['suggested'] },
  'schema-org': { kind: 'data', extension: 'jsonld', shape: 'files', takes: ['report'] },
  stix: { kind: 'data', extension: 'json', shape: 'file', takes: ['suggested', 'report'] },
  misp: { kind: 'data', extension: 'json', shape: 'file', takes: ['report'] },
  qdpx: { kind: 'data', extension: 'qdpx', shape: 'file', takes: ['suggested'] },
  qdc: { kind: 'data', extension: 'qdc', shape: 'file' },
  package: { kind: 'archive', extension: 'zip', shape: 'file' },
} as const satisfies Readonly<Record<string, FormatKind>>;

/** The name of a format. */
export type ExportFormat = keyof typeof formatKinds;
/** The names of all formats. */
export const exportFormats = Object.keys(formatKinds) as [ExportFormat, ...ExportFormat[]];

/** What is known of a format. */
export function formatKind(format: ExportFormat): FormatKind {
  return formatKinds[format];
}
