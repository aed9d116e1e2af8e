import { a as readKnownCredentials, r as readEndpoint } from "./data-directory-Be091LUX.js";
import { t as OperatorError } from "./command-BSarqOj7.js";
import { resolve } from "node:path";
// src/cli/data-directory.ts
const dataDirectoryOption = {
	name: "data-dir",
	kind: "text",
	value: "DIR",
	default: "./.understudy",
	help: "Folder that holds everything the server keeps."
}, regionOption = {
	name: "region",
	kind: "text",
	value: "REGION",
	default: "us-east-1",
	help: "Region of the default endpoint."
};
function findEndpoint(directory) {
	let endpoint = readEndpoint(directory);
	return endpoint === void 0 ? {
		url: "http://127.0.0.1:4566",
		region: void 0,
		running: !1
	} : {
		url: endpoint.url,
		region: endpoint.region,
		running: isAlive(endpoint.pid)
	};
}
function knownKey(directory, wish) {
	let { id, account } = knownAccount(directory, wish.account);
	if (wish.root) return account.root;
	if (account.admin === void 0) throw withoutAdmin(id);
	return account.admin;
}
function knownPassword(directory, wish) {
	let { id, account } = knownAccount(directory, wish.account);
	if (!wish.root && account.admin === void 0) throw withoutAdmin(id);
	let password = wish.root ? account.rootPassword : account.adminPassword;
	if (password === void 0) {
		let who = wish.root ? "root" : "the user admin";
		throw new OperatorError(`no console password of ${who} of the account ${id} was made at first start` + (wish.root ? "" : "; give it one with: aws iam create-login-profile --user-name admin --password …"));
	}
	return {
		account: id,
		password
	};
}
function withoutAdmin(account) {
	return new OperatorError(`the account ${account} began without an admin user; use --root`);
}
function knownAccount(directory, wished) {
	let known = readKnownCredentials(directory);
	if (known === void 0) throw new OperatorError(`${resolve(directory)} holds no credentials; start the server once, or name its --data-dir`);
	let id = wished ?? known.defaultAccount, account = Object.hasOwn(known.accounts, id) ? known.accounts[id] : void 0;
	if (account === void 0) {
		let hosted = Object.keys(known.accounts).join(", ");
		throw new OperatorError(`no keys of the account ${id} are kept in ${resolve(directory)}, only of ${hosted}`);
	}
	return {
		id,
		account
	};
}
function isAlive(pid) {
	try {
		return process.kill(pid, 0), !0;
	} catch (cause) {
		return cause.code === "EPERM";
	}
}
export { regionOption as a, knownPassword as i, findEndpoint as n, knownKey as r, dataDirectoryOption as t };
