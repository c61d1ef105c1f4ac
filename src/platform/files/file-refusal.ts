import { Refusal } from '../refusal.ts';

/**
 * A file that cannot be taken, refused whole. Its message is `file:line: reason`, so that an editor can jump there;
 * without a line where the fault has none.
 */
export class FileRefusal extends Refusal {
  readonly file: string;
  /** Line of the file itself, from 1; of its unpacked text where it is gzipped. */
  readonly line: number | undefined;
  readonly reason: string;

  constructor(code: string, file: string, line: number | undefined, reason: string) {
    super(code, 422, line === undefined ? `${file}: ${reason}` : `${file}:${line}: ${reason}`);
    this.name = 'FileRefusal';
    this.file = file;
    this.line = line;
    this.reason = reason;
  }
}
