import { messages } from '../../i18n/language.svelte.ts';

/** What the comparison says. */
export const t = messages(
  {
    'key.arrows': 'Arrows',
    'key.move': 'Move between cells; Page Up, Page Down, Home and End go further',
    'key.reveal': 'Bring both articles to the words',
    'key.pick': 'Pick the claim up to tie it to another',
    'key.join': 'With a claim picked up: join it into this one',
    'key.contradicts': 'With a claim picked up: the two contradict each other',
    'key.in-tension': 'With a claim picked up: the two are in tension',
    'key.relations': 'The claim’s relations: change, confirm, remove',
    'key.drop': 'Put the picked-up claim back',
    'cannot.no-row': 'The table has no claim yet.',
    'cannot.no-relations': 'This claim has no relations.',
    'cannot.none-picked': 'No claim is picked up.',
    'cannot.pick-first': 'Pick a claim up first, then go to another.',
  },
  {
    uk: {
      'key.arrows': 'Стрілки',
      'key.move': 'Рух між клітинками; Page Up, Page Down, Home і End ведуть далі',
      'key.reveal': 'Показати ці слова в обох статтях',
      'key.pick': 'Узяти твердження, щоб пов’язати його з іншим',
      'key.join': 'Коли твердження взято: об’єднати його з цим',
      'key.contradicts': 'Коли твердження взято: ці два суперечать одне одному',
      'key.in-tension': 'Коли твердження взято: між цими двома є напруга',
      'key.relations': 'Зв’язки твердження: змінити, підтвердити, прибрати',
      'key.drop': 'Повернути взяте твердження на місце',
      'cannot.no-row': 'У таблиці ще немає тверджень.',
      'cannot.no-relations': 'Це твердження не має зв’язків.',
      'cannot.none-picked': 'Жодного твердження не взято.',
      'cannot.pick-first': 'Спершу візьміть твердження, а тоді перейдіть до іншого.',
    },
  },
);
