import type { CoreInput } from '#contract/api.ts';
import type { Assessment, ClaimDetail, OccurrenceDetail } from '#contract/views.ts';
import type { Evidence } from '#domain/assessment.ts';
import type { AttributionStep } from '#domain/attribution.ts';
import { eventDatePattern } from '#domain/claim.ts';
import { Failure } from '#domain/failure.ts';
import type { Span } from '#domain/span.ts';
import { call } from '../../api/client.ts';
import { editorOf, type OccurrenceEditor } from '../../state/occurrence-editor.svelte.ts';
import type { OpenDocument } from '../../state/open-document.svelte.ts';
import type { Session } from '../../state/session.ts';
import { Draft } from './draft.svelte.ts';
import { t } from './strings.ts';

type OccurrencePatch = CoreInput<'occurrence.update'>['patch'];
type ClaimPatch = CoreInput<'claim.update'>['patch'];
type AssessmentPatch = CoreInput<'assessment.set'>['patch'];

const asLine = (typed: string): string => typed.replace(/\s+/gu, ' ').trim();
const asTyped = (typed: string): string => typed;
const accept = (): null => null;

/** One occurrence in the inspector: its drafts and every change that can be made to it and to its claim. */
export class InspectorController {
  readonly document: OpenDocument;
  readonly occurrenceId: string;
  /** The claim with what hangs on it; null until core has told. */
  detail = $state.raw<ClaimDetail | null>(null);
  readonly #session: Session;
  readonly #editor: OccurrenceEditor;

  constructor(session: Session, document: OpenDocument, occurrenceId: string) {
    this.#session = session;
    this.#editor = editorOf(session);
    this.document = document;
    this.occurrenceId = occurrenceId;
  }

  // Plain getters: drafts are saved when the inspector has gone already, and its deriveds with it.

  /** Null once it is removed. */
  get occurrence(): OccurrenceDetail | null {
    return this.document.find(this.occurrenceId);
  }

  get writable(): boolean {
    return this.#session.store.writable;
  }

  /** The words selected in this article, as one stretch; null when there are none. */
  get words(): Span | null {
    const { words } = this.#session.workspace;
    const first = words?.spans[0];
    const last = words?.spans.at(-1);
    return first && last && words?.articleId === this.document.articleId
      ? { start: first.start, end: last.end }
      : null;
  }

  /** Where else the claim is made: in other articles, and elsewhere in this one. */
  get elsewhere(): readonly OccurrenceDetail[] {
    return this.detail?.occurrences.filter((occurrence) => occurrence.id !== this.occurrenceId) ?? [];
  }

  readonly claimText = new Draft({
    saved: () => this.#claimText(),
    tidy: asLine,
    refuse: (text) => (text === '' ? t('claim.needs-text') : null),
    save: (text) => this.updateClaim({ text }),
  });
  readonly eventDate = new Draft({
    saved: () => this.detail?.claim.eventDate ?? '',
    tidy: asLine,
    refuse: (date) => (date === '' || eventDatePattern.test(date) ? null : t('event-date.bad')),
    save: (date) => this.updateClaim({ eventDate: date === '' ? null : date }),
  });
  readonly claimNote = new Draft({
    saved: () => this.detail?.note ?? '',
    tidy: asTyped,
    refuse: accept,
    save: (note) => this.updateClaim({ note }),
  });
  readonly note = new Draft({
    saved: () => this.occurrence?.note ?? '',
    tidy: asTyped,
    refuse: accept,
    save: (note) => this.update({ note }),
  });
  readonly rationale = new Draft({
    saved: () => this.detail?.assessment.rationale ?? '',
    tidy: asTyped,
    refuse: accept,
    save: (rationale) => this.assess({ rationale }),
  });
  readonly #drafts = [this.claimText, this.eventDate, this.claimNote, this.note, this.rationale];

