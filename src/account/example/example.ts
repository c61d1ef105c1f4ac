import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';

/** A finished thread from the public record, as `data/examples/` ships it: our own words, with sources and the doubt. */

const instant = Type.String({ format: 'date-time' });
const day = Type.String({ format: 'date' });
const words = Type.String({ minLength: 1 });
const rating = Type.Object({
  factor: words,
  rating: words,
  direction: words,
  reason: words,
  confidence: words,
  confidenceReason: words,
  /** Which of the sources named in the notice it was taken from; some are later than the assessment. */
  source: words,
  evidenceFor: Type.Optional(words),
  evidenceAgainst: Type.Optional(words),
});
/** A document of the time: what the assessment could know on its day. */
const piece = {
  shows: words,
  side: Type.Enum(['for', 'against']),
  title: words,
  on: day,
  location: words,
  reliability: words,
  credibility: words,
};

const exampleSchema = Type.Object({
  id: words,
  title: words,
  /** Before each title. */
  prefix: words,
  /** Where the words come from and how sure they are: at the end of each text. */
  notice: words,
  briefNotice: words,
  place: Type.String({ pattern: '^[A-Z]{3}$' }),
  warning: Type.Object({
    openedAt: instant,
    level: Type.Enum(['severe', 'high', 'elevated']),
    reason: words,
    acknowledgedAt: instant,
  }),
  signals: Type.Array(Type.Object({ at: instant, title: words, origin: words, asksFor: words, detail: words })),
  assessment: Type.Object({
    at: instant,
    publishedAt: instant,
    asOf: day,
    refreshOn: day,
    question: words,
    decisionInformed: words,
    finding: words,
    confidence: words,
    confidenceReason: words,
    sections: Type.Array(Type.Object({ section: words, wording: words })),
    ratings: Type.Array(rating),
    claims: Type.Array(Type.Object({ section: words, statement: words, evidence: Type.Array(Type.Object(piece)) })),
    factorEvidence: Type.Array(Type.Object({ factor: words, section: words, ...piece })),
    scenarios: Type.Array(Type.Object({ name: words, description: words, probability: Type.Number() })),
    priority: Type.Object({ wording: words, reason: words }),
  }),
  decision: Type.Object({
    at: instant,
    choice: Type.Enum(['act', 'watch', 'not-act']),
    reasons: words,
    optionsNotTaken: words,
  }),
  actions: Type.Array(
    Type.Object({
      instrument: words,
      /** Of the instrument’s way, for one that is planned first; without them it begins at once. */
      steps: Type.Optional(Type.Array(words)),
      at: instant,
      dueOn: day,
      lead: words,
      purpose: words,
      completedAt: instant,
      result: words,
    }),
  ),
  close: Type.Object({ at: instant, reason: words }),
  recommendation: Type.Object({
    at: instant,
    answeredAt: instant,
    sourceTitle: words,
    madeOn: day,
    wording: words,
    reasons: words,
  }),
  letter: Type.Object({
    at: instant,
    reference: words,
    sender: words,
    subject: words,
    receivedOn: day,
    dueOn: day,
    asks: words,
    draftedAt: instant,
    draft: words,
    clearedAt: instant,
    signedBy: words,
    answeredAt: instant,
    repliedOn: day,
    facts: Type.Array(Type.Object({ claim: words, page: words })),
  }),
});
export type Example = Readonly<Static<typeof exampleSchema>>;

const compiled = Compile(exampleSchema);

/** @throws RangeError naming the file and the first place that does not fit */
export function readExample(file: string, text: string): Example {
  const read: unknown = JSON.parse(text);
  if (compiled.Check(read)) return read;
  const [first] = compiled.Errors(read);
  throw new RangeError(`${file}${first?.instancePath ?? ''}: ${first?.message ?? 'does not fit'}`);
}
