import { administer } from './administer.ts';
import { findObject, readBlob } from './git/objects.ts';
import { resolveCommit } from './git/refs.ts';
import type { GitHub } from './github.ts';
import type { Repository } from './state/repository.ts';
import {
  addRepository,
  apiPath,
  copyRepository,
  findRepository,
  graphqlPath,
  removeRepository,
  type World,
} from './state/world.ts';

/** What tests and the runner see of the server's state. */
export function facade(world: World): Omit<GitHub, 'faults' | 'requests' | typeof Symbol.asyncDispose> {
  const get = (nameWithOwner: string): Repository => {
    const repository = findRepository(world, nameWithOwner);
    if (repository === undefined) throw new Error(`no repository ${nameWithOwner}`);
    return repository;
  };
  return {
    url: world.url,
    apiUrl: `${world.url}${apiPath}`,
    graphqlUrl: `${world.url}${graphqlPath}`,
    owner: world.owner,
    createRepository: (name, files, options = {}) =>
      addRepository(world, name, { files, isPrivate: options.private ?? true }),
    copyRepository: (origin, name) => copyRepository(world, get(origin), name),
    removeRepository: (name) => removeRepository(world, get(name)),
    repositoryPath: (name) => get(name).directory,
    defaultBranch: (name) => get(name).defaultBranch,
    isPrivate: (name) => get(name).isPrivate,
    resolveRef: (name, ref) => resolveCommit(get(name).git, ref),
    readFile: async (name, sha, path) => {
      const { git } = get(name);
      const object = await findObject(git, `${sha}:${path}`);
      return object?.type === 'blob' ? (await readBlob(git, object.oid)).toString('utf8') : undefined;
    },
    deployKeys: (name) => world.deployKeys.of(get(name).nameWithOwner),
    sshAccess: {
      keys: () => world.deployKeys.all(),
      onChange: (listener) => world.deployKeys.onChange(listener),
      announce: (keys) => void world.hostKeys.splice(0, Infinity, ...keys),
    },
    registerApp: (app) => world.apps.register(app),
    mintToken: (grant) => world.tokens.mint(grant),
    revokeToken: (token) => world.tokens.revoke(token),
    administer: (name) => administer(world, get(name)),
    setSecret: (name, key, value) => void get(name).secrets.set(key.toUpperCase(), value),
    secrets: (name) => Object.fromEntries(get(name).secrets),
    runs: (name) => world.runs.list(get(name).nameWithOwner),
    useEngine: (engine) => world.runs.useEngine(engine),
    settled: () => world.runs.settled(),
    defects: world.defects.found,
  };
}
