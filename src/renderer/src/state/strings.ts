import { messages } from '../i18n/language.svelte.ts';

/** What the window's shared state says. */
export const t = messages(
  {
    'key.space': 'Space',
    'key.page-up': 'Page Up',
    'key.page-down': 'Page Down',
    'context.article': 'Article',
    'context.comparison': 'Claims by article',
    'context.table': 'Claims',
    'context.sources': 'Sources',
    'context.history': 'History',
    'context.import': 'Import',
    'context.window': 'Window',
  },
  {
    uk: {
      'key.space': 'Пробіл',
      'key.page-up': 'Page Up',
      'key.page-down': 'Page Down',
      'context.article': 'Стаття',
      'context.comparison': 'Твердження за статтями',
      'context.table': 'Твердження',
      'context.sources': 'Джерела',
      'context.history': 'Історія',
      'context.import': 'Імпорт',
      'context.window': 'Вікно',
    },
  },
);
