import { expect, test } from 'vitest';
import { addressOf, pagerOf, stretchOf } from './pager.ts';

test('a page leads to the ones beside it, with its filter', () => {
  const pager = pagerOf('/list', { page: 2, level: 'high', show: '' }, 130);
  expect(pager).toEqual({
    count: 130,
    isMore: false,
    page: 2,
    pages: 3,
    previousHref: '/list?level=high',
    nextHref: '/list?page=3&level=high',
  });
});

test('the first page leads nowhere back, and the last nowhere on', () => {
  expect(pagerOf('/list', {}, 50)).toMatchObject({ pages: 1, previousHref: undefined, nextHref: undefined });
  expect(pagerOf('/list', { page: 2 }, 51)).toMatchObject({ previousHref: '/list', nextHref: undefined });
});

test('past the end the way back is to the last page', () => {
  expect(pagerOf('/list', { page: 9 }, 120)).toMatchObject({ previousHref: '/list?page=3', nextHref: undefined });
  expect(pagerOf('/list', { page: 9 }, 0)).toMatchObject({ pages: 1, previousHref: '/list', nextHref: undefined });
});

test('of very many no more are counted than cost little', () => {
  expect(pagerOf('/list', { page: 200 }, 10_001)).toMatchObject({ count: 10_000, isMore: true, nextHref: undefined });
});

test('pages follow one another without a gap', () => {
  const { offset, limit } = stretchOf(1);
  expect(offset).toBe(0);
  expect(stretchOf(2).offset).toBe(limit);
});

test('an address without a filter is its path', () => {
  expect(addressOf('/list.csv', { level: '', show: undefined })).toBe('/list.csv');
  expect(addressOf('/list.csv', { by: 'a&b' })).toBe('/list.csv?by=a%26b');
});
