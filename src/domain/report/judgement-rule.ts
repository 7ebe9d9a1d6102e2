import { sentencesOf } from '../sentence.ts';
import type { Span } from '../span.ts';
import type { KeyJudgement } from './composition.ts';
import { findReferences } from './references.ts';

// ICD 203, Analytic Standards: a likelihood says how probable something is, a confidence how well founded the judgement is. "To
// avoid confusion" the two "must not" be combined "in the same sentence".

/** Words of a text, as they are written, and where (UTF-16 code units). */
export type FoundWords = Span & { readonly words: string };

/** What is to be said of a key judgement. */
export type JudgementRemark =
  /**
   * A sentence holds both a likelihood and a confidence. What was chosen for the judgement counts as said in its first sentence,
   * which it qualifies; `chosen` tells which of the two that is, if any.
   */
  | {
      readonly kind: 'both-in-sentence';
      readonly sentence: Span;
      readonly likelihood: readonly FoundWords[];
      readonly confidence: readonly FoundWords[];
      readonly chosen: 'likelihood' | 'confidence' | null;
    }
  /** Both were chosen for one judgement. */
  | { readonly kind: 'both-chosen' }
  /** Neither was chosen, and no sentence says one. */
  | { readonly kind: 'neither' }
  | { readonly kind: 'empty' };

/** As many key judgements as a reader keeps in mind. */
export const fewestJudgements = 3;
/** More than these are no longer key. */
export const mostJudgements = 7;

/** Whether a report has as many key judgements as it should. */
export function judgementCountAdvice(count: number): 'none' | 'few' | 'fitting' | 'many' {
  if (count === 0) return 'none';
  if (count < fewestJudgements) return 'few';
  return count > mostJudgements ? 'many' : 'fitting';
}

/** What is to be said of a key judgement; nothing where it is as it should be. */
export function judgementRemarks({
  text,
  likelihood,
  confidence,
}: Pick<KeyJudgement, 'text' | 'likelihood' | 'confidence'>): readonly JudgementRemark[] {
  if (text.trim() === '') return [{ kind: 'empty' }];
  const remarks: JudgementRemark[] = [];
  if (likelihood !== null && confidence !== null) remarks.push({ kind: 'both-chosen' });
  const readable = withoutReferences(text);
  let said = likelihood !== null || confidence !== null;
  sentences(readable).forEach((sentence, index) => {
    const found = {
      likelihood: likelihoodWords(readable, sentence),
      confidence: confidenceWords(readable, sentence),
    };
    const isFirst = index === 0;
    const hasLikelihood = found.likelihood.length > 0;
    const hasConfidence = found.confidence.length > 0;
    said ||= hasLikelihood || hasConfidence;
    const clash = {
      written: hasLikelihood && hasConfidence,
      likelihood: isFirst && likelihood !== null && hasConfidence,
      confidence: isFirst && confidence !== null && hasLikelihood,
    };
    if (!clash.written && !clash.likelihood && !clash.confidence) return;
    const chosen = clash.written
      ? null
      : clash.likelihood
        ? ('likelihood' as const)
        : ('confidence' as const);
    remarks.push({ kind: 'both-in-sentence', sentence, ...found, chosen });
  });
  if (!said) remarks.push({ kind: 'neither' });
  return remarks;
}

/** The words of likelihood in a stretch of text, in its order. */
export function likelihoodWords(text: string, stretch: Span): readonly FoundWords[] {
  return wordsFound(text, stretch, likelihoodPattern);
}

/** The words of confidence in a stretch of text, in its order. */
export function confidenceWords(text: string, stretch: Span): readonly FoundWords[] {
  return wordsFound(text, stretch, confidencePattern);
}

// In English and Ukrainian, the languages of the program. The longest way of saying a thing comes first.

