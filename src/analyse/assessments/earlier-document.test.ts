import { expect, test } from 'vitest';
import { piecesOf, type ReadParagraph, sectionOfHeading, withPieces } from './earlier-document.ts';
import { sectionNames, sectionWords } from './section.ts';

const heading = (level: number, text: string): ReadParagraph => ({ text, level, isItem: false, isBold: true });
const paragraph = (text: string, more: Partial<ReadParagraph> = {}): ReadParagraph => ({
  ...{ text, level: undefined, isItem: false, isBold: false },
  ...more,
});

test.each(sectionNames)('the heading of %s itself leads there', (name) => {
  expect(sectionOfHeading(sectionWords[name])).toBe(name);
});

test.each([
  ['2.1 Key stakeholders', 'actors'],
  ['IV. Root causes of the conflict', 'structural-causes'],
  ['Background', 'context-history'],
  ['3) Outlook and scenarios: six months', 'scenarios'],
  ['Policy recommendations', 'implications'],
  ['Atrocity risk factors (UN framework)', 'atrocity-lens'],
  ['Vulnerable communities', 'groups-at-risk'],
  ['Entry points for peace', 'implications'],
  ['Limitations', 'evidence-gaps'],
  ['Triggers', 'triggers-calendar'],
] as const)('“%s” speaks for %s', (said, section) => {
  expect(sectionOfHeading(said)).toBe(section);
});

test.each(['Executive summary', 'Annex', 'Acknowledgements', 'Compacted'])('“%s” fits no section', (said) => {
  expect(sectionOfHeading(said)).toBeUndefined();
});

test('a paper is cut at its headings; one beneath another stays with it unless it names a section by itself', () => {
  const pieces = piecesOf([
    paragraph('Draft of May.'),
    heading(1, 'Executive summary'),
    paragraph('It is grave.'),
    heading(1, '2 Conflict drivers'),
    paragraph('Land is short.'),
    heading(2, 'In the north'),
    paragraph('Herders come earlier.'),
    paragraph('Wells', { isItem: true }),
    paragraph('Grazing', { isItem: true }),
    heading(2, 'Actors'),
    paragraph('The council. The guard.'),
    heading(1, 'Nothing beneath'),
  ]);
  expect(pieces).toEqual([
    { heading: '', text: 'Draft of May.', section: undefined },
    { heading: 'Executive summary', text: 'It is grave.', section: undefined },
    {
      ...{ heading: '2 Conflict drivers', section: 'dynamics' },
      text: 'Land is short.\n\nIn the north\n\nHerders come earlier.\n\nWells\nGrazing',
    },
    { heading: 'Actors', text: 'The council. The guard.', section: 'actors' },
  ]);
});

test('in a paper without headings, short lines in bold are its headings', () => {
  const long =
    'In bold from its beginning to its end, as some write whatever they hold to be of weight, on and on and on, and more.';
  const pieces = piecesOf([
    paragraph('Scenarios', { isBold: true }),
    paragraph('It may end.'),
    paragraph(`${long} ${long}`, { isBold: true }),
  ]);
  expect(pieces.map(({ section }) => section)).toEqual(['scenarios']);
});

test('pieces come after what stands, and a heading that is the section’s own is not said twice', () => {
  const pieces = [
    { heading: '1. Actors', text: 'The council.' },
    { heading: 'Who finances whom', text: 'Nobody knows.' },
  ];
  expect(withPieces('The guard.\n', 'actors', pieces)).toBe(
    'The guard.\n\nThe council.\n\nWho finances whom\n\nNobody knows.',
  );
});
