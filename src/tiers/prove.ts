import type { Problem } from '../problems.ts';
import type { Reviewed, Wording } from './reviewed.ts';
import { compiled } from './rule.ts';
import type { Column } from './tiers.ts';

/** What a text says of its columns that the columns a real tier gave do not bear out. */
export function columnProblems(wording: Wording, columns: readonly Column[]): Problem[] {
  const at = (found: string) =>
    wording.lines.find(({ says }) => says === found || says.split(/\W+/).includes(found))?.where ?? wording.file;
  const rules = [...wording.rules.critical, ...wording.rules.warning, ...wording.rules.unknown].flatMap((rule) => {
    const found = compiled(rule, columns);
    return 'problem' in found ? [{ where: at(rule), what: found.problem }] : [];
  });
  const names = new Set(columns.map(({ name }) => name));
  const stray = [...Object.keys(wording.units), ...wording.private, ...wording.counters]
    .filter((name) => !names.has(name))
    .map((name) => ({
      where: at(name),
      what: `units, private or counters speak of "${name}", and the columns are ${[...names].join(', ')}`,
    }));
  const twice = columns.filter(({ name }, index) => columns.findIndex((one) => one.name === name) !== index);
  return [
    ...rules,
    ...stray,
    ...twice.map(({ name }) => ({ where: wording.file, what: `two columns are called "${name}"` })),
  ];
}

/** The statement as the server can look at it without running it. */
export const unrun = ({ sql }: Wording): string => `select * from (\n${sql}\n) as unrun limit 0`;

/** Nothing for each of the arguments, and for each answer of a console. */
export const noValues = ({ parameters }: Reviewed, { console }: Wording): null[] =>
  [...parameters, ...console].map(() => null);
