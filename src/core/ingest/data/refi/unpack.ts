import { type Unzipped, unzipSync } from 'fflate';
import { rejectData } from '../reject-data.ts';

// A project comes as a zip, whose entries are named and sized by whoever made it. Nothing is ever written to disk from it,
// and nothing is unpacked that is not asked for.

/** The most a project file may take when unpacked, bytes. */
const mostProject = 256 * 1024 * 1024;
/** The most all texts, notes and originals may take together when unpacked, bytes. */
const mostFiles = 1024 * 1024 * 1024;
const mostEntries = 200_000;

/** A project as it lies in the zip. */
export type PackedProject = {
  readonly project: Uint8Array;
  /** The files behind paths such as `internal://x.txt`, by path; those that are not in the zip are left out. */
  readonly files: (paths: Iterable<string>) => ReadonlyMap<string, Uint8Array>;
};

/** Opens the zip of a project. @throws Failure `data.invalid` when it is none, damaged or blown up. */
export function unpackProject(bytes: Uint8Array): PackedProject {
  const entries = inZip(() => listEntries(bytes));
  const project = entries.find(({ name }) => isProjectName(name));
  if (!project) return rejectData('', 'there is no .qde file in the zip, so it is no REFI-QDA project');
  if (project.size > mostProject)
    return rejectData(project.name, `it would take ${megabytes(project.size)} when unpacked`);
  const byPath = new Map(entries.map((entry) => [entry.name.toLowerCase().replaceAll('\\', '/'), entry]));
  const [content] = Object.values(extract(bytes, new Set([project.name])));
  return {
    project: content ?? rejectData(project.name, 'it cannot be unpacked'),
    files: (paths) => {
      const wanted = new Map<string, string>();
      const names = new Set<string>();
      let size = 0;
      for (const path of paths) {
        const entry = entryPaths(path)
          .map((each) => byPath.get(each))
          .find((found) => found !== undefined);
        if (!entry) continue;
        if (!names.has(entry.name)) size += entry.size;
        names.add(entry.name);
        wanted.set(path, entry.name);
      }
      if (size > mostFiles) rejectData('', `its texts would take ${megabytes(size)} when unpacked`);
      const found = extract(bytes, names);
      return new Map(
        [...wanted].flatMap(([path, name]) => {
          const file = found[name];
          return file ? [[path, file] as const] : [];
        }),
      );
    },
  };
}

/** True for a path that leads out of the zip. */
export function isOutside(path: string): boolean {
  return /^(?:relative|absolute|file):/iu.test(path.trim());
}

/** Where a file may lie: programs differ in the name of the folder, in its case and in having one. */
function entryPaths(path: string): readonly string[] {
  if (isOutside(path)) return [];
  const name = path
    .trim()
    .replace(/^internal:\/*/iu, '')
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/u, '')
    .toLowerCase();
  return name === '' || name.split('/').includes('..') ? [] : [`sources/${name}`, name];
}

const isProjectName = (name: string): boolean => /^[^/\\]+\.qde$/iu.test(name);

type Entry = { readonly name: string; readonly size: number };

function listEntries(bytes: Uint8Array): readonly Entry[] {
  const entries: Entry[] = [];
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (entries.length >= mostEntries) throw new Error(`it has more than ${mostEntries} entries`);
      entries.push({ name, size: originalSize });
      return false;
    },
  });
  return entries;
}

/** Unpacks entries by name. Each gets as many bytes as the zip says it has, and no more. */
function extract(bytes: Uint8Array, names: ReadonlySet<string>): Unzipped {
  if (names.size === 0) return {};
  const taken = new Set<string>();
  return inZip(() =>
    unzipSync(bytes, {
      filter: ({ name }) => {
        // A name that is there twice would be unpacked twice.
        if (!names.has(name) || taken.has(name)) return false;
        taken.add(name);
        return true;
      },
    }),
  );
}

function inZip<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    return rejectData('', `the zip is damaged: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_048_576)} MB`;
