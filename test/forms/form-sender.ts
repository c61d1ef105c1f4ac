import pg from 'pg';
import { expect } from 'vitest';
import type { Typed } from '../../src/platform/records/record-form.ts';
import { inRole } from '../fresh-services.ts';
import { type FreshSite, freshSite } from '../fresh-site.ts';
import { watchChanges } from '../watch-changes.ts';
import { type ReadPage, readPage } from './page-form.ts';

export type Sent = { readonly status: number; readonly page: ReadPage; readonly body: string };

/** Somebody at a form, as far as a form needs a browser: signed in, with the token of a page of the session. */
export type Sender = {
  readonly get: (address: string) => Promise<Sent>;
  readonly send: (address: string, typed: Typed) => Promise<Sent>;
};

/** A site whose forms are tried: its people, and what each trial has changed. */
export type TriedSite = {
  readonly fresh: FreshSite;
  /** Connected as the database's owner, for what the app itself may not do. */
  readonly owner: pg.Client;
  readonly senderIn: (role: string, language?: string) => Promise<Sender>;
  /** Tables whose rows have changed since the last call, but for the sessions that every request touches. */
  readonly changed: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** @param prepare makes what the forms are about, before changes are watched */
export async function tryForms(prepare: (fresh: FreshSite) => Promise<void> = async () => {}): Promise<TriedSite> {
  const fresh = await freshSite();
  await prepare(fresh);
  const owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  const changes = await watchChanges(owner);
  return {
    ...{ fresh, owner },
    senderIn: createSenders(fresh),
    changed: async () => (await changes()).flatMap(({ tables }) => tables).filter((table) => table !== 'session'),
    async close() {
      await owner.end();
      await fresh.close();
    },
  };
}

/** Gives the people of the demonstration, each signed in once. */
function createSenders({ site, visitor }: FreshSite): TriedSite['senderIn'] {
  const senders = new Map<string, Promise<Sender>>();

  async function signIn(role: string, language: string): Promise<Sender> {
    const browser = visitor();
    await browser.signIn(role);
    const headers = { host: '127.0.0.1:3000', cookie: `${browser.cookie()}; language=${language}` };
    const token = /name="_csrf" value="([^"]+)"/.exec((await browser.get('/people')).body)?.[1] ?? '';
    const sent = ({ statusCode, body }: { readonly statusCode: number; readonly body: string }): Sent => ({
      status: statusCode,
      page: readPage(body),
      body,
    });
    return {
      get: async (url) => sent(await site.inject({ method: 'GET', url, headers })),
      send: async (url, typed) => {
        const form = new URLSearchParams({ _csrf: token });
        for (const [name, answer] of Object.entries(typed)) {
          for (const each of [answer].flat()) form.append(name, each);
        }
        const type = { 'content-type': 'application/x-www-form-urlencoded' };
        return sent(
          await site.inject({ method: 'POST', url, headers: { ...headers, ...type }, payload: form.toString() }),
        );
      },
    };
  }

  return (role, language = 'en') => {
    const key = `${inRole(role).personId} ${language}`;
    const sender = senders.get(key) ?? signIn(role, language);
    senders.set(key, sender);
    return sender;
  };
}

/** What a page to copy from says of an answer. */
type Told = (name: string, answer: string) => string;
const asTyped: Told = (_name, answer) => answer;

/**
 * Holds a refusal to what every form owes: an answer of the 400s, each problem in the summary with a link that leads
 * somewhere and the same words beside its field, and all that was typed still on the page.
 * @param told what a page that cannot show the form says of an answer: the words of what was chosen; nothing for an id
 */
export function expectRefused(sent: Sent, typed: Typed, about: string, told: Told = asTyped): void {
  const { page } = sent;
  expect
    .soft([about, sent.status >= 400 && sent.status < 500], `${sent.status}: ${page.words.slice(0, 300)}`)
    .toEqual([about, true]);
  for (const { text, href } of page.summary) {
    expect.soft(text, about).not.toBe('');
    if (href === undefined) continue;
    expect.soft([...page.ids], `${about}: the summary leads to #${href}`).toContain(href);
    expect.soft([...page.errors.values()], `${about}: beside #${href}`).toContain(text);
  }
  expect
    .soft(lostOf(page, typed, told), `${about}: ${sent.status} ${page.heading}: ${JSON.stringify(page.summary)}`)
    .toEqual({});
}

/** What was typed and stands nowhere on the page: neither in the form nor in words to copy. */
function lostOf(page: ReadPage, typed: Typed, told: Told): Typed {
  const lost = Object.entries(typed).filter(([name, answer]) => {
    const said = [answer].flat().filter((each) => each !== '');
    const standing = page.answers.get(name);
    const offered = page.choices.get(name);
    return said.some((each) => {
      if (standing === undefined && offered === undefined) {
        return !page.words.includes(told(name, each).replaceAll(/\s+/g, ' ').trim());
      }
      // What no list offers no browser sends: it need not come back.
      return standing?.includes(each) !== true && offered?.includes(each) !== false;
    });
  });
  return Object.fromEntries(lost.map(([name, answer]) => [name, [answer].flat().join(' ').slice(0, 80)]));
}
