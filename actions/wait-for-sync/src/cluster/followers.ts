import { type Client, follow } from '#cluster';
import type { Observation } from '../stages/observation.ts';
import type { Followed } from '../stages/wants.ts';

interface Stream {
  readonly epoch: string;
  readonly stop: AbortController;
}

/** The open streams: one for each collection, opened anew when a newer list is wanted. */
export class Followers implements AsyncDisposable {
  readonly #client: Client;
  readonly #send: (observation: Observation) => void;
  readonly #fail: (error: unknown) => void;
  readonly #streams = new Map<string, Stream>();
  readonly #ended = new Set<Promise<void>>();

  constructor(client: Client, send: (observation: Observation) => void, fail: (error: unknown) => void) {
    this.#client = client;
    this.#send = send;
    this.#fail = fail;
  }

  /** What is not among them is followed no more. */
  follow(wanted: readonly Followed[]): void {
    const paths = new Set(wanted.map(({ collection }) => collection.path));
    for (const [path, stream] of this.#streams) {
      if (paths.has(path)) continue;
      stream.stop.abort();
      this.#streams.delete(path);
    }
    for (const each of wanted) {
      const stream = this.#streams.get(each.collection.path);
      if (stream?.epoch === each.epoch) continue;
      stream?.stop.abort();
      this.#open(each);
    }
  }

  #open({ collection, epoch }: Followed): void {
    const { path } = collection;
    const stop = new AbortController();
    this.#streams.set(path, { epoch, stop });
    const ended = follow(this.#client, collection, {
      signal: stop.signal,
      update: (objects) => {
        // the stream goes on changing its map
        if (!stop.signal.aborted) {
          this.#send({ kind: 'objects', path, epoch, objects: new Map(objects), at: this.#client.clock.now() });
        }
      },
    }).catch((error: unknown) => {
      if (!stop.signal.aborted) this.#fail(error);
    });
    this.#ended.add(ended);
    void ended.finally(() => this.#ended.delete(ended));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { stop } of this.#streams.values()) stop.abort();
    await Promise.all(this.#ended);
  }
}
