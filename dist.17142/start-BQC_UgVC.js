import { t as OperatorError } from "./command-BSarqOj7.js";
import { a as regionOption, t as dataDirectoryOption } from "./data-directory-CpvSYsTP.js";
import { t as shellQuote } from "./shell-quote-tc9Lz0O7.js";
import { r as startOptions } from "./start-options-I723Wr8Y.js";
import { resolve } from "node:path";
// src/cli/start.ts
const start = {
	name: "start",
	usage: "",
	summary: "Starts the server and runs until it gets SIGTERM or SIGINT.",
	positionals: {
		minimum: 0,
		maximum: 0
	},
	options: [
		{
			name: "port",
			kind: "text",
			value: "PORT",
			default: "4566",
			help: "Port to listen on; 0 picks a free one."
		},
		{
			name: "host",
			kind: "text",
			value: "ADDRESS",
			default: "127.0.0.1",
			help: "Address to listen on."
		},
		dataDirectoryOption,
		regionOption,
		{
			name: "account",
			kind: "list",
			value: "ID[=NAME]",
			help: "A 12-digit account to host beside the default one, with its own root key and admin user."
		},
		{
			name: "no-admin-user",
			kind: "flag",
			help: "New accounts begin without the user admin: root alone."
		},
		{
			name: "bootstrap",
			kind: "text",
			value: "FILE",
			help: "YAML or JSON file of users, groups, roles and policies to bring about; see docs/bootstrap.md."
		},
		{
			name: "test-hooks",
			kind: "flag",
			help: "Serves /_understudy/reset and /_understudy/clock to this machine."
		},
		{
			name: "tls-cert",
			kind: "text",
			value: "FILE",
			help: "PEM certificate chain: listen with TLS."
		},
		{
			name: "tls-key",
			kind: "text",
			value: "FILE",
			help: "PEM private key of --tls-cert."
		},
		{
			name: "allow-host",
			kind: "list",
			value: "NAME",
			help: "Host name that the unsigned pages under /_understudy/ also answer to."
		},
		{
			name: "trust-issuer",
			kind: "list",
			value: "URL",
			help: "OpenID Connect issuer that may speak plain HTTP and sit on a private address."
		}
	],
	variables: [
		{
			name: "UNDERSTUDY_ACCOUNT_ID",
			help: "The default account of a new data directory; made up otherwise."
		},
		{
			name: "UNDERSTUDY_ROOT_ACCESS_KEY_ID",
			help: "The default account's root key; made up otherwise."
		},
		{
			name: "UNDERSTUDY_ROOT_SECRET_ACCESS_KEY",
			help: "Its secret; both or neither."
		},
		{
			name: "UNDERSTUDY_ROOT_PASSWORD",
			help: "The console password of the default account's root; made up otherwise."
		},
		{
			name: "UNDERSTUDY_MASTER_KEY",
			help: "Base64 of the 32 bytes that seal stored secrets; kept in the data directory otherwise."
		}
	],
	run: runStart
};
async function runStart(given, world) {
	let options = startOptions(given, world.env), stopped = Promise.race([nextStopSignal(), endOfNpm(world.env)]), { createUnderstudy } = await import("./main-RDLXpdjr.js"), server = await createUnderstudy({
		...options,
		log: (line) => world.warn(`${line}\n`)
	}).catch((cause) => {
		throw readable(cause, options);
	});
	return world.write(greeting(server, options.dataDirectory)), await stopped, setTimeout(() => process.exit(0), 4800).unref(), await server.stop(), 0;
}
function greeting({ url, house }, dataDirectory) {
	let where = resolve(dataDirectory) === resolve(dataDirectoryOption.default) ? "" : ` --data-dir ${shellQuote(dataDirectory)}`;
	return [
		`Understudy answers at ${url} (region ${house.region}).`,
		`It keeps everything in ${resolve(dataDirectory)}.`,
		`In another shell:  eval "$(npx understudy env${where})"`,
		`In a browser:      ${url}/_understudy/console/  (sign in as:  npx understudy console${where})`,
		""
	].join("\n");
}
function nextStopSignal() {
	return new Promise((done) => {
		let asked = !1;
		for (let signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => {
			asked && process.exit(1), asked = !0, done();
		});
	});
}
function endOfNpm(env) {
	if (env.npm_lifecycle_event === void 0) return new Promise(() => {});
	let parent = process.ppid;
	return new Promise((done) => {
		let timer = setInterval(() => {
			process.ppid !== parent && (clearInterval(timer), done());
		}, 250);
		timer.unref();
	});
}
function readable(cause, { host, port }) {
	switch (cause.code) {
		case "EADDRINUSE": return new OperatorError(`port ${port} of ${host} is taken; choose another --port`);
		case "EADDRNOTAVAIL":
		case "ENOTFOUND": return new OperatorError(`this machine has no address ${host}; choose another --host`);
		case "EACCES":
		case "EPERM":
		case "EROFS": return new OperatorError(cause.path === void 0 ? `port ${port} is not for this user` : cause.message);
		default: return cause;
	}
}
export { start };
