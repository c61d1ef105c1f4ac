import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ListedSubject, stated } from './listed-subject.ts';
import { isNamedConsolidated, otherNamesFile } from './ofac-list.ts';
import { readList, readOtherNames } from './read-list.ts';

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  // In small pieces, so that every record lies across several.
  for (let at = 0; at < bytes.length; at += 37) yield bytes.subarray(at, at + 37);
}

async function read(text: string, alternate = '') {
  const subjects: ListedSubject[] = [];
  const reading = await readList(
    bytesOf(text),
    (subject) => subjects.push(subject),
    await readOtherNames(bytesOf(alternate)),
  );
  return { reading, subjects };
}

const un = `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2025-03-22T23:00:00.887Z"><INDIVIDUALS><INDIVIDUAL>
<DATAID>1</DATAID><FIRST_NAME> RI </FIRST_NAME><SECOND_NAME>WON HO</SECOND_NAME><THIRD_NAME/>
<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.033</REFERENCE_NUMBER><LISTED_ON>2016-11-30</LISTED_ON>
<NAME_ORIGINAL_SCRIPT>리원호</NAME_ORIGINAL_SCRIPT><NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Ri &amp; Co</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1962</FROM_YEAR><TO_YEAR>1965</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1961</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<COMMENTS1>Said to be
abroad.</COMMENTS1><DESIGNATION><VALUE>a) Envoy</VALUE><VALUE>Clerk</VALUE></DESIGNATION><VERSIONNUM>1</VERSIONNUM>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER> 381310014</NUMBER></INDIVIDUAL_DOCUMENT>
</INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><FIRST_NAME>KOMID</FIRST_NAME><REFERENCE_NUMBER>KPe.001</REFERENCE_NUMBER>
</ENTITY></ENTITIES></CONSOLIDATED_LIST>`;

test('the UN’s XML gives names with their quality, dates of birth as precise as stated, and what decides', async () => {
  const { reading, subjects } = await read(un);
  expect(reading).toEqual({ list: 'un', madeOn: '2025-03-22', subjects: 2, repairs: [] });
  expect(subjects[0]).toEqual({
    list: 'un',
    reference: 'KPi.033',
    kind: 'person',
    names: [
      { text: 'RI WON HO', type: 'primary' },
      { text: '리원호', type: 'variation', original: true },
      { text: 'Ri & Co', type: 'alias', quality: 'low' },
    ],
    birthDates: [
      { year: 1962, untilYear: 1965 },
      { year: 1961, circa: true },
    ],
    nationalities: ["Democratic People's Republic of Korea"],
    identifiers: [{ type: 'passport', number: '381310014' }],
    unReference: 'KPi.033',
    regime: 'DPRK',
    listedOn: '2016-11-30',
    others: { COMMENTS1: 'Said to be abroad.', DESIGNATION: 'a) Envoy, Clerk' },
    line: 2,
  });
  expect(subjects[1]).toMatchObject({ kind: 'organisation', reference: 'KPe.001' });
});

const ukXml = `<Designations><Designation><LastUpdated>04/08/2026</LastUpdated><DateDesignated>29/06/2012</DateDesignated>
<UniqueID>HAI0012</UniqueID><UNReferenceNumber>HTi.001</UNReferenceNumber>
<Names><Name><Name1>Jean</Name1><Name6>Dupont</Name6><NameType>Primary Name</NameType></Name>
<Name><Name6>Ti Jean</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name></Names>
<NonLatinNames><NonLatinName><NameNonLatinScript>Жан</NameNonLatinScript></NonLatinName></NonLatinNames>
<RegimeName>Haiti</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
<IndividualDetails><Individual><DOBs><DOB>dd/mm/1965</DOB><DOB>03/04/1966</DOB></DOBs>
<Nationalities><Nationality>Haiti</Nationality></Nationalities>
<PassportDetails><Passport><PassportNumber>PP123456</PassportNumber></Passport></PassportDetails></Individual></IndividualDetails>
</Designation><Designation><UniqueID>RUS1</UniqueID><Names><Name><Name6>VERNAL</Name6></Name></Names>
<IndividualEntityShip>Ship</IndividualEntityShip><OtherInformation>IMO number: 9074729.</OtherInformation></Designation></Designations>`;

const dupont = {
  list: 'uk',
  reference: 'HAI0012',
  kind: 'person',
  names: [
    { text: 'Jean Dupont', type: 'primary' },
    { text: 'Ti Jean', type: 'alias', quality: 'low' },
    { text: 'Жан', type: 'variation', original: true },
  ],
  birthDates: [{ year: 1965 }, { year: 1966, month: 4, day: 3 }],
  nationalities: ['Haiti'],
  identifiers: [{ type: 'passport', number: 'PP123456' }],
  unReference: 'HTi.001',
  regime: 'Haiti',
};

