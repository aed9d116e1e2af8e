import { a as itemsOf, c as scalarText, f as topElements, l as statementElements, m as operatorOf, n as positionAt, r as readJson, s as principalTypes } from "./json-with-positions-BPm2EZ2U.js";
// src/policy/parse.ts
function parsePolicy(text) {
	let json = readJson(text);
	if ("error" in json) return { findings: [{
		message: json.error,
		...positionAt(text, json.offset)
	}] };
	let read = {
		text,
		findings: []
	}, document = readDocument(read, json.node);
	return read.findings.length > 0 || document === void 0 ? { findings: read.findings } : { document };
}
function report(read, node, message) {
	read.findings.length < 100 && read.findings.push({
		message,
		...positionAt(read.text, node.start)
	});
}
function readDocument(read, node) {
	let members = membersOf(read, node, topElements, "the policy");
	if (members === void 0) return;
	let version = members.get("Version"), versionText = version === void 0 ? "2008-10-17" : stringOf(read, version, "Version");
	if (versionText === void 0) return;
	if (versionText !== "2012-10-17" && versionText !== "2008-10-17") return report(read, version, "Version is neither 2012-10-17 nor 2008-10-17");
	let id = members.get("Id"), list = members.get("Statement");
	if (list === void 0) return report(read, node, "Statement is missing");
	let statements = [];
	for (let [index, item] of itemsOf(list).entries()) {
		let statement = readStatement(read, item, index);
		statement !== void 0 && statements.push(statement);
	}
	return {
		version: versionText,
		id: id && stringOf(read, id, "Id"),
		statements
	};
}
function readStatement(read, node, index) {
	let members = membersOf(read, node, statementElements, "the statement");
	if (members === void 0) return;
	let effect = members.get("Effect");
	if (effect?.kind !== "string" || effect.value !== "Allow" && effect.value !== "Deny") return report(read, effect ?? node, "Effect must be Allow or Deny");
	let sid = members.get("Sid"), condition = members.get("Condition"), statement = {
		index,
		sid: sid && stringOf(read, sid, "Sid"),
		effect: effect.value,
		principal: principalOf(read, members.get("Principal")),
		notPrincipal: principalOf(read, members.get("NotPrincipal")),
		action: stringsOf(read, members.get("Action"), "Action"),
		notAction: stringsOf(read, members.get("NotAction"), "NotAction"),
		resource: stringsOf(read, members.get("Resource"), "Resource"),
		notResource: stringsOf(read, members.get("NotResource"), "NotResource"),
		conditions: condition === void 0 ? [] : conditionsOf(read, condition),
		start: positionAt(read.text, node.start),
		end: positionAt(read.text, node.end)
	};
	return checkPairs(read, node, members), statement;
}
function checkPairs(read, node, members) {
	for (let name of [
		"Principal",
		"Action",
		"Resource"
	]) members.has(name) && members.has(`Not${name}`) && report(read, node, `${name} and Not${name} together`);
	!members.has("Action") && !members.has("NotAction") && report(read, node, "Action is missing"), members.has("Principal") || members.has("NotPrincipal") || members.has("Resource") || members.has("NotResource") || report(read, node, "Resource is missing");
}
function membersOf(read, node, known, what) {
	if (node.kind !== "object") return report(read, node, `${what} must be an object`);
	let members = new Map();
	for (let { key, keyStart, value } of node.entries) {
		let place = { start: keyStart };
		known.has(key) ? members.has(key) ? report(read, place, `${shown(key)} stands twice`) : members.set(key, value) : report(read, place, `${what} has an unknown element ${shown(key)}`);
	}
	return members;
}
function principalOf(read, node) {
	if (node === void 0) return;
	if (node.kind === "string" && node.value === "*") return [{
		type: "*",
		value: "*"
	}];
	let members = membersOf(read, node, principalTypes, "the principal");
	if (members === void 0) return;
	let entries = [];
	for (let [type, value] of members) for (let text of stringsOf(read, value, type) ?? []) entries.push({
		type,
		value: text
	});
	return entries;
}
function conditionsOf(read, node) {
	let conditions = [], operators = entriesOf(read, node, "Condition");
	for (let operator of operators) for (let { key, keyStart, value } of entriesOf(read, operator.value, shown(operator.key))) {
		if (operatorOf(operator.key) === void 0) {
			report(read, { start: operator.keyStart }, `${shown(operator.key)} is not a condition operator`);
			break;
		}
		let values = scalarsOf(read, value, key);
		values === void 0 ? report(read, { start: keyStart }, `${shown(key)} needs a value or a list of values`) : conditions.push({
			operator: operator.key,
			key,
			values
		});
	}
	return conditions;
}
function entriesOf(read, node, what) {
	if (node.kind !== "object") return report(read, node, `${what} must be an object`), [];
	let seen = new Set();
	for (let { key, keyStart } of node.entries) seen.has(key) && report(read, { start: keyStart }, `${shown(key)} stands twice`), seen.add(key);
	return node.entries;
}
function scalarsOf(read, node, key) {
	if (node.kind !== "array") {
		let text = scalarText(node);
		return text === void 0 ? void 0 : [text];
	}
	let texts = [];
	for (let item of node.items) {
		let text = scalarText(item);
		text === void 0 ? report(read, item, `${shown(key)} has a value that is no text`) : texts.push(text);
	}
	return texts;
}
function stringOf(read, node, what) {
	return node.kind === "string" ? node.value : report(read, node, `${what} must be a string`);
}
function stringsOf(read, node, what) {
	if (node === void 0) return;
	let texts = [];
	for (let item of itemsOf(node)) {
		let text = stringOf(read, item, what);
		text !== void 0 && texts.push(text);
	}
	return texts;
}
function shown(name) {
	return JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name);
}
export { parsePolicy as t };
