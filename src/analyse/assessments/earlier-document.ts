import { message } from '../../platform/language/message.ts';
import { type SectionName, sectionNames, sectionWords } from './section.ts';

/** What is read of an earlier paper: a paragraph, or a heading with its level. */
export type ReadParagraph = {
  readonly text: string;
  readonly level: number | undefined;
  readonly isItem: boolean;
  readonly isBold: boolean;
};

/** A stretch of an earlier paper under one heading, and the section that its words speak for. */
export type Piece = {
  /** Empty for what stands before the first heading. */
  readonly heading: string;
  readonly text: string;
  /** Nothing where the heading fits no section. */
  readonly section: SectionName | undefined;
};

/** Where what fits no section is kept unless somebody chooses another: it is lost by no oversight. */
export const sectionOfTheRest: SectionName = 'context-history';

export const mostPieces = 100;
/** A whole line in bold is a heading where a paper knows no headings, if it is no longer than this. */
const longestBoldHeading = 120;

/** Words of headings in papers of this kind, by the section that they speak for. In English, whole words, in small letters. */
const headingWords: Readonly<Record<SectionName, readonly string[]>> = {
  'question-scope': ['question', 'scope', 'purpose', 'terms of reference', 'introduction', 'aim', 'aims'],
  'context-history': ['context', 'history', 'background', 'historical'],
  'risk-picture': ['risk picture', 'current situation', 'situation', 'trends', 'risk overview', 'warning signs'],
  'structural-causes': ['structural causes', 'structural', 'root causes', 'underlying causes', 'long-term causes'],
  'proximate-causes': ['proximate causes', 'proximate', 'immediate causes', 'recent causes'],
  dynamics: ['drivers and dynamics', 'dynamics', 'drivers', 'conflict drivers', 'driving factors'],
  actors: ['actors', 'stakeholders', 'parties to the conflict', 'perpetrators', 'armed groups'],
  'groups-at-risk': ['groups at risk', 'at risk', 'vulnerable', 'victims', 'targeted groups', 'protection concerns'],
  'triggers-calendar': ['triggers', 'calendar', 'key dates', 'upcoming events', 'days to watch', 'timeline ahead'],
  opportunities: ['opportunities', 'resilience', 'resiliences', 'peace', 'capacities for peace', 'mitigating factors'],
  'atrocity-lens': ['atrocity', 'atrocities', 'risk factors', 'framework of analysis', 'mass killing', 'genocide'],
  recurrence: ['recurrence', 'past atrocities', 'impunity', 'lessons', 'precedents'],
  scenarios: ['scenarios', 'scenario', 'outlook', 'projections', 'what could happen'],
  implications: [
    ...['implications', 'interventions', 'interventions likely to succeed', 'recommendations', 'priorities'],
    ...['policy options', 'options', 'response', 'entry points', 'what to do'],
  ],
  'evidence-gaps': [
    'gaps',
    'gaps in knowledge',
    'knowledge gaps',
    'limitations',
    'sources',
    'methodology',
    'confidence',
  ],
};

/** A heading without its number and marks: “2.1 Actors:” is “actors”. */
function bareHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/^\s*(annex\s+)?([0-9]+[.)]?|[ivxlc]+[.)]|[a-z][.)])([0-9]+[.)]?)*\s+/u, '')
    .replaceAll(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim();
}

/** The section whose words stand in a heading; of several the one of which most stands there. */
export function sectionOfHeading(heading: string): SectionName | undefined {
  const bare = bareHeading(heading);
  const exact = sectionNames.find((name) => bareHeading(sectionWords[name]) === bare);
  if (exact !== undefined) return exact;
  const scored = sectionNames.map((name) => {
    const found = headingWords[name].filter((words) => ` ${bare} `.includes(` ${words} `));
    return { name, letters: Math.max(0, ...found.map(({ length }) => length)) };
  });
  const best = scored.toSorted((left, right) => right.letters - left.letters)[0];
  return best === undefined || best.letters === 0 ? undefined : best.name;
}

/** Whether a heading is the name of a section, or one of the words for it, and nothing else. */
function isNameOf(heading: string, section: SectionName): boolean {
  const bare = bareHeading(heading);
  return bare === bareHeading(sectionWords[section]) || headingWords[section].includes(bare);
}

/**
 * Cuts an earlier paper at its headings, and says of each stretch which section its heading speaks for. A heading beneath
 * another stays with it, unless it is the name of a section by itself.
 * @param paragraphs in the order in which they stand
 */
export function piecesOf(paragraphs: readonly ReadParagraph[]): readonly Piece[] {
  const knowsHeadings = paragraphs.some(({ level }) => level !== undefined);
  const pieces: { heading: string; level: number; parts: string[]; section: SectionName | undefined }[] = [];
  let wasItem = false;
  for (const { text, level, isItem, isBold } of paragraphs) {
    const isHeading = level !== undefined || (!knowsHeadings && isBold && text.length <= longestBoldHeading);
    const open = pieces.at(-1);
    if (isHeading) {
      const section = sectionOfHeading(text);
      const isBeneath = open?.section !== undefined && (level ?? 1) > open.level;
      if (!isBeneath || (section !== undefined && isNameOf(text, section))) {
        pieces.push({ heading: oneLine(text), level: level ?? 1, parts: [], section });
        wasItem = false;
        continue;
      }
    }
    const piece = open ?? { heading: '', level: 9, parts: [], section: undefined };
    if (open === undefined) pieces.push(piece);
    const last = piece.parts.length - 1;
    const line = text.replaceAll(/\n{2,}/g, '\n');
    if (isItem && wasItem && last >= 0) piece.parts[last] += `\n${line}`;
    else piece.parts.push(line);
    wasItem = isItem;
  }
  return pieces
    .filter(({ heading, parts }) => heading !== '' || parts.length > 0)
    .map(({ heading, parts, section }) => ({ heading, text: parts.join('\n\n'), section }))
    .filter(({ text }) => text !== '');
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** What a section says with these pieces after what it says already. A heading that is the section's own is left out. */
export function withPieces(wording: string, section: SectionName, pieces: readonly Omit<Piece, 'section'>[]): string {
  const added = pieces.flatMap(({ heading, text }) =>
    heading === '' || isNameOf(heading, section) ? [text] : [heading, text],
  );
  return [wording.trim(), ...added.map((each) => each.trim())].filter((each) => each !== '').join('\n\n');
}

export const earlierDocumentRefusals = {
  kind: message('Choose a Word document that ends in .docx, of 10 MB at most. Save an older one as .docx first'),
  damaged: message('This Word document cannot be read: it is damaged, or not what its name says. Save it once more'),
  large: message('Unpacked, this Word document is larger than is taken. Take out its pictures, and save it once more'),
  encrypted: message('This Word document is protected by a password. Save it without one'),
  macros: message('This Word document has macros. Save it as .docx without them'),
  empty: message('There is no text in this Word document'),
  many: message('This Word document has more than 100 headings. Bring it in by parts'),
} as const;
