// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a browser takes until the page is seen: first paint and first contentful paint, and the
// time that its one thread was busy, which other programs do not lengthen. Source: W3C Paint Timing;
// the protocol of Chrome's developer tools. Invariant: every load is of a new context, with no cache.
//
// usage: node paint.js CHROMIUM LOADS PAGE…

'use strict';

const { chromium } = require('playwright-core');

const [, , program, loads, ...files] = process.argv;

async function load(browser, file) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const times = async () => Object.fromEntries(
    (await tools.send('Performance.getMetrics')).metrics.map((one) => [one.name, one.value]));
  const before = await times();
  await page.goto('file://' + file);
  await page.waitForFunction(() => performance.getEntriesByType('paint').length === 2);
  const after = await times();
  const paints = await page.evaluate(
    () => performance.getEntriesByType('paint').map((one) => [one.name, one.startTime]));
  await context.close();
  return { ...Object.fromEntries(paints), busy: 1000 * (after.TaskDuration - before.TaskDuration) };
}

async function main() {
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  const found = {};
  for (const file of files) { found[file] = []; }
  // In turns, so that what else the machine does falls on all pages alike.
  for (let i = 0; i < Number(loads); i += 1) {
    for (const file of files) { found[file].push(await load(browser, file)); }
  }
  await browser.close();
  process.stdout.write(JSON.stringify(found));
}

main().catch((error) => { process.stderr.write(String(error.stack)); process.exit(1); });
