import { describe, expect, it } from 'vitest';
import { flag, parseInputs, refine, refuse, required, secret, text } from '#input';

const table = { 'app-id': required(text), draft: flag, token: secret };

function parse(given: Readonly<Record<string, string>>) {
  return parseInputs(table, (name) => given[name] ?? '');
}

describe('the table of inputs', () => {
  it('names values as code does', () => {
    const values = parse({ 'app-id': '7', draft: 'true', token: 'ghs_x' });
    expect([values.appId, values.draft, values.token?.reveal()]).toEqual(['7', true, 'ghs_x']);
  });

  it('refuses all bad inputs at once, each with what was expected and found', () => {
    expect(() => parse({ draft: 'yes' })).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message:
          'Reading the inputs failed: input "app-id": expected a value, found nothing; ' +
          'input "draft": expected true or false, found "yes".',
      }),
    );
  });

  it('never quotes a secret input', () => {
    const picky = { token: refine(secret, () => refuse('a token')) };
    expect(() => parseInputs(picky, () => 'ghs_CANARY')).toThrow(/expected a token, found a value that is not shown/);
    expect(() => parseInputs(picky, () => 'ghs_CANARY')).not.toThrow(/CANARY/);
  });

  it('cuts what it quotes', () => {
    expect(() => parse({ 'app-id': '7', draft: 'x'.repeat(5_000) })).toThrow(/found "x{99}…/);
  });
});
