import { readFileSync } from 'node:fs';
import type { KubernetesObject } from '#agent';
import { readObjects } from '#cluster';
import { testData } from '../manifest/test-data.ts';

export function objectsOf(text: string): readonly KubernetesObject[] {
  return readObjects({ path: 'install.yaml', text });
}

/** The manifests of a real release; `undefined` where the test data is absent. */
export function releaseOf(file: string): readonly KubernetesObject[] | undefined {
  const path = testData(`agents/${file}`);
  return path === undefined ? undefined : objectsOf(readFileSync(path, 'utf8'));
}

export function find(objects: readonly KubernetesObject[], kind: string, name: string): KubernetesObject {
  const found = objects.find((each) => each.kind === kind && each.metadata.name === name);
  if (found === undefined) throw new Error(`no ${kind} ${name} among ${objects.length} objects`);
  return found;
}

/** `Deployment source-controller`, in the order of the objects. */
export function namesOf(objects: readonly KubernetesObject[]): readonly string[] {
  return objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}
