import type { Client } from '../client/client.ts';
import { oneLine } from '../client/refusal.ts';
import type { ObjectId } from '../objects/object.ts';

const longest = 200;

/**
 * The last line that a container printed before it last exited; '' where there is none, or nobody may read it. It is untrusted, and
 * may hold what the app prints about itself: for the job's own log alone.
 */
export async function lastLogLine(client: Client, { namespace, name }: ObjectId, container: string): Promise<string> {
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}/log`;
  for (const previous of ['true', 'false']) {
    const query = { container, previous, tailLines: '1', limitBytes: '4096' };
    const line = await client.attempt({ method: 'GET', path, query, operation: `Reading the log of ${name}` }).then(
      ({ text }) => oneLine(text),
      () => '',
    );
    if (line !== '') return line.slice(0, longest);
  }
  return '';
}
