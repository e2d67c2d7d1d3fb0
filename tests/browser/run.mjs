// Opens pages in a real Chromium and tells what it saw, as JSON on standard output.
//
// node run.mjs PLAN.json, where the plan names the browser, a folder for pictures, and the pages with what is to be done to each.

import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";

const plan = JSON.parse(readFileSync(process.argv[2], "utf8"));
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
// The narrowest page that WCAG 2.2 (1.4.10) asks for.
const NARROWEST = { width: 320, height: 640 };
// Most pixels of a picture from top to bottom.
const TALLEST = 5000;
const PATIENCE = 300_000;
// How long a page may take to answer a key, in milliseconds: long enough for a busy machine.
const ANSWER = 30_000;
const CRITERIA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let browser;

/** Opens a page and collects all that goes wrong in it, and all that it asks for beside itself. */
async function open(file, { hash = "", ...options } = {}) {
  const context = await browser.newContext({ viewport: DESKTOP, ...options });
  // A machine that does much else at the same time is slow, not wrong.
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const faults = [];
  const url = pathToFileURL(file).href;
  page.on("console", (message) => faults.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error}`));
  page.on("request", (request) => request.url().split("#")[0] !== url && faults.push(`request: ${request.url()}`));
  page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.goto(url + hash);
  return { context, page, faults };
}

/** The violations that axe finds, one line each. */
async function violations(page) {
  await page.evaluate(axe.source);
  const result = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), CRITERIA);
  return result.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 200)}`));
}

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
/** Whether it comes to hold in the page: the page answers when it can, and a machine that does much else is slow. */
const comes = (page, holds, argument) => page.waitForFunction(holds, argument, { timeout: ANSWER }).then(() => true, () => false);
const visible = (page, selector) => page.locator(selector).filter({ visible: true }).count();

/** Light and dark, wide and narrow: what axe finds, whether anything sticks out, and a picture of each. */
async function looks({ name, file }) {
  const seen = { violations: [], overflow: {} };
  for (const colorScheme of ["light", "dark"]) {
    for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
      const { context, page, faults } = await open(file, { colorScheme, viewport });
      seen.violations.push(...(await violations(page)).map((line) => `${colorScheme} ${size}: ${line}`), ...faults);
      const height = Math.min(TALLEST, await page.evaluate(() => document.documentElement.scrollHeight));
      const clip = { x: 0, y: 0, width: viewport.width, height };
      await page.screenshot({ path: join(plan.pictures, `${name}-${colorScheme}-${size}.png`), fullPage: true, clip });
      await context.close();
    }
  }
  const { context, page } = await open(file, { viewport: NARROWEST });
  seen.overflow = await overflow(page);
  await context.close();
  return seen;
}

/** Without the script everything is there to read, and no control that does nothing. */
async function plain({ file }) {
  const { context, page, faults } = await open(file, { javaScriptEnabled: false });
  const seen = { rows: await visible(page, ".row"), all: await page.locator(".row").count(), filter: await visible(page, "#filter"), faults };
  await context.close();
  return seen;
}

