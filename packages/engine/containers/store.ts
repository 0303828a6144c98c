import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExecuteOptions, execute } from '#exec';
import type { Environment } from '../isolated-login.ts';

/** Where buildah or podman keep images: apart from those of the machine, and removed at the end. */
export interface Store extends AsyncDisposable {
  readonly run: (command: string, ...args: readonly string[]) => Promise<unknown>;
}

/** vfs needs neither privileges nor a kernel module; STORAGE_DRIVER asks for another. */
export async function openStore(
  command: string,
  temp: string,
  options: ExecuteOptions & { readonly environment: Environment },
): Promise<Store> {
  const folders = [join(temp, 'store'), join(temp, 'run')];
  const [root = '', runRoot = ''] = folders;
  const driver = options.environment.STORAGE_DRIVER ?? 'vfs';
  const store = [`--root=${root}`, `--runroot=${runRoot}`, `--storage-driver=${driver}`];
  return {
    run: (subcommand, ...args) => execute(command, [...store, subcommand, ...args], options),
    async [Symbol.asyncDispose]() {
      // without root, what a container wrote belongs to users that only exist in the builder's user namespace
      if (process.getuid?.() !== 0)
        await execute(command, ['unshare', 'rm', '-rf', ...folders], options).catch(() => undefined);
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    },
  };
}
