import { n as readAwsFiles, t as configSection } from "./aws-files-CK_j9Rpd.js";
import { n as UsageError, t as OperatorError } from "./command-BSarqOj7.js";
import { chmodSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
// src/cli/write-profile.ts
function writeProfile(wish, env) {
	let { profile, key, endpoint, region } = wish;
	if (!/^[\w.@%+/-]{1,128}$/.test(profile)) throw new UsageError("--write-profile takes a name of letters, digits and . @ % + / _ -");
	let files = readAwsFiles(env);
	refuseToHarm(files, wish);
	let { config, credentials } = files;
	credentials.set(profile, "aws_access_key_id", key.accessKeyId), credentials.set(profile, "aws_secret_access_key", key.secretAccessKey), config.set(configSection(config, profile), "region", region);
	let profiles = [profile, ...assumeFrom(files, profile)];
	for (let name of profiles) {
		let known = files.profile(name);
		config.set(configSection(config, name), "endpoint_url", endpoint), known?.has("region") !== !0 && config.set(configSection(config, name), "region", region), credentials.values(name)?.has("endpoint_url") && credentials.set(name, "endpoint_url", endpoint);
	}
	for (let { file, text } of [credentials, config]) replaceFile(file, text());
	return {
		profiles,
		files: [credentials.file, config.file]
	};
}
const otherSources = [
	"role_arn",
	"credential_process",
	"sso_session",
	"sso_start_url",
	"web_identity_token_file"
];
function refuseToHarm(files, { profile, key, force }) {
	let known = files.profile(profile);
	if (known === void 0 || force) return;
	let source = otherSources.find((name) => known.has(name));
	if (source !== void 0) throw new OperatorError(`the profile ${profile} gets its credentials by ${source}; choose another name`);
	let kept = known.get("aws_access_key_id");
	if (kept !== void 0 && kept !== key.accessKeyId && !known.has("endpoint_url")) throw new OperatorError(`the profile ${profile} holds other keys, maybe of AWS itself; choose another name, or replace them with --force`);
}
function assumeFrom(files, profile) {
	let found = new Set([profile]), names = [...files.names()];
	for (let source of found) for (let name of names) {
		let settings = files.profile(name);
		settings?.has("role_arn") && settings.get("source_profile") === source && found.add(name);
	}
	return found.delete(profile), [...found];
}
function replaceFile(file, text) {
	let exists = existsSync(file), target = exists ? realpathSync(file) : file;
	exists || mkdirSync(dirname(target), {
		recursive: !0,
		mode: 448
	});
	let mode = exists ? statSync(target).mode & 511 : 384, draft = `${target}.understudy-${process.pid}`;
	try {
		writeFileSync(draft, text, {
			encoding: "latin1",
			mode: 384,
			flag: "wx",
			flush: !0
		}), chmodSync(draft, mode), renameSync(draft, target);
	} catch (cause) {
		throw rmSync(draft, { force: !0 }), new OperatorError(`${file} cannot be written: ${cause.message}`);
	}
}
export { writeProfile };
