import { describeChange as inEnglish } from '#domain/journal.ts';
import type { JournalLabel } from '#contract/views.ts';
import { language } from './language.svelte.ts';

/** Each action of `domain/journal.ts` in Ukrainian, in words that follow «Скасувати:» and stand in the history. */
export const changeWordsUk: Readonly<Record<string, string>> = {
  'case.rename': 'перейменування справи',
  'article.import': 'імпорт',
  'article.update': 'зміна статті',
  'article.set-furniture': 'елементи сторінки',
  'article.remove': 'вилучення статті',
  'occurrence.mark': 'позначення твердження',
  'occurrence.update': 'зміна згадки',
  'occurrence.set-chain': 'атрибуція',
  'occurrence.remove': 'вилучення позначки',
  'occurrence.split': 'відокремлення твердження',
  'claim.update': 'зміна твердження',
  'claim.join': 'об’єднання тверджень',
  'claim.split': 'поділ твердження',
  'assessment.set': 'оцінка',
  'relation.set': 'зв’язок тверджень',
  'relation.remove': 'вилучення зв’язку',
  'relation.settle': 'рішення щодо зв’язків',
  'suggestion.decide': 'рішення щодо пропозиції',
  'suggestion.confirm': 'підтвердження пропозиції',
  'source.create': 'нове джерело',
  'source.update': 'зміна джерела',
  'source.rate': 'надійність джерела',
  'source.remove-rating': 'вилучення рівня надійності',
  'source.merge': 'об’єднання джерел',
  'source.split': 'поділ джерела',
  'source.remove': 'вилучення джерела',
  'codebook.add-value': 'нове значення кодової книги',
  'codebook.set-value': 'зміна значення кодової книги',
  'codebook.remove-value': 'вилучення значення кодової книги',
  'tag.update': 'зміна мітки',
  'tag.rename': 'перейменування мітки',
  'tag.merge': 'об’єднання міток',
  'tag.remove': 'вилучення мітки',
  'history.go-to': 'повернення до',
  'table.edit': 'зміна рядків',
  'view.save': 'збереження вигляду',
  'view.remove': 'вилучення вигляду',
  'report.save': 'зміна звіту',
  'report.rename': 'перейменування звіту',
  'report.remove': 'вилучення звіту',
  'report.keep-version': 'збереження версії звіту',
  'report.restore-version': 'відновлення версії звіту',
  'marks.apply': 'застосування позначок',
  'data.import': 'імпорт даних',
};

/** Names a change for people in the language spoken now; an action without words in it is named in English. */
export function describeChange(label: JournalLabel): string {
  const words = language() === 'uk' ? changeWordsUk[label.action] : undefined;
  if (words === undefined) return inEnglish(label);
  return label.subject === '' ? words : `${words} «${label.subject}»`;
}
