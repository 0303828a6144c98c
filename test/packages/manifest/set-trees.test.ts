import { describe, expect, test } from 'vitest';
import { diffLines, edit, editText, refusal } from './edit-texts.ts';

const config = `kind: ConfigMap
metadata: {name: app}
data:
  # served as it is
  app.yaml: |   # kept
    # the server
    server:
      port: 80   # http

      hosts: [a]
  plain: "server: {port: 80}"
  folded: >-
    port: 80
  json: '{"port": 80, "hosts": ["a"]}'
  text: hello
`;

describe('lines that remove', () => {
  const text = `a:
  # about b
  b: 1 # one
  # about c
  c: {d: 1, e: 2}
  f: [x, y] # both
list:
- name: one
  value: 1
- name: two # second
  # about the value
  value: 2
`;

  test.each([
    ['- a.b', ['-  b: 1 # one']],
    ['- a.c.d', ['-  c: {d: 1, e: 2}', '+  c: {e: 2}']],
    ['- a.c.e', ['-  c: {d: 1, e: 2}', '+  c: {d: 1}']],
    ['- a.f[0]', ['-  f: [x, y] # both', '+  f: [y] # both']],
    ['- a.f[-1]', ['-  f: [x, y] # both', '+  f: [x] # both']],
    ['- a.f.*', ['-  f: [x, y] # both', '+  f: [] # both']],
    ['- list[name=one]', ['-- name: one', '-  value: 1']],
    ['- list[name=two].name', ['-- name: two # second', '-  # about the value', '+- # about the value']],
    ['- list[name=two].value', ['-  value: 2']],
    [
      '- list[*]',
      [
        '-list:',
        '-- name: one',
        '-  value: 1',
        '-- name: two # second',
        '-  # about the value',
        '-  value: 2',
        '+list: []',
      ],
    ],
    [
      '- **.name',
      [
        '-- name: one',
        '-  value: 1',
        '-- name: two # second',
        '-  # about the value',
        '+- value: 1',
        '+- # about the value',
      ],
    ],
  ])('%s', (set, lines) => {
    expect(diffLines(edit({ 'a.yaml': text }, { set }))).toEqual(lines);
  });

  test('report what was there, at its line in the old text', () => {
    const { changes } = edit({ 'a.yaml': text }, { set: 'a.new := 1\n- list[name=one]' });
    expect(changes.map(({ op, path, line, old }) => [op, path, line, old])).toEqual([
      ['add', 'a.new', 7, undefined],
      ['remove', 'list[name=one]', 8, { name: 'one', value: 1 }],
    ]);
  });

  test('miss as others do', () => {
    expect(refusal(() => editText(text, { set: '- a.bb' }))).toMatchObject({
      code: 'NO_MATCH',
      message: expect.stringContaining('Removing a.bb (line 1 of "set") failed'),
      hint: expect.stringContaining('drop the line'),
    });
    expect(refusal(() => editText(text, { set: '- $' })).code).toBe('VALUE_INVALID');
  });

  test('do not take an anchor from under its aliases', () => {
    const shared = 'a:\n  x: &x 1\nb: *x\n';
    for (const set of ['- a', '- a.x', 'a = {y: 1}']) {
      expect(refusal(() => editText(shared, { set, 'fan-out': 'allow' })).code).toBe('ALIAS_FAN_OUT');
    }
  });
});

describe('values in brackets', () => {
  const text = 'a:\n    b: 1 # one\n    c:\n    - x # first\nd: {e: 1}\nf: # why\n  g: 1\n';

  test.each([
    ['a.b = {x: [1, "2"]}', ['-    b: 1 # one', '+    b: # one', '+        x:', '+        - 1', '+        - "2"']],
    ['a.c += {name: web, port: 80}', ['+    - name: web', '+      port: 80']],
    ['a.c = []', ['-    c:', '-    - x # first', '+    c: []']],
    ['d = {e: 2, f: [1]}', ['-d: {e: 1}', '+d: {e: 2, f: [1]}']],
    ['f = [1, {h: 2}]', ['-  g: 1', '+- 1', '+- h: 2']],
    ['h.i := {j: true}', ['+h:', '+  i:', '+    j: true']],
    ['d = {e: 1}', []],
    ['a.c += {name: web}\na.c += {name: web}', ['+    - name: web']],
  ])('%s', (set, lines) => {
    expect(diffLines(edit({ 'a.yaml': text }, { set }))).toEqual(lines);
  });
});

