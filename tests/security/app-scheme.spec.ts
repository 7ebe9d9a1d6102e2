import { expect, test } from '../e2e/fixtures/app.ts';

const addresses = [
  'app://parallax/../package.json',
  'app://parallax/%2e%2e/%2e%2e/package.json',
  'app://parallax/%2e%2e%2f%2e%2e%2fpackage.json',
  'app://parallax/assets/..%2f..%2f..%2fpackage.json',
  'app://parallax/..%5c..%5cpackage.json',
  'app://parallax/index.html%00.json',
  'app://parallax//etc/hostname.html',
  'app://parallax/%2e%2e%2fmain%2findex.js',
  'app://parallax/%2e%2e%2fpreload%2findex.cjs',
  'app://print/index.html',
  'app://elsewhere/index.html',
];

test('only files of the built page are served, whatever the address tries', async ({ launch }) => {
  const { app } = await launch();
  const answers = await app.evaluate(async ({ net }, all) => {
    const found: Record<string, number> = {};
    for (const address of all) found[address] = (await net.fetch(address)).status;
    return found;
  }, addresses);
  expect(answers).toEqual(Object.fromEntries(addresses.map((address) => [address, 404])));
});

test('the page is served, and only for reading', async ({ launch }) => {
  const { app } = await launch();
  const [read, written] = await app.evaluate(async ({ net }) => [
    (await net.fetch('app://parallax/index.html')).status,
    (await net.fetch('app://parallax/index.html', { method: 'POST', body: 'x' })).status,
  ]);
  expect([read, written]).toEqual([200, 404]);
});

test('files of the disk have no address', async ({ launch }) => {
  const { page } = await launch();
  const outcome = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const image = new Image();
        image.addEventListener('load', () => resolve('loaded'));
        image.addEventListener('error', () => resolve('refused'));
        image.src = 'file:///usr/share/pixmaps/debian-logo.png';
      }),
  );
  expect(outcome).toBe('refused');
});
