import type { RunEvent, WorkflowFile } from '../../runs.ts';
import { NotImplemented } from '../problem.ts';
import { eventsOf, parseFile, type RefFilter } from '../syntax/parse.ts';
import { matchesPatterns } from './pattern.ts';

/** Whether a workflow starts for an event on a fully qualified ref. A file that does not parse starts nothing. */
export function triggers(workflow: WorkflowFile, event: RunEvent['name'], ref: string): boolean {
  const file = parseFile(workflow);
  if ('errors' in file) return false;
  const events = eventsOf(file);
  if (event === 'workflow_dispatch') return events.workflow_dispatch;
  if (event === 'pull_request')
    return events.pull_request !== undefined && startsForPullRequest(events.pull_request, ref);
  return events.push !== undefined && startsForPush(events.push, ref);
}

/** A filter on tags alone shuts branches out, and the other way round. GitHub applies path filters to branches only. */
function startsForPush(filter: RefFilter, ref: string): boolean {
  const tag = afterPrefix(ref, 'refs/tags/');
  if (tag !== undefined) return passes(tag, filter.tags, filter['tags-ignore'], hasBranches(filter));
  const branch = afterPrefix(ref, 'refs/heads/');
  if (branch === undefined) return false;
  if (!passes(branch, filter.branches, filter['branches-ignore'], hasTags(filter))) return false;
  if (filter.paths !== undefined || filter['paths-ignore'] !== undefined) throw new NotImplemented('path filters');
  return true;
}

/** The filters are about the base; without `types`, what starts it here is always among those that count. */
function startsForPullRequest(filter: RefFilter & { readonly types?: unknown }, base: string): boolean {
  if (filter.types !== undefined) throw new NotImplemented('types of pull_request');
  if (filter.paths !== undefined || filter['paths-ignore'] !== undefined) throw new NotImplemented('path filters');
  const branch = afterPrefix(base, 'refs/heads/') ?? '';
  return passes(branch, filter.branches, filter['branches-ignore'], false);
}

function passes(
  name: string,
  only: readonly string[] | undefined,
  ignore: readonly string[] | undefined,
  otherKindOnly: boolean,
): boolean {
  if (only !== undefined) return matchesPatterns(only, name);
  if (ignore !== undefined) return !matchesPatterns(ignore, name);
  return !otherKindOnly;
}

function hasBranches(filter: RefFilter): boolean {
  return filter.branches !== undefined || filter['branches-ignore'] !== undefined;
}

function hasTags(filter: RefFilter): boolean {
  return filter.tags !== undefined || filter['tags-ignore'] !== undefined;
}

function afterPrefix(text: string, prefix: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}
