// Tells how long pages take to load in Chromium, in milliseconds until the end of the load event, and how large they are, in bytes.
//
// node tests/browser/speed.mjs PAGE…, after `npm ci --prefix tests/browser`; CHROMIUM names another browser than /usr/bin/chromium.

import { statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const ROUNDS = 5;

for (const file of process.argv.slice(2)) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
    times.push(Math.round(await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd)));
    await browser.close();
  }
  console.log(`${file}: ${statSync(file).size} bytes, load ${times.sort((a, b) => a - b).join(", ")} ms`);
}
