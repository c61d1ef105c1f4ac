import type { Made, RecordExample } from './examples.ts';

/** A day as the clock of these tests has it. */
const today = '2026-11-24';

/** A case, and a criterion of its own regime. */
async function tested(made: Made) {
  const regime = await made('sanctions-regime');
  const designation = await made('designation-case', { regime });
  return { designation, criterion: await made('listing-criterion', { regime }) };
}

/** One for each kind of the stage act: see examples.ts. */
export const actExamples: Readonly<Record<string, RecordExample>> = {
  ask: {
    by: 'desk-officer',
    values: async (made) => ({
      action: await made('action'),
      what: 'Let observers into Bentiu prison',
      ofWhom: 'Minister of the Interior',
      dueOn: '2026-12-15',
    }),
    steps: [
      {
        step: 'answer',
        by: 'desk-officer',
        values: {
          answer: 'agreed-in-part',
          answerWords: 'Visits, but not to the women’s wing',
          answeredOn: today,
          evidence: 'Note verbale 114',
        },
      },
      { step: 'reopen', by: 'post-reporter', remark: 'The women’s wing is the point' },
      { step: 'withdraw', by: 'desk-officer', remark: 'The prison was emptied' },
    ],
  },
  'sanctions-regime': {
    by: 'desk-officer',
    values: async () => ({
      name: 'South Sudan',
      legalBasis: 'South Sudan (Sanctions) (EU Exit) Regulations 2019',
      country: 'SSD',
      since: '2020-12-31',
      purposes: 'To promote peace, stability and security, and respect for human rights',
      reading: 'https://legislation.example/uksi/2019/438',
    }),
    steps: [{ step: 'revoke', by: 'focal-point', values: { revokedOn: today }, remark: 'New regulations' }],
  },
  'sanctions-measure': {
    by: 'desk-officer',
    values: async (made) => ({
      regime: await made('sanctions-regime'),
      sort: 'arms-embargo',
      target: 'All armed forces and groups',
      country: 'SSD',
      legalBasis: 'Part 5',
      exemptions: 'Protective clothing for aid workers',
      designation: await made('designation-case'),
    }),
    steps: [
      { step: 'impose', by: 'minister', values: { from: '2026-05-31', until: '2027-05-31' } },
      { step: 'lift', by: 'desk-officer', values: { liftedOn: today }, remark: 'The embargo was not renewed' },
    ],
  },
  'designation-case': {
    by: 'desk-officer',
    values: async (made) => ({
      subject: 'Commander of the Northern Brigade',
      subjectKind: 'person',
      identifiers: 'Born 1971 in Wau',
      regime: await made('sanctions-regime'),
      country: 'SSD',
      measures: ['travel-ban', 'asset-freeze'],
      unit: 'Northern Brigade',
      action: await made('action'),
    }),
    steps: [
      { step: 'assemble-evidence', by: 'desk-officer' },
      { step: 'set-grounds', by: 'desk-officer', values: { grounds: 'Ordered the attack on the camp' } },
      { step: 'find-appropriate', by: 'desk-officer', values: { appropriateness: 'It would stop his purchases' } },
      { step: 'send-back', by: 'minister', remark: 'Say what it does to his family' },
      { step: 'find-appropriate', by: 'desk-officer', values: { appropriateness: 'Licences cover his family' } },
      { step: 'review', by: 'focal-point', values: { legalView: 'Grounds are reasonable' } },
      { step: 'state-reasons', by: 'desk-officer', values: { statementOfReasons: 'He commanded those who attacked' } },
      { step: 'co-ordinate', by: 'desk-officer', values: { partners: 'The European Union lists him on the same day' } },
      // Submitted is only what its criteria, which are records of their own, bear out: see its own test.
      { step: 'drop', by: 'desk-officer', remark: 'He was killed in October' },
    ],
  },
  'retention-hold': {
    by: 'desk-officer',
    values: async (made) => ({
      about: 'Northern Brigade',
      matter: 'Claim CO/1/2027, by which the listing is challenged',
      designation: await made('designation-case'),
      reviewOn: '2027-11-30',
    }),
    steps: [{ step: 'lift', by: 'focal-point', remark: 'The claim was withdrawn' }],
  },
  'listing-criterion': {
    by: 'desk-officer',
    values: async (made) => ({
      regime: await made('sanctions-regime'),
      name: 'Regulation 6(2)(a): attacks on civilians',
      wording: 'Planning, directing or committing acts that violate international humanitarian law',
    }),
    steps: [
      { step: 'withdraw', by: 'focal-point', remark: 'Revoked in March' },
      { step: 'restore', by: 'desk-officer' },
    ],
  },
  'criterion-answer': {
    by: 'desk-officer',
    values: async (made) => ({ ...(await tested(made)), answer: 'met', reasons: 'He gave the order on the radio' }),
    steps: [
      { step: 'withdraw', by: 'focal-point', remark: 'It was another man’s voice' },
      { step: 'restore', by: 'desk-officer' },
    ],
  },
  'designation-evidence': {
    by: 'desk-officer',
    values: async (made) => ({
      ...(await tested(made)),
      shows: 'He gave the order on the radio',
      pointsAt: 'document',
      documentTitle: 'Report of the Panel of Experts',
      documentOn: '2026-05-01',
      location: 'https://panel.example/s-2026-300',
      release: 'part',
      releasedPart: 'Paragraph 41, without the name of the witness',
    }),
    steps: [
      { step: 'withdraw', by: 'focal-point', remark: 'It was another man’s voice' },
      { step: 'restore', by: 'desk-officer' },
    ],
  },
  'osja-assessment': {
    by: 'instrument-owner-defence',
    values: async () => ({
      country: 'SSD',
      activity: 'Training in the law of armed conflict',
      recipients: 'Officers of the Northern Brigade',
      objective: 'Fewer civilians come to harm',
      harms: ['killing', 'sexual-violence'],
      risks: 'Those trained may use what they learn against civilians',
      riskBefore: 'high',
      mitigations: 'Vetting; no equipment; monitors of civil society',
      riskAfter: 'medium',
    }),
    steps: [
      { step: 'submit', by: 'instrument-owner-defence' },
      { step: 'send-back', by: 'desk-officer', remark: 'Who monitors?' },
      { step: 'submit', by: 'instrument-owner-defence' },
      {
        step: 'approve',
        by: 'focal-point',
        values: { approvalReasons: 'The risk is mitigated', validUntil: '2027-06-30' },
      },
      { step: 'withdraw', by: 'minister', remark: 'The brigade moved' },
    ],
  },
  'unit-vetting': {
    by: 'instrument-owner-defence',
    values: async () => ({
      country: 'SSD',
      unit: 'Northern Brigade',
      commanders: ['Brigadier A', 'Colonel B'],
      sources: 'Panel of Experts; human-rights division; the embassy',
    }),
    steps: [
      {
        step: 'clear',
        by: 'instrument-owner-defence',
        values: { findings: 'Nothing credible', validUntil: '2027-03-31' },
      },
      { step: 'withdraw', by: 'minister', remark: 'A report names Colonel B' },
    ],
  },
  'disaster-response': {
    by: 'instrument-owner-defence',
    values: async () => ({
      country: 'MOZ',
      need: 'Lift of shelter after the cyclone',
      requestedBy: 'United Nations Resident Coordinator',
      requestedOn: today,
      request: 'Two aircraft for ten days',
      reference: 'HADR 26/07',
    }),
    steps: [
      {
        step: 'assess',
        by: 'instrument-owner-defence',
        values: { noCivilMeans: true, assessment: 'One aircraft is free; civil ones come in two weeks' },
      },
      {
        step: 'task',
        by: 'instrument-owner-defence',
        values: {
          taskedOrganisation: 'ministry-of-defence',
          tasks: ['Fly shelter to Beira'],
          assets: ['One A400M'],
          startsOn: '2026-11-26',
          endsOn: '2026-12-06',
        },
      },
      {
        step: 'end',
        by: 'desk-officer',
        values: { handedOver: '90 tonnes flown; handed to the World Food Programme' },
      },
    ],
  },
  operation: {
    by: 'instrument-owner-defence',
    values: async () => ({
      country: 'SSD',
      name: 'Operation Trenton',
      basis: 'chapter-vii',
      mandate: 'S/RES/2779 (2025)',
      mandateUntil: '2027-04-30',
      aim: 'Civilians in and around the sites are safe',
      wayOut: 'The sites are handed over to the state police',
    }),
    steps: [{ step: 'call-off', by: 'focal-point', remark: 'The mandate was not renewed' }],
  },
  contribution: {
    by: 'instrument-owner-defence',
    values: async (made) => ({
      operation: await made('operation'),
      contributor: 'United Kingdom',
      what: 'Field hospital',
      personnel: 80,
      nationalCaveats: 'Stays in Bentiu',
    }),
    steps: [
      { step: 'confirm', by: 'instrument-owner-defence' },
      { step: 'arrive', by: 'instrument-owner-defence' },
      { step: 'withdraw', by: 'focal-point', remark: 'Relieved by Viet Nam' },
    ],
  },
  'protection-task': {
    by: 'instrument-owner-defence',
    values: async (made) => ({
      operation: await made('operation'),
      what: 'Escort of women who gather wood',
      whom: 'Women of the Bentiu site',
      where: 'Bentiu',
    }),
    steps: [
      { step: 'begin', by: 'desk-officer' },
      { step: 'finish', by: 'desk-officer', values: { result: 'No attack in six months' } },
    ],
  },
};
