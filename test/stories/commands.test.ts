import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '../../src/root.ts';
import { scene } from './scene.ts';

const { ana, bo, kim } = await scene();

const namesIn = (folder: string, ending: string): string[] =>
  readdirSync(new URL(folder, root)).flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : []));
const verbs = namesIn('commands/', '.ts').filter((name) => !['index', 'question', 'action'].includes(name));
const typed = (name: string) =>
  !readFileSync(new URL(`config/actions/${name}.sql`, root), 'utf8').includes('-- through: runbook');
const actions = namesIn('config/actions/', '.sql').filter((name) => !name.includes('@') && typed(name));
const questions = namesIn('config/queries/', '.sql').filter((name) => !name.includes('@'));

/** What each command says to somebody who gets it wrong. */
const refusals: Record<string, readonly [words: string, answer: RegExp]> = {
  ack: ['ack seven', /^I found “seven”, where I expected nothing more\. Usage: \/db ack \[incident]$/],
  actions: ['actions mine', /where I expected nothing more\. Usage: \/db actions$/],
  approve: ['approve', /where I expected an action, such as 2/],
  'break-glass': ['break-glass action/3fa9c1d2', /where I expected the reason/],
  confirm: ['confirm action/3fa9c1d2', /^There is no action 1 in action\/3fa9c1d2\.$/],
  do: ['do', /I found nothing more, where I expected the number of a step/],
  doctor: ['doctor now', /where I expected nothing more\. Usage: \/db doctor$/],
  done: ['done', /I found nothing more, where I expected the number of a step/],
  file: ['file secrets oltp', /^There is no question “secrets” that you may ask\.$/],
  help: ['help akc', /^There is no command “akc”\. Did you mean \/db help ack\? \/db help lists them all\.$/],
  incidents: ['incidents mine', /where I expected nothing more\. Usage: \/db incidents \[all]$/],
  note: ['note 1', /^I understood incident 1, then found nothing more, where I expected what you want to note/],
  oncall: ['oncall bo', /where I expected nothing more\. Usage: \/db oncall$/],
  open: ['open trouble', /“trouble”, where I expected a type of incident: database-outage, /],
  page: ['page 99 @bo', /^There is no incident 99\. \/db incidents lists the open ones/],
  reopen: ['reopen', /^No incident is open\. \/db incidents all lists the past ones/],
  reject: ['reject action/3fa9c1d2', /where I expected the reason/],
  report: ['report 99', /^There is no incident 99\./],
  resolve: ['resolve', /^No incident is open\./],
  run: ['run first', /“first”, where I expected the number of a step, such as 3/],
  runbooks: ['runbooks outage', /^There is no runbook “outage”\./],
  settle: ['settle action/3fa9c1d2', /where I expected what you found: done, not-done/],
  severity: ['severity', /where I expected a severity: critical, high, medium, low/],
  share: ['share secrets oltp', /^There is no question “secrets” that you may ask\.$/],
  sign: ['sign', /^No incident is open\./],
  skip: ['skip 1', /then found nothing more, where I expected the reason/],
  start: ['start', /where I expected a runbook; \/db runbooks lists them/],
  status: ['status oltp', /^I found “oltp”, where I expected nothing more\. Usage: \/db status$/],
  timeline: ['timeline 99', /^There is no incident 99\./],
  verify: ['verify it', /where I expected nothing more\. Usage: \/db verify \[incident]$/],
};

test('every command is known here', () => {
  expect(Object.keys(refusals)).toEqual(expect.arrayContaining(verbs));
});

test.each(Object.entries(refusals))('%s refuses in a sentence', async (_, [words, answer]) => {
  expect(await ana.asks(`/db ${words}`)).toMatch(answer);
});

test.each([...questions, ...actions])('%s refuses a tier that does not exist', async (name) => {
  const behindTheOnlyTier = [
    `There is no \\w+ “moon” on`,
    `${name} takes \\w+ as .*"moon" is not one`,
    `${name} is not done on`,
  ];
  const refused = [`“moon” is not a tier that ${name} can be`, ...behindTheOnlyTier].join('|');
  expect(await ana.asks(`/db ${name} moon`)).toMatch(new RegExp(`^(${refused})`));
});

