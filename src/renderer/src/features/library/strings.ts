import { messages } from '../../i18n/language.svelte.ts';

/** What the library and the import say. */
export const t = messages(
  {
    'key.move': 'Move between blocks; with Shift choose several',
    'key.switch': 'Switch the blocks chosen between body and page furniture',
    'key.above': 'All blocks above are page furniture, or body again',
    'key.below': 'All blocks below are page furniture, or body again',
    'key.next': 'Import and go on to the next',
  },
  {
    uk: {
      'key.move': 'Рух між блоками; із Shift — обрати кілька',
      'key.switch': 'Зробити обрані блоки текстом статті або обрамленням сторінки',
      'key.above': 'Усі блоки вище — обрамлення сторінки або знову текст',
      'key.below': 'Усі блоки нижче — обрамлення сторінки або знову текст',
      'key.next': 'Імпортувати й перейти до наступної',
    },
  },
);
