import { IntlMessageFormat } from 'intl-messageformat';
import type { Failure, FailureCode } from '#domain/failure.ts';
import { language } from './language.svelte.ts';

/**
 * What failures say in Ukrainian, by code, or by code and the parameter that tells its cases apart. A code that stands
 * for many reasons names the group and leaves the reason, `{message}`, as core said it.
 */
export const failureWordsUk: Readonly<Record<FailureCode, string>> & Readonly<Record<string, string>> = {
  'request.unknown': 'Вікно попросило про те, чого немає: «{name}».',
  'request.invalid': 'Так зробити не можна. {message}',
  'request.invalid field': 'Значення поля «{field}» не підходить; виправте його і спробуйте ще раз.',
  'request.invalid filter':
    'У фільтрі незрозуміле місце: «{words}». Виправте його або приберіть; мова та сама, що й у пошуку.',
  'request.invalid no-title': 'Справа мусить мати назву.',
  'request.invalid join-itself': 'Твердження не можна об’єднати із самим собою; виберіть інше.',
  'request.invalid address': 'Відкриваються лише адреси, що починаються з http або https.',
  'request.invalid choose-data': 'Виберіть цей файл через «Імпортувати дані…» або перетягніть його у вікно.',
  'request.invalid choose-case': 'Виберіть цю справу через «Відкрити…» або перетягніть її у вікно.',
  'request.cancelled': 'Перервано; нічого не змінено.',
  'request.cancelled not-written': 'Перервано; нічого не записано.',
  'core.restarted':
    'Частина Parallax, що тримає вашу справу, зупинилася й була запущена знову, перш ніж це було зроблено. Повторіть, будь ласка.',
  'core.internal': 'Parallax не зміг цього зробити через власну помилку. Спробуйте ще раз.',
  'case.none-open': 'Жодної справи не відкрито. Спершу відкрийте справу або створіть нову.',
  'case.not-a-case': 'Це не справа Parallax: {path}. Виберіть інший файл.',
  'case.newer-version': 'Цю справу записала новіша версія Parallax. Оновіть Parallax, щоб її відкрити.',
  'case.damaged': 'Справу пошкоджено. Скористайтеся резервною або збереженою копією. Докладно: {message}',
  'case.read-only': 'Цю справу тут можна лише читати. {message}',
  'case.read-only open-elsewhere':
    'Цю справу відкрито в іншому вікні або програмі, тож тут її можна лише читати. Закрийте її там і відкрийте знову.',
  'case.read-only no-permission':
    'Цю справу не можна змінювати: файл або теку захищено від запису. Збережіть копію деінде й працюйте в ній.',
  'case.not-found': 'Файлу «{path}» немає. Можливо, його перенесено або перейменовано.',
  'case.exists': 'Файл «{path}» уже є. Виберіть іншу назву.',
  'case.cannot-write': 'Не вдалося записати. {message}',
  'case.cannot-write no-folder': 'Теки «{folder}» немає. Виберіть іншу.',
  'case.cannot-write long-name': 'Назва файлу задовга. Виберіть коротшу.',
  'case.cannot-write ends-in-space': 'Назва файлу «{path}» закінчується пробілом. Виберіть іншу.',
  'case.cannot-write rename-space':
    'Назва файлу «{path}» закінчується пробілом. Перейменуйте файл, тоді відкрийте.',
  'case.cannot-write busy':
    'Записати не вдалося, бо файлом користується інша програма. Закрийте його там і спробуйте ще раз.',
  'case.cannot-write refused': 'Диск або тека не дали прочитати чи записати ({reason}).',
  'case.cannot-write no-permission': 'Файл або теку не можна змінювати. Виберіть інше місце.',
  'case.cannot-write bad-place': 'Туди записати не вдалося: {reason}. Виберіть інше місце.',
  'case.cannot-write disk-error': 'Записати не вдалося: диск повідомив про помилку.',
  'case.cannot-write own-place': 'Копія мусить мати іншу назву, ніж сама відкрита справа.',
  'case.cannot-write case-open':
    '«{path}» — справа, яку відкрито. Спершу закрийте її або виберіть іншу назву.',
  'case.cannot-write foreign-lock':
    'Файл «{path}» поруч зі справою не належить Parallax. Перенесіть його, тоді відкрийте справу знову.',
  'case.cannot-write unclean':
    '«{path}» не було закрито як слід, а теку не можна змінювати, тож упорядкувати справу не вдасться. Скопіюйте її разом з файлами поруч, що мають ту саму назву, до іншої теки й відкрийте там.',
  'case.cannot-write old-version':
    '«{path}» записала старіша версія Parallax; справу треба перевести, але записати її зараз не можна. Закрийте її деінде або скопіюйте до теки, яку можна змінювати, і відкрийте там.',
  'case.migration-failed':
    'Справу не вдалося перевести у формат цієї версії; її залишено як була. Докладно: {message}',
  'disk.full':
    'Диск заповнений, тож цього не зроблено; збережене раніше в безпеці. Звільніть місце й спробуйте ще раз.',
  'import.empty': 'Тексту немає: порожньо або самі пробіли. Виберіть інший файл.',
  'import.binary': 'Цей файл не є текстом. Експортуйте його як текст або HTML та імпортуйте це.',
  'import.too-large': 'Це завелике для статті. Імпортуйте саму статтю. Докладно: {message}',
  'import.too-large size': 'Файл завеликий для статті. Імпортуйте лише ту частину, що є статтею.',
  'import.too-large blocks':
    'У тексті {blocks, plural, one {# рядок} few {# рядки} many {# рядків} other {# рядка}}, а можна щонайбільше {limit, number}. Імпортуйте лише ту частину, що є статтею.',
  'import.too-large elements':
    'На сторінці понад {limit, plural, one {# елемент} few {# елементи} many {# елементів} other {# елемента}}. Скопіюйте з неї саму статтю і вставте її.',
  'import.no-text': 'У файлі немає тексту, який можна прочитати. Виберіть інший або вставте саму статтю.',
  'import.bad-encoding': 'Файл не вдалося прочитати в кодуванні «{encoding}». Виберіть інше кодування.',
  'import.duplicate': 'Цей текст уже є у справі як «{title}».',
  'article.not-found': 'Цієї статті вже немає у справі.',
  'occurrence.not-found': 'Цієї позначки вже немає у справі.',
  'occurrence.bad-span': 'Ці слова не можна позначити. Виділіть принаймні одне ціле слово тексту.',
  'claim.not-found': 'Цього твердження вже немає у справі.',
  'claim.join-conflict':
    'Ці твердження пов’язані як суперечні або напружені, тож не можуть бути одним. Спершу вилучіть або відхиліть зв’язок.',
  'claim.bad-split': 'Відокремити можна частину місць твердження, а не жодного й не всі. Виберіть інші.',
  'source.not-found': 'Цього джерела вже немає у справі.',
  'source.in-use':
    '{occurrenceCount, plural, one {Джерело «{name}» назване в # позначці} other {Джерело «{name}» назване в # позначках}}, тож його не можна вилучити; спершу змініть їх.',
  'source.name-taken':
    '«{taken}» — уже назва або псевдонім іншого джерела: «{name}». Скористайтеся ним або підтвердьте, що ім’я спільне.',
  'source.rating-not-found': 'Цього рівня надійності джерела «{name}» вже немає у справі.',
  'source.merge-itself': 'Джерело «{name}» не можна об’єднати із самим собою; виберіть інше джерело.',
  'source.nothing-to-split':
    'Виберіть принаймні одну статтю, позначку або псевдонім джерела «{name}», що перейде до нового.',
  'attribution.bad-chain': 'Такий ланцюг атрибуції неможливий. {message}',
  'attribution.bad-chain empty': 'Ланцюг атрибуції має містити принаймні автора статті.',
  'attribution.bad-chain first-own-voice':
    'Ланцюг атрибуції починається власним голосом статті: її автором або видавцем.',
  'attribution.bad-chain first-not-article':
    'Перша ланка ланцюга у «{article}» — автор статті або її видавець.',
  'attribution.bad-chain too-long':
    '{limit, plural, one {Ланцюг атрибуції має щонайбільше # ланку.} few {Ланцюг атрибуції має щонайбільше # ланки.} many {Ланцюг атрибуції має щонайбільше # ланок.} other {Ланцюг атрибуції має щонайбільше # ланки.}}',
  'codebook.value-not-found': 'Цього значення вже немає в кодовій книзі справи; виберіть інше.',
  'codebook.bad-value': 'Так змінити значення не можна. {message}',
  'codebook.bad-value label-taken':
    'Два значення цього списку звалися б «{label}»; назвіть одне з них інакше.',
  'codebook.bad-value fixed': '«{label}» не можна приховати: це значення ставить сама програма.',
  'codebook.bad-value last': 'Останнє значення списку не можна приховати; спершу покажіть інше.',
  'codebook.bad-value built-in': 'Вбудоване значення рахується лише як воно саме.',
  'codebook.bad-value no-label': 'Додане значення мусить мати назву.',
  'tag.not-found': 'Мітки «{tag}» вже немає у справі.',
  'tag.bad-path': 'Такої мітки бути не може. {message}',
  'tag.bad-path empty-name':
    'Мітка мусить мати назву, і обабіч «/» не може бути порожньо; пишіть, як-от «вода/рівень».',
  'tag.bad-path too-long': 'Мітка разом з усіма над нею має щонайбільше {limit} знаків; тут їх {length}.',
  'tag.bad-path below-itself': '«{tag}» не може бути під самою собою; виберіть інше місце.',
  'tag.bad-path into-itself': '«{tag}» не можна об’єднати із самою собою; виберіть іншу мітку.',
  'tag.bad-path into-child': '«{tag}» не можна об’єднати з міткою під нею; об’єднайте ту з цією.',
  'tag.exists': 'Мітка «{tag}» вже є; якщо це одне й те саме, об’єднайте їх.',
  'relation.not-found': 'Цього зв’язку вже немає у справі.',
  'relation.ring':
    'Так зв’язок вернувся б до самого себе: {way}. Якщо ці твердження однакові, пов’яжіть їх як рівнозначні.',
  'relation.bad-pair': 'Твердження не можна пов’язати із самим собою; виберіть інше.',
  'search.no-index':
    'Ця справа не має справного пошукового покажчика, а створити його не можна, бо справа лише для читання. Збережіть копію і шукайте в ній.',
  'report.not-found': 'Цього звіту вже немає у справі.',
  'report.name-taken': 'Звіт «{name}» у цій справі вже є. Виберіть іншу назву.',
  'report.version-not-found': 'Цієї версії звіту вже немає у справі.',
  'template.not-found': 'Шаблону «{name}» вже немає.',
  'template.name-taken': 'Шаблон «{name}» вже є. Замініть його або виберіть іншу назву.',
  'template.too-many': 'Шаблонів уже {limit}; спершу вилучіть котрийсь.',
  'view.not-found': 'Цього вигляду таблиці вже немає у справі.',
  'view.name-taken': 'Вигляд «{name}» вже є. Виберіть іншу назву або збережіть замість нього.',
  'journal.nothing-to-undo': 'Скасовувати нічого.',
  'journal.nothing-to-redo': 'Повторювати нічого.',
  'history.no-such-point': 'Історія цієї справи не сягає цієї точки.',
  'marks.invalid': 'Позначки записано неправильно. {message}',
  'marks.not-found': 'Позначки вказують на те, чого немає. {message}',
  'data.invalid': 'Дані прочитати не вдалося. {message}',
  'export.failed': 'Експорт не вдався. {message}',
  'export.exists': 'Ця назва вже зайнята. {message}',
  'export.exists file': 'Файл «{path}» уже є. Виберіть іншу назву або дозвольте його замінити.',
  'export.exists folder': 'Тека «{path}» уже є, і в ній щось є. Виберіть іншу назву.',
  'export.exists is-folder': 'Тека «{path}» уже є. Виберіть іншу назву.',
  'export.exists is-file': 'Файл «{path}» уже є, а тека його не замінює. Виберіть іншу назву.',
  'export.failed no-folder': 'Теки «{folder}» немає. Створіть її або виберіть іншу.',
  'export.failed not-a-file': '«{path}» — не звичайний файл, тож його не замінено. Виберіть іншу назву.',
  'export.failed in-use':
    '«{path}» відкрито в іншій програмі або захищено, тож його не замінено. Закрийте його там або виберіть іншу назву.',
  'export.failed no-electron':
    'Цей формат створює середовище Electron, якого тут немає. Експортуйте HTML і надрукуйте його.',
  'export.failed page-gone':
    'Тут більше, ніж можна розкласти на сторінки за раз. Виберіть менше статей чи частин або експортуйте HTML.',
  'export.failed not-joined':
    'Звіт надруковано частинами, але скласти їх в один файл не вдалося. Виберіть менше статей або частин, або експортуйте HTML.',
  'export.failed too-large-for-zip':
    'Це більше, ніж вміщує zip (4 ГБ, 65 535 файлів). Виберіть менше статей або теку, де це можливо.',
  'package.not-readable': 'Пакет прочитати не вдалося. {message}',
  'package.unsafe': 'Пакет небезпечний, тож його не розпаковано. {message}',
  'export.failed own-case': '«{path}» — сама відкрита справа. Виберіть іншу назву.',
  'export.failed not-written': 'Записати «{path}» не вдалося: {reason}. Виберіть інше місце.',
  'file.not-found': 'Файлу «{path}» немає.',
  'file.not-readable': 'Файл «{path}» не можна прочитати: немає дозволу.',
  'cli.usage': '{message}',
};

/** What went wrong, in the language spoken now; in English whenever that language has no words that fit. */
export function failureWords(failure: Failure): string {
  if (language() === 'en') return failure.message;
  const rule = failure.params['rule'] ?? failure.params['reason'] ?? '';
  const words = failureWordsUk[`${failure.code} ${rule}`] ?? failureWordsUk[failure.code];
  try {
    const format = new IntlMessageFormat(words, language(), undefined, { ignoreTag: true });
    return String(format.format({ ...failure.params, message: failure.message }));
  } catch {
    // A parameter that the words need was not given.
    return failure.message;
  }
}
