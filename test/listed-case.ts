import type { Services } from '../src/main.ts';
import type { RecordId } from '../src/platform/records/record.ts';
import type { FieldValues } from '../src/platform/records/record-service.ts';
import { inRole } from './fresh-services.ts';
import { maker } from './records/examples.ts';

/** A designation case that went the whole way to its notification, with one criterion that is met on one document. */
export async function listedCase(services: Services, listedOn: string): Promise<RecordId> {
  const made = maker(services);
  const { designationCases } = services.records;
  const regime = await made('sanctions-regime');
  const designation = await made('designation-case', { regime });
  const criterion = await made('listing-criterion', { regime });
  await made('criterion-answer', { designation, criterion });
  await made('designation-evidence', { designation, criterion });
  // The maker has given the id.
  const id = designation as RecordId;
  const take = (role: string, step: string, values: FieldValues = {}) =>
    designationCases.take(inRole(role), id, step, values, { expected: 'any' });
  await take('desk-officer', 'assemble-evidence');
  await take('desk-officer', 'set-grounds', { grounds: 'Ordered the attack' });
  await take('desk-officer', 'find-appropriate', { appropriateness: 'It stops his purchases' });
  await take('focal-point', 'review', { legalView: 'The grounds are reasonable' });
  await take('desk-officer', 'state-reasons', { statementOfReasons: 'He commanded those who attacked' });
  await take('desk-officer', 'co-ordinate', { partners: 'The European Union lists him as well' });
  await take('desk-officer', 'submit');
  await take('minister', 'decide', { decisionReasons: 'It answers the attack' });
  const published = { publicationText: 'He is listed for the attack', listNumber: 'SSD0031' };
  await take('desk-officer', 'list', { ...published, listedOn });
  return id;
}
