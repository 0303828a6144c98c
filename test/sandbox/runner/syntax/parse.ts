import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { convertOn } from '@actions/workflow-parser/model/converter/events';
import type { TemplateContext } from '@actions/workflow-parser/templates/template-context';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import type { WorkflowFile } from '../../runs.ts';
import { type Entries, entriesOf } from './tree.ts';

export interface ParsedFile {
  readonly root: TemplateToken;
  readonly entries: Entries;
  readonly context: TemplateContext;
}

/** Checks a workflow file against GitHub's schema; every error it finds, or the token tree. */
export function parseFile({ path, text }: WorkflowFile): ParsedFile | { readonly errors: readonly string[] } {
  const { context, value } = parseWorkflow({ name: path, content: text }, new NoOperationTraceWriter());
  const errors = context.errors.getErrors().map((error) => error.message);
  if (errors.length > 0) return { errors };
  if (value === undefined) return { errors: [`${path}: No event triggers defined in 'on'`] };
  return { root: value, entries: entriesOf(value), context };
}

export interface RefFilter {
  readonly branches?: readonly string[];
  readonly 'branches-ignore'?: readonly string[];
  readonly tags?: readonly string[];
  readonly 'tags-ignore'?: readonly string[];
  readonly paths?: readonly string[];
  readonly 'paths-ignore'?: readonly string[];
}

export interface Events {
  readonly push: RefFilter | undefined;
  readonly pull_request: RefFilter | undefined;
  readonly workflow_dispatch: boolean;
}

/** The `on:` of a file, for the events that the sandbox sends. */
export function eventsOf({ entries, context }: ParsedFile): Events {
  const on = entries.get('on');
  const events = on === undefined ? {} : convertOn(context, on);
  return {
    push: events.push,
    pull_request: events.pull_request,
    workflow_dispatch: events.workflow_dispatch !== undefined,
  };
}

/** An event's own mapping, for what GitHub's converter leaves out of it; empty where the event has no details. */
export function eventEntries({ entries }: ParsedFile, event: string): Entries {
  return entriesOf(entriesOf(entries.get('on')).get(event));
}
