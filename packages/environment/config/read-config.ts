import { oneOf } from '#input';
import { readYaml } from '#manifest';
import { appsReader, groupsReader } from './apps.ts';
import { type Config, configPath } from './config.ts';
import { environmentsOf, environmentsReader } from './environments.ts';
import { holdsReader } from './holds.ts';
import { cycles, groundless, unreachable } from './order.ts';
import { field, map, optionalField, rootName, text } from './reader.ts';
import { ambiguousGroups, refuse, strangers } from './references.ts';
import { driftReader, policyOf, policyReader, waiversReader } from './rules.ts';
import { builtInSettings, overridden, settingFields, writtenSettings } from './settings.ts';

const readers = {
  version: field(text(oneOf('1'))),
  defaults: optionalField(map(settingFields), undefined),
  environments: optionalField(environmentsReader, []),
  apps: optionalField(appsReader, []),
  groups: optionalField(groupsReader, []),
  holds: optionalField(holdsReader, []),
  policy: optionalField(policyReader, undefined),
  waivers: optionalField(waiversReader, []),
  drift: optionalField(driftReader, { ignore: [] }),
};

/**
 * Reads gitops.yaml.
 * @throws ActionError CONFIG_INVALID, MANIFEST_UNPARSABLE; `at` is the place in the file
 */
export function readConfig(content: string): Config {
  const root = readYaml({ path: configPath, text: content });
  const { defaults, environments, apps, groups, holds, policy, waivers, drift } = map(readers)(root, rootName);
  const config: Config = {
    defaults: defaults === undefined ? builtInSettings : overridden(builtInSettings, writtenSettings(defaults)),
    environments: environmentsOf(environments),
    apps,
    groups,
    holds,
    policy: policyOf(policy),
    waivers,
    drift,
  };
  refuse(root, strangers(config, environments));
  refuse(root, ambiguousGroups(config));
  refuse(root, [...cycles(config), ...unreachable(config), ...groundless(config)]);
  return config;
}
