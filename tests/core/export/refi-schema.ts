import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../shared/schemas/refi-qda/', import.meta.url));

/** True where schemas and libxml2 are at hand, so that a check means something. */
export const hasSchemas = existsSync(join(folder, 'Project.xsd')) && hasLibxml();

function hasLibxml(): boolean {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * What libxml2 says against a file by the published schema of REFI-QDA; nothing when it is valid, or when the check
 * cannot be made here.
 */
export function schemaErrors(schema: 'Project' | 'Codebook', xml: string | Uint8Array): string {
  const path = join(folder, `${schema}.xsd`);
  if (!hasSchemas) return '';
  const place = mkdtempSync(join(tmpdir(), 'parallax-xsd-'));
  try {
    const file = join(place, 'checked.xml');
    writeFileSync(file, xml);
    execFileSync('xmllint', ['--noout', '--huge', '--schema', path, file], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return '';
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr).slice(0, 2000);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
