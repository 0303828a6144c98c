import { expect, describe as suite, test } from 'vitest';
import { describe } from '../../../actions/create-pull-request/src/description.ts';
import { delivery } from '../../packages/environment/delivery.ts';

const change = {
  file: 'apps/shop/deployment.yaml',
  document: { index: 0 },
  path: 'spec.replicas',
  op: 'replace',
  line: 7,
  old: 2,
  new: 3,
  by: 'set',
} as const;

function editOf(count: number, diff: string) {
  return { files: [], changes: Array.from({ length: count }, () => change), skipped: [], warnings: [], diff };
}

suite('the description of a change', () => {
  test('names images, places, values and the run', () => {
    const text = describe(
      { delivery, edit: editOf(1, '-  replicas: 2\n+  replicas: 3\n'), files: [], words: 'Hello.' },
      65_536,
    );
    expect(text).toContain('\nHello.\n');
    expect(text).toContain('| `ghcr.io/acme/shop` | `1.0.0` | `1.0.1@sha256:abab');
    expect(text).toContain('| `apps/shop/deployment.yaml:7` | `spec.replicas` | `2` | `3` |');
    expect(text).toContain('```diff\n-  replicas: 2\n+  replicas: 3\n```');
    expect(text).toContain('[this run](https://github.com/acme/shop/actions/runs/7) of acme/shop');
  });

  test.each([
    ['without the diff', editOf(3, '+'.repeat(70_000)), /`spec\.replicas`/, /```diff/],
    ['with fewer places', editOf(2_000, ''), /`spec\.replicas`/, /Hello/],
  ])('stays within its limit: %s', (_, edit, keeps, drops) => {
    const text = describe({ delivery, edit, files: [], words: 'Hello.' }, 65_536);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toMatch(keeps);
    expect(text).not.toMatch(drops);
  });

  test('always ends with the block for programs', () => {
    expect(describe({ delivery, edit: editOf(1, ''), files: [], words: '' }, 0)).toMatch(
      /^<!-- gitops:begin -->\n\n<!-- gitops:1 \{.*\} -->\n<!-- gitops:end -->$/,
    );
  });
});
