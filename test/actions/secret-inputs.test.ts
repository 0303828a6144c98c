import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { InputTable } from '#input';
import { commandIn, linesOfStream } from '../packages/action/runner-commands.ts';
import { root } from '../repository/source-files.ts';
import { runAction } from '../sandbox/action-process.ts';
import { scaled } from '../scale.ts';

// Of every action, whatever it does: what is secret among its inputs is masked and never shown, and what is wrong among them is
// shown and does nothing.

const actions = readdirSync(join(root, 'actions')).filter((name) =>
  existsSync(join(root, 'actions', name, 'src/inputs.ts')),
);

async function inputsOf(action: string): Promise<InputTable> {
  const { inputs }: { readonly inputs: InputTable } = await import(join(root, 'actions', action, 'src/inputs.ts'));
  return inputs;
}

const canary = (name: string): string => `canary-of-${name}`;

/** Texts that hold a secret as the input expects it. */
function secretText(name: string): string {
  if (name === 'kubeconfig') {
    const users = [{ name: 'main', user: { token: canary(name) } }];
    return JSON.stringify({ 'current-context': 'main', contexts: [], clusters: [], users });
  }
  return /^(secrets|data)$/.test(name) ? `KEY=${canary(name)}` : `${canary(name)}-first\n${canary(name)}-second`;
}

const hostile = 'no such value\n::set-output name=forged::1\n##[set-output name=forged;]1 ##[add-mask]no';

let looked = 0;
afterAll(() => console.log(`secret inputs: looked for ${looked} in what actions show of bad inputs, found none`));

describe.each(actions)('%s', (action) => {
  it('takes what is called a token, a key, a password or a secret for one', async () => {
    const inputs = Object.entries(await inputsOf(action));
    const called = inputs.filter(([name]) => /(^|-)(token|password|private-key|secrets|kubeconfig)$/.test(name));
    expect(called.filter(([, parser]) => !parser.sensitive && !parser.secretsIn).map(([name]) => name)).toEqual([]);
  });
});

describe.each(actions.slice(0, scaled(2, actions.length)))('%s, with inputs that mean harm,', (action) => {
  it('shows what is wrong with them, not one secret, and gives no command that is not its own', async () => {
    const inputs = Object.entries(await inputsOf(action));
    const given = inputs.map(([name, parser]) => [
      name,
      parser.sensitive || parser.secretsIn ? secretText(name) : hostile,
    ]);
    const { exitCode, log, outputs, summary } = await runAction(action, { inputs: Object.fromEntries(given) });
    const commands = linesOfStream(log).flatMap((line) => commandIn(line) ?? []);
    const secrets = inputs.filter(([, parser]) => parser.sensitive || parser.secretsIn).map(([name]) => canary(name));
    const masked = commands.filter(({ name }) => name === 'add-mask').map(({ data }) => data);
    expect(exitCode).toBe(1);
    expect(new Set(commands.map(({ name }) => name))).toEqual(
      new Set([...(secrets.length > 0 ? ['add-mask'] : []), 'error']),
    );
    expect(secrets.filter((secret) => !masked.some((data) => data.includes(secret)))).toEqual([]);
    const shown = linesOfStream(log).filter((line) => !line.startsWith('::add-mask::'));
    expect(`${shown.join('\n')}${summary}${JSON.stringify(outputs)}`).not.toContain('canary-of-');
    expect(shown.join('\n')).toContain('INPUT_INVALID');
    expect(outputs).toEqual({});
    looked += secrets.length;
  });
});
