import { account } from '../features/account/text.de';
import { activity } from '../features/activity/text.de';
import { boards } from '../features/boards/text.de';
import { dialogs } from './dialogs.de';
import type { Text } from './en';
import { visitors } from './visitors.de';

export const de: Text = { ...visitors, account, activity, boards, dialogs };
