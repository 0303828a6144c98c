import {
  branchName,
  downgrades,
  foreignCommitRules,
  mergeMethods,
  merges,
  modes,
  pathGlob,
  strategies,
} from '#environment';
import { credentialInputs, remotePath, repositoryName } from '#github';
import {
  accept,
  duration,
  flag,
  type InputValues,
  linesOf,
  oneLine,
  oneOf,
  optional,
  type Parser,
  refine,
  refuse,
  required,
  text,
  verbatim,
} from '#input';
import { editInputs } from '#manifest';
import type { InputName } from './generated/contract.ts';

const longestTitle = 256;

const title = refine(text, (value) =>
  value.length <= longestTitle && !value.includes('\n')
    ? accept(value)
    : refuse(`one line of at most ${longestTitle} characters`),
);

const login = refine(text, (value) =>
  /^@?[A-Za-z0-9][A-Za-z0-9-]*$/.test(value) ? accept(value.replace('@', '')) : refuse('a login'),
);

const teamSlug = refine(text, (value) => {
  const slug = value.replace(/^@?([^/]+\/)?/, '');
  return /^[A-Za-z0-9._-]+$/.test(slug) ? accept(slug) : refuse('a team’s short name, such as platform');
});

export const inputs = {
  ...editInputs,
  repository: required(repositoryName),
  ...credentialInputs,
  // Left open where gitops.yaml may decide.
  pin: optional(editInputs.pin),
  downgrade: optional(oneOf(...downgrades)),
  path: linesOf(remotePath),
  'allowed-paths': linesOf(pathGlob),
  workspace: optional(text),
  'add-paths': linesOf(pathGlob),
  app: oneLine,
  'app-repository': optional(repositoryName),
  group: oneLine,
  environment: optional(oneLine),
  mode: optional(oneOf(...modes)),
  strategy: optional(oneOf(...strategies)),
  'foreign-commits': optional(oneOf(...foreignCommitRules)),
  supersede: flag,
  'on-closed': oneOf('create', 'respect'),
  labels: linesOf(oneLine),
  reviewers: linesOf(login),
  'team-reviewers': linesOf(teamSlug),
  assignees: linesOf(login),
  milestone: oneLine,
  draft: flag,
  merge: optional(oneOf(...merges)),
  'merge-method': optional(oneOf(...mergeMethods)),
  'retry-for': duration,
  base: optional(branchName),
  branch: optional(branchName),
  title,
  body: verbatim,
  'body-path': optional(text),
  'commit-message': verbatim,
  'sign-off': flag,
} satisfies Record<InputName, Parser<unknown>>;

export type Inputs = InputValues<typeof inputs>;
