// Words that carry no matter of their own: they are neither compared nor shown as words in common. Folded as search does,
// so Cyrillic stands transliterated. Negations are among them; the rule for negation looks at them itself.

const list = (words: string): readonly string[] => words.trim().split(/\s+/u);

const functionWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    list(`a about above after again against all also am an and any are as at be because been before being below between
      both but by can cannot could did didnt do does doesnt doing dont down during each else ever every few for from
      further had hadnt has hasnt have havent having he her here hers him his how however i if in into is isnt it its itself
      just may me might more most much must my near neither never no nobody nor not nothing now of off on once only onto
      or other our out over own per shall she should shouldnt since so some such than that the their them then there
      these they this those though through to too under until up upon us very was wasnt we were werent what when where
      whether which while who whom whose why will with within without wont would wouldnt yet you your
      according said say says saying told tell tells`),
  ),
  uk: new Set(
    list(`a abo ale bez bil b bud bude budut buv bula bulo buly by v vid vin vona vony vono vse vsi vzhe vsogo vy vyi
      da de dlya do ye yiyi yikh yikhniy yogo yomu z za zi iz zh zhe i yiz k koly kriz ky l lyshe na nad nam nas ne nemaye
      nema nikhto nikoly ni nishcho ani o ob pered pid pislya po pro pry razom sam same svoyi svoyu svoyikh svoho ta tak takozh
      te ti tomu toy tilky to tse tsya tsey tsi tsyu tsoho tut u ya yak yaka yaki yake yakyy yakshcho yi shcho shchob shche
      skazav skazala skazaly zayavyly zayavyla zayavyv povidomyly povidomyla povidomyv`),
  ),
  ru: new Set(
    list(`a bez bolee by byl byla byli bylo byt v vo vse vsekh vy da dlya do ego ee ey emu esli est eshche zhe za zdes i iz ili
      im ikh k kak kogda kotoraya kotorye kotoryy ko li lish mezhdu menya mne my na nad nam nas ne net ni nikto nikogda
      nichto no o ob odnako on ona oni ono ot po pod posle pri pro s so sam svoi svoyu svoego svoikh sebya sredi tak takzhe
      takoy tam te tem to toho togo tozhe tolko tot tut ty u uzhe uzh chem chto chtoby eta eti eto etogo etom etot ya
      skazal skazala skazali zayavil zayavila zayavili soobshchil soobshchila soobshchili`),
  ),
  de: new Set(
    list(`aber alle allem allen als also am an auch auf aus bei beim bin bis da dabei damit dann das dass dazu dem den denn der
      des die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwa euch
      fur gegen habe haben hat hatte hatten hier ich ihm ihn ihr ihre ihrem ihren ihrer im in ins ist ja jede jeder jedes
      kann kein keine keinem keinen keiner konnen konnte mehr mein mich mir mit muss nach nein nicht nichts nie niemals
      niemand nun nur ob oder ohne sehr sei seien sein seine seinem seinen seiner seit sich sie sind so soll sollen sollte
      sowie um und uns unter vom von vor war waren was weder weil wenn wer werde werden wie wir wird wo wurde wurden zu
      zum zur uber sagte sagten erklarte erklarten laut teilte teilten`),
  ),
  fr: new Set(
    list(`a ai au aucun aucune aux avec avait ce ces cet cette comme d dans de des du elle elles en est et ete etait ete eu
      il ils j je jamais l la le les leur leurs lui m mais me meme mes mon n ne ni nous on ont ou par pas personne plus pour
      qu que qui rien s sa sans se ses si son sont sous sur ta te tes toi ton tu un une vers vous y dit`),
  ),
  es: new Set(
    list(`a al algo ante antes como con contra cual cuando de del desde donde dos el ella ellas ellos en entre era es esa ese
      eso esta este esto fue fueron ha han hasta hay la las le les lo los mas me mi muy nada nadie ni no nos nunca o para
      pero por porque que quien se sea ser si sin sobre son su sus tambien tan tras tu un una uno unos y ya dijo`),
  ),
};

/** The letters of a language whose words a case may hold beside its own; English stands in where none is known. */
const fallback = new Set([...(functionWords['en'] ?? [])]);

/** The function words of a language by its BCP 47 tag, folded. */
export function functionWordsOf(language: string | null): ReadonlySet<string> {
  return (language && functionWords[language.slice(0, 2).toLowerCase()]) || fallback;
}
