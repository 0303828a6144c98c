// @actions/core and @actions/github depend on @actions/http-client, and it on undici, an HTTP client that takes longer to
// load than all the rest of an action. They call no more of it than stands here; Node has the rest itself. Proxies are
// set for the whole process (packages/action/proxy.ts), so no agent is needed for them.

const pause = 50;
/** As in the package: what a front server answers while the one behind it is away. */
const passing = [502, 503, 504];

export class HttpClient {
  #headers;
  #retries;

  /**
   * @param {string} [userAgent]
   * @param {readonly { prepareRequest(options: { headers: Record<string, string> }): void }[]} [handlers]
   * @param {{ allowRetries?: boolean, maxRetries?: number }} [options]
   */
  constructor(userAgent = 'actions', handlers = [], { allowRetries = false, maxRetries = 1 } = {}) {
    this.#headers = { accept: 'application/json', 'user-agent': userAgent };
    for (const handler of handlers) handler.prepareRequest({ headers: this.#headers });
    this.#retries = allowRetries ? maxRetries : 0;
  }

  getAgent() {
    return undefined;
  }

  getAgentDispatcher() {
    return undefined;
  }

  /** @param {string} url */
  async getJson(url) {
    for (let attempt = 0; ; attempt += 1) {
      const response = await fetch(url, { headers: this.#headers });
      const text = await response.text();
      if (response.ok) return { statusCode: response.status, result: JSON.parse(text), headers: response.headers };
      if (!passing.includes(response.status) || attempt >= this.#retries) {
        throw Object.assign(new Error(text || `Failed request: (${response.status})`), { statusCode: response.status });
      }
      await new Promise((settle) => setTimeout(settle, pause * 2 ** Math.min(attempt, 6)));
    }
  }
}
