import { MissingState } from '../components/MissingState';
import { RouterButton } from '../components/RouterLink';
import { useText } from '../text';

export function NotFoundPage() {
  const { notFound } = useText().common;
  return (
    <MissingState component="main">
      <RouterButton to="/">{notFound.home}</RouterButton>
    </MissingState>
  );
}
