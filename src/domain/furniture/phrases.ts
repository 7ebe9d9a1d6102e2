import type { FurnitureReason } from './reason.ts';

// The words that web pages put around articles, in English, Russian, Ukrainian, Belarusian, German, French, Spanish and
// Polish. A phrase counts only where it is a whole line or block; ё is written as е.

/** How much a phrase proves: `anywhere` by itself, `edges` only before or after the article and in company. */
export type PhraseScope = 'anywhere' | 'edges';
/** What a line's words say it is. */
export type PhraseMatch = { readonly reason: FurnitureReason; readonly scope: PhraseScope };

const lines = (list: string): readonly string[] =>
  list.split(/\s*[|\n]\s*/u).filter((phrase) => phrase !== '');

const anywhere: Readonly<Partial<Record<FurnitureReason, string>>> = {
  button: `share | share this | share this article | share this story | share this page | share this post | share article
    share via email | tweet this | pin it | copy link | copy url | print this page | print this article | email this
    subscribe | subscribe now | subscribe to us | subscribe today | sign up now | sign in | log in | view all | see all
    show all | read more | read full article | read the full article | read the full story | read next | continue reading
    load more | show more | see more | view more | back to top | scroll to top | skip to content | skip to main content
    jump to content | follow us | leave a comment | leave a reply | add a comment | post a comment | view comments
    show comments | download pdf | listen to this article | click here to subscribe | accept all cookies | view all news
    поделиться | поделиться статьей | поделиться новостью | подписаться | подписаться на нас | подпишись | подпишитесь
    читать далее | читать дальше | читать полностью | читать подробнее | подробнее | показать еще | показать все
    смотреть все | все новости | загрузить еще | версия для печати | распечатать | скопировать ссылку
    оставить комментарий | добавить комментарий | комментировать | войти на сайт | отправить другу | вернуться наверх
    поділитися | поділитись | підписатися | підписатись | підпишіться | підпишись | читати далі | читати більше
    читати повністю | докладніше | детальніше | показати ще | показати все | дивитися все | дивитись все | усі новини
    всі новини | завантажити ще | версія для друку | роздрукувати | скопіювати посилання | залишити коментар
    додати коментар | коментувати
    падзяліцца | падпісацца | чытаць далей | паказаць яшчэ
    teilen | artikel teilen | beitrag teilen | abonnieren | jetzt abonnieren | weiterlesen | mehr lesen | alle anzeigen
    alle ansehen | mehr anzeigen | artikel drucken | kommentieren | kommentar schreiben | nach oben
    zum inhalt springen | link kopieren | jetzt anmelden | zur startseite
    partager | partager cet article | partagez | s'abonner | abonnez-vous | je m'abonne | lire la suite | lire plus
    en savoir plus | voir tout | tout voir | voir plus | afficher plus | commenter | laisser un commentaire
    ajouter un commentaire | se connecter | retour en haut | aller au contenu | copier le lien
    compartir | compartir este artículo | compartir en | suscribirse | suscríbete | suscríbase | leer más | lee más
    seguir leyendo | ver todo | ver todos | ver más | mostrar más | cargar más | comentar | deja un comentario
    dejar un comentario | iniciar sesión | volver arriba | saltar al contenido | copiar enlace
    udostępnij | subskrybuj | czytaj więcej | czytaj dalej | zobacz więcej | zobacz wszystko | pokaż więcej`,
  newsletter: `newsletter | our newsletter | you have been successfully subscribed | you have successfully subscribed
    you are now subscribed | thank you for subscribing | thanks for subscribing | enter your email
    enter your email address | your email address | newsletter sign up | get our newsletter
    вы успешно подписались | вы успешно подписаны | спасибо за подписку | введите ваш e-mail | введите ваш email
    ви успішно підписалися | ви успішно підписані | дякуємо за підписку
    newsletter abonnieren | newsletter bestellen | zum newsletter anmelden
    recevez notre newsletter | suscríbete a nuestro boletín`,
  related: `read also | related articles | related article | related posts | related stories | related news | related content
    related topics | related links | most read | most popular | trending now | you may also like | you might also like
    recommended for you | recommended reading | more on this story | more on this topic | editor's picks | more stories
    more news | latest news | latest articles | latest posts | top stories | up next
    читайте также | смотрите также | по теме | материалы по теме | новости по теме | еще по теме | самое читаемое
    самое популярное | популярные новости | похожие новости | похожие статьи | последние новости | другие новости
    главные новости | рекомендуем | вам может быть интересно | новости партнеров
    читайте також | дивіться також | за темою | матеріали за темою | новини за темою | найпопулярніше | схожі новини
    останні новини | інші новини | головні новини | вас може зацікавити | новини партнерів
    чытайце таксама | па тэме
    lesen sie auch | lesen sie dazu | mehr zum thema | meistgelesen | das könnte sie auch interessieren | auch interessant
    weitere artikel | ähnliche artikel
    lire aussi | à lire aussi | les plus lus | sur le même sujet | voir aussi | articles liés | dans la même rubrique
    lea también | lee también | también te puede interesar | te puede interesar | lo más leído | noticias relacionadas
    artículos relacionados | más noticias
    czytaj także | czytaj też | zobacz także | zobacz też | polecane`,
  advertisement: `advertisement | advertisements | sponsored | sponsored content | promoted content | paid content
    article continues below | article continues below advertisement | story continues below
    story continues below advertisement | article continues after advertisement
    реклама | на правах рекламы | на правах реклами | рэклама | anzeige | werbung | publicité | publicidad | reklama`,
  comments: `comments are closed | no comments | no comments yet | be the first to comment | join the conversation
    комментариев нет | нет комментариев | комментарии закрыты | коментарів немає | немає коментарів
    keine kommentare | aucun commentaire | sin comentarios`,
};

