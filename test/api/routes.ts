import type { FreshApi } from './fresh-api.ts';

export type Route = { readonly method: 'GET' | 'POST'; readonly path: string };

/** Every address that the site answers, as the web server tells it: `/warn/warnings/:id`. */
export function routesOf(site: FreshApi['site']): readonly Route[] {
  const here: Route[] = [];
  const path: string[] = [];
  for (const line of site.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', piece = '', methods = ''] = /^([│├└─\s]*)(\S*)(?: \((.+)\))?$/u.exec(line) ?? [];
    const depth = Math.round(indent.length / 4);
    path.splice(Math.max(0, depth - 1), path.length, piece);
    for (const method of ['GET', 'POST'] as const) {
      if (methods.split(', ').includes(method)) here.push({ method, path: path.join('') });
    }
  }
  return here;
}
