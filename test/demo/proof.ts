import { createHash } from 'node:crypto';
import type { Act } from './act.ts';
import type { Stage } from './stage.ts';

/** What a pull agent would read from the environment repository now, and that it is what the registry serves. */
export interface Proof {
  readonly manifest: string;
  readonly image: string;
  readonly digest: string;
}

const manifestTypes =
  'application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json';

/** Asks git and the registry, independently of everything that was built here. Throws when they disagree. */
export async function prove(stage: Stage, act: Act): Promise<Proof> {
  const { github, registry } = stage.sandbox;
  const manifest = 'apps/web/deployment.yaml';
  const head = (await github.resolveRef(stage.environment, 'refs/heads/main')) ?? '';
  const text = (await github.readFile(stage.environment, head, manifest)) ?? '';
  const image = new RegExp(`image: "(${registry.host}/[^"]+)"`).exec(text)?.[1] ?? '';
  const [, path = '', tag = '', digest = ''] = /^[^/]+\/([^:@]+):([^@]+)@(sha256:[0-9a-f]{64})$/.exec(image) ?? [];
  const response = await fetch(`${registry.url}/v2/${path}/manifests/${tag}`, { headers: { accept: manifestTypes } });
  const served = `sha256:${createHash('sha256')
    .update(Buffer.from(await response.arrayBuffer()))
    .digest('hex')}`;
  if (digest === '' || served !== digest || image !== act.image) {
    throw new Error(`${manifest} says ${image}, the delivery said ${act.image}, the registry serves ${served}.`);
  }
  return { manifest, image, digest };
}
