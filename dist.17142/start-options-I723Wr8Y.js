import { n as UsageError } from "./command-BSarqOj7.js";
import { accessSync, constants } from "node:fs";
// src/cli/start-options.ts
function startOptions(given, env) {
	let account = variable(env, "UNDERSTUDY_ACCOUNT_ID");
	account !== void 0 && checkAccount("UNDERSTUDY_ACCOUNT_ID", account);
	let bootstrapFile = readable("--bootstrap", given.text("bootstrap"));
	return {
		port: port(given.text("port")),
		host: host(given.text("host")),
		dataDirectory: given.text("data-dir"),
		region: region(given.text("region")),
		founding: {
			account,
			rootKey: rootKey(env),
			rootPassword: variable(env, "UNDERSTUDY_ROOT_PASSWORD"),
			accounts: accounts(given.list("account"), account),
			adminUser: !given.flag("no-admin-user")
		},
		masterKey: masterKey(env),
		testHooks: given.flag("test-hooks"),
		tls: tls(given),
		hosts: given.list("allow-host").map(hostName),
		bootstrapFile,
		trustedIssuers: given.list("trust-issuer").map(issuer)
	};
}
function port(text) {
	let number = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
	if (number <= 65535) return number;
	throw new UsageError(`--port must be a number from 0 to 65535, not ${text}`);
}
function host(text) {
	let bare = /^\[.*\]$/.test(text) ? text.slice(1, -1) : text;
	if (/^[A-Za-z0-9.:%_-]+$/.test(bare)) return bare;
	throw new UsageError(`--host must be an address or a host name, not ${text}`);
}
function hostName(text) {
	if (/^[A-Za-z0-9.-]+$/.test(text) || /^\[[0-9a-fA-F:.]+\]$/.test(text)) return text;
	throw new UsageError(`--allow-host must be a host name without a port, not ${text}`);
}
function issuer(text) {
	let url = URL.parse(text);
	if (url !== null && url.username === "" && url.password === "" && !/[?#\s]/.test(text) && /^https?:\/\//.test(text)) return text;
	throw new UsageError(`--trust-issuer must be an http or https URL without user, query or fragment, not ${text}`);
}
function region(text) {
	if (/^[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/.test(text)) return text;
	throw new UsageError(`--region must look like us-east-1, not ${text}`);
}
function accounts(given, defaultAccount) {
	let seen = new Set([defaultAccount]);
	return given.map((text) => {
		let equals = text.indexOf("="), id = equals === -1 ? text : text.slice(0, equals), name = equals === -1 ? void 0 : text.slice(equals + 1);
		if (checkAccount("--account", id), seen.has(id)) throw new UsageError(`--account names ${id} twice`);
		if (seen.add(id), name !== void 0 && !/^[\x20-\x7e]{1,50}$/.test(name)) throw new UsageError(`--account ${id}: a name has 1 to 50 printable ASCII characters`);
		return {
			id,
			name
		};
	});
}
function checkAccount(source, id) {
	if (!/^\d{12}$/.test(id)) throw new UsageError(`${source} must be a 12-digit account, not ${id}`);
}
function rootKey(env) {
	let accessKeyId = variable(env, "UNDERSTUDY_ROOT_ACCESS_KEY_ID"), secretAccessKey = variable(env, "UNDERSTUDY_ROOT_SECRET_ACCESS_KEY");
	if (accessKeyId !== void 0 || secretAccessKey !== void 0) {
		if (accessKeyId === void 0 || secretAccessKey === void 0) throw new UsageError("UNDERSTUDY_ROOT_ACCESS_KEY_ID and UNDERSTUDY_ROOT_SECRET_ACCESS_KEY go together");
		if (!/^\w{16,128}$/.test(accessKeyId)) throw new UsageError("UNDERSTUDY_ROOT_ACCESS_KEY_ID must have 16 to 128 letters, digits or underscores");
		if (!/^[\x21-\x7e]{1,128}$/.test(secretAccessKey)) throw new UsageError("UNDERSTUDY_ROOT_SECRET_ACCESS_KEY must have 1 to 128 printable ASCII characters");
		return {
			accessKeyId,
			secretAccessKey
		};
	}
}
function masterKey(env) {
	let text = variable(env, "UNDERSTUDY_MASTER_KEY");
	if (text !== void 0 && Buffer.from(text, "base64").length !== 32) throw new UsageError("UNDERSTUDY_MASTER_KEY must be the base64 of 32 bytes");
	return text;
}
function tls(given) {
	let certFile = readable("--tls-cert", given.text("tls-cert")), keyFile = readable("--tls-key", given.text("tls-key"));
	if (certFile !== void 0 || keyFile !== void 0) {
		if (certFile === void 0 || keyFile === void 0) throw new UsageError("--tls-cert and --tls-key go together");
		return {
			certFile,
			keyFile
		};
	}
}
function readable(flag, file) {
	if (file !== void 0) {
		try {
			accessSync(file, constants.R_OK);
		} catch {
			throw new UsageError(`${flag}: the file ${file} cannot be read`);
		}
		return file;
	}
}
function variable(env, name) {
	return env[name] === "" ? void 0 : env[name];
}
export { region as n, startOptions as r, checkAccount as t };
