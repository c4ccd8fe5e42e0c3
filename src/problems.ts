/** One thing wrong with what operators wrote. `where` is a file and a place in it, such as `config/escalation.yml: critical/levels/1/page`. */
export type Problem = { where: string; what: string };

/** Everything that is wrong with the settings, the runbooks or the environment, found in one go: expected, for the person who starts the bot. */
export class ConfigProblems extends Error {
  override readonly name = 'ConfigProblems';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ where, what }) => `${where}: ${what}`).join('\n'));
    this.problems = problems;
  }
}

/** Throws all of them together, or does nothing when there are none. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ConfigProblems(problems);
}
