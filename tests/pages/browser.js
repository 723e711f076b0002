// A headless Chromium, spoken to over a pipe in the Chrome DevTools Protocol. Needs no packages of
// npm and opens no port.
//
//     const browser = await Browser.start();
//     const page = await browser.open();       // a Page: send(method, params), on(method, handler)
//     await browser.stop();
"use strict";

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const START_ARGUMENTS = [
    "--headless", "--remote-debugging-pipe", "--disable-dev-shm-usage", "--disable-gpu",
    "--hide-scrollbars", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    // The pages are our own, and neither root nor a container lets the browser build its sandbox.
    "--no-sandbox",
];
const ANSWER_WITHIN = 60_000; // milliseconds; a loaded machine is slow, a hanging browser is a fault

class Page {
    constructor(browser, session) {
        this.browser = browser;
        this.session = session;
        this.handlers = new Map();
    }

    send(method, params = {}) {
        return this.browser.send(method, params, this.session);
    }

    on(method, handler) {
        this.handlers.set(method, handler);
    }

    /** Resolves with the parameters of the next event of this kind. */
    next(method) {
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(new Error(`no ${method} in time`)), ANSWER_WITHIN);
            this.on(method, (params) => {
                clearTimeout(timer);
                resolve(params);
            });
        });
    }

    /** The value of an expression in the page. */
    async evaluate(expression) {
        const { result, exceptionDetails } = await this.send("Runtime.evaluate",
            { expression, returnByValue: true, awaitPromise: true });
        if (exceptionDetails) {
            throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        }
        return result.value;
    }
}

class Browser {
    static async start(program = "chromium") {
        const profile = fs.mkdtempSync(path.join(os.tmpdir(), "rodevlag-pages-"));
        const child = spawn(program, [...START_ARGUMENTS, `--user-data-dir=${profile}`, "about:blank"],
            { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
        const browser = new Browser(child, profile);
        await browser.send("Browser.getVersion");
        return browser;
    }

    constructor(child, profile) {
        this.child = child;
        this.profile = profile;
        this.number = 0;
        this.waiting = new Map();
        this.pages = new Map();
        this.read = "";
        this.ended = new Promise((resolve) => child.on("exit", resolve));
        const fail = (error) => this.fail_all(error);
        child.on("error", fail);
        child.on("exit", () => fail(new Error("the browser ended")));
        child.stdio[3].on("error", fail);
        child.stdio[4].setEncoding("utf8");
        child.stdio[4].on("data", (text) => this.take(text));
    }

    fail_all(error) {
        for (const { reject, timer } of this.waiting.values()) {
            clearTimeout(timer);
            reject(error);
        }
        this.waiting.clear();
    }

    /** Messages are separated by NUL. */
    take(text) {
        const messages = (this.read + text).split("\0");
        this.read = messages.pop();
        for (const message of messages) {
            this.handle(JSON.parse(message));
        }
    }

    handle(message) {
        if (message.id === undefined) {
            this.pages.get(message.sessionId)?.handlers.get(message.method)?.(message.params);
            return;
        }
        const { resolve, reject, timer } = this.waiting.get(message.id);
        this.waiting.delete(message.id);
        clearTimeout(timer);
        if (message.error) {
            reject(new Error(message.error.message));
        } else {
            resolve(message.result);
        }
    }

    send(method, params = {}, sessionId = undefined) {
        const id = ++this.number;
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(new Error(`no answer to ${method}`)), ANSWER_WITHIN);
            this.waiting.set(id, { resolve, reject, timer });
            this.child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
        });
    }

    async open() {
        const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
        const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
        const page = new Page(this, sessionId);
        page.target = targetId;
        this.pages.set(sessionId, page);
        return page;
    }

    async close(page) {
        await this.send("Target.closeTarget", { targetId: page.target });
        this.pages.delete(page.session);
    }

    async stop() {
        await this.send("Browser.close").catch(() => this.child.kill());
        await this.ended;
        fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
    }
}

module.exports = { Browser };
