import { useState } from 'react';

import { CheckYourMail } from './CheckYourMail';
import { SignUpForm } from './SignUpForm';

export function SignUpPage() {
  const [email, setEmail] = useState<string>();
  return email === undefined ? <SignUpForm onAccepted={setEmail} /> : <CheckYourMail email={email} />;
}
