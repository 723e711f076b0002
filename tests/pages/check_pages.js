// Checks HTML files in a headless Chromium.
//
//     node check_pages.js [--screenshots FOLDER] FILE.html ...
//
// At 1280, 800 and 400 pixels, light and dark, and as printed: no error in the console, no request
// but the file, no text beyond the page or cut off or outside its drawing, the language and the
// order of headings, names of fields and pictures, contrast (WCAG 2.2: 4.5, large text 3), and a
// picture that is not blank. Exit status 1 with a line per problem, 2 for wrong usage.
"use strict";

const fs = require("node:fs");
const { Browser } = require("./browser.js");
const { check_page, VIEWS } = require("./page_check.js");

async function main(words) {
    const screenshots = words[0] === "--screenshots" ? words[1] : undefined;
    const files = screenshots === undefined ? words : words.slice(2);
    if (files.length === 0) {
        console.error("check_pages.js [--screenshots FOLDER] FILE.html ...");
        return 2;
    }
    if (screenshots) {
        fs.mkdirSync(screenshots, { recursive: true });
    }
    const browser = await Browser.start();
    let count = 0;
    try {
        for (const file of files) {
            for (const { check, view, message } of await check_page(browser, file, screenshots)) {
                console.log(`${file}: ${view}: ${check}: ${message}`);
                ++count;
            }
        }
    } finally {
        await browser.stop();
    }
    console.log(`${files.length} pages in ${VIEWS.length} views, ${count} problems`);
    return count === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then((status) => process.exit(status), (error) => {
    console.error(error);
    process.exit(70);
});
