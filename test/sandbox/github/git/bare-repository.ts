import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './plumbing.ts';
import { refsBelow } from './ref-files.ts';

export interface Layout {
  readonly defaultBranch: string;
  /** `core.filesRefLockTimeout`, … */
  readonly settings?: Readonly<Record<string, string>>;
  /** Starts with the refs of this one, and reads its objects, which never change. */
  readonly origin?: Git;
}

/**
 * Makes a directory a bare repository by writing its files (https://git-scm.com/docs/gitrepository-layout): `git init`
 * and a `git config` for each setting would be most of what a small test costs.
 */
export async function layOut(directory: string, { defaultBranch, settings = {}, origin }: Layout): Promise<void> {
  await mkdir(join(directory, 'objects', 'info'), { recursive: true });
  await mkdir(join(directory, 'refs', 'heads'), { recursive: true });
  const whole = { 'core.repositoryformatversion': '0', 'core.bare': 'true', ...settings };
  await writeFile(join(directory, 'config'), Object.entries(whole).map(configLines).join(''));
  await writeFile(join(directory, 'HEAD'), `ref: refs/heads/${defaultBranch}\n`);
  if (origin === undefined) return;
  const refs = [...refsBelow(origin.directory, 'refs')].flatMap(([name, oid]) =>
    oid === undefined ? [] : [`${oid} ${name}\n`],
  );
  await writeFile(join(directory, 'packed-refs'), refs);
  await writeFile(join(directory, 'objects', 'info', 'alternates'), `${join(origin.directory, 'objects')}\n`);
}

/** The same section may come more than once (https://git-scm.com/docs/git-config#_syntax). */
function configLines([key, value]: readonly [string, string]): string {
  const [section = '', name = ''] = key.split('.');
  return `[${section}]\n\t${name} = ${value}\n`;
}