  #claimText(): string {
    const { occurrence, detail } = this;
    return (
      (detail?.claim.id === occurrence?.claimId ? detail?.claim.text : undefined) ??
      occurrence?.claimText ??
      ''
    );
  }

  /** Reads the claim anew; a slow answer about another claim or an older state is not shown. */
  async read(claimId: string, isCurrent: () => boolean): Promise<void> {
    try {
      const detail = await call('claim.get', { claimId });
      if (isCurrent()) this.detail = detail;
    } catch (reason) {
      // It may have gone with its last occurrence; the inspector follows in a moment.
      if (!(reason instanceof Failure && reason.code === 'claim.not-found'))
        this.#session.notices.fail(reason);
    }
  }

  /** Saves everything typed and not saved yet. */
  saveDrafts(): void {
    for (const draft of this.#drafts) void draft.save();
  }

  async update(patch: OccurrencePatch): Promise<boolean> {
    return (await this.#editor.queue(() => this.#editor.update(this.occurrenceId, patch))) !== null;
  }

  /** Chooses a value of the codebook; `added` is the name of one the case added. */
  judge<List extends 'stance' | 'commitment' | 'quotation' | 'fidelity'>(
    list: List,
    value: OccurrenceDetail[List],
    added: string | null,
  ): Promise<boolean> {
    return this.update(added === null ? { [list]: value } : { added: { [list]: added } });
  }

  /** Changes the chain, as it is once everything begun before is done. */
  async setChain(edit: (chain: readonly AttributionStep[]) => readonly AttributionStep[]): Promise<boolean> {
    const changed = await this.#editor.queue(async () => {
      const { occurrence } = this;
      return occurrence && this.#editor.setChain(occurrence.id, edit(occurrence.chain));
    });
    return changed !== null;
  }

  async updateClaim(patch: ClaimPatch): Promise<boolean> {
    return this.#changeClaim(() => patch);
  }

  addTag(tag: string): Promise<boolean> {
    return this.#changeClaim(({ claim }) => ({ tags: [...claim.tags.filter((each) => each !== tag), tag] }));
  }

  removeTag(tag: string): Promise<boolean> {
    return this.#changeClaim(({ claim }) => ({ tags: claim.tags.filter((each) => each !== tag) }));
  }

  async #changeClaim(edit: (detail: ClaimDetail) => ClaimPatch): Promise<boolean> {
    const done = await this.#editor.queue(async () => {
      const claimId = this.occurrence?.claimId;
      if (!claimId || !this.#editor.mayWrite()) return false;
      const detail = await this.#detailOf(claimId);
      const patch = edit(detail);
      const claim = await call('claim.update', { claimId, patch });
      this.detail = { ...detail, claim, note: patch.note ?? detail.note };
      return true;
    });
    return done === true;
  }

  assess(patch: AssessmentPatch): Promise<boolean> {
    return this.#changeAssessment(() => patch);
  }

  addEvidence(evidence: Evidence): Promise<boolean> {
    return this.#changeAssessment((known) => ({ evidence: [...known.evidence, evidence] }));
  }

  removeEvidence(evidence: Evidence): Promise<boolean> {
    return this.#changeAssessment((known) => {
      const at = known.evidence.findIndex(({ text, url }) => text === evidence.text && url === evidence.url);
      return { evidence: known.evidence.filter((_, index) => index !== at) };
    });
  }

  async #changeAssessment(edit: (assessment: Assessment) => AssessmentPatch): Promise<boolean> {
    const done = await this.#editor.queue(async () => {
      const claimId = this.occurrence?.claimId;
      if (!claimId || !this.#editor.mayWrite()) return false;
      const { assessment } = await this.#detailOf(claimId);
      this.detail = await call('assessment.set', { claimId, patch: edit(assessment) });
      return true;
    });
    return done === true;
  }

  async #detailOf(claimId: string): Promise<ClaimDetail> {
    return this.detail?.claim.id === claimId ? this.detail : call('claim.get', { claimId });
  }

  async removeRelation(relationId: string): Promise<void> {
    await this.#editor.queue(async () => {
      if (this.#editor.mayWrite()) await call('relation.remove', { relationId });
    });
  }

  async split(): Promise<void> {
    await this.#editor.queue(() => this.#editor.split(this.occurrenceId));
  }

  async remove(): Promise<void> {
    for (const draft of this.#drafts) draft.drop();
    await this.#editor.queue(async () => {
      if (this.occurrence) await this.#editor.remove(this.occurrence);
    });
    this.#session.workspace.moveFocus('text');
  }

  /** Goes to another place of this claim. */
  goTo(occurrence: OccurrenceDetail): void {
    this.#session.workspace.reveal([{ articleId: occurrence.articleId, occurrenceId: occurrence.id }]);
  }

  /** Goes to the words of another claim: in this article if it makes it, else wherever it is made first. */
  async goToClaim(claimId: string): Promise<void> {
    try {
      const { occurrences } = await call('claim.get', { claimId });
      const here = occurrences.find((occurrence) => occurrence.articleId === this.document.articleId);
      const target = here ?? occurrences[0];
      if (target) this.goTo(target);
      else this.#session.notices.say(t('claim.gone'));
    } catch (reason) {
      this.#session.notices.fail(reason);
    }
  }

  articleTitle(articleId: string): string {
    return this.#session.store.articles.find((article) => article.id === articleId)?.title ?? '';
  }
}
