// The schemas of docs/schema, compiled by ajv (draft-07), and what can be said about them.
"use strict";

const fs = require("fs");
const path = require("path");
const Ajv = require("ajv");

const source_folder = path.resolve(__dirname, "../..");
const schema_folder = path.join(source_folder, "docs/schema");
const kinds = ["instrument", "cases", "antwoorden", "kolommen", "verhaal", "verhaal-kader", "recept"];

// Words that editors understand and validators ignore.
const editor_keywords = ["errorMessage"];

// Keywords that hold a schema, a list of schemas or schemas by name.
const schema_keywords = ["additionalProperties", "items", "contains", "not", "if", "then", "else"];
const list_keywords = ["allOf", "anyOf", "oneOf"];
const map_keywords = ["properties", "patternProperties", "definitions"];

function file_of(kind) {
    return path.join(schema_folder, kind + ".schema.json");
}

/** The schemas by kind, as plain objects. */
function load() {
    return Object.fromEntries(kinds.map((kind) => [kind, JSON.parse(fs.readFileSync(file_of(kind), "utf8"))]));
}

/** As strict as ajv 6 can be; throws for a schema that is not valid or has an unknown keyword. */
function compile(schema) {
    const ajv = new Ajv({
        allErrors: true,
        strictKeywords: true,
        strictDefaults: true,
        extendRefs: "fail",
        verbose: true, // errors name the schema that they come from
        validateSchema: true,
    });
    editor_keywords.forEach((keyword) => ajv.addKeyword(keyword, {}));
    return ajv.compile(schema);
}

/** The JSON pointer to a part below `pointer`. */
function below(pointer, ...names) {
    return [pointer, ...names.map((name) => String(name).replace(/~/g, "~0").replace(/\//g, "~1"))].join("/");
}

/** Calls `visit(schema, pointer, keyword)` for a schema and every schema in it. */
function walk(schema, visit, pointer = "#", keyword = "") {
    visit(schema, pointer, keyword);
    if (typeof schema === "boolean") {
        return;
    }
    for (const key of schema_keywords.filter((key) => schema[key] !== undefined)) {
        walk(schema[key], visit, below(pointer, key), key);
    }
    for (const key of list_keywords.filter((key) => schema[key] !== undefined)) {
        schema[key].forEach((part, index) => walk(part, visit, below(pointer, key, index), key));
    }
    for (const key of map_keywords.filter((key) => schema[key] !== undefined)) {
        for (const [name, part] of Object.entries(schema[key])) {
            walk(part, visit, below(pointer, key, name), key);
        }
    }
}

module.exports = { source_folder, kinds, load, compile, walk };
