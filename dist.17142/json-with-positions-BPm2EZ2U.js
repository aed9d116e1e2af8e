const byLowerName = new Map("StringEquals.StringNotEquals.StringEqualsIgnoreCase.StringNotEqualsIgnoreCase.StringLike.StringNotLike.NumericEquals.NumericNotEquals.NumericLessThan.NumericLessThanEquals.NumericGreaterThan.NumericGreaterThanEquals.DateEquals.DateNotEquals.DateLessThan.DateLessThanEquals.DateGreaterThan.DateGreaterThanEquals.Bool.BinaryEquals.IpAddress.NotIpAddress.ArnEquals.ArnLike.ArnNotEquals.ArnNotLike.Null".split(".").map((name) => [name.toLowerCase(), name]));
function operatorOf(name) {
	let rest = name.toLowerCase(), set = "none";
	rest.startsWith("forallvalues:") ? set = "all" : rest.startsWith("foranyvalue:") && (set = "any"), set !== "none" && (rest = rest.slice(rest.indexOf(":") + 1));
	let ifExists = rest.endsWith("ifexists");
	ifExists && (rest = rest.slice(0, -8));
	let base = byLowerName.get(rest);
	if (base !== void 0 && (base !== "Null" || !ifExists && set === "none")) return {
		base,
		negated: base.includes("Not"),
		set,
		ifExists
	};
}
function takesVariables(base) {
	return base.startsWith("String") || base.startsWith("Arn");
}
// src/policy/elements.ts
const topElements = new Set([
	"Version",
	"Id",
	"Statement"
]), statementElements = new Set([
	"Sid",
	"Effect",
	"Principal",
	"NotPrincipal",
	"Action",
	"NotAction",
	"Resource",
	"NotResource",
	"Condition"
]), principalTypes = new Set([
	"AWS",
	"Service",
	"Federated",
	"CanonicalUser"
]);
function membersByName(node) {
	if (node?.kind !== "object") return;
	let members = new Map();
	for (let { key, value } of node.entries) {
		if (members.has(key)) return;
		members.set(key, value);
	}
	return members;
}
function strangerOf(members, known) {
	return [...members.keys()].find((name) => !known.has(name));
}
function itemsOf(node) {
	return node.kind === "array" ? node.items : [node];
}
function stringList(node) {
	let texts = [];
	for (let item of itemsOf(node)) {
		if (item.kind !== "string") return;
		texts.push(item.value);
	}
	return texts;
}
function scalarText(node) {
	if (node.kind === "string") return node.value;
	if (node.kind === "number") return node.text;
	if (node.kind === "boolean") return String(node.value);
}
function writtenConditions(node) {
	let operators = membersByName(node);
	if (operators === void 0) return;
	let conditions = [];
	for (let [operator, block] of operators) {
		let keys = membersByName(block);
		if (keys === void 0) return;
		for (let [key, value] of keys) {
			let values = scalarList(value);
			if (values === void 0) return;
			conditions.push({
				operator,
				key,
				values
			});
		}
	}
	return conditions;
}
function scalarList(node) {
	let texts = [];
	for (let item of itemsOf(node)) {
		let text = scalarText(item);
		if (text === void 0) return;
		texts.push(text);
	}
	return texts;
}
function hasRepeatedSid(statements) {
	let sids = statements.map(({ sid }) => sid).filter((sid) => sid !== "");
	return new Set(sids).size < sids.length;
}
// src/policy/json-with-positions.ts
const maxPolicyLength = 524288;
var JsonError = class {
	error;
	offset;
	constructor(error, offset) {
		this.error = error, this.offset = offset;
	}
};
function readJson(text) {
	if (text.length > 524288) return {
		error: "the text is too long",
		offset: maxPolicyLength
	};
	let reader = {
		text,
		at: 0
	};
	try {
		skipSpace(reader);
		let node = readValue(reader, 0);
		return skipSpace(reader), reader.at < text.length ? {
			error: "text after the end of the document",
			offset: reader.at
		} : { node };
	} catch (error) {
		if (error instanceof JsonError) return {
			error: error.error,
			offset: error.offset
		};
		throw error;
	}
}
function positionAt(text, offset) {
	let line = 1, lineStart = 0;
	for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line += 1, lineStart = at + 1;
	return {
		line,
		column: offset - lineStart + 1
	};
}
function readValue(reader, depth) {
	if (depth > 32) throw new JsonError("nested too deeply", reader.at);
	let char = reader.text[reader.at];
	if (char === "{") return readObject(reader, depth);
	if (char === "[") return readArray(reader, depth);
	let start = reader.at;
	return char === "\"" ? {
		kind: "string",
		value: readString(reader),
		start,
		end: reader.at
	} : readWord(reader, "true") ? {
		kind: "boolean",
		value: !0,
		start,
		end: reader.at
	} : readWord(reader, "false") ? {
		kind: "boolean",
		value: !1,
		start,
		end: reader.at
	} : readWord(reader, "null") ? {
		kind: "null",
		start,
		end: reader.at
	} : readNumber(reader);
}
function readObject(reader, depth) {
	let start = reader.at, entries = [];
	if (reader.at += 1, skipSpace(reader), reader.text[reader.at] === "}") return reader.at += 1, {
		kind: "object",
		entries,
		start,
		end: reader.at
	};
	for (;;) {
		let keyStart = reader.at;
		if (reader.text[keyStart] !== "\"") throw new JsonError("expected a key in double quotes", keyStart);
		let key = readString(reader), keyEnd = reader.at;
		if (skipSpace(reader), expect(reader, ":"), skipSpace(reader), entries.push({
			key,
			keyStart,
			keyEnd,
			value: readValue(reader, depth + 1)
		}), skipSpace(reader), reader.text[reader.at] === "}") break;
		expect(reader, ","), skipSpace(reader);
	}
	return reader.at += 1, {
		kind: "object",
		entries,
		start,
		end: reader.at
	};
}
function readArray(reader, depth) {
	let start = reader.at, items = [];
	if (reader.at += 1, skipSpace(reader), reader.text[reader.at] === "]") return reader.at += 1, {
		kind: "array",
		items,
		start,
		end: reader.at
	};
	for (; items.push(readValue(reader, depth + 1)), skipSpace(reader), reader.text[reader.at] !== "]";) expect(reader, ","), skipSpace(reader);
	return reader.at += 1, {
		kind: "array",
		items,
		start,
		end: reader.at
	};
}
function readString(reader) {
	let start = reader.at, at = start + 1, escaped = !1;
	for (;;) {
		let code = reader.text.charCodeAt(at);
		if (code === 34) break;
		if (!(code >= 32)) throw new JsonError("a string is not closed", start);
		code === 92 && (escaped = !0), at += code === 92 ? 2 : 1;
	}
	if (reader.at = at + 1, !escaped) return reader.text.slice(start + 1, at);
	try {
		return JSON.parse(reader.text.slice(start, at + 1));
	} catch {
		throw new JsonError("a string holds an invalid escape", start);
	}
}
const numberText = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
function readNumber(reader) {
	numberText.lastIndex = reader.at;
	let match = numberText.exec(reader.text);
	if (match === null) throw new JsonError("expected a value", reader.at);
	let start = reader.at;
	return reader.at += match[0].length, {
		kind: "number",
		text: match[0],
		start,
		end: reader.at
	};
}
function readWord(reader, word) {
	return reader.text.startsWith(word, reader.at) ? (reader.at += word.length, !0) : !1;
}
function expect(reader, char) {
	if (reader.text[reader.at] !== char) throw new JsonError(`expected '${char}'`, reader.at);
	reader.at += 1;
}
function skipSpace(reader) {
	for (;;) {
		let code = reader.text.charCodeAt(reader.at);
		if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
		reader.at += 1;
	}
}
export { itemsOf as a, scalarText as c, stringList as d, topElements as f, takesVariables as h, hasRepeatedSid as i, statementElements as l, operatorOf as m, positionAt as n, membersByName as o, writtenConditions as p, readJson as r, principalTypes as s, maxPolicyLength as t, strangerOf as u };
