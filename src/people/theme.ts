/**
 * The priority areas that the letter MIN/33171/2018 names. Objectives, actions, money and recommendations say which of
 * them they serve, and people subscribe to them.
 */
export const themeWords = {
  'women-peace-security': 'Women, Peace and Security',
  'girls-education': 'Girls’ Education',
  'children-armed-conflict': 'Children and Armed Conflict',
  'sexual-violence': 'Preventing Sexual Violence Initiative',
  'modern-slavery': 'Modern Slavery',
  'religion-belief': 'Freedom of Religion or Belief',
  'media-freedom': 'Freedom of the Media',
} as const;

export type Theme = keyof typeof themeWords;
