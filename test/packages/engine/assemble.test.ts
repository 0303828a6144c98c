import { chmod, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assembleEngine, type BuildRequest } from '#engine';
import type { OciLayout } from '#registry';
import { type ImageContent, layoutContent } from './image-content.ts';
import { type Files, prepareWorkbench } from './workbench.ts';

const engine = assembleEngine({
  platform: { os: 'linux', architecture: 'amd64' },
  connect: () => Promise.reject(new Error('no registry is needed here')),
});

async function layoutOf(request: BuildRequest): Promise<OciLayout> {
  const build = await engine.build(request);
  if (build.kind !== 'layout') throw new Error('assemble makes layouts');
  return build.layout;
}

async function assemble(files: Files, options: Partial<BuildRequest> = {}): Promise<ImageContent> {
  await using bench = await prepareWorkbench(files);
  return await layoutContent(await layoutOf(await bench.request(options)));
}

async function paths(dockerfile: string, files: Files = site): Promise<readonly string[]> {
  const { files: found } = await assemble({ Dockerfile: dockerfile, ...files });
  return Object.entries(found).map(([path, { type, content }]) => {
    if (type === 'directory') return `${path}/`;
    return type === 'symlink' ? `${path} -> ${content}` : path;
  });
}

async function configOf(
  lines: string,
  options: Partial<BuildRequest> = {},
): Promise<Readonly<Record<string, unknown>>> {
  return (await assemble({ Dockerfile: `FROM scratch\n${lines}\n` }, options)).config;
}

const site = {
  'public/index.html': '<h1>shop</h1>',
  'public/css/site.css': 'a {}',
  'a.txt': 'a',
  'b.txt': 'b',
  'bin/serve': { program: '#!/bin/sh\n' },
} satisfies Files;

describe('COPY', () => {
  test.each<[string, string, readonly string[]]>([
    ['a file to a new name', 'COPY a.txt /x', ['/x']],
    ['a file into a directory that ends with a slash', 'COPY a.txt /data/', ['/data/', '/data/a.txt']],
    ['a file into a directory that is there', 'WORKDIR /data\nCOPY a.txt /data', ['/data/', '/data/a.txt']],
    ['several files', 'COPY a.txt b.txt /d/', ['/d/', '/d/a.txt', '/d/b.txt']],
    ['a pattern', 'COPY *.txt /d/', ['/d/', '/d/a.txt', '/d/b.txt']],
    ['a pattern in the middle of a path', 'COPY pub*/c?s/ /d/', ['/d/', '/d/site.css']],
    ['a pattern that matches nothing', 'COPY a.txt none* /d/', ['/d/', '/d/a.txt']],
    ['the JSON form', 'COPY ["a.txt", "/name with space"]', ['/name with space']],
    ['the content of a directory', 'COPY public /srv', ['/srv/', '/srv/css/', '/srv/css/site.css', '/srv/index.html']],
    ['to the working directory', 'WORKDIR /w\nCOPY a.txt .', ['/w/', '/w/a.txt']],
    [
      'relative to the working directory',
      'WORKDIR /w\nWORKDIR v\nCOPY a.txt x/y',
      ['/w/', '/w/v/', '/w/v/x/', '/w/v/x/y'],
    ],
    ['a variable', 'ENV D=/deep/dir\nCOPY a.txt ${D}/', ['/deep/', '/deep/dir/', '/deep/dir/a.txt']],
    ['an absolute source, which starts at the context', 'COPY /a.txt /x', ['/x']],
    ['ADD of a plain file', 'ADD a.txt /x', ['/x']],
  ])('puts %s where docker does', async (_, instructions, expected) => {
    await expect(paths(`FROM scratch\n${instructions}\n`)).resolves.toEqual(expected);
  });

  test('leaves out what .dockerignore names, and takes back what a later rule names', async () => {
    const ignore = '# comment\n**/*.css\nbin\npublic\n!public/index.html\n*.txt\n!b.txt\nDockerfile\n.dockerignore\n';
    await expect(paths('FROM scratch\nCOPY . /\n', { ...site, '.dockerignore': ignore })).resolves.toEqual([
      '/b.txt',
      '/public/',
      '/public/index.html',
    ]);
  });

  test('reads characters in .dockerignore that only regular expressions know as themselves', async () => {
    const files = { 'a+b.txt': '', 'aab.txt': '', '.dockerignore': 'a+b.txt\nDockerfile\n.dockerignore' };
    await expect(paths('FROM scratch\nCOPY . /\n', files)).resolves.toEqual(['/aab.txt']);
  });

  test('prefers the ignore file of the Dockerfile', async () => {
    const files = { ...site, '.dockerignore': '**', 'Dockerfile.dockerignore': '*\n!a.txt' };
    await expect(paths('FROM scratch\nCOPY . /\n', files)).resolves.toEqual(['/a.txt']);
  });

  test('copies links as links, and follows one that is named itself inside of the context', async () => {
    const files = {
      ...site,
      'links/out': { link: '/etc/passwd' },
      'links/up': { link: '../a.txt' },
      top: { link: 'links/up' },
    };
    await expect(paths('FROM scratch\nCOPY links /l\nCOPY top /t\n', files)).resolves.toEqual([
      '/l/',
      '/l/out -> /etc/passwd',
      '/l/up -> ../a.txt',
      '/t',
    ]);
  });

  test('sets owner and mode as asked, and otherwise keeps only the executable bit', async () => {
    await using bench = await prepareWorkbench({
      ...site,
      Dockerfile:
        'FROM scratch\nCOPY a.txt /plain\nCOPY bin/serve /program\nCOPY --chown=10:20 a.txt /in/dir/owned\nCOPY --chmod=4750 public /srv\n',
    });
    await chmod(join(bench.folder, 'a.txt'), 0o666);
    const { files } = await layoutContent(await layoutOf(await bench.request()));
    const shown = Object.entries(files).map(([path, { mode, owner }]) => `${path} ${mode} ${owner}`);
    expect(shown).toEqual([
      '/in 755 10:20',
      '/in/dir 755 10:20',
      '/in/dir/owned 644 10:20',
      '/plain 644 0:0',
      '/program 755 0:0',
      '/srv 755 0:0',
      '/srv/css 4750 0:0',
      '/srv/css/site.css 4750 0:0',
      '/srv/index.html 4750 0:0',
    ]);
  });
});

