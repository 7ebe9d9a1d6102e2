import {
  type AddedValues,
  type CaseValue,
  caseWords,
  type CaseWords,
  programValues,
} from '#domain/case-codebook.ts';
import type { CaseRecord, ClaimRecord, SourceRecord, TagRecord } from '#domain/report/case-record.ts';
import { groupBy } from '#domain/report/group-by.ts';
import { isMade } from '#domain/report/report.ts';
import {
  groupDescriptions,
  groupGuid,
  type GroupName,
  groupNames,
  groupTones,
  tagTones,
  type ValueGroup,
  valueGroups,
  valueTones,
  wordCodes,
} from '../../refi/code-groups.ts';
import { nameLine, nthName } from '../../refi/code-names.ts';
import { guidOf, tagGuid, valueGuid } from '../../refi/guids.ts';

/** Words kept apart from what they are about, as programs for qualitative work keep memos. */
export type Memo = { readonly guid: string; readonly name: string; readonly text: string };

/** A code, or a group of codes, with what lies below it. */
export type Code = {
  readonly guid: string;
  readonly name: string;
  readonly codable: boolean;
  readonly colour: string;
  readonly description: string;
  readonly memos: readonly Memo[];
  readonly below: readonly Code[];
};

/** The code system of a case, and which code stands for a value chosen for a thing. */
export type CodeSystem = {
  readonly groups: readonly Code[];
  readonly words: CaseWords;
  readonly codeOf: (list: ValueGroup, value: string, added: AddedValues | undefined) => string;
};

/** Lays out a case as codes. */
export function codeSystemOf(record: CaseRecord): CodeSystem {
  const words = caseWords(record.codebook);
  // QualCoder takes a code only when no other has its name, wherever in the tree it stands.
  const taken = new Set<string>(groupNames.map((name) => name.toLowerCase()));
  const named = (wanted: string, within: string): string => {
    const line = nameLine(wanted) || within;
    for (let number = 1; ; number += 1) {
      const name = nthName(line, within, number);
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
  const codeOf: CodeSystem['codeOf'] = (list, value, added) => {
    const own = (added as Readonly<Record<string, string | undefined>> | undefined)?.[list];
    return own === undefined ? valueGuid(list, value, null) : valueGuid(list, own, record.id);
  };
  const values = (list: ValueGroup): readonly Code[] =>
    programValues(list).map((value) => {
      const colour = valueTones[String(value)] ?? groupTones[valueGroups[list]];
      const code = (name: string | number, guid: string, below: readonly Code[]): Code => {
        const { label, definition, example } = words(list, name);
        return {
          guid,
          name: named(label, valueGroups[list]),
          codable: true,
          colour,
          description: [definition, example].filter(Boolean).join('\n'),
          memos: [],
          below,
        };
      };
      const added = record.codebook.filter((each) => each.list === list && each.countsAs === String(value));
      return code(
        value,
        valueGuid(list, String(value), null),
        added.map((each: CaseValue) => code(each.value, valueGuid(list, each.value, record.id), [])),
      );
    });
  const group = (name: GroupName, below: readonly Code[]): Code => ({
    guid: groupGuid(name),
    name,
    codable: false,
    colour: groupTones[name],
    description: groupDescriptions[name],
    memos: [],
    below,
  });
  const claims = record.claims.map((claim) => claimCode(claim, named(claim.text, 'claim'), words, record));
  return {
    words,
    codeOf,
    groups: [
      group('Claims', claims),
      ...(Object.keys(valueGroups) as ValueGroup[]).map((list) =>
        group(valueGroups[list], [
          ...values(list),
          ...(list === 'attributionStatus'
            ? Object.values(wordCodes).map((each) => wordCode(each, named))
            : []),
        ]),
      ),
      group(
        'Source',
        record.sources.map((source) => sourceCode(source, named(source.name, 'source'), words, record)),
      ),
      group('Tags', tagCodes(record.tags, named)),
    ],
  };
}

type Named = (wanted: string, within: string) => string;

function wordCode({ name, guid }: { readonly name: string; readonly guid: string }, named: Named): Code {
  return {
    guid,
    name: named(name, 'Attribution'),
    codable: true,
    colour: groupTones.Attribution,
    description: '',
    memos: [],
    below: [],
  };
}

function claimCode(claim: ClaimRecord, name: string, words: CaseWords, record: CaseRecord): Code {
  const added = record.added.get(claim.id);
  const memo = (kind: string, title: string, text: string): readonly Memo[] =>
    text === '' ? [] : [{ guid: guidOf('memo', kind, claim.id), name: title, text }];
  return {
    guid: claim.id,
    name,
    codable: true,
    colour: groupTones.Claims,
    description: lines([
      ['', name === claim.text ? '' : claim.text],
      ['Type', claim.type && words('claimType', claim.type, added).label],
      ['Date', claim.eventDate],
      ['Tags', claim.tags.join('; ')],
    ]),
    memos: [
      ...memo('note', 'Note on the claim', claim.note),
      ...memo('assessment', 'Assessment of the claim', assessmentText(claim, words, record)),
    ],
    below: [],
  };
}

function assessmentText({ id, assessment }: ClaimRecord, words: CaseWords, record: CaseRecord): string {
  if (!assessment || !isMade(assessment)) return '';
  const { verdict, credibility, likelihood, confidence, rationale, evidence } = assessment;
  return lines([
    ['Verdict', verdict && words('verdict', verdict, record.added.get(id)).label],
    ['Credibility', `${credibility} (${words('credibility', credibility).label})`],
    ['Likelihood', likelihood && words('likelihood', likelihood).label],
    ['Confidence', confidence && words('confidence', confidence).label],
    ['Why', rationale],
    ...evidence.map(({ text, url }): Line => ['Evidence', [text, url].filter(Boolean).join(' ')]),
  ]);
}

function sourceCode(source: SourceRecord, name: string, words: CaseWords, record: CaseRecord): Code {
  return {
    guid: source.id,
    name,
    codable: true,
    colour: groupTones.Source,
    description: lines([
      ['', name === source.name ? '' : source.name],
      ['Kind', words('sourceKind', source.kind, record.added.get(source.id)).label],
      ['Also', source.aliases.join('; ')],
      ['Role', source.role],
      ['Affiliation', source.affiliation],
      ['Country', source.country],
      ['', source.descriptor],
      ...source.ratings.map(({ letter, on, reason }): Line => [
        'Reliability',
        `${letter}, ${on}${reason === '' ? '' : `: ${reason}`}`,
      ]),
    ]),
    memos: [],
    below: [],
  };
}

function tagCodes(tags: readonly TagRecord[], named: Named): readonly Code[] {
  const children = (above: string): readonly Code[] =>
    (byAbove.get(above) ?? []).map((tag) => ({
      guid: tagGuid(tag.path),
      name: named(
        tag.path.slice(above === '' ? 0 : above.length + 1),
        above === '' ? 'tag' : `tag in ${above}`,
      ),
      codable: true,
      colour: tag.colour === null ? groupTones.Tags : tagTones[tag.colour],
      description: tag.description,
      memos: [],
      below: children(tag.path),
    }));
  const byAbove = groupBy(tags, ({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  return children('');
}

type Line = readonly [label: string, words: string | null];

function lines(all: readonly Line[]): string {
  return all
    .filter(([, words]) => words !== null && words !== '')
    .map(([label, words]) => (label === '' ? words : `${label}: ${words}`))
    .join('\n');
}
