import { after } from './workspace.js';

/** Shows the workspace now and at every change. A lost connection is taken up again, with whatever was missed. */
export function follow(show) {
  let workspace;
  let held;
  let connected = false;

  const tell = () => workspace && show({ ...workspace, connected });

  async function load() {
    if (held) {
      held.again = true;
      return;
    }
    held = { entries: [], again: false };
    const state = await whole();
    const { entries, again } = held;
    held = undefined;
    if (state) workspace = { ...state, notices: workspace?.notices ?? [] };
    if (workspace) entries.forEach(take);
    tell();
    if (again) load();
  }

  function take(entry) {
    if (held) {
      held.entries.push(entry);
      return;
    }
    if (entry.n <= workspace.last && entry.kind !== 'notice') return;
    const next = after(workspace, entry);
    if (!next) return load();
    const changed = next !== workspace;
    workspace = next;
    if (changed) tell();
  }

  listen({
    opened() {
      connected = true;
      load();
    },
    happened: take,
    lost() {
      connected = false;
      tell();
    },
  });
}

const whole = async () => {
  const response = await fetch('/_local/state').catch(() => undefined);
  return response?.ok ? response.json() : undefined;
};

function listen({ opened, happened, lost }) {
  const source = new EventSource('/_local/events');
  source.onopen = opened;
  source.onmessage = ({ data }) => happened(JSON.parse(data));
  source.onerror = () => {
    lost();
    // The browser tries again by itself unless the server said something else than a stream.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen({ opened, happened, lost }), retryMs);
  };
}

const retryMs = 2000;
