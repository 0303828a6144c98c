import { posix } from 'node:path';
import type { OwnFolder } from './folders.ts';

/** Built modules below `packages`. */
const common: readonly string[] = ['action/index', 'input/index', 'image/parse'];

/** Where the module that all actions are bundled from is, below `build`. */
export const entryFolder = 'start';

/** How the entry asks for the module that is an action. */
export function requestOf({ source }: OwnFolder): string {
  return posix.relative(entryFolder, `${source}/main.js`);
}

/**
 * The module that all actions are bundled from: each is loaded when it is started.
 * What nearly every start needs is exported, so that it becomes part of the file that is loaded anyway: what is too small to be
 * a part of its own would be in each action's part once more.
 */
export function entryOf(actions: readonly OwnFolder[]): string {
  const mains = actions.map((action) => `  '${action.name}': () => import('${requestOf(action)}'),`);
  return [
    `import { toTheEnd } from '../packages/action/end.js';`,
    ...common.map((module) => `export * from '../packages/${module}.js';`),
    `const mains = {\n${mains.join('\n')}\n};`,
    `export const start = (name) => toTheEnd(mains[name]);\n`,
  ].join('\n');
}

/** What the runner starts: `actions/<name>/dist/index.js`. */
export function launcherOf({ name, dist }: OwnFolder, shared: string): string {
  const path = posix.relative(dist, `${shared}/index.js`);
  return `// What the actions have in common is in ${shared}, once.\nrequire('${path}').start('${name}');\n`;
}
