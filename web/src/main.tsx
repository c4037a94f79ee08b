// Starts the console: policy first, then the reader's language, then the pages.
import './boot/policy';

import '@fontsource-variable/inter/wght.css';
import './theme/public';
import './theme/base.css';

import { createRoot } from 'react-dom/client';

import { Console } from './app/Console';
import { isDefect } from './components/explain';
import { loadFirstText } from './text';

const place = document.getElementById('console');
if (place === null) {
  throw new Error('the shell has no place for the console');
}
const root = createRoot(place, { onCaughtError: (error) => isDefect(error) && console.error(error) });
void loadFirstText().then(() => root.render(<Console />));
