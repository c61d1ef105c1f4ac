/**
 * Words in names that say what somebody or something is, not who: titles, particles, connecting words, forms of companies,
 * numbers. Lists are of the language, not of any list of persons.
 */

const words = (text: string) => text.split(' ');

/** Ranks, honours and ways to address, folded. */
export const titles: ReadonlySet<string> = new Set(
  words(
    'mr mrs ms miss mister dr doctor prof professor sir dame lord lady hon honourable rev reverend fr father sister brother ' +
      'herr frau monsieur madame mme mlle senor senora don dona dom signor signora pan pani gospodin ' +
      'president prasident presidente minister general gen colonel col major maj captain capt cpt lieutenant lt sergeant sgt brigadier brig admiral commander cmdr marshal ' +
      'haji hajji hadji haj hajj al-hajj alhaji sheikh shaikh shaykh sheik cheikh cheik mullah mulla mawlawi maulavi molvi moulavi maulana mawlana mufti qari hafiz ' +
      'imam shykh hajy mla ayatollah hojjatoleslam hojatoleslam hodjatoleslam engineer eng ing eng pir',
  ),
);

/** Particles that stand for one another, by what they stand for. Between parts they say little. */
export const particles: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bin: 'bin ibn ben bn bint binti bte ould wald wuld ap mac',
    al: 'al el ad ar as ash at az an ud ur ul us ed es il',
    de: 'de da do dos das del della dello degli di du des la le las los den der dem van von vom zu zum zur ter ten te het of the and et und af av',
  }).flatMap(([stands, text]) => words(text).map((word): [string, string] => [word, stands])),
);

/** “Servant of”, written apart, joined or with the article. */
export const servants: ReadonlySet<string> = new Set(words('abd abdul abdel abdal abdol abdoul abdur abdus abdu abdi'));
/** What a servant’s name begins with where it is written as one word, longest first; what follows is a word of its own. */
export const servantPrefixes: readonly string[] = words(
  'abdoul abderr abdess abdul abdel abdal abdol abdur abdus abder abdes',
);
/** “Father of”, “mother of”. */
export const parents: ReadonlyMap<string, string> = new Map([
  ...words('abu abou abo aboo bu bou abw').map((word): [string, string] => [word, 'abu']),
  ...words('umm um oum').map((word): [string, string] => [word, 'umm']),
]);

/** “God”, as it ends names that spellings join or not. */
export const gods: ReadonlySet<string> = new Set(words('allah ullah ollah ellah illah lillah alh lh lah'));
/** “The faith”, after the article. */
export const faiths: ReadonlySet<string> = new Set(words('din deen dine dyn'));
/** The same with the article. */
export const joinedFaiths: ReadonlySet<string> = new Set(
  words('eddine eddin eddeen uddin uddeen aldin aldine addin addine aldyn'),
);

/** Forms of organisations: the first word of each line is the kind of form, the rest how it is written, `_` for a space. */
const formLines = [
  'limited ltd limited ltda limitada ltee limitee pte pty pvt private_limited_company private_limited sdn_bhd llc limited_liability_company limited_liability_co ooo obshchestvo_s_ogranichennoy_otvetstvennostyu obshchestvo_s_ogranichennoi_otvetstvennostyu tov gmbh gesellschaft_mit_beschrankter_haftung mbh srl societatea_cu_raspundere_limitata sociedad_de_responsabilidad_limitada societa_a_responsabilita_limitata sarl societe_a_responsabilite_limitee bv besloten_vennootschap sprl bvba doo d_o_o spzoo sp_z_oo sp_zoo spolka_z_ograniczona_odpowiedzialnoscia kft oy ou sia uab aps as_uab fzc fze fzco dmcc wll llp_ltd eood ood shpk gk',
  'stock jsc joint_stock_company joint_stock_co pjsc ojsc cjsc open_joint_stock_company closed_joint_stock_company public_joint_stock_company ao oao zao pao aktsionernoe_obshchestvo publichnoe_aktsionernoe_obshchestvo otkrytoe_aktsionernoe_obshchestvo zakrytoe_aktsionernoe_obshchestvo ag aktiengesellschaft akg sa societe_anonyme sociedad_anonima sociedad_anonima_de_capital_variable sa_de_cv spa societa_per_azioni nv naamloze_vennootschap ab aktiebolag a_s as asa plc public_limited_company oyj kk kabushiki_kaisha inc incorporated corp corporation se rt zrt nyrt ad pt tbk na se',
  'partnership lp llp limited_partnership limited_liability_partnership kg kommanditgesellschaft gmbh_co_kg ohg og cv sca scs sca slp',
  'company co company cos companies compania compagnie cia kompaniya kampani sherkat sharika',
];

export type FormPhrase = { readonly words: readonly string[]; readonly form: string; readonly kind: string };

const formOf = (kind: string, phrase: string): FormPhrase => ({ words: phrase.split('_'), form: phrase, kind });

/** Written forms by their first word, the longest first. */
export const formPhrases: ReadonlyMap<string, readonly FormPhrase[]> = Map.groupBy(
  formLines
    .flatMap((line) => {
      const [kind = '', ...written] = words(line);
      return written.map((phrase) => formOf(kind, phrase));
    })
    .sort((left, right) => right.words.length - left.words.length),
  ({ words: [first = ''] }) => first,
);

/** Words in names of organisations that say its trade or reach: they tell less than the others. */
export const commonWords: ReadonlySet<string> = new Set(
  words(
    'group holding holdings international intl national global general world industries industrial industry trading trade services service systems solutions ' +
      'enterprise enterprises investment investments partners capital fund trust foundation association organisation institute management development ' +
      'technology technologies engineering construction shipping company bank business joint stock union centre',
  ),
);

/** Other ways to write the same word. */
export const sameWords: ReadonlyMap<string, string> = new Map(
  (
    'intl international natl national govt government dept department assoc association assn association org organisation organization organisation organizations organisations ' +
    'labor labour center centre mgmt management mfg manufacturing bros brothers tech technology univ university inst institute ' +
    'gruppe group gruppa group groupe group grupo group banque bank banco bank banka bank bnk bank defense defence'
  )
    .split(' ')
    .reduce<[string, string][]>((made, word, at, all) => {
      if (at % 2 === 1) made.push([all[at - 1] ?? '', word]);
      return made;
    }, []),
);

const units = words(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
);
const tens = words('_ _ twenty thirty forty fifty sixty seventy eighty ninety');
const ordinals = words('_ first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth');
const romans = words('_ i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx');

/** Numbers in words, folded: what they say. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, value): [string, number] => [word, value * 10]),
  ...ordinals.map((word, value): [string, number] => [word, value]),
]);
/** Roman numerals to twenty. */
export const romanNumerals: ReadonlyMap<string, number> = new Map(romans.map((word, value) => [word, value]));
/** What stands before a ship’s name. */
export const shipPrefixes: ReadonlySet<string> = new Set(words('mv mt ms ss mts fv rv vessel ship tanker'));
