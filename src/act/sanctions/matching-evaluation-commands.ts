import { setFlagsFromString } from 'node:v8';
import type { Command } from 'commander';
import { reasonsOf } from '../../matching/explanation.ts';
import { readPartialDate } from '../../matching/partial-date.ts';
import { type AskedSubject, type SubjectIndex, SubjectIndexBuilder, shownFrom } from '../../matching/subject-index.ts';
import { print } from '../../platform/command-line/command.ts';
import { readCsv } from '../../platform/files/csv-file.ts';
import { fileAt } from '../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../platform/files/file-refusal.ts';
import { readListFile } from './list-file-service.ts';
import { countryCodes, indexedSubject } from './listed-index.ts';
import { type ListReading, repairWords } from './lists/read-list.ts';
import {
  evaluateNames,
  kindOfSchema,
  type NameCase,
  type NamesEvaluation,
  type WrongCase,
} from './matching-evaluation.ts';

/** Sub-verb `evaluate names`: labelled pairs of names, at the shipped threshold. */
export function addEvaluateNames(evaluate: Command): void {
  evaluate
    .command('names')
    .description('score the comparison of names on labelled pairs')
    .requiredOption('--cases <file>', 'CSV with the columns schema, name1, name2, is_match')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall evaluate names --cases name-cases.csv --json')
    .action(async (options: { readonly cases: string; readonly json?: true }) => {
      const cases = (await rowsOf(options.cases, ['schema', 'name1', 'name2', 'is_match'])).map(
        ([schema = '', left = '', right = '', same = '']): NameCase => ({
          kind: kindOfSchema(schema),
          left,
          right,
          same: same.trim().toLowerCase() === 'true',
        }),
      );
      const { scores, wrong } = evaluateNames(cases, () => performance.now());
      print(options, scores, namesLines(scores, wrong));
    });
}

function namesLines(scores: NamesEvaluation, wrong: readonly WrongCase[]): readonly string[] {
  const { n, precision, recall, f1, auc, microsecondsPerCase } = scores;
  return [
    `${n} pairs of names: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}, area under the curve ${auc.toFixed(3)}, ${microsecondsPerCase.toFixed(1)} microseconds a pair`,
    'Wrong (probability said, whether the same, names):',
    ...wrong.map(
      ({ probability, same, left, right }) =>
        `  ${probability.toFixed(3)} ${same ? 'same' : 'not '} ${left} | ${right}`,
    ),
  ];
}

type ScreeningOptions = {
  readonly list: readonly string[];
  readonly positives: string;
  readonly negatives: string;
  readonly json?: true;
};

