import type { Reply, RestCall } from './endpoint.ts';
import type { Json } from './json.ts';

const largest = 100;

interface Page {
  readonly items: readonly Json[];
  readonly headers: Readonly<Record<string, string>>;
}

/** `per_page` and `page`, with a Link header where there is more. */
function page({ query, world, path }: RestCall, items: readonly Json[]): Page {
  const size = Math.min(Number(query.get('per_page') ?? 30), largest);
  const number = Number(query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (target: number, relation: string): string => {
    const parameters = new URLSearchParams(query);
    parameters.set('page', String(target));
    return `<${world.url}${path}?${parameters}>; rel="${relation}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev'), link(1, 'first')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
  ];
  return {
    items: items.slice((number - 1) * size, number * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

/** A list that is the whole answer. */
export function paged(call: RestCall, items: readonly Json[]): Reply {
  const { items: body, headers } = page(call, items);
  return { status: 200, body, headers };
}

/** A list under a name, beside the count of all. */
export function pagedAs(call: RestCall, name: string, items: readonly Json[]): Reply {
  const { items: shown, headers } = page(call, items);
  return { status: 200, body: { total_count: items.length, [name]: shown }, headers };
}
