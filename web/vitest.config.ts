import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Logic and single components. What needs the server is in vitest.browser.config.ts.
export default defineConfig({
  plugins: [react()],
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'], setupFiles: ['tests/setup.ts'] },
});
