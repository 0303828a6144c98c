import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';

/** Settings of editors are JSON with comments: `.devcontainer/devcontainer.json`, `.vscode/settings.json`. */
function isOfEditors(file: string): boolean {
  return /(?:^|\/)\.[^/]+\/(?:.*\/)?[^/]+\.json$/.test(file);
}

/** Every file is YAML or JSON in which no key stands twice. */
export const parse: Check = (_documents, _policy, { problems }) =>
  problems
    .filter(({ file, error }) => error.code !== 'MANIFEST_TEMPLATE' && !isOfEditors(file))
    .map(
      ({ file, error }): Finding => ({
        check: 'parse',
        severity: 'error',
        message: error.message,
        hint: error.hint ?? 'Correct the file at this place.',
        at: error.at ?? { file },
        subject: error.message,
      }),
    );