describe('several places at once', () => {
  test.each([
    ['a[*].x := 1', 'a:\n- {}\n- {x: 2}\n- y: 3 # three\n', 'a:\n- {x: 1}\n- {x: 1}\n- y: 3 # three\n  x: 1\n'],
    ['a[*].x += 1', 'a:\n- x: [2]\n- {}\n- x: []\n', 'a:\n- x: [2, 1]\n- {x: [1]}\n- x: [1]\n'],
    [
      '*.e[id=LOG].value := on',
      'a: {e: []}\nb: {}\n',
      'a: {e: [{id: LOG, value: true}]}\nb: {e: [{id: LOG, value: true}]}\n',
    ],
  ])('%s creates what is missing in each of them', (set, before, after) => {
    expect(editText(before, { set })).toBe(after);
  });

  test('an element that misses what must be there is refused, whatever the others have', () => {
    for (const set of ['a[*].x = 1', '- a[*].x']) {
      const error = refusal(() => editText('a:\n- {x: 2}\n- {y: 1}\n', { set }));
      expect(error).toMatchObject({ code: 'NO_MATCH', at: { line: 3 } });
    }
  });

  test('what several aliases repeat is written once', () => {
    const shared = 'a: &it {x: 1}\nb: *it\n';
    expect(editText(shared, { set: '*.x = 2', 'fan-out': 'allow' })).toBe('a: &it {x: 2}\nb: *it\n');
    expect(editText(shared, { set: '*.z := 2', 'fan-out': 'allow' })).toBe('a: &it {x: 1, z: 2}\nb: *it\n');
  });
});

describe('any depth', () => {
  const text = 'image: a\nspec:\n  image: b\n  items:\n  - image: c\n  - other: d\n';

  test('every place that fits is edited, others are passed over', () => {
    expect(editText(text, { set: '**.image = z' })).toBe(text.replaceAll(/(image: ).$/gm, '$1z'));
    expect(editText(text, { set: 'spec.**.image = z' })).toBe(text.replace(': b', ': z').replace(': c', ': z'));
    expect(editText(text, { set: '**[image=c].image = z' })).toBe(text.replace(': c', ': z'));
  });

  test('a miss names the nearest key of any depth', () => {
    expect(refusal(() => editText(text, { set: 'spec.**.imag = z' }))).toMatchObject({
      code: 'NO_MATCH',
      message: expect.stringContaining('The closest there: image (app.yaml:3), image (app.yaml:5)'),
    });
  });
});

