import { messages } from '../../i18n/language.svelte.ts';

/** What the tour says. */
export const t = messages(
  {
    offer: 'New here? Five short steps show the window on this sample case.',
    take: 'Take the tour',
    'not-now': 'Not now',
    step: 'Step {at} of {all}: {title}',
    next: 'Next',
    back: 'Back',
    leave: 'Leave the tour',
    done: 'Done',
    'text.title': 'The article and its marks',
    'text.words':
      'Each mark is a claim where it stands. Its colour and its line say how the article stands to it; the numbers in the margin lead to the claims. Select words with the mouse, or put the caret in a sentence and press {mark}.',
    'claims.title': 'The claims of the article',
    'claims.words':
      'All claims in text order. Choose one, and the text shows its words. The arrows go through the list, Enter goes on to the inspector, Escape back to the text.',
    'inspector.title': 'Who says it, and how it is judged',
    'inspector.words':
      'Three judgements are kept apart: what the source commits to, where the article stands, and what you conclude. Above them stands who says it, from the article’s author to whoever is nearest to the claim.',
    'views.title': 'Two articles side by side',
    'views.words':
      'Compare shows two articles and, beneath them, every claim by article: agreed, contradicted, or said by one side only. Sources and the table of all claims are here too, each with its key.',
    'tools.title': 'Nothing is lost',
    'tools.words':
      'Every change can be undone, also after a restart. Import brings in your own articles, Export writes the report. {palette} finds every command by its name, {keys} lists all keys.',
  },
  {
    uk: {
      offer: 'Ви тут уперше? П’ять коротких кроків покажуть вікно на цій зразковій справі.',
      take: 'Почати огляд',
      'not-now': 'Не зараз',
      step: 'Крок {at} з {all}: {title}',
      next: 'Далі',
      back: 'Назад',
      leave: 'Вийти з огляду',
      done: 'Готово',
      'text.title': 'Стаття та її позначки',
      'text.words':
        'Кожна позначка — твердження там, де воно стоїть. Колір і лінія кажуть, як до нього ставиться стаття; числа на полях ведуть до тверджень. Виділіть слова мишею або поставте курсор у речення й натисніть {mark}.',
      'claims.title': 'Твердження статті',
      'claims.words':
        'Усі твердження за порядком тексту. Виберіть одне, і текст покаже його слова. Стрілки рухають списком, Enter веде далі до інспектора, Escape — назад до тексту.',
      'inspector.title': 'Хто це каже і як це оцінено',
      'inspector.words':
        'Три судження тримаються окремо: що бере на себе джерело, де стоїть стаття і що вирішуєте ви. Над ними — хто це каже, від автора статті до найближчого до твердження.',
      'views.title': 'Дві статті поруч',
      'views.words':
        'Порівняння показує дві статті, а під ними кожне твердження за статтями: узгоджено, суперечність чи лише один бік. Тут і джерела, і таблиця всіх тверджень, кожне зі своєю клавішею.',
      'tools.title': 'Ніщо не губиться',
      'tools.words':
        'Кожну зміну можна скасувати, навіть після перезапуску. Імпорт додає ваші статті, експорт пише звіт. {palette} знаходить кожну команду за назвою, {keys} показує всі клавіші.',
    },
  },
);
