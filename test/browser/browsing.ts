import { existsSync } from 'node:fs';
import type { App } from '@slack/bolt';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import { servePage } from '../../src/sandbox/page/server.ts';
import type { LocalSlackOptions } from '../../src/sandbox/slack/local-slack.ts';
import { type RealApp, socketApp } from '../sandbox/slack/real-app.ts';

const path = [process.env.CHROMIUM, '/usr/bin/chromium'].find((one) => one !== undefined && existsSync(one));

/** Tests that need a browser; where there is none they are skipped and say so. */
export function inBrowser(name: string, tests: () => void): void {
  if (path === undefined)
    console.warn(`${name}: skipped, there is no Chromium. Install it, or set CHROMIUM to its path.`);
  describe.skipIf(path === undefined)(name, () => {
    beforeAll(start);
    afterAll(() => browser?.close());
    tests();
  });
}

let browser: Browser | undefined;

async function start(): Promise<void> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', ...quiet];
  browser = await chromium.launch({ executablePath: path ?? '', args, timeout: patienceMs });
}

/** A local Slack with its page, and a real app connected to it. */
export async function pageWithApp(
  prepare: (app: App) => void = () => {},
  options: LocalSlackOptions = {},
): Promise<RealApp> {
  const running = await socketApp(prepare, { ...withBot, ...options });
  servePage(running.slack);
  onTestFinished(running.stop);
  return running;
}

const withBot: LocalSlackOptions = {
  channels: [
    { name: 'general', general: true },
    { name: 'database', members: ['ana', 'bo', 'cem', 'rookery'] },
  ],
};

/** The page as somebody opens it in a browser of their own. The test fails when a script on it does. */
export async function opened({ slack }: Pick<RealApp, 'slack'>, place: string, size = desk): Promise<Page> {
  if (browser === undefined) throw new Error('The browser has not been started.');
  const context = await browser.newContext({ viewport: size });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  onTestFinished(async () => {
    await context.close();
    expect(wrong).toEqual([]);
  });
  await page.goto(`${slack.address}/#/${place}`);
  await page.getByRole('main').waitFor();
  return page;
}

/** Far longer than anything takes, on whatever machine this is. */
const patienceMs = 120_000;

const desk = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

/** Waits until this text is seen. */
export const sees = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();

/** Types a line and sends it with Enter. */
export async function typed(page: Page, line: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: /^Message / });
  await composer.fill(line);
  await composer.press('Enter');
}
