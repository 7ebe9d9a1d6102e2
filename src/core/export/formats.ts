import type { ExportFormat } from '#domain/report/export-formats.ts';
import type { FormatWriter } from './format.ts';

/**
 * What writes each format; for a PDF that is the HTML that the Electron runtime prints, of figures
 * the drawings that it makes pictures of. Each is loaded when it is needed:
 * some take libraries that core needs for nothing else.
 */
export const formatWriters: Readonly<Record<ExportFormat, () => Promise<FormatWriter>>> = {
  html: async () => (await import('./html.ts')).htmlWriter,
  pdf: async () => (await import('./html.ts')).printWriter,
  docx: async () => (await import('./docx.ts')).docxWriter,
  markdown: async () => (await import('./markdown.ts')).markdownWriter,
  figures: async () => (await import('./figures.ts')).figuresWriter,
  package: async () => (await import('./package.ts')).packageWriter((format) => formatWriters[format]()),
  csv: async () => (await import('./csv.ts')).csvWriter,
  'csv-set': async () => (await import('./csv-set.ts')).csvSetWriter,
  json: async () => (await import('./json.ts')).jsonWriter,
  jsonl: async () => (await import('./jsonl.ts')).jsonlWriter,
  w3c: async () => (await import('./w3c.ts')).w3cWriter,
  brat: async () => (await import('./brat.ts')).bratWriter,
  'schema-org': async () => (await import('./schema-org.ts')).schemaOrgWriter,
  stix: async () => (await import('./stix.ts')).stixWriter,
  misp: async () => (await import('./misp.ts')).mispWriter,
  qdpx: async () => (await import('./qdpx.ts')).qdpxWriter,
  qdc: async () => (await import('./qdc.ts')).qdcWriter,
};
