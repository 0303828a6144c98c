import {
  type Cause,
  causeOf,
  idOf,
  type KubernetesObject,
  numberAt,
  presentPods,
  readinessOf,
  type Surroundings,
  textAt,
} from '#cluster';
import type { ImageReference } from '#image';
import { imagesOf, isExpected, isVersionOf, runsExpected } from './images.ts';

/** What a workload is like now. */
export interface Look {
  /** Undefined where nothing is missing; else the cluster's words. */
  readonly missing: string | undefined;
  readonly cause: Cause | undefined;
  /** Of each expected image: whether the workload's template holds it, another version of it, or none. */
  readonly holds: readonly ('expected' | 'other' | 'none')[];
  /** What its pods run, as it is written in them. */
  readonly images: readonly string[];
}

/** Jobs that are done are often deleted, by their own time to live; the agent that made them says when one fails. */
export function lookAtMissing(kind: string, expected: readonly ImageReference[]): Look {
  const missing = kind === 'Job' ? undefined : 'It does not exist.';
  return { missing, cause: undefined, holds: expected.map(() => 'none'), images: [] };
}

/** Looks at a workload and at the pods of its present version. */
export function lookAt(
  object: KubernetesObject,
  surroundings: Surroundings,
  expected: readonly ImageReference[],
): Look {
  const template = imagesOf(object);
  const holds = expected.map((image) => holdOf(image, template));
  const pods = presentPods(object, surroundings).filter((pod) => textAt(pod, 'metadata', 'deletionTimestamp') === '');
  const readiness = readinessOf(object);
  const images = [...new Set(pods.flatMap(imagesOf))];
  if (readiness.state !== 'current') {
    const failure = readiness.state === 'failed' ? failureOf(object, readiness.message) : undefined;
    return { missing: readiness.message, cause: causeIn(object, surroundings) ?? failure, holds, images };
  }
  const wanted = expected.filter((_, index) => holds[index] === 'expected');
  return { missing: missingPods(object, pods, wanted), cause: undefined, holds, images };
}

function holdOf(expected: ImageReference, template: readonly string[]): Look['holds'][number] {
  const versions = template.filter((image) => isVersionOf(expected, image));
  if (versions.length === 0) return 'none';
  return versions.every((image) => isExpected(expected, image)) ? 'expected' : 'other';
}

/** Before its controller has seen it, an object's pods are those of its last version. */
function causeIn(object: KubernetesObject, surroundings: Surroundings): Cause | undefined {
  const isSeen = numberAt(object, 'status', 'observedGeneration') === numberAt(object, 'metadata', 'generation');
  return isSeen || object.kind === 'Pod' || object.kind === 'Job' ? causeOf(object, surroundings) : undefined;
}

/** A workload that has failed without a cause in its pods. */
function failureOf(object: KubernetesObject, message: string): Cause {
  return {
    code: object.kind === 'Job' ? 'CRASH_LOOP' : 'AGENT_HEALTH',
    object: idOf(object),
    message,
    isTerminal: false,
  };
}

/** Kinds that keep as many pods as they say. */
const replicated: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'ReplicaSet']);

function missingPods(
  object: KubernetesObject,
  pods: readonly KubernetesObject[],
  expected: readonly ImageReference[],
): string | undefined {
  if (expected.length === 0 || object.kind === 'CronJob') return undefined;
  const right = pods.filter((pod) => expected.every((image) => runsExpected(image, pod)));
  if (right.length < pods.length) return `${right.length} of ${pods.length} pods run the expected image.`;
  const replicas = replicated.has(object.kind) ? (numberAt(object, 'spec', 'replicas') ?? 1) : 0;
  return right.length < replicas ? `${right.length} of ${replicas} pods of its present version were seen.` : undefined;
}
