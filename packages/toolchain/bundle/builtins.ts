import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const made = '__WEBPACK_EXTERNAL_createRequire';
const declared = `import { createRequire as ${made} } from "module";`;
const asked = new RegExp(`${made}\\(import\\.meta\\.url\\)\\("([^"]+)"\\)`, 'g');

/** A third of what an action's start adds to Node's own: they are loaded when something of them is used. */
const heavy: readonly string[] = ['crypto', 'node:crypto'];

/**
 * Has the code of a bundle ask Node itself for what comes with it. The bundler's way makes a `require` for each, and loads all
 * of them before the first line runs, those too that only an error or an output would need.
 */
export async function takeBuiltins(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  for (const name of names) {
    const file = join(folder, name);
    const code = await readFile(file, 'utf8');
    const taken = code.replaceAll(asked, (_, id: string) => expressionOf(id));
    // a module that is given a `require` still needs one
    const isNeeded = taken.replace(declared, '').includes(made);
    await writeFile(file, isNeeded ? taken : taken.replace(declared, ''));
  }
}

function expressionOf(id: string): string {
  const module = `process.getBuiltinModule(${JSON.stringify(id)})`;
  return heavy.includes(id) ? lazily(module, namesIn(id)) : module;
}

/** An ordinary object with all names: code that copies them from a module gets what reads them later, too. */
function lazily(module: string, names: readonly string[]): string {
  const property = `[name, { enumerable: true, get: () => ${module}[name] }]`;
  return `Object.defineProperties({}, Object.fromEntries(${JSON.stringify(names)}.map((name) => ${property})))`;
}

function namesIn(id: string): readonly string[] {
  return Object.getOwnPropertyNames(process.getBuiltinModule(id) ?? {}).sort();
}
