import { message } from '../../../platform/language/message.ts';
import { Refusal } from '../../../platform/refusal.ts';

/** Whether the one who is screened and the one who is listed are the same. */
export const verdicts = ['different', 'same'] as const;
export type Verdict = (typeof verdicts)[number];

/** How a pair stands after a finding. */
export const outcomes = ['to-check', 'disputed', 'same', 'different'] as const;
export type Outcome = (typeof outcomes)[number];

/** How a pair stands: open until somebody has found. */
export const matchStates = ['open', ...outcomes] as const;
export type MatchState = (typeof matchStates)[number];

export type Finding = {
  readonly number: number;
  readonly verdict: Verdict;
  readonly isCheck: boolean;
  readonly reason: string;
  readonly outcome: Outcome;
  readonly foundAt: Date;
  readonly foundBy: string;
  readonly foundByName: string;
  readonly organisation: string;
};

/** From this probability on a finding stands only when a second person has found the same: PHIA’s “almost certain”. */
export const checkedFrom = 0.95;

export const verdictWords: Readonly<Record<Verdict, string>> = {
  different: message('They are different'),
  same: message('They are the same'),
};

export const stateWords: Readonly<Record<MatchState, string>> = {
  open: message('To be judged'),
  'to-check': message('To be checked'),
  disputed: message('Two people disagree'),
  same: message('Found the same'),
  different: message('Found different'),
};

type Earlier = Pick<Finding, 'outcome' | 'verdict' | 'foundBy'> | undefined;

/** @param last the newest finding of the pair */
export const stateAfter = (last: Pick<Finding, 'outcome'> | undefined): MatchState => last?.outcome ?? 'open';

/** Only a pair that stands as different is out of the way. */
export const isInTheWay = (state: MatchState): boolean => state !== 'different';

/** What a finding leads to. @throws Refusal where another one waits for its check */
export function foundOutcome(probability: number, last: Earlier, verdict: Verdict): Outcome {
  if (stateAfter(last) === 'to-check') {
    const words = 'A finding on this pair waits to be checked: check it, or let somebody else do so.';
    throw new Refusal('screening-match.to-check', 409, words);
  }
  return probability >= checkedFrom ? 'to-check' : verdict;
}

/** What a second person’s check leads to. @throws Refusal where none is due, or it is the first person’s own */
export function checkedOutcome(last: Earlier, by: string, verdict: Verdict): Outcome {
  if (last === undefined || last.outcome !== 'to-check') {
    throw new Refusal('screening-match.no-check', 409, 'No finding on this pair waits to be checked.');
  }
  if (last.foundBy === by) {
    throw new Refusal('screening-match.own', 409, 'Somebody else checks a finding than whoever made it.');
  }
  return last.verdict === verdict ? verdict : 'disputed';
}
