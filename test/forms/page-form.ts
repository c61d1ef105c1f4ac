/** What a page says of a form: what stands in its inputs, what it finds wrong, and what its links point at. */
export type ReadPage = {
  readonly heading: string;
  readonly ids: ReadonlySet<string>;
  /** In the order of the page. `href` is nothing where the sentence links to nothing. */
  readonly summary: readonly { readonly text: string; readonly href: string | undefined }[];
  /** Error messages by the id of their element. */
  readonly errors: ReadonlyMap<string, string>;
  /** By name: what a browser would send of it. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
  /** By name: what a person may choose of a list, of radios or of boxes. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
  /** By name of an input, the ids of the elements that describe it. */
  readonly describedBy: ReadonlyMap<string, readonly string[]>;
  readonly links: readonly string[];
  /** All words of the page, without its tags. */
  readonly words: string;
};

const named: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', nbsp: '\u00a0' };

function plain(html: string): string {
  return html.replaceAll(/&(#\d+|[a-z]+);/g, (whole, name: string) =>
    name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (named[name] ?? whole),
  );
}

const wordsIn = (html: string) =>
  plain(html.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();

type Attributes = Readonly<Record<string, string>>;

function attributesIn(tag: string): Attributes {
  return Object.fromEntries(
    [...tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, plain(value)]),
  );
}

/** Reads the pages that our own templates make: each attribute in double quotes. */
export function readPage(html: string): ReadPage {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  const answers = new Map<string, string[]>();
  const choices = new Map<string, string[]>();
  const describedBy = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, name: string | undefined, value: string) => {
    if (name !== undefined) to.set(name, [...(to.get(name) ?? []), value]);
  };
  const described = (name: string | undefined, tag: Attributes) => {
    for (const id of tag['aria-describedby']?.split(' ') ?? []) add(describedBy, name, id);
  };
  for (const [, tag = ''] of main.matchAll(/<input\b([^>]*)>/g)) {
    const input = attributesIn(tag);
    const isChosen = input.type !== 'checkbox' && input.type !== 'radio';
    if (!isChosen) add(choices, input.name, input.value ?? '');
    if (isChosen || 'checked' in input) add(answers, input.name, input.value ?? '');
    described(input.name, input);
  }
  for (const [, tag = '', text = ''] of main.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const area = attributesIn(tag);
    add(answers, area.name, plain(text));
    described(area.name, area);
  }
  for (const [, tag = '', inside = ''] of main.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const select = attributesIn(tag);
    const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => attributesIn(option));
    for (const { value = '' } of options) add(choices, select.name, value);
    add(answers, select.name, (options.find((option) => 'selected' in option) ?? options[0])?.value ?? '');
    described(select.name, select);
  }
  const summary = /<div class="govuk-error-summary"[\s\S]*?<\/ul>/.exec(main)?.[0] ?? '';
  return {
    heading: wordsIn(/<h1[\s\S]*?<\/h1>/.exec(main)?.[0] ?? ''),
    ids: new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => plain(id))),
    summary: [...summary.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, item = '']) => ({
      text: wordsIn(item),
      href: /href="#([^"]*)"/.exec(item)?.[1],
    })),
    errors: new Map(
      [...main.matchAll(/<p id="([^"]*)" class="govuk-error-message">([\s\S]*?)<\/p>/g)].map(
        ([, id = '', text = '']) => [plain(id), wordsIn(text).replace(/^Error: ?/, '')],
      ),
    ),
    answers,
    choices,
    describedBy,
    links: [...main.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => plain(href)),
    words: wordsIn(main),
  };
}
