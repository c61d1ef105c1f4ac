/**
 * What stands between forms that report and a line that breaks. It keeps nothing by itself: only what the person at the
 * page has asked to keep, in this browser's own database, until it is sent or deleted; and one page that says what
 * happened, with its style and script. No page with content is ever kept. Served with the scope that it may have.
 */
const scope = new URL(self.registration.scope).pathname;
const shell = 'forestall-offline-1';
const offlinePage = `${scope}/offline`;
const language = new URL(self.location.href).searchParams.get('in') ?? 'en';
/** The addresses that reports are sent to: with an account, or by an invitation's link. */
const isReportForm = (path) =>
  path === scope || path === `${scope}/working-copy` || /^\/invited\/[\w-]+$/.test(path.slice(scope.length));

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** As whoever is not signed in reads it: without a name, a token or a cookie. */
async function keepShell() {
  const options = { credentials: 'omit', cache: 'reload', headers: { 'accept-language': language } };
  const page = await fetch(offlinePage, options);
  if (!page.ok) throw new Error(`${offlinePage}: ${page.status}`);
  const cache = await caches.open(shell);
  const assets = [...(await page.clone().text()).matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, href]) => href);
  await Promise.all([cache.put(offlinePage, page), ...assets.map((each) => cache.add(each))]);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (request.method === 'GET') event.respondWith(fetch(request).catch(() => caches.match(offlinePage)));
    else if (isReportForm(pathname)) event.respondWith(fetch(request).catch(stay));
  } else if (request.method === 'GET' && pathname.startsWith('/assets/')) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()));
  }
});

/** The browser stays on the page that the form is on, with all that was typed; the page is told, and asks. */
async function stay() {
  await tellAll({ notSent: true });
  return new Response(null, { status: 204 });
}

async function tellAll(message) {
  for (const client of await self.clients.matchAll({ type: 'window' })) client.postMessage(message);
}

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  const done = answerTo(event.data).then((answer) => port.postMessage(answer));
  event.waitUntil(done);
});
self.addEventListener('sync', (event) => event.waitUntil(sendAll()));

async function answerTo({ keep, drop, take, send }) {
  if (keep !== undefined) {
    await inStore('readwrite', (store) => store.put({ ...keep, at: Date.now(), state: 'waiting' }));
    // Where the browser can, it is sent also when no page of ours is open.
    await self.registration.sync?.register('reports').catch(() => {});
  }
  if (drop !== undefined) await inStore('readwrite', (store) => store.delete(drop));
  if (take !== undefined) return inStore('readonly', (store) => store.get(take));
  if (send === true) await sendAll().catch(() => {});
  const kept = await inStore('readonly', (store) => store.getAll());
  // A page that lists them needs no word of them.
  return kept.map(({ fields, page, ...rest }) => rest);
}

let sending;
/** One at a time, whoever asks. @throws where the line broke again, so that the browser asks once more */
function sendAll() {
  sending ??= sendEach().finally(() => {
    sending = undefined;
  });
  return sending;
}

async function sendEach() {
  for (const report of await inStore('readonly', (store) => store.getAll())) {
    if (report.state === 'sent') continue;
    const came = await send(report);
    // Deleted meanwhile: it stays deleted.
    const there = await inStore('readonly', (store) => store.get(report.once));
    if (there !== undefined) await inStore('readwrite', (store) => store.put(came));
    await tellAll({ changed: true });
  }
}

/** With a token of the session that there is now. What was sent is kept no longer: only by what it is found again. */
async function send(report) {
  const { once, at, action, page, keptFor, fields } = report;
  const isInvited = keptFor === 'invited';
  const opened = await fetch(page, { credentials: 'same-origin', cache: 'no-store' });
  const form = await opened.text();
  if (opened.status >= 500 || opened.status === 429) return { ...report, state: 'waiting' };
  const [, token] = /name="_csrf" value="([^"]+)"/.exec(form) ?? [];
  const [, reader] = /data-kept-for="([^"]*)"/.exec(form) ?? [];
  // Whoever else is signed in here does not send it in their own name.
  if (token === undefined || reader !== keptFor) return { ...report, state: isInvited ? 'refused' : 'sign-in' };
  const body = new URLSearchParams([...fields, ['_csrf', token]]);
  const headers = { accept: 'application/json' };
  const answer = await fetch(action, { method: 'POST', body, headers, credentials: 'same-origin' });
  if (answer.status === 201) return { once, at, state: 'sent', code: (await answer.json()).code };
  if (answer.ok && answer.redirected) return { once, at, state: 'sent', href: new URL(answer.url).pathname };
  return { ...report, state: answer.status >= 500 || answer.status === 429 ? 'waiting' : 'refused' };
}

/** One request of the browser's own database. */
async function inStore(mode, ask) {
  const database = await settled(openDatabase());
  try {
    return await settled(ask(database.transaction('report', mode).objectStore('report')));
  } finally {
    database.close();
  }
}

function openDatabase() {
  const opening = indexedDB.open('forestall-kept', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('report', { keyPath: 'once' });
  return opening;
}

function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
