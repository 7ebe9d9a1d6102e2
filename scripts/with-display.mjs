// Gives a command a display: `node scripts/with-display.mjs COMMAND [ARGUMENT…]`.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findProgram } from './setup/places.mjs';
import { hasDisplay } from './setup/system-libraries.mjs';

/**
 * Runs `work` with an environment in which a window can be shown: this one's, or one with a virtual display that
 * lives as long as the work.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  if (hasDisplay()) return work(process.env);
  const server = startServer();
  const stop = () => server.process.kill('SIGTERM');
  process.once('exit', stop);
  try {
    const display = await server.display;
    return await work({ ...process.env, DISPLAY: `:${display}` });
  } finally {
    process.removeListener('exit', stop);
    stop();
  }
}

function startServer() {
  const program = findProgram('Xvfb');
  if (program === null) {
    throw new Error('There is no display and no Xvfb to make a virtual one. Run: npm run setup -- --test');
  }
  // The server picks a free display number itself and writes it to the descriptor named last.
  const server = spawn(
    program,
    ['-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset', '-displayfd', '3'],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    },
  );
  /** @type {Promise<number>} */
  const display = new Promise((resolve, reject) => {
    let errors = '';
    let written = '';
    server.stderr?.on('data', (chunk) => (errors = `${errors}${chunk}`.slice(-4000)));
    server.stdio[3]?.on('data', (chunk) => {
      written += chunk;
      if (written.includes('\n')) resolve(Number(written));
    });
    server.on('error', reject);
    server.on('exit', (code) =>
      reject(new Error(`The virtual display (Xvfb) ended with code ${code}.\n${errors}`)),
    );
  });
  return { process: server, display };
}

/**
 * Runs a command with this terminal and tells its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [cwd]
 * @returns {Promise<number>}
 */
export function runHere(command, args, env, cwd = process.cwd()) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { env, cwd, stdio: 'inherit' });
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.removeListener('SIGINT', pass);
      process.removeListener('SIGTERM', pass);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined) {
    console.error('Usage: node scripts/with-display.mjs COMMAND [ARGUMENT…]');
    process.exitCode = 2;
  } else process.exitCode = await withDisplay((env) => runHere(command, args, env));
}
