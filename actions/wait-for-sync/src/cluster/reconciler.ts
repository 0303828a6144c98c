import { reconcileAnnotation } from '#agent';
import { ApiError, type Client, idOf, type KubernetesObject, keyOf, nameOf, objectPath } from '#cluster';
import { agentResource } from '../stages/collections.ts';
import type { Observation } from '../stages/observation.ts';
import type { Question } from '../stages/question.ts';

interface Asking {
  readonly client: Client;
  readonly question: Question;
  readonly send: (observation: Observation) => void;
  /** Told once when nobody lets us ask. */
  readonly onRefused: (error: ApiError) => void;
}

/** Asks agents to look at their objects at once. A request that fails is no reason to end: agents look by themselves, too. */
export class Reconciler {
  readonly #asking: Asking;
  readonly #open = new Set<string>();
  #isRefused = false;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  ask(objects: readonly KubernetesObject[]): void {
    for (const object of objects)
      if (!this.#isRefused && !this.#open.has(keyOf(idOf(object)))) void this.#patch(object);
  }

  async #patch(object: KubernetesObject): Promise<void> {
    const { client, question, send, onRefused } = this.#asking;
    const id = idOf(object);
    const resource = agentResource(question, id);
    if (resource === undefined) return;
    const at = client.clock.now();
    const token = new Date(at).toISOString();
    const [name, value] = reconcileAnnotation(object, token);
    this.#open.add(keyOf(id));
    try {
      await client.attempt({
        method: 'PATCH',
        path: objectPath(resource, id),
        query: { fieldManager: 'gitops-actions' },
        contentType: 'application/merge-patch+json',
        body: JSON.stringify({ metadata: { annotations: { [name]: value } } }),
        operation: `Asking for ${nameOf(id)} to be reconciled`,
      });
    } catch (error) {
      if (error instanceof ApiError && error.refusal.status === 403 && !this.#isRefused) {
        this.#isRefused = true;
        onRefused(error);
      }
    }
    send({ kind: 'asked', key: keyOf(id), token, at });
    this.#open.delete(keyOf(id));
  }
}
