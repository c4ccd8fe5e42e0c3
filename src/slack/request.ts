import { z } from 'zod';

/** What every kind of payload says of itself, as far as it says it. */
const envelope = z.object({
  event_id: z.string().optional(),
  trigger_id: z.string().optional(),
  team_id: z.string().optional(),
  team: z.object({ id: z.string() }).nullish(),
  user: z.union([z.string(), z.object({ team_id: z.string().optional() })]).optional(),
  is_ext_shared_channel: z.boolean().optional(),
});

/** The name of a request, the same each time it is delivered, and the workspaces it speaks of. */
export type Request = { id: string | undefined; teams: readonly string[]; shared: boolean };

export function requestOf(body: unknown): Request {
  const { data } = envelope.safeParse(body);
  if (!data) return { id: undefined, teams: [], shared: false };
  const userTeam = typeof data.user === 'object' ? data.user.team_id : undefined;
  const teams = [data.team_id, data.team?.id, userTeam].filter((team) => team !== undefined);
  return { id: data.event_id ?? data.trigger_id, teams, shared: data.is_ext_shared_channel === true };
}
