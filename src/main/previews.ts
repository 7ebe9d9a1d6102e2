import { pageOrigin } from './asset-path.ts';

/** The report as the composer shows it: pages that are kept here and served to the window's own frame. */
export type Previews = {
  /** Keeps a page and gives its address. */
  readonly put: (page: Uint8Array<ArrayBuffer>) => string;
  /** The page at an address; null when there is none, or none any more. */
  readonly find: (address: string) => Uint8Array<ArrayBuffer> | null;
};

const folder = `${pageOrigin}/preview/`;
/** The one on show, the one that takes its place, and an older one that is looked at beside them. */
const kept = 4;

/** True for the address of a previewed report. */
export function isPreview(address: string): boolean {
  return /^\d+\.html$/.test(
    address.startsWith(folder) ? address.slice(folder.length).replace(/#.*$/s, '') : '',
  );
}

/** Keeps the newest few previews. */
export function createPreviews(): Previews {
  const pages = new Map<string, Uint8Array<ArrayBuffer>>();
  let last = 0;
  return {
    put: (page) => {
      const address = `${folder}${(last += 1)}.html`;
      pages.set(address, page);
      for (const old of [...pages.keys()].slice(0, -kept)) pages.delete(old);
      return address;
    },
    find: (address) => pages.get(address) ?? null,
  };
}
