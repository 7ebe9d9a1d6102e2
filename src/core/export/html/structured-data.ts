import { describeClaims } from '../schema-org.ts';
import type { Page } from './page.ts';

/**
 * What schema.org says of the report's claims, for machines that read the page. A block of data is no script: the page's policy
 * lets none run, and no word of an article can end the block.
 */
export function* structuredData({ report, composition }: Page): Generator<string, void, undefined> {
  yield '<script type="application/ld+json">[';
  let separator = '\n';
  for (const { thing } of describeClaims(report, composition)) {
    yield (
      separator + JSON.stringify({ '@context': 'https://schema.org', ...thing }).replaceAll('<', '\\u003c')
    );
    separator = ',\n';
  }
  yield '\n]</script>\n';
}
