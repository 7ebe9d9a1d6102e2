import { expect, test } from 'vitest';
import { explainFailure } from '../../scripts/setup/report.mjs';

const what = 'The dependencies could not be installed';

test.each([
  [
    'npm error code ENOTFOUND\nnpm error network request to https://example.org failed',
    'could not be reached',
    'npm ping',
  ],
  ['TypeError: fetch failed', 'could not be reached', 'npm config get proxy'],
  [
    'npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write',
    'the disk is full',
    'Free about 2 GB',
  ],
  ['npm error code EINTEGRITY', 'its integrity hash differs', 'npm cache verify'],
  ['npm error code E401', 'refused access', 'npm login'],
  ['npm error code EACCES\nnpm error path /srv', 'may not be written', 'writable'],
  ['npm error code EUSAGE\nnpm error Missing: a@1.0.0 from lock file', 'do not fit together', 'npm install'],
  ['npm error self-signed certificate in certificate chain', 'is not trusted', 'NODE_EXTRA_CA_CERTS'],
])('the output %j is explained with its remedy', (output, cause, remedy) => {
  const failure = explainFailure(what, output);
  expect(failure.message).toContain(`${what}: `);
  expect(failure.message).toContain(cause);
  expect(failure.remedy).toContain(remedy);
});

test('a full disk is named before the network errors that it causes', () => {
  expect(explainFailure(what, 'ECONNRESET\nENOSPC: no space left on device').message).toContain(
    'disk is full',
  );
});

test('a failure nobody foresaw shows the command’s own last lines', () => {
  const output = ['an early line', ...Array.from({ length: 20 }, (_, index) => `line ${index}`)].join('\n');
  const { message } = explainFailure(what, output);
  expect(message).toContain('line 19');
  expect(message).not.toContain('an early line');
});
