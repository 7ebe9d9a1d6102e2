import type { ArticleFormat, BlockKind, Genre, ReadingStatus } from './article.ts';
import type { Confidence, Credibility, Likelihood, Verdict } from './assessment.ts';
import type { AttributionStatus } from './attribution.ts';
import type { ClaimType } from './claim.ts';
import type { Commitment, Fidelity, Polarity, QuotationType } from './occurrence.ts';
import type { RelationKind, RelationStatus } from './relation.ts';
import type { ReliabilityLetter, SourceKind } from './source.ts';
import type { Stance, StanceCell } from './stance.ts';

// One concept, one name: the interface, the report, the exports and the documents all take their words from here.

/** What a value of the model is called and what it means. `short` is for narrow places, `label` for all others. */
export type CodebookEntry<Value extends string | number = string | number> = {
  readonly value: Value;
  readonly label: string;
  readonly short?: string;
  readonly definition: string;
  readonly example?: string;
};

type Entries<Value extends string | number, More = unknown> = {
  readonly [Each in Value]: CodebookEntry<Each> & More;
};

/** One or two characters that stand for a value where there is no room for a word. */
type Signed = { readonly sign: string };

/** What a relation is called when it is read from the second claim to the first. */
type Directed = { readonly inverse: string };

/** The range of a likelihood in per cent, both ends included (ICD 203). */
type Ranged = { readonly percent: readonly [low: number, high: number] };

/** The two ways in which a cell of the claim-by-article table can hold no stance. */
export type StanceGap = Exclude<StanceCell['kind'], 'one' | 'several'>;

/** Every list of the model with an entry for each of its values; a missing one does not compile. */
export type Codebook = {
  readonly stance: Entries<Stance, Signed>;
  readonly stanceGap: Entries<StanceGap, Signed>;
  readonly commitment: Entries<Commitment>;
  readonly polarity: Entries<Polarity, Signed>;
  readonly quotation: Entries<QuotationType>;
  readonly fidelity: Entries<Fidelity>;
  readonly attributionStatus: Entries<AttributionStatus>;
  readonly claimType: Entries<ClaimType>;
  readonly sourceKind: Entries<SourceKind>;
  readonly reliability: Entries<ReliabilityLetter>;
  readonly credibility: Entries<Credibility>;
  readonly verdict: Entries<Verdict>;
  readonly likelihood: Entries<Likelihood, Ranged>;
  readonly confidence: Entries<Confidence>;
  readonly relationKind: Entries<RelationKind, Directed>;
  readonly relationStatus: Entries<RelationStatus>;
  readonly genre: Entries<Genre>;
  readonly blockKind: Entries<BlockKind>;
  readonly readingStatus: Entries<ReadingStatus>;
  readonly articleFormat: Entries<ArticleFormat>;
};

/** The name of a list of the codebook. */
export type CodebookList = keyof Codebook;

