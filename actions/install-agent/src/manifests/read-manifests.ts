import { createHash } from 'node:crypto';
import { type ReleaseManifests, releaseManifests, verifyManifests } from '#agent';
import { type KubernetesObject, readObjectsInTurns } from '#cluster';
import { ActionError } from '#error';
import { selectFiles } from '#workspace';
import type { Installation } from '../installation.ts';
import type { Download } from './download.ts';
import type { Manifests } from './manifests.ts';

export interface ManifestsPorts {
  readonly workspace: string;
  readonly download: Download;
}

/**
 * Reads the manifests of an installation. What is downloaded is read only once something vouches for it.
 * @throws ActionError FILE_NOT_FOUND, MANIFESTS_UNVERIFIED, MANIFESTS_UNAVAILABLE, MANIFEST_UNPARSABLE
 */
export async function readManifests(
  { agent, manifests }: Pick<Installation, 'agent' | 'manifests'>,
  ports: ManifestsPorts,
): Promise<Manifests> {
  const { version, sha256 } = manifests;
  switch (manifests.kind) {
    case 'workspace':
      return await fromWorkspace(manifests.path, sha256, ports.workspace);
    case 'url':
      return await downloaded(manifests.url.href, await ports.download(manifests.url), { sha256 });
    case 'release': {
      if (agent === 'manifests') throw new TypeError('Only agents that we know have releases.');
      return await fromRelease(releaseManifests(agent, version), sha256, ports.download);
    }
  }
}

async function fromWorkspace(pattern: string, sha256: string | undefined, workspace: string): Promise<Manifests> {
  const { files, skipped } = await selectFiles(workspace, [pattern]);
  const [bad] = skipped;
  if (bad !== undefined) throw new ActionError('FILE_NOT_TEXT', bad.detail, { hint: 'Leave the file out.' });
  const [only, second] = files;
  if (only === undefined) throw empty(pattern);
  const seen = second === undefined ? createHash('sha256').update(only.text).digest('hex') : undefined;
  if (sha256 !== undefined && seen !== sha256) {
    throw new ActionError(
      'MANIFESTS_UNVERIFIED',
      `Checking ${pattern} failed: ${seen === undefined ? 'it stands for several files' : `its SHA-256 is ${seen}`}, the input sha256 is ${sha256}.`,
      { hint: 'Read the manifests, then correct the input "sha256"; it is for one file.' },
    );
  }
  const objects: KubernetesObject[] = [];
  for (const file of files) objects.push(...(await readObjectsInTurns(file)));
  if (objects.length === 0) throw empty(pattern);
  return { origin: pattern, sha256: seen, verified: sha256 === undefined ? 'workspace' : 'sha256', objects };
}

async function fromRelease(
  { agent, version, url, checksumsUrl }: ReleaseManifests,
  sha256: string | undefined,
  download: Download,
): Promise<Manifests> {
  const needsChecksums = checksumsUrl !== undefined && sha256 === undefined;
  const [content, checksums] = await Promise.all([
    download(new URL(url)),
    needsChecksums ? download(new URL(checksumsUrl)) : undefined,
  ]);
  const release = { agent, version };
  return await downloaded(url, content, {
    ...{ release, sha256 },
    checksums: checksums && new TextDecoder().decode(checksums),
  });
}

async function downloaded(
  url: string,
  content: Uint8Array,
  proof: Omit<Parameters<typeof verifyManifests>[0], 'url' | 'content'>,
): Promise<Manifests> {
  const verification = verifyManifests({ url, content, ...proof });
  const objects = await readObjectsInTurns({ path: url, text: new TextDecoder().decode(content) });
  if (objects.length === 0) throw empty(url);
  return { origin: url, ...verification, objects };
}

function empty(origin: string): ActionError {
  return new ActionError('MANIFEST_UNPARSABLE', `Reading ${origin} failed: it holds no Kubernetes objects.`, {
    hint: 'Name the file, directory or URL that holds the manifests.',
  });
}
