import { exporter } from '../../database/actor.ts';
import type { Reading, ReadingAsked } from '../../records/record-commands.ts';
import { Refusal } from '../../refusal.ts';
import type { ApiContext, ApiOperation, Asking } from './operation.ts';
import { mediaTypes } from './representations.ts';

const itemsPerPage = '1000';

/** A reading of the API as something that the command line exports: the same rows under the same names. */
export function readingOf(name: string, { document, answer }: ApiOperation, context: ApiContext): Reading {
  const [parameter] = Object.keys(document.params.properties);
  const example = parameter === undefined ? undefined : document.example?.params?.[parameter];
  return {
    name,
    about: document.summary,
    filters: Object.keys(document.query.properties).filter((each) => !['limit', 'after'].includes(each)),
    ...(parameter === undefined ? {} : { of: { name: parameter, example: example ?? '' } }),
    text: (asked) => wholeOf(name, document.answers, answerTo, asked),
  };

  function answerTo(asked: ReadingAsked, type: string, after: string | undefined) {
    const paging = document.paged ? { limit: itemsPerPage, ...(after === undefined ? {} : { after }) } : {};
    const asking: Asking = {
      actor: exporter,
      params: parameter === undefined ? {} : { [parameter]: asked.of },
      query: { ...asked.filters, ...paging },
      body: undefined,
      address: '',
      header: () => undefined,
      accepts: (types) => (types.includes(type) ? type : undefined),
      csrfToken: () => '',
    };
    return answer(asking, context);
  }
}

type AnswerTo = (asked: ReadingAsked, type: string, after: string | undefined) => ReturnType<ApiOperation['answer']>;

/** Page after page, in pieces to write one after another. */
async function* wholeOf(
  name: string,
  answers: Readonly<Record<string, unknown>>,
  answerTo: AnswerTo,
  asked: ReadingAsked,
): AsyncGenerator<string> {
  const isList = mediaTypes.csv in answers;
  // One thing with lists in it has no table: it is given as JSON, whatever was asked.
  const form = isList ? asked.form : 'json';
  const type = { csv: mediaTypes.csv, json: mediaTypes.json, geojson: mediaTypes.geoJson }[form];
  if (!(type in answers)) {
    throw new Refusal('export.form', 406, `What stands in “${name}” has no place: it is given as CSV or with --json.`);
  }
  let isFirst = true;
  let after: string | undefined;
  do {
    const { body, headers } = await answerTo(asked, type, after);
    after = nextIn(headers.link);
    if (form === 'csv') yield isFirst ? body : withoutHeader(body);
    else if (isList) yield* membersOf(body, form, isFirst);
    else yield `${JSON.stringify(JSON.parse(body), null, 2)}\n`;
    isFirst = false;
  } while (after !== undefined);
  if (isList && form !== 'csv') yield form === 'json' ? '\n]\n' : '\n]}\n';
}

/** Of the header Link: where the next page begins. */
function nextIn(link: string | undefined): string | undefined {
  const after = /[?&]after=([^&>]+)/.exec(link ?? '')?.[1];
  return after === undefined ? undefined : decodeURIComponent(after);
}

function withoutHeader(csv: string): string {
  return csv.slice(csv.indexOf('\r\n') + 2);
}

function* membersOf(body: string, form: 'json' | 'geojson', isFirst: boolean): Generator<string> {
  if (isFirst) yield form === 'json' ? '[\n' : '{"type":"FeatureCollection","features":[\n';
  const page = JSON.parse(body) as { readonly items?: readonly unknown[]; readonly features?: readonly unknown[] }; // A list of ours.
  const members = (page.items ?? page.features ?? []).map((member) => JSON.stringify(member));
  if (members.length > 0) yield `${isFirst ? '' : ',\n'}${members.join(',\n')}`;
}