/** The words for every value of the model, by list and value. */
export const codebook: Codebook = {
  stance: {
    endorses: {
      value: 'endorses',
      label: 'Endorses',
      sign: '+2',
      definition:
        'The article itself presents the claim as true, in its own voice or by plain agreement with who says it.',
      example: '“As the ministry rightly says, the bridge was safe.”',
    },
    'leans-toward': {
      value: 'leans-toward',
      label: 'Leans toward',
      sign: '+1',
      definition:
        'The article lends the claim some weight by choice of words, order or selection, without taking it over.',
      example: '“The ministry’s figures, the most complete so far, show that the bridge was safe.”',
    },
    'reports-neutrally': {
      value: 'reports-neutrally',
      label: 'Reports neutrally',
      short: 'Neutral',
      sign: '0',
      definition: 'The article passes the claim on and shows neither belief nor doubt.',
      example: '“The ministry said that the bridge was safe.”',
    },
    distances: {
      value: 'distances',
      label: 'Distances',
      sign: '−1',
      definition:
        'The article shows reserve: scare quotes, doubting words, or doubts of others that it leaves standing.',
      example: '“The ministry maintains that the bridge was ‘safe’.”',
    },
    rejects: {
      value: 'rejects',
      label: 'Rejects',
      sign: '−2',
      definition: 'The article itself presents the claim as false.',
      example: '“The ministry says that the bridge was safe. It was not.”',
    },
    unclear: {
      value: 'unclear',
      label: 'Unclear',
      sign: '?',
      definition: 'The words were weighed and bear more than one reading of where the article stands.',
    },
  },
  stanceGap: {
    'not-addressed': {
      value: 'not-addressed',
      label: 'Not addressed',
      sign: '',
      definition:
        'The article has no occurrence of the claim. This is no stance but the absence of one: an empty cell.',
    },
    'not-judged': {
      value: 'not-judged',
      label: 'Not judged',
      sign: '…',
      definition:
        'The article makes or reports the claim; the analyst has not yet decided where the article stands.',
    },
  },
  commitment: {
    asserts: {
      value: 'asserts',
      label: 'Asserts',
      definition: 'The last source gives the claim as certain.',
      example: '“The bridge is closed,” she said.',
    },
    'says-probable': {
      value: 'says-probable',
      label: 'Says it is probable',
      short: 'Probable',
      definition: 'The last source thinks the claim likely but leaves room for doubt.',
      example: '“The bridge is most likely closed,” she said.',
    },
    'says-possible': {
      value: 'says-possible',
      label: 'Says it is possible',
      short: 'Possible',
      definition: 'The last source does not rule the claim out and goes no further.',
      example: '“The bridge may be closed,” she said.',
    },
    denies: {
      value: 'denies',
      label: 'Denies',
      definition: 'The last source says that the claim is not so.',
      example: 'She denied that the bridge was closed.',
    },
    questions: {
      value: 'questions',
      label: 'Questions',
      definition: 'The last source asks whether the claim is so, or doubts it, and settles nothing.',
      example: '“Is the bridge really closed?” she asked.',
    },
    relays: {
      value: 'relays',
      label: 'Relays',
      definition: 'The last source passes the claim on without committing to it.',
      example: '“I was told that the bridge is closed,” she said.',
    },
  },
  polarity: {
    affirms: {
      value: 'affirms',
      label: 'Affirms',
      sign: '+',
      definition: 'The words state the claim as it is written in the case.',
    },
    negates: {
      value: 'negates',
      label: 'Negates',
      sign: '¬',
      definition: 'The words state the opposite of the claim as it is written in the case.',
      example: 'For the claim “The bridge was closed”: “The bridge stayed open.”',
    },
  },
  quotation: {
    direct: {
      value: 'direct',
      label: 'Direct quotation',
      short: 'Direct',
      definition: 'The words of the last source stand in quotation marks.',
      example: '“The bridge is closed,” she said.',
    },
    indirect: {
      value: 'indirect',
      label: 'Indirect quotation',
      short: 'Indirect',
      definition: 'What the last source said is given in the words of whoever reports it.',
      example: 'She said that the bridge was closed.',
    },
    mixed: {
      value: 'mixed',
      label: 'Mixed quotation',
      short: 'Mixed',
      definition: 'Reported speech with some of the last source’s own words in quotation marks.',
      example: 'She said that the bridge was “closed to everyone”.',
    },
    none: {
      value: 'none',
      label: 'No quotation',
      short: 'None',
      definition: 'Nobody is quoted: the article says it in its own voice.',
      example: 'The bridge is closed.',
    },
  },
  fidelity: {
    verbatim: {
      value: 'verbatim',
      label: 'Verbatim',
      definition: 'Checked against the original: the same words, nothing left out that bears on them.',
      example: 'She said “The bridge is closed”; the article has “The bridge is closed”.',
    },
    faithful: {
      value: 'faithful',
      label: 'Faithful',
      definition: 'Other words or a shorter form, and the sense of the original.',
      example: 'She said “The bridge is closed”; the article has: the bridge was shut.',
    },
    selective: {
      value: 'selective',
      label: 'Selective',
      definition: 'What is given was said, but what is left out changes what a reader takes from it.',
      example: 'She said “closed until Friday”; the article has: the bridge is closed.',
    },
    distorted: {
      value: 'distorted',
      label: 'Distorted',
      definition: 'The original says something else, or says it less or more strongly.',
      example: 'She said “we may close it”; the article has: the bridge is closed.',
    },
  },
  attributionStatus: {
    'own-voice': {
      value: 'own-voice',
      label: 'Own voice',
      definition:
        'The article’s author or publisher speaks. The first step of every chain, and only the first.',
    },
    explicit: {
      value: 'explicit',
      label: 'Explicit',
      definition: 'The text names the source or points to it so that it can be told who is meant.',
      example: '“The ministry said …”',
    },
    implicit: {
      value: 'implicit',
      label: 'Implicit',
      definition: 'The text shows that somebody said it, but not who.',
      example: '“It is said that …”',
    },
    anonymous: {
      value: 'anonymous',
      label: 'Anonymous',
      definition: 'The text points to a source whose name is withheld.',
      example: '“An official who asked not to be named said …”',
    },
  },
  claimType: {
    'fact-or-event': {
      value: 'fact-or-event',
      label: 'Fact or event',
      definition: 'Something is, or happened.',
      example: 'The bridge was closed on 3 May.',
    },
    quantity: {
      value: 'quantity',
      label: 'Quantity',
      definition: 'How many, how much, how large, how long.',
      example: 'Two hundred people crossed the bridge.',
    },
    quotation: {
      value: 'quotation',
      label: 'Quotation',
      definition:
        'Somebody said or wrote these words. What is claimed is that they were said, not that they are true.',
      example: 'The mayor called the bridge “a disgrace”.',
    },
    causal: {
      value: 'causal',
      label: 'Cause',
      definition: 'One thing brought about another.',
      example: 'The frost cracked the bridge.',
    },
    prediction: {
      value: 'prediction',
      label: 'Prediction',
      definition: 'Something will happen or be so.',
      example: 'The bridge will reopen by autumn.',
    },
    'intention-or-plan': {
      value: 'intention-or-plan',
      label: 'Intention or plan',
      definition: 'Somebody means, plans, promises or threatens to do something.',
      example: 'The city intends to sell the bridge.',
    },
    responsibility: {
      value: 'responsibility',
      label: 'Responsibility',
      definition: 'Somebody did it, ordered it, allowed it, or is to be blamed or credited for it.',
      example: 'The city engineer ordered the closure.',
    },
    'value-judgement': {
      value: 'value-judgement',
      label: 'Value judgement',
      definition: 'Something is good or bad, right or wrong, or ought to be otherwise.',
      example: 'Closing the bridge was unfair to the villages.',
    },
  },
  sourceKind: {
    person: { value: 'person', label: 'Person', definition: 'One human being, by name or by office.' },
    organisation: {
      value: 'organisation',
      label: 'Organisation',
      definition: 'A company, party, association, university or international body.',
    },
    'government-body': {
      value: 'government-body',
      label: 'Government body',
      short: 'Government',
      definition: 'A ministry, agency, court, army, parliament or local authority.',
    },
    'media-outlet': {
      value: 'media-outlet',
      label: 'Media outlet',
      short: 'Media',
      definition: 'A newspaper, broadcaster, news agency, site or channel.',
    },
    document: {
      value: 'document',
      label: 'Document',
      definition: 'A report, law, letter, recording, image or data set that is itself cited.',
    },
    group: {
      value: 'group',
      label: 'Group',
      definition: 'Several people without a body that speaks for them.',
      example: '“residents”, “experts”',
    },
    metonym: {
      value: 'metonym',
      label: 'Metonym',
      definition: 'A place or thing that stands for those who speak from it.',
      example: 'The name of a capital for its government.',
    },
    anonymous: {
      value: 'anonymous',
      label: 'Anonymous',
      definition: 'Someone whose name is withheld by whoever reports them.',
    },
    unknown: { value: 'unknown', label: 'Unknown', definition: 'It cannot be told who or what is meant.' },
  },
  reliability: {
    A: {
      value: 'A',
      label: 'Completely reliable',
      definition: 'No doubt of authenticity, trustworthiness or competence; reliable throughout its record.',
    },
    B: {
      value: 'B',
      label: 'Usually reliable',
      definition: 'Minor doubts; mostly sound information in the past.',
    },
    C: {
      value: 'C',
      label: 'Fairly reliable',
      definition: 'Some doubts, but sound information has come from it.',
    },
    D: {
      value: 'D',
      label: 'Not usually reliable',
      definition: 'Marked doubts, though sound information has come from it now and then.',
    },
    E: {
      value: 'E',
      label: 'Unreliable',
      definition: 'Not authentic, trustworthy or competent; a record of unsound information.',
    },
    F: {
      value: 'F',
      label: 'Reliability cannot be judged',
      short: 'Cannot be judged',
      definition: 'There is no basis for a rating. Every source begins here; it is not a bad mark.',
    },
  },
  credibility: {
    1: {
      value: 1,
      label: 'Confirmed',
      definition: 'Borne out by independent sources, logical in itself, consistent with what else is known.',
    },
    2: {
      value: 2,
      label: 'Probably true',
      definition: 'Not confirmed, but logical in itself and consistent with what else is known.',
    },
    3: {
      value: 3,
      label: 'Possibly true',
      definition: 'Not confirmed, reasonably logical, and agrees with some of what else is known.',
    },
    4: {
      value: 4,
      label: 'Doubtful',
      definition: 'Not confirmed; possible but not logical, and nothing else is known of it.',
    },
    5: {
      value: 5,
      label: 'Improbable',
      definition: 'Not confirmed, not logical in itself, and contradicted by what else is known.',
    },
    6: {
      value: 6,
      label: 'Truth cannot be judged',
      short: 'Cannot be judged',
      definition: 'There is no basis for a rating. Every claim begins here; it is not a bad mark.',
    },
  },
  verdict: {
    true: {
      value: 'true',
      label: 'True',
      definition: 'The evidence bears the claim out; nothing that matters is left out.',
    },
    'mostly-true': {
      value: 'mostly-true',
      label: 'Mostly true',
      definition: 'Right in the main, with an inaccuracy or omission that does not change what it says.',
    },
    mixed: {
      value: 'mixed',
      label: 'Mixed',
      definition: 'Right in one part that matters and wrong in another.',
    },
    'mostly-false': {
      value: 'mostly-false',
      label: 'Mostly false',
      definition: 'Wrong in the main, with something right in it.',
    },
    false: { value: 'false', label: 'False', definition: 'The evidence contradicts the claim.' },
    misleading: {
      value: 'misleading',
      label: 'Misleading',
      definition: 'Each word may be right, but what is left out or set beside it leads to a wrong belief.',
    },
    unproven: {
      value: 'unproven',
      label: 'Unproven',
      definition: 'It could be checked, but the evidence found so far settles it neither way.',
    },
    'not-checkable': {
      value: 'not-checkable',
      label: 'Not checkable',
      definition: 'No evidence could settle it: a matter of value or taste, or known to nobody who will say.',
    },
  },
  likelihood: {
    'almost-no-chance': {
      value: 'almost-no-chance',
      label: 'Almost no chance',
      percent: [1, 5],
      definition: 'Also called remote.',
    },
    'very-unlikely': {
      value: 'very-unlikely',
      label: 'Very unlikely',
      percent: [5, 20],
      definition: 'Also called highly improbable.',
    },
    unlikely: {
      value: 'unlikely',
      label: 'Unlikely',
      percent: [20, 45],
      definition: 'Also called improbable.',
    },
    'roughly-even-chance': {
      value: 'roughly-even-chance',
      label: 'Roughly even chance',
      short: 'Even chance',
      percent: [45, 55],
      definition: 'Also called roughly even odds.',
    },
    likely: { value: 'likely', label: 'Likely', percent: [55, 80], definition: 'Also called probable.' },
    'very-likely': {
      value: 'very-likely',
      label: 'Very likely',
      percent: [80, 95],
      definition: 'Also called highly probable.',
    },
    'almost-certain': {
      value: 'almost-certain',
      label: 'Almost certain',
      percent: [95, 99],
      definition: 'Also called nearly certain.',
    },
  },
  confidence: {
    low: {
      value: 'low',
      label: 'Low',
      definition:
        'Scant, questionable or scattered information, or large gaps: the judgement may well change.',
    },
    moderate: {
      value: 'moderate',
      label: 'Moderate',
      definition: 'Credible and plausible information, not good or not corroborated enough for more.',
    },
    high: {
      value: 'high',
      label: 'High',
      definition: 'Good information from several sources. It is still a judgement and may be wrong.',
    },
  },
  relationKind: {
    equivalent: {
      value: 'equivalent',
      label: 'Equivalent to',
      inverse: 'Equivalent to',
      definition: 'Both say the same in other words: neither can be true without the other.',
    },
    narrower: {
      value: 'narrower',
      label: 'Narrower than',
      inverse: 'Wider than',
      definition: 'The first says what the second says and something more exact.',
    },
    contradicts: {
      value: 'contradicts',
      label: 'Contradicts',
      inverse: 'Contradicts',
      definition: 'Both cannot be true.',
    },
    'in-tension': {
      value: 'in-tension',
      label: 'In tension with',
      inverse: 'In tension with',
      definition: 'Both can be true, but each makes the other less likely.',
    },
    supports: {
      value: 'supports',
      label: 'Supports',
      inverse: 'Supported by',
      definition: 'If the first is true, the second is more likely.',
    },
    updates: {
      value: 'updates',
      label: 'Updates',
      inverse: 'Updated by',
      definition: 'The first replaces the second with later knowledge, as a higher count replaces a lower.',
    },
    'derived-from': {
      value: 'derived-from',
      label: 'Derived from',
      inverse: 'Origin of',
      definition: 'The first was taken over from the second, so that the two are one testimony and not two.',
    },
  },
  relationStatus: {
    suggested: {
      value: 'suggested',
      label: 'Suggested',
      definition: 'A proposal that the analyst has neither confirmed nor rejected.',
    },
    confirmed: {
      value: 'confirmed',
      label: 'Confirmed',
      definition: 'The analyst holds that the relation is so.',
    },
    rejected: {
      value: 'rejected',
      label: 'Rejected',
      definition: 'The analyst holds that the relation is not so.',
    },
  },
  genre: {
    news: { value: 'news', label: 'News', definition: 'A report of events.' },
    analysis: { value: 'analysis', label: 'Analysis', definition: 'Explains or interprets events.' },
    opinion: {
      value: 'opinion',
      label: 'Opinion',
      definition: 'Argues for a view: comment, column, leader.',
    },
    interview: { value: 'interview', label: 'Interview', definition: 'Questions and answers.' },
    'press-release': {
      value: 'press-release',
      label: 'Press release',
      definition: 'A text given to the press by whom it concerns.',
    },
    'official-statement': {
      value: 'official-statement',
      label: 'Official statement',
      definition: 'A text in which a public body or office speaks for itself.',
    },
    'social-post': {
      value: 'social-post',
      label: 'Social post',
      definition: 'A post on a social network or channel.',
    },
    report: { value: 'report', label: 'Report', definition: 'A study or inquiry that sets out findings.' },
    other: { value: 'other', label: 'Other', definition: 'None of these, or not decided.' },
  },
  blockKind: {
    heading: { value: 'heading', label: 'Heading', definition: 'A title or a heading within the text.' },
    paragraph: { value: 'paragraph', label: 'Paragraph', definition: 'Running text.' },
    quotation: {
      value: 'quotation',
      label: 'Quotation',
      definition: 'Words of another, set apart as a block.',
    },
    'list-item': { value: 'list-item', label: 'List item', definition: 'One item of a list.' },
  },
  readingStatus: {
    unread: { value: 'unread', label: 'Unread', definition: 'Imported, not begun.' },
    reading: { value: 'reading', label: 'Reading', definition: 'Being read and marked.' },
    done: { value: 'done', label: 'Done', definition: 'Read to the end and marked.' },
  },
  articleFormat: {
    text: { value: 'text', label: 'Plain text', definition: 'A text without markup.' },
    markdown: { value: 'markdown', label: 'Markdown', definition: 'A text with Markdown markup.' },
    html: { value: 'html', label: 'HTML', definition: 'A web page.' },
  },
};

