import { n as UsageError } from "./command-BSarqOj7.js";
import { a as regionOption, n as findEndpoint, r as knownKey, t as dataDirectoryOption } from "./data-directory-CpvSYsTP.js";
import { t as shellQuote } from "./shell-quote-tc9Lz0O7.js";
import { n as region, t as checkAccount } from "./start-options-I723Wr8Y.js";
// src/cli/env.ts
const env = {
	name: "env",
	usage: "",
	summary: "Prints what makes the aws CLI, the SDKs and Terraform talk to the server:  eval \"$(npx understudy env)\"",
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
			help: "The account whose keys to use; the default account otherwise."
		},
		{
			name: "root",
			kind: "flag",
			variable: !1,
			help: "Root's key, not that of the user admin."
		},
		{
			name: "endpoint",
			kind: "text",
			value: "URL",
			help: "Where the server answers, where its data directory does not tell."
		},
		{
			...regionOption,
			help: "Region of the requests, where the data directory does not tell."
		},
		{
			name: "write-profile",
			kind: "text",
			value: "NAME",
			variable: !1,
			help: "Writes a profile into the AWS config and credentials files, and prints nothing to eval."
		},
		{
			name: "force",
			kind: "flag",
			variable: !1,
			help: "--write-profile also replaces the keys of a profile that another endpoint may own."
		}
	],
	variables: [{
		name: "AWS_CONFIG_FILE",
		help: "The config file of --write-profile; ~/.aws/config otherwise."
	}, {
		name: "AWS_SHARED_CREDENTIALS_FILE",
		help: "The credentials file of --write-profile; ~/.aws/credentials otherwise."
	}],
	notes: "--write-profile also sets the endpoint on every profile that assumes a role from NAME (source_profile), so that\naws --profile works with no variable set. All else in the two files stays as it is.",
	run: runEnv
};
async function runEnv(given, world) {
	let directory = given.text("data-dir"), account = given.text("account");
	account !== void 0 && checkAccount("--account", account);
	let key = knownKey(directory, {
		account,
		root: given.flag("root")
	}), found = findEndpoint(directory), endpoint = checkUrl(given.text("endpoint")) ?? found.url, region$1 = found.region ?? region(given.text("region"));
	!found.running && given.text("endpoint") === void 0 && world.warn(`understudy: no server seems to run on ${directory}; ${endpoint} is where it would answer\n`);
	let profile = given.text("write-profile");
	if (profile !== void 0) {
		let { writeProfile } = await import("./write-profile-BAdTi3UT.js"), written = writeProfile({
			profile,
			key,
			endpoint,
			region: region$1,
			force: given.flag("force")
		}, world.env);
		return world.warn(`understudy: wrote ${written.profiles.join(", ")} in ${written.files.join(" and ")}\n`), 0;
	}
	let variables = {
		AWS_ENDPOINT_URL: endpoint,
		AWS_ACCESS_KEY_ID: key.accessKeyId,
		AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
		AWS_DEFAULT_REGION: region$1,
		AWS_REGION: region$1
	};
	for (let [name, value] of Object.entries(variables)) world.write(`export ${name}=${shellQuote(value)}\n`);
	return world.write("unset AWS_SESSION_TOKEN AWS_PROFILE AWS_DEFAULT_PROFILE\n"), 0;
}
function checkUrl(text) {
	if (text === void 0) return;
	let url = URL.parse(text);
	if (url === null || !/^https?:$/.test(url.protocol)) throw new UsageError(`--endpoint must be an http or https URL, not ${text}`);
	if (/\s/.test(text)) throw new UsageError("--endpoint must not hold blanks");
	return text;
}
export { env };
