import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commandsIn } from './runner-commands.ts';

/** Runs to-the-end.ts as the runner runs an action. */
function run(ending: string): Promise<{ readonly exitCode: number | null; readonly log: string }> {
  const script = join(import.meta.dirname, 'to-the-end.ts');
  return new Promise((settle) => {
    const child = execFile(
      process.execPath,
      ['--conditions=source', script, ending],
      { env: { PATH: process.env.PATH ?? '' } },
      (_error, stdout, stderr) => settle({ exitCode: child.exitCode, log: stdout + stderr }),
    );
  });
}

it.each([
  ['waits for what never comes', 'it waits for something that cannot happen any more'],
  ['waits for what never comes, having failed', 'it waits for something that cannot happen any more'],
  ['rejects', 'no such part'],
  ['throws', 'no such part'],
  ['rejects later', 'no such part'],
])('an action that %s fails the step, and says why in one error', async (ending, message) => {
  const { exitCode, log } = await run(ending);
  expect(exitCode).toBe(1);
  const [error, ...others] = commandsIn(log);
  expect(error).toMatchObject({ name: 'error', data: expect.stringContaining(message) });
  // where it happened; the message in it is data, too
  expect(others.map(({ name }) => name)).toEqual(['debug']);
});

it.each([
  ['comes to its end', 0, ''],
  ['comes to its end, having failed', 7, ''],
  ['has more to do after its end', 0, 'done\n'],
])('an action that %s ends the step as it said', async (ending, exitCode, log) => {
  expect(await run(ending)).toEqual({ exitCode, log });
});