describe('the configuration', () => {
  test.each<[string, string, Readonly<Record<string, unknown>>]>([
    ['CMD in JSON', 'CMD ["/serve", "-v"]', { Cmd: ['/serve', '-v'] }],
    ['CMD in a shell', 'CMD serve --port $PORT', { Cmd: ['/bin/sh', '-c', 'serve --port $PORT'] }],
    ['another shell', 'SHELL ["/bin/ash", "-ec"]\nENTRYPOINT go', { Entrypoint: ['/bin/ash', '-ec', 'go'] }],
    [
      'EXPOSE',
      'EXPOSE 80 53/udp 7000-7001',
      { ExposedPorts: { '80/tcp': {}, '53/udp': {}, '7000/tcp': {}, '7001/tcp': {} } },
    ],
    ['VOLUME', 'VOLUME /a /b', { Volumes: { '/a': {}, '/b': {} } }],
    ['USER and STOPSIGNAL', 'USER 10:20\nSTOPSIGNAL SIGTERM', { User: '10:20', StopSignal: 'SIGTERM' }],
    ['LABEL', 'LABEL a=1 "b c"="d e" f=\'$x\'', { Labels: { a: '1', 'b c': 'd e', f: '$x' } }],
    [
      'HEALTHCHECK',
      'HEALTHCHECK --interval=1m30s --retries=2 CMD /probe $PORT',
      { Healthcheck: { Test: ['CMD-SHELL', '/probe $PORT'], Interval: 90e9, Retries: 2 } },
    ],
    ['WORKDIR', 'WORKDIR /a\nWORKDIR b/../c', { WorkingDir: '/a/c' }],
  ])('holds %s', async (_, lines, expected) => {
    await expect(configOf(lines)).resolves.toMatchObject(expected);
  });

  test('gives ENV the values that were before the instruction, in the order of their first setting', async () => {
    const config = await configOf('ENV a=1 b=2\nENV a=3 c=$a d="${none:-x y}" e=${a:+set}\nENV old form  text');
    expect(config.Env).toEqual([
      expect.stringMatching(/^PATH=/),
      'a=3',
      'b=2',
      'c=1',
      'd=x y',
      'e=set',
      'old=form  text',
    ]);
  });

  test('takes ARG from the build, from its default, and from before FROM only where it is declared again', async () => {
    const text = 'ARG base=scratch\nARG v=1\nFROM $base\nARG v\nARG w=2\nARG x=3\nLABEL v=$v w=$w x=$x base=[$base]';
    const { config } = await assemble({ Dockerfile: text }, { buildArgs: new Map([['x', '9']]) });
    expect(config.Labels).toEqual({ v: '1', w: '2', x: '9', base: '[]' });
  });

  test('lets labels of the request win, and drops the CMD of a former stage when ENTRYPOINT changes', async () => {
    const text = 'FROM scratch AS one\nCMD ["x"]\nLABEL a=1 b=2\nFROM one\nENTRYPOINT ["y"]';
    const { config } = await assemble({ Dockerfile: text }, { labels: new Map([['a', '7']]) });
    expect(config).toMatchObject({ Entrypoint: ['y'], Labels: { a: '7', b: '2' } });
    expect(config).not.toHaveProperty('Cmd');
  });

  test('stops at the target, and needs no stage that it does not start from', async () => {
    const text = 'FROM golang AS build\nRUN make\nFROM scratch AS web\nLABEL a=1\nFROM web AS debug\nLABEL b=2';
    const { config } = await assemble({ Dockerfile: text }, { target: 'web' });
    expect(config.Labels).toEqual({ a: '1' });
  });
});

