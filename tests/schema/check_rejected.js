// Every file that the programs must reject is rejected by the schema too, or by the YAML parser of
// the editor. What only the programs can see stands in only_the_reader.txt, each with its reason.
//
// tests/engine/invalid is shared with the reader of instruments, whose test is in tests/unit. The
// files below tests/schema/invalid are read by the programs here.
"use strict";

const fs = require("fs");
const path = require("path");
const { source_folder, load, compile } = require("./schemas.js");
const { files_below, read } = require("./documents.js");
const { Reader } = require("./reader.js");

const list_name = "tests/schema/only_the_reader.txt";

const subjects = [
    { folder: "tests/engine/invalid", kind: "instrument", at_least: 150 },
    { folder: "tests/schema/invalid/antwoorden", kind: "antwoorden", at_least: 15 },
    { folder: "tests/schema/invalid/cases", kind: "cases", at_least: 15 },
    { folder: "tests/schema/invalid/kolommen", kind: "kolommen", at_least: 20 },
    { folder: "tests/schema/invalid/verhaal", kind: "verhaal", at_least: 25 },
    { folder: "tests/schema/invalid/verhaal-kader", kind: "verhaal-kader", at_least: 12 },
    { folder: "tests/schema/invalid/recept", kind: "recept", at_least: 25 },
];

/** The reasons by file name; `faults` gets the lines that are none. */
function read_list(faults) {
    const reasons = new Map();
    const lines = fs.readFileSync(path.join(source_folder, list_name), "utf8").split("\n");
    for (const line of lines.filter((line) => line !== "" && !line.startsWith("#"))) {
        const [, file, reason] = /^(\S+): (\S.*)$/.exec(line) || [];
        if (!file || reasons.has(file)) {
            faults.push(`${list_name}: '${line}' is not 'FILE: REASON', or a file is there twice`);
        }
        reasons.set(file, reason);
    }
    return reasons;
}

/** Does the editor accept the file: the parser and the schema? */
function editor_accepts(file, validate) {
    const { values, fault } = read(file);
    return fault === undefined && values.every((value) => validate(value));
}

function program_accepts(reader, kind, file) {
    switch (kind) {
        case "antwoorden":
            return reader.accepts_answers(file);
        case "cases":
            return reader.accepts_cases(file);
        case "kolommen":
            return reader.accepts_map(file);
        case "recept":
            return reader.accepts_recipe(file);
        case "verhaal":
            return reader.accepts_stories(file);
        case "verhaal-kader":
            return reader.accepts_frame(file);
        default:
            return false; // tests/unit reads them, with the instruments that they need beside them
    }
}

exports.run = (tool_folder) => {
    const reader = new Reader(tool_folder);
    const schemas = load();
    const faults = [];
    const reasons = read_list(faults);
    const summary = [];
    for (const { folder, kind, at_least } of subjects) {
        const validate = compile(schemas[kind]);
        const files = files_below(path.join(source_folder, folder));
        let only_the_reader = 0;
        for (const file of files) {
            const name = path.relative(source_folder, file);
            const accepted = editor_accepts(file, validate);
            if (accepted && !reasons.has(name)) {
                faults.push(`${name}: the schema accepts it; mend the schema or give the reason in ${list_name}`);
            } else if (!accepted && reasons.has(name)) {
                faults.push(`${name}: the schema rejects it; take it off ${list_name}`);
            }
            if (program_accepts(reader, kind, file)) {
                faults.push(`${name}: the program accepts it`);
            }
            only_the_reader += accepted ? 1 : 0;
            reasons.delete(name);
        }
        if (files.length < at_least) {
            faults.push(`${folder}: only ${files.length} files, expected at least ${at_least}`);
        }
        summary.push(`${folder} ${files.length} files of which ${only_the_reader} only by the reader`);
    }
    for (const name of reasons.keys()) {
        faults.push(`${list_name}: ${name} does not exist`);
    }
    return { summary: summary.join("; "), faults };
};
