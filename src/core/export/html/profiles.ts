import { sourceLabel } from '#domain/report/references.ts';
import {
  type ProfiledClaim,
  sourceProfile,
  type SourceProfile,
  type Tally,
} from '#domain/report/source-profile.ts';
import type { NeighbourCount } from '#domain/source-figures.ts';
import { countWords, numberWords } from '#domain/report/wording.ts';
import { joined, type Markup, type MarkupPart, markup } from './markup.ts';
import { claimLink, linked, occurrenceLink, type Page } from './page.ts';
import { date, empty, name, reliabilityWords, stanceMark } from './parts.ts';

// Of more claims the reader is told how many there are.
const mostClaims = 200;
const mostNeighbours = 20;

/** The profiles of some sources: what each claims, how it commits, how it is used and how it is rated. */
export function* profiles(page: Page, sourceIds: readonly string[]): Generator<Markup, void, undefined> {
  const chosen = [...new Set(sourceIds)];
  if (chosen.length === 0) {
    yield empty('No source has been chosen.');
    return;
  }
  for (const id of chosen) {
    const profile = sourceProfile(page.report, id);
    if (profile) {
      yield* profileOf(page, profile);
      continue;
    }
    const resolved = page.resolve({ kind: 'source', id });
    yield resolved.state === 'missing'
      ? empty('A source that was chosen is no longer in the case.')
      : markup`<p class="aside">${name(resolved.words)} does not stand in this report.</p>
`;
  }
}

function* profileOf(page: Page, profile: SourceProfile): Generator<Markup, void, undefined> {
  const { source, number, figures, says, relays } = profile;
  const { words } = page.report;
  // Where the table of sources has the anchor, this part may not have it again.
  const anchored =
    number !== null && page.anchors.sourcesIn === 'profiles' && page.anchorFirst(`source-${number}`);
  yield markup`<section class="profile"${anchored ? markup` id="source-${number}"` : null}>
<h3>${number === null ? null : markup`<span class="ordinal">${sourceLabel(number)}</span> `}${name(source.name)}</h3>
<dl class="facts">
${facts(page, profile)}</dl>
`;
  yield markup`<h4>Reliability</h4>
`;
  if (source.ratings.length === 0) yield empty('Not rated: F, cannot be judged.');
  else
    yield markup`<table class="ratings">
<thead><tr><th scope="col">Rating</th><th scope="col">On</th><th scope="col">Reason</th></tr></thead>
<tbody>
${source.ratings.map(
  (rating, index) =>
    markup`<tr><td>${reliabilityWords(rating)}${index === 0 ? markup` <span class="fine">in force</span>` : null}</td><td>${date(rating.on)}</td><td dir="auto">${rating.reason.trim()}</td></tr>
`,
)}</tbody>
</table>
`;
  yield markup`<h4>How it is used</h4>
`;
  if (figures.total === 0) yield empty('It stands in no chain of this report.');
  else
    yield markup`<dl class="facts">
${fact('Stands in a chain', countWords(figures.total, 'place'))}${fact('Says so itself', numberWords(figures.says))}${fact('Passes on from others', numberWords(figures.relays))}${fact('Is an article’s own voice', numberWords(figures.ownVoice))}${quotationFact(profile)}${fact(
      'Commits, where it says so itself',
      tallyWords(profile.commitments, (value) => words('commitment', value).label),
    )}${fact('Stance of the articles there', stanceTally(page, profile))}${fact('Someone anonymous between it and the article', countOrNull(figures.anonymousAbove))}${fact('Someone anonymous between it and the claim', countOrNull(figures.anonymousBelow))}${fact('Is itself not named', countOrNull(figures.anonymousItself))}${fact('Quoted by', neighbours(figures.quotedBy))}${fact('Quotes', neighbours(figures.quotes))}</dl>
`;
  yield* claimList(page, 'What it claims', says, 'It is nowhere nearest to a claim.');
  if (relays.length > 0) yield* claimList(page, 'What it passes on from others', relays, '');
  yield markup`</section>
`;
}

