import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
// src/kernel/ids.ts
const idPrefix = {
	user: "AIDA",
	role: "AROA",
	group: "AGPA",
	instanceProfile: "AIPA",
	policy: "ANPA",
	accessKey: "AKIA",
	temporaryKey: "ASIA",
	certificate: "ASCA",
	sshPublicKey: "APKA",
	serviceCredential: "ACCA"
}, base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
function entityId(prefix, random) {
	return prefix + base32Text(random(17));
}
function accessKeyId(prefix, account, random) {
	let [first, ...rest] = random(5), number = Number(account), high = 2 ** 39 + Math.floor(number / 2), low = number % 2 * 2 ** 39 + (first & 127) * 2 ** 32 + rest.reduce((sum, byte) => sum * 256 + byte, 0);
	return [
		prefix,
		base32Number(high),
		base32Number(low)
	].join("");
}
function base32Number(bits) {
	let text = "";
	for (let rest = bits; text.length < 8; rest = Math.floor(rest / 32)) text = base32[rest % 32] + text;
	return text;
}
function uuid(random) {
	let bytes = random(16).slice();
	bytes[6] = bytes[6] & 15 | 64, bytes[8] = bytes[8] & 63 | 128;
	let hex = "";
	for (let byte of bytes) hex += byte.toString(16).padStart(2, "0");
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
function accountId(random) {
	let digits = "";
	for (let byte of random(12)) digits += String(byte % 10);
	return (digits[0] === "0" ? "7" : digits[0]) + digits.slice(1);
}
function base32Text(bytes) {
	let text = "";
	for (let byte of bytes) text += base32[byte & 31];
	return text;
}
function accountOfKeyId(id) {
	if (!/^A[A-Z]IA[A-Z2-7]{16}$/.test(id)) return;
	let bits = 0n;
	for (let character of id.slice(4)) bits = bits << 5n | BigInt(base32.indexOf(character));
	let account = bits >> 39n & 1099511627775n;
	return account < 1000000000000n ? String(account).padStart(12, "0") : void 0;
}
// src/access/managed-policies.ts
const arnPrefix = "arn:aws:iam::aws:policy";
function openManagedPolicies(dir) {
	let loaded, load = () => loaded ??= readIndex(dir), texts = new Map(), read = (block) => {
		let { offsets } = load(), bytes = readRange(join(dir, "managed-policies.bin"), offsets[block], offsets[block + 1]);
		return JSON.parse(brotliDecompressSync(bytes).toString("utf8"));
	}, text = (entry, id) => {
		let { metadata } = entry, key = `${metadata.name} ${id}`, kept = texts.get(key);
		if (kept !== void 0) return kept;
		let current = id === metadata.defaultVersionId, found = read(current ? entry.block : entry.older)[metadata.name], made = JSON.stringify(current ? found : found[id], null, 4), [oldest] = texts.keys();
		return texts.size >= 64 && oldest !== void 0 && texts.delete(oldest), texts.set(key, made), made;
	}, withText = (entry, id, createDate) => ({
		id,
		createDate,
		get document() {
			return text(entry, id);
		}
	}), versionsOf = (entry) => {
		let { metadata } = entry, { defaultVersionId, createDate } = metadata;
		return entry.older === -1 ? [withText(entry, defaultVersionId, createDate)] : read(load().versions)[metadata.name].map(([id, seconds]) => withText(entry, id, new Date(seconds * 1e3)));
	};
	return {
		get(arn) {
			let entry = load().entries.get(arn);
			return entry === void 0 ? void 0 : {
				...entry.metadata,
				versions: versionsOf(entry)
			};
		},
		metadata: (arn) => load().entries.get(arn)?.metadata,
		list: () => [...load().entries.values()].map(({ metadata }) => metadata),
		version(arn, id) {
			let entry = load().entries.get(arn);
			return entry === void 0 ? void 0 : versionsOf(entry).find((version) => version.id === id);
		},
		defaultDocument(arn) {
			if (!arn.startsWith(arnPrefix)) return;
			let entry = load().entries.get(arn);
			return entry === void 0 ? void 0 : text(entry, entry.metadata.defaultVersionId);
		}
	};
}
function readIndex(dir) {
	let bytes = brotliDecompressSync(readFileSync(join(dir, "managed-policies.json.br"))), index = JSON.parse(bytes.toString("utf8")), offsets = [0];
	for (let length of index.blocks) offsets.push(offsets.at(-1) + length);
	let entries = index.policies.map((row) => [arnPrefix + row[1] + row[0], entryOf(row)]);
	return {
		entries: new Map(entries),
		offsets,
		versions: index.versions
	};
}
function entryOf([name, path, defaultVersionId, created, updated, block, older]) {
	let arn = arnPrefix + path + name, createDate = new Date(created * 1e3), updateDate = new Date(updated * 1e3);
	return {
		metadata: {
			arn,
			name,
			path,
			id: idPrefix.policy + idText(arn),
			createDate,
			updateDate,
			defaultVersionId
		},
		block,
		older
	};
}
function idText(arn) {
	let digest = createHash("sha256").update(arn).digest();
	return Array.from(digest.subarray(0, 17), (byte) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[byte & 31]).join("");
}
function readRange(path, start, end) {
	let bytes = new Uint8Array(end - start), file = openSync(path, "r");
	try {
		if (readSync(file, bytes, 0, bytes.length, start) !== bytes.length) throw Error(`${path} is shorter than its index says`);
		return bytes;
	} finally {
		closeSync(file);
	}
}
// src/kernel/organization-names.ts
const scpFullAccess = "p-FullAWSAccess", rcpFullAccess = "p-RCPFullAWSAccess", allowAll = (principal) => JSON.stringify({
	Version: "2012-10-17",
	Statement: [{
		Effect: "Allow",
		...principal,
		Action: "*",
		Resource: "*"
	}]
}), fullAccess = Object.assign(Object.create(null), {
	[scpFullAccess]: {
		type: "SERVICE_CONTROL_POLICY",
		name: "FullAWSAccess",
		description: "Allows access to every operation",
		content: allowAll({})
	},
	[rcpFullAccess]: {
		type: "RESOURCE_CONTROL_POLICY",
		name: "RCPFullAWSAccess",
		description: "Allows access to every operation",
		content: allowAll({ Principal: "*" })
	}
});
function organizationArn({ organizationId, managementAccount }, kind, id) {
	return `arn:aws:organizations::${managementAccount}:${kind}/${organizationId}/${id}`;
}
function organizationPolicyArn(owner, type, id) {
	let kind = type.toLowerCase();
	if (fullAccess[id] !== void 0) return `arn:aws:organizations::aws:policy/${kind}/${id}`;
	let { organizationId, managementAccount } = owner;
	return `arn:aws:organizations::${managementAccount}:policy/${organizationId}/${kind}/${id}`;
}
function organizationPath(organizationId, parents) {
	return `${[organizationId, ...parents].join("/")}/`;
}
// src/store/organizations.ts
function listOrganizations(db) {
	return db.selectFrom("organizations").selectAll().orderBy("id").execute();
}
function organizationOf(db, account) {
	return db.selectFrom("organizations").innerJoin("organizationMembers", "organizationMembers.organizationId", "organizations.id").selectAll("organizations").where("organizationMembers.account", "=", account).executeTakeFirst();
}
function findOrganization(db, id) {
	return db.selectFrom("organizations").selectAll().where("id", "=", id).executeTakeFirst();
}
async function insertOrganization(tx, row) {
	await tx.insertInto("organizations").values(row).execute();
}
async function updateOrganization(tx, id, change) {
	await tx.updateTable("organizations").set(change).where("id", "=", id).execute();
}
async function deleteOrganization(tx, id) {
	for (let table of [
		"organizationMembers",
		"organizationalUnits",
		"organizationTags",
		"trustedServices",
		"delegatedAdministrators",
		"organizationAttachments",
		"organizationPolicies",
		"accountCreations"
	]) await tx.deleteFrom(table).where("organizationId", "=", id).execute();
	await tx.deleteFrom("organizations").where("id", "=", id).execute();
}
const members = (db) => db.selectFrom("organizationMembers").innerJoin("accounts", "accounts.id", "organizationMembers.account").selectAll("organizationMembers").select([
	"accounts.name",
	"accounts.email",
	"accounts.closed"
]);
function findMember(db, organizationId, account) {
	return members(db).where("organizationMembers.account", "=", account).where("organizationMembers.organizationId", "=", organizationId).executeTakeFirst();
}
function listMembers(db, organizationId, parentId) {
	let all = members(db).where("organizationMembers.organizationId", "=", organizationId);
	return (parentId === void 0 ? all : all.where("organizationMembers.parentId", "=", parentId)).orderBy("organizationMembers.account").execute();
}
async function insertMember(tx, row) {
	await tx.insertInto("organizationMembers").values(row).execute();
}
async function moveMember(tx, account, parentId) {
	await tx.updateTable("organizationMembers").set({ parentId }).where("account", "=", account).execute();
}
async function deleteMember(tx, organizationId, account) {
	await tx.deleteFrom("organizationAttachments").where("organizationId", "=", organizationId).where("targetId", "=", account).execute(), await deleteOrganizationTags(tx, organizationId, account), await tx.deleteFrom("organizationMembers").where("account", "=", account).execute();
}
function listOrganizationTags(db, organizationId, resourceId) {
	return db.selectFrom("organizationTags").selectAll().where("organizationId", "=", organizationId).where("resourceId", "=", resourceId).orderBy("key").execute();
}
async function putOrganizationTags(tx, organizationId, resourceId, tags) {
	tags.length !== 0 && await tx.insertInto("organizationTags").values(tags.map(({ key, value }) => ({
		organizationId,
		resourceId,
		key,
		value
	}))).onConflict((conflict) => conflict.columns([
		"organizationId",
		"resourceId",
		"key"
	]).doUpdateSet((row) => ({ value: row.ref("excluded.value") }))).execute();
}
async function deleteOrganizationTags(tx, organizationId, resourceId, keys) {
	if (keys?.length === 0) return;
	let all = tx.deleteFrom("organizationTags").where("organizationId", "=", organizationId).where("resourceId", "=", resourceId);
	await (keys === void 0 ? all : all.where("key", "in", keys)).execute();
}
function listTrustedServices(db, organizationId) {
	return db.selectFrom("trustedServices").selectAll().where("organizationId", "=", organizationId).orderBy("servicePrincipal").execute();
}
async function insertTrustedService(tx, row) {
	await tx.insertInto("trustedServices").values(row).onConflict((conflict) => conflict.columns(["organizationId", "servicePrincipal"]).doNothing()).execute();
}
async function deleteTrustedService(tx, organizationId, servicePrincipal) {
	await tx.deleteFrom("trustedServices").where("organizationId", "=", organizationId).where("servicePrincipal", "=", servicePrincipal).execute();
}
function listDelegatedAdministrators(db, organizationId) {
	return db.selectFrom("delegatedAdministrators").selectAll().where("organizationId", "=", organizationId).orderBy("account").orderBy("servicePrincipal").execute();
}
async function insertDelegatedAdministrator(tx, row) {
	await tx.insertInto("delegatedAdministrators").values(row).execute();
}
async function deleteDelegatedAdministrator(tx, { organizationId, account, servicePrincipal }) {
	await tx.deleteFrom("delegatedAdministrators").where("organizationId", "=", organizationId).where("account", "=", account).where("servicePrincipal", "=", servicePrincipal).execute();
}
// src/store/organization-policies.ts
function findOrganizationPolicy(db, organizationId, id) {
	return db.selectFrom("organizationPolicies").selectAll().where("organizationId", "=", organizationId).where("id", "=", id).executeTakeFirst();
}
function listOrganizationPolicies(db, organizationId, type) {
	let all = db.selectFrom("organizationPolicies").selectAll().where("organizationId", "=", organizationId);
	return (type === void 0 ? all : all.where("type", "=", type)).orderBy("id").execute();
}
async function insertOrganizationPolicy(tx, row) {
	await tx.insertInto("organizationPolicies").values(row).execute();
}
async function updateOrganizationPolicy(tx, id, change) {
	await tx.updateTable("organizationPolicies").set(change).where("id", "=", id).execute();
}
async function deleteOrganizationPolicy(tx, organizationId, id) {
	await deleteOrganizationTags(tx, organizationId, id), await tx.deleteFrom("organizationPolicies").where("id", "=", id).execute();
}
function listOrganizationAttachments(db, organizationId, by = {}) {
	let rows = db.selectFrom("organizationAttachments").selectAll().where("organizationId", "=", organizationId);
	return by.targetId !== void 0 && (rows = rows.where("targetId", "=", by.targetId)), by.policyId !== void 0 && (rows = rows.where("policyId", "=", by.policyId)), by.type !== void 0 && (rows = rows.where("type", "=", by.type)), rows.orderBy("attached").orderBy("policyId").orderBy("targetId").execute();
}
async function insertOrganizationAttachments(tx, rows) {
	for (let at = 0; at < rows.length; at += 1e3) await tx.insertInto("organizationAttachments").values(rows.slice(at, at + 1e3)).execute();
}
async function deleteOrganizationAttachment(tx, organizationId, targetId, policyId) {
	await tx.deleteFrom("organizationAttachments").where("organizationId", "=", organizationId).where("targetId", "=", targetId).where("policyId", "=", policyId).execute();
}
async function deleteOrganizationAttachments(tx, organizationId, type) {
	await tx.deleteFrom("organizationAttachments").where("organizationId", "=", organizationId).where("type", "=", type).execute();
}
// src/store/organizational-units.ts
function findOrganizationalUnit(db, organizationId, id) {
	return db.selectFrom("organizationalUnits").selectAll().where("organizationId", "=", organizationId).where("id", "=", id).executeTakeFirst();
}
function listOrganizationalUnits(db, organizationId, parentId) {
	let all = db.selectFrom("organizationalUnits").selectAll().where("organizationId", "=", organizationId);
	return (parentId === void 0 ? all : all.where("parentId", "=", parentId)).orderBy("id").execute();
}
async function insertOrganizationalUnit(tx, row) {
	await tx.insertInto("organizationalUnits").values(row).execute();
}
async function renameOrganizationalUnit(tx, id, name) {
	await tx.updateTable("organizationalUnits").set({ name }).where("id", "=", id).execute();
}
async function deleteOrganizationalUnit(tx, organizationId, id) {
	await tx.deleteFrom("organizationAttachments").where("organizationId", "=", organizationId).where("targetId", "=", id).execute(), await deleteOrganizationTags(tx, organizationId, id), await tx.deleteFrom("organizationalUnits").where("id", "=", id).execute();
}
export { listTrustedServices as A, scpFullAccess as B, insertMember as C, listMembers as D, listDelegatedAdministrators as E, fullAccess as F, entityId as G, accessKeyId as H, organizationArn as I, idPrefix as K, organizationPath as L, organizationOf as M, putOrganizationTags as N, listOrganizationTags as O, updateOrganization as P, organizationPolicyArn as R, insertDelegatedAdministrator as S, insertTrustedService as T, accountId as U, openManagedPolicies as V, accountOfKeyId as W, deleteOrganization as _, renameOrganizationalUnit as a, findMember as b, deleteOrganizationPolicy as c, insertOrganizationPolicy as d, listOrganizationAttachments as f, deleteMember as g, deleteDelegatedAdministrator as h, listOrganizationalUnits as i, moveMember as j, listOrganizations as k, findOrganizationPolicy as l, updateOrganizationPolicy as m, findOrganizationalUnit as n, deleteOrganizationAttachment as o, listOrganizationPolicies as p, uuid as q, insertOrganizationalUnit as r, deleteOrganizationAttachments as s, deleteOrganizationalUnit as t, insertOrganizationAttachments as u, deleteOrganizationTags as v, insertOrganization as w, findOrganization as x, deleteTrustedService as y, rcpFullAccess as z };
