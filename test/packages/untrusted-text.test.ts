import { afterEach, describe, expect, it } from 'vitest';
import { withResources } from '#agent';
import { readKubeconfig, readObjects } from '#cluster';
import { freightOfBlock, readConfig, sourceOfBlock, supersedesOfBlock } from '#environment';
import { ActionError } from '#error';
import { image } from '#image';
import { lines, pairs } from '#input';
import { readDocuments, readYaml } from '#manifest';
import { contentsOf } from '#registry';
import { resultDocument } from '../../actions/build-push/src/result-document.ts';
import { scaled } from '../scale.ts';
import { edit } from './manifest/edit-texts.ts';

// Every reader of text from elsewhere, against every text that means harm: it answers soon, by a value or by an error of
// ours, and no object of this process has learned anything from it.

type Reader = (text: string) => unknown;

const file = (text: string) => ({ path: 'a.yaml', text });
/** Inputs, which whoever starts a workflow may write: as long as GitHub takes them. */
const inputReaders: Readonly<Record<string, Reader>> = {
  'a strategic patch': (text) => edit({ 'a.yaml': deployment }, { patch: text, 'patch-type': 'strategic', target }),
  'a merge patch': (text) => edit({ 'a.yaml': deployment }, { patch: text, 'patch-type': 'merge', target }),
  'a JSON patch': (text) => edit({ 'a.yaml': deployment }, { patch: `[${text}]`, 'patch-type': 'json', target }),
  'a value to set': (text) => edit({ 'a.yaml': deployment }, { set: `spec.template = ${text.split('\n')[0]}` }),
  'a path to set': (text) => edit({ 'a.yaml': deployment }, { set: text }),
  'merge keys of lists': (text) => edit({ 'a.yaml': deployment }, { 'key-map': text, set: 'spec.replicas = 3' }),
  'an image, as an input': (text) => image.parse(text),
  'lines, as an input': (text) => lines.parse(text),
  'pairs, as an input': (text) => pairs.parse(text),
};
const longestInput = 65_535;

const fileReaders: Readonly<Record<string, Reader>> = {
  'a manifest, to set an image': (text) => edit({ 'a.yaml': text }, { image: 'ghcr.io/acme/shop:2' }),
  'a manifest, to set a value': (text) => edit({ 'a.yaml': text }, { set: 'spec.replicas := 3' }),
  'a manifest, to take values out': (text) =>
    edit({ 'a.yaml': text }, { set: '- **.polluted', 'on-missing': 'ignore' }),
  'a manifest, to patch it': (text) => edit({ 'a.yaml': text }, { patch: '{kind: Deployment, spec: {replicas: 3}}' }),
  'a kustomization.yaml': (text) => edit({ 'kustomization.yaml': text }, { image: 'ghcr.io/acme/shop:2' }),
  'a kustomization.yaml, to add files': (text) => withResources(text, ['sync.yaml']),
  'a configuration': (text) => readYaml(file(text)),
  'gitops.yaml': readConfig,
  documents: (text) => readDocuments(file(text)),
  "an agent's manifests": (text) => readObjects(file(text)),
  'a kubeconfig': (text) => readKubeconfig({ text }),
  "a pull request's body": (text) => {
    const body = `<!-- gitops:1 ${text.replaceAll('\n', ' ')} -->`;
    return [freightOfBlock(body), sourceOfBlock(body), supersedesOfBlock(body)];
  },
  "a registry's manifest": (text) =>
    contentsOf(Buffer.from(text), 'application/vnd.oci.image.manifest.v1+json', 'the manifest'),
  "another job's result": (text) => resultDocument.parse(text),
};

const readers: Readonly<Record<string, Reader>> = {
  ...fileReaders,
  ...Object.fromEntries(
    Object.entries(inputReaders).map(([name, read]): [string, Reader] => [
      name,
      (text) => read(text.slice(0, longestInput)),
    ]),
  ),
};

const target = 'deployment/shop';
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  replicas: 1
  template: { spec: { containers: [{ name: shop, image: "ghcr.io/acme/shop:1" }] } }
