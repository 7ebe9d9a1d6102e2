import { rejectData } from '../reject-data.ts';

/** Checks texts that the schema cannot: they are well-formed and hold no NUL. */
export function checkWords(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed() || value.includes('\0')) rejectData(path, 'has broken characters');
  } else if (Array.isArray(value)) {
    value.forEach((each, index) => {
      checkWords(each, `${path}[${index}]`);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) checkWords(each, path === '' ? key : `${path}.${key}`);
  }
}

/** Checks that a name or a sentence says something. */
export function checkLine(value: string, path: string): void {
  if (value.trim() === '') rejectData(path, 'is empty');
}

/** Checks that an address is one that may be opened: http or https. */
export function checkUrl(url: string | null, path: string): void {
  if (url === null) return;
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address?.protocol !== 'https:' && address?.protocol !== 'http:')
    rejectData(path, 'an address begins with http:// or https://');
}
