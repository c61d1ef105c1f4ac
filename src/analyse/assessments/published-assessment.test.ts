import { Compile } from 'typebox/compile';
import { expect, test } from 'vitest';
import { readAssessment } from './assessment-reading.ts';
import { publishedAssessment, publishedAssessmentSchema } from './published-assessment.ts';

const claim = '01900000-0000-7000-8000-000000000002';
const document = { pointsAt: 'document', documentTitle: 'Report 7', documentOn: '2026-11-12', location: 'Shelf 12' };

test('a version is given to programs as its schema says, and evidence that a reader may not see by its kind alone', () => {
  const reading = readAssessment({
    title: 'Why?',
    values: { form: 'light', question: 'Why?', country: 'SSD', asOf: '2026-11-20', finding: 'Likely' },
    parts: {
      'assessment-section': [{ id: 's', values: { section: 'dynamics', wording: 'Land.' } }],
      'assessment-claim': [{ id: claim, values: { section: 'dynamics', statement: 'Arms are sold.' } }],
      'assessment-evidence': [
        {
          id: 'a',
          values: {
            ...document,
            claim: 'Seen twice',
            reliability: 'B',
            credibility: '2',
            bearsOn: `claim ${claim}`,
            side: 'for',
          },
        },
        {
          id: 'b',
          values: {
            pointsAt: `report ${claim}`,
            claim: 'Told by one',
            reliability: 'C',
            credibility: '3',
            bearsOn: 'factor 7',
            side: 'against',
          },
        },
      ],
      'risk-rating': [
        { id: 'r', values: { factor: '7', rating: '2', direction: 'steady', reason: 'Seen.', confidence: 'low' } },
      ],
      scenario: [{ id: 'w', values: { name: 'Stopped', description: 'It stops.', probability: 0.4 } }],
      dissent: [
        {
          id: 'd',
          values: { section: 'dynamics', department: 'ministry-of-defence', position: 'Theft', reason: 'Heard' },
        },
      ],
    },
  });
  const given = publishedAssessment(reading, { number: 2, publishedAt: new Date('2026-11-24T09:00:00Z') });
  expect([...Compile(publishedAssessmentSchema).Errors(given)]).toEqual([]);
  const dynamics = given.sections.find(({ section }) => section === 'dynamics');
  expect(dynamics?.claims).toEqual([
    {
      statement: 'Arms are sold.',
      evidence: [
        {
          ...{ shows: 'Seen twice', kind: 'document', title: 'Report 7', address: null },
          ...{ grade: 'B2', against: false, ageDays: 8 },
        },
      ],
    },
  ]);
  expect(dynamics?.dissents).toEqual([{ department: 'ministry-of-defence', position: 'Theft', reason: 'Heard' }]);
  expect(given.riskFactors[6]).toMatchObject({
    rating: 2,
    evidence: [{ kind: 'report', shows: '', title: null, address: null, against: true, ageDays: null }],
  });
  expect(given.riskFactors).toHaveLength(14);
});
