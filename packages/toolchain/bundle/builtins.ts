import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A third of what an action's start adds to Node's own. */
const heavy = /module\.exports = require\("((?:node:)?crypto)"\);/g;

/** An eighth of it: the promises of file operations, of which packages copy some as they are loaded. */
const copied = /const \{ ([\w, :]+) \} = (external_fs_\w*\.promises);/g;

/** Has a bundle load what is heavy of Node's own when something of it is used, instead of when a module names it. */
export async function deferBuiltins(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const files = await Promise.all(
    names.map(async (name) => ({ file: join(folder, name), code: await readFile(join(folder, name), 'utf8') })),
  );
  const written = new Set(files.flatMap(({ code }) => code.match(/[\w$]+/g) ?? []));
  for (const { file, code } of files) {
    const deferred = code
      .replaceAll(heavy, (_, id: string) => `module.exports = ${lazily(id, namesIn(id, written))};`)
      .replaceAll(copied, (_, names: string, from: string) => `const ${callsTo(from, names.split(', '))};`);
    if (deferred !== code) await writeFile(file, deferred);
  }
}

/** An ordinary object with the names: code that copies them from a module gets what reads them later, too. */
function lazily(id: string, names: readonly string[]): string {
  const property = `[name, { enumerable: true, get: () => require(${JSON.stringify(id)})[name] }]`;
  return `Object.defineProperties({}, Object.fromEntries(${JSON.stringify(names)}.map((name) => ${property})))`;
}

/** @param names `name`, or `name: alias` */
function callsTo(from: string, names: readonly string[]): string {
  const calls = names.map((each) => {
    const [name = '', alias = name] = each.split(': ');
    return `${alias} = (...given) => ${from}.${name}(...given)`;
  });
  return calls.join(', ');
}

/** Those that stand anywhere in the code, so that a newer Node with more of them makes the same bundle. */
function namesIn(id: string, written: ReadonlySet<string>): readonly string[] {
  return Object.getOwnPropertyNames(process.getBuiltinModule(id) ?? {})
    .filter((name) => written.has(name))
    .sort();
}
