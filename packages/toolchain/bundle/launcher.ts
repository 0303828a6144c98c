import { posix } from 'node:path';
import type { OwnFolder } from './folders.ts';

/** Built modules below `packages`. */
const common: readonly string[] = ['action/index', 'input/index', 'image/parse'];

/** How the module that starts the actions, `actions/start.js` below `build`, asks for one. */
export function requestOf({ source }: OwnFolder): string {
  const path = posix.relative('actions', `${source}/main.js`);
  return path.startsWith('.') ? path : `./${path}`;
}

/**
 * The module that all actions are bundled from, beside their compiled folders: each is loaded when it is started.
 * What nearly every start needs is exported, so that it becomes part of the file that is loaded anyway: what is too small to be
 * a part of its own would be in each action's part once more.
 */
export function entryOf(actions: readonly OwnFolder[]): string {
  const mains = actions.map((action) => `  '${action.name}': () => import('${requestOf(action)}'),`);
  return [
    ...common.map((module) => `export * from '../packages/${module}.js';`),
    `const mains = {\n${mains.join('\n')}\n};`,
    `export const start = (name) => mains[name]();\n`,
  ].join('\n');
}

/** What the runner starts: `actions/<name>/dist/index.js`. */
export function launcherOf({ name, dist }: OwnFolder, shared: string): string {
  const path = posix.relative(dist, `${shared}/index.js`);
  return `// What the actions have in common is in ${shared}, once.\nimport { start } from '${path}';\n\nawait start('${name}');\n`;
}
