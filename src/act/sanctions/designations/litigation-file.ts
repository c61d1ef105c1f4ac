import { allFields } from '../../../platform/records/record.ts';
import type { Lack } from './criterion-test.ts';
import { designationCase } from './designation-case.ts';
import {
  type DesignationFile,
  type FiledCriterion,
  type FiledPiece,
  type KeptFile,
  releasedOf,
} from './designation-file.ts';

/** Whole for those who keep the case; or what can be released of it, for a court or the subject. */
export type FileScope = 'whole' | 'released';

/** A litigation file as it is given out, whatever becomes of it: paper or JSON. What is held back is null or not there. */
export type LitigationFile = {
  readonly scope: FileScope;
  readonly id: string;
  readonly subject: string;
  readonly subjectKind: string;
  readonly country: string;
  readonly regime: string;
  readonly measures: readonly string[];
  readonly state: string;
  readonly steps: readonly LitigationStep[];
  readonly texts: readonly { readonly name: string; readonly question: string; readonly text: string }[];
  readonly criteria: readonly LitigationCriterion[];
};

type LitigationStep = {
  /** ISO 8601, of the ledger. */
  readonly at: string;
  readonly state: string;
  readonly stateName: string;
  readonly by: string | null;
  /** The remark that the step asked for. */
  readonly said: string | null;
};

type LitigationCriterion = {
  readonly name: string;
  readonly wording: string;
  readonly answer: string | null;
  readonly reasons: string | null;
  readonly lack: Lack | null;
  readonly evidence: readonly LitigationPiece[];
};

type LitigationPiece = {
  readonly shows: string | null;
  readonly kind: string | null;
  readonly title: string | null;
  readonly address: string | null;
  readonly dated: string | null;
  readonly source: string | null;
  readonly marking: string | null;
  readonly release: string;
  readonly releasedPart: string | null;
  readonly files: readonly KeptFile[];
};

/** What is published, or told to the subject: the rest of what a case says stands in its whole file alone. */
const releasedTexts = ['statementOfReasons', 'publicationText', 'listedOn', 'listNumber', 'notifiedOn', 'delistedOn'];
const notTexts = ['subject', 'subjectKind', 'country', 'regime', 'measures', 'action'];

/** @param scope `released`: without names of officials, reasons of criteria and what of the evidence is held back */
export function litigationFile(file: DesignationFile, scope: FileScope): LitigationFile {
  const { values } = file.case;
  const isWhole = scope === 'whole';
  const steps = file.steps.map(({ at, to, stateName, by, what }) => ({
    ...{ at: at.toISOString(), state: to, stateName },
    ...(isWhole ? { by, said: what === '' ? null : what } : { by: null, said: null }),
  }));
  const { id, state } = file.case;
  return {
    ...{ scope, id, subject: values.subject, subjectKind: values.subjectKind, country: values.country },
    ...{ regime: file.regime, measures: values.measures, state, steps, texts: textsOf(file, isWhole) },
    criteria: isWhole ? file.criteria.map(wholeCriterion) : file.criteria.filter(isMet).map(releasedCriterion),
  };
}

function textsOf({ case: { values } }: DesignationFile, isWhole: boolean): LitigationFile['texts'] {
  const said: Readonly<Record<string, unknown>> = values;
  return Object.entries(allFields(designationCase)).flatMap(([name, { label, words }]) => {
    const text = said[name];
    const isAsked = isWhole ? !notTexts.includes(name) : releasedTexts.includes(name);
    return isAsked && typeof text === 'string' ? [{ name, question: label, text: words[text] ?? text }] : [];
  });
}

const isMet = ({ answer }: FiledCriterion) => answer?.answer === 'met';

function wholeCriterion({ name, wording, answer, lack, evidence }: FiledCriterion): LitigationCriterion {
  return {
    ...{ name, wording, answer: answer?.answer ?? null, reasons: answer?.reasons ?? null, lack: lack ?? null },
    evidence: evidence.map(wholePiece),
  };
}

function releasedCriterion(criterion: FiledCriterion): LitigationCriterion {
  const { name, wording, answer } = criterion;
  const evidence = releasedOf(criterion).map((released) =>
    released.release === 'whole' ? wholePiece(released.piece) : partAlone(released.part),
  );
  return { name, wording, answer: answer?.answer ?? null, reasons: null, lack: null, evidence };
}

function wholePiece({ shows, basis, release, releasedPart, files }: FiledPiece): LitigationPiece {
  const orNull = (text: string) => (text === '' ? null : text);
  const { kind } = basis;
  const known = basis.isHidden
    ? { title: null, address: null, dated: null, source: null, marking: null }
    : {
        title: basis.title,
        address: orNull(basis.href),
        dated: orNull(basis.dated),
        source: orNull(basis.source),
        marking: orNull(basis.marking),
      };
  return { shows, kind, ...known, release, releasedPart, files };
}

/** Of a piece of which a part can be released: the part's words, and nothing that tells the rest. */
function partAlone(releasedPart: string): LitigationPiece {
  const nothing = { shows: null, kind: null, title: null, address: null, dated: null, source: null, marking: null };
  return { ...nothing, release: 'part', releasedPart, files: [] };
}
