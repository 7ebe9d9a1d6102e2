import type { HandlingMarking } from './composition.ts';

/** What a marking of the Traffic Light Protocol looks like and means. */
export type Handling = {
  /** The label as it must be written. */
  readonly label: HandlingMarking;
  /** The colour of the letters, on black, as FIRST prescribes (TLP 2.0, table 3), `#RRGGBB`. */
  readonly colour: string;
  /** What a reader may do. */
  readonly meaning: string;
};

/** The ground of every marking. */
export const handlingGround = '#000000';

const handlings: Readonly<Record<HandlingMarking, Omit<Handling, 'label'>>> = {
  'TLP:CLEAR': { colour: '#FFFFFF', meaning: 'Disclosure is not limited.' },
  'TLP:GREEN': {
    colour: '#33FF00',
    meaning: 'Limited disclosure: recipients may spread this within their community, not in public.',
  },
  'TLP:AMBER': {
    colour: '#FFC000',
    meaning:
      'Limited disclosure: recipients may spread this on a need-to-know basis within their organisation and its clients.',
  },
  'TLP:AMBER+STRICT': {
    colour: '#FFC000',
    meaning:
      'Limited disclosure: recipients may spread this on a need-to-know basis within their organisation only.',
  },
  'TLP:RED': {
    colour: '#FF2B2B',
    meaning: 'For the eyes and ears of individual recipients only, no further disclosure.',
  },
};

/** What a marking looks like and means. */
export function handlingOf(label: HandlingMarking): Handling {
  return { label, ...handlings[label] };
}
