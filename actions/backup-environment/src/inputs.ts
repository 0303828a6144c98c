import { credentialInputs, repositoryName } from '#github';
import { image } from '#image';
import { accept, type InputValues, optional, type Parser, refine, refuse, required, secret, text } from '#input';
import type { InputName } from './generated/contract.ts';

const place = refine(image, (value) =>
  value.digest === undefined ? accept(value) : refuse('an image without a digest; `restore` takes it'),
);

const digest = refine(text, (value) =>
  /^sha256:[a-f0-9]{64}$/.test(value) ? accept(value) : refuse('a digest as sha256:…'),
);

const count = refine(text, (value) =>
  /^\d{1,2}$/.test(value) ? accept(Number(value)) : refuse('a number from 0 to 99'),
);

export const inputs = {
  repository: required(repositoryName),
  ...credentialInputs,
  image: required(place),
  restore: optional(digest),
  username: optional(text),
  password: secret,
  'github-token': secret,
  retries: count,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
