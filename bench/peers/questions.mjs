// Asks DuckDB several questions about an archive of gzip files that hold a JSON array each: node questions.mjs FOLDER, with a JSON array on
// standard input, each element what stands behind SELECT, over the table records(j). Prints the first column of each answer, an array each.
import { text } from 'node:stream/consumers';
import { DuckDBInstance } from '@duckdb/node-api';

const questions = JSON.parse(await text(process.stdin));
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run(`CREATE TABLE records AS SELECT json AS j FROM read_json_objects('${process.argv[2]}/*.gz', format = 'array', compression = 'gzip')`);
const answers = [];
for (const question of questions) {
  answers.push((await connection.runAndReadAll(`SELECT ${question}`)).getRows().map((row) => String(row[0])));
}
process.stdout.write(JSON.stringify(answers));
