import multipart from '@fastify/multipart';
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { allCountries } from '../../places/country.ts';
import { mayPull } from '../../platform/connectors/connector.ts';
import { type Actor, isSignedIn } from '../../platform/database/actor.ts';
import { fileOf } from '../../platform/files/file-bytes.ts';
import { message } from '../../platform/language/message.ts';
import { say } from '../../platform/language/say.ts';
import { Refusal } from '../../platform/refusal.ts';
import { createForm, type FieldProblem, plainText } from '../../platform/web/form.ts';
import { besideFields } from '../../platform/web/refused-form.ts';
import { partsIn, sentFileIn } from '../../platform/web/sent-parts.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { eventFaults } from '../events/event.ts';
import { violenceTypes } from '../events/figures.ts';
import { type ColumnMapping, dateForms, type MappedField, mappedFields, type OwnSource } from './own-source.ts';
import { type AskedSource, mostTableBytes, type OwnSourceService } from './own-source-service.ts';

const home = '/warn/events/own';
/** What is pasted comes with two letters for the end of each line; one more than that is enough to be refused by. */
const mostPastedBytes = mostTableBytes * 2 + 1;
/** The table as a form writes it, where each letter may take nine. */
const bodyLimit = mostTableBytes * 3 + 64 * 1024;
const mostRefusedShown = 500;

const kinds = {
  oneSided: message('Against civilians'),
  nonState: message('Between groups'),
  stateBased: message('With a state'),
};

const fields = Object.keys(mappedFields) as readonly MappedField[]; // The keys of what is written there.
const columnName = Type.Optional(Type.String({ maxLength: 500, problem: 'Choose a column of the table' }));
const schema = Type.Object({
  name: Type.String({
    minLength: 1,
    maxLength: 100,
    problem: 'Enter what this source is called, in at most {most} characters',
  }),
  publisher: Type.String({
    minLength: 1,
    maxLength: 200,
    problem: 'Enter who publishes it, in at most {most} characters',
  }),
  licence: Type.String({
    minLength: 1,
    maxLength: 200,
    problem: 'Enter its licence, or who may use it, in at most {most} characters',
  }),
  dateForm: Type.Enum(['ymd', 'dmy', 'mdy'], { problem: 'Choose how days are written' }),
  country: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$', problem: 'Choose a country from the list' })),
  violence: Type.Optional(Type.Enum([...violenceTypes], { problem: 'Choose a type of violence' })),
  evenIfLess: Type.Optional(Type.Enum(['yes'], { problem: 'Choose yes, or nothing' })),
  // One question for each thing that a column may say.
  ...(Object.fromEntries(fields.map((field) => [`column-${field}`, columnName])) as Record<
    `column-${MappedField}`,
    typeof columnName
  >),
});
const readForm = createForm(schema);

type Typed = Readonly<Record<string, unknown>>;

