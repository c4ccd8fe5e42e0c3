import { useEffect, useState } from 'preact/hooks';

/** Who I am and where I look, as the address says: `#/ana/C0000002/1763800000.000100`. */
export function placeIn(hash) {
  const [, person, conversation, thread] = hash.split('/').map(decodeURIComponent);
  return { person, conversation, thread };
}

export function addressOf({ person, conversation, thread }) {
  return `#/${[person, conversation, thread].filter(Boolean).map(encodeURIComponent).join('/')}`;
}

export function usePlace() {
  const [place, show] = useState(() => placeIn(location.hash));
  useEffect(() => {
    const moved = () => show(placeIn(location.hash));
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  return [place, go];
}

export function go(place) {
  location.hash = addressOf(place);
}
