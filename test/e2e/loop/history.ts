import { spawn } from 'node:child_process';

export interface NewCommit {
  /** The bare repository. */
  readonly repository: string;
  /** `main` unless told. */
  readonly branch?: string;
  /** The head of the branch unless told; another one makes a forced push of it. */
  readonly parent?: string;
  readonly message?: string;
  /** Beside what the parent holds. */
  readonly files: Readonly<Record<string, string>>;
}

/** Commits straight into a bare repository, as a push would: in one process, since tests do it hundreds of times. */
export async function commitInto({ repository, branch = 'main', parent, files, ...rest }: NewCommit): Promise<string> {
  const { message = 'Change the environment' } = rest;
  const ref = `refs/heads/${branch}`;
  const now = Math.floor(Date.now() / 1000);
  const stream = [
    `commit ${ref}\nmark :1\ncommitter Octavia <octavia@example.test> ${now} +0000\n${data(message)}`,
    `from ${parent ?? `${ref}^0`}\n`,
    ...Object.entries(files).map(([path, text]) => `M 644 inline ${path}\n${data(text)}`),
    '\nget-mark :1\ndone\n',
  ].join('');
  return (await git(repository, ['fast-import', '--quiet', '--force', '--done'], stream)).trim();
}

/** Moves a branch to a commit, wherever it was before. */
export async function moveBranch(repository: string, commit: string, branch = 'main'): Promise<void> {
  await git(repository, ['update-ref', `refs/heads/${branch}`, commit]);
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function git(cwd: string, args: readonly string[], input = ''): Promise<string> {
  return new Promise((settle, reject) => {
    const child = spawn('git', [...args], { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    const [output, errors] = [child.stdout, child.stderr].map((stream) => {
      const chunks: string[] = [];
      stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
      return chunks;
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? settle((output ?? []).join('')) : reject(new Error(`git ${args[0]}: ${(errors ?? []).join('')}`)),
    );
    child.stdin.end(input);
  });
}
