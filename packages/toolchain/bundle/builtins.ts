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
  const files = await Promise.all(
    names.map(async (name) => ({ file: join(folder, name), code: await readFile(join(folder, name), 'utf8') })),
  );
  const written = new Set(files.flatMap(({ code }) => code.match(/[\w$]+/g) ?? []));
  for (const { file, code } of files) {
    const taken = code.replaceAll(asked, (_, id: string) => expressionOf(id, written));
    // a module that is given a `require` still needs one
    const isNeeded = taken.replace(declared, '').includes(made);
    await writeFile(file, isNeeded ? taken : taken.replace(declared, ''));
  }
}

function expressionOf(id: string, written: ReadonlySet<string>): string {
  const module = `process.getBuiltinModule(${JSON.stringify(id)})`;
  return heavy.includes(id) ? lazily(module, namesIn(id, written)) : module;
}

/** An ordinary object with the names: code that copies them from a module gets what reads them later, too. */
function lazily(module: string, names: readonly string[]): string {
  const property = `[name, { enumerable: true, get: () => ${module}[name] }]`;
  return `Object.defineProperties({}, Object.fromEntries(${JSON.stringify(names)}.map((name) => ${property})))`;
}

/** Those that stand anywhere in the code, so that a newer Node with more of them makes the same bundle. */
function namesIn(id: string, written: ReadonlySet<string>): readonly string[] {
  return Object.getOwnPropertyNames(process.getBuiltinModule(id) ?? {})
    .filter((name) => written.has(name))
    .sort();
}
