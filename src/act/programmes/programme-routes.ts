import Type from 'typebox';
import { isSignedIn } from '../../platform/database/actor.ts';
import { message } from '../../platform/language/message.ts';
import { say } from '../../platform/language/say.ts';
import { currencyOf, decimalText, money } from '../../platform/money.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import { csvText } from '../../platform/web/csv.ts';
import { besideFields } from '../../platform/web/refused-form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { faultWords } from './iati/iati-check.ts';
import type { IatiExchangeService } from './iati-exchange-service.ts';
import { byPlaceAndYear, sumsBy } from './programme-money.ts';
import { shownRow } from './programme-money-panels.ts';
import type { ProgrammeMoneyService } from './programme-money-service.ts';

const params = Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) });
const mostPastedCharacters = 2_000_000;
/** A pasted file comes with each mark of it written in three; one somewhat too long is read, and refused in words. */
const bodyLimit = 4 * mostPastedCharacters;
const pasted = Type.Object({ file: Type.Optional(Type.String()), what: Type.Optional(Type.String()) });
const importPage = 'act/programmes/pages/import.njk';
const xml = 'application/xml; charset=utf-8';

const outcomeWords = {
  made: message('made'),
  'added to': message('given what it lacked'),
  unchanged: message('stands here already, unchanged'),
} as const;

/** Money over all programmes, and IATI files out and in. */
export function programmeRoutes(
  moneys: ProgrammeMoneyService,
  exchange: IatiExchangeService,
  countryName: (code: string) => string,
): Routes {
  const placeName = (code: string) => (code === '' ? say('Several countries') : countryName(code));

  return async (app) => {
    app.get('/act/programmes/money', async (request, reply) => {
      const cells = await moneys.ofAll(request.actor);
      const totals = sumsBy(cells, () => '');
      const groups = totals.map((total) => ({
        currency: total.currency,
        total: shownRow(total, ''),
        rows: byPlaceAndYear(cells)
          .filter(({ currency }) => currency === total.currency)
          .map((row) => shownRow(row, `${placeName(row.place ?? '')}, ${row.financialYear}`)),
      }));
      return reply.page('act/programmes/pages/money.njk', { groups });
    });

    app.get('/act/programmes/money.csv', async (request, reply) => {
      const rows = byPlaceAndYear(await moneys.ofAll(request.actor)).map((row) => {
        const words = (amount: bigint) => decimalText(money(amount, currencyOf(row.currency)));
        return {
          country: row.place ?? '',
          year: row.financialYear,
          currency: row.currency,
          budget: words(row.budget),
          committed: words(row.committed),
          disbursed: words(row.disbursed),
        };
      });
      const columns = {
        ...{ country: 'country', year: 'financial_year', currency: 'currency', budget: 'budget' },
        ...{ committed: 'committed', disbursed: 'disbursed' },
      };
      return reply.type('text/csv; charset=utf-8').send(csvText(columns, rows));
    });

    app.get('/act/programmes/:id/activity.xml', { schema: { params } }, async (request, reply) =>
      reply.type(xml).send(await exchange.activityFile(request.actor, request.params.id)),
    );
    app.get('/act/programmes.xml', async (_request, reply) => reply.type(xml).send(await exchange.publicFile()));

    app.get('/act/programmes/import', async (_request, reply) => reply.page(importPage, { problems: [], typed: '' }));
    app.post('/act/programmes/import', { bodyLimit, schema: { body: pasted } }, async (request, reply) => {
      if (!isSignedIn(request.actor))
        throw new Refusal('iati.person', 403, 'Sign in to check a file, or to bring it in.');
      const { file = '', what } = request.body;
      if (file.length > mostPastedCharacters) {
        const problems = [say('Paste it as text, at most 2 MB. For a larger one: forestall iati import FILE')];
        return reply.code(422).page(importPage, { problems, typed: file });
      }
      if (what === 'check') {
        const problems = exchange.check(file).map(faultWords);
        return reply.code(problems.length > 0 ? 422 : 200).page(importPage, {
          ...{ problems, typed: file, valid: problems.length === 0 },
        });
      }
      try {
        const outcomes = await exchange.bringIn(request.actor, file);
        const told = outcomes.map((each) => ({ ...each, words: outcomeWords[each.outcome] }));
        return reply.page(importPage, { problems: [], typed: '', outcomes: told });
      } catch (error) {
        const { status, problems } = besideFields(error);
        return reply
          .code(status)
          .page(importPage, { problems: problems.flatMap(({ text }) => text.split('\n')), typed: file });
      }
    });
  };
}
