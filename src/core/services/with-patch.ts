/** The fields as a patch leaves them; what the patch does not name (or names as undefined) stays. */
export function withPatch<Fields extends object>(
  fields: Fields,
  patch: { readonly [Name in keyof Fields]?: Fields[Name] | undefined },
): Fields {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  return { ...fields, ...Object.fromEntries(given) };
}
