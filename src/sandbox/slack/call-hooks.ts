type Hook = () => unknown;

/** What a test wants done around the answer of the k-th Web API request, counted from 1 since the start. */
export type CallHooks = {
  readonly beforeAnswer: (call: number, hook: Hook) => void;
  readonly afterAnswer: (call: number, hook: Hook) => void;
  readonly run: (when: 'before' | 'after', call: number) => Promise<void>;
};

export function newCallHooks(): CallHooks {
  const hooks = new Map<string, Hook[]>();
  const keep = (when: string) => (call: number, hook: Hook) => {
    const key = `${when} ${call}`;
    hooks.set(key, [...(hooks.get(key) ?? []), hook]);
  };
  return {
    beforeAnswer: keep('before'),
    afterAnswer: keep('after'),
    async run(when, call) {
      for (const hook of hooks.get(`${when} ${call}`) ?? []) await hook();
    },
  };
}
