import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { unreadIn } from './reading.js';

/** What every part of the page may ask for: the workspace, who I am, what I can do and where things are. */
export const Seat = createContext();
export const useSeat = () => useContext(Seat);

export const humansOf = ({ people }) => people.filter((person) => !person.is_bot && !person.deleted);

export const nameOf = ({ people }, id) => people.find((person) => person.id === id)?.name;

/** The person that the address names, else the first one. */
export function personAt(workspace, name) {
  const humans = humansOf(workspace);
  return humans.find((person) => person.name === name) ?? humans[0];
}

/** What a person finds on the left: channels they are in, open ones they are not in, and the direct messages with the bot. */
export function conversationsOf(workspace, me, read = {}) {
  const shared = workspace.channels.filter((channel) => !channel.is_im);
  const mine = shared.filter((channel) => channel.members.includes(me.id));
  const others = shared.filter((channel) => !mine.includes(channel) && !channel.is_private && !channel.is_archived);
  const channels = [...mine, ...others].map((channel) => ({
    ...channel,
    key: channel.id,
    title: `#${channel.name}`,
    member: mine.includes(channel),
    unread: mine.includes(channel) ? unreadIn(channel.messages, me.id, read[me.id]?.[channel.id]) : 0,
  }));
  return [...channels, directOf(workspace, me, read)];
}

/** The direct messages with the bot, also before the first one is written. */
export function directOf(workspace, me, read = {}) {
  const open = workspace.channels.find((channel) => channel.is_im && channel.user === me.id);
  const channel = open ?? { id: `@${me.name}`, is_im: true, messages: [], pins: [], bookmarks: [] };
  const unread = unreadIn(channel.messages, me.id, read[me.id]?.[channel.id]);
  return { ...channel, key: 'direct', title: workspace.bot.name, member: true, unread };
}

/** Everything that this person sees in a channel, oldest first: what is there for all, and what is only for them. */
export function seenIn(workspace, me, channel) {
  const ownOnly = [...workspace.ephemerals, ...workspace.notices].filter(
    (message) => message.to === me.id && message.channel === channel.id,
  );
  return [...channel.messages, ...ownOnly].sort((a, b) => (a.ts < b.ts ? -1 : 1));
}
