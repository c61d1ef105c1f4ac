/**
 * What civil society, international partners and those who have not signed in read, and so what is translated: by the
 * file of the sentence, or the address of the record that is defined by it. Work inside a department waits for its own
 * translators; its sentences are keys all the same.
 */
const pagesOfPartners: readonly { readonly of: RegExp; readonly why: string }[] = [
  {
    of: /^src\/platform\/(?!records\/record-document|web\/api\/|connectors\/)/,
    why: 'Around every page: lists, records, forms, words',
  },
  { of: /^src\/platform\/web\/api\/pages\//, why: 'How a partner’s own system reads' },
  { of: /^src\/places\//, why: 'The pages of countries' },
  { of: /^src\/warn\/warnings\//, why: 'A warning is read by those it is released to' },
  { of: /^src\/warn\/country-indicators\//, why: 'What others measure is public, on the pages of countries' },
  { of: /^src\/warn\/(events|forecasts)\//, why: 'The figures, the map and the methods are public' },
  {
    of: /^(src\/warn\/(signals|reports)\/|\/warn\/(signals|signal-reports|reports|report-questions)$)/,
    why: 'Partners tell what they see on the ground, and answer what they are asked',
  },
  {
    of: /^src\/warn\/releases\/(released-message\.ts|pages\/(released|released-message|own-messages-panel)\.njk)$/,
    why: 'What partners are told for the people at risk',
  },
  {
    of: /^(src\/warn\/evidence\/|\/warn\/evidence$)/,
    why: 'Partners collect evidence, and read what is released to them',
  },
  {
    of: /^src\/decide\/decisions\/(?!pages\/(decide|decide-step|strategy-decisions-panel|coming-back-panel)\.njk)/,
    why: 'Decisions as read',
  },
  { of: /^(src\/act\/actions\/|\/act\/asks$)/, why: 'Actions as read, and what they ask' },
  { of: /^src\/act\/instruments\/pages\//, why: 'Which instruments there are, and the harm that each risks' },
  { of: /^src\/act\/plans\/pages\/country-actions-panel\.njk$/, why: 'On the page of a country' },
  {
    of: /^(src\/account\/(recommendations|correspondence)\/|\/account\/(recommendations|correspondence|citations)$)/,
    why: 'What they asked, and the answer',
  },
  { of: /^src\/account\/(subscriptions|timeline)\//, why: 'What changed, and what was known on a day' },
  { of: /^src\/people\/(?!governance\/)/, why: 'Signing in, tokens, sealed identities, who may see what' },
  { of: /^src\/main\.ts$/, why: 'The first page of each stage' },
];

export function isOfPartners(file: string): boolean {
  return pagesOfPartners.some(({ of }) => of.test(file));
}
