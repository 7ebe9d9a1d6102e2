import type { FailureCode } from '#domain/failure.ts';

/** The exit codes of the command line, with what each means. */
export const exitCodes = {
  done: { code: 0, meaning: 'done' },
  unexpected: { code: 1, meaning: 'something unexpected went wrong inside Parallax' },
  usage: { code: 2, meaning: 'the command was not understood' },
  cannotOpen: { code: 3, meaning: 'a case or file cannot be opened' },
  badInput: { code: 4, meaning: 'the input is not right; nothing of it was kept' },
  partlyDone: {
    code: 5,
    meaning: 'partly done: some files failed and are named, the others are in the case',
  },
  problemsFound: { code: 6, meaning: 'verify found problems' },
  cannotWrite: {
    code: 7,
    meaning: 'the result cannot be written (read-only, open elsewhere, disk full, name taken)',
  },
  interrupted: { code: 130, meaning: 'an export was interrupted (Ctrl+C); nothing was written' },
} as const;

/** The name of an exit code. */
export type ExitName = keyof typeof exitCodes;

const byFailure: Readonly<Partial<Record<FailureCode, ExitName>>> = {
  'cli.usage': 'usage',
  'case.not-found': 'cannotOpen',
  'case.not-a-case': 'cannotOpen',
  'case.newer-version': 'cannotOpen',
  'case.damaged': 'cannotOpen',
  'case.migration-failed': 'cannotOpen',
  'package.not-readable': 'cannotOpen',
  'package.unsafe': 'problemsFound',
  'file.not-found': 'cannotOpen',
  'file.not-readable': 'cannotOpen',
  'case.read-only': 'cannotWrite',
  'case.exists': 'cannotWrite',
  'case.cannot-write': 'cannotWrite',
  'disk.full': 'cannotWrite',
  'export.failed': 'cannotWrite',
  'export.exists': 'cannotWrite',
  'request.cancelled': 'interrupted',
  'core.internal': 'unexpected',
  'core.restarted': 'unexpected',
};

/** The exit code for a failure; what the analyst gave is to blame unless the table says otherwise. */
export function exitCodeOf(failure: FailureCode): number {
  return exitCodes[byFailure[failure] ?? 'badInput'].code;
}

/** The table of exit codes as lines of help. */
export function describeExitCodes(): string {
  return Object.values(exitCodes)
    .map(({ code, meaning }) => `  ${code}  ${meaning}`)
    .join('\n');
}
