// Each schema is valid draft-07 and complete: every key has a text for editors, every definition is
// used, every key that is required is described.
"use strict";

const Ajv = require("ajv");
const { kinds, load, compile, walk } = require("./schemas.js");

const annotations = ["title", "description"];

function faults_of(kind, schema) {
    const faults = [];
    const add = (pointer, message) => faults.push(`${kind}.schema.json${pointer}: ${message}`);
    if (schema.$schema !== "http://json-schema.org/draft-07/schema#" || !schema.$id) {
        add("#", "no $schema of draft-07 or no $id");
    }
    const validator = new Ajv();
    if (!validator.validateSchema(schema)) {
        add("#", validator.errorsText());
    }
    try {
        compile(schema);
    } catch (error) {
        add("#", error.message);
    }
    const used = new Set();
    walk(schema, (part, pointer, keyword) => {
        used.add(part.$ref);
        const is_key = keyword === "properties" && !/\/(if|then|else|allOf)(\/|$)/.test(pointer);
        const only_restricts = /\/definitions\/(zonder_resultaat|alleen_vragen)\//.test(pointer);
        if (is_key && !only_restricts && annotations.some((name) => !part[name])) {
            add(pointer, "a key without title or description");
        }
        if (part.properties && part.required && keyword !== "then" && keyword !== "if" && part.required.some((name) => !(name in part.properties))) {
            add(pointer, "a key is required but not described");
        }
    });
    for (const name of Object.keys(schema.definitions).filter((name) => !used.has("#/definitions/" + name))) {
        add("#/definitions/" + name, "not used");
    }
    return faults;
}

exports.run = () => {
    const schemas = load();
    const faults = kinds.flatMap((kind) => faults_of(kind, schemas[kind]));
    return { summary: `${kinds.length} schemas`, faults };
};
