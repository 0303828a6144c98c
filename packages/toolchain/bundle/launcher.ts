import { posix } from 'node:path';
import type { OwnFolder } from './folders.ts';

/** How the module that starts the actions, `actions/start.js` below `build`, asks for one. */
export function requestOf({ source }: OwnFolder): string {
  const path = posix.relative('actions', `${source}/main.js`);
  return path.startsWith('.') ? path : `./${path}`;
}

/**
 * The module that all actions are bundled from, beside their compiled folders: each is loaded when it is started.
 * What every start needs is exported, so that it becomes part of the file that is loaded anyway.
 */
export function entryOf(actions: readonly OwnFolder[]): string {
  const mains = actions.map((action) => `  '${action.name}': () => import('${requestOf(action)}'),`);
  return [
    `export { action } from '../packages/action/index.js';`,
    `const mains = {\n${mains.join('\n')}\n};`,
    `export const start = (name) => mains[name]();\n`,
  ].join('\n');
}

/** What the runner starts: `actions/<name>/dist/index.js`. */
export function launcherOf({ name, dist }: OwnFolder, shared: string): string {
  const path = posix.relative(dist, `${shared}/index.js`);
  return `// What the actions have in common is in ${shared}, once.\nimport { start } from '${path}';\n\nawait start('${name}');\n`;
}
