/**
 * Sends what is typed in a form while it is typed, so that a browser that stops costs nobody their words. A form works
 * without this: it says in `data-save-while-typing` where its copy is kept, and has an element `[data-saving]` in which
 * the server's answer is told. The hidden field `copy` is the number of the copy that these words were written on.
 */
const pauseMs = 1_500;
const longestPauseMs = 10_000;
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;
/** What a browser still sends for a page that is going away is at most 64 kB. */
const longestGoodbye = 60_000;

for (const form of document.querySelectorAll('form[data-save-while-typing]')) saveWhileTyping(form);

function saveWhileTyping(form) {
  const { saveWhileTyping: address, lost, failed } = form.dataset;
  const status = form.querySelector('[data-saving]');
  const copy = form.elements.namedItem('copy');
  let kept = typed();
  let timer;
  let firstUnsent;
  let retryMs = firstRetryMs;
  let sending;
  let leaving = false;

  /** All answers, as one text: what the form carries along is none of them. */
  function typed() {
    const answers = [...new FormData(form)].filter(([name]) => name !== '_csrf' && name !== 'copy');
    return new URLSearchParams(answers).toString();
  }

  /** The same words again are not told again: a screen reader would read them every few seconds. */
  function tell(words) {
    if (status.textContent !== words) status.textContent = words;
  }

  function sendIn(ms) {
    clearTimeout(timer);
    timer = setTimeout(send, ms);
  }

  async function send({ keepalive = false } = {}) {
    clearTimeout(timer);
    if (sending !== undefined || leaving || typed() === kept) return;
    const words = typed();
    firstUnsent = undefined;
    sending = new AbortController();
    try {
      const body = new URLSearchParams(new FormData(form));
      const options = { method: 'POST', body, signal: sending.signal, redirect: 'error', credentials: 'same-origin' };
      const answer = await fetch(address, { ...options, keepalive });
      await take(answer, words);
    } catch {
      if (leaving) return;
      tell(lost);
      sendIn(retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    } finally {
      sending = undefined;
    }
  }

  async function take(answer, words) {
    const isTold = answer.headers.get('content-type')?.startsWith('application/json') === true;
    const told = isTold ? await answer.json() : {};
    tell(told.words ?? failed);
    if (answer.ok) {
      kept = words;
      retryMs = firstRetryMs;
      copy.value = String(told.copy);
      if (typed() !== kept) sendIn(pauseMs);
    } else if (answer.status >= 500) {
      sendIn(retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
  }

  function noticeTyping() {
    // What was sent has not left the page, where there was no connection.
    leaving = false;
    const now = Date.now();
    firstUnsent ??= now;
    sendIn(Math.max(0, Math.min(pauseMs, firstUnsent + longestPauseMs - now)));
  }
  form.addEventListener('input', noticeTyping);
  form.addEventListener('change', noticeTyping);
  window.addEventListener('online', () => send());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') send({ keepalive: typed().length < longestGoodbye });
  });
  form.addEventListener('submit', () => {
    leaving = true;
    clearTimeout(timer);
    sending?.abort();
  });
  // Back from the page that the form led to, by the browser's own memory.
  window.addEventListener('pageshow', () => {
    leaving = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (!leaving && typed() !== kept) event.preventDefault();
  });
}
