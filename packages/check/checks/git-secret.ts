import { posix } from 'node:path';
import type { Check } from '../check.ts';
import type { Facts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { isIgnored } from '../owners/ignored.ts';

const mapping = /^(?:(.*)\/)?\.gitsecret\/paths\/mapping\.cfg$/;

/**
 * git-secret keeps `file.secret` in the repository, and git keeps `file` out of it.
 * @see https://sobolevn.me/git-secret/
 */
export const gitSecret: Check = (_documents, _policy, facts) =>
  [...facts.texts].flatMap(([file, text]) => {
    const found = mapping.exec(file);
    if (found === null) return [];
    return listed(text).flatMap(({ path: below, line }): readonly Finding[] => {
      const path = posix.join(found[1] ?? '', below);
      const fault = faultOf(path, facts);
      if (fault === undefined) return [];
      return [
        {
          check: 'git-secret',
          severity: 'error',
          message: `git-secret hides ${path}, but ${fault}.`,
          hint: 'Run `git secret hide`, commit the .secret file and the .gitignore, and change a value that was in clear text.',
          at: { file, line, column: 1 },
          subject: `${path}: ${fault}`,
        },
      ];
    });
  });

/** A line is a path, and behind the last colon the hash of what it holds. */
function listed(text: string): readonly { readonly path: string; readonly line: number }[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ path: line.replace(/:[^:]*$/, '').trim(), line: index + 1 }))
    .filter(({ path }) => path !== '');
}

function faultOf(path: string, { paths, texts }: Pick<Facts, 'paths' | 'texts'>): string | undefined {
  if (paths.includes(path)) return `${path} is in the repository in clear text`;
  if (!isIgnored(path, texts)) return `no .gitignore keeps ${path} out of the repository`;
  if (paths.includes(`${path}.secret`)) return undefined;
  return `${path}.secret, which would hold it encrypted, is not in the repository`;
}
