import { posix } from 'node:path';
import type { File } from '../yaml/file.ts';
import { kustomizationNames } from './kustomization.ts';

/** What only stands in files whose objects decide about the images of other files. */
const words = ['kustomize.config.k8s.io/', 'Canary', 'ImagePolicy', 'ImageRepository'];

/** Whether a file may hold a kustomization, a Canary, or a policy of Flux. Its text alone says that it does not. */
export function mayDecide({ path, text }: File): boolean {
  return kustomizationNames.has(posix.basename(path)) || words.some((word) => text.includes(word));
}
