import type { FreshSite, Visitor } from './fresh-site.ts';

/** Sends a file with the form at `from`, in several parts, as a browser sends it. */
export async function sendFile(
  { site }: FreshSite,
  visitor: Visitor,
  { to, from }: { readonly to: string; readonly from: string },
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
  fields: Readonly<Record<string, string>> = {},
) {
  const token = /name="_csrf" value="([^"]+)"/.exec((await visitor.get(from)).body)?.[1] ?? '';
  const edge = '----edge';
  const part = (disposition: string) => `--${edge}\r\ncontent-disposition: form-data; ${disposition}\r\n`;
  const payload = Buffer.concat([
    ...Object.entries({ _csrf: token, ...fields }).map(([field, value]) =>
      Buffer.from(`${part(`name="${field}"`)}\r\n${value}\r\n`),
    ),
    Buffer.from(`${part(`name="file"; filename="${name}"`)}content-type: application/octet-stream\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${edge}--\r\n`),
  ]);
  const headers = {
    ...{ host: '127.0.0.1:3000', cookie: visitor.cookie() },
    'content-type': `multipart/form-data; boundary=${edge}`,
  };
  return site.inject({ method: 'POST', url: to, headers, payload });
}
