/** The figures a report can have, in the order in which it shows them. */
export const reportFigures = ['timeline', 'network', 'matrix'] as const;
/** One of {@link reportFigures}. */
export type ReportFigure = (typeof reportFigures)[number];
