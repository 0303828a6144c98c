import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type SourceFile, sourceFiles } from './source-files.ts';

// Which packages a package may import. A package that is not listed here may not exist.
const allowed: Readonly<Record<string, readonly string[]>> = {
  error: [],
  secret: [],
  input: ['error', 'secret'],
  image: ['error', 'secret', 'input'],
  manifest: ['error', 'secret', 'input', 'image'],
  environment: ['error', 'secret', 'input', 'image', 'manifest'],
  check: ['error', 'image', 'manifest', 'environment'],
  action: ['error', 'secret', 'input'],
  exec: ['error', 'secret'],
  workspace: ['error'],
  git: ['error', 'secret', 'exec'],
  github: ['error', 'secret', 'input'],
  network: [],
  attestation: [],
  prometheus: ['secret', 'network'],
  registry: ['error', 'secret', 'input', 'image', 'exec', 'network'],
  engine: ['error', 'secret', 'input', 'image', 'exec', 'registry'],
  cluster: ['error', 'secret', 'input', 'image', 'manifest', 'exec'],
  agent: ['error', 'secret', 'input', 'image', 'manifest'],
  toolchain: ['error', 'secret', 'input', 'image', 'manifest', 'environment', 'exec', 'workspace', 'github'],
};

const pure: ReadonlySet<string> = new Set([
  'error',
  'secret',
  'input',
  'image',
  'manifest',
  'environment',
  'check',
  'agent',
]);

// One importer for each third-party dependency: one place to upgrade it.
const importers: Readonly<Record<string, string>> = {
  '@actions/core': 'packages/action',
  'actions-exec': 'packages/exec',
  '@actions/github': 'packages/github',
  '@octokit/auth-app': 'packages/github',
  'js-yaml': 'packages/manifest',
  'fast-json-patch': 'packages/manifest',
  semver: 'packages/image',
  diff: 'packages/manifest',
  '@sigstore/bundle': 'packages/attestation',
  '@sigstore/tuf': 'packages/attestation',
  '@sigstore/verify': 'packages/attestation',
  'dockerfile-ast': 'packages/engine',
  'tar-stream': 'packages/engine',
  '@balena/dockerignore': 'packages/engine',
  rolldown: 'packages/toolchain',
  yaml: 'packages/toolchain',
};

const files = sourceFiles();
const packageOf = (path: string): string => /^(\.github\/)?[^/]+\/[^/]+/.exec(path)?.[0] ?? '';
const nameOf = (path: string): string => path.split('/')[1] ?? '';

function violations(select: (file: SourceFile, imported: string) => boolean): readonly string[] {
  return files.flatMap((file) =>
    file.imports.filter((imported) => select(file, imported)).map((imported) => `${file.path} imports ${imported}`),
  );
}

/** The files from one back to itself. */
function wayBack(imports: ReadonlyMap<string, readonly string[]>, start: string): readonly string[] | undefined {
  const ways = [[start]];
  const seen = new Set<string>();
  for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
    for (const next of imports.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}

describe('imports', () => {
  it('finds the sources it judges', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(violations((_, imported) => imported === '#error').length).toBeGreaterThan(10);
  });

  it('go in no circle, not even by types', () => {
    const relative = new Map(
      files.map(({ path, imports }) => {
        return [path, imports.filter((each) => each.startsWith('.')).map((each) => join(dirname(path), each))] as const;
      }),
    );
    const circles = files.flatMap(({ path }) => {
      const way = wayBack(relative, path);
      return way === undefined ? [] : [way.join(' imports ')];
    });
    expect(circles).toEqual([]);
    expect(wayBack(new Map(Object.entries({ a: ['b'], b: ['c'], c: ['a'] })), 'a')).toEqual(['a', 'b', 'c', 'a']);
  });

  it('stay inside their own action or package when relative', () => {
    const outside = violations((file, imported) => {
      if (!imported.startsWith('.')) return false;
      return packageOf(join(dirname(file.path), imported)) !== packageOf(file.path);
    });
    expect(outside).toEqual([]);
  });

  it('follow the direction between packages', () => {
    const wrong = violations((file, imported) => {
      if (!imported.startsWith('#') || !file.path.startsWith('packages/')) return false;
      return !(allowed[nameOf(file.path)] ?? []).includes(imported.slice(1));
    });
    expect(wrong).toEqual([]);
  });

  it('never reach an action from elsewhere, nor the toolchain from what is for everybody', () => {
    const isOwn = ({ path }: SourceFile): boolean => path.startsWith('.github/');
    const wrong = violations(
      (file, imported) => (imported === '#toolchain' && !isOwn(file)) || imported.includes('actions/'),
    );
    expect(wrong).toEqual(
      violations((file, imported) => imported.startsWith('@actions/') && packageOf(file.path) === importers[imported]),
    );
  });

  it('reach each third-party package from one place alone', () => {
    const wrong = violations((file, imported) => {
      if (/^([.#]|node:)/.test(imported)) return false;
      const name = imported.split('/', imported.startsWith('@') ? 2 : 1).join('/');
      return importers[name] !== packageOf(file.path);
    });
    expect(wrong).toEqual([]);
  });

  it('keep pure packages away from the machine', () => {
    const pureFiles = files.filter(({ path }) => path.startsWith('packages/') && pure.has(nameOf(path)));
    const impure = pureFiles.filter(
      ({ text, imports }) =>
        imports.some((imported) => /^node:(?!(util|buffer|crypto|path)$)/.test(imported)) ||
        /\bprocess\.|\bDate\.now\(|new Date\(\)|\bfetch\(|Math\.random/.test(text),
    );
    expect(pureFiles.length).toBeGreaterThan(15);
    expect(impure.map(({ path }) => path)).toEqual([]);
  });

  it('start nothing: only a main.ts does something when it is loaded', () => {
    const starting = files.filter(
      ({ path, text }) => !path.endsWith('/main.ts') && /^(await |void |new |for |if |try |[\w.]+\()/m.test(text),
    );
    expect(starting.map(({ path }) => path)).toEqual([]);
  });

  it('print by the log of packages/action alone, start programs by packages/exec alone, and evaluate no text', () => {
    const product = files.filter(({ path }) => !path.startsWith('packages/toolchain/'));
    const printing = product.filter(({ text }) => /\bprocess\.(stdout|stderr)\b|\bconsole\./.test(text));
    expect(new Set(printing.map(({ path }) => packageOf(path)))).toEqual(new Set(['packages/action']));
    const evaluating = product.filter(
      ({ text, imports }) =>
        imports.some((imported) => /^(node:)?(child_process|vm|worker_threads)$/.test(imported)) ||
        /\beval\(|\bnew Function\(|\bshell: *true/.test(text),
    );
    expect(evaluating.map(({ path }) => path)).toEqual([]);
  });

  it('use the environment of the process at the edges alone', () => {
    const users = files.filter(({ text }) => /\bprocess\.env\b/.test(text)).map(({ path }) => packageOf(path));
    expect(new Set(users)).toEqual(new Set(['packages/action', 'packages/exec']));
  });
});
