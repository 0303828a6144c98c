import type { BaseUse, BlobOrigin, Built } from '#engine';
import { ActionError } from '#error';
import { type OciLayout, pushLayout, pushReferrer, type StoredManifest } from '#registry';
import type { Phases } from './phases.ts';
import { type Intent, nameOf, type Place } from './place.ts';
import type { StoredImage } from './result.ts';

/** An image that can be brought to any place. */
export interface Material {
  /** `undefined` when it was not built by this run. */
  readonly engine: string | undefined;
  readonly base: readonly BaseUse[];
  /** The manifest's digest or, where the engine cannot tell it before it pushes, that of the image's configuration. */
  readonly id: string;
  /** Whether `id` is the manifest's digest. */
  readonly isDigestKnown: boolean;
  /** Brings everything but the tags; answers with what the registry has then. */
  readonly bring: (place: Place, intent: Intent) => Promise<Brought>;
}

interface Brought {
  readonly manifest: StoredManifest;
  /** What it was pushed from, with all its parts. */
  readonly layout?: OciLayout;
  /** The tag that it could not be brought without, under which it was read back. */
  readonly tagged?: string | undefined;
}

export function materialOf({ engine, build }: Built, { during }: Phases): Material {
  if (build.kind === 'layout') {
    const { layout, referrers, base, origins } = build;
    const id = layout.manifest.digest;
    const brought: Pick<BlobOrigin, 'registry' | 'path'>[] = [];
    const bring = async ({ shelf: { registry, path } }: Place): Promise<Brought> => {
      const { digest } = await pushLayout(registry, {
        layout,
        path,
        tags: [],
        origins: near(origins, registry.host, path),
        twin: brought.find((other) => other.registry === registry.host)?.path,
      });
      brought.push({ registry: registry.host, path });
      const manifest = await registry.confirm(path, digest, digest);
      // before the tags, so that no run after this one can find the image without them and leave it at that
      for (const referrer of referrers)
        await pushReferrer(registry, { layout: { ...layout, manifest: referrer }, path });
      return { manifest, layout };
    };
    return { engine, base, id, isDigestKnown: true, bring };
  }
  const { imageId: id, base, push } = build;
  return {
    ...{ engine, base, id, isDigestKnown: false },
    // it cannot push without a tag: the one that names the image goes with it
    async bring(place, intent) {
      const { reference, shelf } = place;
      await requireFree(place, intent);
      await during('push', () => push(reference));
      const manifest = await shelf.registry.confirm(shelf.path, reference.tag ?? '', id);
      return { manifest, tagged: reference.tag };
    },
  };
}

/** The repositories of this registry that blobs can be taken from, without sending them. */
function near(origins: readonly BlobOrigin[], registry: string, path: string): ReadonlyMap<string, string> {
  const others = origins.filter((origin) => origin.registry === registry && origin.path !== path);
  return new Map(others.map((origin) => [origin.digest, origin.path]));
}

/** The build took a while: another run may have been faster. */
async function requireFree(place: Place, { tags: [{ name, policy }] }: Intent): Promise<void> {
  const { registry, path } = place.shelf;
  if (policy !== 'once' || place.before.has(name)) return;
  const found = await registry.getManifest(path, name);
  if (!found.found) return;
  throw new ActionError(
    'TAG_EXISTS',
    `Pushing ${nameOf(place, name)} was refused: meanwhile it names ${found.digest}.`,
    {
      hint: 'Two runs publish the same version: let one workflow do it, with `concurrency`, and run this job again.',
    },
  );
}

/** Whether a registry has this image, as far as can be told before it is pushed. */
export function isSame({ digest, configDigest }: StoredImage, { id }: Material): boolean {
  return digest === id || configDigest === id;
}
