import type { Chance } from './chance.ts';

const who = [
  'Armed men',
  'A militia',
  'Security forces',
  'Herders and farmers',
  'Fighters of two groups',
  'Local police',
];
const did = ['gathered near', 'attacked', 'withdrew from', 'closed the road to', 'recruited in', 'burned houses in'];
// Names in several scripts and with accents, so that folding has work to do.
const where = [
  'El Fasher',
  'الفاشر',
  'Дарфур',
  'Bouaké',
  'N’Djamena',
  'Goma',
  'Bria',
  'Ménaka',
  'Malakal',
  'အမ်း',
  'Львів',
];
const then = [
  'Families fled to the south',
  'The market has been shut for two weeks',
  'Broadcasts call neighbours vermin',
  'Aid has not arrived since Monday',
  'Elders ask for a patrol',
  'The curfew was lifted',
];
const purposes = [
  'to open the road for aid',
  'to have those who gave the orders named',
  'to keep the ceasefire watched',
  'to bring both sides to talks',
  'to stop the flow of arms',
  'to protect the camp and the people in it',
];

/** A few plain sentences such as a report or a reason holds. */
export function sentences({ oneOf, between }: Chance, countryName: string): string {
  const number = Math.floor(between(3, 400));
  return `${oneOf(who)} ${oneOf(did)} ${oneOf(where)}, ${countryName}; ${number} people were counted there. ${oneOf(then)}. ${oneOf(then)}.`;
}

export function purpose({ oneOf }: Chance, countryName: string): string {
  return `${oneOf(['Ask the government', 'Work with neighbours', 'Support partners', 'Send observers'])} in ${countryName} ${oneOf(purposes)}`;
}
