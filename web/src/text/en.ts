// English: the catalogue whose shape all others follow. Each feature keeps its own part.
import { account } from '../features/account/text.en';
import { activity } from '../features/activity/text.en';
import { boards } from '../features/boards/text.en';
import { dialogs } from './dialogs.en';
import { visitors } from './visitors.en';

export const en = { ...visitors, account, activity, boards, dialogs };

export type Text = typeof en;
/** The part that is there before anybody is signed in. */
export type VisitorsText = typeof visitors;
