import { n as UsageError } from "./command-BSarqOj7.js";
import { a as withPowers, i as requireResource, n as powersOptions, r as requireAction, t as hopsOf } from "./powers-CCosQeLh.js";
// src/cli/can.ts
const can = {
	name: "can",
	usage: "PRINCIPAL [ACTION [RESOURCE]]",
	summary: "Tells which roles a user or role can become, and whether it and they may do something.",
	positionals: {
		minimum: 1,
		maximum: 3
	},
	options: powersOptions,
	notes: "PRINCIPAL is an ARN, or user/NAME or role/NAME where only one account has it. RESOURCE is * by default.",
	run: runCan
};
async function runCan(given, world) {
	let [name = "", actionText, resourceText = "*"] = given.positionals, action = actionText === void 0 ? void 0 : requireAction(actionText), resource = requireResource(resourceText), hops = hopsOf(given), { answerText, pathData, pathText, stepData } = await import("./ways-text-BHGRr-mM.js");
	return withPowers(given, async (powers) => {
		let start = findActor(powers, name), roles = powers.roles(start, hops), ends = [start, ...roles.map((path) => path.hops.at(-1).to)], answers = action === void 0 ? [] : await Promise.all(ends.map((end) => powers.can(end, action, resource)));
		if (given.flag("json")) {
			let decisions = answers.map((answer, at) => ({
				principal: ends[at].arn,
				...stepData(answer)
			})), asked = action === void 0 ? {} : {
				action,
				resource,
				decisions
			}, data = {
				principal: start.arn,
				hops,
				roles: roles.map(pathData),
				...asked
			};
			return world.write(`${JSON.stringify(data, null, 2)}\n`), 0;
		}
		world.write(`${start.arn} can become ${count(roles.length)}\n`);
		for (let path of roles) world.write(`\n${pathText(path)}`);
		if (action === void 0) return 0;
		world.write(`\n${action} on ${resource}:\n`);
		for (let [at, answer] of answers.entries()) world.write(`  ${answerText(ends[at], action, answer)}`);
		return 0;
	});
}
function count(roles) {
	return roles === 0 ? "no other role" : roles === 1 ? "1 other role" : `${roles} other roles`;
}
function findActor({ actors }, name) {
	let role = /^(arn:[^:]{1,20}:sts::\d{12}:assumed-role\/[^/]{1,64})\/[^/]{1,64}$/.exec(name)?.[1], found = actors.filter((actor) => {
		if (actor.arn === name || actor.names.includes(role ?? name)) return !0;
		let { kind, principal } = actor;
		return principal !== void 0 && (name === `${kind}/${principal.name}` || name === principal.name);
	});
	if (found.length === 1) return found[0];
	throw found.length === 0 ? new UsageError(`there is no user or role ${name}`) : new UsageError(`${name} may be ${found.map(({ arn }) => arn).join(" or ")}`);
}
export { can };
