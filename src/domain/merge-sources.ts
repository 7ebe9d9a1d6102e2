import { tidyAliases, type SourceFields } from './source.ts';

/** The fields of which sources that become one keep a single value; their aliases are all kept. */
export const singleFields = ['name', 'kind', 'role', 'affiliation', 'country', 'descriptor'] as const;
/** One of {@link singleFields}. */
export type SingleField = (typeof singleFields)[number];

/** The values chosen where the sources differ. */
export type ChosenFields = { readonly [Field in SingleField]?: SourceFields[Field] | undefined };

/** The values a field may keep: each once, that of the first source first; empty and unknown ones only when alone. */
export function valuesOf<Field extends SingleField>(
  field: Field,
  sources: readonly SourceFields[],
): readonly SourceFields[Field][] {
  const values = [...new Set(sources.map((source) => source[field]))];
  const known = values.filter((value) => value !== '' && value !== 'unknown');
  return known.length > 0 ? known : values.slice(0, 1);
}

/** What is known of the one source that several become: of each field the chosen value, else the first known. */
export function mergeFields(sources: readonly SourceFields[], chosen: ChosenFields): SourceFields {
  const first = <Field extends SingleField>(field: Field): SourceFields[Field] => {
    const value = chosen[field] ?? valuesOf(field, sources)[0];
    if (value === undefined) throw new Error('Nothing to merge.');
    return value;
  };
  const name = first('name');
  return {
    name,
    kind: first('kind'),
    aliases: tidyAliases(
      name,
      sources.flatMap((source) => [source.name, ...source.aliases]),
    ),
    role: first('role'),
    affiliation: first('affiliation'),
    country: first('country'),
    descriptor: first('descriptor'),
  };
}
