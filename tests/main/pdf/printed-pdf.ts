/** A PDF of these objects, numbered from 1 in the order in which they stand, written as Chromium writes one. */
export function writtenPdf(objects: readonly string[], root: number): Buffer {
  let pdf = '%PDF-1.4\n%Óëéá\n';
  const places = objects.map((object, index) => {
    const at = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  return Buffer.from(
    `${pdf}xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${size}\n/Root ${root} 0 R\n/Info 1 0 R>>\nstartxref\n${pdf.length}\n%%EOF`,
    'latin1',
  );
}

/** What stands on a page of a part: a heading of a level, which can be linked to, and links to places or addresses. */
export type PrintedPage = {
  readonly words: string;
  readonly level: number;
  readonly id: string;
  readonly links?: readonly string[];
};

const font = '<</Type /Font\n/Subtype /Type1\n/BaseFont /Helvetica>>';
const stream = (content: string): string => `<</Length ${content.length}>> stream\n${content}\nendstream`;
const list = (numbers: readonly number[]): string => numbers.map((number) => `${number} 0 R`).join(' ');

/** A part as Chromium prints it: tagged, with an outline and with places to link to. */
export function printedPart(pages: readonly PrintedPage[], title = 'The dam'): Buffer {
  const objects: string[] = [
    `<</Title (${title})\n/Creator (Parallax)\n/Producer (Skia/PDF m130)\n/CreationDate (D:20261122204055+00'00')\n/ModDate (D:20261122204055+00'00')>>`,
    font,
  ];
  const add = (object: string): number => objects.push(object);
  const [tree, places, root, document, keys, ids, outlines] = [3, 4, 5, 6, 7, 8, 9];
  for (let own = 3; own <= 10; own += 1) add('null');
  const made = pages.map(({ words, level, links = [] }, index) => {
    const annotations = links.map((link) =>
      add(
        `<</Type /Annot\n/Subtype /Link\n/F 4\n/Border [0 0 0]\n/Rect [10 10 20 20]\n${
          link.includes(':') ? `/A <</Type /Action\n/S /URI\n/URI (${link})>>>>` : `/Dest /${link}>>`
        }`,
      ),
    );
    const content = add(
      stream(`/H${level} <</MCID 0>>BDC\nBT /F2 12 Tf 20 100 Td (${words}) Tj ET\nEMC\nq\n2 0 0 2 0 0 cm`),
    );
    const page = add(
      `<</Type /Page\n/Resources <</ProcSet [/PDF /Text]\n/Font <</F2 2 0 R>>>>\n/MediaBox [0 0 200 200]\n${
        annotations.length === 0 ? '' : `/Annots [${list(annotations)}]\n`
      }/Contents ${content} 0 R\n/StructParents ${index}\n/Parent ${tree} 0 R>>`,
    );
    const tag = add(
      `<</Type /StructElem\n/S /H${level}\n/P ${document} 0 R\n/Alt (\\(2 0 R\\) 2 0 R)\n/K [<</Type /MCR\n/Pg ${page} 0 R\n/MCID 0>>]\n/ID (node0000000${index + 1})>>`,
    );
    return { page, tag, key: add(`[${tag} 0 R]`) };
  });
  // Chromium nests headings; here each stands beside the one before it, which a reader has to make good.
  const firstItem = objects.length + 1;
  pages.forEach(({ words }, index) => {
    const { page, tag } = made[index] ?? { page: 0, tag: 0 };
    const next = index < pages.length - 1 ? `\n/Next ${firstItem + index + 1} 0 R` : '';
    add(
      `<</Title (${words})\n/Dest [${page} 0 R /XYZ 20 100 0]\n/Parent ${outlines} 0 R\n/SE ${tag} 0 R${next}>>`,
    );
  });
  const leaf = add(
    `<</Limits [(node00000001) (node0000000${pages.length})]\n/Names [${made
      .map(({ tag }, index) => `(node0000000${index + 1}) ${tag} 0 R`)
      .join(' ')}]>>`,
  );
  const put = (number: number, object: string): void => {
    objects[number - 1] = object;
  };
  put(tree ?? 0, `<</Type /Pages\n/Count ${pages.length}\n/Kids [${list(made.map(({ page }) => page))}]>>`);
  put(
    places ?? 0,
    `<<${pages.map(({ id }, index) => `/${id} [${made[index]?.page ?? 0} 0 R /XYZ 1 2 0]`).join('\n')}>>`,
  );
  put(
    root ?? 0,
    `<</Type /StructTreeRoot\n/K ${document} 0 R\n/ParentTreeNextKey ${pages.length}\n/ParentTree ${keys} 0 R\n/IDTree ${ids} 0 R>>`,
  );
  put(
    document ?? 0,
    `<</Type /StructElem\n/S /Document\n/Lang (uk)\n/P ${root} 0 R\n/K [${list(made.map(({ tag }) => tag))}]\n/ID (node00000000)>>`,
  );
  put(
    keys ?? 0,
    `<</Type /ParentTree\n/Nums [${made.map(({ key }, index) => `${index} ${key} 0 R`).join(' ')}]>>`,
  );
  put(ids ?? 0, `<</Kids [${leaf} 0 R]>>`);
  put(
    outlines ?? 0,
    `<</Type /Outlines\n/First ${firstItem} 0 R\n/Last ${firstItem + pages.length - 1} 0 R\n/Count ${pages.length}>>`,
  );
  put(
    10,
    `<</Type /Catalog\n/Pages ${tree} 0 R\n/Dests ${places} 0 R\n/MarkInfo <</Type /MarkInfo\n/Marked true>>\n/StructTreeRoot ${root} 0 R\n/Outlines ${outlines} 0 R\n/Lang (uk)>>`,
  );
  return writtenPdf(objects, 10);
}

/** Pages with nothing but a foot, as Chromium prints them without tags. */
export function printedHeads(feet: readonly string[]): Buffer {
  const objects = ['<</Creator (Parallax)>>', font, 'null', '<</Type /Catalog\n/Pages 3 0 R>>'];
  const pages = feet.map((foot) => {
    const content = objects.push(stream(`BT /F2 8 Tf 20 10 Td (${foot}) Tj ET`));
    return objects.push(
      `<</Type /Page\n/Resources <</Font <</F2 2 0 R>>>>\n/MediaBox [0 0 200 200]\n/Contents ${content} 0 R\n/Parent 3 0 R>>`,
    );
  });
  objects[2] = `<</Type /Pages\n/Count ${pages.length}\n/Kids [${list(pages)}]>>`;
  return writtenPdf(objects, 4);
}
