import { credentialInputs, repositoryName } from '#github';
import { duration, type InputValues, oneLine, optional, type Parser, required, secret } from '#input';
import type { InputName } from './generated/contract.ts';

export const inputs = {
  repository: required(repositoryName),
  ...credentialInputs,
  from: optional(oneLine),
  to: optional(oneLine),
  app: optional(oneLine),
  group: optional(oneLine),
  'prometheus-token': optional(secret),
  'retry-for': duration,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
