import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Keeps a list at its end while the reader is there, whether `change` happens or the list gets another size. */
export function useAtEnd(change) {
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
  useEffect(() => {
    const sizes = new ResizeObserver(stay);
    sizes.observe(box.current);
    return () => sizes.disconnect();
  }, []);
  return { box, below, toEnd, look };
}

/** Pixels from the end that still count as the end. */
const slack = 48;
