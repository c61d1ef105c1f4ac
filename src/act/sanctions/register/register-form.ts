import Type from 'typebox';
import { decidedVerdicts } from './register-decision.ts';

const reason = Type.String({
  minLength: 1,
  maxLength: 4_000,
  problem: 'Enter the reason, in at most {most} characters',
});

/** What a decision asks. */
export const decisionSchema = Type.Object({
  verdict: Type.Enum([...decidedVerdicts], { problem: 'Choose whether they are the same subject' }),
  reason,
});

/** What taking one back asks. */
export const takeBackSchema = Type.Object({ why: reason });
