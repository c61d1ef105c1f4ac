import { execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { type App, beginStart, type Ended, run, startApp } from './command-line.ts';
import { makeHome, processesIn, readyHome, removeHome } from './homes.ts';
import { speakAsPostgres14 } from './postgres-14.ts';
import { mountDisk, unmount } from './small-disk.ts';

/** What keeps Forestall from starting is said in one sentence that names it and what to do, and leaves nothing behind. */

let home = '';
beforeEach(async () => {
  home = await makeHome();
});
afterEach(() => removeHome(home));

const start = async (extra: Readonly<Record<string, string>> = {}) =>
  run(['start'], { FORESTALL_HOME: home, FORESTALL_PORT: String(await freePort()), ...extra });

/** One sentence or two on the error stream beside the lines of progress, and no process left. */
function expectRefusal(ended: Ended, said: RegExp, code = 1): void {
  const lines = ended.stderr.split('\n').filter((line) => line !== '' && !/^ *\d+ % /.test(line));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(said);
  expect(lines[0]).toMatch(/[.]$/);
  expect(lines[0]).not.toMatch(/\bError:|\bat file:/);
  expect(ended).toMatchObject({ code, stdout: '' });
  expect(processesIn(home)).toEqual([]);
}

describe('A port or folder in use', () => {
  test('a port that another program holds is named, and how to take another', async () => {
    const server = await listening(() => {});
    const port = portOf(server);
    expectRefusal(await start({ FORESTALL_PORT: String(port) }), new RegExp(`^Port ${port} is taken.*FORESTALL_PORT`));
    server.close();
  });

  test('a folder that another Forestall runs on is named, and that one is not disturbed', async () => {
    await fill();
    const first = await startApp(home);
    const second = await start();
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(
      `Another Forestall is running on the folder ${home}. Stop it, or set FORESTALL_HOME`,
    );
    expect(second.stderr).not.toContain('    at ');
    expect((await fetch(`${first.address}/warn/warnings`)).status).toBe(200);
    expect((await first.kill('SIGTERM')).code).toBe(0);
    expect(processesIn(home)).toEqual([]);
  });

  test('of two first starts at the same moment one serves and the other is told so', async () => {
    const both = await Promise.all([beginStart(home), beginStart(home)]);
    const loser = await Promise.race(both.map(async (app) => ({ app, ended: await app.ended })));
    expect(loser.ended.code).toBe(1);
    expect(loser.ended.stderr).toContain(`Another Forestall is running on the folder ${home}.`);
    const winner = both.find((app) => app !== loser.app);
    expect(processesIn(home)).not.toEqual([]);
    await winner?.kill('SIGTERM');
    expect(processesIn(home)).toEqual([]);
  });
});

describe('A wrong setting is wrong use', () => {
  test.each([
    ['FORESTALL_PORT', 'eighty'],
    ['FORESTALL_PORT', '0'],
    ['FORESTALL_PORT', '65536'],
    ['FORESTALL_PORT', '80.5'],
    ['DATABASE_URL', 'mysql://x:y@127.0.0.1/z'],
  ])('%s=%s', async (name, value) => {
    expectRefusal(await start({ [name]: value }), new RegExp(`${name}.*takes`), 2);
  });

  test('an address that is not of this machine', async () => {
    expectRefusal(await start({ FORESTALL_HOST: '192.0.2.1' }), /^Forestall cannot listen on 192[.]0[.]2[.]1, port/);
  });
});

describe('A home that cannot be one', () => {
  test('a file where the folder should be', async () => {
    const file = join(home, 'a-file');
    await writeFile(file, '');
    expectRefusal(await start({ FORESTALL_HOME: file }), /a-file is not a folder[.].*FORESTALL_HOME/);
    expectRefusal(await start({ FORESTALL_HOME: join(file, 'var') }), /a-file.var is not a folder[.].*FORESTALL_HOME/);
  });

  test('a link that leads nowhere', async () => {
    const path = join(home, 'a-link');
    await symlink(join(home, 'nowhere'), path);
    expectRefusal(await start({ FORESTALL_HOME: path }), /a-link cannot be made.*FORESTALL_HOME/);
  });

  test('a folder that the database server may not enter', async (context) => {
    if (userInfo().uid !== 0) return context.skip('only root runs the database as another user');
    await chmod(home, 0o700);
    expectRefusal(await start(), /“postgres”, who cannot enter .*FORESTALL_HOME/);
  });

  test('a folder that may not be written to', async (context) => {
    const reason = mountDisk(home, 'ro,size=1m');
    if (reason !== undefined) return context.skip(reason);
    try {
      expectRefusal(await start(), /may not write to .*FORESTALL_HOME/);
    } finally {
      unmount(home);
    }
  });
});

describe('Damaged files', () => {
  const data = (...names: readonly string[]) => join(home, 'postgres', ...names);
  test.each<readonly [string, () => Promise<unknown>, RegExp]>([
    ['pg_control is cut off', () => truncate(data('global/pg_control'), 100), /pg_control/],
    ['PG_VERSION is that of another version', () => writeFile(data('PG_VERSION'), '14\n'), /incompatible/],
    ['the folder global is gone', () => rm(data('global'), { recursive: true }), /pg_control.*No such file/],
    ['the folder base is gone', () => rm(data('base'), { recursive: true }), /does not work: .*database/],
    ['the write-ahead log is gone', () => emptyFolder(data('pg_wal')), /checkpoint record/],
    ['the data folder is empty', () => emptyFolder(data()), /not a database cluster/],
  ])('%s: what to do is said, and where the log is', async (_, damage, said) => {
    await fill();
    await damage();
    const ended = await start();
    expectRefusal(ended, /^The database in .* does not work: .* Restore it from a backup, or move the folder .* aside/);
    expectRefusal(ended, said);
  });

  test.each(['no lock file has such words\n', ''])('postmaster.pid says “%s”', async (content) => {
    await fill();
    await writeFile(data('postmaster.pid'), content);
    expectRefusal(await start(), /postmaster[.]pid cannot be read[.] If no PostgreSQL runs on that folder, delete/);
  });

  test('the password of the database is gone, or is another', async () => {
    await fill();
    await writeFile(join(home, 'postgres-password'), 'another');
    expectRefusal(await start(), /does not take the password in .*postgres-password[.] Restore that file/);
    await rm(join(home, 'postgres-password'));
    expectRefusal(await start(), /password of the database is missing from .*postgres-password[.] Restore that file/);
  });

  test('an earlier complaint in the log is not taken for the reason', async () => {
    await fill();
    const log = join(home, 'postgres.log');
    const old = '2026-01-01 00:00:00.000 UTC [1] PANIC:  could not write to file "x": No space left on device\n';
    await writeFile(log, (await readFile(log, 'utf8')) + old);
    await writeFile(data('PG_VERSION'), '14\n');
    expectRefusal(await start(), /incompatible/);
  });

  test('postmaster.pid of a killed server whose number another program has by now does not keep it from starting', async () => {
    await fill();
    const bystander = spawn('sleep', ['300'], userInfo().uid === 0 ? { uid: postgresUid() } : {});
    try {
      await writeFile(data('postmaster.pid'), `${bystander.pid}\n${data()}\n1795560753\n${await freePort()}\n`);
      const app = await startApp(home);
      expect((await app.kill('SIGTERM')).code).toBe(0);
      expect(bystander.exitCode).toBeNull();
    } finally {
      bystander.kill('SIGKILL');
    }
  });
});

describe('A server of one’s own in DATABASE_URL', () => {
  const own = (port: number) => `postgres://somebody:geheim@127.0.0.1:${port}/forestall`;

  test('nobody listens at the address', async () => {
    const port = await freePort();
    expectRefusal(
      await start({ DATABASE_URL: own(port) }),
      new RegExp(`^No PostgreSQL answers at 127[.]0[.]0[.]1:${port}, the address in DATABASE_URL`),
    );
  });

  test('what listens never says a word', async () => {
    const server = await listening(() => {});
    const ended = await start({ DATABASE_URL: own(portOf(server)) });
    server.close();
    expectRefusal(ended, /^No PostgreSQL answers at .* Start it, or check the address/);
  });

  test('what listens is not a PostgreSQL', async () => {
    const server = await listening((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const ended = await start({ DATABASE_URL: own(portOf(server)) });
    server.close();
    expectRefusal(ended, /^No PostgreSQL answers at .* Start it, or check the address/);
  });

  test('the server is too old', async () => {
    const server = await listening(speakAsPostgres14);
    const ended = await start({ DATABASE_URL: own(portOf(server)) });
    server.close();
    expectRefusal(ended, /^The server in DATABASE_URL is PostgreSQL 14; Forestall needs 15 or later[.]/);
  });

  test('user or password are wrong, or there is no such database: and the password is not printed', async () => {
    await fill();
    const app = await startApp(home);
    const port = Number((await readFile(join(home, 'postgres/postmaster.pid'), 'utf8')).split('\n')[3]);
    const password = await readFile(join(home, 'postgres-password'), 'utf8');
    const elsewhere = join(home, 'elsewhere');
    const refused = await start({ FORESTALL_HOME: elsewhere, DATABASE_URL: own(port) });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/does not let “somebody” in: .* Check user and password[.]$/m);
    const none = await start({
      FORESTALL_HOME: elsewhere,
      DATABASE_URL: `postgres://forestall_owner:${password}@127.0.0.1:${port}/nothing`,
    });
    expect(none.code).toBe(1);
    expect(none.stderr).toMatch(/has no database “nothing”[.] Create it, or name another[.]$/m);
    for (const { stderr } of [refused, none]) {
      expect(stderr).not.toContain('    at ');
      expect(stderr).not.toContain('geheim');
      expect(stderr).not.toContain(password);
    }
    await app.kill('SIGTERM');
  });
});

test('a person who asks it to stop before it is ready does not wait, and nothing is left running', async () => {
  const app: App = await beginStart(home);
  await app.until(/Forecasting past years/);
  expectRefusal(await app.kill('SIGINT'), /^Stopped before it was ready[.]/);
});

async function fill(): Promise<void> {
  await rm(home, { recursive: true });
  home = await readyHome();
}

async function emptyFolder(path: string): Promise<void> {
  await rm(path, { recursive: true });
  await mkdir(path, { mode: 0o700 });
  if (userInfo().uid === 0) execFileSync('chown', ['postgres:', path]);
}

const postgresUid = () => Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }));

function listening(onConnection: (socket: Socket) => void): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    onConnection(socket);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port');
  return address.port;
}
