// Lives within the content security policy: styles carry the answer's nonce, and no text becomes
// markup. Must be the first thing that runs.
import { setNonce } from 'get-nonce';

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown;
}

/** The nonce of this answer; browsers hide it from selectors, scripts may read it. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

setNonce(nonce);

// Style sheets are set through `innerHTML` by the component library; markup never is.
const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
trustedTypes?.createPolicy('default', {
  createHTML: (text) => {
    if (text.includes('<')) {
      throw new TypeError('this console makes no markup from text');
    }
    return text;
  },
});