const likelihoodPattern = pattern([
  // The words of ICD 203 and those it gives as their synonyms.
  'almost no chance',
  'remote (?:chance|possibility|probability|likelihood|prospect)s?',
  '(?<=\\b(?:is|are|be|remains?|seems?|appears?|looks?) )remote',
  '(?:(?:very|highly|most|quite|rather|extremely|more|less|as|equally) )?(?:un)?likely',
  '(?:(?:very|highly|most|quite|rather|extremely|more|less|equally) )?(?:im)?probabl[ey]',
  '(?:roughly )?even (?:chances?|odds)',
  '(?:almost|nearly|virtually|all but) certain(?:ly)?',
  // The usual estimative words.
  'likelihood',
  '(?:im)?probabilit(?:y|ies)',
  'certainly',
  'certain (?=to |that )',
  '(?:(?:good|better|fair|slight|slim|small|strong|outside|real) )?chances?(?= (?:of|that|are|is|for))',
  '(?:(?:good|better|long|short) )?odds(?= (?:of|that|are|favou?r))',
  '(?:im)?possibl[ey]',
  'possibilit(?:y|ies)',
  'perhaps',
  'maybe',
  'conceivabl[ey]',
  'doubtful',
  'presumably',
  "(?:cannot|can not|can[’']t|could not|couldn[’']t) (?:be )?ruled? out",
  'might(?! of)',
  "could(?!n[’']t| not)",
  '(?:мало|не)?[йі]мовірн(?:о|ий|а|е|і|ого|ої|ому|им|ою|их|ими|ість|ості|істю|іше)',
  '(?:не)?можлив(?:о|ий|а|е|і|ість|ості)',
  'мабуть',
  'напевн[ое]',
  'майже (?:напевн[ое]|певно)',
  'навряд(?: чи)?',
  'шанс(?:и|ів|ами|ах|у)?',
]);
/** The month is written with a capital letter; at the beginning of a sentence the word is not read as "may". */
const likelihoodMay = /(?<![\p{L}\p{N}'’-])may(?![\p{L}\p{N}'’-])/gu;

const confidencePattern = pattern([
  '(?:(?:very|relatively|fairly) )?(?:high|moderate|medium|low|limited|strong|great|full|complete|little|some|fair|reasonable|growing|higher|lower|highest|lowest|greater)[ -](?:(?:level|degree)s? of )?confidence',
  '(?:level|degree)s? of confidence',
  'confidence (?:level|rating)s?',
  '(?:with|our|my) confidence',
  'confidence (?=in (?:this|that|these|those|our|my|the) (?:judge?ment|assessment|conclusion|estimate|finding)s?)',
  '(?:(?:very|highly|fairly|moderately|quite|not) )?confident(?:ly)?',
  '(?:(?:висок|помірн|середн|низьк)(?:ий|а|ою|ої|ій|у|им|ого|ому) )?(?:(?:рівень|рівнем|рівня|ступінь|ступенем|ступеня) )?[ву]певнен(?:о|ий|а|і|ість|ості|істю)',
]);

function pattern(ways: readonly string[]): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${ways.join('|')})(?![\\p{L}\\p{N}])`.replaceAll(' ', '\\s+'),
    'giu',
  );
}

function wordsFound(text: string, { start, end }: Span, words: RegExp): readonly FoundWords[] {
  const sentence = text.slice(start, end);
  const found = [...sentence.matchAll(words)];
  if (words === likelihoodPattern) found.push(...sentence.matchAll(likelihoodMay));
  return found
    .map((match) => {
      const said = match[0].trimEnd();
      return { words: said, start: start + match.index, end: start + match.index + said.length };
    })
    .toSorted((a, b) => a.start - b.start);
}

/** The sentences of a text; paragraphs and the entries of lists end one. */
function sentences(text: string): readonly Span[] {
  const blocks: Span[] = [];
  let start = 0;
  for (const gap of text.matchAll(/\n[ \t]*(?:\n|(?=(?:[-*+]|\d{1,9}[.)])[ \t]))/g)) {
    blocks.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  blocks.push({ start, end: text.length });
  return blocks.flatMap((block) => sentencesOf(text, block.start, block.end));
}

/** The text with its references as words of the same length: an id may hold what looks like a word. */
function withoutReferences(text: string): string {
  let read = text;
  for (const { start, end } of findReferences(text))
    read = `${read.slice(0, start)}${'X'.repeat(end - start)}${read.slice(end)}`;
  return read;
}
