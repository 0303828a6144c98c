import { ActionError } from '#error';
import type { Inputs } from './inputs.ts';
import type { Leak } from './leak.ts';

/**
 * Build arguments, labels and annotations stay readable in the image for everyone who can pull it.
 * @throws ActionError SECRET_IN_IMAGE naming the input and the variable, never the value
 */
export function refuseSecrets({ buildArgs, labels, annotations }: Inputs, leak: Leak): void {
  const readable: readonly (readonly [string, Iterable<readonly [string, string]>])[] = [
    ['build-args', buildArgs],
    ['labels', labels],
    ['annotations', annotations.map(({ name, value }) => [name, value] as const)],
  ];
  for (const [input, values] of readable) {
    for (const [name, value] of values) {
      if (!leak.isIn(value)) continue;
      throw new ActionError('SECRET_IN_IMAGE', `Input "${input}": the value of ${name} is, or holds, a secret.`, {
        hint: `Whoever can pull the image can read ${input}. Take it out, and if an image with it was ever pushed, revoke it.`,
      });
    }
  }
}
