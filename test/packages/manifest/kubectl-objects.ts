import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What kubectl reads in many files of one object each, in one process, by the objects' names. What it refuses is missing.
 */
export function objectsReadBy(kubectl: string, texts: readonly string[]): ReadonlyMap<string, unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-read-'));
  try {
    for (const [index, text] of texts.entries()) writeFileSync(join(folder, `${index}.yaml`), text);
    const args = ['patch', '--local', '-f', folder, '--type', 'merge', '-p', '{}', '-o', 'json'];
    const env = { HOME: folder, PATH: process.env.PATH };
    const { stdout } = spawnSync(kubectl, args, { encoding: 'utf8', env, maxBuffer: 1e9 });
    const printed = stdout.split(/(?<=^\})\n/m).filter((each) => each.trim() !== '');
    const objects = printed.map((each): unknown => JSON.parse(each));
    return new Map(objects.map((object) => [nameOf(object), object]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function nameOf(object: unknown): string {
  const metadata = memberOf(object, 'metadata');
  return String(memberOf(metadata, 'name'));
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}
