import { Stack, Text, Title } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';

import { enter, type Me } from '../../api/session';
import { product } from '../../boot/product';
import { signUp } from '../../boot/signUp';
import { RouterLink } from '../../components/RouterLink';
import { useText } from '../../text';
import { signInRoute } from './routes';
import { SignInSteps } from './SignInSteps';
import { useSignIn } from './steps';

export function SignInPage() {
  const text = useText().signin;
  const { next } = signInRoute.useSearch();
  const router = useRouter();
  const goOn = (me: Me) => {
    enter(me);
    router.history.push(`${router.basepath}${next ?? '/'}`);
  };
  const signIn = useSignIn(goOn);
  const title = text.titles[signIn.step];
  return (
    <>
      <title>{`${title} · ${product}`}</title>
      <Title order={1} mb="lg">
        {title}
      </Title>
      <SignInSteps signIn={signIn} />
      {signIn.step === 'password' && (
        <Stack gap="xs" mt="lg">
          <Text size="sm">
            <RouterLink to="/forgot-password">{text.forgot}</RouterLink>
          </Text>
          {signUp !== 'closed' && (
            <Text size="sm" c="dimmed">
              {text.noAccount} <RouterLink to="/sign-up">{text.signUp}</RouterLink>
            </Text>
          )}
        </Stack>
      )}
    </>
  );
}
