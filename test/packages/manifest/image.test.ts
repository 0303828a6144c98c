import { describe, expect, test } from 'vitest';
import { diffLines, digestA, digestB, edit, editText, refusal } from './edit-texts.ts';

const image = `ghcr.io/acme/shop:1.4.2@${digestB}`;

const deployment = `# The shop
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop # keep
  namespace: prod
spec:
  template:
    spec:
      initContainers:
        - name: migrate
          image: 'ghcr.io/acme/shop:1.4.1'   # same image
      containers:
        - image: "ghcr.io/acme/shop:1.4.1@${digestA}" # main
          name: shop
        - name: proxy
          image: ghcr.io/acme/proxy:2.0.0
`;

test('every reference to the repository is set, quotes and comments stay, and nothing else changes', () => {
  const result = edit({ 'apps/shop.yaml': deployment }, { image });
  expect(diffLines(result)).toEqual([
    "-          image: 'ghcr.io/acme/shop:1.4.1'   # same image",
    `+          image: '${image}'   # same image`,
    `-        - image: "ghcr.io/acme/shop:1.4.1@${digestA}" # main`,
    `+        - image: "${image}" # main`,
  ]);
  expect(result.files.map(({ path }) => path)).toEqual(['apps/shop.yaml']);
  expect(result.warnings).toEqual([]);
  expect(result.changes).toEqual([
    {
      file: 'apps/shop.yaml',
      document: { index: 0, apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop', namespace: 'prod' },
      path: 'spec.template.spec.initContainers[name=migrate].image',
      op: 'replace',
      old: 'ghcr.io/acme/shop:1.4.1',
      new: image,
      by: 'image',
      line: 12,
    },
    expect.objectContaining({ path: 'spec.template.spec.containers[name=shop].image', line: 14, new: image }),
  ]);
});

test('an edit that is already there is no edit', () => {
  const once = editText(deployment, { image });
  const again = edit({ 'app.yaml': once }, { image });
  expect(again).toMatchObject({ files: [], changes: [], diff: '' });
  expect(again.skipped).toMatchObject([
    { file: 'app.yaml', document: 0, line: 12, reason: 'same' },
    { path: 'spec.template.spec.containers[name=shop].image', line: 14, reason: 'same' },
  ]);
});

describe('every other byte stays', () => {
  const text =
    'kind: Pod\r\nspec:\r\n  containers:\r\n  - {name: a, image: acme/shop:1}\r\n---\r\n\r\nkind: Pod\r\nimage: acme/shop:1';
  test.each([
    ['CRLF and several documents', text],
    ['a byte order mark', `\uFEFF${text}`],
    ['a final line break', `${text}\r\n`],
    ['comments and blank lines at the ends', `# a\n\n${text}\n\n\n# z`],
    ['a document marker in front', `---\n${text}\n...\n`],
  ])('%s', (_name, before) => {
    expect(editText(before, { image: 'docker.io/acme/shop:2' })).toBe(before.replaceAll('acme/shop:1', 'acme/shop:2'));
  });
});

test.each([
  ['nginx', 'docker.io/library/nginx:1.27', 'nginx:1.27'],
  ['docker.io/nginx:1.26', 'nginx:1.27', 'docker.io/nginx:1.27'],
  ['localhost:5000/a/b:1', 'localhost:5000/a/b:2', 'localhost:5000/a/b:2'],
  ['ghcr.io/acme/shop:1', 'ghcr.io/acme/shop=quay.io/acme/shop:2', 'quay.io/acme/shop:2'],
  [`ghcr.io/acme/shop@${digestA}`, `ghcr.io/acme/shop@${digestB}`, `ghcr.io/acme/shop@${digestB}`],
  [`ghcr.io/acme/shop:1@${digestA}`, `ghcr.io/acme/shop@${digestB}`, `ghcr.io/acme/shop@${digestB}`],
])('reference %s set to %s is written %s', (old, wanted, written) => {
  expect(editText(`image: ${old}\n`, { image: wanted })).toBe(`image: ${written}\n`);
});

test.each([
  'ghcr.io/acme/shop-worker:1',
  'ghcr.io/acme/shop/worker:1',
  'ghcr.io/acme/shopx:1',
  'ghcr.io.acme/shop:1',
  'acme/shop:1',
])('another repository is left alone: %s', (other) => {
  const text = `a:\n  image: ${other}\nb:\n  image: ghcr.io/acme/shop:1\n`;
  expect(editText(text, { image })).toBe(
    text.replace('ghcr.io/acme/shop:1\n', `${image}\n`).replace(image, () => image),
  );
});

describe('kustomization.yaml', () => {
  const kustomization = (entry: string): string => `resources:\n- ../base\nimages:\n${entry}`;
  const written = (entry: string, asked = image): string => {
    return editText(kustomization(entry), { image: asked }, 'overlays/prod/kustomization.yaml').slice(
      kustomization('').length,
    );
  };

  test.each([
    [
      'newTag, and a line for the digest below it',
      '- name: ghcr.io/acme/shop # ours\n  newTag: 1.4.1 # tag\n- name: other\n  newTag: "1"\n',
      `- name: ghcr.io/acme/shop # ours\n  newTag: 1.4.2 # tag\n  digest: ${digestB}\n- name: other\n  newTag: "1"\n`,
    ],
    [
      'newTag and digest in their quotes and order',
      `- digest: "${digestA}"\n  name: ghcr.io/acme/shop\n  newTag: '1.4.1'\n`,
      `- digest: "${digestB}"\n  name: ghcr.io/acme/shop\n  newTag: '1.4.2'\n`,
    ],
    [
      'an entry found by its newName',
      '- name: shop\n  newName: ghcr.io/acme/shop\n  newTag: "1.4.1"\n',
      `- name: shop\n  newName: ghcr.io/acme/shop\n  newTag: "1.4.2"\n  digest: "${digestB}"\n`,
    ],
    [
      'an entry in braces',
      '- {name: ghcr.io/acme/shop, newTag: 1.4.1}\n',
      `- {name: ghcr.io/acme/shop, newTag: 1.4.2, digest: ${digestB}}\n`,
    ],
    ['a name alone', '- name: ghcr.io/acme/shop', `- name: ghcr.io/acme/shop\n  newTag: 1.4.2\n  digest: ${digestB}`],
    [
      'a digest alone stays alone',
      `- name: ghcr.io/acme/shop\n  digest: ${digestA}\n`,
      `- name: ghcr.io/acme/shop\n  digest: ${digestB}\n`,
    ],
    [
      'a number becomes a string that every reader reads as one',
      '- name: ghcr.io/acme/shop\n  newTag: 1.4\n',
      `- name: ghcr.io/acme/shop\n  newTag: "1.40"\n  digest: ${digestB}\n`,
      `ghcr.io/acme/shop:1.40@${digestB}`,
    ],
    [
      'a move to another repository',
      '- name: ghcr.io/acme/shop\n  newTag: 1.4.1\n',
      `- name: ghcr.io/acme/shop\n  newName: quay.io/acme/shop\n  newTag: 1.4.2\n  digest: ${digestB}\n`,
      `ghcr.io/acme/shop=quay.io/acme/shop:1.4.2@${digestB}`,
    ],
  ])('%s', (_name, before, after, asked = image) => {
    expect(written(before, asked)).toBe(after);
  });

  test("Flux's Kustomization has the same entries under spec", () => {
    const text = (entry: string): string =>
      `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  images:\n  - name: ghcr.io/acme/shop\n${entry}`;
    const result = edit({ 'flux.yaml': text('    newTag: "1"\n') }, { image });
    expect(result.files[0]?.text).toBe(text(`    newTag: "1.4.2"\n    digest: "${digestB}"\n`));
    expect(result.changes.map(({ path, op }) => `${path} ${op}`)).toEqual([
      'spec.images[name=ghcr.io/acme/shop].newTag replace',
      'spec.images[name=ghcr.io/acme/shop].digest add',
    ]);
  });

  const base = 'kind: Deployment\nspec: {containers: [{name: a, image: ghcr.io/acme/shop:1}]}\n';
  const overlay = 'resources: [../../base]\nimages:\n- name: ghcr.io/acme/shop\n  newTag: "1"\n';

  test('a reference that a kustomization decides about is left alone, through a base too', () => {
    const texts = {
      'base/kustomization.yaml': 'resources:\n- ./web.yaml\n',
      'base/web.yaml': base,
      'overlays/prod/kustomization.yaml': overlay,
    };
    const result = edit(texts, { image });
    expect(result.files.map(({ path }) => path)).toEqual(['overlays/prod/kustomization.yaml']);
    expect(result.skipped).toEqual([
      {
        file: 'base/web.yaml',
        document: 0,
        path: 'spec.containers[name=a].image',
        line: 2,
        reason: 'overridden',
        detail: '"images:" of overlays/prod/kustomization.yaml decides about it',
      },
    ]);
  });

  test('a reference that no kustomization replaces is set, though one builds from it', () => {
    const texts = {
      'base/web.yaml': `${base}---\nkind: Rollout\nspec:\n  image: ghcr.io/acme/shop:1\n`,
      'base/kustomization.yaml': 'resources: [web.yaml]\nimages: [{name: acme/shop, newTag: "1"}]\n',
    };
    const [file, ...others] = edit(texts, { image }).files;
    expect(others).toEqual([]);
    expect(file?.text).toBe(texts['base/web.yaml'].replaceAll('ghcr.io/acme/shop:1', image));
  });

  test('an image that stands only where a kustomization replaces it by another is a miss that says so', () => {
    const texts = {
      'web.yaml': base,
      'kustomization.yaml':
        'resources: [web.yaml]\nimages: [{name: ghcr.io/acme/shop, newName: quay.io/x/y, newTag: "1"}]\n',
    };
    expect(refusal(() => edit(texts, { image }))).toMatchObject({
      code: 'NO_MATCH',
      message:
        'Setting ghcr.io/acme/shop failed: it only stands where it cannot be set. spec.containers[name=a].image (web.yaml:2): "images:" of kustomization.yaml decides about it.',
    });
  });
});

describe('Helm values', () => {
  test.each([
    [
      'repository and tag, with a notice that the digest is not recorded',
      'image:\n  repository: ghcr.io/acme/shop\n  tag: "1.4.1" # x\n',
      'image:\n  repository: ghcr.io/acme/shop\n  tag: "1.4.2" # x\n',
      1,
    ],
    [
      'a tag that carries the digest',
      `image:\n  tag: 1.4.1@${digestA}\n  repository: ghcr.io/acme/shop\n`,
      `image:\n  tag: 1.4.2@${digestB}\n  repository: ghcr.io/acme/shop\n`,
      0,
    ],
    [
      'registry, repository, tag and an empty digest',
      'image:\n  registry: ghcr.io\n  repository: acme/shop\n  tag: 1.4.1\n  digest: ""\n',
      `image:\n  registry: ghcr.io\n  repository: acme/shop\n  tag: 1.4.2\n  digest: "${digestB}"\n`,
      0,
    ],
    [
      'a tag that is not written yet',
      'image: {repository: ghcr.io/acme/shop, tag: }\n',
      'image: {repository: ghcr.io/acme/shop, tag: 1.4.2 }\n',
      1,
    ],
    [
      'image and tag side by side',
      'image: ghcr.io/acme/shop\ntag: 1.4.1\n',
      'image: ghcr.io/acme/shop\ntag: 1.4.2\n',
      1,
    ],
    ['a whole reference', 'web:\n  image: ghcr.io/acme/shop:1\n', `web:\n  image: ${image}\n`, 0],
  ])('%s', (_name, before, after, notices) => {
    const result = edit({ 'values.yaml': before }, { image });
    expect(result.files[0]?.text).toBe(after);
    expect(result.warnings.filter(({ level }) => level === 'notice')).toHaveLength(notices);
  });

  test('the notice names the place', () => {
    const text = 'a: 1\nimage:\n  repository: ghcr.io/acme/shop\n  tag: "1.0.0"\n';
    expect(edit({ 'values.yaml': text }, { image }).warnings).toEqual([
      {
        level: 'notice',
        message: 'image in values.yaml has no key for a digest: the digest is not recorded.',
        at: { file: 'values.yaml', line: 3 },
      },
    ]);
  });

  test('a move changes registry and repository', () => {
    const text = 'registry: ghcr.io\nrepository: acme/shop\ntag: "1"\n';
    const moved = editText(text, { image: 'ghcr.io/acme/shop=quay.io/team/shop:2' });
    expect(moved).toBe('registry: quay.io\nrepository: team/shop\ntag: "2"\n');
  });
});

describe('guards', () => {
  test('a digest is never dropped', () => {
    const asked = { image: 'ghcr.io/acme/shop:1.4.2' };
    const places = [
      `image: ghcr.io/acme/shop:1@${digestA}\n`,
      `repository: ghcr.io/acme/shop\ntag: 1@${digestA}\n`,
      `repository: ghcr.io/acme/shop\ntag: "1"\ndigest: ${digestA}\n`,
    ];
    for (const text of places) expect(refusal(() => editText(text, asked)).code).toBe('DIGEST_DROPPED');
    const entry = `images:\n- name: ghcr.io/acme/shop\n  newTag: "1"\n  digest: ${digestA}\n`;
    expect(refusal(() => editText(entry, asked, 'kustomization.yaml'))).toMatchObject({
      code: 'DIGEST_DROPPED',
      message:
        'Setting ghcr.io/acme/shop:1.4.2 at images[name=ghcr.io/acme/shop] in kustomization.yaml was refused: the image there is pinned by digest, and the new one is not.',
      at: { file: 'kustomization.yaml', line: 2, column: 3 },
    });
  });

  test('a tag that would go on to name the old image is never left', () => {
    const asked = { image: `ghcr.io/acme/shop@${digestB}` };
    expect(refusal(() => editText('repository: ghcr.io/acme/shop\ntag: "1"\n', asked)).code).toBe('VALUE_INVALID');
  });

  test('an image without digest and one with a moving tag are warned about', () => {
    const messages = edit({ 'a.yaml': 'image: nginx\n' }, { image: 'nginx:latest' }).warnings.map(
      ({ message }) => message,
    );
    expect(messages).toEqual([
      'docker.io/library/nginx:latest is not pinned: without a digest its tag may come to mean another image.',
      'docker.io/library/nginx:latest has a tag that is made to move: "latest".',
    ]);
  });

  test('a value that an alias repeats is not edited', () => {
    const text = 'a:\n  image: &shop ghcr.io/acme/shop:1\nb:\n  image: *shop\n';
    expect(refusal(() => editText(text, { image }))).toMatchObject({
      code: 'ALIAS_FAN_OUT',
      message: 'Editing app.yaml failed: the value belongs to anchor "&shop", which line 4 repeats.',
      at: { file: 'app.yaml', line: 2 },
    });
  });
});

describe('an image that no manifest names', () => {
  test('is an error that names the closest ones, the best first', () => {
    const texts = {
      'a.yaml': 'x:\n  image: redis:7\ny:\n  image: ghcr.io/acme/shopp:1\n',
      'values.yaml': 'image:\n  repository: ghcr.io/acme/web\n  tag: "1"\n',
      'kustomization.yaml': 'images:\n- name: ghcr.io/acme/shop-api\n  newTag: "1"\n',
    };
    expect(refusal(() => edit(texts, { image }))).toMatchObject({
      code: 'NO_MATCH',
      message:
        'Setting ghcr.io/acme/shop failed: no manifest names this image. The closest of those named: ghcr.io/acme/shopp (a.yaml:4), ghcr.io/acme/shop-api (kustomization.yaml:2), ghcr.io/acme/web (values.yaml:2), docker.io/library/redis (a.yaml:2).',
    });
  });

  test('is said plainly where there are no images at all', () => {
    expect(refusal(() => editText('a: 1\n', { image })).message).toContain('They name no image at all.');
  });
});

describe('templates', () => {
  const template = 'image: ghcr.io/acme/shop:1\n{{ if .x }}\n';
  const texts = { 'a.yaml': 'image: ghcr.io/acme/shop:1.0.0\n', 'templates/web.yaml': template };

  test('one that was found is skipped with a warning, since it holds the repository', () => {
    const result = edit(texts, { image });
    expect(result.files.map(({ path }) => path)).toEqual(['a.yaml']);
    expect(result.skipped).toEqual([
      {
        file: 'templates/web.yaml',
        line: 2,
        reason: 'template',
        detail: 'templates/web.yaml is a template, and only its rendered form is a manifest.',
      },
    ]);
    expect(result.warnings).toEqual([
      {
        level: 'warning',
        message:
          'templates/web.yaml is a template, and only its rendered form is a manifest. It was left alone, though it holds "acme/shop".',
        at: { file: 'templates/web.yaml', line: 2 },
      },
    ]);
  });

  test('one that was named is refused', () => {
    expect(refusal(() => edit(texts, { image }, true))).toMatchObject({
      code: 'MANIFEST_TEMPLATE',
      at: { file: 'templates/web.yaml', line: 2, column: 1 },
    });
  });

  test('a reference whose tag a template fills in is left alone, and refused in a named file', () => {
    const text = 'a:\n  image: ghcr.io/acme/shop:1\nb:\n  image: "ghcr.io/acme/shop:{{ .tag }}"\n';
    const result = edit({ 'a.yaml': text }, { image });
    expect(result.changes).toHaveLength(1);
    expect(result.skipped).toMatchObject([{ path: 'b.image', line: 4, reason: 'template' }]);
    expect(refusal(() => edit({ 'a.yaml': text }, { image }, true)).code).toBe('MANIFEST_TEMPLATE');
  });

  test('braces in another string are data', () => {
    const text = 'args: "{{ x }}"\nimage: ghcr.io/acme/shop:1\n';
    expect(edit({ 'a.yaml': text }, { image }, true).changes).toHaveLength(1);
  });

  test('a file that is no YAML is skipped if found and refused if named', () => {
    const broken = { 'a.yaml': 'image: ghcr.io/acme/shop:1\n', 'b.yaml': 'a: [shop,\n]\n' };
    expect(edit(broken, { image }).skipped).toMatchObject([{ file: 'b.yaml', line: 2, reason: 'unparsable' }]);
    expect(refusal(() => edit(broken, { image }, true)).code).toBe('MANIFEST_UNPARSABLE');
  });
});

test.each([
  ['ghcr.io/acme/shop', 'with a tag or a digest'],
  ['ghcr.io/acme/Shop:1', 'lower case'],
  ['policy:apps=ghcr.io/acme/shop:1', 'policy:<namespace>:<name>'],
  ['ghcr.io/acme/shop:1=ghcr.io/acme/shop:2', 'without tag and digest before "="'],
])('image "%s" is refused', (line, problem) => {
  expect(refusal(() => editText('a: 1\n', { image: line }))).toMatchObject({ code: 'INPUT_INVALID' });
  expect(refusal(() => editText('a: 1\n', { image: line })).message).toContain(problem);
});

test('neither image nor set is refused', () => {
  expect(refusal(() => editText('a: 1\n', { image: '# nothing\n' })).code).toBe('INPUT_INVALID');
});
