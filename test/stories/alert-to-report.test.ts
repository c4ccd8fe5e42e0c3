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
  expect(inOrder(timeline)).toMatchInlineSnapshot();
  const [before = '', rest = ''] = timeless(report).split('## What happened');
  const [happened = '', ...after] = rest.split('\n## ');
  expect(happened.trim().split('\n')).toHaveLength(timeline.split('\n').length - 1);
  expect([before, ...after].join('\n## ')).toMatchInlineSnapshot();
});
