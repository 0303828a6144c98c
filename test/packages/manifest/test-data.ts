import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * A file or folder of the test data that is not part of the repository: below $GITOPS_TEST_DATA, or `shared/data` beside
 * the repository. `undefined` where it is absent.
 */
export function testData(path: string): string | undefined {
  const root = process.env.GITOPS_TEST_DATA ?? resolve(import.meta.dirname, '../../../../shared/data');
  const full = resolve(root, path);
  return existsSync(full) ? full : undefined;
}
