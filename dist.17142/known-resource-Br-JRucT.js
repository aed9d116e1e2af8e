import { i as parseArn } from "./arn-ww7bWFpI.js";
import { t as evaluate } from "./evaluate-C1LxSkWr.js";
import { t as isoSeconds } from "./iso-seconds-CC3bPm2u.js";
import { f as findUserByName, gt as countRows } from "./roles-BOLQkOFB.js";
// src/access/context.ts
const globalKeys = new Map([
	["aws:currenttime", ({ now }) => isoSeconds(now)],
	["aws:epochtime", ({ now }) => String(Math.floor(now / 1e3))],
	["aws:securetransport", ({ request }) => String(request.secure)],
	["aws:sourceip", ({ request }) => request.sourceIp],
	["aws:useragent", ({ request }) => request.userAgent],
	["aws:referer", ({ request }) => request.referer],
	["aws:requestedregion", requestedRegion],
	["aws:viaawsservice", () => "false"],
	["aws:resourceaccount", ({ resourceAccount }) => resourceAccount || void 0],
	["aws:resourceorgid", ({ house, resourceAccount }) => house.organizations.of(resourceAccount)?.organizationId],
	["aws:resourceorgpaths", ({ house, resourceAccount }) => pathsOf(house, resourceAccount)],
	["aws:principalorgid", ({ house, caller }) => house.organizations.of(caller.principal.account)?.organizationId],
	["aws:principalorgpaths", ({ house, caller }) => pathsOf(house, caller.principal.account)],
	["aws:userid", ({ caller }) => caller.userId || void 0],
	["aws:username", ({ caller }) => caller.kind === "user" ? caller.user?.name : void 0],
	["aws:principaltype", principalType],
	["aws:principalarn", ({ caller }) => caller.principalArn || void 0],
	["aws:principalaccount", ({ caller }) => caller.kind === "service" ? void 0 : caller.account || "anonymous"],
	["aws:principalisawsservice", ({ caller }) => caller.kind === "anonymous" ? void 0 : String(caller.principal.kind === "Service")],
	["aws:principalservicename", ({ caller }) => caller.principal.kind === "Service" ? caller.arn : void 0],
	["aws:principalservicenameslist", ({ caller }) => caller.principal.kind === "Service" ? [caller.arn] : void 0],
	["aws:tokenissuetime", ({ caller: { session } }) => session && isoSeconds(session.issued * 1e3)],
	["aws:multifactorauthpresent", multiFactorAuthPresent],
	["aws:multifactorauthage", multiFactorAuthAge],
	["aws:sourceidentity", ({ caller }) => caller.session?.sourceIdentity],
	["aws:federatedprovider", ({ caller }) => caller.session?.provider],
	["aws:assumedroot", ({ caller }) => caller.session?.kind === "root" ? "true" : void 0],
	["ec2:roledelivery", ({ caller }) => caller.session?.delivery?.version],
	["ec2:sourceinstancearn", ({ caller }) => caller.session?.delivery?.instanceArn],
	["aws:ec2instancesourcevpc", ({ caller }) => caller.session?.delivery?.vpc],
	["aws:ec2instancesourceprivateipv4", ({ caller }) => caller.session?.delivery?.privateIp]
]);
function contextOf(facts) {
	let own = ownKeys(facts), look = (name) => {
		let mine = own.get(name);
		if (mine !== void 0) return mine;
		let global = globalKeys.get(name);
		if (global !== void 0) return global(facts);
		if (name.startsWith("aws:principaltag/")) return facts.caller.tags.get(name.slice(17));
		let { keys } = facts.caller.session ?? {};
		return keys !== void 0 && Object.hasOwn(keys, name) ? keys[name] : void 0;
	};
	return {
		get(name) {
			let value = look(name);
			return typeof value == "string" ? [value] : value;
		},
		*keys() {
			let names = new Set([
				...own.keys(),
				...globalKeys.keys(),
				...Object.keys(facts.caller.session?.keys ?? {})
			]);
			for (let key of facts.caller.tags.keys()) names.add(`aws:principaltag/${key}`);
			for (let name of names) look(name) !== void 0 && (yield name);
		}
	};
}
const none = new Map();
function ownKeys({ ask, action }) {
	if (ask.keys === void 0 && ask.requestTags === void 0 && ask.resourceTags === void 0) return none;
	let keys = new Map();
	for (let name in ask.keys) ask.keys[name] !== void 0 && keys.set(name.toLowerCase(), ask.keys[name]);
	if (ask.requestTags !== void 0) {
		for (let { Key = "", Value = "" } of ask.requestTags) keys.set(`aws:requesttag/${Key.toLowerCase()}`, Value);
		ask.requestTags.length > 0 && keys.set("aws:tagkeys", ask.requestTags.map(({ Key = "" }) => Key));
	}
	return ask.resourceTags !== void 0 && addResourceTags(keys, ask.resourceTags, action), keys;
}
function addResourceTags(keys, tags, action) {
	let service = action.slice(0, action.indexOf(":")), twin = service === "sts" ? "iam" : service;
	for (let { Key = "", Value = "" } of tags) keys.set(`aws:resourcetag/${Key.toLowerCase()}`, Value), (twin === "iam" || twin === "ec2") && keys.set(`${twin}:resourcetag/${Key.toLowerCase()}`, Value);
}
function requestedRegion({ action, request }) {
	return action.startsWith("iam:") || action.startsWith("organizations:") || globalHost.test(request.host) ? "us-east-1" : request.region;
}
const globalHost = /^(?:iam|sts)\.amazonaws\.com(?::\d{1,5})?$/i;
function pathsOf({ organizations }, account) {
	let path = organizations.of(account)?.path;
	return path === void 0 ? void 0 : [path];
}
function principalType({ caller }) {
	let { kind } = caller.principal;
	return kind === "WebIdentity" || kind === "SAML" || kind === "Service" ? void 0 : kind;
}
function multiFactorAuthPresent({ caller: { session } }) {
	return session === void 0 ? void 0 : String(session.mfaAt !== void 0);
}
function multiFactorAuthAge({ caller: { session }, now }) {
	return session?.mfaAt === void 0 ? void 0 : String(Math.max(0, Math.floor(now / 1e3) - session.mfaAt));
}
// src/access/authorize.ts
function decide(asking, ask) {
	let { house, request, now } = asking, caller = ask.caller ?? asking.caller, action = ask.action ?? asking.action, resourceAccount = ask.resourceAccount ?? caller.account, question = {
		principal: caller.principal,
		action,
		resource: ask.resource ?? "*",
		resourceAccount,
		keys: contextOf({
			house,
			caller,
			request,
			ask,
			action,
			resourceAccount,
			now
		})
	}, policies = policySet(house, caller, ask);
	return {
		caller,
		ask,
		question,
		policies,
		decision: evaluate(question, policies),
		label: ask.label
	};
}
function authorize(service, operation, asking, questions) {
	let refuse = (asked) => service.refuse(asked, asked.caller, operation, asking.house), asked = [];
	if ("free" in questions) return {
		asked,
		refusals: []
	};
	if ("each" in questions) {
		let refusals = [];
		for (let ask of questions.each) {
			let answer = decide(asking, ask);
			asked.push(answer), refusals.push(answer.decision.outcome === "Allowed" ? void 0 : refuse(answer));
		}
		return {
			asked,
			refusals
		};
	}
	let refuses = "all" in questions ? notAllowed : explicitlyDenied, asks = "all" in questions ? questions.all : questions.unlessDenied;
	if (asks.length === 0) throw Error(`${service.name}:${operation} asks no question`);
	for (let ask of asks) {
		let answer = decide(asking, ask);
		if (asked.push(answer), refuses(answer.decision)) return {
			asked,
			refusal: refuse(answer),
			refusals: []
		};
	}
	return {
		asked,
		refusals: []
	};
}
function notAllowed(decision) {
	return decision.outcome !== "Allowed";
}
function explicitlyDenied(decision) {
	return decision.outcome === "ExplicitlyDenied";
}
const noLevels = [];
function policySet(house, caller, ask) {
	let kind = ask.policyKind ?? (ask.policy === void 0 ? "none" : "generic");
	return {
		scps: house.organizations.of(caller.principal.account)?.scps() ?? noLevels,
		rcps: house.organizations.of(ask.resourceAccount ?? caller.account)?.rcps() ?? noLevels,
		identity: caller.policies.identity,
		boundary: caller.policies.boundary,
		session: caller.policies.session,
		resource: ask.policy === void 0 ? void 0 : {
			id: ask.policy.id,
			type: kind === "trust-policy" ? "trust" : "resource",
			policy: house.policies.get(ask.policy.text)
		},
		resourceKind: kind
	};
}
// src/store/buckets.ts
function findBucket(db, name) {
	return db.selectFrom("buckets").selectAll().where("name", "=", name).executeTakeFirst();
}
function findBucketById(db, id) {
	return db.selectFrom("buckets").selectAll().where("id", "=", id).executeTakeFirst();
}
function listBuckets(db, account, page) {
	let query = db.selectFrom("buckets").selectAll().where("account", "=", account).where("name", ">", page.after).where("name", ">=", page.from);
	return page.before !== void 0 && (query = query.where("name", "<", page.before)), page.region !== void 0 && (query = query.where("region", "=", page.region)), query.orderBy("name").limit(page.limit).execute();
}
function countBuckets(db, account) {
	return countRows(db, "buckets", account);
}
async function insertBucket(tx, bucket) {
	await tx.insertInto("buckets").values(bucket).execute();
}
async function updateBucket(tx, id, change) {
	let { numUpdatedRows } = await tx.updateTable("buckets").set(change).where("id", "=", id).executeTakeFirst();
	return numUpdatedRows > 0n;
}
async function deleteBucket(tx, id) {
	await tx.deleteFrom("buckets").where("id", "=", id).execute();
}
// src/access/known-resource.ts
async function knownResource(sources, action, resource) {
	let arn = parseArn(resource);
	if (arn?.service === "s3") return bucketResource(sources, resource, arn.resource);
	let account = arn !== void 0 && /^\d{12}$/.test(arn.account) ? arn.account : void 0, base = {
		resource,
		resourceAccount: account
	};
	if (arn?.service === "iam" && account !== void 0) {
		if (arn.resource.startsWith("role/")) return roleResource(sources, action, resource, account);
		if (arn.resource.startsWith("user/")) {
			let row = await findUserByName(sources.read, account, lastPart(arn.resource)), user = row && await sources.principals.user(account, row.id);
			if (user?.arn === resource) return fixed({
				...base,
				resourceTags: user.tags
			}, !0);
		}
	}
	return fixed(base, !1);
}
function fixed(ask, tagsKnown) {
	return {
		account: ask.resourceAccount,
		askOf: () => ask,
		tagsKnown
	};
}
async function roleResource(sources, action, resource, account) {
	let found = await sources.principals.roleByName(account, lastPart(resource)), role = found?.arn === resource ? found : void 0, isTrust = action.toLowerCase().startsWith("sts:");
	if (role !== void 0 && isTrust) return roleToAssume(role);
	let ask = {
		resource,
		resourceAccount: account,
		resourceTags: role?.tags
	};
	return fixed(isTrust ? {
		...ask,
		policyKind: "trust-policy"
	} : ask, role !== void 0);
}
function roleToAssume(role) {
	return fixed({
		resource: role.arn,
		resourceAccount: role.account,
		resourceTags: role.tags,
		policyKind: "trust-policy",
		policy: {
			text: role.trustPolicy,
			id: `${role.arn} (trust policy)`
		}
	}, !0);
}
async function bucketResource(sources, resource, rest) {
	let bucket = await findBucket(sources.read, rest.split("/", 1)[0]);
	return {
		account: bucket?.account,
		tagsKnown: !1,
		askOf(caller) {
			let resourceAccount = bucket?.account ?? caller.account;
			return {
				resource,
				resourceAccount,
				policy: bucket && bucketPolicy(bucket, caller),
				keys: { "s3:ResourceAccount": resourceAccount || void 0 }
			};
		}
	};
}
function bucketPolicy(bucket, caller) {
	if (bucket.policy !== null && !(caller.kind !== "service" && caller.account !== bucket.account && bucket.policyPublic === 1 && restrictsPublic(bucket))) return {
		text: bucket.policy,
		id: `arn:aws:s3:::${bucket.name}`
	};
}
function restrictsPublic({ publicAccessBlock }) {
	return publicAccessBlock !== null && JSON.parse(publicAccessBlock).RestrictPublicBuckets === !0;
}
function lastPart(text) {
	return text.slice(text.lastIndexOf("/") + 1);
}
export { findBucket as a, listBuckets as c, decide as d, policySet as f, deleteBucket as i, updateBucket as l, roleToAssume as n, findBucketById as o, contextOf as p, countBuckets as r, insertBucket as s, knownResource as t, authorize as u };
