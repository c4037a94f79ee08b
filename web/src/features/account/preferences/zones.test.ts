import { expect, test } from 'vitest';

import { nameOfZone, zonesByRegion } from './zones';

test('zones stand by region, with the one in use among them even when nobody else knows it', () => {
  const zones = zonesByRegion('Mars/Olympus_Mons');
  expect(zones.get('Europe')).toContain('Europe/Berlin');
  expect(zones.get('UTC')).toContain('UTC');
  expect(zones.get('Mars')).toEqual(['Mars/Olympus_Mons']);
});

test('a zone is called by its place', () => {
  expect(nameOfZone('America/Argentina/Buenos_Aires')).toBe('Argentina/Buenos Aires');
  expect(nameOfZone('UTC')).toBe('UTC');
});