/** What a list of the codebook is called and what it records. */
export type CodebookTopic = { readonly title: string; readonly about: string };

/** The heading and the purpose of every list, in the order in which a reader meets them. */
export const codebookTopics: { readonly [List in CodebookList]: CodebookTopic } = {
  stance: {
    title: 'Stance of the article',
    about: 'Where the article stands toward the claim, on a scale from +2 to −2.',
  },
  stanceGap: {
    title: 'No stance',
    about: 'What it means when a cell of the claim-by-article table shows no stance.',
  },
  commitment: {
    title: 'Commitment of the last source',
    about: 'How far whoever is nearest to the claim commits to it. Kept apart from the article’s stance.',
  },
  polarity: { title: 'Polarity', about: 'Whether the words affirm the claim or negate it.' },
  quotation: { title: 'Quotation type', about: 'How the words of the last source are given.' },
  fidelity: {
    title: 'Fidelity to the source',
    about:
      'How faithfully the article gives what its source said, where the analyst checked it against the original.',
  },
  attributionStatus: {
    title: 'Attribution status',
    about: 'How a source in an attribution chain shows in the text.',
  },
  claimType: { title: 'Claim type', about: 'What sort of proposition the claim is.' },
  sourceKind: { title: 'Source kind', about: 'What kind of thing asserts a claim.' },
  reliability: {
    title: 'Reliability of a source',
    about:
      'The letter of the Admiralty code (NATO AJP-2.1). It rates the source, not what it says this time.',
  },
  credibility: {
    title: 'Credibility of a claim',
    about:
      'The number of the Admiralty code (NATO AJP-2.1). It is judged apart from the letter of the source.',
  },
  verdict: { title: 'Verdict', about: 'The analyst’s own conclusion about the claim.' },
  likelihood: {
    title: 'Likelihood',
    about: 'How likely the analyst holds the claim to be, in the words and ranges of ICD 203.',
  },
  confidence: {
    title: 'Confidence',
    about:
      'How well founded the analyst’s judgement is (ICD 203). It says nothing about how likely the claim is.',
  },
  relationKind: { title: 'Relation between claims', about: 'How one claim bears on another.' },
  relationStatus: { title: 'Relation status', about: 'Whether the analyst has decided on a relation.' },
  genre: { title: 'Genre', about: 'What sort of writing an article is.' },
  blockKind: { title: 'Block of text', about: 'How a stretch of an article’s text is set.' },
  readingStatus: { title: 'Reading status', about: 'How far the analyst has read an article.' },
  articleFormat: { title: 'Format of the original', about: 'The format an article was imported from.' },
};
