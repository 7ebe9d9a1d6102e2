import { derivedRings, quotingRings } from '../compare/circular.ts';
import { quotedPlaces } from './compared-places.ts';
import { groupBy } from './group-by.ts';
import { languagePhrase } from './language-names.ts';
import { markdownText } from './markdown-text.ts';
import { periodPhrase } from './phrases.ts';
import { writeReference } from './references.ts';
import type { Report, ReportOccurrence, ReportSource } from './report.ts';
import { isAnonymous } from './source-profile.ts';
import { standingsOf, type Standings } from './standings.ts';
import { countWords, listWords, numberWords } from './wording.ts';

// ICD 206 asks an analytic product for a source summary statement: how good its sourcing is, what holds it up and what it lacks.
// This is a draft of it in Markdown, computed from the case; the analyst edits it, since only they know what the sources could know.

/** So many of a kind are named; the rest is counted. */
const mostNamed = 5;

/**
 * A draft of the source summary statement: the numbers and kinds of sources, strengths, weaknesses, gaps, and what is to be known of
 * circular reporting. Things are named by references, so that the draft stays right when numbers change.
 */
export function sourceSummary(report: Report): string {
  const { articles, claims } = report;
  if (articles.length === 0) return 'This report has no articles, and so no sources.\n';
  const occurrences = claims.flatMap((claim) => claim.occurrences);
  if (occurrences.length === 0)
    return `${basis(report)}\n\nNo claim has been marked in them, so nothing can be said of their sources.\n`;
  const standings = standingsOf(report);
  const sections = [
    ['Strengths', strengths(report, occurrences, standings)],
    ['Weaknesses', weaknesses(report, occurrences, standings)],
    ['Gaps', gaps(report, occurrences)],
    ['Circular reporting', circularReporting(report, standings)],
  ] as const;
  return (
    [
      basis(report),
      sourcing(report, occurrences),
      ...sections.map(([title, lines]) => `# ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}`),
    ].join('\n\n') + '\n'
  );
}

/** On what the report rests. */
function basis(report: Report): string {
  const { articles, claims, record } = report;
  const publishers = new Set(articles.flatMap(({ record: { publisher } }) => publisher ?? []));
  const genres = tallied(articles, ({ record: { genre }, say }) => say('genre', genre).label.toLowerCase());
  const languages = tallied(articles, ({ record: { language } }) =>
    language === null ? 'not known' : languagePhrase(language),
  );
  return [
    `This report rests on ${countWords(articles.length, 'article')} from ${publishers.size === 0 ? 'no known publisher' : countWords(publishers.size, 'publisher')}`,
    `(published: ${periodPhrase(report)}; genre: ${listed(genres)}; language: ${listed(languages)}).`,
    `They make ${countWords(claims.filter((claim) => claim.occurrences.length > 0).length, 'claim')} in ${countWords(
      record.occurrences.length,
      'place',
    )}.`,
  ].join(' ');
}

/** Numbers and kinds of the sources, and how much is anonymous. */
function sourcing(report: Report, occurrences: readonly ReportOccurrence[]): string {
  const quoted = quotedSources(report, occurrences);
  const quoting = occurrences.filter(({ chain }) => chain.length > 1);
  const anonymous = occurrences.filter(({ last }) => isAnonymous(last)).length;
  const through = occurrences.filter(
    ({ chain, last }) => !isAnonymous(last) && chain.some(isAnonymous),
  ).length;
  if (quoting.length === 0)
    return 'No other source is quoted: every claim is made in the articles’ own voice.';
  const kinds = tallied(quoted, ({ record, say }) => say('sourceKind', record.kind).label.toLowerCase());
  return [
    `${share(quoting.length, occurrences.length)} of the places give the claim to someone else: ${countWords(
      quoted.length,
      'source',
    )} (${listed(kinds)}).`,
    anonymous === 0
      ? 'None of the places rests on an anonymous source.'
      : `${share(anonymous, occurrences.length)} of the places rest on an anonymous source.`,
    ...(through === 0
      ? []
      : [`In ${countWords(through, 'more place')} an anonymous source passes the claim on.`]),
  ].join(' ');
}

