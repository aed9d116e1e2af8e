import { a as stringToSignText, c as signingKey, d as canonicalQuery, i as sha256Hex, l as canonicalUri, m as formatAmzDate, n as canonicalRequestText, o as hmacHex, p as canonicalHeaders, t as algorithm, u as canonicalUriS3 } from "./string-to-sign-J3rovw5q.js";
import { n as UsageError, t as OperatorError } from "./command-BSarqOj7.js";
import { a as regionOption, n as findEndpoint, r as knownKey, t as dataDirectoryOption } from "./data-directory-CpvSYsTP.js";
import { n as readAwsFiles } from "./aws-files-CK_j9Rpd.js";
import { t as explanationText } from "./explanation-text-BoPFWO25.js";
import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
// src/sigv4/sign.ts
const unsigned = new Set("authorization connection expect keep-alive proxy-authenticate proxy-authorization te trailer transfer-encoding upgrade user-agent x-amzn-trace-id".split(" ")), s3Services = new Set([
	"s3",
	"s3express",
	"s3-object-lambda",
	"s3-outposts"
]);
function signRequest(request) {
	let { credentials, service, method } = request, { host, path, query } = partsOf(request.url), amzDate = formatAmzDate(request.nowMs), payloadHash = request.payloadHash ?? sha256Hex(request.body ?? ""), headers = { host };
	for (let [name, value] of Object.entries(request.headers ?? {})) headers[name.toLowerCase()] = value;
	headers["x-amz-date"] = amzDate, credentials.sessionToken !== void 0 && (headers["x-amz-security-token"] = credentials.sessionToken), (s3Services.has(service) || request.payloadHash !== void 0) && (headers["x-amz-content-sha256"] = payloadHash);
	let { signedHeaders, scope, sign } = signer(request, headers, amzDate), signature = sign({
		method,
		path,
		query: canonicalQuery(query, "as-sent"),
		payloadHash
	});
	return headers.authorization = `${algorithm} Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signedHeaders.join(";")}, Signature=${signature}`, headers;
}
function signer(request, headers, amzDate) {
	let { credentials, service, region } = request, date = amzDate.slice(0, 8), scope = `${date}/${region}/${service}/aws4_request`, key = signingKey(credentials.secretAccessKey, date, region, service), signedHeaders = Object.keys(headers).filter((name) => !unsigned.has(name)).sort(), block = canonicalHeaders(new Map(Object.entries(headers)), signedHeaders);
	return {
		signedHeaders,
		scope,
		sign: (parts) => {
			let uri = s3Services.has(service) ? canonicalUriS3(parts.path, "as-sent") : canonicalUri(parts.path), canonical = canonicalRequestText({
				...parts,
				uri,
				headers: block,
				signedHeaders
			});
			return hmacHex(key, stringToSignText(amzDate, scope, canonical));
		}
	};
}
function partsOf(url) {
	let match = /^(https?):\/\/([^/?#]+)([^?#]*)(?:\?([^#]*))?/.exec(url);
	if (match === null) throw TypeError("an absolute http or https URL is needed");
	let [, scheme, authority, path, query] = match, host = authority.replace(scheme === "https" ? /:443$/ : /:80$/, "");
	return {
		origin: `${scheme}://${authority}`,
		host,
		path: path || "/",
		query: query ?? ""
	};
}
// src/cli/credentials.ts
function findSigner(wish, env) {
	let found = findEndpoint(wish.dataDirectory), settled = {
		endpoint: wish.endpoint ?? env.AWS_ENDPOINT_URL ?? found.url,
		region: env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? found.region ?? wish.region
	};
	if (wish.profile === void 0 && env.AWS_ACCESS_KEY_ID) {
		let { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = env;
		if (!AWS_SECRET_ACCESS_KEY) throw new OperatorError("AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not");
		let sessionToken = AWS_SESSION_TOKEN === "" ? void 0 : AWS_SESSION_TOKEN;
		return {
			...settled,
			credentials: {
				accessKeyId: AWS_ACCESS_KEY_ID,
				secretAccessKey: AWS_SECRET_ACCESS_KEY,
				sessionToken
			}
		};
	}
	let name = wish.profile ?? env.AWS_PROFILE;
	return name !== void 0 && name !== "" ? signerOfProfile(name, wish, settled, env) : {
		...settled,
		credentials: knownKey(wish.dataDirectory, { root: !1 })
	};
}
function signerOfProfile(name, wish, settled, env) {
	let profile = readAwsFiles(env).profile(name);
	if (profile === void 0) throw new OperatorError(`there is no profile ${name}`);
	let accessKeyId = profile.get("aws_access_key_id"), secretAccessKey = profile.get("aws_secret_access_key");
	if (profile.has("role_arn") || accessKeyId === void 0 || secretAccessKey === void 0) throw new OperatorError(`the profile ${name} holds no keys; put them into the environment with: eval "$(aws configure export-credentials --profile ${name} --format env)"`);
	return {
		credentials: {
			accessKeyId,
			secretAccessKey,
			sessionToken: profile.get("aws_session_token")
		},
		endpoint: wish.endpoint ?? env.AWS_ENDPOINT_URL ?? profile.get("endpoint_url") ?? settled.endpoint,
		region: profile.get("region") ?? settled.region
	};
}
// src/cli/why-text.ts
function whyText(event, questions) {
	let { userIdentity, errorCode, errorMessage } = event, service = event.eventSource.replace(".amazonaws.com", ""), key = userIdentity.accessKeyId === void 0 ? "" : ` with the key ${userIdentity.accessKeyId}`;
	return `${[
		`${service}:${event.eventName} in ${event.awsRegion}, ${event.eventTime}, request ${event.requestID}`,
		`by ${userIdentity.arn ?? userIdentity.type}${key} from ${event.sourceIPAddress}`,
		errorCode === void 0 ? "answered: done" : `answered: ${errorCode}: ${errorMessage ?? ""}`,
		"",
		...questions.length === 0 ? ["No policy was asked: the operation needs no permission, or the request was answered before that."] : []
	].join("\n")}\n${questions.map(questionText).join("\n")}`;
}
function questionText(question) {
	if (question.explanation !== void 0) return explanationText(question.explanation);
	let { action, resource, statements, policies } = question, lines = [`${action} on ${resource}: allowed`];
	for (let { layer, policy, index, sid } of statements) {
		let name = sid === void 0 || sid === "" ? "" : ` ${sid}`;
		lines.push(`  by statement ${index + 1}${name} of the ${layer} policy ${policy}`);
	}
	statements.length === 0 && lines.push("  no policy needs to allow it to this caller");
	let others = policies.filter(({ id }) => !statements.some(({ policy }) => policy === id));
	return others.length > 0 && lines.push("  also looked at:", ...others.map(({ layer, id }) => `    the ${layer} policy ${id}`)), lines.map((line) => `${line}\n`).join("");
}
// src/cli/why.ts
const why = {
	name: "why",
	usage: "[REQUEST_ID]",
	summary: "Tells how a recent request was decided, and by which statement: the one named, or the latest of the account.",
	positionals: {
		minimum: 0,
		maximum: 1
	},
	options: [
		{
			name: "last",
			kind: "flag",
			variable: !1,
			help: "The latest request; as without REQUEST_ID."
		},
		{
			name: "json",
			kind: "flag",
			variable: !1,
			help: "Prints {\"event\", \"questions\"} as JSON."
		},
		{
			name: "profile",
			kind: "text",
			value: "NAME",
			variable: !1,
			help: "Signs with the keys of an AWS profile."
		},
		{
			name: "endpoint",
			kind: "text",
			value: "URL",
			help: "Where the server answers."
		},
		{
			...regionOption,
			help: "Region to sign for."
		},
		dataDirectoryOption
	],
	variables: [
		{
			name: "AWS_ACCESS_KEY_ID",
			help: "With AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN: who asks. Else AWS_PROFILE, else the user admin."
		},
		{
			name: "AWS_ENDPOINT_URL",
			help: "Where the server answers; else the profile or the data directory tells."
		},
		{
			name: "AWS_CA_BUNDLE",
			help: "PEM file of certificates to trust, for a server's own TLS certificate."
		}
	],
	notes: "Who asks needs the permission understudy:ExplainDecision, and sees requests of the own account.",
	run: runWhy
};
async function runWhy(given, world) {
	let [requestId] = given.positionals;
	if (requestId !== void 0 && given.flag("last")) throw new UsageError("why takes REQUEST_ID or --last, not both");
	let signer = findSigner({
		profile: given.text("profile"),
		endpoint: given.text("endpoint"),
		region: given.text("region"),
		dataDirectory: given.text("data-dir")
	}, world.env);
	trustBundle(world.env.AWS_CA_BUNDLE);
	let { Event, Questions } = await explainDecision(signer, requestId), event = JSON.parse(Event), questions = JSON.parse(Questions);
	return given.flag("json") ? world.write(`${JSON.stringify({
		event,
		questions
	}, null, 2)}\n`) : world.write(whyText(event, questions)), 0;
}
function trustBundle(file) {
	file !== void 0 && file !== "" && setDefaultCACertificates([...getCACertificates("default"), readFileSync(file, "utf8")]);
}
async function explainDecision({ credentials, endpoint, region }, requestId) {
	let url = `${endpoint.replace(/\/+$/, "")}/`, body = JSON.stringify({ RequestId: requestId }), headers = signRequest({
		method: "POST",
		url,
		body,
		credentials,
		region,
		service: "understudy",
		nowMs: Date.now(),
		headers: {
			"content-type": "application/x-amz-json-1.1",
			"x-amz-target": "Understudy_20261101.ExplainDecision"
		}
	}), response;
	try {
		response = await fetch(url, {
			method: "POST",
			headers,
			body,
			signal: AbortSignal.timeout(1e4)
		});
	} catch (cause) {
		let { message } = cause.cause ?? cause;
		throw new OperatorError(`no server answers at ${endpoint} (${message})`);
	}
	let answer = readJson(await response.text());
	if (response.ok && typeof answer.Event == "string" && typeof answer.Questions == "string") return {
		Event: answer.Event,
		Questions: answer.Questions
	};
	let code = String(answer.__type ?? response.status).replace(/^.*#/, ""), message = String(answer.message ?? answer.Message ?? `${endpoint} is no Understudy`);
	throw new OperatorError(`An error occurred (${code}) when calling the ExplainDecision operation: ${message}`);
}
function readJson(text) {
	try {
		return JSON.parse(text) ?? {};
	} catch {
		return {};
	}
}
export { why };
