import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Log } from '../../src/dispatch/log.ts';
import { noTelemetry, type Telemetry } from '../../src/telemetry/events.ts';
import { distinctId, telemetry } from '../../src/telemetry/telemetry.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';

const batch = z.object({
  api_key: z.string(),
  batch: z.array(
    z.object({ event: z.string(), distinct_id: z.string(), properties: z.record(z.string(), z.unknown()) }),
  ),
});

let lines: string[];
let log: Log;
const ran = { name: 'bot_command', by: 'U07ANA', properties: { command: 'pools', duration_ms: 12 } } as const;

let posthog: Receiver;
const counting = (): Telemetry => telemetry({ key: 'phc_test', host: posthog.url, log, flushMs: 20 });

beforeEach(async () => {
  const written: string[] = [];
  const write = (_: object, line: string) => void written.push(line);
  lines = written;
  log = { info: write, warn: write, error: write };
  posthog = await startReceiver();
});
afterEach(() => posthog.close());

test('an event arrives with its properties, and without the person', async () => {
  const statistics = counting();
  statistics.count(ran);
  await posthog.count(1);
  await statistics.stop();
  const [request] = posthog.received;
  const zipped = request?.headers['content-encoding'] === 'gzip';
  const body = request?.bytes ?? Buffer.alloc(0);
  const text = (zipped ? gunzipSync(body) : body).toString('utf8');
  expect(request?.path).toMatch(/^\/batch\/?/);
  expect(batch.parse(JSON.parse(text)).batch).toEqual([
    {
      event: 'bot_command',
      distinct_id: distinctId('U07ANA', 'phc_test'),
      properties: expect.objectContaining({ command: 'pools', duration_ms: 12, $process_person_profile: false }),
    },
  ]);
  expect(text).not.toContain('U07ANA');
});

test('a person is a number, the same every time, another one for another project; a limit is itself', () => {
  expect(distinctId('U07ANA', 'phc_test')).toMatch(/^[0-9a-f]{16}$/);
  expect(distinctId('U07ANA', 'phc_test')).toBe(distinctId('U07ANA', 'phc_test'));
  expect(distinctId('U07ANA', 'phc_other')).not.toBe(distinctId('U07ANA', 'phc_test'));
  expect(distinctId('watch:pool-usage', 'phc_test')).toBe('watch:pool-usage');
});

test('a PostHog that hangs holds up neither counting nor the end', async () => {
  posthog.answer('hang');
  const statistics = counting();
  for (let count = 0; count < 2_000; count += 1) statistics.count(ran);
  await posthog.count(1);
  await statistics.stop();
});

test.each([400, 500, 'drop'] as const)('a PostHog that answers with %s costs one line in the log', async (answer) => {
  posthog.answer(answer);
  const statistics = counting();
  statistics.count(ran);
  await posthog.count(1);
  statistics.count(ran);
  await posthog.count(2);
  posthog.answer(200);
  statistics.count(ran);
  await posthog.count(3);
  await expect
    .poll(() => lines)
    .toEqual(['PostHog does not take events; they are lost until it does', 'PostHog takes events again']);
  await statistics.stop();
});

test('without a key nothing is counted', async () => {
  expect(telemetry({ host: posthog.url, log })).toBe(noTelemetry);
});
