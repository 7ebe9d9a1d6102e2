import { type CodePointIndex, indexCodePoints } from '#domain/code-points.ts';
import type { ArticleRecord, CaseRecord, OccurrenceRecord } from '#domain/report/case-record.ts';
import { compareSpans, type Span } from '#domain/span.ts';
import { wordCodes } from '../../refi/code-groups.ts';
import { guidOf, tagGuid } from '../../refi/guids.ts';
import { nameLine } from '../../refi/code-names.ts';
import type { CodeSystem } from './code-system.ts';
import { element, textElement } from './xml.ts';

/** The places of an article as other programs see them. */
type Selection = Span & {
  readonly guid: string;
  readonly at: string;
  readonly description: string;
  readonly codes: readonly string[];
  readonly memos: readonly string[];
};

/** The GUID of a piece of an occurrence. */
export const pieceGuid = (occurrenceId: string, index: number): string =>
  guidOf('piece', occurrenceId, index);
/** The GUID of the memo that holds the note of an occurrence. */
export const noteGuid = (occurrenceId: string): string => guidOf('memo', 'note', occurrenceId);

/** A time as the schema has it, to the second. */
export const timeOf = (time: string): string => `${time.slice(0, 19)}Z`;

/** What selections need to know of the case around them. */
export type SelectionContext = {
  readonly system: CodeSystem;
  readonly added: CaseRecord['added'];
  readonly tagsOf: (claimId: string) => readonly string[];
  readonly sourceName: (sourceId: string) => string;
  readonly user: string;
};

/**
 * The selections of an article in text order, one string each: every piece of every occurrence, and every place whose words
 * name a source, a cue or a stance. Positions are code points of the text, the end not included.
 */
export function* selectionsXml(
  article: ArticleRecord,
  occurrences: readonly OccurrenceRecord[],
  context: SelectionContext,
): Generator<string> {
  const index = indexCodePoints(article.text);
  const all = [
    ...occurrences.flatMap((occurrence) => pieces(occurrence, context)),
    ...markedWords(article, occurrences, context),
  ];
  for (const selection of all.toSorted(compareSpans))
    yield selectionXml(selection, article.text, index, context);
}

function pieces(occurrence: OccurrenceRecord, context: SelectionContext): readonly Selection[] {
  const { system, sourceName, tagsOf } = context;
  const added = context.added.get(occurrence.id);
  const { stance, commitment, quotation, fidelity, polarity, chain, note } = occurrence;
  const last = chain.at(-1);
  const codes = [
    occurrence.claimId,
    ...(stance ? [system.codeOf('stance', stance, added)] : []),
    ...(commitment ? [system.codeOf('commitment', commitment, added)] : []),
    ...(last ? [system.codeOf('attributionStatus', last.status, undefined)] : []),
    ...(quotation ? [system.codeOf('quotation', quotation, added)] : []),
    system.codeOf('polarity', polarity, undefined),
    ...(fidelity ? [system.codeOf('fidelity', fidelity, added)] : []),
    ...(last ? [last.sourceId] : []),
    ...tagsOf(occurrence.claimId).map(tagGuid),
  ];
  const sources = chain.map((step) => sourceName(step.sourceId)).join(' → ');
  return occurrence.pieces.map(({ start, end }, index) => ({
    start,
    end,
    guid: pieceGuid(occurrence.id, index),
    at: timeOf(occurrence.createdAt),
    // QualCoder and MAXQDA show the description of a place as its memo and pass over notes that it points to.
    description: [note, sources].filter((words) => words !== '').join('\n\n'),
    codes,
    memos: note === '' ? [] : [noteGuid(occurrence.id)],
  }));
}

/** Words beside the claim. Many occurrences share them, so that each place is one selection with all its codes. */
function markedWords(
  article: ArticleRecord,
  occurrences: readonly OccurrenceRecord[],
  { system, added }: SelectionContext,
): readonly Selection[] {
  const places = new Map<string, { readonly span: Span; readonly at: string; readonly codes: Set<string> }>();
  const mark = (span: Span | null, at: string, codes: readonly string[]): void => {
    if (!span) return;
    const key = `${span.start} ${span.end}`;
    const place = places.get(key) ?? { span, at: timeOf(at), codes: new Set<string>() };
    places.set(key, place);
    for (const code of codes) place.codes.add(code);
  };
  for (const { id, chain, stance, stanceSpan, createdAt } of occurrences) {
    for (const { sourceId, status, sourceSpan, cueSpan } of chain) {
      const shown = system.codeOf('attributionStatus', status, undefined);
      mark(sourceSpan, createdAt, [wordCodes.source.guid, sourceId, shown]);
      mark(cueSpan, createdAt, [wordCodes.cue.guid, sourceId]);
    }
    mark(stanceSpan, createdAt, [
      wordCodes.stance.guid,
      ...(stance ? [system.codeOf('stance', stance, added.get(id))] : []),
    ]);
  }
  return [...places.values()].map(({ span, at, codes }) => ({
    ...span,
    guid: guidOf('place', article.id, span.start, span.end),
    at,
    description: '',
    codes: [...codes],
    memos: [],
  }));
}

/** The GUID of a coding, from that of its place: there are ten to a place, too many to hash each. */
function codingGuid(selection: string, number: number): string {
  return `${selection.slice(0, 24)}c0de${String(number).padStart(8, '0')}`;
}

function selectionXml(
  { start, end, guid, at, description, codes, memos }: Selection,
  text: string,
  index: CodePointIndex,
  { user }: SelectionContext,
): string {
  return element(
    'PlainTextSelection',
    {
      guid,
      // The words themselves: by them a reader that counts otherwise finds its mistake.
      name: nameLine(text.slice(start, end)),
      startPosition: index.toCodePoint(start),
      endPosition: index.toCodePoint(end),
      creatingUser: user,
      creationDateTime: at,
    },
    textElement('Description', description) +
      codes
        .map(
          (code, number) =>
            `<Coding guid="${codingGuid(guid, number)}" creatingUser="${user}"><CodeRef targetGUID="${code}"/></Coding>`,
        )
        .join('') +
      memos.map((memo) => `<NoteRef targetGUID="${memo}"/>`).join(''),
  );
}
