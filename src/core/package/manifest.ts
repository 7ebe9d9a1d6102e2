/** The name of the file in an evidence package that lists the SHA-256 of every other. */
export const manifestName = 'manifest-sha256.txt';

/** A line of the manifest as `sha256sum` writes it. Names made here hold neither a backslash nor a line break. */
export function manifestLine(sha256: string, name: string): string {
  return `${sha256}  ${name}\n`;
}

/** What a manifest says: the hash of each file by its name, and the lines that say nothing that can be checked. */
export type Manifest = {
  readonly hashes: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
};

/** Reads a manifest as `sha256sum -c` does: `HASH  NAME`, `HASH *NAME`, or after a backslash with `\n` and `\\` in the name. */
export function readManifest(text: string): Manifest {
  const hashes = new Map<string, string>();
  const problems: string[] = [];
  text.split('\n').forEach((line, index, lines) => {
    if (line === '' && index === lines.length - 1) return;
    const [, escaped, hash = '', written = ''] =
      /^(\\?)([0-9a-f]{64}) [ *](.+)$/iu.exec(line.replace(/\r$/, '')) ?? [];
    const name =
      escaped === '\\' ? written.replace(/\\([n\\])/g, (_, sign) => (sign === 'n' ? '\n' : '\\')) : written;
    if (name === '') problems.push(`line ${index + 1} is not a hash and a name`);
    else if (hashes.has(name)) problems.push(`line ${index + 1} names “${name}” again`);
    else hashes.set(name, hash.toLowerCase());
  });
  return { hashes, problems };
}
