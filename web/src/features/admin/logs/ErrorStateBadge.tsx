import { Badge } from '@mantine/core';

import { useAdminText } from '../text';
import type { ErrorReport } from './api';

export function ErrorStateBadge({ report }: { report: ErrorReport }) {
  const { errors: text } = useAdminText().logs;
  return report.resolved_at == null ? <Badge color="red" miw="max-content">{text.open}</Badge> : <Badge color="teal" miw="max-content">{text.resolved}</Badge>;
}
