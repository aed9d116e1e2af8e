import { n as compileText } from "./compile-CqDfIYwJ.js";
import { t as denialReason } from "./denial-Jl3SSP1h.js";
import { t as evaluate } from "./evaluate-C1LxSkWr.js";
import { t as OperatorError } from "./command-BSarqOj7.js";
import { createReadStream } from "node:fs";
// src/policy/cases.ts
function questionOfCase(given) {
	let { request, accounts, policies = {} } = given, question = {
		principal: {
			kind: request.principalType,
			arn: request.principal,
			account: accounts.principal ?? "",
			uniqueId: request.principalId?.split(":")[0],
			issuerArn: request.issuer,
			canonicalId: request.canonicalId,
			serviceLinkedRole: accounts.serviceLinkedRole
		},
		action: request.action,
		resource: request.resource,
		resourceAccount: accounts.resource,
		keys: contextOf(request.context ?? {})
	}, sessions = policies.session ?? [];
	return {
		question,
		policies: {
			scps: accounts.principalIsManagement === !0 ? [] : levels("scp", policies.scps),
			rcps: accounts.resourceIsManagement === !0 ? [] : levels("rcp", policies.rcps),
			identity: sourced("identity", userOrRole(request.principalType), policies.identity ?? []),
			boundary: policies.boundary ? source("boundary", "managed", policies.boundary) : void 0,
			session: sessions.length === 0 ? void 0 : sourced("session", "session", sessions),
			resource: policies.resource ? source("resource", resourceType(policies), policies.resource) : void 0,
			resourceKind: policies.resourceType ?? "none"
		}
	};
}
function decideCase(given) {
	let { question, policies } = questionOfCase(given), decision = evaluate(question, policies), because = decision.outcome === "Allowed" ? allowedBecause(decision.statements) : denialReason(decision, question);
	return {
		id: given.id,
		decision: decision.outcome,
		because
	};
}
function allowedBecause(statements) {
	return statements.length === 0 ? "because no policy needs to allow it" : `because of ${statements.map(nameOf).join(" and ")}`;
}
function nameOf({ source: { id }, index, sid }) {
	return `statement ${index + 1}${sid === void 0 || sid === "" ? "" : ` (${sid})`} of ${id}`;
}
function contextOf(context) {
	let keys = new Map();
	for (let [name, value] of Object.entries(context)) keys.set(name.toLowerCase(), Array.isArray(value) ? value.map(String) : [String(value)]);
	return keys;
}
function levels(type, given = []) {
	return given.map((level, at) => sourced(`${type} level ${at + 1}`, type, level));
}
function sourced(name, type, documents) {
	return documents.map((document, at) => source(`${name} ${at + 1}`, type, document));
}
function source(id, type, document) {
	let text = typeof document == "string" ? document : JSON.stringify(document);
	return {
		id,
		type,
		policy: compileText(text)
	};
}
function userOrRole(kind) {
	return kind === "AssumedRole" ? "role" : "user";
}
function resourceType(policies) {
	return policies.resourceType === "trust-policy" ? "trust" : "resource";
}
// src/cli/lines.ts
const lineMaximum = 16777216;
async function* lines(source) {
	let decoder = new TextDecoder("utf-8", { fatal: !0 }), rest = "";
	for await (let chunk of source) {
		rest += typeof chunk == "string" ? chunk : decoder.decode(chunk, { stream: !0 });
		let parts = rest.split("\n");
		if (rest = parts.pop(), yield* parts, rest.length > lineMaximum) throw Error(`a line is longer than ${lineMaximum} characters`);
	}
	rest += decoder.decode(), rest !== "" && (yield rest);
}
// src/cli/decide.ts
const decide = {
	name: "decide",
	usage: "FILE.jsonl",
	summary: "Decides the cases of a file, one JSON object a line, with the engine of the server; - reads standard input.",
	positionals: {
		minimum: 1,
		maximum: 1
	},
	options: [],
	notes: "A case is {\"id\", \"request\": {\"principal\", \"principalType\", \"action\", \"resource\", \"context\"?}, \"policies\"?: {\"identity\"?,\n\"resource\"?, \"resourceType\"?, \"boundary\"?, \"session\"?, \"scps\"?, \"rcps\"?}, \"accounts\": {\"principal\", \"resource\"}}.\nThe answer to each is one line: {\"id\", \"decision\": \"Allowed|ExplicitlyDenied|ImplicitlyDenied\", \"because\"}.",
	run: runDecide
};
async function runDecide(given, world) {
	let file = given.positionals[0], source = file === "-" ? world.input : createReadStream(file), number = 0, wrong = 0;
	try {
		for await (let line of lines(source)) if (number += 1, line.trim() !== "") try {
			world.write(`${JSON.stringify(decideCase(readCase(line)))}\n`);
		} catch (cause) {
			wrong += 1, world.warn(`understudy: ${file}:${number}: ${cause.message}\n`);
		}
	} catch (cause) {
		let { code, message } = cause;
		throw code === void 0 ? new OperatorError(`${file}:${number + 1}: ${message}`) : new OperatorError(code === "ENOENT" ? `there is no file ${file}` : message);
	}
	return wrong === 0 ? 0 : 1;
}
const principalKinds = [
	"User",
	"AssumedRole",
	"FederatedUser",
	"Account",
	"Service",
	"WebIdentity",
	"SAML",
	"Anonymous"
];
function readCase(line) {
	let read = JSON.parse(line);
	if (!isObject(read)) throw Error("a case is a JSON object");
	let { id, request, accounts, policies } = read;
	if (typeof id != "string") throw Error("a case has an \"id\"");
	if (!isObject(request)) throw Error("a case has a \"request\"");
	for (let name of [
		"principal",
		"action",
		"resource"
	]) if (typeof request[name] != "string") throw Error(`the request has a text "${name}"`);
	if (!principalKinds.includes(request.principalType)) throw Error(`"principalType" is one of ${principalKinds.join(", ")}`);
	if (request.context !== void 0 && !isObject(request.context)) throw Error("\"context\" is an object");
	if (!isObject(accounts) || typeof accounts.resource != "string") throw Error("a case has \"accounts\" with the texts \"principal\" and \"resource\"");
	return policies !== void 0 && checkPolicies(policies), read;
}
function checkPolicies(policies) {
	if (!isObject(policies)) throw Error("\"policies\" is an object");
	for (let name of [
		"identity",
		"session",
		"scps",
		"rcps"
	]) {
		let given = policies[name];
		if (given === void 0) continue;
		let nested = name === "scps" || name === "rcps";
		if (!Array.isArray(given) || nested && !given.every((level) => Array.isArray(level))) throw Error(`"${name}" is a list${nested ? " of lists" : ""} of policies`);
	}
}
function isObject(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
export { decide };
