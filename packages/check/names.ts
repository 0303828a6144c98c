/** Every check, in the order of the README; a waiver names one of them. */
export const checkNames = [
  'parse',
  'template',
  'pinned',
  'registries',
  'secrets',
  'git-secret',
  'sealed-scope',
  'sealed-certificate',
  'privileged',
  'host-path',
  'host-network',
  'resources',
  'probes',
  'namespaces',
  'kinds',
  'promotion-order',
  'places',
  'downgrade',
  'held',
  'owners',
  'base',
  'agents',
  'config',
  'gates',
] as const;

export type CheckName = (typeof checkNames)[number];
