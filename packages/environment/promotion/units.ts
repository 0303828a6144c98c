import type { AppConfig } from '../config/apps.ts';
import type { Config } from '../config/config.ts';

/** What is promoted and rolled back as one: an app, or a group of apps. */
export interface Unit {
  /** Of the app or the group. */
  readonly name: string;
  readonly isGroup: boolean;
  readonly apps: readonly AppConfig[];
}

/** The units of an environment, in the order of the file: an app of a group is part of that alone. */
export function unitsOf({ apps, groups }: Pick<Config, 'apps' | 'groups'>, environment: string): readonly Unit[] {
  const here = apps.filter(({ environments }) => environments === undefined || environments.includes(environment));
  const units = here.flatMap((app): readonly Unit[] => {
    const group = groups.find((each) => each.apps.includes(app.name));
    if (group === undefined) return [{ name: app.name, isGroup: false, apps: [app] }];
    const members = here.filter(({ name }) => group.apps.includes(name));
    return members[0] === app ? [{ name: group.name, isGroup: true, apps: members }] : [];
  });
  return units;
}
