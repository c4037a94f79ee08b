/** The time zone of this device. */
export function zoneOfDevice(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Every time zone this browser knows, and the one in use, by region. */
export function zonesByRegion(current: string): Map<string, string[]> {
  const known = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), current]);
  const regions = new Map<string, string[]>();
  for (const zone of [...known].sort()) {
    const region = zone.includes('/') ? zone.slice(0, zone.indexOf('/')) : 'UTC';
    regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  return regions;
}

/** `Europe/Isle_of_Man` as one reads it. */
export function nameOfZone(zone: string): string {
  return zone.slice(zone.indexOf('/') + 1).replaceAll('_', ' ');
}
