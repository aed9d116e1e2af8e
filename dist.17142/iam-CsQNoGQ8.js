import { r as __toESM } from "./rolldown-runtime-CpVKKCfq.js";
import { a as rootArn, i as parseArn, r as iamArn, t as assumedRoleArn } from "./arn-ww7bWFpI.js";
import { t as denialReason } from "./denial-Jl3SSP1h.js";
import { a as decimalOf, i as instantOf, t as addressOf } from "./ip-address-BMUD-mtk.js";
import { a as toBase64, c as actionMatcher, n as compileText, r as fromBase64, s as utf8 } from "./compile-CqDfIYwJ.js";
import { a as itemsOf, d as stringList, f as topElements, i as hasRepeatedSid, l as statementElements, m as operatorOf, n as positionAt, o as membersByName, p as writtenConditions, r as readJson, s as principalTypes, u as strangerOf } from "./json-with-positions-BPm2EZ2U.js";
import { t as parsePolicy } from "./parse-CC7Pu4R9.js";
import { t as explain } from "./explain-DxYG3B72.js";
import { t as isoSeconds } from "./iso-seconds-CC3bPm2u.js";
import { _ as entityNamed, a as findRolesByIds, c as updateRole$1, d as findUserById, f as findUserByName, g as updateUser$1, gt as countRows, h as listUsers$1, i as findRoleByName, l as countUsers, m as insertUser, n as deleteRole$1, o as insertRole, p as findUsersByIds, s as listRoles$1, t as countRoles, u as deleteUser$1, v as pageOfEntities, y as pathStart } from "./roles-BOLQkOFB.js";
import { A as listMembers, C as countGroups, D as groupsOfUser, E as groupNamesOfUsers, F as attachmentsOf, H as readMeta, I as boundaryCounts, L as detachPolicy, M as updateGroup$1, N as attachPolicy, O as insertGroup, P as attachmentCounts, R as entitiesAttaching, S as addMember, T as findGroupByName, W as writeMeta, _ as versionsOfPolicies, a as countPolicyVersions, b as inlinePoliciesOf, c as deletePolicyVersion$1, d as findPolicyVersion, f as insertPolicy, g as updatePolicy, h as policyVersions, i as countPolicies, j as removeMember, k as listGroups$1, l as findPolicyByArn, m as listPolicies$2, n as tagsOf, o as defaultDocuments, p as insertPolicyVersion, r as tagsOfMany, s as deletePolicy$2, t as replaceTags, u as findPolicyByName, v as deleteInlinePolicy, w as deleteGroup$1, x as putInlinePolicy, y as findInlinePolicy, z as entitiesBoundedBy } from "./tags-B7m9MNJY.js";
import { A as listTrustedServices, D as listMembers$1, E as listDelegatedAdministrators, F as fullAccess, G as entityId, H as accessKeyId, K as idPrefix, L as organizationPath, M as organizationOf, P as updateOrganization, f as listOrganizationAttachments, i as listOrganizationalUnits, l as findOrganizationPolicy, q as uuid } from "./organizational-units-D8WL3OX0.js";
import { i as findAccountByAlias, l as setAccountAlias, o as insertAccount, r as findAccount } from "./accounts-DqERYTvr.js";
import { t as policySize } from "./size-mTa-_fki.js";
import { readFileSync } from "node:fs";
import { X509Certificate, createHash, createHmac, createPrivateKey, createPublicKey, timingSafeEqual } from "node:crypto";
import { join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
// src/kernel/aws-error.ts
var AwsError = class extends Error {
	code;
	status;
	details;
	headers;
	constructor(code, status, message, extras = {}) {
		super(message), this.name = "AwsError", this.code = code, this.status = status, this.details = extras.details ?? {}, this.headers = extras.headers ?? {};
	}
};
// src/wire/shape.ts
const shapeTypes = new Set([
	"structure",
	"union",
	"list",
	"map",
	"string",
	"integer",
	"long",
	"double",
	"boolean",
	"timestamp",
	"blob",
	"stream",
	"document"
]), structural = new Set([
	"members",
	"member",
	"key",
	"value",
	"required",
	"streaming"
]), noLimits = {
	min: void 0,
	max: void 0,
	pattern: void 0,
	enum: void 0,
	sensitive: void 0
}, noTraits = {
	xmlName: void 0,
	ec2Name: void 0,
	flattened: void 0,
	attribute: void 0,
	namespace: void 0,
	header: void 0,
	prefixHeaders: void 0,
	query: void 0,
	label: void 0,
	redacted: void 0,
	payload: void 0,
	timestampFormat: void 0
};
function blankShape(name, type) {
	let names = {
		xmlName: void 0,
		timestampFormat: void 0
	}, parts = {
		members: [],
		required: [],
		item: void 0,
		key: void 0,
		value: void 0
	};
	return {
		name,
		type,
		...noLimits,
		...names,
		...parts,
		compiled: void 0
	};
}
function shapeNamed(rows, shapes, name) {
	let known = shapes.get(name);
	if (known !== void 0) return known;
	let row = Object.hasOwn(rows, name) ? rows[name] : { type: name }, type = String(row.type);
	if (!shapeTypes.has(type)) throw Error(`the model has no shape ${name}`);
	let made = blankShape(name, type);
	Object.assign(made, Object.fromEntries(Object.entries(row).filter(([key]) => !structural.has(key)))), shapes.set(name, made);
	let resolve = (member, ref) => memberOf(rows, shapes, member, ref);
	return row.required !== void 0 && (made.required = row.required), row.members !== void 0 && (made.members = Object.entries(row.members).map(([member, ref]) => resolve(member, ref))), row.member !== void 0 && (made.item = resolve("member", row.member)), row.key !== void 0 && (made.key = resolve("key", row.key)), row.value !== void 0 && (made.value = resolve("value", row.value)), made;
}
function memberOf(rows, shapes, name, ref) {
	let { shape: target, ...traits } = typeof ref == "string" ? { shape: ref } : ref, wireName = traits.xmlName ?? name, own = limitsOf(traits), shape = shapeNamed(rows, shapes, target);
	return {
		...noLimits,
		...noTraits,
		...traits,
		name,
		shape: Object.keys(own).length === 0 ? shape : {
			...shape,
			...own,
			compiled: void 0
		},
		wireName,
		ec2WireName: traits.ec2Name ?? upperFirst(wireName),
		messageName: lowerFirst(name)
	};
}
function limitsOf({ min, max, pattern, sensitive }) {
	return {
		...min !== void 0 && { min },
		...max !== void 0 && { max },
		...pattern !== void 0 && { pattern },
		...sensitive && { sensitive }
	};
}
function upperFirst(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
function lowerFirst(text) {
	return text.charAt(0).toLowerCase() + text.slice(1);
}
// src/wire/model.ts
function openModel(dir, service) {
	return loadModel(() => readFileSync(join(dir, `${service}.json`), "utf8"));
}
function loadModel(json) {
	let file = once(() => JSON.parse(typeof json == "string" ? json : json())), shapes = new Map(), operations = new Map(), shape = (name) => shapeNamed(file().shapes, shapes, name), names = once(() => Object.keys(file().operations)), others = once(() => new Set(file().others)), errors = once(() => new Map(Object.entries(file().errors).map(([name, row]) => [name, errorOf(row, shape)])));
	return {
		get service() {
			return file().service;
		},
		get protocol() {
			return file().protocol;
		},
		get version() {
			return file().version;
		},
		get namespace() {
			return file().namespace ?? "";
		},
		get targetPrefix() {
			return file().targetPrefix ?? "";
		},
		get operationNames() {
			return names();
		},
		get others() {
			return others();
		},
		get errors() {
			return errors();
		},
		operation(name) {
			let known = operations.get(name);
			if (known !== void 0 || !Object.hasOwn(file().operations, name)) return known;
			let row = file().operations[name], made = {
				name,
				unsigned: row.unsigned ?? !1,
				...row.input !== void 0 && { input: shape(row.input) },
				...row.output !== void 0 && { output: shape(row.output) },
				...row.http && { http: row.http }
			};
			return operations.set(name, made), made;
		},
		shape,
		plans: new Map()
	};
}
function planOf({ plans }, name, make) {
	return plans.has(name) || plans.set(name, make()), plans.get(name);
}
function errorOf(row, shape) {
	return {
		code: row.code,
		status: row.status,
		...row.shape !== void 0 && { shape: shape(row.shape) }
	};
}
function once(make) {
	let made;
	return () => (made ??= { value: make() }).value;
}
// src/wire/pattern.ts
function patternOf(shape) {
	return shape.compiled ??= compilePattern(shape.pattern ?? "");
}
function compilePattern(pattern) {
	let dotAll = pattern.startsWith("(?s)"), source = dotAll ? pattern.slice(4) : pattern, flags = dotAll ? "us" : "u";
	try {
		return RegExp(`^(?:${source})$`, flags);
	} catch {
		let classes = source.replace(/\\([\\\s\S])/g, (escape, char) => /[:"'@#%&,;<>=!`~_ ]/.test(char) ? char : escape).replace(/\\-(?![^[]*\])/g, "-");
		return RegExp(`^(?:${classes})$`, flags);
	}
}
// src/wire/constraints.ts
const atLeast = (min, what) => `Member must have ${what} greater than or equal to ${min}`, atMost = (max, what) => `Member must have ${what} less than or equal to ${max}`, matching = (pattern) => `Member must satisfy regular expression pattern: ${pattern}`, among = (values) => `Member must satisfy enum value set: [${values.join(", ")}]`;
function sizeConstraints(shape, size) {
	let failed = [];
	return shape.min !== void 0 && size < shape.min && failed.push(atLeast(shape.min, "length")), shape.max !== void 0 && size > shape.max && failed.push(atMost(shape.max, "length")), failed;
}
function scalarConstraints(shape, value) {
	if (shape.min === void 0 && shape.max === void 0 && !shape.pattern && !shape.enum) return none$1;
	if (typeof value == "number") {
		let failed = [];
		return shape.min !== void 0 && value < shape.min && failed.push(atLeast(shape.min, "value")), shape.max !== void 0 && value > shape.max && failed.push(atMost(shape.max, "value")), failed;
	}
	if (value instanceof Uint8Array) return sizeConstraints(shape, value.length);
	if (typeof value != "string") return none$1;
	let failed = sizeConstraints(shape, scalarLength(value));
	return shape.pattern !== void 0 && !patternOf(shape).test(value) && failed.push(matching(shape.pattern)), shape.enum !== void 0 && !shape.enum.includes(value) && failed.push(among(shape.enum)), failed;
}
const none$1 = [];
function allConstraints(shape) {
	let what = shape.type === "string" || shape.type === "blob" ? "length" : "value";
	return [
		...shape.max === void 0 ? [] : [atMost(shape.max, what)],
		...shape.min === void 0 ? [] : [atLeast(shape.min, what)],
		...shape.pattern === void 0 ? [] : [matching(shape.pattern)],
		...shape.enum === void 0 ? [] : [among(shape.enum)]
	];
}
function scalarLength(text) {
	let length = text.length;
	if (!/[\ud800-\udbff]/.test(text)) return length;
	for (let i = 0; i < text.length - 1; i++) (text.charCodeAt(i) & 64512) == 55296 && (text.charCodeAt(i + 1) & 64512) == 56320 && (length--, i++);
	return length;
}
// src/wire/hash-order.ts
function inHashOrder(things, nameOf) {
	if (things.length < 2) return [...things];
	let names = new Set(things.map(nameOf)), buckets = 16;
	for (; names.size > buckets * .75;) buckets *= 2;
	let bucket = (thing) => hash(nameOf(thing)) & buckets - 1;
	return things.toSorted((a, b) => bucket(a) - bucket(b));
}
function hash(text) {
	let code = 0;
	for (let i = 0; i < text.length; i++) code = Math.imul(code, 31) + text.charCodeAt(i) | 0;
	return code ^ code >>> 16;
}
// src/wire/refusal.ts
const notNull = "Member must not be null", maxEcho = 4096;
function refusal(model, operation, violations) {
	if (model.protocol === "ec2") {
		let missing = violations[0];
		return new AwsError("MissingParameter", 400, `The request must contain the parameter ${missing.path}`);
	}
	if (model.protocol === "rest-xml") return invalidArgument(model, operation, violations) ?? malformedXml();
	if (model.service === "organizations") return invalidInput$2(violations[0]);
	let missing = missingParameter(model, operation, violations);
	if (missing !== void 0) return missing;
	let common = violations.filter((one) => one.own === void 0);
	if (common.length === 0) return new AwsError("ValidationError", 400, violations[0].own);
	let wording = wordingOf(model), sentences = inHashOrder(common, (one) => one.path).map((one) => sentence(one, wording)), count = `${sentences.length} validation error${sentences.length === 1 ? "" : "s"} detected: `;
	return new AwsError(wording.code, 400, count + sentences.join("; "));
}
function invalidInput$2({ constraint, value }) {
	let long = typeof value == "number" ? "VALUE" : "LENGTH", [, reason, message] = organizationsReasons.find(([start]) => constraint.startsWith(start));
	return new AwsError("InvalidInputException", 400, message, { details: { Reason: reason.replace("SIZE", long) } });
}
const organizationsReasons = [
	[
		notNull,
		"INPUT_REQUIRED",
		"You must include a value for all required parameters."
	],
	[
		"Member must have length less",
		"MAX_SIZE_EXCEEDED",
		"You provided a string parameter that is longer than allowed."
	],
	[
		"Member must have length",
		"MIN_SIZE_EXCEEDED",
		"You provided a string parameter that is shorter than allowed."
	],
	[
		"Member must have value less",
		"MAX_SIZE_EXCEEDED",
		"You provided a numeric parameter that has a larger value than allowed."
	],
	[
		"Member must have value",
		"MIN_SIZE_EXCEEDED",
		"You provided a numeric parameter that has a smaller value than allowed."
	],
	[
		"Member must satisfy enum",
		"INVALID_ENUM",
		"You specified an invalid value."
	],
	[
		"Member must satisfy constraint",
		"INVALID_LIST_MEMBER",
		"You provided a list to a parameter that contains at least one invalid value."
	],
	[
		"",
		"INVALID_PATTERN",
		"You provided a value that does not match the required pattern."
	]
];
function wordingOf(model) {
	return model.protocol === "rest-json" || model.service === "cloudtrail" ? {
		code: "ValidationException",
		echo: !0
	} : model.protocol === "json" ? {
		code: "InvalidRequestException",
		echo: !0
	} : {
		code: "ValidationError",
		echo: model.service !== "iam"
	};
}
function invalidArgument(model, operation, violations) {
	for (let { path, value } of violations) {
		if (value === null) continue;
		let member = model.operation(operation)?.input?.members.find((one) => one.messageName === path), name = member?.header ?? member?.query;
		if (name !== void 0) return name === "x-amz-storage-class" ? new AwsError("InvalidStorageClass", 400, "The storage class you specified is not valid") : new AwsError("InvalidArgument", 400, argumentSentences[name] ?? `Invalid value for ${name}`, { details: {
			ArgumentName: name,
			ArgumentValue: echo(value)
		} });
	}
}
const argumentSentences = {
	"encoding-type": "Invalid Encoding Method specified in Request",
	"max-buckets": "Argument max-buckets must be an integer between 1 and 10000",
	"x-amz-metadata-directive": "Unknown metadata directive."
};
function malformedXml() {
	return new AwsError("MalformedXML", 400, "The XML you provided was not well-formed or did not validate against our published schema");
}
function missingParameter(model, operation, violations) {
	if (model.service !== "iam") return;
	let missed = violations.find(({ path, constraint }) => constraint === "Member must not be null" && (path.includes(".") || operation === "GetRole"));
	return missed === void 0 ? void 0 : new AwsError("MissingParameter", 400, `The request must contain the parameter ${missed.path.replace(/\.(\d+)\.member/g, ".member.$1").replace(/(^|\.)[a-z]/g, (start) => start.toUpperCase()).replaceAll(".Member.", ".member.")}.`);
}
function sentence(one, wording) {
	return `${!wording.echo || one.hidden ? "Value" : one.value === null ? "Value null" : `Value '${echo(one.value)}'`} at '${one.path}' failed to satisfy constraint: ${one.constraint}`;
}
function echo(value) {
	let text = shown(value);
	return text.length > maxEcho ? `${text.slice(0, maxEcho)}…` : text;
}
function shown(value) {
	return Array.isArray(value) ? `[${value.map(shown).join(", ")}]` : value instanceof Uint8Array ? `${value.length} bytes` : typeof value != "object" || !value ? String(value) : `{${Object.keys(value).join(", ")}}`;
}
// src/wire/validate.ts
function validate(model, operation, input) {
	let shape = model.operation(operation)?.input;
	if (shape === void 0) return;
	let violations = [];
	if (checkMembers(shape, input, "", violations, model), violations.length > 0) throw refusal(model, operation, violations);
}
function checkMembers(shape, value, path, violations, model) {
	let fields = value;
	for (let member of shape.members) {
		let part = fields[member.name], name = model.protocol === "ec2" ? member.ec2WireName : member.messageName, at = path === "" ? name : `${path}.${name}`;
		part == null ? shape.required.includes(member.name) && violations.push({
			path: at,
			value: null,
			constraint: notNull,
			hidden: !1
		}) : check(member.shape, part, at, violations, model);
	}
}
function check(shape, value, path, violations, model) {
	let hidden = shape.sensitive === !0;
	switch (shape.type) {
		case "structure":
		case "union": return checkMembers(shape, value, path, violations, model);
		case "list":
			for (let constraint of sizeConstraints(shape, value.length)) violations.push({
				path,
				value,
				constraint,
				hidden
			});
			return checkItems(shape, value, path, violations, model);
		case "map":
			for (let constraint of sizeConstraints(shape, Object.keys(value).length)) violations.push({
				path,
				value,
				constraint,
				hidden
			});
			return checkEntries(shape, value, path, violations, model);
		default: for (let constraint of scalarConstraints(shape, value)) {
			let own = model.service === "iam" ? ownSentence(shape, path, constraint) : void 0;
			violations.push({
				path,
				value,
				constraint,
				hidden,
				...own !== void 0 && { own }
			});
		}
	}
}
function checkItems(shape, values, path, violations, model) {
	let item = shape.item.shape;
	if (item.type === "structure" || item.type === "list" || item.type === "map") {
		let infix = model.protocol === "query" ? ".member" : "";
		values.forEach((value, i) => check(item, value, `${path}.${i + 1}${infix}`, violations, model));
		return;
	}
	if (!values.some((value) => scalarConstraints(item, value).length > 0)) return;
	let constraint = `Member must satisfy constraint: [${allConstraints(item).join(", ")}]`;
	violations.push({
		path,
		value: values,
		constraint,
		hidden: item.sensitive === !0
	});
}
function checkEntries(shape, map, path, violations, model) {
	let key = shape.key.shape, value = shape.value.shape;
	for (let [name, part] of Object.entries(map)) {
		if (scalarConstraints(key, name).length > 0) {
			let constraint = `Map keys must satisfy constraint: [${allConstraints(key).join(", ")}]`;
			violations.push({
				path,
				value: map,
				constraint,
				hidden: !1
			});
		}
		let at = `${path}.${name}.member`;
		if (value.type === "structure" || value.type === "list") check(value, part, at, violations, model);
		else if (scalarConstraints(value, part).length > 0) {
			let constraint = `Map value must satisfy constraint: [${allConstraints(value).join(", ")}]`;
			violations.push({
				path,
				value: map,
				constraint,
				hidden: value.sensitive === !0
			});
		}
	}
}
const ownSentences = {
	"[\\w+=,.@-]+": "It must contain only alphanumeric characters and/or the following: +=,.@_-",
	"(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)": "It must begin and end with / and contain only alphanumeric characters and/or / characters.",
	"((/[A-Za-z0-9\\.,\\+@=_-]+)*)/": "It must begin and end with / and contain only alphanumeric characters and/or / characters.",
	"[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+": "It must contain only printable ASCII characters."
};
function ownSentence(shape, path, constraint) {
	if (shape.pattern === void 0 || path.includes(".") || constraint !== matching(shape.pattern)) return;
	let rule = Object.hasOwn(ownSentences, shape.pattern) ? ownSentences[shape.pattern] : void 0;
	return rule === void 0 ? void 0 : `The specified value for ${path} is invalid. ${rule}`;
}
// src/store/access-keys.ts
function findAccessKey(db, id) {
	return db.selectFrom("accessKeys").selectAll().where("id", "=", id).executeTakeFirst();
}
function listAccessKeys$1(db, account, userId) {
	return db.selectFrom("accessKeys").selectAll().where("account", "=", account).where("userId", userId === null ? "is" : "=", userId).orderBy("created").orderBy("id").execute();
}
async function insertAccessKey(tx, key) {
	await tx.insertInto("accessKeys").values(key).execute();
}
async function setAccessKeyStatus(tx, id, status) {
	await tx.updateTable("accessKeys").set({ status }).where("id", "=", id).execute();
}
async function deleteAccessKey$1(tx, id) {
	await tx.deleteFrom("accessKeys").where("id", "=", id).execute();
}
function findLoginProfile(db, userId) {
	return db.selectFrom("loginProfiles").selectAll().where("userId", "=", userId).executeTakeFirst();
}
async function insertLoginProfile(tx, profile, now) {
	await tx.insertInto("loginProfiles").values(profile).execute(), await remember(tx, profile.account, profile.userId, profile.passwordHash, now);
}
async function updateLoginProfile$1(tx, profile, change, now) {
	let { account, userId } = profile;
	await tx.updateTable("loginProfiles").set(change).where("userId", "=", userId).execute(), change.passwordHash !== void 0 && await remember(tx, account, userId, change.passwordHash, now);
}
async function deleteLoginProfile$1(tx, userId) {
	await tx.deleteFrom("passwordHistory").where("userId", "=", userId).execute(), await tx.deleteFrom("loginProfiles").where("userId", "=", userId).execute();
}
function passwordHistory(db, userId, limit) {
	return db.selectFrom("passwordHistory").selectAll().where("userId", "=", userId).orderBy("sequence", "desc").limit(limit).execute();
}
async function remember(tx, account, userId, passwordHash, since) {
	let [last] = await passwordHistory(tx, userId, 1), sequence = (last?.sequence ?? 0) + 1;
	await tx.insertInto("passwordHistory").values({
		account,
		userId,
		sequence,
		passwordHash,
		since
	}).execute(), await tx.deleteFrom("passwordHistory").where("userId", "=", userId).where("sequence", "<=", sequence - 25).execute();
}
// src/store/root-passwords.ts
function findRootPassword(db, account) {
	return db.selectFrom("rootPasswords").selectAll().where("account", "=", account).executeTakeFirst();
}
async function putRootPassword(tx, account, passwordHash, since) {
	await tx.insertInto("rootPasswords").values({
		account,
		passwordHash,
		since,
		lastUsed: null
	}).onConflict((conflict) => conflict.column("account").doUpdateSet({
		passwordHash,
		since
	})).execute();
}
async function noteRootPasswordUse(tx, account, lastUsed) {
	await tx.updateTable("rootPasswords").set({ lastUsed }).where("account", "=", account).execute();
}
async function deleteRootPassword(tx, account) {
	await tx.deleteFrom("rootPasswords").where("account", "=", account).execute();
}
// src/access/credentials.ts
const purpose$1 = "session-token", tokenMaximum = 4096;
function mintSession(house, facts, durationSeconds, minimumTokenSize = 0) {
	let now = Math.floor(house.clock.now() / 1e3), session = {
		...facts,
		accessKeyId: accessKeyId(idPrefix.temporaryKey, facts.account, house.random),
		secret: newSecret$1(house),
		issued: facts.issued ?? now,
		expires: now + durationSeconds,
		epoch: house.epoch
	}, plain = plainOf(session), sessionToken = seal(house, plain);
	if (sessionToken.length > 4096 && session.roleTags !== void 0 && (plain = plainOf({
		...session,
		roleTags: void 0,
		roleTagsLive: !0
	}), sessionToken = seal(house, plain)), sessionToken.length < minimumTokenSize) {
		let missing = Math.ceil(minimumTokenSize / 4) * 3 - Buffer.byteLength(sessionToken, "base64");
		sessionToken = seal(house, Buffer.concat([plain, Buffer.alloc(missing, " ")]));
	}
	return {
		accessKeyId: session.accessKeyId,
		secretAccessKey: session.secret,
		sessionToken,
		expiration: new Date(session.expires * 1e3)
	};
}
function plainOf(session) {
	let json = Buffer.from(JSON.stringify(session));
	return json.length < 2048 ? json : Buffer.concat([Buffer.of(0), deflateRawSync(json)]);
}
function sessionOf(plain) {
	let json = plain[0] === 0 ? inflateRawSync(plain.subarray(1)) : plain;
	return JSON.parse(json.toString());
}
function seal(house, plain) {
	return house.sealer.seal(purpose$1, "", plain).toString("base64");
}
function openSession(house, token) {
	let sealed = Buffer.from(token, "base64");
	if (sealed.toString("base64") !== token) return;
	let plain = house.sealer.open(purpose$1, "", sealed);
	if (plain === void 0) return;
	let session = sessionOf(plain);
	return session.epoch === house.epoch ? session : void 0;
}
function newSecret$1({ random }) {
	return Buffer.from(random(30)).toString("base64");
}
// src/access/provision.ts
const adminName = "admin";
function makeKey(house, account) {
	return {
		accessKeyId: accessKeyId(idPrefix.accessKey, account, house.random),
		secretAccessKey: newSecret$1(house)
	};
}
const passwordAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
function makePassword({ random }) {
	let letters = Array.from(random(20), (byte) => passwordAlphabet[byte & 31]);
	return letters[0] = passwordAlphabet[random(1)[0] & 15].toUpperCase(), letters.join("").replace(/.{5}(?=.)/g, "$&-");
}
async function provisionAccount(house, id, name, keys) {
	await house.store.write(id, async (tx) => {
		await insertAccount(tx, {
			id,
			name,
			alias: null,
			created: house.clock.now()
		}), await provisionKeys(house, tx, id, keys);
	});
}
async function provisionKeys(house, tx, account, keys) {
	let created = house.clock.now();
	if (await writeKey(house, tx, account, null, keys.root), keys.rootPasswordHash !== void 0 && await putRootPassword(tx, account, keys.rootPasswordHash, created), keys.admin === void 0) return;
	let id = entityId(idPrefix.user, house.random);
	await insertUser(tx, {
		id,
		account,
		name: adminName,
		nameKey: adminName,
		path: "/",
		created,
		boundaryArn: null,
		passwordLastUsed: null
	}), await attachPolicy(tx, {
		account,
		targetId: id,
		policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
		attached: created,
		targetType: "user"
	}), await writeKey(house, tx, account, id, keys.admin);
	let { adminPasswordHash: passwordHash } = keys;
	passwordHash !== void 0 && await insertLoginProfile(tx, {
		userId: id,
		account,
		passwordHash,
		created,
		resetRequired: 0
	}, created);
}
async function writeKey(house, tx, account, userId, { accessKeyId, secretAccessKey }) {
	await insertAccessKey(tx, {
		id: accessKeyId,
		account,
		userId,
		secret: house.sealer.seal("access-key", accessKeyId, Buffer.from(secretAccessKey)),
		status: "Active",
		created: house.clock.now(),
		lastUsed: null,
		lastUsedService: null,
		lastUsedRegion: null
	});
}
// src/services/iam/errors.ts
const noSuchEntity = (message) => new AwsError("NoSuchEntity", 404, message), alreadyExists = (message) => new AwsError("EntityAlreadyExists", 409, message), deleteConflict = (message) => new AwsError("DeleteConflict", 409, message), invalidInput$1 = (message) => new AwsError("InvalidInput", 400, message), validationError = (message) => new AwsError("ValidationError", 400, message), limitExceeded = (quota, limit) => new AwsError("LimitExceeded", 409, `Cannot exceed quota for ${quota}: ${limit}`), limitExceededSaying = (message) => new AwsError("LimitExceeded", 409, message), tooManyVersions = () => limitExceededSaying("A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version."), inlinePoliciesTooLarge = (kind, name, size) => limitExceededSaying(`Maximum policy size of ${size} bytes exceeded for ${kind} ${name}`), noSuchNamed = (kind, name) => noSuchEntity(`The ${kind} with name ${name} cannot be found.`), noSuchUser = (name) => noSuchNamed("user", name), noSuchGroup = (name) => noSuchNamed("group", name), noSuchRole = (name) => noSuchNamed("role", name), noSuchInlinePolicy = (kind, name) => noSuchEntity(`The ${kind} policy with name ${name} cannot be found.`), policyNotAttachableOrMissing = (arn) => noSuchEntity(`Policy ${arn} does not exist or is not attachable.`), noSuchPolicy = (arn) => noSuchEntity(`Policy ${arn} was not found.`), noSuchPolicyVersion = (arn, version) => noSuchEntity(`Policy ${arn} version ${version} does not exist or is not attachable.`), noSuchInstanceProfile = (name) => noSuchEntity(`Instance Profile ${name} cannot be found.`), noSuchLoginProfile = (userName) => noSuchEntity(`Login Profile for User ${userName} cannot be found.`), noSuchAccessKey = (id) => noSuchEntity(`The Access Key with id ${id} cannot be found.`), noSuchUserInGroup = (userName, groupName) => noSuchEntity(`User ${userName} is not in group ${groupName}.`), noSuchVirtualMfaDevice = (serial) => noSuchEntity(`VirtualMFADevice with serial number ${serial} doesn't exist.`), noSuchMfaDevice = (serial) => noSuchEntity(`MFA Device with serial number ${serial} does not exist.`), noSuchPasswordPolicy = (account) => noSuchEntity(`The Password Policy with domain name ${account} cannot be found.`), noPasswordPolicyToDelete = () => noSuchEntity("The account policy with name PasswordPolicy cannot be found."), noSuchAccountAlias = (alias) => noSuchEntity(`The account alias with name ${alias} cannot be found.`), noSuchBoundary = (kind, name) => noSuchEntity(`The ${kind} with name ${name} does not have a permissions boundary.`), noSuchOidcProvider = (arn) => noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`), noSuchSamlProvider = (arn) => noSuchEntity(`Manifest not found for arn ${arn}`), userExists = (name) => alreadyExists(`User with name ${name} already exists.`), groupExists = (name) => alreadyExists(`Group with name ${name} already exists.`), roleExists = (name) => alreadyExists(`Role with name ${name} already exists.`), policyExists = (name) => alreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`), instanceProfileExists = (name) => alreadyExists(`Instance Profile ${name} already exists.`), loginProfileExists = (userName) => alreadyExists(`Login Profile for user ${userName} already exists.`), mfaDeviceExists = () => alreadyExists("MFADevice entity at the same path and name already exists."), mfaDeviceAssigned = (serial) => alreadyExists(`MFA Device ${serial} is already associated with a user.`), accountAliasExists = (alias) => alreadyExists(`The account alias ${alias} already exists.`), oidcProviderExists = (url) => alreadyExists(`Provider with url ${url} already exists.`), samlProviderExists = (name) => alreadyExists(`SAML Provider with name ${name} already exists.`), leftovers = {
	attachedPolicies: "must detach all policies first.",
	inlinePolicies: "must delete policies first.",
	accessKeys: "must delete access keys first.",
	loginProfile: "must delete login profile first.",
	mfaDevices: "must delete MFA device first.",
	groups: "must remove users from group first.",
	instanceProfiles: "must remove roles from instance profile first.",
	signingCertificates: "must delete signing certificates first.",
	sshPublicKeys: "must remove referenced objects first.",
	serviceCredentials: "must remove referenced objects first."
}, mustRemoveFirst = (what) => deleteConflict(`Cannot delete entity, ${leftovers[what]}`), policyStillAttached = () => deleteConflict("Cannot delete a policy attached to entities."), policyHasVersions = () => deleteConflict("This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy."), defaultVersionStays = () => deleteConflict("Cannot delete the default version of a policy."), mfaDeviceInUse = () => deleteConflict("MFA VirtualDevice in use. Must deactivate first."), malformedPolicyDocument = (message) => new AwsError("MalformedPolicyDocument", 400, message), arnNotValid = (arn) => validationError(`ARN ${arn} is not valid.`), boundaryArnNotValid = (arn) => invalidInput$1(`ARN ${arn} is not valid.`), duplicateTagKeysIgnoringCase = () => invalidInput$1("Duplicate tag keys found. Please note that Tag keys are case insensitive."), duplicateTagKeys = () => invalidInput$1("Duplicate tag keys found."), reservedTagKey = () => invalidInput$1("Tag keys cannot start with \"aws:\""), serviceRoleNameTaken = (name) => invalidInput$1(`Service role name ${name} has been taken in this account, please try a different suffix.`), suffixNotAllowed = (service) => invalidInput$1(`Custom suffix is not allowed for ${service}`), noSuchLinkedRole = (service) => invalidInput$1(`The service ${service} has no service-linked role.`), noSuchDeletionTask = (id) => noSuchEntity(`The deletion task ${id} cannot be found.`), protectedRole = (name) => new AwsError("UnmodifiableEntity", 400, `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`), reservedPath = (path) => validationError(`The path ${path} is reserved for AWS services.`), serviceRolePolicyNotAttachable = () => new AwsError("PolicyNotAttachable", 400, "Cannot attach a Service Role Policy to a Customer Role."), policyNotModifiable = (arn) => new AwsError("AccessDenied", 403, `Policy ${arn} is outside your own account.`), invalidAuthenticationCode = () => new AwsError("InvalidAuthenticationCode", 403, "Authentication code for device is not valid."), passwordPolicyViolation = (message) => new AwsError("PasswordPolicyViolation", 400, message), loginProfileChanging = (userName) => new AwsError("EntityTemporarilyUnmodifiable", 409, `Login Profile for User ${userName} cannot be modified while login profile is being created.`), oldPasswordIncorrect = () => new AwsError("AccessDenied", 403, "The old password was incorrect."), onlyUsersChangePasswords = () => new AwsError("InvalidUserType", 400, "Only IAM Users can change their own password"), mustSpecifyUserName = () => validationError("Must specify userName when calling with non-User credentials"), invalidMarker = () => validationError("Invalid Marker."), statusNotSettable = (status) => invalidInput$1(`The status ${status} cannot be set.`), passwordMissing = () => validationError("1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null"), mfaDeviceNameTooLong = () => validationError("1 validation error detected: Value at 'virtualMFADeviceName' failed to satisfy constraint: Member must have length less than or equal to 226"), aliasLikeAccountId = () => validationError("The account alias must not be a 12 digit number."), invalidEntityArn = (arn) => invalidInput$1(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`), invalidRequest = (message) => invalidInput$1(message), reportNotPresent = () => new AwsError("ReportNotPresent", 410, ""), reportExpired = () => new AwsError("ReportExpired", 410, ""), noSuchAccessJob = (id) => noSuchEntity(`The job with id ${id} cannot be found.`), organizationsError = (code, why) => new AwsError(`${code}Exception`, 400, `The request was rejected because ${why}`), organizationNotFound = () => organizationsError("OrganizationNotFound", "no organization is associated with your account."), notInAllFeaturesMode = () => organizationsError("OrganizationNotInAllFeaturesMode", "your organization does not have All features enabled."), serviceAccessNotEnabled = () => organizationsError("ServiceAccessNotEnabled", "trusted access is not enabled for IAM in AWS Organizations."), notManagementOrDelegated = () => organizationsError("AccountNotManagementOrDelegatedAdministrator", "the account making the request is not the management account or delegated administrator account for centralized root access."), notManagementAccount = () => organizationsError("CallerIsNotManagementAccount", "the account making the request is not the management account for the organization."), noSuchEntityPath = (path) => noSuchEntity(`The entity path ${path} cannot be found.`), noSuchOrganizationsPolicy = (id) => noSuchEntity(`The Organizations policy with id ${id} cannot be found.`), passwordOfRoot = () => validationError("Password must be omitted when the request is made with an AssumeRoot session"), noRootLoginProfile = () => noSuchEntity("Login Profile for the root user cannot be found."), rootLoginProfileExists = () => alreadyExists("Login Profile for the root user already exists.");
// src/access/operation-types.ts
function actionsOf$1() {
	return (_name, action) => action;
}
// src/services/iam/action.ts
const action = actionsOf$1(), limits = {
	UsersPerAccount: 5e3,
	GroupsPerAccount: 300,
	RolesPerAccount: 1e3,
	PoliciesPerAccount: 1500,
	InstanceProfilesPerAccount: 1e3,
	ServerCertificatesPerAccount: 20,
	AccessKeysPerUser: 2,
	GroupsPerUser: 10,
	PoliciesPerUser: 10,
	PoliciesPerRole: 10,
	PoliciesPerGroup: 10,
	PolicySize: 6144,
	ACLSizePerRole: 2048,
	InstanceSessionsPerInstanceProfile: 1,
	MFADevicesPerUser: 8,
	VirtualMFADevicesPerAccount: 5e3,
	CertificatesPerUser: 2,
	SSHPublicKeysPerUser: 5,
	ServiceSpecificCredentialsPerUser: 2,
	TagsPerUser: 50,
	TagsPerRole: 50,
	TagsPerPolicy: 50,
	TagsPerInstanceProfile: 50,
	TagsPerMFADevice: 50,
	TagsPerServerCertificate: 50,
	TagsPerOpenIDConnectProvider: 50,
	TagsPerSAMLProvider: 50
}, inlinePolicySizes = {
	user: 2048,
	group: 5120,
	role: 10240
};
function checkLimit(limit, count) {
	if (count > limits[limit]) throw limitExceeded(limit, limits[limit]);
}
// src/services/iam/families/tag-rules.ts
const tagRules = {
	user: {
		ignoreCase: !0,
		limit: "TagsPerUser"
	},
	role: {
		ignoreCase: !0,
		limit: "TagsPerRole"
	},
	policy: {
		ignoreCase: !1,
		limit: "TagsPerPolicy"
	},
	instanceProfile: {
		ignoreCase: !1,
		limit: "TagsPerInstanceProfile"
	},
	mfaDevice: {
		ignoreCase: !1,
		limit: "TagsPerMFADevice"
	},
	serverCertificate: {
		ignoreCase: !1,
		limit: "TagsPerServerCertificate"
	},
	oidcProvider: {
		ignoreCase: !1,
		limit: "TagsPerOpenIDConnectProvider"
	},
	samlProvider: {
		ignoreCase: !1,
		limit: "TagsPerSAMLProvider"
	}
};
function tagList(rows) {
	return rows.map(({ key, value }) => ({
		Key: key,
		Value: value
	}));
}
function tagsIfAny(rows) {
	return rows.length === 0 ? void 0 : tagList(rows);
}
function newTags(rules, account, ownerId, tags) {
	return mergedTags(rules, account, ownerId, [], tags ?? []);
}
function mergedTags(rules, account, ownerId, old, tags) {
	checkNoDoubles(rules, tags);
	let rows = [...old], position = Math.max(-1, ...old.map((row) => row.position));
	for (let { Key: key = "", Value: value = "" } of tags) {
		if (key.toLowerCase().startsWith("aws:")) throw reservedTagKey();
		let at = rows.findIndex((row) => folded(rules, row.key) === folded(rules, key)), place = at === -1 ? ++position : rows[at].position;
		rows[at === -1 ? rows.length : at] = {
			account,
			ownerId,
			key,
			value,
			position: place
		};
	}
	return checkLimit(rules.limit, rows.length), rows;
}
function remainingTags(rules, old, keys) {
	let gone = new Set(keys.map((key) => folded(rules, key)));
	return old.filter((row) => !gone.has(folded(rules, row.key)));
}
function checkNoDoubles(rules, tags) {
	if (new Set(tags.map(({ Key }) => folded(rules, Key ?? ""))).size !== tags.length) throw rules.ignoreCase ? duplicateTagKeysIgnoringCase() : duplicateTagKeys();
}
function folded(rules, key) {
	return rules.ignoreCase ? key.toLowerCase() : key;
}
// src/services/iam/families/ask-about-entity.ts
async function askAboutEntity$1(db, account, kind, name, found) {
	return {
		resource: iamArn(account, kind, found?.path ?? "/", found?.name ?? name),
		label: `${kind.replace("-", " ")} ${name}`,
		resourceTags: found === void 0 || kind === "group" ? void 0 : tagList(await tagsOf(db, found.id))
	};
}
// src/services/iam/families/subject.ts
async function requireUser(db, account, name) {
	let user = await findUserByName(db, account, name);
	if (user === void 0) throw noSuchUser(name);
	return user;
}
async function requireGroup(db, account, name) {
	let group = await findGroupByName(db, account, name);
	if (group === void 0) throw noSuchGroup(name);
	return group;
}
async function requireSubject(db, call) {
	let { input, caller } = call;
	if (input.UserName !== void 0) return {
		kind: "user",
		user: await requireUser(db, caller.account, input.UserName)
	};
	if (caller.kind === "root") return { kind: "root" };
	let own = ownUser(caller), user = await findUserById(db, own.id);
	if (user === void 0) throw noSuchUser(own.name);
	return {
		kind: "user",
		user
	};
}
async function askAboutUser(call, name, more = {}) {
	let { account } = call.caller, db = call.house.store.read;
	return {
		...await askAboutEntity$1(db, account, "user", name, await findUserByName(db, account, name)),
		...more
	};
}
function askAboutSubject(call) {
	let { input, caller } = call;
	return input.UserName === void 0 && caller.kind === "root" ? { resource: rootArn(caller.account) } : askAboutUser(call, input.UserName ?? ownUser(caller).name);
}
async function askAboutGroup(call, name) {
	let { account } = call.caller, db = call.house.store.read;
	return askAboutEntity$1(db, account, "group", name, await findGroupByName(db, account, name));
}
function ownUser(caller) {
	if (caller.kind !== "user" || caller.user === void 0) throw mustSpecifyUserName();
	return caller.user;
}
function subjectId(subject) {
	return subject.kind === "user" ? subject.user.id : null;
}
function subjectName(subject) {
	return subject.kind === "user" ? subject.user.name : void 0;
}
function pageOf(request) {
	return {
		after: request.Marker === void 0 ? void 0 : keyOfMarker(request.Marker),
		limit: (request.MaxItems ?? 100) + 1
	};
}
function pageFrom(request, rows, key) {
	let size = request.MaxItems ?? 100;
	if (rows.length <= size) return {
		rows,
		page: { IsTruncated: !1 }
	};
	let kept = rows.slice(0, size);
	return {
		rows: kept,
		page: {
			IsTruncated: !0,
			Marker: markerOf(key(kept.at(-1)))
		}
	};
}
function pageWithin(request, all, key) {
	let { after, limit } = pageOf(request), start = after === void 0 ? 0 : all.findIndex((row) => key(row) > after);
	return pageFrom(request, start === -1 ? [] : all.slice(start, start + limit), key);
}
function markerOf(key) {
	return Buffer.from("p1:" + key).toString("base64url");
}
function keyOfMarker(marker) {
	let text = Buffer.from(marker, "base64url").toString(), key = text.slice(3);
	if (!text.startsWith("p1:") || key.includes("\0") || markerOf(key) !== marker) throw invalidMarker();
	return key;
}
// src/services/iam/access-keys.ts
const createAccessKey = action("CreateAccessKey", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	run(call) {
		let { account } = call.caller, { house, now } = call;
		return house.store.write(account, async (tx) => {
			let subject = await requireSubject(tx, call), userId = subjectId(subject);
			checkLimit("AccessKeysPerUser", (await listAccessKeys$1(tx, account, userId)).length + 1);
			let id = await newKeyId(tx, account, house.random), secret = newSecret$1(house);
			return await insertAccessKey(tx, {
				id,
				account,
				userId,
				secret: house.sealer.seal("access-key", id, utf8(secret)),
				status: "Active",
				created: now,
				lastUsed: null,
				lastUsedService: null,
				lastUsedRegion: null
			}), { AccessKey: {
				UserName: subjectName(subject),
				AccessKeyId: id,
				Status: "Active",
				SecretAccessKey: secret,
				CreateDate: new Date(now)
			} };
		});
	}
}), listAccessKeys = action("ListAccessKeys", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	async run(call) {
		let db = call.house.store.read, subject = await requireSubject(db, call), keys = await listAccessKeys$1(db, call.caller.account, subjectId(subject)), { rows, page } = pageWithin(call.input, keys, ({ created, id }) => `${created} ${id}`);
		return {
			AccessKeyMetadata: rows.map(({ id, status, created }) => ({
				UserName: subjectName(subject),
				AccessKeyId: id,
				Status: status,
				CreateDate: new Date(created)
			})),
			...page
		};
	}
}), updateAccessKey = action("UpdateAccessKey", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	run(call) {
		let { AccessKeyId: id, Status: status } = call.input;
		return call.house.store.write(call.caller.account, async (tx) => {
			if (await requireKey$1(tx, call), status !== "Active" && status !== "Inactive") throw statusNotSettable(status);
			return await setAccessKeyStatus(tx, id, status), {};
		});
	}
}), deleteAccessKey = action("DeleteAccessKey", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	run(call) {
		return call.house.store.write(call.caller.account, async (tx) => (await requireKey$1(tx, call), await deleteAccessKey$1(tx, call.input.AccessKeyId), {}));
	}
}), getAccessKeyLastUsed = action("GetAccessKeyLastUsed", {
	async access(call) {
		let { account } = call.caller, label = `access key ${call.input.AccessKeyId}`, key = await ownKey(call.house.store.read, call);
		return key === void 0 ? { all: [{
			resource: iamArn(account, "user", "/", "*"),
			label
		}] } : key.userId === null ? { all: [{
			resource: rootArn(account),
			label
		}] } : { all: [{
			...await askAboutUser(call, (await findUserById(call.house.store.read, key.userId))?.name ?? "*"),
			label
		}] };
	},
	async run(call) {
		let db = call.house.store.read, key = await ownKey(db, call);
		if (key === void 0) throw noSuchAccessKey(call.input.AccessKeyId);
		return {
			UserName: (key.userId === null ? void 0 : await findUserById(db, key.userId))?.name,
			AccessKeyLastUsed: lastUse(key)
		};
	}
});
function lastUse(key) {
	return {
		LastUsedDate: key.lastUsed === null ? void 0 : new Date(key.lastUsed),
		ServiceName: key.lastUsedService ?? "N/A",
		Region: key.lastUsedRegion ?? "N/A"
	};
}
async function requireKey$1(tx, call) {
	let subject = await requireSubject(tx, call), key = await ownKey(tx, call);
	if (key === void 0 || key.userId !== subjectId(subject)) throw noSuchAccessKey(call.input.AccessKeyId);
}
async function ownKey(db, call) {
	let key = await findAccessKey(db, call.input.AccessKeyId);
	return key?.account === call.caller.account ? key : void 0;
}
async function newKeyId(tx, account, random) {
	for (let tries = 0; tries < 10; tries++) {
		let id = accessKeyId(idPrefix.accessKey, account, random);
		if (await findAccessKey(tx, id) === void 0) return id;
	}
	throw Error("the random source repeats itself");
}
// src/services/iam/account-aliases.ts
const createAccountAlias = action("CreateAccountAlias", {
	access: () => ({ all: [{}] }),
	run({ input: { AccountAlias: alias }, caller: { account }, house }) {
		if (/^\d{12}$/.test(alias)) throw aliasLikeAccountId();
		return house.store.write(account, async (tx) => {
			if (await findAccountByAlias(tx, alias) !== void 0) throw accountAliasExists(alias);
			return await setAccountAlias(tx, account, alias), {};
		});
	}
}), deleteAccountAlias = action("DeleteAccountAlias", {
	access: () => ({ all: [{}] }),
	run({ input: { AccountAlias: alias }, caller: { account }, house }) {
		return house.store.write(account, async (tx) => {
			if ((await findAccountByAlias(tx, alias))?.id !== account) throw noSuchAccountAlias(alias);
			return await setAccountAlias(tx, account, null), {};
		});
	}
}), listAccountAliases = action("ListAccountAliases", {
	access: () => ({ all: [{}] }),
	async run({ caller, house }) {
		let alias = (await findAccount(house.store.read, caller.account))?.alias ?? void 0;
		return {
			AccountAliases: alias === void 0 ? [] : [alias],
			IsTruncated: !1
		};
	}
});
// src/policy/principals.ts
function principalsOf(text) {
	return writtenPrincipals(text).map(({ type, value }) => ({
		type,
		value
	}));
}
function mapPrincipals(text, map) {
	let mapped = "", copied = 0;
	for (let { type, value, start, end } of writtenPrincipals(text)) {
		let replacement = map({
			type,
			value
		});
		replacement !== void 0 && replacement !== value && (mapped += text.slice(copied, start) + JSON.stringify(replacement), copied = end);
	}
	return mapped + text.slice(copied);
}
function writtenPrincipals(text) {
	let json = readJson(text), list = "node" in json ? membersByName(json.node)?.get("Statement") : void 0;
	if (list === void 0) return [];
	let written = [];
	for (let statement of itemsOf(list)) if (statement.kind === "object") for (let { key, value } of statement.entries) (key === "Principal" || key === "NotPrincipal") && collect(value, written);
	return written;
}
function collect(node, written) {
	if (node.kind === "string" && written.push({
		type: "*",
		value: node.value,
		start: node.start,
		end: node.end
	}), node.kind === "object") {
		for (let { key, value } of node.entries) if (principalTypes.has(key)) for (let item of itemsOf(value)) item.kind === "string" && written.push({
			type: key,
			value: item.value,
			start: item.start,
			end: item.end
		});
	}
}
// src/store/policy-holders.ts
async function findPolicyHolder(db, kind, account, name) {
	if (kind === "group") {
		let group = await db.selectFrom("groups").select([
			"id",
			"name",
			"path"
		]).where("account", "=", account).where("nameKey", "=", name.toLowerCase()).executeTakeFirst();
		return group && {
			...group,
			boundaryArn: null
		};
	}
	return db.selectFrom(kind === "user" ? "users" : "roles").select([
		"id",
		"name",
		"path",
		"boundaryArn"
	]).where("account", "=", account).where("nameKey", "=", name.toLowerCase()).executeTakeFirst();
}
async function setBoundary(tx, kind, id, boundaryArn) {
	await tx.updateTable(kind === "user" ? "users" : "roles").set({ boundaryArn }).where("id", "=", id).execute();
}
async function arnsOfIds(db, ids) {
	let arns = new Map();
	if (ids.length === 0) return arns;
	for (let [table, type] of [["users", "user"], ["roles", "role"]]) {
		let rows = await db.selectFrom(table).select([
			"id",
			"account",
			"path",
			"name"
		]).where("id", "in", ids).execute();
		for (let row of rows) arns.set(row.id, iamArn(row.account, type, row.path, row.name));
	}
	return arns;
}
// src/access/kept-principals.ts
const uniqueId = /^A(?:IDA|ROA)[A-Z0-9]{12,124}$/;
async function keptAwsPrincipal(db, value) {
	if (value === "*") return value;
	if (/^\d{12}$/.test(value)) return rootArn(value);
	if (uniqueId.test(value)) return (await arnsOfIds(db, [value])).has(value) ? value : void 0;
	let arn = parseArn(value);
	if (arn !== void 0 && arn.partition === "aws" && arn.region === "" && /^\d{12}$/.test(arn.account)) {
		if (arn.service === "sts") return await isSession(db, arn.account, arn.resource) ? value : void 0;
		if (arn.service === "iam") return arn.resource === "root" ? value : idOfArn(db, arn.account, arn.resource, value);
	}
}
async function shownPrincipals(db, text) {
	let [shown] = await shownPrincipalsOfEach(db, [text]);
	return shown;
}
async function shownPrincipalsOfEach(db, texts) {
	let ids = new Set();
	for (let text of texts) if (mayHoldIds(text)) for (let { type, value } of principalsOf(text)) type === "AWS" && uniqueId.test(value) && ids.add(value);
	if (ids.size === 0) return [...texts];
	let arns = await arnsOfIds(db, [...ids]);
	return texts.map((text) => mayHoldIds(text) ? mapPrincipals(text, ({ type, value }) => type === "AWS" ? arns.get(value) : void 0) : text);
}
function mayHoldIds(text) {
	return text.includes("AIDA") || text.includes("AROA") || text.includes("\\u");
}
const serviceName = /^[a-z0-9-]+(?:\.[a-z0-9-]+){2,8}$/, serviceSuffixes = [
	".amazonaws.com",
	".amazonaws.com.cn",
	".amazon.com",
	".aws.internal"
];
function isServicePrincipal(value) {
	return serviceName.test(value) && serviceSuffixes.some((suffix) => value.endsWith(suffix));
}
async function idOfArn(db, account, resource, arn) {
	let kind = resource.slice(0, resource.indexOf("/"));
	if (kind !== "user" && kind !== "role") return;
	let holder = await findPolicyHolder(db, kind, account, resource.slice(resource.lastIndexOf("/") + 1));
	if (holder !== void 0 && iamArn(account, kind, holder.path, holder.name) === arn) return holder.id;
}
async function isSession(db, account, resource) {
	let parts = resource.split("/");
	return parts.some((part) => !/^[\w+=,.@-]{1,64}$/.test(part)) ? !1 : parts.length === 2 ? parts[0] === "federated-user" : parts.length !== 3 || parts[0] !== "assumed-role" ? !1 : (await findPolicyHolder(db, "role", account, parts[1]))?.name === parts[1];
}
// src/store/instance-profiles.ts
function findInstanceProfile(db, account, name) {
	return entityNamed(db, "instanceProfiles", account, name).selectAll().executeTakeFirst();
}
function listInstanceProfiles$1(db, account, pathPrefix, page) {
	return pageOfEntities(db, "instanceProfiles", account, pathPrefix, page).selectAll().execute();
}
async function instanceProfilesOfRoles(db, account, roleIds) {
	return roleIds.length === 0 ? [] : db.selectFrom("instanceProfiles").selectAll().where("account", "=", account).where("roleId", "in", roleIds).orderBy("nameKey").execute();
}
function countInstanceProfiles(db, account) {
	return countRows(db, "instanceProfiles", account);
}
async function insertInstanceProfile(tx, profile) {
	await tx.insertInto("instanceProfiles").values(profile).execute();
}
async function setInstanceProfileRole(tx, id, roleId) {
	await tx.updateTable("instanceProfiles").set({ roleId }).where("id", "=", id).execute();
}
async function deleteInstanceProfile$1(tx, id) {
	await tx.deleteFrom("tags").where("ownerId", "=", id).execute(), await tx.deleteFrom("instanceProfiles").where("id", "=", id).execute();
}
// src/policy/legacy-values.ts
function isLegacyValue(operatorName, value) {
	let operator = operatorOf(operatorName);
	if (operator === void 0) return !0;
	let { base } = operator;
	return base.startsWith("Date") ? instantOf(value) !== void 0 : base.startsWith("Numeric") ? decimalOf(value) !== void 0 : base === "IpAddress" || base === "NotIpAddress" ? isBlock(value) : !base.startsWith("Arn") || isArnPattern(value);
}
function isBlock(value) {
	let slash = value.indexOf("/"), address = addressOf(slash === -1 ? value : value.slice(0, slash));
	if (address === void 0) return !1;
	let prefix = value.slice(slash + 1);
	return slash === -1 || /^\d{1,3}$/.test(prefix) && Number(prefix) <= address.length * 16;
}
function isArnPattern(value) {
	return value === "*" || value.startsWith("${") ? !0 : value.startsWith("arn:") && value.split(":").length >= 6;
}
// src/policy/resource-format.ts
const iamPaths = [
	"user/",
	"federated-user/",
	"role/",
	"group/",
	"instance-profile/",
	"mfa/",
	"server-certificate/",
	"policy/",
	"sms-mfa/",
	"saml-provider/",
	"oidc-provider/",
	"report/",
	"access-report/"
];
function resourceFault(resource) {
	if (resource === "*") return;
	let [prefix, partition, ...rest] = resource.split(":");
	if (partition === void 0) return { sentence: `Resource ${resource} must be in ARN format or "*".` };
	let isShort = rest.length < 4;
	if (prefix === "arn" && isShort && resource.includes("::")) return "legacy";
	if (!isPartition(partition)) {
		let fields = [
			partition,
			...rest.slice(0, 3),
			rest.slice(3).join(":")
		].map((field, at) => at > rest.length ? "*" : field);
		for (; fields.length < 5;) fields.push("*");
		return { sentence: `Partition "${partition}" is not valid for resource "arn:${fields.join(":")}".` };
	}
	let [vendor, region = "", account = "", ...path] = rest;
	return vendor === void 0 ? { sentence: "Resource vendor must be fully qualified and cannot contain regexes." } : vendor === "" || !isField(region) || !isField(account) ? "legacy" : serviceFault(resource, {
		vendor,
		region,
		account,
		path: path.join(":"),
		isShort
	});
}
function isPartition(partition) {
	return partition === "aws" || partition === "*";
}
function isField(text) {
	return /^[a-z0-9*?-]*$/i.test(text);
}
function serviceFault(resource, fields) {
	let { vendor, region, account, path, isShort } = fields, hasRegion = region !== "" && region !== "*";
	if (vendor === "s3" && hasRegion && account === "") return { sentence: `Resource ${resource} can not contain region information.` };
	if (vendor === "iam") {
		if (hasRegion) return { sentence: `IAM resource ${resource} cannot contain region information.` };
		if (!(isShort || path === "*" || iamPaths.some((start) => path.startsWith(start)))) return { sentence: `IAM resource path must either be "*" or start with ${iamPaths.join(", ")}.` };
	}
}
// src/policy/validate-identity.ts
function validateIdentityPolicy(text, options = {}) {
	let policy = shapeOf(text);
	if (policy === void 0) return "Syntax errors in policy.";
	if (options.requiresVersion2012 === !0 && policy.version !== "2012-10-17") return "Policy document must be version 2012-10-17 or greater.";
	let { statements } = policy, resources = checkResources(statements);
	return !statements.every(isLegacyStatement) || resources === "legacy" ? "The policy failed legacy parsing" : statements.some((statement) => statement.hasPrincipal) ? "Policy document should not specify a principal." : statements.some(({ sid }) => !/^[0-9A-Za-z]*$/.test(sid)) ? sidText : hasRepeatedSid(statements) ? "Statement IDs (SID) in a single policy must be unique." : statements.some(({ actions }) => actions.length === 0) ? "Policy statement must contain actions." : statements.some((statement) => statement.resources.length === 0) ? "Policy statement must contain resources." : resources?.sentence ?? vendorFault(statements.flatMap(({ actions }) => actions));
}
const sidText = "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*";
function shapeOf(text) {
	let json = readJson(text), members = "node" in json ? membersByName(json.node) : void 0;
	if (members === void 0 || strangerOf(members, topElements) !== void 0) return;
	let version = textMember(members, "Version");
	if (version === null || version !== void 0 && version !== "2012-10-17" && version !== "2008-10-17") return;
	let list = members.get("Statement");
	if (textMember(members, "Id") === null || list === void 0) return;
	let statements = [];
	for (let node of itemsOf(list)) {
		let statement = statementShape(node);
		if (statement === void 0) return;
		statements.push(statement);
	}
	return statements.length === 0 ? void 0 : {
		version,
		statements
	};
}
function statementShape(node) {
	let members = membersByName(node);
	if (members === void 0 || strangerOf(members, statementElements) !== void 0) return;
	for (let name of [
		"Principal",
		"Action",
		"Resource"
	]) if (members.has(name) && members.has(`Not${name}`)) return;
	let sid = textMember(members, "Sid"), effect = textMember(members, "Effect");
	if (sid === null || effect === null || !/^(?:allow|deny)$/i.test(effect ?? "")) return;
	let actions = listMember(members, "Action"), resources = listMember(members, "Resource"), condition = members.get("Condition"), conditions = condition === void 0 ? [] : writtenConditions(condition);
	if (actions === void 0 || resources === void 0 || conditions === void 0 || conditions.some(({ operator }) => operatorOf(operator) === void 0)) return;
	let hasPrincipal = members.has("Principal") || members.has("NotPrincipal");
	return {
		sid: sid ?? "",
		effect,
		hasPrincipal,
		actions,
		resources,
		conditions
	};
}
function textMember(members, name) {
	let node = members.get(name);
	if (node !== void 0) return node.kind === "string" ? node.value : null;
}
function listMember(members, name) {
	let node = members.get(name) ?? members.get(`Not${name}`);
	return node === void 0 ? [] : stringList(node);
}
function isLegacyStatement({ effect, conditions }) {
	return effect !== "Allow" && effect !== "Deny" ? !1 : conditions.every(({ operator, values }) => values.every((value) => isLegacyValue(operator, value)));
}
function checkResources(statements) {
	for (let { resources } of statements) for (let resource of resources) {
		let fault = resourceFault(resource);
		if (fault !== void 0) return fault;
	}
}
const vendorText = /^[a-z0-9.-]+$/i;
function vendorFault(actions) {
	for (let action of actions) {
		if (action === "*") continue;
		let [vendor, ...rest] = action.split(":");
		if (rest.length === 0) return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
		if (rest.length > 1) return "Actions/Condition can contain only one colon.";
		if (!vendorText.test(vendor)) return `Vendor ${vendor} is not valid`;
	}
}
// src/policy/resource-grammar.ts
function readResourcePolicy(text, grammar) {
	let json = readJson(text), members = "node" in json ? membersByName(json.node) : void 0;
	if (members === void 0) return { fault: "This policy contains invalid Json" };
	let stranger = strangerOf(members, topElements);
	if (stranger !== void 0) return { fault: `Unknown field ${stranger}` };
	let version = members.get("Version");
	if (version !== void 0 && !isVersion(version)) return { fault: "The policy must contain a valid version string" };
	let list = members.get("Statement");
	if (list === void 0) return { fault: "Missing required field Statement" };
	let nodes = itemsOf(list);
	if (nodes.length === 0) return { fault: "Could not parse the policy: Statement is empty!" };
	let statements = [];
	for (let node of nodes) {
		let read = readStatement(node, grammar);
		if ("fault" in read) return read;
		statements.push(read.value);
	}
	return hasRepeatedSid(statements) ? { fault: "The Statement Ids in the policy are not unique" } : { value: statements };
}
function readStatement(node, grammar) {
	let members = membersByName(node);
	if (members === void 0) return { fault: "This policy contains invalid Json" };
	let stranger = strangerOf(members, statementElements);
	if (stranger !== void 0) return { fault: `Unknown field ${stranger}` };
	let prohibited = grammar.prohibited.find((name) => members.has(name));
	if (prohibited !== void 0) return { fault: `Has prohibited field ${prohibited}` };
	let effect = textOf$1(members.get("Effect"));
	if (effect === void 0) return { fault: "Missing required field Effect" };
	if (effect !== "Allow" && effect !== "Deny") return { fault: `Invalid effect: ${effect}` };
	let principal = readPrincipals(members, effect, grammar);
	if ("fault" in principal) return principal;
	let conditions = readConditions(members.get("Condition"));
	if ("fault" in conditions) return conditions;
	let sid = members.get("Sid");
	return sid !== void 0 && sid.kind !== "string" ? { fault: "Invalid policy syntax." } : { value: {
		sid: textOf$1(sid) ?? "",
		effect,
		...principal.value,
		members,
		conditions: conditions.value
	} };
}
function readPrincipals(members, effect, grammar) {
	let principal = members.get("Principal"), notPrincipal = members.get("NotPrincipal");
	if (notPrincipal !== void 0 && effect === "Allow") return { fault: "Allow with NotPrincipal is not allowed." };
	if (principal !== void 0 && notPrincipal !== void 0) return { fault: "Invalid policy syntax." };
	let node = principal ?? notPrincipal;
	if (node === void 0) return { fault: "Missing required field Principal" };
	let entries = readEntries(node, grammar);
	return "fault" in entries ? entries : { value: principal === void 0 ? {
		principal: void 0,
		notPrincipal: entries.value
	} : {
		principal: entries.value,
		notPrincipal: void 0
	} };
}
function readEntries(node, grammar) {
	if (node.kind === "string") return grammar.principalMayBeStar ? node.value === "*" ? { value: [{
		type: "*",
		value: "*"
	}] } : { fault: "Invalid policy syntax." } : { fault: "Principal must be a JSON object." };
	let types = membersByName(node);
	if (types === void 0) return { fault: "Invalid policy syntax." };
	let entries = [];
	for (let [type, list] of types) {
		let known = grammar.principalTypes.find((name) => name === type);
		if (known === void 0) return { fault: grammar.unknownPrincipal(type) };
		let values = stringList(list);
		if (values === void 0) return { fault: "Invalid policy syntax." };
		for (let value of values) entries.push({
			type: known,
			value
		});
	}
	return entries.length === 0 ? { fault: "Missing required field Principal cannot be empty!" } : { value: entries };
}
function readConditions(node) {
	if (node === void 0) return { value: [] };
	let conditions = writtenConditions(node);
	if (conditions === void 0) return { fault: "Invalid policy syntax." };
	let unknown = conditions.find(({ operator }) => operatorOf(operator) === void 0);
	return unknown === void 0 ? { value: conditions } : { fault: `Invalid Condition type : ${unknown.operator}` };
}
function readList(statement, name) {
	let { members } = statement, own = members.get(name), not = members.get(`Not${name}`);
	if (own !== void 0 && not !== void 0) return { fault: "Invalid policy syntax." };
	let node = own ?? not, texts = node === void 0 ? [] : stringList(node);
	return texts === void 0 ? { fault: "Invalid policy syntax." } : texts.length === 0 ? { fault: `Missing required field ${name}` } : { value: texts };
}
function isVersion(node) {
	let text = textOf$1(node);
	return text === "2012-10-17" || text === "2008-10-17";
}
function textOf$1(node) {
	return node?.kind === "string" ? node.value : void 0;
}
// src/policy/validate-trust.ts
const grammar = {
	prohibited: ["Resource"],
	principalMayBeStar: !1,
	principalTypes: [
		"AWS",
		"Service",
		"Federated"
	],
	unknownPrincipal: (type) => `Invalid principal in policy: "${type}"`
};
function validateTrustPolicy(text) {
	let read = readResourcePolicy(text, grammar);
	if ("fault" in read) return read.fault;
	for (let statement of read.value) {
		let fault = statementFault(statement);
		if (fault !== void 0) return fault;
	}
}
function statementFault(statement) {
	if (statement.notPrincipal !== void 0) return "AssumeRole policy must not contain NotPrincipal field.";
	if (isCognitoUnbound(statement)) return "A condition block must be present for the Cognito provider";
	let actions = readList(statement, "Action");
	return "fault" in actions ? actions.fault : actions.value.every(isAssumeAction) ? statement.members.has("NotResource") ? "AssumeRole policy must not contain resources." : void 0 : "AssumeRole policy may only specify STS AssumeRole actions.";
}
const assumeActions = new Set([
	"sts:assumerole",
	"sts:assumerolewithsaml",
	"sts:assumerolewithwebidentity",
	"sts:tagsession",
	"sts:setsourceidentity",
	"sts:setcontext"
]);
function isAssumeAction(action) {
	let lower = action.toLowerCase();
	return assumeActions.has(lower) || lower.startsWith("sts:") && /[*?]/.test(lower);
}
const cognito = "cognito-identity.amazonaws.com";
function isCognitoUnbound({ effect, principal, conditions }) {
	let isCognito = principal?.some(({ type, value }) => type === "Federated" && value === cognito) ?? !1;
	return effect === "Allow" && isCognito && !conditions.some(({ key }) => key.toLowerCase() === `${cognito}:aud`);
}
// src/services/iam/documents.ts
function percentEncoded(text) {
	return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
function checkInlinePolicy(text) {
	refuseFault(validateIdentityPolicy(text));
}
function checkManagedPolicy(text) {
	refuseFault(validateIdentityPolicy(text, { requiresVersion2012: !0 })), checkLimit("PolicySize", policySize(text));
}
function checkTrustPolicy(text) {
	refuseFault(validateTrustPolicy(text)), checkLimit("ACLSizePerRole", policySize(text));
}
function refuseFault(sentence) {
	if (sentence !== void 0) throw malformedPolicyDocument(sentence);
}
// src/services/iam/policy-arns.ts
const awsManaged = "arn:aws:iam::aws:policy/";
function isAwsManaged(arn) {
	return arn.startsWith(awsManaged);
}
function namesOfPolicyArn(arn) {
	let start = arn.indexOf(":policy/") + 7, end = arn.lastIndexOf("/") + 1;
	return {
		path: arn.slice(start, end),
		name: arn.slice(end)
	};
}
function policyKey({ name, arn }) {
	return `${name.toLowerCase()} ${isAwsManaged(arn) ? "aws" : "own"}`;
}
function isPolicyArn(text) {
	return /^arn:aws:iam::(?:aws|\d{12}):policy\//.test(text);
}
function checkPolicyArn(text) {
	if (!text.startsWith("arn:")) throw arnNotValid(text);
	let arn = parseArn(text);
	if (!(arn !== void 0 && arn.partition === "aws" && arn.service === "iam" && arn.region === "" && /^(?:aws|\d{12})$/.test(arn.account) && /^policy(?:\/[\w.,+@=-]+)+$/.test(arn.resource))) throw boundaryArnNotValid(text);
}
async function checkAttachable(house, db, account, arn) {
	if (checkPolicyArn(arn), isAwsManaged(arn) && house.managedPolicies.metadata(arn) !== void 0) {
		if (arn.startsWith(`${awsManaged}aws-service-role/`)) throw serviceRolePolicyNotAttachable();
	} else if ((await findPolicyByArn(db, arn))?.account !== account) throw policyNotAttachableOrMissing(arn);
}
// src/services/iam/families/policy-holder.ts
async function askAboutHolder(call, kind, name, keys = {}) {
	return askAbout(call, kind, name, () => keys);
}
async function askAboutBounded(call, kind, name, keys = {}) {
	return askAbout(call, kind, name, ({ boundaryArn }) => ({
		"iam:PermissionsBoundary": boundaryArn ?? void 0,
		...keys
	}));
}
async function askAbout(call, kind, name, keysOf) {
	let { account } = call.caller, db = call.house.store.read, holder = await findPolicyHolder(db, kind, account, name);
	return {
		...await askAboutEntity$1(db, account, kind, name, holder),
		keys: keysOf(holder ?? { boundaryArn: null })
	};
}
async function requireHolder(db, kind, account, name) {
	let holder = await findPolicyHolder(db, kind, account, name);
	if (holder === void 0) throw noSuchNamed(kind, name);
	return holder;
}
function isReservedPath(path) {
	return path.startsWith("/aws-service-role/") || path.startsWith("/aws-reserved/");
}
function refuseProtected(role) {
	if (isReservedPath(role.path)) throw protectedRole(role.name);
}
const users = {
	kind: "user",
	member: "UserName"
}, groups = {
	kind: "group",
	member: "GroupName"
}, roles = {
	kind: "role",
	member: "RoleName"
};
function changeHolder({ kind, member }, { input, caller, house }, change) {
	return house.store.write(caller.account, async (tx) => {
		let holder = await requireHolder(tx, kind, caller.account, input[member]);
		return kind === "role" && refuseProtected(holder), await change(tx, holder), {};
	});
}
// src/services/iam/families/attached-policies.ts
const quotaOf = {
	user: "PoliciesPerUser",
	group: "PoliciesPerGroup",
	role: "PoliciesPerRole"
};
function attachAction(family) {
	let { kind, member } = family;
	return {
		access: async (call) => ({ all: [await askAboutBounded(call, kind, call.input[member], keys(call.input))] }),
		run(call) {
			let { account } = call.caller, policyArn = call.input.PolicyArn;
			return checkPolicyArn(policyArn), changeHolder(family, call, async (tx, { id: targetId }) => {
				await checkAttachable(call.house, tx, account, policyArn), await checkQuota(tx, kind, targetId, policyArn), await attachPolicy(tx, {
					account,
					targetId,
					targetType: kind,
					policyArn,
					attached: call.now
				});
			});
		}
	};
}
async function checkQuota(tx, kind, holderId, policyArn) {
	let others = (await attachmentsOf(tx, [holderId])).filter((row) => row.policyArn !== policyArn);
	checkLimit(quotaOf[kind], others.length + 1);
}
function detachAction(family) {
	let { kind, member } = family;
	return {
		access: async (call) => ({ all: [await askAboutBounded(call, kind, call.input[member], keys(call.input))] }),
		run(call) {
			let policyArn = call.input.PolicyArn;
			return checkPolicyArn(policyArn), changeHolder(family, call, async (tx, { id }) => {
				if (!await detachPolicy(tx, id, policyArn)) throw noSuchPolicy(policyArn);
			});
		}
	};
}
function listAttachedAction(family) {
	let { kind, member } = family;
	return {
		access: async (call) => ({ all: [await askAboutHolder(call, kind, call.input[member])] }),
		async run({ input, caller, house }) {
			let db = house.store.read, holder = await requireHolder(db, kind, caller.account, input[member]), { rows, page } = pageWithin(input, (await attachmentsOf(db, [holder.id])).map(({ policyArn }) => ({
				arn: policyArn,
				...namesOfPolicyArn(policyArn)
			})).filter(({ path }) => path.startsWith(input.PathPrefix ?? "/")).map((policy) => ({
				...policy,
				key: policyKey(policy)
			})).toSorted((a, b) => a.key < b.key ? -1 : 1), ({ key }) => key);
			return {
				AttachedPolicies: rows.map(shownAttachment),
				...page
			};
		}
	};
}
function shownAttachment({ name, arn }) {
	return {
		PolicyName: name,
		PolicyArn: arn
	};
}
function keys(input) {
	return { "iam:PolicyARN": input.PolicyArn };
}
// src/services/iam/families/boundaries.ts
function putBoundaryAction(family) {
	let { kind, member } = family;
	return {
		async access(call) {
			let keys = { "iam:PermissionsBoundary": call.input.PermissionsBoundary };
			return { all: [await askAboutHolder(call, kind, call.input[member], keys)] };
		},
		run(call) {
			let arn = call.input.PermissionsBoundary;
			return checkPolicyArn(arn), changeHolder(family, call, async (tx, { id }) => {
				await checkAttachable(call.house, tx, call.caller.account, arn), await setBoundary(tx, kind, id, arn);
			});
		}
	};
}
function deleteBoundaryAction(family) {
	let { kind, member } = family;
	return {
		access: async (call) => ({ all: [await askAboutBounded(call, kind, call.input[member])] }),
		run: (call) => changeHolder(family, call, async (tx, { id, name, boundaryArn }) => {
			if (boundaryArn === null) throw noSuchBoundary(kind, name);
			await setBoundary(tx, kind, id, null);
		})
	};
}
function shownBoundary(arn) {
	if (arn !== null) return {
		PermissionsBoundaryType: "Policy",
		PermissionsBoundaryArn: arn
	};
}
function bareRole(role, trust) {
	return {
		Path: role.path,
		RoleName: role.name,
		RoleId: role.id,
		Arn: iamArn(role.account, "role", role.path, role.name),
		CreateDate: new Date(role.created),
		AssumeRolePolicyDocument: percentEncoded(trust)
	};
}
function createdRole(role, trust, tags) {
	return {
		...bareRole(role, trust),
		PermissionsBoundary: shownBoundary(role.boundaryArn),
		Tags: tagsIfAny(tags)
	};
}
function describedRole(role, trust) {
	return {
		...bareRole(role, trust),
		Description: role.description ?? void 0
	};
}
function listedRole(role, trust) {
	return {
		...describedRole(role, trust),
		MaxSessionDuration: role.maxSessionSeconds
	};
}
function wholeRole(role, trust, tags, now) {
	return {
		...listedRole(role, trust),
		PermissionsBoundary: shownBoundary(role.boundaryArn),
		Tags: tagsIfAny(tags),
		RoleLastUsed: roleLastUsed(role, now)
	};
}
function roleLastUsed(role, now) {
	return role.lastUsed === null || now - role.lastUsed > 3456e7 ? {} : {
		LastUsedDate: new Date(role.lastUsed),
		Region: role.lastUsedRegion ?? void 0
	};
}
// src/services/iam/instance-profile-views.ts
async function instanceProfileViews(db, profiles) {
	let roles = await findRolesByIds(db, [...new Set(profiles.flatMap(({ roleId }) => roleId === null ? [] : [roleId]))]), trusts = await shownPrincipalsOfEach(db, roles.map(({ trustPolicy }) => trustPolicy)), byId = new Map(roles.map((role, index) => [role.id, bareRole(role, trusts[index])]));
	return profiles.map((profile) => {
		let role = profile.roleId === null ? void 0 : byId.get(profile.roleId);
		return {
			Path: profile.path,
			InstanceProfileName: profile.name,
			InstanceProfileId: profile.id,
			Arn: iamArn(profile.account, "instance-profile", profile.path, profile.name),
			CreateDate: new Date(profile.created),
			Roles: role === void 0 ? [] : [role]
		};
	});
}
// src/services/iam/policy-views.ts
function factsOf(policy) {
	return {
		arn: policy.arn,
		name: policy.name,
		path: policy.path,
		id: policy.id,
		description: policy.description,
		createDate: new Date(policy.created),
		updateDate: new Date(policy.updated),
		defaultVersionId: `v${policy.defaultVersion}`
	};
}
function policyOrder(policy) {
	return isAwsManaged(policy.arn) ? `2 ${policy.createDate.toISOString()} ${policy.name}` : `1 ${policy.name.toLowerCase()}`;
}
async function readPolicyUse(db, account, arn) {
	return {
		attached: await attachmentCounts(db, account, arn),
		boundary: await boundaryCounts(db, account, arn)
	};
}
function listedPolicy(policy, use) {
	return {
		PolicyName: policy.name,
		PolicyId: policy.id,
		Arn: policy.arn,
		Path: policy.path,
		DefaultVersionId: policy.defaultVersionId,
		AttachmentCount: use.attached.get(policy.arn) ?? 0,
		PermissionsBoundaryUsageCount: use.boundary.get(policy.arn) ?? 0,
		IsAttachable: !0,
		CreateDate: policy.createDate,
		UpdateDate: policy.updateDate
	};
}
// src/services/iam/authorization-detail-views.ts
async function policiesOf(db, ids) {
	let inline = Map.groupBy(await inlinePoliciesOf(db, ids), ({ ownerId }) => ownerId), attached = Map.groupBy(await attachmentsOf(db, ids), ({ targetId }) => targetId);
	return {
		inline: (id) => (inline.get(id) ?? []).map(({ name, document }) => ({
			PolicyName: name,
			PolicyDocument: percentEncoded(document)
		})),
		attached: (id) => (attached.get(id) ?? []).map(({ policyArn }) => shownAttachment({
			arn: policyArn,
			name: namesOfPolicyArn(policyArn).name
		}))
	};
}
async function userDetails(db, users) {
	let ids = users.map(({ id }) => id), policies = await policiesOf(db, ids), groups = await groupNamesOfUsers(db, ids), tags = await tagsOfMany(db, ids);
	return users.map((user) => ({
		Path: user.path,
		UserName: user.name,
		UserId: user.id,
		Arn: iamArn(user.account, "user", user.path, user.name),
		CreateDate: new Date(user.created),
		UserPolicyList: policies.inline(user.id),
		GroupList: groups.get(user.id) ?? [],
		AttachedManagedPolicies: policies.attached(user.id),
		PermissionsBoundary: shownBoundary(user.boundaryArn),
		Tags: tagList(tags.get(user.id) ?? [])
	}));
}
async function groupDetails(db, groups) {
	let policies = await policiesOf(db, groups.map(({ id }) => id));
	return groups.map((group) => ({
		Path: group.path,
		GroupName: group.name,
		GroupId: group.id,
		Arn: iamArn(group.account, "group", group.path, group.name),
		CreateDate: new Date(group.created),
		GroupPolicyList: policies.inline(group.id),
		AttachedManagedPolicies: policies.attached(group.id)
	}));
}
async function roleDetails(db, roles, now) {
	let ids = roles.map(({ id }) => id), policies = await policiesOf(db, ids), tags = await tagsOfMany(db, ids), trusts = await shownPrincipalsOfEach(db, roles.map(({ trustPolicy }) => trustPolicy)), profiles = await profileViewsByRole(db, await instanceProfilesOfRoles(db, roles[0]?.account ?? "", ids));
	return roles.map((role, index) => ({
		...bareRole(role, trusts[index]),
		InstanceProfileList: profiles.get(role.id) ?? [],
		RolePolicyList: policies.inline(role.id),
		AttachedManagedPolicies: policies.attached(role.id),
		PermissionsBoundary: shownBoundary(role.boundaryArn),
		Tags: tagList(tags.get(role.id) ?? []),
		RoleLastUsed: roleLastUsed(role, now)
	}));
}
async function profileViewsByRole(db, profiles) {
	let views = await instanceProfileViews(db, profiles), byRole = new Map();
	for (let [index, { roleId }] of profiles.entries()) roleId !== null && byRole.set(roleId, [...byRole.get(roleId) ?? [], views[index]]);
	return byRole;
}
async function policyDetails(house, account, policies) {
	if (policies.length === 0) return [];
	let db = house.store.read, use = await readPolicyUse(db, account), ownIds = policies.flatMap(({ arn, id }) => isAwsManaged(arn) ? [] : [id]), versions = Map.groupBy(await versionsOfPolicies(db, ownIds), ({ policyId }) => policyId);
	return policies.map((policy) => {
		let shown = (id, created, document) => ({
			Document: percentEncoded(document),
			VersionId: id,
			IsDefaultVersion: id === policy.defaultVersionId,
			CreateDate: created
		}), own = (versions.get(policy.id) ?? []).map(({ version, created, document }) => shown(`v${version}`, new Date(created), document)), ofAws = house.managedPolicies.version(policy.arn, policy.defaultVersionId);
		return {
			...listedPolicy(policy, use),
			Description: policy.description ?? void 0,
			PolicyVersionList: ofAws === void 0 ? own : [shown(policy.defaultVersionId, ofAws.createDate, ofAws.document)]
		};
	});
}
// src/services/iam/account-authorization-details.ts
const getAccountAuthorizationDetails = action("GetAccountAuthorizationDetails", {
	access: () => ({ all: [{}] }),
	async run(call) {
		let { input, house, now } = call, { rows, page } = pageFrom(input, await entriesOf(call), ({ section, key }) => `${section} ${key}`), db = house.store.read;
		return {
			UserDetailList: await userDetails(db, rows.flatMap((row) => row.section === 1 ? [row.user] : [])),
			GroupDetailList: await groupDetails(db, rows.flatMap((row) => row.section === 2 ? [row.group] : [])),
			RoleDetailList: await roleDetails(db, rows.flatMap((row) => row.section === 3 ? [row.role] : []), now),
			Policies: await policyDetails(house, call.caller.account, rows.flatMap((row) => row.section === 4 ? [row.policy] : [])),
			...page
		};
	}
});
async function entriesOf(call) {
	let { input, caller, house } = call, wanted = (filter) => input.Filter === void 0 || input.Filter.includes(filter), { after, limit } = pageOf(input), start = sectionOf(after), entries = [];
	for (let section of [
		1,
		2,
		3,
		4
	]) {
		if (section < start.section) continue;
		if (entries.length >= limit) break;
		let rest = {
			after: section === start.section ? start.key : void 0,
			limit: limit - entries.length
		};
		entries.push(...await sectionEntries(house, caller.account, section, rest, wanted));
	}
	return entries;
}
async function sectionEntries(house, account, section, page, wanted) {
	let db = house.store.read;
	if (section === 1) return wanted("User") ? (await listUsers$1(db, account, "/", page)).map((user) => ({
		section,
		key: user.nameKey,
		user
	})) : [];
	if (section === 2) return wanted("Group") ? (await listGroups$1(db, account, "/", page)).map((group) => ({
		section,
		key: group.nameKey,
		group
	})) : [];
	if (section === 3) return wanted("Role") ? (await listRoles$1(db, account, "/", page)).map((role) => ({
		section,
		key: role.nameKey,
		role
	})) : [];
	let own = wanted("LocalManagedPolicy") ? (await listPolicies$2(db, account)).map(factsOf) : [], ofAws = wanted("AWSManagedPolicy") ? await usedAwsPolicies(house, account) : [];
	return [...own, ...ofAws].map((policy) => ({
		section,
		key: policyOrder(policy),
		policy
	})).filter(({ key }) => page.after === void 0 || key > page.after).toSorted((a, b) => a.key < b.key ? -1 : 1).slice(0, page.limit);
}
async function usedAwsPolicies(house, account) {
	let attached = await attachmentCounts(house.store.read, account), boundaries = await boundaryCounts(house.store.read, account);
	return [...new Set([...attached.keys(), ...boundaries.keys()])].flatMap((arn) => {
		let policy = house.managedPolicies.metadata(arn);
		return policy === void 0 ? [] : [policy];
	});
}
function sectionOf(after) {
	if (after === void 0) return {
		section: 1,
		key: void 0
	};
	if (!/^[1-4] /.test(after)) throw invalidMarker();
	return {
		section: Number(after[0]),
		key: after.slice(2)
	};
}
// src/store/password-policies.ts
function findPasswordPolicy(db, account) {
	return db.selectFrom("passwordPolicies").selectAll().where("account", "=", account).executeTakeFirst();
}
async function putPasswordPolicy(tx, policy) {
	let { account: _, ...fields } = policy;
	await tx.insertInto("passwordPolicies").values(policy).onConflict((conflict) => conflict.column("account").doUpdateSet(fields)).execute();
}
async function deletePasswordPolicy(tx, account) {
	return (await tx.deleteFrom("passwordPolicies").where("account", "=", account).executeTakeFirst()).numDeletedRows > 0n;
}
// src/services/iam/account-password-policy.ts
const updateAccountPasswordPolicy = action("UpdateAccountPasswordPolicy", {
	access: () => ({ all: [{}] }),
	run({ input, caller: { account }, house }) {
		let policy = {
			account,
			minimumLength: input.MinimumPasswordLength ?? 6,
			requireSymbols: Number(input.RequireSymbols ?? !1),
			requireNumbers: Number(input.RequireNumbers ?? !1),
			requireUppercase: Number(input.RequireUppercaseCharacters ?? !1),
			requireLowercase: Number(input.RequireLowercaseCharacters ?? !1),
			usersMayChange: Number(input.AllowUsersToChangePassword ?? !1),
			maxAgeDays: input.MaxPasswordAge ?? null,
			reusePrevention: input.PasswordReusePrevention ?? null,
			hardExpiry: input.HardExpiry === void 0 ? null : Number(input.HardExpiry)
		};
		return house.store.write(account, async (tx) => (await putPasswordPolicy(tx, policy), {}));
	}
}), getAccountPasswordPolicy = action("GetAccountPasswordPolicy", {
	access: (call) => grantedByPolicy(call, "*"),
	async run({ caller: { account }, house }) {
		let policy = await findPasswordPolicy(house.store.read, account);
		if (policy === void 0) throw noSuchPasswordPolicy(account);
		return { PasswordPolicy: shownPolicy(policy) };
	}
}), deleteAccountPasswordPolicy = action("DeleteAccountPasswordPolicy", {
	access: () => ({ all: [{}] }),
	run({ caller: { account }, house }) {
		return house.store.write(account, async (tx) => {
			if (!await deletePasswordPolicy(tx, account)) throw noPasswordPolicyToDelete();
			return {};
		});
	}
});
async function grantedByPolicy({ caller, house }, resource, label) {
	let asks = [{
		resource,
		label
	}], policy = await findPasswordPolicy(house.store.read, caller.account);
	return caller.kind === "user" && policy?.usersMayChange ? { unlessDenied: asks } : { all: asks };
}
function shownPolicy(policy) {
	return {
		MinimumPasswordLength: policy.minimumLength,
		RequireSymbols: policy.requireSymbols === 1,
		RequireNumbers: policy.requireNumbers === 1,
		RequireUppercaseCharacters: policy.requireUppercase === 1,
		RequireLowercaseCharacters: policy.requireLowercase === 1,
		AllowUsersToChangePassword: policy.usersMayChange === 1,
		ExpirePasswords: policy.maxAgeDays !== null,
		MaxPasswordAge: policy.maxAgeDays ?? void 0,
		PasswordReusePrevention: policy.reusePrevention ?? void 0,
		HardExpiry: policy.hardExpiry === null ? void 0 : policy.hardExpiry === 1
	};
}
// src/store/account-properties.ts
async function accountProperties(db, account) {
	let rows = await db.selectFrom("accountProperties").select(["name", "value"]).where("account", "=", account).execute();
	return new Map(rows.map(({ name, value }) => [name, value]));
}
async function setAccountProperty(tx, account, name, value) {
	await tx.insertInto("accountProperties").values({
		account,
		name,
		value
	}).onConflict((conflict) => conflict.columns(["account", "name"]).doUpdateSet({ value })).execute();
}
// src/services/iam/linked-roles.ts
function linkedRoleOf(service) {
	let key = service.endsWith(domain) ? service.slice(0, -domain.length) : "", row = Object.hasOwn(linkedRoles, key) ? linkedRoles[key] : void 0;
	if (row === void 0) return;
	let [name, policy, suffix] = row.split(" ");
	return {
		service,
		roleName: `AWSServiceRoleFor${name}`,
		policyArn: `arn:aws:iam::aws:policy/aws-service-role/${policy}`,
		suffixAllowed: suffix === "suffix",
		description: descriptions[key]
	};
}
const domain = ".amazonaws.com", linkedRoles = {
	"accountdiscovery.ssm": "AmazonSSM_AccountDiscovery AWSSystemsManagerAccountDiscoveryServicePolicy",
	acm: "CertificateManager CertificateManagerServiceRolePolicy",
	"access-analyzer": "AccessAnalyzer AccessAnalyzerServiceRolePolicy",
	appmesh: "AppMesh AWSAppMeshServiceRolePolicy",
	"autoscaling-plans": "AutoScalingPlans_EC2AutoScaling AWSAutoScalingPlansEC2AutoScalingPolicy",
	autoscaling: "AutoScaling AutoScalingServiceRolePolicy suffix",
	backup: "Backup AWSBackupServiceLinkedRolePolicyForBackup",
	batch: "Batch BatchServiceRolePolicy",
	"cassandra.application-autoscaling": "ApplicationAutoScaling_CassandraTable AWSApplicationAutoscalingCassandraTablePolicy",
	"cks.kms": "KeyManagementServiceCustomKeyStores AWSKeyManagementServiceCustomKeyStoresServiceRolePolicy",
	cloudhsm: "CloudHSM CloudHSMServiceRolePolicy",
	cloudtrail: "CloudTrail CloudTrailServiceRolePolicy",
	"codestar-notifications": "CodeStarNotifications AWSCodeStarNotificationsServiceRolePolicy",
	config: "Config AWSConfigServiceRolePolicy",
	connect: "AmazonConnect AmazonConnectServiceLinkedRolePolicy suffix",
	"dms-fleet-advisor": "DMSFleetAdvisor AWSDMSFleetAdvisorServiceRolePolicy",
	dms: "DMSServerless AWSDMSServerlessServiceRolePolicy",
	"docdb-elastic": "DocDB-Elastic AmazonDocDB-ElasticServiceRolePolicy",
	"dynamodb.application-autoscaling": "ApplicationAutoScaling_DynamoDBTable AWSApplicationAutoscalingDynamoDBTablePolicy",
	"ec2-instance-connect": "Ec2InstanceConnect Ec2InstanceConnectEndpoint",
	"ec2.application-autoscaling": "ApplicationAutoScaling_EC2SpotFleetRequest AWSApplicationAutoscalingEC2SpotFleetRequestPolicy",
	ecr: "ECRTemplate ECRTemplateServiceRolePolicy",
	"ecs.application-autoscaling": "ApplicationAutoScaling_ECSService AWSApplicationAutoscalingECSServicePolicy",
	ecs: "ECS AmazonECSServiceRolePolicy",
	"eks-connector": "AmazonEKSConnector AmazonEKSConnectorServiceRolePolicy",
	"eks-fargate": "AmazonEKSForFargate AmazonEKSForFargateServiceRolePolicy",
	"eks-nodegroup": "AmazonEKSNodegroup AWSServiceRoleForAmazonEKSNodegroup",
	eks: "AmazonEKS AmazonEKSServiceRolePolicy",
	elasticache: "ElastiCache ElastiCacheServiceRolePolicy",
	elasticbeanstalk: "ElasticBeanstalk AWSElasticBeanstalkServiceRolePolicy",
	elasticfilesystem: "AmazonElasticFileSystem AmazonElasticFileSystemServiceRolePolicy",
	elasticloadbalancing: "ElasticLoadBalancing AWSElasticLoadBalancingServiceRolePolicy",
	elasticmapreduce: "EMRCleanup AmazonEMRCleanupPolicy",
	"email.cognito-idp": "AmazonCognitoIdpEmailService AmazonCognitoIdpEmailServiceRolePolicy",
	"emr-containers": "AmazonEMRContainers AmazonEMRContainersServiceRolePolicy",
	emrwal: "EMRWAL EMRDescribeClusterPolicyForEMRWAL",
	es: "AmazonElasticsearchService AmazonElasticsearchServiceRolePolicy",
	fis: "FIS AmazonFISServiceRolePolicy",
	fsx: "AmazonFSx AmazonFSxServiceRolePolicy",
	globalaccelerator: "GlobalAccelerator AWSGlobalAcceleratorSLRPolicy",
	grafana: "AmazonGrafana AmazonGrafanaServiceLinkedRolePolicy",
	guardduty: "AmazonGuardDuty AmazonGuardDutyServiceRolePolicy",
	imagebuilder: "ImageBuilder AWSServiceRoleForImageBuilder",
	inspector2: "AmazonInspector2 AmazonInspector2ServiceRolePolicy",
	iotmanagedintegrations: "IoTManagedIntegrations AWSIoTManagedIntegrationsRolePolicy",
	kafka: "Kafka KafkaServiceRolePolicy",
	kafkaconnect: "KafkaConnect KafkaConnectServiceRolePolicy",
	lakeformation: "LakeFormationDataAccess LakeFormationDataAccessServiceRolePolicy",
	lexv2: "LexV2Bots AmazonLexV2BotPolicy suffix",
	lightsail: "Lightsail LightsailExportAccess",
	"logger.cloudfront": "CloudFrontLogger AWSCloudFrontLogger",
	m2: "AWSM2 AWSM2ServicePolicy",
	macie: "AmazonMacie AmazonMacieServiceRolePolicy",
	memorydb: "MemoryDB MemoryDBServiceRolePolicy",
	mq: "AmazonMQ AmazonMQServiceRolePolicy",
	"mrk.kms": "KeyManagementServiceMultiRegionKeys AWSKeyManagementServiceMultiRegionKeysServiceRolePolicy",
	notifications: "AwsUserNotifications AWSUserNotificationsServiceLinkedRolePolicy",
	"observability.aoss": "AmazonOpenSearchServerless AmazonOpenSearchServerlessServiceRolePolicy",
	opensearchservice: "AmazonOpenSearchService AmazonOpenSearchServiceRolePolicy",
	"ops.apigateway": "APIGateway APIGatewayServiceRolePolicy",
	"ops.emr-serverless": "AmazonEMRServerless AmazonEMRServerlessServiceRolePolicy",
	"opsdatasync.ssm": "SystemsManagerOpsDataSync AWSSystemsManagerOpsDataSyncServiceRolePolicy",
	"opsinsights.ssm": "AmazonSSM_OpsInsights AWSSSMOpsInsightsServiceRolePolicy",
	organizations: "Organizations AWSOrganizationsServiceTrustPolicy",
	"pullthroughcache.ecr": "ECRPullThroughCache AWSECRPullThroughCache_ServiceRolePolicy",
	ram: "ResourceAccessManager AWSResourceAccessManagerServiceRolePolicy",
	"rds.application-autoscaling": "ApplicationAutoScaling_RDSCluster AWSApplicationAutoscalingRDSClusterPolicy",
	rds: "RDS AmazonRDSServiceRolePolicy",
	redshift: "Redshift AmazonRedshiftServiceLinkedRolePolicy",
	"replication.cassandra": "KeyspacesReplication KeyspacesReplicationServiceRolePolicy",
	"replication.ecr": "ECRReplication ECRReplicationServiceRolePolicy",
	"replicator.lambda": "LambdaReplicator AWSLambdaReplicator",
	"repository.sync.codeconnections": "GitSync AWSGitSyncServiceRolePolicy",
	"resource-explorer-2": "ResourceExplorer AWSResourceExplorerServiceRolePolicy",
	"role-manager.iam": "IAMRoleManager AWSIAMRoleManagerServiceRolePolicy",
	rolesanywhere: "RolesAnywhere AWSRolesAnywhereServicePolicy",
	"s3-outposts": "S3OnOutposts AWSS3OnOutpostsServiceRolePolicy",
	securityhub: "SecurityHub AWSSecurityHubServiceRolePolicy",
	ses: "AmazonSES AmazonSESServiceRolePolicy",
	shield: "AWSShield AWSShieldServiceRolePolicy",
	spot: "EC2Spot AWSEC2SpotServiceRolePolicy",
	spotfleet: "EC2SpotFleet AWSEC2SpotFleetServiceRolePolicy",
	"ssm-incidents": "IncidentManager AWSIncidentManagerServiceRolePolicy",
	"ssm-quicksetup": "SSMQuickSetup SSMQuickSetupRolePolicy",
	ssm: "AmazonSSM AmazonSSMServiceRolePolicy",
	sso: "SSO AWSSSOServiceRolePolicy",
	transitgateway: "VPCTransitGateway AWSVPCTransitGatewayServiceRolePolicy",
	"vpcorigin.cloudfront": "CloudFrontVPCOrigin AWSCloudFrontVPCOriginServiceRolePolicy",
	waf: "WAFLogging WAFLoggingServiceRolePolicy",
	wafv2: "WAFV2Logging WAFV2LoggingServiceRolePolicy"
}, descriptions = {
	ssm: "Provides access to AWS Resources managed or used by Amazon SSM.",
	sso: "Service-linked role used by AWS SSO to manage AWS resources, including IAM roles, policies and SAML IdP on your behalf."
};
// src/store/deletion-tasks.ts
async function noteDeletionTask(tx, account, task) {
	let tasks = [...await tasksOf(tx, account), task].slice(-100);
	await writeMeta(tx, keyOf$1(account), JSON.stringify(tasks));
}
async function isDeletionTask(db, account, task) {
	return (await tasksOf(db, account)).includes(task);
}
async function tasksOf(db, account) {
	return JSON.parse(await readMeta(db, keyOf$1(account)) ?? "[]");
}
function keyOf$1(account) {
	return `service-linked-role-deletions/${account}`;
}
// src/services/iam/families/tags.ts
function askToCreate(ask, tags, tagging) {
	let creating = {
		...ask,
		requestTags: tags
	};
	return { all: tags?.length ? [creating, {
		...creating,
		action: tagging
	}] : [creating] };
}
async function askAboutArn(db, arn, exists) {
	return {
		resource: arn,
		resourceTags: exists ? tagList(await tagsOf(db, arn)) : []
	};
}
function tagAction(kind) {
	return {
		async access(call) {
			return { all: [{
				...await kind.ask(call),
				requestTags: call.input.Tags
			}] };
		},
		run(call) {
			let { account } = call.caller;
			return call.house.store.write(account, async (tx) => {
				let owner = await ownerToChange(kind, tx, call), tags = mergedTags(kind.rules, account, owner, await tagsOf(tx, owner), call.input.Tags ?? []);
				return await replaceTags(tx, owner, tags), {};
			});
		}
	};
}
function untagAction(kind) {
	return {
		async access(call) {
			let ask = await kind.ask(call);
			return { all: [{
				...ask,
				keys: {
					...ask.keys,
					"aws:TagKeys": call.input.TagKeys
				}
			}] };
		},
		run(call) {
			return call.house.store.write(call.caller.account, async (tx) => {
				let owner = await ownerToChange(kind, tx, call), tags = remainingTags(kind.rules, await tagsOf(tx, owner), call.input.TagKeys ?? []);
				return await replaceTags(tx, owner, tags), {};
			});
		}
	};
}
function listTagsAction(kind) {
	return {
		async access(call) {
			return { all: [await kind.ask(call)] };
		},
		async run(call) {
			let db = call.house.store.read, tags = await tagsOf(db, await kind.owner(db, call)), { rows, page } = pageWithin(call.input, tags, ({ position }) => String(position).padStart(10, "0"));
			return {
				Tags: tagList(rows),
				...page
			};
		}
	};
}
function ownerToChange(kind, db, call) {
	return kind.ownerToChange === void 0 ? kind.owner(db, call) : kind.ownerToChange(db, call);
}
// src/store/identity-providers.ts
function findOidcProvider(db, arn) {
	return db.selectFrom("oidcProviders").selectAll().where("arn", "=", arn).executeTakeFirst();
}
function listOidcProviders(db, account) {
	return db.selectFrom("oidcProviders").selectAll().where("account", "=", account).orderBy("arn").execute();
}
async function insertOidcProvider(tx, row) {
	await tx.insertInto("oidcProviders").values(row).execute();
}
async function updateOidcProvider(tx, arn, change) {
	await tx.updateTable("oidcProviders").set(change).where("arn", "=", arn).execute();
}
async function deleteOidcProvider(tx, arn) {
	await tx.deleteFrom("tags").where("ownerId", "=", arn).execute(), await tx.deleteFrom("oidcProviders").where("arn", "=", arn).execute();
}
const entryColumns = [
	"arn",
	"account",
	"name",
	"uuid",
	"entityId",
	"certificates",
	"validUntil",
	"encryptionMode",
	"created"
];
function findSamlProvider(db, arn) {
	return db.selectFrom("samlProviders").select(entryColumns).where("arn", "=", arn).executeTakeFirst();
}
async function samlMetadataOf(db, arn) {
	return (await db.selectFrom("samlProviders").select("metadata").where("arn", "=", arn).executeTakeFirst())?.metadata;
}
function listSamlProviders(db, account) {
	return db.selectFrom("samlProviders").select(entryColumns).where("account", "=", account).orderBy("arn").execute();
}
async function insertSamlProvider(tx, row) {
	await tx.insertInto("samlProviders").values(row).execute();
}
async function updateSamlProvider(tx, arn, change) {
	await tx.updateTable("samlProviders").set(change).where("arn", "=", arn).execute();
}
async function deleteSamlProvider(tx, arn) {
	await tx.deleteFrom("tags").where("ownerId", "=", arn).execute(), await tx.deleteFrom("samlPrivateKeys").where("providerArn", "=", arn).execute(), await tx.deleteFrom("samlProviders").where("arn", "=", arn).execute();
}
function samlPrivateKeysOf(db, providerArn) {
	return db.selectFrom("samlPrivateKeys").selectAll().where("providerArn", "=", providerArn).orderBy("created").orderBy("id").execute();
}
async function insertSamlPrivateKey(tx, row) {
	await tx.insertInto("samlPrivateKeys").values(row).execute();
}
async function deleteSamlPrivateKey(tx, providerArn, id) {
	await tx.deleteFrom("samlPrivateKeys").where("providerArn", "=", providerArn).where("id", "=", id).execute();
}
async function identityProviderExists(db, arn) {
	return await findOidcProvider(db, arn) !== void 0 || await findSamlProvider(db, arn) !== void 0;
}
async function countIdentityProviders(db, account) {
	return await countRows(db, "oidcProviders", account) + await countRows(db, "samlProviders", account);
}
// src/services/iam/trust-principals.ts
const wellKnownProviders = new Set([
	"cognito-identity.amazonaws.com",
	"www.amazon.com",
	"graph.facebook.com",
	"accounts.google.com"
]);
async function keptTrustPolicy(db, account, text) {
	let kept = new Map();
	for (let entry of principalsOf(text)) {
		let value = await keptPrincipal(db, account, entry);
		if (value === void 0) throw invalidPrincipal(entry);
		kept.set(keyOf(entry), value);
	}
	return mapPrincipals(text, (entry) => kept.get(keyOf(entry)));
}
function keyOf({ type, value }) {
	return `${type} ${value}`;
}
async function keptPrincipal(db, account, { type, value }) {
	if (type === "*") return value;
	if (type === "AWS") return keptAwsPrincipal(db, value);
	if (type === "Service") return isServicePrincipal(value) ? value : void 0;
	if (type === "Federated") return await isProvider(db, account, value) ? value : void 0;
}
async function isProvider(db, account, value) {
	if (wellKnownProviders.has(value)) return !0;
	let arn = parseArn(value);
	return arn?.service === "iam" && arn.account === account && identityProviderExists(db, value);
}
function invalidPrincipal({ type, value }) {
	return malformedPolicyDocument(`Invalid principal in policy: "${type.toUpperCase()}":"${value}"`);
}
// src/services/iam/roles.ts
const askAboutRole = async (call) => ({ all: [await askAboutBounded(call, "role", call.input.RoleName)] }), createRole = action("CreateRole", {
	access({ input, caller }) {
		return askToCreate({
			resource: iamArn(caller.account, "role", input.Path ?? "/", input.RoleName),
			keys: { "iam:PermissionsBoundary": input.PermissionsBoundary }
		}, input.Tags, "iam:TagRole");
	},
	run(call) {
		if (isReservedPath(call.input.Path ?? "/")) throw reservedPath(call.input.Path);
		return call.house.store.write(call.caller.account, (tx) => writeRole(tx, call));
	}
});
async function writeRole(tx, { input, caller, house, now }) {
	let { account } = caller, name = input.RoleName, boundary = input.PermissionsBoundary;
	if (await findRoleByName(tx, account, name) !== void 0) throw roleExists(name);
	boundary !== void 0 && await checkAttachable(house, tx, account, boundary);
	let id = entityId(idPrefix.role, house.random), tags = newTags(tagRules.role, account, id, input.Tags);
	checkTrustPolicy(input.AssumeRolePolicyDocument);
	let trustPolicy = await keptTrustPolicy(tx, account, input.AssumeRolePolicyDocument);
	checkLimit("RolesPerAccount", await countRoles(tx, account) + 1);
	let role = {
		id,
		account,
		name,
		nameKey: name.toLowerCase(),
		path: input.Path ?? "/",
		created: now,
		description: input.Description ?? null,
		maxSessionSeconds: input.MaxSessionDuration ?? 3600,
		trustPolicy,
		boundaryArn: boundary ?? null,
		lastUsed: null,
		lastUsedRegion: null
	};
	return await insertRole(tx, role), await replaceTags(tx, id, tags), { Role: createdRole(role, await shownPrincipals(tx, trustPolicy), tags) };
}
const getRole = action("GetRole", {
	access: askAboutRole,
	async run({ input, caller, house, now }) {
		let db = house.store.read, role = await requireRole(db, caller.account, input.RoleName);
		return { Role: wholeRole(role, await shownPrincipals(db, role.trustPolicy), await tagsOf(db, role.id), now) };
	}
}), listRoles = action("ListRoles", {
	access: ({ input, caller }) => ({ all: [{ resource: `arn:aws:iam::${caller.account}:role${input.PathPrefix ?? "/"}` }] }),
	async run({ input, caller, house }) {
		let db = house.store.read, { rows, page } = pageFrom(input, await listRoles$1(db, caller.account, input.PathPrefix ?? "/", pageOf(input)), (role) => role.nameKey), trusts = await shownPrincipalsOfEach(db, rows.map((role) => role.trustPolicy));
		return {
			Roles: rows.map((role, index) => listedRole(role, trusts[index])),
			...page
		};
	}
}), updateRole = action("UpdateRole", {
	access: askAboutRole,
	run: ({ input, caller, house }) => house.store.write(caller.account, async (tx) => {
		let role = await requireRole(tx, caller.account, input.RoleName);
		input.MaxSessionDuration !== void 0 && refuseProtected(role);
		let description = input.Description ?? role.description;
		return await updateRole$1(tx, role.id, {
			description,
			maxSessionSeconds: input.MaxSessionDuration ?? role.maxSessionSeconds
		}), {};
	})
}), updateRoleDescription = action("UpdateRoleDescription", {
	access: askAboutRole,
	run: ({ input, caller, house }) => house.store.write(caller.account, async (tx) => {
		let role = await requireRole(tx, caller.account, input.RoleName), description = input.Description;
		await updateRole$1(tx, role.id, { description });
		let trust = await shownPrincipals(tx, role.trustPolicy);
		return { Role: describedRole({
			...role,
			description
		}, trust) };
	})
}), updateAssumeRolePolicy = action("UpdateAssumeRolePolicy", {
	access: askAboutRole,
	run: ({ input, caller, house }) => house.store.write(caller.account, async (tx) => {
		let role = await requireModifiableRole(tx, caller.account, input.RoleName);
		checkTrustPolicy(input.PolicyDocument);
		let trustPolicy = await keptTrustPolicy(tx, caller.account, input.PolicyDocument);
		return await updateRole$1(tx, role.id, { trustPolicy }), {};
	})
}), deleteRole = action("DeleteRole", {
	access: askAboutRole,
	run: ({ input, caller, house }) => house.store.write(caller.account, async (tx) => {
		let role = await requireModifiableRole(tx, caller.account, input.RoleName);
		if ((await instanceProfilesOfRoles(tx, caller.account, [role.id])).length > 0) throw mustRemoveFirst("instanceProfiles");
		if ((await attachmentsOf(tx, [role.id])).length > 0) throw mustRemoveFirst("attachedPolicies");
		if ((await inlinePoliciesOf(tx, [role.id])).length > 0) throw mustRemoveFirst("inlinePolicies");
		return await deleteRole$1(tx, role.id), {};
	})
});
async function requireRole(db, account, name) {
	let role = await findRoleByName(db, account, name);
	if (role === void 0) throw noSuchRole(name);
	return role;
}
async function requireModifiableRole(db, account, name) {
	let role = await requireRole(db, account, name);
	return refuseProtected(role), role;
}
// src/services/iam/service-linked-roles.ts
const createServiceLinkedRole = action("CreateServiceLinkedRole", {
	access({ input, caller }) {
		let service = input.AWSServiceName, linked = linkedRoleOf(service), name = linked === void 0 ? "*" : nameOf(linked, input.CustomSuffix);
		return { all: [{
			resource: iamArn(caller.account, "role", linkedRolePath(service), name),
			keys: { "iam:AWSServiceName": service }
		}] };
	},
	run(call) {
		let { input, caller, house } = call, { AWSServiceName: service = "", CustomSuffix: suffix, Description: description } = input, linked = linkedRoleOf(service);
		if (linked === void 0) throw noSuchLinkedRole(service);
		if (suffix !== void 0 && !linked.suffixAllowed) throw suffixNotAllowed(service);
		return house.store.write(caller.account, async (tx) => {
			let role = await writeLinkedRole(tx, call, {
				linked,
				suffix,
				description
			});
			return { Role: bareRole(role, role.trustPolicy) };
		});
	}
});
async function writeLinkedRole(tx, { caller, house, now }, { linked, suffix, description }) {
	let { account } = caller, name = nameOf(linked, suffix);
	if (await findRoleByName(tx, account, name) !== void 0) throw serviceRoleNameTaken(name);
	checkLimit("RolesPerAccount", await countRoles(tx, account) + 1);
	let role = {
		id: entityId(idPrefix.role, house.random),
		account,
		name,
		nameKey: name.toLowerCase(),
		path: linkedRolePath(linked.service),
		created: now,
		description: description ?? linked.description ?? null,
		maxSessionSeconds: 3600,
		trustPolicy: trustOf(linked.service),
		boundaryArn: null,
		lastUsed: null,
		lastUsedRegion: null
	};
	return await insertRole(tx, role), await attachPolicy(tx, {
		account,
		targetId: role.id,
		targetType: "role",
		policyArn: linked.policyArn,
		attached: now
	}), role;
}
const deleteServiceLinkedRole = action("DeleteServiceLinkedRole", {
	access: async (call) => ({ all: [await askAboutHolder(call, "role", call.input.RoleName)] }),
	run: ({ input, caller, house }) => house.store.write(caller.account, async (tx) => {
		let { account } = caller, role = await requireRole(tx, account, input.RoleName);
		if (serviceOf(role) === void 0) throw noSuchRole(role.name);
		for (let { policyArn } of await attachmentsOf(tx, [role.id])) await detachPolicy(tx, role.id, policyArn);
		await deleteRole$1(tx, role.id);
		let task = `task${role.path}${role.name}/${uuid(house.random)}`;
		return await noteDeletionTask(tx, account, task), { DeletionTaskId: task };
	})
}), getServiceLinkedRoleDeletionStatus = action("GetServiceLinkedRoleDeletionStatus", {
	access: ({ input, caller }) => ({ all: [askAboutTask(caller.account, input.DeletionTaskId)] }),
	async run({ input, caller, house }) {
		let task = input.DeletionTaskId;
		if (!await isDeletionTask(house.store.read, caller.account, task)) throw noSuchDeletionTask(task);
		return { Status: "SUCCEEDED" };
	}
});
function askAboutTask(account, task) {
	let [, role] = /^task(\/aws-service-role\/[^/]+\/[^/]+)\/[^/]+$/.exec(task) ?? [];
	return role === void 0 ? {} : { resource: `arn:aws:iam::${account}:role${role}` };
}
function nameOf(linked, suffix) {
	return suffix === void 0 ? linked.roleName : `${linked.roleName}_${suffix}`;
}
function linkedRolePath(service) {
	return `/aws-service-role/${service}/`;
}
function serviceOf(role) {
	return /^\/aws-service-role\/([^/]+)\/$/.exec(role.path)?.[1];
}
function trustOf(service) {
	return JSON.stringify({
		Version: "2012-10-17",
		Statement: [{
			Effect: "Allow",
			Principal: { Service: service },
			Action: "sts:AssumeRole"
		}]
	});
}
// src/services/iam/account-properties.ts
const namespace = "RoleManager", enabled = `${namespace}/Enabled`, roleManager = "role-manager.iam.amazonaws.com", getAccountProperties = action("GetAccountProperties", {
	access: () => ({ all: [{ keys: { "iam:AccountPropertyNamespaces": [namespace] } }] }),
	async run({ caller, house }) {
		let set = await accountProperties(house.store.read, caller.account);
		return { Properties: { [enabled]: set.get(enabled) ?? "false" } };
	}
}), putAccountProperties = action("PutAccountProperties", {
	access({ input, caller }) {
		let asks = [{ keys: { "iam:AccountPropertyNamespaces": [...new Set(Object.keys(input.Properties).map(namespaceOf))] } }];
		return input.Properties[enabled] === "true" && asks.push({
			action: "iam:CreateServiceLinkedRole",
			resource: iamArn(caller.account, "role", linkedRolePath(roleManager), linkedRoleOf(roleManager).roleName),
			keys: { "iam:AWSServiceName": roleManager }
		}), { all: asks };
	},
	run(call) {
		let { account } = call.caller, value = wantedValue(call.input.Properties);
		return call.house.store.write(account, async (tx) => {
			let linked = linkedRoleOf(roleManager);
			return value === "true" && await findRoleByName(tx, account, linked.roleName) === void 0 && await writeLinkedRole(tx, call, { linked }), await setAccountProperty(tx, account, enabled, value), {};
		});
	}
});
function namespaceOf(name) {
	return name.split("/")[0];
}
function wantedValue(properties) {
	let names = Object.keys(properties);
	for (let name of names) if (!/^[^/]+\/[^/]+$/.test(name)) throw invalidRequest(`Property key ${name} is not of the form Namespace/PropertyName.`);
	let namespaces = new Set(names.map(namespaceOf));
	if (namespaces.size !== 1) throw invalidRequest("All properties must belong to the same namespace.");
	if (!namespaces.has(namespace)) throw invalidRequest(`Namespace ${[...namespaces][0]} is not supported.`);
	let value = Object.hasOwn(properties, enabled) ? properties[enabled] : void 0;
	if (value === void 0) throw invalidRequest(`The request must contain the property ${enabled}.`);
	if (value !== "true" && value !== "false") throw invalidRequest(`The value of the property ${enabled} must be true or false.`);
	return value;
}
// src/store/account-preferences.ts
async function globalEndpointTokenVersion(db, account) {
	return (await db.selectFrom("accountPreferences").select("globalEndpointTokenVersion").where("account", "=", account).executeTakeFirst())?.globalEndpointTokenVersion ?? 1;
}
async function setGlobalEndpointTokenVersion(tx, account, version) {
	await tx.insertInto("accountPreferences").values({
		account,
		globalEndpointTokenVersion: version
	}).onConflict((conflict) => conflict.column("account").doUpdateSet({ globalEndpointTokenVersion: version })).execute();
}
// src/store/mfa-devices.ts
function findMfaDevice(db, serial) {
	return db.selectFrom("mfaDevices").selectAll().where("serial", "=", serial).executeTakeFirst();
}
function devicesOf(db, account, holderId) {
	return db.selectFrom("mfaDevices").selectAll().where("account", "=", account).where("userId", "=", holderId).orderBy("serial").execute();
}
function listMfaDevices(db, account, assigned, page) {
	return db.selectFrom("mfaDevices").selectAll().where("account", "=", account).where("serial", ">", page.after ?? "").$if(assigned !== void 0, (query) => query.where("userId", assigned ? "is not" : "is", null)).orderBy("serial").limit(page.limit).execute();
}
async function countMfaDevices(db, account) {
	let { all, inUse } = await db.selectFrom("mfaDevices").select((row) => [row.fn.countAll().as("all"), row.fn.count("userId").as("inUse")]).where("account", "=", account).executeTakeFirstOrThrow();
	return {
		all: Number(all),
		inUse: Number(inUse)
	};
}
async function insertMfaDevice(tx, device) {
	await tx.insertInto("mfaDevices").values(device).execute();
}
async function updateMfaDevice(tx, serial, change) {
	await tx.updateTable("mfaDevices").set(change).where("serial", "=", serial).execute();
}
async function deleteMfaDevice(tx, serial) {
	await tx.deleteFrom("tags").where("ownerId", "=", serial).execute(), await tx.deleteFrom("mfaDevices").where("serial", "=", serial).execute();
}
async function useStep(tx, serial, step) {
	return (await tx.updateTable("mfaDevices").set({ lastStep: step }).where("serial", "=", serial).where("lastStep", "<", step).executeTakeFirst()).numUpdatedRows > 0n;
}
// src/store/server-certificates.ts
const summary = [
	"id",
	"account",
	"name",
	"nameKey",
	"path",
	"uploaded",
	"expires"
];
function findServerCertificate(db, account, name) {
	return entityNamed(db, "serverCertificates", account, name).select(summary).executeTakeFirst();
}
function findWholeServerCertificate(db, account, name) {
	return entityNamed(db, "serverCertificates", account, name).select([
		...summary,
		"body",
		"chain"
	]).executeTakeFirst();
}
function listServerCertificates$1(db, account, pathPrefix, page) {
	return pageOfEntities(db, "serverCertificates", account, pathPrefix, page).select(summary).execute();
}
function countServerCertificates(db, account) {
	return countRows(db, "serverCertificates", account);
}
async function insertServerCertificate(tx, certificate) {
	await tx.insertInto("serverCertificates").values(certificate).execute();
}
async function renameServerCertificate(tx, id, to) {
	await tx.updateTable("serverCertificates").set(to).where("id", "=", id).execute();
}
async function deleteServerCertificate$1(tx, id) {
	await tx.deleteFrom("tags").where("ownerId", "=", id).execute(), await tx.deleteFrom("serverCertificates").where("id", "=", id).execute();
}
// src/store/signing-certificates.ts
function listSigningCertificates$1(db, account, userId) {
	return db.selectFrom("signingCertificates").selectAll().where("account", "=", account).where("userId", userId === null ? "is" : "=", userId).orderBy("uploaded").orderBy("id").execute();
}
function findSigningCertificateByDigest(db, account, digest) {
	return db.selectFrom("signingCertificates").selectAll().where("account", "=", account).where("digest", "=", digest).executeTakeFirst();
}
async function insertSigningCertificate(tx, certificate) {
	await tx.insertInto("signingCertificates").values(certificate).execute();
}
async function setSigningCertificateStatus(tx, id, status) {
	await tx.updateTable("signingCertificates").set({ status }).where("id", "=", id).execute();
}
async function deleteSigningCertificate$1(tx, id) {
	await tx.deleteFrom("signingCertificates").where("id", "=", id).execute();
}
// src/services/iam/account-summary.ts
const getAccountSummary = action("GetAccountSummary", {
	access: () => ({ all: [{}] }),
	async run({ caller, house }) {
		return { SummaryMap: {
			...quotas,
			...await counts(house.store.read, caller.account)
		} };
	}
}), quotas = {
	AccessKeysPerUserQuota: limits.AccessKeysPerUser,
	AssumeRolePolicySizeQuota: limits.ACLSizePerRole,
	AttachedPoliciesPerGroupQuota: limits.PoliciesPerGroup,
	AttachedPoliciesPerRoleQuota: limits.PoliciesPerRole,
	AttachedPoliciesPerUserQuota: limits.PoliciesPerUser,
	GroupPolicySizeQuota: inlinePolicySizes.group,
	GroupsPerUserQuota: limits.GroupsPerUser,
	GroupsQuota: limits.GroupsPerAccount,
	InstanceProfilesQuota: limits.InstanceProfilesPerAccount,
	PoliciesQuota: limits.PoliciesPerAccount,
	PolicySizeQuota: limits.PolicySize,
	PolicyVersionsInUseQuota: 1e4,
	RolePolicySizeQuota: inlinePolicySizes.role,
	RolesQuota: limits.RolesPerAccount,
	ServerCertificatesQuota: limits.ServerCertificatesPerAccount,
	SigningCertificatesPerUserQuota: limits.CertificatesPerUser,
	UserPolicySizeQuota: inlinePolicySizes.user,
	UsersQuota: limits.UsersPerAccount,
	VersionsPerPolicyQuota: 5
};
async function counts(db, account) {
	let devices = await countMfaDevices(db, account);
	return {
		Users: await countUsers(db, account),
		Groups: await countGroups(db, account),
		Roles: await countRoles(db, account),
		Policies: await countPolicies(db, account),
		PolicyVersionsInUse: await countPolicyVersions(db, account),
		InstanceProfiles: await countInstanceProfiles(db, account),
		MFADevices: devices.all,
		MFADevicesInUse: devices.inUse,
		AccountMFAEnabled: Number((await devicesOf(db, account, account)).length > 0),
		AccountAccessKeysPresent: Number((await listAccessKeys$1(db, account, null)).length > 0),
		AccountPasswordPresent: 0,
		AccountSigningCertificatesPresent: Number((await listSigningCertificates$1(db, account, null)).length > 0),
		GlobalEndpointTokenVersion: await globalEndpointTokenVersion(db, account),
		ServerCertificates: await countServerCertificates(db, account),
		Providers: await countIdentityProviders(db, account)
	};
}
// src/services/iam/admit.ts
function admit({ session }) {
	if (session !== void 0 && (session.kind === "federated" || session.kind === "user" && session.mfaAt === void 0)) return new AwsError("InvalidClientTokenId", 403, "The security token included in the request is invalid.");
}
// src/policy/context-keys.ts
function contextKeysOf(documents) {
	return distinct(documents.flatMap(({ version, statements }) => statements.flatMap((statement) => keysOfStatement(statement, version === "2012-10-17"))));
}
function missingKeys(policies, question) {
	let action = question.action.toLowerCase(), isMissing = (key) => question.keys.get(key.toLowerCase()) === void 0, missing = [];
	for (let { statements } of policies) for (let compiled of statements) compiled.matchesAction(action) && mayCover(compiled, question, isMissing) && missing.push(...keysOfStatement(compiled.statement, compiled.variables).filter(isMissing));
	return distinct(missing);
}
function mayCover({ statement, variables, matchesResource }, question, isMissing) {
	return matchesResource(question.resource, question.keys) ? !0 : variables && variablesOfResource(statement).some(isMissing);
}
function keysOfStatement(statement, variables) {
	let keys = variables ? variablesOfResource(statement) : [];
	for (let { key, values } of statement.conditions) keys.push(key), variables && keys.push(...values.flatMap(variablesIn));
	return keys;
}
function variablesOfResource(statement) {
	return (statement.resource ?? statement.notResource ?? []).flatMap(variablesIn);
}
function variablesIn(text) {
	let keys = [];
	for (let at = text.indexOf("${"); at !== -1; at = text.indexOf("${", at)) {
		let close = text.indexOf("}", at);
		if (close === -1) break;
		let key = text.slice(at + 2, close).split(",", 1)[0].trim();
		key !== "" && key !== "*" && key !== "?" && key !== "$" && keys.push(key), at = close;
	}
	return keys;
}
function distinct(keys) {
	let byName = new Map();
	for (let key of keys) byName.has(key.toLowerCase()) || byName.set(key.toLowerCase(), key);
	return [...byName.values()];
}
// src/services/iam/entities.ts
const entityResource = /^(user|group|role)\/(?:[!-~]*\/)?([\w+=,.@-]{1,128})$/;
function parseEntityArn(text) {
	let arn = parseArn(text), [, kind, name] = (arn && entityResource.exec(arn.resource)) ?? [];
	if (arn?.service === "iam" && arn.partition === "aws" && arn.region === "" && /^\d{12}$/.test(arn.account) && kind !== void 0 && name !== void 0) return {
		kind,
		account: arn.account,
		name
	};
}
async function askAboutEntity(call, arn) {
	let named = parseEntityArn(arn);
	return named?.account === call.caller.account ? askAboutHolder(call, named.kind, named.name) : {
		resource: arn,
		resourceAccount: named?.account
	};
}
async function requireEntity(house, account, arn) {
	let named = parseEntityArn(arn);
	if (named === void 0) throw invalidEntityArn(arn);
	let { kind, name } = named;
	if (named.account !== account) throw noSuchNamed(kind, name);
	let holder = await requireHolder(house.store.read, kind, account, name);
	if (iamArn(account, kind, holder.path, holder.name) !== arn) throw noSuchNamed(kind, name);
	return {
		...holder,
		kind,
		account,
		arn
	};
}
async function policiesOfEntity(house, entity) {
	let db = house.store.read, holders = new Map([[entity.id, entity]]);
	if (entity.kind === "user") for (let { id, name } of await groupsOfUser(db, entity.id)) holders.set(id, {
		kind: "group",
		name
	});
	let ids = [...holders.keys()], inline = await inlinePoliciesOf(db, ids), attached = await attachmentsOf(db, ids), customers = await defaultDocuments(db, [...new Set(attached.map(({ policyArn }) => policyArn))]), policies = [];
	for (let [id, { kind, name }] of holders) {
		let holder = {
			kind,
			name
		};
		for (let policy of inline.filter(({ ownerId }) => ownerId === id)) policies.push({
			name: policy.name,
			text: policy.document,
			holder
		});
		for (let { policyArn: arn } of attached.filter(({ targetId }) => targetId === id)) {
			if (policies.some((policy) => policy.arn === arn)) continue;
			let text = customers.get(arn) ?? house.managedPolicies.defaultDocument(arn);
			text !== void 0 && policies.push({
				name: namesOfPolicyArn(arn).name,
				text,
				arn,
				holder
			});
		}
	}
	return policies;
}
// src/policy/statement-spans.ts
function statementSpans(text) {
	let json = readJson(text), node = "node" in json ? statementNode(json.node) : void 0;
	if (node === void 0) return [];
	let spans = [], start = node.start + 1;
	for (let { end } of itemsOf(node)) spans.push({
		start: positionAt(text, start),
		end: positionAt(text, end)
	}), start = end;
	return spans;
}
function statementNode(node) {
	if (node.kind === "object") return node.entries.find(({ key }) => key === "Statement")?.value;
}
// src/services/iam/simulation.ts
function simulatedPolicy(id, type, text) {
	let spans;
	return {
		source: {
			id,
			type,
			policy: compileText(text)
		},
		spans: () => spans ??= statementSpans(text)
	};
}
const trustActions = new Set([
	"sts:assumerole",
	"sts:tagsession",
	"sts:setsourceidentity"
]);
function isForTrustPolicy(action, resource) {
	return trustActions.has(action.toLowerCase()) && parseArn(resource)?.resource.startsWith("role/") === !0;
}
function simulate(simulation, action, resource) {
	let { caller, identity, boundary, scps, resourceOwner } = simulation, { principal } = caller, resourcePolicy = simulation.resourcePolicy(action, resource), owner = accountOf(resource) ?? resourceOwner, question = {
		principal,
		action,
		resource,
		resourceAccount: resourcePolicy === void 0 ? principal.account : owner,
		keys: withOwner(simulation.keys, owner)
	}, policies = {
		scps,
		rcps: [],
		identity: identity.map(({ source }) => source),
		boundary: boundary?.source,
		session: void 0,
		resource: resourcePolicy?.source,
		resourceKind: kindOf(resourcePolicy, action, resource)
	}, explanation = explain(question, policies), layers = layersOf(explanation, {
		identity,
		boundary,
		resourcePolicy
	}), crossesAccounts = question.resourceAccount !== principal.account, decision = decisions[explanation.outcome];
	return {
		resource,
		decision,
		matched: matchedBy(layers, decision, crossesAccounts),
		missing: missingKeys(layers.flatMap((layer) => layer.policies.map(({ source }) => source.policy)), question),
		allowedByBoundary: boundary && layers.some(({ type, says }) => type === "Permissions Boundary Policy" && says === "allowed"),
		allowedByOrganizations: scps.length === 0 ? void 0 : isAllowedBy("scp", explanation),
		details: crossesAccounts ? Object.fromEntries(layers.map(({ type, says }) => [type, says])) : void 0
	};
}
function isAllowedBy(name, { layers }) {
	let verdict = layers.find(({ layer }) => layer === name)?.verdict;
	return verdict !== "denies" && verdict !== "silent";
}
const decisions = {
	Allowed: "allowed",
	ExplicitlyDenied: "explicitDeny",
	ImplicitlyDenied: "implicitDeny"
};
function kindOf(policy, action, resource) {
	return policy === void 0 ? "none" : isForTrustPolicy(action, resource) ? "trust-policy" : "generic";
}
function accountOf(resource) {
	let account = parseArn(resource)?.account;
	return account !== void 0 && /^\d{12}$/.test(account) ? account : void 0;
}
function withOwner(keys, owner) {
	let name = "aws:resourceaccount";
	return keys.get(name) === void 0 ? {
		get: (key) => key === name ? [owner] : keys.get(key),
		*keys() {
			yield* keys.keys(), yield name;
		}
	} : keys;
}
function layersOf({ layers }, given) {
	let made = [], add = (type, layer, policies) => {
		let { verdict, policies: explained } = layers.find((one) => one.layer === layer), says = verdict === "denies" ? "explicitDeny" : verdict === "allows" ? "allowed" : "implicitDeny";
		made.push({
			type,
			says,
			policies,
			explained
		});
	};
	return add("IAM Policy", "identity", given.identity), given.resourcePolicy !== void 0 && add("Resource Policy", "resource", [given.resourcePolicy]), given.boundary !== void 0 && add("Permissions Boundary Policy", "boundary", [given.boundary]), made;
}
function matchedBy(layers, decision, crossesAccounts) {
	if (decision === "implicitDeny" && !crossesAccounts) return [];
	let effect = decision === "explicitDeny" ? "Deny" : "Allow", matched = [];
	for (let { type, policies, explained } of layers) if (effect !== "Allow" || type !== "Permissions Boundary Policy") for (let [at, { statements }] of explained.entries()) {
		let { source, spans } = policies[at];
		for (let statement of statements) statement.matched && statement.effect === effect && matched.push({
			id: source.id,
			type,
			span: spans()[statement.index]
		});
	}
	return matched;
}
// src/services/iam/simulation-input.ts
function actionsOf({ ActionNames }) {
	for (let name of ActionNames ?? []) if (!/^[\w-]+:\w+$/.test(name)) throw invalidRequest(`${name} is not the name of one action, e.g. iam:CreateUser.`);
	return ActionNames ?? [];
}
function resourcesOf({ ResourceArns, ResourceHandlingOption }) {
	let resources = ResourceArns === void 0 || ResourceArns.length === 0 ? ["*"] : ResourceArns;
	for (let resource of resources) {
		let fault = resourceFault(resource);
		if (fault !== void 0) throw invalidRequest(fault === "legacy" ? `Resource ${resource} must be in ARN format or "*".` : fault.sentence);
	}
	return ResourceHandlingOption !== void 0 && checkScenario(ResourceHandlingOption, resources), resources;
}
const scenarios = new Map([
	["EC2-Classic-InstanceStore", [
		"instance",
		"image",
		"security-group"
	]],
	["EC2-Classic-EBS", [
		"instance",
		"image",
		"security-group",
		"volume"
	]],
	["EC2-VPC-InstanceStore", [
		"instance",
		"image",
		"security-group",
		"network-interface"
	]],
	["EC2-VPC-InstanceStore-Subnet", [
		"instance",
		"image",
		"security-group",
		"network-interface",
		"subnet"
	]],
	["EC2-VPC-EBS", [
		"instance",
		"image",
		"security-group",
		"network-interface",
		"volume"
	]],
	["EC2-VPC-EBS-Subnet", [
		"instance",
		"image",
		"security-group",
		"network-interface",
		"subnet",
		"volume"
	]]
]);
function checkScenario(option, resources) {
	let needed = scenarios.get(option);
	if (needed === void 0) throw invalidRequest(`${option} is not a ResourceHandlingOption.`);
	let isThere = (type) => resources.some((resource) => resource.startsWith("arn:aws:ec2:") && resource.includes(`:${type}/`)), missing = needed.find((type) => !isThere(type));
	if (missing !== void 0) throw invalidRequest(`${option} needs a resource of type ${missing}.`);
}
function givenPolicies({ PolicyInputList = [] }) {
	return PolicyInputList.map((text, at) => identityPolicy(`PolicyInputList.${at + 1}`, text));
}
function givenBoundary({ PermissionsBoundaryPolicyInputList: texts = [] }) {
	if (texts.length > 1) throw invalidRequest("PermissionsBoundaryPolicyInputList can hold only one permissions boundary.");
	return texts[0] === void 0 ? void 0 : identityPolicy("PermissionsBoundaryPolicyInputList.1", texts[0]);
}
function identityPolicy(id, text) {
	let fault = validateIdentityPolicy(text);
	if (fault !== void 0) throw invalidRequest(`${id}: ${fault}`);
	return simulatedPolicy(id, "user", text);
}
function givenResourcePolicy({ ResourcePolicy: text }, actions, resources, keys) {
	if (text === void 0) return;
	let parsed = parsePolicy(text);
	if ("findings" in parsed) {
		let { message, line, column } = parsed.findings[0];
		throw invalidRequest(`ResourcePolicy: ${message} (line ${line}, column ${column}).`);
	}
	let { statements } = parsed.document;
	if (statements.some(({ principal, notPrincipal }) => principal === void 0 && notPrincipal === void 0)) throw invalidRequest("ResourcePolicy: every statement must specify a principal.");
	let policy = simulatedPolicy("ResourcePolicy", "resource", text), compiled = policy.source.policy.statements;
	for (let resource of resources.filter((one) => one !== "*")) if (!actions.every((action) => isForTrustPolicy(action, resource)) && !compiled.some(({ statement, matchesResource }) => (statement.resource ?? statement.notResource) !== void 0 && matchesResource(resource, keys))) throw invalidRequest(`The ResourcePolicy does not apply to the resource ${resource}.`);
	return policy;
}
function resourceOwnerOf({ ResourceOwner: owner }, callerAccount) {
	if (owner === void 0) return callerAccount;
	let [, account] = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(owner) ?? [];
	if (account === void 0) throw invalidRequest(`ResourceOwner ${owner} is not the ARN of an account.`);
	return account;
}
// src/services/iam/context-keys.ts
const getContextKeysForCustomPolicy = action("GetContextKeysForCustomPolicy", {
	access: () => ({ all: [{}] }),
	run: ({ input }) => ({ ContextKeyNames: keysOfGiven(input.PolicyInputList) })
}), getContextKeysForPrincipalPolicy = action("GetContextKeysForPrincipalPolicy", {
	access: async (call) => ({ all: [await askAboutEntity(call, call.input.PolicySourceArn)] }),
	async run({ input, caller, house }) {
		let own = (await policiesOfEntity(house, await requireEntity(house, caller.account, input.PolicySourceArn))).map(({ text }) => compileText(text).document);
		return { ContextKeyNames: keysOfGiven(input.PolicyInputList, own) };
	}
});
function keysOfGiven(texts, own = []) {
	let given = givenPolicies({
		PolicyInputList: texts,
		ActionNames: []
	});
	return contextKeysOf([...own, ...given.map(({ source }) => source.policy.document)]);
}
// src/store/credential-reports.ts
function findCredentialReport(db, account) {
	return db.selectFrom("credentialReports").selectAll().where("account", "=", account).executeTakeFirst();
}
async function putCredentialReport(tx, report) {
	let { account: _, ...fields } = report;
	await tx.insertInto("credentialReports").values(report).onConflict((conflict) => conflict.column("account").doUpdateSet(fields)).execute();
}
async function credentialFacts(db, account) {
	let users = await db.selectFrom("users").selectAll().where("account", "=", account).orderBy("nameKey").execute(), keys = await db.selectFrom("accessKeys").selectAll().where("account", "=", account).orderBy("created").orderBy("id").execute(), passwords = await db.selectFrom("loginProfiles").innerJoin("passwordHistory", "passwordHistory.userId", "loginProfiles.userId").select((row) => ["loginProfiles.userId", row.fn.max("passwordHistory.since").as("since")]).where("loginProfiles.account", "=", account).groupBy("loginProfiles.userId").execute(), root = await findRootPassword(db, account), devices = await db.selectFrom("mfaDevices").select("userId").where("account", "=", account).where("userId", "is not", null).execute(), certificates = await db.selectFrom("signingCertificates").select([
		"userId",
		"status",
		"uploaded"
	]).where("account", "=", account).orderBy("uploaded").orderBy("id").execute();
	return {
		users,
		keys: Map.groupBy(keys, ({ userId }) => userId ?? account),
		passwords: new Map(passwords.map(({ userId, since }) => [userId, Number(since)])),
		rootPasswordLastUsed: root?.lastUsed ?? null,
		holdersOfMfa: new Set(devices.flatMap(({ userId }) => userId ?? [])),
		certificates: Map.groupBy(certificates.map(({ userId, status, uploaded }) => ({
			userId: userId ?? account,
			active: status === "Active",
			uploaded
		})), ({ userId }) => userId)
	};
}
function credentialRows(account, facts, maxAgeDays) {
	let { id } = account;
	return ["user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated", ...[[
		"<root_account>",
		rootArn(id),
		time(account.created),
		...rootPassword(facts),
		...credentials(facts, id)
	], ...facts.users.map((user) => [
		user.name,
		iamArn(user.account, "user", user.path, user.name),
		time(user.created),
		...password(user, facts.passwords.get(user.id), maxAgeDays),
		...credentials(facts, user.id)
	])].map((row) => row.map(field).join(","))].join("\n");
}
function rootPassword({ rootPasswordLastUsed: used }) {
	return [
		"not_supported",
		used === null ? "no_information" : time(used),
		"not_supported",
		"not_supported"
	];
}
function password(user, changed, maxAgeDays) {
	if (changed === void 0) return [
		"false",
		"N/A",
		"N/A",
		"N/A"
	];
	let used = user.passwordLastUsed === null ? "no_information" : time(user.passwordLastUsed), rotation = maxAgeDays === void 0 ? "N/A" : time(changed + maxAgeDays * 864e5);
	return [
		"true",
		used,
		time(changed),
		rotation
	];
}
function credentials(facts, id) {
	let keys = facts.keys.get(id) ?? [], certificates = facts.certificates.get(id) ?? [];
	return [
		String(facts.holdersOfMfa.has(id)),
		...accessKey(keys[0]),
		...accessKey(keys[1]),
		...certificate(certificates[0]),
		...certificate(certificates[1])
	];
}
function accessKey(key) {
	if (key === void 0) return [
		"false",
		"N/A",
		"N/A",
		"N/A",
		"N/A"
	];
	let used = key.lastUsed === null ? "N/A" : time(key.lastUsed);
	return [
		String(key.status === "Active"),
		time(key.created),
		used,
		key.lastUsedRegion ?? "N/A",
		key.lastUsedService ?? "N/A"
	];
}
function certificate(found) {
	return found === void 0 ? ["false", "N/A"] : [String(found.active), time(found.uploaded)];
}
function time(milliseconds) {
	return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "+00:00");
}
function field(text) {
	return /[",]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
}
// src/services/iam/credential-report.ts
const generateCredentialReport = action("GenerateCredentialReport", {
	access: () => ({ all: [{}] }),
	async run({ caller, house, now }) {
		let { account } = caller, known = await findCredentialReport(house.store.read, account);
		if (known !== void 0 && isFresh(known.generated, now)) return { State: "COMPLETE" };
		await house.usage.flush();
		let db = house.store.read, { created } = await findAccount(db, account), facts = await credentialFacts(db, account), maxAgeDays = (await findPasswordPolicy(db, account))?.maxAgeDays ?? void 0, content = credentialRows({
			id: account,
			created
		}, facts, maxAgeDays);
		return await house.store.writeData((tx) => putCredentialReport(tx, {
			account,
			generated: now,
			content
		})), {
			State: "STARTED",
			Description: "No report exists. Starting a new report generation task"
		};
	}
}), getCredentialReport = action("GetCredentialReport", {
	access: () => ({ all: [{}] }),
	async run({ caller, house, now }) {
		let report = await findCredentialReport(house.store.read, caller.account);
		if (report === void 0) throw reportNotPresent();
		if (!isFresh(report.generated, now)) throw reportExpired();
		return {
			Content: new TextEncoder().encode(report.content),
			ReportFormat: "text/csv",
			GeneratedTime: new Date(report.generated)
		};
	}
});
function isFresh(generated, now) {
	return now - generated < 144e5;
}
// src/store/delegation-requests.ts
function findDelegationRequest(db, id) {
	return db.selectFrom("delegationRequests").selectAll().where("id", "=", id).executeTakeFirst();
}
async function isWorkflowKnown(db, account, workflowId) {
	return await db.selectFrom("delegationRequests").select("id").where("account", "=", account).where("workflowId", "=", workflowId).executeTakeFirst() !== void 0;
}
function countDelegationRequests(db, account) {
	return countRows(db, "delegationRequests", account);
}
function listOwnedDelegationRequests(db, ownerAccount, ownerArn, { after, limit }) {
	let query = db.selectFrom("delegationRequests").selectAll().where("ownerAccount", "=", ownerAccount).where("ownerArn", "is not", null);
	return ownerArn !== void 0 && (query = query.where("ownerArn", "=", ownerArn)), after !== void 0 && (query = query.where("id", ">", after)), query.orderBy("id").limit(limit).execute();
}
async function insertDelegationRequest(tx, row) {
	await tx.insertInto("delegationRequests").values(row).execute();
}
async function changeDelegationRequest(tx, { id, state, updated }, values) {
	let { numUpdatedRows } = await tx.updateTable("delegationRequests").set(values).where("id", "=", id).where("state", "=", state).where("updated", "=", updated).executeTakeFirst();
	return numUpdatedRows === 1n;
}
async function insertDelegationNotification(tx, row) {
	await tx.insertInto("delegationNotifications").values(row).execute();
}
function delegationNotifications(db, requestId) {
	return db.selectFrom("delegationNotifications").selectAll().where("requestId", "=", requestId).orderBy("time").orderBy("id").execute();
}
// src/services/iam/delegated-permissions.ts
const listOf = (value) => value === void 0 ? [] : Array.isArray(value) ? value : [value];
function statementsOf(policy) {
	let { Statement } = JSON.parse(policy);
	return listOf(Statement).filter(({ Effect }) => Effect === "Allow");
}
const wild = /[*?$]/;
function checkPermissions({ may }, policy) {
	let sure = !0;
	for (let { Action, Resource, Condition } of statementsOf(policy)) {
		let actions = listOf(Action), resources = listOf(Resource), plain = Condition === void 0 && actions.length > 0 && resources.length > 0;
		if (sure &&= plain && ![...actions, ...resources].some((name) => wild.test(name)), plain) {
			for (let action of actions.filter((name) => !wild.test(name))) if (!resources.every((resource) => may({
				action,
				resource
			}))) return "DENIED";
		}
	}
	return sure ? "ALLOWED" : "UNSURE";
}
function roleBoundaries(policy) {
	let arns = new Set();
	for (let { Condition = {} } of statementsOf(policy)) for (let [operator, keys] of Object.entries(Condition)) if (/^(String|Arn)(Equals|Like)/.test(operator)) {
		for (let [key, values] of Object.entries(keys)) if (key.toLowerCase() === "iam:permissionsboundary") for (let value of listOf(values)) arns.add(value);
	}
	return arns.size === 0 ? void 0 : [...arns];
}
// src/services/iam/delegation-errors.ts
const noSuchRoleTemplate = (arn) => noSuchEntity(`Role template ${arn} was not found.`), noSuchDelegationRequest = (id) => noSuchEntity(`The delegation request with id ${id} cannot be found.`), delegationWorkflowExists = (workflowId) => alreadyExists(`Delegation request with workflow id ${workflowId} already exists.`), delegationRequestInState = (id, state) => invalidRequest(`The delegation request with id ${id} is in state ${state}.`), delegationTokenIsOwners = () => new AwsError("AccessDenied", 403, "Only the owner of the delegation request may send its token."), requestChangedMeanwhile = () => new AwsError("ConcurrentModification", 409, "The request was rejected because multiple requests to change this object were submitted simultaneously. Wait a few minutes and submit your request again."), day = 864e5;
function expiryOf({ state, updated }) {
	return updated + (state === "UNASSIGNED" ? day : 7 * day);
}
function stateAt(request, now) {
	return now < expiryOf(request) ? request.state : "EXPIRED";
}
function endOfAccess({ updated, sessionSeconds }) {
	return updated + sessionSeconds * 1e3;
}
function approverOf(caller) {
	let { account, arn, principalArn, session, policies } = caller;
	if (policies.session === void 0) {
		if (caller.role !== void 0 && session !== void 0) return {
			arn,
			principalArn,
			facts: roleFacts(session)
		};
		if (caller.kind === "user" || caller.kind === "root") return {
			arn,
			principalArn,
			facts: {
				kind: "delegated",
				account,
				principalId: caller.kind === "root" ? account : caller.user.id,
				mfaAt: session?.mfaAt
			}
		};
	}
}
function roleFacts(session) {
	let { kind, account, principalId, name, roleTags, roleTagsLive, tags, transitiveTagKeys } = session, { sourceIdentity, provider, mfaAt, keys } = session;
	return {
		kind,
		account,
		principalId,
		name,
		roleTags,
		roleTagsLive,
		tags,
		transitiveTagKeys,
		sourceIdentity,
		provider,
		mfaAt,
		keys,
		chained: !0
	};
}
// src/services/iam/delegation-views.ts
function detailsOf({ details }) {
	return JSON.parse(details);
}
function approverOfRow({ approver }) {
	return approver === null ? void 0 : JSON.parse(approver);
}
async function delegationRequestView(db, row, now) {
	let details = detailsOf(row), requestor = await findAccount(db, row.account);
	return {
		DelegationRequestId: row.id,
		OwnerAccountId: row.ownerAccount ?? void 0,
		Description: details.description,
		RequestMessage: details.message,
		Permissions: {
			PolicyTemplateArn: details.templateArn,
			Parameters: details.parameters
		},
		PermissionPolicy: row.policy,
		RolePermissionRestrictionArns: roleBoundaries(row.policy),
		OwnerId: row.ownerArn ?? void 0,
		ApproverId: approverOfRow(row)?.arn,
		State: stateAt(row, now),
		ExpirationTime: new Date(expiryOf(row)),
		RequestorId: row.account,
		RequestorName: requestor?.name,
		CreateDate: new Date(row.created),
		SessionDuration: row.sessionSeconds,
		RedirectUrl: details.redirectUrl,
		Notes: row.notes ?? void 0,
		RejectionReason: row.rejectionReason ?? void 0,
		OnlySendByOwner: row.onlySendByOwner === 1,
		UpdatedTime: new Date(row.updated)
	};
}
// src/services/iam/policy-templates.ts
const renderedMaximum = 2048;
async function templateText(db, house, account, arn) {
	if (arn === void 0) throw invalidRequest("A delegation request must name its policy template.");
	let text = (parseArn(arn)?.account === account ? (await defaultDocuments(db, [arn])).get(arn) : void 0) ?? house.managedPolicies.defaultDocument(arn);
	if (text === void 0) throw invalidRequest(`Policy template ${arn} does not exist.`);
	return text;
}
function renderTemplate(text, parameters) {
	let given = new Map();
	for (let { Name = "", Values: values = [], Type } of parameters) {
		if (given.has(Name)) throw invalidRequest(`The parameter ${Name} is given twice.`);
		let list = Type === "stringList";
		if (values.length === 0 || !list && values.length > 1) throw invalidRequest(`The parameter ${Name} must have ${list ? "values" : "one value"}.`);
		given.set(Name, {
			values,
			list,
			used: !1
		});
	}
	let policy = JSON.stringify(render(JSON.parse(text), given));
	for (let [name, { used }] of given) if (!used) throw invalidRequest(`The policy template has no parameter ${name}.`);
	if (policy.length > renderedMaximum) throw invalidRequest(`The rendered policy is longer than ${renderedMaximum} characters.`);
	let fault = validateIdentityPolicy(policy);
	if (fault !== void 0) throw invalidRequest(`The rendered policy is not valid: ${fault}`);
	return policy;
}
function render(node, given) {
	return typeof node == "string" ? renderText(node, given) : Array.isArray(node) ? node.flatMap((item) => render(item, given)) : typeof node != "object" || !node ? node : Object.fromEntries(Object.entries(node).map(([name, value]) => [oneText(name, given), render(value, given)]));
}
function renderText(text, given) {
	let lists = new Set();
	for (let [, name = ""] of text.matchAll(placeholder)) given.get(name)?.list && lists.add(name);
	let [list] = lists;
	if (list === void 0) return oneText(text, given);
	if (lists.size > 1) throw invalidRequest(`"${text}" has more than one parameter that is a list.`);
	return given.get(list).values.map((value) => oneText(text, given, {
		name: list,
		value
	}));
}
const placeholder = /@\{([^{}]{0,256})\}/g;
function oneText(text, given, item) {
	return text.replace(placeholder, (_, name) => {
		let parameter = given.get(name);
		if (parameter === void 0) throw invalidRequest(`The parameter ${name} is missing.`);
		if (parameter.used = !0, item?.name === name) return item.value;
		if (parameter.list) throw invalidRequest(`The parameter ${name} cannot be a list here.`);
		return parameter.values[0];
	});
}
// src/services/iam/delegation-requests.ts
const requestsPerAccount = 1e3, createDelegationRequest = action("CreateDelegationRequest", {
	access: ({ input, caller }) => ({ all: [{
		resource: `arn:aws:iam::${caller.account}:delegation-request/*`,
		keys: {
			"iam:DelegationDuration": String(input.SessionDuration),
			"iam:NotificationChannel": input.NotificationChannel,
			"iam:TemplateArn": input.Permissions.PolicyTemplateArn
		}
	}] }),
	run: (call) => call.house.store.write(call.caller.account, (tx) => writeRequest(tx, call))
});
async function writeRequest(tx, { input, caller, house, now }) {
	let { account } = caller, workflowId = input.RequestorWorkflowId, { PolicyTemplateArn: templateArn, Parameters: parameters } = input.Permissions;
	checkChannel(input.NotificationChannel, account);
	let ownerAccount = input.OwnerAccountId ?? null;
	if (ownerAccount !== null && await findAccount(tx, ownerAccount) === void 0) throw invalidRequest(`There is no account ${ownerAccount}.`);
	let policy = renderTemplate(await templateText(tx, house, account, templateArn), parameters ?? []);
	if (await isWorkflowKnown(tx, account, workflowId)) throw delegationWorkflowExists(workflowId);
	if (await countDelegationRequests(tx, account) >= requestsPerAccount) throw limitExceeded("DelegationRequestsPerAccount", requestsPerAccount);
	let id = uuid(house.random), details = {
		description: input.Description,
		templateArn,
		parameters,
		message: input.RequestMessage,
		redirectUrl: input.RedirectUrl,
		topicArn: input.NotificationChannel
	};
	return await insertDelegationRequest(tx, {
		id,
		account,
		workflowId,
		ownerAccount,
		ownerArn: null,
		approver: null,
		state: "UNASSIGNED",
		created: now,
		updated: now,
		details: JSON.stringify(details),
		policy,
		sessionSeconds: input.SessionDuration,
		onlySendByOwner: Number(input.OnlySendByOwner ?? !1),
		notes: null,
		rejectionReason: null
	}), { DelegationRequestId: id };
}
function checkChannel(channel, account) {
	let arn = parseArn(channel);
	if (!(arn?.partition === "aws" && arn.service === "sns" && arn.region !== "" && arn.account === account && /^[\w-]{1,256}(\.fifo)?$/.test(arn.resource))) throw invalidRequest(`${channel} is not the ARN of an SNS topic of the account ${account}.`);
}
function isSeenBy(row, account) {
	return row.ownerAccount === null || row.ownerAccount === account;
}
async function requireDelegationRequest(db, account, id) {
	let row = await findDelegationRequest(db, id);
	if (row === void 0 || !isSeenBy(row, account)) throw noSuchDelegationRequest(id);
	return row;
}
async function askAboutRequest({ caller, house }, id, permitted) {
	let row = await findDelegationRequest(house.store.read, id), owner = row !== void 0 && isSeenBy(row, caller.account) ? row.ownerArn : null, ask = {
		resource: `arn:aws:iam::${caller.account}:delegation-request/${id}`,
		keys: { "iam:DelegationRequestOwner": owner ?? void 0 }
	};
	return permitted === "by default" && owner === caller.arn ? { unlessDenied: [ask] } : { all: [ask] };
}
const getDelegationRequest = action("GetDelegationRequest", {
	access: (call) => askAboutRequest(call, call.input.DelegationRequestId, "by default"),
	async run(call) {
		let { input, caller, house, now } = call, db = house.store.read, row = await requireDelegationRequest(db, caller.account, input.DelegationRequestId), check = input.DelegationPermissionCheck === !0 && {
			PermissionCheckStatus: "COMPLETE",
			PermissionCheckResult: checkPermissions(call, row.policy)
		};
		return {
			DelegationRequest: await delegationRequestView(db, row, now),
			...check
		};
	}
}), listDelegationRequests = action("ListDelegationRequests", {
	access: ({ input }) => ({ all: [{ keys: { "iam:DelegationRequestOwner": input.OwnerId } }] }),
	async run({ input, caller, house, now }) {
		let db = house.store.read, { rows, page } = pageFrom(input, await listOwnedDelegationRequests(db, caller.account, input.OwnerId, pageOf(input)), ({ id }) => id);
		return {
			DelegationRequests: await Promise.all(rows.map((row) => delegationRequestView(db, row, now))),
			Marker: page.Marker,
			isTruncated: page.IsTruncated
		};
	}
}), requestOfArn = (arn) => /^delegation-request\/([\w-]+)$/.exec(parseArn(arn)?.resource ?? "")?.[1], getHumanReadableSummary = action("GetHumanReadableSummary", {
	access(call) {
		let id = requestOfArn(call.input.EntityArn);
		return id === void 0 ? { all: [{ resource: call.input.EntityArn }] } : askAboutRequest(call, id, "by default");
	},
	async run({ input, caller, house }) {
		let id = requestOfArn(input.EntityArn);
		if (id === void 0) throw invalidRequest(`${input.EntityArn} is not the ARN of a delegation request.`);
		return await requireDelegationRequest(house.store.read, caller.account, id), {
			Locale: input.Locale,
			SummaryState: "NOT_SUPPORTED"
		};
	}
}), purpose = "trade-in-token";
function sealTradeInToken(house, requestId) {
	let plain = Buffer.from(JSON.stringify({
		requestId,
		epoch: house.epoch
	}));
	return house.sealer.seal(purpose, "v1", plain).toString("base64");
}
function openTradeInToken(house, token) {
	let sealed = Buffer.from(token, "base64");
	if (sealed.toString("base64") !== token) return;
	let plain = house.sealer.open(purpose, "v1", sealed);
	if (plain === void 0) return;
	let { requestId, epoch } = JSON.parse(plain.toString());
	return epoch === house.epoch ? requestId : void 0;
}
// src/services/iam/delegation-transitions.ts
const byPolicy = (call) => askAboutRequest(call, call.input.DelegationRequestId, "by policy");
function transition(call, from, change) {
	let { input, caller, house, now } = call;
	return house.store.writeData(async (tx) => {
		let row = await requireDelegationRequest(tx, caller.account, input.DelegationRequestId), state = stateAt(row, now);
		if (!from.some((one) => one === state)) throw delegationRequestInState(row.id, state);
		let changes = {
			...change(row),
			updated: now
		};
		if (!await changeDelegationRequest(tx, row, changes)) throw requestChangedMeanwhile();
		return await notify(tx, call, {
			...row,
			...changes
		}), {};
	});
}
async function notify(tx, { house, now }, row) {
	let message = {
		Type: "StateChange",
		RequestId: row.id,
		RequestorWorkflowId: row.workflowId,
		OwnerAccountId: row.ownerAccount,
		State: row.state,
		UpdatedAt: new Date(now).toISOString(),
		...row.state === "FINALIZED" && {
			Type: "ExchangeToken",
			ExchangeToken: sealTradeInToken(house, row.id),
			ExpiresAt: new Date(endOfAccess(row)).toISOString()
		}
	}, id = uuid(house.random);
	await insertDelegationNotification(tx, {
		id,
		requestId: row.id,
		topicArn: detailsOf(row).topicArn,
		time: now,
		message: house.sealer.seal("delegation-notification", id, Buffer.from(JSON.stringify(message)))
	});
}
const associateDelegationRequest = action("AssociateDelegationRequest", {
	access: byPolicy,
	run: (call) => transition(call, ["UNASSIGNED"], () => ({
		state: "ASSIGNED",
		ownerAccount: call.caller.account,
		ownerArn: call.caller.arn
	}))
}), updateDelegationRequest = action("UpdateDelegationRequest", {
	access: (call) => askAboutRequest(call, call.input.DelegationRequestId, "by default"),
	run: (call) => transition(call, ["ASSIGNED", "PENDING_APPROVAL"], ({ notes }) => ({
		state: "PENDING_APPROVAL",
		notes: call.input.Notes ?? notes
	}))
}), rootMaximum = 14400, acceptDelegationRequest = action("AcceptDelegationRequest", {
	access: byPolicy,
	run: (call) => transition(call, ["ASSIGNED", "PENDING_APPROVAL"], ({ sessionSeconds }) => {
		if (call.caller.kind === "root" && sessionSeconds > rootMaximum) throw invalidRequest(`The root user accepts delegation requests of up to ${rootMaximum} seconds.`);
		let approver = approverOf(call.caller);
		if (approver === void 0) throw invalidRequest("Sessions with session policies cannot accept delegation requests here.");
		return {
			state: "ACCEPTED",
			approver: JSON.stringify(approver)
		};
	})
}), rejectDelegationRequest = action("RejectDelegationRequest", {
	access: byPolicy,
	run: (call) => transition(call, [
		"ASSIGNED",
		"PENDING_APPROVAL",
		"ACCEPTED"
	], () => ({
		state: "REJECTED",
		rejectionReason: call.input.Notes ?? null
	}))
}), sendDelegationToken = action("SendDelegationToken", {
	access: byPolicy,
	run: (call) => transition(call, ["ACCEPTED"], ({ onlySendByOwner, ownerArn }) => {
		if (onlySendByOwner === 1 && ownerArn !== call.caller.arn) throw delegationTokenIsOwners();
		return { state: "FINALIZED" };
	})
});
// src/policy/granted-services.ts
function grantsService(documents, service) {
	let statements = documents.flatMap((document) => document.statements);
	return statements.some((statement) => statement.effect === "Allow" && namesService(statement, service)) && !statements.some((statement) => statement.effect === "Deny" && takesAway(statement, service));
}
function namesService(statement, service) {
	return statement.action === void 0 ? !coversAll(statement.notAction ?? [], service) : statement.action.some((pattern) => actionPartFor(pattern, service) !== void 0);
}
function takesAway(statement, service) {
	return statement.conditions.length === 0 && statement.resource?.includes("*") === !0 && coversAll(statement.action ?? [], service);
}
function coversAll(patterns, service) {
	return patterns.some((pattern) => actionPartFor(pattern, service) === "*");
}
function actionPartFor(pattern, service) {
	if (pattern === "*") return "*";
	let colon = pattern.indexOf(":");
	if (colon !== -1 && isAbout(pattern.slice(0, colon).toLowerCase(), service)) return pattern.slice(colon + 1).replace(/^\*+$/, "*");
}
function isAbout(prefix, service) {
	return /[*?]/.test(prefix) ? actionMatcher(prefix)(service) : prefix === service;
}
async function insertAccessJob(tx, job, since) {
	await tx.insertInto("accessJobs").values(job).execute();
	let oldest = await tx.selectFrom("accessJobs").select("created").where("account", "=", job.account).orderBy("created", "desc").offset(1e4).limit(1).executeTakeFirst();
	await tx.deleteFrom("accessJobs").where("account", "=", job.account).where("created", "<", Math.max(since, (oldest?.created ?? -1) + 1)).execute();
}
function findAccessJob(db, account, id) {
	return db.selectFrom("accessJobs").selectAll().where("account", "=", account).where("id", "=", id).executeTakeFirst();
}
async function noteActionsUsed(tx, uses) {
	for (let start = 0; start < uses.length; start += 500) await tx.insertInto("actionUses").values(uses.slice(start, start + 500)).onConflict((conflict) => conflict.columns(["principalId", "action"]).doUpdateSet((row) => ({
		time: row.ref("excluded.time"),
		region: row.ref("excluded.region")
	}))).execute();
}
async function actionUsesOf(db, principalIds, since) {
	return principalIds.length === 0 ? [] : db.selectFrom("actionUses").selectAll().where("principalId", "in", principalIds).where("time", ">=", since).execute();
}
async function actionUsesOfAccounts(db, accounts, since) {
	let uses = [];
	for (let start = 0; start < accounts.length; start += 500) {
		let some = accounts.slice(start, start + 500), lately = db.selectFrom("actionUses").selectAll("actionUses").where("time", ">=", since), ofUsers = lately.innerJoin("users", "users.id", "actionUses.principalId").select("users.account"), ofRoles = lately.innerJoin("roles", "roles.id", "actionUses.principalId").select("roles.account");
		uses.push(...await ofUsers.where("users.account", "in", some).execute()), uses.push(...await ofRoles.where("roles.account", "in", some).execute());
	}
	return uses;
}
// src/services/iam/last-accessed-report.ts
async function lastAccessedReport(house, account, arn, since) {
	let { texts, entities } = isPolicyArn(arn) ? await subjectPolicy(house, account, arn) : await subjectEntity(house, account, arn), documents = texts.map((text) => compileText(text).document), allowed = house.serviceNames.prefixes().filter((service) => grantsService(documents, service)), ids = entities.map(({ id }) => id);
	return {
		allowed,
		entities,
		used: usedServices(await actionUsesOf(house.store.read, ids, since), ids, new Set(allowed))
	};
}
async function subjectEntity(house, account, arn) {
	let entity = await requireEntity(house, account, arn), texts = (await policiesOfEntity(house, entity)).map(({ text }) => text);
	return entity.kind === "group" ? {
		texts,
		entities: await membersOf(house, account, entity.id)
	} : {
		texts,
		entities: [reported(account, entity.kind, entity)]
	};
}
async function subjectPolicy(house, account, arn) {
	let db = house.store.read, text = (arn.startsWith(`arn:aws:iam::${account}:`) ? (await defaultDocuments(db, [arn])).get(arn) : void 0) ?? house.managedPolicies.defaultDocument(arn);
	if (text === void 0) throw noSuchPolicy(arn);
	let entities = new Map();
	for (let kind of ["user", "role"]) for (let entity of await entitiesAttaching(db, account, kind, arn, "/")) entities.set(entity.id, reported(account, kind, entity));
	for (let group of await entitiesAttaching(db, account, "group", arn, "/")) for (let member of await membersOf(house, account, group.id)) entities.set(member.id, member);
	return {
		texts: [text],
		entities: [...entities.values()]
	};
}
async function membersOf(house, account, groupId) {
	return (await listMembers(house.store.read, groupId, { limit: 2 ** 53 - 1 })).map((member) => reported(account, "user", member));
}
function reported(account, kind, { id, name, path }) {
	return {
		type: kind === "user" ? "USER" : "ROLE",
		id,
		name,
		path,
		arn: iamArn(account, kind, path, name)
	};
}
function usedServices(uses, ids, allowed) {
	let places = new Map(ids.map((id, at) => [id, at])), byEntity = new Map(), byAction = new Map();
	for (let { principalId, action, time, region } of uses) {
		let [service = "", name = ""] = action.split(":");
		if (!allowed.has(service)) continue;
		let use = {
			entity: places.get(principalId),
			time,
			region
		};
		keepLatest(byEntity, service, use.entity, use), isTracked(service, name) && keepLatest(byAction, service, name, use);
	}
	let used = [...byEntity].map(([service, entities]) => [service, {
		byEntity: [...entities.values()],
		actions: Object.fromEntries(byAction.get(service) ?? [])
	}]);
	return Object.fromEntries(used);
}
function keepLatest(all, service, key, use) {
	let known = all.get(service);
	known === void 0 && all.set(service, known = new Map());
	let last = known.get(key);
	(last === void 0 || last.time < use.time) && known.set(key, use);
}
function isTracked(service, name) {
	return service !== "s3" || !/Object|MultipartUpload/.test(name);
}
// src/services/iam/policies.ts
const createPolicy = action("CreatePolicy", {
	access({ input, caller }) {
		return askToCreate({
			resource: iamArn(caller.account, "policy", input.Path ?? "/", input.PolicyName),
			label: `policy ${input.PolicyName}`
		}, input.Tags, "iam:TagPolicy");
	},
	run: (call) => call.house.store.write(call.caller.account, (tx) => writePolicy(tx, call))
});
async function writePolicy(tx, { input, caller, house, now }) {
	let { account } = caller, name = input.PolicyName, path = input.Path ?? "/";
	if (await findPolicyByName(tx, account, name) !== void 0) throw policyExists(name);
	let id = entityId(idPrefix.policy, house.random), tags = newTags(tagRules.policy, account, id, input.Tags);
	checkManagedPolicy(input.PolicyDocument), checkLimit("PoliciesPerAccount", await countPolicies(tx, account) + 1);
	let policy = {
		id,
		account,
		name,
		nameKey: name.toLowerCase(),
		path,
		arn: iamArn(account, "policy", path, name),
		description: input.Description ?? null,
		created: now,
		updated: now,
		defaultVersion: 1,
		nextVersion: 2
	};
	await insertPolicy(tx, policy, input.PolicyDocument), await replaceTags(tx, id, tags);
	let unused = {
		attached: new Map(),
		boundary: new Map()
	};
	return { Policy: {
		...listedPolicy(factsOf(policy), unused),
		Tags: tagsIfAny(tags)
	} };
}
const getPolicy$1 = action("GetPolicy", {
	access: askAboutPolicyOf,
	async run({ input, caller, house }) {
		let db = house.store.read, arn = input.PolicyArn;
		checkPolicyArn(arn);
		let use = await readPolicyUse(db, caller.account, arn), ofAws = house.managedPolicies.metadata(arn), own = ofAws === void 0 ? await requireOwnPolicy(db, caller.account, arn) : void 0, facts = ofAws ?? factsOf(own), tags = own === void 0 ? [] : await tagsOf(db, own.id);
		return { Policy: {
			...listedPolicy(facts, use),
			Description: facts.description ?? void 0,
			Tags: tagList(tags)
		} };
	}
}), deletePolicy$1 = action("DeletePolicy", {
	access: askAboutPolicyOf,
	run({ input, caller, house }) {
		let { account } = caller, arn = input.PolicyArn;
		return house.store.write(account, async (tx) => {
			let policy = await requireModifiablePolicy(tx, account, arn), use = await readPolicyUse(tx, account, arn);
			if (use.attached.has(arn) || use.boundary.has(arn)) throw policyStillAttached();
			if ((await policyVersions(tx, policy.id)).length > 1) throw policyHasVersions();
			return await deletePolicy$2(tx, policy.id), {};
		});
	}
});
async function askAboutPolicy(call, arn) {
	let { caller, house } = call, policy = await findPolicyByArn(house.store.read, arn), owner = parseArn(arn)?.account;
	return {
		resource: arn,
		label: `policy ${arn}`,
		resourceAccount: owner !== void 0 && /^\d{12}$/.test(owner) ? owner : void 0,
		resourceTags: policy?.account === caller.account ? tagList(await tagsOf(house.store.read, policy.id)) : void 0
	};
}
async function askAboutPolicyOf(call) {
	return { all: [await askAboutPolicy(call, call.input.PolicyArn)] };
}
async function requireOwnPolicy(db, account, arn) {
	let policy = await findPolicyByArn(db, arn);
	if (policy?.account !== account) throw noSuchPolicy(arn);
	return policy;
}
async function requireModifiablePolicy(db, account, arn) {
	if (checkPolicyArn(arn), parseArn(arn)?.account !== account) throw policyNotModifiable(arn);
	return requireOwnPolicy(db, account, arn);
}
// src/services/iam/last-accessed.ts
const dayMilliseconds$2 = 864e5, keptMilliseconds$1 = dayMilliseconds$2, generateServiceLastAccessedDetails = action("GenerateServiceLastAccessedDetails", {
	access: async (call) => {
		let arn = call.input.Arn;
		return { all: [isPolicyArn(arn) ? await askAboutPolicy(call, arn) : await askAboutEntity(call, arn)] };
	},
	async run({ input, caller, house, now }) {
		let { account } = caller;
		await house.usage.flush();
		let report = await lastAccessedReport(house, account, input.Arn, now - 400 * dayMilliseconds$2), kept = {
			granularity: input.Granularity ?? "SERVICE_LEVEL",
			report
		}, id = uuid(house.random), job = {
			id,
			account,
			requester: requesterOf(caller),
			created: now,
			report: JSON.stringify(kept)
		};
		return await house.store.writeData((tx) => insertAccessJob(tx, job, now - keptMilliseconds$1)), { JobId: id };
	}
}), getServiceLastAccessedDetails = action("GetServiceLastAccessedDetails", {
	access: () => ({ all: [{}] }),
	async run({ input, caller, house, now }) {
		let { kept, head } = await requireJob(house, caller, input.JobId, now), { granularity, report } = kept, { rows, page } = pageWithin(input, report.allowed, (service) => service);
		return {
			...head,
			JobType: granularity,
			ServicesLastAccessed: rows.map((service) => serviceView(house, service, kept)),
			...page
		};
	}
}), getServiceLastAccessedDetailsWithEntities = action("GetServiceLastAccessedDetailsWithEntities", {
	access: () => ({ all: [{}] }),
	async run({ input, caller, house, now }) {
		let { kept, head } = await requireJob(house, caller, input.JobId, now), service = input.ServiceNamespace;
		requireService$1(house, service);
		let { report } = kept, lastUses = new Map(report.used[service]?.byEntity.map((use) => [use.entity, use.time])), { rows, page } = pageWithin(input, (report.allowed.includes(service) ? report.entities : []).map((entity, at) => ({
			entity,
			time: lastUses.get(at)
		})).toSorted((a, b) => (b.time ?? 0) - (a.time ?? 0)).map((row, at) => ({
			...row,
			key: String(at).padStart(8, "0")
		})), ({ key }) => key);
		return {
			...head,
			EntityDetailsList: rows.map(({ entity, time }) => ({
				EntityInfo: entityInfo(entity),
				LastAuthenticated: time === void 0 ? void 0 : new Date(time)
			})),
			...page
		};
	}
});
function requireService$1(house, service) {
	if (house.serviceNames.name(service) === void 0) throw invalidRequest(`The service namespace ${service} is not valid.`);
}
function requesterOf({ role, user, account }) {
	return role?.id ?? user?.id ?? account;
}
async function requireJob(house, caller, id, now) {
	let job = await findAccessJob(house.store.read, caller.account, id), isThere = job?.requester === requesterOf(caller) && job.created > now - keptMilliseconds$1;
	if (job === void 0 || !isThere) throw noSuchAccessJob(id);
	let made = new Date(job.created), head = {
		JobStatus: "COMPLETED",
		JobCreationDate: made,
		JobCompletionDate: made
	};
	return {
		kept: JSON.parse(job.report),
		head
	};
}
function serviceView(house, service, { granularity, report }) {
	let names = {
		ServiceName: house.serviceNames.name(service) ?? service,
		ServiceNamespace: service
	}, used = report.used[service];
	if (used === void 0) return {
		...names,
		TotalAuthenticatedEntities: 0
	};
	let last = used.byEntity.reduce((latest, use) => use.time > latest.time ? use : latest), arnOf = (use) => report.entities[use.entity].arn, tracked = Object.entries(used.actions).toSorted(([a], [b]) => a < b ? -1 : 1).map(([ActionName, use]) => ({
		ActionName,
		LastAccessedEntity: arnOf(use),
		LastAccessedTime: new Date(use.time),
		LastAccessedRegion: use.region
	}));
	return {
		...names,
		LastAuthenticated: new Date(last.time),
		LastAuthenticatedEntity: arnOf(last),
		LastAuthenticatedRegion: last.region,
		TotalAuthenticatedEntities: used.byEntity.length,
		TrackedActionsLastAccessed: granularity === "ACTION_LEVEL" && tracked.length > 0 ? tracked : void 0
	};
}
function entityInfo({ type, id, name, path, arn }) {
	return {
		Arn: arn,
		Name: name,
		Type: type,
		Id: id,
		Path: path
	};
}
// src/services/iam/granting-policies.ts
const listPoliciesGrantingServiceAccess = action("ListPoliciesGrantingServiceAccess", {
	access: async (call) => ({ all: [await askAboutEntity(call, call.input.Arn)] }),
	async run({ input, caller, house }) {
		if (input.Marker !== void 0) throw invalidMarker();
		let entity = await requireEntity(house, caller.account, input.Arn), services = input.ServiceNamespaces ?? [];
		for (let service of services) requireService$1(house, service);
		let policies = (await policiesOfEntity(house, entity)).map((policy) => ({
			policy,
			document: compileText(policy.text).document
		}));
		return {
			PoliciesGrantingServiceAccess: services.map((ServiceNamespace) => ({
				ServiceNamespace,
				Policies: policies.filter(({ document }) => grantsService([document], ServiceNamespace)).map(({ policy }) => policyView(policy))
			})),
			IsTruncated: !1
		};
	}
});
function policyView({ name, arn, holder }) {
	return arn === void 0 ? {
		PolicyName: name,
		PolicyType: "INLINE",
		EntityType: entityTypes[holder.kind],
		EntityName: holder.name
	} : {
		PolicyName: name,
		PolicyType: "MANAGED",
		PolicyArn: arn
	};
}
const entityTypes = {
	user: "USER",
	group: "GROUP",
	role: "ROLE"
};
// src/services/iam/families/renaming.ts
function askToRename(before, newArn) {
	return newArn === before.resource ? { all: [before] } : { all: [before, {
		resource: newArn,
		resourceTags: before.resourceTags
	}] };
}
// src/services/iam/user-views.ts
function listedUser(user) {
	return {
		Path: user.path,
		UserName: user.name,
		UserId: user.id,
		Arn: iamArn(user.account, "user", user.path, user.name),
		CreateDate: new Date(user.created),
		PasswordLastUsed: user.passwordLastUsed === null ? void 0 : new Date(user.passwordLastUsed)
	};
}
function wholeUser(user, tags) {
	return {
		...listedUser(user),
		PermissionsBoundary: shownBoundary(user.boundaryArn),
		Tags: tagsIfAny(tags)
	};
}
async function readRootUser(db, id) {
	let account = await findAccount(db, id), password = await findRootPassword(db, id);
	return {
		Path: void 0,
		UserName: void 0,
		UserId: id,
		Arn: rootArn(id),
		CreateDate: new Date(account.created),
		PasswordLastUsed: password?.lastUsed == null ? void 0 : new Date(password.lastUsed)
	};
}
// src/services/iam/groups.ts
function shownGroup(group) {
	return {
		Path: group.path,
		GroupName: group.name,
		GroupId: group.id,
		Arn: iamArn(group.account, "group", group.path, group.name),
		CreateDate: new Date(group.created)
	};
}
const createGroup = action("CreateGroup", {
	access: ({ input, caller }) => ({ all: [{ resource: iamArn(caller.account, "group", input.Path ?? "/", input.GroupName) }] }),
	run({ input, caller: { account }, house, now }) {
		let name = input.GroupName;
		return house.store.write(account, async (tx) => {
			if (await findGroupByName(tx, account, name) !== void 0) throw groupExists(name);
			checkLimit("GroupsPerAccount", await countGroups(tx, account) + 1);
			let group = {
				id: entityId(idPrefix.group, house.random),
				account,
				name,
				nameKey: name.toLowerCase(),
				path: input.Path ?? "/",
				created: now
			};
			return await insertGroup(tx, group), { Group: shownGroup(group) };
		});
	}
}), getGroup = action("GetGroup", {
	access: async (call) => ({ all: [await askAboutGroup(call, call.input.GroupName)] }),
	async run({ input, caller, house }) {
		let db = house.store.read, group = await requireGroup(db, caller.account, input.GroupName), { rows, page } = pageFrom(input, await listMembers(db, group.id, pageOf(input)), (user) => user.nameKey);
		return {
			Group: shownGroup(group),
			Users: rows.map(listedUser),
			...page
		};
	}
}), listGroups = action("ListGroups", {
	access: ({ input, caller }) => ({ all: [{ resource: iamArn(caller.account, "group", input.PathPrefix ?? "/", "") }] }),
	async run({ input, caller, house }) {
		let { rows, page } = pageFrom(input, await listGroups$1(house.store.read, caller.account, input.PathPrefix ?? "/", pageOf(input)), (group) => group.nameKey);
		return {
			Groups: rows.map(shownGroup),
			...page
		};
	}
}), updateGroup = action("UpdateGroup", {
	async access(call) {
		let { input, caller, house } = call, before = await askAboutGroup(call, input.GroupName), group = await findGroupByName(house.store.read, caller.account, input.GroupName), path = input.NewPath ?? group?.path ?? "/", name = input.NewGroupName ?? group?.name ?? input.GroupName;
		return askToRename(before, iamArn(caller.account, "group", path, name));
	},
	run({ input, caller: { account }, house }) {
		return house.store.write(account, async (tx) => {
			let group = await requireGroup(tx, account, input.GroupName), name = input.NewGroupName ?? group.name, holder = await findGroupByName(tx, account, name);
			if (holder !== void 0 && holder.id !== group.id) throw groupExists(name);
			let path = input.NewPath ?? group.path;
			return await updateGroup$1(tx, group.id, {
				name,
				nameKey: name.toLowerCase(),
				path
			}), {};
		});
	}
}), deleteGroup = action("DeleteGroup", {
	access: async (call) => ({ all: [await askAboutGroup(call, call.input.GroupName)] }),
	run({ input, caller, house }) {
		return house.store.write(caller.account, async (tx) => {
			let group = await requireGroup(tx, caller.account, input.GroupName);
			if ((await listMembers(tx, group.id, { limit: 1 })).length > 0) throw mustRemoveFirst("groups");
			if ((await attachmentsOf(tx, [group.id])).length > 0) throw mustRemoveFirst("attachedPolicies");
			if ((await inlinePoliciesOf(tx, [group.id])).length > 0) throw mustRemoveFirst("inlinePolicies");
			return await deleteGroup$1(tx, group.id), {};
		});
	}
}), addUserToGroup = action("AddUserToGroup", {
	access: async (call) => ({ all: [await askAboutGroup(call, call.input.GroupName)] }),
	run({ input, caller: { account }, house }) {
		return house.store.write(account, async (tx) => {
			let group = await requireGroup(tx, account, input.GroupName), user = await requireUser(tx, account, input.UserName), groups = await groupsOfUser(tx, user.id);
			return groups.some(({ id }) => id === group.id) || (checkLimit("GroupsPerUser", groups.length + 1), await addMember(tx, account, group.id, user.id)), {};
		});
	}
}), removeUserFromGroup = action("RemoveUserFromGroup", {
	access: async (call) => ({ all: [await askAboutGroup(call, call.input.GroupName)] }),
	run({ input, caller: { account }, house }) {
		return house.store.write(account, async (tx) => {
			let group = await requireGroup(tx, account, input.GroupName), user = await requireUser(tx, account, input.UserName);
			if (!await removeMember(tx, group.id, user.id)) throw noSuchUserInGroup(user.name, group.name);
			return {};
		});
	}
}), listGroupsForUser = action("ListGroupsForUser", {
	access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName)] }),
	async run({ input, caller, house }) {
		let db = house.store.read, user = await requireUser(db, caller.account, input.UserName), { rows, page } = pageWithin(input, await groupsOfUser(db, user.id), (group) => group.nameKey);
		return {
			Groups: rows.map(shownGroup),
			...page
		};
	}
}), createInstanceProfile = action("CreateInstanceProfile", {
	access({ input, caller }) {
		return askToCreate({ resource: iamArn(caller.account, "instance-profile", input.Path ?? "/", input.InstanceProfileName) }, input.Tags, "iam:TagInstanceProfile");
	},
	run: (call) => call.house.store.write(call.caller.account, (tx) => writeInstanceProfile(tx, call))
});
async function writeInstanceProfile(tx, { input, caller, house, now }) {
	let { account } = caller, name = input.InstanceProfileName;
	if (await findInstanceProfile(tx, account, name) !== void 0) throw instanceProfileExists(name);
	let id = entityId(idPrefix.instanceProfile, house.random), tags = newTags(tagRules.instanceProfile, account, id, input.Tags);
	checkLimit("InstanceProfilesPerAccount", await countInstanceProfiles(tx, account) + 1);
	let profile = {
		id,
		account,
		name,
		nameKey: name.toLowerCase(),
		path: input.Path ?? "/",
		created: now,
		roleId: null
	};
	await insertInstanceProfile(tx, profile), await replaceTags(tx, id, tags);
	let [view] = await instanceProfileViews(tx, [profile]);
	return { InstanceProfile: {
		...view,
		Tags: tagsIfAny(tags)
	} };
}
const getInstanceProfile = action("GetInstanceProfile", {
	access: askAboutProfileOf,
	async run({ input, caller, house }) {
		let db = house.store.read, profile = await requireInstanceProfile(db, caller.account, input.InstanceProfileName), [view] = await instanceProfileViews(db, [profile]);
		return { InstanceProfile: {
			...view,
			Tags: tagList(await tagsOf(db, profile.id))
		} };
	}
}), listInstanceProfiles = action("ListInstanceProfiles", {
	access: ({ input, caller }) => ({ all: [{ resource: `arn:aws:iam::${caller.account}:instance-profile${input.PathPrefix ?? "/"}` }] }),
	async run({ input, caller, house }) {
		let db = house.store.read, { rows, page } = pageFrom(input, await listInstanceProfiles$1(db, caller.account, input.PathPrefix ?? "/", pageOf(input)), (profile) => profile.nameKey);
		return {
			InstanceProfiles: await instanceProfileViews(db, rows),
			...page
		};
	}
}), listInstanceProfilesForRole = action("ListInstanceProfilesForRole", {
	access: async (call) => ({ all: [await askAboutHolder(call, "role", call.input.RoleName)] }),
	async run({ input, caller, house }) {
		let db = house.store.read, role = await requireRole(db, caller.account, input.RoleName), { rows, page } = pageWithin(input, await instanceProfilesOfRoles(db, caller.account, [role.id]), (profile) => profile.nameKey);
		return {
			InstanceProfiles: await instanceProfileViews(db, rows),
			...page
		};
	}
}), deleteInstanceProfile = action("DeleteInstanceProfile", {
	access: askAboutProfileOf,
	run: ({ input, caller, house }) => house.store.write(caller.account, async (tx) => {
		let profile = await requireInstanceProfile(tx, caller.account, input.InstanceProfileName);
		if (profile.roleId !== null) throw mustRemoveFirst("instanceProfiles");
		return await deleteInstanceProfile$1(tx, profile.id), {};
	})
}), addRoleToInstanceProfile = action("AddRoleToInstanceProfile", {
	async access(call) {
		let profile = await askAboutProfile(call, call.input.InstanceProfileName), role = await askAboutHolder(call, "role", call.input.RoleName), keys = { "iam:PassedToService": "ec2.amazonaws.com" };
		return { all: [profile, {
			...role,
			action: "iam:PassRole",
			label: void 0,
			keys
		}] };
	},
	run: ({ input, caller, house }) => house.store.write(caller.account, async (tx) => {
		let profile = await requireInstanceProfile(tx, caller.account, input.InstanceProfileName), role = await requireModifiableRole(tx, caller.account, input.RoleName);
		return checkLimit("InstanceSessionsPerInstanceProfile", profile.roleId === null ? 1 : 2), await setInstanceProfileRole(tx, profile.id, role.id), {};
	})
}), removeRoleFromInstanceProfile = action("RemoveRoleFromInstanceProfile", {
	access: askAboutProfileOf,
	run: ({ input, caller, house }) => house.store.write(caller.account, async (tx) => {
		let profile = await requireInstanceProfile(tx, caller.account, input.InstanceProfileName), role = await requireModifiableRole(tx, caller.account, input.RoleName);
		if (profile.roleId !== role.id) throw noSuchRole(role.name);
		return await setInstanceProfileRole(tx, profile.id, null), {};
	})
});
async function askAboutProfile(call, name) {
	let db = call.house.store.read, { account } = call.caller;
	return askAboutEntity$1(db, account, "instance-profile", name, await findInstanceProfile(db, account, name));
}
async function askAboutProfileOf(call) {
	return { all: [await askAboutProfile(call, call.input.InstanceProfileName)] };
}
async function requireInstanceProfile(db, account, name) {
	let profile = await findInstanceProfile(db, account, name);
	if (profile === void 0) throw noSuchInstanceProfile(name);
	return profile;
}
// src/proof/password-rules.ts
const classes = [
	{
		rule: "requireUppercase",
		pattern: /[A-Z]/,
		lacks: "Password should have at least one uppercase letter"
	},
	{
		rule: "requireLowercase",
		pattern: /[a-z]/,
		lacks: "Password should have at least one lowercase letter"
	},
	{
		rule: "requireNumbers",
		pattern: /[0-9]/,
		lacks: "Password should have at least one number"
	},
	{
		rule: "requireSymbols",
		pattern: /[!@#$%^&*()_+\-=[\]{}|']/,
		lacks: "Password should have at least one symbol"
	}
];
function passwordViolation(password, rules, forbidden) {
	let minimumLength = rules?.minimumLength ?? 8;
	if (password.length < minimumLength) return `Password should have a minimum length of ${minimumLength}`;
	let missing = classes.filter(({ pattern }) => !pattern.test(password));
	if (rules !== void 0) {
		let lacks = missing.filter(({ rule }) => rules[rule]).map((one) => one.lacks);
		return lacks.length === 0 ? void 0 : lacks.join(", ");
	}
	let short = 3 - (classes.length - missing.length);
	return short > 0 ? `Password should meet ${short} more of the following requirements: ${missing.map((one) => one.lacks).join(", ")}` : forbidden.some((text) => text.toLowerCase() === password.toLowerCase()) ? "Password should not be the name of the account" : void 0;
}
// src/access/new-password.ts
async function newPasswordViolation(house, user, password) {
	let db = house.store.read, policy = await findPasswordPolicy(db, user.account), account = await findAccount(db, user.account), violation = passwordViolation(password, policy && rulesOf(policy), account ? [account.name] : []);
	if (violation !== void 0 || policy?.reusePrevention == null) return violation;
	for (let { passwordHash } of await passwordHistory(db, user.id, policy.reusePrevention)) if (await house.passwords.verify(password, passwordHash)) return "Password does not conform to the account password policy.";
}
function rulesOf(policy) {
	return {
		minimumLength: policy.minimumLength,
		requireUppercase: policy.requireUppercase === 1,
		requireLowercase: policy.requireLowercase === 1,
		requireNumbers: policy.requireNumbers === 1,
		requireSymbols: policy.requireSymbols === 1
	};
}
async function managesRootAccess(db, { id, managementAccount }, account) {
	return account === managementAccount || (await listDelegatedAdministrators(db, id)).some((row) => row.account === account && row.servicePrincipal === "iam.amazonaws.com");
}
function isAssumedRoot({ session }) {
	return session?.kind === "root";
}
// src/services/iam/root-login-profile.ts
function isAboutRoot({ input, caller }) {
	return isAssumedRoot(caller) && input.UserName === void 0;
}
async function createRootLoginProfile({ input, caller, house, now }) {
	if (input.Password !== void 0) throw passwordOfRoot();
	let { account } = caller, passwordHash = await house.passwords.hash(Buffer.from(house.random(32)).toString("base64"));
	return await house.store.write(account, async (tx) => {
		if (await findRootPassword(tx, account) !== void 0) throw rootLoginProfileExists();
		await putRootPassword(tx, account, passwordHash, now);
	}), { LoginProfile: {
		UserName: account,
		CreateDate: new Date(now),
		PasswordResetRequired: !1
	} };
}
async function getRootLoginProfile({ caller: { account }, house }) {
	let row = await findRootPassword(house.store.read, account);
	if (row === void 0) throw noRootLoginProfile();
	return { LoginProfile: {
		UserName: account,
		CreateDate: new Date(row.since),
		PasswordResetRequired: !1
	} };
}
async function deleteRootLoginProfile({ caller: { account }, house }) {
	return await house.store.write(account, async (tx) => {
		if (await findRootPassword(tx, account) === void 0) throw noRootLoginProfile();
		await deleteRootPassword(tx, account);
	}), {};
}
// src/services/iam/login-profiles.ts
const createLoginProfile = action("CreateLoginProfile", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	async run(call) {
		if (isAboutRoot(call)) return createRootLoginProfile(call);
		let { input, caller, house, now } = call, user = await userOf(house.store.read, call);
		if (await findLoginProfile(house.store.read, user.id) !== void 0) throw loginProfileExists(user.name);
		if (input.Password === void 0) throw passwordMissing();
		await checkPassword(house, user, input.Password);
		let passwordHash = await house.passwords.hash(input.Password);
		return house.store.write(caller.account, async (tx) => {
			let { id, name } = await userOf(tx, call);
			if (await findLoginProfile(tx, id) !== void 0) throw loginProfileExists(name);
			let resetRequired = Number(input.PasswordResetRequired ?? !1), profile = {
				userId: id,
				account: caller.account,
				passwordHash,
				created: now,
				resetRequired
			};
			return await insertLoginProfile(tx, profile, now), { LoginProfile: shownProfile(name, profile) };
		});
	}
}), getLoginProfile = action("GetLoginProfile", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	async run(call) {
		if (isAboutRoot(call)) return getRootLoginProfile(call);
		let db = call.house.store.read, user = await userOf(db, call);
		return { LoginProfile: shownProfile(user.name, await requireLoginProfile(db, user)) };
	}
}), updateLoginProfile = action("UpdateLoginProfile", {
	access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName)] }),
	async run({ input, caller, house, now }) {
		let { Password: password, PasswordResetRequired: reset } = input, before = await requireUser(house.store.read, caller.account, input.UserName);
		await requireLoginProfile(house.store.read, before), password !== void 0 && await checkPassword(house, before, password);
		let passwordHash = password === void 0 ? void 0 : await house.passwords.hash(password), resetRequired = reset === void 0 ? void 0 : Number(reset);
		return house.store.write(caller.account, async (tx) => {
			let profile = await requireLoginProfile(tx, await requireUser(tx, caller.account, input.UserName));
			return (passwordHash !== void 0 || resetRequired !== void 0) && await updateLoginProfile$1(tx, profile, {
				passwordHash,
				resetRequired
			}, now), {};
		});
	}
}), deleteLoginProfile = action("DeleteLoginProfile", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	run(call) {
		return isAboutRoot(call) ? deleteRootLoginProfile(call) : call.house.store.write(call.caller.account, async (tx) => {
			let user = await userOf(tx, call);
			return await requireLoginProfile(tx, user), await deleteLoginProfile$1(tx, user.id), {};
		});
	}
}), changePassword = action("ChangePassword", {
	access(call) {
		let { kind, account, user } = call.caller;
		if (kind !== "user" || user === void 0) throw onlyUsersChangePasswords();
		return grantedByPolicy(call, iamArn(account, "user", user.path, user.name), `user ${user.name}`);
	},
	async run({ input, caller, house, now }) {
		let db = house.store.read, user = await requireUser(db, caller.account, caller.user.name), known = await requireLoginProfile(db, user);
		if (!await house.passwords.verify(input.OldPassword, known.passwordHash)) throw oldPasswordIncorrect();
		await checkPassword(house, user, input.NewPassword);
		let passwordHash = await house.passwords.hash(input.NewPassword);
		return house.store.write(caller.account, async (tx) => {
			let profile = await requireLoginProfile(tx, user);
			if (profile.passwordHash !== known.passwordHash) throw loginProfileChanging(user.name);
			return await updateLoginProfile$1(tx, profile, {
				passwordHash,
				resetRequired: 0
			}, now), {};
		});
	}
});
async function checkPassword(house, user, password) {
	let violation = await newPasswordViolation(house, user, password);
	if (violation !== void 0) throw passwordPolicyViolation(violation);
}
async function userOf(db, call) {
	let subject = await requireSubject(db, call);
	if (subject.kind === "root") throw mustSpecifyUserName();
	return subject.user;
}
async function requireLoginProfile(db, user) {
	let profile = await findLoginProfile(db, user.id);
	if (profile === void 0) throw noSuchLoginProfile(user.name);
	return profile;
}
function shownProfile(userName, profile) {
	return {
		UserName: userName,
		CreateDate: new Date(profile.created),
		PasswordResetRequired: profile.resetRequired === 1
	};
}
function stepAt(now) {
	return Math.floor(now / 3e4);
}
function codeAt(seed, step) {
	let counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(step));
	let mac = createHmac("sha1", seed).update(counter).digest(), offset = mac[mac.length - 1] & 15, number = mac.readUInt32BE(offset) & 2147483647;
	return String(number % 10 ** 6).padStart(6, "0");
}
function findStep(seed, code, now, lastStep = 0) {
	let current = stepAt(now), found;
	for (let step = current - 1; step <= current + 1; step++) sameCode(code, codeAt(seed, step)) && step > lastStep && found === void 0 && (found = step);
	return found;
}
function findConsecutiveSteps(seed, first, second, now, lastStep = 0) {
	let current = stepAt(now), found;
	for (let step = current - 1; step <= current + 1; step++) {
		let firstMatches = sameCode(first, codeAt(seed, step - 1)), secondMatches = sameCode(second, codeAt(seed, step));
		firstMatches && secondMatches && step - 1 > lastStep && found === void 0 && (found = step);
	}
	return found;
}
function base32(bytes) {
	let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", text = "", bits = 0, held = 0;
	for (let byte of bytes) {
		for (held = held << 8 | byte, bits += 8; bits >= 5;) bits -= 5, text += alphabet[held >> bits & 31];
		held &= (1 << bits) - 1;
	}
	return bits === 0 ? text : text + alphabet[held << 5 - bits & 31];
}
function sameCode(given, expected) {
	let a = Buffer.from(given), b = Buffer.from(expected);
	return a.length === b.length && timingSafeEqual(a, b);
}
// src/services/iam/mfa-devices.ts
const enableMFADevice = action("EnableMFADevice", {
	access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName)] }),
	run(call) {
		let { input, caller, house, now } = call;
		return house.store.write(caller.account, async (tx) => {
			let user = await requireUser(tx, caller.account, input.UserName), device = await ownDevice(tx, call);
			if (device === void 0) throw noSuchVirtualMfaDevice(input.SerialNumber);
			if (device.userId !== null) throw mfaDeviceAssigned(device.serial);
			checkLimit("MFADevicesPerUser", (await devicesOf(tx, caller.account, user.id)).length + 1);
			let lastStep = shownStep(call, device);
			return await updateMfaDevice(tx, device.serial, {
				userId: user.id,
				enabled: now,
				lastStep
			}), {};
		});
	}
}), resyncMFADevice = action("ResyncMFADevice", {
	access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName)] }),
	run(call) {
		let { input, caller, house } = call;
		return house.store.write(caller.account, async (tx) => {
			let device = await heldDevice(tx, call, (await requireUser(tx, caller.account, input.UserName)).id);
			return await updateMfaDevice(tx, device.serial, { lastStep: shownStep(call, device) }), {};
		});
	}
}), deactivateMFADevice = action("DeactivateMFADevice", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	run(call) {
		return call.house.store.write(call.caller.account, async (tx) => (await updateMfaDevice(tx, (await heldDevice(tx, call, holderId(await requireSubject(tx, call), call))).serial, {
			userId: null,
			enabled: null
		}), {}));
	}
}), listMFADevices = action("ListMFADevices", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	async run(call) {
		let db = call.house.store.read, subject = await requireSubject(db, call), devices = await devicesOf(db, call.caller.account, holderId(subject, call)), { rows, page } = pageWithin(call.input, devices, deviceKey), UserName = subjectName(subject);
		return {
			MFADevices: rows.map((row) => ({
				UserName,
				SerialNumber: row.serial,
				EnableDate: enableDate(row)
			})),
			...page
		};
	}
}), getMFADevice = action("GetMFADevice", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	async run(call) {
		let db = call.house.store.read, subject = await requireSubject(db, call), device = await heldDevice(db, call, holderId(subject, call));
		return {
			UserName: subjectName(subject),
			SerialNumber: device.serial,
			EnableDate: enableDate(device)
		};
	}
});
async function ownDevice(db, call) {
	let device = await findMfaDevice(db, call.input.SerialNumber);
	return device?.account === call.caller.account ? device : void 0;
}
async function heldDevice(db, call, holder) {
	let device = await ownDevice(db, call);
	if (device === void 0 || device.userId !== holder) throw noSuchMfaDevice(call.input.SerialNumber);
	return device;
}
function shownStep({ input, house }, device) {
	let seed = house.sealer.open("mfa-seed", device.serial, device.seed);
	if (seed === void 0) throw Error(`the seed of ${device.serial} was sealed with another key`);
	let { AuthenticationCode1: first, AuthenticationCode2: second } = input, step = findConsecutiveSteps(seed, first, second, house.clock.real(), device.lastStep);
	if (step === void 0) throw invalidAuthenticationCode();
	return step;
}
function holderId(subject, { caller }) {
	return subject.kind === "user" ? subject.user.id : caller.account;
}
function enableDate({ enabled }) {
	return enabled === null ? void 0 : new Date(enabled);
}
function deviceKey({ serial, account }) {
	return serial.slice(serialPrefix(account).length);
}
function serialPrefix(account) {
	return iamArn(account, "mfa", "", "");
}
// src/services/iam/oidc-provider-url.ts
function isProviderUrl(text) {
	let rest = /^https:\/\/([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)((?:\/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*)$/.exec(text);
	return rest !== null && rest[1].includes(".") && URL.canParse(text);
}
function urlWithoutScheme(url) {
	return url.replace(/^https?:\/\//, "");
}
function providerArn$1(account, url) {
	return `arn:aws:iam::${account}:oidc-provider/${urlWithoutScheme(url)}`;
}
// src/services/iam/provider-errors.ts
const invalidInput = (message) => new AwsError("InvalidInput", 400, message), invalidProviderUrl = () => validationError("Invalid Open ID Connect Provider URL"), tooManyThumbprints = () => invalidInput("Thumbprint list must contain fewer than 5 entries."), tooManyClientIds = () => limitExceeded("ClientIdsPerOpenIdConnectProvider", 100), tooManyOidcProviders = () => limitExceeded("OpenIdConnectProvidersPerAccount", 100), tooManySamlProviders = () => limitExceeded("SAMLProvidersPerAccount", 100), unparsableMetadata = () => invalidInput("Could not parse metadata"), invalidPrivateKey = () => invalidInput("The private key is not a valid PEM private key."), tooManyPrivateKeys = () => limitExceeded("PrivateKeysPerSAMLProvider", 2), noSuchPrivateKey = (id) => new AwsError("NoSuchEntity", 404, `The private key with id ${id} cannot be found.`), privateKeyNeeded = () => invalidInput("A private key is required when AssertionEncryptionMode is Required."), outboundFederationEnabled = () => new AwsError("FeatureEnabled", 409, "Outbound web identity federation is already enabled for this account."), outboundFederationDisabled = () => new AwsError("FeatureDisabled", 404, "Outbound web identity federation is not enabled for this account."), createOpenIDConnectProvider = action("CreateOpenIDConnectProvider", {
	access({ input, caller }) {
		return askToCreate({ resource: providerArn$1(caller.account, input.Url) }, input.Tags, "iam:TagOpenIDConnectProvider");
	},
	run: (call) => call.house.store.write(call.caller.account, (tx) => writeProvider$1(tx, call))
});
async function writeProvider$1(tx, { input, caller: { account }, house, now }) {
	let url = input.Url;
	if (!isProviderUrl(url) && !house.issuers.trusts(url)) throw invalidProviderUrl();
	let arn = providerArn$1(account, url), clientIds = checkedClientIds(input.ClientIDList ?? []), thumbprints = checkedThumbprints(input.ThumbprintList ?? []);
	if (await findOidcProvider(tx, arn) !== void 0) throw oidcProviderExists(url);
	if ((await listOidcProviders(tx, account)).length >= 100) throw tooManyOidcProviders();
	let tags = newTags(tagRules.oidcProvider, account, arn, input.Tags);
	return await insertOidcProvider(tx, {
		arn,
		account,
		url,
		clientIds,
		thumbprints,
		created: now
	}), await replaceTags(tx, arn, tags), {
		OpenIDConnectProviderArn: arn,
		Tags: tagsIfAny(tags)
	};
}
const getOpenIDConnectProvider = action("GetOpenIDConnectProvider", {
	access: async (call) => ({ all: [await askAboutProvider$1(call)] }),
	async run(call) {
		let db = call.house.store.read, provider = await requireProvider$1(db, call);
		return {
			Url: urlWithoutScheme(provider.url),
			ClientIDList: textsOf(provider.clientIds),
			ThumbprintList: textsOf(provider.thumbprints),
			CreateDate: new Date(provider.created),
			Tags: tagList(await tagsOf(db, provider.arn))
		};
	}
}), listOpenIDConnectProviders = action("ListOpenIDConnectProviders", {
	access: () => ({ all: [{}] }),
	async run({ caller, house }) {
		return { OpenIDConnectProviderList: (await listOidcProviders(house.store.read, caller.account)).map(({ arn }) => ({ Arn: arn })) };
	}
}), deleteOpenIDConnectProvider = action("DeleteOpenIDConnectProvider", {
	access: async (call) => ({ all: [await askAboutProvider$1(call)] }),
	run(call) {
		return call.house.store.write(call.caller.account, async (tx) => {
			let provider = await ownProvider$1(tx, call);
			return provider !== void 0 && await deleteOidcProvider(tx, provider.arn), {};
		});
	}
}), addClientIDToOpenIDConnectProvider = action("AddClientIDToOpenIDConnectProvider", {
	access: async (call) => ({ all: [await askAboutProvider$1(call)] }),
	run: (call) => changeProvider(call, ({ clientIds }) => ({ clientIds: checkedClientIds([...textsOf(clientIds), call.input.ClientID]) }))
}), removeClientIDFromOpenIDConnectProvider = action("RemoveClientIDFromOpenIDConnectProvider", {
	access: async (call) => ({ all: [await askAboutProvider$1(call)] }),
	run: (call) => changeProvider(call, ({ clientIds }) => ({ clientIds: checkedClientIds(textsOf(clientIds).filter((id) => id !== call.input.ClientID)) }))
}), updateOpenIDConnectProviderThumbprint = action("UpdateOpenIDConnectProviderThumbprint", {
	access: async (call) => ({ all: [await askAboutProvider$1(call)] }),
	run: (call) => changeProvider(call, () => ({ thumbprints: checkedThumbprints(call.input.ThumbprintList ?? []) }))
}), oidcProviderTags = {
	rules: tagRules.oidcProvider,
	ask: askAboutProvider$1,
	owner: async (db, call) => (await requireProvider$1(db, call)).arn
};
function changeProvider(call, change) {
	return call.house.store.write(call.caller.account, async (tx) => {
		let provider = await requireProvider$1(tx, call);
		return await updateOidcProvider(tx, provider.arn, change(provider)), {};
	});
}
async function ownProvider$1(db, call) {
	let provider = await findOidcProvider(db, call.input.OpenIDConnectProviderArn);
	return provider?.account === call.caller.account ? provider : void 0;
}
async function requireProvider$1(db, call) {
	let provider = await ownProvider$1(db, call);
	if (provider === void 0) throw noSuchOidcProvider(call.input.OpenIDConnectProviderArn);
	return provider;
}
async function askAboutProvider$1(call) {
	let db = call.house.store.read;
	return askAboutArn(db, call.input.OpenIDConnectProviderArn, await ownProvider$1(db, call) !== void 0);
}
function textsOf(json) {
	return JSON.parse(json);
}
function checkedClientIds(ids) {
	let distinct = [...new Set(ids)];
	if (distinct.length > 100) throw tooManyClientIds();
	return JSON.stringify(distinct);
}
function checkedThumbprints(thumbprints) {
	if (thumbprints.length > 5) throw tooManyThumbprints();
	return JSON.stringify(thumbprints);
}
// src/access/outbound-issuer.ts
function outboundIssuer({ url }, account) {
	return `${url}/_understudy/oidc/${account}`;
}
// src/store/outbound-federation.ts
async function isOutboundFederationEnabled(db, account) {
	return (await db.selectFrom("outboundFederation").select("enabled").where("account", "=", account).executeTakeFirst())?.enabled === 1;
}
async function setOutboundFederation(tx, account, enabled, changed) {
	let values = {
		enabled: Number(enabled),
		changed
	};
	await tx.insertInto("outboundFederation").values({
		account,
		...values
	}).onConflict((conflict) => conflict.column("account").doUpdateSet(values)).execute();
}
function outboundKeysOf(db, account) {
	return db.selectFrom("outboundKeys").selectAll().where("account", "=", account).orderBy("algorithm").execute();
}
async function insertOutboundKey(tx, row) {
	await tx.insertInto("outboundKeys").values(row).execute();
}
// src/services/iam/outbound-web-identity.ts
const enableOutboundWebIdentityFederation = action("EnableOutboundWebIdentityFederation", {
	access: () => ({ all: [{}] }),
	run({ caller: { account }, house, now }) {
		return house.store.write(account, async (tx) => {
			if (await isOutboundFederationEnabled(tx, account)) throw outboundFederationEnabled();
			return await setOutboundFederation(tx, account, !0, now), { IssuerIdentifier: outboundIssuer(house, account) };
		});
	}
}), disableOutboundWebIdentityFederation = action("DisableOutboundWebIdentityFederation", {
	access: () => ({ all: [{}] }),
	run({ caller: { account }, house, now }) {
		return house.store.write(account, async (tx) => {
			if (!await isOutboundFederationEnabled(tx, account)) throw outboundFederationDisabled();
			return await setOutboundFederation(tx, account, !1, now), {};
		});
	}
}), getOutboundWebIdentityFederationInfo = action("GetOutboundWebIdentityFederationInfo", {
	access: () => ({ all: [{}] }),
	async run({ caller: { account }, house }) {
		if (!await isOutboundFederationEnabled(house.store.read, account)) throw outboundFederationDisabled();
		return {
			IssuerIdentifier: outboundIssuer(house, account),
			JwtVendingEnabled: !0
		};
	}
}), keptMilliseconds = 864e5, requester = "organization", generateOrganizationsAccessReport = action("GenerateOrganizationsAccessReport", {
	access: ({ input, caller }) => ({ all: [{
		resource: `arn:aws:iam::${caller.account}:access-report/${input.EntityPath}`,
		keys: { "iam:OrganizationsPolicyId": input.OrganizationsPolicyId }
	}] }),
	async run({ input, caller, house, now }) {
		let organization = await requireManagement(house, caller.account);
		await house.usage.flush();
		let report = await reportOn(house, organization, input, now - 3456e7), id = uuid(house.random), job = {
			id,
			account: caller.account,
			requester,
			created: now,
			report: JSON.stringify(report)
		};
		return await house.store.writeData((tx) => insertAccessJob(tx, job, now - keptMilliseconds)), { JobId: id };
	}
}), getOrganizationsAccessReport = action("GetOrganizationsAccessReport", {
	access: () => ({ all: [{}] }),
	async run({ input, caller, house, now }) {
		let job = await findAccessJob(house.store.read, caller.account, input.JobId), isThere = job?.requester === requester && job.created > now - keptMilliseconds;
		if (job === void 0 || !isThere) throw noSuchAccessJob(input.JobId);
		let { allowed, used } = JSON.parse(job.report), { rows, page } = pageWithin(input, sortedBy(input.SortKey, allowed, used), ({ key }) => key), made = new Date(job.created);
		return {
			JobStatus: "COMPLETED",
			JobCreationDate: made,
			JobCompletionDate: made,
			NumberOfServicesAccessible: allowed.length,
			NumberOfServicesNotAccessed: allowed.filter((service) => used[service] === void 0).length,
			AccessDetails: rows.map(({ service }) => detail(house, service, used[service])),
			...page
		};
	}
});
async function requireManagement(house, account) {
	let organization = await organizationOf(house.store.read, account);
	if (organization === void 0) throw organizationNotFound();
	if (organization.managementAccount !== account) throw notManagementAccount();
	return organization;
}
function sortedBy(sortKey, allowed, used) {
	let names = allowed.toSorted();
	sortKey === "SERVICE_NAMESPACE_DESCENDING" && names.reverse();
	let time = (service) => used[service]?.time ?? 0;
	return sortKey === "LAST_AUTHENTICATED_TIME_DESCENDING" && names.sort((a, b) => time(b) - time(a)), sortKey === "LAST_AUTHENTICATED_TIME_ASCENDING" && names.sort((a, b) => (time(a) || 1e400) - (time(b) || 1e400) || 0), names.map((service, at) => ({
		service,
		key: String(at).padStart(8, "0")
	}));
}
function detail(house, service, use) {
	return {
		ServiceName: house.serviceNames.name(service) ?? service,
		ServiceNamespace: service,
		TotalAuthenticatedEntities: use?.accounts ?? 0,
		...use && {
			Region: use.region,
			EntityPath: use.path,
			LastAuthenticatedTime: new Date(use.time)
		}
	};
}
async function reportOn(house, organization, { EntityPath: path = "", OrganizationsPolicyId: policyId }, since) {
	let entity = await entityAt(house, organization, path), prefixes = house.serviceNames.prefixes();
	if (entity.id === organization.managementAccount) return {
		allowed: [...prefixes],
		used: await usesIn(house, entity.accounts, since)
	};
	let levels = policyId === void 0 ? await levelsOf(house, organization, entity.parents) : [[await documentOf(house, organization, policyId)]], allowed = prefixes.filter((service) => levels.every((level) => grantsService(level, service))), uses = await usesIn(house, policyId === void 0 ? entity.accounts : await boundBy(house, organization, policyId, entity), since);
	return {
		allowed,
		used: Object.fromEntries(Object.entries(uses).filter(([service]) => allowed.includes(service)))
	};
}
async function entityAt(house, organization, path) {
	let { id: organizationId, rootId, managementAccount } = organization, db = house.store.read, [first, ...parents] = path.replace(/\/$/, "").split("/"), id = parents.at(-1);
	if (first !== organizationId || parents[0] !== rootId || id === void 0) throw noSuchEntityPath(path);
	let all = (await listMembers$1(db, organizationId)).flatMap(({ account }) => {
		let member = house.organizations.of(account);
		return member === void 0 ? [] : [{
			account,
			parents: member.parents,
			path: `${member.path}${account}`
		}];
	});
	if (/^\d{12}$/.test(id)) {
		let accounts = all.filter((one) => one.account === id && sameWay(one.parents, parents.slice(0, -1)));
		if (accounts.length === 0) throw noSuchEntityPath(path);
		return {
			id,
			parents,
			accounts
		};
	}
	let units = new Map((await listOrganizationalUnits(db, organizationId)).map((unit) => [unit.id, unit]));
	if (!parents.every((one, at) => at === 0 || units.get(one)?.parentId === parents[at - 1])) throw noSuchEntityPath(path);
	return {
		id,
		parents,
		accounts: all.filter((one) => one.account !== managementAccount && one.parents.includes(id))
	};
}
function sameWay(one, other) {
	return organizationPath("", one) === organizationPath("", other);
}
async function levelsOf(house, { id, scpsEnabled }, parents) {
	if (scpsEnabled === 0) return [];
	let db = house.store.read;
	return Promise.all(parents.map(async (targetId) => {
		let attached = await listOrganizationAttachments(db, id, {
			targetId,
			type: "SERVICE_CONTROL_POLICY"
		});
		return Promise.all(attached.map(({ policyId }) => documentOf(house, { id }, policyId)));
	}));
}
async function documentOf(house, { id }, policyId) {
	let text = (await findOrganizationPolicy(house.store.read, id, policyId))?.content ?? fullAccess[policyId]?.content;
	if (text === void 0) throw noSuchOrganizationsPolicy(policyId);
	return compileText(text).document;
}
async function boundBy(house, { id }, policyId, { accounts }) {
	let attached = await listOrganizationAttachments(house.store.read, id, { policyId }), targets = new Set(attached.map(({ targetId }) => targetId));
	return accounts.filter(({ account, parents }) => [...parents, account].some((one) => targets.has(one)));
}
async function usesIn(house, accounts, since) {
	let paths = new Map(accounts.map(({ account, path }) => [account, path])), used = new Map();
	for (let { action: name, time, region, account } of await actionUsesOfAccounts(house.store.read, [...paths.keys()], since)) {
		let service = name.slice(0, name.indexOf(":")), path = paths.get(account), known = used.get(service) ?? {
			time: 0,
			region,
			path,
			accounts: 0,
			by: new Set()
		};
		known.by.add(account), used.set(service, time >= known.time ? {
			...known,
			time,
			region,
			path
		} : known);
	}
	return Object.fromEntries([...used].map(([service, { by, ...use }]) => [service, {
		...use,
		accounts: by.size
	}]));
}
// src/services/iam/organizations-features.ts
const enableOrganizationsRootCredentialsManagement = action("EnableOrganizationsRootCredentialsManagement", {
	access: () => ({ all: [{}] }),
	run: (call) => setFeature(call, "rootCredentials", 1)
}), disableOrganizationsRootCredentialsManagement = action("DisableOrganizationsRootCredentialsManagement", {
	access: () => ({ all: [{}] }),
	run: (call) => setFeature(call, "rootCredentials", 0)
}), enableOrganizationsRootSessions = action("EnableOrganizationsRootSessions", {
	access: () => ({ all: [{}] }),
	run: (call) => setFeature(call, "rootSessions", 1)
}), disableOrganizationsRootSessions = action("DisableOrganizationsRootSessions", {
	access: () => ({ all: [{}] }),
	run: (call) => setFeature(call, "rootSessions", 0)
}), listOrganizationsFeatures = action("ListOrganizationsFeatures", {
	access: () => ({ all: [{}] }),
	run: async (call) => features(await requireRootAccess(call.house.store.read, call))
});
async function setFeature(call, feature, flag) {
	let { house, caller } = call, answer = await house.store.writeOrganizations([], async (tx) => {
		let organization = await requireRootAccess(tx, call);
		if (flag === 1 && caller.account !== organization.managementAccount) throw notManagementAccount();
		return await updateOrganization(tx, organization.id, { [feature]: flag }), features({
			...organization,
			[feature]: flag
		});
	});
	return await house.organizations.refresh(), answer;
}
async function requireRootAccess(db, { caller }) {
	let organization = await organizationOf(db, caller.account);
	if (organization === void 0) throw organizationNotFound();
	if (!await managesRootAccess(db, organization, caller.account)) throw notManagementOrDelegated();
	if (organization.featureSet !== "ALL") throw notInAllFeaturesMode();
	if (!(await listTrustedServices(db, organization.id)).some((row) => row.servicePrincipal === "iam.amazonaws.com")) throw serviceAccessNotEnabled();
	return organization;
}
function features({ id, rootCredentials, rootSessions }) {
	let EnabledFeatures = [];
	return rootCredentials === 1 && EnabledFeatures.push("RootCredentialsManagement"), rootSessions === 1 && EnabledFeatures.push("RootSessions"), {
		OrganizationId: id,
		EnabledFeatures
	};
}
// src/services/iam/policy-lists.ts
const listPolicies$1 = action("ListPolicies", {
	access: ({ input }) => ({ all: [{ label: `policy path ${input.PathPrefix ?? "/"}` }] }),
	async run({ input, caller, house }) {
		let use = await readPolicyUse(house.store.read, caller.account), { rows, page } = pageWithin(input, (await policiesInScope(house, caller.account, input.Scope ?? "All")).filter((policy) => policy.path.startsWith(input.PathPrefix ?? "/") && isWanted(input, use, policy.arn)).map((policy) => ({
			policy,
			key: policyOrder(policy)
		})).toSorted((a, b) => a.key < b.key ? -1 : 1), ({ key }) => key);
		return {
			Policies: rows.map(({ policy }) => listedPolicy(policy, use)),
			...page
		};
	}
});
async function policiesInScope(house, account, scope) {
	let own = scope === "AWS" ? [] : await listPolicies$2(house.store.read, account), ofAws = scope === "Local" ? [] : house.managedPolicies.list();
	return [...own.map(factsOf), ...ofAws];
}
function isWanted(input, use, arn) {
	let attached = use.attached.has(arn), boundary = use.boundary.has(arn);
	return input.PolicyUsageFilter === "PermissionsPolicy" ? attached : input.PolicyUsageFilter === "PermissionsBoundary" ? boundary : input.OnlyAttached !== !0 || attached;
}
const filterOf = {
	User: "user",
	Group: "group",
	Role: "role"
}, listEntitiesForPolicy = action("ListEntitiesForPolicy", {
	access: askAboutPolicyOf,
	async run({ input, caller, house }) {
		let { account } = caller;
		checkPolicyArn(input.PolicyArn), house.managedPolicies.metadata(input.PolicyArn) === void 0 && await requireOwnPolicy(house.store.read, account, input.PolicyArn);
		let users = [];
		for (let kind of [
			"group",
			"role",
			"user"
		]) if (isKindWanted(input, kind)) for (let entity of await policyUsers(house, account, input, kind)) users.push({
			kind,
			entity
		});
		let { rows, page } = pageWithin(input, users, ({ kind, entity }) => `${kind} ${entity.nameKey}`), of = (kind) => rows.filter((row) => row.kind === kind).map(({ entity }) => entity);
		return {
			PolicyGroups: of("group").map(({ id, name }) => ({
				GroupName: name,
				GroupId: id
			})),
			PolicyUsers: of("user").map(({ id, name }) => ({
				UserName: name,
				UserId: id
			})),
			PolicyRoles: of("role").map(({ id, name }) => ({
				RoleName: name,
				RoleId: id
			})),
			...page
		};
	}
});
function isKindWanted({ EntityFilter }, kind) {
	return EntityFilter === void 0 || filterOf[EntityFilter] === kind;
}
async function policyUsers(house, account, input, kind) {
	let db = house.store.read, arn = input.PolicyArn, prefix = input.PathPrefix ?? "/", usage = input.PolicyUsageFilter, attaching = usage === "PermissionsBoundary" ? [] : await entitiesAttaching(db, account, kind, arn, prefix), bounded = usage === "PermissionsPolicy" || kind === "group" ? [] : await entitiesBoundedBy(db, account, kind, arn, prefix);
	return [...new Map([...attaching, ...bounded].map((entity) => [entity.nameKey, entity])).values()].toSorted((a, b) => a.nameKey < b.nameKey ? -1 : 1);
}
// src/services/iam/policy-versions.ts
const createPolicyVersion = action("CreatePolicyVersion", {
	access: askAboutPolicyOf,
	run: ({ input, caller, house, now }) => house.store.write(caller.account, async (tx) => {
		let policy = await requireModifiablePolicy(tx, caller.account, input.PolicyArn);
		if (checkManagedPolicy(input.PolicyDocument), (await policyVersions(tx, policy.id)).length >= 5) throw tooManyVersions();
		let version = policy.nextVersion, isDefault = input.SetAsDefault === !0;
		return await insertPolicyVersion(tx, {
			policyId: policy.id,
			version,
			document: input.PolicyDocument,
			created: now
		}), await updatePolicy(tx, policy.id, {
			defaultVersion: isDefault ? version : policy.defaultVersion,
			nextVersion: version + 1,
			updated: now
		}), { PolicyVersion: {
			VersionId: `v${version}`,
			IsDefaultVersion: isDefault,
			CreateDate: new Date(now)
		} };
	})
}), getPolicyVersion = action("GetPolicyVersion", {
	access: askAboutPolicyOf,
	async run({ input, caller, house }) {
		let arn = input.PolicyArn, id = input.VersionId;
		checkPolicyArn(arn);
		let ofAws = house.managedPolicies.metadata(arn);
		if (ofAws !== void 0) {
			let version = house.managedPolicies.version(arn, id);
			if (version === void 0) throw noSuchPolicyVersion(arn, id);
			return { PolicyVersion: wholeVersion(id, id === ofAws.defaultVersionId, version.createDate, version.document) };
		}
		let db = house.store.read, policy = await requireOwnPolicy(db, caller.account, arn), { version, document, created } = await requireVersion(db, policy.id, arn, id);
		return { PolicyVersion: wholeVersion(id, version === policy.defaultVersion, new Date(created), document) };
	}
});
function wholeVersion(id, isDefault, created, document) {
	return {
		Document: percentEncoded(document),
		VersionId: id,
		IsDefaultVersion: isDefault,
		CreateDate: created
	};
}
const listPolicyVersions = action("ListPolicyVersions", {
	access: askAboutPolicyOf,
	async run({ input, caller, house }) {
		let { rows, page } = pageWithin(input, await versionsOf(house, caller.account, input.PolicyArn), ({ VersionId }) => newestFirst(VersionId));
		return {
			Versions: [...rows],
			...page
		};
	}
});
async function versionsOf(house, account, arn) {
	checkPolicyArn(arn);
	let ofAws = house.managedPolicies.get(arn);
	if (ofAws !== void 0) return ofAws.versions.map(({ id, createDate }) => ({
		VersionId: id,
		IsDefaultVersion: id === ofAws.defaultVersionId,
		CreateDate: createDate
	}));
	let db = house.store.read, policy = await requireOwnPolicy(db, account, arn);
	return (await policyVersions(db, policy.id)).map(({ version, created }) => ({
		VersionId: `v${version}`,
		IsDefaultVersion: version === policy.defaultVersion,
		CreateDate: new Date(created)
	}));
}
function newestFirst(id) {
	return String(999999999 - Number(id.slice(1))).padStart(9, "0");
}
const setDefaultPolicyVersion = action("SetDefaultPolicyVersion", {
	access: askAboutPolicyOf,
	run: ({ input, caller, house }) => house.store.write(caller.account, async (tx) => {
		let arn = input.PolicyArn, policy = await requireModifiablePolicy(tx, caller.account, arn), { version } = await requireVersion(tx, policy.id, arn, input.VersionId);
		return await updatePolicy(tx, policy.id, { defaultVersion: version }), {};
	})
}), deletePolicyVersion = action("DeletePolicyVersion", {
	access: askAboutPolicyOf,
	run: ({ input, caller, house }) => house.store.write(caller.account, async (tx) => {
		let arn = input.PolicyArn, policy = await requireModifiablePolicy(tx, caller.account, arn), { version } = await requireVersion(tx, policy.id, arn, input.VersionId);
		if (version === policy.defaultVersion) throw defaultVersionStays();
		return await deletePolicyVersion$1(tx, policy.id, version), {};
	})
});
async function requireVersion(db, policyId, arn, id) {
	let number = /^v([1-9]\d{0,8})$/.exec(id)?.[1], version = number === void 0 ? void 0 : await findPolicyVersion(db, policyId, Number(number));
	if (version === void 0) throw noSuchPolicyVersion(arn, id);
	return version;
}
// src/services/iam/refuse.ts
function refuse({ question, decision, label }, caller) {
	return new AwsError("AccessDenied", 403, `User: ${caller.arn} is not authorized to perform: ${question.action} on resource: ${label ?? question.resource} ${denialReason(decision, question)}`);
}
// src/services/iam/role-templates.ts
function refuseTemplate(arn) {
	let { service, account, resource } = parseArn(arn) ?? {}, named = resource !== void 0 && /^role-template\/[^/]+\/[^/:]+:[0-9]+$/.test(resource);
	throw service !== "iam" || account !== "aws" || !named ? invalidRequest(`${arn} is not the ARN of a role template.`) : noSuchRoleTemplate(arn);
}
const getRoleTemplateVersion = action("GetRoleTemplateVersion", {
	access: ({ input }) => ({ all: [{ resource: input.TemplateArn }] }),
	run: ({ input }) => refuseTemplate(input.TemplateArn)
}), acquireRole = action("AcquireRole", {
	access: ({ input, caller }) => ({ all: [{
		action: "iam:CreateRole",
		resource: `arn:aws:iam::${caller.account}:role/*`,
		keys: { "iam:RoleTemplateARN": input.TemplateArn }
	}] }),
	run: ({ input }) => refuseTemplate(input.TemplateArn)
}), xmlNamespace = {
	assertion: "urn:oasis:names:tc:SAML:2.0:assertion",
	protocol: "urn:oasis:names:tc:SAML:2.0:protocol",
	metadata: "urn:oasis:names:tc:SAML:2.0:metadata",
	signature: "http://www.w3.org/2000/09/xmldsig#",
	encryption: "http://www.w3.org/2001/04/xmlenc#"
};
async function parseXml(text) {
	if (/<![A-Za-z]/.test(text)) return;
	let { DOMParser, onWarningStopParsing } = await import("./lib-usgX7nCC.js").then((m) => __toESM(m.default, 1));
	try {
		return new DOMParser({ onError: onWarningStopParsing }).parseFromString(text, "text/xml").documentElement ?? void 0;
	} catch {
		return;
	}
}
function isElement(element, namespace, name) {
	return element.namespaceURI === namespace && element.localName === name;
}
function childrenOf(parent, namespace, name) {
	let found = [];
	for (let node = parent.firstChild; node !== null; node = node.nextSibling) node.nodeType === node.ELEMENT_NODE && isElement(node, namespace, name) && found.push(node);
	return found;
}
function onlyChild(parent, namespace, name) {
	let found = childrenOf(parent, namespace, name);
	return found.length === 1 ? found[0] : void 0;
}
function textOf(element) {
	return (element.textContent ?? "").trim();
}
function timeOf(element, attribute) {
	let text = element.getAttribute(attribute);
	if (text === null || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/.test(text)) return;
	let time = Date.parse(text);
	return Number.isNaN(time) ? void 0 : time;
}
async function readSamlMetadata(document) {
	let root = await parseXml(document.trimStart());
	if (root === void 0 || !isElement(root, xmlNamespace.metadata, "EntityDescriptor")) return;
	let entityId = root.getAttribute("entityID") ?? "";
	if (entityId === "" || root.hasAttribute("validUntil") && timeOf(root, "validUntil") === void 0) return;
	let certificates = new Set();
	for (let descriptor of childrenOf(root, xmlNamespace.metadata, "IDPSSODescriptor")) for (let key of childrenOf(descriptor, xmlNamespace.metadata, "KeyDescriptor")) if (key.getAttribute("use") !== "encryption") for (let certificate of key.getElementsByTagNameNS(xmlNamespace.signature, "X509Certificate")) {
		let text = textOf(certificate).replace(/\s+/g, "");
		if (!isCertificate(text)) return;
		certificates.add(text);
	}
	if (!(certificates.size === 0 || certificates.size > 10)) return {
		entityId,
		certificates: [...certificates],
		validUntil: timeOf(root, "validUntil")
	};
}
function isCertificate(base64) {
	try {
		return new X509Certificate(Buffer.from(base64, "base64")).publicKey.type === "public";
	} catch {
		return !1;
	}
}
async function addPrivateKey(tx, house, { account, providerArn, pem, now }) {
	if (!isRsaKey(pem)) throw invalidPrivateKey();
	if ((await samlPrivateKeysOf(tx, providerArn)).length >= 2) throw tooManyPrivateKeys();
	let id = entityId("SAMLPK", house.random);
	await insertSamlPrivateKey(tx, {
		id,
		account,
		providerArn,
		privateKey: house.sealer.seal("saml-private-key", id, utf8(pem)),
		created: now
	});
}
async function removePrivateKey(tx, providerArn, id) {
	if (!(await samlPrivateKeysOf(tx, providerArn)).some((key) => key.id === id)) throw noSuchPrivateKey(id);
	await deleteSamlPrivateKey(tx, providerArn, id);
}
function isRsaKey(pem) {
	try {
		return createPrivateKey(pem).asymmetricKeyType === "rsa";
	} catch {
		return !1;
	}
}
// src/services/iam/saml-providers.ts
const createSAMLProvider = action("CreateSAMLProvider", {
	access({ input, caller }) {
		return askToCreate({ resource: providerArn(caller.account, input.Name) }, input.Tags, "iam:TagSAMLProvider");
	},
	async run(call) {
		let metadata = await requireMetadata(call.input.SAMLMetadataDocument);
		return call.house.store.write(call.caller.account, (tx) => writeProvider(tx, call, metadata));
	}
});
async function writeProvider(tx, { input, caller: { account }, house, now }, metadata) {
	let name = input.Name, arn = providerArn(account, name);
	if (await findSamlProvider(tx, arn) !== void 0) throw samlProviderExists(name);
	if ((await listSamlProviders(tx, account)).length >= 100) throw tooManySamlProviders();
	let tags = newTags(tagRules.samlProvider, account, arn, input.Tags);
	return await insertSamlProvider(tx, {
		arn,
		account,
		name,
		uuid: entityId("SAMLSP", house.random),
		...metadataColumns(input.SAMLMetadataDocument, metadata, now),
		encryptionMode: input.AssertionEncryptionMode ?? "Allowed",
		created: now
	}), await replaceTags(tx, arn, tags), input.AddPrivateKey !== void 0 && await addPrivateKey(tx, house, {
		account,
		providerArn: arn,
		pem: input.AddPrivateKey,
		now
	}), await checkEncryption(tx, arn), {
		SAMLProviderArn: arn,
		Tags: tagsIfAny(tags)
	};
}
const updateSAMLProvider = action("UpdateSAMLProvider", {
	access: async (call) => ({ all: [await askAboutProvider(call)] }),
	async run(call) {
		let { input, house, now } = call, { account } = call.caller, document = input.SAMLMetadataDocument, metadata = document === void 0 ? void 0 : await requireMetadata(document);
		return house.store.write(account, async (tx) => {
			let { arn, encryptionMode } = await requireProvider(tx, call);
			return input.RemovePrivateKey !== void 0 && await removePrivateKey(tx, arn, input.RemovePrivateKey), input.AddPrivateKey !== void 0 && await addPrivateKey(tx, house, {
				account,
				providerArn: arn,
				pem: input.AddPrivateKey,
				now
			}), await updateSamlProvider(tx, arn, {
				encryptionMode: input.AssertionEncryptionMode ?? encryptionMode,
				...metadata && metadataColumns(document, metadata, now)
			}), await checkEncryption(tx, arn), { SAMLProviderArn: arn };
		});
	}
}), getSAMLProvider = action("GetSAMLProvider", {
	access: async (call) => ({ all: [await askAboutProvider(call)] }),
	async run(call) {
		let db = call.house.store.read, provider = await requireProvider(db, call), keys = await samlPrivateKeysOf(db, provider.arn);
		return {
			SAMLProviderUUID: provider.uuid,
			SAMLMetadataDocument: await samlMetadataOf(db, provider.arn),
			CreateDate: new Date(provider.created),
			ValidUntil: new Date(provider.validUntil),
			Tags: tagList(await tagsOf(db, provider.arn)),
			AssertionEncryptionMode: provider.encryptionMode,
			PrivateKeyList: keys.map(({ id, created }) => ({
				KeyId: id,
				Timestamp: new Date(created)
			}))
		};
	}
}), listSAMLProviders = action("ListSAMLProviders", {
	access: () => ({ all: [{}] }),
	async run({ caller, house }) {
		return { SAMLProviderList: (await listSamlProviders(house.store.read, caller.account)).map(({ arn, validUntil, created }) => ({
			Arn: arn,
			ValidUntil: new Date(validUntil),
			CreateDate: new Date(created)
		})) };
	}
}), deleteSAMLProvider = action("DeleteSAMLProvider", {
	access: async (call) => ({ all: [await askAboutProvider(call)] }),
	run(call) {
		return call.house.store.write(call.caller.account, async (tx) => (await deleteSamlProvider(tx, (await requireProvider(tx, call)).arn), {}));
	}
}), samlProviderTags = {
	rules: tagRules.samlProvider,
	ask: askAboutProvider,
	owner: async (db, call) => (await requireProvider(db, call)).arn
};
function providerArn(account, name) {
	return `arn:aws:iam::${account}:saml-provider/${name}`;
}
async function requireMetadata(document) {
	let metadata = await readSamlMetadata(document);
	if (metadata === void 0) throw unparsableMetadata();
	return metadata;
}
function metadataColumns(document, { entityId, certificates, validUntil }, now) {
	return {
		metadata: document,
		entityId,
		certificates: JSON.stringify(certificates),
		validUntil: validUntil ?? inAHundredYears(now)
	};
}
function inAHundredYears(now) {
	let date = new Date(now);
	return date.setUTCFullYear(date.getUTCFullYear() + 100);
}
async function checkEncryption(tx, arn) {
	if ((await findSamlProvider(tx, arn))?.encryptionMode === "Required" && (await samlPrivateKeysOf(tx, arn)).length === 0) throw privateKeyNeeded();
}
async function ownProvider(db, call) {
	let provider = await findSamlProvider(db, call.input.SAMLProviderArn);
	return provider?.account === call.caller.account ? provider : void 0;
}
async function requireProvider(db, call) {
	let provider = await ownProvider(db, call);
	if (provider === void 0) throw noSuchSamlProvider(call.input.SAMLProviderArn);
	return provider;
}
async function askAboutProvider(call) {
	let db = call.house.store.read;
	return askAboutArn(db, call.input.SAMLProviderArn, await ownProvider(db, call) !== void 0);
}
// src/services/iam/security-token-service-preferences.ts
const versions = {
	v1Token: 1,
	v2Token: 2
}, setSecurityTokenServicePreferences = action("SetSecurityTokenServicePreferences", {
	access: () => ({ all: [{}] }),
	run: ({ input, caller: { account }, house }) => house.store.write(account, async (tx) => (await setGlobalEndpointTokenVersion(tx, account, versions[input.GlobalEndpointTokenVersion]), {}))
}), malformed = (message) => new AwsError("MalformedCertificate", 400, message), noSuchServerCertificate = (name) => noSuchEntity(`The Server Certificate with name ${name} cannot be found.`), noSuchSigningCertificate = (id) => noSuchEntity(`The Certificate with id ${id} cannot be found.`), noSuchSshPublicKey = (id) => noSuchEntity(`The Public Key with id ${id} cannot be found.`), serverCertificateExists = (name) => new AwsError("EntityAlreadyExists", 409, `The Server Certificate with name ${name} already exists.`), noSuchCredentialService = (service) => noSuchEntity(`No such service ${service} is supported for Service Specific Credentials`), noSuchServiceCredential = (id) => noSuchEntity(`No such credential ${id} exists`), malformedCertificate = (body) => malformed(`Certificate ${body} is malformed.`), serverCertificateUnreadable = () => malformed("Unable to parse certificate. Please ensure the certificate is in PEM format."), privateKeyUnreadable = () => malformed("Invalid Private Key."), chainInvalid = (index) => malformed(`Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, followed by any intermediaries in order. The index within the chain of the invalid certificate is: ${index}`), serverCertificateOutOfTime = () => malformed("The certificate is not valid now. Check its validity period."), signingCertificateOutOfTime = () => new AwsError("InvalidCertificate", 400, "The certificate is not valid now. Check its validity period."), keyPairMismatch = () => new AwsError("KeyPairMismatch", 400, "The private key does not match the certificate."), duplicateCertificate = () => new AwsError("DuplicateCertificate", 409, "The certificate is already associated with a user."), duplicateSshPublicKey = () => new AwsError("DuplicateSSHPublicKey", 400, "The SSH public key is already associated with the user."), publicKeyEncodingUnrecognized = () => new AwsError("UnrecognizedPublicKeyEncoding", 400, "The public key must be encoded in ssh-rsa format or PEM format."), publicKeyInvalid = () => new AwsError("InvalidPublicKey", 400, "The public key must be an RSA key of at least 2048 bits."), serviceCredentialOfAnother = (id, userName) => validationError(`The credential ${id} does not belong to the user ${userName}.`), oneUserOrAll = () => validationError("UserName and AllUsers cannot be specified together.");
function readSigningCertificate(body, now) {
	let [certificate, ...more] = readCertificates(body, 1) ?? [];
	if (certificate === void 0 || more.length > 0) throw malformedCertificate(body);
	if (!isInTime(certificate, now)) throw signingCertificateOutOfTime();
	return createHash("sha256").update(certificate.raw).digest("hex");
}
function checkServerCertificate(texts, now) {
	let [certificate] = readCertificates(texts.body, 1) ?? [];
	if (certificate === void 0) throw serverCertificateUnreadable();
	if (!certificate.checkPrivateKey(readPrivateKey(texts.privateKey))) throw keyPairMismatch();
	if (!isInTime(certificate, now)) throw serverCertificateOutOfTime();
	return texts.chain !== void 0 && checkChain(certificate, texts.chain), certificate.validToDate.getTime();
}
function readPrivateKey(text) {
	try {
		let key = createPrivateKey({
			key: text,
			format: "pem"
		});
		if (key.asymmetricKeyType === "rsa" || key.asymmetricKeyType === "ec") return key;
	} catch {}
	throw privateKeyUnreadable();
}
function checkChain(certificate, text) {
	let chain = readCertificates(text, 20);
	if (chain === void 0 || chain.length === 0) throw chainInvalid(-1);
	let all = [certificate, ...chain], broken = chain.findIndex((issuer, index) => !isSignedBy(all[index], issuer));
	if (broken !== -1) throw chainInvalid(broken - 1);
}
function isSignedBy(certificate, issuer) {
	try {
		return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
	} catch {
		return !1;
	}
}
function isInTime({ validFromDate, validToDate }, now) {
	return validFromDate.getTime() <= now && now <= validToDate.getTime();
}
function readCertificates(text, most) {
	let certificates = [], rest = text.trim();
	for (; rest !== "";) {
		let stop = rest.indexOf("-----END CERTIFICATE-----");
		if (!rest.startsWith("-----BEGIN CERTIFICATE-----") || stop === -1 || certificates.length === most) return;
		let certificate = certificateOf(rest.slice(27, stop));
		if (certificate === void 0) return;
		certificates.push(certificate), rest = rest.slice(stop + 25).trimStart();
	}
	return certificates;
}
function certificateOf(base64) {
	let der = fromBase64(base64);
	if (der !== void 0) try {
		let certificate = new X509Certificate(der);
		return certificate.raw.length === der.length ? certificate : void 0;
	} catch {
		return;
	}
}
// src/services/iam/server-certificates.ts
const uploadServerCertificate = action("UploadServerCertificate", {
	access({ input, caller }) {
		return askToCreate({ resource: arnOf(caller.account, input.Path ?? "/", input.ServerCertificateName) }, input.Tags, "iam:TagServerCertificate");
	},
	run(call) {
		let { CertificateBody: body, PrivateKey: privateKey, CertificateChain: chain } = call.input, expires = checkServerCertificate({
			body,
			privateKey,
			chain
		}, call.now);
		return call.house.store.write(call.caller.account, (tx) => writeServerCertificate(tx, call, expires));
	}
});
async function writeServerCertificate(tx, { input, caller, house, now }, expires) {
	let { account } = caller, name = input.ServerCertificateName;
	if (await findServerCertificate(tx, account, name) !== void 0) throw serverCertificateExists(name);
	let id = entityId(idPrefix.certificate, house.random), tags = newTags(tagRules.serverCertificate, account, id, input.Tags);
	checkLimit("ServerCertificatesPerAccount", await countServerCertificates(tx, account) + 1);
	let certificate = {
		id,
		account,
		name,
		nameKey: name.toLowerCase(),
		path: input.Path ?? "/",
		uploaded: now,
		expires
	};
	return await insertServerCertificate(tx, {
		...certificate,
		body: input.CertificateBody.trim(),
		chain: input.CertificateChain?.trim() ?? null,
		privateKey: house.sealer.seal("server-certificate-key", id, utf8(input.PrivateKey))
	}), await replaceTags(tx, id, tags), {
		ServerCertificateMetadata: metadata(certificate),
		Tags: tagsIfAny(tags)
	};
}
const getServerCertificate = action("GetServerCertificate", {
	access: askAboutCertificateOf,
	async run({ input, caller, house }) {
		let db = house.store.read, name = input.ServerCertificateName, certificate = await findWholeServerCertificate(db, caller.account, name);
		if (certificate === void 0) throw noSuchServerCertificate(name);
		return { ServerCertificate: {
			ServerCertificateMetadata: metadata(certificate),
			CertificateBody: certificate.body,
			CertificateChain: certificate.chain ?? void 0,
			Tags: tagList(await tagsOf(db, certificate.id))
		} };
	}
}), listServerCertificates = action("ListServerCertificates", {
	access: ({ input, caller }) => ({ all: [{ label: arnOf(caller.account, input.PathPrefix ?? "/", "") }] }),
	async run({ input, caller, house }) {
		let db = house.store.read, { rows, page } = pageFrom(input, await listServerCertificates$1(db, caller.account, input.PathPrefix ?? "/", pageOf(input)), ({ nameKey }) => nameKey);
		return {
			ServerCertificateMetadataList: rows.map(metadata),
			...page
		};
	}
}), updateServerCertificate = action("UpdateServerCertificate", {
	async access(call) {
		let { input, caller, house } = call, name = input.ServerCertificateName, before = await askAboutCertificate(call, name), found = await findServerCertificate(house.store.read, caller.account, name), path = input.NewPath ?? found?.path ?? "/", newName = input.NewServerCertificateName ?? found?.name ?? name;
		return askToRename(before, arnOf(caller.account, path, newName));
	},
	run({ input, caller: { account }, house }) {
		let { NewServerCertificateName: newName, NewPath: newPath } = input;
		return house.store.write(account, async (tx) => {
			let certificate = await requireServerCertificate(tx, account, input.ServerCertificateName), name = newName ?? certificate.name, holder = await findServerCertificate(tx, account, name);
			if (holder !== void 0 && holder.id !== certificate.id) throw serverCertificateExists(name);
			let path = newPath ?? certificate.path;
			return await renameServerCertificate(tx, certificate.id, {
				name,
				nameKey: name.toLowerCase(),
				path
			}), {};
		});
	}
}), deleteServerCertificate = action("DeleteServerCertificate", {
	access: askAboutCertificateOf,
	run: ({ input, caller, house }) => house.store.write(caller.account, async (tx) => {
		let { id } = await requireServerCertificate(tx, caller.account, input.ServerCertificateName);
		return await deleteServerCertificate$1(tx, id), {};
	})
});
async function askAboutCertificate(call, name) {
	let db = call.house.store.read, { account } = call.caller;
	return askAboutEntity$1(db, account, "server-certificate", name, await findServerCertificate(db, account, name));
}
async function askAboutCertificateOf(call) {
	return { all: [await askAboutCertificate(call, call.input.ServerCertificateName)] };
}
async function requireServerCertificate(db, account, name) {
	let certificate = await findServerCertificate(db, account, name);
	if (certificate === void 0) throw noSuchServerCertificate(name);
	return certificate;
}
function metadata({ account, id, name, path, uploaded, expires }) {
	return {
		Path: path,
		ServerCertificateName: name,
		ServerCertificateId: id,
		Arn: arnOf(account, path, name),
		UploadDate: new Date(uploaded),
		Expiration: new Date(expires)
	};
}
function arnOf(account, path, name) {
	return iamArn(account, "server-certificate", path, name);
}
// src/store/service-specific-credentials.ts
function findServiceSpecificCredential(db, account, id) {
	return db.selectFrom("serviceSpecificCredentials").selectAll().where("account", "=", account).where("id", "=", id).executeTakeFirst();
}
function listServiceSpecificCredentials$1(db, userId, serviceName) {
	let query = db.selectFrom("serviceSpecificCredentials").selectAll().where("userId", "=", userId);
	return serviceName !== void 0 && (query = query.where("serviceName", "=", serviceName)), query.orderBy("created").orderBy("id").execute();
}
function listServiceSpecificCredentialsOfAll(db, account, serviceName, page) {
	let query = db.selectFrom("serviceSpecificCredentials").innerJoin("users", "users.id", "serviceSpecificCredentials.userId").selectAll("serviceSpecificCredentials").select("users.name as userName").where("serviceSpecificCredentials.account", "=", account).where("serviceSpecificCredentials.id", ">", page.after ?? "");
	return serviceName !== void 0 && (query = query.where("serviceName", "=", serviceName)), query.orderBy("serviceSpecificCredentials.id").limit(page.limit).execute();
}
async function aliasKeysBeginning(db, account, serviceName, beginning) {
	return (await db.selectFrom("serviceSpecificCredentials").select("aliasKey").where("account", "=", account).where("serviceName", "=", serviceName).where(pathStart("aliasKey", beginning), "=", beginning).execute()).map(({ aliasKey }) => aliasKey);
}
async function insertServiceSpecificCredential(tx, credential) {
	await tx.insertInto("serviceSpecificCredentials").values(credential).execute();
}
async function updateServiceSpecificCredential$1(tx, id, to) {
	await tx.updateTable("serviceSpecificCredentials").set(to).where("id", "=", id).execute();
}
async function deleteServiceSpecificCredential$1(tx, id) {
	await tx.deleteFrom("serviceSpecificCredentials").where("id", "=", id).execute();
}
// src/services/iam/credential-services.ts
const services = {
	"codecommit.amazonaws.com": { kind: "password" },
	"cassandra.amazonaws.com": { kind: "password" },
	"bedrock.amazonaws.com": {
		kind: "apiKey",
		prefix: "ABSK"
	},
	"logs.amazonaws.com": {
		kind: "apiKey",
		prefix: "ACWL"
	},
	"cloudwatch.amazonaws.com": {
		kind: "apiKey",
		prefix: "APIAACWM"
	},
	"aws-external-anthropic.amazonaws.com": {
		kind: "apiKey",
		prefix: "AEAA"
	}
};
function credentialKind(name) {
	return Object.hasOwn(services, name) ? services[name] : void 0;
}
function credentialServiceName(name) {
	return name.toLowerCase();
}
function freeAlias(userName, account, taken) {
	let known = new Set(taken);
	for (let number = 0;; number++) {
		let alias = `${userName}${number === 0 ? "" : `+${number}`}-at-${account}`;
		if (!known.has(alias.toLowerCase())) return alias;
	}
}
// src/services/iam/service-specific-credentials.ts
const createServiceSpecificCredential = action("CreateServiceSpecificCredential", {
	async access(call) {
		let { UserName, ServiceName, CredentialAgeDays: days } = call.input;
		return { all: [await askAboutUser(call, UserName, { keys: {
			"iam:ServiceSpecificCredentialServiceName": credentialServiceName(ServiceName),
			"iam:ServiceSpecificCredentialAgeDays": days === void 0 ? void 0 : String(days)
		} })] };
	},
	run({ input, caller: { account }, house, now }) {
		let { CredentialAgeDays: days } = input;
		return house.store.write(account, async (tx) => {
			let user = await requireUser(tx, account, input.UserName), serviceName = requireService(input.ServiceName);
			checkLimit("ServiceSpecificCredentialsPerUser", (await listServiceSpecificCredentials$1(tx, user.id, serviceName)).length + 1);
			let taken = await aliasKeysBeginning(tx, account, serviceName, user.nameKey), alias = freeAlias(user.name, account, taken), secret = newSecret(house, serviceName, alias), row = {
				id: entityId(idPrefix.serviceCredential, house.random),
				account,
				userId: user.id,
				serviceName,
				alias,
				aliasKey: alias.toLowerCase(),
				secretHash: secretHash(secret),
				status: "Active",
				created: now,
				expires: days === void 0 ? null : now + days * 864e5
			};
			return await insertServiceSpecificCredential(tx, row), { ServiceSpecificCredential: withSecret(row, user.name, secret, now) };
		});
	}
}), listServiceSpecificCredentials = action("ListServiceSpecificCredentials", {
	async access(call) {
		let { AllUsers, UserName } = call.input;
		if (!AllUsers) return { all: [await askAboutSubject(call)] };
		if (UserName !== void 0) throw oneUserOrAll();
		return { all: [{ resource: iamArn(call.caller.account, "user", "/", "*") }] };
	},
	async run(call) {
		let { input, caller, house, now } = call, db = house.store.read, service = input.ServiceName ? requireService(input.ServiceName) : void 0;
		if (input.AllUsers) {
			let { rows, page } = pageFrom(input, await listServiceSpecificCredentialsOfAll(db, caller.account, service, pageOf(input)), ({ id }) => id);
			return {
				ServiceSpecificCredentials: rows.map((row) => view$2(row, row.userName, now)),
				...page
			};
		}
		let subject = await requireSubject(db, call), { rows, page } = pageWithin(input, subject.kind === "root" ? [] : await listServiceSpecificCredentials$1(db, subject.user.id, service), ({ created, id }) => `${created} ${id}`);
		return {
			ServiceSpecificCredentials: rows.map((row) => view$2(row, subjectName(subject), now)),
			...page
		};
	}
}), updateServiceSpecificCredential = action("UpdateServiceSpecificCredential", {
	access: async (call) => ({ all: [await askAboutCredential(call)] }),
	run(call) {
		let { Status: status } = call.input;
		return call.house.store.write(call.caller.account, async (tx) => {
			let { row } = await requireCredential(tx, call);
			if (status !== "Active" && status !== "Inactive") throw statusNotSettable(status);
			return await updateServiceSpecificCredential$1(tx, row.id, { status }), {};
		});
	}
}), resetServiceSpecificCredential = action("ResetServiceSpecificCredential", {
	access: async (call) => ({ all: [await askAboutCredential(call)] }),
	run(call) {
		return call.house.store.write(call.caller.account, async (tx) => {
			let { row, userName } = await requireCredential(tx, call), secret = newSecret(call.house, row.serviceName, row.alias);
			return await updateServiceSpecificCredential$1(tx, row.id, { secretHash: secretHash(secret) }), { ServiceSpecificCredential: withSecret(row, userName, secret, call.now) };
		});
	}
}), deleteServiceSpecificCredential = action("DeleteServiceSpecificCredential", {
	access: async (call) => ({ all: [await askAboutCredential(call)] }),
	run(call) {
		return call.house.store.write(call.caller.account, async (tx) => (await deleteServiceSpecificCredential$1(tx, (await requireCredential(tx, call)).row.id), {}));
	}
});
async function askAboutCredential(call) {
	let { caller, house, input } = call, id = input.ServiceSpecificCredentialId, keys = { "iam:ServiceSpecificCredentialServiceName": (await findServiceSpecificCredential(house.store.read, caller.account, id))?.serviceName };
	return {
		...await askAboutSubject(call),
		keys
	};
}
async function requireCredential(db, call) {
	let id = call.input.ServiceSpecificCredentialId, subject = await requireSubject(db, call), row = await findServiceSpecificCredential(db, call.caller.account, id);
	if (row === void 0 || subject.kind === "root") throw noSuchServiceCredential(id);
	if (row.userId !== subject.user.id) throw serviceCredentialOfAnother(id, subject.user.name);
	return {
		row,
		userName: subject.user.name
	};
}
function requireService(name) {
	let canonical = credentialServiceName(name);
	if (credentialKind(canonical) === void 0) throw noSuchCredentialService(name);
	return canonical;
}
function newSecret(house, serviceName, alias) {
	let password = toBase64(house.random(44)), kind = credentialKind(serviceName);
	return kind?.kind === "apiKey" ? kind.prefix + toBase64(utf8(`${alias}:${password}`)) : password;
}
function secretHash(secret) {
	return createHash("sha256").update(secret).digest("hex");
}
function view$2(row, userName, now) {
	let isKey = credentialKind(row.serviceName)?.kind === "apiKey";
	return {
		UserName: userName,
		Status: row.expires !== null && row.expires <= now ? "Expired" : row.status,
		ServiceName: row.serviceName,
		ServiceUserName: isKey ? void 0 : row.alias,
		ServiceCredentialAlias: isKey ? row.alias : void 0,
		ServiceSpecificCredentialId: row.id,
		CreateDate: new Date(row.created),
		ExpirationDate: row.expires === null ? void 0 : new Date(row.expires)
	};
}
function withSecret(row, userName, secret, now) {
	let isKey = credentialKind(row.serviceName)?.kind === "apiKey";
	return {
		...view$2(row, userName, now),
		[isKey ? "ServiceCredentialSecret" : "ServicePassword"]: secret
	};
}
// src/services/iam/signing-certificates.ts
const uploadSigningCertificate = action("UploadSigningCertificate", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	run(call) {
		let { caller, house, now } = call, { account } = caller, body = call.input.CertificateBody;
		return house.store.write(account, async (tx) => {
			let subject = await requireSubject(tx, call), digest = readSigningCertificate(body, now);
			if (await findSigningCertificateByDigest(tx, account, digest) !== void 0) throw duplicateCertificate();
			let userId = subjectId(subject);
			checkLimit("CertificatesPerUser", (await listSigningCertificates$1(tx, account, userId)).length + 1);
			let row = {
				id: base32(house.random(20)),
				account,
				userId,
				body,
				digest,
				status: "Active",
				uploaded: now
			};
			return await insertSigningCertificate(tx, row), { Certificate: view$1(row, subjectName(subject)) };
		});
	}
}), listSigningCertificates = action("ListSigningCertificates", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	async run(call) {
		let db = call.house.store.read, subject = await requireSubject(db, call), all = await listSigningCertificates$1(db, call.caller.account, subjectId(subject)), { rows, page } = pageWithin(call.input, all, ({ uploaded, id }) => `${uploaded} ${id}`);
		return {
			Certificates: rows.map((row) => view$1(row, subjectName(subject))),
			...page
		};
	}
}), updateSigningCertificate = action("UpdateSigningCertificate", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	run(call) {
		let { Status: status } = call.input;
		return call.house.store.write(call.caller.account, async (tx) => {
			let id = await requireCertificate(tx, call);
			if (status !== "Active" && status !== "Inactive") throw statusNotSettable(status);
			return await setSigningCertificateStatus(tx, id, status), {};
		});
	}
}), deleteSigningCertificate = action("DeleteSigningCertificate", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	run(call) {
		return call.house.store.write(call.caller.account, async (tx) => (await deleteSigningCertificate$1(tx, await requireCertificate(tx, call)), {}));
	}
});
async function requireCertificate(tx, call) {
	let subject = await requireSubject(tx, call), found = (await listSigningCertificates$1(tx, call.caller.account, subjectId(subject))).find(({ id }) => id === call.input.CertificateId);
	if (found === void 0) throw noSuchSigningCertificate(call.input.CertificateId);
	return found.id;
}
function view$1({ id, body, status, uploaded }, userName) {
	return {
		UserName: userName,
		CertificateId: id,
		CertificateBody: body,
		Status: status,
		UploadDate: new Date(uploaded)
	};
}
// src/store/ssh-public-keys.ts
function listSshPublicKeys(db, userId) {
	return db.selectFrom("sshPublicKeys").selectAll().where("userId", "=", userId).orderBy("uploaded").orderBy("id").execute();
}
function findSshPublicKey(db, userId, id) {
	return db.selectFrom("sshPublicKeys").selectAll().where("userId", "=", userId).where("id", "=", id).executeTakeFirst();
}
async function insertSshPublicKey(tx, key) {
	await tx.insertInto("sshPublicKeys").values(key).execute();
}
async function setSshPublicKeyStatus(tx, id, status) {
	await tx.updateTable("sshPublicKeys").set({ status }).where("id", "=", id).execute();
}
async function deleteSshPublicKey(tx, id) {
	await tx.deleteFrom("sshPublicKeys").where("id", "=", id).execute();
}
// src/proof/ssh-wire.ts
function sshString(bytes) {
	let body = Buffer.from(bytes), length = Buffer.alloc(4);
	return length.writeUInt32BE(body.length), Buffer.concat([length, body]);
}
function sshBlob(key) {
	let jwk = key.export({ format: "jwk" }), part = (text) => Buffer.from(text ?? "", "base64url");
	return key.asymmetricKeyType === "rsa" ? Buffer.concat([
		sshString("ssh-rsa"),
		sshNumber(part(jwk.e)),
		sshNumber(part(jwk.n))
	]) : Buffer.concat([sshString("ssh-ed25519"), sshString(part(jwk.x))]);
}
function keyOfSshBlob(blob) {
	let jwk = jwkOf(sshFields(blob));
	if (jwk !== void 0) try {
		let key = createPublicKey({
			key: jwk,
			format: "jwk"
		});
		return sshBlob(key).equals(blob) ? key : void 0;
	} catch {
		return;
	}
}
function colonHex(bytes) {
	return bytes.toString("hex").replace(/(..)(?=.)/g, "$1:");
}
function sshNumber(bytes) {
	return sshString((bytes[0] ?? 0) & 128 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
}
function sshFields(blob) {
	let fields = [], at = 0;
	for (; at + 4 <= blob.length && fields.length < 4;) {
		let end = at + 4 + blob.readUInt32BE(at);
		if (end > blob.length) return [];
		fields.push(blob.subarray(at + 4, end)), at = end;
	}
	return at === blob.length ? fields : [];
}
function jwkOf(fields) {
	let [name, first, second] = fields, algorithm = name?.toString("latin1");
	if (algorithm === "ssh-ed25519" && fields.length === 2 && first.length === 32) return {
		kty: "OKP",
		crv: "Ed25519",
		x: first.toString("base64url")
	};
	if (algorithm === "ssh-rsa" && fields.length === 3) return {
		kty: "RSA",
		e: unsigned(first).toString("base64url"),
		n: unsigned(second).toString("base64url")
	};
}
const unsigned = (bytes) => bytes[0] === 0 ? bytes.subarray(1) : bytes, bits = {
	least: 2048,
	most: 16384
}, pemHeaders = ["-----BEGIN PUBLIC KEY-----", "-----BEGIN RSA PUBLIC KEY-----"];
function readSshPublicKey(body) {
	let text = body.trim(), blob = sshBlob(pemHeaders.some((header) => text.startsWith(header)) ? keyOfPem(text) : keyOfLine(text));
	return {
		publicKey: `ssh-rsa ${blob.toString("base64")}`,
		fingerprint: colonHex(createHash("md5").update(blob).digest())
	};
}
function pemOfSshKey(publicKey) {
	return keyOfLine(publicKey).export({
		type: "spki",
		format: "pem"
	}).toString();
}
function keyOfPem(text) {
	try {
		return checked(createPublicKey({
			key: text,
			format: "pem"
		}));
	} catch {
		throw publicKeyInvalid();
	}
}
function keyOfLine(line) {
	let [name, base64 = ""] = line.split(/[ \t]/, 2);
	if (name !== "ssh-rsa") throw publicKeyEncodingUnrecognized();
	let key = keyOfSshBlob(Buffer.from(fromBase64(base64) ?? []));
	if (key === void 0) throw publicKeyInvalid();
	return checked(key);
}
function checked(key) {
	let length = key.asymmetricKeyDetails?.modulusLength ?? 0;
	if (key.asymmetricKeyType !== "rsa" || length < bits.least || length > bits.most) throw publicKeyInvalid();
	return key;
}
// src/services/iam/ssh-public-keys.ts
const uploadSSHPublicKey = action("UploadSSHPublicKey", {
	access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName)] }),
	run({ input, caller: { account }, house, now }) {
		return house.store.write(account, async (tx) => {
			let user = await requireUser(tx, account, input.UserName), key = readSshPublicKey(input.SSHPublicKeyBody), others = await listSshPublicKeys(tx, user.id);
			if (others.some(({ publicKey }) => publicKey === key.publicKey)) throw duplicateSshPublicKey();
			checkLimit("SSHPublicKeysPerUser", others.length + 1);
			let row = {
				id: entityId(idPrefix.sshPublicKey, house.random),
				account,
				userId: user.id,
				...key,
				status: "Active",
				uploaded: now
			};
			return await insertSshPublicKey(tx, row), { SSHPublicKey: view(row, user.name, input.SSHPublicKeyBody) };
		});
	}
}), getSSHPublicKey = action("GetSSHPublicKey", {
	access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName)] }),
	async run(call) {
		let { user, key } = await requireKey(call.house.store.read, call), body = call.input.Encoding === "PEM" ? pemOfSshKey(key.publicKey) : key.publicKey;
		return { SSHPublicKey: view(key, user.name, body) };
	}
}), listSSHPublicKeys = action("ListSSHPublicKeys", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	async run(call) {
		let db = call.house.store.read, subject = await requireSubject(db, call), keys = subject.kind === "root" ? [] : await listSshPublicKeys(db, subject.user.id), { rows, page } = pageWithin(call.input, keys, ({ uploaded, id }) => `${uploaded} ${id}`);
		return {
			SSHPublicKeys: rows.map(({ id, status, uploaded }) => ({
				UserName: subjectName(subject),
				SSHPublicKeyId: id,
				Status: status,
				UploadDate: new Date(uploaded)
			})),
			...page
		};
	}
}), updateSSHPublicKey = action("UpdateSSHPublicKey", {
	access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName)] }),
	run(call) {
		let { Status: status } = call.input;
		return call.house.store.write(call.caller.account, async (tx) => {
			let { key } = await requireKey(tx, call);
			if (status !== "Active" && status !== "Inactive") throw statusNotSettable(status);
			return await setSshPublicKeyStatus(tx, key.id, status), {};
		});
	}
}), deleteSSHPublicKey = action("DeleteSSHPublicKey", {
	access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName)] }),
	run(call) {
		return call.house.store.write(call.caller.account, async (tx) => {
			let { key } = await requireKey(tx, call);
			return await deleteSshPublicKey(tx, key.id), {};
		});
	}
});
async function requireKey(db, { input, caller }) {
	let user = await requireUser(db, caller.account, input.UserName), key = await findSshPublicKey(db, user.id, input.SSHPublicKeyId);
	if (key === void 0) throw noSuchSshPublicKey(input.SSHPublicKeyId);
	return {
		user,
		key
	};
}
function view({ id, fingerprint, status, uploaded }, userName, body) {
	return {
		UserName: userName,
		SSHPublicKeyId: id,
		Fingerprint: fingerprint,
		SSHPublicKeyBody: body,
		Status: status,
		UploadDate: new Date(uploaded)
	};
}
// src/services/iam/taggables.ts
const roleTags = {
	rules: tagRules.role,
	ask: (call) => askAboutHolder(call, "role", call.input.RoleName),
	owner: async (db, { caller, input }) => (await requireHolder(db, "role", caller.account, input.RoleName)).id
}, policyTags = {
	rules: tagRules.policy,
	ask: (call) => askAboutPolicy(call, call.input.PolicyArn),
	async owner(db, { caller, input, house }) {
		let arn = input.PolicyArn;
		return checkPolicyArn(arn), isAwsManaged(arn) && house.managedPolicies.metadata(arn) !== void 0 ? arn : (await requireOwnPolicy(db, caller.account, arn)).id;
	},
	ownerToChange: async (db, { caller, input }) => (await requireModifiablePolicy(db, caller.account, input.PolicyArn)).id
}, instanceProfileTags = {
	rules: tagRules.instanceProfile,
	ask: (call) => askAboutProfile(call, call.input.InstanceProfileName),
	owner: async (db, { caller, input }) => (await requireInstanceProfile(db, caller.account, input.InstanceProfileName)).id
}, serverCertificateTags = {
	rules: tagRules.serverCertificate,
	ask: (call) => askAboutCertificate(call, call.input.ServerCertificateName),
	owner: async (db, { caller, input }) => (await requireServerCertificate(db, caller.account, input.ServerCertificateName)).id
};
// src/services/iam/simulated-caller.ts
function unnamedCaller(account) {
	return {
		principal: {
			kind: "User",
			arn: "",
			account
		},
		keys: {},
		named: !1
	};
}
function callerOfArn(arn) {
	let named = parseEntityArn(arn);
	if (named?.kind !== "user") throw invalidRequest(`CallerArn ${arn} is not the ARN of an IAM user.`);
	let { account, name } = named, keys = {
		...accountKeys(arn, account, "User"),
		"aws:username": [name]
	};
	return {
		principal: {
			kind: "User",
			arn,
			account
		},
		keys,
		named: !0
	};
}
async function callerOfEntity(house, entity) {
	let { kind, account, id, name, arn, path } = entity;
	if (kind === "group") return unnamedCaller(account);
	let keys = {};
	for (let { key, value } of await tagsOf(house.store.read, id)) keys[`aws:principaltag/${key.toLowerCase()}`] = [value];
	return kind === "user" ? (Object.assign(keys, accountKeys(arn, account, "User"), {
		"aws:username": [name],
		"aws:userid": [id]
	}), {
		principal: {
			kind: "User",
			arn,
			account,
			uniqueId: id
		},
		keys,
		named: !0
	}) : (Object.assign(keys, accountKeys(arn, account, "AssumedRole")), {
		principal: {
			kind: "AssumedRole",
			arn: assumedRoleArn(account, name, ""),
			account,
			uniqueId: id,
			issuerArn: arn,
			serviceLinkedRole: path.startsWith("/aws-service-role/")
		},
		keys,
		named: !0
	});
}
function accountKeys(arn, account, type) {
	return {
		"aws:principalarn": [arn],
		"aws:principalaccount": [account],
		"aws:principaltype": [type]
	};
}
// src/services/iam/simulation-context.ts
function simulationContext(entries, known, now) {
	let keys = new Map([
		["aws:currenttime", [isoSeconds(now)]],
		["aws:epochtime", [String(Math.floor(now / 1e3))]],
		...Object.entries(known)
	]);
	for (let { ContextKeyName, ContextKeyValues = [], ContextKeyType = "string" } of entries ?? []) {
		if (ContextKeyName === void 0) throw invalidRequest("A context entry must have a ContextKeyName.");
		for (let value of ContextKeyValues) checkValue(ContextKeyName, ContextKeyType, value);
		keys.set(ContextKeyName.toLowerCase(), ContextKeyValues);
	}
	return keys;
}
const tests = {
	numeric: (value) => decimalOf(value) !== void 0,
	boolean: (value) => /^(?:true|false)$/i.test(value),
	ip: (value) => addressOf(value) !== void 0,
	binary: (value) => /^[A-Za-z0-9+/]*={0,2}$/.test(value),
	date: (value) => instantOf(value) !== void 0
};
function checkValue(name, type, value) {
	let test = tests[type.replace(/List$/, "")];
	if (test !== void 0 && !test(value)) throw invalidRequest(`The context key ${name} of type ${type} cannot have the value ${value}.`);
}
// src/services/iam/simulation-views.ts
function evaluationResult(action, verdicts) {
	let [only] = verdicts, alone = verdicts.length === 1 ? only : void 0, decision = worstOf(verdicts), boundary = verdicts.map(({ allowedByBoundary }) => allowedByBoundary), organizations = verdicts.map(({ allowedByOrganizations }) => allowedByOrganizations), whole = {
		EvalActionName: action,
		EvalResourceName: alone?.resource ?? "*",
		EvalDecision: decision,
		MatchedStatements: decision === "implicitDeny" ? [] : (alone?.matched ?? []).map(statementView),
		PermissionsBoundaryDecisionDetail: boundaryDetail(boundary[0] === void 0 ? void 0 : boundary.every((allowed) => allowed === !0)),
		OrganizationsDecisionDetail: organizations[0] === void 0 ? void 0 : { AllowedByOrganizations: organizations.every((allowed) => allowed === !0) }
	};
	return alone?.resource === "*" ? {
		...whole,
		MissingContextValues: [...alone.missing]
	} : {
		...whole,
		MissingContextValues: [],
		EvalDecisionDetails: alone?.details ?? {},
		ResourceSpecificResults: verdicts.map(resourceResult)
	};
}
function worstOf(verdicts) {
	let decisions = new Set(verdicts.map(({ decision }) => decision));
	return decisions.has("explicitDeny") ? "explicitDeny" : decisions.has("implicitDeny") ? "implicitDeny" : "allowed";
}
function resourceResult(verdict) {
	return {
		EvalResourceName: verdict.resource,
		EvalResourceDecision: verdict.decision,
		MatchedStatements: verdict.matched.map(statementView),
		MissingContextValues: [...verdict.missing],
		EvalDecisionDetails: verdict.details,
		PermissionsBoundaryDecisionDetail: boundaryDetail(verdict.allowedByBoundary)
	};
}
function boundaryDetail(allowed) {
	return allowed === void 0 ? void 0 : { AllowedByPermissionsBoundary: allowed };
}
function statementView({ id, type, span }) {
	return {
		SourcePolicyId: id,
		SourcePolicyType: type,
		StartPosition: span && {
			Line: span.start.line,
			Column: span.start.column
		},
		EndPosition: span && {
			Line: span.end.line,
			Column: span.end.column
		}
	};
}
// src/services/iam/simulate-policies.ts
const simulateCustomPolicy = action("SimulateCustomPolicy", {
	access: () => ({ all: [{}] }),
	run(call) {
		let { input, caller } = call;
		if (input.ResourcePolicy !== void 0 && input.CallerArn === void 0) throw callerArnMissing();
		return runSimulation(call, {
			caller: input.CallerArn === void 0 ? unnamedCaller(caller.account) : callerOfArn(input.CallerArn),
			identity: givenPolicies(input),
			boundary: givenBoundary(input),
			scps: [],
			trust: new Map()
		});
	}
}), simulatePrincipalPolicy = action("SimulatePrincipalPolicy", {
	access: async (call) => ({ all: [await askAboutEntity(call, call.input.PolicySourceArn)] }),
	async run(call) {
		let { input, house } = call, entity = await requireEntity(house, call.caller.account, input.PolicySourceArn);
		if (input.ResourcePolicy !== void 0 && input.CallerArn === void 0 && entity.kind !== "user") throw callerArnMissing();
		let isCallerItself = input.CallerArn === void 0 || input.CallerArn === entity.arn, own = (await policiesOfEntity(house, entity)).map((policy) => ofEntity(policy)), caller = isCallerItself ? await callerOfEntity(house, entity) : callerOfArn(input.CallerArn);
		return runSimulation(call, {
			caller,
			scps: scpsOn(call, caller),
			identity: [...own, ...givenPolicies(input)],
			boundary: givenBoundary(input) ?? await boundaryOf(house, entity),
			trust: await trustPolicies(call)
		});
	}
}), callerArnMissing = () => invalidRequest("CallerArn is required when a ResourcePolicy is given.");
function ofEntity({ name, text, arn, holder }) {
	return simulatedPolicy(arn === void 0 ? `${holder.kind}_${holder.name}_${name}` : name, arn === void 0 ? holder.kind : "managed", text);
}
async function boundaryOf(house, { boundaryArn }) {
	if (boundaryArn === null) return;
	let text = (await defaultDocuments(house.store.read, [boundaryArn])).get(boundaryArn) ?? house.managedPolicies.defaultDocument(boundaryArn);
	return simulatedPolicy(namesOfPolicyArn(boundaryArn).name, "managed", text ?? "");
}
async function trustPolicies({ input, caller, house }) {
	let trust = new Map();
	if (input.ResourcePolicy !== void 0) return trust;
	let db = house.store.read;
	for (let resource of input.ResourceArns ?? []) {
		if (!(input.ActionNames ?? []).some((name) => isForTrustPolicy(name, resource))) continue;
		let named = parseEntityArn(resource);
		if (named === void 0 || named.account !== caller.account) continue;
		let role = await findRoleByName(db, named.account, named.name);
		if (role === void 0 || iamArn(role.account, "role", role.path, role.name) !== resource) continue;
		let text = await shownPrincipals(db, role.trustPolicy);
		trust.set(resource, simulatedPolicy(`role_${role.name}_AssumeRolePolicyDocument`, "trust", text));
	}
	return trust;
}
function scpsOn({ house, caller }, { principal }) {
	return principal.account === caller.account ? (house.organizations.of(caller.account)?.scps() ?? []).map((level) => level.filter(({ policy }) => !namesGlobalKey(policy))).filter((level) => level.length > 0) : [];
}
function namesGlobalKey({ document }) {
	return document.statements.some(({ conditions }) => conditions.some(({ key }) => /^aws:/i.test(key)));
}
function runSimulation({ input, now }, parts) {
	let { caller, trust } = parts, actions = actionsOf(input), resources = resourcesOf(input), keys = simulationContext(input.ContextEntries, caller.keys, now), given = givenResourcePolicy(input, actions, resources, keys), simulation = {
		...parts,
		keys,
		resourceOwner: resourceOwnerOf(input, caller.principal.account),
		resourcePolicy: (name, resource) => given === void 0 ? caller.named && isForTrustPolicy(name, resource) ? trust.get(resource) : void 0 : given
	}, statements = [
		...parts.identity,
		parts.boundary,
		given
	].reduce((sum, policy) => sum + (policy?.source.policy.statements.length ?? 0), 1), most = actionsPerPage(resources.length * statements), numbered = actions.map((name, at) => ({
		name,
		key: String(at).padStart(6, "0")
	})), MaxItems = Math.min(input.MaxItems ?? defaultActions, most), { rows, page } = pageWithin({
		...input,
		MaxItems
	}, numbered, ({ key }) => key);
	return {
		EvaluationResults: rows.map(({ name }) => evaluationResult(name, resources.map((resource) => simulate(simulation, name, resource)))),
		...page
	};
}
const maxLooks = 1e5, defaultActions = 100;
function actionsPerPage(looksPerAction) {
	if (looksPerAction > maxLooks) throw invalidRequest("The simulation is too large. Give fewer resources or policies.");
	return Math.floor(maxLooks / looksPerAction);
}
// src/services/iam/user-leftovers.ts
const checks = [
	["attachedPolicies", (tx, user) => attachmentsOf(tx, [user.id])],
	["inlinePolicies", (tx, user) => inlinePoliciesOf(tx, [user.id])],
	["accessKeys", (tx, user) => listAccessKeys$1(tx, user.account, user.id)],
	["loginProfile", (tx, user) => passwordHistory(tx, user.id, 1)],
	["mfaDevices", (tx, user) => devicesOf(tx, user.account, user.id)],
	["groups", (tx, user) => groupsOfUser(tx, user.id)],
	["signingCertificates", (tx, user) => listSigningCertificates$1(tx, user.account, user.id)],
	["sshPublicKeys", (tx, user) => listSshPublicKeys(tx, user.id)],
	["serviceCredentials", (tx, user) => listServiceSpecificCredentials$1(tx, user.id)]
];
async function checkNothingHangsOn(tx, user) {
	for (let [leftover, find] of checks) if ((await find(tx, user)).length > 0) throw mustRemoveFirst(leftover);
}
// src/services/iam/users.ts
const createUser = action("CreateUser", {
	access({ input, caller }) {
		return askToCreate({
			resource: iamArn(caller.account, "user", input.Path ?? "/", input.UserName),
			keys: { "iam:PermissionsBoundary": input.PermissionsBoundary }
		}, input.Tags, "iam:TagUser");
	},
	run: (call) => call.house.store.write(call.caller.account, (tx) => writeUser(tx, call))
});
async function writeUser(tx, { input, caller, house, now }) {
	let { account } = caller, name = input.UserName, boundary = input.PermissionsBoundary;
	if (await findUserByName(tx, account, name) !== void 0) throw userExists(name);
	boundary !== void 0 && await checkAttachable(house, tx, account, boundary);
	let user = {
		id: entityId(idPrefix.user, house.random),
		account,
		name,
		nameKey: name.toLowerCase(),
		path: input.Path ?? "/",
		created: now,
		boundaryArn: boundary ?? null,
		passwordLastUsed: null
	}, tags = newTags(tagRules.user, account, user.id, input.Tags);
	return checkLimit("UsersPerAccount", await countUsers(tx, account) + 1), await insertUser(tx, user), await replaceTags(tx, user.id, tags), { User: wholeUser(user, tags) };
}
const getUser = action("GetUser", {
	access: async (call) => ({ all: [await askAboutSubject(call)] }),
	async run(call) {
		let db = call.house.store.read, subject = await requireSubject(db, call);
		return subject.kind === "user" ? { User: wholeUser(subject.user, await tagsOf(db, subject.user.id)) } : { User: await readRootUser(db, call.caller.account) };
	}
}), listUsers = action("ListUsers", {
	access: ({ input, caller }) => ({ all: [{ resource: iamArn(caller.account, "user", input.PathPrefix ?? "/", "") }] }),
	async run({ input, caller, house }) {
		let { rows, page } = pageFrom(input, await listUsers$1(house.store.read, caller.account, input.PathPrefix ?? "/", pageOf(input)), (user) => user.nameKey);
		return {
			Users: rows.map(listedUser),
			...page
		};
	}
}), updateUser = action("UpdateUser", {
	async access(call) {
		let { input, caller, house } = call, before = await askAboutUser(call, input.UserName), user = await findUserByName(house.store.read, caller.account, input.UserName), path = input.NewPath ?? user?.path ?? "/", name = input.NewUserName ?? user?.name ?? input.UserName;
		return askToRename(before, iamArn(caller.account, "user", path, name));
	},
	run({ input, caller, house }) {
		let { NewUserName: newName, NewPath: newPath } = input;
		return house.store.write(caller.account, async (tx) => {
			let user = await requireUser(tx, caller.account, input.UserName), name = newName ?? user.name, holder = await findUserByName(tx, caller.account, name);
			if (holder !== void 0 && holder.id !== user.id) throw userExists(name);
			return await updateUser$1(tx, user.id, {
				name,
				nameKey: name.toLowerCase(),
				path: newPath ?? user.path
			}), {};
		});
	}
}), deleteUser = action("DeleteUser", {
	access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName)] }),
	run({ input, caller, house }) {
		return house.store.write(caller.account, async (tx) => {
			let user = await requireUser(tx, caller.account, input.UserName);
			return await checkNothingHangsOn(tx, user), await deleteUser$1(tx, user.id), {};
		});
	}
}), taggable$1 = {
	rules: tagRules.user,
	ask: (call) => askAboutUser(call, call.input.UserName),
	owner: async (db, { caller, input }) => (await requireUser(db, caller.account, input.UserName)).id
}, tagUser = tagAction(taggable$1), untagUser = untagAction(taggable$1), listUserTags = listTagsAction(taggable$1), createVirtualMFADevice = action("CreateVirtualMFADevice", {
	access({ input, caller }) {
		return askToCreate({ resource: iamArn(caller.account, "mfa", input.Path ?? "/", input.VirtualMFADeviceName) }, input.Tags, "iam:TagMFADevice");
	},
	async run({ input, caller: { account }, house, now }) {
		let name = input.VirtualMFADeviceName, path = input.Path ?? "/", serial = iamArn(account, "mfa", path, name);
		if (serial.length > 256) throw mfaDeviceNameTooLong();
		let seed = house.random(40), text = base32(seed), QRCodePNG = await qrCode(`${name}@${account}`, text);
		return house.store.write(account, async (tx) => {
			if (await findMfaDevice(tx, serial) !== void 0) throw mfaDeviceExists();
			checkLimit("VirtualMFADevicesPerAccount", (await countMfaDevices(tx, account)).all + 1);
			let tags = newTags(tagRules.mfaDevice, account, serial, input.Tags), sealed = house.sealer.seal("mfa-seed", serial, seed);
			await insertMfaDevice(tx, {
				serial,
				account,
				name,
				path,
				seed: sealed,
				created: now,
				userId: null,
				enabled: null,
				lastStep: 0
			}), await replaceTags(tx, serial, tags);
			let Tags = tagsIfAny(tags);
			return { VirtualMFADevice: {
				SerialNumber: serial,
				Base32StringSeed: utf8(text),
				QRCodePNG,
				Tags
			} };
		});
	}
}), deleteVirtualMFADevice = action("DeleteVirtualMFADevice", {
	access: async (call) => ({ all: [await askAboutDevice(call)] }),
	run(call) {
		return call.house.store.write(call.caller.account, async (tx) => {
			let device = await ownDevice(tx, call);
			if (device === void 0) throw noSuchVirtualMfaDevice(call.input.SerialNumber);
			if (device.userId !== null) throw mfaDeviceInUse();
			return await deleteMfaDevice(tx, device.serial), {};
		});
	}
}), statuses = {
	Assigned: !0,
	Unassigned: !1,
	Any: void 0
}, listVirtualMFADevices = action("ListVirtualMFADevices", {
	access: ({ caller }) => ({ all: [{ label: iamArn(caller.account, "mfa", "/", "") }] }),
	async run({ input, caller: { account }, house }) {
		let db = house.store.read, page = pageOf(input), assigned = statuses[input.AssignmentStatus ?? "Any"], after = page.after === void 0 ? void 0 : serialPrefix(account) + page.after, { rows, page: shown } = pageFrom(input, await listMfaDevices(db, account, assigned, {
			...page,
			after
		}), deviceKey), holders = await findUsersByIds(db, [...new Set(rows.flatMap(({ userId }) => userId ?? []))]), root = await readRootUser(db, account), userOf = ({ userId }) => {
			if (userId === null) return;
			let user = holders.find(({ id }) => id === userId);
			return user === void 0 ? root : listedUser(user);
		};
		return {
			VirtualMFADevices: rows.map((row) => ({
				SerialNumber: row.serial,
				User: userOf(row),
				EnableDate: enableDate(row)
			})),
			...shown
		};
	}
}), taggable = {
	rules: tagRules.mfaDevice,
	ask: (call) => askAboutDevice(call),
	async owner(db, call) {
		let device = await ownDevice(db, call);
		if (device === void 0) throw noSuchMfaDevice(call.input.SerialNumber);
		return device.serial;
	}
}, tagMFADevice = tagAction(taggable), untagMFADevice = untagAction(taggable), listMFADeviceTags = listTagsAction(taggable);
async function askAboutDevice(call) {
	let db = call.house.store.read, serial = call.input.SerialNumber;
	return isAssumedRoot(call.caller) && serial.endsWith(":mfa/root-account-mfa-device") ? { resource: rootArn(call.caller.account) } : askAboutArn(db, serial, await ownDevice(db, call) !== void 0);
}
async function qrCode(label, secret) {
	let { toBuffer } = await import("./lib-hVbwbDqI.js").then((m) => __toESM(m.default, 1)), issuer = "Amazon%20Web%20Services";
	return toBuffer(`otpauth://totp/${issuer}:${encodeURIComponent(label)}?secret=${secret}&issuer=${issuer}`, { type: "png" });
}
// src/services/iam/families/inline-policies.ts
function putPolicy(family) {
	let { kind, member } = family;
	return {
		access: async (call) => ({ all: [await askAboutBounded(call, kind, call.input[member])] }),
		run: (call) => changeHolder(family, call, async (tx, holder) => {
			let policy = {
				account: call.caller.account,
				ownerId: holder.id,
				name: call.input.PolicyName,
				document: call.input.PolicyDocument
			};
			checkInlinePolicy(policy.document), await checkTotalSize(tx, kind, holder.name, policy), await putInlinePolicy(tx, policy);
		})
	};
}
async function checkTotalSize(tx, kind, holderName, policy) {
	let size = policySize(policy.document);
	for (let { name, document } of await inlinePoliciesOf(tx, [policy.ownerId])) name !== policy.name && (size += policySize(document));
	if (size > inlinePolicySizes[kind]) throw inlinePoliciesTooLarge(kind, holderName, inlinePolicySizes[kind]);
}
function getPolicy(family) {
	let { kind, member } = family;
	return {
		access: async (call) => ({ all: [await askAboutHolder(call, kind, call.input[member])] }),
		async run({ input, caller, house }) {
			let db = house.store.read, holder = await requireHolder(db, kind, caller.account, input[member]), policy = await findInlinePolicy(db, holder.id, input.PolicyName);
			if (policy === void 0) throw noSuchInlinePolicy(kind, input.PolicyName);
			return {
				[member]: holder.name,
				PolicyName: policy.name,
				PolicyDocument: percentEncoded(policy.document)
			};
		}
	};
}
function deletePolicy(family) {
	let { kind, member } = family;
	return {
		access: async (call) => ({ all: [await askAboutBounded(call, kind, call.input[member])] }),
		run: (call) => changeHolder(family, call, async (tx, { id }) => {
			let name = call.input.PolicyName;
			if (await findInlinePolicy(tx, id, name) === void 0) throw noSuchInlinePolicy(kind, name);
			await deleteInlinePolicy(tx, id, name);
		})
	};
}
function listPolicies(family) {
	let { kind, member } = family;
	return {
		access: async (call) => ({ all: [await askAboutHolder(call, kind, call.input[member])] }),
		async run({ input, caller, house }) {
			let db = house.store.read, holder = await requireHolder(db, kind, caller.account, input[member]), { rows, page } = pageWithin(input, (await inlinePoliciesOf(db, [holder.id])).map(({ name }) => name).toSorted(), (name) => name);
			return {
				PolicyNames: [...rows],
				...page
			};
		}
	};
}
const iam = {
	name: "iam",
	protocol: "query",
	model: "iam",
	actions: {
		AcceptDelegationRequest: acceptDelegationRequest,
		AcquireRole: acquireRole,
		AddClientIDToOpenIDConnectProvider: addClientIDToOpenIDConnectProvider,
		AddRoleToInstanceProfile: addRoleToInstanceProfile,
		AddUserToGroup: addUserToGroup,
		AssociateDelegationRequest: associateDelegationRequest,
		AttachGroupPolicy: attachAction(groups),
		AttachRolePolicy: attachAction(roles),
		AttachUserPolicy: attachAction(users),
		ChangePassword: changePassword,
		CreateAccessKey: createAccessKey,
		CreateAccountAlias: createAccountAlias,
		CreateDelegationRequest: createDelegationRequest,
		CreateGroup: createGroup,
		CreateInstanceProfile: createInstanceProfile,
		CreateLoginProfile: createLoginProfile,
		CreateOpenIDConnectProvider: createOpenIDConnectProvider,
		CreatePolicy: createPolicy,
		CreatePolicyVersion: createPolicyVersion,
		CreateRole: createRole,
		CreateSAMLProvider: createSAMLProvider,
		CreateServiceLinkedRole: createServiceLinkedRole,
		CreateServiceSpecificCredential: createServiceSpecificCredential,
		CreateUser: createUser,
		CreateVirtualMFADevice: createVirtualMFADevice,
		DeactivateMFADevice: deactivateMFADevice,
		DeleteAccessKey: deleteAccessKey,
		DeleteAccountAlias: deleteAccountAlias,
		DeleteAccountPasswordPolicy: deleteAccountPasswordPolicy,
		DeleteGroup: deleteGroup,
		DeleteGroupPolicy: deletePolicy(groups),
		DeleteInstanceProfile: deleteInstanceProfile,
		DeleteLoginProfile: deleteLoginProfile,
		DeleteOpenIDConnectProvider: deleteOpenIDConnectProvider,
		DeletePolicy: deletePolicy$1,
		DeletePolicyVersion: deletePolicyVersion,
		DeleteRole: deleteRole,
		DeleteRolePermissionsBoundary: deleteBoundaryAction(roles),
		DeleteRolePolicy: deletePolicy(roles),
		DeleteSAMLProvider: deleteSAMLProvider,
		DeleteSSHPublicKey: deleteSSHPublicKey,
		DeleteServerCertificate: deleteServerCertificate,
		DeleteServiceLinkedRole: deleteServiceLinkedRole,
		DeleteServiceSpecificCredential: deleteServiceSpecificCredential,
		DeleteSigningCertificate: deleteSigningCertificate,
		DeleteUser: deleteUser,
		DeleteUserPermissionsBoundary: deleteBoundaryAction(users),
		DeleteUserPolicy: deletePolicy(users),
		DeleteVirtualMFADevice: deleteVirtualMFADevice,
		DetachGroupPolicy: detachAction(groups),
		DetachRolePolicy: detachAction(roles),
		DetachUserPolicy: detachAction(users),
		DisableOrganizationsRootCredentialsManagement: disableOrganizationsRootCredentialsManagement,
		DisableOrganizationsRootSessions: disableOrganizationsRootSessions,
		DisableOutboundWebIdentityFederation: disableOutboundWebIdentityFederation,
		EnableMFADevice: enableMFADevice,
		EnableOrganizationsRootCredentialsManagement: enableOrganizationsRootCredentialsManagement,
		EnableOrganizationsRootSessions: enableOrganizationsRootSessions,
		EnableOutboundWebIdentityFederation: enableOutboundWebIdentityFederation,
		GenerateCredentialReport: generateCredentialReport,
		GenerateOrganizationsAccessReport: generateOrganizationsAccessReport,
		GenerateServiceLastAccessedDetails: generateServiceLastAccessedDetails,
		GetAccessKeyLastUsed: getAccessKeyLastUsed,
		GetAccountAuthorizationDetails: getAccountAuthorizationDetails,
		GetAccountPasswordPolicy: getAccountPasswordPolicy,
		GetAccountProperties: getAccountProperties,
		GetAccountSummary: getAccountSummary,
		GetContextKeysForCustomPolicy: getContextKeysForCustomPolicy,
		GetContextKeysForPrincipalPolicy: getContextKeysForPrincipalPolicy,
		GetCredentialReport: getCredentialReport,
		GetDelegationRequest: getDelegationRequest,
		GetGroup: getGroup,
		GetGroupPolicy: getPolicy(groups),
		GetHumanReadableSummary: getHumanReadableSummary,
		GetInstanceProfile: getInstanceProfile,
		GetLoginProfile: getLoginProfile,
		GetMFADevice: getMFADevice,
		GetOpenIDConnectProvider: getOpenIDConnectProvider,
		GetOrganizationsAccessReport: getOrganizationsAccessReport,
		GetOutboundWebIdentityFederationInfo: getOutboundWebIdentityFederationInfo,
		GetPolicy: getPolicy$1,
		GetPolicyVersion: getPolicyVersion,
		GetRole: getRole,
		GetRolePolicy: getPolicy(roles),
		GetRoleTemplateVersion: getRoleTemplateVersion,
		GetSAMLProvider: getSAMLProvider,
		GetSSHPublicKey: getSSHPublicKey,
		GetServerCertificate: getServerCertificate,
		GetServiceLastAccessedDetails: getServiceLastAccessedDetails,
		GetServiceLastAccessedDetailsWithEntities: getServiceLastAccessedDetailsWithEntities,
		GetServiceLinkedRoleDeletionStatus: getServiceLinkedRoleDeletionStatus,
		GetUser: getUser,
		GetUserPolicy: getPolicy(users),
		ListAccessKeys: listAccessKeys,
		ListAccountAliases: listAccountAliases,
		ListAttachedGroupPolicies: listAttachedAction(groups),
		ListAttachedRolePolicies: listAttachedAction(roles),
		ListAttachedUserPolicies: listAttachedAction(users),
		ListDelegationRequests: listDelegationRequests,
		ListEntitiesForPolicy: listEntitiesForPolicy,
		ListGroupPolicies: listPolicies(groups),
		ListGroups: listGroups,
		ListGroupsForUser: listGroupsForUser,
		ListInstanceProfileTags: listTagsAction(instanceProfileTags),
		ListInstanceProfiles: listInstanceProfiles,
		ListInstanceProfilesForRole: listInstanceProfilesForRole,
		ListMFADeviceTags: listMFADeviceTags,
		ListMFADevices: listMFADevices,
		ListOpenIDConnectProviderTags: listTagsAction(oidcProviderTags),
		ListOpenIDConnectProviders: listOpenIDConnectProviders,
		ListOrganizationsFeatures: listOrganizationsFeatures,
		ListPolicies: listPolicies$1,
		ListPoliciesGrantingServiceAccess: listPoliciesGrantingServiceAccess,
		ListPolicyTags: listTagsAction(policyTags),
		ListPolicyVersions: listPolicyVersions,
		ListRolePolicies: listPolicies(roles),
		ListRoleTags: listTagsAction(roleTags),
		ListRoles: listRoles,
		ListSAMLProviderTags: listTagsAction(samlProviderTags),
		ListSAMLProviders: listSAMLProviders,
		ListSSHPublicKeys: listSSHPublicKeys,
		ListServerCertificateTags: listTagsAction(serverCertificateTags),
		ListServerCertificates: listServerCertificates,
		ListServiceSpecificCredentials: listServiceSpecificCredentials,
		ListSigningCertificates: listSigningCertificates,
		ListUserPolicies: listPolicies(users),
		ListUserTags: listUserTags,
		ListUsers: listUsers,
		ListVirtualMFADevices: listVirtualMFADevices,
		PutAccountProperties: putAccountProperties,
		PutGroupPolicy: putPolicy(groups),
		PutRolePermissionsBoundary: putBoundaryAction(roles),
		PutRolePolicy: putPolicy(roles),
		PutUserPermissionsBoundary: putBoundaryAction(users),
		PutUserPolicy: putPolicy(users),
		RejectDelegationRequest: rejectDelegationRequest,
		RemoveClientIDFromOpenIDConnectProvider: removeClientIDFromOpenIDConnectProvider,
		RemoveRoleFromInstanceProfile: removeRoleFromInstanceProfile,
		RemoveUserFromGroup: removeUserFromGroup,
		ResetServiceSpecificCredential: resetServiceSpecificCredential,
		ResyncMFADevice: resyncMFADevice,
		SendDelegationToken: sendDelegationToken,
		SetDefaultPolicyVersion: setDefaultPolicyVersion,
		SetSecurityTokenServicePreferences: setSecurityTokenServicePreferences,
		SimulateCustomPolicy: simulateCustomPolicy,
		SimulatePrincipalPolicy: simulatePrincipalPolicy,
		TagInstanceProfile: tagAction(instanceProfileTags),
		TagMFADevice: tagMFADevice,
		TagOpenIDConnectProvider: tagAction(oidcProviderTags),
		TagPolicy: tagAction(policyTags),
		TagRole: tagAction(roleTags),
		TagSAMLProvider: tagAction(samlProviderTags),
		TagServerCertificate: tagAction(serverCertificateTags),
		TagUser: tagUser,
		UntagInstanceProfile: untagAction(instanceProfileTags),
		UntagMFADevice: untagMFADevice,
		UntagOpenIDConnectProvider: untagAction(oidcProviderTags),
		UntagPolicy: untagAction(policyTags),
		UntagRole: untagAction(roleTags),
		UntagSAMLProvider: untagAction(samlProviderTags),
		UntagServerCertificate: untagAction(serverCertificateTags),
		UntagUser: untagUser,
		UpdateAccessKey: updateAccessKey,
		UpdateAccountPasswordPolicy: updateAccountPasswordPolicy,
		UpdateAssumeRolePolicy: updateAssumeRolePolicy,
		UpdateDelegationRequest: updateDelegationRequest,
		UpdateGroup: updateGroup,
		UpdateLoginProfile: updateLoginProfile,
		UpdateOpenIDConnectProviderThumbprint: updateOpenIDConnectProviderThumbprint,
		UpdateRole: updateRole,
		UpdateRoleDescription: updateRoleDescription,
		UpdateSAMLProvider: updateSAMLProvider,
		UpdateSSHPublicKey: updateSSHPublicKey,
		UpdateServerCertificate: updateServerCertificate,
		UpdateServiceSpecificCredential: updateServiceSpecificCredential,
		UpdateSigningCertificate: updateSigningCertificate,
		UpdateUser: updateUser,
		UploadSSHPublicKey: uploadSSHPublicKey,
		UploadServerCertificate: uploadServerCertificate,
		UploadSigningCertificate: uploadSigningCertificate
	},
	refuse,
	admit
};
export { mintSession as $, findSamlProvider as A, isServicePrincipal as B, endOfAccess as C, findMfaDevice as D, devicesOf as E, checkTrustPolicy as F, checkLimit as G, shownPrincipals as H, readList as I, makeKey as J, actionsOf$1 as K, readResourcePolicy as L, findPasswordPolicy as M, checkInlinePolicy as N, useStep as O, checkManagedPolicy as P, writeKey as Q, validateIdentityPolicy as R, openTradeInToken as S, findDelegationRequest as T, mapPrincipals as U, keptAwsPrincipal as V, principalsOf as W, provisionAccount as X, makePassword as Y, provisionKeys as Z, findStep as _, sshString as a, findLoginProfile as at, passwordViolation as b, onlyChild as c, deleteAccessKey$1 as ct, timeOf as d, validate as dt, openSession as et, xmlNamespace as f, malformedXml as ft, outboundIssuer as g, outboundKeysOf as h, AwsError as ht, sshBlob as i, putRootPassword as it, samlPrivateKeysOf as j, findOidcProvider as k, parseXml as l, findAccessKey as lt, isOutboundFederationEnabled as m, planOf as mt, colonHex as n, findRootPassword as nt, childrenOf as o, passwordHistory as ot, insertOutboundKey as p, openModel as pt, noSuchUser as q, keyOfSshBlob as r, noteRootPasswordUse as rt, isElement as s, updateLoginProfile$1 as st, iam as t, tokenMaximum as tt, textOf as u, listAccessKeys$1 as ut, managesRootAccess as v, delegationNotifications as w, noteActionsUsed as x, newPasswordViolation as y, findInstanceProfile as z };
