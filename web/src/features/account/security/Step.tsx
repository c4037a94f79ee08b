import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

import classes from './Enrolment.module.css';

interface Props {
  number: number;
  title: string;
  /** Takes the focus when it appears, so that what is new is read out. */
  isNews?: boolean;
  children: ReactNode;
}

/** One of the steps that make a second factor. */
export function Step({ number, title, isNews = false, children }: Props) {
  return (
    <section className={classes.step}>
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      <div className={classes.body}>
        <Title order={3} lh="28px" mb="sm" tabIndex={-1} ref={isNews ? (title) => title?.focus() : undefined}>
          {title}
        </Title>
        <div className={classes.content}>{children}</div>
      </div>
    </section>
  );
}
