// One server and one browser for all stories: the built program on a database of its own.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';

const ROOT = join(import.meta.dirname, '../../../..');
const SUPER_ADMIN = { username: 'root-of-the-place', email: 'root@example.com', password: 'kaffee-im-regen' };
const CHROMIUM_ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the server is. */
    base: string;
    /** The link that makes the first administrator. */
    setUp: string;
    /** Somebody who may do everything. */
    superAdmin: { username: string; email: string; password: string };
    /** How to reach the browser. */
    browser: string;
    /** Where pictures go. */
    pictures: string;
  }
}

export default async function start(project: TestProject): Promise<() => Promise<void>> {
  const pictures = process.env.VESTIBULE_SCREENSHOTS ?? join(ROOT, 'target/screenshots');
  mkdirSync(pictures, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-browser-'));
  const { server, base, setUp } = await startServer(folder);
  makeSuperAdmin(folder);
  const browser = await chromium.launchServer({
    executablePath: findChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox', ...CHROMIUM_ARGUMENTS] : CHROMIUM_ARGUMENTS,
  });
  project.provide('base', base);
  project.provide('setUp', setUp);
  project.provide('superAdmin', SUPER_ADMIN);
  project.provide('pictures', pictures);
  project.provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await ended(server);
    rmSync(folder, { recursive: true, force: true });
  };
}

function findChromium(): string {
  const named = process.env.VESTIBULE_TEST_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = [named ?? '', ...names.flatMap((name) => folders.map((folder) => join(folder, name)))].find(
    (file) => file !== '' && existsSync(file),
  );
  if (found === undefined) {
    throw new Error(
      'Chromium is missing; on Debian: sudo apt-get install chromium. Elsewhere name it in VESTIBULE_TEST_CHROMIUM.',
    );
  }
  return found;
}

function program(): string {
  const file = process.env.VESTIBULE_PROGRAM ?? join(ROOT, 'target/debug/vestibule');
  if (!existsSync(file)) {
    throw new Error(`${file} is missing: cargo build --package vestibule`);
  }
  return file;
}

/** As an operator does; the set-up link stays unspent, since a page is made for it. */
function makeSuperAdmin(folder: string): void {
  const { username, email, password } = SUPER_ADMIN;
  const names = ['--email', email, '--username', username, '--password-stdin'];
  execFileSync(program(), ['admin', 'create', ...names], {
    cwd: folder,
    env: { VESTIBULE_DATA_DIR: folder },
    input: password,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
}

async function startServer(folder: string): Promise<{ server: ChildProcess; base: string; setUp: string }> {
  const log = openSync(join(ROOT, 'target/browser-server.log'), 'w');
  const server = spawn(program(), ['serve'], {
    cwd: folder,
    // Nothing of the developer's own settings.
    env: { VESTIBULE_LISTEN: '127.0.0.1:0', VESTIBULE_DATA_DIR: folder, VESTIBULE_THROTTLE: 'off' },
    stdio: ['ignore', 'pipe', log],
  });
  const said = server.stdout;
  if (said === null) {
    throw new Error('the server has no output');
  }
  const found = { base: '', setUp: '' };
  for await (const line of createInterface({ input: said })) {
    found.base ||= /listening on (\S+)/.exec(line)?.[1] ?? '';
    found.setUp ||= /(\S+\/setup\/\S+)/.exec(line)?.[1] ?? '';
    if (found.base !== '' && found.setUp !== '') {
      // What it says later must not fill the pipe.
      said.resume();
      return { server, ...found };
    }
  }
  throw new Error('the server ended before it said where it listens');
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}
