import { readFileSync } from 'node:fs';

/** A request that the API server has answered. */
export interface AuditEvent {
  readonly verb: string;
  readonly uri: string;
  readonly userAgent: string;
  readonly user: string;
  readonly status: number;
}

/** What the API server wrote about the requests whose user agent begins so. */
export function readAudit(file: string, userAgent: string): readonly AuditEvent[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Line => JSON.parse(line))
    .filter(({ stage }) => stage === 'ResponseComplete')
    .map((line) => ({
      verb: line.verb,
      uri: line.requestURI,
      userAgent: line.userAgent ?? '',
      user: line.user.username,
      status: line.responseStatus?.code ?? 0,
    }))
    .filter((event) => event.userAgent.startsWith(userAgent));
}

/** @see https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/#audit-k8s-io-v1-Event */
interface Line {
  readonly stage: string;
  readonly verb: string;
  readonly requestURI: string;
  readonly userAgent?: string;
  readonly user: { readonly username: string };
  readonly responseStatus?: { readonly code: number };
}

/** Requests that change something: no dry runs, and no questions that are asked by POST. */
export function writesOf(events: readonly AuditEvent[]): readonly AuditEvent[] {
  return events.filter(
    ({ verb, uri }) =>
      !['get', 'list', 'watch'].includes(verb) && !uri.includes('dryRun=All') && !/\/selfsubject\w*reviews/.test(uri),
  );
}
