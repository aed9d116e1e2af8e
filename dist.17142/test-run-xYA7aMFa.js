import { a as createCompiledTexts, r as noOrganizations } from "./organizations-Dc3SgDv_.js";
import { t as knownResource } from "./known-resource-Br-JRucT.js";
import { V as openManagedPolicies } from "./organizational-units-D8WL3OX0.js";
import { n as suppose, t as supposedCaller } from "./supposed-caller-DVQcgwi9.js";
import { i as parseArn, r as iamArn } from "./arn-ww7bWFpI.js";
import { t as evaluate } from "./evaluate-C1LxSkWr.js";
import { t as explain } from "./explain-DxYG3B72.js";
import { n as UsageError } from "./command-BSarqOj7.js";
import { t as modelsFolder } from "./models-folder-BCvVq-Ot.js";
import { a as rootCaller, o as serviceCaller, r as providerCaller, t as anonymous } from "./caller-XD3Wc19k.js";
import { f as findUserByName, i as findRoleByName } from "./roles-BOLQkOFB.js";
// src/cli/test-callers.ts
function namedPrincipal(text) {
	if (text === "anonymous") return { kind: "anonymous" };
	if (/^[a-z0-9-]+(?:\.[a-z0-9-]+){1,8}$/.test(text)) return {
		kind: "service",
		name: text
	};
	let arn = parseArn(text);
	if (arn === void 0 || arn.region !== "" || !/^\d{12}$/.test(arn.account)) return;
	let { account, resource } = arn, [type, ...parts] = resource.split("/"), name = parts.at(-1);
	if (arn.service === "iam" && resource === "root") return {
		kind: "root",
		account
	};
	if (!(name === void 0 || parts.includes(""))) {
		if (arn.service === "iam" && (type === "user" || type === "role")) return {
			kind: type,
			account,
			name,
			path: `/${parts.slice(0, -1).map((part) => `${part}/`).join("")}`
		};
		if (arn.service === "iam" && type === "oidc-provider") return {
			kind: "WebIdentity",
			name: text
		};
		if (arn.service === "iam" && type === "saml-provider") return {
			kind: "SAML",
			name: text
		};
		if (arn.service === "sts") {
			if (type === "federated-user" && parts.length === 1) return {
				kind: "federated",
				account,
				name
			};
			if (type === "assumed-role" && parts.length === 2) return {
				kind: "role",
				account,
				name: parts[0],
				path: "/",
				session: name
			};
		}
	}
}
async function livePrincipal({ read, principals }, named) {
	let { kind, account, name, path, session } = named, row = await (kind === "user" ? findUserByName : findRoleByName)(read, account, name);
	if (!(row?.name !== name || row.path !== path && session === void 0)) return principals[kind](account, row.id);
}
function declaredPrincipal({ kind, account, name, path }, policies, tags) {
	let list = Object.entries(tags).map(([Key, Value]) => ({
		Key,
		Value
	}));
	return {
		id: "",
		account,
		name,
		path,
		arn: iamArn(account, kind, path, name),
		tags: list,
		policies
	};
}
function isUserOrRole(named) {
	return named.kind === "user" || named.kind === "role";
}
function otherCaller(named) {
	switch (named.kind) {
		case "root": return rootCaller(named.account);
		case "service": return serviceCaller(named.name);
		case "anonymous": return anonymous;
		default: {
			let account = parseArn(named.name)?.account ?? "";
			return providerCaller(named.kind, named.name, {
				account,
				userId: "",
				subject: ""
			});
		}
	}
}
// src/cli/test-run.ts
function createRunner(snapshot) {
	let from = {
		snapshot,
		texts: createCompiledTexts(),
		managed: openManagedPolicies(modelsFolder())
	};
	return (test) => runTest(from, test);
}
async function runTest(from, test) {
	let results = [], many = test.principals.length * test.actions.length * test.resources.length > 1;
	for (let principal of test.principals) {
		let caller = await callerFor(from, test, principal);
		for (let action of test.actions) for (let resource of test.resources) {
			let supposed = await supposedBy(from, test, caller, action, resource), cell = `${test.principals.length > 1 ? `${principal} ` : ""}${action} ${resource}`, asked = {
				name: many ? `${test.name} (${cell})` : test.name,
				place: test.place,
				principal,
				action,
				resource,
				expected: test.expect
			};
			results.push({
				...asked,
				...judge(supposed, test.expect)
			});
		}
	}
	return results;
}
async function callerFor(from, test, principal) {
	let named = namedPrincipal(principal);
	if (named === void 0) throw wrong(test, `${principal} is no principal`);
	if (named.kind !== "role" && (test.session ?? test.sessionPolicies ?? test.sourceIdentity) !== void 0) throw wrong(test, `session, sessionPolicies and sourceIdentity go with a role, not with ${principal}`);
	if (named.kind === "federated") throw wrong(test, "federated users cannot be tested yet; test the user");
	if (!isUserOrRole(named)) return otherCaller(named);
	let facts = {
		name: named.session ?? test.session ?? "session",
		policies: test.sessionPolicies && await sourced(from, test, "session", test.sessionPolicies),
		tags: test.sessionTags,
		sourceIdentity: test.sourceIdentity
	};
	if (test.own === void 0) {
		let live = await livePrincipal(await from.snapshot(), named);
		if (live === void 0) throw wrong(test, `the data directory has no ${principal}`);
		return supposedCaller(named.kind, live, facts);
	}
	let identity = await sourced(from, test, named.kind, test.own.policies), [boundary] = test.own.boundary ? await sourced(from, test, "managed", [test.own.boundary]) : [];
	return supposedCaller(named.kind, declaredPrincipal(named, {
		identity,
		boundary
	}, test.own.tags), facts);
}
async function supposedBy(from, test, caller, action, resource) {
	let ask = {
		...await askOf(from, test, caller, action, resource),
		action
	};
	test.resourceAccount !== void 0 && (ask.resourceAccount = test.resourceAccount), test.resourceTags !== void 0 && (ask.resourceTags = Object.entries(test.resourceTags).map(([Key, Value]) => ({
		Key,
		Value
	}))), test.resourcePolicy !== void 0 && (ask.policy = {
		id: test.resourcePolicy.id,
		text: await textOf(from, test, test.resourcePolicy)
	}, ask.policyKind = kindOf(action, resource));
	let organizations = test.own === void 0 ? (await from.snapshot()).organizations : noOrganizations, { question, policies } = suppose({
		policies: from.texts,
		organizations
	}, caller, ask, test.context), levels = async (type, given) => Promise.all(given.map((level) => sourced(from, test, type, level))), scps = test.scps.length === 0 ? policies.scps : await levels("scp", test.scps), rcps = test.rcps.length === 0 ? policies.rcps : await levels("rcp", test.rcps);
	return {
		question,
		policies: {
			...policies,
			scps,
			rcps
		}
	};
}
async function askOf(from, test, caller, action, resource) {
	if (test.own === void 0) return (await knownResource(await from.snapshot(), action, resource)).askOf(caller);
	let account = parseArn(resource)?.account;
	return {
		resource,
		resourceAccount: account === void 0 || account === "" ? caller.account : account,
		policyKind: kindOf(action, resource)
	};
}
async function sourced(from, test, type, named) {
	return Promise.all(named.map(async (policy) => ({
		id: policy.id,
		type,
		policy: from.texts.get(await textOf(from, test, policy))
	})));
}
async function textOf(from, test, policy) {
	if ("text" in policy) return policy.text;
	let text = from.managed.defaultDocument(policy.arn);
	if (text === void 0) throw wrong(test, `there is no AWS managed policy ${policy.arn}`);
	return text;
}
function kindOf(action, resource) {
	let arn = parseArn(resource);
	return arn?.service === "iam" && arn.resource.startsWith("role/") && action.startsWith("sts:") ? "trust-policy" : arn?.service === "kms" && arn.resource.startsWith("key/") ? "key-policy" : "generic";
}
function judge({ question, policies }, expected) {
	let { outcome } = evaluate(question, policies), ok = expected === expectationOf[outcome] || expected === "denied" && outcome !== "Allowed";
	return {
		outcome,
		ok,
		explanation: ok ? void 0 : explain(question, policies)
	};
}
const expectationOf = {
	Allowed: "allowed",
	ExplicitlyDenied: "explicitly-denied",
	ImplicitlyDenied: "implicitly-denied"
};
function wrong(test, message) {
	return new UsageError(`${test.place}: ${message}`);
}
export { expectationOf as n, createRunner as t };
