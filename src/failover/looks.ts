import { Refusal } from '../refusal.ts';
import type { FailoverSettings } from '../tiers/failover-settings.ts';
import { answered, type Tiers } from '../tiers/tiers.ts';

/** The bot’s own look at the old primary; the standby’s is a guard of the action. */
export async function refuseLiving(tiers: Tiers, primary: string): Promise<void> {
  const asked = await tiers.ask('ping', primary);
  if (answered(asked)) {
    if (asked.rows.every(({ in_recovery }) => in_recovery === true)) return;
    throw new Refusal(`${primary} answers as a primary. A primary that lives is not failed over from.`);
  }
  if (asked.spoken)
    throw new Refusal(
      `${primary} can't be asked, but its server lives (${asked.sentence.replace(/\.$/, '')}). A primary that lives is not failed over from: stop it first, and keep it from starting.`,
    );
}

/** The standby that has received most loses least. */
export async function refuseBehind(tiers: Tiers, standby: string, settings: FailoverSettings): Promise<void> {
  const primary = settings[standby]?.primary;
  const others = Object.keys(settings).filter((name) => name !== standby && settings[name]?.primary === primary);
  const [mine, ...theirs] = await Promise.all([standby, ...others].map((name) => receivedBy(tiers, name)));
  const ahead = others.find((_, index) => (theirs[index] ?? 0n) > (mine ?? 0n));
  if (ahead === undefined) return;
  throw new Refusal(
    `${ahead} has received more than ${standby}, so promoting ${standby} would lose more than it has to.`,
  );
}

async function receivedBy(tiers: Tiers, standby: string): Promise<bigint | undefined> {
  const asked = await tiers.ask('standby', standby);
  const [row] = answered(asked) ? asked.rows : [];
  return positionOf(String(row?.received ?? row?.replayed ?? ''));
}

/** `2/A0000028` as bytes. */
function positionOf(text: string): bigint | undefined {
  const [, high, low] = /^([0-9A-F]+)\/([0-9A-F]+)$/i.exec(text) ?? [];
  return high === undefined ? undefined : (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
