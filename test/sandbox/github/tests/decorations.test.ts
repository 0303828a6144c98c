import { expect, test } from 'vitest';
import { type Answer, open, opening, type Scene, startScene } from '../testing/graphql-scene.ts';

async function opened(): Promise<Scene & { readonly id: string }> {
  const set = await startScene();
  await set.ask(open, opening(set, 'gitops/web'));
  return Object.assign(set, { id: await set.pullRequestId(1) });
}

type Ask = Scene['ask'];

async function idOf(ask: Ask, field: string): Promise<string> {
  const { data } = await ask<{ found: { id: string } }>(`{ found: ${field} { id } }`);
  return data.found.id;
}

async function idIn(ask: Ask, field: string): Promise<string> {
  const { data } = await ask<{ repository: { found: { id: string } } }>(
    `{ repository(owner: "acme", name: "env") { found: ${field} { id } } }`,
  );
  return data.repository.found.id;
}

test('labels, assignees, a milestone and reviewers are put on in one document and read back', async () => {
  await using set = await opened();
  const { id } = set;
  const administration = set.github.administer('acme/env');
  administration.addCollaborator('grace');
  administration.addLabel('gitops');
  administration.addMilestone('2.0');
  administration.addTeam('sre');
  const ask = set.as({ contents: 'write', 'pull-requests': 'write', members: 'read' });
  const grace = await idOf(ask, 'user(login: "grace")');
  const { data: organization } = await ask<{ organization: { team: { id: string } } }>(
    '{ organization(login: "acme") { team(slug: "sre") { id } } }',
  );
  const { errors } = await ask(
    `mutation Decorate($pr: ID!, $labels: [ID!]!, $users: [ID!]!, $teams: [ID!]!, $milestone: ID!) {
      a: addLabelsToLabelable(input: { labelableId: $pr, labelIds: $labels }) { clientMutationId }
      b: addAssigneesToAssignable(input: { assignableId: $pr, assigneeIds: $users }) { clientMutationId }
      m: updatePullRequest(input: { pullRequestId: $pr, milestoneId: $milestone }) { clientMutationId }
      r: requestReviews(input: { pullRequestId: $pr, userIds: $users, teamIds: $teams, union: true }) { clientMutationId }
      d: convertPullRequestToDraft(input: { pullRequestId: $pr }) { pullRequest { isDraft } }
    }`,
    {
      pr: id,
      labels: [await idIn(ask, 'label(name: "GitOps")')],
      users: [grace],
      teams: [organization.organization.team.id],
      milestone: await idIn(ask, 'milestone(number: 1)'),
    },
  );
  expect(errors).toEqual([]);
  const { data } =
    await ask(`{ repository(owner: "acme", name: "env") { pullRequests(first: 1, labels: ["gitops"]) { nodes {
    isDraft mergeStateStatus milestone { title } labels(first: 9) { nodes { name } } assignees(first: 9) { nodes { login } }
    reviewRequests(first: 9) { nodes { requestedReviewer { ... on User { login } ... on Team { slug } } } } } } } }`);
  expect(data).toEqual({
    repository: {
      pullRequests: {
        nodes: [
          {
            isDraft: true,
            mergeStateStatus: 'DRAFT',
            milestone: { title: '2.0' },
            labels: { nodes: [{ name: 'gitops' }] },
            assignees: { nodes: [{ login: 'grace' }] },
            reviewRequests: {
              nodes: [{ requestedReviewer: { login: 'grace' } }, { requestedReviewer: { slug: 'sre' } }],
            },
          },
        ],
      },
    },
  });
  expect(set.github.defects).toEqual([]);
});

test('a label is created once, and by nobody without access to issues', async () => {
  await using set = await opened();
  const create = 'mutation($i: CreateLabelInput!) { createLabel(input: $i) { label { name color } } }';
  const variables = { i: { repositoryId: set.repositoryId, name: 'gitops', color: '1d76db' } };
  expect((await set.ask(create, variables)).errors).toMatchObject([
    { type: 'FORBIDDEN', message: 'Resource not accessible by integration' },
  ]);
  const ask = set.as({ issues: 'write' });
  expect((await ask(create, variables)).data).toEqual({ createLabel: { label: { name: 'gitops', color: '1d76db' } } });
  expect((await ask(create, variables)).errors).toMatchObject([{ message: 'Name has already been taken' }]);
});

