import { configPath, readConfig } from '#environment';
import { ActionError } from '#error';
import { readYaml, type YamlValue } from '#manifest';
import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import { checkNames } from '../names.ts';

/** gitops.yaml can be read, and what it waives is a check and still counts. */
export const config: Check = (_documents, _policy, { texts, problems, config: bound, now }) => {
  const text = texts.get(configPath);
  if (text === undefined) return bound === undefined ? [] : [gone];
  if (problems.some(({ file }) => file === configPath)) return [];
  try {
    const { waivers } = readConfig(text);
    const items = waiversIn(readYaml({ path: configPath, text }));
    return waivers.flatMap((waiver, index): readonly Finding[] => {
      const at = items[index]?.at() ?? { file: configPath };
      const name = `the waiver of "${waiver.check}" for ${waiver.path} (${waiver.owner})`;
      if (!checkNames.some((known) => known === waiver.check)) {
        const message = `There is no check that ${name} could be for; there are ${checkNames.join(', ')}.`;
        return [{ check: 'config', severity: 'error', message, hint: 'Correct its name.', at, subject: name }];
      }
      if (now.toISOString().slice(0, 10) < waiver.until) return [];
      const message = `Since ${waiver.until} ${name} does not count any more.`;
      const hint = 'Delete it, or have it renewed by a review.';
      return [{ check: 'config', severity: 'warning', message, hint, at, subject: `${name} ${waiver.until}` }];
    });
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    const { message, hint = 'Correct the file at this place.', at = { file: configPath } } = error;
    return [{ check: 'config', severity: 'error', message, hint, at, subject: message }];
  }
};

const gone: Finding = {
  check: 'config',
  severity: 'error',
  message: `${configPath} is gone: without it nothing says what the environments are and what binds them.`,
  hint: 'Put it back, or have its removal agreed to by a waiver.',
  at: { file: configPath, line: 1, column: 1 },
  subject: 'gone',
};

function waiversIn(root: YamlValue): readonly YamlValue[] {
  const found = root.kind === 'map' ? root.entries.find(({ key }) => key === 'waivers')?.value : undefined;
  return found?.kind === 'list' ? found.items : [];
}
