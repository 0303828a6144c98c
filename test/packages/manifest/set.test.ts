import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffLines, edit, editText, refusal } from './edit-texts.ts';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web # the site
  annotations: {}
spec:
  replicas: 2   # two
  paused: false
  template:
    spec:
      containers:
      - name: app
        image: nginx:1
        env:
        - name: LOG_LEVEL
          value: "info"
        ports:
        - {containerPort: 8080, protocol: TCP}
        - {containerPort: 8080, protocol: UDP}
      - name: side
        args: [--quiet, "--port=1"]
`;

const container = 'spec.template.spec.containers';

describe('paths', () => {
  test.each([
    ['spec.replicas = 3', '  replicas: 2   # two', '  replicas: 3   # two'],
    ['$.spec.replicas=3', '  replicas: 2   # two', '  replicas: 3   # two'],
    ['spec["replicas"] = 3', '  replicas: 2   # two', '  replicas: 3   # two'],
    [`"spec".'replicas' = 3`, '  replicas: 2   # two', '  replicas: 3   # two'],
    ['spec.paused = true', '  paused: false', '  paused: true'],
    ['metadata.name = shop', '  name: web # the site', '  name: shop # the site'],
    [`${container}[name=app].image = nginx:2`, '        image: nginx:1', '        image: nginx:2'],
    [`${container}[name="app"].image = nginx:2`, '        image: nginx:1', '        image: nginx:2'],
    [`${container}[name!=side].image = nginx:2`, '        image: nginx:1', '        image: nginx:2'],
    [`${container}[0].image = nginx:2`, '        image: nginx:1', '        image: nginx:2'],
    [`${container}[-2].image = nginx:2`, '        image: nginx:1', '        image: nginx:2'],
    [`${container}[name=app].env[*].value = debug`, '          value: "info"', '          value: "debug"'],
    [`${container}[name=app].env.*.value = debug`, '          value: "info"', '          value: "debug"'],
    [
      `${container}[name=side].args[1] = --port=2`,
      '        args: [--quiet, "--port=1"]',
      '        args: [--quiet, "--port=2"]',
    ],
    [
      `${container}[name=app].ports[containerPort=8080,protocol=UDP].containerPort = 9090`,
      '        - {containerPort: 8080, protocol: UDP}',
      '        - {containerPort: 9090, protocol: UDP}',
    ],
  ])('%s', (set, before, after) => {
    const result = edit({ 'web.yaml': deployment }, { set });
    expect(diffLines(result)).toEqual([`-${before}`, `+${after}`]);
    expect(result.changes).toMatchObject([{ op: 'replace', by: 'set' }]);
  });

  test('reports give the canonical path, which may be pasted back', () => {
    const set = `${container}[0].env[0].value = debug`;
    const [change] = edit({ 'web.yaml': deployment }, { set }).changes;
    expect(change?.path).toBe(`${container}[name=app].env[name=LOG_LEVEL].value`);
    expect(editText(deployment, { set: `${change?.path} = debug` })).toBe(editText(deployment, { set }));
  });

  test('a list at the root is addressed by $', () => {
    expect(editText('- a: 1\n- a: 2\n', { set: '$[1].a = 3' })).toBe('- a: 1\n- a: 3\n');
  });

  test('a key in quotes may hold any character', () => {
    const text = 'data:\n  app.yaml: x\n  "it\'s \\"it\\"": w\n';
    expect(editText(text, { set: 'data["app.yaml"] = z' })).toBe(text.replace(': x', ': z'));
    expect(editText(text, { set: `data."it's ""it""" = z` })).toBe(text.replace(': w', ': z'));
  });
});

describe('types', () => {
  const text =
    'string: a\nquoted: "1"\nnumber: 1\nbig: 9007199254740993\nboolean: true\nnothing:\nnull: ~\nblock: |\n  a\n  b\nlast: 1\n';
  const written = (line: string): string =>
    diffLines(edit({ 'a.yaml': text }, { set: line }))
      .filter((each) => each.startsWith('+'))
      .join('\n');

  test.each([
    ['string = 1.20', '+string: "1.20"'],
    ['string = on', '+string: "on"'],
    ["string = 'it''s'", "+string: it's"],
    ['string = a # b', '+string: "a # b"'],
    ['string =', '+string: ""'],
    ['string = "  "', '+string: "  "'],
    ['quoted = 2', '+quoted: "2"'],
    ['number = 2', '+number: 2'],
    ['number = -0.5', '+number: -0.5'],
    ['number = "2"', '+number: "2"'],
    ['big = 9007199254740995', '+big: 9007199254740995'],
    ['boolean = false', '+boolean: false'],
    ['boolean = "false"', '+boolean: "false"'],
    ['nothing = 1', '+nothing: 1'],
    ['nothing = 1.20', '+nothing: "1.20"'],
    ['nothing = yes', '+nothing: true'],
    ['nothing = 1:30', '+nothing: "1:30"'],
    ['"null" = text', '+null: text'],
    ['block = c', '+block: c'],
  ])('%s', (line, expected) => {
    expect(written(line)).toBe(expected);
  });

  test.each([
    'number = 1.20',
    'number = 0755',
    'number = many',
    'number =',
    'boolean = yes',
    'boolean = 1',
    'nothing =',
  ])('%s is refused: its type is not that of the old value', (set) => {
    expect(refusal(() => editText(text, { set }))).toMatchObject({
      code: 'VALUE_INVALID',
      hint: 'Put quotes around the value to write a string.',
      at: { file: 'app.yaml' },
    });
  });

  test('a key named null is a key', () => {
    expect(refusal(() => editText('a: 1\n', { set: 'a.b := 2' })).code).toBe('VALUE_INVALID');
  });

  test('a list or mapping is not replaced by a scalar', () => {
    expect(refusal(() => editText(deployment, { set: 'spec = 1' }))).toMatchObject({
      code: 'VALUE_INVALID',
      message: 'Editing spec in app.yaml failed: it is a mapping, and only a single value can be set.',
    });
  });
});

describe('":=" creates what is missing', () => {
  test.each([
    ['a key at the end of its mapping', 'spec.minReadySeconds := 5', ['+  minReadySeconds: 5']],
    [
      'a key with a dot in an empty mapping',
      'metadata.annotations["example.com/rev"] := "1.20"',
      ['-  annotations: {}', '+  annotations: {example.com/rev: "1.20"}'],
    ],
    [
      'mappings on the way',
      'spec.strategy.rollingUpdate.maxSurge := 1',
      ['+  strategy:', '+    rollingUpdate:', '+      maxSurge: 1'],
    ],
    [
      'a list element by the values of its filter',
      `${container}[name=app].env[name=MODE].value := "1"`,
      ['+        - name: MODE', '+          value: "1"'],
    ],
    [
      'a list on the way',
      `${container}[name=side].env[name=MODE].value := x`,
      ['+        env:', '+        - name: MODE', '+          value: x'],
    ],
    [
      'a number in a filter, in braces',
      `${container}[name=app].ports[containerPort=53,protocol=UDP].name := dns`,
      ['+        - containerPort: 53', '+          protocol: UDP', '+          name: dns'],
    ],
  ])('%s', (_name, set, expected) => {
    const result = edit({ 'web.yaml': deployment }, { set });
    expect(diffLines(result)).toEqual(expected);
    expect(edit({ 'web.yaml': result.files[0]?.text ?? '' }, { set })).toMatchObject({ changes: [], files: [] });
  });

  test('a key without a value gets a mapping or a list below it', () => {
    expect(editText('a:\n  b: # empty\n', { set: 'a.b.c := 1' })).toBe('a:\n  b: # empty\n    c: 1\n');
    expect(editText('a:\nz: 1', { set: 'a[name=x].v := 1' })).toBe('a:\n  - name: x\n    v: 1\nz: 1');
  });

  test('new lines take the line breaks, and new keys in JSON the quotes and lines of their neighbors', () => {
    expect(editText('a:\r\n  b: 1\r\nc: 2\r\n', { set: 'a.d := e' })).toBe('a:\r\n  b: 1\r\n  d: e\r\nc: 2\r\n');
    expect(editText('{\n  "a": 1\n}\n', { set: 'b := x' }, 'a.json')).toBe('{\n  "a": 1,\n  "b": "x"\n}\n');
    expect(editText('{"a": [1, 2], "b": []}', { set: 'b[name=x].v := w' }, 'a.json')).toBe(
      '{"a": [1, 2], "b": [{"name": "x", "v": "w"}]}',
    );
  });

  test('a JSON file stays JSON, whatever is written over what', () => {
    const text = '{"number": 1, "nothing": null, "empty": {}, "list": [1], "word": "a\\u2028"}\n';
    const set =
      'number = "text"\nnothing = text\nempty.key := "a\u2028b"\nlist[0] = "x"\nempty.deep.er := no\nword = "\u0085"';
    expect(JSON.parse(editText(text, { set }, 'a.json'))).toEqual({
      number: 'text',
      nothing: 'text',
      empty: { key: 'a\u2028b', deep: { er: false } },
      list: ['x'],
      word: '\u0085',
    });
  });

  test('what was created by one line is found by the next', () => {
    const set = 'a.b.c := 1\na.b.d := 2\na.b.c = 3';
    expect(editText('z: 0\n', { set })).toBe('z: 0\na:\n  b:\n    c: 3\n    d: 2\n');
  });

  test('lines are those of the finished text, whatever was added above them', () => {
    const { changes } = edit({ 'a.yaml': 'a:\n  x: 1\nb: 1\n' }, { set: 'b = 2\na.y := 1\na.z.w := 1' });
    expect(changes.map(({ path, line, op }) => `${path} ${line} ${op}`)).toEqual([
      'a.y 3 add',
      'a.z.w 4 add',
      'b 6 replace',
    ]);
  });

  test.each(['a[0].b := 1', 'a[*] := 1', 'a[name!=x].b := 1', 'b.c := 1'])('%s cannot be created', (set) => {
    expect(refusal(() => editText('a: []\nb: text\n', { set })).code).toMatch(/VALUE_INVALID/);
  });
});

describe('"+=" adds an item to a list', () => {
  test.each([
    [
      'in brackets, quoted as the last one',
      `${container}[name=side].args += 8080`,
      ['-        args: [--quiet, "--port=1"]', '+        args: [--quiet, "--port=1", "8080"]'],
    ],
    [
      'below a key that is not there',
      'metadata.finalizers += acme.example/keep',
      ['+  finalizers:', '+  - acme.example/keep'],
    ],
    [
      'in an element that is not there',
      `${container}[name=new].args += --verbose`,
      ['+      - name: new', '+        args:', '+        - --verbose'],
    ],
  ])('%s', (_name, set, expected) => {
    const result = edit({ 'web.yaml': deployment }, { set });
    expect(diffLines(result)).toEqual(expected);
    expect(edit({ 'web.yaml': result.files[0]?.text ?? '' }, { set })).toMatchObject({ changes: [], files: [] });
  });

  test('an item that is there already is reported with its place', () => {
    const text = 'a:\n- {b: 1}\n- x\n- z\n';
    expect(edit({ 'a.yaml': text }, { set: 'a += x' })).toMatchObject({
      files: [],
      skipped: [{ file: 'a.yaml', path: 'a[1]', line: 3, reason: 'same' }],
    });
  });

  test.each([
    ['a:\n- x # one\n# end\nb: 1\n', 'a += true', 'a:\n- x # one\n- "true"\n# end\nb: 1\n'],
    ['a:\n  - 1\n', 'a += 2', 'a:\n  - 1\n  - 2\n'],
    ['a: []\n', 'a += 2', 'a: [2]\n'],
    ['a: # none\nb: 1\n', 'a += x', 'a: # none\n  - x\nb: 1\n'],
  ])('%j with %s', (before, set, after) => {
    expect(editText(before, { set })).toBe(after);
  });

  test.each(['spec.replicas += 1', 'spec += 1', `${container}[name=app].env[*].value += x`])(
    '%s is refused: that is no list',
    (set) => {
      expect(refusal(() => editText(deployment, { set })).code).toBe('VALUE_INVALID');
    },
  );
});

describe('sections', () => {
  const files = {
    'apps/web.yaml': `${deployment}---\napiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  labels: {tier: front}\nspec:\n  type: ClusterIP\n`,
    'apps/api.yaml':
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api, namespace: prod}\nspec: {replicas: 1}\n---\n---\nkind: Deployment\nmetadata: {name: api, namespace: dev}\nspec: {replicas: 1}\n',
    'values.yaml': 'replicas: 1\n',
  };
  const target = (section: string, line: string): readonly string[] =>
    diffLines(edit(files, { set: `[${section}]\n${line}` }));

  test.each([
    ['deployment/web', 'spec.replicas = 9', '+  replicas: 9   # two'],
    ['Deployments.apps/web', 'spec.replicas = 9', '+  replicas: 9   # two'],
    ['deploy/w*', 'spec.replicas = 9', '+  replicas: 9   # two'],
    ['deploy/api -n prod', 'spec.replicas = 9', '+spec: {replicas: 9}'],
    ['-f apps/api.yaml -d 2', 'spec.replicas = 9', '+spec: {replicas: 9}'],
    ['svc/web', 'spec.type = NodePort', '+  type: NodePort'],
    ['service/* -l tier=front', 'spec.type = NodePort', '+  type: NodePort'],
    ['-f values.yaml', 'replicas = 9', '+replicas: 9'],
    ['-f ./values.yaml', 'replicas = 9', '+replicas: 9'],
    ['-f val*.yaml', 'replicas = 9', '+replicas: 9'],
    ['-f **/web.yaml -d 0', 'spec.replicas = 9', '+  replicas: 9   # two'],
  ])('[%s]', (section, line, expected) => {
    expect(target(section, line).filter((each) => each.startsWith('+'))).toEqual([expected]);
  });

  test('each section scopes the lines below it', () => {
    const set =
      '# two places\n[deployment/web]\nspec.replicas = 9\n\nspec.paused = true\n[-f values.yaml]\nreplicas = 9\n';
    expect(edit(files, { set }).changes.map(({ file, path }) => `${file} ${path}`)).toEqual([
      'apps/web.yaml spec.replicas',
      'apps/web.yaml spec.paused',
      'values.yaml replicas',
    ]);
  });

  test('several documents that match are an error that names them', () => {
    expect(refusal(() => target('deployment/api', 'spec.replicas = 9'))).toMatchObject({
      code: 'SEVERAL_MATCHES',
      message:
        'Setting spec.replicas (line 2 of "set") failed: [deployment/api] matches several. Found: Deployment prod/api (apps/api.yaml:1), Deployment dev/api (apps/api.yaml:7).',
    });
  });

  test('without a section there must be one document', () => {
    expect(refusal(() => edit(files, { set: 'spec.replicas = 9' }))).toMatchObject({
      code: 'SEVERAL_MATCHES',
      message: expect.stringContaining('nothing says which document is meant. Found: Deployment web (apps/web.yaml:1)'),
    });
  });

  test('a document that does not exist is an error that names the closest ones', () => {
    expect(refusal(() => target('service/webb', 'spec.type = NodePort'))).toMatchObject({
      code: 'NO_MATCH',
      message: expect.stringContaining(
        'no document matches [service/webb]. The closest: Service web (apps/web.yaml:23)',
      ),
    });
  });

  test.each([
    'deployment',
    'deployment/web -x 1',
    '-n',
    '-d x',
    'deployment/web deployment/web',
    'deployment/web',
    'a b',
  ])('the section [%s without its end is refused', (section) => {
    expect(refusal(() => editText('a: 1\n', { set: `[${section}\na = 1` })).code).toBe('SELECTOR_INVALID');
  });
});

describe('a path that leads nowhere', () => {
  test('is an error that names the deepest match and the three closest keys', () => {
    expect(refusal(() => editText(deployment, { set: 'spec.template.spec.container.image = x' }))).toMatchObject({
      code: 'NO_MATCH',
      message:
        'Setting spec.template.spec.container.image (line 1 of "set") failed: in Deployment web (app.yaml:1) it matches up to spec.template.spec (app.yaml:10:5). The closest there: containers (app.yaml:11).',
      at: { file: 'app.yaml', line: 10 },
    });
    expect(refusal(() => editText(deployment, { set: 'spec.replica = 1' })).message).toContain(
      'The closest there: replicas (app.yaml:7), template (app.yaml:9), paused (app.yaml:8).',
    );
  });

  test('names the elements of a list by the key that was asked for', () => {
    expect(refusal(() => editText(deployment, { set: `${container}[name=apps].image = x` })).message).toContain(
      `it matches up to ${container} (app.yaml:11:7). The closest there: [name=app] (app.yaml:12), [name=side] (app.yaml:20).`,
    );
  });

  test('says so where nothing matches at all', () => {
    expect(refusal(() => editText('a: 1\n', { set: 'b = 1' })).message).toContain(
      'nothing of it matches. The closest there: a',
    );
  });
});

test('a filter that fits two elements and a key that stands twice are refused', () => {
  expect(
    refusal(() => editText(deployment, { set: `${container}[0].ports[containerPort=8080].name := x` })),
  ).toMatchObject({
    code: 'SEVERAL_MATCHES',
    message: '[containerPort=8080] fits 2 places in app.yaml: lines 18, 19.',
  });
  expect(refusal(() => editText('a: 1\nb: 2\na: 3\n', { set: 'a = 4' }))).toMatchObject({
    code: 'SEVERAL_MATCHES',
    message: 'a fits 2 places in app.yaml: lines 1, 3.',
  });
});

test('an edit that an alias would repeat is refused, from either side', () => {
  const text = 'base: &base\n  replicas: 1\nprod: *base\n';
  for (const set of ['base.replicas = 2', 'base.new := 2', 'prod.replicas = 2', 'prod = 1']) {
    expect(refusal(() => editText(text, { set })).code).toBe('ALIAS_FAN_OUT');
  }
});

test.each([
  ['base.replicas = 2', 'base: &base\n  replicas: 2\nprod: *base\n'],
  ['prod.replicas = 2', 'base: &base\n  replicas: 2\nprod: *base\n'],
  ['prod.new := 2', 'base: &base\n  replicas: 1\n  new: 2\nprod: *base\n'],
])('with "fan-out: allow" %s is made where the value is written', (set, expected) => {
  const text = 'base: &base\n  replicas: 1\nprod: *base\n';
  expect(editText(text, { set, 'fan-out': 'allow' })).toBe(expected);
});

describe('lines that cannot be read', () => {
  test.each([
    ['a += [1', 'after "a +="', 'no YAML in brackets'],
    ['a = {b: 1} c', 'after "a ="', 'no YAML in brackets'],
    ['a = {__proto__: 1}', 'after "a ="', 'a key that is never set'],
    ['a = [{constructor: 1}]', 'after "a ="', 'a key that is never set'],
    ['- a.b = 1', 'after "- a.b"', 'nothing may follow'],
    ['- a.__proto__', 'after "- a.__proto__"', 'never set'],
    ['a.** = 1', 'after "a.**"', '"**" is followed by'],
    ['**.a.**.b.**.c = 1', 'after "**.a.**.b.**.c"', 'at most 2 "**"'],
    ['a| = 1', 'after "a|"', 'expected a key'],
    ['a', 'after "a"', 'expected "=", ":=" or "+="'],
    ['a b = 1', 'after "a"', 'expected "=", ":=" or "+="'],
    ['a..b = 1', 'after "a."', 'expected a key'],
    ['.a = 1', 'at its beginning', 'expected a key'],
    ['a.b! = 1', 'after "a.b"', 'expected "=", ":=" or "+="'],
    ['a[name] = 1', 'after "a[name"', 'expected "=" or "!="'],
    ['a[name=] = 1', 'after "a[name="', 'expected a value'],
    ['a[0 = 1', 'after "a[0"', 'expected'],
    ['a["b" = 1', 'after "a["b""', 'expected "="'],
    ['"a = 1', 'at its beginning', 'closes the quoted text'],
    ['a = "b', 'after "a ="', 'closes the quoted text'],
    ['__proto__.x = 1', 'after "__proto__"', 'never set'],
    ['a.constructor := 1', 'after "a.constructor"', 'never set'],
    ['a["prototype"] := 1', 'after "a["prototype""', 'never set'],
    ['a[__proto__=1].b := 1', 'after "a[__proto__"', 'never set'],
    [`${'a.'.repeat(200)}a = 1`, '', 'at most 100 steps'],
  ])('%s', (line, where, problem) => {
    const error = refusal(() => editText('a: 1\n', { set: `# first\n${line}` }));
    expect(error.code).toBe('SELECTOR_INVALID');
    expect(error.message).toContain(`Reading line 2 of "set" failed ${where}`);
    expect(error.message).toContain(problem);
  });

  test('never show what may be a secret value', () => {
    for (const line of ['a = "hunter2" x', "a = 'hunter2", 'a = {hunter2', 'a += hunter2']) {
      const error = refusal(() => editText('a: 1\n', { set: line }));
      expect(`${error.message} ${error.hint}`).not.toContain('hunter2');
    }
  });

  test('are refused or set a value: nothing else ever happens', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab.[]*"\'=:+-|$,!# 01{}'), maxLength: 14 }), (line) => {
        try {
          editText('a:\n  b: 1\n  "0": [{a: b}]\n', { set: line });
        } catch (error) {
          expect(error).toMatchObject({ name: 'ActionError' });
          expect(error).not.toMatchObject({ code: 'EDIT_NOT_PROVED' });
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('values of a Secret', () => {
  const secret = `kind: Secret
metadata: {name: db}
stringData:
  password: "hunter2"
  note: |
    hunter2 and
    more
data: {token: aHVudGVyMg==}
---
kind: ConfigMap
data: {open: hunter3}
`;

  test('are set, and hidden in changes and diff', () => {
    const result = edit(
      { 's.yaml': secret },
      { set: '[secret/db]\nstringData.password = swordfish\nstringData.user := root' },
    );
    expect(result.files[0]?.text).toContain('password: "swordfish"');
    expect(result.files[0]?.text).toContain('user: root');
    expect(result.changes.map(({ old, new: value }) => [old, value])).toEqual([
      ['***', '***'],
      [undefined, '***'],
    ]);
    const shown = `${result.diff}${JSON.stringify(result.changes)}`;
    for (const hidden of ['hunter2', 'swordfish', 'root', 'more', 'aHVudGVyMg']) expect(shown).not.toContain(hidden);
    expect(diffLines(result)).toEqual([
      '-  password: *** (before)',
      '+  password: *** (after)',
      '+  user: *** (after)',
    ]);
  });

  test('are hidden in a List, and where an alias repeats them', () => {
    const text = `kind: List\nx: &secret hunter2\nitems:\n- kind: Secret\n  data:\n    a: *secret\n    b: hunter2\n  c: 1\n`;
    const { diff } = edit({ 's.yaml': text }, { set: 'items[0].c = 2' });
    expect(diff).not.toContain('hunter2');
    expect(diff).toContain('-  c: 1\n+  c: 2\n');
  });

  test('of other kinds are shown', () => {
    const { diff } = edit({ 's.yaml': secret }, { set: '[-f s.yaml -d 1]\ndata.open = hunter4' });
    expect(diff).toContain('+data: {open: hunter4}');
  });
});
