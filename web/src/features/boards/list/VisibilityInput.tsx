import { NativeSelect } from '@mantine/core';

import { useText } from '../../../text';
import type { Visibility } from '../model';

interface Props {
  value: Visibility;
  onChange: (visibility: Visibility) => void;
}

export function VisibilityInput({ value, onChange }: Props) {
  const text = useText().boards.create;
  return (
    <NativeSelect
      label={text.visibility}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value === 'everyone' ? 'everyone' : 'members')}
      data={[
        { value: 'members', label: text.visibilities.members },
        { value: 'everyone', label: text.visibilities.everyone },
      ]}
    />
  );
}
