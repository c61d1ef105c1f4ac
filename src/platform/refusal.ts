/**
 * Something a person asked for and cannot have, in words for that person. Services throw it; pages and the command line
 * show its sentence, beside the field it speaks of if there is one. `code` is stable and named in one place per slice.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly status: 400 | 401 | 403 | 404 | 406 | 409 | 412 | 422 | 428 | 429 | 503;
  readonly field: string | undefined;

  constructor(code: string, status: Refusal['status'], sentence: string, field?: string) {
    super(sentence);
    this.name = 'Refusal';
    this.code = code;
    this.status = status;
    this.field = field;
  }
}
