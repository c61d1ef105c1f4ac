/**
 * Whose money a project is: the part of each department, and how much of that is official development assistance, both
 * in per mille.
 */
export type DepartmentShare = {
  readonly organisation: string;
  readonly sharePerMille: number;
  readonly odaPerMille: number;
};

/** A sentence on what does not fit; the parts where all does. */
export type SharesRead = { readonly shares: readonly DepartmentShare[] } | { readonly problem: string };

const form = /^([a-z0-9-]{1,60})\s+(\d{1,3}(?:\.\d)?)\s*%\s+ODA\s+(\d{1,3}(?:\.\d)?)\s*%$/i;

/** Reads lines such as `ministry-of-defence 20% ODA 0%`: at least one, each department once, 100% in all. */
export function readShares(lines: readonly string[]): SharesRead {
  const shares: DepartmentShare[] = [];
  for (const line of lines) {
    const [, organisation, share, oda] = form.exec(line.trim()) ?? [];
    if (organisation === undefined || share === undefined || oda === undefined) {
      return {
        problem: `“${line}” is no share: write the department, its share and its ODA, as ministry-of-defence 20% ODA 0%`,
      };
    }
    const read = {
      organisation: organisation.toLowerCase(),
      sharePerMille: perMille(share),
      odaPerMille: perMille(oda),
    };
    if (read.sharePerMille === 0 || read.sharePerMille > 1000 || read.odaPerMille > 1000) {
      return { problem: `“${line}”: a share is above 0% and at most 100%, and ODA from 0% to 100%` };
    }
    if (shares.some((each) => each.organisation === read.organisation)) {
      return { problem: `${read.organisation} has two shares: write them as one` };
    }
    shares.push(read);
  }
  const whole = shares.reduce((sum, { sharePerMille }) => sum + sharePerMille, 0);
  if (whole === 1000) return { shares };
  return { problem: `The shares make ${perCent(whole)}, not 100%: correct them` };
}

/** As `readShares` reads it. */
export function writeShare({ organisation, sharePerMille, odaPerMille }: DepartmentShare): string {
  return `${organisation} ${perCent(sharePerMille)} ODA ${perCent(odaPerMille)}`;
}

const perMille = (perCentWords: string) => Math.round(Number(perCentWords) * 10);
const perCent = (thousandths: number) => `${thousandths / 10}%`;
