// An action whose outputs, summary and failure a file gives, run as the runner runs one.
import { readFile } from 'node:fs/promises';
import { action } from '#action';
import { ActionError } from '#error';

interface Play {
  readonly outputs?: Readonly<Record<string, string>>;
  readonly summary?: string;
  readonly message?: string;
  /** How the message comes to be: as a failure that is expected, as a bug, or as one that nobody waits for. */
  readonly as?: 'failure' | 'bug' | 'rejection' | 'event';
}

const play: Play = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'));

await action({
  inputs: {},
  ports: () => undefined,
  run: async () => {
    if (play.message !== undefined) await fail(play.message, play.as);
    return play;
  },
  outputs: ({ outputs = {} }) => outputs,
  summary: ({ summary = '' }) => summary,
});

async function fail(text: string, as: Play['as']): Promise<void> {
  const error = new Error(text, { cause: new Error(text) });
  if (as === 'failure') {
    throw new ActionError('RUN_FAILED', text, { hint: text, cause: error, at: { file: text, line: 1 } });
  }
  if (as === 'bug') throw error;
  if (as === 'event')
    setTimeout(() => {
      throw error;
    });
  else setTimeout(() => void Promise.reject(error));
  await new Promise((settle) => setTimeout(settle, 10_000));
}
