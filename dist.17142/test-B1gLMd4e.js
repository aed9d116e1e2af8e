import { t as explanationText } from "./explanation-text-BoPFWO25.js";
import { t as dataDirectoryOption } from "./data-directory-CpvSYsTP.js";
import { writeFileSync } from "node:fs";
// src/cli/test.ts
const testCommand = {
	name: "test",
	usage: "FILE…",
	summary: "Tests policies: decides the tests of YAML or JSON files and tells which are not as expected.",
	positionals: {
		minimum: 1,
		maximum: 1e3
	},
	options: [
		{
			name: "json",
			kind: "flag",
			variable: !1,
			help: "Prints the results as JSON."
		},
		{
			name: "junit",
			kind: "text",
			value: "FILE",
			variable: !1,
			help: "Also writes JUnit XML there."
		},
		{
			...dataDirectoryOption,
			help: "Folder whose users, roles and buckets are tested; only read, its server may run."
		}
	],
	notes: "A test that gives its principal's policies needs no data directory. The format is in docs/policy-tests.md.\nExit code: 0 all as expected, 1 some are not, 2 a file is wrong.",
	run: runTests
};
async function runTests(given, world) {
	let { readTestFile } = await import("./test-file-CupmEY1r.js"), { createRunner } = await import("./test-run-b8vCozcZ.js"), files = given.positionals.map((file) => ({
		file,
		tests: readTestFile(file)
	})), opened, run = createRunner(() => opened ??= openSnapshotOf(given.text("data-dir"))), suites = [];
	try {
		for (let { file, tests } of files) {
			let results = [];
			for (let test of tests) results.push(...await run(test));
			suites.push({
				file,
				results
			});
		}
	} finally {
		await (await opened?.catch(() => void 0))?.close();
	}
	let results = suites.flatMap((suite) => suite.results), junit = given.text("junit");
	return junit !== void 0 && writeFileSync(junit, (await import("./junit-4Xs3WR05.js")).junitXml(suites)), world.write(given.flag("json") ? jsonText(suites) : `${results.map(line).join("")}\n${summary(results)}\n`), +!results.every(({ ok }) => ok);
}
async function openSnapshotOf(dataDirectory) {
	let { openSnapshot } = await import("./snapshot-Bmn5nj2J.js"), { modelsFolder } = await import("./models-folder-C1fPYPo4.js");
	return openSnapshot(dataDirectory, modelsFolder());
}
function line({ name, ok, expected, place, explanation }) {
	return ok ? `ok      ${name}\n` : `FAILED  ${name}: expected ${expected} (${place})\n${(explanation === void 0 ? "" : explanationText(explanation)).trimEnd().replace(/^(?=.)/gm, "        ")}\n`;
}
function summary(results) {
	let failed = results.filter(({ ok }) => !ok).length, all = results.length === 1 ? "1 test" : `${results.length} tests`;
	return failed === 0 ? `${all}, all as expected` : `${all}, ${failed} failed`;
}
function jsonText(suites) {
	let tests = suites.flatMap(({ file, results }) => results.map((result) => ({
		file,
		...result
	}))), failed = tests.filter(({ ok }) => !ok).length;
	return `${JSON.stringify({
		passed: tests.length - failed,
		failed,
		tests
	}, null, 2)}\n`;
}
export { testCommand };
