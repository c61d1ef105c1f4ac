/** What people type and have not saved yet, read and kept in the transaction of the service that it is saved by. */
export { emptyCopy, keepCopy, readCopy } from './working-copy-store.ts';
