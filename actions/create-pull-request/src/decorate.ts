import { createLabel, decorationFields, type MutationField, missingLabels } from '#github';
import type { Warning } from '#manifest';
import { type Open, warningOf } from './finished.ts';
import type { Round } from './round.ts';

export interface Decorating {
  readonly fields: readonly MutationField[];
  readonly warnings: readonly Warning[];
}

/** What the pull request still lacks of labels, reviewers, assignees and milestone. None of it can fail the run. */
export async function decorate({ pullRequest }: Open, round: Round): Promise<Decorating> {
  const { decoration, situation } = round;
  const { decorationIds, viewer, pullRequest: seen } = situation.seen;
  if (decoration === undefined || decorationIds === undefined) return { fields: [], warnings: [] };
  const has = seen?.decorated;
  const created = await createLabels(missingLabels(decoration, has), round);
  const ids = { ...decorationIds, labels: new Map([...decorationIds.labels, ...created.ids]) };
  const { fields, unknown } = decorationFields(pullRequest, decoration, { viewer, ids, has });
  const warnings = unknown.map((message): Warning => ({ level: 'warning', message }));
  return { fields, warnings: [...created.warnings, ...warnings] };
}

interface Created {
  readonly ids: readonly (readonly [name: string, id: string])[];
  readonly warnings: readonly Warning[];
}

/** A label that the repository does not have yet is created, once in its life. */
async function createLabels(names: readonly string[], { situation: { seen }, writing }: Round): Promise<Created> {
  const missing = names.filter((name) => seen.decorationIds?.labels.has(name) !== true);
  if (missing.length === 0) return { ids: [], warnings: [] };
  const fields = missing.map((name) => createLabel(seen.repositoryId, name));
  const sent = await writing.github.sendEach({ name: 'CreateLabels', repository: writing.repository, fields });
  const ids = sent.flatMap((each, index) => {
    const name = missing[index];
    return each.kind === 'done' && each.label !== undefined && name !== undefined
      ? [[name, each.label.id] as const]
      : [];
  });
  return { ids, warnings: sent.flatMap(warningOf) };
}
