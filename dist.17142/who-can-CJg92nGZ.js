import { l as resourceMatcher, t as candidatesFor } from "./compile-CqDfIYwJ.js";
import { t as evaluate } from "./evaluate-C1LxSkWr.js";
import { f as tokensOf } from "./ip-address-BMUD-mtk.js";
import { t as accountOf } from "./principal-BqvJeCBq.js";
import { a as rootArn } from "./arn-ww7bWFpI.js";
import { c as listAccounts } from "./accounts-DqERYTvr.js";
import { h as listUsers, s as listRoles } from "./roles-BOLQkOFB.js";
import { a as rootCaller } from "./caller-XD3Wc19k.js";
import { n as roleToAssume, t as knownResource } from "./known-resource-Br-JRucT.js";
import { n as suppose, t as supposedCaller } from "./supposed-caller-DVQcgwi9.js";
import { setImmediate } from "node:timers/promises";
// src/policy/possible.ts
function possibility(question, policies, isOpen) {
	let decision = evaluate(question, policies);
	if (decision.outcome === "Allowed") return {
		can: "always",
		statements: decision.statements,
		needs: []
	};
	let never = {
		can: "never",
		decision
	};
	if (!dependsOnKeys(question.action, policies)) return never;
	let needs = [];
	for (let by of decision.outcome === "ExplicitlyDenied" ? decision.statements : []) {
		let { conditions } = statementOf(by), open = conditions.filter(({ condition }) => isOpenCondition(condition, question.keys, isOpen));
		if (open.length === 0) return never;
		needs.push({
			effect: "Deny",
			by,
			conditions: open.map(({ condition }) => condition)
		});
	}
	let { set, original } = relaxed(question, policies, isOpen), again = evaluate(question, set);
	if (again.outcome !== "Allowed") return never;
	let statements = again.statements.map((by) => ({
		...by,
		source: original.get(by.source) ?? by.source
	}));
	for (let by of statements) {
		let conditions = droppedOf(statementOf(by), question, isOpen);
		conditions.length > 0 && needs.push({
			effect: "Allow",
			by,
			conditions
		});
	}
	return {
		can: "if",
		statements,
		needs
	};
}
function statementOf({ source, index }) {
	return source.policy.statements[index];
}
function dependsOnKeys(action, policies) {
	let { scps, rcps, identity, boundary, session = [], resource } = policies;
	return [
		...scps.flat(),
		...rcps.flat(),
		...identity,
		boundary,
		...session,
		resource
	].some((source) => {
		if (source === void 0) return !1;
		let { allow, deny } = candidatesFor(source.policy, action);
		return [...allow, ...deny].some(({ conditions, statement }) => conditions.length > 0 || statement.resource?.some((pattern) => pattern.includes("${")) === !0);
	});
}
function relaxed(question, policies, isOpen) {
	let original = new Map(), variant = (source, statements) => {
		let made = {
			...source,
			policy: withStatements(source.policy, statements)
		};
		return original.set(made, source), made;
	}, allows = ({ policy }) => candidatesFor(policy, question.action).allow, eased = (source) => allows(source).map((one) => easedOf(one, question, isOpen)), list = (sources) => [...sources.map((source) => variant(source, [...allows(source)])), ...sources.map((source) => variant(source, eased(source)))], single = (source) => source && variant(source, [...allows(source), ...eased(source)]), { scps, rcps, identity, boundary, session, resource } = policies;
	return {
		original,
		set: {
			...policies,
			scps: scps.map(list),
			rcps: rcps.map(list),
			identity: list(identity),
			boundary: single(boundary),
			session: session && list(session),
			resource: single(resource)
		}
	};
}
function withStatements(policy, statements) {
	return {
		...policy,
		statements,
		byService: new Map([["", statements]]),
		candidates: new Map()
	};
}
function easedOf(compiled, question, isOpen) {
	let { keys } = question, conditions = compiled.conditions.filter((one) => one.holds(keys) || !isOpenCondition(one.condition, keys, isOpen)), patterns = openPatterns(compiled, keys, isOpen);
	if (patterns.length === 0) return {
		...compiled,
		conditions
	};
	let matchers = patterns.map(({ widened }) => resourceMatcher(widened, !0));
	return {
		...compiled,
		conditions,
		matchesResource: (text, given) => compiled.matchesResource(text, given) || matchers.some((matches) => matches(text, given))
	};
}
function droppedOf(compiled, { keys, resource }, isOpen) {
	let dropped = compiled.conditions.filter((one) => !one.holds(keys) && isOpenCondition(one.condition, keys, isOpen)).map(({ condition }) => condition);
	if (compiled.matchesResource(resource, keys)) return dropped;
	let fitting = openPatterns(compiled, keys, isOpen).find(({ widened }) => resourceMatcher(widened, !0)(resource, keys));
	return fitting === void 0 ? dropped : [...fitting.keys.map((key) => ({
		operator: "Resource",
		key,
		values: [fitting.pattern]
	})), ...dropped];
}
function isOpenCondition({ key, values }, keys, isOpen) {
	return isOpen(key.toLowerCase(), values) || values.some((value) => openVariables(value, keys, isOpen).length > 0);
}
function openVariables(text, keys, isOpen) {
	return text.includes("${") ? tokensOf(text, {
		variables: !0,
		wildcards: !1
	}).flatMap((token) => token.kind === "variable" && keys.get(token.key) === void 0 && isOpen(token.key, []) ? [token.key] : []) : [];
}
function openPatterns({ statement, variables }, keys, isOpen) {
	return variables ? (statement.resource ?? []).flatMap((pattern) => {
		let open = openVariables(pattern, keys, isOpen);
		return open.length === 0 || pattern.slice(0, pattern.indexOf("${")).split(":").length < 6 ? [] : [{
			pattern,
			widened: pattern.replace(/\$\{([^},]{1,256})[^}]{0,256}\}/g, (written, key) => open.includes(key.trim().toLowerCase()) ? "*" : written),
			keys: open
		}];
	}) : [];
}
// src/policy/reach.ts
function createReach(actors, assume) {
	let index = indexOf(actors), asked = new Map(), edge = (from, to) => {
		let answers = asked.get(from);
		return answers === void 0 && asked.set(from, answers = new Map()), answers.has(to) || answers.set(to, assume(from, to)), answers.get(to);
	};
	return {
		to(goal, hops) {
			let last = new Map();
			for (let actor of actors) {
				let step = goal(actor);
				step !== void 0 && last.set(actor, step);
			}
			let starts = actors.filter((actor) => last.has(actor)), before = (hop, rest) => [hop, ...rest], known = (actor) => last.get(actor).can === "always", search = {
				hops,
				edge,
				next: index.callersOf,
				joined: before,
				isBackward: !0
			}, paths = spread({
				...search,
				starts: starts.filter(known),
				conditional: !1
			}, new Map());
			for (let [actor, path] of spread({
				...search,
				starts,
				conditional: !0
			}, paths)) paths.set(actor, path);
			return actors.flatMap((start) => {
				let path = paths.get(start);
				return path === void 0 ? [] : [{
					path: {
						start,
						hops: path
					},
					last: last.get(path.at(-1)?.to ?? start)
				}];
			});
		},
		from(start, hops) {
			let search = {
				hops,
				edge,
				next: index.rolesOf,
				joined: (hop, rest) => [...rest, hop],
				isBackward: !1,
				starts: [start]
			}, paths = spread({
				...search,
				conditional: !1
			}, new Map());
			for (let [actor, path] of spread({
				...search,
				conditional: !0
			}, paths)) paths.set(actor, path);
			return paths.delete(start), actors.flatMap((actor) => {
				let path = paths.get(actor);
				return path === void 0 ? [] : [{
					start,
					hops: path
				}];
			});
		}
	};
}
function spread(search, better) {
	let { starts, hops, conditional, isBackward, edge, next, joined } = search, seen = new Map(starts.map((actor) => [actor, []])), frontier = starts;
	for (let hop = 0; hop < hops && frontier.length > 0; hop += 1) {
		let reached = [];
		for (let at of frontier) for (let other of next(at)) {
			if (seen.has(other)) continue;
			let ends = isBackward ? {
				from: other,
				to: at
			} : {
				from: at,
				to: other
			}, step = edge(ends.from, ends.to);
			step === void 0 || !conditional && step.can !== "always" || (seen.set(other, joined({
				...ends,
				step
			}, seen.get(at))), reached.push(other));
		}
		frontier = reached;
	}
	for (let actor of better.keys()) seen.delete(actor);
	return seen;
}
function indexOf(actors) {
	let callers = actors.filter(({ kind }) => kind !== "root"), roles = actors.filter(({ trusted }) => trusted !== void 0), byName = new Map();
	for (let actor of callers) for (let name of actor.names) push(byName, name, actor);
	let assuming = Map.groupBy(callers.filter(({ mayAssume }) => mayAssume !== void 0), ({ account }) => account), trusting = new Map();
	for (let role of roles) {
		let { names, accounts, everyone } = role.trusted;
		for (let name of names) push(trusting, name, role);
		for (let account of accounts) push(trusting, account, role);
		everyone && push(trusting, "*", role);
	}
	return {
		callersOf({ arn, account, trusted }) {
			if (trusted === void 0) return [];
			let found = new Set();
			for (let name of trusted.names) for (let actor of byName.get(name) ?? []) found.add(actor);
			for (let of of trusted.accounts) for (let actor of assuming.get(of) ?? []) actor.mayAssume(arn) && found.add(actor);
			if (trusted.everyone) for (let actor of callers) (actor.account === account || actor.mayAssume?.(arn)) && found.add(actor);
			return [...found];
		},
		rolesOf(actor) {
			if (actor.kind === "root") return [];
			let found = new Set(actor.names.flatMap((name) => trusting.get(name) ?? []));
			for (let role of trusting.get(actor.account) ?? []) actor.mayAssume?.(role.arn) && found.add(role);
			for (let role of trusting.get("*") ?? []) (actor.account === role.account || actor.mayAssume?.(role.arn)) && found.add(role);
			return [...found];
		}
	};
}
function push(map, key, value) {
	let list = map.get(key);
	list === void 0 ? map.set(key, [value]) : list.push(value);
}
// src/policy/trusted.ts
function trustedBy(policy, action) {
	let names = new Set(), accounts = new Set(), everyone = !1;
	for (let { type, value } of namedBy(policy, action)) if (value === "*" && (type === "*" || type === "AWS")) everyone = !0;
	else if (type === "AWS") {
		let account = accountOf(value);
		account === void 0 ? names.add(sessionArn.exec(value)?.[1] ?? value) : accounts.add(account);
	}
	return {
		names,
		accounts,
		everyone
	};
}
function trustedValues(policy, action, of) {
	return new Set(namedBy(policy, action).flatMap(({ type, value }) => type === of ? [value] : []));
}
function namedBy(policy, action) {
	return candidatesFor(policy, action).allow.flatMap(({ statement }) => statement.principal ?? []);
}
const sessionArn = /^(arn:[^:]{1,20}:sts::\d{12}:assumed-role\/[^/]{1,64})\/([^/]{1,64})$/;
function sessionsNamed(policy, roleSessions) {
	let names = new Set();
	for (let { statement } of policy.statements) for (let { type, value } of statement.principal ?? []) {
		let [, of, name] = type === "AWS" && sessionArn.exec(value) || [];
		of === roleSessions && name !== void 0 && names.add(name);
	}
	return [...names];
}
// src/access/actors.ts
async function readActors(sources, usersOf) {
	let { read, principals } = sources, actors = [];
	for (let { id: account, closed } of await listAccounts(read)) if (closed === null) {
		(usersOf === void 0 || account === usersOf) && actors.push(...await readUsers(sources, account));
		for await (let { id } of everyRow((page) => listRoles(read, account, "/", page))) {
			let role = await principals.role(account, id);
			if (role === void 0) continue;
			let names = [
				role.arn,
				id,
				sessionsArn(role)
			], trusted = trustedBy(sources.policies.get(role.trustPolicy), "sts:AssumeRole");
			actors.push({
				kind: "role",
				principal: role,
				...facts(role, names),
				trusted
			});
		}
	}
	return actors;
}
async function readUsers({ read, principals }, account) {
	let actors = [{
		kind: "root",
		arn: rootArn(account),
		account,
		names: []
	}];
	for await (let { id } of everyRow((page) => listUsers(read, account, "/", page))) {
		let user = await principals.user(account, id);
		user !== void 0 && actors.push({
			kind: "user",
			principal: user,
			...facts(user, [user.arn, id])
		});
	}
	return actors;
}
function sessionsArn({ account, name }) {
	return `arn:aws:sts::${account}:assumed-role/${name}`;
}
function facts({ arn, account, policies }, names) {
	return {
		arn,
		account,
		names,
		mayAssume: mayAssume(policies)
	};
}
const noKeys = new Map();
function mayAssume({ identity }) {
	let allows = identity.flatMap(({ policy }) => candidatesFor(policy, "sts:AssumeRole").allow);
	if (allows.length !== 0) return (roleArn) => allows.some((one) => hasVariable(one) || one.matchesResource(roleArn, noKeys));
}
function hasVariable({ statement: { resource, notResource } }) {
	return (resource ?? notResource ?? []).some((pattern) => pattern.includes("${"));
}
async function* everyRow(list) {
	let after;
	for (;;) {
		let page = await list({
			after,
			limit: 100
		});
		if (yield* page, page.length < 100) return;
		after = page.at(-1).nameKey, await setImmediate();
	}
}
// src/access/open-keys.ts
const ofTheCaller = new Set([
	"aws:assumedroot",
	"aws:principalaccount",
	"aws:principalarn",
	"aws:principalisawsservice",
	"aws:principalservicename",
	"aws:principalservicenameslist",
	"aws:principalorgid",
	"aws:principalorgpaths",
	"aws:principaltype",
	"aws:resourceaccount",
	"aws:resourceorgid",
	"aws:resourceorgpaths",
	"aws:userid",
	"aws:username",
	"aws:viaawsservice"
]), ofRoleSessions = /^(?:aws:(?:sourceidentity|federatedprovider|ec2instance\w+)|ec2:(?:roledelivery|sourceinstancearn))$/;
function openKeysOf(caller, keys, tagsKnown) {
	let isRole = caller.kind === "role";
	return (key, values) => key.startsWith("aws:principaltag/") ? isRole : key === "aws:userid" && isRole ? values.some((value) => value.startsWith(`${caller.role?.id}:`)) : keys.get(key) !== void 0 || ofTheCaller.has(key) || isRole && key === "aws:multifactorauthage" || !isRole && ofRoleSessions.test(key) ? !1 : !(tagsKnown && /^(?:aws|iam):resourcetag\//.test(key));
}
// src/access/who-can.ts
const anySession = "session";
async function openPowers(sources, given) {
	let actors = given ?? await readActors(sources), callerOf = createCallerOf();
	function decide(actor, action, resource) {
		let best;
		for (let session of [void 0, ...sessionsFor(actor, resource)]) {
			let caller = callerOf(actor, session ?? anySession), { question, policies } = suppose(sources, caller, {
				...resource.askOf(caller),
				action
			}), answer = possibility(question, policies, openKeysOf(caller, question.keys, resource.tagsKnown));
			if (answer.can === "always") return {
				...answer,
				session
			};
			(best === void 0 || best.can === "never" && answer.can === "if") && (best = {
				...answer,
				session
			});
		}
		return best;
	}
	function sessionsFor(actor, { askOf }) {
		if (actor.kind !== "role") return [];
		let { policy } = askOf(rootCaller(actor.account));
		return policy === void 0 || !policy.text.includes(":assumed-role/") ? [] : sessionsNamed(sources.policies.get(policy.text), sessionsArn(actor.principal));
	}
	let stepOf = (answer) => answer.can === "never" ? void 0 : answer, reach = createReach(actors, (from, to) => to.kind === "role" ? stepOf(decide(from, "sts:AssumeRole", roleToAssume(to.principal))) : void 0);
	return {
		actors,
		async whoCan(action, resource, hops) {
			let known = await knownResource(sources, action, resource);
			return reach.to((actor) => stepOf(decide(actor, action, known)), hops);
		},
		roles: (actor, hops) => reach.from(actor, hops),
		can: async (actor, action, resource) => decide(actor, action, await knownResource(sources, action, resource)),
		async question(actor, session, action, resource) {
			let caller = callerOf(actor, session ?? anySession), known = await knownResource(sources, action, resource);
			return suppose(sources, caller, {
				...known.askOf(caller),
				action
			});
		}
	};
}
function createCallerOf() {
	let known = new Map();
	return (actor, session) => {
		let sessions = known.get(actor) ?? new Map();
		known.set(actor, sessions);
		let caller = sessions.get(session) ?? makeCaller(actor, session);
		return sessions.set(session, caller), caller;
	};
}
function makeCaller(actor, session) {
	return actor.kind === "root" ? rootCaller(actor.account) : supposedCaller(actor.kind, actor.principal, { name: session });
}
export { possibility as a, trustedValues as i, openKeysOf as n, readActors as r, openPowers as t };
