import type { YamlValue } from '#manifest';
import type { Config } from './config.ts';
import { invalid } from './reader.ts';

type Step = string | number;

/** What the reader refuses at a place of the file, in words that follow "expected". */
export interface Complaint {
  readonly path: readonly Step[];
  readonly expected: string;
}

/** @throws ActionError CONFIG_INVALID with the place of the first complaint */
export function refuse(root: YamlValue, [complaint]: readonly Complaint[]): void {
  if (complaint === undefined) return;
  const { path, expected } = complaint;
  const name = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  throw invalid(name.slice(1), expected, placeOf(root, path).at());
}

/** The value at a path, or the nearest around it that is written. */
function placeOf(root: YamlValue, path: readonly Step[]): YamlValue {
  let value = root;
  for (const step of path) {
    const below: YamlValue | undefined =
      value.kind === 'list' && typeof step === 'number'
        ? value.items[step]
        : value.kind === 'map'
          ? value.entries.find(({ key }) => key === step)?.value
          : undefined;
    if (below === undefined) return value;
    value = below;
  }
  return value;
}

/** Names that stand for nothing: a hold on a misspelt app would hold nobody. */
export function strangers({ environments, apps, groups, holds }: Config, written: Written): readonly Complaint[] {
  const known = { apps: apps.map(({ name }) => name), environments: environments.map(({ name }) => name) };
  const unknown = (kind: keyof typeof known, name: string, ...path: readonly Step[]): readonly Complaint[] =>
    known[kind].includes(name) ? [] : [{ path, expected: `one of the ${kind} ${known[kind].join(', ')}` }];
  return [
    ...written.flatMap(({ after = [] }, index) =>
      after.flatMap((name, place) => unknown('environments', name, 'environments', index, 'after', place)),
    ),
    ...apps.flatMap((app, index) =>
      (app.environments ?? []).flatMap((name, place) =>
        unknown('environments', name, 'apps', index, 'environments', place),
      ),
    ),
    ...groups.flatMap((group, index) =>
      group.apps.flatMap((name, place) => unknown('apps', name, 'groups', index, 'apps', place)),
    ),
    ...holds.flatMap((hold, index) => [
      ...unknown('apps', hold.app, 'holds', index, 'app'),
      ...unknown('environments', hold.environment, 'holds', index, 'environment'),
    ]),
  ];
}

/** What environments say themselves about their place in the order. */
export type Written = readonly { readonly after: readonly string[] | undefined }[];

/** An app belongs to one group at most, and no group is called as an app is: both would have the same branch. */
export function ambiguousGroups({ apps, groups }: Config): readonly Complaint[] {
  const names = new Set(apps.map(({ name }) => name));
  const taken = new Map<string, string>();
  return groups.flatMap((group, index): readonly Complaint[] => {
    const sameName = names.has(group.name)
      ? [{ path: ['groups', index, 'name'], expected: 'a name that no app has' }]
      : [];
    const twice = group.apps.flatMap((app, place): readonly Complaint[] => {
      const other = taken.get(app);
      taken.set(app, group.name);
      if (other === undefined) return [];
      return [
        { path: ['groups', index, 'apps', place], expected: `an app of no other group: "${app}" is in "${other}"` },
      ];
    });
    return [...sameName, ...twice];
  });
}
