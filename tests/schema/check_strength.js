// Every demand of a schema can be broken, and the programs refuse what breaks it.
//
// From valid files that use the whole format come thousands of files with one small change. Of
// those, the first that breaks a demand (a required key, a pattern, a limit...) goes to the program
// as well: it must refuse it too. A demand that no change breaks is a fault: nothing tests it.
"use strict";

const path = require("path");
const { source_folder, load, compile, walk } = require("./schemas.js");
const { read, write_yaml } = require("./documents.js");
const { Reader, synthetic } = require("./reader.js");

const demands = [
    "type", "enum", "const", "pattern", "minimum", "maximum", "not", "contains",
    "minItems", "maxItems", "uniqueItems", "minProperties",
];

// What takes the place of a text, a number, a list or a block.
const odd_values = [
    "Fout Woord", "", "\u0007", "a\u0000", "a|b", "nee", "no", "yes", "alle", "onbekend", "zaak", "0",
    "2023-02-29", -1, 0, 99999999, 1e20, null, [], ["Fout Woord"], {}, { onbekende_sleutel: "x" },
];

const is_block = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** Calls `visit(value, parent, key)` for every value in `value`. */
function each_value(value, visit, parent, key) {
    visit(value, parent, key);
    if (value !== null && typeof value === "object") {
        Object.keys(value).forEach((name) => each_value(value[name], visit, value, name));
    }
}

/** What could stand in the place of a value, to break something. */
function* replacements(value, members) {
    yield* odd_values;
    yield [value, value];
    if (Array.isArray(value) && value.length > 0) {
        yield [value[0]];
        yield [...value, value[0]];
        yield Array.from({ length: 33 }, (_, index) => (typeof value[0] === "string" ? `w${index}` : value[0]));
    }
    if (is_block(value)) {
        for (const name of Object.keys(value)) {
            const { [name]: gone, ...rest } = value;
            yield rest;
            yield { [name]: gone };
            yield { ...rest, [name.toUpperCase()]: gone };
            yield { ...rest, " ": gone };
        }
        yield { ...value, onbekende_sleutel: "x" };
        for (const [name, member] of members) {
            yield name in value ? value : { ...value, [name]: member };
        }
    }
}

/** Calls `visit` after every small change of `document`, which is as before when this returns. */
function each_change(document, visit) {
    const members = new Map();
    const places = [];
    each_value(document, (value, parent, key) => {
        if (is_block(parent)) {
            members.set(key, structuredClone(value)); // a part of itself would be a circle
        }
        if (parent !== undefined) {
            places.push([parent, key, value]);
        }
    });
    const root = { document };
    for (const [parent, key, value] of [[root, "document", document], ...places]) {
        for (const replacement of replacements(value, members)) {
            parent[key] = replacement;
            visit(root.document);
        }
        parent[key] = value;
    }
}

/** The same schema with `{not: {}}` for `false`, so that errors can name each place. */
function without_booleans(schema) {
    return JSON.parse(JSON.stringify(schema), (key, value) =>
        value === false && key !== "additionalProperties" ? { not: {} } : value);
}

/** The demands that a schema makes: the names by schema and keyword. */
function find_demands(schema) {
    const names = new Map();
    walk(schema, (part, pointer, keyword) => {
        if (/\/(if|contains)(\/|$)/.test(pointer) || typeof part === "boolean" || keyword === "not") {
            return;
        }
        const keywords = demands.filter((name) => name in part);
        const required = (part.required || []).map((name) => "required " + name);
        const closed = part.additionalProperties === false ? ["additionalProperties"] : [];
        for (const name of [...keywords, ...required, ...closed]) {
            names.set(part, [...(names.get(part) || []), { name, pointer }]);
        }
    });
    return names;
}

/** One schema with the demands that nothing has broken yet. */
class Strength {
    constructor(kind) {
        this.kind = kind;
        const schema = without_booleans(load()[kind]);
        this.validate = compile(schema);
        this.unbroken = find_demands(schema);
        this.total = [...this.unbroken.values()].flat().length;
        this.changes = 0;
        this.faults = [];
    }

    /** Tries every small change of a file, which must be valid itself. */
    try_changes_of(file, program_accepts) {
        const document = read(file).values[0];
        if (!this.validate(document) || !program_accepts(document)) {
            this.faults.push(`${this.kind}: ${file} is not valid itself`);
        }
        each_change(document, (changed) => this.try_change(changed, program_accepts));
    }

    /** Asks the program too when a changed document breaks a demand for the first time. */
    try_change(document, program_accepts) {
        this.changes += 1;
        if (this.validate(document)) {
            return;
        }
        const broken = this.validate.errors.map((error) => this.take(error)).filter((name) => name !== undefined);
        if (broken.length > 0 && program_accepts(document)) {
            this.faults.push(`${this.kind}: the program accepts what breaks ${broken.join(", ")}`);
        }
    }

    /** Takes the demand of an error off the list; undefined when it was broken before. */
    take({ parentSchema, keyword, params }) {
        const name = keyword === "required" ? "required " + params.missingProperty : keyword;
        const left = this.unbroken.get(parentSchema) || [];
        const found = left.find((demand) => demand.name === name);
        this.unbroken.set(parentSchema, left.filter((demand) => demand !== found));
        return found && `${found.pointer} ${found.name}`;
    }

    finish() {
        const left = [...this.unbroken.values()].flat();
        left.forEach(({ pointer, name }) => this.faults.push(`${this.kind}: no change breaks ${pointer} ${name}`));
        return `${this.kind} ${this.total} demands, ${this.changes} changes`;
    }
}

exports.run = (tool_folder) => {
    const reader = new Reader(tool_folder);
    const example = (name) => path.join(source_folder, "tests/schema/valid", name);
    const instrument = new Strength("instrument");
    for (const file of synthetic) {
        const others = synthetic.filter((other) => other !== file);
        instrument.try_changes_of(file, (document) =>
            reader.accepts_instrument(reader.scratch_file(path.basename(file), write_yaml(document)), others));
    }
    const cases = new Strength("cases");
    cases.try_changes_of(example("cases.yaml"), (document) =>
        reader.accepts_cases(reader.scratch_file("gevallen.yaml", write_yaml(document))));
    const answers = new Strength("antwoorden");
    answers.try_changes_of(example("antwoorden.json"), (document) =>
        reader.accepts_answers(reader.scratch_file("zaak.json", JSON.stringify(document))));
    const columns = new Strength("kolommen");
    columns.try_changes_of(example("kolommen.yaml"), (document) =>
        reader.accepts_map(reader.scratch_file("kolommen.yaml", write_yaml(document))));
    const stories = new Strength("verhaal");
    stories.try_changes_of(example("verhaal.yaml"), (document) =>
        reader.accepts_stories(reader.scratch_file("vertellingen.yaml", write_yaml(document))));
    const frame = new Strength("verhaal-kader");
    frame.try_changes_of(example("verhaal-kader.yaml"), (document) =>
        reader.accepts_frame(reader.scratch_file("kader.yaml", write_yaml(document))));
    const recipe = new Strength("recept");
    recipe.try_changes_of(example("recept.yaml"), (document) =>
        reader.accepts_recipe(reader.scratch_file("recept.yaml", write_yaml(document))));
    const all = [instrument, cases, answers, columns, stories, frame, recipe];
    return { summary: all.map((strength) => strength.finish()).join("; "), faults: all.flatMap((strength) => strength.faults) };
};