describe('stages', () => {
  test('copy from each other what runs nothing, with owners and modes, through links that start at their root', async () => {
    const text = `FROM scratch AS made
COPY --chown=7:8 --chmod=750 public /opt/site
COPY links /links
FROM made AS more
COPY --chmod=600 a.txt /opt/site/secret
FROM scratch
COPY --from=made /opt/site /srv
COPY --from=more /opt/site/secret /links/in /
COPY --from=0 --chown=1 /opt/site/index.html /owned.html
`;
    const files = { ...site, 'links/in': { link: '/opt/site/index.html' } };
    const { files: found } = await assemble({ ...files, Dockerfile: text });
    expect(Object.entries(found).map(([path, { mode, owner }]) => `${path} ${mode} ${owner}`)).toEqual([
      '/in 750 7:8',
      '/owned.html 750 1:1',
      '/secret 600 0:0',
      '/srv 755 0:0',
      '/srv/css 750 7:8',
      '/srv/css/site.css 750 7:8',
      '/srv/index.html 750 7:8',
    ]);
  });

  test('that run something are left to other engines only if the target needs them', async () => {
    const text = 'FROM scratch AS made\nRUN make\nFROM scratch AS web\nCOPY a.txt /\nFROM web\nCOPY --from=made /x /\n';
    await using bench = await prepareWorkbench({ ...site, Dockerfile: text });
    await expect(engine.probe(await bench.request({ target: 'web' }))).resolves.toEqual({ can: true });
    await expect(engine.probe(await bench.request())).resolves.toMatchObject({
      can: false,
      why: { code: 'ENGINE_CANNOT', at: { line: 2 } },
    });
  });

  test('copy from folders that the build is given by name', async () => {
    await using other = await prepareWorkbench({ 'x.txt': 'x', '.dockerignore': 'y*', 'y.txt': 'y' });
    const files = { Dockerfile: 'FROM scratch\nCOPY --from=more . /m/\n' };
    const { files: found } = await assemble(files, { buildContexts: new Map([['more', other.folder]]) });
    expect(Object.keys(found)).toContain('/m/x.txt');
    expect(Object.keys(found)).not.toContain('/m/y.txt');
  });
});

test('names of users are those of the image so far', async () => {
  const files = {
    ...site,
    passwd: 'root:x:0:0::/:\napp:x:100:101::/:/bin/sh\n',
    group: 'root:x:0:\nstaff:x:50:app\n',
    Dockerfile: `FROM scratch
COPY passwd group /etc/
COPY --chown=app a.txt /own
COPY --chown=app:staff a.txt /staff
COPY --chown=5:staff a.txt /mixed
`,
  };
  const { files: found } = await assemble(files);
  expect([found['/own']?.owner, found['/staff']?.owner, found['/mixed']?.owner]).toEqual(['100:101', '100:50', '5:50']);
});

test('the same files give the same digest in another folder, at another time, under another umask', async () => {
  const files = { ...site, Dockerfile: 'FROM scratch\nCOPY . /srv/\nENV a=1\nCMD ["/srv/bin/serve"]\n' };
  await using first = await prepareWorkbench(files);
  await using second = await prepareWorkbench(Object.fromEntries(Object.entries(files).reverse()));
  await utimes(join(second.folder, 'a.txt'), 1, 1);
  await chmod(join(second.folder, 'a.txt'), 0o600);
  await chmod(join(second.folder, 'public'), 0o700);
  const one = await layoutOf(await first.request());
  const two = await layoutOf(await second.request());
  expect(two.manifest).toEqual(one.manifest);
});

