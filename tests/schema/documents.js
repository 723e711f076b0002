// Reads YAML and JSON as an editor does, and finds the files of the repository.
//
// YAML is read by `yaml`, the parser that yaml-language-server itself uses, with the core schema of
// YAML 1.2: `bron: 1061` is a number and `ja` is a text.
"use strict";

const fs = require("fs");
const path = require("path");
const YAML = require("yaml");

const yaml_options = { version: "1.2", schema: "core", merge: false, strict: true, uniqueKeys: true, logLevel: "error" };
const extensions = [".yaml", ".json", ".jsonl"];

/** Every file with data below a folder, sorted. */
function files_below(folder) {
    const entries = fs.readdirSync(folder, { withFileTypes: true });
    const found = entries.flatMap((entry) => {
        const file = path.join(folder, entry.name);
        return entry.isDirectory() ? files_below(file) : [file];
    });
    return found.filter((file) => extensions.includes(path.extname(file))).sort();
}

/** The documents in a file; with `fault` when a parser stops there, so that no schema is needed. */
function read(file) {
    const text = fs.readFileSync(file, "utf8").replace(/^\uFEFF/, "");
    try {
        switch (path.extname(file)) {
            case ".json":
                return { values: [JSON.parse(text)] };
            case ".jsonl":
                return { values: text.split("\n").filter((line) => line.trim() !== "").map((line) => JSON.parse(line)) };
            default:
                return { values: [parse_yaml(text)] };
        }
    } catch (error) {
        return { values: [], fault: String(error.message).split("\n")[0] };
    }
}

function parse_yaml(text) {
    const document = YAML.parseDocument(text, yaml_options);
    if (document.errors.length > 0) {
        throw document.errors[0];
    }
    return document.toJS();
}

function write_yaml(value) {
    return YAML.stringify(value, { ...yaml_options, nullStr: "", aliasDuplicateObjects: false });
}

/** Which schema a document is for: by its top-level keys, as a reader of the folder would see it. */
function kind_of(value) {
    if (value === null || typeof value !== "object" || Array.isArray(value)) {
        return "antwoorden";
    }
    if ("kolommen" in value) {
        return "kolommen";
    }
    if ("recept" in value) {
        return "recept";
    }
    if ("verhaal" in value && ("vragen" in value || "decor" in value)) {
        return "decor" in value ? "verhaal-kader" : "verhaal";
    }
    return "gevallen" in value ? "cases" : "instrument" in value ? "instrument" : "antwoorden";
}

module.exports = { files_below, read, write_yaml, kind_of };
