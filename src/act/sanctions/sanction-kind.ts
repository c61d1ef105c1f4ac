/** The five kinds of sanctions that the letter MIN/33171/2018 names. */
export const sanctionKindWords = {
  diplomatic: 'Diplomatic measure',
  'travel-ban': 'Travel ban',
  'asset-freeze': 'Asset freeze',
  'arms-embargo': 'Arms embargo',
  'commodity-interdiction': 'Commodity interdiction',
} as const;
