// What is said before anybody is signed in: all that the sign-in page has to load.
import { signin } from '../features/signin/text.en';
import { signup } from '../features/signup/text.en';
import { common } from './common.en';
import { problems } from './problems.en';

export const visitors = { common, problems, signin, signup };
