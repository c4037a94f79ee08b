// The built program, serving a folder.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const ROOT = join(import.meta.dirname, '../../../..');
export const PROGRAM = process.env.VESTIBULE_PROGRAM ?? join(ROOT, 'target/debug/vestibule');

export interface Server {
  server: ChildProcess;
  base: string;
  setUp: string;
}

export async function startServer(
  folder: string,
  listen = '127.0.0.1:0',
  settings: Record<string, string> = {},
): Promise<Server> {
  if (!existsSync(PROGRAM)) {
    throw new Error(`${PROGRAM} is missing: cargo build --package vestibule`);
  }
  const log = openSync(join(ROOT, 'target/browser-server.log'), 'a');
  const server = spawn(PROGRAM, ['serve'], {
    cwd: folder,
    // Nothing of the developer's own settings.
    env: { VESTIBULE_LISTEN: listen, VESTIBULE_DATA_DIR: folder, VESTIBULE_THROTTLE: 'off', ...settings },
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
    // Once there is an administrator there is no link.
    if (found.base !== '' && (found.setUp !== '' || listen !== '127.0.0.1:0')) {
      // What it says later must not fill the pipe.
      said.resume();
      return { server, ...found };
    }
  }
  throw new Error('the server ended before it said where it listens');
}

export function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}
