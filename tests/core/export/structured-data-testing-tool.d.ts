declare module 'structured-data-testing-tool' {
  /** Tests the structured data of a page; presets say what is wanted of it. */
  export function structuredDataTestHtml(
    html: string,
    options: { readonly presets: readonly unknown[]; readonly auto?: boolean },
  ): Promise<{ readonly passed: readonly unknown[]; readonly failed: readonly unknown[] }>;
}
declare module 'structured-data-testing-tool/presets/google/schemas/ClaimReview.js' {
  /** What Google asks of a review of a claim. */
  export const ClaimReview: unknown;
}
