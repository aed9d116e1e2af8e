import { t as asItIs } from "./replay-Doj2a74n.js";
import { n as UsageError, t as OperatorError } from "./command-BSarqOj7.js";
import { t as dataDirectoryOption } from "./data-directory-CpvSYsTP.js";
import { t as parsePolicy } from "./parse-CC7Pu4R9.js";
import { n as spanOptions, t as spanOf } from "./time-span-BrsEbk1C.js";
import { existsSync, readFileSync, statSync } from "node:fs";
// src/cli/replay-change.ts
const changeOptions = [
	{
		name: "policy",
		kind: "text",
		value: "FILE",
		variable: !1,
		help: "A policy to suppose; one more flag says where."
	},
	{
		name: "as",
		kind: "text",
		value: "WHAT",
		variable: !1,
		help: "Instead of user/NAME:POLICY, role/NAME:POLICY, or the managed policy of an ARN."
	},
	{
		name: "attach",
		kind: "text",
		value: "WHO",
		variable: !1,
		help: "As one more policy of user/NAME, role/NAME or an ARN."
	},
	{
		name: "only",
		kind: "text",
		value: "WHO",
		variable: !1,
		help: "As the only policy of user/NAME, role/NAME or an ARN."
	},
	{
		name: "boundary",
		kind: "text",
		value: "WHO",
		variable: !1,
		help: "As the permissions boundary."
	},
	{
		name: "trust",
		kind: "text",
		value: "ROLE",
		variable: !1,
		help: "As the trust policy of role/NAME or an ARN."
	},
	{
		name: "bucket",
		kind: "text",
		value: "BUCKET",
		variable: !1,
		help: "As the policy of a bucket."
	},
	{
		name: "scp",
		kind: "text",
		value: "ACCOUNT",
		variable: !1,
		help: "As one more service control policy of an account."
	}
], places = [
	"as",
	"attach",
	"only",
	"boundary",
	"trust",
	"bucket",
	"scp"
];
function changeOf(given) {
	let file = given.text("policy"), named = places.filter((place) => given.text(place) !== void 0);
	if (file === void 0 && named.length === 0) return;
	let [place] = named;
	if (file === void 0) throw new UsageError(`--${place} needs the policy, --policy FILE`);
	if (place === void 0 || named.length > 1) throw new UsageError(`--policy needs one of ${places.map((name) => `--${name}`).join(", ")}`);
	return placed(place, given.text(place), readPolicy(file));
}
function placed(place, what, text) {
	switch (place) {
		case "as": {
			if (/^arn:[^:]*:iam::[^:]*:policy\/./.test(what)) return {
				at: "managed",
				arn: what,
				text
			};
			let [of = "", name = "", ...more] = what.startsWith("arn:") ? splitLast(what) : what.split(":");
			if (name === "" || more.length > 0) throw new UsageError(`--as is user/NAME:POLICY, role/NAME:POLICY or a policy's ARN, not ${what}`);
			return {
				at: "policy",
				of: entity("as", of),
				name,
				text
			};
		}
		case "attach": return {
			at: "attached",
			of: entity(place, what),
			text
		};
		case "only":
		case "boundary": return {
			at: place,
			of: entity(place, what),
			text
		};
		case "trust": return {
			at: "trust",
			role: entity(place, what),
			text
		};
		case "bucket": return {
			at: "bucket",
			bucket: what,
			text
		};
		case "scp":
			if (!/^\d{12}$/.test(what)) throw new UsageError(`--scp is an account of 12 digits, not ${what}`);
			return {
				at: "scp",
				account: what,
				text
			};
	}
}
function splitLast(text) {
	let colon = text.lastIndexOf(":");
	return [text.slice(0, colon), text.slice(colon + 1)];
}
function entity(flag, text) {
	if ((flag === "trust" ? /^(?:role\/|arn:[^:]*:iam::\d{12}:role\/)./ : /^(?:(?:user|role)\/|arn:[^:]*:iam::\d{12}:(?:user|role)\/)./).test(text)) return text;
	throw new UsageError(`--${flag} names ${flag === "trust" ? "role/NAME" : "user/NAME, role/NAME"} or an ARN, not ${text}`);
}
function readPolicy(file) {
	let text;
	try {
		text = readFileSync(file, "utf8");
	} catch (cause) {
		let { code, message } = cause;
		throw new OperatorError(code === "ENOENT" ? `there is no file ${file}` : message);
	}
	let parsed = parsePolicy(text);
	if ("document" in parsed) return text;
	let { line, column, message } = parsed.findings[0];
	throw new OperatorError(`${file}:${line}:${column}: ${message}`);
}
// src/cli/replay.ts
const replayCommand = {
	name: "replay",
	usage: "[FILE|DIR]",
	summary: "Decides the requests of the trail again, under changed policies, and tells which would flip.",
	positionals: {
		minimum: 0,
		maximum: 1
	},
	options: [
		...changeOptions,
		...spanOptions,
		{
			name: "json",
			kind: "flag",
			variable: !1,
			help: "Prints the result as JSON."
		},
		{
			...dataDirectoryOption,
			help: "Folder whose trail is replayed; only read, its server may run."
		}
	],
	notes: "FILE is a bootstrap file and DIR another data directory, whose policies are to decide. Without either they are\nthose of the trail's own data directory as they are now.\nExit code: 0 no allowed request would be refused, 1 some would, 2 asked wrongly.",
	run: runReplay
};
async function runReplay(given, world) {
	let change = changeOf(given), span = spanOf(given, Date.now()), { openToldTrail } = await import("./told-requests-D7LWUWUy.js"), { createReplay } = await import("./replay-CohhL7M7.js"), { supposeChange } = await import("./supposed-change-CpzSqL-6.js"), { replayAll, replayData, replayText } = await import("./replay-flips-BH4L0Kx4.js"), trail = openToldTrail(given.text("data-dir")), closing = [() => trail.close()];
	try {
		let [place] = given.positionals, own = await openSnapshotOf(given.text("data-dir"));
		closing.push(() => own.close());
		let snapshot = place === void 0 ? own : await openPlace(place, () => accountOf(trail.requests(span)), closing), supposed = change && supposeChange(snapshot.policies, change), isChanged = place !== void 0 || supposed !== void 0, supposition = supposed ?? asItIs, result = await replayAll(trail.requests(span), createReplay(snapshot, supposition), isChanged ? createReplay(own, asItIs) : void 0);
		supposed?.touched() === 0 && world.warn("understudy: no request of the trail was decided by what the policy would change\n");
		let { notKept, forgot } = trail.extent;
		return notKept > 0 && world.warn(`understudy: ${notKept} allowed requests were not kept in bursts, and not replayed\n`), forgot && world.warn("understudy: older requests are no longer in the trail\n"), world.write(given.flag("json") ? `${JSON.stringify(replayData(result), null, 2)}\n` : replayText(result)), result.refused === 0 ? 0 : 1;
	} finally {
		for (let close of closing.toReversed()) await close();
	}
}
function accountOf(requests) {
	for (let { facts } of requests) if (facts.caller.account !== "") return facts.caller.account;
}
async function openSnapshotOf(dataDirectory) {
	let { openSnapshot } = await import("./snapshot-Bmn5nj2J.js"), { modelsFolder } = await import("./models-folder-C1fPYPo4.js");
	return openSnapshot(dataDirectory, modelsFolder());
}
async function openPlace(place, firstAccount, closing) {
	if (!existsSync(place)) throw new UsageError(`there is no file or folder ${place}`);
	let snapshot = await openSnapshotOf(statSync(place).isDirectory() ? place : await applied(place, firstAccount(), closing));
	return closing.push(() => snapshot.close()), snapshot;
}
async function applied(file, account, closing) {
	let { mkdtempSync, rmSync } = await import("node:fs"), { tmpdir } = await import("node:os"), { join } = await import("node:path"), { createUnderstudy } = await import("./main-RDLXpdjr.js"), folder = mkdtempSync(join(tmpdir(), "understudy-replay-"));
	closing.push(() => rmSync(folder, {
		recursive: !0,
		force: !0
	}));
	try {
		await (await createUnderstudy({
			dataDirectory: folder,
			region: "us-east-1",
			host: "127.0.0.1",
			port: 0,
			founding: {
				account,
				accounts: [],
				adminUser: !0
			},
			testHooks: !1,
			hosts: [],
			bootstrapFile: file
		})).stop();
	} catch (cause) {
		throw new OperatorError(cause.message);
	}
	return folder;
}
export { replayCommand };
