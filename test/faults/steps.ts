import { parse } from 'csv-parse/sync';
import type { Random } from '../../src/forecasting/random.ts';
import { createVisitor, type Visitor } from '../browser/visitor.ts';

/** A step that the app has acknowledged: it has answered 303, so it must be there for good. */
export type Acknowledged = {
  readonly kind: 'warning.opened' | 'warning.acknowledged' | 'decision.made' | 'action.begun' | 'warning.closed';
  readonly warningId: string;
  /** Words of this step alone, found again in row and ledger; nothing for the one step that carries none. */
  readonly words: string | undefined;
};

/** What the clients of one test share: who takes which step, and what was acknowledged. */
export type Crowd = {
  readonly acknowledged: readonly Acknowledged[];
  /** Sent, and not answered by 303: refused, or cut off by a kill. */
  readonly unacknowledged: () => number;
  /** Takes steps, several people at a time, until asked to stop. */
  readonly work: (address: string, until: AbortSignal) => Promise<void>;
};

const people = ['demo-watch-analyst', 'demo-desk-officer', 'demo-focal-point', 'demo-minister'] as const;
// Countries with few warnings of their own on the shipped figures: these the crowd opens, closes and opens again.
const countries = ['DEU', 'FRA', 'ITA', 'ESP', 'PRT', 'POL', 'CZE', 'AUT', 'HUN', 'NOR', 'FIN', 'IRL', 'CAN', 'JPN'];

/**
 * People who answer warnings through the pages, each as a browser would: page, token, form. They stay signed in across
 * restarts. What each does is drawn from `random`.
 */
export function createCrowd(random: Random): Crowd {
  const acknowledged: Acknowledged[] = [];
  const sessions = new Map<string, Visitor>();
  let unacknowledged = 0;
  let written = 0;
  const newWords = () => {
    written += 1;
    return `Step ${written} of the crowd`;
  };
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];

  async function visitorOf(person: string, address: string): Promise<Visitor> {
    const cookies = sessions.get(person)?.cookies;
    const visitor = createVisitor(address, cookies);
    if (cookies === undefined) await visitor.signIn(person);
    sessions.set(person, visitor);
    return visitor;
  }

  async function takeStep(visitor: Visitor, person: string): Promise<void> {
    if (person === 'demo-watch-analyst') {
      const words = newWords();
      const form = { country: pick(countries) ?? '', level: 'high', reason: words };
      const answer = await send(visitor, '/warn/warnings/new', '/warn/warnings', form);
      if (answer !== undefined) keep('warning.opened', answer.split('/').at(-1) ?? '', words);
      return;
    }
    const list = await visitor.get('/warn/warnings.csv');
    if (list.status !== 200) return;
    const warnings: { readonly id: string; readonly state: string }[] = parse(list.body, { columns: true });
    const { id, state } = pick(warnings) ?? { id: '', state: '' };
    const page = `/warn/warnings/${id}`;
    const words = newWords();
    if (state === 'opened') {
      if (await send(visitor, page, `${page}/acknowledge`, {})) keep('warning.acknowledged', id, undefined);
    } else if (state === 'acknowledged' || (state === 'decided' && random() < 0.3)) {
      const choice = pick(['act', 'act', 'watch', 'not-act']) ?? 'act';
      const form = { warning: id, choice, reasons: words, optionsNotTaken: '' };
      const formPage = `/decide/decisions/new?warning=${id}`;
      if (await send(visitor, formPage, '/decide/decisions', form)) keep('decision.made', id, words);
    } else if (random() < 0.6 && person !== 'demo-minister') {
      const due = { 'dueOn-day': '31', 'dueOn-month': '12', 'dueOn-year': '2099' };
      const form = { warning: id, instrument: 'demarche', purpose: words, lead: 'The desk', ...due };
      if (await send(visitor, `/act/actions/new?warning=${id}`, '/act/actions', form)) keep('action.begun', id, words);
    } else if (await send(visitor, `${page}/close`, `${page}/close`, { reason: words })) {
      keep('warning.closed', id, words);
    }
  }

  /** @returns where the app leads on from an acknowledged step; nothing for one that was refused */
  async function send(visitor: Visitor, page: string, action: string, form: Readonly<Record<string, string>>) {
    unacknowledged += 1;
    const answer = await visitor.submit(page, action, form);
    if (answer.status !== 303) return undefined;
    unacknowledged -= 1;
    return String(answer.headers.location);
  }

  function keep(kind: Acknowledged['kind'], warningId: string, words: string | undefined): void {
    acknowledged.push({ kind, warningId, words });
  }

  return {
    acknowledged,
    unacknowledged: () => unacknowledged,
    async work(address, until) {
      const atWork = people.map(async (person) => {
        while (!until.aborted) {
          try {
            await takeStep(await visitorOf(person, address), person);
          } catch (error) {
            if (!until.aborted && !isUnanswered(error)) throw error;
          }
        }
      });
      await Promise.all(atWork);
    },
  };
}

/** Cut off by a kill of the app, or answered by the page that says that something went wrong: what the test is for. */
function isUnanswered(error: unknown): boolean {
  const message = error instanceof Error ? error.message : '';
  return /ECONNRESET|ECONNREFUSED|socket hang up|aborted|no form with a token|Sign-in answered 500/.test(message);
}
