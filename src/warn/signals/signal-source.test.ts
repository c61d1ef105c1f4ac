import { expect, test } from 'vitest';
import { namesInside, sourceOf } from './signal-source.ts';

const id = '0192f0c1-0000-7000-8000-000000000001';

test('the address of a report or of evidence names it, with or without what follows', () => {
  expect(sourceOf(`/warn/reports/${id}`)).toEqual({ kind: 'report', id });
  expect(sourceOf(`/warn/evidence/${id}#files`)).toEqual({ kind: 'evidence', id });
});

test('an address that only looks like one names nothing, so that no database is asked for what is no id', () => {
  for (const source of [
    ...[`/warn/reports/${'-'.repeat(36)}`, `/warn/reports/${id}0`, `/warn/reports/${id}/attachments`],
    ...[`/warn/signals/${id}`, `https://forestall.example/warn/reports/${id}`, '/places/SDN', ''],
  ]) {
    expect([source, sourceOf(source)]).toEqual([source, undefined]);
  }
});

test('an address that names something here is known for it, and one of the web or of a country is not', () => {
  for (const source of [
    ...[`/warn/reports/${id}`, '/warn/lists', `/analyse/assessments/${id}`],
    `https://forestall.example/warn/reports/${id}`,
  ]) {
    expect([source, namesInside(source)]).toEqual([source, true]);
  }
  for (const source of ['/places/SDN', 'https://news.example/warn/of/floods', `https://news.example/${id}`]) {
    expect([source, namesInside(source)]).toEqual([source, false]);
  }
});
