import type { CountryCode } from '../../places/country.ts';
import { message } from '../../platform/language/message.ts';

/** Onset of mass killing: chances from the Early Warning Project's table, where somebody has loaded it. */

export type EwpTableId = string & { readonly __brand: 'EwpTableId' };

export type EwpTable = {
  readonly id: EwpTableId;
  readonly fileName: string;
  /** SHA-256 of the file as given, in hexadecimal. */
  readonly fileSha256: string;
  readonly rowCount: number;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly loadedAt: Date;
  readonly loadedBy: string;
};

export type MassKillingRunId = string & { readonly __brand: 'MassKillingRunId' };

export type MassKillingChance = {
  /** As the table names the country, and our code for it where we know one. */
  readonly name: string;
  readonly country: CountryCode | null;
  /** That a mass killing begins in one of the two years after the run's. */
  readonly probability: number;
};

/** Made once and never changed. */
export type MassKillingRun = {
  readonly id: MassKillingRunId;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly modelName: string;
  readonly modelVersion: string;
  readonly codeVersion: string;
  readonly table: EwpTable;
  /** The table's last year: chances are of the two years after it. */
  readonly fromYear: number;
  /** The likeliest first. */
  readonly chances: readonly MassKillingChance[];
};

/** How the source is to be named wherever its figures are shown. */
export const ewpSource = message(
  'Source: table of the Early Warning Project (US Holocaust Memorial Museum and Dartmouth College), which states no licence: loaded here, not shipped.',
);
