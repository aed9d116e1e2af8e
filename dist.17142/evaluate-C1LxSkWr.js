import { t as candidatesFor } from "./compile-CqDfIYwJ.js";
import { a as isWholeChainListed, i as hasAccount, n as grant, r as grantsOf } from "./principal-BqvJeCBq.js";
// src/policy/resource-control.ts
const rcpServices = new Set("aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront cloudsearch cloudtrail-data codeartifact codebuild codecommit codepipeline cognito-identity cognito-idp comprehend comprehendmedical compute-optimizer cost-optimization-hub dax dsql dynamodb ecr ecr-public events firehose fis fms gamelift health inspector-scan kendra kinesisvideo kms logs memorydb networkmonitor notifications opensearch pca-connector-ad personalize polly pricing resource-groups rolesanywhere s3 secretsmanager servicediscovery signin sqs sts support swf textract timestream-influxdb transcribe transfer translate wafv2 workspaces xray".split(" "));
function rcpsCover(action) {
	let lower = action.toLowerCase(), colon = lower.indexOf(":");
	return rcpServices.has(colon === -1 ? lower : lower.slice(0, colon)) && lower !== "kms:retiregrant";
}
// src/policy/needed-layers.ts
const onlyResource = {
	resource: !0,
	identity: !1,
	boundary: !1,
	session: !1
}, directGrants = grant.self | grant.wild;
function neededLayers(question, policies, grants) {
	let { principal } = question;
	if (!hasAccount(principal)) return onlyResource;
	let boundary = policies.boundary !== void 0, session = policies.session !== void 0 || principal.kind === "FederatedUser", isRoot = principal.kind === "Account";
	if (principal.account !== question.resourceAccount) return {
		resource: !0,
		identity: !isRoot,
		boundary,
		session
	};
	let resource = mustAllow(policies);
	return isRoot ? {
		resource,
		identity: !1,
		boundary: !1,
		session
	} : (grants & directGrants) === 0 ? (grants & grant.issuer) === 0 ? {
		resource,
		identity: !0,
		boundary,
		session
	} : {
		resource: !0,
		identity: !1,
		boundary,
		session
	} : onlyResource;
}
function mustAllow(policies) {
	return policies.resourceKind === "trust-policy" || policies.resourceKind === "key-policy";
}
function isRootAssumingRole(question, policies) {
	return question.principal.kind === "Account" && policies.resourceKind === "trust-policy";
}
function scpsBind(question) {
	return hasAccount(question.principal) && question.principal.serviceLinkedRole !== !0;
}
function rcpsBind(question) {
	let { principal, action, resource } = question;
	return principal.serviceLinkedRole === !0 || principal.kind === "Service" && serviceLinkedRole.test(resource) ? !1 : rcpsCover(action);
}
const serviceLinkedRole = /^arn:[^:]{1,20}:iam::\d{12}:role\/aws-service-role\//;
// src/policy/statement-match.ts
function covers(compiled, question) {
	if (!compiled.matchesResource(question.resource, question.keys)) return !1;
	for (let condition of compiled.conditions) if (!condition.holds(question.keys)) return !1;
	return !0;
}
function isMisplaced({ statement }) {
	return statement.principal !== void 0 || statement.notPrincipal !== void 0;
}
function grantsTo({ statement }, question) {
	let entries = statement.principal;
	return entries === void 0 ? grant.none : grantsOf(entries, question.principal, "Allow");
}
function isBoundByRcp({ statement }, question) {
	let entries = statement.principal;
	return entries !== void 0 && grantsOf(entries, question.principal, "Deny") !== grant.none;
}
function deniesPrincipal({ statement }, question, hasBoundary) {
	return statement.principal === void 0 ? statement.notPrincipal === void 0 ? !1 : hasBoundary && hasAccount(question.principal) ? !0 : !isWholeChainListed(statement.notPrincipal, question.principal) : grantsOf(statement.principal, question.principal, "Deny") !== grant.none;
}
// src/policy/unconditional-actions.ts
function permissionNeed(action) {
	return action.startsWith("sts:Get") ? action === "sts:GetCallerIdentity" ? "nothing" : action === "sts:GetSessionToken" ? "no deny" : "an allow" : "an allow";
}
// src/policy/evaluate.ts
function evaluate(question, policies) {
	let need = permissionNeed(question.action);
	if (need === "nothing") return {
		outcome: "Allowed",
		layer: void 0,
		statements: []
	};
	let scan = scanPolicies(question, policies), { denials } = scan;
	if (denials !== void 0) return {
		outcome: "ExplicitlyDenied",
		layer: denials[0].layer,
		statements: denials
	};
	if (need === "no deny") return {
		outcome: "Allowed",
		layer: void 0,
		statements: []
	};
	let needed = neededLayers(question, policies, scan.grants), missing = missingLayer(question, policies, scan, needed);
	return missing === void 0 ? {
		outcome: "Allowed",
		layer: void 0,
		statements: decidingStatements(scan, needed)
	} : {
		outcome: "ImplicitlyDenied",
		layer: missing,
		statements: []
	};
}
function scanPolicies(question, policies) {
	let scan = {
		denials: void 0,
		ceilings: void 0,
		scpsAllow: !0,
		rcpsAllow: !0,
		grants: grant.none,
		resource: void 0,
		identity: void 0,
		boundary: void 0,
		session: void 0
	}, { scps, rcps, boundary, session, resource } = policies, hasBoundary = boundary !== void 0;
	if (scps.length > 0 && scpsBind(question)) for (let level of scps) noteCeiling(scan, scanLayer("scp", level, question, scan)) || (scan.scpsAllow = !1);
	if (rcps.length > 0 && rcpsBind(question)) for (let level of rcps) noteCeiling(scan, scanRcps(level, question, hasBoundary, scan)) || (scan.rcpsAllow = !1);
	return resource !== void 0 && scanResource(resource, question, hasBoundary, scan), hasAccount(question.principal) && (scan.identity = scanLayer("identity", policies.identity, question, scan), boundary !== void 0 && (scan.boundary = scanPolicy("boundary", boundary, question, scan, !1)), session !== void 0 && (scan.session = scanLayer("session", session, question, scan))), scan;
}
function scanLayer(layer, sources, question, scan) {
	let allowing;
	for (let source of sources) {
		let found = scanPolicy(layer, source, question, scan, allowing !== void 0);
		found !== void 0 && (allowing = found);
	}
	return allowing;
}
function scanPolicy(layer, source, question, scan, denialsOnly) {
	let { deny, allow } = candidatesFor(source.policy, question.action);
	for (let statement of deny) covers(statement, question) && noteDenial(scan, layer, source, statement);
	if (!denialsOnly) {
		for (let statement of allow) if (!isMisplaced(statement) && covers(statement, question)) return refTo(layer, source, statement);
	}
}
function scanResource(source, question, hasBoundary, scan) {
	let { deny, allow } = candidatesFor(source.policy, question.action);
	for (let statement of deny) deniesPrincipal(statement, question, hasBoundary) && covers(statement, question) && noteDenial(scan, "resource", source, statement);
	for (let statement of allow) {
		let grants = grantsTo(statement, question);
		(grants & ~scan.grants) !== 0 && covers(statement, question) && (strength(grants) > strength(scan.grants) && (scan.resource = refTo("resource", source, statement)), scan.grants |= grants);
	}
}
function strength(grants) {
	return (grants & directGrants) === 0 ? (grants & grant.issuer) === 0 ? grants === grant.none ? 0 : 1 : 2 : 3;
}
function scanRcps(level, question, hasBoundary, scan) {
	let allowing;
	for (let source of level) {
		let { deny, allow } = candidatesFor(source.policy, question.action);
		for (let statement of deny) deniesPrincipal(statement, question, hasBoundary) && covers(statement, question) && noteDenial(scan, "rcp", source, statement);
		for (let statement of allow) {
			if (allowing !== void 0) break;
			isBoundByRcp(statement, question) && covers(statement, question) && (allowing = refTo("rcp", source, statement));
		}
	}
	return allowing;
}
function noteDenial(scan, layer, source, statement) {
	scan.denials ??= [], scan.denials.push(refTo(layer, source, statement));
}
function noteCeiling(scan, allowing) {
	return allowing !== void 0 && (scan.ceilings ??= [], scan.ceilings.push(allowing), !0);
}
function refTo(layer, source, { statement }) {
	return {
		layer,
		source,
		index: statement.index,
		sid: statement.sid
	};
}
function missingLayer(question, policies, scan, needed) {
	if (!scan.scpsAllow) return "scp";
	if (!scan.rcpsAllow) return "rcp";
	if (isRootAssumingRole(question, policies) || needed.resource && scan.grants === grant.none) return "resource";
	if (needed.identity && scan.identity === void 0) return "identity";
	if (needed.boundary && scan.boundary === void 0) return "boundary";
	if (needed.session && scan.session === void 0) return "session";
}
function decidingStatements(scan, needed) {
	let statements = scan.ceilings ?? [];
	return needed.resource && scan.resource !== void 0 && statements.push(scan.resource), needed.identity && scan.identity !== void 0 && statements.push(scan.identity), needed.boundary && scan.boundary !== void 0 && statements.push(scan.boundary), needed.session && scan.session !== void 0 && statements.push(scan.session), statements;
}
export { isBoundByRcp as a, neededLayers as c, grantsTo as i, rcpsBind as l, permissionNeed as n, isMisplaced as o, deniesPrincipal as r, isRootAssumingRole as s, evaluate as t, scpsBind as u };
