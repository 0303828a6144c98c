import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { marked } from 'marked';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePairs } from '../../sandbox/runner/steps/pairs.ts';
import { scaled } from '../../scale.ts';
import { hostileText } from './hostile-text.ts';
import { commandsIn } from './runner-commands.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gitops-report-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs perform.ts as the runner runs an action. */
async function perform(play: object) {
  const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
  for (const file of Object.values(files)) await writeFile(file, '');
  const given = join(folder, 'play.json');
  await writeFile(given, JSON.stringify(play));
  const script = join(import.meta.dirname, 'perform.ts');
  const env = { PATH: process.env.PATH ?? '', ...files };
  const { exitCode, log } = await new Promise<{ exitCode: number | null; log: string }>((settle) => {
    const options = { env, maxBuffer: 100_000_000 };
    const child = execFile(
      process.execPath,
      ['--conditions=source', script, given],
      options,
      (_error, stdout, stderr) => settle({ exitCode: child.exitCode, log: stdout + stderr }),
    );
  });
  const read = (file: string): Promise<string> => readFile(file, 'utf8');
  return { exitCode, log, output: await read(files.GITHUB_OUTPUT), summary: await read(files.GITHUB_STEP_SUMMARY) };
}

/** What could end a value in the file of outputs, or begin another one. */
const breaking = ['x\nforged=1', 'forged<<EOF\n1\nEOF', 'EOF', 'ghadelimiter_', '<<', '=', '\n', '\r\n', 'a\r\nb', ''];
const samples = fc.sample(hostileText, { seed: 7, numRuns: scaled(200, 20_000) });

describe('what an action reports', () => {
  it('gives each output the value it has, whatever that holds, and no other output', async () => {
    const values = [...breaking, ...samples, ...samples.map((text) => breaking.join(text))];
    const outputs = Object.fromEntries(values.map((value, index) => [`output-${index}`, value.toWellFormed()]));
    const { exitCode, output, log } = await perform({ outputs });
    expect(exitCode).toBe(0);
    expect(Object.fromEntries(parsePairs(output))).toEqual(outputs);
    expect(commandsIn(log)).toEqual([]);
    console.log(`hostile values of outputs: ${values.length}, read back as they were: ${parsePairs(output).size}`);
  });

  const message = [...samples, '</blockquote>', '<img src=x>', '@team', '```', '> [!NOTE]', '| a |'].join('\n');

  it.each([
    ['a failure that is expected', 'failure'],
    ['a bug', 'bug'],
    ['an error in an event that nobody waits for', 'event'],
    ['a promise that nobody waits for', 'rejection'],
  ])('says of %s what went wrong, and nothing of it is taken for a command', async (_name, as) => {
    const { exitCode, log, output, summary } = await perform({ message, as });
    expect(exitCode).toBe(1);
    const [error, ...others] = commandsIn(log);
    expect(error?.name).toBe('error');
    expect(error?.data).toContain(message.toWellFormed());
    expect(others.map(({ name }) => name)).toEqual(as === 'failure' ? [] : ['debug']);
    expect(output).toBe('');
    const tags = new Set(marked.parse(summary, { async: false, gfm: true }).match(/<\/?[a-z]+/g));
    expect([...tags].filter((tag) => !/^<\/?(blockquote|p|strong)$/.test(tag))).toEqual([]);
    expect(summary).not.toMatch(/@team|```/);
  });
});
