import Type from 'typebox';
import { verdicts } from './screening-finding.ts';

/** What a finding and a check ask. */
export const findingSchema = Type.Object({
  verdict: Type.Enum([...verdicts], { problem: 'Choose whether they are the same' }),
  reason: Type.String({
    minLength: 1,
    maxLength: 4_000,
    problem: 'Enter the reason, in at most {most} characters',
  }),
});
