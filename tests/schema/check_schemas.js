// Checks the schemas of docs/schema: check_schemas.js drafts|files|rejected|strength TOOL_FOLDER
//
//   drafts    each schema is valid draft-07, and says something about every key
//   files     every file of the repository that the programs accept, the schemas accept too
//   rejected  every file that must be rejected is, or only_the_reader.txt says why not
//   strength  each demand of a schema is broken by a small change, which the programs reject too
"use strict";

const checks = {
    drafts: "./check_drafts.js",
    files: "./check_files.js",
    rejected: "./check_rejected.js",
    strength: "./check_strength.js",
};

const [, , name, tool_folder] = process.argv;
if (!(name in checks) || tool_folder === undefined) {
    console.error("usage: check_schemas.js drafts|files|rejected|strength TOOL_FOLDER");
    process.exit(2);
}
const { summary, faults } = require(checks[name]).run(tool_folder);
faults.forEach((fault) => console.error(fault));
console.log(`${name}: ${summary}, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
