// Lines that say who wrote: "By Merrit Oslow", "Автор: ...", "Aster Quillane, senior fellow of ...".

const particles =
  "van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ben|bint|ter|ten|af|av|zu|zur|y|e|abu|st\\.?|d’|d'|o’|o'";
const capitalised = "\\p{Lu}(?:[\\p{L}\\p{M}]*[’'ʼ`-]?)*\\.?";
const fullNamePattern = new RegExp(`^${capitalised}(?: (?:(?:${particles}) ?)*${capitalised}){1,4}$`, 'u');

const bylineMark =
  /^(?:(?:written |reported |story |text |words )?by|author|authors|автор(?:ы|и)?|текст|підготував|подготовил|auteur|autor|autora|autorin|verfasser)\s*[:：]?(?:\s+|$)/iu;
/** Prepositions that also open headings ("Von Minsk nach ..."), so that only a full name may follow. */
const weakBylineMark = /^(?:von|par|por|od)\s+/iu;

const roles =
  /(?:^|[^\p{L}])(?:researcher|journalist|reporter|correspondent|analyst|consultant|professor|lecturer|editor|columnist|writer|author|expert|director|fellow|historian|scholar|scientist|economist|lawyer|activist|blogger|commentator|observer|contributor|associate|co-?founder|founder|president|chairman|chair|head|member|student|candidate|doctor|ph\.?d|политолог|журналист|корреспондент|обозреватель|аналитик|эксперт|профессор|доцент|редактор|историк|экономист|юрист|директор|колумнист|писатель|доктор|кандидат|политический|научный|ведущий|старший|журналіст|кореспондент|оглядач|аналітик|експерт|професор|історик|економіст|політолог|письменник|науковий|journaliste|chercheu(?:r|se)|professeure?|rédact(?:eur|rice)|politologue|historien|analyste|journalistin|redakteur(?:in)?|korrespondent(?:in)?|professor(?:in)?|politologe|politologin|historiker(?:in)?|experte|expertin|forscher(?:in)?|periodista|investigadora?|profesora?|analista|corresponsal|politólog[oa]|escritora?|dziennikarz|redaktor|politolog)(?=$|[^\p{L}])/iu;

/** Words that make a sentence of a line; a line about an author has none of them after the first comma. */
const statements =
  /(?:^|[^\p{L}])(?:said|says|say|told|tells|wrote|writes|added|stated|noted|believes?|thinks?|argues?|argued|claims?|claimed|was|were|had|has|have|will|would|could|did|does|is|are|сказал[аи]?|говорит|заявил[аи]?|считает|отметил[аи]?|пишет|был[аои]?|сказав|сказала|каже|заявив|вважає|був|була|було|sagte|sagt|erklärte|schrieb|hat|war|wurde|wird|ist|sind|a dit|dit|déclare|estime|est|était|sera|dijo|dice|afirmó|declaró|es|fue|será|powiedział[a]?|jest|był[a]?)(?=$|[^\p{L}])/iu;

const separators =
  /\s*(?:,|;|&|\||\/|\band\b|(?<=\s)(?:и|і|та|und|et)(?=\s)|(?<=\s)y(?=\s\p{Lu}\S*\s\p{Lu}))\s*/u;

/** True for two to five words that look like a person's full name. */
export function isFullName(text: string): boolean {
  return text.length <= 80 && fullNamePattern.test(text.trim().replace(/\s+/gu, ' '));
}

/** True when the line is only the word that introduces a byline, such as "by". */
export function isBareByline(text: string): boolean {
  return text.length <= 30 && bylineMark.test(text) && text.trim().replace(bylineMark, '') === '';
}

/** The people a byline names, in order; empty when the line is no byline. "By Monday the water had gone" is none. */
export function findBylineNames(text: string): readonly string[] {
  const line = text.trim();
  if (line.length > 160) return [];
  const mark = bylineMark.exec(line) ?? weakBylineMark.exec(line);
  if (!mark) return [];
  const rest = line.slice(mark[0].length);
  if (statements.test(rest) || /\p{L}{2}[.!?…]\s/u.test(rest)) return [];
  const names: string[] = [];
  for (const part of rest.split(separators)) {
    const name = part
      .replace(/\s(?:in|for|at|from|в|у|из|з|із|aus|à|en)\s.*$/u, '')
      .replace(/(\p{L}{2})\.$/u, '$1')
      .trim();
    if (!isFullName(name) && !/^\p{Lu}{2,10}$/u.test(name)) break;
    names.push(name);
  }
  return names;
}

/** The name in a line such as "Aster Quillane, senior fellow of ...; editor of ..."; null when it is no such line. */
export function findAuthorWithRole(text: string): string | null {
  const line = text.trim();
  if (line.length > 300) return null;
  const comma = /\s*[,–—]\s/u.exec(line);
  if (!comma) return null;
  const name = line.slice(0, comma.index);
  const rest = line.slice(comma.index + comma[0].length);
  const isOneSentence = !/[.!?…]\s+\p{Lu}/u.test(rest.replace(/\b(?:\p{Lu}|Dr|Prof|Ph\.D)\.\s/gu, ''));
  if (!isFullName(name) || !isOneSentence || statements.test(rest)) return null;
  return roles.test(rest.split(/\s+/u).slice(0, 6).join(' ')) ? name : null;
}

const biography = /^(?:is|was|are) (?:an?|the)\s|^(?:—|–|-)\s|^(?:является|ist|est|es)\s/u;

/** True for "Merrit Oslow is a journalist ..." after an article. */
export function isAuthorBiography(text: string, authors: readonly string[]): boolean {
  if (text.length > 500) return false;
  const line = text.trim();
  return authors.some((author) => {
    if (!line.startsWith(author)) return false;
    const rest = line.slice(author.length).trimStart();
    return biography.test(rest) && roles.test(rest.split(/\s+/u).slice(0, 8).join(' '));
  });
}
