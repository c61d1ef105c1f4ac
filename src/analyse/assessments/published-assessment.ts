import Type, { type Static } from 'typebox';
import type { AssessmentReading } from './assessment-reading.ts';
import type { GradedEvidence } from './graded-evidence.ts';
import { measureWords } from './watched-indicator.ts';

/** A version, or a draft before the first, as programs read it; its schema is in the API's document, and a change of form is a new number. */

const text = Type.String();
const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

const evidenceSchema = Type.Object(
  {
    shows: text,
    kind: Type.String({ description: 'forecast, signal, warning, report, event or document' }),
    title: orNull(Type.String({ description: 'Null where the reader may not see it' })),
    address: orNull(text),
    grade: Type.String({ description: 'Reliability A to F and credibility 1 to 6, as B2' }),
    against: Type.Boolean({ description: 'Whether it speaks against what it bears on' }),
    ageDays: orNull(Type.Integer({ minimum: 0, description: 'On the day up to which the assessment knows' })),
  },
  { title: 'AssessedEvidence' },
);

export const publishedAssessmentSchema = Type.Object(
  {
    format: Type.Literal('forestall-assessment-1'),
    question: text,
    country: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 3166-1 alpha-3' }),
    form: Type.Enum(['light', 'full'], { description: 'light: the rapid form' }),
    version: orNull(Type.Integer({ minimum: 1, description: 'Null of a draft of which nothing is published' })),
    publishedAt: orNull(Type.String({ format: 'date-time' })),
    asOf: text,
    finding: text,
    confidence: text,
    confidenceReason: text,
    sections: Type.Array(
      Type.Object({
        section: text,
        title: text,
        wording: text,
        claims: Type.Array(Type.Object({ statement: text, evidence: Type.Array(evidenceSchema) })),
        dissents: Type.Array(Type.Object({ department: text, position: text, reason: text })),
      }),
    ),
    riskFactors: Type.Array(
      Type.Object({
        number: Type.Integer({ minimum: 1, maximum: 14 }),
        name: text,
        rating: orNull(Type.Integer({ minimum: 0, maximum: 3 })),
        direction: orNull(text),
        reason: orNull(text),
        evidenceFor: orNull(text),
        evidenceAgainst: orNull(text),
        confidence: orNull(text),
        evidence: Type.Array(evidenceSchema),
      }),
    ),
    scenarios: Type.Array(
      Type.Object({ name: text, description: text, probability: orNull(Type.Number({ minimum: 0, maximum: 1 })) }),
      { description: 'Their probabilities add up to 1' },
    ),
    indicators: Type.Array(
      Type.Object({
        name: text,
        measure: Type.Enum(Object.keys(measureWords), { description: 'Which data tell' }),
        threshold: Type.Integer({ minimum: 1, description: 'Deaths, per cent or reports, as the measure counts' }),
        scenario: orNull(text),
        meaning: orNull(text),
      }),
    ),
    actors: Type.Array(Type.Object({ name: text, interests: text, capabilities: text, intent: text })),
    relations: Type.Array(Type.Object({ actor: text, relation: text, other: text })),
    groupsAtRisk: Type.Array(Type.Object({ name: text, targetedBy: text, reason: text, outsideWar: orNull(text) })),
    days: Type.Array(Type.Object({ on: text, name: text, meaning: text })),
    interventions: Type.Array(Type.Object({ rank: Type.Integer(), wording: text, reason: text, harm: orNull(text) })),
  },
  { title: 'PublishedAssessment' },
);

export type PublishedAssessment = Static<typeof publishedAssessmentSchema>;

const said = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const sayable = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

export function publishedAssessment(
  reading: AssessmentReading,
  version: { readonly number: number; readonly publishedAt: Date } | undefined,
): PublishedAssessment {
  const { values, form } = reading;
  return {
    ...{ format: 'forestall-assessment-1', question: said(values.question), country: said(values.country), form },
    ...{ version: version?.number ?? null, publishedAt: version?.publishedAt.toISOString() ?? null },
    asOf: said(values.asOf),
    ...{ finding: said(values.finding), confidence: said(values.confidence) },
    confidenceReason: said(values.confidenceReason),
    sections: reading.sections.map(({ name, title, wording, claims, dissents }) => ({
      ...{ section: name, title, wording },
      claims: claims.map(({ statement, evidence }) => ({ statement, evidence: evidence.map(evidenceOf) })),
      dissents: dissents.map((each) => ({
        department: said(each.values.department),
        position: said(each.values.position),
        reason: said(each.values.reason),
      })),
    })),
    riskFactors: reading.ratings.map(({ number: factor, name, values: rated, evidence }) => ({
      ...{ number: factor, name },
      rating: rated === undefined ? null : Number(rated.rating),
      direction: sayable(rated?.direction),
      reason: sayable(rated?.reason),
      evidenceFor: sayable(rated?.evidenceFor),
      evidenceAgainst: sayable(rated?.evidenceAgainst),
      confidence: sayable(rated?.confidence),
      evidence: evidence.map(evidenceOf),
    })),
    scenarios: reading.scenarios.map(({ values: way, probability }) => ({
      ...{ name: said(way.name), description: said(way.description), probability: probability ?? null },
    })),
    indicators: reading.indicators.map(({ values: sign, scenario }) => ({
      ...{ name: said(sign.name), measure: said(sign.measure), threshold: Number(sign.threshold) },
      ...{ scenario: scenario ?? null, meaning: sayable(sign.meaning) },
    })),
    actors: reading.actors.map(({ values: actor }) => ({
      ...{ name: said(actor.name), interests: said(actor.interests) },
      ...{ capabilities: said(actor.capabilities), intent: said(actor.intent) },
    })),
    relations: reading.relations.map(({ actor, other, values: line }) => ({
      ...{ actor, relation: said(line.relation), other },
    })),
    groupsAtRisk: reading.groups.map(({ values: group }) => ({
      ...{ name: said(group.name), targetedBy: said(group.targetedBy), reason: said(group.reason) },
      outsideWar: sayable(group.outsideWar),
    })),
    days: reading.days.map(({ values: day }) => ({
      ...{ on: said(day.comesOn), name: said(day.name), meaning: said(day.meaning) },
    })),
    interventions: reading.priorities.map(({ values: each }) => ({
      ...{ rank: Number(each.rank), wording: said(each.wording), reason: said(each.reason), harm: sayable(each.harm) },
    })),
  };
}

function evidenceOf({ values, basis, isAgainst, ageDays }: GradedEvidence) {
  return {
    ...{ shows: basis.isHidden ? '' : said(values.claim), kind: basis.kind },
    title: basis.isHidden ? null : basis.title,
    address: basis.isHidden ? null : sayable(basis.href),
    grade: `${said(values.reliability)}${said(values.credibility)}`,
    ...{ against: isAgainst, ageDays: ageDays ?? null },
  };
}
