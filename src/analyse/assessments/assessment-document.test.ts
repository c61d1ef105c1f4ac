import { expect, test } from 'vitest';
import { assessmentDocument } from './assessment-document.ts';
import { readAssessment } from './assessment-reading.ts';
import type { EvidenceBasis } from './evidence.ts';

const run = '01900000-0000-7000-8000-000000000001';
const piece = (id: string, values: Readonly<Record<string, string>>) => ({
  id,
  values: { claim: `Claim ${id}`, reliability: 'B', credibility: '2', ...values },
});

test('on paper each piece of evidence has its day, source and marking, and a hidden one its kind alone', () => {
  const content = {
    title: 'Why?',
    values: { form: 'light' },
    parts: {
      'assessment-evidence': [
        piece('1', { pointsAt: `signal ${run}` }),
        piece('2', { pointsAt: `warning ${run}` }),
        piece('3', { pointsAt: 'document', documentTitle: 'Report 7', documentOn: '2026-11-12', location: 'Shelf 12' }),
      ],
    },
  };
  const seen: EvidenceBasis = {
    ...{ isHidden: false, kind: 'signal', title: 'Roadblocks', href: `/warn/signals/${run}` },
    ...{ dated: '2026-11-20', source: 'The embassy', marking: 'OFFICIAL-SENSITIVE' },
  };
  const { blocks } = assessmentDocument(readAssessment(content, new Map([[`signal ${run}`, seen]])), {
    ...{ marking: 'OFFICIAL', caveats: [], place: 'South Sudan', number: 1, publishedOn: '2026-11-24' },
    organisation: (id) => id,
    likelihood: () => 'likely',
  });
  const rows = blocks.flatMap((block) =>
    block.kind === 'table' && block.columns[1]?.title === 'Evidence' ? block.rows : [],
  );
  expect(rows.map(([, evidence]) => evidence)).toEqual([
    'Signal: Roadblocks. 20 November 2026. The embassy. OFFICIAL-SENSITIVE',
    'Warning: evidence that you may not see',
    'Document: Report 7. 12 November 2026. Shelf 12',
  ]);
});

test('dissent stands on paper under its department’s name, and a claim with its evidence or that it has none', () => {
  const content = {
    title: 'Why?',
    values: { form: 'light', asOf: '2026-11-20' },
    parts: {
      'assessment-claim': [
        { id: run, values: { section: 'dynamics', statement: 'Arms are sold.' } },
        { id: 'other', values: { section: 'dynamics', statement: 'Nobody orders it.' } },
      ],
      'assessment-evidence': [
        piece('1', {
          ...{ pointsAt: 'document', documentTitle: 'Report 7', documentOn: '2026-11-12', location: 'Shelf 12' },
          ...{ bearsOn: `claim ${run}`, side: 'against' },
        }),
      ],
      dissent: [
        { id: 'd', values: { section: 'dynamics', department: 'defence', position: 'It is theft.', reason: 'Heard.' } },
      ],
    },
  };
  const { blocks } = assessmentDocument(readAssessment(content), {
    ...{ marking: 'OFFICIAL', caveats: [], place: 'South Sudan', number: 1, publishedOn: '2026-11-24' },
    organisation: () => 'Ministry of Defence',
    likelihood: () => 'likely',
  });
  const said = JSON.stringify(blocks);
  expect(said).toContain('Arms are sold. Against it: Report 7 (B2, 8 days old).');
  expect(said).toContain('Nobody orders it. No evidence is attached to this claim.');
  expect(said).toContain('Ministry of Defence dissents: ');
  expect(said).toContain('It is theft. Heard.');
});
