import { areComparable, mayBeSame, type TextDate } from '../suggest/dates-in-text.ts';
import type { HintPair, HintSide, HintWords } from './hint.ts';

/** Both sides date what they say, and no date of the one may be a date of the other. */
export function date({ here, there }: HintPair): HintWords | null {
  const others = datesOf(there);
  const mine = datesOf(here);
  for (const one of mine) {
    const comparable = others.filter((other) => areComparable(one, other));
    const [first] = comparable;
    if (!first || comparable.some((other) => mayBeSame(one, other))) continue;
    if (mine.some((each) => areComparable(each, first) && mayBeSame(each, first))) continue;
    return { here: spansOf(one), there: spansOf(first) };
  }
  return null;
}

/** The dates in the text; where there is none, the date the analyst gave, which stands at no place. */
function datesOf({ words, eventDate }: HintSide): readonly TextDate[] {
  if (words.dates.length > 0 || eventDate === null) return words.dates;
  const [year, month, day] = eventDate.split('-').map(Number);
  return [
    {
      start: 0,
      end: 0,
      year: year ?? null,
      month: month ?? null,
      day: day ?? null,
      weekday: null,
      minute: null,
    },
  ];
}

function spansOf({ start, end }: TextDate): HintWords['here'] {
  return end > start ? [{ start, end }] : [];
}
