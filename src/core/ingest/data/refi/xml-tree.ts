import { setImmediate } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import { rejectData } from '../reject-data.ts';

/** An element of XML. Names are without prefix: programs bind the namespace, or a version of it, as they like. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The words directly in it. */
  readonly text: string;
};

const deepest = 200;
const mostElements = 4_000_000;
/** How many UTF-16 code units are read in one go, which takes a few milliseconds. */
const stretch = 65_536;

/**
 * Reads XML. No document type is allowed, so there are no entities but XML's own and nothing is fetched.
 * @throws Failure `data.invalid` that names the line.
 */
export async function readXml(text: string, file: string): Promise<XmlElement> {
  const parser = new SaxesParser({ xmlns: true });
  type Open = XmlElement & { readonly children: XmlElement[]; text: string };
  const open: Open[] = [];
  let root: XmlElement | null = null;
  let count = 0;
  const reject = (problem: string): never => rejectData(`${file}, line ${parser.line}`, problem);
  parser.on('error', ({ message }) => reject(`this is not XML: ${message.replace(/^[\d:]+ /u, '')}`));
  parser.on('doctype', () => reject('a document type is not allowed in REFI-QDA'));
  parser.on('opentag', ({ local, attributes }) => {
    count += 1;
    if (count > mostElements) reject(`there are more than ${mostElements} elements`);
    if (open.length >= deepest) reject(`elements stand more than ${deepest} deep in each other`);
    const plain: Record<string, string> = {};
    for (const attribute of Object.values(attributes)) plain[attribute.local] = attribute.value;
    open.push({ name: local, attributes: plain, children: [], text: '' });
  });
  const words = (text: string): void => {
    const last = open.at(-1);
    if (last) last.text += text;
  };
  parser.on('text', words);
  parser.on('cdata', words);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    const parent = open.at(-1);
    if (parent) parent.children.push(closed);
    else root = closed;
  });
  for (let at = 0; at < text.length; at += stretch) {
    parser.write(text.slice(at, at + stretch));
    // Core answers others meanwhile.
    await setImmediate();
  }
  parser.close();
  return root ?? rejectData(file, 'there is no element in it');
}

/** The children of a name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first child of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}