const edges: Readonly<Partial<Record<FurnitureReason, string>>> = {
  navigation: `home | home page | homepage | main page | about | about us | contact | contacts | contact us | privacy
    privacy policy | terms | terms of use | terms of service | terms and conditions | cookie policy | menu | search | news
    sitemap | site map | rss | careers | advertise | advertise with us | imprint | help | faq | archive | archives | login
    register | more | next | previous | prev | back | close | accept | accept all | reject all | decline | support us | donate
    gallery | photos | photo | video | videos | podcast | podcasts | politics | economy | world | sport | sports | culture
    opinion | all rights reserved
    главная | о нас | о проекте | контакты | меню | поиск | новости | еще | назад | далее | вперед | закрыть | принять
    архив | карта сайта | политика | экономика | общество | в мире | спорт | культура | видео | мнения | регистрация | войти
    головна | про нас | про проєкт | контакти | пошук | новини | ще | далі | закрити | прийняти | архів | політика
    економіка | суспільство | світ | відео | думки | увійти | реєстрація
    startseite | über uns | kontakt | impressum | datenschutz | menü | suche | nachrichten | mehr | weiter | zurück
    schließen | agb | politik | wirtschaft | kultur | anmelden
    accueil | à propos | mentions légales | recherche | actualités | plus | suivant | précédent | fermer | politique
    économie | monde
    inicio | quiénes somos | contacto | aviso legal | menú | buscar | noticias | más | siguiente | anterior | cerrar | política
    economía | mundo`,
  'section-label': `for immediate release | press release | breaking news | breaking | exclusive | analysis | commentary | editorial
    interview | report | column | letters | пресс-релиз | эксклюзив | аналитика | колонка | интервью | срочно
    пресреліз | прес-реліз | ексклюзив | аналітика | інтервʼю | інтерв'ю | терміново
    pressemitteilung | exklusiv | analyse | kommentar | communiqué de presse | exclusif | entretien | tribune
    comunicado de prensa | exclusiva | análisis | entrevista`,
  button: `tweet | e-mail | email | mail | print | save | copy | like | reply | submit | send | post | ok | listen | watch | play
    печать | сохранить | отправить | наверх | друк | зберегти | надіслати | вгору | drucken | merken | senden | imprimer
    envoyer | imprimir | enviar | drukuj`,
  related: `related | popular | trending | recommended | see also | популярное | популярне | beliebt | populaire | popular`,
  comments: `comments | комментарии | коментарі | kommentare | commentaires | comentarios | komentarze`,
  tags: `tags | topics | теги | метки | schlagwörter | mots-clés | etiquetas`,
};

const phrases: ReadonlyMap<string, PhraseMatch> = new Map(
  (
    [
      ['edges', edges],
      ['anywhere', anywhere],
    ] as const
  ).flatMap(([scope, groups]) =>
    Object.entries(groups).flatMap(([reason, list]) =>
      lines(list).map((phrase): [string, PhraseMatch] => [
        phrase,
        { reason: reason as FurnitureReason, scope },
      ]),
    ),
  ),
);

