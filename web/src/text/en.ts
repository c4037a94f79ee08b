// English: the catalogue whose shape all others follow. Each feature keeps its own part.
import { account } from '../features/account/text.en';
import { overview } from '../features/overview/text.en';
import { signin } from '../features/signin/text.en';
import { signup } from '../features/signup/text.en';
import { common } from './common.en';
import { problems } from './problems.en';

export const en = { common, problems, account, overview, signin, signup };

export type Text = typeof en;
