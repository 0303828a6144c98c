import { ActionError } from '#error';
import type { DeploymentState, DeploymentStatus } from '#github';
import { formatReference } from '#image';
import type { Inputs } from '../inputs.ts';
import { messageOf } from '../message.ts';
import type { Ports } from '../ports.ts';
import type { DeploymentFacts } from '../result.ts';
import type { Outcome } from '../stages/state.ts';
import { type AppSource, appSource } from './source.ts';

const longestDescription = 140;

const states = {
  synced: 'success',
  superseded: 'inactive',
  failed: 'failure',
  timeout: 'error',
} as const satisfies Record<Outcome['state'], DeploymentState>;

interface Begun {
  readonly source: AppSource;
  readonly id: string;
}

/**
 * The deployment on the app's commit. What it says anybody may read who sees the app's repository: nothing that cluster, agent or app
 * have said gets there.
 */
export class Deployment {
  readonly #inputs: Inputs;
  readonly #ports: Ports;
  #begun: Promise<Begun | undefined> = Promise.resolve(undefined);
  #source: AppSource | undefined;

  constructor(inputs: Inputs, ports: Ports) {
    this.#inputs = inputs;
    this.#ports = ports;
  }

  /** Says that the commit is on its way; beside the wait. @returns rejects where that was asked for and is refused */
  begin(commit: string): Promise<unknown> {
    this.#begun = this.#begin(commit);
    return this.#begun;
  }

  async #begin(commit: string): Promise<Begun | undefined> {
    const source = await this.#tolerating(() => appSource(this.#inputs, this.#ports, commit));
    this.#source = source;
    if (source === undefined) return undefined;
    const { repository, environment } = source;
    const payload = {
      image: this.#inputs.image.map(formatReference).join('\n'),
      'env-repo': this.#inputs.repository,
      commit,
    };
    return await this.#tolerating(async () => {
      const request = { repository, commit: source.commit, environment, payload };
      const id = await this.#ports.deployments.ensureDeployment(request);
      await this.#set({ source, id }, 'in_progress', 'on its way');
      return { source, id };
    });
  }

  /** Says how it ended. @returns rejects, too, where a deployment that was asked for is refused */
  async end(outcome: Outcome): Promise<DeploymentFacts> {
    const begun = await this.#tell(states[outcome.state], messageOf(outcome));
    const { repository = '', commit = '' } = this.#source ?? {};
    return { id: begun?.id ?? '', repository, commit, environmentUrl: this.#inputs.environmentUrl ?? '' };
  }

  /** Says that nobody knows how it ends. */
  async abandon(): Promise<void> {
    this.#begun = this.#begun.catch(() => undefined);
    await this.#tell('error', 'the wait was broken off');
  }

  async #tell(state: DeploymentState, description: string): Promise<Begun | undefined> {
    const begun = await this.#begun;
    if (begun !== undefined) await this.#warning(() => this.#set(begun, state, description));
    return begun;
  }

  #set({ source, id }: Begun, state: DeploymentState, description: string): Promise<void> {
    const status: DeploymentStatus = {
      ...{ state, description: description.slice(0, longestDescription), logUrl: this.#ports.runUrl },
      environmentUrl: this.#inputs.environmentUrl ?? '',
    };
    return this.#ports.deployments.setDeploymentStatus({ repository: source.repository, id }, status);
  }

  async #tolerating<T>(body: () => Promise<T>): Promise<T | undefined> {
    const isAsked = this.#source?.isAsked ?? this.#inputs.appRepository !== undefined;
    return isAsked ? await body() : await this.#warning(body);
  }

  async #warning<T>(body: () => Promise<T>): Promise<T | undefined> {
    try {
      return await body();
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      this.#ports.log.annotate('warning', `The deployment is not kept: ${error.message}`);
      return undefined;
    }
  }
}
