import { Secret } from '#secret';
import { textAt } from '../json.ts';
import type { KubernetesObject } from '../kubernetes-object.ts';

/** A Kubernetes Secret whose values cannot be printed by accident. */
export interface AgentSecret {
  readonly namespace: string;
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Secret | string>>;
}

/** The object as it is sent to the cluster, with every value in sight: make it where it is sent, and nowhere before. */
export function revealed({ namespace, name, labels, values }: AgentSecret): KubernetesObject {
  const data = Object.entries(values).map(([key, value]) => {
    const text = value instanceof Secret ? value.reveal() : value;
    return [key, Buffer.from(text).toString('base64')];
  });
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { ...(labels && { labels }), name, namespace },
    type: 'Opaque',
    data: Object.fromEntries(data),
  };
}

/** The public half of the deploy key in a Secret of the cluster; `undefined` where it holds none. */
export function publicKeyIn(secret: KubernetesObject | undefined): string | undefined {
  const text = Buffer.from(textAt(secret, 'data', 'identity.pub'), 'base64')
    .toString('utf8')
    .trim();
  return text === '' ? undefined : text;
}
