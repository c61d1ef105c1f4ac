import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/**
 * A passphrase typed on the terminal, unseen; or, where standard input is no terminal, its first line. Never an argument or
 * a variable of the environment: other programs of the machine can read those.
 */
export async function askPassphrase(question: string, input: NodeJS.ReadStream = process.stdin): Promise<string> {
  const terminal = input.isTTY === true;
  if (terminal) process.stderr.write(question);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: unseen, terminal });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (terminal) process.stderr.write('\n');
  }
}
