/** The chapters of `/db help`, in its order. */
export const chapters = ['Ask', 'Change', 'Incidents', 'Runbooks', 'The bot'] as const;
export type Chapter = (typeof chapters)[number];

/** What to know of a chapter before one reads on. */
export const prefaces: Readonly<Record<Chapter, string>> = {
  Ask: 'A question changes nothing; the answer is yours alone until you share it. Say all in place of a tier to ask every one.',
  Change: 'Nothing happens before you have read what it does and confirmed it, or a second person has approved it.',
  Incidents: 'Open one as soon as something is wrong: people are paged until somebody has it.',
  Runbooks: 'What to do, step by step: the bot asks the questions of the steps, and ticks what is proven.',
  'The bot': 'Whether the bot itself is well, and its record whole.',
};
