import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEvent } from '#environment';
import { ActionError } from '#error';
import { everyFault, type GitHub, startGitHub } from '../../sandbox/github/index.ts';
import { scaled } from '../../scale.ts';
import { type Change, changes, files, image, message, writeHistory } from './history.ts';
import { audit } from './in-process.ts';

const count = scaled(149, 1_999);

let github: GitHub;
beforeAll(async () => {
  github = await startGitHub();
});
afterAll(async () => {
  expect(github.defects).toEqual([]);
  await github[Symbol.asyncDispose]();
});

async function newHistory(name: string, all: readonly Change[]): Promise<string> {
  const repository = `acme/${name}`;
  await github.createRepository(repository, files);
  await writeHistory(github.repositoryPath(repository), all);
  return repository;
}

async function git(repository: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['-C', github.repositoryPath(repository), ...args], {
    maxBuffer: 64 * 1_048_576,
  });
  return stdout;
}

function eventsIn(text: string): readonly AuditEvent[] {
  return JSON.parse(text).events;
}

test(
  'tells what git log tells, with a request for a hundred commits',
  async () => {
    const repository = await newHistory('long', changes(count));
    const before = github.requests.length;
    const { text, said } = await audit(github, repository);
    const requests = github.requests.slice(before).filter(({ path }) => path.endsWith('/graphql'));
    const field = (name: string): string => `%(trailers:key=Gitops-${name},valueonly,separator=%x2C)`;
    const format = ['%H', '%cI', ...['Environment', 'App', 'Image', 'Action', 'Actor'].map(field)].join('%x09');
    const log = (await git(repository, 'log', '--reverse', '--first-parent', `--format=${format}`, 'main'))
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    const told = eventsIn(text);
    const [first = [], ...others] = log;
    // The first commit brings every image and says of none.
    expect(told.slice(0, 4).map(({ commit, action, trailer }) => [commit, action, trailer])).toEqual(
      Array.from({ length: 4 }, () => [first[0], 'edit', 'missing']),
    );
    const compared = told.slice(4).map((event, index) => {
      const { commit, time, environment, app, version, digest, action, actor, trailer, findings } = event;
      const reference = `${event.image}:${version}@${digest}`;
      expect([commit, environment, app, reference, action, actor]).toEqual([
        others[index]?.[0],
        ...(others[index] ?? []).slice(2),
      ]);
      expect(Date.parse(time)).toBe(Date.parse(others[index]?.[1] ?? ''));
      expect({ trailer, findings }).toEqual({ trailer: 'agrees', findings: [] });
      return event;
    });
    expect(said).toEqual([]);
    expect(compared.length).toBe(count);
    console.log(
      `audit: ${requests.length} requests for ${log.length} commits, ${compared.length} of ${count} events as git log has them`,
    );
    expect(requests.length).toBeLessThanOrEqual(Math.ceil(log.length / 100));
  },
  scaled(60_000, 240_000),
);

describe('what does not fit', () => {
  const forged: Change = { environment: 'production', app: 'shop', image: image('shop', 3), claims: image('shop', 2) };
  const empty: Change = { environment: 'production', app: 'cart', image: image('cart', 9), isEmpty: true };
  const elsewhere: Change = {
    environment: 'production',
    app: 'cart',
    image: image('cart', 4),
    message: message({ environment: 'dev', app: 'cart', image: image('cart', 4) }),
  };
  const byHand: Change = { environment: 'dev', app: 'shop', image: image('shop', 5), message: 'Try something\n' };

  test('is named: trailers that are not true, and edits that say nothing', async () => {
    const repository = await newHistory('forged', [forged, empty, elsewhere, byHand]);
    const { text, result, said } = await audit(github, repository);
    const [one, two, four, three] = eventsIn(text).slice(4);
    expect(one).toMatchObject({ version: '1.0.3', file: 'changed', trailer: 'differs', action: 'set' });
    expect(one?.findings).toEqual([`the trailer says ${image('shop', 2)}, the files hold ${image('shop', 3)}`]);
    expect(two).toMatchObject({ version: '1.0.1', file: 'unchanged', trailer: 'differs' });
    expect(two?.findings).toEqual([`the trailer says ${image('cart', 9)}, the files hold ${image('cart', 1)}`]);
    expect(three).toMatchObject({ environment: 'production', version: '1.0.4', action: 'edit', trailer: 'differs' });
    expect(three?.findings).toEqual(['the trailer names the environment dev']);
    expect(four).toMatchObject({ environment: 'dev', app: 'cart', file: 'unchanged', trailer: 'differs' });
    expect(eventsIn(text).at(-1)).toMatchObject({
      app: 'shop',
      version: '1.0.5',
      action: 'edit',
      actor: 'Olive',
      findings: [],
    });
    expect(said.length).toBe(4);
    expect(result.events.filter(({ findings }) => findings.length > 0).length).toBe(4);
  });

  test('is told apart by environment, app and time, and a date that an author says hides nothing', async () => {
    const repository = await newHistory('scoped', changes(12));
    const all = eventsIn((await audit(github, repository)).text);
    const until = '2026-01-01T08:00:00Z';
    const { text } = await audit(github, repository, {
      environment: 'dev',
      app: 'shop',
      until,
      since: '2026-01-01T05:00:00Z',
    });
    const wanted = all.filter(
      ({ environment, app, time }) => environment === 'dev' && app === 'shop' && Date.parse(time) <= Date.parse(until),
    );
    expect(wanted.length).toBeGreaterThan(1);
    expect(wanted.length).toBeLessThan(
      all.filter(({ environment, app }) => environment === 'dev' && app === 'shop').length,
    );
    expect(eventsIn(text).map(({ commit }) => commit)).toEqual(wanted.map(({ commit }) => commit));
  });
});

