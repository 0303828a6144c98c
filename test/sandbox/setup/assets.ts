import { mkdir, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The programs of a control plane. The first two are what KUBEBUILDER_ASSETS holds everywhere. */
export const controlPlanePrograms = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kwok',
  'kubectl',
] as const;

export type ControlPlaneProgram = (typeof controlPlanePrograms)[number];

/** One folder with all programs of a control plane, as the tools of controller authors expect it. */
export async function linkAssets(binaries: ReadonlyMap<string, string>): Promise<string> {
  const server = binaries.get('kube-apiserver');
  if (server === undefined) throw new Error('kube-apiserver was not built.');
  const cache = dirname(dirname(server));
  const folder = join(cache, `kubernetes-assets-${basename(dirname(server)).split('-').at(-1)}`);
  await mkdir(folder, { recursive: true });
  for (const program of controlPlanePrograms) {
    const binary = binaries.get(program);
    if (binary === undefined) continue;
    await rm(join(folder, program), { force: true });
    await symlink(binary, join(folder, program));
  }
  return folder;
}
