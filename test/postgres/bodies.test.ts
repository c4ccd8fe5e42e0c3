import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyBlocks } from '../bench/big/bodies.ts';
import { until } from '../support/until.ts';
import { type Shape, shapeDatabase, shapes } from './shapes/database.ts';
import { alone, word } from './texts.ts';

describe.each(shapes)('where bodies of 19 kB are stored, on the %s shape', (shape) => {
  let made: Shape;
  beforeAll(async () => {
    made = await shapeDatabase(shape);
    await made.database.admin(largeBodies);
  });
  afterAll(() => made.close());

  const blocksRead = async (): Promise<number> => {
    // A session has told all it has read when it is gone.
    await until(
      () => made.database.admin(sessions),
      (rows) => rows.length === 0,
    );
    return Number((await made.database.admin(bodyBlocks))[0]?.blocks);
  };

  test('no question reads one of them', async () => {
    const before = await blocksRead();
    const texts = made.questions.flatMap(alone);
    const tiers = made.asking(texts);
    for (const { name, arguments: takes, tiers: of } of texts) {
      await tiers.ask(name, of[0] ?? '', takes.filter(({ optional }) => !optional).map(word));
    }
    tiers.close();
    expect(await blocksRead()).toBe(before);
  });

  test('one that is read is counted', async () => {
    const before = await blocksRead();
    const table = shape === 'seed' ? 'email_messages' : 'email_content';
    await made.database.admin(`select max(right(${shape === 'seed' ? 'content' : 'content_text'}, 1)) from ${table}`);
    expect(await blocksRead()).toBeGreaterThan(before);
  });
});

const sessions = `select from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;

/** Outside their rows as they are, and of no known size, so that whoever needs a letter must fetch it. Nothing else reads there. */
const largeBodies = `do $$ declare b record; begin
  for b in select attrelid::regclass as relation, attname as body, format_type(atttypid, null) as type
           from pg_attribute a join pg_class c on c.oid = a.attrelid
           where relnamespace = 'public'::regnamespace and relkind = 'r'
             and attname in ('content', 'content_text', 'content_html', 'raw_size_bytes') loop
    if b.body = 'raw_size_bytes' then
      execute format('update %s set %I = null', b.relation, b.body);
      continue;
    end if;
    execute format('alter table %s set (autovacuum_enabled = off, toast.autovacuum_enabled = off)', b.relation);
    execute format('alter table %s alter %I set storage external', b.relation, b.body);
    execute format('update %s set %I = repeat(''x'', 19000)::%s', b.relation, b.body, b.type);
  end loop;
end $$`;
