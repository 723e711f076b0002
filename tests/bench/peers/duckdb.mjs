// Runs a file of SQL with DuckDB: node duckdb.mjs THREADS SQL_FILE INPUT OUTPUT
// With --version: prints the version of DuckDB and that of the package.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DuckDBInstance } from '@duckdb/node-api';

const [threads, sqlFile, input, output] = process.argv.slice(2);
if (threads === '--version') {
    const require = createRequire(import.meta.url);
    const connection = await (await DuckDBInstance.create()).connect();
    const version = (await connection.runAndReadAll('SELECT version()')).getRows()[0][0];
    console.log(`DuckDB ${version} (@duckdb/node-api ${require('../package.json').dependencies['@duckdb/node-api']})`);
} else {
    const literal = (text) => `'${text.replaceAll("'", "''")}'`;
    const sql = readFileSync(sqlFile, 'utf8')
        .replaceAll('$input', literal(input)).replaceAll('$output', literal(output));
    const instance = await DuckDBInstance.create(':memory:', { threads });
    await (await instance.connect()).run(sql);
}
