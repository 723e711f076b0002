// Looks at one page in a browser, at several widths, light and dark and as printed.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { share_of_ink } = require("./png.js");

const A4_WIDTH = 794; // pixels of CSS
const VIEWS = [
    ...[1280, 800, 400].flatMap((width) => ["light", "dark"].map((scheme) => ({ width, scheme, media: "screen" }))),
    { width: A4_WIDTH, scheme: "light", media: "print" },
];
const MOST_PIXELS_HIGH = 16_000; // what Chromium can photograph at once
const LEAST_INK = 0.0005; // share of the picture that is not the paper
const IN_PAGE = fs.readFileSync(path.join(__dirname, "in_page.js"), "utf8");

/** Notes what a page asks for and complains about while it loads. */
async function listen(page, url, report) {
    page.on("Network.requestWillBeSent", ({ request }) => {
        if (request.url !== url) {
            report("request", `asks for ${request.url.slice(0, 80)}`);
        }
    });
    page.on("Runtime.exceptionThrown", ({ exceptionDetails }) => report("console", exceptionDetails.text));
    page.on("Runtime.consoleAPICalled", ({ type }) => {
        if (["error", "warning", "assert"].includes(type)) {
            report("console", `console.${type}`);
        }
    });
    page.on("Log.entryAdded", ({ entry }) => {
        // A request that failed was a request.
        if (["error", "warning"].includes(entry.level) && entry.source !== "network") {
            report("console", entry.text);
        }
    });
    for (const domain of ["Network", "Runtime", "Log", "Page"]) {
        await page.send(`${domain}.enable`);
    }
}

async function show(page, { width, scheme, media }, height) {
    await page.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
    await page.send("Emulation.setEmulatedMedia",
        { media, features: [{ name: "prefers-color-scheme", value: scheme }] });
}

async function check_view(browser, file, view, screenshots) {
    const problems = [];
    const name = `${view.width} ${view.media === "print" ? "print" : view.scheme}`;
    const report = (check, message) => problems.push({ check, view: name, message });
    const url = pathToFileURL(file).href;
    const page = await browser.open();
    await listen(page, url, report);
    await show(page, view, 800);
    const loaded = page.next("Page.loadEventFired");
    await page.send("Page.navigate", { url });
    await loaded;
    // All of the page in the window, so that every point of it can be looked at.
    const height = await page.evaluate("document.documentElement.scrollHeight");
    await show(page, view, Math.min(Math.max(height, 200), MOST_PIXELS_HIGH));
    for (const [check, message] of await page.evaluate(IN_PAGE)) {
        report(check, message);
    }
    const { data } = await page.send("Page.captureScreenshot", { format: "png" });
    const picture = Buffer.from(data, "base64");
    const ink = share_of_ink(picture);
    if (ink < LEAST_INK) {
        report("blank", `only ${(ink * 100).toFixed(3)}% of the picture is not paper`);
    }
    if (screenshots) {
        const base = `${path.basename(file, ".html")}-${name.replace(" ", "-")}.png`;
        fs.writeFileSync(path.join(screenshots, base), picture);
    }
    await browser.close(page);
    return problems;
}

/** All problems of one file: { check, view, message }. */
async function check_page(browser, file, screenshots) {
    const problems = [];
    for (const view of VIEWS) {
        problems.push(...await check_view(browser, path.resolve(file), view, screenshots));
    }
    return problems;
}

module.exports = { check_page, VIEWS };
