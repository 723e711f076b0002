// Every instrument, case file and answer file of the repository that the programs accept is valid
// by its schema. Files are found by their name and told apart by their keys, not listed by hand.
"use strict";

const fs = require("fs");
const path = require("path");
const { source_folder, kinds, load, compile } = require("./schemas.js");
const { files_below, read, kind_of } = require("./documents.js");
const { Reader } = require("./reader.js");

const folders = ["instruments", "examples", "docs", "tests"];
const left_out = ["docs/schema", "tests/engine/invalid", "tests/schema/invalid"];

// Fewer than this means that the search is broken, not that files went away.
const at_least = { instrument: 9, cases: 4, antwoorden: 40, kolommen: 3, verhaal: 1, "verhaal-kader": 1, recept: 1 };

function is_searched(file) {
    const name = path.relative(source_folder, file);
    return !left_out.some((folder) => name.startsWith(folder + path.sep));
}

/** The file with its kind and values; the kind is that of its first document. */
function examine(file) {
    const { values, fault } = read(file);
    return { file, values, fault, kind: kind_of(values[0] === undefined ? null : values[0]) };
}

/** Is the file read when the library is built, so that the programs accept it? */
function is_built_in(file) {
    return file.startsWith(path.join(source_folder, "instruments") + path.sep);
}

function is_accepted(reader, subject, subjects) {
    switch (subject.kind) {
        case "instrument": {
            const folder = path.dirname(subject.file);
            // Another version of the same instrument would take its place.
            const id = ({ values }) => values[0] && values[0].instrument;
            const is_beside = (other) => other.kind === "instrument" && path.dirname(other.file) === folder && id(other) !== id(subject);
            return reader.accepts_instrument(subject.file, subjects.filter(is_beside).map((other) => other.file));
        }
        case "cases":
            return true; // the tests of the instruments run them
        case "verhaal":
            return is_built_in(subject.file) || (subject.values[0].verhaal === "fiets" && reader.accepts_stories(subject.file));
        case "verhaal-kader":
            return is_built_in(subject.file) || reader.accepts_frame(subject.file);
        case "kolommen":
            return reader.accepts_map(subject.file);
        case "recept":
            return reader.accepts_recipe(subject.file);
        default:
            return reader.accepts_answers(subject.file);
    }
}

/** The instruments and their cases begin with the line that tells editors which schema is theirs. */
function header_faults(subjects) {
    return subjects.filter(({ file, kind }) => is_built_in(file) && kind !== "antwoorden").flatMap(({ file, kind }) => {
        const schema = path.relative(path.dirname(file), path.join(source_folder, `docs/schema/${kind}.schema.json`));
        const line = `# yaml-language-server: $schema=${schema}`;
        const [first] = fs.readFileSync(file, "utf8").split("\n");
        return first === line ? [] : [`${path.relative(source_folder, file)}: the first line must be\n  ${line}`];
    });
}

exports.run = (tool_folder) => {
    const reader = new Reader(tool_folder);
    const schemas = load();
    const validators = Object.fromEntries(kinds.map((kind) => [kind, compile(schemas[kind])]));
    const files = folders.flatMap((folder) => files_below(path.join(source_folder, folder))).filter(is_searched);
    const subjects = files.map(examine);
    const counts = Object.fromEntries(kinds.map((kind) => [kind, 0]));
    const faults = header_faults(subjects);
    for (const subject of subjects.filter((subject) => is_accepted(reader, subject, subjects))) {
        const name = path.relative(source_folder, subject.file);
        const validate = validators[subject.kind];
        counts[subject.kind] += 1;
        if (subject.fault) {
            faults.push(`${name}: ${subject.fault}`);
        }
        for (const value of subject.values.filter((value) => !validate(value))) {
            const errors = validate.errors.map((error) => `  ${error.dataPath} ${error.message} (${error.schemaPath})`);
            faults.push(`${name}: accepted by the program, not by the ${subject.kind} schema\n${errors.join("\n")}`);
        }
    }
    for (const kind of kinds.filter((kind) => counts[kind] < at_least[kind])) {
        faults.push(`only ${counts[kind]} files for the ${kind} schema, expected at least ${at_least[kind]}`);
    }
    const summary = kinds.map((kind) => `${counts[kind]} ${kind}`).join(", ") + ` of ${files.length} files`;
    return { summary, faults };
};
