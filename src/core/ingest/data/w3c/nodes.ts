import { validate } from 'uuid';
import type { Remark } from '../data-reader.ts';

// JSON-LD as it comes: one value or a list of them, IRIs alone or in an object, and perhaps anything else.

/** An object of the file. */
export type Node = Readonly<Record<string, unknown>>;

/** Notes what of the file was not taken. */
export type Remarks = { readonly add: (where: string, message: string) => void };

/** True for an object that is no list. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is there once or several times as a list. */
export function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

/** A text without what no text of a case has (lone surrogates, NUL), or null when it is none. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : null;
}

/** The IRI of something that is given by it or has it. */
export function iriOf(value: unknown): string | null {
  return textOf(isNode(value) ? (value['id'] ?? value['@id']) : value);
}

/** A value under a name of Parallax's own. */
export function ownTerm(node: Node, name: string): unknown {
  return node[`parallax:${name}`];
}

/** The id in `urn:uuid:…`, or null. */
export function uuidIn(value: unknown): string | null {
  const iri = iriOf(value)?.toLowerCase();
  const id = iri?.startsWith('urn:uuid:') ? iri.slice('urn:uuid:'.length) : null;
  return id !== null && validate(id) ? id : null;
}

/** True when a thing is of this type. */
export function hasType(node: Node, type: string): boolean {
  return listOf(node['type'] ?? node['@type']).includes(type);
}

/** A time in UTC as the case writes it, or null when it is none. */
export function timeOf(value: unknown): string | null {
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/u.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** Collects remarks. */
export function collectRemarks(): Remarks & { readonly all: readonly Remark[] } {
  const all: Remark[] = [];
  return { all, add: (where, message) => all.push({ where, message }) };
}
