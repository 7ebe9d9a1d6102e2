/**
 * Whether a list that has just come on show is to take the keyboard: on arrival, unless it is on what led here or in a
 * field; later only where it would be nowhere, its place having gone from the page.
 */
export function takesKeyboard(isArrival: boolean): boolean {
  const active = document.activeElement;
  if (active === null || active === document.body) return true;
  return isArrival && !active.closest('nav, dialog, input, select, textarea');
}
