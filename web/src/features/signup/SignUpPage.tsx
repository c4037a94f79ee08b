import { Suspense, useState } from 'react';

import { answerOf, api } from '../../api/client';
import { signUp } from '../../boot/signUp';
import { lazyPart } from '../../components/lazyPart';
import { useText } from '../../text';
import { CheckYourMail } from './CheckYourMail';
import { SignUpForm } from './SignUpForm';

// Most installations have one way to sign up.
const AddressForm = lazyPart(() => import('./AddressForm'), 'AddressForm');
const Closed = lazyPart(() => import('./Closed'), 'Closed');

interface Accepted {
  email: string;
  way: 'whole' | 'address';
}

/** Whichever way of signing up this installation has. */
export function SignUpPage() {
  const { mail } = useText().signup;
  const [accepted, setAccepted] = useState<Accepted>();
  const [isWhole, setWhole] = useState(signUp !== 'address_only');
  if (accepted === undefined) {
    return (
      <Suspense>
        {signUp === 'closed' ? (
          <Closed />
        ) : isWhole ? (
          <SignUpForm
            onAccepted={(email) => setAccepted({ email, way: 'whole' })}
            onAddressOnly={signUp === 'address_only' ? () => setWhole(false) : undefined}
          />
        ) : (
          <AddressForm onAccepted={(email) => setAccepted({ email, way: 'address' })} onWhole={() => setWhole(true)} />
        )}
      </Suspense>
    );
  }
  const { email, way } = accepted;
  return way === 'whole' ? (
    <CheckYourMail
      text={mail.text(email)}
      resend={() => answerOf(api.POST('/api/v1/confirmations/resend', { body: { email } }))}
    />
  ) : (
    <CheckYourMail
      text={mail.addressText(email)}
      resend={() => answerOf(api.POST('/api/v1/signups/address', { body: { email } }))}
    />
  );
}
