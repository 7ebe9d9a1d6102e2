const brackets: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  'Shift+BracketLeft': '{',
  'Shift+BracketRight': '}',
};

/**
 * A key press as commands name it: modifiers in the order `Mod+Alt+Shift+`, then the key. `Mod` is Command on macOS and
 * Control elsewhere. Letters are by what they type on a Latin layout, falling back to the key's place, so that the
 * keys work under a Cyrillic layout too.
 */
export function keyName(event: KeyboardEvent, platform: string): string {
  const mod = platform === 'darwin' ? event.metaKey : event.ctrlKey;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const bracket = brackets[`${event.shiftKey ? 'Shift+' : ''}${event.code}`];
  const latin = /^[\x21-\x7e]$/.test(event.key);
  const key =
    event.key.length === 1
      ? latin
        ? event.key.toUpperCase()
        : (letter ?? digit ?? bracket ?? event.key)
      : event.key;
  return `${mod ? 'Mod+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${key}`;
}

/** True where typing belongs to the field itself and single-letter commands must keep quiet. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'))
  );
}
