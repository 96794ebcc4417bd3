// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a window of a browser shows of a page. Source: Chromium, told by playwright-core. Invariant: the
// page is not changed but by its own switch.
//
// usage: node picture.js CHROMIUM PAGE LANGUAGE WIDTH HEIGHT SECTION light|dark PICTURE

'use strict';

const { chromium } = require('playwright-core');

const [, , program, file, language, width, height, section, scheme, picture] = process.argv;

async function main() {
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  const page = await (await browser.newContext({
    viewport: { width: Number(width), height: Number(height) }, colorScheme: scheme })).newPage();
  await page.goto('file://' + file);
  await page.locator('button[lang=' + language + ']').click();
  if (section !== '-') {
    await page.evaluate((name) => document.getElementById('h-' + name).scrollIntoView(), section);
  }
  await page.evaluate(() => document.activeElement.blur());
  await page.screenshot({ path: picture });
  await browser.close();
}

main().catch((error) => { process.stderr.write(String(error.stack)); process.exit(1); });
