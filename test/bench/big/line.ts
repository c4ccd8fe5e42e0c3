import { rounded } from '../numbers.ts';
import type { Measured } from './side-by-side.ts';

/** One question's line of the table: both times, and what is over a limit. */
export function lineOf({ name, bot_ms, bare_ms }: Measured, missed: readonly string[]): string {
  const [bot, bare] = [bot_ms, bare_ms].map((ms) => `${ms.toFixed(1).padStart(8)} ms`);
  return `  ${name.padEnd(32)} bot ${bot}, bare ${bare}${missed.map((what) => `  OVER: ${what}`).join('')}`;
}

/** The bot may add 10 ms or a fifth, whichever is more; nothing may take longer than its limit, and nothing reads a body. */
export function overLimits({ bot_ms, bare_ms, blocks, silence }: Measured, limitMs: number): string[] {
  return [
    ...(silence === undefined ? [] : [silence]),
    ...(bot_ms > Math.max(bare_ms + 10, bare_ms * 1.2) ? [`the bot adds ${rounded(bot_ms - bare_ms, 1)} ms`] : []),
    ...(bot_ms > limitMs ? [`more than ${limitMs / 1_000} s`] : []),
    ...(blocks > 0 ? [`reads ${blocks} blocks of stored bodies`] : []),
  ];
}
