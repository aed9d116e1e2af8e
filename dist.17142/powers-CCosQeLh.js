import { n as UsageError } from "./command-BSarqOj7.js";
import { t as dataDirectoryOption } from "./data-directory-CpvSYsTP.js";
// src/cli/powers.ts
const powersOptions = [
	{
		name: "hops",
		kind: "text",
		value: "N",
		default: "3",
		variable: !1,
		help: "How many AssumeRole hops are followed."
	},
	{
		name: "json",
		kind: "flag",
		variable: !1,
		help: "Prints JSON."
	},
	{
		...dataDirectoryOption,
		help: "Folder whose accounts are looked at; only read, its server may run."
	}
];
async function withPowers(given, work) {
	let { openSnapshot } = await import("./snapshot-Bmn5nj2J.js"), { openPowers } = await import("./who-can-BWcvGfuF.js"), { modelsFolder } = await import("./models-folder-C1fPYPo4.js"), snapshot = await openSnapshot(given.text("data-dir"), modelsFolder());
	try {
		return await work(await openPowers(snapshot));
	} finally {
		await snapshot.close();
	}
}
function hopsOf(given) {
	let text = given.text("hops"), hops = Number(text);
	if (/^\d{1,2}$/.test(text) && hops <= 20) return hops;
	throw new UsageError(`--hops is a number from 0 to 20, not ${text}`);
}
function requireAction(text) {
	if (/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(text)) return text;
	throw new UsageError(`${text} is no action; one is written service:Operation, without wildcards`);
}
function requireResource(text) {
	if (text === "*" || /^arn:(?:[^:]*:){4}./s.test(text)) return text;
	throw new UsageError(`${text} is no resource; one is an ARN, or * for actions that have none`);
}
export { withPowers as a, requireResource as i, powersOptions as n, requireAction as r, hopsOf as t };
