import { type Config, configPath, type Edge, promotionEdges, type Unit, unitsOf } from '#environment';
import { ActionError } from '#error';
import type { Inputs } from '../inputs.ts';

/** A step of the promotion order for one app or group. */
export interface Step {
  readonly edge: Edge;
  readonly unit: Unit;
}

/** The step by which a unit comes to an environment; undefined where it may start there. */
export function stepTo(config: Config, environment: string, unit: Unit): Step | undefined {
  const edge = promotionEdges(config).find(({ to }) => to.name === environment);
  const from = edge?.from.filter((name) => unit.apps.every((app) => app.environments?.includes(name) !== false)) ?? [];
  return edge === undefined || from.length === 0 ? undefined : { edge: { ...edge, from }, unit };
}

/**
 * What the inputs ask for.
 * @throws ActionError NOT_ALLOWED naming what there is
 */
export function stepsOf(config: Config, inputs: Pick<Inputs, 'from' | 'to' | 'app' | 'group'>): readonly Step[] {
  const { from, to, app, group } = inputs;
  refuseStrangers(config, inputs);
  const isNamed = from !== undefined || to !== undefined;
  const edges = promotionEdges(config).filter((edge) => {
    if (!isNamed) return edge.to.promote === 'auto';
    return (to === undefined || edge.to.name === to) && (from === undefined || edge.from.includes(from));
  });
  if (isNamed && edges.length === 0) {
    const known = promotionEdges(config).map((edge) => `${edge.from.join(' and ')} to ${edge.to.name}`);
    throw refused(`${configPath} has no such step, only ${known.join(', ') || 'none'}`, 'Correct `from` and `to`.');
  }
  return edges.flatMap((edge) =>
    unitsOf(config, edge.to.name)
      .filter(
        ({ name, isGroup }) =>
          (app === undefined || (!isGroup && name === app)) && (group === undefined || (isGroup && name === group)),
      )
      .flatMap((unit) => stepTo(config, edge.to.name, unit) ?? []),
  );
}

/** A name that stands for nothing would promote nothing in silence. */
function refuseStrangers({ apps, groups }: Config, { app, group }: Pick<Inputs, 'app' | 'group'>): void {
  if (app !== undefined && !apps.some(({ name }) => name === app)) {
    throw refused(`${configPath} has no app "${app}"`, 'Correct the input `app`.');
  }
  const around = app === undefined ? undefined : groups.find((each) => each.apps.includes(app));
  if (around !== undefined) {
    throw refused(
      `"${app}" is part of the group "${around.name}"`,
      `Set \`group: ${around.name}\`: its apps are promoted together.`,
    );
  }
  if (group !== undefined && !groups.some(({ name }) => name === group)) {
    throw refused(`${configPath} has no group "${group}"`, 'Correct the input `group`.');
  }
}

function refused(problem: string, hint: string): ActionError {
  return new ActionError('NOT_ALLOWED', `Promoting was refused: ${problem}.`, { hint });
}
