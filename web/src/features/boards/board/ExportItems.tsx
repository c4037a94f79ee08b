import { Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

import { useText } from '../../../text';

/** Files are downloads: the browser shows how far they are. */
export function ExportItems({ board }: { board: number }) {
  const text = useText().boards.list;
  return (['json', 'csv'] as const).map((kind) => (
    <Menu.Item
      key={kind}
      component="a"
      href={`/api/v1/boards/${board}/export.${kind}`}
      download
      leftSection={<IconDownload size={16} />}
    >
      {kind === 'json' ? text.exportJson : text.exportCsv}
    </Menu.Item>
  ));
}
