import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type FreshServices, freshServices, inRole } from '../../../test/fresh-services.ts';
import { madeUpUnList } from '../../../test/made-up-lists.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { addScreen } from './screening-commands.ts';

let fresh: FreshServices;
let folder = '';
beforeAll(async () => {
  fresh = await freshServices();
  folder = await mkdtemp(join(tmpdir(), 'forestall-screening-'));
  const listed = [{ reference: 'TAi.005', name: 'Muhammad Taher Anwari' }];
  await fresh.services.sanctionsLists.importList(systemActor, madeUpUnList('2026-11-01', listed));
});
afterAll(async () => {
  await fresh.close();
  await rm(folder, { recursive: true, force: true });
});

/** The verb with these words, on the test’s own database. @returns what it printed, and what it said of its progress */
async function screen(...words: readonly string[]): Promise<{ readonly printed: string; readonly told: string }> {
  const said = { printed: '', told: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.printed += String(text);
    return true;
  });
  const error = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.told += String(text);
    return true;
  });
  try {
    const sanctions = new Command();
    addScreen(sanctions, async () => ({ services: fresh.services, close: async () => {} }));
    await sanctions.parseAsync(['node', 'forestall', 'screen', ...words]);
  } finally {
    out.mockRestore();
    error.mockRestore();
  }
  return said;
}

test('a file is screened and kept for the government, with its progress told apart from its result', async () => {
  const file = join(folder, 'partners.csv');
  await writeFile(file, 'name,kind\nMuhammad Taher Anwari,person\nWater for All,organisation\n🙂,person\n');
  for (const words of [['--file', file], [file]]) {
    const { printed, told } = await screen(...words, '--json');
    const result: unknown = JSON.parse(printed);
    expect(result).toMatchObject({
      ...{ rows: 3, screened: 2, refused: 1 },
      refusedRows: [{ line: 4, column: 'name', name: '🙂' }],
      possibleMatches: [{ name: 'Muhammad Taher Anwari', list: 'un', listDate: '2026-11-01', reference: 'TAi.005' }],
      lists: [{ source: 'un', date: '2026-11-01' }],
    });
    expect(told).toMatch(/Reading the file[\s\S]*Screened 100 %/);
  }
  const { runs } = await fresh.services.screening.runs(inRole('desk-officer'), { offset: 0, limit: 10 });
  expect(runs).toHaveLength(2);
  const { printed } = await screen('--file', file);
  expect(printed).toContain('3 rows: 2 screened, 1 refused; 1 possible matches, for a person to judge');
});

test('names are screened as before, and nothing of them is kept; neither a name nor a file is refused in words', async () => {
  const { printed } = await screen('Muhammad Taher Anwari', '--json');
  expect(JSON.parse(printed)).toMatchObject({ screened: [{ possibleMatches: [{ reference: 'TAi.005' }] }] });
  await expect(screen()).rejects.toThrow('Give a name, or a file with --file.');
  await expect(screen('Ann', '--file', 'x.csv')).rejects.toThrow('not both');
  await expect(screen('--file', join(folder, 'gone.csv'))).rejects.toThrow('there is no such file');
});