function strengths(
  report: Report,
  occurrences: readonly ReportOccurrence[],
  { agreed }: Standings,
): readonly string[] {
  const quoted = quotedSources(report, occurrences);
  const reliable = quoted.filter(
    ({ rating }) => rating !== null && (rating.letter === 'A' || rating.letter === 'B'),
  );
  const quoting = occurrences.filter(({ chain }) => chain.length > 1);
  const direct = quoting.filter(
    ({ record }) => record.quotation === 'direct' || record.quotation === 'mixed',
  );
  const checked = occurrences.filter(
    ({ record: { fidelity } }) => fidelity === 'verbatim' || fidelity === 'faithful',
  );
  const independent = agreed.filter(({ origin }) => origin === null).length;
  const confirmed = report.claims.filter(
    ({ assessment }) => assessment?.credibility === 1 || assessment?.credibility === 2,
  );
  return orNone(
    [
      reliable.length > 0 &&
        `${share(reliable.length, quoted.length)} of the quoted sources are rated A or B (completely or usually reliable).`,
      independent > 0 &&
        `${countWords(independent, 'claim')} ${independent === 1 ? 'is' : 'are'} made by several articles that agree and do not all rest on one source.`,
      confirmed.length > 0 &&
        `${share(confirmed.length, report.claims.length)} of the claims are rated confirmed or probably true (1 or 2).`,
      direct.length > 0 &&
        `${share(direct.length, quoting.length)} of what is quoted is given at least in part in the source’s own words.`,
      checked.length > 0 &&
        `${countWords(checked.length, 'quotation')} ${checked.length === 1 ? 'was' : 'were'} checked against the original and found verbatim or faithful.`,
    ],
    'None that the markings of the case would show.',
  );
}

function weaknesses(
  report: Report,
  occurrences: readonly ReportOccurrence[],
  { oneSided }: Standings,
): readonly string[] {
  const quoted = quotedSources(report, occurrences);
  const anonymous = occurrences.filter(({ chain }) => chain.some(isAnonymous)).length;
  const doubtful = quoted.filter(
    ({ rating }) => rating !== null && (rating.letter === 'D' || rating.letter === 'E'),
  );
  const distant = occurrences.filter(({ chain }) => chain.length > 2).length;
  const bent = occurrences.filter(
    ({ record: { fidelity } }) => fidelity === 'selective' || fidelity === 'distorted',
  ).length;
  const alone = oneSided.flatMap(({ claims }) => claims).length;
  const relayed = occurrences.filter(({ record }) => record.commitment === 'relays').length;
  return orNone(
    [
      anonymous > 0 &&
        `${share(anonymous, occurrences.length)} of the places have an anonymous source in their chain.`,
      doubtful.length > 0 &&
        `${share(doubtful.length, quoted.length)} of the quoted sources are rated D or E (not usually reliable or unreliable).`,
      distant > 0 &&
        `${countWords(distant, 'place')} ${distant === 1 ? 'has' : 'have'} the claim at third hand or further.`,
      relayed > 0 &&
        `In ${countWords(relayed, 'place')} the last source passes the claim on without committing to it.`,
      bent > 0 &&
        `${countWords(bent, 'quotation')} ${bent === 1 ? 'was' : 'were'} checked against the original and found selective or distorted.`,
      report.articles.length > 1 &&
        alone > 0 &&
        `${countWords(alone, 'claim')} ${alone === 1 ? 'is' : 'are'} made by one article only.`,
    ],
    'None that the markings of the case would show.',
  );
}

function gaps(report: Report, occurrences: readonly ReportOccurrence[]): readonly string[] {
  const quoted = quotedSources(report, occurrences);
  const unread = report.articles.filter(({ record }) => record.status !== 'done').length;
  const unrated = quoted.filter(({ rating }) => rating === null || rating.letter === 'F').length;
  const unassessed = report.claims.filter(({ assessment }) => assessment === null).length;
  const unjudged = occurrences.filter(({ record }) => record.stance === null).length;
  const unmade = report.claims.filter((claim) => claim.occurrences.length === 0).length;
  const unknown = quoted.filter(({ record }) => record.kind === 'unknown').length;
  return orNone(
    [
      unread > 0 && `${share(unread, report.articles.length)} of the articles have not been read to the end.`,
      report.undatedCount > 0 &&
        `${countWords(report.undatedCount, 'article')} ${report.undatedCount === 1 ? 'has' : 'have'} no date of publication.`,
      unrated > 0 &&
        `The reliability of ${share(unrated, quoted.length)} of the quoted sources has not been or cannot be judged (F).`,
      unknown > 0 && `Of ${countWords(unknown, 'source')} it is not known who or what is meant.`,
      unassessed > 0 &&
        `${share(unassessed, report.claims.length)} of the claims have not been assessed by the analyst.`,
      unjudged > 0 && `In ${countWords(unjudged, 'place')} the article’s stance has not been judged.`,
      unmade > 0 &&
        `${countWords(unmade, 'claim')} ${unmade === 1 ? 'is' : 'are'} marked nowhere in these articles.`,
    ],
    'None that the markings of the case would show.',
  );
}

