/** What sort of proposition a claim is. */
export const claimTypes = [
  'fact-or-event',
  'quantity',
  'quotation',
  'causal',
  'prediction',
  'intention-or-plan',
  'responsibility',
  'value-judgement',
] as const;
/** One of {@link claimTypes}. */
export type ClaimType = (typeof claimTypes)[number];

/** A date of an event, as exact as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const eventDatePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
