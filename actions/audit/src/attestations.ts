import type { AuditEvent, Config } from '#environment';
import { ActionError } from '#error';
import type { Ports } from './ports.ts';

/** What is found of an image's provenance. */
export interface AttestedImage {
  /** The repository of the image. */
  readonly image: string;
  readonly digest: string;
  /** `refused`: no attestation fits. `unknown`: that could not be found out. */
  readonly state: 'verified' | 'refused' | 'unknown';
  readonly detail: string;
}

/** Verifies the provenance of each image that is told of, once: a request a digest. */
export async function attestImages(
  events: readonly AuditEvent[],
  config: Config,
  ports: Pick<Ports, 'github' | 'verify'>,
): Promise<readonly AttestedImage[]> {
  const images = new Map(
    events.filter(({ digest }) => digest !== '').map((event) => [`${event.image}@${event.digest}`, event]),
  );
  const attested: AttestedImage[] = [];
  for (const event of images.values()) {
    const { image, digest } = event;
    attested.push({ image, digest, ...(await verdictOn(event, config, ports)) });
  }
  return attested;
}

type Verdict = Pick<AttestedImage, 'state' | 'detail'>;

async function verdictOn(
  { image, digest, app: name, environment }: AuditEvent,
  { apps, environments }: Config,
  { github, verify }: Pick<Ports, 'github' | 'verify'>,
): Promise<Verdict> {
  const app = apps.find(({ images }) => images.some((each) => each.image.repository === image));
  const { repo: repository } = app ?? apps.find((each) => each.name === name) ?? {};
  const own = environments.find((each) => each.name === environment);
  const [signer] = [own, ...environments].flatMap((each) => each?.gates.attestation?.signer ?? []);
  if (repository === undefined) return unknown(`gitops.yaml names no \`repo\` of ${name}`);
  if (signer === undefined) return unknown('gitops.yaml names no signer in `gates.attestation`');
  try {
    return await verify(await github.attestations(repository, digest), { digest, signer, repository });
  } catch (error) {
    if (error instanceof ActionError) return unknown(error.message);
    throw error;
  }
}

function unknown(detail: string): Verdict {
  return { state: 'unknown', detail };
}
