import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '#error';
import { listRemoteRefs, openBundle, pushRefs, type Refs } from '#git';
import { formatReference } from '#image';
import { partsIn } from './artifact.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import type { Result } from './result.ts';

/** Writes a backup to an empty repository, once every byte and object of it is proved. */
export async function restore(
  { repository, image, digest }: Inputs & { readonly digest: string },
  ports: Ports,
  folder: string,
): Promise<Result> {
  const { registry, remote, log, temp } = ports;
  const { tag: _, ...place } = image;
  const named = formatReference({ ...place, digest });
  const manifest = await registry.getManifest(image.path, digest);
  if (!manifest.found) throw missing(named);
  const parts = partsIn(manifest);
  const [bundle, metadata] = [join(folder, 'repository.bundle'), join(folder, 'metadata.json')];
  await registry.getBlob(image.path, parts.metadata, metadata);
  await registry.getBlob(image.path, parts.bundle, bundle);
  const directory = join(folder, 'git');
  const refs = await openBundle(bundle, directory, remote.environment);
  log.info(`${named} holds ${refs.size} refs, all of them whole`);
  refuseOthers(repository, refs, await listRemoteRefs(remote));
  const first = `refs/heads/${defaultBranchIn(await readFile(metadata, 'utf8'))}`;
  await pushRefs(directory, remote, { refs, first });
  refuseDifferent(repository, refs, await listRemoteRefs(remote));
  const kept = join(temp, `backup-${digest.slice('sha256:'.length, 'sha256:'.length + 12)}.json`);
  await copyFile(metadata, kept);
  log.info(`Restored ${repository}; what git does not hold is in ${kept}`);
  return { operation: 'restored', repository, image: named, digest, refs: refs.size, metadata: kept };
}

/** What a restore that was interrupted left is no obstacle. */
function refuseOthers(repository: string, refs: Refs, present: Refs): void {
  const others = [...present].filter(([name, oid]) => refs.get(name) !== oid).map(([name]) => name);
  if (others.length === 0) return;
  const shown = others.slice(0, 5).join(', ');
  throw new ActionError(
    'REPOSITORY_NOT_EMPTY',
    `Restoring to ${repository} was refused: it holds ${shown}, which the backup does not.`,
    {
      hint: 'Restore to a new repository without any branch, README or license.',
    },
  );
}

function refuseDifferent(repository: string, refs: Refs, present: Refs): void {
  const differing = [...refs].filter(([name, oid]) => present.get(name) !== oid).map(([name]) => name);
  if (differing.length === 0 && present.size === refs.size) return;
  throw new ActionError(
    'BASE_MOVED',
    `Restoring to ${repository} failed: ${differing.join(', ') || 'its refs'} changed meanwhile.`,
    {
      hint: 'Something else writes to the repository: look for its workflows, then restore to a new one.',
    },
  );
}

function defaultBranchIn(metadata: string): string {
  const { defaultBranch }: { defaultBranch?: unknown } = JSON.parse(metadata);
  return typeof defaultBranch === 'string' ? defaultBranch : '';
}

function missing(image: string): ActionError {
  return new ActionError('BACKUP_INVALID', `Restoring ${image} failed: the registry has no such backup.`, {
    hint: 'Check `image` and `restore`: the digest is the output of the run that made the backup.',
  });
}
