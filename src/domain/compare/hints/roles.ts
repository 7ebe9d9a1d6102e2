import type { ClaimWord, ClaimWords } from '../suggest/claim-words.ts';
import type { HintPair, HintWords } from './hint.ts';

/** Who did what to whom, as far as the order of words tells. */
type Deed = { readonly actor: ClaimWord; readonly verb: ClaimWord; readonly target: ClaimWord };

/** How many words may stand between a verb and whom it is about. */
const farthest = 4;

const passive: ReadonlySet<string> = new Set(
  'was were been being be is are got wurde wurden worden'.split(' '),
);
/** Participles by which Ukrainian and Russian say what was done to someone, folded. */
const slavicPassive = /(?:en|ena|eno|eni|eny|an|ana|ano|ani|any|yto|yta|yti|ityy)$/u;
const agent: ReadonlySet<string> = new Set(['by', 'von', 'vom']);
/** What stands before a noun and leaves it the verb's object; any other function word may make it something else. */
const determiners: ReadonlySet<string> = new Set(
  'the a an his her its their this that der die das den dem ein eine einen'.split(' '),
);

/** The same verb on both sides, with actor and target the other way round; passives are read as such. */
export function roles({ here, there }: HintPair): HintWords | null {
  const others = deedsIn(there.words);
  for (const { actor, verb, target } of deedsIn(here.words)) {
    const swapped = others.find(
      (other) =>
        other.verb.stem === verb.stem && other.actor.stem === target.stem && other.target.stem === actor.stem,
    );
    const same = others.some(
      (other) =>
        other.verb.stem === verb.stem && other.actor.stem === actor.stem && other.target.stem === target.stem,
    );
    if (swapped && !same)
      return { here: spansOf([actor, target]), there: spansOf([swapped.actor, swapped.target]) };
  }
  return null;
}

/** Every verb that stands between two nouns might make a deed of them; only those that both texts hold are compared. */
function deedsIn({ words, text, language }: ClaimWords): readonly Deed[] {
  const deeds = words.flatMap((verb, index): readonly Deed[] => {
    if (!verb.content || verb.capital) return [];
    const before = words.slice(Math.max(0, index - farthest), index);
    const after = words.slice(index + 1, index + 1 + farthest);
    const isPassive = /^(?:uk|ru)/u.test(language ?? '')
      ? slavicPassive.test(verb.folded)
      : before.some(({ folded }) => passive.has(folded)) && after.some(({ folded }) => agent.has(folded));
    const subjects = before.filter(({ content }) => content).reverse();
    const objects = objectsOf(after, isPassive, text, verb.end);
    return subjects.flatMap((subject) =>
      objects
        .filter((object) => object.stem !== subject.stem)
        .map((object) =>
          isPassive ? { actor: object, verb, target: subject } : { actor: subject, verb, target: object },
        ),
    );
  });
  // Names say best who it was.
  const names = ({ actor, target }: Deed): number => Number(actor.capital) + Number(target.capital);
  return deeds.sort((a, b) => names(b) - names(a));
}

function objectsOf(
  after: readonly ClaimWord[],
  isPassive: boolean,
  text: string,
  from: number,
): readonly ClaimWord[] {
  const objects: ClaimWord[] = [];
  let last = from;
  for (const word of after) {
    if (/[,;:.!?()—–]/u.test(text.slice(last, word.start))) break;
    last = word.end;
    if (word.content) objects.push(word);
    else if (!determiners.has(word.folded) && !(isPassive && agent.has(word.folded))) break;
  }
  return objects;
}

const spansOf = (words: readonly ClaimWord[]): HintWords['here'] =>
  words.map(({ start, end }) => ({ start, end }));