test('the UK’s XML, its CSV under a report date and the stored lines give the same subject', async () => {
  const xml = await read(ukXml);
  expect(xml.subjects[0]).toMatchObject({ ...dupont, listedOn: '2012-06-29' });
  expect(xml.subjects[1]).toMatchObject({ kind: 'vessel', identifiers: [{ type: 'imo', number: '9074729' }] });
  const csv = await read(
    'Report Date: 12-Mar-2025\nUnique ID,UN Reference Number,Name 6,Name 1,Name type,Alias strength,Name non-latin script,Regime Name,Designation Type,D.O.B,Nationality(/ies),Passport number\n' +
      'HAI0012,HTi.001,Dupont,Jean,Primary Name,,Жан,Haiti,Individual,dd/mm/1965,Haiti,PP123456\n' +
      'HAI0012,HTi.001,Ti Jean,,Alias,Low quality a.k.a,,Haiti,Individual,03/04/1966,Haiti,PP123456\n',
  );
  expect(csv.reading).toMatchObject({ list: 'uk', madeOn: '2025-03-12', subjects: 1 });
  expect(csv.subjects[0]).toMatchObject(dupont);
  const line = {
    unique_id: 'HAI0012',
    un_reference_number: 'HTi.001',
    date_designated: '2012-06-29',
    names: {
      names: [
        { name1: 'Jean', name6: 'Dupont', name_type: 'Primary Name' },
        { name6: 'Ti Jean', name_type: 'Alias', alias_strength: 'Low quality a.k.a' },
      ],
    },
    non_latin_names: { names: [{ name_non_latin_script: 'Жан' }] },
    regime_name: 'Haiti',
    individual_entity_ship: 'Individual',
  };
  const lines = await read(`{"id":"_index","count":1}\n${JSON.stringify(line)}\n`);
  expect(lines.subjects[0]).toMatchObject({
    names: dupont.names,
    reference: 'HAI0012',
    regime: 'Haiti',
    listedOn: '2012-06-29',
  });
});

test('what else a record states is kept under the list’s own names, in XML, stored lines and CSV', async () => {
  const xml = await read(ukXml);
  expect(xml.subjects.map(({ others }) => others)).toEqual([
    { LastUpdated: '04/08/2026', IndividualDetails: expect.stringContaining('PP123456') },
    { OtherInformation: 'IMO number: 9074729.' },
  ]);
  const line = {
    unique_id: 'X1',
    names: { names: [{ name6: 'A' }] },
    addresses: { addresses: [{ city: 'B', zip: '' }] },
  };
  const flags = { travel_ban: true, deflag: false };
  const [stored] = (await read(JSON.stringify({ ...line, id: 'x1', indicators: flags, nothing: null }))).subjects;
  expect(stored?.others).toEqual({ addresses: 'B', indicators: 'travel_ban' });
  const [plain] = (await read('name,Reason,id\nAnn Lee,"Arms, to X",7\n')).subjects;
  expect(plain?.others).toEqual({ reason: 'Arms, to X' });
});

test('the EU’s XML is read, and two stored coats of one subject are one', async () => {
  const xml = await read(`<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2025-01-02T03:04:05">
<sanctionEntity euReferenceNumber="EU.1.1" unitedNationId="QDi.43"><regulation programme="TAQA" publicationDate="2003-09-13"/>
<subjectType code="person"/><nameAlias wholeName="Anna Muster" strong="true" nameLanguage="DE"/><nameAlias wholeName="Änni" strong="false"/>
<birthdate year="1970" circa="true"/><citizenship countryIso2Code="ID"/><identification identificationTypeCode="passport" number="A 1"/></sanctionEntity></export>`);
  expect(xml.reading).toMatchObject({ list: 'eu', madeOn: '2025-01-02' });
  expect(xml.subjects[0]).toMatchObject({
    names: [
      { text: 'Anna Muster', type: 'primary', quality: 'good', language: 'de' },
      { text: 'Änni', type: 'alias', quality: 'low' },
    ],
    birthDates: [{ year: 1970, circa: true }],
    nationalities: ['ID'],
    unReference: 'QDi.43',
    regime: 'TAQA',
  });
  const old = {
    names: ['Anna Muster', 'A. Muster'],
    entity_type: 'person',
    birthdate: '1970-01-02',
    ref_number: 'EU.1.1',
  };
  const coat = {
    eu_reference_number: 'EU.1.1',
    subject_type: { code: 'person' },
    name_aliases: [{ whole_name: 'Anna Muster', strong: true }],
    citizenships: [{ country_iso2_code: 'ID' }],
  };
  const { subjects } = await read(`${JSON.stringify(old)}\n${JSON.stringify(coat)}\n`);
  expect(subjects).toHaveLength(1);
  expect(subjects[0]?.names.map(({ text }) => text)).toEqual(['Anna Muster', 'A. Muster']);
  expect(subjects[0]).toMatchObject({ nationalities: ['ID'], birthDates: [{ year: 1970, month: 1, day: 2 }] });
});

