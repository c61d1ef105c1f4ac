import type { Browser } from './browser.ts';
import type { Chance } from './chance.ts';
import { purpose, sentences } from './made-words.ts';

/** Writes one step after another, a page's form each: opens a warning, acknowledges, decides, begins an action, closes. */
export type Writer = () => Promise<void>;

const dayMs = 86_400_000;

/** @param countries those where this person alone writes, with no open warning of a desk */
export function createWriter(browser: Browser, chance: Chance, countries: readonly string[]): Writer {
  const waiting = [...countries];
  let warning = '';
  let country = '';
  const at = () => `/warn/warnings/${warning}`;

  const steps: readonly (() => Promise<boolean>)[] = [
    async () => {
      country = waiting.shift() ?? '';
      if (country === '') return false;
      const fields = {
        country,
        level: chance.oneOf(['elevated', 'high', 'severe']),
        reason: sentences(chance, country),
      };
      const { location } = await browser.post('write: open a warning', '/warn/warnings', fields, '/warn/warnings/new');
      warning = location.split('/').at(-1) ?? '';
      return location !== '';
    },
    async () => isDone(await browser.post('write: acknowledge', `${at()}/acknowledge`, {}, at())),
    async () => {
      const fields = { warning, choice: 'act', reasons: sentences(chance, country), optionsNotTaken: '' };
      const from = `/decide/decisions/new?warning=${warning}`;
      return isDone(await browser.post('write: decide', '/decide/decisions', fields, from));
    },
    async () => {
      const due = new Date(Date.now() + 30 * dayMs);
      const fields = {
        warning,
        instrument: 'demarche',
        purpose: purpose(chance, country),
        lead: 'Foreign & Commonwealth Office',
        'dueOn-day': String(due.getUTCDate()),
        'dueOn-month': String(due.getUTCMonth() + 1),
        'dueOn-year': String(due.getUTCFullYear()),
      };
      const from = `/act/actions/new?warning=${warning}`;
      return isDone(await browser.post('write: begin an action', '/act/actions', fields, from));
    },
    async () => {
      const fields = { reason: 'The risk has passed' };
      const closed = isDone(await browser.post('write: close', `${at()}/close`, fields, `${at()}/close`));
      if (closed) waiting.push(country);
      return closed;
    },
  ];
  let next = 0;
  return async () => {
    const step = steps[next];
    // After a step that failed, another country.
    next = step !== undefined && (await step()) ? (next + 1) % steps.length : 0;
  };
}

const isDone = ({ status }: { readonly status: number }) => status === 303;
