import {
  type Arriving,
  arrivals,
  heldFreight,
  isRollback,
  judge,
  type Look,
  type ReportedFinding,
  versionsOf,
} from '#check';
import { type Config, readConfig } from '#environment';
import { formatPosition } from '#error';
import { type File, readManifests } from '#manifest';

type Files = Readonly<Record<string, string>>;

/** A repository, as a check sees it. */
export interface Scene {
  readonly files: Files;
  /** The gitops.yaml that binds, and the proposed one too where the files hold no other. */
  readonly gitops?: string;
  /** Files that the change removes. */
  readonly removed?: readonly string[];
  /** What the base holds; without it nothing is compared. */
  readonly before?: Files;
  /** What the base held earlier, the newest first; that of now included without being said. */
  readonly past?: readonly Files[];
  readonly now?: string;
  readonly gatesStatus?: 'required' | 'from-anyone' | 'not-required';
}

/** What is found in it. */
export function findingsIn(scene: Scene): readonly ReportedFinding[] {
  const { gitops = 'version: 1', before, gatesStatus } = scene;
  const now = new Date(scene.now ?? '2026-11-21T10:00:00Z');
  const config = readConfig(gitops);
  const own = { ...(scene.gitops !== undefined && { 'gitops.yaml': gitops }) };
  const head: Files = without({ ...own, ...scene.files }, scene.removed ?? []);
  const facts = { now, config: scene.gitops === undefined ? undefined : config };
  const nothing = { changed: undefined, arriving: [], gatesStatus: undefined };
  if (before === undefined) return judge(lookAt(head, { ...facts, ...nothing, gatesStatus }), undefined, config);
  const base: Files = { ...own, ...before };
  const paths = [...new Set([...Object.keys(base), ...Object.keys(head)])];
  const changed = new Set(paths.filter((path) => base[path] !== head[path]));
  const arriving = arrivals(config, { before: filesOf(base), after: filesOf(head) }).map((each) => {
    const known = { ...each, held: heldIn(config, each, [base, ...(scene.past ?? [])]) };
    const proposed = readConfig(head['gitops.yaml'] ?? gitops);
    return { ...known, isRollback: isRollback(known, proposed, now.toISOString().slice(0, 10)) };
  });
  return judge(
    lookAt(head, { ...facts, changed, arriving, gatesStatus }),
    lookAt(base, { ...facts, ...nothing }),
    config,
  );
}

function without(files: Files, paths: readonly string[]): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));
}

/** Where something is found: `file:line:column`. */
export function placesOf(findings: readonly ReportedFinding[]): readonly string[] {
  return findings.map(({ at }) => formatPosition(at));
}

function heldIn(config: Config, { app: name }: Arriving, past: readonly Files[]): Arriving['held'] {
  const app = config.apps.find((each) => each.name === name);
  return new Map(
    config.environments.map((environment) => [
      environment.name,
      new Set(past.flatMap((files) => (app && heldFreight(config, { environment, app }, filesOf(files))) ?? [])),
    ]),
  );
}

function filesOf(files: Files): readonly File[] {
  return Object.entries(files)
    .filter(([path]) => /\.(ya?ml|json)$/.test(path))
    .map(([path, text]) => ({ path, text }));
}

function lookAt(files: Files, facts: Omit<Look['facts'], 'paths' | 'texts' | 'problems' | 'versionsIn'>): Look {
  const { objects, problems } = readManifests(filesOf(files));
  return {
    documents: objects,
    facts: {
      ...facts,
      problems,
      paths: Object.keys(files),
      texts: new Map(Object.entries(files)),
      versionsIn: versionsOf(facts.config, filesOf(files)),
    },
  };
}
