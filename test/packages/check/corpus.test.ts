import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkNames } from '#check';
import { scaled } from '../../scale.ts';
import { manifestsBelow } from '../manifest/corpus.ts';
import { testData } from '../manifest/test-data.ts';
import { findingsIn } from './look.ts';

const corpus = testData('corpus');

/** Every rule that a policy can turn on. */
const gitops = `version: 1
environments: [{ name: dev, path: dev }]
policy:
  registries: [ghcr.io]
  pinned: digest
  namespaces: ["{environment}"]
  kinds-denied: [ClusterRoleBinding]
  secrets: deny
  privileged: deny
  resources: warn
`;

describe.skipIf(corpus === undefined)('real manifests', () => {
  const files = corpus === undefined ? [] : manifestsBelow(corpus);
  const scene = (texts: typeof files) => ({
    gitops,
    files: Object.fromEntries(texts.map(({ path, text }) => [path, text])),
  });

  test('are all judged, alike each time and in any order', { timeout: 120_000 }, () => {
    expect(files.length).toBe(2_418);
    const before = process.cpuUsage();
    const findings = findingsIn(scene(files));
    const { user, system } = process.cpuUsage(before);
    const counts = checkNames.map((name) => [name, findings.filter(({ check }) => check === name).length] as const);
    const found = counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}`);
    console.log(`checks of ${files.length} files: ${((user + system) / 1e6).toFixed(2)} s of CPU; ${found.join(', ')}`);
    expect(found.length).toBeGreaterThan(10);
    for (const { message, at } of findings) {
      expect(message.length).toBeGreaterThan(10);
      expect(at.line ?? 1).toBeGreaterThan(0);
    }
    const some = files.filter((_, index) => index % scaled(10, 1) === 0);
    const again = findingsIn(scene(some.toReversed()));
    expect(JSON.stringify(again)).toBe(JSON.stringify(findingsIn(scene(some))));
  });
});

test.each(['environment', 'guarded'])("nothing is found in the demo's %s", (name) => {
  const root = resolve(import.meta.dirname, '../../demo', name);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = entries.map((entry) => join(entry.parentPath, entry.name));
  const named = (text: string): string => text.replaceAll('OWNER', 'acme');
  const files = Object.fromEntries(
    texts.map((path) => [path.slice(root.length + 1), named(readFileSync(path, 'utf8'))]),
  );
  expect(Object.keys(files).length).toBeGreaterThan(4);
  const own = files['gitops.yaml'];
  expect(findingsIn({ files, ...(own !== undefined && { gitops: own }) })).toEqual([]);
});