test('who cannot review is refused with everybody who was asked beside, in the words of GitHub', async () => {
  await using set = await opened();
  set.github.administer('acme/env').addCollaborator('grace');
  set.github.administer('acme/env').addTeam('sre');
  const adas = set.as({ contents: 'write', 'pull-requests': 'write', members: 'read' }, 'user');
  await adas(open, opening(set, 'by-ada'));
  const id = await set.pullRequestId(2);
  const [ada, grace] = [await idOf(adas, 'user(login: "ada")'), await idOf(adas, 'user(login: "grace")')];
  const request = (ids: object, ask: Ask = adas): Promise<Answer> =>
    ask('mutation($i: RequestReviewsInput!) { requestReviews(input: $i) { clientMutationId } }', {
      i: { pullRequestId: id, ...ids },
    });
  expect((await request({ userIds: [grace, ada] })).errors).toMatchObject([
    { type: 'UNPROCESSABLE', message: 'Review cannot be requested from pull request author.' },
  ]);
  const onFirst = { pullRequestId: set.id, userIds: [ada] };
  expect((await request(onFirst)).errors).toMatchObject([
    { message: expect.stringContaining('is not a collaborator of the acme/env repository.') },
  ]);
  const { data } = await adas<{ organization: { team: { id: string } } }>(
    '{ organization(login: "acme") { team(slug: "sre") { id } } }',
  );
  // Without `members: read` a team is not even there to be looked up.
  expect((await set.ask('{ organization(login: "acme") { team(slug: "sre") { id } } }')).errors).toMatchObject([
    { type: 'FORBIDDEN', path: ['organization', 'team'] },
  ]);
  expect((await request({ teamIds: [data.organization.team.id] }, set.ask)).errors).toMatchObject([
    { type: 'NOT_FOUND', message: expect.stringContaining('Could not resolve to a node with the global id of') },
  ]);
  expect(set.github.administer('acme/env').pullRequests()).toMatchObject([
    { requestedUsers: [], requestedTeams: [] },
    { requestedUsers: [], requestedTeams: [] },
  ]);
  const asked = await request({ userIds: [grace], teamIds: [data.organization.team.id] });
  expect(asked.errors).toEqual([]);
  expect((await request({ userIds: [grace], union: false })).errors).toEqual([]);
  expect(set.github.administer('acme/env').pullRequests()[1]).toMatchObject({
    requestedUsers: ['grace'],
    requestedTeams: [],
  });
});

test.each([
  { field: 'user(login: "nobody")', message: "Could not resolve to a User with the login of 'nobody'." },
  { field: 'organization(login: "other")', message: "Could not resolve to an Organization with the login of 'other'." },
])('$field is not found', async ({ field, message }) => {
  await using set = await startScene();
  expect((await set.ask(`{ found: ${field} { id } }`)).errors).toMatchObject([{ type: 'NOT_FOUND', message }]);
});

test('a closed pull request tells who closed it', async () => {
  await using set = await opened();
  const ada = set.as({ 'pull-requests': 'write' }, 'user');
  await ada('mutation($id: ID!) { closePullRequest(input: { pullRequestId: $id }) { clientMutationId } }', {
    id: set.id,
  });
  const { data } = await set.ask(
    `query($id: Int!) { repository(owner: "acme", name: "env") { pullRequest(number: $id) {
      timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) { nodes { ... on ClosedEvent { actor { login } } } } } } }`,
    { id: 1 },
  );
  expect(data).toEqual({ repository: { pullRequest: { timelineItems: { nodes: [{ actor: { login: 'ada' } }] } } } });
});

test('an archived repository is read, and not written to', async () => {
  await using set = await opened();
  set.github.administer('acme/env').configure({ archived: true });
  expect((await set.ask('{ repository(owner: "acme", name: "env") { isArchived } }')).data).toEqual({
    repository: { isArchived: true },
  });
  expect((await set.ask(open, opening(set, 'other'))).errors.at(0)).toMatchObject({
    type: 'FORBIDDEN',
    message: 'Repository was archived so is read-only.',
  });
});

test("a job's token opens no pull request where that is switched off", async () => {
  await using set = await startScene();
  set.github.administer('acme/env').configure({ jobsMayOpenPullRequests: false });
  const job = set.as({ contents: 'write', 'pull-requests': 'write' }, 'job');
  expect((await job(open, opening(set, 'gitops/web'))).errors).toMatchObject([
    { path: ['pr'], message: 'GitHub Actions is not permitted to create or approve pull requests.' },
  ]);
});

test.each([
  { text: { title: 'x'.repeat(257) }, message: 'Title is too long (maximum is 256 characters)' },
  { text: { body: '☃'.repeat(65_537) }, message: 'Body is too long (maximum is 65536 characters)' },
])('$message', async ({ text, message }) => {
  await using set = await opened();
  const update = 'mutation($i: UpdatePullRequestInput!) { updatePullRequest(input: $i) { clientMutationId } }';
  expect((await set.ask(update, { i: { pullRequestId: set.id, ...text } })).errors).toMatchObject([{ message }]);
});
