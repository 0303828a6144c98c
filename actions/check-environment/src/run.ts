import { arrivals, type Facts, judge, type Look, type ReportedFinding, sarifOf, versionsOf } from '#check';
import { type Config, configPath, readConfig } from '#environment';
import { ActionError } from '#error';
import { type File, type ReadManifests, readManifests } from '#manifest';
import { type Base, readBase } from './base.ts';
import { type Before, readBefore } from './before.ts';
import { readGatesStatus } from './gates-status.ts';
import { readHead } from './head.ts';
import type { Inputs } from './inputs.ts';
import { isReached, withPast } from './past.ts';
import type { Ports } from './ports.ts';
import { report } from './report.ts';
import type { Result } from './result.ts';
import type { Snapshot } from './snapshot.ts';

export async function run(inputs: Inputs, ports: Ports): Promise<Result> {
  const { base, findings, files } = ports.base === undefined ? await checkAll(ports) : await compare(inputs, ports);
  ports.log.info(`Checked ${files} files.`);
  report(findings, ports.log);
  return { findings, files, base, failOn: inputs.failOn, sarif: await ports.writeSarif(sarifOf(findings)) };
}

interface Checked extends Pick<Result, 'findings' | 'files' | 'base'> {}

/** Where nothing is compared with, the checkout's own gitops.yaml binds. */
async function checkAll(ports: Ports): Promise<Checked> {
  const config = configOf(await ports.readText(configPath));
  const head = await readHead(ports, config?.policy.sealedCertificate);
  const findings = judgeAll({ head, config, now: ports.now });
  return { findings, files: head.files.length, base: undefined };
}

function judgeAll({ head, config, now }: Pick<Known, 'head' | 'config' | 'now'>): readonly ReportedFinding[] {
  const { policy, waivers } = config ?? unwritten();
  return judge(lookAt(head, readManifests(head.files), { ...nothing, now, config }), undefined, { policy, waivers });
}

function configOf(text: string | undefined): Config | undefined {
  try {
    return text === undefined ? undefined : readConfig(text);
  } catch (error) {
    // What is wrong with it is among the findings
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}

/** What holds where there is no gitops.yaml. */
function unwritten(): Config {
  return readConfig('version: 1');
}

async function compare(inputs: Inputs, ports: Ports): Promise<Checked> {
  const { base: name = '', github, log, now } = ports;
  if (github === undefined) throw noToken(name);
  const remote = { github, log };
  const base = await readBase(name, inputs, remote);
  const { config } = base;
  const head = await readHead(ports, config?.policy.sealedCertificate);
  const before = await readBefore(head, base, { inputs, ports: { ...remote, commit: ports.commit } });
  const gatesStatus = await readGatesStatus(base, inputs, remote);
  const change = { before: before.files, after: head.files };
  const arriving =
    config === undefined
      ? []
      : await withPast(
          arrivals(config, change).filter(({ environment }) => isReached(config, environment, base)),
          { config, base, inputs, github, before, head, now },
        );
  const findings = judgeChange({ head, config, now, before, gatesStatus, arriving });
  return { findings, files: head.files.length, base: nameOf(base) };
}

interface Known extends Pick<Facts, 'now' | 'config' | 'gatesStatus' | 'arriving'> {
  readonly head: Snapshot;
  readonly before: Before;
}

const nothing = { changed: undefined, arriving: [], gatesStatus: undefined };

function judgeChange({ head, before, config, now, gatesStatus, arriving }: Known): readonly ReportedFinding[] {
  const { policy, waivers } = config ?? unwritten();
  const { changed } = before;
  // What both hold is read once
  const shared = readManifests(head.files.filter(({ path }) => !changed.has(path)));
  const read = (files: readonly File[]) => joined(shared, readManifests(files.filter(({ path }) => changed.has(path))));
  return judge(
    lookAt(head, read(head.files), { now, config, changed, arriving, gatesStatus }),
    lookAt(before, read(before.files), { ...nothing, now, config }),
    { policy, waivers },
  );
}

function joined(a: ReadManifests, b: ReadManifests): ReadManifests {
  return { objects: [...a.objects, ...b.objects], problems: [...a.problems, ...b.problems] };
}

function lookAt(
  { files, paths, texts, unreadable }: Snapshot,
  { objects, problems }: ReadManifests,
  facts: Omit<Facts, 'paths' | 'texts' | 'problems' | 'versionsIn'>,
): Look {
  const versionsIn = versionsOf(facts.config, files);
  return { documents: objects, facts: { ...facts, paths, texts, versionsIn, problems: [...problems, ...unreadable] } };
}

/** A commit is told by its first digits. */
function nameOf({ name }: Base): string {
  return /^[0-9a-f]{40}$/.test(name) ? name.slice(0, 7) : name;
}

function noToken(base: string): ActionError {
  return new ActionError('INPUT_INVALID', `Comparing with ${base} failed: there is no \`token\` to read it with.`, {
    hint: 'Give `token`: one that may read contents will do.',
  });
}
