import { c as hasVariables, d as textOfTokens, f as tokensOf, m as matchesGlob, n as ipAddress, o as numeric, p as globOf, r as date, s as unsatisfiable, u as resolveTokens } from "./ip-address-BMUD-mtk.js";
import { h as takesVariables, m as operatorOf } from "./json-with-positions-BPm2EZ2U.js";
import { t as parsePolicy } from "./parse-CC7Pu4R9.js";
// src/policy/arn-segments.ts
function segmentsOf(tokens) {
	let segments = [[]];
	for (let token of tokens) {
		let rest = token;
		for (; rest.kind === "text" && segments.length < 6;) {
			let colon = rest.text.indexOf(":");
			if (colon === -1) break;
			colon > 0 && segments.at(-1).push({
				kind: "text",
				text: rest.text.slice(0, colon)
			}), segments.push([]), rest = {
				kind: "text",
				text: rest.text.slice(colon + 1)
			};
		}
		(rest.kind !== "text" || rest.text !== "") && segments.at(-1).push(rest);
	}
	return segments;
}
function matchesSegments(globs, text) {
	let start = 0;
	for (let index = 0; index < 5; index += 1) {
		let colon = text.indexOf(":", start);
		if (colon === -1 || !matchesGlob(globs[index], text, start, colon)) return !1;
		start = colon + 1;
	}
	return matchesGlob(globs[5], text, start);
}
function nthColon(text, count) {
	let at = -1;
	for (let seen = 0; seen < count; seen += 1) if (at = text.indexOf(":", at + 1), at === -1) return -1;
	return at;
}
// src/policy/running-star.ts
function runsOn(segment) {
	return segment.at(-1)?.kind === "star";
}
function runningMatcher(segments) {
	let head = segments.slice(0, 5).map((tokens) => ({
		glob: globOf(tokens),
		runsOn: runsOn(tokens)
	})), last = segments[5];
	if (last === void 0) return (text) => endsIn(head, text);
	let globs = head.map(({ glob }) => glob);
	if (!hasVariables(last)) {
		let whole = [...globs, globOf(last)];
		return (text) => leadsTo(head, whole, text);
	}
	return (text, keys) => {
		let resolved = resolveTokens(last, keys);
		return resolved !== void 0 && leadsTo(head, [...globs, globOf(resolved)], text);
	};
}
function leadsTo(head, globs, text) {
	if (matchesSegments(globs, text)) return !0;
	if (nthColon(text, 6) === -1) return !1;
	let starts = startsOf(text);
	return reach(head, text, starts).some((segment) => segment < starts.length && matchesGlob(globs[5], text, starts[segment]));
}
function endsIn(head, text) {
	let starts = startsOf(text);
	return reach(head, text, starts).includes(starts.length);
}
function reach(head, text, starts) {
	let from = [0];
	for (let { glob, runsOn } of head) {
		let fitting = from.filter((segment) => {
			let end = segment + 1 < starts.length ? starts[segment + 1] - 1 : text.length;
			return segment < starts.length && matchesGlob(glob, text, starts[segment], end);
		});
		if (fitting.length === 0) return fitting;
		let next = fitting[0] + 1;
		from = runsOn ? Array.from({ length: starts.length - next + 1 }, (_, at) => next + at) : fitting.map((segment) => segment + 1);
	}
	return from;
}
function startsOf(text) {
	let starts = [0];
	for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) starts.push(at + 1);
	return starts;
}
// src/policy/match.ts
const never = () => !1, always = () => !0;
function actionMatcher(pattern) {
	let lower = pattern.toLowerCase();
	if (lower === "*") return () => !0;
	let glob = globOf(tokensOf(lower, {
		variables: !1,
		wildcards: !0
	}));
	return (action) => matchesGlob(glob, action);
}
function serviceOfPattern(pattern) {
	let colon = pattern.indexOf(":"), service = colon === -1 ? pattern : pattern.slice(0, colon);
	return colon === -1 || service.includes("*") || service.includes("?") ? void 0 : service.toLowerCase();
}
function resourceMatcher(pattern, variables) {
	let bare = bareWildcard(pattern);
	if (bare !== void 0) return bare;
	let segments = segmentsOf(tokensOf(pattern, {
		variables,
		wildcards: !0
	}));
	return segments.slice(0, 5).some(hasVariables) ? never : segments.slice(0, 5).some(runsOn) ? runningMatcher(segments) : segments.length === 6 ? arnMatcher(pattern, segments) : never;
}
function arnValueMatcher(pattern, variables) {
	let bare = bareWildcard(pattern);
	if (bare !== void 0) return (text, keys) => isArn(text) && bare(text, keys);
	let segments = segmentsOf(tokensOf(pattern, {
		variables,
		wildcards: !0
	}));
	if (segments.length < 6) return never;
	let matcher = arnMatcher(pattern, segments);
	return pattern.startsWith("arn:") ? matcher : (text, keys) => isArn(text) && matcher(text, keys);
}
function isArn(text) {
	return text.startsWith("arn:") && nthColon(text, 5) !== -1;
}
function bareWildcard(pattern) {
	if (pattern === "" || !/^[*?]+$/.test(pattern)) return;
	if (!pattern.includes("?")) return always;
	let glob = globOf(tokensOf(pattern, {
		variables: !1,
		wildcards: !0
	}));
	return (text) => matchesGlob(glob, text);
}
function arnMatcher(pattern, segments) {
	if (segments.some(hasVariables)) {
		let head = literalHead(segments);
		return (text, keys) => {
			if (!text.startsWith(head)) return !1;
			let resolved = resolveSegments(segments, keys);
			return resolved !== void 0 && matchesSegments(resolved.map(globOf), text);
		};
	}
	if (segments.flat().every((token) => token.kind === "text")) {
		let whole = segments.map((segment) => segment.map((token) => token.text).join("")).join(":");
		return (text) => text === whole;
	}
	let prefix = literalPrefix(pattern, segments);
	if (prefix !== void 0) return (text) => text.startsWith(prefix);
	let globs = segments.map(globOf);
	return (text) => matchesSegments(globs, text);
}
function literalPrefix(pattern, segments) {
	let last = segments[5];
	return last.at(-1)?.kind === "star" && segments.slice(0, 5).every((segment) => segment.every((token) => token.kind === "text")) && last.slice(0, -1).every((token) => token.kind === "text") && !pattern.includes("${") ? pattern.slice(0, -1) : void 0;
}
function literalHead(segments) {
	let head = "";
	for (let [at, segment] of segments.entries()) {
		at > 0 && (head += ":");
		for (let token of segment) {
			if (token.kind !== "text") return head;
			head += token.text;
		}
	}
	return head;
}
function resolveSegments(segments, keys) {
	let resolved = [];
	for (let segment of segments) {
		let tokens = hasVariables(segment) ? resolveTokens(segment, keys) : segment;
		if (tokens === void 0) return;
		resolved.push(tokens);
	}
	return resolved;
}
// src/kernel/bytes.ts
const encoder = new TextEncoder(), decoder = new TextDecoder();
function utf8(text) {
	return encoder.encode(text);
}
function textOf(bytes) {
	return decoder.decode(bytes);
}
function toBase64(bytes) {
	return bytes.toBase64();
}
function fromBase64(text) {
	try {
		return Uint8Array.fromBase64(text);
	} catch {
		return;
	}
}
function toHex(bytes) {
	return bytes.toHex();
}
// src/policy/conditions/binary.ts
function binaryEquals(value) {
	let expected = canonical(value);
	return expected === void 0 ? unsatisfiable : (actual) => canonical(actual) === expected;
}
function canonical(text) {
	let bytes = fromBase64(text);
	return bytes && toBase64(bytes);
}
// src/policy/conditions/bool.ts
function bool(value) {
	let expected = value.toLowerCase();
	return expected !== "true" && expected !== "false" ? unsatisfiable : (actual) => actual === expected || actual.toLowerCase() === expected;
}
// src/policy/conditions/string.ts
function stringEquals(value, variables, ignoreCase) {
	let fold = ignoreCase ? (text) => text.toLowerCase() : (text) => text, tokens = tokensOf(value, {
		variables,
		wildcards: !1
	});
	if (!hasVariables(tokens)) {
		let expected = fold(textOfTokens(tokens));
		return ignoreCase ? (actual) => actual.toLowerCase() === expected : (actual) => actual === expected;
	}
	return (actual, keys) => {
		let resolved = resolveTokens(tokens, keys);
		return resolved !== void 0 && fold(textOfTokens(resolved)) === fold(actual);
	};
}
function stringLike(value, variables) {
	let tokens = tokensOf(value, {
		variables,
		wildcards: !0
	});
	if (!hasVariables(tokens)) {
		let glob = globOf(tokens);
		return (actual) => matchesGlob(glob, actual);
	}
	return (actual, keys) => {
		let resolved = resolveTokens(tokens, keys);
		return resolved !== void 0 && matchesGlob(globOf(resolved), actual);
	};
}
// src/policy/conditions/condition.ts
function compileCondition(condition, effect, variables) {
	let operator = operatorOf(condition.operator);
	if (operator === void 0) return {
		condition,
		holds: () => effect === "Deny"
	};
	let key = condition.key.toLowerCase();
	return operator.base === "Null" ? {
		condition,
		holds: nullTest(key, condition.values)
	} : {
		condition,
		holds: bySet(key, operator, anyOf(condition.values, operator.base, variables))
	};
}
function bySet(key, operator, test) {
	let { negated, ifExists } = operator;
	switch (operator.set) {
		case "none": return (keys) => {
			let values = keys.get(key);
			return values === void 0 || values.length === 0 ? ifExists || negated : values.length > 1 ? severalWithoutSet(negated) : test(values[0], keys) !== negated;
		};
		case "all": return (keys) => {
			let values = keys.get(key);
			return values === void 0 || holdsNothing(values) ? !0 : values.every((value) => test(value, keys) !== negated);
		};
		case "any": return (keys) => {
			let values = keys.get(key);
			return values === void 0 || values.length === 0 ? ifExists : !holdsNothing(values) && values.some((value) => test(value, keys) !== negated);
		};
	}
}
function severalWithoutSet(negated) {
	return negated;
}
function holdsNothing(values) {
	return values.every((value) => value === "");
}
function nullTest(key, values) {
	let wanted = new Set(values.map((value) => value.toLowerCase())), whenAbsent = wanted.has("true"), whenPresent = wanted.has("false");
	return (keys) => {
		let actual = keys.get(key);
		return actual === void 0 || actual.length === 0 ? whenAbsent : whenPresent;
	};
}
function anyOf(values, base, variables) {
	let tests = values.map((value) => valueTest(base, value, variables && takesVariables(base)));
	return tests.length === 1 ? tests[0] : (actual, keys) => {
		for (let test of tests) if (test(actual, keys)) return !0;
		return !1;
	};
}
function valueTest(base, value, variables) {
	let positive = base.replace("Not", "");
	if (positive.startsWith("Numeric")) return numeric(value, positive.slice(7));
	if (positive.startsWith("Date")) return date(value, positive.slice(4));
	switch (positive) {
		case "StringEquals": return stringEquals(value, variables, !1);
		case "StringEqualsIgnoreCase": return stringEquals(value, variables, !0);
		case "StringLike": return stringLike(value, variables);
		case "Bool": return bool(value);
		case "BinaryEquals": return binaryEquals(value);
		case "IpAddress": return ipAddress(value);
		default: return arnValueMatcher(value, variables);
	}
}
// src/policy/compile.ts
function compilePolicy(document) {
	let variables = document.version === "2012-10-17", statements = document.statements.map((statement) => compileStatement(statement, variables));
	return {
		document,
		statements,
		byService: indexByService(statements),
		candidates: new Map()
	};
}
function compileText(text) {
	let parsed = parsePolicy(text);
	return "document" in parsed ? compilePolicy(parsed.document) : {
		...compilePolicy(denyEverything),
		findings: parsed.findings
	};
}
const nowhere = {
	line: 1,
	column: 1
}, denyEverything = {
	version: "2008-10-17",
	statements: [{
		index: 0,
		sid: "UnreadablePolicy",
		effect: "Deny",
		principal: [{
			type: "*",
			value: "*"
		}],
		action: ["*"],
		resource: ["*"],
		conditions: [],
		start: nowhere,
		end: nowhere
	}]
}, none = {
	deny: [],
	allow: []
};
function candidatesFor(policy, action) {
	let remembered = policy.candidates.get(action);
	if (remembered !== void 0) return remembered;
	let lower = action.toLowerCase(), colon = lower.indexOf(":"), service = colon === -1 ? lower : lower.slice(0, colon), covering = (policy.byService.get(service) ?? policy.byService.get("") ?? []).filter((one) => one.matchesAction(lower)), found = covering.length === 0 ? none : {
		deny: covering.filter((one) => one.statement.effect === "Deny"),
		allow: covering.filter((one) => one.statement.effect === "Allow")
	};
	return policy.candidates.size >= 1024 && policy.candidates.clear(), policy.candidates.set(action, found), found;
}
function compileStatement(statement, variables) {
	let { effect } = statement;
	return {
		statement,
		variables,
		matchesAction: actionOf(statement),
		matchesResource: resourceOf(statement, variables),
		conditions: statement.conditions.map((condition) => compileCondition(condition, effect, variables))
	};
}
function actionOf(statement) {
	let matchers = (statement.action ?? statement.notAction ?? []).map(actionMatcher), isListed = (action) => matchers.some((matches) => matches(action));
	return statement.action === void 0 ? (action) => !isListed(action) : isListed;
}
function resourceOf(statement, variables) {
	let patterns = statement.resource ?? statement.notResource;
	if (patterns === void 0) return () => !0;
	let isListed = anyMatches(patterns.map((pattern) => resourceMatcher(pattern, variables)));
	return statement.resource === void 0 ? (resource, keys) => !isListed(resource, keys) : isListed;
}
function anyMatches(matchers) {
	return matchers.length === 1 ? matchers[0] : (text, keys) => {
		for (let matches of matchers) if (matches(text, keys)) return !0;
		return !1;
	};
}
function indexByService(statements) {
	let servicesOf = statements.map(({ statement }) => servicesNamed(statement)), names = new Set(servicesOf.flatMap((services) => services ?? [])), index = new Map();
	for (let name of ["", ...names]) index.set(name, statements.filter((_, at) => servicesOf[at] === void 0 || servicesOf[at].includes(name)));
	return index;
}
function servicesNamed(statement) {
	if (statement.action === void 0) return;
	let services = [];
	for (let pattern of statement.action) {
		let service = serviceOfPattern(pattern);
		if (service === void 0) return;
		services.includes(service) || services.push(service);
	}
	return services;
}
export { toBase64 as a, actionMatcher as c, textOf as i, resourceMatcher as l, compileText as n, toHex as o, fromBase64 as r, utf8 as s, candidatesFor as t };
