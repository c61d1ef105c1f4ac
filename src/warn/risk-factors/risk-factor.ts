/**
 * The fourteen risk factors of the United Nations' Framework of Analysis for Atrocity Crimes (2014): eight common to all
 * such crimes, and two more for each of genocide, crimes against humanity and war crimes. Factors by the Framework's
 * numbers; indicators in our own words under its numbers, some for each factor and not all of them.
 */

export const factorNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14] as const;
export type FactorNumber = (typeof factorNumbers)[number];

export const factorKindWords = {
  common: 'Common to all atrocity crimes',
  genocide: 'Genocide',
  'crimes-against-humanity': 'Crimes against humanity',
  'war-crimes': 'War crimes',
} as const;
export type FactorKind = keyof typeof factorKindWords;

export type RiskFactor = {
  readonly number: FactorNumber;
  readonly name: string;
  readonly kind: FactorKind;
  /** By the Framework's number, such as `7.14`. */
  readonly indicators: Readonly<Record<string, string>>;
};

export const riskFactors: readonly RiskFactor[] = [
  {
    number: 1,
    name: 'Situations of armed conflict or other forms of instability',
    kind: 'common',
    indicators: {
      '1.1': 'War, within the country or with another',
      '1.2': 'A peace agreement that breaks down, war next door, or the threat of it from outside',
      '1.3': 'A humanitarian emergency, of nature or of men',
      '1.4': 'Power that changes hands abruptly or against the rules',
      '1.6': 'Rule by force, and opposition put down severely',
      '1.9': 'Deep poverty, mass unemployment, or wide gaps between groups',
    },
  },
  {
    number: 2,
    name: 'Record of serious violations of international human rights and humanitarian law',
    kind: 'common',
    indicators: {
      '2.1': 'Serious violations now or before, above all where they follow a pattern or strike a group',
      '2.2': 'Earlier genocide, crimes against humanity, war crimes, or calls for them',
      '2.3': 'Those who commit serious violations go unpunished, by policy or by habit',
      '2.6': 'What was done is justified, told one-sidedly, or denied',
      '2.8': 'Groups trust neither the state nor each other since nobody was held to account',
    },
  },
  {
    number: 3,
    name: 'Weakness of State structures',
    kind: 'common',
    indicators: {
      '3.1': 'Laws that leave people without protection, or treaties that were never joined',
      '3.2': 'Courts, police and rights bodies without the means to do their work',
      '3.3': 'Judges who are not independent',
      '3.4': 'Security forces that civilians do not control',
      '3.5': 'Widespread corruption or poor governance',
    },
  },
  {
    number: 4,
    name: 'Motives or incentives',
    kind: 'common',
    indicators: {
      '4.1': 'Power to be won, widened or kept',
      '4.2': 'Wealth to be won or kept',
      '4.3': 'Land or resources that matter to those who fight',
      '4.5': 'A group that is seen as a threat to those in power or to others',
      '4.7': 'A belief that one identity stands above others',
      '4.8': 'Old grievances made into politics',
    },
  },
  {
    number: 5,
    name: 'Capacity to commit atrocity crimes',
    kind: 'common',
    indicators: {
      '5.1': 'People, arms and money at hand',
      '5.2': 'Means to bring people and arms to where they are wanted',
      '5.3': 'Ability to win or press many into taking part',
      '5.5': 'Ties to other armed forces or groups',
      '5.8': 'Arms, money, training or other backing from abroad',
    },
  },
  {
    number: 6,
    name: 'Absence of mitigating factors',
    kind: 'common',
    indicators: {
      '6.1': 'Groups at risk that can do little to protect themselves',
      '6.2': 'Weak civil society, and media that are neither free nor diverse',
      '6.4': 'United Nations and aid agencies absent, few, or kept away',
      '6.7': 'A state that hardly works with human rights bodies',
      '6.8': 'Parties that see no reason to talk',
      '6.11': 'Nobody who watches and warns',
    },
  },
  {
    number: 7,
    name: 'Enabling circumstances or preparatory action',
    kind: 'common',
    indicators: {
      '7.1': 'Emergency laws or extraordinary security measures',
      '7.3': 'Security forces strengthened, regrouped or turned on a group',
      '7.4': 'Arms bought in large quantities',
      '7.5': 'Militias formed or helped',
      '7.6': 'Telephone, internet or media cut or closely controlled',
      '7.7': 'Aid agencies, observers or reporters sent away or kept out',
      '7.12': 'People or their property marked by group',
      '7.14': 'Speech that stirs hatred, in the media or in public',
    },
  },
  {
    number: 8,
    name: 'Triggering factors',
    kind: 'common',
    indicators: {
      '8.1': 'Security forces sent suddenly, or fighting that begins',
      '8.2': 'War or tension that spills over from next door',
      '8.4': 'An abrupt change of power',
      '8.5': 'An attack on a leader or a well-known person',
      '8.8': 'A census or an election, or what is done to upset one',
      '8.11': 'A day on which earlier crimes are remembered',
      '8.12': 'A trial or another reckoning that is seen as unfair',
    },
  },
  {
    number: 9,
    name: 'Intergroup tensions or patterns of discrimination against protected groups',
    kind: 'genocide',
    indicators: {
      '9.1': 'Laws or practices that exclude, segregate or discriminate against a group',
      '9.2': 'A group, or what makes it one, that is not recognised',
      '9.3': 'Atrocities against a group that nobody answered for',
      '9.4': 'Serious tension between groups, or with the state, over rights, land, office or faith',
      '9.6': 'Nobody whose task it is to ease tension between groups',
    },
  },
  {
    number: 10,
    name: 'Signs of an intent to destroy in whole or in part a protected group',
    kind: 'genocide',
    indicators: {
      '10.1': 'Documents, speeches or media that state or imply such an intent, or call for it',
      '10.2': 'Members of a group killed, all or a chosen part of them, at once or by and by',
      '10.3': 'Widespread or systematic violence against the life, freedom or integrity of a group',
      '10.4': 'Measures against births in a group, or children taken from it',
      '10.8': 'Homes, farms, livelihoods, places of worship or culture of a group destroyed',
    },
  },
  {
    number: 11,
    name: 'Signs of a widespread or systematic attack against any civilian population',
    kind: 'crimes-against-humanity',
    indicators: {
      '11.1': 'Patterns of violence against civilians or a group of them, or against what is theirs',
      '11.2': 'Violence that grows in organisation or in means',
      '11.3': 'Media used to provoke or call for violence',
    },
  },
  {
    number: 12,
    name: 'Signs of a plan or policy to attack any civilian population',
    kind: 'crimes-against-humanity',
    indicators: {
      '12.1': 'Documents, speeches or media that state such a policy, or call for it',
      '12.2': 'Security procedures that differ by group',
      '12.3': 'Measures that change which groups live in an area',
      '12.4': 'Parallel structures, or a network of those who would take part',
      '12.5': 'Public or private means, of arms or otherwise, set aside for it',
    },
  },
  {
    number: 13,
    name: 'Serious threats to those protected under international humanitarian law',
    kind: 'war-crimes',
    indicators: {
      '13.1': 'Parties that split, or whose chain of command is broken',
      '13.2': 'People called up and arms handed out widely',
      '13.3': 'Sides that grow more radical',
      '13.4': 'A conflict turned into one of ethnic group or faith',
      '13.10': 'Children taken or used by armed forces or groups',
    },
  },
  {
    number: 14,
    name: 'Serious threats to humanitarian or peacekeeping operations',
    kind: 'war-crimes',
    indicators: {
      '14.1': 'Aid or peacekeeping that is seen as partial or political',
      '14.2': 'Aid or peacekeeping that is seen as helping the enemy',
      '14.4': 'Protected emblems disregarded, and their bearers threatened or attacked',
    },
  },
];

/** By number, for a form and a table: `7`: “7. Enabling circumstances …”. */
export const factorWords = Object.fromEntries(
  riskFactors.map(({ number, name }) => [String(number), `${number}. ${name}`]),
) as Readonly<Record<`${FactorNumber}`, string>>; // One entry for each number, by the test.

/** The eight that every atrocity crime shares: what a rapid assessment rates at least. */
export const commonFactors: readonly FactorNumber[] = riskFactors.flatMap(({ kind, number }) =>
  kind === 'common' ? [number] : [],
);

/** Whether this is a number of an indicator of the factor, `7.14` of 7; also of one that has no words here. */
export function isIndicatorOf(factor: string, indicator: string): boolean {
  return new RegExp(`^${factor}\\.[1-9][0-9]?$`).test(indicator);
}
