import type { Writable } from 'node:stream';

export type CopyValue = string | number | null | undefined;

// PostgreSQL’s manual, COPY, “Text Format”: a backslash marks what would end a value or a row.
const marks: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One row in the text form of COPY, with its end of line. PostgreSQL keeps no NUL: it is left out. */
export function copyRow(values: readonly CopyValue[]): string {
  let row = '';
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (index > 0) row += '\t';
    if (value === null || value === undefined) row += '\\N';
    else if (typeof value === 'number') row += value;
    else row += /[\\\t\n\r\0]/.test(value) ? value.replaceAll(/[\\\t\n\r\0]/g, (mark) => marks[mark] ?? '') : value;
  }
  return `${row}\n`;
}

const pieceLength = 256 * 1024;

/** Gathers rows into pieces for a COPY stream. */
export class CopyRows {
  readonly #stream: Writable;
  #piece = '';
  /** The piece before, on its way while the next is gathered. */
  #sending: Promise<void> = Promise.resolve();
  #fault: Error | undefined;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on('error', (error: Error) => {
      this.#fault = error;
    });
  }

  add(values: readonly CopyValue[]): void {
    this.#piece += copyRow(values);
  }

  /** Sends what has been gathered, if it is worth it, once the piece before is gone. @throws what the database said */
  async send(): Promise<void> {
    if (this.#piece.length < pieceLength) return;
    await this.#sending;
    this.#sending = this.#write();
    // Told where it is waited for.
    this.#sending.catch(() => {});
  }

  /** Sends the rest; resolves when the database has taken all rows. @throws what the database said */
  async end(): Promise<void> {
    await this.#sending;
    await this.#write();
    await new Promise<void>((resolve, reject) => {
      this.#stream.once('finish', resolve);
      this.#stream.once('error', reject);
      this.#stream.end();
    });
  }

  /** Ends the COPY as failed, so that its transaction can be rolled back. */
  async abandon(): Promise<void> {
    if (this.#stream.closed) return;
    const closed = new Promise((resolve) => this.#stream.once('close', resolve));
    this.#stream.destroy();
    await closed;
  }

  async #write(): Promise<void> {
    const piece = this.#piece;
    this.#piece = '';
    await new Promise<void>((resolve, reject) => {
      if (this.#fault !== undefined) reject(this.#fault);
      else this.#stream.write(piece, (error) => (error ? reject(error) : resolve()));
    });
  }
}
