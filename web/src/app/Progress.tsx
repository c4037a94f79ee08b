import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import { useText } from '../text';
import { focusPage, keepFocus } from './focus';
import classes from './Progress.module.css';

/** What comes sooner needs no sign that it is coming. */
const SOON_MS = 200;
/** By then a title has been read out. */
const SAID_MS = 1000;

/** On the way to another page: a bar while it takes its time, then the focus and the page's name. */
export function Progress() {
  const { common } = useText();
  const isSlow = useIsSlow();
  const title = useArrival();
  return (
    <>
      {isSlow && <div className={classes.bar} />}
      <div role="status" className={classes.said}>
        {isSlow ? common.table.loading : title}
      </div>
    </>
  );
}

function useIsSlow(): boolean {
  const isLoading = useRouterState({ select: (state) => state.isLoading });
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isLoading) {
      return undefined;
    }
    const timer = setTimeout(() => setSlow(true), SOON_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isLoading]);
  return isSlow;
}

/** Takes the focus along to a new page; tells the title of one that has just come. */
function useArrival(): string {
  const router = useRouter();
  const [title, setTitle] = useState('');
  useEffect(keepFocus, []);
  useEffect(() => {
    let left: Element | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      setTitle(document.title);
      timer = setTimeout(() => setTitle(''), SAID_MS);
    };
    const leaving = router.subscribe('onBeforeNavigate', () => {
      left = document.querySelector('main h1');
    });
    const arriving = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      clearTimeout(timer);
      if (fromLocation !== undefined && pathChanged) {
        focusPage(left, say);
      }
    });
    return () => {
      clearTimeout(timer);
      leaving();
      arriving();
    };
  }, [router]);
  return title;
}
