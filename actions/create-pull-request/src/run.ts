import { onCancel } from '#exec';
import { untilCertain } from '#github';
import { attempt } from './attempt.ts';
import type { Written } from './carry-out.ts';
import type { Inputs } from './inputs.ts';
import { newMemory } from './look.ts';
import type { Doubt } from './outcome.ts';
import type { Ports } from './ports.ts';
import type { Outcome, Result } from './result.ts';
import { nextRound, type Round } from './round.ts';

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  using _ = onCancel(ports.release);
  try {
    return await deliver(inputs, ports);
  } finally {
    await ports.release();
  }
}

/**
 * Looks, decides, writes. Whatever is not certain afterwards (somebody was faster, the answer was lost) is answered by
 * looking again and applying the edit to what is there then.
 */
async function deliver(inputs: Inputs, ports: Ports): Promise<Result> {
  const memory = newMemory(ports.checkout);
  let doubt: Doubt | undefined;
  let mayBeMerged: Outcome['pullRequest'];
  const trying = { patience: ports.patience, log: ports.log, repository: inputs.repository, retryFor: inputs.retryFor };
  return await untilCertain(trying, async () => {
    const round = await nextRound(inputs, ports, memory);
    const stepped = await attempt(round, { inputs, ports }, { doubt, mayBeMerged });
    if (stepped.kind === 'finished') {
      const warnings = [...lackingWarnings(round, ports), ...round.warnings, ...stepped.warnings];
      for (const { level, message, at } of warnings) ports.log.annotate(level, message, at);
      return { kind: 'finished', value: resultOf(round, stepped.outcome, warnings) };
    }
    doubt = stepped.unconfirmed === undefined ? doubt : doubtOf(stepped.unconfirmed, round);
    mayBeMerged = stepped.mayBeMerged ?? mayBeMerged;
    return stepped;
  });
}

/** Said only where it could matter. */
function lackingWarnings({ decoration }: Round, { missing }: Ports): Result['warnings'] {
  if (decoration === undefined) return [];
  const needed = missing.filter((permission) =>
    permission.startsWith('members')
      ? decoration.teams.length > 0
      : decoration.labels.length + decoration.milestone.length > 0,
  );
  return needed.map((permission) => {
    return {
      level: 'warning',
      message: `The App’s installation lacks "${permission}", which labels, milestones or teams may need.`,
    };
  });
}

function doubtOf(decision: Written, { writing }: Round): Doubt {
  return { decision, headline: writing.message.headline };
}

function resultOf({ situation, writing }: Round, outcome: Outcome, warnings: Result['warnings']): Result {
  const { seen, delivery, wanted } = situation;
  return {
    ...outcome,
    repository: writing.repository,
    base: seen.base.name,
    delivery,
    edit: wanted,
    files: situation.files,
    warnings,
    byJobToken: seen.viewer === 'github-actions[bot]',
  };
}
