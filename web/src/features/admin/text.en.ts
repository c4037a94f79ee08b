import { access } from './access/text.en';
import { logs } from './logs/text.en';
import { overview } from './overview/text.en';
import { people } from './people/text.en';
import { shared } from './shared/text.en';

export const admin = { shared, people, access, logs, overview };

export type AdminText = typeof admin;
