import { messages } from './language.svelte.ts';

/** What is said where no feature has words of its own. */
export const t = messages(
  { unforeseen: 'Something went wrong: {reason}' },
  { uk: { unforeseen: 'Щось пішло не так: {reason}' } },
);