test('OFAC’s headerless CSV is read with the alternate names beside it, -0- is none, and its last stray character nothing', async () => {
  const { reading, subjects } = await read(
    '2674,"ABBAS, Abu",individual,SDGT,Director,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 10 Dec 1948; nationality Egypt; Passport 1084010 (Egypt); a.k.a. \'ZAYDAN\'."\n' +
      '4243,EBANO,vessel,CUBA,-0- ,-0- ,General Cargo,2595,1865,Panama,-0- ,Vessel Registration Identification IMO 7406784.\n\u001a\n',
    '2674,1,aka,"ABBAS, Mohammed",-0- \n2674,2,fka,"OTHER, Name",-0- \n\u001a\n',
  );
  expect(reading).toMatchObject({ list: 'ofac', subjects: 2 });
  expect(subjects[0]).toMatchObject({
    names: [
      { text: 'Abu ABBAS', type: 'primary' },
      { text: 'Mohammed ABBAS', type: 'alias' },
      { text: 'Name OTHER', type: 'former' },
      { text: 'ZAYDAN', type: 'alias', quality: 'low' },
    ],
    birthDates: [{ year: 1948, month: 12, day: 10 }],
    nationalities: ['Egypt'],
    identifiers: [{ type: 'passport', number: '1084010', country: 'Egypt' }],
    regime: 'SDGT',
  });
  expect(subjects[1]).toMatchObject({ kind: 'vessel', identifiers: [{ type: 'imo', number: '7406784' }] });
  expect(otherNamesFile('ofac-sdn-2022-01.csv.gz')).toBe('ofac-alt-2022-01.csv.gz');
  expect(otherNamesFile('SDN.CSV')).toBe('ALT.CSV');
  expect(otherNamesFile('uk.csv')).toBeUndefined();
  expect(otherNamesFile('cons_prim.csv')).toBe('cons_alt.csv');
  for (const name of ['consolidated.xml', 'CONSOLIDATED.XML', 'cons_prim.csv.gz', 'ofac-consolidated-2025.xml']) {
    expect(isNamedConsolidated(name)).toBe(true);
  }
  for (const name of ['sdn.xml', 'ofac-sdn-2022-01.csv.gz', 'consul.xml'])
    expect(isNamedConsolidated(name)).toBe(false);
});

test('OFAC’s XML is read', async () => {
  const { subjects } =
    await read(`<sdnList xmlns="https://example.org"><sdnEntry><uid>9</uid><firstName>Abu</firstName><lastName>ABBAS</lastName>
<sdnType>Individual</sdnType><programList><program>SDGT</program></programList>
<akaList><aka><type>a.k.a.</type><category>weak</category><lastName>ZAYDAN</lastName></aka></akaList>
<idList><id><idType>Passport</idType><idNumber>1084010</idNumber><idCountry>Egypt</idCountry></id></idList>
<dateOfBirthList><dateOfBirthItem><dateOfBirth>circa 1948</dateOfBirth></dateOfBirthItem></dateOfBirthList></sdnEntry></sdnList>`);
  expect(subjects[0]).toMatchObject({
    reference: '9',
    names: [
      { text: 'Abu ABBAS', type: 'primary' },
      { text: 'ZAYDAN', type: 'alias', quality: 'low' },
    ],
    birthDates: [{ year: 1948, circa: true }],
    identifiers: [{ type: 'passport', number: '1084010', country: 'Egypt' }],
  });
});

test('a plain CSV with a column of names is a list', async () => {
  const { subjects } = await read(
    'name,aliases,kind,date_of_birth\nAcme Ltd,Acme;ACM,company,\nAnn Lee,,person,1970\n',
  );
  expect(subjects.map(({ kind, names }) => [kind, names.length])).toEqual([
    ['organisation', 3],
    ['person', 1],
  ]);
});

test('an & or < that begins nothing is mended and told', async () => {
  const { reading, subjects } = await read(un.replace('KOMID', 'R&D <0@> KOMID'));
  expect(subjects[1]?.names[0]?.text).toBe('R&D <0@> KOMID');
  expect(reading.repairs.map(({ readAs }) => readAs)).toEqual(['&', '<']);
});

test.each([
  ['', 1, /the file is empty/],
  ['<rss><x/></rss>', 1, /root <rss> is not that of a known list/],
  [un.slice(0, 700), 8, /not well-formed XML/],
  [un.replace('<REFERENCE_NUMBER>KPe.001</REFERENCE_NUMBER>', ''), 13, /no REFERENCE_NUMBER/],
  ['<!DOCTYPE x><CONSOLIDATED_LIST/>', 1, /DOCTYPE/],
  ['a,b,c\n1,2,3\n', 1, /not the header of a known list/],
  ['{"unique_id":"X1"\n', 1, /not JSON/],
  ['<CONSOLIDATED_LIST></CONSOLIDATED_LIST>', 1, /no listed subject/],
])('what is no list is refused with its line', async (text, line, sentence) => {
  await expect(read(text)).rejects.toMatchObject({ name: 'ListError', line, message: expect.stringMatching(sentence) });
});

test('what a list states is without spaces around it and with single ones between, whatever stands there', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\t', '\n', '\u00a0', '\u3000', '\ufeff', '-', '0') });
  fc.assert(
    fc.property(text, (given) => {
      const plain = given.replaceAll(/[\s\u00a0]+/g, ' ').trim();
      expect(stated(given)).toBe(plain === '' || plain === '-0-' ? undefined : plain);
    }),
  );
});
