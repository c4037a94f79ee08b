import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';

import { useMe } from '../../../api/session';
import { ErrorState } from '../../../components/ErrorState';
import { useFormat } from '../../../text/format';
import { useText } from '../../../text';
import { usePreference } from './usePreference';
import { nameOfZone, zoneOfDevice, zonesByRegion } from './zones';

/** In which time zone moments are told, with the device's own one step away. */
export function TimeZone() {
  const text = useText().account.preferences;
  const { time_zone } = useMe();
  const { dateTime } = useFormat();
  const { save, isSaving, error } = usePreference();
  const device = zoneOfDevice();
  const groups = [...zonesByRegion(time_zone)].map(([group, zones]) => ({
    group,
    items: zones.map((zone) => ({ value: zone, label: nameOfZone(zone) })),
  }));
  return (
    <Stack gap="md">
      {error !== null && <ErrorState error={error} />}
      <NativeSelect
        label={text.zone}
        description={text.zoneHint(dateTime(new Date().toISOString()))}
        value={time_zone}
        disabled={isSaving}
        onChange={(event) => save({ time_zone: event.currentTarget.value })}
        data={groups}
      />
      {device !== time_zone && (
        <Group gap="sm">
          <Text size="sm" c="dimmed">
            {text.deviceZone(device)}
          </Text>
          <Button variant="default" size="xs" disabled={isSaving} onClick={() => save({ time_zone: device })}>
            {text.useZone(device)}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
