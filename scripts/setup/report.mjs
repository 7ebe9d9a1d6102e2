import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** A failure the person at the keyboard can do something about: what went wrong, and the remedy. */
export class SetupError extends Error {
  /**
   * @param {string} message what went wrong
   * @param {string} remedy what to do about it
   * @param {unknown} [cause]
   */
  constructor(message, remedy, cause) {
    super(message, { cause });
    this.name = 'SetupError';
    this.remedy = remedy;
  }
}

/**
 * Says in one plain line what the set-up does; on standard error, as a command of the app may run within it.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`set-up: ${text}\n`);
}

/**
 * Shows how far a long step is: every second on a terminal, else a line at 10 s, 20 s, 40 s, then each minute,
 * so that a log stays short and a person still sees that it lives.
 * @param {string} label
 * @returns {{ detail(text: string): void, end(): void }}
 */
export function startProgress(label) {
  const started = Date.now();
  let detail = '';
  let nextLine = 10_000;
  const live = process.stderr.isTTY === true;
  const timer = setInterval(() => {
    const elapsed = Date.now() - started;
    const line = `  ${label}: ${detail === '' ? '' : `${detail}, `}${Math.round(elapsed / 1000)} s`;
    if (live) process.stderr.write(`\r\u001B[K${line}`);
    else if (elapsed >= nextLine) {
      process.stderr.write(`${line}\n`);
      nextLine = Math.min(nextLine * 2, nextLine + 60_000);
    }
  }, 1000);
  timer.unref();
  return {
    detail(text) {
      detail = text;
    },
    end() {
      clearInterval(timer);
      if (live) process.stderr.write('\r\u001B[K');
    },
  };
}

/** @type {readonly NodeJS.Signals[]} */
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @type {((pid: number) => void) | null} */
let onChild = null;

/**
 * Has `listener` told the process id of every command that `run` starts from now on.
 * @param {((pid: number) => void) | null} listener
 */
export function watchChildren(listener) {
  onChild = listener;
}

/**
 * @typedef {object} RunOptions
 * @property {string} cwd
 * @property {string} label what the progress line says
 * @property {NodeJS.ProcessEnv} [env]
 * @property {() => number} [measure] a number that grows while the command gets on (bytes on disk)
 * @property {(measured: number) => string} [describe] turns that number into the progress line's detail
 * @property {number} [stallLimit] milliseconds without growth of `measure` (or output) after which it is stopped
 */

/**
 * Runs a command without a shell and without standard input, and gathers what it prints.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<{ ok: boolean, output: string, stalled: boolean }>}
 */
export function run(command, args, options) {
  const progress = startProgress(options.label);
  return new Promise((resolve) => {
    // Windows starts npm.cmd only through a shell; elsewhere no shell is involved.
    const child = spawn(command, [...args], {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
      detached: process.platform !== 'win32',
    });
    if (child.pid !== undefined) onChild?.(child.pid);
    let output = '';
    let stalled = false;
    let last = 0;
    let lastChange = Date.now();
    const stop = () => killTree(child.pid);
    let nextMeasure = 0;
    const watch = setInterval(() => {
      const now = Date.now();
      if (now < nextMeasure) return;
      const measured = options.measure?.() ?? output.length;
      // Looking through many thousand files must not slow down the command that writes them.
      nextMeasure = Date.now() + 20 * (Date.now() - now);
      if (measured !== last) {
        last = measured;
        lastChange = now;
      }
      if (options.describe !== undefined && measured > 0) progress.detail(options.describe(measured));
      if (options.stallLimit !== undefined && now - lastChange > options.stallLimit) {
        stalled = true;
        stop();
      }
    }, 500);
    const interrupted = (/** @type {NodeJS.Signals} */ signal) => {
      stop();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    for (const signal of ENDING_SIGNALS) process.once(signal, interrupted);
    const gather = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString('utf8')).slice(-200_000);
    };
    child.stdout.on('data', gather);
    child.stderr.on('data', gather);
    const finish = (/** @type {boolean} */ ok) => {
      clearInterval(watch);
      for (const signal of ENDING_SIGNALS) process.removeListener(signal, interrupted);
      progress.end();
      resolve({ ok, output: stripVTControlCharacters(output), stalled });
    };
    child.on('error', (error) => {
      output += `\n${error.message}`;
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}

/** @param {number | undefined} pid */
function killTree(pid) {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/**
 * Runs npm: the very one that runs this script when there is one, so that both read the same configuration.
 * @param {readonly string[]} args
 * @param {RunOptions} options
 */
export function runNpm(args, options) {
  const cli = process.env['npm_execpath'];
  if (cli !== undefined && /npm-cli\.[cm]?js$/.test(cli))
    return run(process.execPath, [cli, ...args], options);
  return run('npm', args, options);
}

const NO_NETWORK =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b|fetch failed|network (?:error|timeout)/i;

/**
 * Names the cause of a failed command from what it printed, with the remedy.
 * @param {string} what the step that failed, as a clause: "The dependencies could not be installed"
 * @param {string} output
 * @returns {SetupError}
 */
export function explainFailure(what, output) {
  const tail = lastLines(output, 12);
  if (/\bENOSPC\b|no space left on device/i.test(output)) {
    return new SetupError(
      `${what}: the disk is full.`,
      'Free about 2 GB where the project and your cache folder lie, then run the same command again.',
    );
  }
  if (/\bEINTEGRITY\b/.test(output)) {
    return new SetupError(
      `${what}: a downloaded package is not the one that was published (its integrity hash differs).\n${tail}`,
      'Run `npm cache verify`, then the same command again. If it stays, the registry or a proxy alters packages.',
    );
  }
  if (NO_NETWORK.test(output)) {
    return new SetupError(
      `${what}: the network or the npm registry could not be reached.\n${tail}`,
      'Check the connection (`npm ping`), a proxy (`npm config get proxy`) and the registry (`npm config get registry`), then run the same command again.',
    );
  }
  if (/self-signed certificate|SELF_SIGNED_CERT|UNABLE_TO_(?:VERIFY|GET)|CERT_HAS_EXPIRED/.test(output)) {
    return new SetupError(
      `${what}: the connection to the npm registry is not trusted (its certificate is signed by somebody unknown).\n${tail}`,
      'Where a company inspects connections, name its certificate: NODE_EXTRA_CA_CERTS=/path/to/company.pem, then run the same command again.',
    );
  }
  if (/\bEUSAGE\b/.test(output)) {
    const missing = output.split('\n').filter((line) => /(?:Missing|Invalid): /.test(line));
    return new SetupError(
      `${what}: package.json and package-lock.json do not fit together.\n${lastLines(missing.join('\n'), 8)}`,
      'Run `npm install` and commit both files, or get both as they were: git checkout -- package.json package-lock.json',
    );
  }
  if (/\b(E401|E403|ENEEDAUTH)\b/.test(output)) {
    return new SetupError(
      `${what}: the npm registry refused access.\n${tail}`,
      'Log in to your registry (`npm login`) or choose another (`npm config set registry`), then run the same command again.',
    );
  }
  if (/\b(EACCES|EPERM|EROFS)\b|permission denied/i.test(output)) {
    return new SetupError(
      `${what}: a file or folder may not be written.\n${tail}`,
      'Make the project folder and your cache folder writable for your user, then run the same command again.',
    );
  }
  return new SetupError(`${what}.\n${tail}`, 'Read the lines above, then run the same command again.');
}

/**
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text
    .trim()
    .split('\n')
    .slice(-count)
    .map((line) => `    ${line}`)
    .join('\n');
}
