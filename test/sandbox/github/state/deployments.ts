import type { Json } from '../rest/json.ts';

export type DeploymentState = 'error' | 'failure' | 'inactive' | 'in_progress' | 'queued' | 'pending' | 'success';

export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string | null;
  readonly payload: Json | string;
  /** A login. */
  readonly creator: string;
  readonly createdAt: Date;
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: DeploymentState;
  readonly description: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
  readonly creator: string;
  readonly createdAt: Date;
}

/** What runs where, as those that deploy it say. */
export class Deployments {
  readonly #nextId: () => number;
  readonly #kept: Deployment[] = [];
  readonly #statuses = new Map<number, readonly DeploymentStatus[]>();

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  add(deployment: Omit<Deployment, 'id' | 'createdAt'>): Deployment {
    const kept = { ...deployment, id: this.#nextId(), createdAt: new Date() };
    this.#kept.unshift(kept);
    return kept;
  }

  /** Newest first. */
  list(): readonly Deployment[] {
    return this.#kept;
  }

  get(id: number): Deployment | undefined {
    return this.#kept.find((deployment) => deployment.id === id);
  }

  /** A success makes the earlier successes of the environment inactive, unless it is asked not to. */
  say(
    deployment: Deployment,
    status: Omit<DeploymentStatus, 'id' | 'createdAt'>,
    deactivates: boolean,
  ): DeploymentStatus {
    if (status.state === 'success' && deactivates) {
      const others = this.#kept.filter(({ id, environment }) => {
        return (
          id < deployment.id && environment === deployment.environment && this.statuses(id)[0]?.state === 'success'
        );
      });
      for (const { id } of others) this.#keep(id, { ...status, state: 'inactive' });
    }
    return this.#keep(deployment.id, status);
  }

  /** Newest first. */
  statuses(id: number): readonly DeploymentStatus[] {
    return this.#statuses.get(id) ?? [];
  }

  #keep(id: number, status: Omit<DeploymentStatus, 'id' | 'createdAt'>): DeploymentStatus {
    const kept = { ...status, id: this.#nextId(), createdAt: new Date() };
    this.#statuses.set(id, [kept, ...this.statuses(id)]);
    return kept;
  }
}
