import { readConfig } from '#environment';
import type { World } from '../../actions/promote/world.ts';
import type { GitHub } from '../../sandbox/github/index.ts';
import {
  type App,
  apps,
  before,
  configPath,
  type Environment,
  environments,
  fileOf,
  imageOf,
  versionIn,
} from './layout.ts';

/** What the base held after one of its commits: what an environment runs is what its files say. */
export interface Moment {
  readonly commit: string;
  readonly versions: ReadonlyMap<string, number>;
  readonly texts: ReadonlyMap<string, string>;
}

export function placeOf(environment: Environment, app: App): string {
  return `${environment}/${app}`;
}

interface Answer {
  readonly repository: {
    readonly object: { readonly parents: { readonly nodes: readonly { readonly oid: string }[] } };
  };
}

/** What the base came to hold, commit by commit along its first parents, whatever the actions say. */
export class Truth {
  readonly #github: GitHub;
  readonly #repository: string;
  readonly #host: string;
  readonly #token: string;
  #moments: readonly Moment[] = [];

  constructor({ github, repository, token }: Pick<World, 'github' | 'repository' | 'token'>, host: string) {
    this.#github = github;
    this.#repository = repository;
    this.#host = host;
    this.#token = token;
  }

  get moments(): readonly Moment[] {
    return this.#moments;
  }

  get now(): Moment {
    const last = this.#moments.at(-1);
    if (last === undefined) throw new Error('nothing was looked at yet');
    return last;
  }

  /** Reads what came since, and says what of it must not have come. */
  async catchUp(): Promise<readonly string[]> {
    const head = (await this.#github.resolveRef(this.#repository, 'main')) ?? '';
    const last = this.#moments.at(-1);
    if (head === last?.commit) return [];
    const problems: string[] = [];
    for (const commit of await this.#since(head, last?.commit)) {
      const moment = await this.#read(commit);
      problems.push(...this.#judge(moment));
      this.#moments = [...this.#moments, moment];
    }
    return problems;
  }

  /** The first parents, oldest first. */
  async #since(head: string, last: string | undefined): Promise<readonly string[]> {
    const commits: string[] = [];
    for (let commit: string | undefined = head; commit !== undefined && commit !== last; ) {
      commits.unshift(commit);
      commit = await this.#parentOf(commit);
    }
    return commits;
  }

  async #parentOf(oid: string): Promise<string | undefined> {
    const [owner, name] = this.#repository.split('/');
    const query =
      'query Parent($owner: String!, $name: String!, $oid: GitObjectID!) { repository(owner: $owner, name: $name) { object(oid: $oid) { ... on Commit { parents(first: 1) { nodes { oid } } } } } }';
    const answer = await fetch(this.#github.graphqlUrl, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { owner, name, oid } }),
    });
    const { data }: { data: Answer } = JSON.parse(await answer.text());
    return data.repository.object.parents.nodes[0]?.oid;
  }

  async #read(commit: string): Promise<Moment> {
    const paths = [configPath, ...environments.flatMap((environment) => apps.map((app) => fileOf(environment, app)))];
    const read = paths.map(async (path) => {
      return [path, (await this.#github.readFile(this.#repository, commit, path)) ?? ''] as const;
    });
    const texts = new Map(await Promise.all(read));
    const versions = environments.flatMap((environment) =>
      apps.map((app) => [placeOf(environment, app), versionIn(texts.get(fileOf(environment, app)) ?? '')] as const),
    );
    return { commit, texts, versions: new Map(versions) };
  }

  #judge(moment: Moment): readonly string[] {
    const last = this.#moments.at(-1);
    if (last === undefined) return [];
    return environments.flatMap((environment) =>
      apps.flatMap((app) => {
        const place = placeOf(environment, app);
        const version = moment.versions.get(place) ?? -1;
        if (version === last.versions.get(place)) return [];
        const where = `${moment.commit.slice(0, 7)} brings ${app} 1.0.${version} to ${environment}`;
        return [...this.#foreign(environment, app, version), ...this.#held(environment, app, { version, last })].map(
          (problem) => `${where}: ${problem}`,
        );
      }),
    );
  }

  /** It never ran in the environment before, and neither there. */
  #foreign(environment: Environment, app: App, version: number): readonly string[] {
    const source = before[environment];
    const ran = (place: Environment): boolean =>
      this.#moments.some(({ versions }) => versions.get(placeOf(place, app)) === version);
    if (source === undefined || ran(source) || ran(environment)) return [];
    return [`${source} never ran it`];
  }

  /** There, or on the way to there, as the commit before says. */
  #held(
    environment: Environment,
    app: App,
    { version, last }: { readonly version: number; readonly last: Moment },
  ): readonly string[] {
    const source = before[environment];
    const image = imageOf(this.#host, app, version).replace(/:1\.0\.\d+@/, '@');
    const holds = readConfig(last.texts.get(configPath) ?? '').holds.filter(
      (each) => each.app === app && each.images?.includes(image),
    );
    const hold = holds.find((each) => each.environment === environment);
    const onTheWay = holds.find((each) => each.environment === source);
    const ranHere = this.#moments.some(({ versions }) => versions.get(placeOf(environment, app)) === version);
    if (hold !== undefined) return ['it is held there'];
    return onTheWay === undefined || ranHere ? [] : [`it is held in ${source}`];
  }
}
