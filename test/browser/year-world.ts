/** What is said in the year's walk, where more than one page must say it again. */
export const world = {
  country: 'Malawi',
  code: 'MWI',
  reason: 'Lists of names are read out at roadblocks in two districts.',
  question: 'What could set off killing along the lake before the vote?',
  driver: 'Land along the lake',
  strategy: 'Malawi: the vote without killing',
  objective: 'Both district chiefs settle quarrels over land before the vote',
  chosen: 'Démarche and mediation together',
  refused: 'Wait for the next report',
  unit: 'Lake Brigade',
  programme: 'Land courts along the lake',
  /** Where an agreement holds: a place without a warning, for one closed of late is not raised again so soon. */
  elsewhere: 'Zambia',
  agreement: 'Lilongwe Agreement on the Lake',
  violation: 'Armed men of one party went back to the ferry',
  letterSubject: 'What the government does about the roadblocks',
  recommendation: 'Report on early warning, Session 2026',
  item: 'Courts that reach the lake',
} as const;

const dayMs = 86_400_000;

/** So many days from today, ISO 8601. */
export const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
