import { groupNames } from '../../../refi/code-groups.ts';
import { tidyGuid } from '../../../refi/guids.ts';
import { rejectData } from '../reject-data.ts';
import { childOf, childrenOf, type XmlElement } from './xml-tree.ts';

// What a file says, in the words of REFI-QDA and with every GUID in one form. Attributes that the schema demands are often
// missing in what programs write; whatever can be done without them is done.

/** A code with those below it. */
export type RefiCode = {
  readonly guid: string;
  readonly name: string;
  readonly colour: string | null;
  readonly description: string;
  readonly notes: readonly string[];
  readonly below: readonly RefiCode[];
};

/** A place in a text, as its file counts. */
export type RefiSelection = {
  readonly guid: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly description: string;
  readonly codes: readonly string[];
  readonly notes: readonly string[];
  readonly at: string | null;
};

/** A value of a variable, by the GUID of the variable. */
export type RefiValue = { readonly variable: string; readonly value: string };

/** A text that is coded; that of a PDF is what the program read in it. */
export type RefiText = {
  readonly guid: string;
  readonly name: string;
  readonly description: string;
  readonly at: string | null;
  readonly content: string | null;
  readonly path: string | null;
  readonly formatted: string | null;
  readonly selections: readonly RefiSelection[];
  /** Codes of the text as a whole. */
  readonly codes: readonly string[];
  readonly notes: readonly string[];
  readonly values: readonly RefiValue[];
};

/** A note. */
export type RefiNote = {
  readonly guid: string;
  readonly name: string;
  readonly content: string | null;
  readonly path: string | null;
};

/** A link between two things. */
export type RefiLink = {
  readonly guid: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly notes: readonly string[];
};

/** What Parallax has no place for, counted by what it is called. */
export type RefiRest = ReadonlyMap<string, number>;

/** All that a project or a codebook says. */
export type RefiProject = {
  readonly name: string;
  /** The program that wrote it. */
  readonly origin: string;
  readonly createdAt: string | null;
  readonly changedAt: string | null;
  readonly codes: readonly RefiCode[];
  readonly variables: ReadonlyMap<string, string>;
  readonly texts: readonly RefiText[];
  /** Values that cases give to texts, by the GUID of the text. */
  readonly valuesOfTexts: ReadonlyMap<string, readonly RefiValue[]>;
  readonly notes: ReadonlyMap<string, RefiNote>;
  readonly links: readonly RefiLink[];
  readonly rest: RefiRest;
};

/** Makes sense of the root element. @throws Failure `data.invalid` when it is neither a project nor a codebook. */
export function projectOf(root: XmlElement): RefiProject {
  const isBook = root.name === 'CodeBook';
  if (!isBook && root.name !== 'Project')
    return rejectData('', `a REFI-QDA file holds “Project” or “CodeBook”, this one “${root.name}”`);
  const rest = new Map<string, number>();
  const count = (name: string, number: number): void => {
    if (number > 0) rest.set(name, (rest.get(name) ?? 0) + number);
  };
  const codebook = isBook ? root : childOf(root, 'CodeBook');
  const valuesOfTexts = new Map<string, RefiValue[]>();
  for (const each of childrenOf(childOf(root, 'Cases'), 'Case')) {
    for (const { attributes } of childrenOf(each, 'SourceRef')) {
      const guid = tidyGuid(attributes['targetGUID'] ?? '');
      valuesOfTexts.set(guid, [...(valuesOfTexts.get(guid) ?? []), ...valuesOf(each)]);
    }
  }
  const texts: RefiText[] = [];
  for (const source of childOf(root, 'Sources')?.children ?? []) {
    const text = source.name === 'TextSource' ? source : childOf(source, 'Representation');
    if (source.name === 'PDFSource') count('PDFSelection', childrenOf(source, 'PDFSelection').length);
    if (text) texts.push(textOf(text, source));
    else count(source.name, 1);
    for (const transcript of childrenOf(source, 'Transcript')) texts.push(transcriptOf(transcript, source));
  }
  count('Graph', childrenOf(childOf(root, 'Graphs'), 'Graph').length);
  const ours: readonly string[] = groupNames;
  const sets = childrenOf(childOf(isBook ? codebook : root, 'Sets'), 'Set');
  count('Set', sets.filter(({ attributes }) => !ours.includes(attributes['name'] ?? '')).length);
  const notes = new Map(
    childrenOf(childOf(root, 'Notes'), 'Note').map((note) => [guidIn(note), noteOf(note)]),
  );
  const { links, linkedNotes } = linksOf(childrenOf(childOf(root, 'Links'), 'Link'), notes);
  const withNotes = <Thing extends { readonly guid: string; readonly notes: readonly string[] }>(
    thing: Thing,
  ): Thing => ({ ...thing, notes: [...thing.notes, ...(linkedNotes.get(thing.guid) ?? [])] });
  const codeWithNotes = (code: RefiCode): RefiCode => ({
    ...withNotes(code),
    below: code.below.map(codeWithNotes),
  });
  return {
    name: root.attributes['name'] ?? '',
    origin: root.attributes['origin'] ?? '',
    createdAt: timeOf(root.attributes['creationDateTime']),
    changedAt: timeOf(root.attributes['modifiedDateTime']),
    codes: childrenOf(childOf(codebook, 'Codes'), 'Code').map(codeOf).map(codeWithNotes),
    variables: new Map(
      childrenOf(childOf(root, 'Variables'), 'Variable').map((each) => [
        guidIn(each),
        each.attributes['name'] ?? '',
      ]),
    ),
    texts: texts.map((text) => ({ ...text, selections: text.selections.map(withNotes) })),
    valuesOfTexts,
    notes,
    links,
    rest,
  };
}

