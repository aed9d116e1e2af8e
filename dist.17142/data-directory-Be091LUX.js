import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
function openDataDirectory(path) {
	mkdirSync(path, {
		recursive: !0,
		mode: 448
	});
	let lockFile = join(path, "lock");
	for (let file of [
		lockFile,
		databaseFile(path),
		`${databaseFile(path)}-trail`
	]) closeSync(openSync(file, "a", 384));
	let lock = new DatabaseSync(lockFile);
	try {
		lock.exec("pragma busy_timeout = 200"), lock.exec("begin exclusive");
	} catch (cause) {
		throw lock.close(), cause.errcode === 5 ? Error(`another Understudy is running on the data directory ${path}; stop it or choose another --data-dir`) : cause;
	}
	return {
		path,
		databaseFile: databaseFile(path),
		release: () => lock.close()
	};
}
function databaseFile(path) {
	return join(path, "understudy.sqlite");
}
function readKeyRing(path, fromEnvironment) {
	if (fromEnvironment !== void 0) {
		let key = Buffer.from(fromEnvironment, "base64");
		if (key.length !== 32) throw Error("UNDERSTUDY_MASTER_KEY must be the base64 of 32 bytes");
		return {
			current: "env",
			keys: { env: key }
		};
	}
	let file = join(path, "master-key.json");
	if (!existsSync(file)) {
		let id = randomBytes(4).toString("hex");
		writeSecretFile(file, JSON.stringify({
			current: id,
			keys: { [id]: randomBytes(32).toString("base64") }
		}));
	}
	let { current, keys } = JSON.parse(readFileSync(file, "utf8"));
	return {
		current,
		keys: Object.fromEntries(Object.entries(keys).map(([id, key]) => [id, Buffer.from(key, "base64")]))
	};
}
function writeSecretFile(file, text) {
	let draft = `${file}.new`;
	writeFileSync(draft, text, {
		mode: 384,
		flush: !0
	}), chmodSync(draft, 384), renameSync(draft, file);
}
function readKnownCredentials(path) {
	let file = join(path, "credentials.json");
	return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : void 0;
}
function writeKnownCredentials(path, credentials) {
	writeSecretFile(join(path, "credentials.json"), `${JSON.stringify(credentials, null, 2)}\n`);
}
function writeEndpoint(path, endpoint) {
	writeFileSync(join(path, "endpoint.json"), `${JSON.stringify(endpoint)}\n`);
}
function removeEndpoint(path) {
	rmSync(join(path, "endpoint.json"), { force: !0 });
}
function readEndpoint(path) {
	let file = join(path, "endpoint.json");
	return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : void 0;
}
export { readKnownCredentials as a, writeKnownCredentials as c, readKeyRing as i, openDataDirectory as n, removeEndpoint as o, readEndpoint as r, writeEndpoint as s, databaseFile as t };
