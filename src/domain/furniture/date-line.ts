// Lines that hold a date, or a range of dates, and nothing else.

const vocabulary: ReadonlySet<string> = new Set(
  `january february march april may june july august september october november december
   jan feb mar apr jun jul aug sep sept oct nov dec
   monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
   января февраля марта апреля мая июня июля августа сентября октября ноября декабря
   январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь янв фев мар апр июн июл авг сен сент окт ноя дек
   понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
   січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
   січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
   понеділок вівторок середа четвер пʼятниця п'ятниця субота неділя
   студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня
   januar jänner februar märz mai juni juli oktober dezember mrz okt dez
   montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
   janvier février mars avril juin juillet août septembre octobre novembre décembre
   lundi mardi mercredi jeudi vendredi samedi dimanche
   enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
   lunes martes miércoles jueves viernes sábado domingo
   stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia`.split(
    /\s+/u,
  ),
);
const months: ReadonlySet<string> = new Set(
  [...vocabulary].filter(
    (word) =>
      !/day$|tag$|abend$|di$|^(?:mon|tues?|wed|thur?s?|fri|sat|sun|dimanche|mo|mi|do|fr|sa|so|пн|вт|ср|чт|пт|сб|вс)$/u.test(
        word,
      ),
  ),
);
const companions: ReadonlySet<string> = new Set(
  `st nd rd th am pm a p m gmt utc cet cest msk est edt bst et мск uhr h at on of to the from until till and
   г гг год года р рік року к в у на с по до з із о об um am bis vom den der le du au à el de del al a las y r
   published updated posted date modified last first created opublikowano
   опубликовано обновлено дата публикации изменено опубліковано оновлено дата публікації
   veröffentlicht aktualisiert stand erstellt publié mis jour le publicado actualizado fecha`.split(/\s+/u),
);
const numericDate =
  /(?:^|\D)(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?!\d)/u;
const relativeDate =
  /^(?:(?:about |около |vor |il y a |hace )?\d{1,2} (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|минут[уы]?|час(?:а|ов)?|дн(?:я|ей)|хвилин[иу]?|годин[иу]?|дні|днів|minuten|stunden|tagen?|minutes|heures|jours|minutos|horas|días)(?: ago| назад| тому)?|(?:today|yesterday|сегодня|вчера|сьогодні|вчора|heute|gestern|aujourd'hui|hier|hoy|ayer),? (?:at |в |о |um |à |a las )?\d{1,2}[:.]\d{2}(?: uhr)?)$/u;

/** True when the line is a date or a range of dates, with or without weekday, time and a word such as "Updated". */
export function isDateLine(text: string): boolean {
  if (text.length > 100) return false;
  const line = text.trim().toLowerCase().replace(/[’ʼ]/gu, "'");
  if (relativeDate.test(line)) return true;
  if (!/\d/u.test(line)) return false;
  let hasMonth = false;
  let hasNumber = false;
  for (const token of line.split(/[^\p{L}\p{N}']+/u)) {
    if (token === '') continue;
    const word = token.replace(/^(\d+)(?:st|nd|rd|th|er|го|є|h|r|г|р)$/u, '$1');
    if (/^\d{1,4}$/u.test(word)) hasNumber = true;
    else if (/^\d{1,2}(?:am|pm|h\d{2})$/u.test(word)) continue;
    else if (vocabulary.has(word)) hasMonth ||= months.has(word);
    else if (
      !companions.has(word) &&
      !/^\d{4}-?\d{2}-?\d{2}t\d+z?$/u.test(word) &&
      !/^\d{2}t\d{2}$/u.test(word)
    )
      return false;
  }
  return (hasMonth && hasNumber) || numericDate.test(line);
}
