import { n as UsageError, t as OperatorError } from "./command-BSarqOj7.js";
import { t as parse } from "./parse-D47Y-aZS.js";
// src/cli/run.ts
const commands = {
	start: async () => (await import("./start-BQC_UgVC.js")).start,
	env: async () => (await import("./env-BB8kzfph.js")).env,
	console: async () => (await import("./console-wOXGQexA.js")).consoleCommand,
	decide: async () => (await import("./decide-BM3f1hRt.js")).decide,
	why: async () => (await import("./why-DagEY9hx.js")).why,
	lint: async () => (await import("./lint-sRdtN7AS.js")).lint,
	test: async () => (await import("./test-B1gLMd4e.js")).testCommand,
	"who-can": async () => (await import("./who-can-DShIXGVf.js")).whoCan,
	can: async () => (await import("./can-BukAqIPn.js")).can,
	"generate-policy": async () => (await import("./generate-policy-CQ51BRMt.js")).generatePolicy,
	replay: async () => (await import("./replay-Df_HAxsy.js")).replayCommand,
	"run-on": async () => (await import("./run-on-CJCXWWQB.js")).runOnCommand
};
async function run(args, world) {
	let [name, ...rest] = args;
	try {
		if (name === "--version" || name === "-v" || name === "version") return await version(world);
		if (name === void 0 || name === "--help" || name === "-h" || name === "help") return await help(rest[0], world);
		let command = await find(name);
		return asksForHelp(rest) ? await help(name, world) : await command.run(parse(command, rest, world.env), world);
	} catch (cause) {
		return tell(cause, world);
	}
}
async function find(name) {
	if (!Object.hasOwn(commands, name)) throw new UsageError(`there is no command ${name}; understudy --help lists them`);
	return commands[name]();
}
async function help(name, world) {
	let { commandHelp, programHelp } = await import("./help-BIEs1S11.js");
	return name === void 0 ? world.write(programHelp(await Promise.all(Object.values(commands).map((load) => load())))) : world.write(commandHelp(await find(name))), 0;
}
function asksForHelp(args) {
	let end = args.indexOf("--");
	return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === "--help" || arg === "-h");
}
async function version(world) {
	let manifest = await import("./package-CMH-zO_e.js");
	return world.write(`${manifest.default.version}\n`), 0;
}
function tell(cause, world) {
	if (cause instanceof UsageError) return world.warn(`understudy: ${cause.message}\n`), 2;
	let isSentence = cause instanceof OperatorError || cause instanceof Error && cause.name === "Error";
	return world.warn(`understudy: ${isSentence ? cause.message : cause instanceof Error ? cause.stack : String(cause)}\n`), 1;
}
// src/cli/main.ts
process.exitCode = await run(process.argv.slice(2), {
	env: process.env,
	input: process.stdin,
	write: (text) => void process.stdout.write(text),
	warn: (text) => void process.stderr.write(text)
});
export {};
