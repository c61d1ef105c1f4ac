import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { NameKind } from '../../matching/name-parts.ts';
import { readPartialDate } from '../../matching/partial-date.ts';
import type { AskedSubject } from '../../matching/subject-index.ts';
import { type OpenServices, print } from '../../platform/command-line/command.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { dayOf, listWords } from './list-snapshot.ts';
import { countryCodes } from './listed-index.ts';
import type { ListedNames, ListedNamesService } from './listed-names-service.ts';
import { type PossibleMatch, possibleMatch } from './possible-match.ts';
import { type FileScreeningServices, screenFile } from './screening-file-commands.ts';

type ScreenOptions = {
  readonly kind: NameKind;
  readonly born?: string;
  readonly nationality?: string;
  readonly file?: string;
  readonly standing?: true;
  readonly json?: true;
};

export type ScreenServices = FileScreeningServices & { readonly listedNames: ListedNamesService };

/** Sub-verb `screen`: names against the lists that stand, without a record of it; or a file, which is kept. */
export function addScreen(sanctions: Command, open: OpenServices<ScreenServices>): void {
  sanctions
    .command('screen')
    .description('who on the lists that stand may be somebody of this name; always a possible match, never certain')
    .argument('[name...]', 'a name in any script, each in quotation marks; or one file that ends with .csv')
    .addOption(
      new Option('--kind <kind>', 'of what the names are')
        .choices(['person', 'organisation', 'vessel', 'unknown'])
        .default('unknown'),
    )
    .option('--born <date>', 'date of birth as far as it is known: 1970, 1970-03, 1970-03-02')
    .option('--nationality <country>', 'by name or ISO 3166-1 alpha-2')
    .option('--file <file>', 'a table of partners as CSV; its first line names the columns, one of them: name')
    .option('--standing', 'of a file: screen again whenever a list changes')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  forestall sanctions screen "Jean-Bosco Ntaganda" "Rosoboronexport" --json\n  forestall sanctions screen --file partners.csv --json\n\nOf names nothing is kept. A file is kept row by row, for people to judge what was found.',
    )
    .action(async (names: readonly string[], options: ScreenOptions) => {
      const file = fileIn(names, options);
      if (file !== undefined) return screenFile(open, file, options);
      const asked = names.map((name, at) => askedOf(name, at, options));
      const { services, close } = await open();
      try {
        const standing = await services.listedNames.standing(systemActor);
        if (standing.count === 0) {
          const sentence = 'No list is imported yet. Import one first: forestall sanctions import FILE';
          throw new Refusal('sanctions.no-list', 409, sentence);
        }
        const screened = asked.map((each) => ({
          name: each.name,
          possibleMatches: standing.search(each).map((match) => possibleMatch(match, match.standing)),
        }));
        print(options, { screened, lists: listsOf(standing) }, [
          ...screened.flatMap(screenedLines),
          ...listsOf(standing).map(({ name, date, subjects }) => `Searched: ${name}, ${date}, ${subjects} subjects`),
        ]);
      } finally {
        await close();
      }
    });
}

/** The file that is meant. @throws Refusal where neither one nor a name is given, or both are */
function fileIn(names: readonly string[], { file }: ScreenOptions): string | undefined {
  const [first, ...others] = names;
  if (file !== undefined && first !== undefined) {
    throw new Refusal('sanctions.both', 422, 'Give names, or a file with --file: not both.');
  }
  if (file === undefined && first === undefined) {
    throw new Refusal('sanctions.nobody', 422, 'Give a name, or a file with --file.');
  }
  const isFile = others.length === 0 && first !== undefined && /\.csv(\.gz)?$/i.test(first) && existsSync(first);
  return isFile ? first : file;
}

function askedOf(name: string, at: number, { kind, born, nationality }: ScreenOptions): AskedSubject {
  if (!/[\p{L}\p{N}]/u.test(name)) {
    const sentence = `Name ${at + 1} (“${name}”) has no letter to compare by. Give each name in quotation marks.`;
    throw new Refusal('sanctions.name', 422, sentence);
  }
  const date = born === undefined ? undefined : readPartialDate(born);
  if (born !== undefined && date === undefined) {
    throw new Refusal('sanctions.born', 422, `“${born}” is no date of birth: 1970, 1970-03 or 1970-03-02.`);
  }
  const nationalities = nationality === undefined ? [] : countryCodes([nationality]);
  if (nationality !== undefined && nationalities.length === 0) {
    throw new Refusal('sanctions.nationality', 422, `No country is known as “${nationality}”.`);
  }
  return { kind, name, birthDates: date === undefined ? [] : [date], nationalities };
}

const listsOf = ({ snapshots }: ListedNames) =>
  snapshots.map((snapshot) => ({
    source: snapshot.source,
    name: listWords[snapshot.source],
    date: dayOf(snapshot),
    subjects: snapshot.subjects,
  }));

function screenedLines(screened: {
  readonly name: string;
  readonly possibleMatches: readonly PossibleMatch[];
}): readonly string[] {
  const { name, possibleMatches: matches } = screened;
  if (matches.length === 0) return [`${name}: no possible match`];
  return [
    `${name}: ${matches.length} possible ${matches.length === 1 ? 'match' : 'matches'}, for a person to judge`,
    ...matches.flatMap(
      ({ probability, matchedName, name: first, listName, listDate, listDateIs, reference, regime, explanation }) => [
        `  ${probability.toFixed(3)} ${matchedName}${first === matchedName ? '' : ` (${first})`}`,
        `        ${listName}, ${listDateIs === 'stated' ? 'of' : 'imported'} ${listDate}, ${reference}${regime === null ? '' : `, ${regime}`}`,
        ...explanation.map(
          ({ speaks, words }) =>
            `        ${speaks === 'against' ? 'against' : speaks === 'for' ? 'for' : 'neither'}: ${words}`,
        ),
      ],
    ),
  ];
}
