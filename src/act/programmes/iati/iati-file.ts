import { type IatiActivity, iatiActivity } from './iati-activity.ts';
import { childrenOfRoot, IatiError, type XmlElement, xmlOf } from './xml-tree.ts';

/** The version that is read and written. */
const iatiVersion = '2.03';

/** What `<iati-activities>` says: `version`, `generated-datetime`, declared namespaces. */
export interface IatiFileHead {
  readonly attributes: Readonly<Record<string, string>>;
}

export interface IatiFile extends IatiFileHead {
  readonly activities: readonly IatiActivity[];
  /** Elements of other namespaces beside the activities. */
  readonly others: readonly XmlElement[];
}

export type IatiPart =
  | { readonly kind: 'head'; readonly head: IatiFileHead }
  | { readonly kind: 'activity'; readonly activity: IatiActivity; readonly line: number }
  | { readonly kind: 'other'; readonly element: XmlElement };

/**
 * Reads a file piece by piece, one activity in memory at a time.
 * @throws IatiError with its line: not well-formed, another root or version, something modelled wrong or missing
 */
export function* iatiParts(pieces: Iterable<string>): Generator<IatiPart> {
  let isHead = true;
  for (const element of childrenOfRoot(pieces)) {
    if (isHead) {
      checkHead(element);
      yield { kind: 'head', head: { attributes: element.attributes } };
    } else if (element.name === 'iati-activity') {
      yield { kind: 'activity', activity: iatiActivity.read(element), line: element.line };
    } else {
      yield { kind: 'other', element };
    }
    isHead = false;
  }
}

function checkHead({ name, line, attributes }: XmlElement): void {
  if (name !== 'iati-activities') {
    throw new IatiError(line, name, 'this is no file of IATI activities: its root must be <iati-activities>.');
  }
  if (attributes.version !== iatiVersion) {
    const stated = attributes.version === undefined ? 'no version' : `version ${attributes.version}`;
    throw new IatiError(line, name, `it states ${stated}; convert the file to version ${iatiVersion} first.`);
  }
}

/** The whole file. @throws IatiError as `iatiParts` */
export function readIatiFile(pieces: Iterable<string>): IatiFile {
  const parts = [...iatiParts(pieces)];
  const attributes = parts.flatMap((part) => (part.kind === 'head' ? [part.head.attributes] : []))[0] ?? {};
  return {
    attributes,
    activities: parts.flatMap((part) => (part.kind === 'activity' ? [part.activity] : [])),
    others: parts.flatMap((part) => (part.kind === 'other' ? [part.element] : [])),
  };
}

/** A file as UTF-8 text in pieces, one activity each, in the order of the schema. */
export function* iatiText({
  attributes,
  activities,
  others = [],
}: Omit<IatiFile, 'others'> & Partial<IatiFile>): Generator<string> {
  const head = xmlOf({
    name: 'iati-activities',
    attributes: { version: iatiVersion, ...attributes },
    children: [],
    line: 0,
  });
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${head.replace(/\/>$/, '>')}\n`;
  for (const activity of activities) yield `${xmlOf(iatiActivity.write(activity), '  ')}\n`;
  for (const other of others) yield `${xmlOf(other, '  ')}\n`;
  yield '</iati-activities>\n';
}
