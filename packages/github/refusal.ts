import { ActionError } from '#error';
import type { Answer } from './exchange.ts';
import { at, isObject } from './json.ts';
import { isRateLimited, rateLimited } from './rate-limit.ts';
import type { Step } from './step.ts';

/** An answer of 400 or more as an error that says what to do. */
export function refusalOf(answer: Answer, step: Step): ActionError {
  const message = messageOf(answer.data);
  if (answer.status === 401) return tokenInvalid(step);
  if (isRateLimited(answer, message)) return rateLimited(step, answer.headers, message);
  if (answer.status === 403) return permissionMissing(step, message, answer.headers['x-accepted-github-permissions']);
  if (answer.status === 404) return notFound(step);
  if (answer.status >= 500) return unavailable(step, `${answer.status} ${message}`);
  return refused(step, `${answer.status} ${message}`);
}

function tokenInvalid({ doing }: Step): ActionError {
  return new ActionError('TOKEN_INVALID', `${doing} failed: GitHub does not accept the token (401 Bad credentials).`, {
    hint: 'The token is wrong, has expired or was revoked, or belongs to another server. Renew the secret.',
  });
}

/** @param accepted `x-accepted-github-permissions`: what the endpoint itself says it needs */
export function permissionMissing(step: Step, message: string, accepted?: unknown): ActionError {
  const { doing, repository, permission } = step;
  if (/not permitted to create or approve pull requests/i.test(message)) {
    return new ActionError('PERMISSION_MISSING', `${doing} failed: ${message}.`, {
      hint: `Allow it under Settings → Actions → General → Workflow permissions of ${repository}, or pass a GitHub App's token.`,
    });
  }
  const documented = typeof accepted === 'string' && accepted !== '' ? ` (GitHub asks for ${accepted})` : '';
  return new ActionError(
    'PERMISSION_MISSING',
    `${doing} failed: the token lacks the permission "${permission}" on ${repository}${documented}: ${message}.`,
    {
      hint: `Grant "${permission}": in the job's \`permissions:\` for GITHUB_TOKEN, which reaches only its own repository; else in the settings of the App or the fine-grained token.`,
    },
  );
}

export function notFound({ doing, repository, permission }: Step): ActionError {
  return new ActionError(
    'REPOSITORY_NOT_FOUND',
    `${doing} failed: there is no repository ${repository}, or the token cannot see it.`,
    {
      hint: `Check the name. A private repository looks missing to a token without access: install the App on it, or add it to the fine-grained token with "${permission}". GITHUB_TOKEN sees no other private repository than its own.`,
    },
  );
}

export function unavailable({ doing }: Step, reason: string): ActionError {
  return new ActionError('GITHUB_UNAVAILABLE', `${doing} failed: GitHub did not answer (${reason}).`, {
    hint: 'Run the step again; it continues where this one stopped. See https://www.githubstatus.com.',
  });
}

export function refused({ doing }: Step, reason: string): ActionError {
  return new ActionError('GITHUB_REFUSED', `${doing} failed: GitHub refused it: ${reason}.`, {
    hint: 'Correct what the message names, such as a branch protection or a rule set of the repository.',
  });
}

/** GitHub's own words, with those of each error below them. */
export function messageOf(data: unknown): string {
  if (!isObject(data)) return typeof data === 'string' && data !== '' ? data.slice(0, 200) : 'no message';
  const details = Array.isArray(data.errors) ? data.errors.map((error) => at(error, 'message') ?? error) : [];
  return [data.message, ...details].filter((text) => typeof text === 'string').join(': ') || 'no message';
}
