import { configPath } from '#environment';
import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import { codeownersPaths, readCodeowners, ruleFor } from '../owners/codeowners.ts';

/** Somebody owns every environment, the workflows, gitops.yaml and the list of owners itself. */
export const owners: Check = (_documents, _policy, { texts, config, paths }) => {
  if (config === undefined) return [];
  const file = codeownersPaths.find((path) => texts.has(path));
  if (file === undefined) {
    return [
      finding(
        { file: configPath, line: 1, column: 1 },
        'There is no CODEOWNERS: nobody has to agree to a change.',
        '.',
      ),
    ];
  }
  const rules = readCodeowners(texts.get(file) ?? '');
  const environments = config.environments.flatMap(({ path }) => (path === undefined ? [] : [path]));
  const areas = [
    ...environments.map((path) => ({ name: `${path}/`, examples: [`${path}/any/file.yaml`, ...below(path, paths)] })),
    { name: '.github/', examples: ['.github/workflows/any.yaml', ...below('.github', paths)] },
    { name: configPath, examples: [configPath] },
    { name: file, examples: [file] },
  ];
  return areas.flatMap(({ name, examples }): readonly Finding[] => {
    const free = examples.find((path) => (ruleFor(path, rules)?.owners ?? []).length === 0);
    if (free === undefined) return [];
    const line = ruleFor(free, rules)?.line ?? 1;
    const which = paths.includes(free) && free !== name ? `${free} in ${name}` : name;
    return [finding({ file, line, column: 1 }, `Nobody owns ${which}: anyone who may write may change it.`, name)];
  });
};

function below(folder: string, paths: readonly string[]): readonly string[] {
  return paths.filter((path) => path.startsWith(`${folder}/`));
}

function finding(at: Finding['at'], message: string, subject: string): Finding {
  return {
    check: 'owners',
    severity: 'error',
    message,
    hint: 'Give it owners in CODEOWNERS, and require their review by a ruleset.',
    at,
    subject,
  };
}
