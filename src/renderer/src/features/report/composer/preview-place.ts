/** Where a page is scrolled to: a named place and how far it lies below the top in pixels, and the whole way from the top. */
export type Place = { readonly id: string | null; readonly below: number; readonly top: number };

/** The place at the top of a page. */
export function placeIn({ document, scrollY }: Window): Place {
  let found: Place = { id: null, below: 0, top: scrollY };
  // In the order of the page, so that what is below the top ends the search.
  for (const element of document.querySelectorAll('main [id]')) {
    const { top } = element.getBoundingClientRect();
    if (top > 8) break;
    found = { id: element.id, below: top, top: scrollY };
  }
  return found;
}

/** Brings a page to a place; to the same way from its top where the place is not named in it any more. */
export function putPlace(page: Window, { id, below, top }: Place): void {
  const element = id === null ? null : page.document.getElementById(id);
  page.scrollTo({
    top: element ? page.scrollY + element.getBoundingClientRect().top - below : top,
    behavior: 'instant',
  });
}
