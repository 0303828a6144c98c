import type { Label } from '../../state/labels.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Repository } from '../../state/repository.ts';
import type { World } from '../../state/world.ts';
import type { Json } from '../json.ts';
import { repositoryUrl } from './repository.ts';

/** OpenAPI's `label`. */
export function labelObject(world: World, repository: Repository, label: Label): Json {
  const { id, name, color, description } = label;
  const url = `${repositoryUrl(world, repository)}/labels/${encodeURIComponent(name)}`;
  return { id, node_id: nodeId('LA', repository.id, id), url, name, color, description, default: false };
}
