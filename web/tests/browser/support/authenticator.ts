// What an authenticator app does (RFC 6238), so that stories can pass a second factor.
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const STEP_MS = 30_000;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export class Authenticator {
  private spent = -1;

  constructor(private readonly secret: string) {}

  /** A code that was not used yet; waits for the next one if need be. */
  async code(): Promise<string> {
    const now = Date.now();
    let step = Math.floor(now / STEP_MS);
    if (step <= this.spent) {
      step += 1;
      await sleep(step * STEP_MS - now + 100);
    }
    this.spent = step;
    return codeAt(this.secret, step);
  }

  /** Six digits that are not the code, nor the ones beside it. */
  wrongCode(): string {
    const step = Math.floor(Date.now() / STEP_MS);
    const right = [-1, 0, 1].map((offset) => codeAt(this.secret, step + offset));
    return ['000000', '111111', '222222', '333333'].find((code) => !right.includes(code)) ?? '';
  }
}

function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

function bytesOf(secret: string): Buffer {
  const bits = Array.from(secret.replaceAll(/[\s=]/g, ''), (sign) =>
    BASE32.indexOf(sign).toString(2).padStart(5, '0'),
  ).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
