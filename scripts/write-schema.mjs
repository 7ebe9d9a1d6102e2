// Writes docs/case.schema.json from the schema in src/contract/case-json.ts: node scripts/write-schema.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const { module } = await runnerImport(`${root}src/contract/case-json.ts`, {
  root,
  configFile: false,
  logLevel: 'error',
});
const path = `${root}docs/case.schema.json`;
writeFileSync(path, module.caseJsonSchemaText());
console.log(`Wrote ${path}`);
