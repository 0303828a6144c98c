import type { Ports } from './ports.ts';
import type { StageRecord } from './stages/records.ts';

/** Tells of every stage when it is reached. */
export function progressLog({ log }: Pick<Ports, 'log'>): (records: readonly StageRecord[]) => void {
  const told = new Set<string>();
  return (records) => {
    for (const { stage, object, seconds, state, code } of records) {
      const what = `${stage} ${object}`;
      if (told.has(what)) continue;
      told.add(what);
      log.info(
        `${seconds.toFixed(1).padStart(6)} s  ${stage.padEnd(8)} ${object}${state === 'reached' ? '' : `: ${code}`}`,
      );
    }
  };
}
