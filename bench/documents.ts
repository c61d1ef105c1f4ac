// Every kind of paper that the app makes, opened by programs that are not ours: PDF by qpdf and Poppler, Word by
// LibreOffice. By hand: node bench/documents.ts --home DIR, where DIR is one that bench:pages has filled.
// Needs Debian's qpdf, poppler-utils and libreoffice-writer-nogui.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Command } from 'commander';
import type { Found } from './pages/found-addresses.ts';
import { startApp } from './web/app-process.ts';

const { home, port } = new Command('bench:documents')
  .requiredOption('--home <folder>', 'a folder that bench:pages has filled')
  .option('--port <number>', 'where the app listens', Number, 3_913)
  .parse()
  // Each option has a default of the type that its reader gives.
  .opts() as { readonly home: string; readonly port: number };

const run = promisify(execFile);
const say = (text: string) => process.stdout.write(`${text}\n`);
const longestMs = 2_000;
const openWithinMs = 120_000;

type Paper = { readonly kind: string; readonly file: string; readonly madeMs: number };

/** One address of each kind of paper, with somebody who is led to it. */
async function papersOf(folder: string): Promise<readonly Found[]> {
  const found = new Map<string, Found>();
  for (const name of (await readdir(folder)).filter((each) => each.startsWith('bench-pages-addresses-'))) {
    // It is our own file.
    for (const each of JSON.parse(await readFile(join(folder, name), 'utf8')) as readonly Found[]) {
      if (/\.(pdf|docx)(\?|$)/.test(each.kind) && !found.has(each.kind)) found.set(each.kind, each);
    }
  }
  return [...found.values()];
}

/** Signs in by the form, as a browser does. @returns the cookie */
async function signIn(address: string, person: string): Promise<string> {
  const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const form = await fetch(`${address}/sign-in`);
  const token = /name="_csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
  const cookie = cookieOf(form);
  const body = new URLSearchParams({ person, goTo: '/', _csrf: token });
  const answer = await fetch(`${address}/sign-in`, { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
  return cookieOf(answer) || cookie;
}

async function textOfPages(pdf: string): Promise<readonly string[]> {
  const { stdout } = await run('pdftotext', ['-layout', pdf, '-'], { maxBuffer: 64 * 1024 * 1024 });
  return stdout.split('\f').slice(0, -1);
}

/** What is wrong with it, as others see it; nothing where it opens and each page carries its marking. */
async function faultsOf({ file }: Paper, folder: string): Promise<readonly string[]> {
  const faults: string[] = [];
  let pdf = file;
  try {
    if (file.endsWith('.docx')) {
      const profile = `-env:UserInstallation=file://${join(folder, 'office')}`;
      const words = [profile, '--headless', '--convert-to', 'pdf', '--outdir', join(folder, 'opened'), file];
      await run('soffice', words, { timeout: openWithinMs });
      pdf = join(folder, 'opened', `${file.split('/').at(-1)?.replace(/docx$/, 'pdf')}`);
    } else {
      await run('qpdf', ['--check', file]);
      const { stdout: facts } = await run('pdfinfo', [file]);
      if (!/^Tagged:\s+yes/m.test(facts)) faults.push('not tagged');
      if (!/^Title:\s+\S/m.test(facts)) faults.push('has no title');
      const { stdout: metadata } = await run('pdfinfo', ['-meta', file]);
      if (!/pdfuaid:part(>|=")1/.test(metadata)) faults.push('does not claim PDF/UA-1');
    }
    const pages = await textOfPages(pdf);
    if (pages.length === 0) faults.push('has no page');
    for (const [index, text] of pages.entries()) {
      if (!/OFFICIAL|Released/i.test(text)) faults.push(`page ${index + 1} carries no marking`);
    }
  } catch (error) {
    faults.push(`does not open: ${error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : error}`);
  }
  return faults;
}

const folder = await mkdtemp(join(tmpdir(), 'forestall-documents-'));
const app = await startApp(home, port);
try {
  const cookies = new Map<string, string>();
  const papers: Paper[] = [];
  for (const { kind, person, address } of await papersOf(home)) {
    if (person !== 'signed-out' && !cookies.has(person)) cookies.set(person, await signIn(app.address, person));
    const begun = performance.now();
    const answer = await fetch(`${app.address}${address}`, { headers: { cookie: cookies.get(person) ?? '' } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const madeMs = performance.now() - begun;
    if (!answer.ok) throw new Error(`${address} was answered ${answer.status}`);
    const file = join(folder, `${papers.length}.${kind.includes('.docx') ? 'docx' : 'pdf'}`);
    await writeFile(file, bytes);
    papers.push({ kind, file, madeMs });
  }
  let faulty = 0;
  for (const paper of papers) {
    const faults = await faultsOf(paper, folder);
    if (paper.madeMs > longestMs) faulty += 1;
    if (faults.length > 0) faulty += 1;
    if (faults.length > 0 || paper.madeMs > longestMs) {
      say(`${paper.kind}: ${Math.round(paper.madeMs)} ms; ${faults.join('; ') || 'opens'}`);
    }
  }
  const slowest = papers.toSorted((left, right) => right.madeMs - left.madeMs)[0];
  const words = papers.filter(({ file }) => file.endsWith('.docx')).length;
  say(`${papers.length - words} kinds of PDF and ${words} of Word, ${faulty} with a fault.`);
  if (slowest !== undefined) say(`The slowest made, ${slowest.kind}: ${Math.round(slowest.madeMs)} ms.`);
  process.exitCode = faulty === 0 ? 0 : 1;
} finally {
  await app.stop();
  await rm(folder, { recursive: true, force: true });
}
