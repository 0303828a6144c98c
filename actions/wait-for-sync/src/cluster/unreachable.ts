import type { Client } from '#cluster';
import { ActionError } from '#error';

const attempts = 3;
const pause = 1_000;
/** A firewall that drops packets never answers. */
const longest = 10_000;

/** Why a cluster cannot be reached; undefined where it can, be it to refuse us. */
export async function unreachable(client: Client): Promise<ActionError | undefined> {
  for (let attempt = 1; ; attempt++) {
    const failure = await failureOf(client);
    if (failure === undefined || attempt === attempts) return failure;
    await client.clock.sleep(pause);
  }
}

async function failureOf(client: Client): Promise<ActionError | undefined> {
  const call = { method: 'GET', path: '/version', operation: 'Asking for the version' } as const;
  const silence = new AbortController();
  const silent = client.clock.sleep(longest, silence.signal).then(
    () => new ActionError('K8S_UNREACHABLE', `Asking for the version failed: ${client.server.host} does not answer.`),
    () => undefined,
  );
  const answer = client.attempt(call).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof ActionError) return error.code === 'K8S_UNREACHABLE' ? error : undefined;
      throw error;
    },
  );
  try {
    return await Promise.race([answer, silent]);
  } finally {
    silence.abort();
  }
}
