import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lists-'));
});
afterAll(() => rm(folder, { recursive: true }));

const commandLine = join(import.meta.dirname, '../../cli.ts');

async function diff(...words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [commandLine, 'sanctions', 'diff', ...words]);
  return stdout;
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

test('sanctions diff prints what was added, removed and changed, for programs and for people, and needs no database', async () => {
  const earlier = await file('earlier.csv', 'id,name,note\n1,Ann Lee,here\n2,Gone Man,\n');
  const later = await file('later.csv', 'id,name,note\n1,Anne Lee,abroad\n3,New Man,\n');
  const [json, text] = await Promise.all([diff(earlier, later, '--json'), diff(earlier, later)]);
  const changes = [
    { field: 'names', removed: ['Ann Lee'], added: ['Anne Lee'] },
    { field: 'note', removed: ['here'], added: ['abroad'] },
  ];
  expect(JSON.parse(json)).toEqual({
    added: [{ reference: '3', kind: 'person', name: 'New Man' }],
    removed: [{ reference: '2', kind: 'person', name: 'Gone Man' }],
    changed: [
      {
        ...{ reference: '1', kind: 'person', name: 'Anne Lee', renamedFrom: 'Ann Lee', changes },
        fields: ['names', 'note'],
      },
    ],
  });
  expect(text.split('\n').slice(0, 4)).toEqual([
    '1 added, 1 removed, 1 changed',
    '+ 3 New Man',
    '- 2 Gone Man',
    '~ 1 Anne Lee; was Ann Lee',
  ]);
  const un = await file('un.xml', '<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>A</FIRST_NAME>\n');
  await expect(diff(earlier, un)).rejects.toThrow(/un.xml:\d: this is not well-formed XML/);
}, 120_000);
