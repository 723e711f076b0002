// Sees to it that every check of check_pages.js can fail: each page of bad/ breaks the check that
// it is named after (up to the first -) and no other, and good.html breaks none.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { Browser } = require("./browser.js");
const { check_page } = require("./page_check.js");

async function main() {
    const faults = [];
    const browser = await Browser.start();
    const bad = path.join(__dirname, "bad");
    const names = fs.readdirSync(bad);
    try {
        for (const { check, view, message } of await check_page(browser, path.join(__dirname, "good.html"))) {
            faults.push(`good.html: ${view}: ${check}: ${message}`);
        }
        for (const name of names) {
            const expected = path.basename(name, ".html").split("-")[0];
            const problems = await check_page(browser, path.join(bad, name));
            if (!problems.some(({ check }) => check === expected)) {
                faults.push(`${name}: nothing noticed`);
            }
            for (const { check, view, message } of problems.filter((problem) => problem.check !== expected)) {
                faults.push(`${name}: ${view}: also ${check}: ${message}`);
            }
        }
    } finally {
        await browser.stop();
    }
    console.log([...faults, `${names.length} bad pages, ${faults.length} faults`].join("\n"));
    return faults.length === 0 ? 0 : 1;
}

main().then((status) => process.exit(status), (error) => {
    console.error(error);
    process.exit(70);
});
