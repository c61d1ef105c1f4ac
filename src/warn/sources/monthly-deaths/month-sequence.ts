import { type Month, monthNumber, monthOfNumber } from '../../events/figures.ts';
import { type Place, refuse } from '../figure-form.ts';

/** The months of a file in their order: none left out, none going back. */
export class MonthSequence {
  #first: Month | undefined;
  #last: { readonly month: Month; readonly line: number } | undefined;

  /** @returns whether the month is a new one; the same one again is for the caller to judge */
  next(month: Month, place: Place): boolean {
    const last = this.#last;
    if (last === undefined) {
      this.#first = month;
    } else {
      if (month === last.month) return false;
      const step = monthNumber(month) - monthNumber(last.month);
      if (step < 0) refuse('figures.gap', place, `${month} comes after ${last.month}; months go forward, each once`);
      if (step > 1) {
        refuse('figures.gap', place, `${monthOfNumber(monthNumber(last.month) + 1)} is missing before ${month}`);
      }
    }
    this.#last = { month, line: place.line };
    return true;
  }

  /** Line on which the month of now began. */
  get line(): number {
    return this.#last?.line ?? 1;
  }

  /** @throws FileRefusal where there was no month at all */
  span(file: string): { readonly firstPeriod: Month; readonly lastPeriod: Month } {
    if (this.#first === undefined || this.#last === undefined) {
      refuse('figures.schema', { file, line: 1 }, 'the file has a header and no figures');
    }
    return { firstPeriod: this.#first, lastPeriod: this.#last.month };
  }
}
