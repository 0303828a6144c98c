import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActionError } from '#error';
import { ExecError, execute } from '#exec';

type Environment = Readonly<Record<string, string>>;

/** Git on the files of a checkout, but with a git directory of our own. */
export interface IsolatedGit extends AsyncDisposable {
  /** The commit that the checkout stands at. */
  readonly head: string;
  /** Absolute, without symbolic links. */
  readonly root: string;
  /** What the command prints; paths in its input and output end in NUL or a line break, as its options say. */
  readonly run: (args: readonly string[], input?: string) => Promise<string>;
}

/**
 * A checkout is untrusted data: hooks, file system watchers, filters and helpers that its configuration names would run
 * as commands. None of it is read: git gets an empty configuration, the checkout's files, index and objects, and of its
 * settings only those that say how files are stored. Nothing is written to the checkout.
 * @throws ActionError CHECKOUT_REFUSED
 */
export async function isolateGit(directory: string, environment: Environment): Promise<IsolatedGit> {
  const bare = Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('GIT_')));
  const root = await realpath(directory).catch(() => refuse(directory, 'there is no such directory'));
  const plain = { ...bare, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
  const places = await placesOf(directory, root, plain);
  const settings = await settingsOf(root, plain);
  const own = await mkdtemp(join(tmpdir(), 'gitops-git-'));
  await mkdir(join(own, 'refs'));
  await mkdir(join(own, 'objects', 'info'), { recursive: true });
  await writeFile(join(own, 'objects', 'info', 'alternates'), `${places.objects}\n`);
  await writeFile(join(own, 'HEAD'), `${places.head}\n`);
  await writeFile(join(own, 'config'), configOf(places.format));
  const isolated = {
    ...plain,
    GIT_DIR: own,
    GIT_WORK_TREE: root,
    GIT_INDEX_FILE: places.index,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
  };
  const options = ['-c', `core.excludesFile=${places.exclude}`, ...settings];
  return {
    head: places.head,
    root,
    run: async (args, input) => {
      const call = { cwd: root, environment: isolated, ...(input !== undefined && { input }) };
      return (await execute('git', [...options, ...args], call)).stdout;
    },
    [Symbol.asyncDispose]: () => rm(own, { recursive: true, force: true }),
  };
}

interface Places {
  readonly head: string;
  readonly format: string;
  readonly index: string;
  readonly objects: string;
  readonly exclude: string;
}

// Its owner may be another user (containers). The option counts on the command line, never in the checkout itself.
const trusted = ['-c', 'safe.directory=*'];

/** Asking where things are runs nothing that the checkout names. */
async function placesOf(directory: string, root: string, environment: Environment): Promise<Places> {
  const names = ['index', 'objects', 'info/exclude'].flatMap((name) => ['--git-path', name]);
  const args = [
    'rev-parse',
    '--path-format=absolute',
    '--show-prefix',
    '--show-object-format',
    ...names,
    'HEAD^{commit}',
  ];
  const answer = await execute('git', [...trusted, ...args], { cwd: root, environment }).catch((error: unknown) => {
    if (error instanceof ExecError) return refuse(directory, 'it is no checkout of a commit');
    throw error;
  });
  const [prefix = '', format = '', index = '', objects = '', exclude = '', head = ''] = answer.stdout.split('\n');
  if (prefix !== '') return refuse(directory, 'it lies inside of a checkout, and is not its root');
  return { head, format, index, objects, exclude };
}

/** How git stores files here: what `actions/checkout` and git itself set on some systems. */
async function settingsOf(root: string, environment: Environment): Promise<readonly string[]> {
  const names = 'autocrlf|eol|filemode|ignorecase|symlinks|precomposeunicode';
  const args = [...trusted, 'config', '--get-regexp', `^core\\.(${names})$`];
  const found = await execute('git', args, { cwd: root, environment }).catch((error: unknown) => {
    if (error instanceof ExecError) return { stdout: '' };
    throw error;
  });
  return [...found.stdout.matchAll(/^(core\.[a-z]+) ([a-z]+)$/gm)].flatMap(([, name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
}

function configOf(format: string): string {
  const lines = ['[core]', 'repositoryformatversion = 1', 'bare = false', '[extensions]'];
  return [...lines, ...(format === 'sha1' ? [] : [`objectFormat = ${format}`]), ''].join('\n');
}

function refuse(directory: string, found: string): never {
  throw new ActionError('CHECKOUT_REFUSED', `Reading the checkout "${directory}" failed: ${found}.`, {
    hint: 'Check out the repository first (actions/checkout), and name the root of the checkout.',
  });
}
