import { t as denialReason } from "./denial-Jl3SSP1h.js";
import { a as isBoundByRcp, c as neededLayers, i as grantsTo, l as rcpsBind, n as permissionNeed, o as isMisplaced, r as deniesPrincipal, s as isRootAssumingRole, t as evaluate, u as scpsBind } from "./evaluate-C1LxSkWr.js";
import { h as takesVariables, m as operatorOf } from "./json-with-positions-BPm2EZ2U.js";
import { i as hasAccount, n as grant } from "./principal-BqvJeCBq.js";
import { c as hasVariables, f as tokensOf, u as resolveTokens } from "./ip-address-BMUD-mtk.js";
function failedElement(layer, compiled, question, hasBoundary) {
	let { statement } = compiled;
	if (!fitsPrincipal(layer, compiled, question, hasBoundary)) {
		let entries = statement.principal ?? statement.notPrincipal ?? [];
		return {
			element: "Principal",
			written: statement.notPrincipal === void 0 ? "Principal" : "NotPrincipal",
			expected: shown(entries.map(shownPrincipal)),
			actual: chainOf(question.principal)
		};
	}
	if (!compiled.matchesAction(question.action.toLowerCase())) return {
		element: "Action",
		written: statement.action === void 0 ? "NotAction" : "Action",
		expected: shown(statement.action ?? statement.notAction ?? []),
		actual: [question.action]
	};
	if (!compiled.matchesResource(question.resource, question.keys)) return failedResource(compiled, question);
	let failing = compiled.conditions.find((condition) => !condition.holds(question.keys));
	return failing && failedCondition(compiled, failing.condition, question.keys);
}
function failedResource({ statement, variables }, question) {
	let patterns = statement.resource ?? statement.notResource ?? [];
	return {
		element: "Resource",
		written: statement.resource === void 0 ? "NotResource" : "Resource",
		expected: shown(patterns),
		filledIn: variables ? filledIn(patterns, question.keys) : void 0,
		actual: [question.resource]
	};
}
function failedCondition({ variables }, { operator, key, values }, keys) {
	let base = operatorOf(operator)?.base;
	return {
		element: "Condition",
		written: "Condition",
		operator,
		key,
		expected: shown(values),
		filledIn: variables && base !== void 0 && takesVariables(base) ? filledIn(values, keys) : void 0,
		actual: shown(keys.get(key.toLowerCase()) ?? [])
	};
}
function fitsPrincipal(layer, compiled, question, hasBoundary) {
	let isAllow = compiled.statement.effect === "Allow";
	return layer !== "resource" && layer !== "rcp" ? !isAllow || !isMisplaced(compiled) : isAllow ? layer === "rcp" ? isBoundByRcp(compiled, question) : grantsTo(compiled, question) !== grant.none : deniesPrincipal(compiled, question, hasBoundary);
}
function shownPrincipal({ type, value }) {
	return type === "*" ? "*" : `${type} ${value}`;
}
function chainOf({ arn, issuerArn, uniqueId, account }) {
	return [
		arn,
		issuerArn,
		uniqueId,
		account
	].filter((name) => name !== void 0 && name !== "");
}
function filledIn(patterns, keys) {
	let tokens = patterns.slice(0, 20).map((text) => tokensOf(text, {
		variables: !0,
		wildcards: !0
	}));
	if (tokens.some(hasVariables)) return tokens.map((list) => {
		let resolved = resolveTokens(list, keys);
		return resolved === void 0 ? "a variable in it has no value" : resolved.map(tokenText).join("");
	});
}
function tokenText(token) {
	return token.kind === "text" ? token.text : token.kind === "star" ? "*" : "?";
}
function shown(values) {
	return values.length > 20 ? [...values.slice(0, 20), "…"] : values;
}
// src/policy/missing-grants.ts
function missingGrants(question, policies, given) {
	if (isRootAssumingRole(question, policies)) return [];
	let what = {
		Action: question.action,
		Resource: literal(question.resource)
	}, missing = [...given.silentScpLevels.map((level) => ({
		layer: "scp",
		level,
		statement: allow(what)
	})), ...given.silentRcpLevels.map((level) => ({
		layer: "rcp",
		level,
		statement: allow({
			Principal: "*",
			...what
		})
	}))], needed = neededLayers(question, policies, given.grants);
	needed.resource && given.grants === grant.none && (missing.push({
		layer: "resource",
		statement: resourceGrant(question, policies)
	}), needed = neededLayers(question, policies, newGrant(question.principal).grants));
	for (let layer of [
		"identity",
		"boundary",
		"session"
	]) needed[layer] && !given.allowing.has(layer) && missing.push({
		layer,
		statement: allow(what)
	});
	return missing;
}
function allow(elements) {
	return {
		Effect: "Allow",
		...elements
	};
}
function resourceGrant(question, policies) {
	let grantee = {
		Principal: newGrant(question.principal).principal,
		Action: question.action
	};
	if (policies.resourceKind === "trust-policy") return allow(grantee);
	let resource = policies.resourceKind === "key-policy" ? "*" : literal(question.resource);
	return allow({
		...grantee,
		Resource: resource
	});
}
function newGrant(principal) {
	switch (principal.kind) {
		case "Service": return {
			principal: { Service: principal.arn },
			grants: grant.self
		};
		case "WebIdentity":
		case "SAML": return {
			principal: { Federated: principal.arn },
			grants: grant.self
		};
		case "Anonymous": return {
			principal: "*",
			grants: grant.wild
		};
		case "Account": return {
			principal: { AWS: principal.account },
			grants: grant.account
		};
		case "AssumedRole": return principal.issuerArn === void 0 ? {
			principal: { AWS: principal.arn },
			grants: grant.self
		} : {
			principal: { AWS: principal.issuerArn },
			grants: grant.issuer
		};
		default: return {
			principal: { AWS: principal.arn },
			grants: grant.self
		};
	}
}
function literal(resource) {
	let star = resource === "*" || resource.endsWith("/*") ? resource.length - 1 : resource.length;
	return resource.slice(0, star).replace(/[*?]|\$(?=\{)/g, "${$&}") + resource.slice(star);
}
// src/policy/explain.ts
function explain(question, policies) {
	let decision = evaluate(question, policies), looked = lookAtAll(question, policies), grants = grantsFrom(looked.resource, policies, question), needed = needs(question, policies, grants), unasked = permissionNeed(question.action) === "nothing", layers = layerNames.map((layer) => ({
		layer,
		verdict: unasked ? "not-needed" : verdictOf(layer, looked[layer], needed[layer], policies),
		policies: looked[layer]
	})), { kind, arn, account, issuerArn } = question.principal;
	return {
		principal: {
			kind,
			arn,
			account,
			issuerArn
		},
		action: question.action,
		resource: question.resource,
		resourceAccount: question.resourceAccount,
		keys: shownKeys(question),
		outcome: decision.outcome,
		layer: decision.layer,
		reason: denialReason(decision, question),
		layers,
		missing: decision.outcome === "ImplicitlyDenied" ? missingFrom(question, policies, looked, grants) : []
	};
}
const layerNames = [
	"scp",
	"rcp",
	"resource",
	"identity",
	"boundary",
	"session"
];
function missingFrom(question, policies, looked, grants) {
	return missingGrants(question, policies, {
		grants,
		allowing: new Set(layerNames.filter((layer) => looked[layer].some(hasAllow))),
		silentScpLevels: scpsBind(question) ? silentLevels(looked.scp, policies.scps.length) : [],
		silentRcpLevels: rcpsBind(question) ? silentLevels(looked.rcp, policies.rcps.length) : []
	});
}
function shownKeys(question) {
	let shown = Object.create(null), count = 0;
	for (let name of question.keys.keys()) {
		if ((count += 1) > 200) break;
		shown[name] = question.keys.get(name) ?? [];
	}
	return shown;
}
function lookAtAll(question, policies) {
	let look = (layer, source, level) => explainPolicy(layer, source, question, policies.boundary !== void 0, level), levels = (layer, sources, binds) => binds ? sources.flatMap((level, at) => level.map((source) => look(layer, source, at + 1))) : [], own = hasAccount(question.principal), { resource, boundary, session } = policies;
	return {
		scp: levels("scp", policies.scps, scpsBind(question)),
		rcp: levels("rcp", policies.rcps, rcpsBind(question)),
		resource: resource === void 0 ? [] : [look("resource", resource)],
		identity: own ? policies.identity.map((source) => look("identity", source)) : [],
		boundary: own && boundary !== void 0 ? [look("boundary", boundary)] : [],
		session: own && session !== void 0 ? session.map((source) => look("session", source)) : []
	};
}
function grantsFrom(looked, policies, question) {
	let grants = grant.none;
	for (let { index, effect, matched } of looked[0]?.statements ?? []) {
		let compiled = policies.resource?.policy.statements[index];
		matched && effect === "Allow" && compiled !== void 0 && (grants |= grantsTo(compiled, question));
	}
	return grants;
}
function needs(question, policies, grants) {
	return permissionNeed(question.action) === "an allow" ? {
		scp: policies.scps.length > 0 && scpsBind(question),
		rcp: policies.rcps.length > 0 && rcpsBind(question),
		...neededLayers(question, policies, grants)
	} : {
		scp: !1,
		rcp: !1,
		resource: !1,
		identity: !1,
		boundary: !1,
		session: !1
	};
}
function verdictOf(layer, looked, needed, policies) {
	return looked.flatMap((policy) => policy.statements).filter(({ matched }) => matched).some(({ effect }) => effect === "Deny") ? "denies" : allows(layer, looked, policies) ? "allows" : isAbsent(layer, policies) ? "absent" : needed ? "silent" : "not-needed";
}
function allows(layer, looked, policies) {
	if (layer !== "scp" && layer !== "rcp") return looked.some(hasAllow);
	let { length } = layer === "scp" ? policies.scps : policies.rcps;
	return looked.length > 0 && silentLevels(looked, length).length === 0;
}
function hasAllow({ statements }) {
	return statements.some(({ matched, effect }) => matched && effect === "Allow");
}
function silentLevels(looked, count) {
	let allowing = new Set(looked.filter(hasAllow).map(({ level }) => level));
	return Array.from({ length: count }, (_, at) => at + 1).filter((level) => !allowing.has(level));
}
function isAbsent(layer, policies) {
	return layer === "scp" ? policies.scps.length === 0 : layer === "rcp" ? policies.rcps.length === 0 : layer === "identity" ? policies.identity.length === 0 : policies[layer] === void 0;
}
function explainPolicy(layer, source, question, hasBoundary, level) {
	let { id, type, owner, policy } = source;
	return {
		id,
		type,
		owner,
		level,
		unreadable: policy.findings !== void 0 || void 0,
		statements: policy.statements.map((compiled) => explainStatement(layer, compiled, question, hasBoundary))
	};
}
function explainStatement(layer, compiled, question, hasBoundary) {
	let { index, sid, effect, start } = compiled.statement, failed = failedElement(layer, compiled, question, hasBoundary);
	return {
		index,
		sid,
		effect,
		line: start.line,
		matched: failed === void 0,
		failed
	};
}
export { explain as t };
