// Asks the programs themselves whether they accept a file.
"use strict";

const fs = require("fs");
const os = require("os");
const path = require("path");
const { spawnSync } = require("child_process");
const { source_folder } = require("./schemas.js");

const accepted_status = 0;
const nothing_to_compute = 2; // an instrument with questions alone
const rejected_statuses = [65, 66];

/** The synthetic instruments, which together use every part of the format. */
const synthetic = ["fiets", "weg", "tocht"].map((name) => path.join(source_folder, "tests/engine/valid", name + ".yaml"));

const valid_folder = path.join(source_folder, "tests/schema/valid");

/** Runs a program; throws when it ends in a way that says nothing about the file. */
function accepts(program, args) {
    const { status, error, stderr } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 26 });
    if (status === accepted_status) {
        return true;
    }
    if (status === nothing_to_compute && stderr.includes("valt hier niets te berekenen")) {
        return true;
    }
    if (rejected_statuses.includes(status)) {
        return false;
    }
    throw new Error(`${program} ${args.join(" ")}: status ${status} ${error || stderr}`);
}

class Reader {
    constructor(tool_folder) {
        this.score = path.join(tool_folder, "rv-score");
        this.check = path.join(tool_folder, "rv-check");
        this.case = path.join(tool_folder, "rv-case");
        this.scratch = fs.mkdtempSync(path.join(os.tmpdir(), "rodevlag-schema-"));
        this.empty_case = path.join(this.scratch, "leeg.csv");
        fs.writeFileSync(this.empty_case, "zaak\n");
        this.no_records = path.join(this.scratch, "leeg.jsonl");
        fs.writeFileSync(this.no_records, "");
        this.case_folder = path.join(this.scratch, "cases");
        fs.mkdirSync(this.case_folder);
        fs.copyFileSync(synthetic[0], path.join(this.case_folder, path.basename(synthetic[0])));
        this.story_folder = path.join(this.scratch, "verhaal");
        fs.mkdirSync(path.join(this.story_folder, "fiets"), { recursive: true });
        process.on("exit", () => fs.rmSync(this.scratch, { recursive: true, force: true }));
    }

    /** A file in a folder of our own. */
    scratch_file(name, text) {
        const file = path.join(this.scratch, name);
        fs.writeFileSync(file, text);
        return file;
    }

    /** Is this an instrument that can be used, together with the instruments `beside` it? */
    accepts_instrument(file, beside) {
        const instruments = [file, ...beside].flatMap((name) => ["--instrument", name]);
        return accepts(this.score, ["-q", ...instruments, "--from", "csv", "--delimiter", ";", this.empty_case]);
    }

    /** Are these cases of the synthetic instrument that rv-check can use? */
    accepts_cases(file) {
        fs.copyFileSync(file, path.join(this.case_folder, "cases.yaml"));
        const args = ["--cases", path.join(this.case_folder, path.basename(synthetic[0])), synthetic[1]];
        const { status, error, stdout, stderr } = spawnSync(this.check, args, { encoding: "utf8", maxBuffer: 1 << 26 });
        if (status !== 0 && status !== 1) {
            throw new Error(`${this.check} ${args.join(" ")}: status ${status} ${error || stderr}`);
        }
        return !stdout.includes("niet gebruikt, het bestand heeft"); // a case may fail: that is no fault of its form
    }

    /** Are these tellings of the synthetic instrument that rv-check can use with this frame? */
    accepts_stories(file, frame = path.join(valid_folder, "verhaal-kader.yaml")) {
        const instrument = path.join(this.story_folder, "fiets", path.basename(synthetic[0]));
        fs.copyFileSync(synthetic[0], instrument);
        fs.copyFileSync(file, path.join(this.story_folder, "fiets", "verhaal.yaml"));
        fs.copyFileSync(frame, path.join(this.story_folder, "verhaal.yaml"));
        const args = ["-q", instrument, synthetic[1]];
        const { status, error, stdout, stderr } = spawnSync(this.check, args, { encoding: "utf8", maxBuffer: 1 << 26 });
        if (status !== 0 && status !== 1) {
            throw new Error(`${this.check} ${args.join(" ")}: status ${status} ${error || stderr}`);
        }
        return !stdout.includes("verhaal.yaml:") && !stdout.includes("er is geen kader"); // the instrument may have findings
    }

    /** Is this a frame that rv-check can use? */
    accepts_frame(file) {
        return this.accepts_stories(path.join(valid_folder, "verhaal.yaml"), file);
    }

    /** Is this a map that can be used? Without records no column of it can be missing. */
    accepts_map(file) {
        return accepts(this.score, ["-q", "--map", file, this.no_records]);
    }

    /** Is this a recipe that exercises can be made by, with the built-in instruments? */
    accepts_recipe(file) {
        return accepts(this.case, ["make", "-q", file]);
    }

    /** Are these answers that the built-in instruments can read? */
    accepts_answers(file) {
        return accepts(this.score, ["-q", file]);
    }
}

module.exports = { Reader, synthetic };
