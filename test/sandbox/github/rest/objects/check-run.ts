import { account } from '../../state/account.ts';
import type { CheckRun } from '../../state/check-runs.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Repository } from '../../state/repository.ts';
import type { World } from '../../state/world.ts';
import type { Json } from '../json.ts';
import { accountObject } from './account.ts';
import { repositoryUrl } from './repository.ts';

/** A job as GitHub Actions reports it, or what another App has found. */
interface Check extends Omit<CheckRun, 'conclusion'> {
  readonly commit: string;
  readonly suite: number;
  readonly conclusion: string;
  readonly page: string;
}

/** OpenAPI's `check-run`. */
export function checkRunObject(world: World, repository: Repository, check: Check): Json {
  const { id, name, app, commit, suite, conclusion, page, at } = check;
  const url = `${repositoryUrl(world, repository)}/check-runs/${id}`;
  return {
    id,
    head_sha: commit,
    node_id: nodeId('CR', id),
    external_id: '',
    url,
    html_url: page,
    details_url: page,
    status: 'completed',
    conclusion,
    started_at: at.toISOString(),
    completed_at: at.toISOString(),
    output: { title: null, summary: null, text: null, annotations_count: 0, annotations_url: `${url}/annotations` },
    name,
    check_suite: { id: suite },
    app: appObject(world, app),
    pull_requests: [],
  };
}

function appObject(world: World, slug: string): Json {
  const { id } = account(slug);
  const since = new Date(0).toISOString();
  return {
    id: slug === 'github-actions' ? 15_368 : id,
    slug,
    node_id: nodeId('A', id),
    owner: accountObject(world, account(world.owner, world.owner)),
    name: slug,
    description: '',
    external_url: world.url,
    html_url: `${world.url}/apps/${slug}`,
    created_at: since,
    updated_at: since,
    permissions: {},
    events: [],
  };
}
