import type { RecordId } from '../../platform/records/record.ts';

/** A reference's value as the identity of what it names: the service has checked that there is one. */
export const recordId = (value: string): RecordId => value as RecordId;
