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

// Lays out the sections that are not in sight as well.
function unfold() {
  for (const section of document.querySelectorAll('section')) { section.style.contentVisibility = 'visible'; }
}

// Texts of a chart that stick out of it, or lie over one another.
function collide() {
  const bad = [];
  let n = 0;
  for (const svg of document.querySelectorAll('svg')) {
    const frame = svg.getBoundingClientRect();
    const texts = Array.from(svg.querySelectorAll('text:not(.v)')).map(
      (text) => [text.textContent, text.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
    n += texts.length;
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
  return { n, bad };
}

// The rows of every table by the section that it stands in, as they are seen.
function read() {
  const rows = {};
  for (const section of document.querySelectorAll('section')) {
    rows[section.querySelector('h2').id.slice(2)] = Array.from(section.querySelectorAll('tr')).map(
      (row) => Array.from(row.cells).map((cell) => cell.innerText.replace(/[\n\u2066-\u2069]/g, '')));
  }
  return rows;
}

// Where the focus is: which stop of the page, and whether it can be seen there.
function look() {
  const all = Array.from(document.querySelectorAll('button,a[href],summary,[tabindex="0"]')).filter(
    (node) => node.checkVisibility());
  const here = document.activeElement;
  const box = here.getBoundingClientRect();
  const value = here.querySelector(':scope > .v');
  const style = getComputedStyle(value === null ? here : here.firstElementChild);
  return {
    n: all.length,
    at: all.indexOf(here),
    mark: here.matches('svg .k'),
    name: here.tagName + ' ' + (here.getAttribute('class') || here.id || here.lang),
    inside: box.bottom > 0 && box.top < innerHeight,
    ring: value === null ? style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      : parseFloat(style.strokeWidth) >= 3 && style.stroke !== 'none',
    value: value === null || (getComputedStyle(value).opacity === '1'
      && value.getBoundingClientRect().width > 10)
  };
}

// From the top to the end of the page by Tab alone.
async function tour(page) {
  await page.reload();
  const stops = [], bad = [];
  let n = Infinity;
  let reached = 0;
  while (stops.length <= n) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(look);
    n = seen.n;
    if (seen.at === -1 || stops.includes(seen.at)) { break; }
    stops.push(seen.at);
    reached += seen.mark ? 1 : 0;
    if (!seen.inside || !seen.ring || !seen.value) { bad.push(seen); }
  }
  const marks = await page.locator('svg .k').count();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  return { n, stops, bad, marks, reached, back: (await page.evaluate(look)).at };
}

// Languages and cards by the keyboard; values by the pointer.
async function keys(page) {
  await page.reload();
  const found = { pressed: [], hovered: [] };
  for (const key of ['Enter', 'Space', 'Enter']) {
    await page.keyboard.press('Tab');
    await page.keyboard.press(key);
    found.pressed.push(await page.evaluate(
      () => [document.activeElement.lang, document.documentElement.lang, document.title]));
  }
  const card = page.locator('.cards summary').first();
  await card.focus();
  await page.keyboard.press('Enter');
  found.opened = await card.evaluate((node) => node.parentNode.open);
  await page.evaluate(unfold);
  for (const svg of await page.locator('figure svg').all()) {
    const mark = svg.locator('.k').last(); // drawn over the others
    if (await mark.count() === 0) { continue; }
    await mark.locator(':scope > *').first().hover({ force: true });
    found.hovered.push(await mark.evaluate((node) => getComputedStyle(node.querySelector('.v')).opacity));
  }
  return found;
}

// What sticks out of a sheet of paper: tables and charts that are wider than what a page of A4 holds.
async function fit(page) {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 688, height: 1000 }); // 182 mm
  const wide = await page.evaluate(() => Array.from(document.querySelectorAll('table,svg,details,p')).filter(
    (node) => node.getClientRects().length > 0 && (node.getBoundingClientRect().right > innerWidth + 1
      || node.getBoundingClientRect().left < -1)).map((node) => node.outerHTML.slice(0, 120)));
  await page.emulateMedia({ media: 'screen' });
  return wide;
}

async function check(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return result.violations.map((one) => one.id + ': ' + one.nodes[0].html.slice(0, 200));
}

async function main() {
  const found = { console: [], requests: [], dialogs: 0, languages: {}, sizes: {}, axe: {}, collisions: {},
    pages: {}, tables: {} };
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  const page = await open(browser, { viewport: { width: 1280, height: 900 } }, found);
  found.first = await page.evaluate(measure);
  await page.evaluate(unfold);
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
  found.keys = await keys(page);
  for (const code of ['fr', 'en', 'ar']) {
    await page.locator('button[lang=' + code + ']').click();
    const paper = await page.pdf({ format: 'A4' });
    found.pages[code] = paper.toString('latin1').split(/\/Type\s*\/Page\b(?!s)/).length - 1;
  }
  found.closed = await page.locator('.cards details:not([open])').count();
  await page.evaluate(() => document.querySelectorAll('details').forEach((node) => { node.open = true; }));
  await page.evaluate(unfold);
  found.axe.open = await check(page);
  for (const code of ['en', 'fr', 'ar']) {
    await page.locator('button[lang=' + code + ']').click();
    found.tables[code] = await page.evaluate(read);
  }
  found.paper = await fit(page);
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    found.sizes[width] = (await page.evaluate(measure)).overflow;
  }
  const dark = await open(browser, { viewport: { width: 360, height: 800 }, colorScheme: 'dark' }, found);
  await dark.evaluate(unfold);
  found.axe.dark = await check(dark);
  found.images = await dark.locator('img').count();
  found.back = await dark.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await browser.close();
  process.stdout.write(JSON.stringify(found));
}

main().catch((error) => { process.stderr.write(String(error.stack)); process.exit(1); });
