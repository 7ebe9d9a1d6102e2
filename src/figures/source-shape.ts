import type { SourceKind } from '#domain/source.ts';

/** How a kind of source is drawn: an outline around 0, 0 for a radius of 1; in dashes where nobody is named. */
export type SourceShape = { readonly path: string; readonly dashed: boolean };

const circle = 'M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z';
const square = 'M-0.9,-0.9H0.9V0.9H-0.9Z';

/** How a kind of source is drawn in every figure; each is told by its outline alone. */
export function sourceShape(kind: SourceKind): SourceShape {
  switch (kind) {
    case 'person':
      return { path: circle, dashed: false };
    case 'organisation':
      return { path: square, dashed: false };
    case 'government-body':
      return { path: 'M0,-1.1L1.05,-0.25V0.9H-1.05V-0.25Z', dashed: false };
    case 'media-outlet':
      return {
        path: 'M-0.9,-0.75H0.9Q1.3,-0.75 1.3,0Q1.3,0.75 0.9,0.75H-0.9Q-1.3,0.75 -1.3,0Q-1.3,-0.75 -0.9,-0.75Z',
        dashed: false,
      };
    case 'document':
      return { path: 'M-0.75,-1H0.3L0.8,-0.5V1H-0.75ZM0.3,-1V-0.5H0.8', dashed: false };
    case 'group':
      return { path: 'M-0.55,-0.95H0.55L1.1,0L0.55,0.95H-0.55L-1.1,0Z', dashed: false };
    case 'metonym':
      return { path: 'M0,-1.2L1.2,0L0,1.2L-1.2,0Z', dashed: false };
    case 'anonymous':
      return { path: circle, dashed: true };
    case 'unknown':
      return { path: square, dashed: true };
  }
}
