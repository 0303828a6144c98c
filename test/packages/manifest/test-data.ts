import { appendFileSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * A file or folder of the test data that is not part of the repository: below $GITOPS_TEST_DATA, or `shared/data` beside
 * the repository. `undefined` where it is absent, which is written down for the end of the test run. It is never required:
 * nobody can install it.
 */
export function testData(path: string): string | undefined {
  const root = process.env.GITOPS_TEST_DATA ?? resolve(import.meta.dirname, '../../../../shared/data');
  const full = resolve(root, path);
  if (existsSync(full)) return full;
  const record = process.env.SKIPPED_PARTS_FILE ?? '';
  if (record !== '') appendFileSync(record, `test data ${path} (GITOPS_TEST_DATA names its folder)\n`);
  return undefined;
}
