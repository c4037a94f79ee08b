import { signin } from '../features/signin/text.de';
import { signup } from '../features/signup/text.de';
import { common } from './common.de';
import type { VisitorsText } from './en';
import { problems } from './problems.de';

export const visitors: VisitorsText = { common, problems, signin, signup };
