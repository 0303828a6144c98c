/** What several sources send and one reader takes, all that has come at once. */
export class Inbox<T> {
  #messages: T[] = [];
  #failure: { readonly error: unknown } | undefined;
  #arrival = Promise.withResolvers<void>();

  send(message: T): void {
    this.#messages.push(message);
    this.#arrival.resolve();
  }

  /** The reader gets the first error in place of messages. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#arrival.resolve();
  }

  /** Resolves as soon as anything has come. */
  arrival(): Promise<void> {
    return this.#arrival.promise;
  }

  take(): readonly T[] {
    if (this.#failure !== undefined) throw this.#failure.error;
    const messages = this.#messages;
    this.#messages = [];
    this.#arrival = Promise.withResolvers<void>();
    return messages;
  }
}
