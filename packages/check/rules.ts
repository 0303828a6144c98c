import type { CheckName } from './names.ts';

/** What each check asks for, as a sentence. */
export const rules: Readonly<Record<CheckName, string>> = {
  parse: 'Every YAML and JSON file can be read, and no key stands twice in it.',
  template: 'Files that are templates are named: nothing in them is checked.',
  pinned: 'Every image names a version that stays what it is.',
  registries: 'Images come from the registries of the policy.',
  secrets: 'No Secret stands in clear text.',
  'git-secret': 'What git-secret hides is in the repository encrypted, and only so.',
  'sealed-scope': 'Every SealedSecret can be opened where it is applied.',
  'sealed-certificate': 'The certificate that secrets are sealed with is valid.',
  privileged: 'No container is root on its node.',
  'host-path': 'No pod mounts files of its node.',
  'host-network': 'No pod shares the network, the processes or the memory of its node.',
  resources: 'Every container says what it needs and what it may take.',
  probes: 'Every container that takes requests says when it is ready.',
  namespaces: 'Objects name only namespaces that the policy allows there.',
  kinds: 'No object is of a kind that the policy denies.',
  'promotion-order': 'An environment gets only what the environments before it have had.',
  places: 'An image that is promoted stands in an environment in one version.',
  downgrade: 'No environment gets an older version than it has.',
  held: 'No environment gets what is held.',
  owners: 'Every environment, the workflows, gitops.yaml and CODEOWNERS have owners.',
  base: 'A change that reaches several environments at once is named with all of them.',
  agents: 'Nothing in the repository is also written by an agent.',
  config: 'gitops.yaml can be read, and its waivers count.',
  gates: 'A ruleset requires the status of the gates.',
};
