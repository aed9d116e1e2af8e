import { n as UsageError } from "./command-BSarqOj7.js";
import { parseArgs } from "node:util";
// src/cli/parse.ts
function variableOf(option) {
	if (option.variable !== !1) return `UNDERSTUDY_${option.name.toUpperCase().replaceAll("-", "_")}`;
}
function parse(command, args, env) {
	let { values, positionals } = parseTokens(command, args), { minimum, maximum } = command.positionals;
	if (positionals.length < minimum) throw new UsageError(`${command.name} needs ${command.usage}`);
	if (positionals.length > maximum) throw new UsageError(`${command.name} does not take the argument ${positionals[maximum]}`);
	let option = (name) => command.options.find((known) => known.name === name), fromEnvironment = (name) => {
		let variable = variableOf(option(name));
		return variable === void 0 || env[variable] === "" ? void 0 : env[variable];
	};
	return {
		positionals,
		text: (name) => values[name] ?? fromEnvironment(name) ?? option(name).default,
		list: (name) => values[name] ?? splitList(fromEnvironment(name)),
		flag: (name) => values[name] ?? isOn(variableOf(option(name)), fromEnvironment(name))
	};
}
function parseTokens(command, args) {
	let options = Object.fromEntries(command.options.map(({ name, kind }) => [name, {
		type: kind === "flag" ? "boolean" : "string",
		multiple: kind === "list"
	}]));
	try {
		return parseArgs({
			args: [...args],
			options,
			allowPositionals: !0,
			strict: !0
		});
	} catch (cause) {
		throw new UsageError(usageSentence(cause));
	}
}
function usageSentence({ message }) {
	let sentence = message.split(/\. |\n/)[0].replace(/\.$/, "");
	return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
function splitList(text) {
	return text === void 0 ? [] : text.split(",").map((part) => part.trim()).filter((part) => part !== "");
}
function isOn(variable, text) {
	if (text === void 0) return !1;
	if ([
		"1",
		"true",
		"yes",
		"on"
	].includes(text.toLowerCase())) return !0;
	if ([
		"0",
		"false",
		"no",
		"off"
	].includes(text.toLowerCase())) return !1;
	throw new UsageError(`${variable} must be true or false, not ${text}`);
}
export { variableOf as n, parse as t };
