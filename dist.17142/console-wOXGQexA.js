import { i as knownPassword, n as findEndpoint, t as dataDirectoryOption } from "./data-directory-CpvSYsTP.js";
import { t as checkAccount } from "./start-options-I723Wr8Y.js";
// src/cli/console.ts
const consoleCommand = {
	name: "console",
	usage: "",
	summary: "Prints where the console is, and the name and password to sign in with that first start made.",
	positionals: {
		minimum: 0,
		maximum: 0
	},
	options: [
		dataDirectoryOption,
		{
			name: "account",
			kind: "text",
			value: "ID",
			variable: !1,
			help: "The account to sign in to; the default account otherwise."
		},
		{
			name: "root",
			kind: "flag",
			variable: !1,
			help: "Root, who may do all but assume roles; not admin."
		}
	],
	notes: "A password that was changed since is not known here.",
	run: runConsole
};
async function runConsole(given, world) {
	let directory = given.text("data-dir"), wished = given.text("account");
	wished !== void 0 && checkAccount("--account", wished);
	let isRoot = given.flag("root"), { account, password } = knownPassword(directory, {
		account: wished,
		root: isRoot
	}), { url, running } = findEndpoint(directory);
	running || world.warn(`no server seems to run on ${directory}; start it with: npm start\n`);
	let rows = [
		["Console", `${url}/_understudy/console/`],
		["Account", account],
		isRoot ? ["Sign in as", "root user"] : ["User name", "admin"],
		["Password", password]
	];
	return world.write(rows.map(([name, value]) => `${`${name}:`.padEnd(12)} ${value}\n`).join("")), 0;
}
export { consoleCommand };
