import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';

/** Names the files that nothing could be said about: only what a template renders to is a manifest. */
export const template: Check = (_documents, _policy, { problems }) =>
  problems
    .filter(({ error }) => error.code === 'MANIFEST_TEMPLATE')
    .map(
      ({ file, error }): Finding => ({
        check: 'template',
        severity: 'notice',
        message: `${file} is a template: nothing in it was checked.`,
        hint: 'Check what it renders to, where that is committed.',
        at: error.at ?? { file },
        subject: 'template',
      }),
    );
