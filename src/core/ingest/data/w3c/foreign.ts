import { v5 as uuidOf } from 'uuid';
import { anchorPieces, claimTextOf, collapse } from '#domain/anchor/pieces.ts';
import { Failure } from '#domain/failure.ts';
import { maxPieces } from '#domain/pieces.ts';
import type { Span } from '#domain/span.ts';
import { tidyTag } from '#domain/tag.ts';
import type { Found } from './annotations.ts';
import { placeOf, type Target } from './articles.ts';
import { spanJson } from './case-parts.ts';
import { hasType, iriOf, isNode, listOf, type Node, textOf, timeOf, uuidIn } from './nodes.ts';
import type { Reading } from './own.ts';

// Annotations that other programs wrote. What they say in words becomes the claim, its tags and the note; nothing that is a
// judgement in Parallax is guessed from them.

/** Ids made from what is read, so that the same file read again adds nothing. */
const namespace = '6f1d3a52-6a1c-5a55-9d0e-1a7c0f0b8d11';

/** Reads an annotation of another program: an occurrence for each article that its targets are in. */
export function readForeign({ node, where }: Found, reading: Reading, now: () => string): void {
  const { remarks, articles, parts, missing } = reading;
  const bySource = new Map<Target, Span[]>();
  let isLost = false;
  const lose = (why: string): void => {
    isLost = true;
    remarks.add(where, `It was left out: ${why}.`);
  };
  const targets = listOf(node['target']).flatMap(withItems);
  if (targets.length === 0) lose('it has no target');
  for (const each of targets) {
    const iri = iriOf(isNode(each) ? (each['source'] ?? each) : each) ?? textOf(node['uri']);
    if (iri === null || uuidIn(iri) !== null) {
      lose('its target is no article');
      continue;
    }
    const textSha256 = /^urn:sha256:([0-9a-f]{64})$/u.exec(iri)?.[1] ?? null;
    const target = articles.find({ textSha256, url: iri, title: null });
    if (target === null) {
      isLost = true;
      missing(iri, true);
      continue;
    }
    const selector = isNode(each) ? each['selector'] : undefined;
    if (selector === undefined) {
      lose('it is about the article as a whole and marks no words');
      continue;
    }
    const place = placeOf(target, selector);
    if (place.kind === 'lost') {
      lose(`“${target.article.title}”: ${place.why}`);
      continue;
    }
    if (place.remark !== null) remarks.add(where, `“${target.article.title}”: ${place.remark}.`);
    bySource.set(target, [...(bySource.get(target) ?? []), place.span]);
  }
  // A piece that is not found would change what the rest says.
  if (isLost) return;
  const said = whatIsSaid(node, where, reading);
  const created = timeOf(node['created']);
  if (created === null && node['created'] !== undefined)
    remarks.add(where, 'Its time cannot be read; it counts as made now.');
  const createdAt = created ?? now();
  for (const [{ article: inCase, index }, spans] of bySource) {
    const article = parts.article(inCase);
    const pieces = anchorPieces(article.text.content, spans);
    if (pieces.length > maxPieces) {
      remarks.add(where, `It was left out: it has more than ${maxPieces} pieces.`);
      continue;
    }
    const id = occurrenceId(node, article.id, bySource.size);
    if (parts.has(id)) {
      remarks.add(where, 'It is in the file twice; the second was left out.');
      continue;
    }
    const quoted = claimTextOf(pieces.map(({ exact }) => exact));
    const claimId = uuidOf(said.claim === null ? `claim of ${id}` : `claim ${said.claim}`, namespace);
    const known = parts.claims.get(claimId);
    parts.claims.set(claimId, {
      id: claimId,
      text: said.claim ?? quoted,
      type: null,
      eventDate: null,
      tags: [...new Set([...(known?.tags ?? []), ...said.tags])],
      note: '',
      createdAt: known?.createdAt ?? createdAt,
      assessment: null,
      added: {},
    });
    parts.occurrences.set(id, {
      id,
      claimId,
      articleId: article.id,
      polarity: 'affirms',
      quotation: null,
      commitment: null,
      stance: null,
      stanceSpan: null,
      fidelity: null,
      added: {},
      note: said.notes.filter((note) => collapse(note) !== quoted).join('\n'),
      createdAt,
      spans: pieces.map((piece) => ({ ...spanJson(piece, index), exact: piece.exact })),
      chain: [{ sourceId: article.authorSourceId, status: 'own-voice', sourceSpan: null, cueSpan: null }],
    });
  }
}

