import { posix } from 'node:path';
import type { AppliedFolder } from '#agent';
import { type KubernetesObject, readObjects } from '#cluster';
import { ActionError } from '#error';
import { type SelectedFile, selectFiles } from '#workspace';
import type { Note } from '../result.ts';
import { applicable } from './applicable.ts';
import { notRendered } from './not-rendered.ts';
import { type RenderPorts, render } from './render.ts';

interface Read {
  readonly objects: readonly KubernetesObject[];
  readonly notes: readonly Note[];
}

const kustomization = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;
const chart = /(?:^|\/)Chart\.ya?ml$/;

/** The objects of a folder: what kustomize makes of it, and of each folder below, where there is a kustomization; else its manifests. */
export async function readFolder(
  { path, recursive }: Pick<AppliedFolder, 'path' | 'recursive'>,
  ports: RenderPorts,
): Promise<Read> {
  const { files, skipped } = await selectFiles(ports.workspace, [path || '.'], ports.excluded);
  const kustomized = topmost(foldersOf(files, kustomization).filter((folder) => recursive || folder === (path || '.')));
  const charts = topmost(foldersOf(files, chart));
  const isBelow = (file: string, folders: readonly string[]): boolean =>
    folders.some((folder) => folder === '.' || file.startsWith(`${folder}/`));
  const plain = files.filter(
    (file) =>
      !isBelow(file.path, [...kustomized, ...charts]) &&
      !file.path.endsWith('.json') &&
      (recursive || posix.dirname(file.path) === (path || '.')),
  );
  const reads = [...plain.map(readFile), ...(await Promise.all(kustomized.map((folder) => rendered(folder, ports))))];
  const ofCharts = charts
    .filter((folder) => !isBelow(`${folder}/`, kustomized))
    .map((folder) => notRendered(`${folder}/`, 'a Helm chart'));
  return {
    objects: reads.flatMap(({ objects }) => objects),
    notes: [
      ...reads.flatMap(({ notes }) => notes),
      ...ofCharts,
      ...skipped.map(({ path: file, detail }) => notRendered(file, detail)),
    ],
  };
}

function foldersOf(files: readonly SelectedFile[], name: RegExp): readonly string[] {
  return files.filter(({ path }) => name.test(path)).map(({ path }) => posix.dirname(path));
}

/** Without those that lie in another of them. */
function topmost(folders: readonly string[]): readonly string[] {
  return folders.filter(
    (folder) => !folders.some((other) => other !== folder && (other === '.' || folder.startsWith(`${other}/`))),
  );
}

function readFile(file: SelectedFile): Read {
  return readText({ path: file.path, text: file.text });
}

async function rendered(folder: string, ports: RenderPorts): Promise<Read> {
  const result = await render(folder, ports);
  if ('note' in result) return { objects: [], notes: [result.note] };
  return readText({ path: `${folder}/`, text: result.text });
}

function readText(file: { readonly path: string; readonly text: string }): Read {
  try {
    return applicable(file.path, readObjects(file));
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return { objects: [], notes: [notRendered(file.path, error.message)] };
  }
}
