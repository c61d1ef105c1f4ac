import { say } from '../../platform/language/say.ts';
import { escapeText } from '../../platform/web/pictures/svg.ts';
import type { EvidenceBasis } from './evidence.ts';
import type { GradedEvidence } from './graded-evidence.ts';
import { textOf } from './part-values.ts';

/**
 * What bears on one part, a line for each piece: which side, of which day, how good and how old. Markup, made here and
 * not in a template, since a full assessment has thousands of them and a template takes five times as long for each.
 * @param whole id of the draft, for those who may change it; empty for others
 */
export function evidenceLines(pieces: readonly GradedEvidence[], whole: string): string {
  const words = {
    against: escapeText(say('Against it:')),
    for: escapeText(say('For it:')),
    change: escapeText(say('Change')),
  };
  const lines = pieces.map(({ id, isAgainst, basis, values, ageDays }) => {
    const grade = escapeText(`${textOf(values.reliability)}${textOf(values.credibility)}`);
    const marking = basis.isHidden || basis.marking === '' ? '' : ` · <bdi>${escapeText(basis.marking)}</bdi>`;
    const facts = `<span class="fs-muted"><strong>${grade}</strong>${ageWords(ageDays)}${marking}</span>`;
    const change =
      whole === ''
        ? ''
        : ` <a class="govuk-link fs-nowrap" href="/analyse/assessment-evidence/${id}">${words.change}</a>`;
    return `<li>${isAgainst ? words.against : words.for} ${basisMarkup(basis)} ${facts}${change}</li>`;
  });
  return `<ul class="govuk-list fs-borne">${lines.join('')}</ul>`;
}

function ageWords(ageDays: number | undefined): string {
  if (ageDays === undefined) return '';
  const words = say('{count, plural, one {# day} other {# days}} old', { count: ageDays });
  return ` · ${escapeText(words)}`;
}

function basisMarkup(basis: EvidenceBasis): string {
  if (basis.isHidden) return `<span class="fs-muted">${escapeText(say('evidence that you may not see'))}</span>`;
  const title = `<bdi>${escapeText(basis.title)}</bdi>`;
  if (basis.href === '') return title;
  return `<a class="govuk-link" rel="noreferrer" href="${escapeText(basis.href)}">${title}</a>`;
}
