import type { Check } from '../check.ts';
import { environmentOfFile } from '../environments.ts';
import type { Finding } from '../finding.ts';
import { kustomizationsIn } from '../kubernetes/kustomizations.ts';

/** Names what an edit reaches beyond one environment: no promotion stands between them. */
export const base: Check = (documents, _policy, { changed, config }) => {
  if (changed === undefined) return [];
  const { above } = kustomizationsIn(documents);
  return [...changed].flatMap((file): readonly Finding[] => {
    const around = [file, ...[...above(file)].map((document) => document.file)];
    const reached = new Set(around.flatMap((each) => environmentOfFile(config, each)?.name ?? []));
    if (reached.size < 2) return [];
    // In the order of gitops.yaml
    const names = (config?.environments ?? []).map(({ name }) => name).filter((name) => reached.has(name));
    return [
      {
        check: 'base',
        severity: 'notice',
        message: `${file} is a base of several environments: the change reaches ${names.join(', ')} at once.`,
        hint: 'Make the change in the overlay of the first environment, and promote it, or have all of them reviewed.',
        at: { file, line: 1, column: 1 },
        subject: names.join(' '),
      },
    ];
  });
};
