import { bareApp } from './bare-app.ts';

/** The floor of `ack_p99_ratio`: acknowledges, then says one text. */
const { app, open } = bareApp();
const text = process.env.ANSWER ?? '';

app.command('/db', async ({ ack, respond }) => {
  await ack();
  await respond({ text, response_type: 'ephemeral' });
});

await open();
