import { n as variableOf } from "./parse-D47Y-aZS.js";
// src/cli/help.ts
function commandHelp(command) {
	let rows = [...command.options.map((option) => [flagText(option), describe(option)]), ["--help", "Prints this."]], variables = (command.variables ?? []).map(({ name, help }) => [name, help]);
	return [
		`Usage: understudy ${command.name}${command.usage === "" ? "" : ` ${command.usage}`} [FLAGS]`,
		"",
		command.summary,
		"",
		"Flags:",
		...table(rows),
		...variables.length === 0 ? [] : [
			"",
			"Environment variables beside those of the flags:",
			...table(variables)
		],
		...command.notes === void 0 ? [] : ["", command.notes],
		""
	].join("\n");
}
function programHelp(commands) {
	return [
		"Usage: understudy COMMAND [FLAGS]",
		"",
		"Understudy is AWS IAM and STS as a server of your own.",
		"",
		"Commands:",
		...table(commands.map(({ name, usage, summary }) => [`${name}${usage === "" ? "" : ` ${usage}`}`, summary])),
		"",
		"understudy COMMAND --help lists the flags of a command; understudy --version prints the version.",
		""
	].join("\n");
}
function flagText({ name, kind, value }) {
	return kind === "flag" ? `--${name}` : `--${name} ${value ?? "VALUE"}`;
}
function describe(option) {
	let facts = [], variable = variableOf(option);
	return option.kind === "list" && facts.push("may be repeated"), variable !== void 0 && facts.push(option.kind === "list" ? `${variable}, comma-separated` : variable), option.default !== void 0 && facts.push(`default ${option.default}`), facts.length === 0 ? option.help : `${option.help} (${facts.join("; ")})`;
}
function table(rows) {
	let width = Math.max(...rows.map(([name]) => name.length));
	return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}
export { commandHelp, programHelp };
