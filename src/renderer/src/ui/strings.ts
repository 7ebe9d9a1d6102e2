import { messages } from '../i18n/language.svelte.ts';

/** What the parts of the interface say that know no feature. */
export const t = messages(
  {
    close: 'Close',
    filter: 'Filter',
    'filter.hint': 'Words, source:, stance:, tag:, verdict: …',
    'filter.remove': 'Remove the filter {filter}',
    'filter.as-search': 'As search',
    'filter.as-search-hint': 'Look for the same in articles, sources and notes',
    'filter.problem': 'Not understood: {words}',
    'filter.only-operators': 'AND, OR and NOT need words or fields to tie together; all rows are shown.',
    'source.kind-of': 'Kind of the new source “{name}”',
    'source.what-is': 'What is {name}?',
    'source.what-is-other': 'Another source has this name already. What is this {name}?',
    'source.make': 'Make source “{name}”',
    'source.make-same': 'Make another source named “{name}”',
    'source.too-long': 'A name has at most {limit, plural, one {# character} other {# characters}}.',
  },
  {
    uk: {
      close: 'Закрити',
      filter: 'Фільтр',
      'filter.hint': 'Слова, source:, stance:, tag:, verdict: …',
      'filter.remove': 'Прибрати фільтр {filter}',
      'filter.as-search': 'Як пошук',
      'filter.as-search-hint': 'Шукати те саме у статтях, джерелах і нотатках',
      'filter.problem': 'Не зрозуміло: {words}',
      'filter.only-operators': 'AND, OR і NOT мають щось поєднувати: слова або поля. Показано всі рядки.',
      'source.kind-of': 'Вид нового джерела «{name}»',
      'source.what-is': 'Що таке {name}?',
      'source.what-is-other': 'Інше джерело вже має це ім’я. Що таке цей {name}?',
      'source.make': 'Створити джерело «{name}»',
      'source.make-same': 'Створити ще одне джерело «{name}»',
      'source.too-long':
        'Ім’я має щонайбільше {limit, plural, one {# символ} few {# символи} many {# символів} other {# символа}}.',
    },
  },
);