const networkNames =
  `facebook|twitter|x|telegram|whatsapp|viber|linkedin|instagram|youtube|tiktok|threads|bluesky|mastodon
|reddit|pinterest|vk|vkontakte|odnoklassniki|rumble|substack|flipboard|google news|google|rss|messenger|signal|фейсбук
|твиттер|твіттер|телеграм|телеграмм|вконтакте|одноклассники|инстаграм|інстаграм|ютуб|вайбер|дзен`.replaceAll(
    '\n',
    '',
  );
const notLetter = '(?![\\p{L}\\p{N}])';
const network = `(?:${networkNames})${notLetter}`;
const onlyNetworks = new RegExp(`^${network}(?:[\\s,|/•·]+(?:and |& )?${network})*$`, 'u');
const severalNetworks = new RegExp(`^${network}(?:[\\s,|/•·]+(?:and |& )?${network})+$`, 'u');

const pattern = (reason: FurnitureReason, maxLength: number, ...sources: string[]) => ({
  reason,
  maxLength,
  expression: new RegExp(`^(?:${sources.join('|')})`, 'u'),
});

/** Openings that make a whole block furniture when it is no longer than `maxLength`, in UTF-16 code units. */
const patterns = [
  pattern(
    'newsletter',
    240,
    '(?:please )?(?:subscribe|sign up)(?: now| today| here)? (?:to|for) (?:our|the|my|this|free) [^.!?]*(?:newsletter|mailing list|bulletin|updates|digest|letter|channel)',
    'get (?:our|the) [^.!?]{0,40}newsletter',
    'подпи(?:шитесь|саться|шись|сывайтесь) на (?:наш|наше|нашу|новост|рассылк|бюллетень|e-?mail)',
    'підпи(?:шіться|сатися|сатись|шись|суйтесь|суйтеся) на (?:наш|нашу|новин|розсилк|бюлетень|e-?mail)',
    '(?:abonnieren sie|bestellen sie) (?:unseren|den|unser) [^.!?]{0,40}(?:newsletter|brief)',
    '(?:abonnez|inscrivez)-vous à (?:notre|la|nos) [^.!?]{0,40}(?:newsletter|lettre|infolettre)',
    'suscr[ií]b(?:ete|ase|irse) (?:a|al) [^.!?]{0,40}(?:bolet[ií]n|newsletter)',
  ),
  pattern(
    'social',
    200,
    `(?:you can |please )?(?:also )?follow [^.!?]{1,60} on ${network}`,
    `(?:follow|join|find|like) us (?:on|in|at) ${network}`,
    `share (?:this (?:article |story |post )?)?(?:on|via|to) ${network}`,
    `поделиться (?:в|на) ${network}`,
    `(?:подписывайтесь|подпишитесь|следите|читайте нас)(?=[^.!?]{0,80}(?:${networkNames.replace('|x|', '|')}|канал))`,
    `(?:підписуйтесь|підписуйтеся|підпишіться|стежте|читайте нас)(?=[^.!?]{0,80}(?:${networkNames.replace('|x|', '|')}|канал))`,
    `folgen sie (?:uns|[^.!?]{1,40}) (?:auf|bei) ${network}`,
    `auf ${network} teilen`,
    `suivez(?:-nous| [^.!?]{1,40}) sur ${network}`,
    `partager sur ${network}`,
    `s[ií]gu(?:enos|e a [^.!?]{1,40}) en ${network}`,
    `compartir en ${network}`,
  ),
  pattern(
    'related',
    300,
    '(?:read|see) (?:also|more|next) ?[:—–-]',
    'related ?: ',
    '(?:читайте|смотрите) (?:также|по теме) ?[:—–-]',
    '(?:читайте|дивіться) також ?[:—–-]',
    'lesen sie (?:auch|dazu|mehr) ?[:—–-]',
    '(?:à )?lire aussi ?[:—–-]',
    '(?:lea|lee) también ?[:—–-]',
    'czytaj (?:także|też) ?[:—–-]',
  ),
  pattern(
    'copyright',
    500,
    '(?:©|\\(c\\)|copyright)(?: ?©| ?\\(c\\))?,? ?(?:by |\\d{4})',
    '[^.!?]{0,120}(?:all rights reserved|все права защищены|усі права захищен|всі права захищен|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|wszelkie prawa zastrzeżone)',
    '(?:при использовании материалов|перепечатка материалов|при цитировании|передрук матеріалів|при використанні матеріалів)',
  ),
  pattern(
    'credit',
    160,
    '(?:photo|photos|photograph|image|images|picture|illustration|video|graphic|map)(?: by| from| credits?| courtesy(?: of)?)? ?[:©/]',
    '(?:photo|image|picture) (?:by|courtesy of|credits?) ',
    '(?:фото|фотография|иллюстрация|изображение|источник фото|видео|скриншот|ілюстрація|зображення|світлина|джерело фото|відео) ?[:©/]',
    '(?:foto|bild|grafik|symbolbild|quelle|crédits?(?: photos?)?|crédito|imagen|fotografía|zdjęcie|fot\\.) ?[:©/]',
    '(?:source|sources|источник|джерело|fuente|źródło) ?: [^.!?]{1,80}$',
    '© ?[^.!?]{1,90}$',
    '(?:getty images|shutterstock|ap photo|afp|reuters|epa|dpa|unsplash)(?: ?/ ?[^.!?]{1,60})?$',
  ),
  pattern(
    'cookies',
    700,
    '[^.!?]{0,60}(?:we|this (?:web ?)?site|our (?:web ?)?site|our partners)[^.!?]{0,30} uses? cookies',
    '[^.!?]{0,60}(?:мы используем|сайт использует|ми використовуємо|сайт використовує)[^.!?]{0,30} (?:cookie|куки|файл)',
    '[^.!?]{0,60}(?:verwenden wir|wir verwenden|wir nutzen|verwendet) [^.!?]{0,30}cookies',
    '[^.!?]{0,60}(?:nous utilisons|ce site utilise)[^.!?]{0,30} cookies',
    '[^.!?]{0,60}(?:utilizamos|este sitio (?:web )?utiliza|usamos)[^.!?]{0,30} cookies',
    '(?:cookie settings|cookie preferences|manage cookies|accept cookies|принять cookies|cookie-einstellungen)',
  ),
  pattern(
    'tags',
    300,
    '(?:tags?|topics?|filed under|posted in|теги|метки|темы|рубрика|категория|мітки|schlagw[oö]rter|schlagworte|mots-cl[ée]s|etiquetas|keywords) ?: ',
  ),
  pattern(
    'counter',
    60,
    '\\d[\\d.,]*[km]? (?:shares?|views?|likes?|reads?|comments?|просмотр|перегляд|комментари|коментар|kommentare?|commentaires?|comentarios?|поделил)\\p{L}*$',
    '(?:comments?|комментарии|коментарі|kommentare|views|просмотров|переглядів) ?[(:]? ?\\d+\\)?$',
    '\\d+[ -]?(?:min(?:ute)?s?)\\.? (?:read|lesezeit|de lecture|de lectura|чтения|читання)$',
    '(?:reading time|время чтения|час читання|lesezeit|temps de lecture|tiempo de lectura) ?:',
    '(?:views|просмотры|просмотров|перегляди) ?: ?\\d+$',
  ),
] as const;

