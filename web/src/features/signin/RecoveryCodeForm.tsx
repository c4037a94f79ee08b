import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useText } from '../../text';

/** One of the codes that were printed or saved; case and dashes do not matter. */
export function RecoveryCodeForm({ busy, onSubmit }: { busy: boolean; onSubmit: (code: string) => void }) {
  const text = useText().signin.code;
  const [code, setCode] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(code);
      }}
    >
      <Stack gap="md">
        <TextInput
          label={text.recovery}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          placeholder="a1b2c-3d4e5"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
          withAsterisk={false}
        />
        <Button type="submit" fullWidth disabled={busy}>
          {text.submit}
        </Button>
      </Stack>
    </form>
  );
}
