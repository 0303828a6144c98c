/**
 * Works on several items at a time, in their order; answers in their order. After a failure nothing new is begun, and the
 * failure is thrown once nothing is under way any more.
 */
export async function concurrently<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = [...items.entries()];
  let hasFailed = false;
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined && !hasFailed; next = queue.shift()) {
      const [at, item] = next;
      try {
        results[at] = await work(item);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, worker));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
  return results;
}
