import { access } from './access/text.de';
import { logs } from './logs/text.de';
import { overview } from './overview/text.de';
import { people } from './people/text.de';
import { shared } from './shared/text.de';
import type { AdminText } from './text.en';

export const admin: AdminText = { shared, people, access, logs, overview };
