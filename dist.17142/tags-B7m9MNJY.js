import { _ as entityNamed, gt as countRows, v as pageOfEntities, y as pathStart } from "./roles-BOLQkOFB.js";
// src/store/meta.ts
async function readMeta(db, key) {
	return (await db.selectFrom("meta").select("value").where("key", "=", key).executeTakeFirst())?.value;
}
async function writeMeta(tx, key, value) {
	await tx.insertInto("meta").values({
		key,
		value
	}).onConflict((conflict) => conflict.column("key").doUpdateSet({ value })).execute();
}
async function readEpoch(store) {
	return Number(await readMeta(store.read, "epoch") ?? 0);
}
const organizationsVersion = "organizations-version";
async function readOrganizationsVersion(db) {
	return Number(await readMeta(db, organizationsVersion) ?? 0);
}
async function growOrganizationsVersion(tx) {
	let version = await readOrganizationsVersion(tx) + 1;
	return await writeMeta(tx, organizationsVersion, String(version)), version;
}
// src/store/attachments.ts
async function attachmentsOf(db, targetIds) {
	return targetIds.length === 0 ? [] : db.selectFrom("attachments").selectAll().where("targetId", "in", targetIds).orderBy("attached").orderBy("policyArn").execute();
}
async function attachPolicy(tx, attachment) {
	await tx.insertInto("attachments").values(attachment).onConflict((conflict) => conflict.columns(["targetId", "policyArn"]).doNothing()).execute();
}
async function detachPolicy(tx, targetId, policyArn) {
	return (await tx.deleteFrom("attachments").where("targetId", "=", targetId).where("policyArn", "=", policyArn).executeTakeFirst()).numDeletedRows > 0n;
}
async function attachmentCounts(db, account, policyArn) {
	let rows = await db.selectFrom("attachments").select((row) => ["policyArn", row.fn.countAll().as("count")]).where("account", "=", account).$if(policyArn !== void 0, (query) => query.where("policyArn", "=", policyArn)).groupBy("policyArn").execute();
	return new Map(rows.map(({ policyArn, count }) => [policyArn, Number(count)]));
}
async function boundaryCounts(db, account, policyArn) {
	let counts = new Map();
	for (let table of ["users", "roles"]) {
		let rows = await db.selectFrom(table).select((row) => ["boundaryArn", row.fn.countAll().as("count")]).where("account", "=", account).where("boundaryArn", "is not", null).$if(policyArn !== void 0, (query) => query.where("boundaryArn", "=", policyArn)).groupBy("boundaryArn").execute();
		for (let { boundaryArn, count } of rows) boundaryArn !== null && counts.set(boundaryArn, (counts.get(boundaryArn) ?? 0) + Number(count));
	}
	return counts;
}
const tableOf = {
	user: "users",
	group: "groups",
	role: "roles"
};
function entitiesAttaching(db, account, type, policyArn, pathPrefix) {
	return db.selectFrom("attachments").innerJoin(`${tableOf[type]} as entity`, "entity.id", "attachments.targetId").select([
		"entity.id",
		"entity.name",
		"entity.nameKey",
		"entity.path"
	]).where("attachments.account", "=", account).where("attachments.policyArn", "=", policyArn).where("attachments.targetType", "=", type).where(pathStart("entity.path", pathPrefix), "=", pathPrefix).orderBy("entity.nameKey").execute();
}
function entitiesBoundedBy(db, account, type, policyArn, pathPrefix) {
	return db.selectFrom(`${tableOf[type]} as entity`).select([
		"entity.id",
		"entity.name",
		"entity.nameKey",
		"entity.path"
	]).where("entity.account", "=", account).where("entity.boundaryArn", "=", policyArn).where(pathStart("entity.path", pathPrefix), "=", pathPrefix).orderBy("entity.nameKey").execute();
}
// src/store/groups.ts
function findGroupByName(db, account, name) {
	return entityNamed(db, "groups", account, name).selectAll().executeTakeFirst();
}
function listGroups(db, account, pathPrefix, page) {
	return pageOfEntities(db, "groups", account, pathPrefix, page).selectAll().execute();
}
function countGroups(db, account) {
	return countRows(db, "groups", account);
}
async function insertGroup(tx, group) {
	await tx.insertInto("groups").values(group).execute();
}
async function updateGroup(tx, id, change) {
	await tx.updateTable("groups").set(change).where("id", "=", id).execute();
}
async function deleteGroup(tx, id) {
	await tx.deleteFrom("groups").where("id", "=", id).execute();
}
async function addMember(tx, account, groupId, userId) {
	await tx.insertInto("groupMembers").values({
		account,
		groupId,
		userId
	}).onConflict((conflict) => conflict.columns(["groupId", "userId"]).doNothing()).execute();
}
async function removeMember(tx, groupId, userId) {
	return (await tx.deleteFrom("groupMembers").where("groupId", "=", groupId).where("userId", "=", userId).executeTakeFirst()).numDeletedRows > 0n;
}
function listMembers(db, groupId, page) {
	return db.selectFrom("groupMembers").innerJoin("users", "users.id", "groupMembers.userId").selectAll("users").where("groupMembers.groupId", "=", groupId).where("users.nameKey", ">", page.after ?? "").orderBy("users.nameKey").limit(page.limit).execute();
}
function groupsOfUser(db, userId) {
	return db.selectFrom("groupMembers").innerJoin("groups", "groups.id", "groupMembers.groupId").selectAll("groups").where("groupMembers.userId", "=", userId).orderBy("groups.nameKey").execute();
}
async function groupNamesOfUsers(db, userIds) {
	let byUser = new Map();
	if (userIds.length === 0) return byUser;
	let rows = await db.selectFrom("groupMembers").innerJoin("groups", "groups.id", "groupMembers.groupId").select(["groupMembers.userId", "groups.name"]).where("groupMembers.userId", "in", userIds).orderBy("groups.nameKey").execute();
	for (let { userId, name } of rows) byUser.set(userId, [...byUser.get(userId) ?? [], name]);
	return byUser;
}
// src/store/inline-policies.ts
async function inlinePoliciesOf(db, ownerIds) {
	return ownerIds.length === 0 ? [] : db.selectFrom("inlinePolicies").selectAll().where("ownerId", "in", ownerIds).orderBy("ownerId").orderBy("name").execute();
}
function findInlinePolicy(db, ownerId, name) {
	return db.selectFrom("inlinePolicies").selectAll().where("ownerId", "=", ownerId).where("name", "=", name).executeTakeFirst();
}
async function putInlinePolicy(tx, policy) {
	await tx.insertInto("inlinePolicies").values(policy).onConflict((conflict) => conflict.columns(["ownerId", "name"]).doUpdateSet({ document: policy.document })).execute();
}
async function deleteInlinePolicy(tx, ownerId, name) {
	await tx.deleteFrom("inlinePolicies").where("ownerId", "=", ownerId).where("name", "=", name).execute();
}
// src/store/policies.ts
function findPolicyByArn(db, arn) {
	return db.selectFrom("policies").selectAll().where("arn", "=", arn).executeTakeFirst();
}
function findPolicyByName(db, account, name) {
	return entityNamed(db, "policies", account, name).selectAll().executeTakeFirst();
}
async function defaultDocuments(db, arns) {
	if (arns.length === 0) return new Map();
	let rows = await db.selectFrom("policies").innerJoin("policyVersions", (join) => join.onRef("policyVersions.policyId", "=", "policies.id").onRef("policyVersions.version", "=", "policies.defaultVersion")).select(["policies.arn", "policyVersions.document"]).where("policies.arn", "in", arns).execute();
	return new Map(rows.map(({ arn, document }) => [arn, document]));
}
function listPolicies(db, account) {
	return db.selectFrom("policies").selectAll().where("account", "=", account).orderBy("nameKey").execute();
}
function countPolicies(db, account) {
	return countRows(db, "policies", account);
}
async function countPolicyVersions(db, account) {
	let { count } = await db.selectFrom("policyVersions").innerJoin("policies", "policies.id", "policyVersions.policyId").select((version) => version.fn.countAll().as("count")).where("policies.account", "=", account).executeTakeFirstOrThrow();
	return Number(count);
}
async function insertPolicy(tx, policy, document) {
	await tx.insertInto("policies").values(policy).execute(), await insertPolicyVersion(tx, {
		policyId: policy.id,
		version: policy.defaultVersion,
		document,
		created: policy.created
	});
}
async function deletePolicy(tx, id) {
	await tx.deleteFrom("tags").where("ownerId", "=", id).execute(), await tx.deleteFrom("policyVersions").where("policyId", "=", id).execute(), await tx.deleteFrom("policies").where("id", "=", id).execute();
}
function policyVersions(db, policyId) {
	return db.selectFrom("policyVersions").selectAll().where("policyId", "=", policyId).orderBy("version", "desc").execute();
}
async function versionsOfPolicies(db, policyIds) {
	return policyIds.length === 0 ? [] : db.selectFrom("policyVersions").selectAll().where("policyId", "in", policyIds).orderBy("version", "desc").execute();
}
function findPolicyVersion(db, policyId, version) {
	return db.selectFrom("policyVersions").selectAll().where("policyId", "=", policyId).where("version", "=", version).executeTakeFirst();
}
async function insertPolicyVersion(tx, version) {
	await tx.insertInto("policyVersions").values(version).execute();
}
async function deletePolicyVersion(tx, policyId, version) {
	await tx.deleteFrom("policyVersions").where("policyId", "=", policyId).where("version", "=", version).execute();
}
async function updatePolicy(tx, id, change) {
	await tx.updateTable("policies").set(change).where("id", "=", id).execute();
}
// src/store/tags.ts
function tagsOf(db, ownerId) {
	return db.selectFrom("tags").selectAll().where("ownerId", "=", ownerId).orderBy("position").execute();
}
async function tagsOfMany(db, ownerIds) {
	let byOwner = new Map();
	if (ownerIds.length === 0) return byOwner;
	let rows = await db.selectFrom("tags").selectAll().where("ownerId", "in", ownerIds).orderBy("position").execute();
	for (let row of rows) {
		let tags = byOwner.get(row.ownerId);
		tags === void 0 ? byOwner.set(row.ownerId, [row]) : tags.push(row);
	}
	return byOwner;
}
async function replaceTags(tx, ownerId, tags) {
	await deleteTags(tx, ownerId), tags.length > 0 && await tx.insertInto("tags").values([...tags]).execute();
}
async function deleteTags(tx, ownerId) {
	await tx.deleteFrom("tags").where("ownerId", "=", ownerId).execute();
}
export { listMembers as A, growOrganizationsVersion as B, countGroups as C, groupsOfUser as D, groupNamesOfUsers as E, attachmentsOf as F, readMeta as H, boundaryCounts as I, detachPolicy as L, updateGroup as M, attachPolicy as N, insertGroup as O, attachmentCounts as P, entitiesAttaching as R, addMember as S, findGroupByName as T, readOrganizationsVersion as U, readEpoch as V, writeMeta as W, versionsOfPolicies as _, countPolicyVersions as a, inlinePoliciesOf as b, deletePolicyVersion as c, findPolicyVersion as d, insertPolicy as f, updatePolicy as g, policyVersions as h, countPolicies as i, removeMember as j, listGroups as k, findPolicyByArn as l, listPolicies as m, tagsOf as n, defaultDocuments as o, insertPolicyVersion as p, tagsOfMany as r, deletePolicy as s, replaceTags as t, findPolicyByName as u, deleteInlinePolicy as v, deleteGroup as w, putInlinePolicy as x, findInlinePolicy as y, entitiesBoundedBy as z };
