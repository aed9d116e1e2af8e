import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { homedir } from "node:os";
// src/cli/ini.ts
function openIni(text) {
	let newline = text.includes("\r\n") ? "\r\n" : "\n", lines = text.split("\n"), find = (name) => parse(lines).find((section) => section.name === name);
	return {
		sections: () => parse(lines).map(({ name }) => name),
		values(name) {
			let section = find(name);
			return section && new Map(section.settings.map(({ key, value }) => [key, value]));
		},
		set(name, key, value) {
			find(name) === void 0 && appendSection(lines, name, newline), setIn(lines, find(name), key, value, newline);
		},
		text: () => lines.join("\n")
	};
}
function setIn(lines, section, key, value, newline) {
	let known = section.settings.find((setting) => setting.key === key);
	if (known?.value === value && known.to === known.from + 1) return;
	let end = newline === "\r\n" ? "\r" : "";
	if (known !== void 0) {
		let written = /^\s*[^=:]*?(?=\s*[=:])/.exec(lines[known.from])[0];
		lines.splice(known.from, known.to - known.from, `${written} = ${value}${end}`);
		return;
	}
	let last = section.settings.at(-1), at = last?.to ?? section.header + 1;
	at === lines.length ? (lines[at - 1] += end, lines.push(`${last?.indent ?? ""}${key} = ${value}${end}`, "")) : lines.splice(at, 0, `${last?.indent ?? ""}${key} = ${value}${end}`);
}
function appendSection(lines, name, newline) {
	let end = newline === "\r\n" ? "\r" : "";
	lines.at(-1) !== "" && (lines[lines.length - 1] += end, lines.push("")), lines.length > 1 && lines.at(-2).trim() !== "" && lines.splice(-1, 0, end), lines.splice(-1, 0, `[${name}]${end}`);
}
function parse(lines) {
	let sections = [], indentOfSetting = 1e400;
	for (let [at, line] of lines.entries()) {
		let trimmed = line.trim();
		if (trimmed === "" || trimmed.startsWith("#") || trimmed.startsWith(";")) continue;
		let section = sections.at(-1), indent = line.slice(0, line.length - line.trimStart().length), setting = section?.settings.at(-1);
		if (setting !== void 0 && indent.length > indentOfSetting) {
			setting.to = at + 1;
			continue;
		}
		let header = /^\[([^\]]*)\]/.exec(trimmed);
		if (header !== null) {
			sections.push({
				name: header[1].trim(),
				header: at,
				settings: []
			});
			continue;
		}
		let mark = trimmed.search(/[=:]/);
		section === void 0 || mark <= 0 || (indentOfSetting = indent.length, section.settings.push({
			key: trimmed.slice(0, mark).trim().toLowerCase(),
			value: trimmed.slice(mark + 1).trim(),
			indent,
			from: at,
			to: at + 1
		}));
	}
	return sections;
}
// src/cli/aws-files.ts
function readAwsFiles(env) {
	let home = env.HOME || homedir(), open = (variable, name) => {
		let file = (env[variable] || join(home, ".aws", name)).replace(/^~(?=\/)/, () => home);
		return {
			file,
			...openIni(existsSync(file) ? readFileSync(file, "latin1") : "")
		};
	}, config = open("AWS_CONFIG_FILE", "config"), credentials = open("AWS_SHARED_CREDENTIALS_FILE", "credentials");
	return {
		config,
		credentials,
		names: () => new Set([...config.sections().flatMap((section) => profileOfSection(section) ?? []), ...credentials.sections()]),
		profile(name) {
			let inConfig = config.values(configSection(config, name)), inCredentials = credentials.values(name);
			if (inConfig !== void 0 || inCredentials !== void 0) return new Map([...inConfig ?? [], ...inCredentials ?? []]);
		}
	};
}
function configSection(config, name) {
	return config.sections().find((section) => profileOfSection(section) === name) ?? (name === "default" ? name : `profile ${name}`);
}
function profileOfSection(section) {
	if (section === "default") return section;
	let match = /^profile[ \t]+(?:"([^"]*)"|'([^']*)'|(\S+))[ \t]*$/.exec(section);
	return match?.[1] ?? match?.[2] ?? match?.[3];
}
export { readAwsFiles as n, configSection as t };