/** Sub-verb `evaluate screening`: people on the lists and people on none, at the shipped threshold. */
export function addEvaluateScreening(evaluate: Command): void {
  evaluate
    .command('screening')
    .description('score screening against sanctions lists, with people on them and people on none')
    .requiredOption(
      '--list <file>',
      'a list in any official form, or stored as lines of JSON, plain or gzipped; may be given several times',
      (file: string, files: readonly string[] | undefined): readonly string[] => [...(files ?? []), file],
    )
    .requiredOption('--positives <file>', 'CSV with full_name, and if known date_of_birth, nationality, on_list')
    .requiredOption('--negatives <file>', 'CSV with the same columns, of people on no list')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nBeside OFAC’s SDN file its file of alternate names is read where it is there.\n\nExample:\n  forestall evaluate screening --list un.xml.gz --list uk-list.jsonl.gz --positives p.csv --negatives n.csv.gz --json',
    )
    .action(async (options: ScreeningOptions) => {
      // What the lists leave behind is collected at once: a peak of 270 megabytes in place of 410, for no time that was seen.
      setFlagsFromString('--optimize-for-size');
      const { index, told } = await indexOf(options.list);
      const positives = await peopleIn(options.positives);
      const negatives = await peopleIn(options.negatives);
      const known = positives.filter(({ known }) => known);
      const started = performance.now();
      const missed = known.filter(({ asked }) => index.search(asked).length === 0);
      const unknownShown = positives.filter((each) => !each.known && index.search(each.asked).length > 0).length;
      const shown = negatives.filter(({ asked }) => index.search(asked).length > 0);
      const seconds = (performance.now() - started) / 1000;
      const scores = {
        names: index.names.names.length,
        positives: known.length,
        unknown: positives.length - known.length,
        recall: 1 - missed.length / known.length,
        falsePositiveRate: shown.length / negatives.length,
        namesPerSecond: Math.round((positives.length + negatives.length) / seconds),
        peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
      };
      print(options, scores, [
        ...told,
        `${scores.names} names; of ${scores.positives} people on the lists ${known.length - missed.length} shown (recall ${scores.recall.toFixed(4)}), of ${scores.unknown} perhaps on them ${unknownShown}, of ${negatives.length} on none ${shown.length} (rate ${scores.falsePositiveRate.toFixed(5)}), from probability ${shownFrom}`,
        `${scores.namesPerSecond} names a second, ${scores.peakMegabytes} megabytes at most`,
        'Missed:',
        ...missed.map(({ asked }) => `  ${asked.name}`),
        'Shown though on none (probability, name, listed name and why):',
        ...shown.map(({ asked }) => {
          const [match] = index.search(asked);
          const why = match === undefined ? [] : reasonsOf(match.comparison, match.facts).map(({ words }) => words);
          return `  ${match?.probability.toFixed(3)} ${asked.name} | ${match?.name} (${why.join('; ')})`;
        }),
      ]);
    });
}

async function indexOf(files: readonly string[]): Promise<{ index: SubjectIndex; told: readonly string[] }> {
  const builder = new SubjectIndexBuilder();
  const told: string[] = [];
  for (const file of files) {
    const reading = await readListFile(file, (subject) => builder.add(indexedSubject(subject)));
    told.push(...toldOf(file, reading));
  }
  return { index: builder.build(), told };
}

function toldOf(file: string, { list, subjects, madeOn, repairs }: ListReading): readonly string[] {
  const made = madeOn === undefined ? '' : ` of ${madeOn}`;
  return [`${file}: ${subjects} subjects, list ${list}${made}`, ...repairWords(file, repairs)];
}

type Person = { readonly asked: AskedSubject; readonly known: boolean };

async function peopleIn(file: string): Promise<readonly Person[]> {
  const rows = await rowsOf(file, ['full_name'], ['date_of_birth', 'nationality', 'on_list']);
  return rows.map(([name = '', born, nationality, onList]) => {
    const date = born === undefined ? undefined : readPartialDate(born);
    return {
      asked: {
        kind: 'person',
        name,
        birthDates: date === undefined ? [] : [date],
        nationalities: countryCodes(nationality === undefined || nationality === '' ? [] : [nationality]),
      },
      known: onList === undefined || onList.trim().toLowerCase() === 'true',
    };
  });
}

/** Values of some columns, row by row; those that may be lacking come last. */
async function rowsOf(
  file: string,
  needed: readonly string[],
  welcome: readonly string[] = [],
): Promise<readonly (readonly (string | undefined)[])[]> {
  const rows: (readonly (string | undefined)[])[] = [];
  let places: readonly number[] | undefined;
  await readCsv(fileAt(file), ({ line, values }) => {
    if (places !== undefined) {
      rows.push(places.map((at) => values[at]));
      return;
    }
    const lacking = needed.filter((name) => !values.includes(name));
    if (lacking.length > 0)
      throw new FileRefusal('evaluate.columns', file, line, `the column ${lacking.join(', ')} is missing`);
    places = [...needed, ...welcome].map((name) => values.indexOf(name));
  });
  if (rows.length === 0)
    throw new FileRefusal('evaluate.empty', file, undefined, 'the file has no row under its header');
  return rows;
}