`;

const nested = (open: string, close: string, depth: number): string => `${open.repeat(depth)}1${close.repeat(depth)}`;
const aliases = (depth: number, link: (level: number) => string): string =>
  Array.from({ length: depth }, (_, level) =>
    level === 0 ? 'l0: &l0 {k: x}' : `l${level}: &l${level} ${link(level - 1)}`,
  ).join('\n');

/** How far the bombs are blown up. */
const size = scaled(1, 50);

const bombs: Readonly<Record<string, string>> = {
  // each costs what is allowed at most, a third of a second
  'aliases of aliases': aliases(24, (below) => `[${Array(9).fill(`*l${below}`).join(', ')}]`),
  'lists in lists': nested('[', ']', 1_000 * size),
  'mappings in mappings': nested('{a: ', '}', 400 * size),
  'JSON in JSON': nested('{"a":', '}', 1_000 * size),
  'lists that never end': '['.repeat(2_000 * size),
  indentation: Array.from({ length: 60 * size }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  'lists in lists, by lines': `${'- '.repeat(400 * size)}1`,
  'many documents': '---\na: 1\n'.repeat(400 * size),
  'many keys': Array.from({ length: 1_000 * size }, (_, index) => `k${index}: ${index}`).join('\n'),
  'one long word': 'a'.repeat(40_000 * size),
  'many quotes': `a: ${'"'.repeat(4_000 * size)}`,
  'many blanks': `a:${' '.repeat(10_000 * size)}b`,
  'many tags and anchors': `a: ${'!!str &a '.repeat(400 * size)}b`,
};

const pollution: Readonly<Record<string, string>> = {
  YAML: '__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\nprototype: {polluted: true}\n',
  'YAML in a merge key':
    'base: &b {__proto__: {polluted: true}}\n<<: *b\nspec: {<<: *b, constructor: {prototype: *b}}\n',
  JSON: '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
  'JSON below':
    '{"kind": "Deployment", "metadata": {"name": "shop", "__proto__": {"polluted": true}}, "spec": {"__proto__": {"polluted": true}}}',
  'a JSON patch': '{"op": "add", "path": "/__proto__/polluted", "value": true}',
  'a JSON patch by the constructor': '{"op": "add", "path": "/constructor/prototype/polluted", "value": true}',
  'a JSON patch that moves': '{"op": "copy", "from": "/spec", "path": "/__proto__/polluted"}',
  'a path': '__proto__.polluted := true',
  'a path by the constructor': 'constructor.prototype.polluted := true',
  'a path by brackets': '["__proto__"]["polluted"] := true',
  'a line of pairs': '__proto__=polluted\nconstructor=polluted',
  'a result': '{"images": {"__proto__": {"polluted": true, "platforms": []}, "constructor": {"platforms": []}}}',
  'a kubeconfig':
    '{"current-context": "__proto__", "contexts": [{"name": "__proto__", "context": {"cluster": "constructor", "user": "__proto__"}}], "clusters": [], "users": []}',
};

const mergeBomb = {
  'merge keys of merge keys': aliases(24, (below) => `{<<: [${Array(9).fill(`*l${below}`).join(', ')}]}`),
};
const thrown: Readonly<Record<string, string>> = { ...bombs, ...(scaled(0, 1) === 1 && mergeBomb) };

/** What every object has from its birth. */
const born = Reflect.ownKeys(Object.prototype).join();
const longest = 20_000;

async function verdict(read: Reader, text: string): Promise<string> {
  const start = performance.now();
  const said = await Promise.resolve()
    .then(() => read(text))
    .then(
      () => 'a value',
      (error: unknown) => (error instanceof ActionError ? 'an error of ours' : `${error}`.slice(0, 200)),
    );
  return performance.now() - start > longest ? `${said}, late` : said;
}

describe.each(Object.entries(readers))('%s', (_name, read) => {
  afterEach(() => {
    expect(Reflect.ownKeys(Object.prototype).join()).toBe(born);
    expect({}).not.toHaveProperty('polluted');
    expect(() => undefined).not.toHaveProperty('polluted');
  });

  it('is read, or refused, soon, however it was blown up', { timeout: 600_000 }, async () => {
    const verdicts: Record<string, string> = {};
    for (const [bomb, text] of Object.entries(thrown)) verdicts[bomb] = await verdict(read, text);
    expect(Object.entries(verdicts).filter(([, said]) => !/^(a value|an error of ours)$/.test(said))).toEqual([]);
  });

  it('teaches objects nothing', async () => {
    const verdicts: Record<string, string> = {};
    for (const [way, text] of Object.entries(pollution)) verdicts[way] = await verdict(read, text);
    expect(Object.entries(verdicts).filter(([, said]) => !/^(a value|an error of ours)$/.test(said))).toEqual([]);
  });
});

it('counts them', () => {
  const texts = Object.keys(thrown).length + Object.keys(pollution).length;
  console.log(`readers of untrusted text: ${Object.keys(readers).length}, each against ${texts} texts that mean harm`);
});
