// Runs a TypeScript module of the tests in a process of its own: `node run.mjs MODULE ARGUMENT…`.
import { runnerImport } from 'vite';

await runnerImport(process.argv[2], { configFile: false, logLevel: 'error' });
