// What is folded stays folded from one mark to the next and from one day to the next.
const kept = 'inspector-groups';
const folded = $state<Record<string, boolean>>(read());

function read(): Record<string, boolean> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(kept) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...(value as Record<string, boolean>) } : {};
  } catch {
    return {};
  }
}

/** Whether a group of the inspector is folded; null while the analyst has not said. */
export function isFolded(name: string): boolean | null {
  return folded[name] ?? null;
}

/** Folds or unfolds a group of the inspector, here and for every mark after. */
export function fold(name: string, isNow: boolean): void {
  folded[name] = isNow;
  localStorage.setItem(kept, JSON.stringify(folded));
}