/** NVivo ties a note to a place or a code with a link; such links are told apart from the others. */
function linksOf(
  elements: readonly XmlElement[],
  notes: ReadonlyMap<string, RefiNote>,
): { readonly links: readonly RefiLink[]; readonly linkedNotes: ReadonlyMap<string, readonly string[]> } {
  const all = elements.map((link): RefiLink => ({
    guid: guidIn(link),
    name: link.attributes['name'] ?? '',
    from: tidyGuid(link.attributes['originGUID'] ?? ''),
    to: tidyGuid(link.attributes['targetGUID'] ?? ''),
    notes: targets(link, 'NoteRef'),
  }));
  const linkedNotes = new Map<string, string[]>();
  const links = all.filter(({ from, to }) => {
    if (notes.has(from) === notes.has(to)) return true;
    const [note, thing] = notes.has(from) ? [from, to] : [to, from];
    linkedNotes.set(thing, [...(linkedNotes.get(thing) ?? []), note]);
    return false;
  });
  return { links, linkedNotes };
}

function codeOf(code: XmlElement): RefiCode {
  return {
    guid: guidIn(code),
    name: code.attributes['name'] ?? '',
    colour: code.attributes['color'] ?? null,
    description: wordsOf(code, 'Description'),
    notes: targets(code, 'NoteRef'),
    below: childrenOf(code, 'Code').map(codeOf),
  };
}

/** @param source the element that the text stands for; another than the text itself for a PDF. */
function textOf(text: XmlElement, source: XmlElement): RefiText {
  return {
    guid: guidIn(source),
    name: source.attributes['name'] ?? text.attributes['name'] ?? '',
    description: wordsOf(source, 'Description'),
    at: timeOf(source.attributes['creationDateTime'] ?? source.attributes['modifiedDateTime']),
    content: childOf(text, 'PlainTextContent')?.text ?? null,
    path: text.attributes['plainTextPath'] ?? null,
    formatted: text.attributes['richTextPath'] ?? null,
    selections: childrenOf(text, 'PlainTextSelection').map(selectionOf),
    codes: [...new Set([text, source])].flatMap(codesAt),
    notes: [...new Set([text, source])].flatMap((each) => targets(each, 'NoteRef')),
    values: [...new Set([text, source])].flatMap(valuesOf),
  };
}

/** What is said in a recording: its places go from one point in time to another, and points have positions. */
function transcriptOf(transcript: XmlElement, source: XmlElement): RefiText {
  const positions = new Map(
    childrenOf(transcript, 'SyncPoint').map((point) => [guidIn(point), point.attributes['position']]),
  );
  const at = (written: string | undefined): number => positionOf(positions.get(tidyGuid(written ?? '')));
  const text = textOf(transcript, transcript);
  return {
    ...text,
    name: text.name === '' ? (source.attributes['name'] ?? '') : text.name,
    selections: childrenOf(transcript, 'TranscriptSelection').map((selection) => ({
      ...selectionOf(selection),
      start: at(selection.attributes['fromSyncPoint']),
      end: at(selection.attributes['toSyncPoint']),
    })),
  };
}

function selectionOf(selection: XmlElement): RefiSelection {
  const { attributes } = selection;
  return {
    guid: guidIn(selection),
    name: attributes['name'] ?? '',
    start: positionOf(attributes['startPosition']),
    end: positionOf(attributes['endPosition']),
    description: wordsOf(selection, 'Description'),
    codes: codesAt(selection),
    notes: [
      ...targets(selection, 'NoteRef'),
      ...childrenOf(selection, 'Coding').flatMap((coding) => targets(coding, 'NoteRef')),
    ],
    at: timeOf(attributes['creationDateTime'] ?? attributes['modifiedDateTime']),
  };
}

function noteOf(note: XmlElement): RefiNote {
  return {
    guid: guidIn(note),
    name: note.attributes['name'] ?? '',
    content: childOf(note, 'PlainTextContent')?.text ?? (wordsOf(note, 'Description') || null),
    path: note.attributes['plainTextPath'] ?? null,
  };
}

const valueNames = [
  'TextValue',
  'BooleanValue',
  'IntegerValue',
  'FloatValue',
  'DateValue',
  'DateTimeValue',
] as const;

function valuesOf(element: XmlElement): readonly RefiValue[] {
  return childrenOf(element, 'VariableValue').flatMap((each) => {
    const [variable] = targets(each, 'VariableRef');
    const value = valueNames.map((name) => wordsOf(each, name)).find((words) => words !== '');
    return variable === undefined || value === undefined ? [] : [{ variable, value }];
  });
}

function codesAt(element: XmlElement): readonly string[] {
  return childrenOf(element, 'Coding').flatMap((coding) => targets(coding, 'CodeRef'));
}

function targets(element: XmlElement, name: string): readonly string[] {
  return childrenOf(element, name).flatMap(({ attributes }) =>
    attributes['targetGUID'] === undefined ? [] : [tidyGuid(attributes['targetGUID'])],
  );
}

const guidIn = ({ attributes }: XmlElement): string => tidyGuid(attributes['guid'] ?? '');
const wordsOf = (element: XmlElement, name: string): string => childOf(element, name)?.text.trim() ?? '';
const positionOf = (written: string | undefined): number =>
  written !== undefined && /^\s*\d{1,15}\s*$/u.test(written) ? Number(written) : Number.NaN;

/** A time in UTC; null for what is none. */
function timeOf(written: string | undefined): string | null {
  const time = written === undefined ? Number.NaN : Date.parse(written);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
