// Codes that come by mail.
import { inject, vi } from 'vitest';

/** The six digits in the newest letter to an address that has some, once it has come. */
export async function codeMailedTo(address: string): Promise<string> {
  return vi.waitFor(
    async () => {
      const response = await fetch(`${inject('base')}/dev/mailbox.json`);
      const letters = (await response.json()) as { to: string; text: string }[];
      const code = letters
        .filter((letter) => letter.to.includes(address))
        .map((letter) => /(?<![\w-])\d{6}(?![\w-])/.exec(letter.text)?.[0])
        .find((found) => found !== undefined);
      if (code === undefined) {
        throw new Error(`no letter with a code has come to ${address}`);
      }
      return code;
    },
    { timeout: 10_000, interval: 100 },
  );
}
