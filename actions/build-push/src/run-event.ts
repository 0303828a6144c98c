import { readFile } from 'node:fs/promises';
import type { Runner } from '#action';
import type { RunFacts } from '#image';

/** What started the run. */
export type RunEvent = Omit<RunFacts, 'commitTime' | 'tagPrefix' | 'version'>;

/**
 * Reads what the runner tells about the event.
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
export async function readRunEvent({ eventName, ref, sha, environment }: Omit<Runner, 'log'>): Promise<RunEvent> {
  const { GITHUB_EVENT_PATH: file = '', GITHUB_BASE_REF = '' } = environment;
  const payload = file === '' ? {} : await readPayload(file);
  return {
    ...{ eventName, ref, sha },
    baseRef: GITHUB_BASE_REF || textIn(payload, 'base_ref'),
    defaultBranch: textIn(memberOf(payload, 'repository'), 'default_branch'),
    now: Math.floor(Date.now() / 1000),
  };
}

/** A run outside of GitHub has no payload: rules that need it do not apply. */
async function readPayload(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return {};
  }
}

function textIn(value: unknown, name: string): string {
  const member = memberOf(value, name);
  return typeof member === 'string' ? member : '';
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
