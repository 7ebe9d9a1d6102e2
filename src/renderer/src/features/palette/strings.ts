import { messages } from '../../i18n/language.svelte.ts';

/** What the palette of commands says. */
export const t = messages(
  {
    title: 'Commands',
    find: 'Find a command',
    placeholder: 'What do you want to do?',
    nothing: 'No command has these words.',
    'group.open': 'Open',
    'absent.article': 'Open an article first.',
    'absent.panes': 'Open articles side by side first.',
    'absent.comparison': 'Open the comparison first.',
    'absent.timeline': 'Open the timeline of the comparison first.',
    'absent.suggestions': 'Choose a claim with suggestions first.',
    'absent.table': 'Open the claims of the case first.',
    'absent.sources': 'Open the sources first.',
    'absent.history': 'Open the history first.',
    'absent.import': 'Open the import first.',
    'absent.window': 'This cannot be done now.',
    'open-article': 'Open “{title}”',
  },
  {
    uk: {
      title: 'Команди',
      find: 'Знайти команду',
      placeholder: 'Що ви хочете зробити?',
      nothing: 'Жодна команда не має таких слів.',
      'group.open': 'Відкрити',
      'absent.article': 'Спершу відкрийте статтю.',
      'absent.panes': 'Спершу відкрийте статті поруч.',
      'absent.comparison': 'Спершу відкрийте порівняння.',
      'absent.timeline': 'Спершу відкрийте хронологію порівняння.',
      'absent.suggestions': 'Спершу виберіть твердження з пропозиціями.',
      'absent.table': 'Спершу відкрийте твердження справи.',
      'absent.sources': 'Спершу відкрийте джерела.',
      'absent.history': 'Спершу відкрийте історію.',
      'absent.import': 'Спершу відкрийте імпорт.',
      'absent.window': 'Зараз це неможливо.',
      'open-article': 'Відкрити «{title}»',
    },
  },
);
