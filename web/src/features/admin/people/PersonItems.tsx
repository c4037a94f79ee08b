import { Menu } from '@mantine/core';

import type { MenuState } from '../../../components/MenuButton';
import { useAdminText } from '../text';
import type { SimpleDeed } from './api';
import { DeedItems } from './DeedItems';

interface Props extends MenuState {
  deeds: readonly SimpleDeed[];
  onDeed: (deed: SimpleDeed) => void;
  onExport: () => void;
  /** Only where there is a second factor to clear. */
  onClear: (() => void) | undefined;
}

/** What can be done to one person, to choose from. */
export function PersonItems({ onExport, onClear, ...rest }: Props) {
  const { people: text } = useAdminText();
  return (
    <DeedItems {...rest}>
      <Menu.Item onClick={onExport}>{text.person.export}</Menu.Item>
      {onClear !== undefined && <Menu.Item onClick={onClear}>{text.clear.action}</Menu.Item>}
      <Menu.Divider />
    </DeedItems>
  );
}
