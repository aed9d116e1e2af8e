import { a as withPowers, i as requireResource, n as powersOptions, r as requireAction, t as hopsOf } from "./powers-CCosQeLh.js";
// src/cli/who-can.ts
const whoCan = {
	name: "who-can",
	usage: "ACTION RESOURCE",
	summary: "Tells who may do something, by itself or by assuming roles, and which statements grant it.",
	positionals: {
		minimum: 2,
		maximum: 2
	},
	options: powersOptions,
	notes: "What a request would bring with it is not known: whoever can only on a condition is listed with it.",
	run: runWhoCan
};
async function runWhoCan(given, world) {
	let action = requireAction(given.positionals[0]), resource = requireResource(given.positionals[1]), hops = hopsOf(given), { pathData, pathText, stepData } = await import("./ways-text-BHGRr-mM.js");
	return withPowers(given, async (powers) => {
		let ways = (await powers.whoCan(action, resource, hops)).map(({ path, last }) => ({
			path,
			last,
			conditional: [...path.hops.map(({ step }) => step), last].some(({ can }) => can === "if")
		})), sure = ways.filter(({ conditional }) => !conditional), maybe = ways.filter(({ conditional }) => conditional);
		if (given.flag("json")) {
			let principals = [...sure, ...maybe].map(({ path, last, conditional }) => ({
				...pathData(path),
				can: conditional ? "if" : "always",
				last: stepData(last)
			}));
			return world.write(`${JSON.stringify({
				action,
				resource,
				hops,
				principals
			}, null, 2)}\n`), 0;
		}
		world.write(`${action} on ${resource}: ${sure.length} of ${powers.actors.length} can`), world.write(maybe.length === 0 ? "\n" : `, ${maybe.length} more on conditions\n`);
		for (let { path, last } of [...sure, ...maybe]) world.write(`\n${pathText(path, {
			action,
			step: last
		})}`);
		return 0;
	});
}
export { whoCan };
