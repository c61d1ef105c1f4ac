import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { serverOfThisWorker } from '../../../test/fresh-database.ts';

const keptConnection = new URL('./kept-connection.ts', import.meta.url).href;
const pgModule = import.meta.resolve('pg');

// In a process of its own: whether a wait ever ends shows only where nothing else keeps the process alive.
test('a connection whose server has gone for good is ended, between two tries to get another', async () => {
  const script = `
    import pg from '${pgModule}';
    import { keepConnection } from '${keptConnection}';
    let connected;
    let missed = 0;
    const kept = await keepConnection(async () => {
      if (connected !== undefined) {
        missed += 1;
        throw new Error('the server has gone');
      }
      connected = new pg.Client({ connectionString: '${serverOfThisWorker().serverUrl}' });
      connected.on('error', () => {});
      await connected.connect();
      return connected;
    });
    const gone = new Promise((resolve) => connected.once('end', resolve));
    await connected.query('select pg_terminate_backend(pg_backend_pid())').catch(() => {});
    await gone;
    await kept.end();
    console.log('ended after', missed, 'try');
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  expect(stdout).toBe('ended after 1 try\n');
});
