import type { Reading } from './samples.ts';

/** What a sample changes: an incident opens, is noted to have got worse, or to have ended. */
export type Turn = 'opens' | 'worse' | 'ends';

/** What people were told last about a limit: the value they know, and when it was last confirmed. */
export type Standing = { known: number; at: Date };

export type Story = {
  /** 1 where the limit held, 0 where not; oldest first, the newest is now. */
  held: readonly Reading[];
  /** What the limit judges, now. */
  measured: number;
  /** It opens after holding for so many samples in a row, and ends in the same way. */
  samples: number;
  everyMs: number;
  /** None: nothing was said, or it has ended since. */
  standing: Standing | undefined;
};

/** Told again only when it is half as bad again, so that a slow rise does not fill the timeline. */
const worseBy = 1.5;

export function turnOf(story: Story): Turn | undefined {
  const { held, measured, samples, standing } = story;
  const recent = unbroken(story).slice(-samples);
  const full = recent.length === samples;
  const fresh = isFresh(story);
  if (full && recent.every(({ value }) => value === 1) && !fresh) return 'opens';
  if (full && recent.every(({ value }) => value === 0) && standing) return 'ends';
  const worse = standing !== undefined && standing.known > 0 && measured >= standing.known * worseBy;
  return fresh && held.at(-1)?.value === 1 && worse ? 'worse' : undefined;
}

/**
 * What was said counts for as long as it was confirmed sample by sample. After a silence of the bot or of the tier it is
 * said anew, which does nothing while its incident is still open.
 */
export function isFresh({ held, everyMs, standing }: Story): boolean {
  const now = held.at(-1)?.at;
  return now !== undefined && standing !== undefined && now.getTime() - standing.at.getTime() <= 3 * everyMs;
}

/** The newest samples that follow each other without a gap. */
function unbroken({ held, everyMs }: Story): readonly Reading[] {
  const broken = held.findLastIndex(({ at }, index) => {
    const next = held[index + 1];
    return next !== undefined && next.at.getTime() - at.getTime() > 1.5 * everyMs;
  });
  return held.slice(broken + 1);
}
