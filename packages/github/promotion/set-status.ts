import type { Step } from '../step.ts';
import type { Transport } from '../transport.ts';

export interface NewStatus {
  /** owner/name */
  readonly repository: string;
  readonly commit: string;
  readonly context: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  /** At most 140 characters. */
  readonly description: string;
  /** '' for none. */
  readonly url: string;
}

/** A status that is sent twice does no harm: the last one counts. */
export async function setStatus(transport: Transport, status: NewStatus): Promise<void> {
  const { repository, commit, context, state, description, url } = status;
  const step: Step = {
    doing: `Setting the status "${context}" of ${commit.slice(0, 7)}`,
    repository,
    permission: 'statuses: write',
  };
  const body = { context, state, description, ...(url !== '' && { target_url: url }) };
  await transport.read({ method: 'POST', url: `/repos/${repository}/statuses/${commit}`, body }, step);
}