describe('what is refused', () => {
  test.each<[string, string, string, string?]>([
    [
      'RUN',
      'RUN make',
      'Engine assemble cannot build Dockerfile:2: RUN runs a command.',
      'Engines buildx, docker, buildah and podman can',
    ],
    [
      'a here-document',
      'COPY <<EOF /a\nx\nEOF',
      'Engine assemble cannot build Dockerfile:2: COPY has its content in the Dockerfile (<<).',
      'Engines buildx and docker can',
    ],
    [
      'a flag that only BuildKit knows',
      'COPY --parents a /b',
      'Engine assemble cannot build Dockerfile:2: COPY --parents is not supported.',
      'Engines buildx and docker can',
    ],
    [
      'ADD of an address',
      'ADD https://example.com/a /a',
      'Engine assemble cannot build Dockerfile:2: ADD downloads its source.',
    ],
    [
      'ONBUILD',
      'ONBUILD COPY a /b',
      'Engine assemble cannot build Dockerfile:2: ONBUILD leaves a trigger for later builds.',
    ],
  ])('%s is left to other engines, by instruction and line', async (_, line, message, hint = 'Engines ') => {
    await using bench = await prepareWorkbench({ Dockerfile: `FROM scratch\n${line}\n` });
    const ability = await engine.probe(await bench.request());
    expect(ability).toMatchObject({
      can: false,
      why: { code: 'ENGINE_CANNOT', message, hint: expect.stringContaining(hint), at: { file: 'Dockerfile', line: 2 } },
    });
  });

  test.each([
    ['a mode in letters', 'COPY --chmod=u+x a.txt /', '--chmod=u+x is not octal'],
    ['an archive for ADD, whatever its name', 'ADD site.bin /', 'site.bin would unpack an archive (tar)'],
  ])('%s is left to other engines once it shows', async (_, line, found) => {
    const files = { ...site, 'site.bin': `${'\0'.repeat(257)}ustar`, Dockerfile: `FROM scratch\n${line}\n` };
    await expect(assemble(files)).rejects.toMatchObject({
      code: 'ENGINE_CANNOT',
      message: expect.stringContaining(found),
      at: { line: 2 },
    });
  });

  test.each<[string, string, string]>([
    ['a source that leads out of the context', 'COPY ../secret /', 'COPY ../secret leads out of the build context'],
    ['a source that is not there', 'COPY none /', 'COPY none names no file of the build context'],
    [
      'a link out of the context',
      'COPY out /x',
      'COPY out is a symbolic link to ../../etc/passwd, which does not stay in the build context',
    ],
    [
      'a way through a link out of the context',
      'COPY away/passwd /x',
      'COPY away is a symbolic link to /etc, which does not stay in the build context',
    ],
    ['several files to one name', 'COPY a.txt b.txt /x', 'COPY of several sources to /x'],
    [
      'a file over a directory',
      'COPY public /d\nCOPY public/index.html /d/css/\nCOPY x /d',
      'COPY cannot put the file x/css over the directory /d/css',
    ],
    ['an instruction that does not exist', 'COPPY a /', '"COPPY" is not an instruction'],
    ['a user that the image does not know', 'COPY --chown=app a.txt /', '--chown=app names a user or group'],
    ['a stage that lacks the file', 'COPY --from=0 /none /', 'COPY /none names no file of stage 0'],
    ['a health check that is none', 'HEALTHCHECK maybe', 'HEALTHCHECK maybe is neither NONE nor CMD'],
    ['an open quote', 'ENV a="b', 'a double quote is not closed in "b'],
    ['a required variable', 'LABEL a="${b:?give b}"', 'variable b is required: give b'],
    ['a port that is none', 'EXPOSE 70000', 'EXPOSE 70000 is not a port such as 8080, 53/udp or 7000-7010'],
  ])('%s is an error of the Dockerfile', async (_, lines, found) => {
    const first = lines.includes('--from=0') ? 'FROM scratch\n' : '';
    const files = { ...site, out: { link: '../../etc/passwd' }, away: { link: '/etc' }, 'x/css': 'file' };
    await using bench = await prepareWorkbench({ ...files, Dockerfile: `${first}FROM scratch\n${lines}\n` });
    const request = await bench.request();
    const building = engine.probe(request).then(() => engine.build(request));
    await expect(building).rejects.toMatchObject({
      code: 'DOCKERFILE_INVALID',
      message: expect.stringContaining(found),
    });
  });

  test('a target that does not exist names those that do', async () => {
    await using bench = await prepareWorkbench({ Dockerfile: 'FROM scratch AS web\n' });
    await expect(engine.probe(await bench.request({ target: 'wep' }))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      hint: 'Its stages: web.',
    });
  });
});
