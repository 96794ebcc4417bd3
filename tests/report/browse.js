// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a real browser makes of a page: Chromium without a window, told by playwright-core; contrast
// and structure by axe-core. Source: WCAG 2.2 AA by the rules of axe. Invariant: one JSON object of
// findings is printed; the tests beside this file judge them.
//
// usage: node browse.js CHROMIUM PAGE

'use strict';

const fs = require('fs');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [, , program, file] = process.argv;
const address = 'file://' + file;

async function open(browser, options, found) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('console', (message) => { if (message.type() === 'error') found.console.push(message.text()); });
  page.on('pageerror', (error) => found.console.push(String(error)));
  page.on('dialog', (dialog) => { found.dialogs += 1; dialog.dismiss(); });
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) { found.requests.push(request.url()); }
  });
  await page.goto(address);
  return page;
}

// Where the letters of the first heading stand, and whether anything sticks out of the page.
function measure() {
  const heading = document.querySelector('h1');
  const range = document.createRange();
  range.selectNodeContents(heading);
  const seen = Array.from(range.getClientRects()).filter((box) => box.width > 0);
  const around = heading.getBoundingClientRect();
  return {
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    title: document.title,
    heading: heading.innerText,
    left: Math.min(...seen.map((box) => box.left)) - around.left,
    right: around.right - Math.max(...seen.map((box) => box.right)),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    buttons: Array.from(document.querySelectorAll('button')).map(
      (button) => [button.lang, button.getAttribute('aria-pressed')]),
    seen: document.body.innerText.length
  };
}

// Texts of a chart that stick out of it, or lie over one another.
function collide() {
  const bad = [];
  for (const svg of document.querySelectorAll('svg')) {
    const frame = svg.getBoundingClientRect();
    const texts = Array.from(svg.querySelectorAll('text:not(.v)')).map(
      (text) => [text.textContent, text.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
    for (const [words, box] of texts) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1) { bad.push('out: ' + words); }
    }
    for (let i = 1; i < texts.length; i += 1) {
      const [, a] = texts[i - 1];
      const [words, b] = texts[i];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 2 && high > Math.min(a.height, b.height) / 2) { bad.push('over: ' + words); }
    }
  }
  return bad;
}

async function tour(page) {
  const marks = await page.locator('svg .k').count();
  const told = [];
  for (const mark of (await page.locator('svg .k').all()).slice(0, 8)) {
    await mark.focus();
    told.push(await mark.evaluate((node) => [
      getComputedStyle(node.querySelector('.v')).opacity, node.querySelector('.v').textContent.length > 3,
      document.activeElement === node]));
  }
  await page.locator('button').first().focus();
  await page.keyboard.press('Tab');
  const second = await page.evaluate(() => document.activeElement.tagName);
  await page.keyboard.press('Enter');
  return { marks, told, second, pressed: await page.evaluate(measure) };
}

async function check(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return result.violations.map((one) => one.id + ': ' + one.nodes[0].html.slice(0, 200));
}

async function main() {
  const found = { console: [], requests: [], dialogs: 0, languages: {}, sizes: {}, axe: {}, collisions: {} };
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  const page = await open(browser, { viewport: { width: 1280, height: 900 } }, found);
  found.first = await page.evaluate(measure);
  for (const code of ['fr', 'en', 'ar']) {
    await page.locator('button[lang=' + code + ']').click();
    found.languages[code] = await page.evaluate(measure);
    found.collisions[code] = await page.evaluate(collide);
    found.axe[code] = await check(page);
  }
  await page.locator('button[lang=fr]').click();
  await page.reload();
  found.remembered = await page.evaluate(measure);
  found.tour = await tour(page);
  for (const summary of await page.locator('summary').all()) { await summary.evaluate((node) => { node.parentNode.open = true; }); }
  found.axe.open = await check(page);
  found.pages = (await page.pdf({ format: 'A4' })).toString('latin1').split(/\/Type\s*\/Page\b(?!s)/).length - 1;
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    found.sizes[width] = (await page.evaluate(measure)).overflow;
  }
  const dark = await open(browser, { viewport: { width: 360, height: 800 }, colorScheme: 'dark' }, found);
  found.axe.dark = await check(dark);
  found.images = await dark.locator('img').count();
  found.back = await dark.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await browser.close();
  process.stdout.write(JSON.stringify(found));
}

main().catch((error) => { process.stderr.write(String(error.stack)); process.exit(1); });
