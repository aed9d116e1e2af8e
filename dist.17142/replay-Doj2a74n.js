import { t as explain } from "./explain-DxYG3B72.js";
import { t as evaluate } from "./evaluate-C1LxSkWr.js";
import { f as policySet, p as contextOf, t as knownResource } from "./known-resource-Br-JRucT.js";
import { i as callerAgain, n as policiesOfRoot, o as requestAgain, t as policiesInSession } from "./session-policies-DzfB4bQw.js";
import { f as findUserByName, i as findRoleByName } from "./roles-BOLQkOFB.js";
import { n as wasAllowed } from "./told-requests-BVVrw8bo.js";
// src/access/policies-of-caller.ts
const none = { identity: [] };
function policiesOfCaller(snapshot) {
	let known = new Map(), ofEntity = (kind, account, { name, path }) => {
		let key = `${kind}/${account}${path}${name}`, policies = known.get(key) ?? readEntity(snapshot, kind, account, name, path);
		return known.set(key, policies), policies;
	};
	return async ({ kind, account, user, role, session }) => {
		let inSession = async (own) => own === void 0 || session === void 0 ? own : policiesInSession(snapshot, session, own);
		return kind === "role" ? role && inSession(await ofEntity("role", account, role)) : kind === "federated" && user === void 0 ? inSession(policiesOfRoot(snapshot)) : kind === "user" || kind === "federated" ? user && inSession(await ofEntity("user", account, user)) : inSession(none);
	};
}
async function readEntity({ read, principals }, kind, account, name, path) {
	let row = await (kind === "user" ? findUserByName : findRoleByName)(read, account, name);
	if (row?.name === name && row.path === path) return (await principals[kind](account, row.id))?.policies;
}
// src/access/replay.ts
const asItIs = {
	policies: (_caller, policies) => policies,
	resource: ({ policy }) => policy,
	scps: (_account, levels) => levels
};
function createReplay(snapshot, supposed) {
	let policiesOf = policiesOfCaller(snapshot);
	async function again(request, question) {
		let kept = question.ask.caller ?? request.facts.caller, own = await policiesOf(kept);
		if (own === void 0) return `${kept.principalArn || kept.arn} is no longer there`;
		let caller = callerAgain(kept, supposed.policies(kept, own)), ask = await askAgain(snapshot, caller, question);
		if (typeof ask == "string") return ask;
		let { action, resource } = question, resourceAccount = ask.resourceAccount ?? caller.account, policy = supposed.resource(ask, question), facts = {
			house: snapshot,
			caller,
			request: requestAgain(request.facts),
			ask,
			action,
			resourceAccount
		}, asked = {
			principal: caller.principal,
			action,
			resource,
			resourceAccount,
			keys: contextOf({
				...facts,
				now: request.facts.time
			})
		}, there = policySet(snapshot, caller, {
			...ask,
			policy
		}), policies = {
			...there,
			scps: supposed.scps(caller.principal.account, there.scps)
		}, { outcome } = evaluate(asked, policies);
		return {
			question: asked,
			policies,
			outcome,
			explain: () => explain(asked, policies)
		};
	}
	return async (request) => {
		let allowed = wasAllowed(request), unknown, last;
		for (let question of request.questions) {
			let answer = await again(request, question);
			if (typeof answer == "string") unknown ??= answer;
			else if (last = answer, allowed ? isWorse(question, answer) : answer.outcome !== "Allowed") return allowed ? {
				kind: "refused",
				by: answer
			} : { kind: "same" };
		}
		return unknown === void 0 ? allowed || last === void 0 ? { kind: "same" } : {
			kind: "allowed",
			by: last
		} : {
			kind: "unknown",
			because: unknown
		};
	};
}
function isWorse(before, { outcome }) {
	return (before.outcome === "Allowed" || before.outcome !== outcome) && outcome !== "Allowed";
}
async function askAgain(snapshot, caller, kept) {
	let { caller: _caller, policy: policyBefore, ...ask } = kept.ask, { action, resource } = kept, before = {
		...ask,
		resource
	};
	if (action === "s3:CreateBucket") return before;
	let known = await knownResource(snapshot, action, resource), { policy } = known.askOf(caller), isGone = resource.startsWith("arn:aws:s3:::") ? known.account === void 0 : policy === void 0;
	return policyBefore !== void 0 && isGone ? `${resource} is no longer there` : {
		...before,
		policy
	};
}
export { createReplay as n, asItIs as t };