function facts({ report: { words }, anchors }: Page, { source, articleNumbers }: SourceProfile): Markup {
  const given = (term: string, text: string): Markup =>
    fact(term, text.trim() === '' ? null : name(text.trim()));
  return markup`${fact('Kind', words('sourceKind', source.kind, source.id).label)}${given('Role', source.role)}${given('Affiliation', source.affiliation)}${given('Country', source.country)}${given('Descriptor', source.descriptor)}${fact(
    'Also called',
    source.aliases.length === 0 ? null : joined(source.aliases.map(name), ', '),
  )}${fact(
    'In articles',
    articleNumbers.length === 0
      ? null
      : joined(
          articleNumbers.map((number) => linked(anchors.article(number), number)),
          ', ',
        ),
  )}`;
}

/** A fact, or nothing where there is nothing to say. */
function fact(term: string, said: MarkupPart): Markup {
  return said === null || said === '' ? markup`` : markup`<div><dt>${term}</dt><dd>${said}</dd></div>\n`;
}

const countOrNull = (count: number): string | null => (count === 0 ? null : countWords(count, 'place'));

function quotationFact({ figures: { says, quotation } }: SourceProfile): Markup {
  if (says === 0) return markup``;
  const parts = [
    [quotation.direct, 'direct'],
    [quotation.mixed, 'mixed'],
    [quotation.indirect, 'indirect'],
    [quotation.none, 'no quotation'],
    [quotation.untold, 'not told'],
  ] as const;
  return fact(
    'How its words are given',
    parts
      .filter(([count]) => count > 0)
      .map(([count, words]) => `${numberWords(count)} ${words}`)
      .join(', '),
  );
}

function tallyWords<Value>(tallies: readonly Tally<Value>[], label: (value: Value) => string): string {
  return tallies
    .map(
      ({ value, count }) =>
        `${numberWords(count)} ${value === null ? 'not judged' : label(value).toLowerCase()}`,
    )
    .join(', ');
}

function stanceTally({ report: { words } }: Page, { stances }: SourceProfile): Markup | null {
  if (stances.length === 0) return null;
  return joined(
    stances.map(({ value, count }) => markup`${stanceMark(words, value)} ×${numberWords(count)}`),
    ', ',
  );
}

function neighbours(all: readonly NeighbourCount[]): Markup | null {
  if (all.length === 0) return null;
  const left = all.length - mostNeighbours;
  return joined(
    [
      ...all
        .slice(0, mostNeighbours)
        .map(
          ({ name: other, count, ownVoice }) =>
            markup`${name(other)}${ownVoice ? ' (an article’s own voice)' : null} ×${numberWords(count)}`,
        ),
      ...(left > 0 ? [markup`${countWords(left, 'more source')}`] : []),
    ],
    ', ',
  );
}

function* claimList(
  page: Page,
  title: string,
  claims: readonly ProfiledClaim[],
  none: string,
): Generator<Markup, void, undefined> {
  yield markup`<h4>${title}</h4>
`;
  if (claims.length === 0) {
    yield empty(none);
    return;
  }
  yield markup`<ul class="alone">
`;
  for (const { claim, occurrences } of claims.slice(0, mostClaims)) {
    const places = occurrences.map((occurrence) => {
      const { record, say } = occurrence;
      const commitment =
        record.commitment === null
          ? null
          : markup` ${say('commitment', record.commitment).label.toLowerCase()};`;
      return markup`<span class="said">${occurrenceLink(page, occurrence)}${commitment} ${stanceMark(say, record.stance, 'narrow')}</span>`;
    });
    yield markup`<li><p class="claim-line">${claimLink(page, claim.number, 'claim-number')} ${name(claim.record.text)}</p><p class="who-says">${joined(places, ' ')}</p></li>
`;
  }
  yield markup`</ul>
`;
  if (claims.length > mostClaims) yield empty(`${countWords(claims.length - mostClaims, 'more claim')}.`);
}
