// One server and one browser for all stories: the built program on a database of its own.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';

import { CHROMIUM_ARGUMENTS, findChromium } from './chromium';
import { KEYS, startEmulator } from './emulator';
import { ended, PROGRAM, ROOT, startServer } from './server';

const SUPER_ADMIN = { username: 'root-of-the-place', email: 'root@example.com', password: 'kaffee-im-regen' };

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the server is. */
    base: string;
    /** Where the server keeps its data. */
    folder: string;
    /** Where the stand-in for the payment provider is. */
    stripe: string;
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
  const emulator = await startEmulator(folder);
  const { server, base } = await startServer(folder, undefined, { ...KEYS, STRIPE_API_BASE: emulator.base });
  makeSuperAdmin(folder);
  const browser = await chromium.launchServer({
    executablePath: findChromium(),
    args: CHROMIUM_ARGUMENTS,
  });
  project.provide('base', base);
  project.provide('folder', folder);
  project.provide('stripe', emulator.base);
  project.provide('superAdmin', SUPER_ADMIN);
  project.provide('pictures', pictures);
  project.provide('browser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await ended(server);
    await ended(emulator.process);
    rmSync(folder, { recursive: true, force: true });
  };
}

/** As an operator does. */
function makeSuperAdmin(folder: string): void {
  const { username, email, password } = SUPER_ADMIN;
  const names = ['--email', email, '--username', username, '--password-stdin'];
  execFileSync(PROGRAM, ['admin', 'create', ...names], {
    cwd: folder,
    env: { VESTIBULE_DATA_DIR: folder },
    input: password,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
}
