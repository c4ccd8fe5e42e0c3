import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * Keeps a list at its end while the reader is there, whether `change` happens or the list gets another size.
 * A new last message that is taller than the list is shown from its beginning.
 */
export function useAtEnd(change, last) {
  const box = useRef();
  const reading = useRef(false);
  const [below, setBelow] = useState(false);
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  const stay = () => {
    if (!reading.current) toEnd();
  };
  const look = ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
    reading.current = scrollHeight - scrollTop - clientHeight > slack;
    setBelow(reading.current);
  };
  useLayoutEffect(stay, [change]);
  useLayoutEffect(() => {
    const newest = [...box.current.querySelectorAll('article')].at(-1);
    if (!reading.current && newest?.offsetHeight > box.current.clientHeight) newest.scrollIntoView();
  }, [last]);
  useEffect(() => {
    const sizes = new ResizeObserver(stay);
    sizes.observe(box.current);
    return () => sizes.disconnect();
  }, []);
  return { box, below, toEnd, look };
}

/** Pixels from the end that still count as the end. */
const slack = 48;
