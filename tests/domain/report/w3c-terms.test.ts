import fc from 'fast-check';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsModule from 'ajv-formats';
import { expect, test } from 'vitest';
import { textDirection, webAddress } from '#domain/report/w3c-terms.ts';

const ajv = new Ajv2020();
(formatsModule as unknown as (ajv: Ajv2020) => void)(ajv);
const isUri = ajv.compile({ type: 'string', format: 'uri' });

test.each([
  ['https://a.example/x?q=1#p', 'https://a.example/x?q=1#p'],
  ['https://приклад.example/ж "1"|2', 'https://xn--80aikifvh.example/%D0%B6%20%221%22%7C2'],
  ['http://a.example/50%', 'http://a.example/50%25'],
  ['http://[::1]:8080/a[0]#x#y', 'http://[::1]:8080/a%5B0%5D#x%23y'],
  ['javascript:alert(1)', null],
  ['file:///etc/passwd', null],
  ['news.example', null],
  ['', null],
])('the address %j is %j', (url, address) => {
  expect(webAddress(url)).toBe(address);
});

test('every address of the web is a URI that a strict reader takes, and stays what it is when it is one', () => {
  const part = fc.string({ unit: 'grapheme', maxLength: 10 });
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), part, (url, more) => {
      const address = webAddress(`${url}${more}`);
      if (address === null) return;
      expect(isUri(address), address).toBe(true);
      expect(webAddress(address)).toBe(address);
    }),
  );
});

test('languages are written from the left or from the right', () => {
  expect(['en', 'uk-UA', 'ar', 'he', 'fa-IR', 'az-Arab'].map(textDirection)).toEqual([
    ...['ltr', 'ltr', 'rtl', 'rtl', 'rtl', 'rtl'],
  ]);
  expect(textDirection('')).toBeNull();
  expect(textDirection('no such_tag')).toBeNull();
});
