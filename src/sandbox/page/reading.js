import { useEffect, useState } from 'preact/hooks';

/** How far each person has read each channel; kept by the browser, so that loading the page again changes nothing. */
export function useReading() {
  const [read, keep] = useState(kept);
  const readTo = (person, channel, ts) => {
    if ((read[person]?.[channel] ?? '') >= ts) return;
    const next = { ...read, [person]: { ...read[person], [channel]: ts } };
    localStorage.setItem(name, JSON.stringify(next));
    keep(next);
  };
  return [read, readTo];
}

/** Marks what is seen as read, but only while the page is in front. */
export function useReadingOf(me, conversation, readTo) {
  const last = latest(conversation);
  useEffect(() => {
    const look = () => !document.hidden && last && readTo(me.id, conversation.id, last);
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  });
}

/** How many messages of others this person has not read; lines that Slack writes itself do not count. */
export function unreadIn(messages, person, mark = '') {
  return messages.filter((message) => isNews(message, person) && message.ts > mark).length;
}

const isNews = ({ thread_ts, ts, subtype, user }, person) =>
  (!thread_ts || thread_ts === ts) && !subtype && user !== person;

const latest = ({ messages }) => messages.at(-1)?.ts;

const name = 'read';

function kept() {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? {};
  } catch {
    return {};
  }
}
