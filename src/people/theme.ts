/**
 * The priority areas of the Foreign & Commonwealth Office's letter MIN/33171/2018 (13 February 2019), to which the work
 * against mass atrocities is tied. Any object that can be found may carry some: `themes` of `indexDocument`.
 */
export const themes = [
  {
    id: 'women-peace-security',
    name: 'Women, Peace and Security',
    about: 'Women in preventing and resolving conflict, and their protection in it',
  },
  { id: 'girls-education', name: 'Girls’ Education', about: 'Twelve years of quality education for each girl' },
  {
    id: 'children-armed-conflict',
    name: 'Children and Armed Conflict',
    about: 'Children killed, maimed, recruited or kept from school and aid by armed forces and groups',
  },
  {
    id: 'preventing-sexual-violence',
    name: 'Preventing Sexual Violence Initiative',
    about: 'Sexual violence in conflict: its prevention, justice for it and support for survivors',
  },
  { id: 'modern-slavery', name: 'Modern Slavery', about: 'Forced labour, human trafficking and modern slavery' },
  {
    id: 'freedom-of-religion-or-belief',
    name: 'Freedom of Religion or Belief',
    about: 'The right to have a religion or belief, to change it, or to have none',
  },
  {
    id: 'freedom-of-the-media',
    name: 'Freedom of the Media',
    about: 'The safety of journalists, and a free and independent press',
  },
] as const;

/** Each theme's name by its id, for a record's choices. */
export const themeWords = wordsOf(themes);

export type ThemeId = (typeof themes)[number]['id'];

/** A guard for what comes from a form or the database. */
export function isThemeId(text: string): text is ThemeId {
  return themes.some(({ id }) => id === text);
}

export function themeName(theme: ThemeId): string {
  return themes.find(({ id }) => id === theme)?.name ?? theme;
}

function wordsOf<const Entries extends readonly { readonly id: string; readonly name: string }[]>(entries: Entries) {
  // Its keys are the entries' own ids: `fromEntries` forgets them.
  return Object.fromEntries(entries.map(({ id, name }) => [id, name])) as Record<Entries[number]['id'], string>;
}
