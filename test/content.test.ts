import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandsFor } from '../commands/index.ts';
import { loadConfig } from '../src/config/load.ts';
import { placeholders } from '../src/config/placeholders.ts';
import { files } from '../src/config/schemas.ts';
import { loadActions } from '../src/tiers/actions.ts';
import { loadQuestions } from '../src/tiers/questions.ts';
import { root } from './config/settings.ts';

const config = loadConfig(root);
const tiers = config.tiers.map(({ name }) => name);
const listed = existsSync(join(root, 'commands/index.ts'));

test('every settings file and every runbook is valid, and every name in them exists', () => {
  expect(() => loadConfig(root)).not.toThrow();
  expect(config.runbooks.map(({ name }) => name)).toEqual(
    readdirSync(join(root, 'runbooks'))
      .map((file) => file.replace('.md', ''))
      .sort(),
  );
});

test('every question is valid', async () => {
  const { questions, problems } = await loadQuestions(join(root, 'config/queries'), tiers);
  expect(problems).toEqual([]);
  expect(questions.map(({ name }) => name).sort()).toEqual(
    readdirSync(join(root, 'config/queries'))
      .flatMap((file) => /^([^@]+)\.sql$/.exec(file)?.[1] ?? [])
      .sort(),
  );
});

test('what a question offers for its rows is an action that takes as many words, of columns that the question has', async () => {
  const { questions } = await loadQuestions(join(root, 'config/queries'), tiers);
  const { actions } = await loadActions(join(root, 'config/actions'), tiers, questions);
  const offers = questions.flatMap(({ name, offers = [] }) => offers.map((offer) => ({ name, ...offer })));
  expect(offers.length).toBeGreaterThan(0);
  for (const { name, action, columns } of offers) {
    const sql = readFileSync(join(root, 'config/queries', `${name}.sql`), 'utf8').replace(/^--.*$/gm, '');
    for (const column of columns) expect(sql).toMatch(new RegExp(`\\b${column}\\b`));
    expect(actions.find((one) => one.name === action)?.arguments.length).toBeGreaterThanOrEqual(columns.length);
  }
});

test('no word is a question, an action and a command at once', async () => {
  const { questions } = await loadQuestions(join(root, 'config/queries'), tiers);
  const { actions } = await loadActions(join(root, 'config/actions'), tiers, questions);
  const names = commandsFor(config, questions, actions).map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('the advice about pools knows the same standard as the settings of the tiers', () => {
  const sql = readFileSync(join(root, 'config/queries/pool-advice.sql'), 'utf8');
  const known = [...sql.matchAll(/\('(\w+)', '(\w+)', (\d+), (\d+)\)/g)].map(([, ...words]) => words.join(' '));
  const standard = config.tiers.flatMap((tier) =>
    tier.pools.map((pool) => `${tier.name} ${pool.name} ${pool.min} ${pool.max}`),
  );
  expect(known.sort()).toEqual(standard.sort());
});

test('no file lies in config that nobody reads', () => {
  const read = [...Object.keys(files).map((file) => `${file}.yml`), 'queries', 'actions'];
  expect(readdirSync(join(root, 'config')).filter((file) => !read.includes(file))).toEqual([]);
});

test('as shipped, production refuses to start until real people and addresses are filled in', () => {
  const where = placeholders(config).map((problem) => problem.where);
  for (const { name } of config.people) expect(where).toContain(`config/people.yml: people/${name}/slack`);
});

test.runIf(listed)('every word in permissions.yml is a command or stands for all', () => {
  const commands = readdirSync(join(root, 'commands')).map((file) => file.replace('.ts', ''));
  const words = [...Object.values(config.permissions.roles), ...Object.values(config.permissions.callers)];
  for (const word of words.flatMap((role) => role.commands)) expect(['*', ...commands]).toContain(word);
});

test('an alert that a runbook answers is a limit', () => {
  const limits = config.limits.map(({ name }) => name);
  for (const { alerts } of config.runbooks) expect(limits).toEqual(expect.arrayContaining(alerts));
});

test('the runbook of an incident type says that it is for that type', () => {
  for (const { name, runbook } of config.incidentTypes) {
    if (runbook) expect(config.runbooks.find((one) => one.name === runbook)?.incident).toBe(name);
  }
});

describe('a rule speaks of columns that its question has', () => {
  const expectations = config.runbooks.flatMap(({ name, steps }) =>
    steps.flatMap(({ ask, expect: rule, line }) =>
      ask && rule ? [{ where: `${name}:${line}`, question: ask[0], rule }] : [],
    ),
  );
  const limits = config.limits.map(({ name, question, value, label, when }) => ({
    where: name,
    question,
    rule: [`row.${value}`, label ? `row.${label}` : '', when.kind === 'rule' ? when.rule : ''].join(' '),
  }));
  test.each([...expectations, ...limits])('$where', ({ question, rule }) => {
    const sql = readFileSync(join(root, 'config/queries', `${question}.sql`), 'utf8').replace(/^--.*$/gm, '');
    const columns = [...rule.matchAll(/\b(?:r|row)\.(\w+)/g)].map(([, column]) => column);
    expect(columns.length).toBeGreaterThan(0);
    // Of a counter there is also what is new in it.
    for (const column of columns) expect(sql).toMatch(new RegExp(`\\b${column?.replace(/^new_/, '')}\\b`));
  });
});
