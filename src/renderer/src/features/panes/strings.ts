import { messages } from '../../i18n/language.svelte.ts';

/** What reading side by side says. */
export const t = messages(
  {
    pane: 'Article in pane {number}',
    close: 'Close pane {number}',
    add: 'Add a pane',
    'table.fold': 'Fold the table away',
    'table.unfold': 'Show the table',

    'key.next': 'Go to the next pane',
    'key.previous': 'Go to the previous pane',
    'key.add': 'Add a pane with the next article',
    'key.close': 'Close the pane',
    'key.fold-table': 'Fold the table below the panes away, or show it',
    'cannot.two-stay': 'Two panes always stay.',
    'cannot.four': 'There is room for four panes.',
    'cannot.no-more': 'Every article of the case is in a pane.',
  },
  {
    uk: {
      pane: 'Стаття на панелі {number}',
      close: 'Закрити панель {number}',
      add: 'Додати панель',
      'table.fold': 'Згорнути таблицю',
      'table.unfold': 'Показати таблицю',

      'key.next': 'Перейти до наступної панелі',
      'key.previous': 'Перейти до попередньої панелі',
      'key.add': 'Додати панель із наступною статтею',
      'key.close': 'Закрити панель',
      'key.fold-table': 'Згорнути або показати таблицю під панелями',
      'cannot.two-stay': 'Дві панелі лишаються завжди.',
      'cannot.four': 'Місця вистачає на чотири панелі.',
      'cannot.no-more': 'Кожна стаття справи вже на панелі.',
    },
  },
);
