import { Text, Title } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';

import { enter, type Me } from '../../api/session';
import { product } from '../../boot/product';
import { RouterLink } from '../../components/RouterLink';
import { useText } from '../../text';
import { signInRoute } from './routes';
import { SignInForm } from './SignInForm';

export function SignInPage() {
  const text = useText().signin;
  const { next } = signInRoute.useSearch();
  const router = useRouter();
  const goOn = (me: Me) => {
    enter(me);
    router.history.push(`${router.basepath}${next ?? '/'}`);
  };
  return (
    <>
      <title>{`${text.title} · ${product}`}</title>
      <Title order={1} mb="lg">
        {text.title}
      </Title>
      <SignInForm onSignedIn={goOn} />
      <Text size="sm" mt="lg" c="dimmed">
        {text.noAccount} <RouterLink to="/sign-up">{text.signUp}</RouterLink>
      </Text>
    </>
  );
}
