import { messages } from '../i18n/language.svelte.ts';

/** What the parts of the interface say that know no feature. */
export const t = messages({ close: 'Close' }, { uk: { close: 'Закрити' } });
