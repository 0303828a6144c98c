import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { kubectl, requirePart } from '../../../sandbox/parts.ts';
import { scaled } from '../../../scale.ts';
import { editText } from '../edit-texts.ts';
import { deployment, deploymentPatch, type JsonObject } from './workloads.ts';

const program = await kubectl();
const documentsOfRun = 25;
const documents = fc.tuple(...Array.from({ length: documentsOfRun }, (_, index) => deployment(`d${index}`)));

test.skipIf(!requirePart(program))('a strategic patch makes of a text what kubectl makes of the object', () => {
  const counts = { same: 0, refused: 0 };
  fc.assert(
    fc.property(documents, deploymentPatch, (objects, patch) => {
      const theirs = patchedByKubectl(program.file, objects, patch);
      for (const [index, object] of objects.entries()) {
        const expected = theirs.get(`d${index}`);
        const text = editText(stringify(object, { version: '1.1' }), { patch: JSON.stringify(patch) });
        if (expected === undefined) counts.refused += 1;
        else {
          const label = `${JSON.stringify(object)} patched by ${JSON.stringify(patch)}`;
          expect(parse(text), label).toEqual(withoutDirectives(expected));
          counts.same += 1;
        }
      }
    }),
    { numRuns: scaled(4, 24), endOnFailure: true },
  );
  console.log(`as kubectl, on random objects: ${counts.same} of ${counts.same} (it refused ${counts.refused} more)`);
  expect(counts.same).toBeGreaterThan(counts.refused);
});

/** In elements and mappings that it adds, kubectl leaves directives as if they were keys. We leave them out. */
function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isMarked(item)).map(withoutDirectives);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, item]) => !key.startsWith('$') && !isMarked(item));
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutDirectives(item)]));
}

function isMarked(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '$patch' in value;
}

/** What kubectl makes of all objects in one process, by name. */
function patchedByKubectl(
  file: string,
  objects: readonly JsonObject[],
  patch: JsonObject,
): ReadonlyMap<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-patch-'));
  try {
    for (const [index, object] of objects.entries())
      writeFileSync(join(folder, `${index}.json`), JSON.stringify(object));
    const args = ['patch', '--local', '-f', folder, '--type', 'strategic', '-p', JSON.stringify(patch), '-o', 'json'];
    const { status, stdout, stderr } = spawnSync(file, args, {
      encoding: 'utf8',
      env: { HOME: folder, PATH: process.env.PATH },
    });
    // It cannot order a list that is empty on both sides.
    const problems = stderr
      .split('\n')
      .filter((line) => line !== '' && !line.endsWith('no elements in any of the given slices'));
    expect(problems).toEqual([]);
    expect(status === 0 || stderr !== '').toBe(true);
    const printed = stdout
      .split(/(?<=^\})\n/m)
      .filter((each) => each.trim() !== '')
      .map((each) => JSON.parse(each));
    return new Map(printed.map((object) => [object.metadata.name, object]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
