import { caseJsonVersion, type CaseJson } from '#contract/case-json.ts';
import { countWords } from '#domain/report/wording.ts';
import { nameKey } from '#domain/fold.ts';
import type { SourceKind } from '#domain/source.ts';
import { nameLine, withoutNth } from '../../../refi/code-names.ts';
import { guidOf } from '../../../refi/guids.ts';
import type { CaseData } from '../../../refi/own-data.ts';
import type { Remark } from '../data-reader.ts';

type Json<List extends 'articles' | 'claims' | 'occurrences' | 'sources' | 'relations' | 'tags'> =
  CaseJson[List][number];

/** A case as it comes together from a file. What its own notes said stands from the beginning. */
export class CaseDraft {
  readonly #case: CaseJson['case'];
  readonly #codebook: CaseJson['codebook'];
  readonly #kept: Pick<CaseJson, 'decisions' | 'views' | 'reports'>;
  readonly #articles = new Map<string, Json<'articles'>>();
  readonly #claims = new Map<string, Json<'claims'>>();
  readonly #occurrences = new Map<string, Json<'occurrences'>>();
  readonly #sources = new Map<string, Json<'sources'>>();
  readonly #relations = new Map<string, Json<'relations'>>();
  readonly #tags = new Map<string, Json<'tags'>>();
  readonly #texts = new Set<string>();
  readonly #related = new Set<string>();
  readonly #sourceByName = new Map<string, string>();
  readonly #ownClaims = new Map<string, string[]>();
  readonly #remarks: Remark[] = [];
  readonly #left = new Map<
    string,
    { readonly where: string; readonly noun: string; readonly why: string; count: number }
  >();
  /** When what carries no time of its own came to be: when the file was read. */
  readonly now: string;

  constructor(own: CaseData | null, file: CaseJson['case'], now: string) {
    this.now = now;
    this.#case = own?.case ?? file;
    this.#codebook = own?.codebook ?? [];
    this.#kept = { decisions: own?.decisions, views: own?.views, reports: own?.reports };
    for (const claim of own?.claims ?? []) {
      this.#claims.set(claim.id, claim);
      const name = nameLine(claim.text).toLowerCase();
      this.#ownClaims.set(name, [...(this.#ownClaims.get(name) ?? []), claim.id]);
    }
    for (const source of own?.sources ?? []) this.addSource(source);
    for (const relation of own?.relations ?? []) this.addRelation(relation);
    for (const tag of own?.tags ?? []) this.#tags.set(tag.path, tag);
  }

  addArticle(article: Json<'articles'>): void {
    this.#articles.set(article.id, article);
    this.#texts.add(article.text.sha256);
  }

  hasText(sha256: string): boolean {
    return this.#texts.has(sha256);
  }

  hasSource(id: string): boolean {
    return this.#sources.has(id);
  }

  addOccurrence(occurrence: Json<'occurrences'>): void {
    this.#occurrences.set(occurrence.id, occurrence);
  }

  /** Adds a source unless it is there, and gives its id. */
  addSource(source: Json<'sources'>): string {
    if (!this.#sources.has(source.id)) this.#sources.set(source.id, source);
    if (!this.#sourceByName.has(nameKey(source.name)))
      this.#sourceByName.set(nameKey(source.name), source.id);
    return source.id;
  }

  /** The id of the source of a name, made when there is none. */
  sourceNamed(name: string, kind: SourceKind, id = guidOf('source', this.#case.id, nameKey(name))): string {
    return (
      this.#sourceByName.get(nameKey(name)) ??
      this.addSource({
        id,
        name,
        kind,
        added: {},
        aliases: [],
        role: '',
        affiliation: '',
        country: '',
        descriptor: '',
        createdAt: this.now,
        ratings: [],
      })
    );
  }

  /** Adds a claim unless it is there; what tags and notes it lacks come to it. */
  addClaim(
    id: string,
    text: string,
    more: { readonly tags?: readonly string[]; readonly note?: string } = {},
  ): void {
    const { tags = [], note = '' } = more;
    const known = this.#claims.get(id);
    this.#claims.set(id, {
      type: null,
      eventDate: null,
      createdAt: this.now,
      assessment: null,
      added: {},
      ...known,
      id,
      text: known?.text ?? text,
      tags: [...new Set([...(known?.tags ?? []), ...tags])],
      note: known?.note ?? note,
    });
  }

  /** The id of the claim of ours that a code of this name stands for: QualCoder gives codes new GUIDs. */
  ownClaimNamed(name: string): string | null {
    const whole = this.#ownClaims.get(name.toLowerCase());
    if (whole) return whole[0] ?? null;
    const { line, number } = withoutNth(name, /claim/);
    return this.#ownClaims.get(line.toLowerCase())?.[number - 1] ?? null;
  }

  /** True when there is a source of this name. */
  hasSourceNamed(name: string): boolean {
    return this.#sourceByName.has(nameKey(name));
  }

  hasClaim(id: string): boolean {
    return this.#claims.has(id);
  }

  addTag(tag: Json<'tags'>): void {
    if (!this.#tags.has(tag.path)) this.#tags.set(tag.path, tag);
  }

  /** Adds a relation unless the same two claims have one of its kind. */
  addRelation(relation: Json<'relations'>): void {
    const [one, other] = [relation.fromClaimId, relation.toClaimId].toSorted();
    const key = `${relation.kind} ${one} ${other}`;
    if (this.#relations.has(relation.id) || this.#related.has(key)) return;
    this.#related.add(key);
    this.#relations.set(relation.id, relation);
  }

  /** Says something of one place in the file. */
  remark(where: string, message: string): void {
    this.#remarks.push({ where, message });
  }

  /** Counts what is left out for one reason, to be said once. @param noun of one such thing. */
  leaveOut(where: string, noun: string, why: string, number = 1): void {
    if (number === 0) return;
    const left = this.#left.get(`${where} ${noun}`) ?? { where, noun, why, count: 0 };
    left.count += number;
    this.#left.set(`${where} ${noun}`, left);
  }

  /** The case, and all that is to be said of it. */
  finish(): { readonly data: CaseJson; readonly remarks: readonly Remark[] } {
    const articles = [...this.#articles.values()];
    return {
      data: {
        format: 'parallax-case',
        version: caseJsonVersion,
        case: { ...this.#case, articleCount: Math.max(this.#case.articleCount, articles.length) },
        articles,
        claims: [...this.#claims.values()],
        occurrences: [...this.#occurrences.values()],
        sources: [...this.#sources.values()],
        relations: [...this.#relations.values()],
        tags: [...this.#tags.values()],
        codebook: this.#codebook,
        ...this.#keptStill(),
      },
      remarks: [
        ...this.#remarks,
        ...[...this.#left.values()].map(({ where, noun, why, count }) => ({
          where,
          message: `Left out: ${countWords(count, noun)}. ${why}`,
        })),
      ],
    };
  }

  /** What was kept in the case; of decisions those about what is still there. */
  #keptStill(): Pick<CaseJson, 'decisions' | 'views' | 'reports'> {
    const { decisions, views, reports } = this.#kept;
    return {
      ...(decisions && {
        decisions: decisions.filter(
          ({ subjectId }) => this.#articles.has(subjectId) || this.#claims.has(subjectId),
        ),
      }),
      ...(views && { views }),
      ...(reports && { reports }),
    };
  }
}
