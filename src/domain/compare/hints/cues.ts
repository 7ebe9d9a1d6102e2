import { foldWords } from '../../fold.ts';
import type { ClaimWord } from '../suggest/claim-words.ts';
import type { HintPair, HintSide, HintWords } from './hint.ts';

// Cue words as search folds them. A cue says what whoever is quoted does with the claim.

const denying: ReadonlySet<string> = new Set(
  `deny denies denied denying denial refute refutes refuted disavowed leugnet leugnete leugneten dementierte dementierten dementiert bestritt bestreitet bestritten
   otritsaet otritsayet otritsal otritsala otritsali oproverg oprovergla oprovergli oprovergayet oprovergaet
   zaperechuye zaperechuyut zaperechyv zaperechuvav zaperechuvala zaperechyla zaperechyly zaperechuvaly sprostuvav sprostuvala
   sprostuvaly sprostovuye`.split(/\s+/u),
);
/** These deny where what they are about is something said. */
const perhapsDenying: ReadonlySet<string> = new Set(
  'dispute disputes disputed dismiss dismisses dismissed reject rejects rejected contest contested'.split(
    ' ',
  ),
);
const somethingSaid: ReadonlySet<string> = new Set(
  `that report reports claim claims allegation allegations accusation accusations suggestion suggestions rumour rumours
   statement statements`.split(/\s+/u),
);
const asserting: ReadonlySet<string> = new Set(
  `said says say confirmed confirms confirm announced announces announce stated states acknowledged acknowledges
   admitted admits reported insisted insists declared declares claimed told
   sagte sagt sagten bestatigte bestatigten bestatigt erklarte erklarten meldete teilte behauptete gab
   skazal skazala skazali zayavil zayavila zayavili podtverdil podtverdila podtverdili soobshchil soobshchila soobshchili
   priznal priznala priznali skazav skazaly zayavyv zayavyla zayavyly pidtverdyv pidtverdyla pidtverdyly
   povidomyv povidomyla povidomyly vyznav vyznala vyznaly`.split(/\s+/u),
);

/** What shows that a side denies or asserts: a word of its text, or null where it is told otherwise. */
type Voice = { readonly cue: ClaimWord | null };

/**
 * The one is said, the other denied: told by cue words in the texts, by those of the chain, or by what the last source
 * commits to. Words without any cue are said. Where a side does both, it says nothing.
 */
export function cues({ here, there }: HintPair): HintWords | null {
  const [mine, others] = [deniedBy(here), deniedBy(there)];
  if ((mine === null) === (others === null)) return null;
  const saying = assertedBy(mine === null ? here : there);
  if (saying === null || (mine !== null && assertedIn(here)) || (others !== null && assertedIn(there)))
    return null;
  return { here: spanOf(mine ?? saying), there: spanOf(others ?? saying) };
}

function deniedBy({ words: { words }, commitments, cues: chain }: HintSide): Voice | null {
  const cue = words.find(
    ({ folded }, index) =>
      denying.has(folded) ||
      (perhapsDenying.has(folded) &&
        words.slice(index + 1, index + 4).some((next) => somethingSaid.has(next.folded))),
  );
  if (cue) return { cue };
  return commitments.includes('denies') || chain.flatMap(foldWords).some((word) => denying.has(word))
    ? { cue: null }
    : null;
}

function assertedIn({ words: { words } }: HintSide): ClaimWord | undefined {
  return words.find(({ folded }) => asserting.has(folded));
}

/** Null where the last source does no more than question or relay it. */
function assertedBy(side: HintSide): Voice | null {
  const cue = assertedIn(side);
  if (cue) return { cue };
  const isSaid =
    side.commitments.length === 0 ||
    side.commitments.some(
      (each) => each === 'asserts' || each === 'says-probable' || each === 'says-possible',
    );
  return isSaid ? { cue: null } : null;
}

const spanOf = ({ cue }: Voice): HintWords['here'] => (cue ? [{ start: cue.start, end: cue.end }] : []);
