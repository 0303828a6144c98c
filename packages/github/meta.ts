import { listAt } from './json.ts';
import type { Transport } from './transport.ts';

/** The host keys of git over SSH, as lines of known_hosts without the host; empty where the server does not tell them. */
export async function hostKeys(transport: Transport): Promise<readonly string[]> {
  const step = { doing: 'Reading the host keys of GitHub', repository: 'the server', permission: 'metadata: read' };
  const { data } = await transport.read({ method: 'GET', url: '/meta' }, step);
  return listAt(data, 'ssh_keys').filter((key) => typeof key === 'string');
}
