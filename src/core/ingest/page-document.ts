import type { Config, DOMPurify } from 'dompurify';

// HTML from anywhere as a document that can be looked at and not run: no scripts, no requests, no styles, and of its
// elements only those that carry text. jsdom takes half a second to load, so it is loaded by the first page imported.

type PageTools = { readonly parser: DOMParser; readonly purify: DOMPurify };

let tools: Promise<PageTools> | null = null;

async function loadTools(): Promise<PageTools> {
  const [{ JSDOM, VirtualConsole }, { default: createPurify }] = await Promise.all([
    import('jsdom'),
    import('dompurify'),
  ]);
  // Documents made by a DOMParser have no window of their own: nothing in them runs, loads or navigates. A console of
  // its own keeps jsdom from printing what it thinks of a page's style sheets.
  const { window } = new JSDOM('', { virtualConsole: new VirtualConsole() });
  return { parser: new window.DOMParser(), purify: createPurify(window) };
}

/** A parser and a cleaner for pages; both work synchronously. */
export type PageReader = {
  /** Parses HTML into a document without a window. Its depth must have been limited before ({@link pruneMarkup}). */
  readonly parse: (html: string) => Document;
  /**
   * Leaves of a document's body what a reader of the page sees as text: takes out scripts, embedded things, forms and
   * hidden elements, then holds the rest against an allow list.
   */
  readonly clean: (page: Document) => void;
};

/** Loads what pages are read with, once. */
export async function loadPageReader(): Promise<PageReader> {
  tools ??= loadTools();
  const { parser, purify } = await tools;
  return {
    parse: (html) => parser.parseFromString(html, 'text/html'),
    clean: (page) => cleanPage(page, purify),
  };
}

/** Forgets what was loaded, after work on a page was broken off in the middle. */
export function discardPageReader(): void {
  tools = null;
}

const unread =
  'script,style,template,noscript,noembed,noframes,iframe,frame,frameset,object,embed,applet,svg,math,canvas,audio,video,' +
  'picture>source,map,dialog,button,select,textarea,datalist,input,progress,meter,link,meta,base,[hidden]';

const cleaning = {
  IN_PLACE: true,
  ALLOWED_TAGS: (
    'html body p div section article main header footer aside nav h1 h2 h3 h4 h5 h6 hgroup ul ol li dl dt dd blockquote q ' +
    'pre code samp kbd var table caption thead tbody tfoot tr td th figure figcaption details summary address center hr br ' +
    'wbr a abbr acronym b bdi bdo big cite del dfn em font i ins label mark ruby rb rp rt s small span strike strong sub ' +
    'sup time tt u form fieldset legend'
  ).split(' '),
  ALLOWED_ATTR: ['class', 'id', 'href', 'role', 'rel', 'itemprop', 'aria-hidden', 'dir', 'lang', 'datetime'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^https?:/iu,
} satisfies Config;

const hidingStyle = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/iu;

function cleanPage(page: Document, purify: DOMPurify): void {
  for (const element of page.body.querySelectorAll(unread)) element.remove();
  for (const element of page.body.querySelectorAll('[style]')) {
    if (hidingStyle.test(element.getAttribute('style') ?? '')) element.remove();
  }
  purify.sanitize(page.body, cleaning);
}
