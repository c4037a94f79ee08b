// Drawn by ourselves: the packages for it (Redoc, RapiDoc, Scalar, OpenAPI Explorer, Swagger UI) weigh 220 to 990 KiB
// compressed, set markup from text and make Trusted Types policies that ours does not allow.
import { Button, Text, TextInput, Title } from '@mantine/core';
import { IconApiOff, IconDownload, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';

import { EmptyState } from '../../components/EmptyState';
import { Loaded } from '../../components/Loaded';
import { PageHeader } from '../../components/PageHeader';
import { type Description, groupsOf } from './description';
import { DESCRIPTION_PATH, descriptionQuery } from './query';
import classes from './reference.module.css';
import { RouteView } from './RouteView';
import { Words } from './Words';
import { useReferenceText } from './text';

/** The interface for programs, as the server describes it. */
export function ReferencePage() {
  const text = useReferenceText();
  const description = useQuery(descriptionQuery);
  return (
    <>
      <PageHeader
        title={text.place}
        description={text.description}
        actions={
          <Button
            component="a"
            href={DESCRIPTION_PATH}
            download="openapi.json"
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {text.download}
          </Button>
        }
      />
      <Loaded query={description} lines={8}>
        {(data) => <Routes description={data} />}
      </Loaded>
    </>
  );
}

function Routes({ description }: { description: Description }) {
  const text = useReferenceText();
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const groups = useMemo(() => groupsOf(description, wanted), [description, wanted]);
  const count = groups.reduce((sum, { routes }) => sum + routes.length, 0);
  return (
    <>
      <div className={classes.search} role="search">
        <TextInput
          type="search"
          aria-label={text.search}
          placeholder={text.searchPlaceholder}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed" role="status">
          {text.found(count)}
        </Text>
      </div>
      {wanted === '' && (
        <Text size="sm" mb="lg" maw={760} lang="en">
          <Words text={description.info.description ?? ''} />
        </Text>
      )}
      {groups.length === 0 && <EmptyState icon={IconApiOff} title={text.nothing} />}
      {groups.map((group) => (
        <section key={group.name} className={classes.group} lang="en">
          <Title order={2}>{group.name}</Title>
          <Text size="sm" c="dimmed" mb="sm">
            {group.description}
          </Text>
          <div className={classes.routes}>
            {group.routes.map((route) => (
              <RouteView key={route.method + route.path} route={route} schemas={description.components?.schemas ?? {}} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
