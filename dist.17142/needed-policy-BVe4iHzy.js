import { i as parseArn } from "./arn-ww7bWFpI.js";
import { t as policySize } from "./size-mTa-_fki.js";
function generalisedResources(resources, hasMadeIds) {
	let buckets = new Map(), types = new Map(), others = new Set();
	for (let text of resources) {
		if (text === "*") return ["*"];
		let arn = parseArn(text);
		if (arn === void 0) others.add(literalOf(text));
		else if (arn.service === "s3" && arn.account === "") addObject(buckets, others, text, arn.resource);
		else {
			let end = arn.resource.search(/[/:]/), head = text.slice(0, text.length - arn.resource.length + end + 1), named = types.get(head) ?? {
				service: arn.service,
				type: arn.resource.slice(0, end),
				names: []
			};
			end === -1 ? others.add(text) : (named.names.push(text.slice(head.length)), types.set(head, named));
		}
	}
	for (let [head, keys] of buckets) for (let pattern of coverKeys(keys)) others.add(head + pattern);
	for (let [head, named] of types) for (let name of coverNames(named, hasMadeIds)) others.add(head + name);
	return [...others].sort();
}
function addObject(buckets, others, text, rest) {
	let slash = rest.indexOf("/");
	if (slash === -1) return void others.add(literalOf(text));
	let head = text.slice(0, text.length - rest.length + slash + 1), keys = buckets.get(head);
	keys === void 0 ? buckets.set(head, [rest.slice(slash + 1)]) : keys.push(rest.slice(slash + 1));
}
function coverKeys(all) {
	let keys = [...new Set(all)];
	if (keys.length <= 3) return keys.map(literalOf);
	let folder = commonFolder(keys);
	if (folder !== "") return [`${literalOf(folder)}*`];
	let patterns = [...Map.groupBy(keys, (key) => key.slice(0, key.indexOf("/") + 1))].flatMap(([top, within]) => within.length <= 3 ? within.map(literalOf) : top === "" ? ["*"] : [`${literalOf(commonFolder(within))}*`]);
	return patterns.length > 10 || patterns.includes("*") ? ["*"] : patterns;
}
function coverNames({ service, type, names: all }, hasMadeIds) {
	let names = [...new Set(all)];
	if (names.includes("*") || names.length > 3 && hasMadeIds(service, type)) return ["*"];
	if (names.length <= 40) return names;
	let folder = commonFolder(names);
	return folder === "" ? names : [`${folder}*`];
}
function commonFolder(names) {
	let common = names[0].slice(0, names[0].lastIndexOf("/") + 1);
	for (let name of names) for (; !name.startsWith(common);) common = common.slice(0, common.lastIndexOf("/", common.length - 2) + 1);
	return common;
}
function literalOf(text) {
	return text.replace(/[*?]|\$(?=\{)/g, (special) => `\${${special}}`);
}
// src/policy/needed-policy.ts
const carriedKeys = new Map([
	{
		key: "iam:PassedToService",
		operator: "StringEquals"
	},
	{
		key: "iam:PolicyARN",
		operator: "ArnEquals"
	},
	{
		key: "iam:PermissionsBoundary",
		operator: "StringEquals"
	},
	{
		key: "iam:AWSServiceName",
		operator: "StringEquals"
	},
	{
		key: "sts:ExternalId",
		operator: "StringEquals"
	},
	{
		key: "ec2:CreateAction",
		operator: "StringEquals"
	},
	{
		key: "s3:prefix",
		operator: "StringEquals"
	}
].map((carried) => [carried.key.toLowerCase(), carried]));
function neededPolicies(uses, hasMadeIds, limit) {
	let grants = new Map();
	for (let [action, byResource] of collect(uses)) {
		let service = action.slice(0, action.indexOf(":"));
		for (let [signature, names] of partition(byResource)) {
			let resources = generalisedResources(names, hasMadeIds), key = JSON.stringify([
				service,
				resources,
				signature
			]), grant = grants.get(key), condition = conditionOf(JSON.parse(signature));
			grant === void 0 ? grants.set(key, {
				service,
				actions: [action],
				resources,
				condition
			}) : grant.actions.push(action);
		}
	}
	let order = (grant) => JSON.stringify([
		grant.service,
		grant.actions,
		grant.resources,
		grant.condition
	]);
	return pack([...grants.values()].map((grant) => ({
		...grant,
		actions: grant.actions.sort()
	})).sort((a, b) => order(a) < order(b) ? -1 : 1), limit);
}
function collect(uses) {
	let actions = new Map();
	for (let { action, resource, keys } of uses) {
		let byResource = actions.get(action) ?? new Map();
		actions.set(action, byResource);
		let constants = byResource.get(resource);
		constants === void 0 ? byResource.set(resource, new Map(keys)) : keepCommon(constants, keys);
	}
	return actions;
}
function keepCommon(constants, keys) {
	for (let [key, value] of constants) keys.get(key) !== value && constants.delete(key);
}
function partition(byResource) {
	let parts = new Map();
	for (let [resource, constants] of byResource) {
		let signature = JSON.stringify([...constants].sort(([a], [b]) => a < b ? -1 : 1)), part = parts.get(signature);
		part === void 0 ? parts.set(signature, [resource]) : part.push(resource);
	}
	if (parts.size <= 3) return parts;
	let [first = new Map(), ...rest] = byResource.values(), common = new Map(first);
	for (let constants of rest) keepCommon(common, constants);
	return new Map([[JSON.stringify([...common].sort()), [...byResource.keys()]]]);
}
function conditionOf(constants) {
	let condition = {};
	for (let [name, value] of constants) {
		let carried = carriedKeys.get(name);
		carried !== void 0 && (condition[carried.operator] = {
			...condition[carried.operator],
			[carried.key]: literalOf(value)
		});
	}
	return Object.keys(condition).length === 0 ? void 0 : condition;
}
function pack(grants, limit) {
	let policies = [], statements = [], names = new Set(), close = () => {
		statements.length > 0 && policies.push({
			Version: "2012-10-17",
			Statement: statements
		}), statements = [], names = new Set();
	}, waiting = [...grants];
	for (let grant = waiting.shift(); grant !== void 0; grant = waiting.shift()) {
		let statement = statementOf(grant, names);
		if (sizeOf([...statements, statement]) > limit) {
			close();
			let halves = sizeOf([statement]) > limit ? halvesOf(grant) : void 0;
			halves === void 0 ? statements.push(statementOf(grant, names)) : waiting.unshift(...halves);
		} else statements.push(statement);
		for (let { Sid } of statements) names.add(Sid);
	}
	return close(), policies;
}
function sizeOf(Statement) {
	return policySize(JSON.stringify({
		Version: "2012-10-17",
		Statement
	}));
}
function halvesOf(grant) {
	let part = grant.resources.length > 1 ? "resources" : "actions", list = grant[part];
	if (list.length < 2) return;
	let middle = list.length >> 1;
	return [{
		...grant,
		[part]: list.slice(0, middle)
	}, {
		...grant,
		[part]: list.slice(middle)
	}];
}
function statementOf(grant, taken) {
	return {
		Sid: sidOf(grant, taken),
		Effect: "Allow",
		Action: oneOrMore(grant.actions),
		Resource: oneOrMore(grant.resources),
		...grant.condition !== void 0 && { Condition: grant.condition }
	};
}
function oneOrMore(list) {
	return list.length === 1 ? list[0] : list;
}
function sidOf({ service, actions }, taken) {
	let title = titles[service] ?? service.charAt(0).toUpperCase() + service.slice(1), names = actions.map((action) => action.slice(service.length + 1)), common = names.every((name) => reading.test(name)) ? "Read" : "Write", name = (title + (names.length === 1 ? names[0] : common)).replace(/[^A-Za-z0-9]/g, "");
	for (let number = 2;; number += 1) {
		let candidate = number === 2 ? name : `${name}${number - 1}`;
		if (!taken.has(candidate)) return candidate;
	}
}
const reading = /^(?:BatchGet|Describe|Get|Head|List|Lookup|Search|Simulate)/, titles = {
	ec2: "EC2",
	iam: "IAM",
	s3: "S3",
	sts: "STS"
};
export { neededPolicies as n, carriedKeys as t };
