import { type OpenServices, print } from '../../platform/command-line/command.ts';
import { showProgress } from '../../platform/command-line/progress.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import { fileAt } from '../../platform/files/file-bytes.ts';
import { say } from '../../platform/language/say.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import { listWords } from './list-snapshot.ts';
import { isReason, problemValues } from './screening/partner-rows.ts';
import { problemWords } from './screening/said-answers.ts';
import type { KeptRow, ScreeningRun } from './screening/screening-run.ts';
import type { ScreeningService } from './screening/screening-service.ts';
import type { ScreeningWorkService } from './screening/screening-work-service.ts';

export type FileScreeningServices = {
  readonly screening: ScreeningService;
  readonly screeningWork: ScreeningWorkService;
  readonly people: {
    readonly directory: (actor: Actor) => Promise<{
      readonly organisations: readonly { readonly id: string; readonly kind: string }[];
    }>;
  };
};

/** Lines of progress of a whole run, on whatever is no terminal. */
const progressLines = 20;

/** Screens a file of partners and keeps it, as the page does: with its progress on the standard error. */
export async function screenFile(
  open: OpenServices<FileScreeningServices>,
  path: string,
  options: { readonly json?: true; readonly standing?: true },
): Promise<void> {
  const { services, close } = await open();
  const progress = showProgress();
  try {
    const { screening, screeningWork } = services;
    progress.onProgress(0, 'Reading the file');
    const marked = await markingFor(services);
    const id = await screening.screenFile(systemActor, fileAt(path), { marked, isStanding: options.standing === true });
    await screeningWork.workOn(id, (done, rows) => {
      const share = rows === 0 ? 1 : done / rows;
      progress.onProgress(share, `Screened ${Math.floor(share * progressLines) * (100 / progressLines)} %`);
    });
    progress.stop();
    const run = await screening.run(systemActor, id);
    const refused = await refusedRows(screening, run);
    const filter = { run: { id, isStanding: false } };
    const { matches } = await screening.matches(systemActor, filter, { offset: 0, limit: 1_000_000 });
    const possibleMatches = matches.map((match) => ({
      ...{ name: match.askedName, probability: match.probability, list: match.source, listDate: match.listDay },
      ...{ reference: match.listedReference, listedName: match.listedName, state: match.state },
      page: `/act/sanctions/screening/matches/${match.id}`,
    }));
    const lists = run.lists.map(({ source, day }) => ({ source, name: listWords[source], date: day }));
    print(
      options,
      {
        run: id,
        rows: run.rows,
        screened: run.done,
        refused: refused.length,
        refusedRows: refused,
        possibleMatches,
        lists,
      },
      [
        `${run.rows} rows: ${run.done} screened, ${refused.length} refused; ${matches.length} possible matches, for a person to judge`,
        ...refused.map(({ line, column, reason }) => `  line ${line}, ${column}: ${reason}`),
        ...possibleMatches.map(
          ({ name, probability, listedName, list, listDate, reference }) =>
            `  ${probability.toFixed(3)} ${name}: ${listedName} (${listWords[list]}, ${listDate}, ${reference})`,
        ),
        `Kept: /act/sanctions/screening/runs/${id}`,
      ],
    );
  } finally {
    progress.stop();
    await close();
  }
}

/** Who works at the command line is nobody in the directory: what is screened there is the government’s. */
async function markingFor({ people }: FileScreeningServices): Promise<Marked | undefined> {
  const { organisations } = await people.directory(systemActor);
  const government = organisations.find(({ kind }) => kind === 'government');
  if (government === undefined) return undefined;
  return { owner: government.id, marking: 'OFFICIAL', caveats: [], audience: [government.id] };
}

async function refusedRows(screening: ScreeningService, run: ScreeningRun) {
  const rows: KeptRow[] = [];
  for (let after = 0; rows.length < run.refused; ) {
    const some = await screening.rows(systemActor, run.id, { after, limit: 1_000, onlyRefused: true });
    const last = some.at(-1);
    if (last === undefined) break;
    rows.push(...some);
    after = last.line;
  }
  return rows.map(({ line, field, reason, given, name }) => ({
    ...{ line, column: field ?? '', name: name.slice(0, 200) },
    reason:
      field !== null && reason !== null && isReason(reason)
        ? say(problemWords[reason], problemValues({ field, given: given ?? '' }))
        : '',
  }));
}
