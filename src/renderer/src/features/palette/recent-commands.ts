const place = 'palette:recent';
const most = 12;

/** The ids of the commands that were chosen in the palette last, newest first; kept for this user. */
export function recentCommands(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** Puts a command first among those chosen last. */
export function keepRecent(id: string): void {
  const others = recentCommands().filter((each) => each !== id);
  localStorage.setItem(place, JSON.stringify([id, ...others].slice(0, most)));
}
