import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';

import { enter, leave, type Me, queryClient } from '../../api/session';
import { type Standing, tellTabs } from '../../api/standing';
import { Dialog } from '../../components/Dialog';
import { mayLeave } from '../../components/LeaveGuard';
import { useText } from '../../text';
import { SignInSteps } from './SignInSteps';
import { useSignIn } from './steps';

interface Props {
  /** Whose page this is. */
  me: Me;
  standing: Exclude<Standing, { is: 'theirs' }>;
}

/** Over a page whose session has ended or is now another person's: the page and what was typed there stay. */
export function ExpiredDialog({ me, standing }: Props) {
  const { expired } = useText().common;
  const router = useRouter();
  const goOn = (now: Me) => {
    if (now.uuid === me.uuid) {
      enter(now);
      void queryClient.invalidateQueries();
    } else {
      // Another person must not see what was read for the first.
      tellTabs();
      window.location.assign(router.basepath + '/');
    }
  };
  const signIn = useSignIn(goOn, me.username);
  const startOver = async () => {
    // Nothing of the page may be let go while it may still be stayed on.
    if (await mayLeave()) {
      await router.navigate({ to: '/sign-in', ignoreBlocker: true });
      leave();
    }
  };
  const isOther = standing.is === 'other';
  return (
    <Dialog title={isOther ? expired.otherTitle(standing.name) : expired.title}>
      {signIn.step === 'password' && (
        <Text size="sm" mb="md">
          {isOther ? expired.otherText(me.username) : expired.text}
        </Text>
      )}
      <SignInSteps signIn={signIn} />
      {isOther ? (
        <Stack mt="md">
          <Button variant="default" onClick={() => window.location.assign(router.basepath + '/')}>
            {expired.goOnAs(standing.name)}
          </Button>
        </Stack>
      ) : (
        <Anchor component="button" type="button" size="sm" mt="md" onClick={() => void startOver()}>
          {expired.other}
        </Anchor>
      )}
    </Dialog>
  );
}
