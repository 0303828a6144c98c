import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';

/** Every file is YAML or JSON in which no key stands twice. */
export const parse: Check = (_documents, _policy, { problems }) =>
  problems
    .filter(({ error }) => error.code !== 'MANIFEST_TEMPLATE')
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
