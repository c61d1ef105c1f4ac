import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DesignationFile, FiledPiece } from './designation-file.ts';
import { litigationDocument } from './litigation-document.ts';
import { litigationFile } from './litigation-file.ts';

const secret = 'HELD-BACK';
const digest = 'a'.repeat(64);

const shown = (title: string, isHidden: boolean): FiledPiece['basis'] =>
  isHidden
    ? { isHidden, kind: 'report' }
    : {
        isHidden,
        kind: 'evidence-item',
        title,
        href: '/warn/evidence/1',
        dated: '2026-11-20',
        source: '',
        marking: '',
      };

const piece: fc.Arbitrary<FiledPiece> = fc
  .record({ release: fc.constantFrom('whole', 'part', 'none'), isHidden: fc.boolean() })
  .map(({ release, isHidden }) => {
    const words = release === 'whole' && !isHidden ? 'GIVEN' : secret;
    return {
      ...{ id: '1', shows: words, release, releasedPart: release === 'part' ? 'PART' : null },
      ...{ basis: shown(words, isHidden), files: [{ name: words, sizeBytes: 1, sha256: digest }] },
    };
  });

const file = fc
  .record({ answer: fc.constantFrom('met', 'not-met', 'not-decided', undefined), evidence: fc.array(piece) })
  .map(({ answer, evidence }) => {
    const values = {
      ...{ subject: 'General X', subjectKind: 'person', identifiers: secret, country: 'SSD', measures: ['travel-ban'] },
      ...{ grounds: secret, legalView: secret, partners: secret, statementOfReasons: 'He gave orders' },
    };
    return {
      case: { id: '1', state: 'submitted', values, marking: 'OFFICIAL', caveats: [], owner: 'x', audience: [] },
      ...{ state: 'submitted', regime: 'South Sudan' },
      steps: [
        {
          ...{ at: new Date('2026-11-24T10:00:00Z'), to: 'opened', by: secret, what: secret, stateName: 'Proposed' },
          ...{ latencyHours: undefined, dueOn: undefined, late: false },
        },
      ],
      criteria: [
        {
          ...{ id: '1', name: 'Attacks', wording: 'Involvement in attacks', lack: undefined, evidence },
          answer: answer && { id: '1', answer, reasons: secret },
        },
      ],
    } as unknown as DesignationFile; // As far as these rules read it.
  });

const paper = (given: ReturnType<typeof litigationFile>) =>
  JSON.stringify(
    litigationDocument(
      given,
      { owner: 'x', marking: 'OFFICIAL', caveats: [], audience: [] },
      { today: '2026-11-30', author: 'FCO', placeName: 'South Sudan' },
    ),
  );

test('nothing that is held back stands in what is released, as JSON or on paper', () => {
  fc.assert(
    fc.property(file, (of) => {
      const released = litigationFile(of, 'released');
      expect(JSON.stringify(released)).not.toContain(secret);
      expect(paper(released)).not.toContain(secret);
      expect(JSON.stringify(released)).toContain('He gave orders');
    }),
  );
});

test('the whole has each criterion, each piece and the digest of each file, as JSON and on paper', () => {
  fc.assert(
    fc.property(file, (of) => {
      const whole = litigationFile(of, 'whole');
      const pieces = of.criteria.flatMap(({ evidence }) => evidence);
      expect(whole.criteria.flatMap(({ evidence }) => evidence)).toHaveLength(pieces.length);
      for (const text of [JSON.stringify(whole), paper(whole)]) {
        expect(text.split(digest).length - 1).toBe(pieces.length);
        expect(text).toContain('Involvement in attacks');
      }
    }),
  );
});
