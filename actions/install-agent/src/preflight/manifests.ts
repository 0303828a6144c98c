import type { Installation } from '../installation.ts';
import type { Manifests } from '../manifests/manifests.ts';
import { type AgentObjects, objectsOf } from '../manifests/objects-of.ts';
import { type ManifestsPorts, readManifests } from '../manifests/read-manifests.ts';
import type { PreflightRow } from './row.ts';
import { ok } from './rows.ts';

/** An agent as its manifests and the installation's options make it. */
export interface ReadAgent extends AgentObjects {
  readonly manifests: Manifests;
}

export async function readAgent(installation: Installation, ports: ManifestsPorts): Promise<ReadAgent> {
  const manifests = await readManifests(installation, ports);
  return { ...objectsOf(installation, manifests), manifests };
}

export function manifestsRow({ origin, sha256, verified, objects }: Manifests): PreflightRow {
  const hash = sha256 === undefined ? '' : `, SHA-256 ${sha256}`;
  return ok('manifests', `${origin}: ${objects.length} objects${hash}, verified: ${verified}`);
}