describe('YAML and JSON inside strings', () => {
  test.each([
    ['data["app.yaml"]|server.port = 8080', ['-      port: 80   # http', '+      port: 8080   # http']],
    ['data["app.yaml"]|server.hosts += b', ['-      hosts: [a]', '+      hosts: [a, b]']],
    ['data["app.yaml"]|server.tls := true', ['+      tls: true']],
    ['- data["app.yaml"]|server.port', ['-      port: 80   # http']],
    ['data.plain|server.port = 8080', ['-  plain: "server: {port: 80}"', '+  plain: "server: {port: 8080}"']],
    ['data.folded|port = 8080', ['-  folded: >-', '-    port: 80', '+  folded: "port: 8080"']],
    ['data.folded|host := x', ['-  folded: >-', '+  folded: |-', '+    host: x']],
    ['data.json|port = 8080', [`-  json: '{"port": 80, "hosts": ["a"]}'`, `+  json: '{"port": 8080, "hosts": ["a"]}'`]],
    [
      'data.json|hosts += b',
      [`-  json: '{"port": 80, "hosts": ["a"]}'`, `+  json: '{"port": 80, "hosts": ["a", "b"]}'`],
    ],
  ])('%s', (set, lines) => {
    expect(diffLines(edit({ 'a.yaml': config }, { set }))).toEqual(lines);
  });

  test('the report names the value inside, in a path that can be pasted back', () => {
    const { changes } = edit({ 'a.yaml': config }, { set: 'data["app.yaml"]|server.port = 8080' });
    expect(changes).toMatchObject([
      { path: 'data."app.yaml"|server.port', op: 'replace', line: 8, old: 80, new: 8080, document: { name: 'app' } },
    ]);
    const again = edit({ 'a.yaml': config }, { set: `${changes[0]?.path} = 80` });
    expect(again).toMatchObject({
      files: [],
      skipped: [{ reason: 'same', path: 'data."app.yaml"|server.port', line: 8 }],
    });
  });

  test('carriage returns of the file stay', () => {
    const crlf = config.replaceAll('\n', '\r\n');
    const set = 'data["app.yaml"]|server.port = 8080\ndata["app.yaml"]|new := 1\ndata.folded|x := 1';
    const edited = editText(crlf, { set });
    expect(edited).not.toMatch(/[^\r]\n/);
    expect(edited.replaceAll('\r\n', '\n')).toBe(editText(config, { set }));
  });

  test('a text inside a text', () => {
    const text = 'a: |\n  b: |\n    c: 1 # deep\n';
    expect(editText(text, { set: 'a|b|c = 2' })).toBe('a: |\n  b: |\n    c: 2 # deep\n');
  });

  test('each value inside is reported at its own line, one that was taken out at its old one', () => {
    const text = '# 1\ndata:\n  a: |2\n\n    b: 1\n    c: {b: 2}\n    d: |\n      x: 0\n      b: 3\n\n  z: "b: 4"\n';
    const lines = (set: string) => edit({ 'a.yaml': text }, { set }).changes.map(({ path, line }) => [path, line]);
    expect(lines('data.a|**.b = 9')).toEqual([
      ['data.a|b', 5],
      ['data.a|c.b', 6],
    ]);
    expect(lines('- data.a|**.b')).toEqual([
      ['data.a|b', 5],
      ['data.a|c.b', 6],
    ]);
    expect(lines('data.a|e := 1\n- data.a|d|b\ndata.a|b = 0\ndata.z|b = 9')).toEqual([
      ['data.a|b', 5],
      ['data.a|e', 9],
      ['data.a|d|b', 9],
      ['data.z|b', 11],
    ]);
  });

  test('a text that is empty is no document', () => {
    expect(refusal(() => editText('a: ""\n', { set: 'a|b := 1' }))).toMatchObject({
      code: 'NO_MATCH',
      hint: expect.stringContaining('first'),
    });
  });

  test.each([
    '# 1\ndata:\n  a: |\n\n    b: 1 # one\n\n    c: 2\nz: 3\n',
    '# 1\ndata:\n  a: |2 # deep\n\n      b: 1 # one\n      c: 2\n',
    '# 1\r\ndata:\r\n  a: |-2\r\n      b: 1\r\n      c: 2',
  ])('a text that begins with a blank line or a space stays as it is: %j', (text) => {
    expect(editText(text, { set: 'data.a|b = 9' })).toBe(text.replace('b: 1', 'b: 9'));
  });

  test('what cannot be edited is refused at its line in the file', () => {
    expect(refusal(() => editText(config, { set: 'data|x = 1' }))).toMatchObject({
      code: 'VALUE_INVALID',
      at: { line: 5 },
    });
    expect(refusal(() => editText(config, { set: 'data["app.yaml"]|server.prt = 1' }))).toMatchObject({
      code: 'NO_MATCH',
      message: expect.stringContaining('port'),
      at: { file: 'app.yaml', line: 7 },
    });
    expect(refusal(() => editText('a: |\n  x: 1\n  b: [}\n', { set: 'a|b = 1' }))).toMatchObject({
      code: 'MANIFEST_UNPARSABLE',
      at: { file: 'app.yaml', line: 3 },
    });
    expect(refusal(() => editText('a: |\n  b: {{ x }}\n', { set: 'a|b = 1' })).code).toBe('MANIFEST_TEMPLATE');
  });

  test('the values of a Secret stay hidden', () => {
    const text = 'kind: Secret\nstringData:\n  a: |\n    b: old\n';
    const { changes, diff } = edit({ 'a.yaml': text }, { set: 'stringData.a|b = new' });
    expect(changes).toMatchObject([{ path: 'stringData.a|b', old: '***', new: '***' }]);
    expect(diff).not.toMatch(/old|new(?!,)/);
  });

  test('a refusal shows nothing of what stands in a Secret', () => {
    const text = 'kind: Secret\nstringData:\n  a: |\n    x: 1\n    users:\n    - name: alice\n';
    const error = refusal(() => editText(text, { set: 'stringData.a|users[name=bob].password = x' }));
    expect(error).toMatchObject({ code: 'NO_MATCH', at: { file: 'app.yaml', line: 5 } });
    expect([error.message, error.hint, error.cause].join()).not.toContain('alice');
  });
});

describe('merge keys', () => {
  const text = 'base: &base\n  tag: 1\nprod:\n  <<: *base\n  name: prod\n';

  test('a value that comes by one is edited only on request, where it is written', () => {
    for (const set of ['prod.tag = 2', 'prod.tag := 2', '- prod.tag']) {
      expect(refusal(() => editText(text, { set })).code).toBe('ALIAS_FAN_OUT');
    }
    expect(editText(text, { set: 'prod.tag = 2', 'fan-out': 'allow' })).toBe(text.replace('tag: 1', 'tag: 2'));
    expect(editText(text, { set: 'prod.name = p' })).toBe(text.replace('name: prod', 'name: p'));
  });
});

test('a Secret that is written in a text stays hidden', () => {
  const text = 'patches:\n- patch: |-\n    kind: Secret\n    stringData:\n      password: old\n';
  const { changes, diff } = edit({ 'a.yaml': text }, { set: 'patches[0].patch|stringData.password = hunter2' });
  expect(changes).toMatchObject([{ path: 'patches[0].patch|stringData.password', old: '***', new: '***' }]);
  expect(diff).not.toMatch(/old|hunter2/);
});

test('a whole new Secret, and a new part of one, stay hidden', () => {
  const text = 'kind: Secret\nmetadata: {}\n';
  expect(edit({ 'a.yaml': text }, { set: 'stringData.password := hunter2' }).changes[0]).toMatchObject({ new: '***' });
  const list = 'kind: List\nitems: []\n';
  const set = 'items += {kind: Secret, data: {p: eA==}}';
  expect(edit({ 'a.yaml': list }, { set }).changes[0]).toMatchObject({ new: '***' });
});
