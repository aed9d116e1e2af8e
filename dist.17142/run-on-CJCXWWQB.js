import { t as OperatorError } from "./command-BSarqOj7.js";
import { n as findEndpoint, t as dataDirectoryOption } from "./data-directory-CpvSYsTP.js";
import { spawn } from "node:child_process";
import { constants, devNull } from "node:os";
import { createServer, request } from "node:http";
import { request as request$1 } from "node:https";
// src/cli/metadata-listener.ts
const forwarded = [
	"accept",
	"user-agent",
	"x-aws-ec2-metadata-token",
	"x-aws-ec2-metadata-token-ttl-seconds",
	"x-forwarded-for"
];
async function listenForMetadata(serverUrl, instanceId) {
	let base = new URL(`/_understudy/imds/${encodeURIComponent(instanceId)}`, serverUrl), server = createServer((request, response) => {
		isOurs(server, request) ? forward(base, request, response) : answer(response, 403);
	});
	return await new Promise((resolve, reject) => {
		server.once("error", reject), server.listen(0, "127.0.0.1", resolve);
	}), {
		url: `http://127.0.0.1:${portOf(server)}`,
		close() {
			server.close(), server.closeAllConnections();
		}
	};
}
function isOurs(server, { headers }) {
	let hosts = [`127.0.0.1:${portOf(server)}`, `localhost:${portOf(server)}`];
	return headers.origin === void 0 && hosts.includes(headers.host ?? "");
}
function portOf(server) {
	return server.address()?.port ?? 0;
}
function forward(base, request$2, response) {
	request$2.resume();
	let headers = {};
	for (let name of forwarded) {
		let value = request$2.headers[name];
		typeof value == "string" && (headers[name] = value);
	}
	let send = base.protocol === "https:" ? request$1 : request, path = base.pathname + (request$2.url ?? "/"), upstream = send(base, {
		method: request$2.method,
		path,
		headers,
		timeout: 1e4
	}, (from) => {
		let { connection: _, "keep-alive": __, ...passed } = from.headers;
		response.writeHead(from.statusCode ?? 502, passed), from.pipe(response);
	});
	upstream.on("timeout", () => upstream.destroy()), upstream.on("error", () => answer(response, 503)), upstream.end();
}
function answer(response, status) {
	response.headersSent ? response.destroy() : response.writeHead(status, { "content-length": 0 }).end();
}
// src/cli/run-on.ts
const runOnCommand = {
	name: "run-on",
	usage: "INSTANCE_ID -- COMMAND [ARGUMENT…]",
	summary: "Runs a command as if it ran on an EC2 instance: with the instance's metadata service and no other credentials.",
	options: [dataDirectoryOption, {
		name: "endpoint",
		kind: "text",
		value: "URL",
		help: "The server's address; found in the data directory by default."
	}],
	positionals: {
		minimum: 2,
		maximum: 1e400
	},
	async run(given, { env }) {
		let [instanceId = "", ...command] = given.positionals;
		return runOn({
			endpoint: endpointOf(given.text("endpoint"), given.text("data-dir")),
			env
		}, instanceId, command);
	}
};
function endpointOf(named, directory) {
	if (named !== void 0) {
		if (!URL.canParse(named)) throw new OperatorError(`${named} is not a URL`);
		return named;
	}
	let found = findEndpoint(directory);
	if (!found.running) throw new OperatorError(`no server runs on ${directory}; start one, or name its --endpoint`);
	return found.url;
}
async function runOn(options, instanceId, command) {
	let listener = await listenForMetadata(options.endpoint, instanceId);
	try {
		let region = await regionOf(listener.url, instanceId);
		return await runChild(command, instanceEnvironment(options, listener.url, region));
	} finally {
		listener.close();
	}
}
async function regionOf(metadataUrl, instanceId) {
	let answer = await fetch(`${metadataUrl}/latest/api/token`, {
		method: "PUT",
		headers: { "x-aws-ec2-metadata-token-ttl-seconds": "60" }
	}), text = await answer.text();
	if (answer.status === 404) throw new OperatorError(`there is no running instance ${instanceId}`);
	if (answer.status === 503) throw new OperatorError("the server does not answer");
	if (answer.status !== 200) return;
	let headers = { "x-aws-ec2-metadata-token": text }, region = await fetch(`${metadataUrl}/latest/meta-data/placement/region`, { headers });
	return region.status === 200 ? region.text() : void 0;
}
function instanceEnvironment({ endpoint, env }, metadataUrl, region) {
	let kept = Object.entries(env).filter(([name]) => !/^AWS_/i.test(name) && !/^no_proxy$/i.test(name)), unproxied = [
		env.no_proxy ?? env.NO_PROXY,
		"127.0.0.1",
		"localhost",
		new URL(endpoint).hostname
	].filter((host) => host !== void 0 && host !== "").join(",");
	return {
		...Object.fromEntries(kept),
		no_proxy: unproxied,
		NO_PROXY: unproxied,
		AWS_EC2_METADATA_SERVICE_ENDPOINT: metadataUrl,
		AWS_ENDPOINT_URL: endpoint,
		AWS_CONFIG_FILE: devNull,
		AWS_SHARED_CREDENTIALS_FILE: devNull,
		...region !== void 0 && {
			AWS_REGION: region,
			AWS_DEFAULT_REGION: region
		}
	};
}
const passedSignals = [
	"SIGHUP",
	"SIGINT",
	"SIGQUIT",
	"SIGTERM",
	"SIGUSR2"
], terminalSignals = ["SIGINT", "SIGQUIT"];
async function runChild(command, env) {
	let [program = "", ...args] = command, child = spawn(program, args, {
		env,
		stdio: "inherit"
	}), pass = (signal) => {
		process.stdin.isTTY && terminalSignals.includes(signal) || child.kill(signal);
	};
	for (let signal of passedSignals) process.on(signal, pass);
	try {
		return await new Promise((resolve, reject) => {
			child.once("error", (cause) => reject(startFailure(program, cause))), child.once("close", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
		});
	} finally {
		for (let signal of passedSignals) process.off(signal, pass);
	}
}
function startFailure(program, { code, message }) {
	return new OperatorError(code === "ENOENT" ? `there is no command ${program}` : `cannot run ${program}: ${message}`);
}
export { runOnCommand };
