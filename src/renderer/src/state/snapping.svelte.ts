const place = 'snap-to-words';

let snaps = $state(localStorage.getItem(place) !== 'off');

/** True when the mouse takes whole words: selecting, and dragging a mark's edge. */
export function snapsToWords(): boolean {
  return snaps;
}

/** Has the mouse take whole words, or single characters, from now on and after a restart. */
export function snapToWords(on: boolean): void {
  snaps = on;
  localStorage.setItem(place, on ? 'on' : 'off');
}
