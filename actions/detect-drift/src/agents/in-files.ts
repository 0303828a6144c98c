import { type AppliedFolder, appliedFolders } from '#agent';
import { type KubernetesObject, readObjects, textAt } from '#cluster';
import { ActionError } from '#error';
import { selectFiles } from '#workspace';
import type { RenderPorts } from '../desired/render.ts';
import { followsUs, type Ours } from './ours.ts';

/** What the checkout's own Kustomizations of Flux and Applications of Argo CD apply of it. */
export async function foldersInFiles(
  { workspace, excluded }: Pick<RenderPorts, 'workspace' | 'excluded'>,
  ours: Ours,
): Promise<readonly AppliedFolder[]> {
  const { files } = await selectFiles(workspace, ['.'], excluded);
  const telling = files.filter(({ text }) => /kustomize\.toolkit\.fluxcd\.io\/|argoproj\.io\//.test(text));
  return telling.flatMap(objectsOf).flatMap((object) => appliedFolders(object, (source) => isOurs(source, ours)));
}

/** Where a Kustomization's source is, another object says: in this checkout it is this repository. */
function isOurs(source: unknown, ours: Ours): boolean {
  return followsUs(textAt(source, 'repoURL'), textAt(source, 'targetRevision'), ours);
}

function objectsOf(file: { readonly path: string; readonly text: string }): readonly KubernetesObject[] {
  try {
    return readObjects(file);
  } catch (error) {
    // it is named where its folder is read
    if (error instanceof ActionError) return [];
    throw error;
  }
}
