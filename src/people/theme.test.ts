import { expect, test } from 'vitest';
import { isThemeId, themeName, themes } from './theme.ts';

test('the themes are the seven priority areas of the letter, in its order', () => {
  expect(themes.map(({ name }) => name)).toEqual([
    'Women, Peace and Security',
    'Girls’ Education',
    'Children and Armed Conflict',
    'Preventing Sexual Violence Initiative',
    'Modern Slavery',
    'Freedom of Religion or Belief',
    'Freedom of the Media',
  ]);
});

test('each is known by an id that fits into an address', () => {
  for (const { id, name } of themes) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(isThemeId(id) && themeName(id)).toBe(name);
  }
  expect(isThemeId('weather')).toBe(false);
});
