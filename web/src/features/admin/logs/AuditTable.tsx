import { Badge, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

import { type Column, DataTable } from '../../../components/DataTable';
import { lazyDialog } from '../../../components/lazyDialog';
import { Moment } from '../../../components/Moment';
import { EmptyState } from '../../../components/EmptyState';
import { useAdminText } from '../text';
import { useActionWords } from './actions';
import { type AuditEvent, auditQuery, type AuditSearch } from './api';
import { Actor, Target } from './AuditCells';

const AuditDialog = lazyDialog(() => import('./AuditDialog'), 'AuditDialog');

/** Events of the audit log, newest first. */
export function AuditTable({ search, empty }: { search: AuditSearch; empty?: ReactNode }) {
  const { audit: text } = useAdminText().logs;
  const wordsOf = useActionWords();
  const list = useQuery(auditQuery(search));
  const [shown, setShown] = useState<AuditEvent>();
  const columns: Column<AuditEvent>[] = [
    { id: 'time', header: text.time, width: 156, short: true, cell: ({ at }) => <Moment at={at} as="moment" /> },
    {
      id: 'action',
      header: text.action,
      cell: (event) => (
        <UnstyledButton
          fz={14}
          td="underline"
          mih={24}
          aria-label={text.show(wordsOf(event.action))}
          onClick={() => setShown(event)}
        >
          {wordsOf(event.action)}
        </UnstyledButton>
      ),
    },
    { id: 'actor', header: text.actor, from: 'sm', cell: ({ actor }) => <Actor actor={actor} /> },
    { id: 'target', header: text.target, from: 'sm', cell: ({ target }) => <Target target={target} /> },
    { id: 'seal', header: text.chain, width: 160, from: 'lg', short: true, cell: ({ seq }) => <Seal seq={seq} /> },
  ];
  return (
    <>
      <DataTable
        label={text.title}
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        empty={empty ?? <EmptyState title={text.none} />}
      />
      {shown !== undefined && <AuditDialog event={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

function Seal({ seq }: { seq: AuditEvent['seq'] }) {
  const { audit: text } = useAdminText().logs;
  return seq == null ? (
    <Badge color="gray">{text.notSealed}</Badge>
  ) : (
    <Badge color="teal" title={text.sealedHint(seq)}>
      {text.sealed}
    </Badge>
  );
}