function circularReporting(report: Report, { voices }: Standings): readonly string[] {
  const places = quotedPlaces(report);
  const source = (id: string): string => writeReference({ kind: 'source', id });
  const claims = (ids: readonly string[]): string =>
    `${ids.length === 1 ? 'claim' : 'claims'} ${bounded(ids.map((id) => writeReference({ kind: 'claim', id })))}`;
  const around = (names: readonly string[]): string => [...names, ...names.slice(0, 1)].join(' → ');
  const rings = quotingRings(places);
  const closed = rings.filter(({ claimIds }) => claimIds.length > 0);
  const derived = derivedRings(report.record);
  const more = (all: readonly unknown[], what: string): readonly (string | false)[] => [
    all.length > mostNamed && `${countWords(all.length - mostNamed, `more ${what}`)}.`,
  ];
  return orNone(
    [
      ...closed
        .slice(0, mostNamed)
        .map(
          ({ sourceIds, claimIds }) =>
            `${around(sourceIds.map(source))}: these sources quote each other in a ring for ${claims(claimIds)}, which so ${
              claimIds.length === 1 ? 'rests on itself' : 'rest on themselves'
            }.`,
        ),
      ...more(closed, 'ring of this kind'),
      ...derived.slice(0, mostNamed).map(({ claimIds, confirmed }) => {
        const ring = around(claimIds.map((id) => writeReference({ kind: 'claim', id })));
        return `${ring}: these claims are derived from each other in a ring${confirmed ? '' : ' (not all confirmed)'}.`;
      }),
      ...more(derived, 'ring of derived claims'),
      ...voices
        .slice(0, mostNamed)
        .map(
          (voice) =>
            `Many voices that are one: ${countWords(voice.articles, 'article')} rest on ${source(voice.id)} for ${claims(
              voice.claims.flatMap(({ claims: same }) => same.map(({ record }) => record.id)),
            )}.`,
        ),
      ...more(voices, 'source on which several articles rest'),
      rings.length > closed.length &&
        `${countWords(rings.length - closed.length, 'ring')} of sources quote each other over different claims, which proves nothing by itself.`,
    ],
    'No circular reporting was found, and no claim of several articles rests on one source alone. Only what was marked in these articles could show it.',
  );
}

/** The sources quoted by others: all that stand in a chain after the article's own voice. */
function quotedSources(
  { sources }: Report,
  occurrences: readonly ReportOccurrence[],
): readonly ReportSource[] {
  const quoted = new Set(occurrences.flatMap(({ chain }) => chain.slice(1).map((step) => step.source.id)));
  return sources.filter(({ record }) => quoted.has(record.id));
}

function tallied<Item>(items: readonly Item[], of: (item: Item) => string): readonly string[] {
  return [...groupBy(items, of)]
    .map(([name, own]) => ({ name, count: own.length }))
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .map(({ name, count }) => `${numberWords(count)} ${markdownText(name)}`);
}

/** `3 of 12 (25 %)` */
function share(part: number, whole: number): string {
  return `${numberWords(part)} of ${numberWords(whole)} (${Math.round((100 * part) / whole)}%)`;
}

function listed(items: readonly string[]): string {
  return items.join(', ');
}

function bounded(items: readonly string[]): string {
  const left = items.length - mostNamed;
  return listWords(left > 0 ? [...items.slice(0, mostNamed), `${numberWords(left)} more`] : items);
}

function orNone(lines: readonly (string | false)[], none: string): readonly string[] {
  const told = lines.filter((line) => line !== false);
  return told.length === 0 ? [none] : told;
}
