import { t as require_dist } from "./dist-BKEG00Mw.js";
import { n as UsageError } from "./command-BSarqOj7.js";
import { t as parsePolicy } from "./parse-CC7Pu4R9.js";
import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
// src/cli/placed-yaml.ts
var import_dist = require_dist();
function openYaml(file, text) {
	let counter = new import_dist.LineCounter(), document = (0, import_dist.parseDocument)(text, {
		lineCounter: counter,
		prettyErrors: !1,
		uniqueKeys: !0
	}), placeAt = (offset) => {
		let { line, col } = counter.linePos(offset);
		return `${file}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
	}, problems = document.errors.map(({ message, pos }) => `${placeAt(pos[0])}: ${message}`), place = (node) => placeAt(node?.range?.[0] ?? 0);
	return {
		file,
		document,
		root: document.contents,
		problems,
		place,
		blame: (node, message) => void problems.push(`${place(node)}: ${message}`)
	};
}
function settingsOf(yaml, node, what, known) {
	let settings = new Map();
	if (node === null) return settings;
	if (!(0, import_dist.isMap)(node)) return yaml.blame(node, `${what} must be a mapping`), settings;
	for (let { key: keyNode, value } of node.items) {
		let key = textOf(keyNode);
		key === void 0 ? yaml.blame(keyNode, `${what}: a name must be a plain text`) : known !== void 0 && !known.includes(key) ? yaml.blame(keyNode, `${what} has no setting ${key}, only ${known.join(", ")}`) : value === null || (0, import_dist.isScalar)(value) && value.value === null ? yaml.blame(keyNode, `${what}: ${key} has no value`) : settings.set(key, follow(yaml, value) ?? keyNode);
	}
	return settings;
}
function listOf(yaml, node) {
	return node === void 0 ? [] : (0, import_dist.isSeq)(node) ? node.items.flatMap((item) => follow(yaml, item) ?? []) : [node];
}
function textsOf(yaml, node, what) {
	return listOf(yaml, node).flatMap((item) => requireText(yaml, item, what) ?? []);
}
function requireText(yaml, node, what) {
	if (node === void 0) return;
	let text = textOf(node);
	return text === void 0 && yaml.blame(node, `${what} must be a text`), text;
}
function jsonOf(yaml, node, what) {
	try {
		return JSON.stringify(node.toJS(yaml.document, { maxAliasCount: 200 }), null, 2);
	} catch (cause) {
		yaml.blame(node, `${what}: ${cause.message}`);
		return;
	}
}
function textOf(node) {
	if ((0, import_dist.isScalar)(node)) return typeof node.value == "string" ? node.value : typeof node.value == "number" || typeof node.value == "bigint" ? node.source ?? String(node.value) : typeof node.value == "boolean" ? String(node.value) : void 0;
}
function follow(yaml, node) {
	return (0, import_dist.isAlias)(node) ? node.resolve(yaml.document) ?? null : node ?? null;
}
// src/cli/test-policies.ts
function openPolicies(yaml, shared) {
	let named = new Map(), files = new Map();
	function one(node, what) {
		if (node === void 0) return;
		let text = (0, import_dist.isMap)(node) ? jsonOf(yaml, node, what) : requireText(yaml, node, what);
		if (text === void 0) return;
		if ((0, import_dist.isMap)(node) || text.trimStart().startsWith("{")) return checked(node, what, text);
		let known = named.get(text);
		if (known !== void 0) return known;
		if (text.startsWith("arn:")) return {
			id: text,
			arn: text
		};
		let read = files.get(text);
		if (read === void 0 && files.set(text, read = readPolicyFile(yaml.file, text)), typeof read != "string") return read;
		yaml.blame(node, `${what}: ${read}`);
	}
	function checked(node, what, text) {
		let parsed = parsePolicy(text);
		if ("findings" in parsed) for (let { message } of parsed.findings) yaml.blame(node, `${what}: ${message}`);
		return {
			id: what,
			text
		};
	}
	function list(node, what) {
		if (node === void 0) return;
		let items = listOf(yaml, node);
		return items.flatMap((item, at) => one(item, items.length === 1 ? what : `${what} ${at + 1}`) ?? []);
	}
	if (shared !== void 0) for (let [name, node] of settingsOf(yaml, shared, "policies")) {
		let policy = one(node, name);
		policy !== void 0 && named.set(name, policy);
	}
	return {
		one,
		list
	};
}
function readPolicyFile(testFile, name) {
	let file = resolve(dirname(testFile), name), text;
	try {
		text = readFileSync(file, "utf8");
	} catch (cause) {
		let { code, message } = cause;
		return code === "ENOENT" ? `there is no policy and no file ${name}` : message;
	}
	let parsed = parsePolicy(text);
	if ("document" in parsed) return {
		id: name,
		text
	};
	let { line, column, message } = parsed.findings[0];
	return `${file}:${line}:${column}: ${message}`;
}
// src/cli/test-file.ts
const expectations = [
	"allowed",
	"denied",
	"explicitly-denied",
	"implicitly-denied"
], settings = [
	"name",
	"principal",
	"principals",
	"session",
	"sessionPolicies",
	"sessionTags",
	"sourceIdentity",
	"policies",
	"boundary",
	"tags",
	"resourcePolicy",
	"resourceAccount",
	"resourceTags",
	"scps",
	"rcps",
	"action",
	"actions",
	"resource",
	"resources",
	"context",
	"expect"
], largestFile = 16777216;
function readTestFile(file) {
	let yaml = openYaml(file, readText(file));
	if (yaml.problems.length === 0) {
		let root = settingsOf(yaml, yaml.root, "the file", ["policies", "tests"]), policies = openPolicies(yaml, root.get("policies")), list = root.get("tests");
		if (list === void 0 || !(0, import_dist.isSeq)(list)) yaml.blame(list ?? yaml.root, "the file has a list \"tests\"");
		else {
			let tests = listOf(yaml, list).map((node) => readTest(yaml, policies, node));
			if (yaml.problems.length === 0) return tests;
		}
	}
	throw new UsageError(yaml.problems.join("\n"));
}
function readText(file) {
	try {
		if (statSync(file).size > largestFile) throw Error(`it is larger than ${largestFile} bytes`);
		return readFileSync(file, "utf8");
	} catch (cause) {
		let { code, message } = cause;
		throw new UsageError(code === "ENOENT" ? `there is no file ${file}` : `${file}: ${message}`);
	}
}
function readTest(yaml, policies, node) {
	let given = settingsOf(yaml, node, "a test", settings), text = (name) => requireText(yaml, given.get(name), name), either = (name) => {
		let texts = [...textsOf(yaml, given.get(name), name), ...textsOf(yaml, given.get(`${name}s`), `${name}s`)];
		return given.has(name) && given.has(`${name}s`) && yaml.blame(node, `a test has ${name} or ${name}s, not both`), texts;
	}, principals = either("principal"), actions = either("action");
	principals.length === 0 && yaml.blame(node, "a test has a principal"), actions.length === 0 && yaml.blame(node, "a test has an action");
	let actionNode = given.get("action") ?? given.get("actions") ?? node;
	for (let action of actions) /^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action) || yaml.blame(actionNode, `${action} is no action; one is written service:Operation, without wildcards`);
	let resources = either("resource"), resourceNode = given.get("resource") ?? given.get("resources") ?? node;
	for (let resource of resources) resource !== "*" && !/^arn:(?:[^:]*:){4}./s.test(resource) && yaml.blame(resourceNode, `${resource} is no resource; one is an ARN, or * for actions that have none`);
	let { boundary, ...rest } = policiesOf(yaml, policies, given);
	return {
		...rest,
		name: text("name") ?? `${principals[0]} ${actions[0]}`,
		place: yaml.place(node),
		principals,
		actions,
		resources: resources.length === 0 ? ["*"] : resources,
		expect: expectationOf(yaml, given.get("expect") ?? node),
		session: text("session"),
		sessionTags: recordOf(yaml, given.get("sessionTags"), "sessionTags"),
		sourceIdentity: text("sourceIdentity"),
		own: ownOf(yaml, policies, given, boundary),
		resourceAccount: accountOf(yaml, given.get("resourceAccount")),
		resourceTags: given.has("resourceTags") ? recordOf(yaml, given.get("resourceTags"), "resourceTags") : void 0,
		context: contextOf(yaml, given.get("context"))
	};
}
function policiesOf(yaml, policies, given) {
	let levels = (name) => listOf(yaml, given.get(name)).map((level, at) => policies.list(level, `${name} level ${at + 1}`) ?? []);
	return {
		sessionPolicies: policies.list(given.get("sessionPolicies"), "session policy"),
		boundary: policies.one(given.get("boundary"), "boundary"),
		resourcePolicy: policies.one(given.get("resourcePolicy"), "resource policy"),
		scps: levels("scps"),
		rcps: levels("rcps")
	};
}
function ownOf(yaml, policies, given, boundary) {
	let own = policies.list(given.get("policies"), "policy");
	if (own !== void 0) return {
		policies: own,
		boundary,
		tags: recordOf(yaml, given.get("tags"), "tags")
	};
	for (let name of ["boundary", "tags"]) given.has(name) && yaml.blame(given.get(name), `${name} goes with policies; without, the data directory tells them`);
}
function expectationOf(yaml, node) {
	let text = "value" in node ? node.value : void 0, found = expectations.find((known) => known === text);
	return found === void 0 && yaml.blame(node, `expect is one of ${expectations.join(", ")}`), found ?? "denied";
}
function accountOf(yaml, node) {
	let text = requireText(yaml, node, "resourceAccount");
	return text !== void 0 && !/^\d{12}$/.test(text) && yaml.blame(node, "resourceAccount has 12 digits"), text;
}
function recordOf(yaml, node, what) {
	let record = Object.create(null);
	if (node === void 0) return record;
	for (let [name, value] of settingsOf(yaml, node, what)) record[name] = requireText(yaml, value, `${name} of ${what}`) ?? "";
	return record;
}
function contextOf(yaml, node) {
	let context = new Map();
	if (node === void 0) return context;
	for (let [name, value] of settingsOf(yaml, node, "context")) context.set(name.toLowerCase(), textsOf(yaml, value, name));
	return context;
}
export { readTestFile };
