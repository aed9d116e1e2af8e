import { n as UsageError, t as OperatorError } from "./command-BSarqOj7.js";
import { t as dataDirectoryOption } from "./data-directory-CpvSYsTP.js";
import { n as spanOptions, t as spanOf } from "./time-span-BrsEbk1C.js";
// src/cli/generate-policy.ts
const limits = {
	managed: 6144,
	"inline-user": 2048,
	"inline-role": 10240
}, generatePolicy = {
	name: "generate-policy",
	usage: "--principal ARN",
	summary: "Writes the smallest policy for what a user or role was allowed to do, from the trail.",
	positionals: {
		minimum: 0,
		maximum: 0
	},
	options: [
		{
			name: "principal",
			kind: "text",
			value: "ARN",
			variable: !1,
			help: "The user or role; user/NAME or role/NAME where the trail has only one of that name."
		},
		...spanOptions,
		{
			name: "for",
			kind: "text",
			value: "KIND",
			default: "managed",
			variable: !1,
			help: `What it is to be, for AWS's limit on its size: ${Object.keys(limits).join(", ")}.`
		},
		{
			name: "json",
			kind: "flag",
			variable: !1,
			help: "Prints the policies with what they rest on."
		},
		{
			...dataDirectoryOption,
			help: "Folder whose trail is read; its server may run."
		}
	],
	notes: "Prints the policy; where it exceeds the limit, a list of several. What it rests on and leaves out goes to\nstandard error. The principal need not exist any more.",
	run: runGenerate
};
async function runGenerate(given, world) {
	let principal = given.text("principal");
	if (principal === void 0) throw new UsageError("generate-policy needs --principal ARN");
	let kind = given.text("for");
	if (!Object.hasOwn(limits, kind)) throw new UsageError(`--for is one of ${Object.keys(limits).join(", ")}, not ${kind}`);
	let span = spanOf(given, Date.now()), { openToldTrail } = await import("./told-requests-D7LWUWUy.js"), { toldUses } = await import("./told-uses-CHAbkS4u.js"), { neededPolicies } = await import("./needed-policy-CxNtSLCR.js"), { madeIdsOf } = await import("./made-ids-DNnKs6pu.js"), { openServiceCatalogue } = await import("./service-catalogue-DH5p2HkK.js"), { modelsFolder } = await import("./models-folder-C1fPYPo4.js"), trail = openToldTrail(given.text("data-dir"));
	try {
		let arn = findPrincipal(trail.requests(span), principal), told = toldUses(trail.requests(span), arn), hasMadeIds = madeIdsOf(openServiceCatalogue(modelsFolder()));
		return write(given, world, {
			arn,
			told,
			policies: neededPolicies(told.uses, hasMadeIds, limits[kind]),
			trail
		}), 0;
	} finally {
		trail.close();
	}
}
function findPrincipal(requests, name) {
	let role = /^arn:[^:]+:sts::(\d{12}):assumed-role\/([^/]+)\/[^/]+$/.exec(name), found = new Set();
	for (let { facts } of requests) {
		let { kind, account, principalArn, user, role: issuer } = facts.caller;
		if (kind !== "user" && kind !== "role") continue;
		let ownName = kind === "user" ? user?.name : issuer?.name, isSession = kind === "role" && account === role?.[1] && ownName === role[2];
		(principalArn === name || isSession || name === `${kind}/${ownName}`) && found.add(principalArn);
	}
	let [arn, ...more] = found;
	if (arn === void 0) throw new OperatorError(`the trail holds no request of ${name} in that time`);
	if (more.length > 0) throw new UsageError(`${name} may be ${[...found].join(" or ")}`);
	return arn;
}
function write(given, world, { arn, told, policies, trail }) {
	let { requests, refused, byResource } = told, { extent } = trail, notes = notesOf({
		arn,
		told,
		policies,
		trail
	});
	if (given.flag("json")) {
		let data = {
			principal: arn,
			policies,
			requests,
			refused,
			byResourcePolicy: Object.fromEntries(byResource),
			trail: {
				...extent,
				oldest: extent.oldest && new Date(extent.oldest * 1e3).toISOString()
			},
			notes
		};
		return world.write(`${JSON.stringify(data, null, 2)}\n`);
	}
	policies.length > 0 && world.write(`${JSON.stringify(policies.length === 1 ? policies[0] : policies, null, 2)}\n`);
	for (let note of notes) world.warn(`${note}\n`);
}
function notesOf({ arn, told, policies, trail }) {
	let { requests, refused, byResource, uses } = told, { oldest, forgot, notKept } = trail.extent, notes = [`${arn}: ${requests} requests with ${uses.length} questions that its policies answered`];
	policies.length === 0 && notes.push("No policy is needed for them."), policies.length > 1 && notes.push(`They need ${policies.length} policies: one would exceed the limit of its size.`);
	for (let [action, times] of byResource) notes.push(`Left out: ${action}, ${times} times allowed by the policy of the resource alone`);
	return refused > 0 && notes.push(`Left out: ${refused} requests that were refused`), oldest !== void 0 && notes.push(`The trail goes back to ${new Date(oldest * 1e3).toISOString()}`), forgot && notes.push("Older requests are no longer in it: what was needed only then is missing"), notKept > 0 && notes.push(`In bursts ${notKept} allowed requests of all callers were not kept: run again what came in bursts`), notes;
}
export { generatePolicy };