/** Lower-cases a line, folds ё and curly apostrophes, and drops arrows, dashes, bullets and counts around the words. */
export function normalisePhrase(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[’ʼ`´]/gu, "'")
    .replace(/\s+/gu, ' ')
    .replace(/^[^\p{L}\p{N}©(]+/u, '')
    .replace(/[^\p{L}\p{N})]+$/u, '');
}

/** “Follow us!” may be somebody's words; a button has neither quotation marks nor a full stop. */
const isSpoken = (text: string): boolean => /^\s*["“«„—]|[^.!?…][.!?]["”»]?\s*$/u.test(text);

const longestPattern = Math.max(...patterns.map((p) => p.maxLength));

/** What the words of a whole line or block say it is; null when they say nothing. */
export function matchPhrase(text: string): PhraseMatch | null {
  if (text.length > longestPattern) return null;
  const phrase = normalisePhrase(text);
  if (phrase === '') return null;
  const known = phrases.get(phrase) ?? phrases.get(phrase.replace(/ ?\(?\d+\)?$/u, ''));
  if (known) return isSpoken(text) ? { ...known, scope: 'edges' } : known;
  if (severalNetworks.test(phrase)) return { reason: 'social', scope: 'anywhere' };
  if (onlyNetworks.test(phrase)) return { reason: 'social', scope: 'edges' };
  const found = patterns.find((p) => text.length <= p.maxLength && p.expression.test(phrase));
  return found ? { reason: found.reason, scope: 'anywhere' } : null;
}

const subscribeWords =
  /^(?:subscribe|sign up|submit|подпис|підпис|падпіс|abonnieren|anmelden|s'abonner|s'inscrire|abonnez|inscrivez|suscr[ií]b|subskrybuj)/u;

/** True for the button that ends a newsletter box. */
export function isSubscribeButton(text: string): boolean {
  return text.length <= 40 && subscribeWords.test(normalisePhrase(text));
}
