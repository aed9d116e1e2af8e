import { a as rootArn, n as federatedUserArn, r as iamArn, t as assumedRoleArn } from "./arn-ww7bWFpI.js";
// src/access/caller.ts
const noPolicies = { identity: [] }, anonymous = {
	kind: "anonymous",
	account: "",
	arn: "anonymous",
	userId: "anonymous",
	principal: {
		kind: "Anonymous",
		arn: "anonymous",
		account: ""
	},
	principalArn: "",
	tags: new Map(),
	policies: noPolicies
};
function serviceCaller(name) {
	return {
		kind: "service",
		account: "",
		arn: name,
		userId: name,
		principal: {
			kind: "Service",
			arn: name,
			account: ""
		},
		principalArn: "",
		tags: new Map(),
		policies: noPolicies
	};
}
function providerCaller(kind, arn, vouched) {
	return {
		...serviceCaller(arn),
		principal: {
			kind,
			arn,
			account: ""
		},
		...vouched
	};
}
function rootCaller(account, accessKeyId) {
	let arn = rootArn(account);
	return {
		kind: "root",
		account,
		arn,
		userId: account,
		principal: {
			kind: "Account",
			arn,
			account
		},
		principalArn: arn,
		accessKeyId,
		tags: new Map(),
		policies: { identity: [] }
	};
}
function userCaller(user, accessKeyId) {
	let { id, account, name, path, policies } = user, arn = iamArn(account, "user", path, name);
	return {
		kind: "user",
		account,
		arn,
		userId: id,
		principal: {
			kind: "User",
			arn,
			account,
			uniqueId: id
		},
		principalArn: arn,
		user: {
			id,
			name,
			path
		},
		accessKeyId,
		tags: tagMap(tagRecord(user)),
		policies
	};
}
function roleCaller(role, session, policies) {
	let arn = assumedRoleArn(session.account, role.name, session.name ?? "");
	return {
		kind: "role",
		account: session.account,
		arn,
		userId: `${role.id}:${session.name ?? ""}`,
		principal: {
			kind: "AssumedRole",
			arn,
			account: session.account,
			uniqueId: role.id,
			issuerArn: role.arn,
			serviceLinkedRole: role.path.startsWith("/aws-service-role/")
		},
		principalArn: role.arn,
		role: {
			id: role.id,
			name: role.name,
			path: role.path
		},
		accessKeyId: session.accessKeyId,
		session,
		tags: tagMap(session.roleTagsLive ? tagRecord(role) : session.roleTags, session.tags),
		policies
	};
}
function federatedCaller(session, user, policies) {
	let arn = federatedUserArn(session.account, session.name ?? "");
	return {
		kind: "federated",
		account: session.account,
		arn,
		userId: `${session.account}:${session.name ?? ""}`,
		principal: {
			kind: "FederatedUser",
			arn,
			account: session.account,
			uniqueId: session.principalId,
			issuerArn: user?.arn ?? rootArn(session.account)
		},
		principalArn: arn,
		user: user && {
			id: user.id,
			name: user.name,
			path: user.path
		},
		accessKeyId: session.accessKeyId,
		session,
		tags: tagMap(tagRecord(user), session.tags),
		policies
	};
}
function tagMap(...records) {
	let tags = new Map();
	for (let record of records) for (let key in record) tags.set(key.toLowerCase(), record[key]);
	return tags;
}
function tagRecord(principal) {
	return principal && Object.fromEntries(principal.tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}
export { rootCaller as a, roleCaller as i, federatedCaller as n, serviceCaller as o, providerCaller as r, userCaller as s, anonymous as t };
