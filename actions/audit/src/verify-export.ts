import { auditEvents, readAuditJson, type Trail, trunkOf, verifyDocument } from '#environment';
import { ActionError } from '#error';
import { figuresIn } from './export-history.ts';
import type { Inputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { readTrail } from './read-trail.ts';
import type { Result } from './result.ts';

/** Reads the past again, with the eyes of the time of the export, and compares. */
export async function verifyExport(
  { repository, verify = '' }: Inputs,
  earlier: string,
  ports: Ports,
): Promise<Result> {
  const document = readAuditJson(earlier, verify);
  const { origin } = document;
  if (origin.repository.toLowerCase() !== repository.toLowerCase())
    throw foreign(verify, origin.repository, repository);
  const question = { repository, base: origin.base, scope: origin, configAt: origin.head };
  const { base, config, trail, requests } = await readTrail(question, ports);
  const trunk = new Set(trunkOf(trail).map(({ oid }) => oid));
  const then: Trail = { ...trail, head: trunk.has(origin.head) ? origin.head : trail.head };
  const events = auditEvents(then, config, origin);
  const figures = figuresIn(then, events, origin);
  const discrepancies = verifyDocument(document, { trunk, events, figures });
  ports.log.info(`Compared ${document.events.length} events of ${verify} with the history of ${base}`);
  for (const { message } of discrepancies) ports.log.annotate('error', message);
  return { kind: 'verified', repository, base, document: verify, discrepancies, events, figures, requests };
}

function foreign(path: string, found: string, repository: string): ActionError {
  return new ActionError('INPUT_INVALID', `Verifying "${path}" failed: it is of ${found}, not of ${repository}.`, {
    hint: 'Set `repository` to the one that the export is of.',
  });
}
