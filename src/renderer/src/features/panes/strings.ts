import { messages } from '../../i18n/language.svelte.ts';

/** What reading side by side says. */
export const t = messages(
  {
    pane: 'Article in pane {number}',
    close: 'Close pane {number}',
    add: 'Add a pane',
    together: 'Scroll together',
    'together.on': 'The panes scroll together by claim.',
    'together.off': 'Each pane scrolls by itself.',
    'table.fold': 'Fold the table away',
    'table.unfold': 'Show the table',

    'walk.what': 'Claims to go through',
    'walk.next': 'Next of these claims',
    'walk.previous': 'Previous of these claims',
    'walk.shared': 'Shared',
    'walk.disputed': 'Disputed',
    'walk.one-sided': 'One side only',
    'walk.none':
      '{walk, select, shared {No claim is made by more than one of these articles.} disputed {No claim is disputed between these articles.} other {No claim is made by one of these articles alone.}}',
    'walk.last':
      '{walk, select, shared {No shared claim follows} disputed {No disputed claim follows} other {No claim of one side only follows}}; {count, plural, one {there is #} other {there are #}} in all.',
    'walk.first':
      '{walk, select, shared {No shared claim comes before} disputed {No disputed claim comes before} other {No claim of one side only comes before}}; {count, plural, one {there is #} other {there are #}} in all.',
    'walk.at':
      '{walk, select, shared {Shared claim} disputed {Disputed claim} other {Claim of one side only}} {at} of {count}.',

    also: 'Also in {panes}.',
    'also.pane': 'pane {number} ({stance})',
    'also.none': 'In no other pane.',
    'also.related': '{relation}: “{claim}” (pane {numbers}).',
    'also.more': 'And {count} more relations.',
    suggested: '{status}: {relation}',
    'tie.same': 'One claim',
    'tie.agreed': '{tie}: the articles agree',
    'tie.contradicted': '{tie}: the articles take opposite sides',
    'tie.open': '{tie}: the stances leave it open',

    'key.next': 'Go to the next pane',
    'key.previous': 'Go to the previous pane',
    'key.next-shared': 'Next claim that several of the articles make',
    'key.previous-shared': 'Previous claim that several of the articles make',
    'key.next-disputed': 'Next claim that the articles dispute',
    'key.previous-disputed': 'Previous claim that the articles dispute',
    'key.next-one-sided': 'Next claim that one article makes alone',
    'key.previous-one-sided': 'Previous claim that one article makes alone',
    'key.together': 'Scroll the panes together by claim, or each by itself',
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
      together: 'Гортати разом',
      'together.on': 'Панелі гортаються разом за твердженнями.',
      'together.off': 'Кожна панель гортається окремо.',
      'table.fold': 'Згорнути таблицю',
      'table.unfold': 'Показати таблицю',

      'walk.what': 'Які твердження переглядати',
      'walk.next': 'Наступне з цих тверджень',
      'walk.previous': 'Попереднє з цих тверджень',
      'walk.shared': 'Спільні',
      'walk.disputed': 'Спірні',
      'walk.one-sided': 'Лише один бік',
      'walk.none':
        '{walk, select, shared {Жодного твердження немає більш ніж в одній із цих статей.} disputed {Між цими статтями немає спірних тверджень.} other {Жодне твердження не належить лише одній із цих статей.}}',
      'walk.last':
        '{walk, select, shared {Далі спільних тверджень немає} disputed {Далі спірних тверджень немає} other {Далі тверджень лише одного боку немає}}; усього {count}.',
      'walk.first':
        '{walk, select, shared {Раніше спільних тверджень немає} disputed {Раніше спірних тверджень немає} other {Раніше тверджень лише одного боку немає}}; усього {count}.',
      'walk.at':
        '{walk, select, shared {Спільне твердження} disputed {Спірне твердження} other {Твердження лише одного боку}} {at} з {count}.',

      also: 'Також: {panes}.',
      'also.pane': 'панель {number} ({stance})',
      'also.none': 'На інших панелях немає.',
      'also.related': '{relation}: «{claim}» (панель {numbers}).',
      'also.more': 'І ще зв’язків: {count}.',
      suggested: '{status}: {relation}',
      'tie.same': 'Одне твердження',
      'tie.agreed': '{tie}: статті згодні',
      'tie.contradicted': '{tie}: статті на протилежних боках',
      'tie.open': '{tie}: позиції лишають це відкритим',

      'key.next': 'Перейти до наступної панелі',
      'key.previous': 'Перейти до попередньої панелі',
      'key.next-shared': 'Наступне твердження, яке є в кількох статтях',
      'key.previous-shared': 'Попереднє твердження, яке є в кількох статтях',
      'key.next-disputed': 'Наступне твердження, про яке статті сперечаються',
      'key.previous-disputed': 'Попереднє твердження, про яке статті сперечаються',
      'key.next-one-sided': 'Наступне твердження, яке є лише в одній статті',
      'key.previous-one-sided': 'Попереднє твердження, яке є лише в одній статті',
      'key.together': 'Гортати панелі разом за твердженнями або кожну окремо',
      'key.add': 'Додати панель із наступною статтею',
      'key.close': 'Закрити панель',
      'key.fold-table': 'Згорнути або показати таблицю під панелями',
      'cannot.two-stay': 'Дві панелі лишаються завжди.',
      'cannot.four': 'Місця вистачає на чотири панелі.',
      'cannot.no-more': 'Кожна стаття справи вже на панелі.',
    },
  },
);
