import { authorKey, type Marks } from '#contract/marks.ts';
import type { SourceView } from '#contract/views.ts';
import { nameKey } from '#domain/fold.ts';
import { tidyAliases } from '#domain/source.ts';
import { getSource, insertRating, insertSource, listSourceWords, updateSource } from '../db/source-rows.ts';
import type { ServiceContext } from '../services/context.ts';
import { type Applied, checkNewKey } from './keys.ts';
import { rejectMarks } from './read-marks.ts';

/** Adds the sources of the marks; one whose folded name the case knows as a name or an alias is that source. */
export function applySources(context: ServiceContext, marks: Marks): Applied {
  const { db } = context;
  const ids = new Map<string, string>();
  const byName = namesInCase(context);
  let added = 0;
  marks.sources.forEach((source, index) => {
    const path = `sources[${index}].key`;
    if (source.key === authorKey)
      rejectMarks(path, `“${authorKey}” stands for the article’s author; choose another`);
    checkNewKey(ids, source.key, path);
    const existing = byName.get(nameKey(source.name));
    const id = existing ?? context.newId();
    if (existing === undefined) {
      const { name, kind, aliases = [], role = '', affiliation = '', country = '', descriptor = '' } = source;
      const fields = {
        name,
        kind,
        aliases: tidyAliases(name, aliases),
        role,
        affiliation,
        country,
        descriptor,
      };
      insertSource(db, id, fields, context.now());
      byName.set(nameKey(name), id);
      added += 1;
    } else {
      complete(context, getSource(db, id), source);
    }
    if (source.reliability && !hasRating(getSource(db, id), source.reliability)) {
      insertRating(db, context.newId(), id, source.reliability);
    }
    ids.set(source.key, id);
  });
  return { ids, added, alreadyThere: ids.size - added };
}

/** Ids by folded name; a name goes before an alias, and the older source before the newer. */
function namesInCase({ db }: ServiceContext): Map<string, string> {
  const byName = new Map<string, string>();
  const sources = listSourceWords(db);
  const remember = (name: string, id: string): void => {
    const key = nameKey(name);
    if (!byName.has(key)) byName.set(key, id);
  };
  for (const { id, name } of sources) remember(name, id);
  for (const { id, aliases } of sources) for (const alias of aliases) remember(alias, id);
  return byName;
}

/** Gives a source that was there what it lacked. */
function complete({ db }: ServiceContext, source: SourceView, given: Marks['sources'][number]): void {
  const { name, kind, role, affiliation, country, descriptor } = source;
  updateSource(db, source.id, {
    name,
    kind,
    aliases: tidyAliases(name, [...source.aliases, ...(given.aliases ?? [])]),
    role: role || (given.role ?? ''),
    affiliation: affiliation || (given.affiliation ?? ''),
    country: country || (given.country ?? ''),
    descriptor: descriptor || (given.descriptor ?? ''),
  });
}

function hasRating(
  source: SourceView,
  { letter, on, reason }: NonNullable<Marks['sources'][number]['reliability']>,
): boolean {
  return source.ratings.some(
    (rating) => rating.letter === letter && rating.on === on && rating.reason === reason,
  );
}
