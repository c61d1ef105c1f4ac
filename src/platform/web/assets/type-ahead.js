/**
 * A place is found by typing the first letters of its name, where without script it is chosen from a list of two hundred.
 * The list stays in the form, unseen, and is what is sent: `select[data-type-ahead]`, with the words to say in its data.
 */
for (const select of document.querySelectorAll('select[data-type-ahead]')) typeAhead(select);

function typeAhead(select) {
  const { hint, none, found, chosen } = select.dataset;
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const places = [...select.options]
    .filter(({ value }) => value !== '')
    .map(({ value, text }) => ({ value, name: text, folded: folded(text) }));
  const isRefused = select.classList.contains('govuk-select--error');
  // What the list is described by, its error first of all, is read with the field that stands in for it.
  const described = (select.getAttribute('aria-describedby') ?? '').split(' ').toReversed();
  const description = described.map((id) => document.getElementById(id)?.textContent.trim()).filter(Boolean);

  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    id: select.id,
    defaultValue: '',
    autoselect: false,
    displayMenu: 'overlay',
    inputClasses: isRefused ? 'govuk-input govuk-input--error' : 'govuk-input',
    source: (typed, show) => show(placesFor(places, typed).map(({ name }) => name)),
    templates: { inputValue: (name) => name, suggestion: asText },
    onConfirm: (name) => {
      if (name !== undefined) take(name);
    },
    tNoResults: () => none,
    tAssistiveHint: () => [...description, hint].join(' '),
    tStatusNoResults: () => none,
    tStatusQueryTooShort: () => '',
    tStatusSelectedOption: (place, length, index) =>
      filled(chosen, { place, number: number.format(index + 1), count: number.format(length) }),
    tStatusResults: (length, option) => [filled(found, { count: number.format(length) }), option].join(' '),
  });

  const input = select.parentElement.querySelector('.autocomplete__input');
  /** What is typed and is no place is none, rather than the one that was chosen before. */
  function take(typed) {
    const place = placesFor(places, typed).find(({ folded: name, value }) => isWhole(typed, name, value));
    select.value = place?.value ?? '';
  }
  input.addEventListener('input', () => take(input.value));
  select.form?.addEventListener('submit', () => take(input.value));
  // Another script has put an answer back: the field is made anew for it.
  select.addEventListener(
    'change',
    () => {
      input.closest('.autocomplete__wrapper').parentElement.remove();
      select.id = input.id;
      typeAhead(select);
    },
    { once: true },
  );
}

/** By the first letters of the name, then of a word in it, then by any; or by the code. */
function placesFor(places, typed) {
  const words = folded(typed);
  if (words === '') return [];
  // In Arabic the article is written with its word.
  const begins = (word) => word.startsWith(words) || word.startsWith(`ال${words}`);
  const rank = ({ folded: name, value }) => {
    if (begins(name) || value.toLowerCase() === words) return 0;
    if (name.split(/[\s'’(-]+/u).some(begins)) return 1;
    return name.includes(words) ? 2 : 3;
  };
  return [0, 1, 2].flatMap((each) => places.filter((place) => rank(place) === each));
}

function isWhole(typed, name, value) {
  return [name, value.toLowerCase()].includes(folded(typed));
}

/** Without accents and vowel signs, which not every keyboard has; letters of Arabic that are typed for each other as one. */
function folded(text) {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll('ى', 'ي').replaceAll('ة', 'ه').trim();
}

function filled(words, values) {
  return words.replaceAll(/\{(\w+)\}/g, (_all, name) => values[name] ?? '');
}

/** The part takes a suggestion as markup; a name is words. */
function asText(name) {
  const element = document.createElement('span');
  element.textContent = name ?? '';
  return element.innerHTML;
}
