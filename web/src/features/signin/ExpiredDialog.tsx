import { Anchor, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';

import { enter, leave, type Me, queryClient } from '../../api/session';
import { Dialog } from '../../components/Dialog';
import { useText } from '../../text';
import { SignInSteps } from './SignInSteps';
import { useSignIn } from './steps';

/** Over a page whose session has ended: the page and what was typed there stay. */
export function ExpiredDialog({ me }: { me: Me }) {
  const { expired } = useText().common;
  const router = useRouter();
  const goOn = (now: Me) => {
    enter(now);
    if (now.uuid === me.uuid) {
      void queryClient.invalidateQueries();
    } else {
      // Another person must not see what was read for the first.
      window.location.assign(router.basepath + '/');
    }
  };
  const signIn = useSignIn(goOn, me.username);
  const startOver = () => {
    leave();
    void router.navigate({ to: '/sign-in' });
  };
  return (
    <Dialog title={expired.title}>
      {signIn.step === 'password' && (
        <Text size="sm" mb="md">
          {expired.text}
        </Text>
      )}
      <SignInSteps signIn={signIn} />
      <Anchor component="button" type="button" size="sm" mt="md" onClick={startOver}>
        {expired.other}
      </Anchor>
    </Dialog>
  );
}
