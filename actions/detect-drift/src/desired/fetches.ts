import { posix } from 'node:path';
import { isObject } from '#cluster';
import { ActionError } from '#error';
import { readDocuments } from '#manifest';
import { confine, readTextFile } from '#workspace';

/** Lists whose entries are files or folders. */
const paths = [
  'resources',
  'bases',
  'components',
  'crds',
  'configurations',
  'generators',
  'transformers',
  'validators',
];
/** What names files somewhere inside. */
const around = ['patchesStrategicMerge', 'patches', 'patchesJson6902', 'replacements', 'openapi'];
const generators = ['configMapGenerator', 'secretGenerator'];
const charts = ['helmCharts', 'helmChartInflationGenerator', 'helmGlobals'];

/** Why kustomize would have to fetch something, or run something; undefined where all is in the checkout. */
export async function obstacleIn(
  workspace: string,
  folder: string,
  seen = new Set<string>(),
): Promise<string | undefined> {
  if (seen.has(folder)) return undefined;
  seen.add(folder);
  const file = await kustomizationIn(workspace, folder);
  const values = file === undefined ? [] : readDocuments(file).flatMap(({ value }) => (isObject(value) ? [value] : []));
  for (const value of values) {
    const chart = charts.find((key) => value[key] !== undefined);
    if (chart !== undefined) return `${file?.path} has ${chart}`;
    if ([...filesIn(value)].some(isRemote)) return `${file?.path} may fetch something from elsewhere`;
    const entries = paths.flatMap((key) => [...textsIn(value[key])]).map((entry) => posix.join(folder, entry));
    const inside = await obstacleAmong(workspace, entries, seen);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

async function obstacleAmong(
  workspace: string,
  entries: readonly string[],
  seen: Set<string>,
): Promise<string | undefined> {
  for (const entry of entries) {
    // what is not there, kustomize would take for the address of a repository
    if (!(await isThere(workspace, entry))) return `${entry} is not in the checkout`;
    const inside = await obstacleIn(workspace, entry, seen);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

async function kustomizationIn(workspace: string, folder: string) {
  for (const name of ['kustomization.yaml', 'kustomization.yml', 'Kustomization']) {
    const path = posix.join(folder, name);
    if (await isThere(workspace, path)) return await readTextFile(workspace, path);
  }
  return undefined;
}

async function isThere(workspace: string, path: string): Promise<boolean> {
  try {
    await confine(workspace, path);
    return true;
  } catch (error) {
    if (error instanceof ActionError) return false;
    throw error;
  }
}

function isRemote(text: string): boolean {
  return /^[a-z][a-z+]*:|^git@|^git::|[?&]ref=/i.test(text);
}

/** Texts that may name files; inline patches and values are none. */
function* filesIn(value: Readonly<Record<string, unknown>>): Generator<string> {
  for (const key of [...paths, ...around]) yield* textsIn(value[key]);
  for (const key of generators) {
    for (const generator of [value[key]].flat()) {
      if (!isObject(generator)) continue;
      for (const text of textsIn([generator.files, generator.envs, generator.env])) yield text.replace(/^[^=]*=/, '');
    }
  }
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string' && !value.includes('\n')) yield value;
  if (Array.isArray(value)) for (const each of value) yield* textsIn(each);
  if (isObject(value)) yield* textsIn(value.path);
}
