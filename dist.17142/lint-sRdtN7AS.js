import { t as openServiceCatalogue } from "./service-catalogue-CkMytn89.js";
import "./json-with-positions-BPm2EZ2U.js";
import { t as lintPolicy } from "./lint-CU4AzWbL.js";
import { n as UsageError } from "./command-BSarqOj7.js";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
// src/cli/finding-text.ts
const names = {
	ERROR: "error",
	SECURITY_WARNING: "security warning",
	WARNING: "warning",
	SUGGESTION: "suggestion"
};
function findingText(file, text, finding) {
	let { line, column, endLine, endColumn, code, findingType, message, fix } = finding, head = `${file}:${line}:${column} ${names[findingType]} ${code} ${message}${fix ? ` (${fix})` : ""}`, source = (text.split("\n", line)[line - 1] ?? "").replace(/\r$/, ""), from = source.length > 110 ? Math.max(0, column - 1 - 60) : 0, shown = printable(source.slice(from, from + 110)), before = column - 1 - from, end = endLine === line ? endColumn - 1 - from : shown.length, carets = "^".repeat(Math.max(1, Math.min(end, shown.length) - before));
	return `${printable(head)}\n    ${shown}\n    ${" ".repeat(before)}${carets}\n`;
}
function printable(text) {
	return text.replace(/\p{Cc}/gu, " ");
}
// src/cli/models-directory.ts
const candidates = ["../models", "../../models"].map((path) => fileURLToPath(new URL(path, import.meta.url))), modelsDirectory = candidates.find((folder) => existsSync(folder)) ?? candidates[0], policyTypes = [
	"identity",
	"resource",
	"trust",
	"scp",
	"rcp"
], severities = [
	{
		name: "error",
		type: "ERROR"
	},
	{
		name: "security",
		type: "SECURITY_WARNING"
	},
	{
		name: "warning",
		type: "WARNING"
	},
	{
		name: "suggestion",
		type: "SUGGESTION"
	}
], lint = {
	name: "lint",
	usage: "FILE…",
	summary: "Tells what is wrong, dangerous or idle in policies, at its line and column; - reads standard input.",
	positionals: {
		minimum: 1,
		maximum: 1e3
	},
	options: [
		{
			name: "type",
			kind: "text",
			value: "TYPE",
			default: "identity",
			variable: !1,
			help: `What kind of policy: ${policyTypes.join(", ")}.`
		},
		{
			name: "account",
			kind: "text",
			value: "ID",
			variable: !1,
			help: "The account whose policies they are; another one's principals count as strangers."
		},
		{
			name: "fail-on",
			kind: "text",
			value: "LEVEL",
			default: "error",
			variable: !1,
			help: `The mildest finding that gives exit code 1: ${severities.map(({ name }) => name).join(", ")} or never.`
		},
		{
			name: "json",
			kind: "flag",
			variable: !1,
			help: "Prints [{\"file\", \"findings\"}] as JSON."
		}
	],
	notes: "A file holds one policy as JSON. Codes are those of IAM Access Analyzer where it has the check; docs/lint.md\nlists them. Exit code 0: nothing as bad as --fail-on; 1: something is; 2: a file or flag is wrong.",
	run: runLint
};
async function runLint(given, world) {
	let policyType = oneOf(given, "type", policyTypes), failOn = oneOf(given, "fail-on", [...severities.map(({ name }) => name), "never"]), account = given.text("account");
	if (account !== void 0 && !/^\d{12}$/.test(account)) throw new UsageError(`--account is twelve digits, not ${account}`);
	let reference = openServiceCatalogue(modelsDirectory), results = [];
	for (let file of given.positionals) {
		let text = await readPolicy(file, world);
		results.push({
			file,
			text,
			findings: lintPolicy(text, {
				policyType,
				reference,
				account
			})
		});
	}
	if (given.flag("json")) world.write(`${JSON.stringify(results.map(jsonOf), null, 2)}\n`);
	else {
		for (let { file, text, findings } of results) for (let finding of findings) world.write(findingText(file, text, finding));
		world.write(`${summaryOf(results.flatMap(({ findings }) => findings))}\n`);
	}
	let level = severities.findIndex(({ name }) => name === failOn), failing = new Set(severities.slice(0, level + 1).map(({ type }) => type));
	return +!!results.some(({ findings }) => findings.some(({ findingType }) => failing.has(findingType)));
}
function oneOf(given, name, values) {
	let value = given.text(name);
	if (values.includes(value)) return value;
	throw new UsageError(`--${name} is one of ${values.join(", ")}, not ${value}`);
}
async function readPolicy(file, world) {
	if (file === "-") return readInput(world);
	let bytes;
	try {
		bytes = readFileSync(file);
	} catch (cause) {
		let { code, message } = cause;
		throw new UsageError(code === "ENOENT" ? `there is no file ${file}` : message);
	}
	return decoded(bytes, file);
}
async function readInput(world) {
	let chunks = [], size = 0;
	for await (let chunk of world.input) {
		let bytes = Buffer.from(chunk);
		if (size += bytes.length, size > 2097152) throw new UsageError("standard input is too long for a policy");
		chunks.push(bytes);
	}
	return decoded(Buffer.concat(chunks), "standard input");
}
function decoded(bytes, name) {
	try {
		return new TextDecoder("utf-8", { fatal: !0 }).decode(bytes);
	} catch {
		throw new UsageError(`${name} is not UTF-8`);
	}
}
function jsonOf({ file, findings }) {
	return {
		file,
		findings: findings.map(({ place: _place, ...finding }) => finding)
	};
}
function summaryOf(findings) {
	return findings.length === 0 ? "Nothing found." : `Found: ${severities.flatMap(({ name, type }) => {
		let count = findings.filter(({ findingType }) => findingType === type).length;
		return count === 0 ? [] : [`${count} ${name}`];
	}).join(", ")}.`;
}
export { lint };
