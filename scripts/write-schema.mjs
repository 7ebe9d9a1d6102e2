// Writes the published schemas in docs from those in src/contract: node scripts/write-schema.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
/** @type {readonly (readonly [source: string, text: string, place: string])[]} */
const schemas = [
  ['src/contract/case-json.ts', 'caseJsonSchemaText', 'docs/case.schema.json'],
  ['src/contract/occurrence-line.ts', 'occurrenceLineSchemaText', 'docs/occurrence.schema.json'],
];
for (const [source, text, place] of schemas) {
  const { module } = await runnerImport(`${root}${source}`, { root, configFile: false, logLevel: 'error' });
  writeFileSync(`${root}${place}`, module[text]());
  console.log(`Wrote ${root}${place}`);
}
