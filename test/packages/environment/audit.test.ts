import { describe, expect, test } from 'vitest';
import { type AuditEvent, auditCsv, auditEvents, figuresOf, type RecordedCommit, readConfig } from '#environment';

const event: AuditEvent = {
  time: '2026-01-01T00:00:00Z',
  environment: 'production',
  app: 'shop',
  image: 'ghcr.io/acme/shop',
  digest: `sha256:${'a'.repeat(64)}`,
  version: '1.0.0',
  previous: '',
  action: 'set',
  actor: 'olive',
  approvers: ['rita', 'mona'],
  mergedBy: 'mona',
  source: '',
  run: '',
  commit: 'c'.repeat(40),
  verified: true,
  pullRequest: 'https://github.com/acme/environments/pull/1',
  gates: '',
  file: 'changed',
  trailer: 'agrees',
  body: 'agrees',
  findings: [],
};

describe('an export for spreadsheets', () => {
  test.each([
    ['=cmd|calc', `"'=cmd|calc"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    [' =1', `"' =1"`],
    ['＝1', `"'＝1"`],
    ['\r\n=1', `"'\r\n=1"`],
    ['a "b", c', '"a ""b"", c"'],
    ['olive', 'olive'],
  ])('holds %j as text', (actor, cell) => {
    const [, row] = auditCsv([{ ...event, actor }]).split(/\r\n(?=2026)/);
    expect(row?.startsWith(`2026-01-01T00:00:00Z,production,shop,`)).toBe(true);
    expect(row).toContain(`,set,${cell},"rita; mona",mona,`);
  });

  test('has a line of names and one for each event', () => {
    const lines = auditCsv([event, event]).split('\r\n');
    expect(lines.length).toBe(4);
    expect(lines[0]?.split(',').length).toBe(Object.keys(event).length);
  });
});

test('an environment fares as its events say, and is told by the median', () => {
  const day = (number: number): string =>
    new Date(Date.parse('2026-01-01T00:00:00Z') + number * 86_400_000).toISOString();
  const deploy = (environment: string, version: string, at: number): AuditEvent => ({
    ...event,
    environment,
    version,
    digest: '',
    commit: `${environment}-${version}-${at}`,
    time: day(at),
  });
  const events = [
    deploy('dev', '1', 0),
    deploy('production', '1', 2),
    deploy('dev', '2', 3),
    deploy('production', '2', 7),
    // Back to what was there before, five days after what it replaces came.
    deploy('production', '1', 12),
    { ...event, environment: 'production', image: '', version: '', digest: '', time: day(13) },
    { ...deploy('production', '9', 13), file: 'unchanged' as const },
  ];
  const [dev, production] = figuresOf(events, () => undefined, { from: day(0), to: day(14) });
  const days = (count: number): number => count * 86_400_000;
  expect(dev).toEqual({
    environment: 'dev',
    deployments: 2,
    perWeek: 1,
    leadTime: 0,
    rollbacks: 0,
    rollbackRate: 0,
    timeToRestore: undefined,
  });
  expect(production).toEqual({
    environment: 'production',
    deployments: 3,
    perWeek: 1.5,
    leadTime: days(3),
    rollbacks: 1,
    rollbackRate: 1 / 3,
    timeToRestore: days(5),
  });
});

describe('a time that only an author says', () => {
  const config = readConfig('version: 1\nenvironments: [{ name: dev, path: dev }]\n');
  const commit = (
    oid: string,
    parent: string,
    committedAt: string,
    more: Partial<RecordedCommit> = {},
  ): RecordedCommit => ({
    oid,
    parents: parent === '' ? [] : [parent],
    committedAt,
    message: '',
    author: 'olive',
    verified: false,
    isByGitHub: false,
    pullRequest: undefined,
    files: new Map(),
    folders: new Map([['dev', oid]]),
    ...more,
  });
  const certain = { isByGitHub: true, verified: true };
  const commits = [
    commit('a', '', '2026-01-01T00:00:00Z', certain),
    commit('b', 'a', '1999-01-01T00:00:00Z'),
    commit('c', 'b', '2026-02-01T00:00:00Z', certain),
    commit('d', 'c', '2099-01-01T00:00:00Z'),
    commit('e', 'd', '2026-03-01T00:00:00Z', certain),
    commit('f', 'e', '1999-01-01T00:00:00Z'),
  ];
  const trail = { head: 'f', commits: new Map(commits.map((each) => [each.oid, each])) };
  const told = (since: string, until = ''): readonly string[] =>
    auditEvents(trail, config, { environment: '', app: '', since, until }).map(
      ({ commit: oid, time }) => `${oid} ${time.slice(0, 7)}`,
    );

  test('counts between those that are certain', () => {
    expect(told('')).toEqual(['a 2026-01', 'b 2026-01', 'c 2026-02', 'd 2026-03', 'e 2026-03', 'f 2026-03']);
  });

  test('hides nothing from a report', () => {
    expect(told('2026-01-15T00:00:00Z')).toEqual(['b 2026-01', 'c 2026-02', 'd 2026-03', 'e 2026-03', 'f 2026-03']);
    expect(told('2027-01-01T00:00:00Z')).toEqual(['f 2026-03']);
    expect(told('', '2026-02-15T00:00:00Z')).toEqual(['a 2026-01', 'b 2026-01', 'c 2026-02']);
  });
});
