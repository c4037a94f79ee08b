// The design's tokens. Where the component library's own colours miss WCAG AA (dimmed text, links,
// placeholders, errors, light badges) they are set here, once.
import { createTheme, type CSSVariablesResolver, type MantineColor } from '@mantine/core';

const COLOURS: MantineColor[] = ['indigo', 'gray', 'teal', 'yellow', 'red'];

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'md',
  radius: { md: '8px', lg: '12px' },
  fontFamily: "'Inter Variable', -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontSizes: { xs: '12px', sm: '14px', md: '16px', lg: '20px', xl: '26px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '26px', lineHeight: '1.25' },
      h2: { fontSize: '20px', lineHeight: '1.3' },
      h3: { fontSize: '16px', lineHeight: '1.4' },
    },
  },
  respectReducedMotion: true,
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    // Inside the landmark of the button, without the focus catcher that ARIA knows no place for.
    Menu: { defaultProps: { shadow: 'md', withinPortal: false, withInitialFocusPlaceholder: false } },
    Badge: { defaultProps: { variant: 'light', tt: 'none' } },
  },
});

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#212529',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-placeholder': '#666d74',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-8)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--vestibule-ground': '#f1f3f5',
    // Yellow is the brightest of them, and needs more.
    ...lightVariants((colour) => `color-mix(in srgb, var(--mantine-color-${colour}-9) ${colour === 'yellow' ? 65 : 80}%, black)`),
  },
  dark: {
    '--mantine-color-text': '#e9ecef',
    '--mantine-color-body': '#25262b',
    '--mantine-color-dimmed': '#adb5bd',
    '--mantine-color-placeholder': '#adb5bd',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-2)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-red-filled': 'var(--mantine-color-red-9)',
    '--mantine-color-red-filled-hover': 'var(--mantine-color-red-8)',
    '--vestibule-ground': '#141517',
    ...lightVariants((colour) => `var(--mantine-color-${colour}-1)`),
  },
});

/** The text colour of light badges, alerts and buttons. */
function lightVariants(of: (colour: MantineColor) => string): Record<`--${string}`, string> {
  return Object.fromEntries(
    COLOURS.map((colour) => [`--mantine-color-${colour}-light-color`, of(colour)]),
  );
}
