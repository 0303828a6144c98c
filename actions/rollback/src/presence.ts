import { ActionError } from '#error';
import { formatReference, type ImageReference } from '#image';
import type { Registry } from '#registry';

/** What a registry says of an image. */
export type Presence =
  | { readonly kind: 'there' | 'gone' }
  /** It could not be asked, or does not know the repository, as of one that it does not show. */
  | { readonly kind: 'unknown'; readonly detail: string };

/**
 * Asks for each image, once a run.
 * @throws ActionError NOT_ALLOWED where a registry has it no longer
 */
export async function missingWarnings(
  images: readonly ImageReference[],
  { presenceOf }: { readonly presenceOf: (image: ImageReference) => Promise<Presence> },
): Promise<readonly string[]> {
  const asked = await Promise.all(images.map(async (image) => ({ image, presence: await presenceOf(image) })));
  return asked.flatMap(({ image, presence }) => {
    const name = formatReference(image);
    if (presence.kind === 'there') return [];
    if (presence.kind === 'unknown') return [`Whether ${name} is still there is not known: ${presence.detail}`];
    throw new ActionError('NOT_ALLOWED', `Going back to ${name} was refused: ${image.registry} has it no longer.`, {
      hint: 'No pod could pull it. Set `to` to another one that ran there, or push this one again.',
    });
  });
}

type Connect = (image: ImageReference) => Promise<Pick<Registry, 'getManifest'>>;

/** In milliseconds: who takes back a fault does not wait for a registry that is down, too. */
const longestAnswer = 15_000;

export function presenceIn(connect: Connect): (image: ImageReference) => Promise<Presence> {
  const answers = new Map<string, Promise<Presence>>();
  return (image) => {
    const name = formatReference(image);
    const answer = answers.get(name) ?? withinTime(image.registry, ask(connect, image));
    answers.set(name, answer);
    return answer;
  };
}

/** Only that the registry does not know the manifest says that it is gone. */
async function ask(connect: Connect, image: ImageReference): Promise<Presence> {
  const reference = image.digest ?? image.tag;
  if (reference === undefined) return { kind: 'unknown', detail: 'the manifests name neither tag nor digest' };
  try {
    const registry = await connect(image);
    const answer = await registry.getManifest(image.path, reference);
    if (answer.found) return { kind: 'there' };
    return answer.unknown === 'manifest'
      ? { kind: 'gone' }
      : { kind: 'unknown', detail: `${image.registry} shows no repository ${image.path}` };
  } catch (error) {
    if (error instanceof ActionError) return { kind: 'unknown', detail: error.message };
    throw error;
  }
}

async function withinTime(registry: string, asked: Promise<Presence>): Promise<Presence> {
  const { promise, resolve } = Promise.withResolvers<Presence>();
  const seconds = longestAnswer / 1_000;
  const detail = `${registry} did not answer within ${seconds} s`;
  const timer = setTimeout(() => resolve({ kind: 'unknown', detail }), longestAnswer);
  try {
    return await Promise.race([asked, promise]);
  } finally {
    clearTimeout(timer);
  }
}
