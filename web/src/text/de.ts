import { account } from '../features/account/text.de';
import { overview } from '../features/overview/text.de';
import { signin } from '../features/signin/text.de';
import { signup } from '../features/signup/text.de';
import { common } from './common.de';
import type { Text } from './en';
import { problems } from './problems.de';

export const de: Text = { common, problems, account, overview, signin, signup };
