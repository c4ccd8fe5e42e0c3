import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { root } from '../../src/root.ts';
import { instead } from './overlay.ts';

type Way = Readonly<Record<string, unknown>>;

/** Settings by which there is an oltp-standby, and by which it becomes the primary in this way. */
export const withStandby = (way: Way) => ({
  'tiers.yml': (shipped: string) => `${shipped}
oltp-standby:
  { title: OLTP standby, purpose: What OLTP has, url: TIER_OLTP_STANDBY_URL, sample_every: 30 s, time_limit: 5 s }
`,
  'actions/settings.yml': instead(
    'failover: {}',
    `failover: ${JSON.stringify({ 'oltp-standby': { primary: 'oltp', ...way } })}`,
  ),
});

/** Programs that fence and promote: the first only says so, the second really does it, at this address. Each writes down that it ran. */
export function promoting(url: string) {
  const folder = mkdtempSync(join(tmpdir(), 'rookery-promoting-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const runs = join(folder, 'runs');
  writeFileSync(runs, '');
  const program = (name: string, does: string) => {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, `import { appendFileSync } from 'node:fs';\nappendFileSync('${runs}', '${name} ');\n${does}`);
    return { run: [process.execPath, file] };
  };
  const fencing = program('fence', "console.log('fenced', process.env.PRIMARY);");
  const { run } = program('promote', promotes(url));
  return { way: { adapter: 'command', fencing, run }, runs: () => readFileSync(runs, 'utf8').trim() };
}

const promotes = (url: string): string => `
  import { createRequire } from 'node:module';
  const { Client } = createRequire('${root.href}')('pg');
  const client = new Client({ connectionString: '${url}' });
  await client.connect();
  await client.query('select pg_promote(true, 60)');
  await client.end();
  console.log('promoted', process.env.TIER);`;
