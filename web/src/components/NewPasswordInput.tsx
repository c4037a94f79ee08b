import { PasswordInput, Stack } from '@mantine/core';
import { type ChangeEvent, useId } from 'react';

import { useText } from '../text';
import { StrengthMeter } from './StrengthMeter';

interface Props {
  label: string;
  /** Names and address, of which a password must not consist. */
  about: readonly string[];
  value: string;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  error: string | undefined;
  autoFocus?: boolean;
}

/** Where a password is chosen, with the meter that advises. */
export function NewPasswordInput({ label, about, autoFocus = false, ...field }: Props) {
  const { password } = useText().common;
  return (
    <Stack gap="sm">
      <PasswordInput
        label={label}
        name="new-password"
        autoComplete="new-password"
        autoFocus={autoFocus}
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': password.show, tabIndex: 0 }}
        {...field}
      />
      <StrengthMeter id={useId()} password={field.value} about={about} />
    </Stack>
  );
}
