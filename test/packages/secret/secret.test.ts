import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { redact, Secret } from '#secret';

const canary = 'ghs_CANARY0123456789';
const secret = new Secret(canary);

describe('a secret', () => {
  it.each([
    ['a template', `${secret}`],
    ['a concatenation', `a${String(secret)}`],
    ['JSON', JSON.stringify({ secret })],
    ['inspect', inspect({ deep: { secret } }, { showHidden: true, depth: null })],
    ['an error message', new Error(`token ${secret}`).message],
    ['its keys and values', JSON.stringify([Object.entries(secret), Object.getOwnPropertyNames(secret)])],
  ])('does not show in %s', (_, shown) => {
    expect(shown).not.toContain('CANARY');
  });

  it('is given out only when asked for', () => {
    expect(secret.reveal()).toBe(canary);
  });

  it('is taken out of texts that come from elsewhere', () => {
    expect(redact(`Authorization: ${canary}, again ${canary}`, [secret, new Secret('')])).toBe(
      'Authorization: ***, again ***',
    );
  });
});
