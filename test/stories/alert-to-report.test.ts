import { expect, test } from 'vitest';
import { scene } from './scene.ts';
import { theWholeStory } from './the-whole-story.ts';
import { inOrder, timeless } from './told.ts';

const eager = ['test/stories/config/eager'];
const overSockets = await scene({ overlays: eager, transport: 'socket' });
const overHttp = await scene({ overlays: eager, transport: 'http' });

test.each([
  ['Socket Mode', overSockets],
  ['signed HTTP', overHttp],
])('over %s a short pool is paged, acknowledged, worked through, resolved and told', async (_, told) => {
  const { timeline, report } = await theWholeStory(told);
  expect(inOrder(timeline)).toMatchInlineSnapshot(`
    "TIMELINE OF INCIDENT 1
    hh:mm:ss  watch:pool-usage opened incident 1, critical: A pool is more than 90 % in use: primary_pool. It saw primary_pool 100 % (rule row.usage_pct > 90.0 && row.sample_age_s <= 300.0), since hh:mm:ss.
    hh:mm:ss  watch:pool-usage began the checklist "Connection pool exhaustion".
    hh:mm:ss  The question of step 1 was asked: rows.all(r, r.pending <= 5 && r.usage_pct <= 90) does not hold.
    hh:mm:ss  @ana acknowledged and has it; paging stops.
    hh:mm:ss  @ana did step 1: Only primary_pool is short
    hh:mm:ss  Proven: step 2, rows.all(r, r.conn_pct <= 75) holds over 1 row.
    hh:mm:ss  The question of step 3 was asked.
    hh:mm:ss  @ana did step 3.
    hh:mm:ss  Proven: step 4, There are no rows, which is well for this question.
    hh:mm:ss  Proven: step 5, There are no rows, which is well for this question.
    hh:mm:ss  Proven: step 6, rows.all(r, r.pending <= 5 && r.usage_pct <= 90) holds over 2 rows.
    hh:mm:ss  Proven: step 7, There are no rows, which is well for this question.
    hh:mm:ss  @ana skipped step 8: It is a leak, not load
    hh:mm:ss  @ana skipped step 9: It helped
    hh:mm:ss  The question of step 10 was asked: rows.all(r, r.pending <= 5 && r.usage_pct <= 85) does not hold.
    hh:mm:ss  Proven: step 10, rows.all(r, r.pending <= 5 && r.usage_pct <= 85) holds over 2 rows.
    hh:mm:ss  Proven: step 11, rows.all(r, r.conn_pct <= 75 && r.lock_waiters <= 10) holds over 1 row.
    hh:mm:ss  Proven: step 12, rows.all(r, r.pending <= 5 && r.usage_pct <= 90) holds over 2 rows.
    hh:mm:ss  @ana did step 13: Nothing was changed
    hh:mm:ss  @bo resolved it: The import was stopped
    meanwhile
    hh:mm:ss  The room is #inc-1-connection-pool-exhaustion.
    hh:mm:ss  Vital signs stored: oltp ok, content ok, queue ok, olap ok.
    hh:mm:ss  ana was paged by Slack message, level 1.
    hh:mm:ss  ana was paged by e-mail, level 1.
    hh:mm:ss  watch:pool-usage: The limit no longer holds: usage_pct of primary_pool, oltp is at 20 %."
  `);
  const [before = '', rest = ''] = timeless(report).split('## What happened');
  const [happened = '', ...after] = rest.split('\n## ');
  expect(happened.trim().split('\n')).toHaveLength(timeline.split('\n').length - 1);
  expect([before, ...after].join('\n## ')).toMatchInlineSnapshot(`
    "REPORT OF INCIDENT 1
    # Incident 1: A pool is more than 90 % in use: primary_pool
    - Severity: critical; type: connection-pool-exhaustion; tiers: oltp
    - Opened: hh:mm:ss by watch:pool-usage
    - Seen: primary_pool 100 %, rule \`row.usage_pct > 90.0 && row.sample_age_s <= 300.0\`, since hh:mm:ss
    - Time to acknowledge: …
    - Time to resolve: …
    - Had it: Ana Example, Database Lead

    ## Checklist: Connection pool exhaustion
    - [x] 1. See which pools are short (done, Ana Example, Database Lead)
    - [x] 2. See whether the server has slots left (proven)
    - [x] 3. Find who holds the connections (done, Ana Example, Database Lead)
    - [x] 4. Look for a pile-up behind a lock (proven)
    - [x] 5. Look for statements that run for long (proven)
    - [x] 6. See whether the queue's workers are the ones waiting (proven)
    - [x] 7. End the root of the pile-up, or the leaked sessions, oldest first (proven)
    - [ ] 8. If it is load: give the short pool more room (skipped, Ana Example, Database Lead)
    - [ ] 9. If neither helped within five minutes: restart the service that holds most connections (skipped, Ana Example, Database Lead)
    - [x] 10. The pools of OLTP have room again (proven)
    - [x] 11. The server has slots left again (proven)
    - [x] 12. The pools of the other tiers did not suffer (proven)
    - [x] 13. Write down what was changed, and who brings it back (done, Ana Example, Database Lead)
    ## Open questions
    - What was the cause, and what would have shown it earlier?
    - Step 8 was skipped: If it is load: give the short pool more room. Should it stand in the runbook?
    - Step 9 was skipped: If neither helped within five minutes: restart the service that holds most connections. Should it stand in the runbook?
    n facts; the record ends in <hash>.
    The record is intact."
  `);
});
