import type { CaseJson } from '#contract/case-json.ts';
import { anchorPieces, claimTextOf } from '#domain/anchor/pieces.ts';
import type { AttributionStatus } from '#domain/attribution.ts';
import { indexCodePoints } from '#domain/code-points.ts';
import type { Span } from '#domain/span.ts';
import { guidOf } from '../../../refi/guids.ts';
import type { ValueGroup } from '../../../refi/code-groups.ts';
import type { CaseDraft } from './case-draft.ts';
import type { CodeRole } from './code-roles.ts';
import type { RefiCode, RefiLink, RefiSelection, RefiText } from './project.ts';

/** A selection with its place in the article's text. */
export type PlacedSelection = { readonly selection: RefiSelection; readonly span: Span };

/** What marks are made with. */
export type MarkContext = {
  readonly draft: CaseDraft;
  readonly roles: ReadonlyMap<string, CodeRole>;
  readonly noteText: (guid: string) => string;
  readonly claimIdOf: (code: RefiCode) => string;
  readonly sourceIdOf: (guid: string) => string | null;
  /** The selection that goes on where the one of this GUID ends. */
  readonly rootOf: (guid: string) => string;
};

/** True for links that join the pieces of one mark. */
export const isContinuation = (name: string): boolean => /^continued(?: by)?$/iu.test(name.trim());

/** Which selections are pieces of one: those that a link named as ours, or as ATLAS.ti's, leads to. */
export function rootsOf(links: readonly RefiLink[]): (guid: string) => string {
  const before = new Map<string, string>();
  for (const { name, from, to } of links) if (isContinuation(name)) before.set(to, from);
  return (guid) => {
    let root = guid;
    for (let steps = 0; steps < 50; steps += 1) {
      const earlier = before.get(root);
      if (earlier === undefined) break;
      root = earlier;
    }
    return root;
  };
}

/**
 * Makes occurrences of the coded places of a text. Where a code stands for a claim, the place is an occurrence of it; any
 * other coded or annotated place makes a claim in its own words, with its codes as tags.
 * @returns the claims made of each selection, by its GUID.
 */
export function addMarks(
  source: RefiText,
  article: CaseJson['articles'][number],
  placed: readonly PlacedSelection[],
  context: MarkContext,
): ReadonlyMap<string, string> {
  const { roles, draft } = context;
  const claimOfSelection = new Map<string, string>();
  const marks = new Map<string, Mark>();
  for (const each of placed) {
    const { selection, span } = each;
    const all = selection.codes.flatMap((code) => roles.get(code) ?? []);
    const claims = all.flatMap((role) => (role.kind === 'claim' ? [context.claimIdOf(role.code)] : []));
    const says = all.some(({ kind }) => kind === 'tag' || kind === 'value' || kind === 'source');
    const beside = all.some(({ kind }) => kind === 'none');
    if (
      claims.length === 0 &&
      (beside || !(says || selection.description !== '' || selection.notes.length > 0))
    ) {
      draft.leaveOut('Places', 'place', 'Neither a code of a claim or a tag nor a note says what it is for.');
      continue;
    }
    for (const claimId of claims.length === 0 ? [null] : claims) {
      const where = claimId === null ? `${span.start} ${span.end}` : context.rootOf(selection.guid);
      const key = `${claimId} ${where}`;
      // QualCoder and MAXQDA write a selection for each code, so that one place comes several times.
      const same = [...(claimId === null ? [] : [`${claimId} ${span.start} ${span.end}`]), key];
      const mark = same.map((each) => marks.get(each)).find((found) => found !== undefined) ?? {
        id: guidOf('occurrence', article.id, String(claimId), where),
        claimId,
        of: [],
      };
      mark.of.push(each);
      for (const name of same) marks.set(name, mark);
    }
  }
  const index = indexCodePoints(article.text.content);
  for (const mark of new Set(marks.values())) {
    const claimId = addMark(mark, source, article, index, context);
    for (const { selection } of mark.of) {
      if (!claimOfSelection.has(selection.guid)) claimOfSelection.set(selection.guid, claimId);
    }
  }
  return claimOfSelection;
}

/** What becomes one occurrence; without a claim it makes its own. */
type Mark = { readonly id: string; readonly claimId: string | null; readonly of: PlacedSelection[] };

