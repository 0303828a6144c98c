import { startPullRequestRuns } from './actions/pull-request.ts';
import type { Administration } from './administration.ts';
import { openFromFork } from './state/fork-pull-request.ts';
import { mergeQueue, mergeWhatIsReady } from './state/merge-automatically.ts';
import type { Repository } from './state/repository.ts';
import { findRepository, type Team, type World } from './state/world.ts';

export function administer(world: World, repository: Repository): Administration {
  const { pullRequests } = repository;
  return {
    configure: (settings) => {
      repository.settings = { ...repository.settings, ...settings };
    },
    protect: (branch, rules) => void repository.rules.set(branch, rules),
    addCollaborator: (login) => void repository.collaborators.add(login),
    addTeam: (slug, members = []) => {
      const { repositories, members: known } = team(world, slug);
      repositories.add(repository.nameWithOwner);
      for (const login of members) known.add(login);
    },
    addLabel: (name) => void repository.labels.add(name),
    addMilestone: (title) => repository.milestones.add(title).number,
    setStatus: async (commit, context, state, creator = 'checks[bot]') => {
      repository.statuses.set(commit, context, { state, creator });
      await mergeWhatIsReady(world, repository);
    },
    addCheckRun: (commit, run) => repository.checkRuns.add(commit, run),
    approve: async (number, login) => {
      pullRequests.review(number, { author: login, state: 'APPROVED' });
      await mergeWhatIsReady(world, repository);
    },
    review: async (number, author, state) => {
      pullRequests.review(number, { author, state });
      await mergeWhatIsReady(world, repository);
    },
    statuses: (commit) => repository.statuses.newest(commit),
    mergeQueued: async (branch) => await mergeQueue(world, repository, branch),
    openFromFork: async (fork, opening) => {
      const origin = findRepository(world, fork);
      if (origin === undefined) throw new Error(`no repository ${fork}`);
      const pullRequest = await openFromFork(repository, { ...opening, fork: origin });
      const by = { actor: opening.by, kind: 'user' } as const;
      await startPullRequestRuns(world, repository, { pullRequest, action: 'opened', by });
      return pullRequest.number;
    },
    pullRequests: () => pullRequests.list(),
    releases: () => repository.releases.list(),
    latestRelease: () => repository.releases.latest?.tag ?? '',
  };
}

function team({ teams, nextId }: World, slug: string): Team {
  const known = teams.get(slug) ?? { id: nextId(), slug, repositories: new Set(), members: new Set() };
  teams.set(slug, known);
  return known;
}
