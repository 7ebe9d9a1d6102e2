import type { FixtureCase } from './case-fixture.ts';

// Everything a report must survive: markup in every field, formulas, right-to-left and astral text, overlaps.

/** Markup that would run, load or break something if it were ever written out unescaped. */
export const attack = `"><script>alert(1)</script><img src=x onerror='alert(2)'><svg onload=alert(3)>&amp;<!--`;

/** A case in which nothing is as one would wish. */
export const hostileCase: FixtureCase = {
  title: `Case ${attack}`,
  sources: {
    author: { name: `=HYPERLINK("http://evil.example";"Author")`, aliases: [attack], role: attack },
    paper: { name: 'صحيفة المساء', kind: 'media-outlet' },
    ministry: {
      name: '\u202eMinistry\u202c',
      kind: 'government-body',
      ratings: [
        { letter: 'B', on: '2024-04-24', reason: attack },
        { letter: 'D', on: '2024-04-20', reason: 'earlier' },
      ],
    },
    idle: { name: 'Never quoted' },
  },
  articles: {
    hostile: {
      title: attack,
      authors: [attack, '@SUM(1+1)'],
      publisher: '+cmd|calc',
      url: 'javascript:alert(4)',
      publishedOn: '2024-04-20',
      voice: 'author',
      status: 'reading',
      blocks: [
        { text: 'Share', furniture: true },
        { text: `Menu\n${attack}`, furniture: true },
        { text: 'A heading', kind: 'heading' },
        { text: `The gates 🚪🌊 were opened, ${attack} said the ministry on Monday.` },
        { text: '-1 metre was the level.', kind: 'list-item' },
        { text: 'Subscribe to the gates', furniture: true },
        { text: '“We would do it again,” the minister said, “and tomorrow.”', kind: 'quotation' },
      ],
    },
    arabic: {
      title: 'فتحت البوابات ليلا',
      publisher: 'صحيفة المساء',
      url: 'https://masaa.example/a?b=1&c="2"',
      publishedOn: '2024-04-19',
      language: 'ar',
      genre: 'opinion',
      voice: 'paper',
      blocks: [
        { text: 'فتحت البوابات ليلا كما قالت وزارة المياه في Port Aldry يوم الاثنين.' },
        { text: 'ولم ينذر أحد سكان المدينة.' },
      ],
    },
  },
  claims: {
    opened: {
      text: `=1+1 The gates were opened ${attack}`,
      type: 'fact-or-event',
      eventDate: '2024-04-17',
      tags: ['b', attack],
      note: 'Two\nlines',
      assessment: {
        verdict: 'mostly-true',
        credibility: 2,
        likelihood: 'likely',
        confidence: 'low',
        rationale: attack,
        evidence: [
          { text: attack, url: 'https://evidence.example/?q=<b>' },
          { text: 'local file', url: 'file:///etc/passwd' },
        ],
      },
    },
    level: { text: 'The level was one metre.', type: 'quantity', assessment: { rationale: '' } },
    again: { text: 'They would do it again.', type: 'intention-or-plan' },
    subscribed: { text: 'Something in the furniture.' },
    unmarked: { text: 'Nobody says this.' },
  },
  occurrences: [
    {
      claim: 'opened',
      article: 'hostile',
      quotes: ['The gates 🚪🌊 were opened'],
      stance: 'endorses',
      stanceWords: `${attack} said`,
      fidelity: 'distorted',
      commitment: 'asserts',
      quotation: 'indirect',
      chain: [{ source: 'ministry', sourceWords: 'the ministry', cueWords: 'said' }],
      note: attack,
    },
    {
      claim: 'level',
      article: 'hostile',
      quotes: ['🌊 were opened, "><script>'],
      stance: 'rejects',
      polarity: 'negates',
    },
    { claim: 'level', article: 'hostile', quotes: ['-1 metre'], stance: null },
    { claim: 'level', article: 'hostile', quotes: ['was the level'], stance: 'unclear' },
    {
      claim: 'again',
      article: 'hostile',
      quotes: ['We would do it again,', 'and tomorrow.'],
      stance: 'reports-neutrally',
      quotation: 'direct',
      commitment: 'asserts',
    },
    { claim: 'subscribed', article: 'hostile', quotes: ['the gates'] },
    {
      claim: 'opened',
      article: 'arabic',
      quotes: ['فتحت البوابات ليلا'],
      stance: 'distances',
      stanceWords: 'كما قالت',
      fidelity: 'selective',
      commitment: 'relays',
      chain: [{ source: 'ministry', sourceWords: 'وزارة المياه', cueWords: 'قالت' }],
    },
  ],
  relations: [
    { from: 'opened', to: 'level', kind: 'supports', status: 'confirmed', reason: attack },
    { from: 'again', to: 'opened', kind: 'in-tension', status: 'suggested', reason: 'maybe' },
    { from: 'again', to: 'level', kind: 'contradicts', status: 'rejected', reason: 'rejected reason' },
  ],
};
