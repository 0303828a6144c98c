import { execute } from '#exec';
import type { Environment } from '../isolated-login.ts';
import type { EngineApi } from './engine-api.ts';

interface Ways {
  readonly api: EngineApi | undefined;
  /** Docker's client, for where there is no other way. */
  readonly command: string;
  readonly environment: Environment;
}

/** What docker's engine tells about an image of its store: its configuration and how each layer came about. */
export async function describeImage(name: string, { api, command, environment }: Ways): Promise<string> {
  const told = api === undefined ? undefined : await tell(name, api).catch(() => undefined);
  if (told !== undefined) return told;
  const [inspected, history] = await Promise.all([
    execute(command, ['image', 'inspect', '--format', '{{json .}}', name], { environment }),
    execute(command, ['history', '--no-trunc', '--format', '{{.CreatedBy}}', name], { environment }),
  ]);
  return `${inspected.stdout}\n${history.stdout}`;
}

async function tell(name: string, api: EngineApi): Promise<string> {
  const [inspected, history] = await Promise.all([
    api.read(`/images/${name}/json`),
    api.read(`/images/${name}/history`),
  ]);
  return `[${inspected},${history}]`;
}
