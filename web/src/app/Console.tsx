// What stands above every page: look, language, what was read from the server, the router.
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';

import { queryClient } from '../api/session';
import { nonce } from '../boot/policy';
import { TextProvider } from '../text';
import { theme, variables } from '../theme/theme';
import { router } from './router';

const schemes = localStorageColorSchemeManager({ key: 'vestibule.colour-scheme' });

export function Console() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <TextProvider>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </TextProvider>
    </MantineProvider>
  );
}
