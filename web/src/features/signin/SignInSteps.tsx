import { Loader } from '@mantine/core';
import { Suspense } from 'react';

import { lazyPart } from '../../components/lazyPart';
import type { SignIn } from './steps';
import { SignInForm } from './SignInForm';

// Most people have no second step: theirs is fetched when it is due.
const CodeStep = lazyPart(() => import('./CodeStep'), 'CodeStep');
const NewPasswordStep = lazyPart(() => import('./NewPasswordStep'), 'NewPasswordStep');

/** What is due now, of a sign-in that `useSignIn` keeps. */
export function SignInSteps({ signIn }: { signIn: SignIn }) {
  const { due, step, name, isOver, take, expire, startOver } = signIn;
  if (due === undefined) {
    return <SignInForm name={name} isOver={isOver} onAnswer={take} />;
  }
  return (
    <Suspense fallback={<Loader size="sm" />}>
      {step === 'code' ? (
        <CodeStep due={due} onAnswer={take} onOver={expire} onStartOver={startOver} />
      ) : (
        <NewPasswordStep due={due} name={name} onAnswer={take} onOver={expire} />
      )}
    </Suspense>
  );
}
