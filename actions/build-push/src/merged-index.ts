import { ActionError } from '#error';
import { digestOf, type Manifest, mediaTypes, type Registry, type StoredManifest } from '#registry';
import type { Material } from './material.ts';
import type { Legs } from './merge.ts';
import type { Place } from './place.ts';

export interface IndexFacts {
  readonly annotations: ReadonlyMap<string, string>;
  /** An index also for one platform. */
  readonly always: boolean;
}

/** The image of all platforms, made of images that the registries have already: nothing of them is moved. */
export async function mergedMaterial(
  merged: ReadonlyMap<string, Legs>,
  { reference, shelf: { registry, path } }: Place,
  facts: IndexFacts,
): Promise<Material> {
  const legs = merged.get(reference.repository);
  if (legs === undefined) throw new Error(`nothing was merged for ${reference.repository}`);
  const children: Child[] = [];
  for (const [platform, digest] of legs.platforms) {
    children.push({ platform, manifest: await childAt(registry, path, digest) });
  }
  const [only] = children;
  const manifest =
    only !== undefined && children.length === 1 && !facts.always ? only.manifest : indexOf(children, facts);
  const id = digestOf(manifest.bytes);
  return {
    ...{ engine: legs.engine, base: legs.base, id, isDigestKnown: true },
    async bring() {
      await registry.putManifest(path, id, manifest);
      return { manifest: await registry.confirm(path, id, id) };
    },
  };
}

interface Child {
  readonly platform: string;
  readonly manifest: StoredManifest;
}

async function childAt(registry: Registry, path: string, digest: string): Promise<StoredManifest> {
  const found = await registry.getManifest(path, digest);
  if (found.found) return found;
  throw new ActionError('RESULT_CONFLICT', `Merging failed: ${registry.host}/${path} has no ${digest}.`, {
    hint: 'Push each platform to the same images (`push: digest`) before merging, and let nothing clean them up.',
  });
}

/** Keys stand in one order, so that the same images give the same index. */
function indexOf(children: readonly Child[], { annotations }: IndexFacts): Manifest {
  const manifests = children.map(({ platform, manifest: { mediaType, digest, bytes } }) => {
    const [os, architecture, variant] = platform.split('/');
    return { mediaType, digest, size: bytes.length, platform: { architecture, os, ...(variant && { variant }) } };
  });
  const mediaType = mediaTypes.ociIndex;
  const sorted = Object.fromEntries([...annotations].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const index = { schemaVersion: 2, mediaType, manifests, annotations: sorted };
  return { mediaType, bytes: Buffer.from(JSON.stringify(index)) };
}
