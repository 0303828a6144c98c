/** A person's REST client for the local GitHub: JSON in, JSON out, loud on anything but success. */
export interface Rest {
  get(path: string, accept?: string): Promise<unknown>;
  send(method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown): Promise<unknown>;
}

export function restOf(apiUrl: string, token: string): Rest {
  const call = async (path: string, init: RequestInit): Promise<unknown> => {
    const headers = { accept: 'application/vnd.github+json', ...init.headers, authorization: `Bearer ${token}` };
    const response = await fetch(`${apiUrl}${path}`, { ...init, headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    get: (path, accept) => call(path, accept === undefined ? {} : { headers: { accept } }),
    send: (method, path, body) =>
      call(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  };
}
