import { n as compileText } from "./compile-CqDfIYwJ.js";
import { B as scpFullAccess, D as listMembers, F as fullAccess, L as organizationPath, R as organizationPolicyArn, f as listOrganizationAttachments, i as listOrganizationalUnits, k as listOrganizations, p as listOrganizationPolicies, z as rcpFullAccess } from "./organizational-units-D8WL3OX0.js";
// src/kernel/bounded-map.ts
function createBoundedMap(limit) {
	let half = Math.max(1, limit >> 1), young = new Map(), old = new Map(), set = (key, value) => {
		young.size >= half && !young.has(key) && (old = young, young = new Map()), young.set(key, value);
	};
	return {
		get(key) {
			let found = young.get(key);
			if (found !== void 0) return found;
			let older = old.get(key);
			return older !== void 0 && set(key, older), older;
		},
		set,
		delete(key) {
			young.delete(key), old.delete(key);
		}
	};
}
function createCompiledTexts() {
	let compiled = createBoundedMap(5e3);
	return { get(text) {
		let policy = compiled.get(text);
		return policy === void 0 && (policy = compileText(text), compiled.set(text, policy)), policy;
	} };
}
// src/access/organizations.ts
function createOrganizations(house) {
	let version = 0, members = new Map();
	return {
		areCurrent: () => version === house.store.organizationsVersion(),
		async refresh() {
			let read = house.store.organizationsVersion(), fresh = await readMembers(house);
			read >= version && ([version, members] = [read, fresh]);
		},
		of: (account) => members.size === 0 ? void 0 : members.get(account)
	};
}
async function readOrganizations(house, read) {
	let members = await readMembers({
		...house,
		store: { read }
	});
	return {
		areCurrent: () => !0,
		refresh: async () => {},
		of: (account) => members.get(account)
	};
}
const noOrganizations = {
	areCurrent: () => !0,
	refresh: async () => {},
	of: () => void 0
}, none = [];
async function readMembers(house) {
	let members = new Map(), db = house.store.read;
	for (let organization of await listOrganizations(db)) {
		let attached = await attachmentsOf(house, organization), parentOf = new Map();
		for (let { id, parentId } of await listOrganizationalUnits(db, organization.id)) parentOf.set(id, parentId);
		for (let { account, parentId } of await listMembers(db, organization.id)) members.set(account, membership(organization, account, parentsFrom(parentId, parentOf), attached));
	}
	return members;
}
async function attachmentsOf(house, organization) {
	let db = house.store.read, { id, managementAccount } = organization, rows = new Map();
	for (let row of await listOrganizationPolicies(db, id)) rows.set(row.id, row);
	let targets = new Map();
	for (let { type, targetId, policyId } of await listOrganizationAttachments(db, id)) {
		let key = `${type} ${targetId}`, known = targets.get(key);
		known === void 0 ? targets.set(key, [policyId]) : known.push(policyId);
	}
	let compiled = new Map(), sourceOf = (type, policyId) => {
		let known = compiled.get(policyId);
		if (known !== void 0) return known;
		let text = fullAccess[policyId]?.content ?? rows.get(policyId)?.content ?? "", source = {
			id: organizationPolicyArn({
				organizationId: id,
				managementAccount
			}, type, policyId),
			type: type === "SERVICE_CONTROL_POLICY" ? "scp" : "rcp",
			policy: house.policies.get(text)
		};
		return compiled.set(policyId, source), source;
	};
	return (type, target) => (targets.get(`${type} ${target}`) ?? []).map((one) => sourceOf(type, one));
}
function membership(organization, account, parents, attached) {
	let { id, managementAccount, scpsEnabled, rcpsEnabled } = organization, targets = [...parents, account], levels = (type) => targets.map((target) => attached(type, target)), binds = account !== managementAccount, scps = binds && scpsEnabled === 1 ? void 0 : none, rcps = binds && rcpsEnabled === 1 ? void 0 : none;
	return {
		organizationId: id,
		managementAccount,
		parents,
		path: organizationPath(id, parents),
		scps: () => scps ??= levels("SERVICE_CONTROL_POLICY"),
		rcps: () => rcps ??= levels("RESOURCE_CONTROL_POLICY")
	};
}
function parentsFrom(parentId, parentOf) {
	let parents = [];
	for (let id = parentId; id !== void 0; id = parentOf.get(id)) parents.unshift(id);
	return parents;
}
const attachedByDefault = {
	SERVICE_CONTROL_POLICY: scpFullAccess,
	RESOURCE_CONTROL_POLICY: rcpFullAccess
};
export { createCompiledTexts as a, readOrganizations as i, createOrganizations as n, createBoundedMap as o, noOrganizations as r, attachedByDefault as t };
