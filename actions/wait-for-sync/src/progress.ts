import { nameOf } from '#cluster';
import type { Ports } from './ports.ts';
import type { StageRecord } from './stages/records.ts';
import type { Pending } from './stages/verdict.ts';

type Tell = (records: readonly StageRecord[], pending?: Pending) => void;

/** Tells of every stage when it is reached, and of what is waited for, whenever that is something else. */
export function progressLog({ log }: Pick<Ports, 'log'>): Tell {
  const told = new Set<string>();
  let waited = '';
  return (records, pending) => {
    for (const { stage, object, seconds, state, code } of records) {
      const what = `${stage} ${object}`;
      if (told.has(what)) continue;
      told.add(what);
      const time = seconds.toFixed(1).padStart(6);
      log.info(`${time} s  ${stage.padEnd(8)} ${object}${state === 'reached' ? '' : `: ${code}`}`);
    }
    const words = pending === undefined ? '' : wordsOf(pending);
    if (words !== '' && words !== waited) log.info(`          waiting for ${words}`);
    waited = words;
  };
}

const longest = 300;

function wordsOf({ object, reason }: Pending): string {
  const words = `${object === undefined ? '' : `${nameOf(object)}: `}${reason}`.replace(/\s+/g, ' ');
  return words.length > longest ? `${words.slice(0, longest)}…` : words;
}
