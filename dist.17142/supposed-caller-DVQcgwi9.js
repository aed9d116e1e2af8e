import { f as policySet, p as contextOf } from "./known-resource-Br-JRucT.js";
import { i as roleCaller, s as userCaller } from "./caller-XD3Wc19k.js";
// src/access/suppose.ts
const ofTheRequest = new Set([
	"aws:currenttime",
	"aws:epochtime",
	"aws:securetransport",
	"aws:sourceip",
	"aws:useragent",
	"aws:referer",
	"aws:requestedregion",
	"aws:tokenissuetime"
]), noRequest = {
	requestId: "",
	region: "",
	sourceIp: "",
	userAgent: "",
	secure: !1,
	host: "",
	method: "",
	path: "",
	headers: {}
};
function suppose(house, caller, ask, given = new Map()) {
	let { action } = ask, resourceAccount = ask.resourceAccount ?? caller.account, implied = contextOf({
		house,
		caller,
		request: noRequest,
		ask,
		action,
		resourceAccount,
		now: 0
	});
	return {
		question: {
			principal: caller.principal,
			action,
			resource: ask.resource ?? "*",
			resourceAccount,
			keys: overlaid(implied, given)
		},
		policies: policySet(house, caller, ask)
	};
}
function overlaid(implied, given) {
	let isImplied = (name) => !ofTheRequest.has(name);
	return {
		get: (name) => given.get(name) ?? (isImplied(name) ? implied.get(name) : void 0),
		*keys() {
			yield* given.keys();
			for (let name of implied.keys()) isImplied(name) && !given.has(name) && (yield name);
		}
	};
}
// src/access/supposed-caller.ts
function supposedCaller(kind, principal, facts) {
	let caller = kind === "user" ? userCaller(principal) : roleCaller(principal, sessionOf(principal, facts), {
		...principal.policies,
		...facts.policies !== void 0 && { session: facts.policies }
	});
	return principal.id === "" ? {
		...caller,
		userId: "",
		principal: {
			...caller.principal,
			uniqueId: void 0
		}
	} : caller;
}
function sessionOf(principal, { name, tags, sourceIdentity }) {
	return {
		kind: "role",
		account: principal.account,
		accessKeyId: "",
		secret: "",
		principalId: principal.id,
		name,
		roleTags: Object.fromEntries(principal.tags.map(({ Key = "", Value = "" }) => [Key, Value])),
		tags,
		sourceIdentity,
		issued: 0,
		expires: 0,
		epoch: 0
	};
}
export { suppose as n, supposedCaller as t };
