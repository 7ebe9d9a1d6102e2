import { expect, test } from 'vitest';
import { findAsset, pageUrl } from '../../src/main/asset-path.ts';

const folder = '/opt/parallax/out/renderer';

test('addresses of the page stand for files in its folder, with their media type', () => {
  expect(findAsset(folder, pageUrl)).toEqual({
    path: `${folder}/index.html`,
    mediaType: 'text/html; charset=utf-8',
  });
  expect(findAsset(folder, 'app://parallax/assets/a%20b.js?v=1#x')).toEqual({
    path: `${folder}/assets/a b.js`,
    mediaType: 'text/javascript; charset=utf-8',
  });
});

test.each([
  'app://parallax/../package.json',
  'app://parallax/%2e%2e/main/index.js',
  'app://parallax/%2e%2e%2fmain%2findex.js',
  'app://parallax/assets/..%2f..%2f..%2fsecret.json',
  'app://parallax/..%5c..%5csecret.json',
  'app://parallax/index.html%00.js',
  'app://parallax//etc/shadow.json',
  'app://parallax/%zz.js',
  'app://parallax/',
  'app://parallax/assets',
  'app://parallax/notes.parallax',
  'app://other/index.html',
  'app://parallax.evil/index.html',
  'file:///opt/parallax/out/renderer/index.html',
  'https://parallax/index.html',
  'no address',
])('%s stands for no file outside the folder', (address) => {
  const asset = findAsset(folder, address);
  expect(asset === null || asset.path.startsWith(`${folder}/`)).toBe(true);
});

test.each([
  'app://parallax/%2e%2e%2fmain%2findex.js',
  'app://parallax/notes.parallax',
  'app://other/index.html',
])('%s is not found', (address) => {
  expect(findAsset(folder, address)).toBeNull();
});

test('a folder whose name only begins like the page’s is outside', () => {
  expect(findAsset(folder, 'app://parallax/%2e%2e%2frenderer-old%2findex.html')).toBeNull();
});
