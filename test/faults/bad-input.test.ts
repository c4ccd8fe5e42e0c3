import { expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { openStage, type Stage } from './stage.ts';
import { hasItsRoom } from './story.ts';

const refused: { what: string; typed: string; says: RegExp }[] = [
  { what: 'nothing', typed: '', says: /^What you can do/ },
  { what: '3,000 characters', typed: 'x'.repeat(3000), says: /^There is no command “x{40}”/ },
  { what: 'emoji', typed: '🔥🚒👩‍🚒', says: /^There is no command “🔥/u },
  { what: 'smart quotes', typed: 'open “database outage”', says: /database outage/ },
  { what: 'NUL', typed: 'pools\0 ol\0tp\0x', says: /is not a tier/ },
  { what: 'a call to everybody', typed: '<!channel> <!here>', says: /^There is no command/ },
  { what: 'a call to everybody as an argument', typed: 'pools <!channel>', says: /is not a tier/ },
  { what: 'an unknown tier', typed: 'pools oltpp', says: /did you mean oltp/ },
  { what: 'SQL', typed: "pools oltp'; drop table facts; --", says: /is not a tier/ },
  { what: 'SQL for a number', typed: 'ack 1;drop table facts', says: /^I found “1;drop table facts”, where/ },
  { what: 'marks that turn the reading direction', typed: 'pools \u202eptlo\u202c', says: /is not a tier/ },
  { what: 'half a character', typed: 'pools \ud83d oltp\udd25', says: /oltp/ },
  { what: 'a type that is none', typed: 'open <!channel>', says: /type/ },
  { what: 'an incident that is none', typed: 'ack 99999999999999999999', says: /./ },
];

test('words that can not be taken are answered with a sentence, ping nobody and write nothing', async () => {
  const stage = await openStage();
  await stage.start().ready();
  for (const { what, typed, says } of refused) {
    expect.soft(await answerTo(stage, `/db ${typed}`), what).toMatch(says);
    expect.soft(await stage.facts(), what).toEqual([]);
    expect.soft(deceptions(stage), what).toEqual([]);
  }
  await stage.close();
}, 300_000);

test('what is kept of such words pings nobody and is not lost', async () => {
  const stage = await openStage();
  await stage.start().ready();
  await answerTo(stage, '/db open database-outage résumé “quoted” 🔥 <!channel> \u202eturned\u202c \0nul \ud83dhalf');
  const opened = (await stage.facts()).find(({ type }) => type === 'opened');
  expect(opened?.body.title).toMatch(/^résumé quoted 🔥 @channel .*turned.* nul half$/u);
  const { subject, text } = await stage.mail.mail((mail) => mail.text.includes('résumé'));
  expect(`${subject} ${text}`).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  await hasItsRoom(stage);
  await answerTo(stage, `/db note 1 ${'n'.repeat(2900)} <!everyone>`);
  expect((await stage.facts()).filter(({ type }) => type === 'noted')).toHaveLength(1);
  expect(deceptions(stage)).toEqual([]);
  await stage.close();
}, 300_000);

/** What the person who typed it is told. */
async function answerTo({ slack }: Stage, typed: string): Promise<string> {
  const before = slack.ephemeral('ana').length;
  await slack.types('ana', 'database', typed);
  const answers = await until(
    async () => slack.ephemeral('ana'),
    (seen) => seen.length > before,
  );
  return answers.at(-1)?.text ?? '';
}

/** Everything of the bot's that would call people together or turn the reading direction. */
const deceptions = ({ slack }: Stage): string[] =>
  slack.log.entries.flatMap((entry) => {
    if (entry.kind !== 'posted' && entry.kind !== 'updated') return [];
    const { user, text, blocks } = entry.message;
    const said = `${text} ${JSON.stringify(blocks)}`;
    return user === slack.world.settings.bot.userId &&
      /<!(channel|here|everyone)|[\u202a-\u202e\u2066-\u2069]/.test(said)
      ? [said]
      : [];
  });
