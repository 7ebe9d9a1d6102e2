// The names of languages in English, here rather than from the machine's own data, so that every machine writes the same.

const names: Readonly<Record<string, string>> = Object.fromEntries(
  `am Amharic|ar Arabic|az Azerbaijani|be Belarusian|bg Bulgarian|bn Bengali|bs Bosnian|ca Catalan|cs Czech|da Danish|de German|el Greek
en English|es Spanish|et Estonian|fa Persian|fi Finnish|fr French|ga Irish|gu Gujarati|ha Hausa|he Hebrew|hi Hindi|hr Croatian|hu Hungarian
hy Armenian|id Indonesian|is Icelandic|it Italian|ja Japanese|ka Georgian|kk Kazakh|km Khmer|ko Korean|ku Kurdish|ky Kyrgyz|lo Lao
lt Lithuanian|lv Latvian|mk Macedonian|mn Mongolian|mr Marathi|ms Malay|my Burmese|nb Norwegian Bokmål|ne Nepali|nl Dutch
nn Norwegian Nynorsk|no Norwegian|pa Punjabi|pl Polish|ps Pashto|pt Portuguese|ro Romanian|ru Russian|si Sinhala|sk Slovak|sl Slovenian
so Somali|sq Albanian|sr Serbian|sv Swedish|sw Swahili|ta Tamil|te Telugu|tg Tajik|th Thai|ti Tigrinya|tk Turkmen|tr Turkish|tt Tatar
ug Uyghur|uk Ukrainian|ur Urdu|uz Uzbek|vi Vietnamese|yi Yiddish|yo Yoruba|zh Chinese|zu Zulu`
    .split(/[|\n]/)
    .map((entry) => [entry.slice(0, 2), entry.slice(3)]),
);

/** A language by its name, with its tag (BCP 47): `Ukrainian (uk)`; one without a name here by its tag. */
export function languagePhrase(tag: string): string {
  const name = names[tag.toLowerCase().split('-')[0] ?? ''];
  return name === undefined ? tag : `${name} (${tag})`;
}
