import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findEwpPredictors } from './ewp-folder.ts';
import { readEwpPredictors } from './ewp-predictors.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ewp-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const read = (content: string | Buffer) => readEwpPredictors({ name: 'table.csv', bytes: one(Buffer.from(content)) });

const table = [
  'ewp_name,year,extra,efindex,mk_ever,mk_onset_1or2,mk_onset,ccode',
  'Chad,2001,x,0.5,1,,1,483',
  'Chad,2000,x,,0,1,0,483',
  'Angola,2000,x,NA,1,0,0.0,540',
].join('\n');

test('rows come in the order of country and year, columns by name, blanks and NA as missing, others passed over', async () => {
  const made = await read(table);
  expect(made.countries).toEqual(['Angola', 'Chad']);
  expect([...made.country]).toEqual([0, 1, 1]);
  expect([...made.year]).toEqual([2000, 2000, 2001]);
  expect([...made.outcome]).toEqual([0, 1, Number.NaN]);
  expect([...made.onset]).toEqual([0, 0, 1]);
  expect([...made.correlatesOfWar]).toEqual([540, 483]);
  expect(made.featureNames).toEqual(['efindex', 'mk_ever', 'year']);
  expect([...made.features]).toEqual([Number.NaN, 1, 2000, Number.NaN, 0, 2000, 0.5, 1, 2001]);
});

test('gzipped, and with Latin-1 bytes in a name, it reads the same numbers', async () => {
  const latin = Buffer.from(table.replaceAll('Chad', 'C\u00f4te'), 'latin1');
  const made = await read(gzipSync(latin));
  expect(made.countries.length).toBe(2);
  expect([...made.features]).toEqual([...(await read(table)).features]);
});

test('a fault is refused with its line and reason', async () => {
  await expect(read('ewp_name,year\nChad,2000')).rejects.toMatchObject({
    message: 'table.csv:1: the table lacks mk_onset_1or2',
  });
  await expect(read(`${table}\nChad,2000,x,0,0,0,0,483`)).rejects.toMatchObject({
    message: 'table.csv:5: Chad 2000 was already there on line 3',
  });
  await expect(read(table.replace('0.5', 'much'))).rejects.toMatchObject({ code: 'ewp.number', line: 2 });
  await expect(read(table.replace('2001', 'MMI'))).rejects.toMatchObject({ code: 'ewp.year', line: 2 });
  await expect(read('ewp_name,year,mk_onset_1or2')).rejects.toMatchObject({ code: 'ewp.empty' });
});

test('in a folder of many files the model table is known by its columns, the last by name of several', async () => {
  await writeFile(join(folder, 'basedata.csv'), 'year,country\n2000,Chad\n');
  await writeFile(join(folder, 'zz-not-a-table.csv.gz'), 'nothing gzipped');
  await expect(findEwpPredictors(folder)).rejects.toMatchObject({ code: 'ewp.none' });
  await writeFile(join(folder, 'prepared-2025-08.csv'), table);
  await writeFile(join(folder, 'prepared-2025-09.csv.gz'), gzipSync(table));
  expect(await findEwpPredictors(folder)).toBe(join(folder, 'prepared-2025-09.csv.gz'));
  await expect(findEwpPredictors(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'file.unreadable' });
});
