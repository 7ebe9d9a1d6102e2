import { v5 } from 'uuid';

/**
 * A UUID (version 5, RFC 9562) for something that has none of its own: the same for the same thing of the same case, so that
 * an export that is made again names things alike.
 * @param scope the id of the case, or of whatever the names are unique in
 */
export function stableId(scope: string, ...name: readonly string[]): string {
  return v5(name.join('\u001f'), scope);
}
