// An administrator, made at the server's own shell.
import { spawnSync } from 'node:child_process';

import { expect, inject } from 'vitest';

import { type Person, personNamed } from './person';
import { PROGRAM } from './server';

/** Makes a Super Admin of that username. */
export function administers(username: string, folder = inject('folder')): Person {
  const person = personNamed(username);
  const made = spawnSync(
    PROGRAM,
    ['admin', 'create', '--email', person.email, '--username', username, '--first-name', 'Jo', '--password-stdin'],
    { input: person.password, env: { VESTIBULE_DATA_DIR: folder }, cwd: folder, encoding: 'utf8' },
  );
  expect(made.status, made.stderr).toBe(0);
  return person;
}
