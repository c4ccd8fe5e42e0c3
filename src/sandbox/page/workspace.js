/** The workspace after something happened, or undefined when it has to be asked for as a whole. */
export function after(workspace, entry) {
  switch (entry.kind) {
    case 'posted':
    case 'updated':
      return withMessages(workspace, entry.message, (messages) => replaced(messages, entry.message));
    case 'deleted':
      return withMessages(workspace, entry.message, (messages) => without(messages, entry.message));
    case 'notice':
      return { ...workspace, notices: noticed(workspace.notices, entry) };
    case 'view':
      return withView(workspace, entry);
    case 'channel':
      return undefined;
    default:
      return workspace;
  }
}

function withMessages(workspace, { channel: id, to }, change) {
  if (to) return { ...workspace, ephemerals: change(workspace.ephemerals) };
  if (!workspace.channels.some((channel) => channel.id === id)) return undefined;
  const changed = (channel) => ({ ...channel, messages: change(channel.messages) });
  return {
    ...workspace,
    channels: workspace.channels.map((channel) => (channel.id === id ? changed(channel) : channel)),
  };
}

function replaced(messages, message) {
  const known = messages.some(({ ts }) => ts === message.ts);
  return known ? messages.map((one) => (one.ts === message.ts ? message : one)) : [...messages, message];
}

const without = (messages, { ts }) => messages.filter((message) => message.ts !== ts);

/** What Slack itself tells one person is told once; after a broken connection it may come twice. */
function noticed(notices, { n, at, person, channel, text }) {
  const ts = (at / 1000).toFixed(6);
  const known = notices.some((notice) => notice.n === n && notice.ts === ts);
  return known ? notices : [...notices, { n, ts, to: person, channel, text, slackbot: true }];
}

function withView(workspace, { what, person, view }) {
  if (what === 'published') return workspace;
  const views = workspace.modals.find((modal) => modal.person === person)?.views ?? [];
  const others = workspace.modals.filter((modal) => modal.person !== person);
  return { ...workspace, modals: [...others, { person, views: stacked(views, what, view) }] };
}

function stacked(views, what, view) {
  switch (what) {
    case 'opened':
      return [view];
    case 'pushed':
      return [...views, view];
    case 'closed':
      return views.filter(({ id }) => id !== view.id);
    default:
      return views.map((one) => (one.id === view.id ? view : one));
  }
}