/** The annotation's own id where it is a UUID; else one made of what it is called or says. */
function occurrenceId(node: Node, articleId: string, articles: number): string {
  const own = uuidIn(node['id']);
  if (own !== null && articles === 1) return own;
  return uuidOf(`${iriOf(node) ?? JSON.stringify(node)} in ${articleId}`, namespace);
}

/** Several things that are one target or body: a choice, a list, a composite. */
function withItems(value: unknown): readonly unknown[] {
  return isNode(value) && Array.isArray(value['items']) ? value['items'].flatMap(withItems) : [value];
}

type Said = {
  readonly claim: string | null;
  readonly tags: readonly string[];
  readonly notes: readonly string[];
};

/** What the bodies say: the first that describes is the claim, tags are tags, all else is the note. */
function whatIsSaid(node: Node, where: string, { remarks }: Reading): Said {
  const [motivation, ...others] = listOf(node['motivation']);
  const purposeOf = (body: Node): string =>
    textOf(listOf(body['purpose'])[0] ?? (others.length === 0 ? motivation : undefined)) ?? 'commenting';
  let claim: string | null = null;
  const tags: string[] = [];
  const notes: string[] = [];
  const addTag = (tag: string): void => {
    try {
      tags.push(tidyTag(tag));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      remarks.add(where, `Its tag “${tag}” was left out: ${error.message}`);
    }
  };
  const addText = (text: string, purpose: string): void => {
    const plain = collapse(text);
    if (plain === '') return;
    if (purpose === 'tagging') addTag(text);
    else if ((purpose === 'describing' || purpose === 'identifying') && claim === null) {
      claim = claimTextOf([plain]);
      if (claim !== plain) notes.push(text.trim());
    } else notes.push(isPlain(purpose) ? text.trim() : `${purpose}: ${text.trim()}`);
  };
  for (const body of listOf(node['body']).flatMap(withItems)) {
    const text = isNode(body) ? textOf(body['value'] ?? body['chars']) : null;
    const iri = iriOf(isNode(body) ? (body['source'] ?? body) : body);
    if (isNode(body) && text !== null) addText(text, purposeOf(body));
    else if (iri !== null && !(isNode(body) && hasType(body, 'TextualBody'))) notes.push(iri);
    else remarks.add(where, 'One of its bodies has neither a text nor an address and was left out.');
  }
  // As section 3.2.5 has it, and as the search of Hypothesis answers.
  for (const text of [textOf(node['bodyValue']), textOf(node['text'])]) if (text) addText(text, 'commenting');
  for (const tag of listOf(node['tags'])) addTag(textOf(tag) ?? '');
  for (const creator of [...listOf(node['creator']), ...listOf(node['user'])]) {
    const name = textOf(
      isNode(creator) ? (creator['name'] ?? creator['nickname'] ?? creator['id']) : creator,
    );
    if (name) notes.push(`— ${name}`);
  }
  return { claim, tags, notes };
}

const isPlain = (purpose: string): boolean =>
  ['commenting', 'replying', 'highlighting', 'describing', 'identifying'].includes(purpose);

/** What is read of an annotation, or tells nothing about what it says. */
const readNames = new Set([
  ...[
    '@context',
    'id',
    '@id',
    'type',
    '@type',
    'motivation',
    'created',
    'creator',
    'body',
    'bodyValue',
    'target',
  ],
  ...['generator', 'generated', 'modified', 'uri', 'text', 'tags', 'user'],
]);

/** The names in an annotation that are not read. */
export function unreadNames({ node }: Found): readonly string[] {
  return Object.keys(node).filter((name) => !readNames.has(name) && !name.startsWith('parallax:'));
}