test('where only one tier is possible, nobody has to say it, whatever else is said', async () => {
  expect(await ana.asks('/db content-days 7d')).toMatch(/^CONTENT-DAYS · CONTENT: \S+ /);
  expect(await ana.asks('/db stuck-jobs email-sending')).toMatch(/^STUCK-JOBS · QUEUE/);
  expect(await ana.asks('/db stuck-jobs quue email-sending')).toContain('did you mean queue?');
  expect(await ana.asks('/db pause-queue nightly')).toMatch(/^pause-queue is not done on queue: .*queue/);
  expect(await ana.asks('/db backlog now')).toContain('It can be asked of queue.');
});

test('help is a table of contents: verbs and actions by the line, questions by their topic', async () => {
  const answer = await bo.asks('/db help');
  const headings = ['WHAT YOU CAN DO WITH /DB', 'Ask', 'Change', 'Incidents', 'Runbooks', 'The bot'];
  expect(answer.split('\n').filter((line) => headings.includes(line))).toEqual(headings);
  for (const name of [...verbs, ...actions]) expect(answer).toMatch(new RegExp(`^/db ${name}\\b.* {2}\\S`, 'm'));
  for (const name of questions) expect(answer).toMatch(new RegExp(`^[A-Z][a-z ]+: .*\n(.* )?${name}( |$)`, 'm'));
  // What only a button says is not for people to type.
  expect(answer).not.toMatch(/_us\b/);
});

test('help of a chapter is its page, and what is done through a runbook alone names it', async () => {
  const change = await bo.asks('/db help change');
  expect(change).toMatch(/^CHANGE\n[\s\S]*Nothing happens before/);
  expect(change).toMatch(/^\/db terminate <tier> <pid> {2}End one session/m);
  expect(change).not.toContain('/db open');
  expect(await bo.asks('/db help runbooks')).toMatch(/^\/db start <runbook>/m);
  expect(await bo.asks('/db help create-index')).toBe(
    'create-index is done through the steps of a runbook, and no other way.\n[ index-on-completed-jobs ]',
  );
});

test('help of a topic says what each of its questions asks', async () => {
  expect(await bo.asks('/db help locks')).toMatch(/^\/db blocking <tier\|all> {2}Who blocks whom/m);
  expect(await bo.asks('/db help queue')).toMatch(/^\/db backlog .* {2}Queued jobs/m);
  expect(await bo.asks('/db help sessions and locks')).toMatch(/^\/db blocking <tier\|all> {2}Who blocks whom/m);
});

test('help of a question says what its words may be, and from where on it is not well', async () => {
  const slow = await bo.asks('/db help slow');
  expect(slow).toContain('[order]  one of total, mean, calls, io, temp');
  expect(slow).toMatch(/^Critical when row\.mean_ms > .* or row\.pct_of_db > 33\.0 && row\.total_ms > 60000\.0$/m);
  expect(await bo.asks('/db help replication')).toContain('Bytes decide');
  expect(await bo.asks('/db help fingerprint')).toContain('It tells what it finds and judges nothing.');
});

test('help of one word says what it does, how it is typed and an example', async () => {
  for (const name of [...verbs, ...questions, ...actions])
    expect(await bo.asks(`/db help ${name}`)).toMatch(
      new RegExp(`Usage {2}/db ${name}.*\nExample {2}/db ${name}(?! .*[A-Z]{2})`),
    );
});

test('a member reads of what a member may do, and is told of the rest', async () => {
  expect(await kim.asks('/db help')).not.toMatch(/resolve|doctor|blocking/);
  expect(await kim.asks('/db help resolve')).toContain('Your role may not use it.');
});

test('what needs no incident answers at once', async () => {
  expect(await bo.asks('/db status')).toMatch(/oltp/);
  expect(await bo.asks('/db doctor')).toMatch(/✔ ok {2}journal {2}answers(.|\n)*✔ ok {2}remarks {2}every one fits/);
  const oncall = await bo.asks('/db oncall');
  expect(oncall).toMatch(/^critical +1 +0 min +ana +slack \+ email/m);
  expect(oncall).toMatch(/^security-breach +1 +0 min +gus .*\nsecurity-breach +2 +5 min +hana /m);
  expect(oncall).toMatch(/^data-integrity +2 +15 min +fay (.|\n)*never paged: Postgres/m);
  expect(await bo.asks('/db actions')).toMatch(/^NO ACTION WAITS FOR ANYBODY\s+Nothing was done lately/);
  expect(await bo.asks('/db incidents')).toBe('No incident is open.');
  expect(await bo.asks('/db runbooks')).toMatch(/database-outage {2}Database outage, \d+ steps/);
  expect(await bo.asks('/db verify')).toMatch(/^Intact: \d+ facts in \d+ streams?/);
});
