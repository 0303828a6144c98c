import type { Administration } from './administration.ts';
import { mergeQueue, mergeWhatIsReady } from './state/merge-automatically.ts';
import type { Repository } from './state/repository.ts';
import type { Team, World } from './state/world.ts';

export function administer(world: World, repository: Repository): Administration {
  const { pullRequests } = repository;
  return {
    configure: (settings) => {
      repository.settings = { ...repository.settings, ...settings };
    },
    protect: (branch, rules) => void repository.rules.set(branch, rules),
    addCollaborator: (login) => void repository.collaborators.add(login),
    addTeam: (slug) => void team(world, slug).repositories.add(repository.nameWithOwner),
    addLabel: (name) => void repository.labels.add(name),
    addMilestone: (title) => repository.milestones.add(title).number,
    setStatus: async (commit, context, state) => {
      repository.statuses.set(commit, context, state);
      await mergeWhatIsReady(world, repository);
    },
    approve: async (number, login) => {
      const { approvedBy = [], requestedUsers = [] } = pullRequests.get(number) ?? {};
      pullRequests.update(number, {
        approvedBy: [...approvedBy, login],
        requestedUsers: requestedUsers.filter((other) => other !== login),
      });
      await mergeWhatIsReady(world, repository);
    },
    mergeQueued: async (branch) => await mergeQueue(world, repository, branch),
    pullRequests: () => pullRequests.list(),
  };
}

function team({ teams, nextId }: World, slug: string): Team {
  const known = teams.get(slug) ?? { id: nextId(), slug, repositories: new Set() };
  teams.set(slug, known);
  return known;
}
