import { expect, test } from 'vitest';
import { probabilityScatter } from './probability-scatter.ts';

const words = { id: 'p', title: 'T', description: 'D', across: 'Chance', up: 'Actions' };
const form = { ...words, filledWords: 'Money', hollowWords: 'No money' };
const dot = (label: string, probability: number, count: number) => ({
  ...{ label, words: `${label} & more`, probability, count, filled: count > 0, first: true },
});

test('each dot stands further right with its probability and further up with its count, and says what it is', () => {
  const svg = probabilityScatter({ ...form, dots: [dot('AAA', 0.1, 0), dot('BBB', 0.9, 4)] });
  const circles = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"[^>]*><title>([^<]*)/g)];
  expect(circles.map(([, , , title]) => title)).toEqual(['AAA &amp; more', 'BBB &amp; more']);
  const [one, other] = circles.map(([, x, y]) => [Number(x), Number(y)]);
  expect(other?.[0]).toBeGreaterThan(one?.[0] ?? Number.NaN);
  expect(other?.[1]).toBeLessThan(one?.[1] ?? Number.NaN);
});

test('labels that would touch are left out, and the dots stay', () => {
  const dots = Array.from({ length: 12 }, (_, at) => dot(`L${at}X`, 0.5 + at / 1000, 0));
  const svg = probabilityScatter({ ...form, dots });
  expect(svg.match(/L\d+X<\/text>/g)?.length).toBeLessThan(12);
  expect(svg.match(/L\d+X &amp; more<\/title>/g)).toHaveLength(12);
});
