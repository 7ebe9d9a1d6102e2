import { unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';

/** A .docx as its readers see it: each part by its name, those that are XML parsed. */
export type DocxParts = {
  readonly names: readonly string[];
  readonly text: (name: string) => string;
  readonly xml: (name: string) => Document;
};

const { DOMParser } = new JSDOM().window;

/** Opens a .docx; a part that is no well-formed XML throws. */
export function openDocx(bytes: Uint8Array): DocxParts {
  const files = unzipSync(bytes);
  const text = (name: string): string => {
    const file = files[name];
    if (!file) throw new Error(`The file has no part ${name}.`);
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  };
  return {
    names: Object.keys(files),
    text,
    xml: (name) => new DOMParser().parseFromString(text(name), 'application/xml'),
  };
}

/** The elements of WordprocessingML with a local name, in their order. */
export function all(within: Document | Element, name: string): readonly Element[] {
  return [...within.getElementsByTagName(`w:${name}`)];
}

/** The value of an attribute of WordprocessingML. */
export function value(element: Element | undefined, name = 'val'): string | null {
  return element?.getAttribute(`w:${name}`) ?? null;
}

/** The words in an element, with line breaks as such. */
export function wordsOf(element: Element): string {
  return [...element.getElementsByTagName('*')]
    .map(({ tagName, textContent }) =>
      tagName === 'w:t' ? textContent : tagName === 'w:br' ? '\n' : tagName === 'w:tab' ? '\t' : '',
    )
    .join('');
}

/** The name of a paragraph's style; null is the ordinary one. */
export function styleOf(paragraph: Element): string | null {
  return value(all(paragraph, 'pStyle')[0]);
}
