import type { KnownBlock } from '@slack/types';
import { Client } from 'pg';
import { bareApp } from './bare-app.ts';

/** The floor of `question_ratio`: acknowledges, asks the same statement on a warm connection, says the same blocks. */
const { app, open } = bareApp();
const text = process.env.ANSWER ?? '';
const blocks: KnownBlock[] = JSON.parse(process.env.BLOCKS ?? '[]');
const sql = process.env.SQL ?? '';
const client = new Client({ connectionString: process.env.TIER_OLTP_URL });
await client.connect();

app.command('/db', async ({ ack, respond }) => {
  await ack();
  await client.query(sql, ['oltp']);
  await respond({ text, blocks, response_type: 'ephemeral' });
});

await open();
