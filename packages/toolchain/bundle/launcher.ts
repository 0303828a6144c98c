/**
 * The module that all public actions are bundled from, beside their compiled folders: each is loaded when it is started.
 * What every start needs is exported, so that it becomes part of the file that is loaded anyway.
 */
export function entryOf(actions: readonly string[]): string {
  const mains = actions.map((name) => `  '${name}': () => import('./${name}/src/main.js'),`);
  return [
    `export { action } from '../packages/action/index.js';`,
    `const mains = {\n${mains.join('\n')}\n};`,
    `export const start = (name) => mains[name]();\n`,
  ].join('\n');
}

/** What the runner starts: `actions/<name>/dist/index.js`. */
export function launcherOf(action: string): string {
  return `// What the actions have in common is in actions/dist, once.\nimport { start } from '../../dist/index.js';\n\nawait start('${action}');\n`;
}
