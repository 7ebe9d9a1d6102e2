import type { FieldDifference, HistoryStep, HistoryValue, ThingDifference } from '#contract/history.ts';
import type { CodebookList } from '#domain/codebook.ts';
import { tagColours } from '#domain/tag.ts';
import { codebookWords } from '../../i18n/codebook-words.ts';
import { dateText, findLanguageName } from '../../i18n/formats.ts';
import { t } from './strings.ts';

/** What a value of the codebook is called; one that this program does not know keeps its own name. */
export function labelOf(list: CodebookList, value: string): string {
  // The history may hold values of a later version.
  const words = codebookWords(list, value as never) as { readonly label?: string } | undefined;
  return words?.label ?? value;
}

/** The words by which a thing is known. */
export function nameOf({ name, value }: ThingDifference): string {
  return name === '' && value ? labelOf(value.list, value.value) : name;
}

/** What a field held, in words. */
export function wordsOf(value: HistoryValue, { field }: FieldDifference, thing: ThingDifference): string {
  switch (value.kind) {
    case 'text': {
      const colour = field === 'colour' && tagColours.find((each) => each === value.text);
      if (colour) return t(`colour.${colour}`);
      if (field === 'counts-as' && thing.value) return labelOf(thing.value.list, value.text);
      if (field === 'published-on' || field === 'retrieved-on') return dateText(value.text);
      if (field === 'language') return findLanguageName(value.text) ?? value.text;
      return value.text;
    }
    case 'texts':
      return value.texts.join(field === 'words' ? ' … ' : '\n');
    case 'value':
      return labelOf(value.list, value.value);
    case 'chain':
      return value.steps.map(stepWords).join('\n→ ');
    case 'yes':
      return t('yes');
  }
}

function stepWords({ source, status, sourceWords, cueWords }: HistoryStep): string {
  const given = { source, status: labelOf('attributionStatus', status) };
  if (sourceWords !== null && cueWords !== null)
    return t('step-both', { ...given, words: sourceWords, cue: cueWords });
  if (sourceWords !== null) return t('step-named', { ...given, words: sourceWords });
  return cueWords === null ? t('step-plain', given) : t('step-cue', { ...given, words: cueWords });
}
