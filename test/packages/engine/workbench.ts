import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type BuildRequest, plainSettings } from '#engine';

/** A build context: text is a file's content. */
export type Files = Readonly<
  Record<string, string | { readonly link: string } | { readonly program: string } | 'directory'>
>;

export interface Workbench extends AsyncDisposable {
  readonly folder: string;
  readonly request: (options?: Partial<BuildRequest>) => Promise<BuildRequest>;
}

export async function prepareWorkbench(files: Files): Promise<Workbench> {
  const folder = await mkdtemp(join(tmpdir(), 'gitops-context-'));
  const temps = await mkdtemp(join(tmpdir(), 'gitops-build-'));
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    if (content === 'directory') await mkdir(file);
    else if (typeof content === 'string') await writeFile(file, content);
    else if ('link' in content) await symlink(content.link, file);
    else {
      await writeFile(file, content.program);
      await chmod(file, 0o755);
    }
  }
  return {
    folder,
    request: async (options = {}) => ({
      ...plainSettings,
      context: folder,
      file: join(folder, 'Dockerfile'),
      fileName: 'Dockerfile',
      target: undefined,
      buildArgs: new Map(),
      labels: new Map(),
      epochSeconds: 1_700_000_000,
      names: ['127.0.0.1:1/acme/shop:1.0.0'],
      temp: await mkdtemp(join(temps, 'build-')),
      ...options,
    }),
    async [Symbol.asyncDispose]() {
      for (const made of [folder, temps]) await rm(made, { recursive: true, force: true });
    },
  };
}
