import { bold, bullets, heading, paragraph, source, type WrittenDocument } from '../../platform/documents/document.ts';
import { dateWords, formatPercent } from '../../platform/words.ts';
import type { Guide } from './guide.ts';

/** The guide on paper. @param today ISO 8601 @param reportAt where reports are filed */
export function guideDocument(guide: Guide, country: string, today: string, reportAt: string): WrittenDocument {
  const { lastYear, worstYear, chance } = guide;
  const past = [
    ...(lastYear === undefined
      ? []
      : [`${lastYear.deaths} civilians were killed deliberately in ${lastYear.year}, the last year counted.`]),
    ...(worstYear === undefined || worstYear.deaths === 0
      ? []
      : [
          `The worst year was ${worstYear.year}, with ${worstYear.deaths}; in ${guide.yearsWith25} of ${guide.yearsKnown} years it was 25 or more.`,
        ]),
    ...(chance === undefined
      ? []
      : [`The chance of 25 or more in the twelve months ahead is ${formatPercent(chance)}.`]),
  ];
  const listUnder = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [heading(1, title), bullets(...items)];
  return {
    ...{ title: `${country}: warning signs`, marking: guide.marking, caveats: guide.caveats, date: today },
    language: 'en-GB',
    blocks: [
      paragraph(bold('Report what has changed, however small: '), reportAt),
      heading(1, 'What to watch for'),
      ...(guide.isGeneral
        ? [paragraph('Nothing is rated or coded for this country yet: these are general signs.')]
        : []),
      ...guide.factors.flatMap((factor) => [
        paragraph(bold(`${factor.number}. ${factor.name}`), factorWords(factor)),
        bullets(...factor.signs.map(({ words }) => words)),
      ]),
      ...listUnder(
        'Who could be targeted',
        guide.groups.map(({ name, targetedBy }) => (targetedBy === undefined ? name : `${name}, by: ${targetedBy}`)),
      ),
      ...listUnder('What has been', past),
      ...listUnder(
        'Days to come',
        guide.days.map(({ on, name }) => `${dateWords(on)}: ${name}`),
      ),
      source(sourcesOf(guide)),
    ],
  };
}

function factorWords({ rating, direction, reports }: Guide['factors'][number]): string {
  const rated = rating === undefined ? [] : [`rated ${rating} of 3, ${(direction ?? '').toLowerCase()}`];
  const told = reports === 0 ? [] : [`${reports} ${reports === 1 ? 'report' : 'reports'} in twelve months`];
  const words = [...rated, ...told].join('; ');
  return words === '' ? '' : ` (${words})`;
}

function sourcesOf({ assessment, reports }: Guide): string {
  const rated =
    assessment === undefined
      ? 'no published assessment'
      : `the assessment published on ${dateWords(assessment.publishedOn)}`;
  return `Made from ${rated}, ${reports} ${reports === 1 ? 'report' : 'reports'} of twelve months, figures of the Uppsala Conflict Data Program and the calendar, as far as the reader may see them. Signs: the United Nations’ Framework of Analysis for Atrocity Crimes, in our own words.`;
}
