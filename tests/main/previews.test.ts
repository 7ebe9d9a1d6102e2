import { expect, test } from 'vitest';
import { createPreviews, isPreview } from '../../src/main/previews.ts';

const page = (words: string) => new TextEncoder().encode(words);

test('a previewed report has an address of its own until four newer ones are there', () => {
  const previews = createPreviews();
  const addresses = ['a', 'b', 'c', 'd', 'e'].map((words) => previews.put(page(words)));
  expect(new Set(addresses).size).toBe(5);
  expect(previews.find(addresses[0] ?? '')).toBeNull();
  expect(new TextDecoder().decode(previews.find(addresses[4] ?? '') ?? undefined)).toBe('e');
  for (const address of addresses) expect(isPreview(address)).toBe(true);
});

test.each([
  'app://parallax/index.html',
  'app://parallax/preview/',
  'app://parallax/preview/../index.html',
  'app://parallax/preview/1.js',
  'app://parallax/preview/1.html?x',
  'app://print/preview/1.html',
  'https://parallax/preview/1.html',
  'about:blank',
  '',
])('%s is no previewed report', (address) => {
  expect(isPreview(address)).toBe(false);
  expect(createPreviews().find(address)).toBeNull();
});

test('a place within a previewed report is still the report', () => {
  expect(isPreview('app://parallax/preview/3.html#claim-2')).toBe(true);
});
