import type { ActionMetadata } from './action-metadata.ts';

/** `src/generated/contract.ts` of an action: with it, a missing or an extra input or output is a compile error. */
export function renderContract({ inputs, outputs }: ActionMetadata): string {
  return [
    '// Generated from action.yml by `npm run sync`.',
    `export type InputName =${union(inputs)};`,
    `export type OutputName =${union(outputs)};`,
    '',
  ].join('\n');
}

function union(members: readonly { readonly name: string }[]): string {
  return members.length === 0 ? ' never' : members.map(({ name }) => `\n  | '${name}'`).join('');
}
