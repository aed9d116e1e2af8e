import { V as openManagedPolicies } from "./organizational-units-D8WL3OX0.js";
import { F as checkTrustPolicy, G as checkLimit, N as checkInlinePolicy, P as checkManagedPolicy, Q as writeKey, at as findLoginProfile, ct as deleteAccessKey, dt as validate, ht as AwsError, lt as findAccessKey, pt as openModel, q as noSuchUser, t as iam, ut as listAccessKeys, z as findInstanceProfile } from "./iam-CsQNoGQ8.js";
import { a as rootCaller } from "./caller-XD3Wc19k.js";
import { r as findAccount } from "./accounts-DqERYTvr.js";
import { T as findGroupByName, h as policyVersions, u as findPolicyByName } from "./tags-B7m9MNJY.js";
import { f as findUserByName, i as findRoleByName, r as findRoleById } from "./roles-BOLQkOFB.js";
import { t as require_dist } from "./dist-BKEG00Mw.js";
import { readFileSync } from "node:fs";
// src/bootstrap/bring-about.ts
async function bringAbout(house, { account, operation, input }) {
	let world = {
		house,
		account,
		ask: (name, asked) => askAsRoot(house, account, name, asked)
	}, resolved = await withPolicyArns(world, input);
	await (ensures[operation]?.(world, resolved) ?? world.ask(operation, resolved));
}
const ensures = {
	async CreateAccountAlias({ house, account, ask }, input) {
		(await findAccount(house.store.read, account))?.alias !== input.AccountAlias && await ask("CreateAccountAlias", input);
	},
	async CreatePolicy(world, input) {
		let known = await findPolicyByName(world.house.store.read, world.account, String(input.PolicyName));
		return known === void 0 ? world.ask("CreatePolicy", input) : (refuseOtherPath("policy", known, input), replaceDocument(world, known, String(input.PolicyDocument)));
	},
	async CreateGroup({ house, account, ask }, input) {
		let known = await findGroupByName(house.store.read, account, String(input.GroupName));
		if (known === void 0) return ask("CreateGroup", input);
		isOther(input.Path, known.path) && await ask("UpdateGroup", {
			GroupName: known.name,
			NewPath: input.Path
		});
	},
	async CreateUser({ house, account, ask }, input) {
		let known = await findUserByName(house.store.read, account, String(input.UserName));
		if (known === void 0) return ask("CreateUser", input);
		isOther(input.Path, known.path) && await ask("UpdateUser", {
			UserName: known.name,
			NewPath: input.Path
		});
	},
	async CreateRole({ house, account, ask }, input) {
		let known = await findRoleByName(house.store.read, account, String(input.RoleName));
		if (known === void 0) return ask("CreateRole", input);
		refuseOtherPath("role", known, input);
		let { Description, MaxSessionDuration } = input;
		(isOther(Description, known.description) || isOther(MaxSessionDuration, known.maxSessionSeconds)) && await ask("UpdateRole", {
			RoleName: known.name,
			Description,
			MaxSessionDuration
		});
	},
	async CreateLoginProfile({ house, account, ask }, input) {
		let user = await findUserByName(house.store.read, account, String(input.UserName)), known = user && await findLoginProfile(house.store.read, user.id);
		if (known === void 0) return ask("CreateLoginProfile", input);
		await house.passwords.verify(String(input.Password), known.passwordHash) || await ask("UpdateLoginProfile", input);
	},
	CreateAccessKey: ensureAccessKey,
	async CreateInstanceProfile({ house, account, ask }, input) {
		let known = await findInstanceProfile(house.store.read, account, String(input.InstanceProfileName));
		if (known === void 0) return ask("CreateInstanceProfile", input);
		refuseOtherPath("instance profile", known, input);
	},
	async AddRoleToInstanceProfile({ house, account, ask }, input) {
		let db = house.store.read, { InstanceProfileName } = input, profile = await findInstanceProfile(db, account, String(InstanceProfileName)), before = profile?.roleId ? await findRoleById(db, profile.roleId) : void 0;
		before?.nameKey !== String(input.RoleName).toLowerCase() && (before !== void 0 && await ask("RemoveRoleFromInstanceProfile", {
			InstanceProfileName,
			RoleName: before.name
		}), await ask("AddRoleToInstanceProfile", input));
	}
};
function isOther(declared, known) {
	return declared !== void 0 && declared !== known;
}
function refuseOtherPath(kind, known, input) {
	if (isOther(input.Path, known.path)) throw new AwsError("EntityAlreadyExists", 409, `the ${kind} ${known.name} is there under the path ${known.path}, which cannot change; delete it first`);
}
async function replaceDocument({ house, ask }, policy, document) {
	let versions = await policyVersions(house.store.read, policy.id), inForce = versions.find(({ version }) => version === policy.defaultVersion);
	if (inForce !== void 0 && isSameJson(inForce.document, document)) return;
	let PolicyArn = policy.arn;
	versions.length >= 5 && await ask("DeletePolicyVersion", {
		PolicyArn,
		VersionId: `v${versions.findLast(({ version }) => version !== policy.defaultVersion).version}`
	}), await ask("CreatePolicyVersion", {
		PolicyArn,
		PolicyDocument: document,
		SetAsDefault: !0
	});
}
function isSameJson(a, b) {
	return a === b || JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
}
async function ensureAccessKey({ house, account }, input) {
	let key = {
		accessKeyId: String(input.id),
		secretAccessKey: String(input.secret)
	}, name = String(input.UserName), known = await findAccessKey(house.store.read, key.accessKeyId), secret = known && house.sealer.open("access-key", known.id, known.secret)?.toString();
	await house.store.write(account, async (tx) => {
		let user = await findUserByName(tx, account, name);
		if (user === void 0) throw noSuchUser(name);
		let taken = await findAccessKey(tx, key.accessKeyId);
		if (taken !== void 0 && taken.userId !== user.id) throw new AwsError("EntityAlreadyExists", 409, `the access key ${key.accessKeyId} is another principal's`);
		(taken === void 0 || secret !== key.secretAccessKey) && (taken !== void 0 && await deleteAccessKey(tx, key.accessKeyId), checkLimit("AccessKeysPerUser", (await listAccessKeys(tx, account, user.id)).length + 1), await writeKey(house, tx, account, user.id, key));
	});
}
async function withPolicyArns({ house, account }, input) {
	let resolved = { ...input };
	for (let member of ["PolicyArn", "PermissionsBoundary"]) {
		let name = resolved[member];
		if (typeof name != "string" || name.startsWith("arn:")) continue;
		let arn = await arnOfPolicy(house, account, name);
		if (arn === void 0) throw new AwsError("NoSuchEntity", 404, `there is no managed policy ${name}`);
		resolved[member] = arn;
	}
	return resolved;
}
async function arnOfPolicy(house, account, name) {
	return (await findPolicyByName(house.store.read, account, name))?.arn ?? house.managedPolicies.list().find((policy) => policy.name === name)?.arn;
}
async function askAsRoot(house, account, operation, input) {
	let action = iam.actions[operation];
	if (action === void 0 || action === "not yet") throw Error(`IAM does not serve ${operation} yet`);
	let call = {
		input,
		caller: rootCaller(account),
		house,
		request: {
			requestId: "",
			region: house.region,
			sourceIp: "127.0.0.1",
			userAgent: "bootstrap",
			secure: !1,
			host: "localhost",
			method: "POST",
			path: "/",
			headers: {}
		},
		now: house.clock.now(),
		refusals: [],
		may: () => !0,
		receive: () => Promise.reject(Error("a bootstrap file sends no body")),
		responseHeaders: {}
	}, { found } = await action.access(call);
	return action.run(call, found);
}
// src/bootstrap/source.ts
var import_dist = require_dist();
function openSource(text) {
	let counter = new import_dist.LineCounter(), document = (0, import_dist.parseDocument)(text, {
		lineCounter: counter,
		prettyErrors: !1,
		uniqueKeys: !0
	}), placeAt = (offset) => {
		let { line, col } = counter.linePos(offset);
		return {
			line: Math.max(line, 1),
			column: Math.max(col, 1)
		};
	}, problems = document.errors.map(({ message, pos }) => ({
		place: placeAt(pos[0]),
		message
	})), place = (node) => placeAt(node?.range?.[0] ?? 0);
	return {
		root: document.contents,
		problems,
		place,
		blame: (node, message) => void problems.push({
			place: place(node),
			message
		}),
		follow: (node) => (0, import_dist.isAlias)(node) ? node.resolve(document) ?? null : node ?? null,
		plain: (node) => node.toJS(document, { maxAliasCount: 200 })
	};
}
function entriesOf(source, node, what) {
	if (isNothing(node)) return [];
	if (!(0, import_dist.isMap)(node)) return source.blame(node, `${what} must be a mapping`), [];
	let entries = [];
	for (let { key: keyNode, value } of node.items) {
		let key = textOf(keyNode);
		key === void 0 ? source.blame(keyNode, `${what}: a name must be a plain text`) : entries.push({
			key,
			keyNode,
			value: source.follow(value)
		});
	}
	return entries;
}
function itemsOf(source, node, what) {
	return isNothing(node) ? [] : (0, import_dist.isSeq)(node) ? node.items.flatMap((item) => source.follow(item) ?? []) : (source.blame(node, `${what} must be a list`), []);
}
function textOf(node) {
	if ((0, import_dist.isScalar)(node)) return typeof node.value == "string" ? node.value : typeof node.value == "number" || typeof node.value == "bigint" ? node.source ?? String(node.value) : typeof node.value == "boolean" ? String(node.value) : void 0;
}
function isNothing(node) {
	return node === null || (0, import_dist.isScalar)(node) && node.value === null;
}
// src/bootstrap/fields.ts
function fieldsOf(source, node, what, known) {
	let nodes = new Map();
	for (let { key, keyNode, value } of entriesOf(source, node, what)) known.includes(key) ? nodes.set(key, value) : source.blame(keyNode, `${what} has no setting ${key}, only ${known.join(", ")}`);
	let find = (name) => nodes.get(name) ?? null, scalar = (name, read, kind) => {
		let value = find(name);
		if (value === null) return;
		let result = read(value);
		return result === void 0 && source.blame(value, `${name} of ${what} must be ${kind}`), result;
	};
	return {
		node: find,
		place: (name) => source.place(find(name)),
		text: (name) => scalar(name, textOf, "a text"),
		number: (name) => scalar(name, (value) => plainOf(value, "number"), "a number"),
		flag: (name) => scalar(name, (value) => plainOf(value, "boolean"), "true or false"),
		texts: (name) => textsOf(source, find(name), `${name} of ${what}`),
		tags: (name) => tagsOf(source, find(name), `${name} of ${what}`),
		document: (name, check) => documentOf(source, find(name), `${name} of ${what}`, check),
		documents: (name, check) => entriesOf(source, find(name), `${name} of ${what}`).flatMap(({ key, keyNode, value }) => {
			let document = documentOf(source, value ?? keyNode, `the policy ${key} of ${what}`, check);
			return document === void 0 ? [] : [{
				name: key,
				...document
			}];
		})
	};
}
function plainOf(node, type) {
	return (0, import_dist.isScalar)(node) && typeof node.value === type ? node.value : void 0;
}
function textsOf(source, node, what) {
	return itemsOf(source, node, what).flatMap((item) => {
		let text = textOf(item);
		return text === void 0 ? (source.blame(item, `${what} must be texts`), []) : [{
			text,
			place: source.place(item)
		}];
	});
}
function tagsOf(source, node, what) {
	return entriesOf(source, node, what).flatMap(({ key, keyNode, value }) => {
		let text = textOf(value);
		return text === void 0 ? (source.blame(value ?? keyNode, `${what}: the value of ${key} must be a text`), []) : [{
			Key: key,
			Value: text
		}];
	});
}
function documentOf(source, node, what, check) {
	if (node === null) return;
	let text = (0, import_dist.isMap)(node) ? jsonOf(source, node, what) : textOf(node);
	if (text === void 0) (0, import_dist.isMap)(node) || source.blame(node, `${what} must be a mapping, or JSON text`);
	else {
		try {
			check(text);
		} catch (cause) {
			if (!(cause instanceof AwsError)) throw cause;
			source.blame(node, `${what}: ${cause.message}`);
		}
		return {
			text,
			place: source.place(node)
		};
	}
}
function jsonOf(source, node, what) {
	try {
		return JSON.stringify(source.plain(node), null, 2);
	} catch (cause) {
		source.blame(node, `${what}: ${cause.message}`);
		return;
	}
}
// src/bootstrap/missing-names.ts
async function missingNames(house, steps) {
	let declared = new Set(steps.flatMap((step) => declaredBy(step) ?? [])), missing = [];
	for (let step of steps) for (let { noun, name, isThere } of referencesOf(house, step)) declared.has(key(step.account, noun, name)) || await isThere() || missing.push({
		place: step.place,
		message: `there is no ${noun} ${name} in the account ${step.account}`
	});
	return missing;
}
function declaredBy({ account, operation, input }) {
	return operation === "CreatePolicy" ? key(account, "managed policy", String(input.PolicyName)) : operation === "CreateGroup" ? key(account, "group", String(input.GroupName)) : operation === "CreateRole" ? key(account, "role", String(input.RoleName)) : void 0;
}
function referencesOf(house, { account, operation, input }) {
	let db = house.store.read;
	if (operation === "AddUserToGroup") {
		let name = String(input.GroupName);
		return [{
			noun: "group",
			name,
			isThere: async () => await findGroupByName(db, account, name) !== void 0
		}];
	}
	if (operation === "AddRoleToInstanceProfile") {
		let name = String(input.RoleName);
		return [{
			noun: "role",
			name,
			isThere: async () => await findRoleByName(db, account, name) !== void 0
		}];
	}
	let name = input.PolicyArn ?? input.PermissionsBoundary;
	return typeof name != "string" || name.startsWith("arn:") ? [] : [{
		noun: "managed policy",
		name,
		isThere: async () => await arnOfPolicy(house, account, name) !== void 0
	}];
}
function key(account, noun, name) {
	return `${account} ${noun} ${name.toLowerCase()}`;
}
// src/bootstrap/steps.ts
const known = {
	account: words("name alias policies groups users roles instanceProfiles"),
	policy: words("path description document tags"),
	group: words("path inlinePolicies attachedPolicies"),
	user: words("path tags groups inlinePolicies attachedPolicies permissionsBoundary password passwordResetRequired accessKeys"),
	accessKey: words("id secret"),
	role: words("path description maxSessionDuration trustPolicy tags inlinePolicies attachedPolicies permissionsBoundary"),
	instanceProfile: words("path role tags")
};
function words(text) {
	return text.split(" ");
}
const phases = {
	account: 0,
	policy: 1,
	group: 2,
	user: 3,
	role: 4,
	trust: 5,
	instanceProfile: 6
}, closedTrustPolicy = JSON.stringify({
	Version: "2012-10-17",
	Statement: [{
		Effect: "Deny",
		Principal: { AWS: "*" },
		Action: "sts:AssumeRole"
	}]
});
function stepsOfAccount(source, account, fields) {
	let steps = [], add = (phase, place, operation, input) => void steps.push({
		place,
		account,
		phase: phases[phase],
		operation,
		input: { ...input }
	}), each = (section, kind, read) => {
		for (let entry of entriesOf(source, fields.node(section), section)) {
			let what = `${kind === "instanceProfile" ? "instance profile" : kind} ${entry.key}`;
			read({
				source,
				add,
				name: entry.key,
				what,
				entry,
				fields: fieldsOf(source, entry.value, what, known[kind])
			});
		}
	}, alias = fields.text("alias");
	return alias !== void 0 && add("account", fields.place("alias"), "CreateAccountAlias", { AccountAlias: alias }), each("policies", "policy", readPolicy), each("groups", "group", readGroup), each("users", "user", readUser), each("roles", "role", readRole), each("instanceProfiles", "instanceProfile", readInstanceProfile), steps;
}
function accountFields(source, { key, value }) {
	return fieldsOf(source, value, `account ${key}`, known.account);
}
function readPolicy({ source, add, name, what, entry, fields }) {
	let place = source.place(entry.keyNode), document = fields.document("document", checkManagedPolicy);
	fields.node("document") === null && source.blame(entry.keyNode, `${what} needs a document`), document !== void 0 && (add("policy", place, "CreatePolicy", {
		PolicyName: name,
		Path: fields.text("path"),
		Description: fields.text("description"),
		PolicyDocument: document.text
	}), tag(fields, add, "policy", "TagPolicy", { PolicyArn: name }));
}
function readGroup({ source, add, name, entry, fields }) {
	let named = { GroupName: name };
	add("group", source.place(entry.keyNode), "CreateGroup", {
		...named,
		Path: fields.text("path")
	}), readPolicies(fields, add, "group", "Group", named);
}
function readUser(declared) {
	let { source, add, name, entry, fields } = declared, named = { UserName: name };
	add("user", source.place(entry.keyNode), "CreateUser", {
		...named,
		Path: fields.text("path")
	}), readPolicies(fields, add, "user", "User", named), readBoundary(fields, add, "user", "PutUserPermissionsBoundary", named), tag(fields, add, "user", "TagUser", named);
	for (let { text, place } of fields.texts("groups")) add("user", place, "AddUserToGroup", {
		...named,
		GroupName: text
	});
	let password = fields.text("password");
	if (password !== void 0) {
		let reset = fields.flag("passwordResetRequired") ?? !1;
		add("user", fields.place("password"), "CreateLoginProfile", {
			...named,
			Password: password,
			PasswordResetRequired: reset
		});
	}
	readAccessKeys(declared);
}
function readAccessKeys({ source, add, name, what, fields }) {
	let list = fields.node("accessKeys");
	for (let node of itemsOf(source, list, `accessKeys of ${what}`)) {
		let key = fieldsOf(source, node, `an access key of ${what}`, known.accessKey), id = key.text("id"), secret = key.text("secret");
		id === void 0 || !/^\w{16,128}$/.test(id) ? source.blame(node, `an access key of ${what} needs an id of 16 to 128 letters, digits or underscores`) : secret === void 0 || !/^[\x21-\x7e]{1,128}$/.test(secret) ? source.blame(node, `the access key ${id} needs a secret of 1 to 128 printable ASCII characters`) : add("user", source.place(node), "CreateAccessKey", {
			UserName: name,
			id,
			secret
		});
	}
}
function readRole({ source, add, name, what, entry, fields }) {
	let named = { RoleName: name }, trust = fields.document("trustPolicy", checkTrustPolicy);
	fields.node("trustPolicy") === null && source.blame(entry.keyNode, `${what} needs a trustPolicy`), add("role", source.place(entry.keyNode), "CreateRole", {
		...named,
		Path: fields.text("path"),
		Description: fields.text("description"),
		MaxSessionDuration: fields.number("maxSessionDuration"),
		AssumeRolePolicyDocument: closedTrustPolicy
	}), trust !== void 0 && add("trust", trust.place, "UpdateAssumeRolePolicy", {
		...named,
		PolicyDocument: trust.text
	}), readPolicies(fields, add, "role", "Role", named), readBoundary(fields, add, "role", "PutRolePermissionsBoundary", named), tag(fields, add, "role", "TagRole", named);
}
function readInstanceProfile({ source, add, name, entry, fields }) {
	let named = { InstanceProfileName: name };
	add("instanceProfile", source.place(entry.keyNode), "CreateInstanceProfile", {
		...named,
		Path: fields.text("path")
	}), tag(fields, add, "instanceProfile", "TagInstanceProfile", named);
	let role = fields.text("role");
	role !== void 0 && add("instanceProfile", fields.place("role"), "AddRoleToInstanceProfile", {
		...named,
		RoleName: role
	});
}
function readPolicies(fields, add, phase, kind, named) {
	for (let { name, text, place } of fields.documents("inlinePolicies", checkInlinePolicy)) add(phase, place, `Put${kind}Policy`, {
		...named,
		PolicyName: name,
		PolicyDocument: text
	});
	for (let { text, place } of fields.texts("attachedPolicies")) add(phase, place, `Attach${kind}Policy`, {
		...named,
		PolicyArn: text
	});
}
function readBoundary(fields, add, phase, operation, named) {
	let boundary = fields.text("permissionsBoundary");
	boundary !== void 0 && add(phase, fields.place("permissionsBoundary"), operation, {
		...named,
		PermissionsBoundary: boundary
	});
}
function tag(fields, add, phase, operation, named) {
	let tags = fields.tags("tags");
	tags.length > 0 && add(phase, fields.place("tags"), operation, {
		...named,
		Tags: tags
	});
}
// src/bootstrap/bootstrap.ts
const fileMaximum = 8388608;
function openBootstrap(file, modelsDirectory) {
	let text = readFileSync(file, "utf8");
	if (text.length > fileMaximum) throw Error(`${file} is larger than ${fileMaximum} bytes`);
	let source = openSource(text), accounts = [], steps = [];
	if (source.problems.length === 0) {
		let top = fieldsOf(source, source.root, "the file", ["accounts"]);
		for (let entry of entriesOf(source, top.node("accounts"), "accounts")) {
			let { key: id, keyNode } = entry, fields = accountFields(source, entry), name = fields.text("name");
			id === "default" ? name !== void 0 && source.blame(fields.node("name"), "the default account has its name already") : (/^\d{12}$/.test(id) || source.blame(keyNode, `an account is 12 digits, or default, not ${id}`), accounts.push({
				id,
				name
			})), steps.push(...stepsOfAccount(source, id, fields));
		}
		checkSteps(source, steps, modelsDirectory);
	}
	if (source.problems.length > 0) throw Error(problemText(file, source.problems));
	return steps.sort((a, b) => a.phase - b.phase), {
		accounts,
		async apply(house, defaultAccount) {
			let settled = steps.map((step) => step.account === "default" ? {
				...step,
				account: defaultAccount
			} : step), missing = await missingNames(house, settled);
			if (missing.length > 0) throw Error(problemText(file, missing));
			for (let step of settled) try {
				await bringAbout(house, step);
			} catch (cause) {
				throw cause instanceof AwsError ? Error(problemText(file, [{
					place: step.place,
					message: cause.message
				}])) : cause;
			}
		}
	};
}
function checkSteps(source, steps, modelsDirectory) {
	let model = openModel(modelsDirectory, "iam"), managed = openManagedPolicies(modelsDirectory);
	for (let { operation, input, place } of steps) try {
		validate(model, operation, withArns(input, managed));
	} catch (cause) {
		if (!(cause instanceof AwsError)) throw cause;
		source.problems.push({
			place,
			message: cause.message
		});
	}
}
function withArns(input, managed) {
	let filled = { ...input };
	for (let member of ["PolicyArn", "PermissionsBoundary"]) {
		let text = filled[member];
		typeof text != "string" || text.startsWith("arn:") || (filled[member] = managed.list().find(({ name }) => name === text)?.arn ?? `arn:aws:iam::aws:policy/${text}`);
	}
	return filled;
}
function problemText(file, problems) {
	return problems.toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column).map(({ place, message }) => `${file}:${place.line}:${place.column}: ${message}`).join("\n");
}
export { openBootstrap };
