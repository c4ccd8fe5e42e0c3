import type { Known } from './known.ts';
import type { Offer } from './offer.ts';
import type { Topic } from './topics.ts';

/** What an answer means. Unknown is never shown as green. Worst first. */
export const verdicts = ['critical', 'unknown', 'warning', 'ok'] as const;
export type Verdict = (typeof verdicts)[number];

/** One value of a row, as it is shown and stored: numbers beyond double precision stay strings, times are ISO text with zone. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** `time` columns hold ISO text; rules see them as timestamps. */
export type Column = {
  name: string;
  unit?: string | undefined;
  private: boolean;
  numeric: boolean;
  time?: boolean | undefined;
};

/** Why an answer has its verdict: the rule that was true, or could not be evaluated, and the row it spoke of. */
export type Because = { verdict: Verdict; rule: string; row?: number | undefined; why?: string | undefined };

export type Answer = {
  question: string;
  tier: string;
  arguments: readonly string[];
  /** When the tier answered, by the bot's clock, ISO text. */
  at: string;
  ms: number;
  /** Login that asked, and the server's version, e.g. `18.4`. */
  role: string;
  server: string;
  /** Whether that server is a standby; not known of an answer that an earlier version stored. */
  standby?: boolean | undefined;
  columns: readonly Column[];
  rows: readonly Row[];
  truncated: boolean;
  verdict: Verdict;
  because: readonly Because[];
  notices: readonly string[];
  /** Questions that a person would ask next, as words. */
  next: readonly (readonly string[])[];
};

/** Why a tier gave no answer: silent (no reply in time), refuses (nobody listens, no slot), rejects the login, lacks (a table or an extension), fails (anything else). */
export type Silence = {
  tier: string;
  question: string;
  /** The words it was asked with, so that it can be asked again. */
  arguments?: readonly string[];
  kind: 'silent' | 'refuses' | 'rejects the login' | 'lacks' | 'fails';
  /** A whole sentence for the person who asked. */
  sentence: string;
  ms: number;
  /** The server itself said it, so it lives. */
  spoken?: true;
};

export type Asked = Answer | Silence;
export const answered = (asked: Asked): asked is Answer => 'verdict' in asked;

/** A reviewed question as the commands and /db help need it. */
export type Question = {
  name: string;
  summary: string;
  topic: Topic;
  /** The tier that holds the data, when it is not the one asked about. */
  ask?: string;
  /** Tiers it can be asked of; the words a person types after its name follow the tier. */
  tiers: readonly string[];
  arguments: readonly {
    name: string;
    type: 'text' | 'int' | 'number' | 'interval';
    optional: boolean;
    choices?: readonly string[];
  }[];
  /** When an answer is critical, a warning or unknown, by the rules of its first text, and why from there on. */
  limits?: Readonly<Record<'critical' | 'warning' | 'unknown', readonly string[]>>;
  why?: string;
  /** What may be typed behind the tier, for /db help. */
  example?: readonly string[];
  /** Anybody in the workspace may ask it, not only people of the roster. */
  public: boolean;
  /** Actions that are offered for its rows, what does less harm first. */
  offers?: readonly Offer[];
  /** Where the names are listed that its words may be. */
  known?: readonly Known[];
  /** Drawn as who waits for whom, not as a table. */
  view?: 'tree';
};

/** What fits a message and is judged at a glance, or as many rows as a file may hold. */
export type Extent = 'glance' | 'whole';

/** What the core needs from the database tiers. Never throws for a tier that does not answer: that is an answer too. */
export type Tiers = {
  names: readonly string[];
  questions: readonly Question[];
  ask(question: string, tier: string, args?: readonly string[], extent?: Extent): Promise<Asked>;
  /** Evaluates a CEL rule such as a step's `Expect:` over an answer. Unproven says why. */
  expect(rule: string, answer: Answer): { proven: boolean; why: string };
};
