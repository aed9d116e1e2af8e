import { c as scalarText, h as takesVariables, m as operatorOf, r as readJson } from "./json-with-positions-BPm2EZ2U.js";
import { a as decimalOf, f as tokensOf, i as instantOf, l as multivaluedKeys, m as matchesGlob, p as globOf, t as addressOf } from "./ip-address-BMUD-mtk.js";
import { t as policySize } from "./size-mTa-_fki.js";
import { t as accountOf } from "./principal-BqvJeCBq.js";
// src/policy/lint/patterns.ts
function patternOf(text) {
	return globOf(tokensOf(text, {
		variables: !1,
		wildcards: !0
	}));
}
function hasWildcard(text) {
	return text.includes("*") || text.includes("?") ? /[*?]/.test(withoutVariables(text, "")) : !1;
}
function covers(wide, narrow) {
	return wide === narrow || wide.includes("*") && !wide.includes("?") && matchesGlob(patternOf(wide), narrow);
}
function withoutVariables(text, replacement) {
	let result = "", from = 0;
	for (let at = text.indexOf("${"); at !== -1; at = text.indexOf("${", from)) {
		let close = text.indexOf("}", at);
		if (close === -1) break;
		result += text.slice(from, at) + replacement, from = close + 1;
	}
	return result + text.slice(from);
}
function overlaps(a, b, stop = "") {
	if (a === "*" && b !== "" || a.length > 256 || b.length > 256) return !0;
	for (let at = 0; at < a.length && at < b.length; at += 1) {
		let [one, other] = [a[at], b[at]];
		if (one === "*" || other === "*") break;
		if (one !== other && one !== "?" && other !== "?") return !1;
	}
	let next = endRow(b);
	for (let i = a.length - 1; i >= 0; --i) {
		let row = new Uint8Array(b.length + 1);
		row[b.length] = a[i] === "*" ? next[b.length] : 0;
		for (let j = b.length - 1; j >= 0; --j) row[j] = +!!meets(a[i], b[j], row, next, j, stop);
		next = row;
	}
	return next[0] === 1;
}
function endRow(b) {
	let row = new Uint8Array(b.length + 1);
	row[b.length] = 1;
	for (let j = b.length - 1; j >= 0 && b[j] === "*"; --j) row[j] = 1;
	return row;
}
function meets(a, b, row, next, j, stop) {
	return a === "*" ? next[j] === 1 || row[j + 1] === 1 : b === "*" ? row[j + 1] === 1 || !stop.includes(a) && next[j] === 1 || stop === "" && next[j] === 1 : (a === b || a === "?" || b === "?") && next[j + 1] === 1;
}
function nearest(name, known) {
	if (name.length > 100) return;
	let wanted = name.toLowerCase(), best, bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
	for (let candidate of known) {
		if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
		let distance = editDistance(wanted, candidate.toLowerCase(), bestDistance);
		distance < bestDistance && ([best, bestDistance] = [candidate, distance]);
	}
	return best;
}
function editDistance(a, b, limit) {
	let before = [], previous = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i += 1) {
		let row = [i];
		for (let j = 1; j <= b.length; j += 1) {
			let cost = a[i - 1] === b[j - 1] ? 0 : 1, distance = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + cost);
			i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && (distance = Math.min(distance, before[j - 2] + 1)), row.push(distance);
		}
		if (Math.min(...row) >= limit) return limit;
		before = previous, previous = row;
	}
	return previous[b.length];
}
// src/policy/lint/known-actions.ts
const memories = new WeakMap();
function knownActions(linting, pattern) {
	let { catalogue } = linting;
	if (catalogue === void 0) return;
	let memory = memories.get(linting);
	memory === void 0 && memories.set(linting, memory = {
		known: new Map(),
		left: 2e3
	});
	let key = pattern.toLowerCase();
	if (memory.known.has(key)) return memory.known.get(key);
	if (memory.left === 0) return;
	--memory.left;
	let found = lookUp(catalogue, key);
	return memory.known.set(key, found), found;
}
function lookUp(catalogue, pattern) {
	let colon = pattern.indexOf(":"), prefix = pattern.slice(0, colon), service = colon === -1 ? void 0 : catalogue.service(prefix);
	if (service === void 0) return;
	let rest = pattern.slice(colon + 1), isMatch = hasWildcard(rest) ? ((glob) => (name) => matchesGlob(glob, name))(patternOf(rest)) : (name) => name === rest;
	return Object.entries(service.actions).filter(([name]) => isMatch(name.toLowerCase())).map(([name, action]) => ({
		name: `${prefix}:${name}`,
		service,
		action
	}));
}
// src/policy/lint/actions.ts
function checkActions(linting) {
	for (let statement of linting.statements) {
		let lists = [statement.actions, statement.notActions];
		for (let text of lists.flatMap((list) => list?.texts ?? [])) checkAction(linting, text);
		statement.effect === "Allow" && statement.notActions !== void 0 && checkNotAction(linting, statement);
	}
}
function checkAction(linting, { value, place }) {
	let { report, catalogue, policyType } = linting;
	if (value === "*") return;
	let colon = value.indexOf(":");
	if (colon === -1) return report("MISSING_QUALIFIER", place, "An action is a service and an operation with a colon between them.", catalogue === void 0 ? void 0 : serviceOf(catalogue, value));
	let prefix = value.slice(0, colon);
	if (policyType === "trust" && prefix.toLowerCase() !== "sts") return report("UNSUPPORTED_ACTION_IN_POLICY", place, "A trust policy says who may assume the role; it knows actions of sts only.", "sts:AssumeRole");
	if (hasWildcard(prefix)) return report("WILDCARD_IN_SERVICE_NAME", place, "A wildcard in the name of a service takes in services that do not exist yet.", "Name the services.");
	if (catalogue !== void 0) {
		if (catalogue.service(prefix.toLowerCase()) === void 0) {
			let near = nearest(prefix, catalogue.services()), fix = near === void 0 ? void 0 : `Did you mean ${near}${value.slice(colon)}?`;
			return report("INVALID_SERVICE_IN_ACTION", place, `AWS has no service with the prefix ${shown$2(prefix)}.`, fix);
		}
		knownActions(linting, value)?.length === 0 && reportUnknown(linting, value, colon, place);
	}
}
function reportUnknown(linting, value, colon, place) {
	let prefix = value.slice(0, colon), name = value.slice(colon + 1), message = hasWildcard(name) ? `No action of ${prefix} matches ${shown$2(name)}.` : `The service ${prefix} has no action ${shown$2(name)}.`, names = Object.keys(linting.catalogue.service(prefix.toLowerCase()).actions), near = nearest(name.replaceAll("*", ""), names), fix = near === void 0 ? void 0 : `Did you mean ${prefix}:${near}?`;
	linting.report("INVALID_ACTION", place, message, fix);
}
function serviceOf(catalogue, name) {
	if (hasWildcard(name) || catalogue.services().length > 1e3) return;
	let full = catalogue.services().flatMap((prefix) => {
		let found = Object.keys(catalogue.service(prefix).actions).find((action) => action.toLowerCase() === name.toLowerCase());
		return found === void 0 ? [] : [`${prefix}:${found}`];
	});
	return full.length === 1 ? `Did you mean ${full[0]}?` : void 0;
}
function checkNotAction(linting, statement) {
	linting.policyType !== "scp" && linting.report("ALLOW_WITH_NOT_ACTION", statement.notActions.key, "Allow with NotAction allows everything else, of all services, also those to come.", "List what is allowed in Action.");
}
function shown$2(name) {
	return JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name);
}
// src/policy/lint/codes.ts
const error = { type: "ERROR" }, security = { type: "SECURITY_WARNING" }, warning = { type: "WARNING" }, suggestion = { type: "SUGGESTION" };
function ours(type, page) {
	return {
		type,
		page
	};
}
const codes = {
	JSON_SYNTAX_ERROR: error,
	DATA_TYPE_MISMATCH: error,
	DUPLICATE_KEYS_WITH_DIFFERENT_CASE: error,
	INVALID_POLICY_ELEMENT: error,
	UNSUPPORTED_ELEMENT_COMBINATION: error,
	INVALID_VERSION: error,
	INVALID_EFFECT: error,
	MISSING_STATEMENT: error,
	MISSING_EFFECT: error,
	MISSING_ACTION: error,
	MISSING_RESOURCE: error,
	MISSING_PRINCIPAL: error,
	UNSUPPORTED_PRINCIPAL: error,
	UNSUPPORTED_SID: error,
	UNIQUE_SIDS_REQUIRED: error,
	MISSING_QUALIFIER: error,
	INVALID_ACTION: error,
	INVALID_SERVICE_IN_ACTION: error,
	UNSUPPORTED_ACTION_IN_POLICY: error,
	INVALID_ARN_PREFIX: error,
	INVALID_PARTITION: error,
	INVALID_SERVICE: error,
	INVALID_ARN_SERVICE_CASE: error,
	INVALID_ARN_ACCOUNT: error,
	INVALID_ARN_RESOURCE: error,
	ARN_ACCOUNT_NOT_ALLOWED: error,
	ARN_REGION_NOT_ALLOWED: error,
	MISSING_ARN_REGION: error,
	MISSING_ARN_FIELD: error,
	INVALID_CONDITION_OPERATOR: error,
	INVALID_CONDITION_KEY_FORMAT: error,
	INVALID_GLOBAL_CONDITION_KEY: error,
	INVALID_SERVICE_CONDITION_KEY: error,
	INVALID_CONDITION_DATA_TYPE: error,
	INVALID_CONDITION_MULTIPLE_BOOLEAN: error,
	MISSING_TAG_KEY_IN_CONDITION: error,
	NULL_WITH_IF_EXISTS: error,
	INVALID_PRINCIPAL_KEY: error,
	INVALID_PRINCIPAL_FORMAT: error,
	INVALID_SERVICE_PRINCIPAL_FORMAT: error,
	UNSUPPORTED_WILDCARD_IN_PRINCIPAL: error,
	MISSING_BRACE_IN_VARIABLE: error,
	MISSING_QUOTE_IN_VARIABLE: error,
	UNSUPPORTED_SPACE_IN_VARIABLE: error,
	EMPTY_VARIABLE: error,
	VARIABLE_UNSUPPORTED_IN_ELEMENT: error,
	VARIABLE_UNSUPPORTED_IN_VERSION: error,
	INVALID_VARIABLE_FOR_OPERATOR: error,
	SCP_SYNTAX_ERROR_PRINCIPAL: error,
	POLICY_SIZE_EXCEEDS_SCP_QUOTA: error,
	POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA: warning,
	POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA: warning,
	MISSING_VERSION: warning,
	UNIQUE_SIDS_RECOMMENDED: warning,
	DEPRECATED_GLOBAL_CONDITION_KEY: warning,
	INVALID_DATE_VALUE: warning,
	TYPE_MISMATCH: warning,
	TYPE_MISMATCH_BOOLEAN: warning,
	TYPE_MISMATCH_IP_RANGE: warning,
	TYPE_MISMATCH_NUMBER: warning,
	WILDCARD_WITHOUT_LIKE_OPERATOR: warning,
	ALLOW_WITH_NOT_PRINCIPAL: security,
	FORALLVALUES_WITH_SINGLE_VALUED_KEY: security,
	PASS_ROLE_WITH_STAR_IN_RESOURCE: security,
	PASS_ROLE_WITH_NOT_RESOURCE: security,
	PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE: security,
	PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE: security,
	PASS_ROLE_WITH_NOT_ACTION_AND_RESOURCE: security,
	PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE: security,
	MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL: security,
	MISSING_GITHUB_REPO_CONDITION_KEY: security,
	EMPTY_ARRAY_ACTION: suggestion,
	EMPTY_ARRAY_RESOURCE: suggestion,
	EMPTY_ARRAY_PRINCIPAL: suggestion,
	EMPTY_ARRAY_CONDITION: suggestion,
	EMPTY_OBJECT_CONDITION: suggestion,
	EMPTY_OBJECT_PRINCIPAL: suggestion,
	EMPTY_SID_VALUE: suggestion,
	IMPROVE_IP_RANGE: suggestion,
	REDUNDANT_ACTION: suggestion,
	REDUNDANT_RESOURCE: suggestion,
	REDUNDANT_STATEMENT: suggestion,
	WILDCARD_IN_SERVICE_NAME: suggestion,
	DUPLICATE_ELEMENT: ours("ERROR", "reference_policies_grammar.html"),
	OLD_VERSION: ours("SUGGESTION", "reference_policies_elements_version.html"),
	POLICY_SIZE_NEAR_QUOTA: ours("SUGGESTION", "reference_iam-quotas.html"),
	ACTION_WITHOUT_APPLICABLE_RESOURCE: ours("WARNING", "reference_policies_elements_resource.html"),
	ALLOW_WITH_NOT_ACTION: ours("WARNING", "reference_policies_elements_notaction.html"),
	CONDITION_KEY_NOT_SET_BY_ACTION: ours("WARNING", "reference_policies_elements_condition.html"),
	FORALLVALUES_WITHOUT_NULL_CHECK: ours("SECURITY_WARNING", "reference_policies_condition-single-vs-multi-valued-context-keys.html"),
	PRINCIPAL_STAR_WITHOUT_CONDITION: ours("SECURITY_WARNING", "reference_policies_elements_principal.html"),
	PLACEHOLDER_ACCOUNT: ours("WARNING", "reference-arns.html"),
	MISSING_EXTERNAL_ID: ours("SUGGESTION", "confused-deputy.html"),
	RCP_EFFECT_NOT_DENY: ours("ERROR", "reference_policies_elements_effect.html"),
	RCP_PRINCIPAL_NOT_STAR: ours("ERROR", "reference_policies_elements_principal.html"),
	RCP_ACTION_STAR: ours("ERROR", "reference_policies_elements_action.html"),
	UNREACHABLE_STATEMENT: ours("WARNING", "reference_policies_evaluation-logic.html")
}, guide = "https://docs.aws.amazon.com/IAM/latest/UserGuide/", anchors = {
	ERROR: "error",
	WARNING: "general-warning",
	SECURITY_WARNING: "security-warning",
	SUGGESTION: "suggestion"
};
function codeFacts(code) {
	let { type, page } = codes[code];
	if (page !== void 0) return {
		type,
		learnMore: guide + page
	};
	let anchor = `${anchors[type]}-${code.toLowerCase().replaceAll("_", "-")}`, checks = "access-analyzer-reference-policy-checks";
	return {
		type,
		learnMore: `${guide}${checks}.html#${checks}-${anchor}`
	};
}
// src/policy/lint/words.ts
function wordsOf(text) {
	return text.trim().split(/\s+/);
}
// src/policy/lint/global-keys.ts
const text = wordsOf("\n  CalledViaFirst CalledViaLast ChatbotSourceArn Ec2InstanceSourceVpc FederatedProvider\n  PrincipalAccount PrincipalOrgID PrincipalOrgMasterAccountId PrincipalServiceName PrincipalType PrincipalIsRootUser\n  RequestedRegion ResourceAccount ResourceOrgID SourceAccount SourceIdentity SourceOrgID\n  SourceVpc SourceVpce UserAgent referer userid username VpceAccount VpceOrgID SignInSessionArn\n"), lists = wordsOf("\n  CalledVia PrincipalOrgPaths PrincipalServiceNamesList ResourceOrgPaths SourceOrgPaths TagKeys\n  VpceOrgPaths\n"), typed = {
	CurrentTime: "Date",
	EpochTime: "Date",
	TokenIssueTime: "Date",
	Ec2InstanceSourcePrivateIPv4: "IPAddress",
	SourceIp: "IPAddress",
	VpcSourceIp: "IPAddress",
	MultiFactorAuthAge: "Numeric",
	MultiFactorAuthPresent: "Bool",
	PrincipalIsAWSService: "Bool",
	CalledViaAWSMCP: "Bool",
	IsMcpServiceAction: "Bool",
	SecureTransport: "Bool",
	ViaAWSMCPService: "Bool",
	ViaAWSService: "Bool",
	PrincipalArn: "ARN",
	SourceArn: "ARN",
	SourceVpcArn: "ARN"
}, tagged = [
	"PrincipalTag",
	"RequestTag",
	"ResourceTag"
], deprecatedKeys = {
	"aws:accountid": "aws:PrincipalAccount or aws:ResourceAccount",
	"aws:sourcearnaccount": "aws:SourceAccount"
}, facts = new Map();
for (let name of text) add(name, "String", !1);
for (let name of lists) add(name, "String", !0);
for (let [name, type] of Object.entries(typed)) add(name, type, !1);
function add(name, type, multivalued) {
	facts.set(`aws:${name.toLowerCase()}`, {
		name: `aws:${name}`,
		type,
		multivalued
	});
}
const globalKeys = [...[...facts.values()].map(({ name }) => name), ...tagged.map((name) => `aws:${name}/`)], tagKeyPrefixes = tagged.map((name) => `aws:${name.toLowerCase()}`);
function globalKey(name) {
	let lower = name.toLowerCase();
	return tagKeyPrefixes.some((prefix) => lower.startsWith(`${prefix}/`)) ? {
		type: "String",
		multivalued: !1
	} : facts.get(lower);
}
// src/policy/lint/key-facts.ts
const types = {
	String: "String",
	ARN: "ARN",
	Bool: "Bool",
	Date: "Date",
	Numeric: "Numeric",
	IPAddress: "IPAddress"
};
function keyStem(name) {
	let lower = name.toLowerCase(), slash = lower.indexOf("/"), open = lower.search(/[<$]/);
	return slash === -1 ? open === -1 ? lower : lower.slice(0, open) : lower.slice(0, slash + 1);
}
const stems = new WeakMap();
function keysOfService(service) {
	let known = stems.get(service);
	return known === void 0 && (known = new Map(Object.entries(service.conditionKeys).map(([name, type]) => [keyStem(name), type])), stems.set(service, known)), known;
}
function writtenType(service, name) {
	let known = keysOfService(service);
	return known.get(keyStem(name)) ?? known.get(openStem(name));
}
function openStem(name) {
	return name.toLowerCase().split(":").slice(0, 2).join(":") + ":";
}
function isSameKey(written, name) {
	let stem = keyStem(written);
	return stem === keyStem(name) || stem.endsWith(":") && stem === openStem(name);
}
function keyFacts({ catalogue }, name) {
	let global = globalKey(name);
	if (global !== void 0) return global;
	let service = catalogue?.service(prefixOf(name)), written = service && writtenType(service, name);
	if (written === void 0) return;
	let multivalued = written.startsWith("ArrayOf"), type = types[multivalued ? written.slice(7) : written];
	return type && {
		type,
		multivalued
	};
}
function prefixOf(name) {
	return name.slice(0, Math.max(0, name.indexOf(":"))).toLowerCase();
}
// src/policy/lint/condition-keys.ts
function checkConditionKeys(linting) {
	for (let statement of linting.statements) {
		let operators = new Set();
		for (let condition of statement.conditions) {
			let { start } = condition.operatorText.place;
			operators.has(start) || checkOperator(linting, condition), operators.add(start), checkKey(linting, statement, condition), checkSetOperator(linting, statement, condition);
		}
	}
}
const operatorNames = wordsOf("\n  StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase StringLike\n  StringNotLike NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals\n  NumericGreaterThan NumericGreaterThanEquals DateEquals DateNotEquals DateLessThan\n  DateLessThanEquals DateGreaterThan DateGreaterThanEquals Bool BinaryEquals IpAddress\n  NotIpAddress ArnEquals ArnLike ArnNotEquals ArnNotLike Null\n");
function checkOperator({ report }, { operator, operatorText: { value, place } }) {
	if (operator !== void 0) return;
	if (/^nullifexists$/i.test(value)) return report("NULL_WITH_IF_EXISTS", place, "Null asks whether the key exists; IfExists takes that question away.", "Null");
	let [, set = "", base = ""] = /^(For(?:All|Any)Values?:)?(.*?)(?:IfExists)?$/is.exec(value.slice(0, 80)) ?? [], near = nearest(base, operatorNames), fix = near === void 0 ? void 0 : `Did you mean ${set}${near}?`;
	report("INVALID_CONDITION_OPERATOR", place, `There is no operator ${shown$1(value)}.`, fix);
}
function checkKey(linting, statement, condition) {
	let { report, catalogue } = linting, { value, place } = condition.key, lower = value.toLowerCase(), prefix = prefixOf(value);
	if (prefix === "") return report("INVALID_CONDITION_KEY_FORMAT", place, "A condition key is a service, or aws, and a name with a colon between them.", nearest(`aws:${value}`, globalKeys));
	if (prefix === "aws") return checkGlobalKey(linting, condition.key);
	if (catalogue === void 0 || prefix.includes(".") || prefix.includes("/")) return;
	let service = catalogue.service(prefix);
	if (service === void 0 || writtenType(service, value) === void 0) {
		if (statement.conditions.length > 50 || setBySome(linting, statement, lower)) return;
		let near = service && nearest(value, Object.keys(service.conditionKeys));
		report("INVALID_SERVICE_CONDITION_KEY", place, `No service sets a condition key ${shown$1(value)}.`, near === void 0 ? void 0 : `Did you mean ${near}?`);
	} else checkSetByActions(linting, statement, condition);
}
function checkGlobalKey({ report }, { value, place }) {
	let lower = value.toLowerCase(), replacement = Object.hasOwn(deprecatedKeys, lower) ? deprecatedKeys[lower] : void 0;
	if (replacement !== void 0) report("DEPRECATED_GLOBAL_CONDITION_KEY", place, `${value} is not set any more.`, replacement);
	else if (tagKeyPrefixes.some((prefix) => lower === prefix || lower === `${prefix}/`)) report("MISSING_TAG_KEY_IN_CONDITION", place, "The name of the tag is missing.", `${value.split("/")[0]}/NAME`);
	else if (globalKey(value) === void 0) {
		let near = nearest(value, globalKeys), fix = near === void 0 ? void 0 : `Did you mean ${near}?`;
		report("INVALID_GLOBAL_CONDITION_KEY", place, `There is no global key ${shown$1(value)}.`, fix);
	}
}
function setBySome(linting, statement, key) {
	return (statement.actions?.texts ?? []).slice(0, 50).some(({ value }) => knownActions(linting, value)?.some((action) => sets(action, key)));
}
function checkSetByActions(linting, statement, condition) {
	let { operator, key } = condition;
	if (statement.effect !== "Allow" || operator === void 0 || operator.ifExists || operator.negated || operator.set === "all" || operator.base === "Null") return;
	let service = linting.catalogue.service(prefixOf(key.value));
	for (let { value, place } of (statement.actions?.texts ?? []).slice(0, 200)) {
		let known = knownActions(linting, value);
		if (known === void 0 || known.length === 0 || known.some((action) => sets(action, key.value)) || known.some((action) => action.service === service) && !isListed(service, key.value)) continue;
		let message = `${value} never has ${key.value}, so that this condition never lets it through.`;
		linting.report("CONDITION_KEY_NOT_SET_BY_ACTION", place, message, "Give it a statement without the condition.");
	}
}
function sets({ action, service }, key) {
	let has = (keys) => keys.some((name) => isSameKey(name, key));
	return has(action.conditionKeys) || action.resourceTypes.some((use) => has(use.conditionKeys) || has(service.resourceTypes[use.name].conditionKeys));
}
function isListed(service, key) {
	return Object.values(service.actions).some((action) => sets({
		name: "",
		action,
		service
	}, key));
}
const tagLists = new Set(["aws:tagkeys", "sts:transitivetagkeys"]);
function checkSetOperator(linting, statement, condition) {
	let { operator, key, operatorText } = condition;
	if (statement.effect !== "Allow" || operator?.set !== "all") return;
	let facts = keyFacts(linting, key.value);
	if (facts !== void 0 && !facts.multivalued) {
		let message = `${key.value} has one value; ForAllValues only adds that a request without it passes.`, fix = operatorText.value.slice(operatorText.value.indexOf(":") + 1);
		return linting.report("FORALLVALUES_WITH_SINGLE_VALUED_KEY", operatorText.place, message, fix);
	}
	if (statement.conditions.some((other) => other.key.value.toLowerCase() === key.value.toLowerCase() && other.operator?.set !== "all" && (other.operator?.base !== "Null" || other.values.some(({ value }) => value.toLowerCase() === "false")) && other.operator?.ifExists !== !0) || tagLists.has(key.value.toLowerCase())) return;
	let message = `ForAllValues is also true of a request that has no ${key.value} at all.`, fix = `Add "Null": {${JSON.stringify(key.value)}: "false"}.`;
	linting.report("FORALLVALUES_WITHOUT_NULL_CHECK", operatorText.place, message, fix);
}
function shown$1(text) {
	return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
// src/policy/lint/condition-values.ts
function checkConditionValues(linting) {
	for (let { conditions } of linting.statements) for (let condition of conditions) if (condition.operator !== void 0) {
		checkType(linting, condition);
		for (let value of condition.values) checkValue(linting, condition, value);
		(condition.operator.base === "Bool" || condition.operator.base === "Null") && condition.isList && condition.values.length > 1 && linting.report("INVALID_CONDITION_MULTIPLE_BOOLEAN", condition.values[1].place, "A boolean is compared with one value; both together say nothing.");
	}
}
function kindOf$1(base) {
	return base.startsWith("String") ? "String" : base.startsWith("Numeric") ? "Numeric" : base.startsWith("Date") ? "Date" : base.startsWith("Arn") ? "ARN" : base.endsWith("IpAddress") ? "IPAddress" : base === "Bool" ? "Bool" : "Any";
}
const operatorsOf = {
	String: "StringEquals or StringLike",
	ARN: "ArnEquals or ArnLike",
	Bool: "Bool",
	Date: "DateEquals, DateLessThan …",
	Numeric: "NumericEquals, NumericLessThan …",
	IPAddress: "IpAddress or NotIpAddress"
};
function checkType(linting, { operator, operatorText, key }) {
	let facts = keyFacts(linting, key.value), kind = kindOf$1(operator.base);
	if (facts === void 0 || kind === "Any" || kind === facts.type || kind === "String" && facts.type !== "IPAddress" || kind === "ARN" && facts.type === "String" || key.value.toLowerCase() === "aws:epochtime" && kind === "Numeric") return;
	let message = `${operatorText.value} compares values of another kind than ${key.value} has.`;
	linting.report("TYPE_MISMATCH", operatorText.place, message, operatorsOf[facts.type]);
}
function checkValue(linting, condition, { value, place, kind }) {
	let { report } = linting, { base, negated } = condition.operator, hasVariable = value.includes("${"), type = kindOf$1(base);
	type === "Bool" || base === "Null" ? !hasVariable && !/^(?:true|false)$/i.test(value) && report("TYPE_MISMATCH_BOOLEAN", place, `${base} compares with true or false.`, "\"true\" or \"false\"") : type === "Numeric" ? !hasVariable && decimalOf(value) === void 0 && report("TYPE_MISMATCH_NUMBER", place, "A number is expected here.") : type === "Date" ? !hasVariable && instantOf(value) === void 0 && report("INVALID_DATE_VALUE", place, "A date is expected here.", "E.g. 2026-01-31T12:00:00Z") : type === "IPAddress" ? hasVariable || checkBlock(linting, value, place) : base === "StringEquals" || base === "StringNotEquals" ? checkExact(linting, condition, value, place) : type === "ARN" && kind === "string" && checkArnValue(linting, value, place, negated);
}
function checkBlock({ report }, value, place) {
	let slash = value.indexOf("/"), groups = addressOf(slash === -1 ? value : value.slice(0, slash)), prefixText = slash === -1 ? void 0 : value.slice(slash + 1), prefix = prefixText === void 0 || /^\d{1,3}$/.test(prefixText) ? Number(prefixText) : -1;
	if (groups === void 0 || prefix < 0 || prefix > groups.length * 16) return report("TYPE_MISMATCH_IP_RANGE", place, "An address or a block of them is expected here.", "E.g. 203.0.113.0/24");
	slash !== -1 && groups.some((group, at) => !!(group & 65535 >> Math.max(0, Math.min(16, prefix - at * 16)))) && report("IMPROVE_IP_RANGE", place, `The last bits of this address do not count in a block of /${prefix}.`, `${addressText(groups.map((group, at) => group & 65535 << 16 - Math.max(0, Math.min(16, prefix - at * 16)) & 65535))}/${prefix}`);
}
function addressText(groups) {
	return groups.length > 2 ? groups.map((group) => group.toString(16)).join(":") : groups.flatMap((group) => [group >> 8, group & 255]).join(".");
}
function checkExact({ report }, condition, value, place) {
	hasWildcard(value) && report("WILDCARD_WITHOUT_LIKE_OPERATOR", place, `${condition.operatorText.value} takes * and ? for themselves, not as wildcards.`, condition.operatorText.value.replace(/Equals/i, "Like"));
}
function checkArnValue({ report }, value, place, negated) {
	value === "*" || value.includes("${") || value.startsWith("arn:") && value.split(":").length >= 6 || report("INVALID_CONDITION_DATA_TYPE", place, `This is no ARN of six fields, so that the condition ${negated ? "is always true" : "is never true"}.`, "arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE");
}
function substitutes({ operator }) {
	return operator !== void 0 && takesVariables(operator.base);
}
// src/policy/lint/elements.ts
function checkElements(linting) {
	for (let statement of linting.statements) checkPairs(linting, statement), checkPrincipalElement(linting, statement), checkActionAndResource(linting, statement), checkOrganization(linting, statement);
	checkSids(linting), checkSize(linting);
}
function checkPairs({ report }, statement) {
	let pairs = [
		[
			statement.principalKey,
			statement.notPrincipalKey,
			"Principal"
		],
		[
			statement.actions?.key,
			statement.notActions?.key,
			"Action"
		],
		[
			statement.resources?.key,
			statement.notResources?.key,
			"Resource"
		]
	];
	for (let [plain, not, name] of pairs) plain !== void 0 && not !== void 0 && report("UNSUPPORTED_ELEMENT_COMBINATION", not, `${name} and Not${name} exclude each other.`, "Keep one.");
}
function checkPrincipalElement({ report, policyType }, statement) {
	let key = statement.principalKey ?? statement.notPrincipalKey;
	policyType === "identity" ? key !== void 0 && report("UNSUPPORTED_PRINCIPAL", key, "An identity policy has no principal: it speaks of whoever it is attached to.", "Remove it.") : policyType === "scp" ? key !== void 0 && report("SCP_SYNTAX_ERROR_PRINCIPAL", key, "A service control policy binds the accounts it is attached to and names no principal.", "Remove it.") : key === void 0 && report("MISSING_PRINCIPAL", firstOf(statement), "A policy of a resource says whom it is about.", "Add Principal.");
}
function checkActionAndResource({ report, policyType }, statement) {
	statement.actions === void 0 && statement.notActions === void 0 && report("MISSING_ACTION", firstOf(statement), "The statement has no Action.", "Add Action.");
	let resource = statement.resources ?? statement.notResources;
	policyType === "trust" ? resource !== void 0 && report("INVALID_POLICY_ELEMENT", resource.key, "A trust policy is about its own role and names no resource.", "Remove it.") : resource === void 0 && report("MISSING_RESOURCE", firstOf(statement), "The statement has no Resource.", "Add Resource.");
}
function checkOrganization({ report, policyType }, statement) {
	if (policyType === "rcp") {
		statement.effect === "Allow" && report("RCP_EFFECT_NOT_DENY", firstOf(statement), "A resource control policy of your own denies; the one that allows is AWS's.", "Deny");
		for (let { value, type, place } of statement.principals) (value !== "*" || type !== "*" && type !== "AWS") && report("RCP_PRINCIPAL_NOT_STAR", place, "A resource control policy is about every principal.", "Put \"*\" and name the others in a condition.");
		for (let { value, place } of statement.actions?.texts ?? []) value === "*" && report("RCP_ACTION_STAR", place, "A resource control policy names its services.", "E.g. s3:*");
	}
}
function firstOf({ place }) {
	return {
		...place,
		end: Math.min(place.end, place.start + 1)
	};
}
function checkSids({ report, statements, policyType }) {
	let seen = new Set();
	for (let { sid } of statements) if (sid !== void 0) {
		if (sid.value === "") report("EMPTY_SID_VALUE", sid.place, "An empty Sid names nothing.", "Leave it out or name the statement.");
		else {
			if (policyType !== "resource" && policyType !== "trust" && !/^[0-9A-Za-z]*$/.test(sid.value)) {
				let fix = sid.value.replace(/[^0-9A-Za-z]/g, "").slice(0, 100);
				report("UNSUPPORTED_SID", sid.place, "A Sid consists of letters and digits.", fix);
			}
			if (seen.has(sid.value)) {
				let message = `The Sid ${JSON.stringify(sid.value.slice(0, 80))} names another statement already.`;
				report(policyType === "resource" ? "UNIQUE_SIDS_RECOMMENDED" : "UNIQUE_SIDS_REQUIRED", sid.place, message);
			}
			seen.add(sid.value);
		}
	}
}
const quotas = {
	identity: 6144,
	trust: 2048,
	resource: 20480,
	scp: 5120,
	rcp: 5120
};
function checkSize({ report, text, policyType }) {
	let quota = quotas[policyType], size = policySize(text), place = {
		steps: [],
		start: 0,
		end: Math.min(1, text.length)
	}, fact = `The policy has ${size} characters without white space; the quota is ${quota}`;
	size > quota ? report(policyType === "scp" || policyType === "rcp" ? "POLICY_SIZE_EXCEEDS_SCP_QUOTA" : policyType === "identity" ? "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA" : "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", place, `${fact}.`, "Split it, or say more with fewer statements.") : size > quota * .9 && report("POLICY_SIZE_NEAR_QUOTA", place, `${fact}: little room is left.`);
}
// src/policy/lint/finding.ts
function pathText(steps) {
	let text = "";
	for (let step of steps) "index" in step ? text += `[${step.index}]` : text += `${text === "" ? "" : "."}${"value" in step ? step.value : step.key}`;
	return text;
}
// src/policy/lint/pass-role.ts
const passRole = "iam:passrole";
function checkPassRole(linting) {
	if (linting.policyType === "identity") for (let statement of linting.statements) {
		let way = statement.effect === "Allow" ? wayOf(statement) : void 0;
		if (way === void 0 || narrows(statement)) continue;
		let { resources, notResources } = statement, star = resources?.texts.find(({ value }) => isAnyRole(value)), place = notResources?.key ?? star?.place;
		if (place === void 0) continue;
		let message = `This lets its holder pass ${notResources === void 0 ? "any role" : "any role but those listed"} to any service, and so act with that role's permissions.`;
		linting.report(codeOf(way, notResources !== void 0), place, message, "Name the roles, and the service in the condition key iam:PassedToService.");
	}
}
function wayOf({ actions, notActions }) {
	let matches = ({ value }) => matchesGlob(patternOf(value.toLowerCase()), passRole);
	if (actions?.texts.some(({ value }) => value.toLowerCase() === passRole)) return "named";
	if (actions?.texts.some((text) => text.value !== "*" && matches(text))) return "star";
	if (notActions !== void 0 && notActions.texts.length > 0 && !notActions.texts.some(matches)) return "not";
}
function narrows({ conditions }) {
	let keys = new Set([
		"iam:passedtoservice",
		"iam:associatedresourcearn",
		"aws:resourcetag"
	]);
	return conditions.some(({ key }) => keys.has(key.value.toLowerCase().split("/")[0]));
}
function isAnyRole(value) {
	return value === "*" || /^arn:[^:]+:(?:iam|\*):[^:]*:(?:[^:]*:(?:\*|role\/\*|role\*)|\*)$/.test(value);
}
function codeOf(way, isNotResource) {
	return way === "named" ? isNotResource ? "PASS_ROLE_WITH_NOT_RESOURCE" : "PASS_ROLE_WITH_STAR_IN_RESOURCE" : way === "star" ? isNotResource ? "PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE" : "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE" : isNotResource ? "PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE" : "PASS_ROLE_WITH_NOT_ACTION_AND_RESOURCE";
}
// src/policy/lint/resources.ts
function checkResources(linting) {
	for (let statement of linting.statements) {
		let lists = [statement.resources, statement.notResources];
		for (let text of lists.flatMap((list) => list?.texts ?? [])) checkArn(linting, text);
		checkApplies(linting, statement);
	}
}
const partitions = [
	"aws",
	"aws-cn",
	"aws-us-gov",
	"aws-iso",
	"aws-iso-b",
	"aws-iso-e",
	"aws-iso-f",
	"aws-eusc"
];
function checkArn(linting, { value, place }) {
	let { report, catalogue } = linting;
	if (value === "*" || value.startsWith("${")) return;
	if (!value.startsWith("arn:")) {
		let literal = /^[^*?]*/.exec(value)[0];
		return literal !== value && "arn:".startsWith(literal) ? void 0 : report("INVALID_ARN_PREFIX", place, "A resource is an ARN, which begins with arn:, or \"*\".");
	}
	let fields = fieldsOf(value);
	if (fields === void 0) return report("MISSING_ARN_FIELD", place, "An ARN has six fields: arn:partition:service:region:account:resource.");
	let { partition, service: prefix, account } = fields;
	if (!isOpen(partition) && !partitions.includes(partition)) return report("INVALID_PARTITION", place, `There is no partition ${JSON.stringify(partition.slice(0, 40))}.`, nearest(partition, partitions) ?? "aws");
	if (checkAccount(linting, account, place), catalogue === void 0 || isOpen(prefix)) return;
	if (prefix !== prefix.toLowerCase() && catalogue.service(prefix.toLowerCase()) !== void 0) return report("INVALID_ARN_SERVICE_CASE", place, "The service of an ARN is written in lower case.", prefix.toLowerCase());
	let service = catalogue.service(prefix);
	if (service !== void 0) return checkFormat(linting, fields, service, place);
	if (serviceNames(catalogue).has(prefix)) return;
	let near = nearest(prefix, catalogue.services());
	report("INVALID_SERVICE", place, `No ARN has the service ${JSON.stringify(prefix.slice(0, 40))}.`, near);
}
const namesOf = new WeakMap();
function serviceNames(catalogue) {
	let names = namesOf.get(catalogue);
	if (names === void 0) {
		let arns = catalogue.services().flatMap((prefix) => Object.values(catalogue.service(prefix).resourceTypes).map(({ arn }) => arn));
		names = new Set(arns.map((arn) => arn.split(":")[2])), namesOf.set(catalogue, names);
	}
	return names;
}
const placeholders = new Set([
	"000000000000",
	"111122223333",
	"123456789012",
	"444455556666",
	"999999999999"
]);
function checkAccount(linting, account, place) {
	let { report } = linting;
	account === "" || account === "aws" || account === linting.account || isOpen(account) || (placeholders.has(account) ? report("PLACEHOLDER_ACCOUNT", place, `${account} is the account of examples in documents.`, "Put the account that is meant.") : !/^\d{12}$/.test(account) && !/^[a-z][a-z-]*$/.test(account) && report("INVALID_ARN_ACCOUNT", place, `The account ${JSON.stringify(account.slice(0, 40))} is not twelve digits.`));
}
function checkFormat(linting, fields, service, place) {
	let { report } = linting, formats = formatsOf(service);
	if (formats.length === 0) return;
	let sameRest = formats.filter((format) => restFits(linting, fields, format));
	if (sameRest.length === 0) {
		if (formats.some((format) => kindOf(format.rest) === kindOf(fields.rest)) || isRoot(fields)) return;
		let known = Object.values(service.resourceTypes).map(({ arn }) => arn), fix = known.length > 4 ? void 0 : known.join(" or ");
		return report("INVALID_ARN_RESOURCE", place, `No resource of ${fields.service} has an ARN of this form.`, fix);
	}
	if (sameRest.some((format) => fits(linting, fields, format))) return;
	let { service: prefix, region, account } = fields, message = `ARNs of ${prefix} like this one have`;
	sameRest.every((format) => format.region === "") && region !== "" && !isOpen(region) ? report("ARN_REGION_NOT_ALLOWED", place, `${message} no region.`, "Leave the region empty.") : sameRest.every((format) => format.account === "") && account !== "" && !isOpen(account) ? report("ARN_ACCOUNT_NOT_ALLOWED", place, `${message} no account.`, "Leave the account empty.") : region === "" && sameRest.every((format) => format.region !== "") && report("MISSING_ARN_REGION", place, `${message} a region.`, "Name the region, or put *.");
}
function kindOf(rest) {
	return /^[^/:*?$]*/.exec(rest)[0];
}
function isRoot({ service, rest }) {
	return service === "iam" && rest === "root";
}
function checkApplies(linting, statement) {
	let texts = statement.resources?.texts ?? [];
	if (statement.actions === void 0 || texts.length === 0 || linting.catalogue === void 0) return;
	let resources = texts.map(({ value }) => fieldsOf(withoutVariables(value, "*")));
	if (!(resources.length > 200 || resources.some((fields) => fields === void 0 || isOpen(fields.service)))) for (let { value, place } of statement.actions.texts) {
		let known = knownActions(linting, value);
		if (known === void 0 || known.length === 0 || known.length > 200 || known.some((action) => resources.some((fields) => applies(linting, action, fields)))) continue;
		let arns = [...new Set(known.flatMap(arnsOf))], only = arns.length === 0, message = only ? `${value} is about no resource of its own, so that it matches "*" alone.` : `None of the statement's resources is of a kind that ${value} is about.`, fix = only ? "Give it a statement with Resource \"*\"." : arns.slice(0, 3).join(" or ");
		linting.report("ACTION_WITHOUT_APPLICABLE_RESOURCE", place, message, fix);
	}
}
function arnsOf({ action, service }) {
	return action.resourceTypes.map(({ name }) => service.resourceTypes[name].arn);
}
function applies(linting, known, fields) {
	return arnsOf(known).some((arn) => {
		let format = formatOf(arn);
		return format === void 0 || fields.service === format.service && restFits(linting, fields, format);
	});
}
function formatsOf({ resourceTypes }) {
	return Object.values(resourceTypes).flatMap(({ arn }) => formatOf(arn) ?? []);
}
const bucket = "${BucketName}";
function formatOf(arn) {
	let fields = fieldsOf(arn);
	if (fields === void 0) return;
	let star = (text) => withoutVariables(text, "*"), rest = fields.rest.startsWith(bucket) ? bucket + star(fields.rest.slice(13)) : star(fields.rest);
	return {
		...fields,
		partition: "*",
		region: star(fields.region),
		account: star(fields.account),
		rest
	};
}
function fits(linting, fields, format) {
	let region = fields.region === format.region || format.region !== "" && fields.region !== "", account = fields.account === format.account || format.account !== "" && fields.account !== "", isFree = (text) => text.includes("*");
	return (region || isFree(fields.region)) && (account || isFree(fields.account)) && restFits(linting, fields, format);
}
function restFits(linting, { rest }, format) {
	if (linting.comparisonsLeft -= 100 + rest.length * format.rest.length, linting.comparisonsLeft < 0) return !0;
	let text = withoutVariables(rest, "*");
	return format.rest.startsWith(bucket) ? overlaps(text, `*${format.rest.slice(13)}`, format.rest === bucket ? "/" : "") : overlaps(text, format.rest);
}
function fieldsOf(arn) {
	let parts = splitOutsideVariables(arn);
	if (parts.length < 6 && (parts.length < 2 || !parts.at(-1).endsWith("*"))) return;
	for (; parts.length < 6;) parts.push("*");
	let [, partition, service, region, account, ...rest] = parts;
	return {
		partition,
		service,
		region,
		account,
		rest: rest.join(":")
	};
}
function splitOutsideVariables(text) {
	let parts = [], from = 0;
	for (let at = 0; at < text.length; at += 1) if (text.startsWith("${", at)) {
		let close = text.indexOf("}", at);
		if (close === -1) break;
		at = close;
	} else text[at] === ":" && (parts.push(text.slice(from, at)), from = at + 1);
	return parts.push(text.slice(from)), parts;
}
function isOpen(text) {
	return text.includes("*") || text.includes("?") || text.includes("${");
}
// src/policy/lint/principals.ts
function checkPrincipals(linting) {
	if (linting.policyType !== "identity" && linting.policyType !== "scp") for (let statement of linting.statements) {
		for (let principal of statement.principals) checkPrincipal(linting, principal);
		statement.effect === "Allow" && checkAllow(linting, statement);
	}
}
function checkPrincipal(linting, { type, value, place }) {
	let { report } = linting;
	value === "*" || value.includes("${") || (type === "AWS" ? hasWildcard(value) ? report("UNSUPPORTED_WILDCARD_IN_PRINCIPAL", place, "Only \"*\" by itself stands for several principals.", "Put \"*\" and compare aws:PrincipalArn in a condition.") : isAwsPrincipal(value) ? checkAccount(linting, /^\d+$/.test(value) ? value : value.split(":")[4] ?? "", place) : report("INVALID_PRINCIPAL_FORMAT", place, "An AWS principal is an account, or the ARN of a root, user or role.", "arn:aws:iam::ACCOUNT:role/NAME") : type === "Service" && !/^[a-z0-9.-]+\.(?:amazonaws\.com(?:\.cn)?|amazon\.com)$/.test(value) ? report("INVALID_SERVICE_PRINCIPAL_FORMAT", place, "A service is named by its host.", /^[a-z0-9-]+$/i.test(value) ? `${value.toLowerCase()}.amazonaws.com` : "SERVICE.amazonaws.com") : type === "Federated" && !/^(?:arn:[^:]+:iam::\d{12}:(?:saml|oidc)-provider\/.+|[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/.test(value) && report("INVALID_PRINCIPAL_FORMAT", place, "A federated principal is a provider's ARN, or the host of one that AWS knows."));
}
function isAwsPrincipal(value) {
	if (/^\d{12}$/.test(value) || /^A(?:IDA|ROA)[A-Z0-9]{12,124}$/.test(value)) return !0;
	if (!value.startsWith("arn:")) return !1;
	let parts = value.split(":"), [, , service, region, , ...rest] = parts, isRoot = parts.length === 6 && rest[0] === "root";
	return region !== "" || service !== "iam" && service !== "sts" && service !== "cloudfront" ? !1 : isRoot || /^(?:user|role|assumed-role|federated-user)\/./.test(rest.join(":"));
}
function checkAllow({ report, policyType }, statement) {
	if (statement.notPrincipalKey !== void 0 && report("ALLOW_WITH_NOT_PRINCIPAL", statement.notPrincipalKey, "Allow with NotPrincipal allows everyone else, also those who do not sign at all.", "List who is meant in Principal."), policyType === "rcp" || statement.conditions.some(({ key }) => limitsPrincipal(key.value))) return;
	let star = statement.principals.find(({ value, negated }) => value === "*" && !negated);
	if (star === void 0) return;
	let message = policyType === "trust" ? "Anyone, of any account, may assume this role." : "Anyone may do this, also without signing.";
	report("PRINCIPAL_STAR_WITHOUT_CONDITION", star.place, message, "Name the principals, or add a condition such as aws:PrincipalOrgID.");
}
const limiting = wordsOf("\n  aws:principal aws:source aws:vpc aws:userid aws:username aws:calledvia aws:referer\n  sts:externalid kms:calleraccount kms:viaservice s3:dataaccesspoint lambda:function\n");
function limitsPrincipal(key) {
	let lower = key.toLowerCase();
	return limiting.some((start) => lower.startsWith(start)) || lower.slice(0, lower.indexOf(":")).includes(".");
}
// src/policy/lint/read.ts
const topElements = [
	"Version",
	"Id",
	"Statement"
], statementElements = wordsOf("\n  Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition\n"), principalTypes = [
	"AWS",
	"Service",
	"Federated",
	"CanonicalUser"
];
function readPolicy(node, report) {
	let root = {
		steps: [],
		start: node.start,
		end: node.end
	}, members = membersOf(node, root, topElements, report), version = textMember(members, "Version", report);
	textMember(members, "Id", report);
	let list = members.get("Statement");
	return list === void 0 ? (node.kind === "object" && report("MISSING_STATEMENT", root, "The policy has no Statement."), {
		version,
		statements: [],
		root
	}) : (list.node.kind === "array" && list.node.items.length === 0 && report("MISSING_STATEMENT", list.place, "The list of statements is empty."), {
		version,
		statements: partsOf(list.node, list.place).map(({ node: part, place }, index) => readStatement(part, place, index, report)),
		root
	});
}
function readStatement(node, place, index, report) {
	let members = membersOf(node, place, statementElements, report), effect = textMember(members, "Effect", report);
	effect === void 0 && !members.has("Effect") && node.kind === "object" && report("MISSING_EFFECT", place, "The statement has no Effect.", "Add \"Effect\": \"Allow\" or \"Deny\".");
	let isEffect = effect?.value === "Allow" || effect?.value === "Deny";
	if (effect !== void 0 && !isEffect) {
		let fix = /^(?:allow|deny)$/i.test(effect.value) ? effect.value[0].toUpperCase() + effect.value.slice(1).toLowerCase() : "Allow or Deny";
		report("INVALID_EFFECT", effect.place, "Effect is Allow or Deny, in exactly this spelling.", fix);
	}
	return {
		index,
		place,
		effect: isEffect ? effect.value : void 0,
		sid: textMember(members, "Sid", report),
		actions: listMember(members, "Action", report),
		notActions: listMember(members, "NotAction", report),
		resources: listMember(members, "Resource", report),
		notResources: listMember(members, "NotResource", report),
		principals: [...principalsOf(members, "Principal", report), ...principalsOf(members, "NotPrincipal", report)],
		principalKey: members.get("Principal")?.key,
		notPrincipalKey: members.get("NotPrincipal")?.key,
		conditions: conditionsOf(members, report)
	};
}
function principalsOf(members, name, report) {
	let member = members.get(name);
	if (member === void 0) return [];
	let { node, place } = member, negated = name === "NotPrincipal";
	if (node.kind === "string") return node.value === "*" ? [{
		type: "*",
		value: "*",
		place,
		negated
	}] : (report("INVALID_PRINCIPAL_FORMAT", place, `${name} is "*" or an object of types and names.`, "{\"AWS\": \"…\"}"), []);
	if (node.kind !== "object") return report("DATA_TYPE_MISMATCH", place, `${name} is "*" or an object of types and names.`), [];
	node.entries.length === 0 && report("EMPTY_OBJECT_PRINCIPAL", place, `${name} names nobody.`);
	let types = membersOf(node, place, principalTypes, report, "INVALID_PRINCIPAL_KEY");
	return principalTypes.flatMap((type) => (listMember(types, type, report, "EMPTY_ARRAY_PRINCIPAL")?.texts ?? []).map((text) => ({
		...text,
		type,
		negated
	})));
}
function conditionsOf(members, report) {
	let block = members.get("Condition");
	if (block === void 0) return [];
	block.node.kind === "object" && block.node.entries.length === 0 && report("EMPTY_OBJECT_CONDITION", block.place, "An empty Condition says nothing.", "Leave it out.");
	let conditions = [];
	for (let { entry, place, key } of entriesOf(block.node, block.place, report)) {
		let operatorText = {
			value: entry.key,
			place: key
		}, operator = operatorOf(entry.key);
		entry.value.kind === "object" && entry.value.entries.length === 0 && report("EMPTY_OBJECT_CONDITION", place, `${entry.key} names no key and says nothing.`, "Leave it out.");
		for (let line of entriesOf(entry.value, place, report)) conditions.push({
			operatorText,
			operator,
			key: {
				value: line.entry.key,
				place: line.key
			},
			values: valuesOf(line.entry.value, line.place, report),
			isList: line.entry.value.kind === "array"
		});
	}
	return conditions;
}
function valuesOf(node, place, report) {
	return node.kind === "array" && node.items.length === 0 && report("EMPTY_ARRAY_CONDITION", place, "A condition with an empty list of values is never true."), partsOf(node, place).flatMap((part) => {
		let value = scalarText(part.node);
		return value === void 0 ? (report("DATA_TYPE_MISMATCH", part.place, "A condition compares with a string, a number or a boolean."), []) : [{
			value,
			place: part.place,
			kind: part.node.kind
		}];
	});
}
function membersOf(node, at, known, report, unknown = "INVALID_POLICY_ELEMENT") {
	let members = new Map();
	for (let { entry, place, key } of entriesOf(node, at, report)) if (known.includes(entry.key)) members.set(entry.key, {
		node: entry.value,
		place,
		key
	});
	else {
		let fix = known.find((name) => name.toLowerCase() === entry.key.toLowerCase()) ?? `One of ${known.join(", ")}.`;
		report(unknown, key, `There is no element ${JSON.stringify(entry.key.slice(0, 80))} here.`, fix);
	}
	return members;
}
function entriesOf(node, at, report) {
	if (node.kind !== "object") return report("DATA_TYPE_MISMATCH", at, "An object in braces is expected here."), [];
	let seen = new Map(), entries = [];
	for (let entry of node.entries) {
		let key = stepTo(at, { key: entry.key }, {
			start: entry.keyStart,
			end: entry.keyEnd
		}), earlier = seen.get(entry.key.toLowerCase());
		earlier === entry.key ? report("DUPLICATE_ELEMENT", key, `${entry.key} stands twice in one object.`) : earlier !== void 0 && report("DUPLICATE_KEYS_WITH_DIFFERENT_CASE", key, `${entry.key} and ${earlier} are the same key, for case does not count.`, "Join their values in one list."), seen.set(entry.key.toLowerCase(), entry.key), entries.push({
			entry,
			place: stepTo(at, { value: entry.key }, entry.value),
			key
		});
	}
	return entries;
}
function textMember(members, name, report) {
	let member = members.get(name);
	if (member !== void 0) {
		if (member.node.kind === "string") return {
			value: member.node.value,
			place: member.place
		};
		report("DATA_TYPE_MISMATCH", member.place, `${name} is a string.`);
	}
}
const emptyCodes = {
	Action: "EMPTY_ARRAY_ACTION",
	NotAction: "EMPTY_ARRAY_ACTION",
	Resource: "EMPTY_ARRAY_RESOURCE",
	NotResource: "EMPTY_ARRAY_RESOURCE"
};
function listMember(members, name, report, emptyCode = void 0) {
	let member = members.get(name);
	if (member === void 0) return;
	let { node, place, key } = member;
	return node.kind === "array" && node.items.length === 0 && report(emptyCode ?? emptyCodes[name], place, `${name} is an empty list.`, "Name something or leave it out."), {
		texts: partsOf(node, place).flatMap((part) => part.node.kind === "string" ? [{
			value: part.node.value,
			place: part.place
		}] : (report("DATA_TYPE_MISMATCH", part.place, `${name} is a string or a list of strings.`), [])),
		place,
		key
	};
}
function partsOf(node, place) {
	return node.kind === "array" ? node.items.map((item, index) => ({
		node: item,
		place: stepTo(place, { index }, item)
	})) : [{
		node,
		place
	}];
}
function stepTo(from, step, span) {
	return {
		steps: [...from.steps, step],
		start: span.start,
		end: span.end
	};
}
function checkRedundancy(linting) {
	for (let statement of linting.statements) {
		let { actions, notActions, resources, notResources } = statement;
		for (let list of [actions, notActions]) list && checkList(linting, list, "REDUNDANT_ACTION", !0);
		for (let list of [resources, notResources]) list && checkList(linting, list, "REDUNDANT_RESOURCE", !1);
	}
	checkStatements(linting);
}
function checkList({ report }, list, code, ignoreCase) {
	let normal = (text) => ignoreCase ? text.toLowerCase() : text, wildcards = list.texts.filter(({ value }) => hasWildcard(value) && !value.includes("?")).slice(0, 100).map(({ value }) => ({
		text: normal(value),
		glob: patternOf(normal(value))
	})), seen = new Set();
	for (let { value, place } of list.texts) {
		let text = normal(value), wider = wildcards.find((pattern) => pattern.text !== text && matchesGlob(pattern.glob, text));
		seen.has(text) ? report(code, place, `${shown(value)} stands in the list already.`, "Remove it.") : wider !== void 0 && report(code, place, `${shown(wider.text)} covers ${shown(value)} already.`, "Remove it."), seen.add(text);
	}
}
function checkStatements(linting) {
	let statements = linting.statements.slice(0, 100);
	for (let statement of statements) {
		let { effect, index } = statement;
		if (effect === void 0) continue;
		let deny = effect === "Allow" ? statements.find((other) => forbids(other, statement)) : void 0, same = statements.find((other) => other.effect === effect && other.index !== index && saysAll(other, statement)), isLater = same !== void 0 && (same.index < index || !saysAll(statement, same));
		if (deny !== void 0) {
			let message = `Statement[${deny.index}] denies, without a condition, all that this one allows.`;
			linting.report("UNREACHABLE_STATEMENT", statement.place, message);
		} else if (isLater) {
			let message = `Statement[${same.index}] says all that this one says.`;
			linting.report("REDUNDANT_STATEMENT", statement.place, message, "Remove it.");
		}
	}
}
function forbids(deny, allow) {
	return deny.effect === "Deny" && deny.conditions.length === 0 && saysAll(deny, allow);
}
function saysAll(wide, narrow) {
	return (wide.notActions ?? wide.notResources ?? wide.notPrincipalKey) || (narrow.notActions ?? narrow.notResources ?? narrow.notPrincipalKey) || !coversList(wide.actions, narrow.actions, !0) || (wide.resources !== void 0 || narrow.resources !== void 0) && !coversList(wide.resources, narrow.resources, !1) ? !1 : coversPrincipals(wide, narrow) && coversConditions(wide, narrow);
}
function coversList(wide, narrow, ignoreCase) {
	if (wide === void 0 || narrow === void 0 || narrow.texts.length === 0) return !1;
	let normal = (text) => ignoreCase ? text.toLowerCase() : text, exact = new Set(wide.texts.map(({ value }) => normal(value))), patterns = [...exact].filter((text) => text.includes("*")).slice(0, 100);
	return narrow.texts.every(({ value }) => {
		let text = normal(value);
		return exact.has(text) || patterns.some((pattern) => covers(pattern, text));
	});
}
function coversPrincipals(wide, narrow) {
	let names = new Set(wide.principals.map(({ type, value }) => `${type} ${value}`));
	return narrow.principals.every(({ type, value }) => names.has("* *") || names.has(`${type} ${value}`));
}
function coversConditions(wide, narrow) {
	return wide.conditions.length === 0 || conditionText(wide) === conditionText(narrow);
}
function conditionText({ conditions }) {
	return JSON.stringify(conditions.map(({ operatorText, key, values }) => [
		operatorText.value,
		key.value,
		...values.map(({ value }) => value).toSorted()
	]).map((line) => JSON.stringify(line)).toSorted());
}
function shown(text) {
	return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
// src/policy/lint/trust.ts
function checkTrust(linting) {
	if (linting.policyType === "trust") {
		for (let statement of linting.statements) if (statement.effect === "Allow") for (let principal of statement.principals) principal.negated || (principal.type === "Federated" ? checkProvider(linting, statement, principal) : principal.type === "AWS" && checkForeign(linting, statement, principal));
	}
}
const github = "token.actions.githubusercontent.com", subjectKeys = [
	"sub",
	"aud",
	"amr",
	"oaud",
	"app_id",
	"id",
	"user_id",
	"job_workflow_ref",
	"repository"
];
function checkProvider({ report }, statement, { value, place }) {
	let mark = ":oidc-provider/", isArn = value.includes(mark);
	if (!isArn && value.startsWith("arn:")) return;
	let issuer = (isArn ? value.slice(value.indexOf(mark) + 15) : value).toLowerCase(), keys = statement.conditions.map(({ key }) => key.value.toLowerCase()), has = (names) => names.some((name) => keys.includes(`${issuer}:${name}`));
	if (issuer === github) return has([
		"sub",
		"repository",
		"job_workflow_ref",
		"repository_id",
		"repository_owner_id"
	]) ? checkGithubSubject(report, statement) : report("MISSING_GITHUB_REPO_CONDITION_KEY", place, "Any workflow of any repository on GitHub has a token of this provider's.", `Add "StringLike": {"${github}:sub": "repo:OWNER/REPOSITORY:*"}.`);
	has(isArn ? ["sub"] : subjectKeys) || isArn && keys.some((key) => key.startsWith(`${issuer}:`) && !key.endsWith(":aud")) || report("MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL", place, "Everyone whom this provider gives a token for the audience may assume the role.", `Add a condition on ${issuer.slice(0, 200)}:${isArn ? "sub" : "aud"}.`);
}
function checkGithubSubject(report, { conditions }) {
	for (let { key, operator, values } of conditions) if (!(key.value.toLowerCase() !== `${github}:sub` || operator === void 0 || operator.negated)) for (let { value, place } of values) {
		let owner = /^repo:([^/]*)\//.exec(value)?.[1];
		(owner === void 0 || /[*?]/.test(owner)) && (owner !== void 0 || /^[*?]|^repo:[^/]*[*?]/.test(value)) && report("MISSING_GITHUB_REPO_CONDITION_KEY", place, "This subject leaves open whose repository it is.", "repo:OWNER/REPOSITORY:*");
	}
}
function checkForeign({ report, account }, { conditions }, { value, place }) {
	let foreign = accountOf(value) ?? /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(value)?.[1];
	if (foreign === void 0 || account === void 0 || foreign === account) return;
	let keys = [
		"sts:externalid",
		"aws:principalorgid",
		"aws:principalorgpaths",
		"aws:principalarn"
	];
	conditions.some(({ key }) => keys.includes(key.value.toLowerCase())) || report("MISSING_EXTERNAL_ID", place, `${foreign} is another account; where it serves others too, they could have it act on this role.`, "Add \"StringEquals\": {\"sts:ExternalId\": \"…\"}.");
}
// src/policy/lint/variables.ts
function checkVariables(linting) {
	for (let statement of linting.statements) {
		let { resources, notResources, conditions, sid, actions, notActions, principals } = statement;
		for (let text of [...resources?.texts ?? [], ...notResources?.texts ?? []]) checkText(linting, text);
		for (let condition of conditions) for (let text of condition.values) if (substitutes(condition) || condition.operator === void 0) checkText(linting, text);
		else if (variablesOf(text.value).length > 0) {
			let message = `${condition.operatorText.value} takes no variables; this is plain text to it.`;
			linting.report("INVALID_VARIABLE_FOR_OPERATOR", text.place, message);
		}
		let plain = [
			sid,
			...actions?.texts ?? [],
			...notActions?.texts ?? [],
			...principals
		];
		for (let text of plain) text !== void 0 && variablesOf(text.value).length !== 0 && linting.report("VARIABLE_UNSUPPORTED_IN_ELEMENT", text.place, "Variables are filled in in Resource and Condition only.");
	}
}
function checkText({ report, version }, { value, place }) {
	let open = value.lastIndexOf("${");
	if (open !== -1) {
		value.indexOf("}", open) === -1 && report("MISSING_BRACE_IN_VARIABLE", place, "A variable is not closed, and so plain text.", "${key}");
		for (let inner of variablesOf(value)) {
			if (inner === "*" || inner === "?" || inner === "$") continue;
			let comma = inner.indexOf(","), key = (comma === -1 ? inner : inner.slice(0, comma)).trim();
			if (key === "") report("EMPTY_VARIABLE", place, "A variable names no key.", "${aws:username}");
			else if (/\s/.test(key)) report("UNSUPPORTED_SPACE_IN_VARIABLE", place, "A key holds no space.");
			else if (comma !== -1 && !/^\s*'[^']*'\s*$/.test(inner.slice(comma + 1))) report("MISSING_QUOTE_IN_VARIABLE", place, "A default stands in single quotes.", "${key, 'default'}");
			else if (multivaluedKeys.has(key.toLowerCase())) report("INVALID_VARIABLE_FOR_OPERATOR", place, `${key} may have several values and is no variable.`);
			else if (version !== "2012-10-17") return report("VARIABLE_UNSUPPORTED_IN_VERSION", place, "This version of the policy language has no variables; this is plain text.", "\"Version\": \"2012-10-17\"");
		}
	}
}
function variablesOf(text) {
	let found = [];
	for (let at = text.indexOf("${"); at !== -1; at = text.indexOf("${", at)) {
		let close = text.indexOf("}", at);
		if (close === -1) break;
		found.push(text.slice(at + 2, close)), at = close;
	}
	return found;
}
// src/policy/lint.ts
const enough = Error("enough findings"), rules = [
	checkElements,
	checkActions,
	checkResources,
	checkConditionKeys,
	checkConditionValues,
	checkVariables,
	checkPrincipals,
	checkTrust,
	checkPassRole,
	checkRedundancy
];
function lintPolicy(text, options) {
	let found = [], report = (code, place, message, fix) => {
		if (found.length === 500) throw enough;
		let { type, learnMore } = codeFacts(code);
		found.push({
			code,
			findingType: type,
			message,
			fix,
			path: pathText(place.steps),
			learnMore,
			place
		});
	};
	try {
		check(text, options, report);
	} catch (cause) {
		if (cause !== enough) throw cause;
	}
	let lines = lineStarts(text);
	return found.toSorted((a, b) => a.place.start - b.place.start || b.place.end - a.place.end).map((finding) => ({
		...finding,
		...spanOf(lines, finding.place)
	}));
}
function check(text, { policyType, reference, account }, report) {
	let json = readJson(text);
	if ("error" in json) report("JSON_SYNTAX_ERROR", {
		steps: [],
		start: json.offset,
		end: Math.min(json.offset + 1, text.length)
	}, `This is not JSON: ${json.error}.`);
	else {
		let { version, statements } = readPolicy(json.node, report), linting = {
			text,
			policyType,
			catalogue: reference,
			version: version?.value,
			account,
			statements,
			report,
			comparisonsLeft: 2e7
		};
		checkVersion(linting, version, {
			steps: [],
			start: json.node.start,
			end: json.node.end
		});
		for (let rule of rules) rule(linting);
	}
}
function checkVersion({ report }, version, root) {
	let current = "2012-10-17";
	version === void 0 ? report("MISSING_VERSION", {
		...root,
		end: root.start + 1
	}, "Without Version the policy is of 2008-10-17, in which variables are plain text.", `Add "Version": "${current}".`) : version.value === "2008-10-17" ? report("OLD_VERSION", version.place, "Version 2008-10-17 knows no policy variables.", current) : version.value !== current && report("INVALID_VERSION", version.place, "Version names the policy language, not your revision.", current);
}
function lineStarts(text) {
	let starts = [0];
	for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return starts;
}
function spanOf(lines, { start, end }) {
	let [line, column] = positionOf(lines, start), [endLine, endColumn] = positionOf(lines, end);
	return {
		line,
		column,
		endLine,
		endColumn
	};
}
function positionOf(lines, offset) {
	let low = 0, high = lines.length - 1;
	for (; low < high;) {
		let middle = low + high + 1 >>> 1;
		lines[middle] <= offset ? low = middle : high = middle - 1;
	}
	return [low + 1, offset - lines[low] + 1];
}
export { lintPolicy as t };
