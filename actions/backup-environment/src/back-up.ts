import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ActionError } from '#error';
import { bundleRemote, listRemoteRefs } from '#git';
import { formatReference } from '#image';
import { type Descriptor, digestOf, mediaTypes } from '#registry';
import { emptyConfig, manifestOf, stateIn, stateOf } from './artifact.ts';
import type { Inputs } from './inputs.ts';
import { metadataText } from './metadata.ts';
import type { Ports } from './ports.ts';
import type { Result } from './result.ts';

/** Makes a backup, unless the newest one is of this state. */
export async function backUp({ repository, image }: Inputs, ports: Ports, folder: string): Promise<Result> {
  const { github, registry, remote, log } = ports;
  const { tag = 'latest', path } = image;
  const snapshot = await github.snapshot(repository);
  const metadata = Buffer.from(metadataText(repository, snapshot));
  const seen = await listRemoteRefs(remote);
  if (seen.size === 0) throw empty(repository);
  const last = await registry.getManifest(path, tag);
  const named = (digest: string): string => formatReference({ ...image, tag, digest });
  const result = { repository, metadata: '' };
  if (last.found && stateIn(last) === stateOf(seen, metadata.toString('utf8'))) {
    log.info(`${named(last.digest)} holds this state already`);
    return { ...result, operation: 'unchanged', image: named(last.digest), digest: last.digest, refs: seen.size };
  }
  const file = join(folder, 'repository.bundle');
  // Somebody may have pushed meanwhile: what the file holds is what it is named by.
  const refs = await bundleRemote(remote, { directory: join(folder, 'git'), file, head: snapshot.defaultBranch });
  const state = stateOf(refs, metadata.toString('utf8'));
  const bundle = await describe(file);
  const parts = { bundle, metadata: { digest: digestOf(metadata), size: metadata.length } };
  const manifest = { mediaType: mediaTypes.ociManifest, bytes: manifestOf({ repository, state, ...parts }) };
  await registry.putBlob(path, digestOf(emptyConfig), emptyConfig);
  await registry.putBlob(path, parts.metadata.digest, metadata);
  await registry.putBlob(path, bundle.digest, { file, size: bundle.size });
  const digest = digestOf(manifest.bytes);
  // A tag of its own keeps it from being cleaned up once the other one has moved on.
  for (const name of [`state-${state.slice(0, 12)}`, tag]) {
    await registry.putManifest(path, name, manifest);
    await registry.confirm(path, name, digest);
  }
  log.info(`Pushed ${named(digest)}: ${refs.size} refs, ${bundle.size} bytes`);
  return { ...result, operation: 'pushed', image: named(digest), digest, refs: refs.size };
}

async function describe(file: string): Promise<Omit<Descriptor, 'mediaType'>> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { digest: `sha256:${hash.digest('hex')}`, size: (await stat(file)).size };
}

function empty(repository: string): ActionError {
  return new ActionError('BRANCH_NOT_FOUND', `Backing up ${repository} failed: it has no branch.`, {
    hint: 'An empty repository needs a first commit.',
  });
}
