import fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- added to, which only an interface can be
  interface ProvidedContext {
    seed: number;
  }
}

// A failure names its seed and path, with which it can be run again.
fc.configureGlobal({ seed: inject('seed') });
