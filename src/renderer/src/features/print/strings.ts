import { messages } from '../../i18n/language.svelte.ts';

/** What an article says on paper. */
export const t = messages(
  {
    note: '{number}. {sign} {stance}',
    negates: '{stance}, {negated}',
    marks: '{count, plural, =0 {No marks} one {# mark} other {# marks}} in this article',
    key: 'How the stance is underlined',
  },
  {
    uk: {
      note: '{number}. {sign} {stance}',
      negates: '{stance}, {negated}',
      marks:
        '{count, plural, =0 {Жодної позначки} one {# позначка} few {# позначки} many {# позначок} other {# позначки}} в цій статті',
      key: 'Як підкреслено позицію',
    },
  },
);
