// What the benchmarks make of their measurements.

const sorted = (values) => values.toSorted((a, b) => a - b);

/** The value below which that part of the values lies. */
export const quantile = (values, part) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))];

/** The middle value. */
export const median = (values) => quantile(values, 0.5);

/** Milliseconds in words. */
export const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