/** A table of events of one’s own: chosen, laid out column by column, looked at, landed. */
export function ownSourceRoutes(own: OwnSourceService): Routes {
  async function showFirst(reply: FastifyReply, actor: Actor, rest: object = {}) {
    const sources = await own.sources(actor);
    return reply.page('warn/own-tables/pages/own-tables.njk', {
      sources,
      mayBring: mayPull(actor),
      pasted: '',
      ...rest,
    });
  }

  function showColumns(
    reply: FastifyReply,
    {
      text,
      fileName,
      typed,
      header,
      ...rest
    }: { readonly text: string; readonly fileName: string; readonly typed: Typed; readonly header: readonly string[] },
  ) {
    const names = header.filter((name) => name !== '');
    return reply.page('warn/own-tables/pages/own-table-columns.njk', {
      ...{ text, fileName, typed, kinds, countries: allCountries(), home },
      dateForms: Object.entries(dateForms).map(([value, words]) => ({ value, text: say(words) })),
      fields: fields.map((field) => {
        const chosen = typed[`column-${field}`] ?? '';
        // What was chosen is not lost where the table has it no more.
        const options = chosen === '' || names.includes(String(chosen)) ? names : [...names, String(chosen)];
        return { name: `column-${field}`, label: mappedFields[field], options, chosen };
      }),
      ...rest,
    });
  }

  return async (app) => {
    await app.register(multipart, {
      attachFieldsToBody: true,
      limits: { files: 1, fields: 5, fieldSize: mostPastedBytes, fileSize: mostTableBytes, parts: 6 },
      throwFileSizeLimit: false,
    });
    // The token of the form is looked for as in any other form: by its name in the body.
    app.addHook('preValidation', async (request) => {
      if (request.isMultipart()) request.body = await partsIn(request.body);
    });

    app.get(home, async ({ actor }, reply) => {
      if (!isSignedIn(actor)) return reply.redirect(`/sign-in?goTo=${encodeURIComponent(home)}`, 302);
      return showFirst(reply, actor);
    });

    app.post(`${home}/columns`, { bodyLimit }, async (request, reply) => {
      const { actor, body } = request;
      request.sentForm = { back: home };
      const sent = sentFileIn(body);
      const pasted = plainText(wordIn(body, 'pasted'));
      const bytes = sent.name === '' ? Buffer.from(pasted) : sent.bytes;
      try {
        if (bytes.length === 0)
          throw new Refusal(
            'event-layout.empty',
            422,
            'Choose a file, or paste a table with a line of columns',
            'file',
          );
        const name = sent.name === '' ? 'CSV' : sent.name;
        const { text, sample, before } = await own.open(actor, fileOf(name, bytes));
        const typed = {
          name: before?.name ?? nameOf(sent.name),
          ...typedOf(sample.tagged ?? {}),
          dateForm: 'ymd',
          ...laidOut(before),
        };
        return showColumns(reply, {
          text,
          fileName: name,
          typed,
          header: sample.header,
          ...{ sample, before, isTagged: sample.tagged !== undefined },
        });
      } catch (error) {
        const { status, problems } = besideFields(error);
        return showFirst(reply.code(status), actor, { problems, pasted });
      }
    });

    app.post(home, { bodyLimit }, async (request, reply) => {
      const { actor, body } = request;
      request.sentForm = { back: home };
      const text = wordIn(body, 'file');
      const fileName = wordIn(body, 'fileName').slice(0, 200) || 'CSV';
      const form = readForm(body);
      const header = await headerIn(own, actor, text);
      const again = (status: number, problems: readonly FieldProblem[], typed: Typed) =>
        showColumns(reply.code(status), { text, fileName, typed, header, ...{ problems } });
      if ('problems' in form) return again(422, form.problems, form.typed);
      const { values } = form;
      const isTried = wordIn(body, 'what') === 'check';
      const options = { isTried, evenIfLess: values.evenIfLess === 'yes' };
      try {
        const brought = await own.bringIn(actor, askedOf(values), { name: fileName, text }, options);
        const { refused } = brought.table;
        const shown = { refused: refused.slice(0, mostRefusedShown), more: refused.length - mostRefusedShown };
        return showColumns(reply, {
          text,
          fileName,
          typed: values,
          header,
          ...{ brought, ...shown, faults: eventFaults },
        });
      } catch (error) {
        const { status, problems } = besideFields(error);
        return again(status, problems, values);
      }
    });
  };
}

/** The columns to choose from, where the table can be read; none where it cannot, which is told when it is brought in. */
async function headerIn(own: OwnSourceService, actor: Actor, text: string): Promise<readonly string[]> {
  try {
    return (await own.open(actor, fileOf('CSV', Buffer.from(text)))).sample.header;
  } catch (error) {
    if (error instanceof Refusal && error.status === 422) return [];
    throw error;
  }
}

/** As it was typed: a form sends each end of a line as CR LF, whatever stood there. */
function wordIn(body: unknown, name: string): string {
  const given: unknown =
    body !== null && typeof body === 'object' ? Object.getOwnPropertyDescriptor(body, name)?.value : '';
  return typeof given === 'string' ? given.replaceAll('\u0000', '').replaceAll('\r\n', '\n').toWellFormed() : '';
}

const nameOf = (fileName: string) => fileName.replace(/\.(csv|csv\.gz|zip|txt)$/i, '').slice(0, 100);

const typedOf = (columns: ColumnMapping): Typed =>
  Object.fromEntries(Object.entries(columns).map(([field, name]) => [`column-${field}`, name]));

function laidOut(before: OwnSource | undefined): Typed {
  if (before === undefined) return {};
  const { publisher, licence, dateForm, country = '', violence = '', columns } = before;
  return { publisher, licence, dateForm, country, violence, ...typedOf(columns) };
}

type Values = Extract<ReturnType<typeof readForm>, { readonly values: unknown }>['values'];

function askedOf(values: Values): AskedSource {
  const { name, publisher, licence, dateForm, country, violence } = values;
  const columns = Object.fromEntries(
    fields.flatMap((field) => {
      const column = values[`column-${field}`];
      return column === undefined ? [] : [[field, column] as const];
    }),
  );
  return { name, publisher, licence, dateForm, country, violence, columns };
}
