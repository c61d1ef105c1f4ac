import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlValidateError,
  XsdValidator,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';

/** What the schema, or a codelist, finds wrong. */
export interface IatiFault {
  /** 0 where it is not known. */
  readonly line: number;
  /** As `/iati-activities/iati-activity[2]/sector[1]`. */
  readonly place: string;
  readonly sentence: string;
  readonly advice: string;
}

/** Texts of the official schema files, `data/iati/schema/`. */
export interface IatiSchemaFiles {
  readonly activities: string;
  readonly common: string;
  readonly xml: string;
}

export interface IatiSchema {
  /** All faults of a file, in order; none: it is valid. The file must have been read by `iatiParts` before, which refuses DOCTYPEs. */
  faults(file: string): readonly IatiFault[];
  /** Gives the schema's memory back. */
  dispose(): void;
}

// Nothing but these names is ever opened: no disk, no network.
const folder = 'iati-schema-2.03/';
const quiet = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE;

/** Compiles the official XSD. @throws XmlError if the files are no such schema */
export function compileIatiSchema(files: IatiSchemaFiles): IatiSchema {
  const encoder = new TextEncoder();
  xmlRegisterInputProvider(
    new XmlBufferInputProvider({
      [`${folder}iati-common.xsd`]: encoder.encode(files.common),
      [`${folder}xml.xsd`]: encoder.encode(files.xml),
    }),
  );
  using document = XmlDocument.fromString(files.activities, { url: `${folder}iati-activities-schema.xsd` });
  const validator = XsdValidator.fromDoc(document);
  return {
    faults(file) {
      using read = XmlDocument.fromString(file, { option: quiet });
      try {
        validator.validate(read);
        return [];
      } catch (error) {
        if (!(error instanceof XmlValidateError)) throw error;
        return error.details.map(({ message, line, xpath }) => ({
          line,
          place: xpath ?? '',
          sentence: sentenceOf(message),
          advice: adviceOn(message),
        }));
      }
    },
    dispose: () => validator.dispose(),
  };
}

function sentenceOf(message: string): string {
  return message.trim().replaceAll('\n', ' ');
}

/** What to do, by the wording of libxml2's schema errors. */
function adviceOn(message: string): string {
  const expected = /Expected is (?:one of )?\( ?([^)]*?) ?\)/
    .exec(message)?.[1]
    ?.replaceAll('##other{*}*', 'an element of another namespace');
  if (message.includes('This element is not expected')) {
    return expected
      ? `Put here: ${expected}. Elements stand in the order of the schema.`
      : 'Take it out, or move it before.';
  }
  if (message.includes('Missing child element'))
    return expected ? `Add: ${expected}.` : 'Add the element that is missing.';
  const missing = /The attribute '([^']*)' is required but missing/.exec(message)?.[1];
  if (missing) return `Add the attribute ${missing}.`;
  const surplus = /The attribute '([^']*)' is not allowed/.exec(message)?.[1];
  if (surplus) return `Take out the attribute ${surplus}, or give it a namespace of your own.`;
  const type = /is not a valid value of the (?:atomic|local atomic|union)?\s*type '([^']*)'/.exec(message)?.[1];
  if (type) return `Write it as ${forms[type] ?? type}.`;
  return 'See the IATI standard, version 2.03, for what may stand there.';
}

const forms: Readonly<Record<string, string>> = {
  'xs:date': 'a date, 2026-11-24',
  'xs:dateTime': 'a date and time, 2026-11-24T09:30:00Z',
  'xs:decimal': 'a number with a point before its decimals, 1234.50',
  'xs:boolean': '1 or 0',
  'xs:anyURI': 'a web address',
  'xs:int': 'a whole number',
  'xs:positiveInteger': 'a whole number above 0',
};
