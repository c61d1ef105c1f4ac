/**
 * Beside a form that reports: where it could not be sent, the person is asked whether to keep it on this device, and reads
 * what is kept and what came of it. `[data-send-later]` holds the parts and the words; `send-later-worker.js` does the work.
 */
const retryMs = 30_000;

const { lang } = document.documentElement;
const locale = lang === 'en' ? 'en-GB' : lang;

const place = document.querySelector('[data-send-later]');
if (place !== null && 'serviceWorker' in navigator) begin(place).catch(() => {});

async function begin(section) {
  const { sendLater: scope } = section.dataset;
  const form = document.querySelector('form[data-kept-for]');
  const worker = `${scope}/worker.js?in=${lang}`;
  // Without a connection the one that is there serves as well.
  await navigator.serviceWorker.register(worker, { scope }).catch(() => {});
  const { active } = await navigator.serviceWorker.ready;
  const list = createList(section, form, ask);
  let sent;

  function ask(message) {
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      active.postMessage(message, [port2]);
    });
  }
  const show = async (message) => list.show(await ask(message));

  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data.notSent && sent !== undefined) list.tellNotSent();
    if (data.changed) show({});
  });
  form?.addEventListener('submit', ({ submitter }) => {
    list.tellSending();
    // After all else that listens: a place that was typed is then in the form.
    setTimeout(() => {
      sent = new FormData(form, submitter);
    });
  });
  section.querySelector('[data-keep]')?.addEventListener('click', async () => {
    const fields = [...sent].filter(([name, value]) => name !== '_csrf' && typeof value === 'string');
    const { pathname } = new URL(form.action);
    const page = form.dataset.keptPage;
    await show({ keep: { once: sent.get('once'), action: pathname, page, keptFor: form.dataset.keptFor, fields } });
    list.tellKept();
  });
  window.addEventListener('online', () => show({ send: true }));
  setInterval(() => {
    if (list.isWaiting()) show({ send: true });
  }, retryMs);
  await show({});
  // Whoever signed in meanwhile may be the one who wrote it.
  if (list.isUnsent()) await show({ send: true });
}

function createList(section, form, ask) {
  const notSent = section.querySelector('[data-not-sent]');
  const kept = section.querySelector('[data-kept]');
  const items = kept.querySelector('ul');
  const told = section.querySelector('[role="status"]');
  const template = section.querySelector('template');
  let shown = [];

  function itemOf(report) {
    const item = template.content.cloneNode(true).querySelector('li');
    const at = new Date(report.at).toLocaleString(locale, {
      dateStyle: 'long',
      timeStyle: 'short',
    });
    for (const words of item.querySelectorAll('[data-state]')) {
      if (words.dataset.state !== stateOf(report)) words.remove();
    }
    for (const each of item.querySelectorAll('[data-at]')) each.textContent = at;
    for (const each of item.querySelectorAll('[data-code]')) each.textContent = report.code;
    for (const each of item.querySelectorAll('a[data-href]')) each.href = report.href;
    const isOfThisForm = report.action === form?.getAttribute('action') && report.keptFor === form?.dataset.keptFor;
    on(item, '[data-send]', report.state !== 'sent', () => ask({ send: true }));
    on(item, '[data-again]', report.state !== 'sent' && isOfThisForm, () => putBack(report));
    on(item, '[data-drop]', true, () => ask({ drop: report.once }));
    return item;
  }

  function on(item, selector, isOffered, act) {
    const button = item.querySelector(selector);
    if (!isOffered) button.remove();
    else button.addEventListener('click', async () => show(await act()));
  }

  /** Back in the form, to be changed and sent from there: as the same report, and no longer kept. */
  async function putBack({ once }) {
    const { fields } = await ask({ take: once });
    for (const input of form.elements) {
      const said = fields.filter(([name]) => name === input.name && name !== 'take').map(([, value]) => value);
      if (input.type === 'checkbox' || input.type === 'radio') input.checked = said.includes(input.value);
      else if (said.length > 0) input.value = said[0];
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
    form.scrollIntoView();
    return ask({ drop: once });
  }

  function show(reports) {
    shown = reports;
    items.replaceChildren(...reports.map(itemOf));
    kept.hidden = reports.length === 0;
  }

  return {
    show,
    isWaiting: () => shown.some(({ state }) => state === 'waiting'),
    isUnsent: () => shown.some(({ state }) => state !== 'sent'),
    tellSending() {
      if (notSent !== null) notSent.hidden = true;
    },
    tellNotSent() {
      notSent.hidden = false;
      notSent.focus();
    },
    tellKept() {
      notSent.hidden = true;
      told.textContent = section.dataset.keptWords;
      kept.focus();
    },
  };
}

function stateOf({ state, code }) {
  return state === 'sent' && code !== undefined ? 'sent-code' : state;
}
