import { hasType, iriOf, isNode, type Node, type Remarks } from './nodes.ts';

/** An annotation and where in the file it stands. */
export type Found = { readonly node: Node; readonly where: string };

/** What a file of annotations holds. */
export type AnnotationFile = {
  /** The collection they are in, if there is one. */
  readonly collection: Node | null;
  readonly annotations: readonly Found[];
};

/**
 * Finds the annotations of a file: one alone, a list, a page, a collection with its pages, what the search of Hypothesis
 * answers, or a graph. What is in another file is a remark.
 */
export function findAnnotations(file: unknown, remarks: Remarks): AnnotationFile {
  const annotations: Found[] = [];
  let collection: Node | null = null;
  const visit = (value: unknown, where: string): void => {
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        visit(item, `${where}[${index}]`);
      });
      return;
    }
    if (!isNode(value)) {
      const iri = iriOf(value);
      remarks.add(
        where,
        iri === null
          ? 'This is no annotation; it was left out.'
          : `What stands at ${iri} is not in the file; it was left out.`,
      );
      return;
    }
    if (hasType(value, 'AnnotationCollection')) collection ??= value;
    const parts = partsOf(value);
    if (parts === null) annotations.push({ node: value, where });
    else
      for (const part of parts)
        if (value[part] !== undefined) visit(value[part], where === '' ? part : `${where}.${part}`);
  };
  visit(file, '');
  return { collection, annotations };
}

/** Under which names the annotations of a thing are; null for what is an annotation itself. */
function partsOf(node: Node): readonly string[] | null {
  if (hasType(node, 'AnnotationCollection')) return ['first', 'items'];
  if (hasType(node, 'AnnotationPage')) return ['items', 'next'];
  if (node['target'] !== undefined || hasType(node, 'Annotation')) return null;
  if (Array.isArray(node['@graph'])) return ['@graph'];
  if (Array.isArray(node['rows'])) return ['rows'];
  return Array.isArray(node['items']) ? ['items'] : null;
}
