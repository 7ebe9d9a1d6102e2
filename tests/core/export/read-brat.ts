// A reader of brat's standoff format, made after its description (https://brat.nlplab.org/standoff.html and
// https://brat.nlplab.org/configuration.html) and strict where brat itself is: it says what brat would not take.

/** A mark, a relation, an attribute, a note or an equivalence, by the letter of its id. */
export type BratLine =
  | { readonly kind: 'T'; readonly id: string; readonly type: string; readonly pieces: readonly string[] }
  | { readonly kind: 'R'; readonly type: string; readonly arg1: string; readonly arg2: string }
  | { readonly kind: 'A'; readonly type: string; readonly of: string; readonly value: string }
  | { readonly kind: '#'; readonly type: string; readonly of: string; readonly text: string }
  | { readonly kind: '*'; readonly ids: readonly string[] };

/** The types of a configuration by section, each with its arguments. */
export type BratConfiguration = ReadonlyMap<
  string,
  ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>
>;

/** Reads annotation.conf. */
export function readConfiguration(text: string): BratConfiguration {
  const sections = new Map<string, Map<string, Map<string, readonly string[]>>>();
  let section = new Map<string, Map<string, readonly string[]>>();
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const head = /^\[(entities|relations|events|attributes)\]$/.exec(line);
    if (head?.[1] !== undefined) {
      section = new Map();
      sections.set(head[1], section);
      continue;
    }
    const [name = '', rest = ''] = line.split(/\s+(.*)/s);
    if (!/^(?:[a-zA-Z0-9_-]+|<OVERLAP>)$/.test(name)) throw new Error(`not a type: ${line}`);
    const args = rest
      .split(',')
      .filter((arg) => arg.trim() !== '')
      .map((arg) => {
        const [, key = '', values = ''] = /^(\S*?):(\S+)$/.exec(arg.trim()) ?? [];
        if (key === '' || values === '') throw new Error(`not an argument: ${arg}`);
        return [key, values.split('|')] as const;
      });
    section.set(name, new Map(args));
  }
  if (sections.size !== 4) throw new Error('four sections are expected');
  return sections;
}

/** Reads the annotations of a text and checks every offset, id and type. */
export function readAnnotations(
  text: string,
  annotations: string,
  configuration: BratConfiguration,
): readonly BratLine[] {
  // Offsets are characters of Python, which are code points.
  const characters = Array.from(text);
  const types = new Map<string, string>();
  const seen = new Set<string>();
  const lines = annotations === '' ? [] : annotations.split(/[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/u);
  if (annotations !== '' && lines.pop() !== '') throw new Error('the last line is not ended');
  const known = (section: string, type: string): ReadonlyMap<string, readonly string[]> => {
    const found = configuration.get(section)?.get(type);
    if (!found) throw new Error(`${type} is not among the ${section}`);
    return found;
  };
  const allowed = (args: ReadonlyMap<string, readonly string[]>, role: string, id: string): void => {
    const type = types.get(id);
    if (type === undefined || !args.get(role)?.includes(type)) throw new Error(`${role} cannot be ${id}`);
  };
  return lines.map((line): BratLine => {
    const [id = '', data = '', ...tail] = line.split('\t');
    if (id !== '*' && (!/^[TRA#][1-9][0-9]*$/.test(id) || seen.has(id))) throw new Error(`bad id: ${line}`);
    seen.add(id);
    switch (id[0]) {
      case 'T': {
        const [, type = '', places = ''] = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(data) ?? [];
        known('entities', type);
        types.set(id, type);
        let last = -1;
        const pieces = places.split(';').map((place) => {
          const [start = 0, end = 0] = place.split(' ').map(Number);
          if (start <= last || end <= start || end > characters.length) throw new Error(`bad place: ${line}`);
          last = end;
          return characters.slice(start, end).join('');
        });
        if (tail.join('\t') !== pieces.join(' ')) throw new Error(`other words than the text has: ${line}`);
        return { kind: 'T', id, type, pieces };
      }
      case 'R': {
        const [, type = '', arg1 = '', arg2 = ''] = /^(\S+) Arg1:(\S+) Arg2:(\S+)$/.exec(data) ?? [];
        const args = known('relations', type);
        allowed(args, 'Arg1', arg1);
        allowed(args, 'Arg2', arg2);
        return { kind: 'R', type, arg1, arg2 };
      }
      case 'A': {
        const [, type = '', of = '', value = ''] = /^(\S+) (\S+) (\S+)$/.exec(data) ?? [];
        const args = known('attributes', type);
        allowed(args, 'Arg', of);
        if (!args.get('Value')?.includes(value)) throw new Error(`no such value: ${line}`);
        return { kind: 'A', type, of, value };
      }
      case '#': {
        const [, type = '', of = ''] = /^(\S+) (\S+)$/.exec(data) ?? [];
        if (!types.has(of) || tail.length !== 1 || tail[0] === '') throw new Error(`bad note: ${line}`);
        return { kind: '#', type, of, text: tail[0] ?? '' };
      }
      default: {
        const [type = '', ...ids] = data.split(' ');
        for (const each of ids) allowed(known('relations', type), 'Arg1', each);
        if (ids.length < 2) throw new Error(`an equivalence of one: ${line}`);
        return { kind: '*', ids };
      }
    }
  });
}
