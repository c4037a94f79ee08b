// The stand-in for the payment provider, from the same program.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { PROGRAM } from './server';

/** What a server needs to use it, beside where it is. */
export const KEYS = { STRIPE_PRIVATE_KEY: 'sk_test_story', STRIPE_PUBLIC_KEY: 'pk_test_story' };

/** Nobody listens there: what happened is asked for, not told. */
const NOBODY = 'http://127.0.0.1:9/stripe/webhook';

export async function startEmulator(folder: string): Promise<{ process: ChildProcess; base: string }> {
  const emulator = spawn(PROGRAM, ['dev', 'stripe', '--port', '0', '--tell', NOBODY], {
    cwd: folder,
    env: { VESTIBULE_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = emulator.stdout;
  for await (const line of createInterface({ input: said })) {
    const base = /answers at (http:\/\/[\d.:]+)/.exec(line)?.[1];
    if (base !== undefined) {
      said.resume();
      return { process: emulator, base };
    }
  }
  throw new Error('the stand-in for the payment provider ended before it said where it listens');
}
