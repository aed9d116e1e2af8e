import { t as carriedKeys } from "./needed-policy-BVe4iHzy.js";
import { n as wasAllowed } from "./told-requests-BVVrw8bo.js";
// src/access/told-uses.ts
function isBy(caller, principalArn) {
	return caller.principalArn === principalArn && (caller.kind === "user" || caller.kind === "role");
}
function toldUses(requests, principalArn) {
	let told = {
		uses: [],
		requests: 0,
		refused: 0,
		byResource: new Map()
	};
	for (let request of requests) if (isBy(request.facts.caller, principalArn)) {
		if (!wasAllowed(request)) told.refused += 1;
		else {
			told.requests += 1;
			for (let question of request.questions) question.outcome === "Allowed" && question.ask.caller === void 0 && (question.statements.some(({ layer }) => layer === "identity") ? told.uses.push(useOf(question)) : told.byResource.set(question.action, (told.byResource.get(question.action) ?? 0) + 1));
		}
	}
	return told;
}
function useOf({ action, resource, ask }) {
	let keys = new Map();
	for (let [name, value] of Object.entries(ask.keys ?? {})) {
		let key = name.toLowerCase(), single = typeof value == "string" ? value : value?.length === 1 ? value[0] : void 0;
		single !== void 0 && single !== "" && carriedKeys.has(key) && keys.set(key, single);
	}
	return {
		action,
		resource,
		keys
	};
}
export { toldUses };
