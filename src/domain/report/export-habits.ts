import type { ReportTemplate } from './composition.ts';
import type { ExportFormat } from './export-formats.ts';

/** How the analyst exported last, so that the next export begins there. What of a case was chosen is not part of it. */
export type ExportHabits = {
  readonly format: ExportFormat;
  /** How a report is composed where none that is kept in the case is chosen. */
  readonly template: ReportTemplate;
  /** Whether several files become a zip and not a folder. */
  readonly zipped: boolean;
  readonly byteOrderMark: boolean;
  /** Whether what was only suggested goes into data, and into a report, marked as such. */
  readonly suggested: boolean;
  readonly suggestedInReports: boolean;
  /** Whether an HTML report carries schema.org data. */
  readonly structuredData: boolean;
};

/** The habits of somebody who has not exported yet. */
export const firstHabits: ExportHabits = {
  format: 'html',
  template: 'full',
  zipped: false,
  byteOrderMark: true,
  suggested: false,
  suggestedInReports: true,
  structuredData: false,
};
