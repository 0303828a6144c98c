import type { Client } from './client.ts';

/**
 * Opens connections before they are needed, all at once: what follows then finds them open, where each would cost it three round
 * trips. Nothing depends on it, and nothing fails by it.
 */
export async function warmUp(client: Client, connections: number): Promise<void> {
  const call = { method: 'GET', path: '/version', operation: 'Asking for the version' } as const;
  await Promise.allSettled(Array.from({ length: connections }, () => client.attempt(call)));
}
