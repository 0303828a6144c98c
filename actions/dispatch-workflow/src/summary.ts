import { code, escapeText, link, table } from '#action';
import type { Outcome, Result } from './result.ts';

export function summary({ repository, workflow, ref, inputs, outcome }: Result): string {
  const title = `${workflow} in ${repository}`;
  const given = Object.entries(inputs).map(([name, value]) => [code(name), code(value)]);
  return [
    '### Workflow dispatch',
    '',
    `${outcome.run === undefined ? escapeText(title) : link(title, outcome.run.url)} at ${code(ref)}: ${stateOf(outcome)}`,
    ...(given.length === 0 ? [] : ['', table(['Input', 'Value'], given)]),
    '',
  ].join('\n');
}

function stateOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'started':
      return 'started.';
    case 'lost':
      return 'started; how it ended is not known.';
    case 'overdue':
      return `still ${escapeText(outcome.status)} when the time was over.`;
    case 'completed':
      return `**${escapeText(outcome.conclusion)}**.`;
  }
}
