import { ActionError } from '#error';
import type { Secret } from '#secret';
import type { Inputs } from './inputs.ts';

/** Shorter secrets are compared as a whole only: they would be found by chance in other words. */
const shortestPart = 8;

const tokenShapes =
  /gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|\bAKIA[0-9A-Z]{16}\b|BEGIN [A-Z ]*PRIVATE KEY/;

/**
 * Build arguments and labels stay readable in the image for everyone who can pull it.
 * @throws ActionError SECRET_IN_IMAGE naming the input and the variable, never the value
 */
export function refuseSecrets(inputs: Inputs): void {
  const { buildArgs, labels } = inputs;
  const secrets = givenSecrets(inputs);
  for (const [input, values] of [['build-args', buildArgs] as const, ['labels', labels] as const]) {
    for (const [name, value] of values) {
      if (!tokenShapes.test(value) && !secrets.some((secret) => holds(value, secret))) continue;
      throw new ActionError('SECRET_IN_IMAGE', `Input "${input}": the value of ${name} is, or holds, a secret.`, {
        hint: `Whoever can pull the image can read ${input}. Take it out, and if an image with it was ever pushed, revoke it.`,
      });
    }
  }
}

/** Everything secret that this step was given. */
export function givenSecrets({ password, githubToken, secrets }: Inputs): readonly Secret[] {
  return [password, githubToken, ...secrets.values()].filter((secret) => secret !== undefined);
}

/** Whether a text is the secret or, for one that is no common word, holds it or its base64 form. */
export function holds(value: string, secret: Secret): boolean {
  const plain = secret.reveal();
  if (value === plain) return true;
  return plain.length >= shortestPart && (value.includes(plain) || value.includes(base64(plain)));
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64').replace(/=+$/, '');
}