describe('verifying', () => {
  test('finds nothing where nothing happened, and more that came later', async () => {
    const repository = await newHistory('kept', changes(6));
    const { text } = await audit(github, repository);
    expect((await audit(github, repository, {}, text)).result).toMatchObject({ kind: 'verified', discrepancies: [] });
    expect((await audit(github, repository)).text).toBe(text);
    await writeHistory(github.repositoryPath(repository), changes(9));
    expect((await audit(github, repository, {}, text)).result).toMatchObject({ kind: 'verified', discrepancies: [] });
  });

  test('names a history that was rewritten', async () => {
    const repository = await newHistory('rewritten', changes(6));
    const { text } = await audit(github, repository);
    const gone = eventsIn(text).slice(-3);
    const others = changes(6).map((change, index) =>
      index === 3 ? { ...change, image: image(change.app, 77) } : change,
    );
    await writeHistory(github.repositoryPath(repository), others);
    const { result, said } = await audit(github, repository, {}, text);
    const messages = 'discrepancies' in result ? result.discrepancies.map(({ message: each }) => each) : [];
    expect(messages[0]).toContain(`main was at ${gone.at(-1)?.commit}, and that is not in its history any more`);
    for (const { commit } of gone) expect(messages.join('\n')).toContain(`commit ${commit} of`);
    expect(messages.length).toBe(4);
    expect(said).toEqual(messages);
  });

  test('names an export that was changed, shortened or extended', async () => {
    const repository = await newHistory('tampered', changes(6));
    const { text } = await audit(github, repository);
    const document = JSON.parse(text);
    const changed = structuredClone(document);
    changed.events[5].actor = 'somebody';
    const shortened = { ...document, events: document.events.toSpliced(5, 1) };
    const kinds = async (earlier: object): Promise<readonly string[]> => {
      const { result } = await audit(github, repository, {}, JSON.stringify(earlier));
      return 'discrepancies' in result ? result.discrepancies.map(({ kind }) => kind) : [];
    };
    expect(await kinds(changed)).toEqual(['tampered', 'changed']);
    const figures = document.figures.map((each: object) => ({ ...each, rollbacks: 9 }));
    expect(await kinds({ ...document, figures })).toEqual(['tampered']);
    expect(await kinds(shortened)).toEqual(['tampered', 'added']);
    expect(
      await kinds({ ...document, events: [...document.events, { ...document.events[5], commit: 'a'.repeat(40) }] }),
    ).toEqual(['tampered', 'rewritten']);
  });
});

test(
  'an answer that fails is asked for again, and never told as less',
  async () => {
    const repository = await newHistory('unreliable', changes(6));
    const { text } = await audit(github, repository);
    const reading = everyFault.filter(({ kind }) => kind !== 'field' && kind !== 'document');
    const faults = reading.slice(0, scaled(2, reading.length));
    let [same, refused] = [0, 0];
    for (const fault of faults) {
      for (const skip of [0, 1]) {
        await github.faults.set(fault, { skip });
        const outcome = await audit(github, repository).catch((error: unknown) => error);
        await github.faults.clear();
        if (outcome instanceof ActionError) {
          expect(outcome.code, fault.name).toBe('TOKEN_INVALID');
          refused += 1;
        } else {
          expect(outcome, fault.name).toMatchObject({ text });
          same += 1;
        }
      }
    }
    console.log(`audit: ${same} of ${faults.length * 2} spoiled reads told the same, ${refused} refused`);
    expect(same + refused).toBe(faults.length * 2);
    expect(refused).toBeLessThanOrEqual(2);
  },
  scaled(30_000, 120_000),
);
