import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkNames } from '#check';
import { root } from '../../repository/source-files.ts';

test('the README lists every check, in their order', () => {
  const [, checks = ''] = readFileSync(join(root, 'actions/check-environment/README.md'), 'utf8').split(
    '\n## Checks\n',
  );
  const [table = ''] = checks.split('\n## ');
  const named = [...table.matchAll(/^\| `([a-z-]+)` \| \S.* \| \S.* \|$/gm)].map(([, name]) => name);
  expect(named).toEqual(checkNames);
});
