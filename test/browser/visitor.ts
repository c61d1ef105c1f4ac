import { request } from 'node:http';

/** Answer of the server, as it came over the wire. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
};

export type Visitor = ReturnType<typeof createVisitor>;
type Headers = Readonly<Record<string, string>>;

/**
 * A visitor without a browser: keeps cookies, follows no redirect, and may send any header, `Host` included.
 * @param address of the server, such as http://127.0.0.1:3000
 */
export function createVisitor(address: string, cookies = new Map<string, string>()) {
  function send(method: string, path: string, headers: Headers, body?: string): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const all = { ...(cookie === '' ? {} : { cookie }), ...headers };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, address), { method, headers: all }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          keep(response.headers['set-cookie'] ?? []);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  function keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const equals = pair.indexOf('=');
      cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
  }

  const get = (path: string, headers: Headers = {}) => send('GET', path, headers);
  const post = (path: string, fields: Readonly<Record<string, string>>, headers: Headers = {}) =>
    send(
      'POST',
      path,
      { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      new URLSearchParams(fields).toString(),
    );

  return {
    cookies,
    send,
    get,
    post,

    /** Sends a form as a page holds it, with the token of that page. */
    async submit(page: string, action: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
      return post(action, { ...fields, _csrf: tokenIn((await get(page)).body) });
    },

    async signIn(person: string): Promise<void> {
      const answer = await this.submit('/sign-in', '/sign-in', { person, goTo: '/' });
      if (answer.status !== 303) throw new Error(`Sign-in answered ${answer.status}.`);
    },
  };
}

/** The token that a page's form carries against forged requests. */
export function tokenIn(html: string): string {
  const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1];
  if (token === undefined) throw new Error('The page holds no form with a token.');
  return token;
}