/** The filter and the links, by keyboard alone. */
async function keyboard({ file, word }) {
  const { context, page, faults } = await open(file);
  const seen = { faults, before: await visible(page, ".row") };
  const tabTo = async (selector) => {
    for (let step = 0; step < 2000; step++) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return true;
      await page.keyboard.press("Tab");
    }
    return false;
  };
  seen.skip = await tabTo(".skip");
  await page.keyboard.press("Enter");
  seen.skipped = await page.evaluate(() => document.activeElement?.id);
  seen.search = await tabTo("#q");
  await page.keyboard.type(word);
  seen.fits = await comes(page, (wanted) => [...document.querySelectorAll(".row")].filter((row) => row.checkVisibility()).every((row) => {
    let said = row.textContent;
    for (let group = row.closest("[data-group]"); group; group = group.parentElement.closest("[data-group]")) said += group.textContent;
    return said.toLowerCase().includes(wanted);
  }), word.toLowerCase());
  seen.found = await visible(page, ".row");
  seen.told = await page.locator("#shown").textContent();
  await page.locator("#q").fill("");
  seen.box = await tabTo("[name=status]");
  const status = await page.evaluate(() => document.activeElement.value);
  await page.keyboard.press("Space");
  const none = (unticked) => ![...document.querySelectorAll(`.row[data-status="${unticked}"]`)].some((row) => row.checkVisibility());
  await comes(page, none, status);
  seen.unticked = await visible(page, `.row[data-status="${status}"]`);
  // A link to a row that is filtered away shows it again.
  const hidden = await page.locator(`.verdict[id][data-status="${status}"]`).first().getAttribute("id").catch(() => null);
  if (hidden) {
    await page.evaluate((id) => { location.hash = id; }, hidden);
    seen.linked = await comes(page, (id) => document.activeElement?.id === id && document.getElementById(id).checkVisibility(), hidden);
  }
  seen.reset = await tabTo("#filter button");
  await page.keyboard.press("Enter");
  const all = (before) => [...document.querySelectorAll(".row")].filter((row) => row.checkVisibility()).length === before;
  await comes(page, all, seen.before);
  seen.after = await visible(page, ".row");
  // The first place in the list of what to write leads to its row.
  seen.place = await tabTo(".places a");
  const target = await page.evaluate(() => document.activeElement.hash?.slice(1));
  await page.keyboard.press("Enter");
  seen.followed = await comes(page, (id) => Boolean(id) && document.activeElement?.id === id, target);
  await context.close();
  const direct = await open(file, { hash: `#${target}` });
  seen.direct = await direct.page.evaluate((id) => {
    const box = document.getElementById(id).getBoundingClientRect();
    return document.activeElement?.id === id && box.top >= 0 && box.top < innerHeight;
  }, target);
  await direct.context.close();
  return seen;
}

/** Prints the page, and tells the words of every row, which the paper has to show. */
async function print({ name, file }) {
  const { context, page } = await open(file);
  const rows = await page.locator(".row").evaluateAll((all) => all.flatMap((row) => [...row.querySelectorAll("bdi, figcaption")].map((part) => part.textContent)));
  writeFileSync(join(plan.pictures, `${name}.pdf`), await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  await context.close();
  return { rows };
}

/** Text out of documents does nothing: no script or style of its own, no element, no direction that spreads. */
async function hostile({ file }) {
  const { context, page, faults } = await open(file);
  const seen = await page.evaluate(() => {
    const controls = /[\u202a-\u202e\u2066-\u2069]/;
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const spreading = [];
    while (walk.nextNode()) {
      const node = walk.currentNode;
      if (controls.test(node.data) && !node.parentElement.closest("bdi, option")) spreading.push(node.data.slice(0, 80));
    }
    return {
      ran: typeof window.hostile,
      scripts: document.scripts.length,
      styles: document.querySelectorAll("style").length,
      foreign: document.querySelectorAll("img, iframe, object, embed, link, base, svg, form:not(#filter)").length,
      spreading,
      title: document.title,
      body: getComputedStyle(document.body).display,
    };
  });
  await context.close();
  return { ...seen, faults };
}

/** How long it takes until a large page has loaded, is there and answers, in milliseconds, and how large it is, in bytes. */
async function speed({ file }) {
  const { context, page, faults } = await open(file);
  await page.goto("about:blank");
  const start = performance.now();
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const opened = performance.now() - start;
  const load = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
  const search = performance.now();
  await page.locator("#q").fill("barnahus");
  await page.waitForFunction(() => document.querySelector(".row[hidden]"));
  const filtered = performance.now() - search;
  const rows = await page.locator(".row").count();
  await context.close();
  return { load, opened, filtered, rows, bytes: statSync(file).size, faults: faults.filter((fault) => !fault.includes("about:blank")) };
}

/** A picture of the top of a page, for the README. */
async function picture({ name, file }) {
  const { context, page } = await open(file, { viewport: { width: 1200, height: 1000 }, colorScheme: "light" });
  await page.screenshot({ path: join(plan.pictures, `${name}.png`) });
  await context.close();
  return {};
}

const actions = { looks, plain, keyboard, print, hostile, speed, picture };
const seen = {};
for (const step of plan.steps) {
  // A browser for each, so that none suffers from what another left behind.
  browser = await chromium.launch({ executablePath: plan.browser });
  (seen[step.name] ??= {})[step.do] = await actions[step.do](step);
  await browser.close();
}
console.log(JSON.stringify(seen));
