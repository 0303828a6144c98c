import { describe, expect, it } from 'vitest';
import { ExecError, execute, findCommand } from '#exec';
import { Secret } from '#secret';

const node = process.execPath;
const echo = ['-e', 'process.stdout.write(JSON.stringify(process.argv.slice(1)))', '--'];

describe('a child process', () => {
  it('gets every argument as it is', async () => {
    const hostile = ['a b', '"', "'", '$HOME', '`id`', ';touch x', '--flag', '', '*', '\\', 'é'];
    const { stdout } = await execute(node, [...echo, ...hostile]);
    expect(JSON.parse(stdout)).toEqual(hostile);
  });

  it('sees only the environment that it is given', async () => {
    const print = ['-e', 'process.stdout.write(JSON.stringify(process.env))'];
    process.env.EXEC_TEST_CANARY = 'x';
    try {
      expect(JSON.parse((await execute(node, print, { environment: { A: '1' } })).stdout)).toEqual({ A: '1' });
      expect(Object.keys(JSON.parse((await execute(node, print)).stdout)).sort()).toEqual(['HOME', 'PATH']);
    } finally {
      delete process.env.EXEC_TEST_CANARY;
    }
  });

  it('reads its input and reports its lines, without the secrets', async () => {
    const lines: string[] = [];
    const script = 'process.stdin.on("data", (d) => { console.log("got " + d); console.error("key k3y!"); })';
    const { stdout, stderr } = await execute(node, ['-e', script], {
      input: 'k3y!',
      secrets: [new Secret('k3y!')],
      onLine: (line) => lines.push(line),
    });
    expect([stdout, stderr]).toEqual(['got ***\n', 'key ***\n']);
    expect(lines.sort()).toEqual(['got ***', 'key ***']);
  });

  it('that fails says how, with its last lines and without the secrets', async () => {
    const failing = execute(node, ['-e', 'console.error("no k3y!"); process.exit(3)'], {
      secrets: [new Secret('k3y!')],
    });
    await expect(failing).rejects.toBeInstanceOf(ExecError);
    await expect(failing).rejects.toMatchObject({ code: 'COMMAND_FAILED', exitCode: 3, stderr: 'no ***\n' });
    await expect(failing).rejects.toThrow(/exit code 3; it said: no \*\*\*/);
  });

  it('that is not there is an error that names it', async () => {
    await expect(execute('no-such-command', [])).rejects.toMatchObject({
      code: 'COMMAND_FAILED',
      message: expect.stringContaining('no-such-command'),
    });
    expect(await findCommand('no-such-command', { PATH: process.env.PATH ?? '' })).toBeUndefined();
    expect(await findCommand('git', { PATH: process.env.PATH ?? '' })).toMatch(/\/git$/);
  });
});