/** @returns the id of the claim it is of. */
function addMark(
  mark: Mark,
  source: RefiText,
  article: CaseJson['articles'][number],
  index: ReturnType<typeof indexCodePoints>,
  { draft, roles, noteText, sourceIdOf }: MarkContext,
): string {
  const all = mark.of.flatMap(({ selection }) => selection.codes).flatMap((code) => roles.get(code) ?? []);
  const pieces = anchorPieces(
    article.text.content,
    mark.of.map(({ span }) => span),
  );
  const tags = [...new Set(all.flatMap((role) => (role.kind === 'tag' ? [role.path] : [])))];
  const claimId = mark.claimId ?? guidOf('claim', mark.id);
  draft.addClaim(claimId, claimTextOf(pieces.map(({ exact }) => exact)), { tags });
  const sources = [
    ...new Set(all.flatMap((role) => (role.kind === 'source' ? [sourceIdOf(role.code.guid)] : []))),
  ]
    .filter((each) => each !== null)
    .filter((each) => each !== article.authorSourceId);
  if (sources.length > 1) {
    draft.leaveOut(
      'Sources',
      'second source of a place',
      'A place has one who says it: the first it is coded with.',
      sources.length - 1,
    );
  }
  const values = valuesOf(all);
  const [said] = sources;
  const status = values.attributionStatus.value as AttributionStatus | null;
  type Occurrence = CaseJson['occurrences'][number];
  draft.addOccurrence({
    id: mark.id,
    claimId,
    articleId: article.id,
    polarity: (values.polarity.value ?? 'affirms') as Occurrence['polarity'],
    quotation: values.quotation.value as Occurrence['quotation'],
    commitment: values.commitment.value as Occurrence['commitment'],
    stance: values.stance.value as Occurrence['stance'],
    stanceSpan: null,
    fidelity: values.fidelity.value as Occurrence['fidelity'],
    added: Object.fromEntries(
      (['stance', 'commitment', 'quotation', 'fidelity'] as const).flatMap((list) =>
        values[list].added === null ? [] : [[list, values[list].added]],
      ),
    ),
    note: noteOf(mark.of, noteText),
    createdAt: mark.of.find(({ selection }) => selection.at !== null)?.selection.at ?? source.at ?? draft.now,
    spans: pieces.map(({ start, end, exact }) => ({
      start,
      end,
      codePointStart: index.toCodePoint(start),
      codePointEnd: index.toCodePoint(end),
      exact,
    })),
    chain: [
      { sourceId: article.authorSourceId, status: 'own-voice', sourceSpan: null, cueSpan: null },
      ...(said === undefined
        ? []
        : [
            {
              sourceId: said,
              status: status === null || status === 'own-voice' ? ('explicit' as const) : status,
              sourceSpan: null,
              cueSpan: null,
            },
          ]),
    ],
  });
  return claimId;
}

type Chosen = { readonly value: string | null; readonly added: string | null };

/** The first value of each list; the values were checked to be of the list when the roles were made. */
function valuesOf(all: readonly CodeRole[]): Readonly<Record<ValueGroup, Chosen>> {
  const first = (list: ValueGroup): Chosen =>
    (all.find((role) => role.kind === 'value' && role.list === list) as Chosen | undefined) ?? {
      value: null,
      added: null,
    };
  return {
    stance: first('stance'),
    commitment: first('commitment'),
    attributionStatus: first('attributionStatus'),
    quotation: first('quotation'),
    polarity: first('polarity'),
    fidelity: first('fidelity'),
  };
}

/** What was noted at a place: notes, and a description that says more than they do. */
function noteOf(of: readonly PlacedSelection[], noteText: (guid: string) => string): string {
  const notes = [...new Set(of.flatMap(({ selection }) => selection.notes).map(noteText))].filter(
    (text) => text !== '',
  );
  const descriptions = [...new Set(of.map(({ selection }) => selection.description))].filter(
    (text) => text !== '' && !notes.some((note) => note.includes(text)),
  );
  return [...notes, ...descriptions.filter((text) => !notes.some((note) => text.startsWith(note)))].join(
    '\n\n',
  );
}
