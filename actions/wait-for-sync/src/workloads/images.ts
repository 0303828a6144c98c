import { type KubernetesObject, objectsAt, textAt, valueAt } from '#cluster';
import { type ImageReference, parseReference, sameRepository } from '#image';

/** The images in the template of a workload's pods, or in a pod, as they are written there. */
export function imagesOf(workload: KubernetesObject): readonly string[] {
  const spec = podSpecOf(workload);
  return ['initContainers', 'containers']
    .flatMap((list) => objectsAt(spec, list))
    .map((container) => textAt(container, 'image'));
}

function podSpecOf(workload: KubernetesObject): unknown {
  if (workload.kind === 'Pod') return workload.spec;
  const spec = workload.kind === 'CronJob' ? valueAt(workload, 'spec', 'jobTemplate', 'spec') : workload.spec;
  return valueAt(spec, 'template', 'spec');
}

/** Whether an image is a version of the expected one: of the same repository, or copied to another with the same digest. */
export function isVersionOf(expected: ImageReference, written: string): boolean {
  const found = parseReference(written);
  if (!found.ok) return false;
  return (
    sameRepository(found.value, expected) || (expected.digest !== undefined && found.value.digest === expected.digest)
  );
}

/** Whether it is the expected version: the same digest, or the same tag where either names no digest. */
export function isExpected(expected: ImageReference, written: string): boolean {
  const found = parseReference(written);
  if (!found.ok || !isVersionOf(expected, written)) return false;
  const { tag, digest } = found.value;
  if (expected.digest !== undefined && digest !== undefined) return digest === expected.digest;
  return expected.tag === undefined ? expected.digest === undefined : tag === expected.tag;
}

/** Whether the pod runs nothing but the expected version, in those containers that run any. */
export function runsExpected(expected: ImageReference, pod: KubernetesObject): boolean {
  return ['initContainer', 'container'].every((list) => {
    const statuses = objectsAt(pod, 'status', `${list}Statuses`);
    return objectsAt(pod, 'spec', `${list}s`).every((container) => {
      const image = textAt(container, 'image');
      if (!isVersionOf(expected, image)) return true;
      const pulled = pulledDigest(statuses.find(({ name }) => name === container.name));
      return isExpected(expected, image) && (pulled === undefined || (expected.digest ?? pulled) === pulled);
    });
  });
}

/** What the kubelet says it has pulled; before it has, and where it only knows an id of its own, it says nothing. */
function pulledDigest(status: unknown): string | undefined {
  return /@(sha\d+:[0-9a-f]+)$/.exec(textAt(status, 'imageID'))?.[1];
}
