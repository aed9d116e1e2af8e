import { r as __toESM } from "./rolldown-runtime-CpVKKCfq.js";
import { a as createCompiledTexts, n as createOrganizations, o as createBoundedMap, t as attachedByDefault } from "./organizations-Dc3SgDv_.js";
import { _ as skewMs, a as stringToSignText, c as signingKey, d as canonicalQuery, f as percentDecode, g as parseDateHeader, h as parseAmzDate, i as sha256Hex, l as canonicalUri, m as formatAmzDate, n as canonicalRequestText, o as hmacHex, p as canonicalHeaders, r as emptyHash, s as sameSignature, u as canonicalUriS3 } from "./string-to-sign-J3rovw5q.js";
import { $ as mintSession, A as findSamlProvider, B as isServicePrincipal, C as endOfAccess, D as findMfaDevice, E as devicesOf, H as shownPrincipals, I as readList$1, J as makeKey, K as actionsOf, L as readResourcePolicy, M as findPasswordPolicy, O as useStep, Q as writeKey, R as validateIdentityPolicy, S as openTradeInToken, T as findDelegationRequest, U as mapPrincipals, V as keptAwsPrincipal, W as principalsOf, X as provisionAccount, Y as makePassword, Z as provisionKeys, _ as findStep, a as sshString, at as findLoginProfile, b as passwordViolation, c as onlyChild, ct as deleteAccessKey, d as timeOf, dt as validate$1, et as openSession, f as xmlNamespace, ft as malformedXml$1, g as outboundIssuer, h as outboundKeysOf, ht as AwsError, i as sshBlob, it as putRootPassword, j as samlPrivateKeysOf, k as findOidcProvider, l as parseXml$1, lt as findAccessKey, m as isOutboundFederationEnabled, mt as planOf, n as colonHex, nt as findRootPassword, o as childrenOf, ot as passwordHistory, p as insertOutboundKey, pt as openModel, r as keyOfSshBlob, rt as noteRootPasswordUse, s as isElement, st as updateLoginProfile, t as iam, u as textOf$1, v as managesRootAccess, w as delegationNotifications, x as noteActionsUsed, y as newPasswordViolation, z as findInstanceProfile } from "./iam-CsQNoGQ8.js";
import { t as isoSeconds } from "./iso-seconds-CC3bPm2u.js";
import { a as rootCaller, i as roleCaller, n as federatedCaller, o as serviceCaller, r as providerCaller, s as userCaller, t as anonymous } from "./caller-XD3Wc19k.js";
import { A as listTrustedServices, B as scpFullAccess, C as insertMember, D as listMembers, E as listDelegatedAdministrators$1, F as fullAccess, G as entityId, I as organizationArn, K as idPrefix, L as organizationPath, M as organizationOf, N as putOrganizationTags, O as listOrganizationTags, P as updateOrganization, R as organizationPolicyArn, S as insertDelegatedAdministrator, T as insertTrustedService, U as accountId, V as openManagedPolicies, W as accountOfKeyId, _ as deleteOrganization$1, a as renameOrganizationalUnit, b as findMember, c as deleteOrganizationPolicy, d as insertOrganizationPolicy, f as listOrganizationAttachments, g as deleteMember, h as deleteDelegatedAdministrator, i as listOrganizationalUnits, j as moveMember, l as findOrganizationPolicy, m as updateOrganizationPolicy, n as findOrganizationalUnit, o as deleteOrganizationAttachment, p as listOrganizationPolicies, q as uuid, r as insertOrganizationalUnit, s as deleteOrganizationAttachments, t as deleteOrganizationalUnit$1, u as insertOrganizationAttachments, v as deleteOrganizationTags, w as insertOrganization, x as findOrganization, y as deleteTrustedService } from "./organizational-units-D8WL3OX0.js";
import { a as findAccountByEmail, i as findAccountByAlias, n as deleteAccountsExcept, o as insertAccount, r as findAccount, s as isClosedAccount, t as closeAccount$1 } from "./accounts-DqERYTvr.js";
import { b as sql, d as findUserById, f as findUserByName, g as updateUser, ht as insertConsoleSession, i as findRoleByName, mt as findConsoleSession, o as insertRole, pt as deleteConsoleSession, r as findRoleById } from "./roles-BOLQkOFB.js";
import { a as factsToKeep, n as policiesOfRoot, r as askToKeep, t as policiesInSession } from "./session-policies-DzfB4bQw.js";
import { a as readKnownCredentials, c as writeKnownCredentials, i as readKeyRing, n as openDataDirectory, o as removeEndpoint, r as readEndpoint, s as writeEndpoint, t as databaseFile } from "./data-directory-Be091LUX.js";
import { B as growOrganizationsVersion, E as groupNamesOfUsers, H as readMeta, N as attachPolicy$1, U as readOrganizationsVersion, V as readEpoch, W as writeMeta, n as tagsOf$1 } from "./tags-B7m9MNJY.js";
import { a as Kysely, n as sqliteDialect, r as migrate, t as createPrincipals } from "./principals-Blf475hg.js";
import { t as openTrailLog } from "./trail-DZwlNbVY.js";
import { t as openServiceCatalogue } from "./service-catalogue-CkMytn89.js";
import { t as explain } from "./explain-DxYG3B72.js";
import { a as rootArn, i as parseArn, n as federatedUserArn, r as iamArn, t as assumedRoleArn } from "./arn-ww7bWFpI.js";
import { a as findBucket, c as listBuckets$1, d as decide, i as deleteBucket$1, l as updateBucket, n as roleToAssume$1, o as findBucketById, r as countBuckets, s as insertBucket, u as authorize } from "./known-resource-Br-JRucT.js";
import { a as toBase64, i as textOf$2, o as toHex, r as fromBase64, s as utf8$1 } from "./compile-CqDfIYwJ.js";
import { t as denialReason } from "./denial-Jl3SSP1h.js";
import { t as lintPolicy } from "./lint-CU4AzWbL.js";
import { f as tokensOf, m as matchesGlob, p as globOf } from "./ip-address-BMUD-mtk.js";
import { t as parsePolicy } from "./parse-CC7Pu4R9.js";
import { t as policySize } from "./size-mTa-_fki.js";
import { a as possibility, i as trustedValues, n as openKeysOf, r as readActors, t as openPowers } from "./who-can-CJg92nGZ.js";
import { n as suppose } from "./supposed-caller-DVQcgwi9.js";
import { promisify } from "node:util";
import { createReadStream, createWriteStream, existsSync, readFileSync, readdirSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { X509Certificate, constants as constants$1, createCipheriv, createDecipheriv, createHash, createHmac, createPrivateKey, createPublicKey, createSecretKey, generateKeyPair as generateKeyPair$1, hash, hkdfSync, privateDecrypt, randomBytes, randomUUID, scrypt, timingSafeEqual } from "node:crypto";
import { join, relative } from "node:path";
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createServer, request } from "node:http";
import { createServer as createServer$1, request as request$1 } from "node:https";
import { lookup } from "node:dns/promises";
import { BlockList, isIP, isIPv4 } from "node:net";
import { PassThrough, Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { mkdir, open, readFile, readdir, rename, rm, unlink } from "node:fs/promises";
// src/sigv4/errors-query.ts
const invalidToken$2 = "The security token included in the request is invalid.", badSignature = "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.", queryErrors = {
	"missing-auth": () => new AwsError("MissingAuthenticationToken", 403, "Request is missing Authentication Token"),
	"both-auth": () => incomplete("A request carries either an Authorization header or X-Amz-* query parameters, not both."),
	"authorization-incomplete": ({ missing, authorization }) => incomplete(`${missing.map((name) => name === "Date" ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header." : `Authorization header requires '${name}' parameter.`).join(" ")} Authorization=${shown$3(authorization)}`),
	"authorization-not-pairs": ({ authorization }) => incomplete(`Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hash("sha256", authorization, "base64")}'.`),
	"query-incomplete": ({ missing }) => incomplete(`${missing.map((name) => `AWS query-string parameters must include '${name}'.`).join(" ")} Re-examine the query-string parameters.`),
	"algorithm-unsupported": ({ algorithm }) => incomplete(`Unsupported AWS 'algorithm': '${cut(algorithm)}'.`),
	"sigv2-refused": () => incomplete("Unsupported AWS 'algorithm': Signature Version 4 is required."),
	"credential-malformed": ({ credential }) => incomplete(`Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${cut(credential)}'`),
	malformed: ({ reason }) => incomplete(`Request signature is malformed: ${reason}.`),
	"date-malformed": ({ date }) => incomplete(`Date must be in ISO-8601 'basic format'. Got '${cut(date)}'. See http://en.wikipedia.org/wiki/ISO_8601`),
	"expires-malformed": () => incomplete("X-Amz-Expires should be a number"),
	"sigv2-expires-malformed": () => incomplete("Expires should be a number"),
	"sigv2-incomplete": () => incomplete("Signature Version 4 is required."),
	scope: ({ scope, wrongRegion, wrongService, expectedService }) => mismatch$1((wrongRegion ? regionSentence(scope.region, expectedService) : "") + (wrongService ? `Credential should be scoped to correct service: '${expectedService}'. ` : "")),
	"scope-terminator": () => mismatch$1("Credential should be scoped with a valid terminator: 'aws4_request'"),
	"scope-date": ({ date, amzDate }) => mismatch$1(`Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${cut(date)}' != '${amzDate.text.slice(0, 8)}', from '${amzDate.text}'.`),
	"clock-skew-old": ({ requestMs, nowMs }) => mismatch$1(`Signature expired: ${formatAmzDate(requestMs)} is now earlier than ${formatAmzDate(nowMs - skewMs)} (${formatAmzDate(nowMs)} - 15 min.)`),
	"clock-skew-future": ({ requestMs, nowMs }) => mismatch$1(`Signature not yet current: ${formatAmzDate(requestMs)} is still later than ${formatAmzDate(nowMs + skewMs)} (${formatAmzDate(nowMs)} + 15 min.)`),
	"presign-expired": ({ expiresMs, nowMs }) => mismatch$1(`Signature expired: ${formatAmzDate(expiresMs)} is now earlier than ${formatAmzDate(nowMs)}`),
	"host-not-signed": () => mismatch$1("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."),
	"headers-not-signed": ({ names }) => mismatch$1(`'${names.join("', '")}' must be a 'SignedHeader' in the AWS Authorization.`),
	"unknown-key": () => new AwsError("InvalidClientTokenId", 403, invalidToken$2),
	"invalid-token": () => new AwsError("InvalidClientTokenId", 403, invalidToken$2),
	"expired-token": () => new AwsError("ExpiredToken", 403, "The security token included in the request is expired"),
	"bad-signature": () => mismatch$1(badSignature),
	"payload-header-missing": () => mismatch$1(badSignature),
	"payload-header-malformed": () => mismatch$1(badSignature),
	"payload-mismatch": () => mismatch$1(badSignature)
};
function regionSentence(region, service) {
	return service === "sts" ? "Credential should be scoped to a valid region. " : `Credential should be scoped to a valid region, not '${region}'. `;
}
function incomplete(message) {
	return new AwsError("IncompleteSignature", 400, message);
}
function mismatch$1(message) {
	return new AwsError("SignatureDoesNotMatch", 403, message);
}
const shownMaximum = 1024;
function cut(text) {
	return text.length > shownMaximum ? `${text.slice(0, shownMaximum)}...` : text;
}
function shown$3(authorization) {
	return cut(authorization).replace(/Signature=[^,\s]*/g, "Signature=...");
}
// src/sigv4/errors-ec2.ts
const ec2Errors = {
	...queryErrors,
	"missing-auth": () => new AwsError("MissingParameter", 400, "The request must contain the parameter AWSAccessKeyId"),
	scope: authFailure,
	"scope-terminator": authFailure,
	"scope-date": authFailure,
	"clock-skew-old": requestExpired,
	"clock-skew-future": requestExpired,
	"presign-expired": requestExpired,
	"host-not-signed": authFailure,
	"headers-not-signed": authFailure,
	"unknown-key": authFailure,
	"invalid-token": authFailure,
	"expired-token": requestExpired,
	"bad-signature": authFailure,
	"payload-header-missing": authFailure,
	"payload-header-malformed": authFailure,
	"payload-mismatch": authFailure
};
function authFailure() {
	return new AwsError("AuthFailure", 401, "AWS was not able to validate the provided access credentials");
}
function requestExpired() {
	return new AwsError("RequestExpired", 400, "Request has expired.");
}
// src/sigv4/errors-json.ts
const jsonCodes = {
	SignatureDoesNotMatch: "InvalidSignatureException",
	InvalidClientTokenId: "UnrecognizedClientException",
	ExpiredToken: "ExpiredTokenException",
	MissingAuthenticationToken: "MissingAuthenticationTokenException",
	IncompleteSignature: "IncompleteSignatureException"
};
function jsonError(error, status = 400) {
	let message = error.code === "MissingAuthenticationToken" ? "Missing Authentication Token" : error.message;
	return new AwsError(jsonCodes[error.code] ?? error.code, status, message);
}
// src/sigv4/errors-s3.ts
const s3Errors = {
	"missing-auth": () => accessDenied$2("Access Denied"),
	"both-auth": () => new AwsError("InvalidArgument", 400, "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified", { details: { ArgumentName: "Authorization" } }),
	"authorization-incomplete": ({ missing }) => missing.length === 1 && missing[0] === "Date" ? accessDenied$2("AWS authentication requires a valid Date or x-amz-date header") : malformed$1("header", "the authorization header requires three components: Credential, SignedHeaders, and Signature."),
	"authorization-not-pairs": () => new AwsError("InvalidArgument", 400, "Unsupported Authorization Type", { details: { ArgumentName: "Authorization" } }),
	"query-incomplete": () => parameters("Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters."),
	"algorithm-unsupported": ({ place }) => place === "query" ? parameters("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\"") : new AwsError("InvalidArgument", 400, "Unsupported Authorization Type", { details: { ArgumentName: "Authorization" } }),
	"sigv2-refused": () => new AwsError("InvalidRequest", 400, "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256."),
	"credential-malformed": ({ place }) => malformed$1(place, "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\"."),
	malformed: ({ place, reason }) => malformed$1(place, `${reason}.`),
	"date-malformed": ({ place }) => place === "query" ? parameters("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"") : accessDenied$2("AWS authentication requires a valid Date or x-amz-date header"),
	"expires-malformed": ({ problem }) => parameters({
		"not a number": "X-Amz-Expires should be a number",
		negative: "X-Amz-Expires must be non-negative",
		"too long": "X-Amz-Expires must be less than a week (in seconds) that is 604800"
	}[problem]),
	"sigv2-expires-malformed": ({ expires }) => accessDenied$2(`Invalid date (should be seconds since epoch): ${expires.slice(0, 64)}`),
	"sigv2-incomplete": () => accessDenied$2("Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters"),
	scope: ({ place, scope, wrongService, expectedService, expectedRegion }) => wrongService ? malformed$1(place, `incorrect service "${scope.service}". This endpoint belongs to "${expectedService}".`) : regionError(place, scope.region, expectedRegion ?? "us-east-1"),
	"scope-terminator": ({ place, terminator }) => malformed$1(place, `incorrect terminal "${terminator}". This endpoint uses "aws4_request".`),
	"scope-date": ({ place, date, amzDate }) => malformed$1(place, `Invalid credential date "${date}". This date is not the same as X-Amz-Date: "${amzDate.text.slice(0, 8)}".`),
	"clock-skew-old": ({ requestMs, nowMs }) => skewed(requestMs, nowMs),
	"clock-skew-future": ({ requestMs, nowMs }) => skewed(requestMs, nowMs),
	"presign-expired": ({ expiresMs, nowMs, expiresSeconds }) => accessDenied$2("Request has expired", {
		...expiresSeconds === void 0 ? {} : { "X-Amz-Expires": String(expiresSeconds) },
		Expires: isoSeconds(expiresMs),
		ServerTime: isoSeconds(nowMs)
	}),
	"host-not-signed": () => notSigned(["host"]),
	"headers-not-signed": ({ names }) => notSigned(names),
	"unknown-key": ({ accessKeyId }) => new AwsError("InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records.", { details: { AWSAccessKeyId: accessKeyId } }),
	"invalid-token": ({ securityToken }) => new AwsError("InvalidToken", 400, "The provided token is malformed or otherwise invalid.", { details: { "Token-0": securityToken } }),
	"expired-token": ({ securityToken }) => new AwsError("ExpiredToken", 400, "The provided token has expired.", { details: { "Token-0": securityToken } }),
	"bad-signature": ({ accessKeyId, signature, stringToSign, canonicalRequest }) => new AwsError("SignatureDoesNotMatch", 403, "The request signature we calculated does not match the signature you provided. Check your key and signing method.", { details: {
		AWSAccessKeyId: accessKeyId,
		StringToSign: stringToSign,
		SignatureProvided: signature,
		StringToSignBytes: hexPairs(stringToSign),
		...canonicalRequest === void 0 ? {} : {
			CanonicalRequest: canonicalRequest,
			CanonicalRequestBytes: hexPairs(canonicalRequest)
		}
	} }),
	"payload-header-missing": () => new AwsError("InvalidRequest", 400, "Missing required header for this request: x-amz-content-sha256"),
	"payload-header-malformed": ({ value }) => new AwsError("InvalidArgument", 400, "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD or a valid sha256 value.", { details: {
		ArgumentName: "x-amz-content-sha256",
		ArgumentValue: value.slice(0, 128)
	} }),
	"payload-mismatch": ({ declared, computed }) => new AwsError("XAmzContentSHA256Mismatch", 400, "The provided 'x-amz-content-sha256' header does not match what was computed.", { details: {
		ClientComputedContentSHA256: declared,
		S3ComputedContentSHA256: computed
	} })
};
function malformed$1(place, clause) {
	return place === "header" ? new AwsError("AuthorizationHeaderMalformed", 400, `The authorization header is malformed; ${clause}`) : parameters(`Error parsing the X-Amz-Credential parameter; ${clause}`);
}
function parameters(message) {
	return new AwsError("AuthorizationQueryParametersError", 400, message);
}
function regionError(place, region, expected) {
	let { code, status, message } = malformed$1(place, `the region '${region}' is wrong; expecting '${expected}'`);
	return new AwsError(code, status, message, {
		details: { Region: expected },
		headers: { "x-amz-bucket-region": expected }
	});
}
function accessDenied$2(message, details = {}) {
	return new AwsError("AccessDenied", 403, message, { details });
}
function notSigned(names) {
	return accessDenied$2("There were headers present in the request which were not signed", { HeadersNotSigned: names.join(", ") });
}
function skewed(requestMs, nowMs) {
	return new AwsError("RequestTimeTooSkewed", 403, "The difference between the request time and the current time is too large.", { details: {
		RequestTime: isoSeconds(requestMs),
		ServerTime: isoSeconds(nowMs),
		MaxAllowedSkewMilliseconds: String(skewMs)
	} });
}
function hexPairs(text) {
	return Buffer.from(text, "latin1").toString("hex").replace(/..(?=.)/g, "$& ");
}
// src/sigv4/errors.ts
function authError(protocol, fault) {
	return protocol === "json" || protocol === "rest-json" ? jsonError(errorFrom(queryErrors, fault), protocol === "json" ? 400 : 403) : errorFrom(protocol === "s3" ? s3Errors : protocol === "ec2" ? ec2Errors : queryErrors, fault);
}
function errorFrom(table, fault) {
	return table[fault.kind](fault);
}
// src/sigv4/check.ts
const regionName = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
function checkAuth(request, auth, expected, nowMs) {
	auth.form !== "sigv2-query" && checkScope(auth, expected), checkClock(auth, nowMs), auth.form !== "sigv2-query" && checkSignedHeaders(request, auth);
}
function checkScope(auth, expected) {
	let { scope, protocol, form: place } = auth, services = typeof expected.service == "string" ? [expected.service] : expected.service, wrongService = !services.includes(scope.service), wrongRegion = expected.region === void 0 ? !regionName.test(scope.region) : scope.region !== expected.region;
	if (wrongService || wrongRegion) throw authError(protocol, {
		kind: "scope",
		place,
		scope,
		wrongService,
		wrongRegion,
		expectedService: services[0] ?? "",
		expectedRegion: expected.region
	});
	if (scope.terminator !== "aws4_request") throw authError(protocol, {
		kind: "scope-terminator",
		place,
		terminator: scope.terminator
	});
	if (scope.date !== auth.amzDate.text.slice(0, 8)) throw authError(protocol, {
		kind: "scope-date",
		place,
		date: scope.date,
		amzDate: auth.amzDate
	});
}
function checkClock(auth, nowMs) {
	if (auth.form === "sigv2-query") {
		let expiresMs = auth.expiresEpochSeconds * 1e3;
		if (nowMs > expiresMs) throw authError("s3", {
			kind: "presign-expired",
			expiresMs,
			nowMs
		});
		return;
	}
	let { amzDate, protocol, expiresSeconds } = auth, requestMs = amzDate.epochMs;
	if (requestMs > nowMs + 9e5) throw authError(protocol, {
		kind: "clock-skew-future",
		requestMs,
		nowMs
	});
	if (expiresSeconds === void 0) {
		if (requestMs < nowMs - 9e5) throw authError(protocol, {
			kind: "clock-skew-old",
			requestMs,
			nowMs
		});
		return;
	}
	let expiresMs = requestMs + expiresSeconds * 1e3;
	if (nowMs > expiresMs || expiresSeconds === 0) throw authError(protocol, {
		kind: "presign-expired",
		expiresMs,
		nowMs,
		expiresSeconds
	});
}
function checkSignedHeaders(request, auth) {
	if (!auth.signedHeaders.includes("host")) throw authError(auth.protocol, { kind: "host-not-signed" });
	if (auth.protocol !== "s3") return;
	let names = [];
	for (let name of request.headers.keys()) name.startsWith("x-amz-") && !auth.signedHeaders.includes(name) && names.push(name);
	if (names.length > 0) throw authError("s3", {
		kind: "headers-not-signed",
		names
	});
}
// src/sigv4/auth.ts
function scopeText(scope) {
	return `${scope.date}/${scope.region}/${scope.service}/${scope.terminator}`;
}
function parseCredential(credential) {
	if (credential.length > 512 || !/^[!-~]+$/.test(credential)) return;
	let [accessKeyId, date, region, service, terminator, ...rest] = credential.split("/");
	if (accessKeyId && date !== void 0 && region !== void 0 && service !== void 0 && !(terminator === void 0 || rest.length > 0)) return {
		accessKeyId,
		scope: {
			date,
			region,
			service,
			terminator
		}
	};
}
function parseSignedHeaders(text) {
	let names = text.split(";");
	if (!(names.length > 128 || !/^[!-9<-~]+(?:;[!-9<-~]+)*$/.test(text))) return names.sort();
}
// src/sigv4/request.ts
function headersOf$3(request) {
	let { headers, rawHeaders } = request, names = Object.keys(headers);
	return names.length * 2 === rawHeaders.length ? {
		get: (name) => Object.hasOwn(headers, name) ? headers[name] : void 0,
		has: (name) => Object.hasOwn(headers, name),
		keys: () => names.values()
	} : headersFromRaw(rawHeaders);
}
function headersFromRaw(rawHeaders) {
	let headers = new Map();
	for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
		let name = rawHeaders[index].toLowerCase(), value = rawHeaders[index + 1], present = headers.get(name);
		present === void 0 ? headers.set(name, value) : typeof present == "string" ? headers.set(name, [present, value]) : present.push(value);
	}
	return headers;
}
function headerText$1(headers, name) {
	let value = headers.get(name);
	return value === void 0 || typeof value == "string" ? value : value.join(",");
}
// src/sigv4/authorization-header.ts
const headerMaximum$1 = 8192;
function readAuthorizationHeader(request, protocol, known) {
	let authorization = request.headers.get("authorization") ?? "";
	if (typeof authorization != "string") throw authError(protocol, {
		kind: "malformed",
		place: "header",
		reason: "the Authorization header is repeated"
	});
	let end = authorization.length - signatureLength, isUsual = authorization.endsWith(signatureMark, end) && hexDigits.test(authorization.slice(end)), beginning = authorization.slice(0, end), before = isUsual ? known?.get(beginning) : void 0, amzDate = before && dateOf(request, protocol);
	if (before !== void 0 && amzDate !== void 0) return authOf(request, protocol, before, authorization.slice(end), amzDate);
	let read = readWhole(authorization, request, protocol);
	return isUsual && known?.set(beginning, read.by), authOf(request, protocol, read.by, read.signature, read.amzDate);
}
const signatureMark = ", Signature=", signatureLength = 64, hexDigits = /^[0-9a-f]{64}$/;
function authOf({ headers }, protocol, { accessKeyId, scope, signedHeaders }, signature, amzDate) {
	return {
		form: "header",
		protocol,
		accessKeyId,
		scope,
		signedHeaders,
		signature,
		amzDate,
		securityToken: headerText$1(headers, "x-amz-security-token"),
		payloadHash: headerText$1(headers, "x-amz-content-sha256")
	};
}
function readWhole(authorization, request, protocol) {
	if (authorization.length > headerMaximum$1) throw authError(protocol, {
		kind: "malformed",
		place: "header",
		reason: `the Authorization header is longer than ${headerMaximum$1} bytes`
	});
	let parts = partsOf$1(authorization, protocol), amzDate = dateOf(request, protocol), missing = required.filter((name) => !parts[name]);
	if (amzDate === void 0 && missing.push("Date"), missing.length > 0) throw authError(protocol, {
		kind: "authorization-incomplete",
		missing,
		authorization
	});
	let credential = parts.Credential, parsed = parseCredential(credential);
	if (parsed === void 0) throw authError(protocol, {
		kind: "credential-malformed",
		place: "header",
		credential
	});
	let signedHeaders = parseSignedHeaders(parts.SignedHeaders);
	if (signedHeaders === void 0) throw authError(protocol, {
		kind: "malformed",
		place: "header",
		reason: "SignedHeaders is not a list of names"
	});
	return {
		by: {
			...parsed,
			signedHeaders
		},
		signature: parts.Signature,
		amzDate
	};
}
function partsOf$1(authorization, protocol) {
	let space = authorization.indexOf(" "), scheme = space === -1 ? authorization : authorization.slice(0, space);
	if (scheme !== "AWS4-HMAC-SHA256") throw wrongScheme(scheme, authorization, protocol);
	let parts = {}, start = scheme.length;
	for (; start < authorization.length;) {
		let comma = authorization.indexOf(",", start), end = comma === -1 ? authorization.length : comma, piece = authorization.slice(start, end).trim();
		if (start = end + 1, piece === "") continue;
		let equals = piece.indexOf("=");
		if (equals === -1 || piece.includes(" ")) throw authError(protocol, {
			kind: "authorization-not-pairs",
			piece,
			authorization
		});
		let name = piece.slice(0, equals);
		if (name === "Credential" || name === "SignedHeaders" || name === "Signature") {
			if (parts[name] !== void 0) throw authError(protocol, {
				kind: "malformed",
				place: "header",
				reason: "the Authorization header names a part twice"
			});
			parts[name] = piece.slice(equals + 1);
		}
	}
	return parts;
}
const required = [
	"Credential",
	"Signature",
	"SignedHeaders"
];
function wrongScheme(scheme, authorization, protocol) {
	return scheme === "AWS" ? authError(protocol, { kind: "sigv2-refused" }) : scheme.startsWith("AWS4-") ? authError(protocol, {
		kind: "algorithm-unsupported",
		place: "header",
		algorithm: scheme
	}) : authError(protocol, {
		kind: "authorization-not-pairs",
		piece: scheme,
		authorization
	});
}
function dateOf(request, protocol) {
	let amzDate = headerText$1(request.headers, "x-amz-date"), text = amzDate ?? headerText$1(request.headers, "date");
	if (text === void 0) return;
	let date = amzDate === void 0 ? parseDateHeader(text) : parseAmzDate(text);
	if (date === void 0) throw authError(protocol, {
		kind: "date-malformed",
		place: "header",
		date: text
	});
	return date;
}
// src/sigv4/presigned-query.ts
const names$2 = new Set([
	"X-Amz-Algorithm",
	"X-Amz-Credential",
	"X-Amz-Date",
	"X-Amz-Expires",
	"X-Amz-SignedHeaders",
	"X-Amz-Signature",
	"X-Amz-Security-Token",
	"X-Amz-Content-Sha256"
]);
function readPresignedQuery(request, protocol) {
	let parameters = authParameters(request.rawQuery, names$2, protocol), required = [
		"X-Amz-Algorithm",
		"X-Amz-Credential",
		"X-Amz-Signature",
		"X-Amz-SignedHeaders",
		"X-Amz-Date"
	];
	protocol === "s3" && required.push("X-Amz-Expires");
	let missing = required.filter((name) => !parameters.get(name));
	if (missing.length > 0) throw authError(protocol, {
		kind: "query-incomplete",
		missing
	});
	let given = parameters.get("X-Amz-Algorithm");
	if (given !== "AWS4-HMAC-SHA256") throw authError(protocol, {
		kind: "algorithm-unsupported",
		place: "query",
		algorithm: given
	});
	let credential = parameters.get("X-Amz-Credential"), parsed = parseCredential(credential);
	if (parsed === void 0) throw authError(protocol, {
		kind: "credential-malformed",
		place: "query",
		credential
	});
	let signedHeaders = parseSignedHeaders(parameters.get("X-Amz-SignedHeaders"));
	if (signedHeaders === void 0) throw authError(protocol, {
		kind: "malformed",
		place: "query",
		reason: "X-Amz-SignedHeaders is not a list of names"
	});
	let date = parameters.get("X-Amz-Date"), amzDate = parseAmzDate(date);
	if (amzDate === void 0) throw authError(protocol, {
		kind: "date-malformed",
		place: "query",
		date
	});
	let auth = {
		form: "query",
		protocol,
		...parsed,
		signedHeaders,
		signature: parameters.get("X-Amz-Signature"),
		amzDate,
		securityToken: tokenOf(request, parameters, signedHeaders),
		payloadHash: headerText$1(request.headers, "x-amz-content-sha256") ?? parameters.get("X-Amz-Content-Sha256")
	};
	return protocol === "s3" && (auth.expiresSeconds = expiresOf(parameters.get("X-Amz-Expires"))), auth;
}
function authParameters(rawQuery, wanted, protocol) {
	let parameters = new Map();
	for (let piece of rawQuery.split("&")) {
		let equals = piece.indexOf("="), name = equals === -1 ? piece : piece.slice(0, equals);
		if (!wanted.has(name)) continue;
		let value = equals === -1 ? "" : percentDecode(piece.slice(equals + 1)), present = parameters.get(name);
		if (present === void 0) parameters.set(name, value);
		else if (protocol !== "s3" || name !== "X-Amz-Security-Token") throw authError(protocol, {
			kind: "malformed",
			place: "query",
			reason: `${name} is repeated`
		});
		else if (present !== value) throw authError(protocol, {
			kind: "unknown-key",
			accessKeyId: ""
		});
	}
	return parameters;
}
function tokenOf(request, parameters, signedHeaders) {
	return (signedHeaders.includes("x-amz-security-token") ? headerText$1(request.headers, "x-amz-security-token") : void 0) ?? parameters.get("X-Amz-Security-Token");
}
function expiresOf(text) {
	if (/^-\d+$/.test(text)) throw authError("s3", {
		kind: "expires-malformed",
		problem: "negative"
	});
	if (!/^\d{1,16}$/.test(text)) throw authError("s3", {
		kind: "expires-malformed",
		problem: "not a number"
	});
	let seconds = Number(text);
	if (seconds > 604800) throw authError("s3", {
		kind: "expires-malformed",
		problem: "too long"
	});
	return seconds;
}
// src/sigv4/sigv2.ts
const names$1 = new Set([
	"AWSAccessKeyId",
	"Expires",
	"Signature",
	"x-amz-security-token"
]), subResources = new Set("accelerate acl analytics cors defaultObjectAcl delete inventory lifecycle location logging metrics notification object-lock partNumber policy replication requestPayment restore select select-type storageClass tagging torrent uploadId uploads versionId versioning versions website response-cache-control response-content-disposition response-content-encoding response-content-language response-content-type response-expires".split(" ")), harmless = new Set("AWSAccessKeyId Expires Signature prefix delimiter marker max-keys encoding-type list-type start-after continuation-token fetch-owner key-marker version-id-marker upload-id-marker max-uploads max-parts part-number-marker x-id".split(" "));
function hasSigV2Query(rawQuery) {
	return /(?:^|&)(?:AWSAccessKeyId|Signature)=/.test(rawQuery);
}
function readSigV2Query(request) {
	let parameters = authParameters(request.rawQuery, names$1, "s3"), accessKeyId = parameters.get("AWSAccessKeyId"), signature = parameters.get("Signature"), expires = parameters.get("Expires");
	if (!accessKeyId || !signature || !expires) throw authError("s3", { kind: "sigv2-incomplete" });
	if (!/^\d{1,12}$/.test(expires)) throw authError("s3", {
		kind: "sigv2-expires-malformed",
		expires
	});
	return {
		form: "sigv2-query",
		protocol: "s3",
		accessKeyId,
		signature,
		expiresEpochSeconds: Number(expires),
		securityToken: headerText$1(request.headers, "x-amz-security-token") ?? parameters.get("x-amz-security-token")
	};
}
function verifySigV2(request, auth, secretKey, bucket) {
	let text = sigV2StringToSign(request, auth, bucket);
	return text !== void 0 && sameSignature(createHmac("sha1", secretKey).update(text, "latin1").digest("base64"), auth.signature);
}
function sigV2StringToSign(request, auth, bucket) {
	let query = pairsOf(request.rawQuery);
	for (let { name } of query) if (!(subResources.has(name) || name.startsWith("x-amz-") || standard.has(name)) && !harmless.has(name)) return;
	let one = (name) => headerText$1(request.headers, name) ?? query.find((pair) => pair.name === name)?.value ?? "", path = `${bucket === void 0 ? "" : `/${bucket}`}${request.rawPath || "/"}`;
	return `${request.method}\n${one("content-md5")}\n${one("content-type")}\n${auth.expiresEpochSeconds}\n` + amzHeaders(request, query) + path + subResourceText(query);
}
const standard = new Set(["content-md5", "content-type"]);
function pairsOf(rawQuery) {
	return rawQuery.split("&").filter(Boolean).map((piece) => {
		let equals = piece.indexOf("=");
		return equals === -1 ? { name: piece } : {
			name: piece.slice(0, equals),
			value: percentDecode(piece.slice(equals + 1).replaceAll("+", " "))
		};
	});
}
function subResourceText(query) {
	let parts = query.filter(({ name }) => subResources.has(name)).sort((a, b) => a.name < b.name ? -1 : +(a.name > b.name)).map(({ name, value }) => value === void 0 ? name : `${name}=${value}`);
	return parts.length === 0 ? "" : `?${parts.join("&")}`;
}
function amzHeaders(request, query) {
	let values = new Map();
	for (let { name, value } of query) name.startsWith("x-amz-") && values.set(name, value ?? "");
	for (let name of request.headers.keys()) name.startsWith("x-amz-") && values.set(name, headerText$1(request.headers, name) ?? "");
	return [...values.keys()].sort().map((name) => `${name}:${values.get(name).trim()}\n`).join("");
}
// src/sigv4/read-auth.ts
const presigned = /(?:^|&)X-Amz-(?:Algorithm|Credential|Signature)=/;
function readAuth(request, protocol, known) {
	let header = request.headers.has("authorization"), query = request.rawQuery !== "" && presigned.test(request.rawQuery), sigV2 = protocol === "s3" && request.rawQuery !== "" && hasSigV2Query(request.rawQuery);
	if (Number(header) + Number(query) + Number(sigV2) > 1) throw authError(protocol, {
		kind: "both-auth",
		authorization: headerText$1(request.headers, "authorization") ?? ""
	});
	return header ? readAuthorizationHeader(request, protocol, known) : query ? readPresignedQuery(request, protocol) : sigV2 ? readSigV2Query(request) : { form: "none" };
}
// src/sigv4/payload.ts
const chunked = new Map([
	["STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "chunked-signed"],
	["STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", "chunked-signed-trailer"],
	["STREAMING-UNSIGNED-PAYLOAD-TRAILER", "chunked-unsigned-trailer"]
]);
function payloadKind(auth) {
	let declared = auth.payloadHash;
	if (auth.protocol !== "s3") return declared === void 0 ? { kind: "body" } : {
		kind: "hash",
		sha256: declared.toLowerCase()
	};
	if (declared === void 0) {
		if (auth.form === "query") return { kind: "unsigned" };
		throw authError("s3", { kind: "payload-header-missing" });
	}
	if (declared === "UNSIGNED-PAYLOAD") return { kind: "unsigned" };
	let streaming = chunked.get(declared);
	if (streaming !== void 0) return { kind: streaming };
	if (!/^[0-9A-Fa-f]{64}$/.test(declared)) throw authError("s3", {
		kind: "payload-header-malformed",
		value: declared
	});
	return {
		kind: "hash",
		sha256: declared.toLowerCase()
	};
}
function checkPayload(auth, payload, bodyHash) {
	if (payload.kind === "hash" && payload.sha256 !== bodyHash) throw authError(auth.protocol, {
		kind: "payload-mismatch",
		declared: payload.sha256,
		computed: bodyHash
	});
}
function canonicalPayloadHash(auth, bodyHash) {
	let declared = auth.payloadHash;
	if (auth.protocol === "s3") return declared ?? (auth.form === "query" ? "UNSIGNED-PAYLOAD" : bodyHash);
	if (bodyHash !== void 0) return declared === void 0 || declared.toLowerCase() === bodyHash ? declared ?? bodyHash : void 0;
}
function shownPayloadHash(auth, bodyHash) {
	return canonicalPayloadHash(auth, bodyHash) ?? auth.payloadHash ?? bodyHash ?? "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
}
// src/sigv4/verify.ts
function verifySignature(request, auth, signingKey, bodyHash) {
	let payloadHash = canonicalPayloadHash(auth, bodyHash), headers = canonicalHeaders(request.headers, auth.signedHeaders);
	if (payloadHash === void 0 || headers === void 0 || !auth.signedHeaders.includes("host")) return !1;
	let { method, rawPath, rawQuery } = request, { protocol, signedHeaders, signature, amzDate } = auth, scope = scopeText(auth.scope), proves = (uri, query) => {
		let canonical = canonicalRequestText({
			method,
			uri,
			query,
			headers,
			signedHeaders,
			payloadHash
		});
		return sameSignature(hmacHex(signingKey, stringToSignText(amzDate.text, scope, canonical)), signature);
	}, uri = uriOf(protocol, rawPath, "as-sent"), query = canonicalQuery(rawQuery, "as-sent");
	if (proves(uri, query)) return !0;
	let uriAgain = uriOf(protocol, rawPath, "re-encoded"), queryAgain = canonicalQuery(rawQuery, "re-encoded");
	return (uriAgain !== uri || queryAgain !== query) && proves(uriAgain, queryAgain);
}
function uriOf(protocol, rawPath, spelling) {
	return protocol === "s3" ? canonicalUriS3(rawPath, spelling) : canonicalUri(rawPath);
}
function canonicalRequest(request, auth, bodyHash, spelling = "re-encoded") {
	let { signedHeaders } = auth, present = new Map(signedHeaders.map((name) => [name, headerText$1(request.headers, name) ?? ""]));
	return canonicalRequestText({
		method: request.method,
		uri: uriOf(auth.protocol, request.rawPath, spelling),
		query: canonicalQuery(request.rawQuery, spelling),
		headers: canonicalHeaders(present, signedHeaders) ?? "",
		signedHeaders,
		payloadHash: shownPayloadHash(auth, bodyHash)
	});
}
function stringToSign(auth, canonical) {
	return stringToSignText(auth.amzDate.text, scopeText(auth.scope), canonical);
}
function signatureMismatch(request, auth, bodyHash) {
	let canonical = canonicalRequest(request, auth, bodyHash);
	return authError(auth.protocol, {
		kind: "bad-signature",
		accessKeyId: auth.accessKeyId,
		signature: auth.signature,
		stringToSign: stringToSign(auth, canonical),
		canonicalRequest: canonical
	});
}
// src/access/console-sessions.ts
async function liveConsoleSession(house, id) {
	let row = await findConsoleSession(house.store.read, id);
	if (!(row === void 0 || house.clock.now() >= row.expires) && !await isClosedAccount(house.store.read, row.account)) return await passwordOf(house, row) === row.passwordHash ? row : void 0;
}
async function passwordOf({ store }, row) {
	switch (row.kind) {
		case "user": return (await findLoginProfile(store.read, row.principalId))?.passwordHash;
		case "root": return (await findRootPassword(store.read, row.account))?.passwordHash;
		case "federated": return null;
	}
}
// src/access/callers.ts
const limit$1 = 2e4;
function createCallers(house) {
	let keys = createBoundedMap(limit$1), tokens = createBoundedMap(limit$1);
	async function cached(known, key, load) {
		let credential = known.get(key);
		if (credential !== void 0 && credential.version === house.store.version(credential.caller.account)) return credential;
		let fresh = await load();
		return fresh === void 0 ? known.delete(key) : known.set(key, fresh), fresh;
	}
	return {
		ofKey: (accessKeyId) => cached(keys, accessKeyId, () => loadKey(house, accessKeyId)),
		ofToken: (token) => cached(tokens, token, () => loadToken(house, token))
	};
}
async function loadKey(house, id, account = accountOfKeyId(id) ?? "") {
	let version = house.store.version(account), row = await findAccessKey(house.store.read, id);
	if (row === void 0 || row.status !== "Active") return;
	if (row.account !== account) return loadKey(house, id, row.account);
	if (await isClosedAccount(house.store.read, account)) return;
	let secret = house.sealer.open("access-key", id, row.secret);
	if (secret === void 0) return;
	let user = row.userId === null ? void 0 : await house.principals.user(account, row.userId), caller = row.userId === null ? rootCaller(account, id) : user && userCaller(user, id);
	return caller && {
		caller,
		secret: secret.toString(),
		version,
		signingKeys: new Map()
	};
}
async function loadToken(house, token) {
	let session = openSession(house, token);
	if (session === void 0) return;
	let version = house.store.version(session.account), caller = await sessionCaller(house, session);
	return caller && {
		caller,
		secret: session.secret,
		version,
		signingKeys: new Map()
	};
}
async function sessionCaller(house, session) {
	let { kind, account, principalId, accessKeyId, issuingKeyId, consoleSessionId } = session;
	if (consoleSessionId !== void 0 && !await liveConsoleSession(house, consoleSessionId)) return;
	if (issuingKeyId !== void 0) {
		let key = await findAccessKey(house.store.read, issuingKeyId);
		if (key === void 0 || key.status !== "Active") return;
	}
	if (kind === "role") {
		let role = await house.principals.role(account, principalId);
		return role && roleCaller(role, session, await policiesInSession(house, session, role.policies));
	}
	let isRoot = principalId === account, user = isRoot ? void 0 : await house.principals.user(account, principalId);
	if ((isRoot || user !== void 0) && !(isRoot && await isClosedAccount(house.store.read, account))) {
		if (kind === "federated") return federatedCaller(session, user, await policiesInSession(house, session, user?.policies ?? policiesOfRoot(house)));
		if (user !== void 0) {
			let policies = await policiesInSession(house, session, user.policies);
			return {
				...userCaller(user, accessKeyId),
				session,
				policies
			};
		}
		return {
			...rootCaller(account, accessKeyId),
			session,
			policies: await policiesInSession(house, session)
		};
	}
}
function createAuthenticator(house) {
	let callers = createCallers(house), beginnings = createBoundedMap(5e3);
	return { async claim(facts, service, region) {
		let auth = readAuth(facts, service.protocol, beginnings);
		if (auth.form === "none") return {
			caller: anonymous,
			auth,
			prove: () => {}
		};
		checkAuth(facts, auth, {
			service: service.signingNames ?? service.name,
			region
		}, house.clock.real());
		let credential = await credentialOf(auth);
		if (auth.form === "sigv2-query") return claimV2(facts, auth, credential);
		let key = derivedKey(credential, auth);
		return {
			caller: credential.caller,
			auth,
			signingKey: key,
			prove(bodyHash) {
				if (!verifySignature(facts, auth, key, bodyHash)) throw signatureMismatch(facts, auth, bodyHash);
			}
		};
	} };
	async function credentialOf(auth) {
		let { accessKeyId, securityToken, protocol } = auth;
		if (securityToken === void 0) {
			let credential = await callers.ofKey(accessKeyId);
			if (credential === void 0) throw authError(protocol, {
				kind: "unknown-key",
				accessKeyId
			});
			return credential;
		}
		let credential = await callers.ofToken(securityToken), session = credential?.caller.session ?? openSession(house, securityToken);
		if (session?.accessKeyId !== accessKeyId) throw authError(protocol, {
			kind: "invalid-token",
			securityToken
		});
		if (house.clock.now() >= session.expires * 1e3) throw authError(protocol, {
			kind: "expired-token",
			securityToken
		});
		if (credential === void 0) throw authError(protocol, {
			kind: "invalid-token",
			securityToken
		});
		return credential;
	}
}
function derivedKey({ secret, signingKeys }, { scope }) {
	let name = `${scope.date}/${scope.region}/${scope.service}`, key = signingKeys.get(name);
	return key === void 0 && (signingKeys.size >= 32 && signingKeys.clear(), key = signingKey(secret, scope.date, scope.region, scope.service), signingKeys.set(name, key)), key;
}
function claimV2(facts, auth, { caller, secret }) {
	return {
		caller,
		auth,
		prove(_bodyHash, bucket) {
			if (verifySigV2(facts, auth, createSecretKey(Buffer.from(secret)), bucket)) return;
			let { accessKeyId, signature } = auth;
			throw authError("s3", {
				kind: "bad-signature",
				accessKeyId,
				signature,
				stringToSign: ""
			});
		}
	};
}
// src/proof/public-address.ts
const special$1 = new BlockList();
for (let [network, bits] of [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 4],
	["240.0.0.0", 4]
]) special$1.addSubnet(network, bits, "ipv4");
for (let [network, bits] of [
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["3fff::", 20]
]) special$1.addSubnet(network, bits, "ipv6");
const globalUnicast = new BlockList();
globalUnicast.addSubnet("2000::", 3, "ipv6");
function isPublicAddress(address) {
	return isIP(address) === 0 ? !1 : isIPv4(address) ? !special$1.check(address, "ipv4") : globalUnicast.check(address, "ipv6") && !special$1.check(address, "ipv6");
}
async function fetchJson(url, reach) {
	if (url.username !== "" || url.password !== "" || url.protocol !== "https:" && !(reach.anywhere && url.protocol === "http:")) return "unusable";
	let addresses = await addressesOf(url, reach);
	if (typeof addresses == "string") return addresses;
	try {
		let response = await respond(url, addresses, reach.signal);
		if (response.statusCode !== 200) return response.destroy(), "unusable";
		let text = await bodyOf$1(response);
		return text === void 0 ? "unusable" : parsed$1(text);
	} catch {
		return "unreachable";
	}
}
async function addressesOf(url, reach) {
	let host = url.hostname.replace(/^\[|\]$/g, ""), literal = isIP(host), addresses;
	try {
		addresses = literal === 0 ? await orAborted(reach.resolve(host), reach.signal) : [{
			address: host,
			family: literal
		}];
	} catch {
		return "unreachable";
	}
	return addresses.length === 0 ? "unreachable" : !reach.anywhere && !addresses.every(({ address }) => isPublicAddress(address)) ? "unusable" : addresses;
}
function respond(url, addresses, signal) {
	let lookup = (_host, options, done) => options.all ? done(null, addresses) : done(null, addresses[0].address, addresses[0].family), send = url.protocol === "https:" ? request$1 : request;
	return new Promise((resolve, reject) => {
		let request = send(url, {
			method: "GET",
			agent: !1,
			lookup,
			signal,
			headers: {
				accept: "application/json",
				"user-agent": "understudy"
			}
		});
		request.once("response", resolve), request.on("error", reject), request.end();
	});
}
async function bodyOf$1(response) {
	let chunks = [], size = 0;
	for await (let chunk of response) {
		if (size += chunk.length, size > 1e6) return;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString();
}
function parsed$1(text) {
	try {
		return { json: JSON.parse(text) };
	} catch {
		return "unusable";
	}
}
function orAborted(promise, signal) {
	return new Promise((resolve, reject) => {
		if (signal.aborted) return reject(signal.reason);
		let stop = () => reject(signal.reason);
		signal.addEventListener("abort", stop, { once: !0 }), promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
	});
}
function createIssuers(options) {
	let trusted = new Set(options.trusted), known = createBoundedMap(500), asking = new Map(), resolve = options.resolve ?? ((host) => lookup(host, { all: !0 }));
	function ask(issuer) {
		let under = asking.get(issuer);
		if (under !== void 0) return under;
		let signal = AbortSignal.timeout(options.timeoutMilliseconds ?? 5e3), answer = discover(issuer, {
			anywhere: trusted.has(issuer),
			resolve,
			signal
		}).then((keys) => (typeof keys != "string" && known.set(issuer, {
			keys,
			since: options.now()
		}), keys)).finally(() => asking.delete(issuer));
		return asking.set(issuer, answer), answer;
	}
	return {
		trusts: (issuer) => trusted.has(issuer),
		async keysOf(issuer, keyId) {
			let now = options.now(), own = known.get(issuer), age = own === void 0 ? 1e400 : Math.abs(now - own.since);
			if (own !== void 0 && age < 6e5) {
				if (hasKey(own.keys, keyId)) return own.keys;
				if (age < 3e4) return "unusable";
			}
			let keys = await ask(issuer);
			return typeof keys == "string" || hasKey(keys, keyId) ? keys : "unusable";
		}
	};
}
function hasKey({ keys }, keyId) {
	return keys.some(({ kid }) => kid === keyId);
}
async function discover(issuer, reach) {
	let base = URL.parse(issuer), place = URL.parse(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
	if (base === null || place === null) return "unusable";
	let document = await fetchJson(place, reach);
	if (typeof document == "string") return document;
	let { issuer: named, jwks_uri: keysAt } = fields(document.json);
	if (named !== issuer || typeof keysAt != "string") return "unusable";
	let keysUrl = URL.parse(keysAt);
	if (keysUrl === null) return "unusable";
	let anywhere = reach.anywhere && keysUrl.origin === base.origin, keys = await fetchJson(keysUrl, {
		...reach,
		anywhere
	});
	return typeof keys == "string" ? keys : keySet$1(keys.json);
}
function keySet$1(json) {
	let { keys } = fields(json);
	if (!Array.isArray(keys)) return "unusable";
	let usable = keys.filter((key) => {
		let { kty, kid, use } = fields(key);
		return (kty === "RSA" || kty === "EC") && typeof kid == "string" && use !== "enc";
	});
	for (let type of ["RSA", "EC"]) if (usable.filter(({ kty }) => kty === type).length > 100) return "unusable";
	return { keys: usable };
}
function fields(json) {
	return typeof json == "object" && json ? json : {};
}
// src/proof/passwords.ts
const defaultCost = {
	log2N: 15,
	r: 8,
	p: 3
};
function createPasswords(random, cost = defaultCost) {
	let inTurn = createTurns(2, 100), bytes = (length) => Buffer.from(random(length)), dummy = {
		cost,
		salt: bytes(16),
		hash: bytes(32)
	};
	return {
		async hash(password) {
			let salt = bytes(16), hash = await inTurn(() => derive(password, salt, cost));
			return [
				"scrypt",
				cost.log2N,
				cost.r,
				cost.p,
				base64url(salt),
				base64url(hash)
			].join("$");
		},
		async verify(password, stored) {
			let parsed = stored === void 0 ? void 0 : parseHash(stored), { cost, salt, hash } = parsed ?? dummy, derived = await inTurn(() => derive(password, salt, cost));
			return timingSafeEqual(derived, hash) && parsed !== void 0;
		}
	};
}
const base64url = (bytes) => bytes.toString("base64url");
function parseHash(text) {
	let [kind, log2N, r, p, salt, hash] = text.split("$"), cost = {
		log2N: Number(log2N),
		r: Number(r),
		p: Number(p)
	}, fits = cost.log2N >= 1 && cost.log2N <= 20 && cost.r <= 32 && cost.p <= 16;
	if (kind !== "scrypt" || !fits || salt === void 0 || hash === void 0) return;
	let stored = {
		cost,
		salt: Buffer.from(salt, "base64url"),
		hash: Buffer.from(hash, "base64url")
	};
	return stored.hash.length === 32 ? stored : void 0;
}
function derive(password, salt, { log2N, r, p }) {
	let N = 2 ** log2N, options = {
		N,
		r,
		p,
		maxmem: 256 * N * r
	};
	return new Promise((resolve, reject) => {
		scrypt(password, salt, 32, options, (cause, key) => {
			cause === null ? resolve(key) : reject(cause);
		});
	});
}
function createTurns(size, queue) {
	let running = 0, line = [];
	return async (work) => {
		if (running < size) running++;
		else {
			if (line.length >= queue) throw new AwsError("Throttling", 400, "Rate exceeded");
			await new Promise((resolve) => line.push(resolve));
		}
		try {
			return await work();
		} finally {
			let next = line.shift();
			next === void 0 ? running-- : next();
		}
	};
}
function createSealer(ring, random) {
	let derived = new Map(), keyFor = (id, purpose) => {
		let label = `${id}/${purpose}`, key = derived.get(label), master = Object.hasOwn(ring.keys, id) ? ring.keys[id] : void 0;
		return key === void 0 && master !== void 0 && (key = createSecretKey(Buffer.from(hkdfSync("sha256", master, "", `understudy/${purpose}`, 32))), derived.set(label, key)), key;
	}, head = Buffer.from([ring.current.length, ...Buffer.from(ring.current)]);
	return {
		seal(purpose, context, plain) {
			let nonce = random(12), cipher = createCipheriv("aes-256-gcm", keyFor(ring.current, purpose), nonce);
			context !== "" && cipher.setAAD(Buffer.from(context));
			let body = cipher.update(plain), rest = cipher.final();
			return Buffer.concat([
				head,
				nonce,
				cipher.getAuthTag(),
				body,
				rest
			]);
		},
		open(purpose, context, sealed) {
			let idEnd = 1 + (sealed[0] ?? 0), tagAt = idEnd + 12, bodyAt = tagAt + 16;
			if (sealed.length < bodyAt) return;
			let key = keyFor(Buffer.from(sealed.subarray(1, idEnd)).toString("latin1"), purpose);
			if (key === void 0) return;
			let cipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(idEnd, tagAt));
			context !== "" && cipher.setAAD(Buffer.from(context)), cipher.setAuthTag(sealed.subarray(tagAt, bodyAt));
			try {
				return Buffer.concat([cipher.update(sealed.subarray(bodyAt)), cipher.final()]);
			} catch {
				return;
			}
		}
	};
}
async function openSqliteStore(file) {
	let writing = connect(file);
	writing.exec("pragma journal_mode = wal"), writing.exec("pragma synchronous = full");
	let write = new Kysely({ dialect: sqliteDialect(writing) });
	await migrate(write);
	let reading = connect(file);
	reading.exec("pragma query_only = on");
	let read = new Kysely({ dialect: sqliteDialect(reading) }), trailing = connect(`${file}-trail`), organizationsVersion = await readOrganizationsVersion(read), versions = new Map();
	for (let { id, version } of await read.selectFrom("accounts").select(["id", "version"]).execute()) versions.set(id, version);
	let writeData = (work) => write.transaction().execute(work);
	return {
		read,
		writeData,
		async write(account, work) {
			let version, result = await writeData(async (tx) => (version = (await tx.updateTable("accounts").set((row) => ({ version: row("version", "+", 1) })).where("id", "=", account).returning("version").executeTakeFirst())?.version, work(tx)));
			return version !== void 0 && versions.set(account, version), result;
		},
		async writeOrganizations(accounts, work) {
			let version = organizationsVersion, grown = [], result = await writeData(async (tx) => {
				let done = await work(tx);
				if (accounts.length > 0) {
					let rows = tx.updateTable("accounts").set((row) => ({ version: row("version", "+", 1) })).where("id", "in", accounts);
					grown.push(...await rows.returning(["id", "version"]).execute());
				}
				return version = await growOrganizationsVersion(tx), done;
			});
			for (let { id, version: now } of grown) versions.set(id, now);
			return organizationsVersion = version, result;
		},
		organizationsVersion: () => organizationsVersion,
		version: (account) => versions.get(account) ?? 0,
		trail: openTrailLog(trailing, 1e5),
		async close() {
			trailing.isOpen && (trailing.close(), await read.destroy(), await write.destroy());
		}
	};
}
function connect(file) {
	let database = new DatabaseSync(file);
	return database.exec("pragma busy_timeout = 5000"), database.exec("pragma foreign_keys = on"), database;
}
// src/access/clock.ts
function createClock(real) {
	let offset = 0;
	return {
		real,
		now: () => real() + offset,
		advance(milliseconds) {
			offset += milliseconds;
		},
		reset() {
			offset = 0;
		}
	};
}
// src/access/pooled-random.ts
const poolSize = 4096;
function pooledRandom(source) {
	let pool = source(poolSize), used = 0;
	return (length) => length > poolSize ? source(length) : (used + length > poolSize && (pool = source(poolSize), used = 0), used += length, pool.subarray(used - length, used));
}
// src/access/service-names.ts
function openServiceNames(dir) {
	let loaded, load = () => loaded ??= readNames(join(dir, "service-names.json"));
	return {
		prefixes: () => [...load().keys()],
		name: (prefix) => load().get(prefix)
	};
}
function readNames(file) {
	return new Map(Object.entries(JSON.parse(readFileSync(file, "utf8"))));
}
// src/access/event-kind.ts
function isReadOnly(service, operation) {
	return service === "sts" || reading$1.test(operation);
}
const reading$1 = /^(?:BatchGet|Check|Describe|Explain|GenerateCredentialReport|Get|Head|List|Lookup|Search|Simulate|Validate)/;
function isDataEvent(service, operation) {
	return service === "s3" && aboutObjects.test(operation);
}
const aboutObjects = /Object(?!LockConfiguration)|Multipart|Part|^HeadBucket$/;
function cloudTrailEvent({ service, operation, caller, request, time, parameters, error }) {
	let isData = isDataEvent(service, operation);
	return {
		eventVersion: "1.11",
		userIdentity: userIdentity(caller),
		eventTime: isoSeconds(time),
		eventSource: `${service}.amazonaws.com`,
		eventName: operation,
		awsRegion: service === "iam" ? "us-east-1" : request.region,
		sourceIPAddress: request.sourceIp,
		userAgent: request.userAgent,
		...error && {
			errorCode: error.code,
			errorMessage: error.message
		},
		requestParameters: boundedParameters(parameters),
		responseElements: null,
		requestID: request.requestId,
		eventID: randomUUID(),
		readOnly: isReadOnly(service, operation),
		eventType: "AwsApiCall",
		managementEvent: !isData,
		recipientAccountId: caller.account,
		eventCategory: isData ? "Data" : "Management",
		...caller.session?.consoleSessionId !== void 0 && { sessionCredentialFromConsole: "true" }
	};
}
function userIdentity(caller) {
	let { account, arn, userId, accessKeyId, session, role, user } = caller, common = {
		principalId: userId,
		arn,
		accountId: account,
		accessKeyId
	}, attributes = session && {
		creationDate: isoSeconds(session.issued * 1e3),
		mfaAuthenticated: String(session.mfaAt !== void 0)
	};
	switch (caller.kind) {
		case "root": return {
			type: "Root",
			...common,
			...attributes && { sessionContext: { attributes } }
		};
		case "user": return {
			type: "IAMUser",
			...common,
			userName: user?.name,
			...attributes && { sessionContext: { attributes } }
		};
		case "role": return {
			type: "AssumedRole",
			...common,
			sessionContext: {
				sessionIssuer: {
					type: "Role",
					principalId: role?.id,
					arn: caller.principalArn,
					accountId: account,
					userName: role?.name
				},
				attributes,
				...session?.sourceIdentity !== void 0 && { sourceIdentity: session.sourceIdentity }
			}
		};
		case "federated": return {
			type: "FederatedUser",
			...common,
			sessionContext: {
				sessionIssuer: {
					type: user === void 0 ? "Root" : "IAMUser",
					principalId: user?.id ?? account,
					arn: caller.principal.issuerArn ?? rootArn(account),
					accountId: account,
					userName: user?.name
				},
				attributes
			}
		};
		case "service": return vouchedFor(caller) ?? {
			type: "AWSService",
			invokedBy: caller.arn
		};
		case "anonymous": return {
			type: "AWSAccount",
			principalId: "",
			accountId: "anonymous"
		};
	}
}
function vouchedFor({ principal, userId, subject, arn }) {
	if (principal.kind === "WebIdentity" || principal.kind === "SAML") return {
		type: `${principal.kind}User`,
		principalId: userId,
		userName: subject,
		identityProvider: arn
	};
}
function boundedParameters(parameters) {
	if (parameters === void 0) return null;
	let renamed = {}, any = !1, large = !1;
	for (let [name, value] of Object.entries(parameters)) value !== void 0 && (renamed[name.charAt(0).toLowerCase() + name.slice(1)] = value, any = !0, large ||= typeof value == "string" ? value.length > 1024 : typeof value == "object");
	return any ? large && JSON.stringify(renamed).length > 16384 ? { requestParametersTruncated: !0 } : renamed : null;
}
// src/access/event-resources.ts
const types$2 = {
	"iam:user": "AWS::IAM::User",
	"iam:role": "AWS::IAM::Role",
	"iam:group": "AWS::IAM::Group",
	"iam:policy": "AWS::IAM::Policy",
	"iam:instance-profile": "AWS::IAM::InstanceProfile",
	"iam:mfa": "AWS::IAM::VirtualMFADevice",
	"iam:oidc-provider": "AWS::IAM::OIDCProvider",
	"iam:saml-provider": "AWS::IAM::SAMLProvider",
	"iam:server-certificate": "AWS::IAM::ServerCertificate",
	"ec2:instance": "AWS::EC2::Instance",
	"ec2:image": "AWS::EC2::Ami",
	"ec2:key-pair": "AWS::EC2::KeyPair",
	"ec2:network-interface": "AWS::EC2::NetworkInterface",
	"ec2:security-group": "AWS::EC2::SecurityGroup",
	"ec2:subnet": "AWS::EC2::Subnet",
	"ec2:volume": "AWS::EC2::Volume",
	"ec2:vpc": "AWS::EC2::VPC",
	"athena:workgroup": "AWS::Athena::WorkGroup",
	"organizations:account": "AWS::Organizations::Account",
	"organizations:ou": "AWS::Organizations::OrganizationalUnit",
	"organizations:policy": "AWS::Organizations::Policy"
};
function resourcesOf(asked, parameters) {
	let found = new Map(), add = (ResourceType, ResourceName) => void found.set(`${ResourceType} ${ResourceName}`, {
		ResourceType,
		ResourceName
	});
	for (let text of asked) addArn(text, add);
	if (parameters != null) for (let [name, value] of Object.entries(parameters)) typeof value == "string" && (value.startsWith("arn:") ? addArn(value, add) : name === "accessKeyId" && add("AWS::IAM::AccessKey", value));
	return [...found.values()];
}
function addArn(text, add) {
	let arn = parseArn(text);
	if (arn === void 0) return;
	let { service, resource } = arn;
	if (service === "s3") {
		let bucket = resource.split("/", 1)[0];
		bucket !== "*" && bucket !== "" && add("AWS::S3::Bucket", bucket);
		return;
	}
	let slash = resource.indexOf("/"), key = `${service}:${resource.slice(0, slash)}`;
	if (slash === -1 || !Object.hasOwn(types$2, key)) return;
	let name = resource.slice(resource.lastIndexOf("/") + 1);
	name !== "*" && name !== "" && (add(types$2[key], name), service === "iam" && add(types$2[key], text));
}
// src/access/event-terms.ts
function termOf(key, value) {
	return `${key}=${value}`;
}
function termsOf(event, resources) {
	let username = usernameOf(event), { accessKeyId } = event.userIdentity, terms = [
		termOf("EventName", event.eventName),
		termOf("EventSource", event.eventSource),
		termOf("ReadOnly", String(event.readOnly))
	];
	username !== void 0 && terms.push(termOf("Username", username)), accessKeyId !== void 0 && terms.push(termOf("AccessKeyId", accessKeyId));
	let types = new Set(resources.map(({ ResourceType }) => ResourceType));
	for (let type of types) terms.push(termOf("ResourceType", type));
	let names = new Set(resources.map(({ ResourceName }) => ResourceName));
	for (let name of names) terms.push(termOf("ResourceName", name));
	return terms;
}
function usernameOf({ userIdentity }) {
	let { type, userName, principalId } = userIdentity;
	return type === "Root" ? "root" : type === "AssumedRole" || type === "FederatedUser" ? principalId?.slice(principalId.indexOf(":") + 1) : userName;
}
// src/access/trail.ts
const allowedAtOnce = 2e3;
function createTrail(log) {
	let pending = [], room = allowedAtOnce, notKept = 0, timer, write = async () => {
		let rows = pending, missing = notKept;
		pending = [], notKept = 0, (rows.length > 0 || missing > 0) && await log.append(rows, missing);
	}, writeAlone = () => void write().catch(() => {}), beat = () => {
		timer = void 0, room = Math.min(allowedAtOnce, room + 500), room < allowedAtOnce && waitForBeat(), writeAlone();
	}, waitForBeat = () => void (timer ??= setTimeout(beat, 500).unref()), add = (row) => {
		pending.push(row), pending.length >= 500 && writeAlone(), waitForBeat();
	};
	return {
		takes(refused) {
			waitForBeat();
			let takes = refused || room > 0;
			return takes || (notKept += 1), takes;
		},
		record(answered) {
			answered.error === void 0 && --room, add(rowOf(answered));
		},
		recordEvent: (account, event) => add(eventRow(account, event)),
		async find(account, requestId) {
			await write();
			let row = await log.find(account, requestId, "\"eventSource\":\"understudy.amazonaws.com\"");
			return row && {
				event: JSON.parse(row.event),
				questions: JSON.parse(row.questions)
			};
		},
		async findEvent(account, eventId) {
			return await write(), log.findEvent(account, eventId);
		},
		async history(query, limit, after) {
			return await write(), log.history(query, limit, after);
		},
		async flush() {
			clearTimeout(timer), timer = void 0, room = allowedAtOnce, await write();
		}
	};
}
function rowOf(answered) {
	let { service, operation, request, caller, asked, time } = answered, event = cloudTrailEvent(answered), isData = isDataEvent(service, operation), resources = isData ? [] : resourcesOf(asked.map(({ question }) => question.resource), event.requestParameters);
	return {
		requestId: request.requestId,
		eventId: event.eventID,
		account: caller.account,
		seconds: Math.floor(time / 1e3),
		terms: isData ? void 0 : termsOf(event, resources),
		event: JSON.stringify(event),
		questions: asked.length === 0 ? "[]" : JSON.stringify(asked.map((one) => keep(one, caller))),
		facts: asked.length === 0 ? "{}" : JSON.stringify(factsToKeep(caller, request, time))
	};
}
function eventRow(account, event) {
	return {
		requestId: event.requestID,
		eventId: event.eventID,
		account,
		seconds: Math.floor(Date.parse(event.eventTime) / 1e3),
		terms: termsOf(event, []),
		event: JSON.stringify(event),
		questions: "[]",
		facts: "{}"
	};
}
function keep({ ask, question, policies, decision }, signer) {
	let refused = decision.outcome !== "Allowed";
	return {
		action: question.action,
		resource: question.resource,
		outcome: decision.outcome,
		layer: decision.layer,
		statements: decision.statements.map(({ layer, source, index, sid }) => ({
			layer,
			policy: source.id,
			index,
			sid
		})),
		policies: [
			...policies.identity.map(({ id }) => ({
				layer: "identity",
				id
			})),
			...policies.boundary === void 0 ? [] : [{
				layer: "boundary",
				id: policies.boundary.id
			}],
			...(policies.session ?? []).map(({ id }) => ({
				layer: "session",
				id
			})),
			...policies.resource === void 0 ? [] : [{
				layer: "resource",
				id: policies.resource.id
			}]
		],
		explanation: refused ? explain(question, policies) : void 0,
		ask: askToKeep(ask, signer)
	};
}
// src/store/usage.ts
async function noteKeysUsed(tx, uses) {
	for (let { id, time, service, region } of uses) {
		let change = {
			lastUsed: time,
			lastUsedService: service,
			lastUsedRegion: region
		};
		await tx.updateTable("accessKeys").set(change).where("id", "=", id).execute();
	}
}
async function noteRolesUsed(tx, uses) {
	for (let { id, time, region } of uses) await tx.updateTable("roles").set({
		lastUsed: time,
		lastUsedRegion: region
	}).where("id", "=", id).execute();
}
function createUsageLog(store) {
	let keys = new Map(), roles = new Map(), actions = new Map(), timer, flush = async () => {
		clearTimeout(timer), timer = void 0;
		let [usedKeys, usedRoles] = [[...keys.values()], [...roles.values()]], usedActions = [...actions.values()].flatMap((uses) => [...uses.values()]);
		keys = new Map(), roles = new Map(), actions = new Map(), usedKeys.length + usedRoles.length + usedActions.length !== 0 && await store.writeData(async (tx) => {
			await noteKeysUsed(tx, usedKeys), await noteRolesUsed(tx, usedRoles), await noteActionsUsed(tx, usedActions);
		});
	}, noteAction = (principalId, action, region, time) => {
		let uses = actions.get(principalId);
		uses === void 0 && actions.set(principalId, uses = new Map());
		let use = uses.get(action);
		use === void 0 ? uses.set(action, {
			principalId,
			action,
			time,
			region
		}) : (use.time = time, use.region = region);
	};
	return {
		note(caller, service, action, { region }, time) {
			let { role, user, accessKeyId: id } = caller, principal = role ?? (caller.kind === "user" ? user : void 0), isLongTermKey = caller.session === void 0 && id !== void 0;
			(principal !== void 0 || isLongTermKey) && (principal !== void 0 && noteAction(principal.id, action, region, time), role === void 0 ? isLongTermKey && keys.set(id, {
				id,
				time,
				service,
				region
			}) : roles.set(role.id, {
				id: role.id,
				time,
				region
			}), timer ??= setTimeout(() => void flush().catch(() => {}), 1e3).unref());
		},
		flush
	};
}
// src/access/open-house.ts
async function openHouse(options) {
	let random = options.random ?? pooledRandom(randomBytes), ring = readKeyRing(options.dataDirectory, options.masterKey), store = await openSqliteStore(databaseFile(options.dataDirectory)), rest = {
		store,
		sealer: createSealer(ring, random),
		passwords: createPasswords(random, options.passwordCost),
		issuers: createIssuers({
			trusted: options.trustedIssuers,
			now: options.clock ?? Date.now
		}),
		clock: createClock(options.clock ?? Date.now),
		random,
		region: options.region,
		url: "",
		epoch: await readEpoch(store),
		dataDirectory: options.dataDirectory,
		managedPolicies: openManagedPolicies(options.modelsDirectory),
		serviceNames: openServiceNames(options.modelsDirectory),
		catalogue: openServiceCatalogue(options.modelsDirectory),
		policies: createCompiledTexts(),
		trail: createTrail(store.trail),
		usage: createUsageLog(store)
	}, organizations = createOrganizations(rest);
	return organizations.areCurrent() || await organizations.refresh(), Object.assign(rest, {
		principals: createPrincipals(rest),
		organizations
	});
}
async function closeHouse(house) {
	await house.trail.flush(), await house.usage.flush(), await house.store.close();
}
// src/server/first-passwords.ts
function checkRootPassword(password) {
	let reason = (password.length > 128 ? "it has more than 128 characters" : void 0) ?? passwordViolation(password, void 0, []);
	if (reason !== void 0) throw Error(`the root password cannot be used: ${reason}`);
}
async function withRootPasswords(house, { defaultAccount, accounts }, given) {
	let all = { ...accounts };
	for (let [id, account] of Object.entries(accounts)) {
		if (account.rootPassword !== void 0 || await findRootPassword(house.store.read, id) !== void 0) continue;
		let own = id === defaultAccount ? given : void 0;
		all[id] = {
			...account,
			rootPassword: own ?? makePassword(house)
		};
	}
	return {
		defaultAccount,
		accounts: all
	};
}
async function settleRootPasswords(house, { defaultAccount, accounts }, given) {
	for (let [id, { rootPassword: known }] of Object.entries(accounts)) {
		let wished = id === defaultAccount ? given ?? known : known, isThere = await findRootPassword(house.store.read, id) !== void 0;
		if (wished === void 0 || isThere && wished === known) continue;
		let hash = await house.passwords.hash(wished);
		await house.store.write(id, (tx) => putRootPassword(tx, id, hash, house.clock.now()));
	}
}
async function withPasswordHashes(house, account) {
	let hashOf = (password) => password && house.passwords.hash(password), [rootPasswordHash, adminPasswordHash] = await Promise.all([hashOf(account.rootPassword), hashOf(account.adminPassword)]);
	return {
		root: account.root,
		admin: account.admin,
		rootPasswordHash,
		adminPasswordHash
	};
}
// src/server/first-start.ts
const sealedWord = "understudy";
async function firstStart(house, founding) {
	await checkMasterKey(house);
	let known = readKnownCredentials(house.dataDirectory), defaultAccount = founding.account ?? known?.defaultAccount ?? accountId(house.random), missing = [];
	for (let { id, name } of [{
		id: defaultAccount,
		name: "default"
	}, ...founding.accounts]) await findAccount(house.store.read, id) === void 0 && missing.push({
		id,
		name: name ?? id
	});
	let { rootKey, rootPassword } = founding;
	rootPassword !== void 0 && checkRootPassword(rootPassword), rootKey !== void 0 && await checkRootKey(house, defaultAccount, rootKey);
	let accounts = { ...known?.accounts };
	for (let { id } of missing) {
		let given = id === defaultAccount ? rootKey : void 0, before = accounts[id];
		accounts[id] = {
			...before,
			root: given ?? before?.root ?? makeKey(house, id),
			...founding.adminUser && {
				admin: before?.admin ?? makeKey(house, id),
				adminPassword: before?.adminPassword ?? makePassword(house)
			}
		};
	}
	let credentials = await withRootPasswords(house, {
		defaultAccount,
		accounts
	}, rootPassword);
	writeIfChanged(house, known, credentials);
	for (let { id, name } of missing) await provisionAccount(house, id, name, await withPasswordHashes(house, credentials.accounts[id]));
	return replaceGiven(house, credentials, founding);
}
async function replaceGiven(house, credentials, { rootKey, rootPassword }) {
	let { defaultAccount } = credentials;
	await settleRootPasswords(house, credentials, rootPassword);
	let before = credentials.accounts[defaultAccount];
	rootKey !== void 0 && await replaceRootKey(house, defaultAccount, before?.root, rootKey);
	let root = rootKey ?? before?.root;
	if (root === void 0) return credentials;
	let own = {
		...before,
		root,
		...rootPassword !== void 0 && { rootPassword }
	}, replaced = {
		...credentials,
		accounts: {
			...credentials.accounts,
			[defaultAccount]: own
		}
	};
	return writeIfChanged(house, credentials, replaced), replaced;
}
function writeIfChanged(house, before, now) {
	JSON.stringify(now) !== JSON.stringify(before) && writeKnownCredentials(house.dataDirectory, now);
}
async function checkRootKey(house, account, { accessKeyId }) {
	let row = await findAccessKey(house.store.read, accessKeyId);
	if (row !== void 0 && (row.account !== account || row.userId !== null)) throw Error(`the access key id ${accessKeyId} is taken by another principal`);
}
async function replaceRootKey(house, account, before, now) {
	let row = await findAccessKey(house.store.read, now.accessKeyId), secret = row && house.sealer.open("access-key", row.id, row.secret)?.toString(), stale = before !== void 0 && before.accessKeyId !== now.accessKeyId && await findAccessKey(house.store.read, before.accessKeyId) !== void 0;
	(secret !== now.secretAccessKey || stale) && await house.store.write(account, async (tx) => {
		before !== void 0 && await deleteAccessKey(tx, before.accessKeyId), await deleteAccessKey(tx, now.accessKeyId), await writeKey(house, tx, account, null, now);
	});
}
async function checkMasterKey(house) {
	let kept = await readMeta(house.store.read, "master-key-check");
	if (kept === void 0) {
		let sealed = house.sealer.seal("master-key-check", "", Buffer.from(sealedWord)).toString("base64");
		await house.store.writeData((tx) => writeMeta(tx, "master-key-check", sealed));
	} else if (house.sealer.open("master-key-check", "", Buffer.from(kept, "base64"))?.toString() !== sealedWord) throw Error("the master key is not the one this data directory was written with");
}
// src/server/health-page.ts
function healthPage({ region }) {
	return async ({ method, path }) => {
		if (path === "/health") return method !== "GET" && method !== "HEAD" ? {
			status: 405,
			headers: { allow: "GET, HEAD" },
			body: ""
		} : {
			status: 200,
			headers: { "content-type": "application/json" },
			body: `${JSON.stringify({
				status: "ok",
				service: "understudy",
				region
			})}\n`
		};
	};
}
// src/store/instance-profile-associations.ts
function findAssociation(db, of, id) {
	return associations(db, of).where("id", "=", id).executeTakeFirst();
}
function associationOfInstance(db, instanceId) {
	return db.selectFrom("instanceProfileAssociations").selectAll().where("instanceId", "=", instanceId).executeTakeFirst();
}
function listAssociations(db, of) {
	return associations(db, of).orderBy("created").orderBy("id").execute();
}
async function insertAssociation(tx, association) {
	await tx.insertInto("instanceProfileAssociations").values(association).execute();
}
async function deleteAssociation(tx, instanceId) {
	await tx.deleteFrom("instanceProfileAssociations").where("instanceId", "=", instanceId).execute();
}
function findInstanceProfileById(db, id) {
	return db.selectFrom("instanceProfiles").selectAll().where("id", "=", id).executeTakeFirst();
}
function associations(db, of) {
	return db.selectFrom("instanceProfileAssociations").selectAll().where("account", "=", of.account).where("region", "=", of.region);
}
// src/store/instances.ts
function findInstance(db, id) {
	return db.selectFrom("instances").selectAll().where("id", "=", id).executeTakeFirst();
}
function listInstances(db, of, goneBefore) {
	return visible(db, of, goneBefore).orderBy("created").orderBy("reservationId").orderBy("launchIndex").execute();
}
async function findInstances(db, of, ids, goneBefore) {
	return ids.length === 0 ? [] : visible(db, of, goneBefore).where("id", "in", ids).execute();
}
function findInstancesByToken(db, of, clientToken) {
	return db.selectFrom("instances").selectAll().where("account", "=", of.account).where("region", "=", of.region).where("clientToken", "=", clientToken).orderBy("launchIndex").execute();
}
async function takenAddresses(db, of, subnetId) {
	let rows = await db.selectFrom("instances").select("privateIp").where("account", "=", of.account).where("region", "=", of.region).where("subnetId", "=", subnetId).where("state", "!=", "terminated").execute();
	return new Set(rows.map((row) => row.privateIp));
}
async function countLiveInstances(db, of) {
	let { count } = await db.selectFrom("instances").select((row) => row.fn.countAll().as("count")).where("account", "=", of.account).where("region", "=", of.region).where("state", "!=", "terminated").executeTakeFirstOrThrow();
	return Number(count);
}
async function insertInstance(tx, instance) {
	await tx.insertInto("instances").values(instance).execute();
}
async function updateInstance(tx, id, change) {
	await tx.updateTable("instances").set(change).where("id", "=", id).execute();
}
async function forgetTerminated(tx, of, before) {
	let gone = tx.selectFrom("instances").where("account", "=", of.account).where("region", "=", of.region).where("state", "=", "terminated").where("stateSince", "<", before);
	await tx.deleteFrom("resourceTags").where("resourceId", "in", gone.select("id")).execute(), await tx.deleteFrom("resourceTags").where("resourceId", "in", gone.select("volumeId")).execute(), await tx.deleteFrom("instanceProfileAssociations").where("instanceId", "in", gone.select("id")).execute(), await tx.deleteFrom("instances").where("account", "=", of.account).where("region", "=", of.region).where("state", "=", "terminated").where("stateSince", "<", before).execute();
}
function visible(db, of, goneBefore) {
	return db.selectFrom("instances").selectAll().where("account", "=", of.account).where("region", "=", of.region).where((row) => row.or([row("state", "!=", "terminated"), row("stateSince", ">=", goneBefore)]));
}
// src/store/key-pairs.ts
function findKeyPair(db, of, name) {
	return keyPairs(db, of).where("name", "=", name).executeTakeFirst();
}
function findKeyPairById(db, of, id) {
	return keyPairs(db, of).where("id", "=", id).executeTakeFirst();
}
function listKeyPairs(db, of) {
	return keyPairs(db, of).orderBy("name").execute();
}
async function countKeyPairs(db, of) {
	let { count } = await db.selectFrom("keyPairs").select((row) => row.fn.countAll().as("count")).where("account", "=", of.account).where("region", "=", of.region).executeTakeFirstOrThrow();
	return Number(count);
}
async function insertKeyPair(tx, pair) {
	await tx.insertInto("keyPairs").values(pair).execute();
}
async function deleteKeyPair$1(tx, pair) {
	await tx.deleteFrom("resourceTags").where("resourceId", "=", pair.id).execute(), await tx.deleteFrom("keyPairs").where("id", "=", pair.id).execute();
}
function keyPairs(db, of) {
	return db.selectFrom("keyPairs").selectAll().where("account", "=", of.account).where("region", "=", of.region);
}
// src/store/resource-tags.ts
async function listResourceTags(db, of, ids) {
	if (ids?.length === 0) return [];
	let query = db.selectFrom("resourceTags").selectAll().where("account", "=", of.account).where("region", "=", of.region);
	return ids !== void 0 && (query = query.where("resourceId", "in", ids)), query.orderBy("resourceId").orderBy("key").execute();
}
function tagsOfResource(db, of, id) {
	return listResourceTags(db, of, [id]);
}
async function putResourceTags(tx, of, resourceId, tags) {
	if (tags.length === 0) return;
	let owner = {
		account: of.account,
		region: of.region,
		resourceId
	};
	await tx.insertInto("resourceTags").values(tags.map(({ key, value }) => ({
		...owner,
		key,
		value
	}))).onConflict((conflict) => conflict.columns([
		"account",
		"region",
		"resourceId",
		"key"
	]).doUpdateSet((row) => ({ value: row.ref("excluded.value") }))).execute();
}
async function deleteResourceTag(tx, of, resourceId, key, value) {
	let query = tx.deleteFrom("resourceTags").where("account", "=", of.account).where("region", "=", of.region).where("resourceId", "=", resourceId).where("key", "=", key);
	value !== void 0 && (query = query.where("value", "=", value)), await query.execute();
}
async function deleteResourceTags(tx, of, resourceId) {
	await tx.deleteFrom("resourceTags").where("account", "=", of.account).where("region", "=", of.region).where("resourceId", "=", resourceId).execute();
}
// src/services/imds/instance.ts
async function runningInstance(house, id) {
	let db = house.store.read, row = await findInstance(db, id);
	if (row?.state === "running") return {
		row,
		association: await associationOfInstance(db, id),
		keyPair: row.keyName === null ? void 0 : await findKeyPair(db, row, row.keyName),
		tags: row.metadataTags === "enabled" ? await tagsOfResource(db, row, id) : []
	};
}
// src/kernel/ec2-names.ts
function privateDnsName(region, address) {
	let domain = region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`;
	return `ip-${address.replaceAll(".", "-")}.${domain}`;
}
function architectureOf(instanceType) {
	return /^(?:a1|[a-z]{1,4}\d{1,2}g[a-z]{0,6})\./.test(instanceType) ? "arm64" : "x86_64";
}
function zoneId(zone) {
	return `${regionAbbreviation(zone.slice(0, -1))}-az${zone.charCodeAt(zone.length - 1) - 96}`;
}
function regionAbbreviation(region) {
	let [geography = "", ...rest] = region.split("-"), number = rest.pop() ?? "";
	return geography + rest.map((word) => word.replace(/north|south|east|west|central/g, (part) => part[0])).join("") + number;
}
// src/services/imds/tree.ts
function directory(entries, listing) {
	let present = Object.entries(entries).filter((entry) => !!entry[1]);
	return {
		entries: new Map(present),
		...listing && { listing }
	};
}
const text$1 = (value) => () => value;
async function look(root, names) {
	let node = root;
	for (let name of names) {
		if (node === void 0 || typeof node == "function") return;
		node = node.entries.get(name);
	}
	return typeof node == "function" ? node() : node && list$4(node);
}
function list$4({ entries, listing }) {
	return (listing ?? [...entries].map(([name, node]) => typeof node == "function" ? name : `${name}/`)).join("\n");
}
// src/services/imds/metadata.ts
function metadataTree(instance, role) {
	let { row } = instance, userData = row.userData;
	return directory({
		dynamic: directory({ "instance-identity": directory({ document: text$1(identityDocument(instance)) }) }),
		"meta-data": metaData(instance, role),
		"user-data": userData === null ? void 0 : () => Buffer.from(userData, "base64")
	}, [
		"dynamic",
		"meta-data",
		...userData === null ? [] : ["user-data"]
	]);
}
function metaData(instance, role) {
	let { row, tags } = instance, hostName = text$1(privateDnsName(row.region, row.privateIp));
	return directory({
		"ami-id": text$1(row.imageId),
		"ami-launch-index": text$1(String(row.launchIndex)),
		"ami-manifest-path": text$1("(unknown)"),
		hostname: hostName,
		iam: iamDirectory(instance, role),
		"instance-action": text$1("none"),
		"instance-id": text$1(row.id),
		"instance-life-cycle": text$1("on-demand"),
		"instance-type": text$1(row.instanceType),
		"local-hostname": hostName,
		"local-ipv4": text$1(row.privateIp),
		mac: text$1(row.mac),
		network: directory({ interfaces: directory({ macs: directory({ [row.mac]: networkInterface(instance) }) }) }),
		placement: directory({
			"availability-zone": text$1(row.zone),
			"availability-zone-id": text$1(zoneId(row.zone)),
			region: text$1(row.region)
		}),
		profile: text$1("default-hvm"),
		"public-keys": publicKeys(instance),
		"reservation-id": text$1(row.reservationId),
		"security-groups": text$1(groupIds$1(instance).map(() => "default").join("\n")),
		services: directory({
			domain: text$1("amazonaws.com"),
			partition: text$1("aws")
		}),
		tags: row.metadataTags === "enabled" ? directory({ instance: directory(Object.fromEntries(tags.map(({ key, value }) => [key, text$1(value)]))) }) : void 0
	});
}
function iamDirectory({ association }, role) {
	if (association === void 0) return;
	let info = {
		Code: "Success",
		LastUpdated: isoSeconds(association.created),
		InstanceProfileArn: association.profileArn,
		InstanceProfileId: association.profileId
	};
	return directory({
		info: text$1(JSON.stringify(info, void 0, 2)),
		"security-credentials": role && directory({ [role.name]: role.credentials })
	});
}
function networkInterface(instance) {
	let { row } = instance;
	return directory({
		"device-number": text$1("0"),
		"interface-id": text$1(row.networkInterfaceId),
		"local-hostname": text$1(privateDnsName(row.region, row.privateIp)),
		"local-ipv4s": text$1(row.privateIp),
		mac: text$1(row.mac),
		"owner-id": text$1(row.account),
		"security-group-ids": text$1(groupIds$1(instance).join("\n")),
		"security-groups": text$1(groupIds$1(instance).map(() => "default").join("\n")),
		"subnet-id": text$1(row.subnetId),
		"vpc-id": text$1(row.vpcId)
	});
}
function groupIds$1({ row }) {
	return JSON.parse(row.securityGroupIds);
}
function publicKeys({ keyPair }) {
	return keyPair === void 0 ? void 0 : directory({ 0: directory({ "openssh-key": text$1(`${keyPair.publicKey} ${keyPair.name}\n`) }) }, [`0=${keyPair.name}`]);
}
function identityDocument({ row }) {
	let document = {
		accountId: row.account,
		architecture: architectureOf(row.instanceType),
		availabilityZone: row.zone,
		billingProducts: null,
		devpayProductCodes: null,
		marketplaceProductCodes: null,
		imageId: row.imageId,
		instanceId: row.id,
		instanceType: row.instanceType,
		kernelId: null,
		pendingTime: isoSeconds(row.launched),
		privateIp: row.privateIp,
		ramdiskId: null,
		region: row.region,
		version: "2017-09-30"
	};
	return JSON.stringify(document, void 0, 2);
}
// src/services/imds/role-credentials.ts
const ec2$1 = serviceCaller("ec2.amazonaws.com");
function createRoleCredentials(house) {
	let cache = createBoundedMap(1e4);
	function credentials(instance, role, version) {
		let now = house.clock.now();
		if (!isTrusted(house, instance, role, now)) return unauthorized(role, now);
		let key = [
			instance.row.id,
			version,
			role.id,
			house.epoch
		].join(" "), known = cache.get(key);
		if (known !== void 0 && known.renewAt > now) return known.document;
		let document = mint(house, instance, role, version);
		return cache.set(key, {
			document,
			renewAt: now + 207e5
		}), document;
	}
	return { async roleOf(instance, version) {
		let { association } = instance, profile = association && await findInstanceProfileById(house.store.read, association.profileId);
		if (profile === void 0 || profile.roleId === null) return;
		house.organizations.areCurrent() || await house.organizations.refresh();
		let role = await house.principals.role(profile.account, profile.roleId);
		return role && {
			name: role.name,
			credentials: () => credentials(instance, role, version)
		};
	} };
}
function isTrusted(house, { row }, role, now) {
	let asking = {
		house,
		caller: ec2$1,
		request: requestOf(row.region),
		action: "sts:AssumeRole",
		now
	}, { decision } = decide(asking, {
		resource: role.arn,
		resourceAccount: role.account,
		policyKind: "trust-policy",
		policy: {
			text: role.trustPolicy,
			id: `${role.arn} (trust policy)`
		},
		resourceTags: role.tags,
		keys: { "sts:RoleSessionName": row.id }
	});
	return decision.outcome === "Allowed";
}
function requestOf(region) {
	return {
		requestId: randomUUID(),
		region,
		sourceIp: ec2$1.arn,
		userAgent: ec2$1.arn,
		secure: !0,
		host: `sts.${region}.amazonaws.com`,
		method: "POST",
		path: "/",
		headers: {}
	};
}
function mint(house, { row }, role, version) {
	let roleTags = Object.fromEntries(role.tags.map(({ Key = "", Value = "" }) => [Key, Value])), credentials = mintSession(house, {
		kind: "role",
		account: role.account,
		principalId: role.id,
		name: row.id,
		...role.tags.length > 0 && { roleTags },
		delivery: {
			instanceArn: `arn:aws:ec2:${row.region}:${row.account}:instance/${row.id}`,
			version,
			vpc: row.vpcId,
			privateIp: row.privateIp
		}
	}, 21600);
	return JSON.stringify({
		Code: "Success",
		LastUpdated: isoSeconds(house.clock.now()),
		Type: "AWS-HMAC",
		AccessKeyId: credentials.accessKeyId,
		SecretAccessKey: credentials.secretAccessKey,
		Token: credentials.sessionToken,
		Expiration: isoSeconds(credentials.expiration.getTime())
	}, void 0, 2);
}
function unauthorized(role, now) {
	return JSON.stringify({
		Code: "AssumeRoleUnauthorizedAccess",
		Message: `EC2 cannot assume the role ${role.name}. Please see documentation at https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html#troubleshoot_iam-ec2_errors-info-doc.`,
		LastUpdated: isoSeconds(now)
	}, void 0, 2);
}
// src/services/imds/session-token.ts
const ttlHeader = "x-aws-ec2-metadata-token-ttl-seconds", purpose$8 = "imds-token";
function readTtl(text) {
	if (text === void 0 || !/^\d{1,5}$/.test(text)) return;
	let seconds = Number(text);
	return seconds >= 1 && seconds <= 21600 ? seconds : void 0;
}
function issueToken(house, instanceId, ttlSeconds) {
	let expires = house.clock.now() + ttlSeconds * 1e3;
	return house.sealer.seal(purpose$8, contextOf$1(house, instanceId), Buffer.from(String(expires))).toString("base64url");
}
function remainingSeconds(house, instanceId, token) {
	if (token.length > 512) return;
	let expires = house.sealer.open(purpose$8, contextOf$1(house, instanceId), Buffer.from(token, "base64url"));
	if (expires === void 0) return;
	let left = Math.ceil((Number(expires.toString()) - house.clock.now()) / 1e3);
	return left > 0 ? left : void 0;
}
function contextOf$1(house, instanceId) {
	return `${instanceId}/${house.epoch}`;
}
// src/services/imds/index.ts
const versions = [
	"2018-09-24",
	"2019-10-01",
	"2020-10-27",
	"2021-01-03",
	"2021-03-23",
	"2021-07-15",
	"2022-09-24"
];
function createImds(house) {
	let roles = createRoleCredentials(house);
	async function handle(instanceId, { method, path, headers }) {
		let names = namesOf(path), instance = await runningInstance(house, instanceId);
		if (names === void 0 || instance === void 0) return failure$1(404);
		if (instance.row.httpEndpoint === "disabled" || headers["x-forwarded-for"] !== void 0) return failure$1(403);
		if (method === "PUT") return putToken(house, instanceId, path, headers);
		if (method !== "GET" && method !== "HEAD") return failure$1(405);
		let token = headers["x-aws-ec2-metadata-token"], left = token === void 0 ? void 0 : remainingSeconds(house, instanceId, token);
		if (token !== void 0 && left === void 0 || token === void 0 && instance.row.httpTokens === "required") return failure$1(401);
		let version = left === void 0 ? "1.0" : "2.0", [first, ...rest] = names;
		if (first === void 0) return success([...versions, "latest"].join("\n"), left);
		if (first !== "latest" && !versions.includes(first)) return failure$1(404);
		let found = await look(metadataTree(instance, await roles.roleOf(instance, version)), rest);
		return found === void 0 ? failure$1(404) : success(found, left);
	}
	return { handle };
}
function putToken(house, instanceId, path, headers) {
	if (!path.includes("/api/token")) return failure$1(405);
	if (path !== "/latest/api/token") return failure$1(403);
	let ttl = readTtl(headers[ttlHeader]);
	return ttl === void 0 ? failure$1(400) : success(issueToken(house, instanceId, ttl), ttl);
}
function namesOf(path) {
	try {
		return path.split("?", 1)[0].split("/").filter((name) => name !== "").map(decodeURIComponent);
	} catch {
		return;
	}
}
function success(body, ttl) {
	let headers = {
		"content-type": typeof body == "string" ? "text/plain" : "application/octet-stream",
		server: "EC2ws"
	};
	return ttl !== void 0 && (headers[ttlHeader] = String(ttl)), {
		status: 200,
		headers,
		body
	};
}
const reasons = {
	400: "Bad Request",
	401: "Unauthorized",
	403: "Forbidden",
	404: "Not Found",
	405: "Method Not Allowed"
};
function failure$1(status) {
	let title = `${status} - ${reasons[status]}`;
	return {
		status,
		headers: {
			"content-type": "text/html",
			server: "EC2ws"
		},
		body: `<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
 <head>\n  <title>${title}</title>\n </head>\n <body>\n  <h1>${title}</h1>\n </body>\n</html>\n`
	};
}
// src/server/imds-page.ts
function imdsPage(house) {
	let imds = createImds(house);
	return async ({ method, path, headers, sourceIp, loopback }) => {
		let [, instanceId, rest] = /^\/imds\/([^/]+)(\/.*)$/.exec(path) ?? [];
		if (instanceId !== void 0 && rest !== void 0) return loopback ? imds.handle(instanceId, {
			method,
			path: rest,
			headers,
			sourceIp
		}) : {
			status: 403,
			body: "The metadata service answers to this machine only.\n"
		};
	};
}
// src/wire/query-input.ts
function readStructure$2(shape, node, dialect) {
	let value = {}, { children } = node;
	if (children === void 0) return value;
	for (let member of shape.members) {
		let child = children.get(dialect.ec2 ? member.ec2WireName : member.wireName);
		if (child === void 0) continue;
		let part = readValue(member, child, dialect);
		part !== void 0 && (value[member.name] = part);
	}
	return value;
}
function readValue(member, node, dialect) {
	let { shape } = member;
	switch (shape.type) {
		case "structure":
		case "union": return node.children === void 0 ? void 0 : readStructure$2(shape, node, dialect);
		case "list": return readList(member, node, dialect);
		case "map": return readMap(member, node, dialect);
		default: return node.value === void 0 ? void 0 : readScalar$1(shape, node.value);
	}
}
function readList(member, node, dialect) {
	let item = member.shape.item, items = dialect.ec2 || member.flattened ? node : node.children?.get(item.xmlName ?? "member");
	if (items?.children === void 0) return node.value === "" ? [] : void 0;
	let values = [];
	for (let index = 1;; index++) {
		let child = items.children.get(String(index));
		if (child === void 0) break;
		values.push(readValue(item, child, dialect) ?? (item.shape.type === "structure" ? {} : ""));
	}
	return values.length === 0 ? void 0 : values;
}
function readMap(member, node, dialect) {
	let { key, value } = member.shape, entries = member.flattened || dialect.ec2 ? node : node.children?.get("entry");
	if (entries?.children === void 0) return;
	let map = [];
	for (let index = 1;; index++) {
		let child = entries.children.get(String(index));
		if (child === void 0) break;
		let name = child.children?.get(key.xmlName ?? "key")?.value, part = child.children?.get(value.xmlName ?? "value");
		if (name === void 0 || part === void 0) throw malformed("");
		map.push([name, readValue(value, part, dialect) ?? ""]);
	}
	return Object.fromEntries(map);
}
function readScalar$1(shape, text) {
	switch (shape.type) {
		case "string": return text;
		case "integer": return readInteger(text, -2147483648, 2147483647);
		case "long": return readInteger(text, -(2 ** 53 - 1), 2 ** 53 - 1);
		case "double": return readDouble(text);
		case "boolean": return readBoolean(text);
		case "timestamp": return readTimestamp(text);
		case "blob":
		case "stream": return fromBase64(text) ?? fail$1();
		default: return text;
	}
}
function readInteger(text, low, high) {
	if (text === "") throw malformed("missing value for decimal type");
	if (!/^[+-]?[0-9]{1,40}$/.test(text)) return fail$1();
	let value = Number(text);
	return value >= low && value <= high ? value + 0 : fail$1();
}
function readDouble(text) {
	if (text === "") throw malformed("missing value for decimal type");
	return /^[+-]?([0-9]{1,40}(\.[0-9]{0,40})?|\.[0-9]{1,40})([eE][+-]?[0-9]{1,4})?$/.test(text) ? Number(text) : fail$1();
}
function readBoolean(text) {
	let lower = text.length < 6 ? text.toLowerCase() : text;
	return lower === "true" || lower !== "false" && fail$1();
}
const isoTime = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;
function readTimestamp(text) {
	if (text.length > 40) return fail$1();
	if (/^[+-]?\d{1,12}(\.\d{1,9})?$/.test(text)) return new Date(Math.round(Number(text) * 1e3));
	let iso = isoTime.test(text);
	if (!iso && !/^[A-Z][a-z]{2,8}, \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d GMT$/.test(text)) return fail$1();
	let zoned = iso && text.length > 10 && !/(Z|[+-]\d\d:?\d\d)$/.test(text.slice(11)) ? `${text}Z` : text, date = new Date(zoned);
	return Number.isNaN(date.getTime()) ? fail$1() : date;
}
function malformed(message) {
	return new AwsError("MalformedInput", 400, message);
}
function fail$1() {
	throw malformed("");
}
// src/wire/s3-route.ts
const moreSubResources = ["uploadId"];
function matchOperation(model, request) {
	let query = readQuery(request.query), routes = planOf(model, "s3 routes", () => readRoutes(model)), place = request.s3?.key === void 0 ? request.s3?.bucket === void 0 ? "service" : "bucket" : "object", found = (routes.byPlace.get(`${request.method} ${place}`) ?? []).find((route) => fits(route, query, request.headers)), named = [...query.keys()].filter((name) => routes.subResources.has(name));
	if (found !== void 0 && named.every((name) => found.query.some(([required]) => required === name)) || found !== void 0 && found.query.length > 0) return found.operation;
	throw request.method === "POST" && place === "bucket" && named.length === 0 ? new AwsError("NotImplemented", 501, "A header you provided implies functionality that is not implemented.") : new AwsError("MethodNotAllowed", 405, "The specified method is not allowed against this resource.", { details: { Method: request.method } });
}
function fits(route, query, headers) {
	for (let [name, value] of route.query) {
		let sent = query.get(name);
		if (sent === void 0 || value !== void 0 && sent !== value) return !1;
	}
	return route.headers.every((name) => headers[name] !== void 0);
}
function readQuery(text) {
	let query = new Map();
	if (text === "") return query;
	for (let part of text.split("&")) {
		if (part === "") continue;
		let equals = part.indexOf("="), name = decode$3(equals === -1 ? part : part.slice(0, equals));
		query.has(name) || query.set(name, equals === -1 ? "" : decode$3(part.slice(equals + 1)));
	}
	return query;
}
function decode$3(text) {
	try {
		return decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		throw new AwsError("InvalidURI", 400, "Couldn't parse the specified URI.");
	}
}
function readRoutes(model) {
	let byPlace = new Map(), subResources = new Set(moreSubResources);
	for (let name of model.operationNames) {
		let [method, uri] = model.operation(name).http, [path, search = ""] = uri.split("?");
		if (path !== "/" && path !== "/{Key+}") continue;
		let route = routeOf(model, name, search);
		for (let [key] of route.query) search.split("&").some((part) => part === key) && subResources.add(key);
		let place = placeOf$1(model, name, path);
		byPlace.set(`${method} ${place}`, [...byPlace.get(`${method} ${place}`) ?? [], route]);
	}
	for (let routes of byPlace.values()) routes.sort((a, b) => weight(b) - weight(a) || (a.operation < b.operation ? -1 : 1));
	return {
		byPlace,
		subResources
	};
}
function routeOf(model, name, search) {
	let { input } = model.operation(name), fixed = search.split("&").flatMap((part) => {
		let [key, value] = part.split("=");
		return key === "" || key === "x-id" && name !== "ListDirectoryBuckets" ? [] : [[key, value]];
	}), required = (input?.members ?? []).filter((member) => input.required.includes(member.name)), query = required.flatMap((member) => member.query === void 0 ? [] : [[member.query, void 0]]), headers = required.flatMap(({ header }) => header === "x-amz-copy-source" ? [header] : []);
	return {
		operation: name,
		query: [...fixed, ...query],
		headers
	};
}
function placeOf$1(model, name, path) {
	return path === "/" ? model.operation(name).input?.members.some((member) => member.name === "Bucket" && member.label) ? "bucket" : "service" : "object";
}
function weight(route) {
	return route.query.length * 2 + route.headers.length;
}
// src/wire/xml-input.ts
function readElement(shape, element) {
	switch (shape.type) {
		case "structure":
		case "union": return readStructure$1(shape, element);
		case "list": return readItems(shape.item, shape.item.xmlName ?? "member", element.children);
		case "map": return readEntries(shape, element.children);
		default:
			if (element.children.length > 0) throw malformedXml$1();
			return readText(shape, element.text);
	}
}
function readStructure$1(shape, element) {
	let value = {}, plain = shape.members.filter((member) => !member.attribute);
	for (let member of shape.members) {
		let name = member.attribute ? member.wireName.slice(member.wireName.indexOf(":") + 1) : "";
		Object.hasOwn(element.attributes, name) && (value[member.name] = element.attributes[name]);
	}
	for (let child of element.children) {
		let member = plain.find((one) => one.wireName === child.name);
		if (member === void 0) throw malformedXml$1();
		addPart(value, member, child);
	}
	if (element.children.length === 0 && element.text.trim() !== "") throw malformedXml$1();
	return value;
}
function addPart(value, member, child) {
	let { shape } = member;
	if (member.flattened && shape.type === "list") (value[member.name] ??= []).push(readElement(shape.item.shape, child));
	else {
		if (Object.hasOwn(value, member.name)) throw malformedXml$1();
		value[member.name] = readElement(shape, child);
	}
}
function readItems(item, name, children) {
	return children.map((child) => {
		if (child.name !== name) throw malformedXml$1();
		return readElement(item.shape, child);
	});
}
function readEntries(shape, children) {
	let entries = children.map(({ children: halves }) => {
		let key = halves.find(({ name }) => name === (shape.key.xmlName ?? "key")), value = halves.find(({ name }) => name === (shape.value.xmlName ?? "value"));
		if (key === void 0 || value === void 0) throw malformedXml$1();
		return [key.text, readElement(shape.value.shape, value)];
	});
	return Object.fromEntries(entries);
}
function readText(shape, text) {
	if (shape.type === "string") return text;
	try {
		return readScalar$1(shape, text.trim());
	} catch {
		throw malformedXml$1();
	}
}
// ../../work/main/node_modules/fast-xml-parser/src/util.js
const regexName = RegExp("^[:A-Za-z_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD][:A-Za-z_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\-.\\d\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*$");
function getAllMatches(string, regex) {
	let matches = [], match = regex.exec(string);
	for (; match;) {
		let allmatches = [];
		allmatches.startIndex = regex.lastIndex - match[0].length;
		let len = match.length;
		for (let index = 0; index < len; index++) allmatches.push(match[index]);
		matches.push(allmatches), match = regex.exec(string);
	}
	return matches;
}
const isName = function(string) {
	return regexName.exec(string) != null;
};
function isExist(v) {
	return v !== void 0;
}
const DANGEROUS_PROPERTY_NAMES = [
	"hasOwnProperty",
	"toString",
	"valueOf",
	"__defineGetter__",
	"__defineSetter__",
	"__lookupGetter__",
	"__lookupSetter__"
], criticalProperties = [
	"__proto__",
	"constructor",
	"prototype"
], defaultOptions$1 = {
	allowBooleanAttributes: !1,
	unpairedTags: []
};
function validate(xmlData, options) {
	options = Object.assign({}, defaultOptions$1, options);
	let tags = [], tagFound = !1, reachedRoot = !1;
	xmlData[0] === "﻿" && (xmlData = xmlData.substr(1));
	for (let i = 0; i < xmlData.length; i++) if (xmlData[i] === "<" && xmlData[i + 1] === "?") {
		if (i += 2, i = readPI(xmlData, i), i.err) return i;
	} else if (xmlData[i] === "<") {
		let tagStartPos = i;
		if (i++, xmlData[i] === "!") {
			i = readCommentAndCDATA(xmlData, i);
			continue;
		}
		{
			let closingTag = !1;
			xmlData[i] === "/" && (closingTag = !0, i++);
			let tagName = "";
			for (; i < xmlData.length && xmlData[i] !== ">" && xmlData[i] !== " " && xmlData[i] !== "	" && xmlData[i] !== "\n" && xmlData[i] !== "\r"; i++) tagName += xmlData[i];
			if (tagName = tagName.trim(), tagName[tagName.length - 1] === "/" && (tagName = tagName.substring(0, tagName.length - 1), i--), !validateTagName(tagName)) {
				let msg;
				return msg = tagName.trim().length === 0 ? "Invalid space after '<'." : "Tag '" + tagName + "' is an invalid name.", getErrorObject("InvalidTag", msg, getLineNumberForPosition(xmlData, i));
			}
			let result = readAttributeStr(xmlData, i);
			if (result === !1) return getErrorObject("InvalidAttr", "Attributes for '" + tagName + "' have open quote.", getLineNumberForPosition(xmlData, i));
			let attrStr = result.value;
			if (i = result.index, attrStr[attrStr.length - 1] === "/") {
				let attrStrStart = i - attrStr.length;
				attrStr = attrStr.substring(0, attrStr.length - 1);
				let isValid = validateAttributeString(attrStr, options);
				if (isValid === !0) tagFound = !0;
				else return getErrorObject(isValid.err.code, isValid.err.msg, getLineNumberForPosition(xmlData, attrStrStart + isValid.err.line));
			} else if (closingTag) {
				if (!result.tagClosed) return getErrorObject("InvalidTag", "Closing tag '" + tagName + "' doesn't have proper closing.", getLineNumberForPosition(xmlData, i));
				if (attrStr.trim().length > 0) return getErrorObject("InvalidTag", "Closing tag '" + tagName + "' can't have attributes or invalid starting.", getLineNumberForPosition(xmlData, tagStartPos));
				if (tags.length === 0) return getErrorObject("InvalidTag", "Closing tag '" + tagName + "' has not been opened.", getLineNumberForPosition(xmlData, tagStartPos));
				{
					let otg = tags.pop();
					if (tagName !== otg.tagName) {
						let openPos = getLineNumberForPosition(xmlData, otg.tagStartPos);
						return getErrorObject("InvalidTag", "Expected closing tag '" + otg.tagName + "' (opened in line " + openPos.line + ", col " + openPos.col + ") instead of closing tag '" + tagName + "'.", getLineNumberForPosition(xmlData, tagStartPos));
					}
					tags.length == 0 && (reachedRoot = !0);
				}
			} else {
				let isValid = validateAttributeString(attrStr, options);
				if (isValid !== !0) return getErrorObject(isValid.err.code, isValid.err.msg, getLineNumberForPosition(xmlData, i - attrStr.length + isValid.err.line));
				if (reachedRoot === !0) return getErrorObject("InvalidXml", "Multiple possible root nodes found.", getLineNumberForPosition(xmlData, i));
				options.unpairedTags.indexOf(tagName) !== -1 || tags.push({
					tagName,
					tagStartPos
				}), tagFound = !0;
			}
			for (i++; i < xmlData.length; i++) if (xmlData[i] === "<") {
				if (xmlData[i + 1] === "!") {
					i++, i = readCommentAndCDATA(xmlData, i);
					continue;
				}
				if (xmlData[i + 1] === "?") {
					if (i = readPI(xmlData, ++i), i.err) return i;
				} else break;
			} else if (xmlData[i] === "&") {
				let afterAmp = validateAmpersand(xmlData, i);
				if (afterAmp == -1) return getErrorObject("InvalidChar", "char '&' is not expected.", getLineNumberForPosition(xmlData, i));
				i = afterAmp;
			} else if (reachedRoot === !0 && !isWhiteSpace(xmlData[i])) return getErrorObject("InvalidXml", "Extra text at the end", getLineNumberForPosition(xmlData, i));
			xmlData[i] === "<" && i--;
		}
	} else {
		if (isWhiteSpace(xmlData[i])) continue;
		return getErrorObject("InvalidChar", "char '" + xmlData[i] + "' is not expected.", getLineNumberForPosition(xmlData, i));
	}
	return tagFound ? tags.length == 1 ? getErrorObject("InvalidTag", "Unclosed tag '" + tags[0].tagName + "'.", getLineNumberForPosition(xmlData, tags[0].tagStartPos)) : tags.length > 0 ? getErrorObject("InvalidXml", "Invalid '" + JSON.stringify(tags.map((t) => t.tagName), null, 4).replace(/\r?\n/g, "") + "' found.", {
		line: 1,
		col: 1
	}) : !0 : getErrorObject("InvalidXml", "Start tag expected.", 1);
}
function isWhiteSpace(char) {
	return char === " " || char === "	" || char === "\n" || char === "\r";
}
function readPI(xmlData, i) {
	let start = i;
	for (; i < xmlData.length; i++) if (xmlData[i] == "?" || xmlData[i] == " ") {
		let tagname = xmlData.substr(start, i - start);
		if (i > 5 && tagname === "xml") return getErrorObject("InvalidXml", "XML declaration allowed only at the start of the document.", getLineNumberForPosition(xmlData, i));
		if (xmlData[i] == "?" && xmlData[i + 1] == ">") {
			i++;
			break;
		}
		continue;
	}
	return i;
}
function readCommentAndCDATA(xmlData, i) {
	if (xmlData.length > i + 5 && xmlData[i + 1] === "-" && xmlData[i + 2] === "-") {
		for (i += 3; i < xmlData.length; i++) if (xmlData[i] === "-" && xmlData[i + 1] === "-" && xmlData[i + 2] === ">") {
			i += 2;
			break;
		}
	} else if (xmlData.length > i + 8 && xmlData[i + 1] === "D" && xmlData[i + 2] === "O" && xmlData[i + 3] === "C" && xmlData[i + 4] === "T" && xmlData[i + 5] === "Y" && xmlData[i + 6] === "P" && xmlData[i + 7] === "E") {
		let angleBracketsCount = 1;
		for (i += 8; i < xmlData.length; i++) if (xmlData[i] === "<") angleBracketsCount++;
		else if (xmlData[i] === ">" && (angleBracketsCount--, angleBracketsCount === 0)) break;
	} else if (xmlData.length > i + 9 && xmlData[i + 1] === "[" && xmlData[i + 2] === "C" && xmlData[i + 3] === "D" && xmlData[i + 4] === "A" && xmlData[i + 5] === "T" && xmlData[i + 6] === "A" && xmlData[i + 7] === "[") {
		for (i += 8; i < xmlData.length; i++) if (xmlData[i] === "]" && xmlData[i + 1] === "]" && xmlData[i + 2] === ">") {
			i += 2;
			break;
		}
	}
	return i;
}
function readAttributeStr(xmlData, i) {
	let attrStr = "", startChar = "", tagClosed = !1;
	for (; i < xmlData.length; i++) {
		if (xmlData[i] === "\"" || xmlData[i] === "'") startChar === "" ? startChar = xmlData[i] : startChar !== xmlData[i] || (startChar = "");
		else if (xmlData[i] === ">" && startChar === "") {
			tagClosed = !0;
			break;
		}
		attrStr += xmlData[i];
	}
	return startChar === "" && {
		value: attrStr,
		index: i,
		tagClosed
	};
}
function scanAttributeTokens(attrStr) {
	let tokens = [], len = attrStr.length, i = 0;
	for (; i < len;) {
		let tokenStart = i;
		for (; i < len && isWhiteSpace(attrStr[i]);) i++;
		if (i >= len) break;
		if (attrStr[i] === "=") {
			i++;
			continue;
		}
		let leadingWs = attrStr.slice(tokenStart, i), nameStart = i;
		for (; i < len && !isWhiteSpace(attrStr[i]) && attrStr[i] !== "=";) i++;
		let name = attrStr.slice(nameStart, i), equalsGroup, j = i;
		for (; j < len && isWhiteSpace(attrStr[j]);) j++;
		j < len && attrStr[j] === "=" && (equalsGroup = attrStr.slice(i, j + 1), i = j + 1);
		let quoteChar, value, k = i;
		for (; k < len && isWhiteSpace(attrStr[k]);) k++;
		if (k < len && (attrStr[k] === "\"" || attrStr[k] === "'")) {
			let valueStart = k + 1, closeIdx = attrStr.indexOf(attrStr[k], valueStart);
			closeIdx !== -1 && (quoteChar = attrStr[k], value = attrStr.slice(valueStart, closeIdx), i = closeIdx + 1);
		}
		let token = { startIndex: tokenStart };
		token[1] = leadingWs, token[2] = name, token[3] = equalsGroup, token[4] = quoteChar !== void 0 || void 0, token[5] = quoteChar, token[6] = value, tokens.push(token);
	}
	return tokens;
}
function validateAttributeString(attrStr, options) {
	let matches = scanAttributeTokens(attrStr), attrNames = {};
	for (let i = 0; i < matches.length; i++) {
		if (matches[i][1].length === 0) return getErrorObject("InvalidAttr", "Attribute '" + matches[i][2] + "' has no space in starting.", getPositionFromMatch(matches[i]));
		if (matches[i][3] !== void 0 && matches[i][4] === void 0) return getErrorObject("InvalidAttr", "Attribute '" + matches[i][2] + "' is without value.", getPositionFromMatch(matches[i]));
		if (matches[i][3] === void 0 && !options.allowBooleanAttributes) return getErrorObject("InvalidAttr", "boolean attribute '" + matches[i][2] + "' is not allowed.", getPositionFromMatch(matches[i]));
		let attrName = matches[i][2];
		if (!validateAttrName(attrName)) return getErrorObject("InvalidAttr", "Attribute '" + attrName + "' is an invalid name.", getPositionFromMatch(matches[i]));
		if (!Object.prototype.hasOwnProperty.call(attrNames, attrName)) attrNames[attrName] = 1;
		else return getErrorObject("InvalidAttr", "Attribute '" + attrName + "' is repeated.", getPositionFromMatch(matches[i]));
	}
	return !0;
}
function validateNumberAmpersand(xmlData, i) {
	let re = /\d/;
	for (xmlData[i] === "x" && (i++, re = /[\da-fA-F]/); i < xmlData.length; i++) {
		if (xmlData[i] === ";") return i;
		if (!xmlData[i].match(re)) break;
	}
	return -1;
}
function validateAmpersand(xmlData, i) {
	if (i++, xmlData[i] === ";") return -1;
	if (xmlData[i] === "#") return i++, validateNumberAmpersand(xmlData, i);
	let count = 0;
	for (; i < xmlData.length; i++, count++) if (!(xmlData[i].match(/\w/) && count < 20)) {
		if (xmlData[i] === ";") break;
		return -1;
	}
	return i;
}
function getErrorObject(code, message, lineNumber) {
	return { err: {
		code,
		msg: message,
		line: lineNumber.line || lineNumber,
		col: lineNumber.col
	} };
}
function validateAttrName(attrName) {
	return isName(attrName);
}
function validateTagName(tagname) {
	return isName(tagname);
}
function getLineNumberForPosition(xmlData, index) {
	let lines = xmlData.substring(0, index).split(/\r?\n/);
	return {
		line: lines.length,
		col: lines[lines.length - 1].length + 1
	};
}
function getPositionFromMatch(match) {
	return match.startIndex + match[1].length;
}
// ../../work/main/node_modules/@nodable/entities/src/entities.js
const CURRENCY = {
	cent: "¢",
	pound: "£",
	curren: "¤",
	yen: "¥",
	euro: "€",
	dollar: "$",
	fnof: "ƒ",
	inr: "₹",
	af: "؋",
	birr: "ብር",
	peso: "₱",
	rub: "₽",
	won: "₩",
	yuan: "¥",
	cedil: "¸"
}, XML = {
	amp: "&",
	apos: "'",
	gt: ">",
	lt: "<",
	quot: "\""
}, COMMON_HTML = {
	nbsp: "\xA0",
	copy: "©",
	reg: "®",
	trade: "™",
	mdash: "—",
	ndash: "–",
	hellip: "…",
	laquo: "«",
	raquo: "»",
	lsquo: "‘",
	rsquo: "’",
	ldquo: "“",
	rdquo: "”",
	bull: "•",
	para: "¶",
	sect: "§",
	deg: "°",
	frac12: "½",
	frac14: "¼",
	frac34: "¾"
}, ENTITY_ACTION = Object.freeze({
	ALLOW: "allow",
	BLOCK: "block",
	THROW: "throw"
}), SPECIAL_CHARS = new Set("!?\\\\/[]$%{}^&*()<>|+");
function validateEntityName$1(name) {
	if (name[0] === "#") throw Error(`[EntityReplacer] Invalid character '#' in entity name: "${name}"`);
	for (let ch of name) if (SPECIAL_CHARS.has(ch)) throw Error(`[EntityReplacer] Invalid character '${ch}' in entity name: "${name}"`);
	return name;
}
function mergeEntityMaps(...maps) {
	let out = Object.create(null);
	for (let map of maps) if (map) for (let key of Object.keys(map)) {
		let raw = map[key];
		if (typeof raw == "string") out[key] = raw;
		else if (raw && typeof raw == "object" && raw.val !== void 0) {
			let val = raw.val;
			typeof val == "string" && (out[key] = val);
		}
	}
	return out;
}
const LIMIT_TIER_EXTERNAL = "external", LIMIT_TIER_BASE = "base";
function parseLimitTiers(raw) {
	return !raw || raw === LIMIT_TIER_EXTERNAL ? new Set([LIMIT_TIER_EXTERNAL]) : raw === "all" ? new Set(["all"]) : raw === LIMIT_TIER_BASE ? new Set([LIMIT_TIER_BASE]) : Array.isArray(raw) ? new Set(raw) : new Set([LIMIT_TIER_EXTERNAL]);
}
const NCR_LEVEL = Object.freeze({
	allow: 0,
	leave: 1,
	remove: 2,
	throw: 3
}), XML10_ALLOWED_C0 = new Set([
	9,
	10,
	13
]);
function parseNCRConfig(ncr) {
	if (!ncr) return {
		xmlVersion: 1,
		onLevel: NCR_LEVEL.allow,
		nullLevel: NCR_LEVEL.remove
	};
	let xmlVersion = ncr.xmlVersion === 1.1 ? 1.1 : 1, onLevel = NCR_LEVEL[ncr.onNCR] ?? NCR_LEVEL.allow, nullLevel = NCR_LEVEL[ncr.nullNCR] ?? NCR_LEVEL.remove;
	return {
		xmlVersion,
		onLevel,
		nullLevel: Math.max(nullLevel, NCR_LEVEL.remove)
	};
}
var EntityDecoder = class {
	constructor(options = {}) {
		this._limit = options.limit || {}, this._maxTotalExpansions = this._limit.maxTotalExpansions || 0, this._maxExpandedLength = this._limit.maxExpandedLength || 0, this._postCheck = typeof options.postCheck == "function" ? options.postCheck : (r) => r, this._limitTiers = parseLimitTiers(this._limit.applyLimitsTo ?? LIMIT_TIER_EXTERNAL), this._numericAllowed = options.numericAllowed ?? !0, this._baseMap = mergeEntityMaps(XML, options.namedEntities || null), this._externalMap = Object.create(null), this._inputMap = Object.create(null), this._totalExpansions = 0, this._expandedLength = 0, this._removeSet = new Set(options.remove && Array.isArray(options.remove) ? options.remove : []), this._leaveSet = new Set(options.leave && Array.isArray(options.leave) ? options.leave : []);
		let ncrCfg = parseNCRConfig(options.ncr);
		this._ncrXmlVersion = ncrCfg.xmlVersion, this._ncrOnLevel = ncrCfg.onLevel, this._ncrNullLevel = ncrCfg.nullLevel, this._onExternalEntity = typeof options.onExternalEntity == "function" ? options.onExternalEntity : null, this._onInputEntity = typeof options.onInputEntity == "function" ? options.onInputEntity : null;
	}
	_applyRegistrationHook(hook, name, value, context) {
		if (!hook) return !0;
		let action = hook(name, value);
		if (action === ENTITY_ACTION.BLOCK) return !1;
		if (action === ENTITY_ACTION.THROW) throw Error(`[EntityDecoder] Registration of ${context} entity "&${name};" was rejected by hook`);
		return !0;
	}
	setExternalEntities(map) {
		if (map) for (let key of Object.keys(map)) validateEntityName$1(key);
		if (!this._onExternalEntity) {
			this._externalMap = mergeEntityMaps(map);
			return;
		}
		let flat = mergeEntityMaps(map), filtered = Object.create(null);
		for (let [name, value] of Object.entries(flat)) this._applyRegistrationHook(this._onExternalEntity, name, value, "external") && (filtered[name] = value);
		this._externalMap = filtered;
	}
	addExternalEntity(key, value) {
		validateEntityName$1(key), typeof value == "string" && value.indexOf("&") === -1 && this._applyRegistrationHook(this._onExternalEntity, key, value, "external") && (this._externalMap[key] = value);
	}
	addInputEntities(map) {
		if (this._totalExpansions = 0, this._expandedLength = 0, !this._onInputEntity) {
			this._inputMap = mergeEntityMaps(map);
			return;
		}
		let flat = mergeEntityMaps(map), filtered = Object.create(null);
		for (let [name, value] of Object.entries(flat)) this._applyRegistrationHook(this._onInputEntity, name, value, "input") && (filtered[name] = value);
		this._inputMap = filtered;
	}
	reset() {
		return this._inputMap = Object.create(null), this._totalExpansions = 0, this._expandedLength = 0, this;
	}
	setXmlVersion(version) {
		this._ncrXmlVersion = version === 1.1 ? 1.1 : 1;
	}
	decode(str) {
		if (typeof str != "string" || str.length === 0 || str.indexOf("&") === -1) return str;
		let original = str, chunks = [], len = str.length, last = 0, i = 0, limitExpansions = this._maxTotalExpansions > 0, limitLength = this._maxExpandedLength > 0, checkLimits = limitExpansions || limitLength;
		for (; i < len;) {
			if (str.charCodeAt(i) !== 38) {
				i++;
				continue;
			}
			let j = i + 1;
			for (; j < len && str.charCodeAt(j) !== 59 && j - i <= 32;) j++;
			if (j >= len || str.charCodeAt(j) !== 59) {
				i++;
				continue;
			}
			let token = str.slice(i + 1, j);
			if (token.length === 0) {
				i++;
				continue;
			}
			let replacement, tier;
			if (this._removeSet.has(token)) replacement = "", tier === void 0 && (tier = LIMIT_TIER_EXTERNAL);
			else if (this._leaveSet.has(token)) {
				i++;
				continue;
			} else if (token.charCodeAt(0) === 35) {
				let ncrResult = this._resolveNCR(token);
				if (ncrResult === void 0) {
					i++;
					continue;
				}
				replacement = ncrResult, tier = LIMIT_TIER_BASE;
			} else {
				let resolved = this._resolveName(token);
				replacement = resolved?.value, tier = resolved?.tier;
			}
			if (replacement === void 0) i++;
			else if (i > last && chunks.push(str.slice(last, i)), chunks.push(replacement), last = j + 1, i = last, checkLimits && this._tierCounts(tier)) {
				if (limitExpansions && (this._totalExpansions++, this._totalExpansions > this._maxTotalExpansions)) throw Error(`[EntityReplacer] Entity expansion count limit exceeded: ${this._totalExpansions} > ${this._maxTotalExpansions}`);
				if (limitLength) {
					let delta = replacement.length - (token.length + 2);
					if (delta > 0 && (this._expandedLength += delta, this._expandedLength > this._maxExpandedLength)) throw Error(`[EntityReplacer] Expanded content length limit exceeded: ${this._expandedLength} > ${this._maxExpandedLength}`);
				}
			}
		}
		last < len && chunks.push(str.slice(last));
		let result = chunks.length === 0 ? str : chunks.join("");
		return this._postCheck(result, original);
	}
	_tierCounts(tier) {
		return this._limitTiers.has("all") ? !0 : this._limitTiers.has(tier);
	}
	_resolveName(name) {
		if (name in this._inputMap) return {
			value: this._inputMap[name],
			tier: LIMIT_TIER_EXTERNAL
		};
		if (name in this._externalMap) return {
			value: this._externalMap[name],
			tier: LIMIT_TIER_EXTERNAL
		};
		if (name in this._baseMap) return {
			value: this._baseMap[name],
			tier: LIMIT_TIER_BASE
		};
	}
	_classifyNCR(cp) {
		return cp === 0 ? this._ncrNullLevel : cp >= 55296 && cp <= 57343 || this._ncrXmlVersion === 1 && cp >= 1 && cp <= 31 && !XML10_ALLOWED_C0.has(cp) ? NCR_LEVEL.remove : -1;
	}
	_applyNCRAction(action, token, cp) {
		switch (action) {
			case NCR_LEVEL.allow: return String.fromCodePoint(cp);
			case NCR_LEVEL.remove: return "";
			case NCR_LEVEL.leave: return;
			case NCR_LEVEL.throw: throw Error(`[EntityDecoder] Prohibited numeric character reference &${token}; (U+${cp.toString(16).toUpperCase().padStart(4, "0")})`);
			default: return String.fromCodePoint(cp);
		}
	}
	_resolveNCR(token) {
		let second = token.charCodeAt(1), cp;
		if (cp = second === 120 || second === 88 ? parseInt(token.slice(2), 16) : parseInt(token.slice(1), 10), Number.isNaN(cp) || cp < 0 || cp > 1114111) return;
		let minimum = this._classifyNCR(cp);
		if (!this._numericAllowed && minimum < NCR_LEVEL.remove) return;
		let effective = minimum === -1 ? this._ncrOnLevel : Math.max(this._ncrOnLevel, minimum);
		return this._applyNCRAction(effective, token, cp);
	}
};
// ../../work/main/node_modules/fast-xml-parser/src/xmlparser/OptionsBuilder.js
const defaultOnDangerousProperty = (name) => DANGEROUS_PROPERTY_NAMES.includes(name) ? "__" + name : name, defaultOptions = {
	preserveOrder: !1,
	attributeNamePrefix: "@_",
	attributesGroupName: !1,
	textNodeName: "#text",
	ignoreAttributes: !0,
	removeNSPrefix: !1,
	allowBooleanAttributes: !1,
	parseTagValue: !0,
	parseAttributeValue: !1,
	trimValues: !0,
	cdataPropName: !1,
	numberParseOptions: {
		hex: !0,
		leadingZeros: !0,
		eNotation: !0,
		unicode: !1
	},
	tagValueProcessor: function(tagName, val) {
		return val;
	},
	attributeValueProcessor: function(attrName, val) {
		return val;
	},
	stopNodes: [],
	alwaysCreateTextNode: !1,
	isArray: () => !1,
	commentPropName: !1,
	unpairedTags: [],
	processEntities: !0,
	htmlEntities: !1,
	entityDecoder: null,
	ignoreDeclaration: !1,
	ignorePiTags: !1,
	transformTagName: !1,
	transformAttributeName: !1,
	updateTag: function(tagName, jPath, attrs) {
		return tagName;
	},
	captureMetaData: !1,
	maxNestedTags: 100,
	strictReservedNames: !0,
	jPath: !0,
	onDangerousProperty: defaultOnDangerousProperty
};
function validatePropertyName(propertyName, optionName) {
	if (typeof propertyName != "string") return;
	let normalized = propertyName.toLowerCase();
	if (DANGEROUS_PROPERTY_NAMES.some((dangerous) => normalized === dangerous.toLowerCase()) || criticalProperties.some((dangerous) => normalized === dangerous.toLowerCase())) throw Error(`[SECURITY] Invalid ${optionName}: "${propertyName}" is a reserved JavaScript keyword that could cause prototype pollution`);
}
function normalizeProcessEntities(value, htmlEntities) {
	return typeof value == "boolean" ? {
		enabled: value,
		maxEntitySize: 1e4,
		maxExpansionDepth: 1e4,
		maxTotalExpansions: 1e400,
		maxExpandedLength: 1e5,
		maxEntityCount: 1e3,
		allowedTags: null,
		tagFilter: null,
		appliesTo: "all"
	} : typeof value == "object" && value ? {
		enabled: value.enabled !== !1,
		maxEntitySize: Math.max(1, value.maxEntitySize ?? 1e4),
		maxExpansionDepth: Math.max(1, value.maxExpansionDepth ?? 1e4),
		maxTotalExpansions: Math.max(1, value.maxTotalExpansions ?? 1e400),
		maxExpandedLength: Math.max(1, value.maxExpandedLength ?? 1e5),
		maxEntityCount: Math.max(1, value.maxEntityCount ?? 1e3),
		allowedTags: value.allowedTags ?? null,
		tagFilter: value.tagFilter ?? null,
		appliesTo: value.appliesTo ?? "all"
	} : normalizeProcessEntities(!0);
}
const buildOptions = function(options) {
	let built = Object.assign({}, defaultOptions, options), propertyNameOptions = [
		{
			value: built.attributeNamePrefix,
			name: "attributeNamePrefix"
		},
		{
			value: built.attributesGroupName,
			name: "attributesGroupName"
		},
		{
			value: built.textNodeName,
			name: "textNodeName"
		},
		{
			value: built.cdataPropName,
			name: "cdataPropName"
		},
		{
			value: built.commentPropName,
			name: "commentPropName"
		}
	];
	for (let { value, name } of propertyNameOptions) value && validatePropertyName(value, name);
	return built.onDangerousProperty === null && (built.onDangerousProperty = defaultOnDangerousProperty), built.processEntities = normalizeProcessEntities(built.processEntities, built.htmlEntities), built.unpairedTagsSet = new Set(built.unpairedTags), built.stopNodes && Array.isArray(built.stopNodes) && (built.stopNodes = built.stopNodes.map((node) => typeof node == "string" && node.startsWith("*.") ? ".." + node.substring(2) : node)), built;
};
// ../../work/main/node_modules/fast-xml-parser/src/xmlparser/xmlNode.js
let METADATA_SYMBOL$1;
METADATA_SYMBOL$1 = typeof Symbol == "function" ? Symbol("XML Node Metadata") : "@@xmlMetadata";
var XmlNode = class {
	constructor(tagname) {
		this.tagname = tagname, this.child = [], this[":@"] = Object.create(null);
	}
	add(key, val) {
		key === "__proto__" && (key = "#__proto__"), this.child.push({ [key]: val });
	}
	addChild(node, startIndex) {
		node.tagname === "__proto__" && (node.tagname = "#__proto__"), node[":@"] && Object.keys(node[":@"]).length > 0 ? this.child.push({
			[node.tagname]: node.child,
			":@": node[":@"]
		}) : this.child.push({ [node.tagname]: node.child }), this.addStartIndex(startIndex);
	}
	addStartIndex(startIndex) {
		startIndex !== void 0 && (this.child[this.child.length - 1][METADATA_SYMBOL$1] = { startIndex });
	}
	addEndIndex(endIndex) {
		let lastChild = this.child[this.child.length - 1];
		lastChild !== void 0 && lastChild[METADATA_SYMBOL$1] !== void 0 && lastChild[METADATA_SYMBOL$1].endIndex === void 0 && (lastChild[METADATA_SYMBOL$1].endIndex = endIndex);
	}
	static getMetaDataSymbol() {
		return METADATA_SYMBOL$1;
	}
};
// ../../work/main/node_modules/xml-naming/src/index.js
const buildRegexes = (startChar, char, flags = "") => {
	let ncNamePat = `[${startChar.replace(":", "")}][${char.replace(":", "")}]*`;
	return {
		name: RegExp(`^[${startChar}][${char}]*$`, flags),
		ncName: RegExp(`^${ncNamePat}$`, flags),
		qName: RegExp(`^${ncNamePat}(?::${ncNamePat})?$`, flags),
		nmToken: RegExp(`^[${char}]+$`, flags),
		nmTokens: RegExp(`^[${char}]+(?:\\s+[${char}]+)*$`, flags)
	};
}, regexes10 = buildRegexes(":A-Za-z_À-ÖØ-öø-˿Ͱ-ͽͿ-҆҈-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�", ":A-Za-z_À-ÖØ-öø-˿Ͱ-ͽͿ-҆҈-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�\\-\\.\\d·̀-ͯ‿-⁀"), regexes11 = buildRegexes(":A-Za-z_À-˿Ͱ-ͽͿ-҆҈-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿", ":A-Za-z_À-˿Ͱ-ͽͿ-҆҈-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿\\-\\.\\d·̀-ͯ҇‿-⁀", "u"), regexesAscii = buildRegexes(":A-Za-z_", ":A-Za-z_\\-\\.\\d"), getRegexes = (xmlVersion = "1.0", asciiOnly = !1) => asciiOnly ? regexesAscii : xmlVersion === "1.1" ? regexes11 : regexes10, qName = (str, { xmlVersion = "1.0", asciiOnly = !1 } = {}) => getRegexes(xmlVersion, asciiOnly).qName.test(str);
// ../../work/main/node_modules/fast-xml-parser/src/xmlparser/DocTypeReader.js
var DocTypeReader = class {
	constructor(options, xmlVersion) {
		this.suppressValidationErr = !options, this.options = options, this.xmlVersion = xmlVersion || 1;
	}
	setXmlVersion(xmlVersion = 1) {
		this.xmlVersion = xmlVersion;
	}
	readDocType(xmlData, i) {
		let entities = Object.create(null), entityCount = 0;
		if (xmlData[i + 3] === "O" && xmlData[i + 4] === "C" && xmlData[i + 5] === "T" && xmlData[i + 6] === "Y" && xmlData[i + 7] === "P" && xmlData[i + 8] === "E") {
			i += 9;
			let angleBracketsCount = 1, hasBody = !1, comment = !1, quoteChar = null, exp = "";
			for (; i < xmlData.length; i++) if (quoteChar !== null) xmlData[i] === quoteChar && (quoteChar = null), exp += xmlData[i];
			else if (!hasBody && !comment && (xmlData[i] === "\"" || xmlData[i] === "'")) quoteChar = xmlData[i], exp += xmlData[i];
			else if (xmlData[i] === "<" && !comment) {
				if (hasBody && hasSeq(xmlData, "!ENTITY", i)) {
					i += 7;
					let entityName, val;
					if ([entityName, val, i] = this.readEntityExp(xmlData, i + 1, this.suppressValidationErr), val.indexOf("&") === -1) {
						if (this.options.enabled !== !1 && this.options.maxEntityCount != null && entityCount >= this.options.maxEntityCount) throw Error(`Entity count (${entityCount + 1}) exceeds maximum allowed (${this.options.maxEntityCount})`);
						entities[entityName] = val, entityCount++;
					}
				} else if (hasBody && hasSeq(xmlData, "!ELEMENT", i)) {
					i += 8;
					let { index } = this.readElementExp(xmlData, i + 1);
					i = index;
				} else if (hasBody && hasSeq(xmlData, "!ATTLIST", i)) i += 8;
				else if (hasBody && hasSeq(xmlData, "!NOTATION", i)) {
					i += 9;
					let { index } = this.readNotationExp(xmlData, i + 1, this.suppressValidationErr);
					i = index;
				} else if (hasSeq(xmlData, "!--", i)) comment = !0;
				else throw Error("Invalid DOCTYPE");
				angleBracketsCount++, exp = "";
			} else if (xmlData[i] === ">") {
				if (comment ? xmlData[i - 1] === "-" && xmlData[i - 2] === "-" && (comment = !1, angleBracketsCount--) : angleBracketsCount--, angleBracketsCount === 0) break;
			} else xmlData[i] === "[" ? hasBody = !0 : exp += xmlData[i];
			if (quoteChar !== null || angleBracketsCount !== 0) throw Error("Unclosed DOCTYPE");
		} else throw Error("Invalid Tag instead of DOCTYPE");
		return {
			entities,
			i
		};
	}
	readEntityExp(xmlData, i) {
		i = skipWhitespace(xmlData, i);
		let startIndex = i;
		for (; i < xmlData.length && !/\s/.test(xmlData[i]) && xmlData[i] !== "\"" && xmlData[i] !== "'";) i++;
		let entityName = xmlData.substring(startIndex, i);
		if (validateEntityName(entityName, { xmlVersion: this.xmlVersion }), i = skipWhitespace(xmlData, i), !this.suppressValidationErr) {
			if (xmlData.substring(i, i + 6).toUpperCase() === "SYSTEM") throw Error("External entities are not supported");
			if (xmlData[i] === "%") throw Error("Parameter entities are not supported");
		}
		let entityValue = "";
		if ([i, entityValue] = this.readIdentifierVal(xmlData, i, "entity"), this.options.enabled !== !1 && this.options.maxEntitySize != null && entityValue.length > this.options.maxEntitySize) throw Error(`Entity "${entityName}" size (${entityValue.length}) exceeds maximum allowed size (${this.options.maxEntitySize})`);
		return i--, [
			entityName,
			entityValue,
			i
		];
	}
	readNotationExp(xmlData, i) {
		i = skipWhitespace(xmlData, i);
		let startIndex = i;
		for (; i < xmlData.length && !/\s/.test(xmlData[i]);) i++;
		let notationName = xmlData.substring(startIndex, i);
		!this.suppressValidationErr && validateEntityName(notationName, { xmlVersion: this.xmlVersion }), i = skipWhitespace(xmlData, i);
		let identifierType = xmlData.substring(i, i + 6).toUpperCase();
		if (!this.suppressValidationErr && identifierType !== "SYSTEM" && identifierType !== "PUBLIC") throw Error(`Expected SYSTEM or PUBLIC, found "${identifierType}"`);
		i += identifierType.length, i = skipWhitespace(xmlData, i);
		let publicIdentifier = null, systemIdentifier = null;
		if (identifierType === "PUBLIC") [i, publicIdentifier] = this.readIdentifierVal(xmlData, i, "publicIdentifier"), i = skipWhitespace(xmlData, i), (xmlData[i] === "\"" || xmlData[i] === "'") && ([i, systemIdentifier] = this.readIdentifierVal(xmlData, i, "systemIdentifier"));
		else if (identifierType === "SYSTEM" && ([i, systemIdentifier] = this.readIdentifierVal(xmlData, i, "systemIdentifier"), !this.suppressValidationErr && !systemIdentifier)) throw Error("Missing mandatory system identifier for SYSTEM notation");
		return {
			notationName,
			publicIdentifier,
			systemIdentifier,
			index: --i
		};
	}
	readIdentifierVal(xmlData, i, type) {
		let identifierVal = "", startChar = xmlData[i];
		if (startChar !== "\"" && startChar !== "'") throw Error(`Expected quoted string, found "${startChar}"`);
		i++;
		let startIndex = i;
		for (; i < xmlData.length && xmlData[i] !== startChar;) i++;
		if (identifierVal = xmlData.substring(startIndex, i), xmlData[i] !== startChar) throw Error(`Unterminated ${type} value`);
		return i++, [i, identifierVal];
	}
	readElementExp(xmlData, i) {
		i = skipWhitespace(xmlData, i);
		let startIndex = i;
		for (; i < xmlData.length && !/\s/.test(xmlData[i]);) i++;
		let elementName = xmlData.substring(startIndex, i);
		if (!this.suppressValidationErr && !qName(elementName, { xmlVersion: this.xmlVersion })) throw Error(`Invalid element name: "${elementName}"`);
		i = skipWhitespace(xmlData, i);
		let contentModel = "";
		if (xmlData[i] === "E" && hasSeq(xmlData, "MPTY", i)) i += 4;
		else if (xmlData[i] === "A" && hasSeq(xmlData, "NY", i)) i += 2;
		else if (xmlData[i] === "(") {
			i++;
			let startIndex = i;
			for (; i < xmlData.length && xmlData[i] !== ")";) i++;
			if (contentModel = xmlData.substring(startIndex, i), xmlData[i] !== ")") throw Error("Unterminated content model");
		} else if (!this.suppressValidationErr) throw Error(`Invalid Element Expression, found "${xmlData[i]}"`);
		return {
			elementName,
			contentModel: contentModel.trim(),
			index: i
		};
	}
	readAttlistExp(xmlData, i) {
		i = skipWhitespace(xmlData, i);
		let startIndex = i;
		for (; i < xmlData.length && !/\s/.test(xmlData[i]);) i++;
		let elementName = xmlData.substring(startIndex, i);
		for (validateEntityName(elementName, { xmlVersion: this.xmlVersion }), i = skipWhitespace(xmlData, i), startIndex = i; i < xmlData.length && !/\s/.test(xmlData[i]);) i++;
		let attributeName = xmlData.substring(startIndex, i);
		if (!validateEntityName(attributeName, { xmlVersion: this.xmlVersion })) throw Error(`Invalid attribute name: "${attributeName}"`);
		i = skipWhitespace(xmlData, i);
		let attributeType = "";
		if (xmlData.substring(i, i + 8).toUpperCase() === "NOTATION") {
			if (attributeType = "NOTATION", i += 8, i = skipWhitespace(xmlData, i), xmlData[i] !== "(") throw Error(`Expected '(', found "${xmlData[i]}"`);
			i++;
			let allowedNotations = [];
			for (; i < xmlData.length && xmlData[i] !== ")";) {
				let startIndex = i;
				for (; i < xmlData.length && xmlData[i] !== "|" && xmlData[i] !== ")";) i++;
				let notation = xmlData.substring(startIndex, i);
				if (notation = notation.trim(), !validateEntityName(notation, { xmlVersion: this.xmlVersion })) throw Error(`Invalid notation name: "${notation}"`);
				allowedNotations.push(notation), xmlData[i] === "|" && (i++, i = skipWhitespace(xmlData, i));
			}
			if (xmlData[i] !== ")") throw Error("Unterminated list of notations");
			i++, attributeType += " (" + allowedNotations.join("|") + ")";
		} else {
			let startIndex = i;
			for (; i < xmlData.length && !/\s/.test(xmlData[i]);) i++;
			if (attributeType += xmlData.substring(startIndex, i), !this.suppressValidationErr && ![
				"CDATA",
				"ID",
				"IDREF",
				"IDREFS",
				"ENTITY",
				"ENTITIES",
				"NMTOKEN",
				"NMTOKENS"
			].includes(attributeType.toUpperCase())) throw Error(`Invalid attribute type: "${attributeType}"`);
		}
		i = skipWhitespace(xmlData, i);
		let defaultValue = "";
		return xmlData.substring(i, i + 8).toUpperCase() === "#REQUIRED" ? (defaultValue = "#REQUIRED", i += 8) : xmlData.substring(i, i + 7).toUpperCase() === "#IMPLIED" ? (defaultValue = "#IMPLIED", i += 7) : [i, defaultValue] = this.readIdentifierVal(xmlData, i, "ATTLIST"), {
			elementName,
			attributeName,
			attributeType,
			defaultValue,
			index: i
		};
	}
};
const skipWhitespace = (data, index) => {
	for (; index < data.length && /\s/.test(data[index]);) index++;
	return index;
};
function hasSeq(data, seq, i) {
	for (let j = 0; j < seq.length; j++) if (seq[j] !== data[i + j + 1]) return !1;
	return !0;
}
function validateEntityName(name, xmlVersion) {
	if (qName(name, { xmlVersion })) return name;
	throw Error(`Invalid entity name ${name}`);
}
// ../../work/main/node_modules/anynum/digitTable.js
const SCRIPT_ZEROS = [
	48,
	1632,
	1776,
	2406,
	2534,
	2662,
	2790,
	2918,
	3046,
	3174,
	3302,
	3430,
	3558,
	3664,
	3792,
	3872,
	4160,
	4240,
	6112,
	6160,
	6470,
	6608,
	6784,
	6800,
	6992,
	7088,
	7232,
	7248,
	65296,
	120782,
	120792,
	120802,
	120812,
	120822,
	66720,
	68912,
	69734,
	69872,
	69942,
	70096,
	70384,
	70736,
	70864,
	71248,
	71360,
	71472,
	71904,
	72016,
	72688,
	72784,
	73040,
	73120,
	73552,
	92768,
	92864,
	93008,
	123200,
	123632,
	124144,
	125264,
	130032
], HIGH_MAP = new Map(), TABLE_OFFSET = 1632, TABLE = new Uint8Array(63904).fill(255);
for (let zero of SCRIPT_ZEROS) for (let d = 0; d < 10; d++) {
	let cp = zero + d;
	cp <= 65535 ? TABLE[cp - TABLE_OFFSET] = d : HIGH_MAP.set(cp, d);
}
// ../../work/main/node_modules/anynum/anynum.js
const MINUS_SET = new Set([
	8722,
	65293,
	65123
]);
function anynum(str) {
	if (typeof str != "string") return str;
	let len = str.length;
	if (len === 0) return str;
	let firstHit = -1;
	for (let i = 0; i < len; i++) {
		let cc = str.charCodeAt(i);
		if (!(cc >= 48 && cc <= 57 || cc === 45)) {
			if (cc < 1632) {
				if (MINUS_SET.has(cc)) {
					firstHit = i;
					break;
				}
			} else if (cc >= 55296 && cc <= 56319) {
				if (i + 1 < len) {
					let low = str.charCodeAt(i + 1);
					if (low >= 56320 && low <= 57343) {
						let cp = 65536 + (cc - 55296 << 10) + (low - 56320);
						if (HIGH_MAP.has(cp)) {
							firstHit = i;
							break;
						}
					}
				}
			} else if (TABLE[cc - 1632] !== 255 || MINUS_SET.has(cc)) {
				firstHit = i;
				break;
			}
		}
	}
	if (firstHit === -1) return str;
	let chars = [];
	firstHit > 0 && chars.push(str.slice(0, firstHit));
	for (let i = firstHit; i < len; i++) {
		let cc = str.charCodeAt(i);
		if (cc >= 48 && cc <= 57 || cc === 45) {
			chars.push(str[i]);
			continue;
		}
		if (cc < 1632) {
			chars.push(MINUS_SET.has(cc) ? "-" : str[i]);
			continue;
		}
		if (cc >= 55296 && cc <= 56319) {
			if (i + 1 < len) {
				let low = str.charCodeAt(i + 1);
				if (low >= 56320 && low <= 57343) {
					let cp = 65536 + (cc - 55296 << 10) + (low - 56320), d = HIGH_MAP.get(cp);
					if (d !== void 0) {
						chars.push(String.fromCharCode(d + 48)), i++;
						continue;
					}
				}
			}
			chars.push(str[i]);
			continue;
		}
		if (MINUS_SET.has(cc)) {
			chars.push("-");
			continue;
		}
		let d = TABLE[cc - TABLE_OFFSET];
		chars.push(d === 255 ? str[i] : String.fromCharCode(d + 48));
	}
	return chars.join("");
}
// ../../work/main/node_modules/strnum/strnum.js
const hexRegex = /^[-+]?0x[a-fA-F0-9]+$/, binRegex = /^0b[01]+$/, octRegex = /^0o[0-7]+$/, numRegex = /^([\-\+])?(0*)([0-9]*(\.[0-9]*)?)$/, consider = {
	hex: !0,
	binary: !1,
	octal: !1,
	leadingZeros: !0,
	decimalPoint: ".",
	eNotation: !0,
	infinity: "original",
	unicode: !1
};
function toNumber(str, options = {}) {
	if (options = Object.assign({}, consider, options), !str || typeof str != "string") return str;
	let trimmedStr = str.trim();
	if (trimmedStr.length === 0 || options.skipLike !== void 0 && options.skipLike.test(trimmedStr)) return str;
	if (trimmedStr === "0" || options.unicode && (trimmedStr = anynum(trimmedStr), trimmedStr === "0")) return 0;
	if (options.hex && hexRegex.test(trimmedStr)) return parse_int(trimmedStr, 16);
	if (options.binary && binRegex.test(trimmedStr)) return parse_int(trimmedStr, 2);
	if (options.octal && octRegex.test(trimmedStr)) return parse_int(trimmedStr, 8);
	if (!isFinite(trimmedStr)) {
		let num = Number(trimmedStr);
		return Number.isNaN(num) ? str : handleInfinity(str, num, options);
	}
	if (trimmedStr.includes("e") || trimmedStr.includes("E")) return resolveEnotation(str, trimmedStr, options);
	{
		let match = numRegex.exec(trimmedStr);
		if (match) {
			let sign = match[1] || "", leadingZeros = match[2], numTrimmedByZeros = trimZeros(match[3]), decimalAdjacentToLeadingZeros = sign ? trimmedStr[leadingZeros.length + 1] === "." : trimmedStr[leadingZeros.length] === ".";
			if (!options.leadingZeros && (leadingZeros.length > 1 || leadingZeros.length === 1 && !decimalAdjacentToLeadingZeros)) return str;
			{
				let num = Number(trimmedStr), parsedStr = String(num);
				if (num === 0) return num;
				if (parsedStr.search(/[eE]/) !== -1) return options.eNotation ? num : str;
				if (trimmedStr.indexOf(".") !== -1) return parsedStr === "0" || parsedStr === numTrimmedByZeros || parsedStr === `${sign}${numTrimmedByZeros}` ? num : str;
				let n = leadingZeros ? numTrimmedByZeros : trimmedStr;
				return leadingZeros ? n === parsedStr || sign + n === parsedStr ? num : str : n === parsedStr || n === sign + parsedStr ? num : str;
			}
		}
		return str;
	}
}
const eNotationRegx = /^([-+])?(0*)(\d*(\.\d*)?[eE][-\+]?\d+)$/;
function resolveEnotation(str, trimmedStr, options) {
	if (!options.eNotation) return str;
	let notation = trimmedStr.match(eNotationRegx);
	if (notation) {
		let sign = notation[1] || "", eChar = notation[3].indexOf("e") === -1 ? "E" : "e", leadingZeros = notation[2], eAdjacentToLeadingZeros = sign ? trimmedStr[leadingZeros.length + 1] === eChar : trimmedStr[leadingZeros.length] === eChar;
		return leadingZeros.length > 1 && eAdjacentToLeadingZeros ? str : leadingZeros.length === 1 && (notation[3].startsWith(`.${eChar}`) || notation[3][0] === eChar) ? Number(trimmedStr) : leadingZeros.length > 0 ? options.leadingZeros && !eAdjacentToLeadingZeros ? Number(trimmedStr) : str : Number(trimmedStr);
	}
	return str;
}
function trimZeros(numStr) {
	if (numStr && numStr.indexOf(".") !== -1) {
		let end = numStr.length;
		for (; end > 0 && numStr.charCodeAt(end - 1) === 48;) end--;
		return numStr = numStr.slice(0, end), numStr === "." ? numStr = "0" : numStr[0] === "." ? numStr = "0" + numStr : numStr[numStr.length - 1] === "." && (numStr = numStr.substring(0, numStr.length - 1)), numStr;
	}
	return numStr;
}
function parse_int(numStr, base) {
	let str = numStr.trim();
	if ((base === 2 || base === 8) && (numStr = str.substring(2)), parseInt) return parseInt(numStr, base);
	if (Number.parseInt) return Number.parseInt(numStr, base);
	if (window && window.parseInt) return window.parseInt(numStr, base);
	throw Error("parseInt, Number.parseInt, window.parseInt are not supported");
}
function handleInfinity(str, num, options) {
	let isPositive = num === 1e400;
	switch (options.infinity.toLowerCase()) {
		case "null": return null;
		case "infinity": return num;
		case "string": return isPositive ? "Infinity" : "-Infinity";
		default: return str;
	}
}
// ../../work/main/node_modules/fast-xml-parser/src/ignoreAttributes.js
function getIgnoreAttributesFn(ignoreAttributes) {
	return typeof ignoreAttributes == "function" ? ignoreAttributes : Array.isArray(ignoreAttributes) ? (attrName) => {
		for (let pattern of ignoreAttributes) if (typeof pattern == "string" && attrName === pattern || pattern instanceof RegExp && pattern.test(attrName)) return !0;
	} : () => !1;
}
// ../../work/main/node_modules/path-expression-matcher/src/Expression.js
var Expression = class {
	constructor(pattern, options = {}, data) {
		this.pattern = pattern, this.separator = options.separator || ".", this.segments = this._parse(pattern), this.data = data, this._hasDeepWildcard = this.segments.some((seg) => seg.type === "deep-wildcard"), this._hasAttributeCondition = this.segments.some((seg) => seg.attrName !== void 0), this._hasPositionSelector = this.segments.some((seg) => seg.position !== void 0);
	}
	_parse(pattern) {
		let segments = [], i = 0, currentPart = "";
		for (; i < pattern.length;) pattern[i] === this.separator ? i + 1 < pattern.length && pattern[i + 1] === this.separator ? (currentPart.trim() && (segments.push(this._parseSegment(currentPart.trim())), currentPart = ""), segments.push({ type: "deep-wildcard" }), i += 2) : (currentPart.trim() && segments.push(this._parseSegment(currentPart.trim())), currentPart = "", i++) : (currentPart += pattern[i], i++);
		return currentPart.trim() && segments.push(this._parseSegment(currentPart.trim())), segments;
	}
	_parseSegment(part) {
		let segment = { type: "tag" }, bracketContent = null, withoutBrackets = part, bracketMatch = part.match(/^([^\[]+)(\[[^\]]*\])(.*)$/);
		if (bracketMatch && (withoutBrackets = bracketMatch[1] + bracketMatch[3], bracketMatch[2])) {
			let content = bracketMatch[2].slice(1, -1);
			content && (bracketContent = content);
		}
		let namespace, tagAndPosition = withoutBrackets;
		if (withoutBrackets.includes("::")) {
			let nsIndex = withoutBrackets.indexOf("::");
			if (namespace = withoutBrackets.substring(0, nsIndex).trim(), tagAndPosition = withoutBrackets.substring(nsIndex + 2).trim(), !namespace) throw Error(`Invalid namespace in pattern: ${part}`);
		}
		let tag, positionMatch = null;
		if (tagAndPosition.includes(":")) {
			let colonIndex = tagAndPosition.lastIndexOf(":"), tagPart = tagAndPosition.substring(0, colonIndex).trim(), posPart = tagAndPosition.substring(colonIndex + 1).trim();
			[
				"first",
				"last",
				"odd",
				"even"
			].includes(posPart) || /^nth\(\d+\)$/.test(posPart) ? (tag = tagPart, positionMatch = posPart) : tag = tagAndPosition;
		} else tag = tagAndPosition;
		if (!tag) throw Error(`Invalid segment pattern: ${part}`);
		if (segment.tag = tag, namespace && (segment.namespace = namespace), bracketContent) {
			if (bracketContent.includes("=")) {
				let eqIndex = bracketContent.indexOf("=");
				segment.attrName = bracketContent.substring(0, eqIndex).trim(), segment.attrValue = bracketContent.substring(eqIndex + 1).trim();
			} else segment.attrName = bracketContent.trim();
		}
		if (positionMatch) {
			let nthMatch = positionMatch.match(/^nth\((\d+)\)$/);
			nthMatch ? (segment.position = "nth", segment.positionValue = parseInt(nthMatch[1], 10)) : segment.position = positionMatch;
		}
		return segment;
	}
	get length() {
		return this.segments.length;
	}
	hasDeepWildcard() {
		return this._hasDeepWildcard;
	}
	hasAttributeCondition() {
		return this._hasAttributeCondition;
	}
	hasPositionSelector() {
		return this._hasPositionSelector;
	}
	toString() {
		return this.pattern;
	}
}, ExpressionSet = class {
	constructor() {
		this._byDepthAndTag = new Map(), this._wildcardByDepth = new Map(), this._deepWildcards = [], this._deepByTerminalTag = new Map(), this._patterns = new Set(), this._sealed = !1;
	}
	add(expression) {
		if (this._sealed) throw TypeError("ExpressionSet is sealed. Create a new ExpressionSet to add more expressions.");
		if (this._patterns.has(expression.pattern)) return this;
		if (this._patterns.add(expression.pattern), expression.hasDeepWildcard()) {
			let lastSeg = expression.segments[expression.segments.length - 1];
			if (lastSeg && lastSeg.type !== "deep-wildcard" && lastSeg.tag !== "*") {
				let tag = lastSeg.tag;
				this._deepByTerminalTag.has(tag) || this._deepByTerminalTag.set(tag, []), this._deepByTerminalTag.get(tag).push(expression);
			} else this._deepWildcards.push(expression);
			return this;
		}
		let depth = expression.length, tag = expression.segments[expression.segments.length - 1]?.tag;
		if (!tag || tag === "*") this._wildcardByDepth.has(depth) || this._wildcardByDepth.set(depth, []), this._wildcardByDepth.get(depth).push(expression);
		else {
			let key = `${depth}:${tag}`;
			this._byDepthAndTag.has(key) || this._byDepthAndTag.set(key, []), this._byDepthAndTag.get(key).push(expression);
		}
		return this;
	}
	addAll(expressions) {
		for (let expr of expressions) this.add(expr);
		return this;
	}
	has(expression) {
		return this._patterns.has(expression.pattern);
	}
	get size() {
		return this._patterns.size;
	}
	seal() {
		return this._sealed = !0, this;
	}
	get isSealed() {
		return this._sealed;
	}
	matchesAny(matcher) {
		return this.findMatch(matcher) !== null;
	}
	findMatch(matcher) {
		let depth = matcher.getDepth(), tag = matcher.getCurrentTag(), exactKey = `${depth}:${tag}`, exactBucket = this._byDepthAndTag.get(exactKey);
		if (exactBucket) {
			for (let i = 0; i < exactBucket.length; i++) if (matcher.matches(exactBucket[i])) return exactBucket[i];
		}
		let wildcardBucket = this._wildcardByDepth.get(depth);
		if (wildcardBucket) {
			for (let i = 0; i < wildcardBucket.length; i++) if (matcher.matches(wildcardBucket[i])) return wildcardBucket[i];
		}
		let deepBucket = this._deepByTerminalTag.get(tag);
		if (deepBucket) {
			for (let i = 0; i < deepBucket.length; i++) if (matcher.matches(deepBucket[i])) return deepBucket[i];
		}
		for (let i = 0; i < this._deepWildcards.length; i++) if (matcher.matches(this._deepWildcards[i])) return this._deepWildcards[i];
		return null;
	}
}, MatcherView = class {
	constructor(matcher) {
		this._matcher = matcher;
	}
	get separator() {
		return this._matcher.separator;
	}
	getCurrentTag() {
		let path = this._matcher.path;
		return path.length > 0 ? path[path.length - 1].tag : void 0;
	}
	getCurrentNamespace() {
		let path = this._matcher.path;
		return path.length > 0 ? path[path.length - 1].namespace : void 0;
	}
	getAttrValue(attrName) {
		let path = this._matcher.path;
		if (path.length !== 0) return path[path.length - 1].values?.[attrName];
	}
	hasAttr(attrName) {
		let path = this._matcher.path;
		if (path.length === 0) return !1;
		let current = path[path.length - 1];
		return current.values !== void 0 && attrName in current.values;
	}
	getAnyParentAttr(attrName) {
		return this._matcher.getAnyParentAttr(attrName);
	}
	hasAnyParentAttr(attrName) {
		return this._matcher.hasAnyParentAttr(attrName);
	}
	getPosition() {
		let path = this._matcher.path;
		return path.length === 0 ? -1 : path[path.length - 1].position ?? 0;
	}
	getCounter() {
		let path = this._matcher.path;
		return path.length === 0 ? -1 : path[path.length - 1].counter ?? 0;
	}
	getIndex() {
		return this.getPosition();
	}
	getDepth() {
		return this._matcher.path.length;
	}
	toString(separator, includeNamespace = !0) {
		return this._matcher.toString(separator, includeNamespace);
	}
	toArray() {
		return this._matcher.path.map((n) => n.tag);
	}
	matches(expression) {
		return this._matcher.matches(expression);
	}
	matchesAny(exprSet) {
		return exprSet.matchesAny(this._matcher);
	}
}, Matcher = class {
	constructor(options = {}) {
		this.separator = options.separator || ".", this.path = [], this.siblingStacks = [], this._pathStringCache = null, this._view = new MatcherView(this), this._keptAttrs = [];
	}
	push(tagName, attrValues = null, namespace = null, options = null) {
		this._pathStringCache = null, this.path.length > 0 && (this.path[this.path.length - 1].values = void 0);
		let currentLevel = this.path.length, level = this.siblingStacks[currentLevel];
		level || (level = {
			counts: new Map(),
			total: 0
		}, this.siblingStacks[currentLevel] = level);
		let siblingKey = namespace ? `${namespace}:${tagName}` : tagName, counter = level.counts.get(siblingKey) || 0, position = level.total;
		level.counts.set(siblingKey, counter + 1), level.total++;
		let node = {
			tag: tagName,
			position,
			counter
		};
		namespace != null && (node.namespace = namespace), attrValues != null && (node.values = attrValues), this.path.push(node);
		let depth = this.path.length, keep = options === null ? null : options.keep;
		if (keep != null && keep.length > 0 && attrValues) for (let i = 0; i < keep.length; i++) {
			let name = keep[i];
			attrValues[name] !== void 0 && this._keptAttrs.push({
				depth,
				name,
				value: attrValues[name]
			});
		}
	}
	pop() {
		if (this.path.length === 0) return;
		this._pathStringCache = null;
		let node = this.path.pop();
		this.siblingStacks.length > this.path.length + 1 && (this.siblingStacks.length = this.path.length + 1);
		let poppedDepth = this.path.length + 1;
		for (; this._keptAttrs.length > 0 && this._keptAttrs[this._keptAttrs.length - 1].depth >= poppedDepth;) this._keptAttrs.pop();
		return node;
	}
	updateCurrent(attrValues) {
		if (this.path.length > 0) {
			let current = this.path[this.path.length - 1];
			attrValues != null && (current.values = attrValues);
		}
	}
	getCurrentTag() {
		return this.path.length > 0 ? this.path[this.path.length - 1].tag : void 0;
	}
	getCurrentNamespace() {
		return this.path.length > 0 ? this.path[this.path.length - 1].namespace : void 0;
	}
	getAttrValue(attrName) {
		if (this.path.length !== 0) return this.path[this.path.length - 1].values?.[attrName];
	}
	hasAttr(attrName) {
		if (this.path.length === 0) return !1;
		let current = this.path[this.path.length - 1];
		return current.values !== void 0 && attrName in current.values;
	}
	getAnyParentAttr(attrName) {
		let kept = this._keptAttrs;
		for (let i = kept.length - 1; i >= 0; i--) if (kept[i].name === attrName) return kept[i].value;
	}
	hasAnyParentAttr(attrName) {
		let kept = this._keptAttrs;
		for (let i = kept.length - 1; i >= 0; i--) if (kept[i].name === attrName) return !0;
		return !1;
	}
	getPosition() {
		return this.path.length === 0 ? -1 : this.path[this.path.length - 1].position ?? 0;
	}
	getCounter() {
		return this.path.length === 0 ? -1 : this.path[this.path.length - 1].counter ?? 0;
	}
	getIndex() {
		return this.getPosition();
	}
	getDepth() {
		return this.path.length;
	}
	toString(separator, includeNamespace = !0) {
		let sep = separator || this.separator;
		if (sep === this.separator && includeNamespace === !0) {
			if (this._pathStringCache !== null) return this._pathStringCache;
			let result = this.path.map((n) => n.namespace ? `${n.namespace}:${n.tag}` : n.tag).join(sep);
			return this._pathStringCache = result, result;
		}
		return this.path.map((n) => includeNamespace && n.namespace ? `${n.namespace}:${n.tag}` : n.tag).join(sep);
	}
	toArray() {
		return this.path.map((n) => n.tag);
	}
	reset() {
		this._pathStringCache = null, this.path = [], this.siblingStacks = [], this._keptAttrs = [];
	}
	matches(expression) {
		let segments = expression.segments;
		return segments.length === 0 ? !1 : expression.hasDeepWildcard() ? this._matchWithDeepWildcard(segments) : this._matchSimple(segments);
	}
	_matchSimple(segments) {
		if (this.path.length !== segments.length) return !1;
		for (let i = 0; i < segments.length; i++) if (!this._matchSegment(segments[i], this.path[i], i === this.path.length - 1)) return !1;
		return !0;
	}
	_matchWithDeepWildcard(segments) {
		let pathIdx = this.path.length - 1, segIdx = segments.length - 1;
		for (; segIdx >= 0 && pathIdx >= 0;) {
			let segment = segments[segIdx];
			if (segment.type === "deep-wildcard") {
				if (segIdx--, segIdx < 0) return !0;
				let nextSeg = segments[segIdx], found = !1;
				for (let i = pathIdx; i >= 0; i--) if (this._matchSegment(nextSeg, this.path[i], i === this.path.length - 1)) {
					pathIdx = i - 1, segIdx--, found = !0;
					break;
				}
				if (!found) return !1;
			} else {
				if (!this._matchSegment(segment, this.path[pathIdx], pathIdx === this.path.length - 1)) return !1;
				pathIdx--, segIdx--;
			}
		}
		return segIdx < 0;
	}
	_matchSegment(segment, node, isCurrentNode) {
		if (segment.tag !== "*" && segment.tag !== node.tag || segment.namespace !== void 0 && segment.namespace !== "*" && segment.namespace !== node.namespace || segment.attrName !== void 0 && (!isCurrentNode || !node.values || !(segment.attrName in node.values) || segment.attrValue !== void 0 && String(node.values[segment.attrName]) !== String(segment.attrValue))) return !1;
		if (segment.position !== void 0) {
			if (!isCurrentNode) return !1;
			let counter = node.counter ?? 0;
			if (segment.position === "first" && counter !== 0 || segment.position === "odd" && counter % 2 != 1 || segment.position === "even" && counter % 2 != 0 || segment.position === "nth" && counter !== segment.positionValue) return !1;
		}
		return !0;
	}
	matchesAny(exprSet) {
		return exprSet.matchesAny(this);
	}
	snapshot() {
		return {
			path: this.path.map((node) => ({ ...node })),
			siblingStacks: this.siblingStacks.map((level) => level && {
				counts: new Map(level.counts),
				total: level.total
			}),
			keptAttrs: this._keptAttrs.map((entry) => ({ ...entry }))
		};
	}
	restore(snapshot) {
		this._pathStringCache = null, this.path = snapshot.path.map((node) => ({ ...node })), this.siblingStacks = snapshot.siblingStacks.map((level) => level && {
			counts: new Map(level.counts),
			total: level.total
		}), this._keptAttrs = (snapshot.keptAttrs || []).map((entry) => ({ ...entry }));
	}
	readOnly() {
		return this._view;
	}
};
// ../../work/main/node_modules/is-unsafe/src/contexts/html.js
const HTML_PATTERNS = [
	{
		id: "html-script-open",
		description: "<script opening tag",
		pattern: /<script[\s>/]/i
	},
	{
		id: "html-script-close",
		description: "<\/script closing tag",
		pattern: /<\/script[\s>]/i
	},
	{
		id: "html-javascript-protocol",
		description: "javascript: URI scheme (with optional whitespace/encoding)",
		pattern: /j[\t\n\r ]*a[\t\n\r ]*v[\t\n\r ]*a[\t\n\r ]*s[\t\n\r ]*c[\t\n\r ]*r[\t\n\r ]*i[\t\n\r ]*p[\t\n\r ]*t[\t\n\r ]*:/i
	},
	{
		id: "html-vbscript-protocol",
		description: "vbscript: URI scheme",
		pattern: /vbscript[\t\n\r ]*:/i
	},
	{
		id: "html-data-html",
		description: "data:text/html URI — can execute scripts in browsers",
		pattern: /data[\t\n\r ]*:[\t\n\r ]*text\/html/i
	},
	{
		id: "html-data-xhtml",
		description: "data:application/xhtml+xml URI",
		pattern: /data[\t\n\r ]*:[\t\n\r ]*application\/xhtml/i
	},
	{
		id: "html-data-svg",
		description: "data:image/svg+xml URI — can execute scripts",
		pattern: /data[\t\n\r ]*:[\t\n\r ]*image\/svg\+xml/i
	},
	{
		id: "html-inline-event-handler",
		description: "Inline event handler attributes: onclick=, onerror=, onload=, etc.",
		pattern: /\bon\w{1,30}\s*=/i
	},
	{
		id: "html-entity-obfuscated-script",
		description: "HTML-entity-encoded <script (e.g. &#x3C;script or &lt;script)",
		pattern: /(?:&#x0*3[Cc];?|&#0*60;?|&lt;)\s*script/i
	},
	{
		id: "html-entity-obfuscated-javascript",
		description: "HTML-entity-encoded javascript: (partial — catches common &#106; or &#x6a; for \"j\")",
		pattern: /(?:&#x0*6[Aa];?|&#0*106;?)\s*(?:&#x0*61;?|a)[\s\S]{0,80}script\s*:/i
	},
	{
		id: "html-style-expression",
		description: "CSS expression() — IE-era code execution in style attributes",
		pattern: /style[\s\S]{0,20}expression\s*\(/i
	},
	{
		id: "html-object-embed",
		description: "<object or <embed tags that can load active content",
		pattern: /<(?:object|embed)[\s>/]/i
	},
	{
		id: "html-base-tag",
		description: "<base href= — can hijack all relative URLs on a page",
		pattern: /<base[\s>]/i
	},
	{
		id: "html-meta-refresh",
		description: "<meta http-equiv=\"refresh\" — can redirect users",
		pattern: /<meta[\s\S]{0,40}http-equiv[\s\S]{0,20}refresh/i
	},
	{
		id: "html-srcdoc",
		description: "srcdoc= attribute on iframes — embeds HTML that can run scripts",
		pattern: /srcdoc\s*=/i
	},
	{
		id: "html-iframe",
		description: "<iframe tag",
		pattern: /<iframe[\s>/]/i
	},
	{
		id: "html-form",
		description: "<form tag — can be used for phishing / credential harvesting injection",
		pattern: /<form[\s>/]/i
	}
], XML_PATTERNS = [
	{
		id: "xml-cdata-injection",
		description: "CDATA section injection: <![CDATA[ breaks out of text node context",
		pattern: /<!\[CDATA\[/i
	},
	{
		id: "xml-cdata-close",
		description: "CDATA close sequence: ]]> can terminate an enclosing CDATA section",
		pattern: /\]\]>/
	},
	{
		id: "xml-processing-instruction",
		description: "XML processing instruction: <?xml-stylesheet or <?php etc.",
		pattern: /<\?(?:xml[\- ]|php|asp)/i
	},
	{
		id: "xml-doctype-injection",
		description: "DOCTYPE declaration embedded in content — can define entities",
		pattern: /<!DOCTYPE(?:[\s[]|$)/i
	},
	{
		id: "xml-entity-system",
		description: "SYSTEM keyword — used in external entity declarations (XXE)",
		pattern: /\bSYSTEM\s+["']/i
	},
	{
		id: "xml-entity-public",
		description: "PUBLIC keyword — used in external entity declarations (XXE)",
		pattern: /\bPUBLIC\s+["']/i
	},
	{
		id: "xml-entity-declaration",
		description: "<!ENTITY declaration — defines entities, potential XXE or entity expansion",
		pattern: /<!ENTITY[\s%]/i
	},
	{
		id: "xml-billion-laughs",
		description: "Entity reference chaining / billion laughs: repeated &eX; style references",
		pattern: /(?:&\w{1,20};){3,}/
	},
	{
		id: "xml-namespace-confusion",
		description: "xmlns: attribute injection — can redefine namespaces to confuse parsers",
		pattern: /\bxmlns(?::\w{1,40})?\s*=/i
	},
	{
		id: "xml-comment-injection",
		description: "<!-- comment injection — can hide content from some parsers",
		pattern: /<!--/
	},
	{
		id: "xml-comment-close",
		description: "--> closes an enclosing XML comment",
		pattern: /-->/
	},
	{
		id: "xml-pi-close",
		description: "?> closes an enclosing processing instruction",
		pattern: /\?>/
	}
], SVG_PATTERNS = [
	{
		id: "svg-script-element",
		description: "<script element inside SVG executes JavaScript",
		pattern: /<script[\s>/]/i
	},
	{
		id: "svg-xlink-href-javascript",
		description: "xlink:href with javascript: — classic SVG XSS via <a> or <use>",
		pattern: /xlink\s*:\s*href\s*=\s*["']?\s*javascript\s*:/i
	},
	{
		id: "svg-href-javascript",
		description: "href= with javascript: in SVG context (<a>, <animate>, etc.)",
		pattern: /href\s*=\s*["']?\s*javascript\s*:/i
	},
	{
		id: "svg-foreignobject",
		description: "<foreignObject embeds HTML inside SVG — can execute scripts",
		pattern: /<foreignObject[\s>/]/i
	},
	{
		id: "svg-use-external",
		description: "<use xlink:href or href pointing to external resource (non-fragment URL)",
		pattern: /<use[\s\S]{0,60}(?:xlink\s*:\s*)?href\s*=\s*(?:["'][^#]|[^"'#\s>])/i
	},
	{
		id: "svg-animate-href",
		description: "<animate attributeName=\"href\" — can dynamically change href to javascript:",
		pattern: /<animate[\s\S]{0,80}attributeName\s*=\s*["'][\s]*href["']/i
	},
	{
		id: "svg-animate-xlinkhref",
		description: "<animate attributeName=\"xlink:href\"",
		pattern: /<animate[\s\S]{0,80}attributeName\s*=\s*["'][\s]*xlink\s*:\s*href["']/i
	},
	{
		id: "svg-set-javascript",
		description: "<set to=\"javascript:...\" — sets an attribute to a javascript: URI",
		pattern: /<set[\s\S]{0,80}to\s*=\s*["']?\s*javascript\s*:/i
	},
	{
		id: "svg-event-handler",
		description: "SVG-specific event handler attributes: onload=, onerror=, onactivate=, etc.",
		pattern: /\bon(?:load|error|activate|begin|end|repeat|focus|blur|click|mouse\w{1,20}|key\w{1,20})\s*=/i
	},
	{
		id: "svg-handler-generic",
		description: "Generic on* handler catch-all for SVG attributes",
		pattern: /\bon\w{1,30}\s*=/i
	},
	{
		id: "svg-filter-feimage",
		description: "<feImage href= — filter primitive that can load external resources",
		pattern: /<feImage[\s\S]{0,80}(?:xlink\s*:\s*)?href\s*=/i
	},
	{
		id: "svg-image-external",
		description: "<image xlink:href with http/https or javascript protocol",
		pattern: /<image[\s\S]{0,80}(?:xlink\s*:\s*)?href\s*=\s*["']?\s*(?:https?|javascript)\s*:/i
	},
	{
		id: "svg-style-javascript",
		description: "style= attribute containing javascript: (e.g. background:url(javascript:...))",
		pattern: /style\s*=[\s\S]{0,60}javascript\s*:/i
	}
], SQL_PATTERNS = [
	{
		id: "sql-block-comment-open",
		description: "SQL block comment open: /* ... */ — unusual in legitimate user text",
		pattern: /\/\*/
	},
	{
		id: "sql-union-select",
		description: "UNION SELECT — most common SQL injection aggregation attack",
		pattern: /\bUNION\s{1,20}(?:ALL\s{1,20})?SELECT\b/i
	},
	{
		id: "sql-drop-table",
		description: "DROP TABLE — destructive DDL injection",
		pattern: /\bDROP\s{1,20}TABLE\b/i
	},
	{
		id: "sql-drop-database",
		description: "DROP DATABASE — destructive DDL injection",
		pattern: /\bDROP\s{1,20}DATABASE\b/i
	},
	{
		id: "sql-insert-into",
		description: "INSERT INTO — data injection",
		pattern: /\bINSERT\s{1,20}INTO\b/i
	},
	{
		id: "sql-delete-from",
		description: "DELETE FROM — data deletion injection",
		pattern: /\bDELETE\s{1,20}FROM\b/i
	},
	{
		id: "sql-update-set",
		description: "UPDATE ... SET — data modification injection",
		pattern: /\bUPDATE\b[\s\S]{1,60}\bSET\b/i
	},
	{
		id: "sql-exec-xp",
		description: "EXEC xp_ — MSSQL extended stored procedure execution",
		pattern: /\bEXEC(?:UTE)?\s{1,20}xp_/i
	},
	{
		id: "sql-tautology-string",
		description: "Classic string tautology: ' OR '1'='1 or \" OR \"1\"=\"1\"",
		pattern: /'\s{0,10}OR\s{0,10}'[^']{0,20}'\s*=\s*'[^']{0,20}/i
	},
	{
		id: "sql-tautology-numeric",
		description: "Numeric tautology: OR 1=1",
		pattern: /\bOR\s{1,10}1\s*=\s*1\b/i
	},
	{
		id: "sql-always-true-zero",
		description: "Numeric tautology: OR 0=0",
		pattern: /\bOR\s{1,10}0\s*=\s*0\b/i
	},
	{
		id: "sql-sleep-benchmark",
		description: "Time-based blind injection: SLEEP() or BENCHMARK()",
		pattern: /\b(?:SLEEP|BENCHMARK)\s*\(/i
	},
	{
		id: "sql-waitfor-delay",
		description: "MSSQL time-based blind injection: WAITFOR DELAY",
		pattern: /\bWAITFOR\s{1,20}DELAY\b/i
	},
	{
		id: "sql-char-function",
		description: "CHAR() function — used to obfuscate injected strings",
		pattern: /\bCHAR\s*\(\s*\d{1,3}/i
	},
	{
		id: "sql-information-schema",
		description: "INFORMATION_SCHEMA — reconnaissance query for table/column enumeration",
		pattern: /\bINFORMATION_SCHEMA\b/i
	}
], SHELL_PATTERNS = [
	{
		id: "shell-path-traversal-unix",
		description: "Unix path traversal: ../  — climbing the directory tree",
		pattern: /\.\.\//
	},
	{
		id: "shell-path-traversal-windows",
		description: "Windows path traversal: ..\\ — climbing the directory tree",
		pattern: /\.\.\\/
	},
	{
		id: "shell-path-traversal-encoded",
		description: "URL-encoded path traversal: %2e%2e or %2f variants",
		pattern: /%2e%2e|%2f\.\.|\.\.%2f/i
	},
	{
		id: "shell-null-byte",
		description: "Null byte injection: \\x00 or %00 — truncates strings in C-backed functions",
		pattern: /\x00|%00/
	},
	{
		id: "shell-semicolon",
		description: "Semicolon command separator: cmd1; cmd2",
		pattern: /;/
	},
	{
		id: "shell-pipe",
		description: "Pipe operator: cmd1 | cmd2",
		pattern: /\|/
	},
	{
		id: "shell-and-operator",
		description: "AND operator: cmd1 && cmd2",
		pattern: /&&/
	},
	{
		id: "shell-or-operator",
		description: "OR operator: cmd1 || cmd2",
		pattern: /\|\|/
	},
	{
		id: "shell-backtick",
		description: "Backtick command substitution: `cmd`",
		pattern: /`/
	},
	{
		id: "shell-dollar-paren",
		description: "Dollar-paren command substitution: $(cmd)",
		pattern: /\$\(/
	},
	{
		id: "shell-dollar-brace",
		description: "Dollar-brace variable expansion: ${var} — can be abused for injection",
		pattern: /\$\{/
	},
	{
		id: "shell-redirect-out",
		description: "Output redirection: cmd > file or cmd >> file",
		pattern: />{1,2}/
	},
	{
		id: "shell-redirect-in",
		description: "Input redirection: cmd < file",
		pattern: /</
	},
	{
		id: "shell-newline-injection",
		description: "Newline injection: \\n or \\r — can inject new shell commands",
		pattern: /[\n\r]/
	},
	{
		id: "shell-glob-star",
		description: "Glob expansion: * or ? — can expand to unintended files",
		pattern: /[/\\][*?]/
	},
	{
		id: "shell-absolute-root",
		description: "Absolute root path injection: string starting with / or \\ (Windows UNC)",
		pattern: /^(?:\/|\\\\)/
	},
	{
		id: "shell-windows-drive",
		description: "Windows drive letter path injection: C:\\ or D:/",
		pattern: /^[a-zA-Z]:[/\\]/
	},
	{
		id: "shell-curl-wget",
		description: "curl/wget with URL or flags — can exfiltrate data or download payloads",
		pattern: /\b(?:curl|wget)\s+(?:https?:\/\/|ftp:\/\/|-)/i
	}
], REDOS_PATTERNS = [
	{
		id: "redos-nested-quantifier-plus",
		description: "Nested + quantifier inside a group with outer quantifier: (a+)+, (.+b)*, etc.",
		pattern: /\([^)]*\+[^)]*\)[+*]/
	},
	{
		id: "redos-nested-quantifier-star",
		description: "Nested * quantifier: (a*)* or (a*)+ — catastrophic backtracking",
		pattern: /\([^)]*\*[^)]*\)[*+]/
	},
	{
		id: "redos-nested-groups",
		description: "Doubly nested quantified groups: ((a+)+) — guaranteed catastrophic",
		pattern: /\(\([^)]{0,40}\)[+*]\)[+*]/
	},
	{
		id: "redos-alternation-overlap",
		description: "Overlapping alternation under quantifier: (a|a)+ — ambiguous NFA paths",
		pattern: /\(([^|()]{1,20})\|(?:\1)(?:\|[^|()]{1,20}){0,5}\)[+*?]{1,2}/
	},
	{
		id: "redos-star-plus-concat",
		description: "(x*x)+ pattern — triggers super-linear backtracking",
		pattern: /\([^)]{0,10}\*[^)]{0,10}\)[+*]/
	},
	{
		id: "redos-dot-star-greedy",
		description: "(.*){n,} or (.+){n,} — repeated greedy dot quantifiers",
		pattern: /\(\.[*+]\)\{?\d/
	},
	{
		id: "redos-large-repetition",
		description: "Very large fixed or range repetition count {1000,} or {1000,n} — denial of service via backtracking",
		pattern: /\{\d{4,}(?:,\d*)?\}/
	},
	{
		id: "redos-catastrophic-alternation",
		description: "Long alternation with many similar branches — polynomial backtracking risk",
		pattern: /\([^)]{0,200}(?:\|[^|)]{0,50}){9,}\)/
	}
], sep = "[\"'\\s]*:", NOSQL_PATTERNS = [
	{
		id: "nosql-where-operator",
		description: "$where — executes arbitrary JavaScript server-side in MongoDB",
		pattern: RegExp(`\\$where${sep}`, "i")
	},
	{
		id: "nosql-ne-operator",
		description: "$ne — \"not equal\" operator used to bypass equality checks",
		pattern: RegExp(`\\$ne${sep}`, "i")
	},
	{
		id: "nosql-gt-operator",
		description: "$gt — \"greater than\" used to bypass password/value checks",
		pattern: RegExp(`\\$gte?${sep}`, "i")
	},
	{
		id: "nosql-lt-operator",
		description: "$lt / $lte — \"less than\" bypass variants",
		pattern: RegExp(`\\$lte?${sep}`, "i")
	},
	{
		id: "nosql-regex-operator",
		description: "$regex — can be used to extract data character by character (blind injection)",
		pattern: RegExp(`\\$regex${sep}`, "i")
	},
	{
		id: "nosql-or-operator",
		description: "$or — logical OR; used to create always-true conditions",
		pattern: RegExp(`\\$or${sep}\\s*\\[`, "i")
	},
	{
		id: "nosql-and-operator",
		description: "$and — logical AND operator injection",
		pattern: RegExp(`\\$and${sep}\\s*\\[`, "i")
	},
	{
		id: "nosql-nor-operator",
		description: "$nor — logical NOR operator injection",
		pattern: RegExp(`\\$nor${sep}\\s*\\[`, "i")
	},
	{
		id: "nosql-exists-operator",
		description: "$exists — can enumerate fields to determine schema",
		pattern: RegExp(`\\$exists${sep}`, "i")
	},
	{
		id: "nosql-in-operator",
		description: "$in — matches any value in a list; can enumerate values",
		pattern: RegExp(`\\$in${sep}\\s*\\[`, "i")
	},
	{
		id: "nosql-expr-operator",
		description: "$expr — allows aggregation expressions in queries (MongoDB 3.6+)",
		pattern: RegExp(`\\$expr${sep}`, "i")
	},
	{
		id: "nosql-function-operator",
		description: "$function — executes arbitrary JavaScript in MongoDB 4.4+",
		pattern: RegExp(`\\$function${sep}`, "i")
	},
	{
		id: "nosql-accumulator-operator",
		description: "$accumulator — custom aggregation with arbitrary JS execution",
		pattern: RegExp(`\\$accumulator${sep}`, "i")
	},
	{
		id: "nosql-proto-pollution",
		description: "__proto__ — prototype pollution via object key injection",
		pattern: /__proto__/
	},
	{
		id: "nosql-constructor-prototype",
		description: "constructor.prototype — alternative prototype pollution vector (dot notation or JSON key)",
		pattern: /constructor[\s"':.,{\[]*prototype/i
	},
	{
		id: "nosql-proto-bracket",
		description: "[\"__proto__\"] — bracket-notation prototype pollution",
		pattern: /\[["']__proto__["']\]/
	}
], LOG_PATTERNS = [
	{
		id: "log-crlf-injection",
		description: "CRLF injection: literal \\r or \\n embeds fake log lines",
		pattern: /[\r\n]/
	},
	{
		id: "log-url-encoded-crlf",
		description: "URL-encoded CRLF: %0d, %0a, %0D, %0A — decoded by some log parsers",
		pattern: /%0[dDaA]/
	},
	{
		id: "log-unicode-newline",
		description: "Unicode newline variants: U+2028 (line separator), U+2029 (paragraph separator)",
		pattern: /[\u2028\u2029]/
	},
	{
		id: "log-log4shell-jndi",
		description: "Log4Shell: ${jndi:...} triggers remote code execution in Apache Log4j",
		pattern: /\$\{jndi\s*:/i
	},
	{
		id: "log-log4shell-obfuscated",
		description: "Obfuscated Log4Shell: ${::-j}... lookup-bypass prefix used to evade WAF detection",
		pattern: /\$\{::-/
	},
	{
		id: "log-log4j-lookup",
		description: "Log4j lookup syntax: ${env:...}, ${sys:...}, ${ctx:...} — data exfiltration",
		pattern: /\$\{(?:env|sys|ctx|main|map|sd|web|docker|k8s|spring)\s*:/i
	},
	{
		id: "log-ssti-double-brace",
		description: "SSTI double-brace: {{expression}} — Jinja2, Twig, Handlebars, etc.",
		pattern: /\{\{[\s\S]{0,80}\}\}/
	},
	{
		id: "log-ssti-hash-brace",
		description: "SSTI hash-brace: #{expression} — Thymeleaf, Velocity, Ruby ERB",
		pattern: /#\{[\s\S]{0,80}\}/
	},
	{
		id: "log-ssti-dollar-brace",
		description: "SSTI/EL injection: ${expression with operators or method calls} — JSP EL, Freemarker, SpEL",
		pattern: /\$\{[^}]*(?:\.|\(|\*|\+|\bclass\b|\bruntime\b|\bprocess\b|\bexec\b)[^}]{0,80}\}/i
	},
	{
		id: "log-ssti-percent-tag",
		description: "SSTI ERB/ASP tag: <%= expression %> — Ruby ERB, ASP",
		pattern: /<%=[\s\S]{0,80}%>/
	},
	{
		id: "log-null-byte",
		description: "Null byte: \\x00 or %00 — can truncate log entries in C-backed loggers",
		pattern: /\x00|%00/
	},
	{
		id: "log-ansi-escape",
		description: "ANSI escape sequence: ESC[ — can manipulate terminal output when logs are tailed",
		pattern: /\x1b\[/
	}
], SQL_STRICT_EXTRA = [
	{
		id: "sql-line-comment",
		description: "SQL line comment: -- followed by whitespace or end of string",
		pattern: /--(?:\s|$)/
	},
	{
		id: "sql-stacked-query",
		description: "Stacked queries: semicolon immediately followed by a SQL keyword",
		pattern: /;\s{0,10}(?:SELECT|INSERT|UPDATE|DELETE|DROP|CREATE|ALTER|EXEC)\b/i
	},
	{
		id: "sql-hex-encoding",
		description: "Hex-encoded string injection: 0x41414141 style (MySQL)",
		pattern: /\b0x[0-9a-f]{4,}/i
	}
], SQL_STRICT_PATTERNS = [...SQL_PATTERNS, ...SQL_STRICT_EXTRA], NAMED = Object.freeze({
	colon: ":",
	Tab: "	",
	NewLine: "\n"
}), ENTITY_RE = /&(?:#[xX]0*([0-9a-fA-F]{1,6});?|#0*([0-9]{1,7});?|([a-zA-Z][a-zA-Z0-9]{1,15});)/g;
function decodeEntities(input) {
	return input.indexOf("&") === -1 ? input : input.replace(ENTITY_RE, (match, hex, dec, name) => {
		if (name !== void 0) return Object.prototype.hasOwnProperty.call(NAMED, name) ? NAMED[name] : match;
		let cp = hex === void 0 ? parseInt(dec, 10) : parseInt(hex, 16);
		return !Number.isFinite(cp) || cp > 1114111 ? match : String.fromCodePoint(cp);
	});
}
HTML_PATTERNS.label = "HTML", XML_PATTERNS.label = "XML", SVG_PATTERNS.label = "SVG", HTML_PATTERNS.decodeEntities = !0, XML_PATTERNS.decodeEntities = !0, SVG_PATTERNS.decodeEntities = !0, SQL_PATTERNS.label = "SQL", SQL_STRICT_PATTERNS.label = "SQL-STRICT", SHELL_PATTERNS.label = "SHELL", REDOS_PATTERNS.label = "REDOS", NOSQL_PATTERNS.label = "NOSQL", LOG_PATTERNS.label = "LOG", Object.freeze({
	HTML: HTML_PATTERNS,
	XML: XML_PATTERNS,
	SVG: SVG_PATTERNS,
	SQL: SQL_PATTERNS,
	"SQL-STRICT": SQL_STRICT_PATTERNS,
	SHELL: SHELL_PATTERNS,
	REDOS: REDOS_PATTERNS,
	NOSQL: NOSQL_PATTERNS,
	LOG: LOG_PATTERNS
});
function assertString(value) {
	if (typeof value != "string") throw TypeError(`is-unsafe: first argument must be a string, got ${typeof value}`);
}
function assertContext(context) {
	if (!(context instanceof RegExp)) {
		if (Array.isArray(context)) {
			if (context.length === 0) throw TypeError("is-unsafe: context must not be an empty array");
			if (Array.isArray(context[0])) {
				for (let list of context) if (!Array.isArray(list) || list.length === 0) throw TypeError("is-unsafe: each context in the array must be a non-empty pattern array (PatternList)");
			}
		} else throw TypeError(`is-unsafe: second argument must be a PatternList (e.g. HTML), an array of PatternLists (e.g. [HTML, XML]), or a RegExp. Got: ${typeof context}`);
	}
}
function normalise(context) {
	return context instanceof RegExp ? {
		lists: null,
		regex: context
	} : Array.isArray(context[0]) ? {
		lists: context,
		regex: null
	} : {
		lists: [context],
		regex: null
	};
}
function decodedCopy(value, list) {
	if (!list.decodeEntities) return null;
	let decoded = decodeEntities(value);
	return decoded === value ? null : decoded;
}
function matchList(value, list) {
	let label = list.label ?? "CUSTOM", decoded = decodedCopy(value, list);
	for (let rule of list) if (rule.pattern.test(value) || decoded !== null && rule.pattern.test(decoded)) return {
		context: label,
		id: rule.id,
		description: rule.description,
		pattern: rule.pattern
	};
	return null;
}
function isUnsafe(value, context) {
	assertString(value), assertContext(context);
	let { lists, regex } = normalise(context);
	if (regex) return regex.test(value);
	for (let list of lists) if (matchList(value, list) !== null) return !0;
	return !1;
}
// ../../work/main/node_modules/fast-xml-parser/src/xmlparser/OrderedObjParser.js
function extractRawAttributes(prefixedAttrs, options) {
	if (!prefixedAttrs) return {};
	let attrs = options.attributesGroupName ? prefixedAttrs[options.attributesGroupName] : prefixedAttrs;
	if (!attrs) return {};
	let rawAttrs = {};
	for (let key in attrs) if (key.startsWith(options.attributeNamePrefix)) {
		let rawName = key.substring(options.attributeNamePrefix.length);
		rawAttrs[rawName] = attrs[key];
	} else rawAttrs[key] = attrs[key];
	return rawAttrs;
}
function extractNamespace(rawTagName) {
	if (!rawTagName || typeof rawTagName != "string") return;
	let colonIndex = rawTagName.indexOf(":");
	if (colonIndex !== -1 && colonIndex > 0) {
		let ns = rawTagName.substring(0, colonIndex);
		if (ns !== "xmlns") return ns;
	}
}
var OrderedObjParser = class {
	constructor(options, externalEntities) {
		this.options = options, this.currentNode = null, this.tagsNodeStack = [], this.parseXml = parseXml, this.parseTextData = parseTextData, this.resolveNameSpace = resolveNameSpace, this.buildAttributesMap = buildAttributesMap, this.isItStopNode = isItStopNode, this.replaceEntitiesValue = replaceEntitiesValue, this.readStopNodeData = readStopNodeData, this.saveTextToParentTag = saveTextToParentTag, this.addChild = addChild, this.ignoreAttributesFn = getIgnoreAttributesFn(this.options.ignoreAttributes), this.entityExpansionCount = 0, this.currentExpandedLength = 0, this.doctypefound = !1;
		let namedEntities = { ...XML };
		this.options.entityDecoder ? this.entityDecoder = this.options.entityDecoder : (typeof this.options.htmlEntities == "object" ? namedEntities = this.options.htmlEntities : this.options.htmlEntities === !0 && (namedEntities = {
			...COMMON_HTML,
			...CURRENCY
		}), this.entityDecoder = new EntityDecoder({
			namedEntities: {
				...namedEntities,
				...externalEntities
			},
			numericAllowed: this.options.htmlEntities,
			limit: {
				maxTotalExpansions: this.options.processEntities.maxTotalExpansions,
				maxExpandedLength: this.options.processEntities.maxExpandedLength,
				applyLimitsTo: this.options.processEntities.appliesTo
			},
			onInputEntity: (name, value) => isUnsafe(value, [HTML_PATTERNS, XML_PATTERNS]) ? ENTITY_ACTION.BLOCK : ENTITY_ACTION.ALLOW
		})), this.matcher = new Matcher(), this.readonlyMatcher = this.matcher.readOnly(), this.isCurrentNodeStopNode = !1, this.stopNodeExpressionsSet = new ExpressionSet();
		let stopNodesOpts = this.options.stopNodes;
		if (stopNodesOpts && stopNodesOpts.length > 0) {
			for (let i = 0; i < stopNodesOpts.length; i++) {
				let stopNodeExp = stopNodesOpts[i];
				typeof stopNodeExp == "string" ? this.stopNodeExpressionsSet.add(new Expression(stopNodeExp)) : stopNodeExp instanceof Expression && this.stopNodeExpressionsSet.add(stopNodeExp);
			}
			this.stopNodeExpressionsSet.seal();
		}
	}
};
function parseTextData(val, tagName, jPath, dontTrim, hasAttributes, isLeafNode, escapeEntities) {
	let options = this.options;
	if (val !== void 0 && (options.trimValues && !dontTrim && (val = val.trim()), val.length > 0)) {
		escapeEntities || (val = this.replaceEntitiesValue(val, tagName, jPath));
		let jPathOrMatcher = options.jPath ? jPath.toString() : jPath, newval = options.tagValueProcessor(tagName, val, jPathOrMatcher, hasAttributes, isLeafNode);
		return newval == null ? val : typeof newval != typeof val || newval !== val ? newval : options.trimValues || val.trim() === val ? parseValue(val, options.parseTagValue, options.numberParseOptions) : val;
	}
}
function resolveNameSpace(tagname) {
	if (this.options.removeNSPrefix) {
		let tags = tagname.split(":"), prefix = tagname.charAt(0) === "/" ? "/" : "";
		if (tags[0] === "xmlns") return "";
		tags.length === 2 && (tagname = prefix + tags[1]);
	}
	return tagname;
}
const attrsRegx = /([^\s=]+)\s*(=\s*(?:"([^"]*)"|'([^']*)'))?/gm;
function attrValue(match) {
	return match[3] === void 0 ? match[4] : match[3];
}
function buildAttributesMap(attrStr, jPath, tagName, force = !1) {
	let options = this.options;
	if (force === !0 || options.ignoreAttributes !== !0 && typeof attrStr == "string") {
		let matches = getAllMatches(attrStr, attrsRegx), len = matches.length, attrs = {}, processedVals = Array(len), hasRawAttrs = !1, rawAttrsForMatcher = {};
		for (let i = 0; i < len; i++) {
			let attrName = this.resolveNameSpace(matches[i][1]), oldVal = attrValue(matches[i]);
			if (attrName.length && oldVal !== void 0) {
				let val = oldVal;
				options.trimValues && (val = val.trim()), val = this.replaceEntitiesValue(val, tagName, this.readonlyMatcher), processedVals[i] = val, rawAttrsForMatcher[attrName] = val, hasRawAttrs = !0;
			}
		}
		hasRawAttrs && typeof jPath == "object" && jPath.updateCurrent && jPath.updateCurrent(rawAttrsForMatcher);
		let jPathStr = options.jPath ? jPath.toString() : this.readonlyMatcher, hasAttrs = !1;
		for (let i = 0; i < len; i++) {
			let attrName = this.resolveNameSpace(matches[i][1]);
			if (this.ignoreAttributesFn(attrName, jPathStr)) continue;
			let aName = options.attributeNamePrefix + attrName;
			if (attrName.length) {
				if (options.transformAttributeName && (aName = options.transformAttributeName(aName)), aName = sanitizeName(aName, options), attrValue(matches[i]) !== void 0) {
					let oldVal = processedVals[i], newVal = options.attributeValueProcessor(attrName, oldVal, jPathStr);
					newVal == null ? attrs[aName] = oldVal : typeof newVal != typeof oldVal || newVal !== oldVal ? attrs[aName] = newVal : attrs[aName] = parseValue(oldVal, options.parseAttributeValue, options.numberParseOptions), hasAttrs = !0;
				} else options.allowBooleanAttributes && (attrs[aName] = !0, hasAttrs = !0);
			}
		}
		if (!hasAttrs) return;
		if (options.attributesGroupName && !options.preserveOrder) {
			let attrCollection = {};
			return attrCollection[options.attributesGroupName] = attrs, attrCollection;
		}
		return attrs;
	}
}
const parseXml = function(xmlData) {
	let options = this.options, crlfPositions = options.captureMetaData ? [] : void 0;
	xmlData = xmlData.replace(/\r\n?/g, options.captureMetaData ? (newline, index) => (newline.length === 2 && crlfPositions.push(index - crlfPositions.length), "\n") : "\n");
	let xmlObj = new XmlNode("!xml"), currentNode = xmlObj, textData = "";
	this.matcher.reset(), this.entityDecoder.reset(), this.entityExpansionCount = 0, this.currentExpandedLength = 0, this.doctypefound = !1;
	let docTypeReader = new DocTypeReader(options.processEntities), xmlLen = xmlData.length;
	for (let i = 0; i < xmlLen; i++) if (xmlData[i] === "<") {
		let c1 = xmlData.charCodeAt(i + 1);
		if (c1 === 47) {
			let closeIndex = findClosingIndex(xmlData, ">", i, "Closing Tag is not closed."), tagName = xmlData.substring(i + 2, closeIndex).trim();
			if (options.removeNSPrefix) {
				let colonIndex = tagName.indexOf(":");
				colonIndex !== -1 && (tagName = tagName.substr(colonIndex + 1));
			}
			tagName = transformTagName(options.transformTagName, tagName, "", options).tagName, currentNode && (textData = this.saveTextToParentTag(textData, currentNode, this.readonlyMatcher));
			let lastTagName = this.matcher.getCurrentTag();
			if (tagName && options.unpairedTagsSet.has(tagName)) throw Error(`Unpaired tag can not be used as closing tag: </${tagName}>`);
			lastTagName && options.unpairedTagsSet.has(lastTagName) && (this.matcher.pop(), this.tagsNodeStack.pop()), this.matcher.pop(), this.isCurrentNodeStopNode = !1, currentNode = this.tagsNodeStack.pop() || xmlObj, options.captureMetaData && currentNode && currentNode.addEndIndex(getOriginalIndex(closeIndex + 1, crlfPositions)), textData = "", i = closeIndex;
		} else if (c1 === 63) {
			let tagData = readTagExp(xmlData, i, !1, "?>");
			if (!tagData) throw Error("Pi Tag is not closed.");
			textData = this.saveTextToParentTag(textData, currentNode, this.readonlyMatcher);
			let attsMap = this.buildAttributesMap(tagData.tagExp, this.matcher, tagData.tagName, !0);
			if (attsMap) {
				let ver = attsMap[this.options.attributeNamePrefix + "version"];
				this.entityDecoder.setXmlVersion(Number(ver) || 1), docTypeReader.setXmlVersion(Number(ver) || 1);
			}
			if (!(options.ignoreDeclaration && tagData.tagName === "?xml" || options.ignorePiTags)) {
				let childNode = new XmlNode(tagData.tagName);
				childNode.add(options.textNodeName, ""), tagData.tagName !== tagData.tagExp && tagData.attrExpPresent && options.ignoreAttributes !== !0 && (childNode[":@"] = attsMap);
				let startIndex = options.captureMetaData ? getOriginalIndex(i, crlfPositions) : i;
				this.addChild(currentNode, childNode, this.readonlyMatcher, startIndex), options.captureMetaData && currentNode.addEndIndex(getOriginalIndex(tagData.closeIndex + 2, crlfPositions));
			}
			i = tagData.closeIndex + 1;
		} else if (c1 === 33 && xmlData.charCodeAt(i + 2) === 45 && xmlData.charCodeAt(i + 3) === 45) {
			let endIndex = findClosingIndex(xmlData, "-->", i + 4, "Comment is not closed.");
			if (options.commentPropName) {
				let comment = xmlData.substring(i + 4, endIndex - 2);
				textData = this.saveTextToParentTag(textData, currentNode, this.readonlyMatcher), currentNode.add(options.commentPropName, [{ [options.textNodeName]: comment }]);
			}
			i = endIndex;
		} else if (c1 === 33 && xmlData.charCodeAt(i + 2) === 68) {
			if (this.doctypefound) throw Error("Multiple DOCTYPE declarations found.");
			this.doctypefound = !0;
			let result = docTypeReader.readDocType(xmlData, i);
			this.entityDecoder.addInputEntities(result.entities), i = result.i;
		} else if (c1 === 33 && xmlData.charCodeAt(i + 2) === 91) {
			let closeIndex = findClosingIndex(xmlData, "]]>", i, "CDATA is not closed.") - 2, tagExp = xmlData.substring(i + 9, closeIndex);
			textData = this.saveTextToParentTag(textData, currentNode, this.readonlyMatcher);
			let val = this.parseTextData(tagExp, currentNode.tagname, this.readonlyMatcher, !0, !1, !0, !0);
			val ??= "", options.cdataPropName ? currentNode.add(options.cdataPropName, [{ [options.textNodeName]: tagExp }]) : currentNode.add(options.textNodeName, val), i = closeIndex + 2;
		} else {
			let result = readTagExp(xmlData, i, options.removeNSPrefix);
			if (!result) {
				let context = xmlData.substring(Math.max(0, i - 50), Math.min(xmlLen, i + 50));
				throw Error(`readTagExp returned undefined at position ${i}. Context: "${context}"`);
			}
			let tagName = result.tagName, rawTagName = result.rawTagName, tagExp = result.tagExp, attrExpPresent = result.attrExpPresent, closeIndex = result.closeIndex;
			if ({tagName, tagExp} = transformTagName(options.transformTagName, tagName, tagExp, options), options.strictReservedNames && (tagName === options.commentPropName || tagName === options.cdataPropName || tagName === options.textNodeName || tagName === options.attributesGroupName)) throw Error(`Invalid tag name: ${tagName}`);
			currentNode && textData && currentNode.tagname !== "!xml" && (textData = this.saveTextToParentTag(textData, currentNode, this.readonlyMatcher, !1));
			let lastTag = currentNode;
			lastTag && options.unpairedTagsSet.has(lastTag.tagname) && (currentNode = this.tagsNodeStack.pop(), this.matcher.pop());
			let isSelfClosing = !1;
			tagExp.length > 0 && tagExp.lastIndexOf("/") === tagExp.length - 1 && (isSelfClosing = !0, tagName[tagName.length - 1] === "/" ? (tagName = tagName.substr(0, tagName.length - 1), tagExp = tagName) : tagExp = tagExp.substr(0, tagExp.length - 1), attrExpPresent = tagName !== tagExp);
			let prefixedAttrs = null, namespace;
			namespace = extractNamespace(rawTagName), tagName !== xmlObj.tagname && this.matcher.push(tagName, {}, namespace), tagName !== tagExp && attrExpPresent && (prefixedAttrs = this.buildAttributesMap(tagExp, this.matcher, tagName), prefixedAttrs && extractRawAttributes(prefixedAttrs, options)), tagName !== xmlObj.tagname && (this.isCurrentNodeStopNode = this.isItStopNode());
			let startIndex = options.captureMetaData ? getOriginalIndex(i, crlfPositions) : i;
			if (this.isCurrentNodeStopNode) {
				let tagContent = "";
				if (isSelfClosing) i = result.closeIndex;
				else if (options.unpairedTagsSet.has(tagName)) i = result.closeIndex;
				else {
					let result = this.readStopNodeData(xmlData, rawTagName, closeIndex + 1);
					if (!result) throw Error(`Unexpected end of ${rawTagName}`);
					i = result.i, tagContent = result.tagContent;
				}
				let childNode = new XmlNode(tagName);
				prefixedAttrs && (childNode[":@"] = prefixedAttrs), childNode.add(options.textNodeName, tagContent), this.matcher.pop(), this.isCurrentNodeStopNode = !1, this.addChild(currentNode, childNode, this.readonlyMatcher, startIndex), options.captureMetaData && currentNode.addEndIndex(getOriginalIndex(i + 1, crlfPositions));
			} else {
				if (isSelfClosing) {
					({tagName, tagExp} = transformTagName(options.transformTagName, tagName, tagExp, options));
					let childNode = new XmlNode(tagName);
					prefixedAttrs && (childNode[":@"] = prefixedAttrs), this.addChild(currentNode, childNode, this.readonlyMatcher, startIndex), options.captureMetaData && currentNode.addEndIndex(getOriginalIndex(closeIndex + 1, crlfPositions)), this.matcher.pop(), this.isCurrentNodeStopNode = !1;
				} else if (options.unpairedTagsSet.has(tagName)) {
					let childNode = new XmlNode(tagName);
					prefixedAttrs && (childNode[":@"] = prefixedAttrs), this.addChild(currentNode, childNode, this.readonlyMatcher, startIndex), options.captureMetaData && currentNode.addEndIndex(getOriginalIndex(result.closeIndex + 1, crlfPositions)), this.matcher.pop(), this.isCurrentNodeStopNode = !1, i = result.closeIndex;
					continue;
				} else {
					let childNode = new XmlNode(tagName);
					if (this.tagsNodeStack.length > options.maxNestedTags) throw Error("Maximum nested tags exceeded");
					this.tagsNodeStack.push(currentNode), prefixedAttrs && (childNode[":@"] = prefixedAttrs), this.addChild(currentNode, childNode, this.readonlyMatcher, startIndex), currentNode = childNode;
				}
				textData = "", i = closeIndex;
			}
		}
	} else textData += xmlData[i];
	return xmlObj.child;
};
function getOriginalIndex(index, crlfPositions) {
	let low = 0, high = crlfPositions.length;
	for (; low < high;) {
		let middle = Math.floor((low + high) / 2);
		crlfPositions[middle] < index ? low = middle + 1 : high = middle;
	}
	return index + low;
}
function addChild(currentNode, childNode, matcher, startIndex) {
	this.options.captureMetaData || (startIndex = void 0);
	let jPathOrMatcher = this.options.jPath ? matcher.toString() : matcher, result = this.options.updateTag(childNode.tagname, jPathOrMatcher, childNode[":@"]);
	result === !1 || (typeof result == "string" && (childNode.tagname = result), currentNode.addChild(childNode, startIndex));
}
function replaceEntitiesValue(val, tagName, jPath) {
	let entityConfig = this.options.processEntities;
	if (!entityConfig || !entityConfig.enabled) return val;
	if (entityConfig.allowedTags) {
		let jPathOrMatcher = this.options.jPath ? jPath.toString() : jPath;
		if (!(Array.isArray(entityConfig.allowedTags) ? entityConfig.allowedTags.includes(tagName) : entityConfig.allowedTags(tagName, jPathOrMatcher))) return val;
	}
	if (entityConfig.tagFilter) {
		let jPathOrMatcher = this.options.jPath ? jPath.toString() : jPath;
		if (!entityConfig.tagFilter(tagName, jPathOrMatcher)) return val;
	}
	return this.entityDecoder.decode(val);
}
function saveTextToParentTag(textData, parentNode, matcher, isLeafNode) {
	return textData &&= (isLeafNode === void 0 && (isLeafNode = parentNode.child.length === 0), textData = this.parseTextData(textData, parentNode.tagname, matcher, !1, parentNode[":@"] ? Object.keys(parentNode[":@"]).length !== 0 : !1, isLeafNode), textData !== void 0 && textData !== "" && parentNode.add(this.options.textNodeName, textData), ""), textData;
}
function isItStopNode() {
	return this.stopNodeExpressionsSet.size !== 0 && this.matcher.matchesAny(this.stopNodeExpressionsSet);
}
function tagExpWithClosingIndex(xmlData, i, closingChar = ">") {
	let len = xmlData.length, closeCode0 = closingChar.charCodeAt(0), closeCode1 = closingChar.length > 1 ? closingChar.charCodeAt(1) : -1, result = "", segmentStart = i;
	for (let index = i; index < len; index++) {
		let code = xmlData.charCodeAt(index);
		if (code === 34 || code === 39) {
			if (index = xmlData.indexOf(xmlData[index], index + 1), index === -1) return;
		} else if (code === closeCode0) {
			if (closeCode1 !== -1) {
				if (xmlData.charCodeAt(index + 1) === closeCode1) return result += xmlData.substring(segmentStart, index), {
					data: result,
					index
				};
			} else return result += xmlData.substring(segmentStart, index), {
				data: result,
				index
			};
		} else code === 9 && (result += xmlData.substring(segmentStart, index) + " ", segmentStart = index + 1);
	}
}
function findClosingIndex(xmlData, str, i, errMsg) {
	let closingIndex = xmlData.indexOf(str, i);
	if (closingIndex === -1) throw Error(errMsg);
	return closingIndex + str.length - 1;
}
function findClosingChar(xmlData, char, i, errMsg) {
	let closingIndex = xmlData.indexOf(char, i);
	if (closingIndex === -1) throw Error(errMsg);
	return closingIndex;
}
function readTagExp(xmlData, i, removeNSPrefix, closingChar = ">") {
	let result = tagExpWithClosingIndex(xmlData, i + 1, closingChar);
	if (!result) return;
	let tagExp = result.data, closeIndex = result.index, separatorIndex = tagExp.search(/\s/), tagName = tagExp, attrExpPresent = !0;
	separatorIndex !== -1 && (tagName = tagExp.substring(0, separatorIndex), tagExp = tagExp.substring(separatorIndex + 1).trimStart());
	let rawTagName = tagName;
	if (removeNSPrefix) {
		let colonIndex = tagName.indexOf(":");
		colonIndex !== -1 && (tagName = tagName.substr(colonIndex + 1), attrExpPresent = tagName !== result.data.substr(colonIndex + 1));
	}
	return {
		tagName,
		tagExp,
		closeIndex,
		attrExpPresent,
		rawTagName
	};
}
function readStopNodeData(xmlData, tagName, i) {
	let startIndex = i, openTagCount = 1, lenient = !1, nextGt = -1, xmllen = xmlData.length;
	for (; i < xmllen; i++) if (xmlData[i] === "<") {
		let c1 = xmlData.charCodeAt(i + 1);
		if (c1 === 47) {
			let closeIndex = findClosingChar(xmlData, ">", i, `${tagName} is not closed`);
			if (xmlData.substring(i + 2, closeIndex).trim() === tagName && (openTagCount--, openTagCount === 0)) return {
				tagContent: xmlData.substring(startIndex, i),
				i: closeIndex
			};
			i = closeIndex;
		} else if (c1 === 63) i = findClosingIndex(xmlData, "?>", i + 1, "StopNode is not closed.");
		else if (c1 === 33 && xmlData.charCodeAt(i + 2) === 45 && xmlData.charCodeAt(i + 3) === 45) i = findClosingIndex(xmlData, "-->", i + 3, "StopNode is not closed.");
		else if (c1 === 33 && xmlData.charCodeAt(i + 2) === 91) i = findClosingIndex(xmlData, "]]>", i, "StopNode is not closed.") - 2;
		else {
			let tagData = lenient ? void 0 : readTagExp(xmlData, i, !1);
			if (tagData) tagData.tagName === tagName && tagData.tagExp[tagData.tagExp.length - 1] !== "/" && openTagCount++, i = tagData.closeIndex;
			else {
				if (lenient = !0, nextGt < i && (nextGt = xmlData.indexOf(">", i), nextGt === -1)) return;
				let nextLt = xmlData.indexOf("<", i + 1);
				if (nextLt === -1 || nextLt > nextGt) {
					let exp = xmlData.substring(i + 1, nextGt), sep = exp.search(/\s/);
					(sep === -1 ? exp : exp.substring(0, sep)) === tagName && exp[exp.length - 1] !== "/" && openTagCount++, i = nextGt;
				}
			}
		}
	}
}
function parseValue(val, shouldParse, options) {
	if (shouldParse && typeof val == "string") {
		let newval = val.trim();
		return newval === "true" || newval !== "false" && toNumber(val, options);
	}
	return isExist(val) ? val : "";
}
function transformTagName(fn, tagName, tagExp, options) {
	if (fn) {
		let newTagName = fn(tagName);
		tagExp === tagName && (tagExp = newTagName), tagName = newTagName;
	}
	return tagName = sanitizeName(tagName, options), {
		tagName,
		tagExp
	};
}
function sanitizeName(name, options) {
	if (criticalProperties.includes(name)) throw Error(`[SECURITY] Invalid name: "${name}" is a reserved JavaScript keyword that could cause prototype pollution`);
	return DANGEROUS_PROPERTY_NAMES.includes(name) ? options.onDangerousProperty(name) : name;
}
// ../../work/main/node_modules/fast-xml-parser/src/xmlparser/node2json.js
const METADATA_SYMBOL = XmlNode.getMetaDataSymbol();
function stripAttributePrefix(attrs, prefix) {
	if (!attrs || typeof attrs != "object") return {};
	if (!prefix) return attrs;
	let rawAttrs = {};
	for (let key in attrs) if (key.startsWith(prefix)) {
		let rawName = key.substring(prefix.length);
		rawAttrs[rawName] = attrs[key];
	} else rawAttrs[key] = attrs[key];
	return rawAttrs;
}
function prettify(node, options, matcher, readonlyMatcher) {
	return compress(node, options, matcher, readonlyMatcher);
}
function compress(arr, options, matcher, readonlyMatcher) {
	let text, compressedObj = {};
	for (let i = 0; i < arr.length; i++) {
		let tagObj = arr[i], property = propName(tagObj);
		if (property !== void 0 && property !== options.textNodeName) {
			let rawAttrs = stripAttributePrefix(tagObj[":@"] || {}, options.attributeNamePrefix);
			matcher.push(property, rawAttrs);
		}
		if (property === options.textNodeName) text === void 0 ? text = tagObj[property] : text += "" + tagObj[property];
		else if (property === void 0) continue;
		else if (tagObj[property]) {
			let val = compress(tagObj[property], options, matcher, readonlyMatcher), isLeaf = isLeafTag(val, options);
			if (Object.keys(val).length === 0 && options.alwaysCreateTextNode && (val[options.textNodeName] = ""), tagObj[":@"] ? assignAttributes(val, tagObj[":@"], readonlyMatcher, options) : Object.keys(val).length === 1 && val[options.textNodeName] !== void 0 && !options.alwaysCreateTextNode ? val = val[options.textNodeName] : Object.keys(val).length === 0 && (options.alwaysCreateTextNode ? val[options.textNodeName] = "" : val = ""), tagObj[METADATA_SYMBOL] !== void 0 && typeof val == "object" && val && (val[METADATA_SYMBOL] = tagObj[METADATA_SYMBOL]), compressedObj[property] !== void 0 && Object.prototype.hasOwnProperty.call(compressedObj, property)) Array.isArray(compressedObj[property]) || (compressedObj[property] = [compressedObj[property]]), compressedObj[property].push(val);
			else {
				let jPathOrMatcher = options.jPath ? readonlyMatcher.toString() : readonlyMatcher;
				compressedObj[property] = options.isArray(property, jPathOrMatcher, isLeaf) ? [val] : val;
			}
			property !== void 0 && property !== options.textNodeName && matcher.pop();
		}
	}
	return typeof text == "string" ? text.length > 0 && (compressedObj[options.textNodeName] = text) : text !== void 0 && (compressedObj[options.textNodeName] = text), compressedObj;
}
function propName(obj) {
	let keys = Object.keys(obj);
	for (let i = 0; i < keys.length; i++) {
		let key = keys[i];
		if (key !== ":@") return key;
	}
}
function assignAttributes(obj, attrMap, readonlyMatcher, options) {
	if (attrMap) {
		let keys = Object.keys(attrMap), len = keys.length;
		for (let i = 0; i < len; i++) {
			let atrrName = keys[i], rawAttrName = atrrName.startsWith(options.attributeNamePrefix) ? atrrName.substring(options.attributeNamePrefix.length) : atrrName, jPathOrMatcher = options.jPath ? readonlyMatcher.toString() + "." + rawAttrName : readonlyMatcher;
			obj[atrrName] = options.isArray(atrrName, jPathOrMatcher, !0, !0) ? [attrMap[atrrName]] : attrMap[atrrName];
		}
	}
}
function isLeafTag(obj, options) {
	let { textNodeName } = options, propCount = Object.keys(obj).length;
	return !!(propCount === 0 || propCount === 1 && (obj[textNodeName] || typeof obj[textNodeName] == "boolean" || obj[textNodeName] === 0));
}
// ../../work/main/node_modules/fast-xml-parser/src/xmlparser/XMLParser.js
var XMLParser = class {
	constructor(options) {
		this.externalEntities = {}, this.options = buildOptions(options);
	}
	parse(xmlData, validationOption) {
		if (typeof xmlData != "string" && xmlData.toString) xmlData = xmlData instanceof Uint8Array && !(typeof Buffer < "u" && Buffer.isBuffer(xmlData)) ? new TextDecoder("utf-8", { ignoreBOM: !0 }).decode(xmlData) : xmlData.toString();
		else if (typeof xmlData != "string") throw Error("XML data is accepted in String or Bytes[] form.");
		if (validationOption) {
			validationOption === !0 && (validationOption = {});
			let result = validate(xmlData, validationOption);
			if (result !== !0) throw Error(`${result.err.msg}:${result.err.line}:${result.err.col}`);
		}
		let orderedObjParser = new OrderedObjParser(this.options, this.externalEntities), orderedResult = orderedObjParser.parseXml(xmlData);
		return this.options.preserveOrder || orderedResult === void 0 ? orderedResult : prettify(orderedResult, this.options, orderedObjParser.matcher, orderedObjParser.readonlyMatcher);
	}
	addEntity(key, value) {
		if (value.indexOf("&") !== -1) throw Error("Entity value can't have '&'");
		if (key.indexOf("&") !== -1 || key.indexOf(";") !== -1) throw Error("An entity must be set without '&' and ';'. Eg. use '#xD' for '&#xD;'");
		if (value === "&") throw Error("An entity with value '&' is not permitted");
		this.externalEntities[key] = value;
	}
	static getMetaDataSymbol() {
		return XmlNode.getMetaDataSymbol();
	}
};
// ../../work/main/node_modules/fast-xml-parser/src/fxp.js
const XMLValidator = { validate }, maxMarks = 25e4;
function readXml(body) {
	if (body.length > 8388608) throw malformedXml$1();
	let text = textOf$2(body).replace(/^\ufeff/, "");
	if (/<!(?!--|\[CDATA\[)/.test(text) || /<\?(?!xml[\s?])/.test(text) || countUpTo(text, "<") > maxMarks || countUpTo(text, "&") > maxMarks || tooDeep(text) || XMLValidator.validate(text) !== !0) throw malformedXml$1();
	let nodes;
	try {
		nodes = parser.parse(text);
	} catch {
		throw malformedXml$1();
	}
	let roots = nodes.filter((node) => !Object.hasOwn(node, "#text") && !Object.hasOwn(node, "?xml"));
	if (roots.length !== 1) throw malformedXml$1();
	return element(roots[0], 0);
}
const parser = new XMLParser({
	preserveOrder: !0,
	ignoreAttributes: !1,
	attributeNamePrefix: "",
	removeNSPrefix: !0,
	parseTagValue: !1,
	parseAttributeValue: !1,
	trimValues: !1,
	processEntities: !1,
	htmlEntities: !1,
	cdataPropName: "#cdata",
	maxNestedTags: 24
});
function countUpTo(text, mark) {
	let count = 0;
	for (let at = text.indexOf(mark); at !== -1 && count <= maxMarks; at = text.indexOf(mark, at + 1)) count++;
	return count;
}
function tooDeep(text) {
	let depth = 0;
	for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at + 1)) {
		let next = text[at + 1];
		next === "/" ? depth-- : next !== "!" && next !== "?" && depth++;
		let end = text.indexOf(">", at);
		if (end === -1) return !1;
		if (text[end - 1] === "/" && next !== "/" && depth--, depth > 24) return !0;
	}
	return !1;
}
function element(node, depth) {
	if (depth > 24) throw malformedXml$1();
	let name = Object.keys(node).find((key) => key !== ":@"), children = [], text = "";
	for (let child of node[name]) Object.hasOwn(child, "#text") ? text += unescapeXml(String(child["#text"])) : Object.hasOwn(child, "#cdata") ? text += cdataText(child["#cdata"]) : children.push(element(child, depth + 1));
	let attributes = {};
	for (let [key, value] of Object.entries(node[":@"] ?? {})) attributes[key] = unescapeXml(String(value));
	return {
		name,
		attributes,
		text,
		children
	};
}
function cdataText(nodes) {
	return nodes.map((node) => String(node["#text"] ?? "")).join("");
}
const entities = {
	lt: "<",
	gt: ">",
	amp: "&",
	quot: "\"",
	apos: "'"
};
function unescapeXml(text) {
	return text.includes("&") ? text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});|&/g, (_found, name) => {
		if (name === void 0) throw malformedXml$1();
		if (!name.startsWith("#")) return entities[name] ?? fail();
		let code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
		return code > 0 && code <= 1114111 && (code < 55296 || code > 57343) ? String.fromCodePoint(code) : fail();
	}) : text;
}
function fail() {
	throw malformedXml$1();
}
// src/wire/rest-input.ts
function readRestInput(operation, request) {
	let input = {}, { input: shape } = operation;
	if (shape === void 0) return input;
	let query = readQuery(request.query);
	for (let member of shape.members) {
		let value = bound(member, request, query);
		value !== void 0 && (input[member.name] = value);
	}
	let payload = shape.members.find((member) => member.payload);
	return request.body.length === 0 || (payload === void 0 ? shape.members.some(inBody) && Object.assign(input, readBodyMembers(shape, request.body)) : input[payload.name] = readPayload(payload, request.body)), input;
}
function bound(member, request, query) {
	if (member.label) return member.name === "Bucket" ? request.s3?.bucket : request.s3?.key;
	if (member.header !== void 0) return readHeader(member, request.headers[member.header.toLowerCase()]);
	if (member.prefixHeaders !== void 0) return prefixed(member.prefixHeaders, request.headers);
	if (member.query !== void 0) return readParameter(member, query.get(member.query));
}
function readHeader(member, text) {
	if (text === void 0) return;
	let { shape } = member;
	if (shape.type === "string") return headerCharacters(text);
	if (shape.type === "list") return text.split(",").map((part) => part.trim());
	let optional = shape.type === "timestamp" && member.header.toLowerCase().startsWith("if-");
	return readArgument(shape, member.header, text.trim(), optional);
}
function headerCharacters(text) {
	return /^[\u0020-\u007e\t]*$/.test(text) ? text : textOf$2(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}
function readParameter(member, text) {
	return text === void 0 || member.shape.type === "string" ? text : text === "" ? void 0 : readArgument(member.shape, member.query, text, !1);
}
function readArgument(shape, name, text, optional) {
	try {
		return readScalar$1(shape, text);
	} catch {
		if (optional) return;
		let message = shape.type === "integer" || shape.type === "long" ? `Provided ${name} not an integer or within integer range` : `Invalid value for ${name}`;
		throw new AwsError("InvalidArgument", 400, message, { details: {
			ArgumentName: name,
			ArgumentValue: text
		} });
	}
}
function prefixed(prefix, headers) {
	let found = Object.entries(headers).filter(([name, value]) => value !== void 0 && name.startsWith(prefix));
	if (found.length !== 0) return Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), headerCharacters(value)]));
}
function readPayload(member, body) {
	let { shape } = member;
	if (shape.type === "stream" || shape.type === "blob") return body;
	if (shape.type === "string") return textOf$2(body);
	let root = readXml(body);
	if (root.name !== (member.xmlName ?? shape.xmlName ?? shape.name)) throw malformedXml$1();
	return readElement(shape, root);
}
function readBodyMembers(shape, body) {
	let members = shape.members.filter(inBody), root = readXml(body);
	return readElement({
		...shape,
		members
	}, root);
}
function inBody(member) {
	return !member.label && member.header === void 0 && member.query === void 0 && member.prefixHeaders === void 0;
}
// src/wire/rest-header.ts
function headerText(shape, value) {
	switch (shape.type) {
		case "timestamp": return timeText$1(shape, value);
		case "list": return value.map((item) => headerText(shape.item.shape, item)).join(", ");
		case "string": return headerSafe(String(value));
		default: return String(value);
	}
}
function timeText$1(shape, value) {
	return shape.timestampFormat === "date-time" ? value.toISOString() : shape.timestampFormat === "epoch-seconds" ? String(value.getTime() / 1e3) : value.toUTCString();
}
const control = /[\u0000-\u0008\u000a-\u001f\u007f]/g;
function headerSafe(text) {
	let clean = text.replace(control, " ");
	return /[^\u0000-\u007f]/.test(clean) ? Array.from(utf8$1(clean), (byte) => String.fromCharCode(byte)).join("") : clean;
}
function metadataText(text) {
	return /^[\u0020-\u007e\t]*$/.test(text) ? text : `=?UTF-8?B?${toBase64(utf8$1(text))}?=`;
}
// src/wire/xml-writer.ts
function isoMilliseconds(date) {
	return date.toISOString();
}
const special = /[&<>"'\u0000-\u0008\u000b-\u001f\ufffe\uffff\ud800-\udfff]/, specials = RegExp("[&<>\"'\\u0000-\\u0008\\u000b-\\u001f\\ufffe\\uffff]|" + /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.source, "g"), names = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&apos;"
};
function escapeXml(text, controls) {
	return special.test(text) ? text.replace(specials, (found) => {
		let named = names[found];
		if (named !== void 0) return named;
		let code = found.charCodeAt(0);
		return code === 13 || controls === "reference" && code < 32 ? `&#x${code.toString(16).toUpperCase()};` : "�";
	}) : text;
}
function membersWriter(shape, style, indent) {
	let parts = shape.members.filter(({ attribute }) => !attribute).map((member) => {
		let made;
		return {
			name: member.name,
			write: (value) => (made ??= memberWriter(member, style, indent))(value)
		};
	});
	return (value) => {
		let text = "";
		for (let { name, write } of parts) {
			let part = value[name];
			part != null && (text += write(part));
		}
		return text;
	};
}
function memberWriter(member, style, indent) {
	let { shape, flattened, wireName } = member;
	return flattened && shape.type === "list" ? itemsWriter(shape.item, wireName, style, indent) : flattened && shape.type === "map" ? entriesWriter(shape, wireName, style, indent) : elementWriter(member, wireName, style, indent);
}
function elementWriter(member, name, style, indent) {
	let { shape } = member, end = style.step === "" ? ">" : ">\n", start = indent + "<" + name + namespaceOf(member), opened = isSimple(shape) ? ">" : end, closing = (isSimple(shape) ? "" : indent) + "</" + name + end, content = contentWriter(shape, style, indent), attributes = shape.type === "structure" ? shape.members.filter(({ attribute }) => attribute) : [];
	return (value) => {
		let text = content(value), tag = attributes.length === 0 ? start : start + attributesOf$1(attributes, value);
		return text === "" ? tag + "/" + end : tag + opened + text + closing;
	};
}
function contentWriter(shape, style, indent) {
	let inner = indent + style.step;
	switch (shape.type) {
		case "structure":
		case "union": {
			let members = membersWriter(shape, style, inner);
			return (value) => members(value);
		}
		case "list": return itemsWriter(shape.item, shape.item.xmlName ?? "member", style, inner);
		case "map": return entriesWriter(shape, "entry", style, inner);
		default: return (value) => scalarText(shape, value, style);
	}
}
function itemsWriter(item, name, style, indent) {
	let write = elementWriter(item, name, style, indent);
	return (values) => {
		let text = "";
		for (let one of values) text += write(one);
		return text;
	};
}
function entriesWriter({ key, value }, name, style, indent) {
	let end = style.step === "" ? ">" : ">\n", inner = indent + style.step, writeKey = elementWriter(key, key.xmlName ?? "key", style, inner), writeValue = elementWriter(value, value.xmlName ?? "value", style, inner);
	return (map) => {
		let text = "";
		for (let [one, part] of Object.entries(map)) part != null && (text += indent + "<" + name + end + writeKey(one) + writeValue(part) + indent + "</" + name + end);
		return text;
	};
}
function scalarText(shape, value, style) {
	switch (shape.type) {
		case "timestamp": return timeText(shape, value, style);
		case "blob":
		case "stream": return typeof value == "string" ? escapeXml(value, style.controls) : toBase64(value);
		case "string": return escapeXml(String(value), style.controls);
		default: return String(value);
	}
}
function timeText(shape, value, style) {
	return shape.timestampFormat === "http-date" ? value.toUTCString() : shape.timestampFormat === "epoch-seconds" ? String(value.getTime() / 1e3) : style.time(value);
}
function namespaceOf({ namespace }) {
	if (namespace === void 0) return "";
	let [prefix, uri] = typeof namespace == "string" ? [void 0, namespace] : namespace;
	return ` xmlns${prefix === void 0 ? "" : `:${prefix}`}="${uri}"`;
}
function attributesOf$1(attributes, value) {
	let text = "";
	for (let { name, wireName } of attributes) {
		let part = value[name];
		part != null && (text += ` ${wireName}="${escapeXml(String(part), "replace")}"`);
	}
	return text;
}
function isSimple(shape) {
	return shape.type !== "structure" && shape.type !== "list" && shape.type !== "map" && shape.type !== "union";
}
// src/wire/rest-xml.ts
const declaration$1 = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", style$2 = {
	step: "",
	time: isoMilliseconds,
	controls: "reference"
}, restXml = {
	dispatch(model, request) {
		let operation = matchOperation(model, request);
		return {
			operation,
			input: () => readRestInput(model.operation(operation), request)
		};
	},
	render(model, operation, output, requestId) {
		let { output: shape, http } = model.operation(operation), headers = { "x-amz-request-id": requestId }, value = output ?? {}, status = value.ContentRange === void 0 ? http[2] : 206;
		if (shape === void 0) return {
			status,
			headers,
			body: ""
		};
		for (let member of shape.members) writeHeaders(member, value[member.name], headers);
		return {
			status,
			headers,
			body: bodyOf(model, shape, value, headers)
		};
	},
	renderError(_model, error, requestId, facts = {}) {
		let headers = { "x-amz-request-id": requestId };
		return facts.hostId !== void 0 && (headers["x-amz-id-2"] = facts.hostId), Object.assign(headers, error.headers), facts.head || error.status === 304 || error.status === 204 ? {
			status: error.status,
			headers,
			body: ""
		} : (headers["content-type"] = "application/xml", {
			status: error.status,
			headers,
			body: errorBody(error, requestId, facts)
		});
	}
};
function errorBody(error, requestId, facts) {
	let element = (name, text) => `<${name}>${escapeXml(text, "reference")}</${name}>`, body = element("Code", error.code);
	error.message !== "" && (body += element("Message", error.message));
	for (let [name, text] of Object.entries(error.details)) body += element(name, text);
	return facts.resource !== void 0 && (body += element("Resource", facts.resource)), body += element("RequestId", requestId), facts.hostId !== void 0 && (body += element("HostId", facts.hostId)), `${declaration$1}<Error>${body}</Error>`;
}
function streamingPayload(model, operation, side) {
	return (model.operation(operation)?.[side]?.members ?? []).find((member) => member.payload && member.shape.type === "stream")?.name;
}
function writeHeaders(member, value, headers) {
	if (value != null && (member.header !== void 0 && (headers[member.header.toLowerCase()] = headerText(member.shape, value)), member.prefixHeaders !== void 0)) for (let [key, text] of Object.entries(value)) headers[(member.prefixHeaders + key).toLowerCase()] = metadataText(String(text));
}
function bodyOf(model, shape, value, headers) {
	let payload = shape.members.find((member) => member.payload), namespace = ` xmlns="${model.namespace}"`;
	if (payload !== void 0) {
		let part = value[payload.name];
		if (part == null) return "";
		if (payload.shape.type === "string") return headers["content-type"] ??= "application/json", String(part);
		if (payload.shape.type !== "structure") return typeof part == "string" || part instanceof Uint8Array ? part : "";
		headers["content-type"] ??= "application/xml";
		let name = payload.xmlName ?? payload.shape.xmlName ?? payload.shape.name, write = planOf(model, `xml payload ${payload.shape.name}`, () => membersWriter(payload.shape, style$2, ""));
		return declaration$1 + rooted(name, namespace, write(part));
	}
	let members = shape.members.filter(inBody);
	if (members.length === 0) return "";
	headers["content-type"] ??= "application/xml";
	let name = shape.xmlName ?? shape.name, [only] = members;
	if (only !== void 0 && members.length === 1 && only.wireName === name) {
		let text = value[only.name];
		return declaration$1 + rooted(name, namespace, text ? scalarText(only.shape, text, style$2) : "");
	}
	let write = planOf(model, `xml output ${shape.name}`, () => membersWriter({
		...shape,
		members
	}, style$2, ""));
	return declaration$1 + rooted(name, namespace, write(value));
}
function rooted(name, namespace, content) {
	return content === "" ? `<${name}${namespace}/>` : `<${name}${namespace}>${content}</${name}>`;
}
// src/server/answer.ts
async function sendOutput(progress, response, output) {
	let { desk, requestId, call } = progress, operation = progress.operation, { status, headers, body } = desk.protocol.render(desk.model, operation, output, requestId);
	Object.assign(headers, call.responseHeaders);
	let head = call.request.method === "HEAD", s3 = desk.service.protocol === "s3";
	s3 && (headers["x-amz-id-2"] = hostIdOf(requestId));
	let stream = s3 ? streamOf(desk, operation, output) : void 0;
	if (stream === void 0) return send$1(response, status, headers, head, body);
	response.writeHead(status, headers), head ? (stream.destroy(), response.end()) : await pipeline(stream, response).catch(() => response.destroy());
}
function streamOf(desk, operation, output) {
	let member = streamingPayload(desk.model, operation, "output"), value = member === void 0 ? void 0 : output[member];
	return value instanceof Readable ? value : void 0;
}
function sendError({ desk, requestId }, request, response, error) {
	if (response.headersSent) {
		response.destroy();
		return;
	}
	let head = request.method === "HEAD", { status, headers, body } = desk.protocol.renderError(desk.model, error, requestId, {
		head,
		...desk.service.protocol === "s3" && { hostId: hostIdOf(requestId) }
	});
	send$1(response, status, headers, head, body);
}
function hostIdOf(requestId) {
	return Buffer.from(requestId + requestId.slice(0, 20)).toString("base64");
}
function send$1(response, status, headers, head, body) {
	let length = Buffer.byteLength(body);
	!head && status !== 204 && status !== 304 && (headers["content-length"] = String(length)), response.writeHead(status, headers), head ? response.end() : typeof body == "string" ? length === body.length ? response.end(body, "latin1") : response.end(Buffer.from(body)) : response.end(body);
}
function drain(request) {
	if (request.complete || request.destroyed) return;
	let left = 1e8;
	request.unpipe(), request.on("data", (chunk) => {
		left -= chunk.length, left < 0 && request.destroy();
	}), request.on("error", () => {}), request.resume();
}
// src/server/read-body.ts
function bodyTooLarge() {
	return new AwsError("RequestTooLarge", 413, "Request size is too large.");
}
const empty = Buffer.alloc(0);
function askForBody(request, response) {
	request.headers.expect?.toLowerCase() === "100-continue" && response.writeContinue();
}
function bringsBody({ headers }) {
	return headers["content-length"] !== void 0 || headers["transfer-encoding"] !== void 0;
}
function readBody$1(request, response, limit) {
	return Number(request.headers["content-length"] ?? 0) > limit ? Promise.reject(bodyTooLarge()) : bringsBody(request) ? (askForBody(request, response), new Promise((resolve, reject) => {
		let chunks = [], size = 0, take = (chunk) => {
			if (size += chunk.length, size <= limit) return void chunks.push(chunk);
			request.off("data", take), request.pause(), reject(bodyTooLarge());
		};
		request.on("data", take), request.on("end", () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))), request.on("error", () => reject(brokenOff())), request.on("close", () => {
			request.complete || reject(brokenOff());
		});
	})) : Promise.resolve(empty);
}
function brokenOff() {
	return new AwsError("IncompleteBody", 400, "The request ended before its body did.");
}
// src/server/route.ts
const credentialScope = /Credential=[^/\s,=]*\/[^/\s,=]*\/[^/\s,=]*\/([^/\s,=]*)\//, queryCredential = /(?:^|&)X-Amz-Credential=[^&/%]*(?:%2F|\/)[^&/%]*(?:%2F|\/)[^&/%]*(?:%2F|\/)([A-Za-z0-9-]+)/i, awsHost = /^(?:(.+)\.)?(s3|iam|sts|ec2|athena|organizations|cloudtrail|access-analyzer)(?:[.-]([a-z]{2}(?:-[a-z]+)+-\d))?\.amazonaws\.com$/, targets = {
	AmazonAthena: "athena",
	AWSOrganizationsV20161128: "organizations",
	CloudTrail_20131101: "cloudtrail",
	Understudy_20261101: "understudy"
};
function route(request, known) {
	let target = request.url ?? "/", mark = target.indexOf("?"), path = mark === -1 ? target : target.slice(0, mark), query = mark === -1 ? "" : target.slice(mark + 1), host = hostName(request.headers.host), hostBucket = bucketOfLocalHost(host);
	if (path.startsWith("/_understudy/") && hostBucket === void 0 && !isSigned(request, query)) return {
		path,
		query
	};
	let aws = awsHost.exec(host), service = named(request, query, aws?.[2], known);
	return {
		service,
		region: aws?.[3],
		bucket: service === "s3" ? aws?.[2] === "s3" ? aws[1] : hostBucket : void 0,
		path,
		query
	};
}
function named(request, query, hostService, known) {
	if (hostService !== void 0) return hostService;
	let scope = credentialScope.exec(request.headers.authorization ?? "")?.[1] ?? queryCredential.exec(query)?.[1] ?? "";
	if (known.has(scope)) return scope;
	let jsonService = String(request.headers["x-amz-target"] ?? "").split(".", 8).at(-2) ?? "";
	return Object.hasOwn(targets, jsonService) ? targets[jsonService] : request.method === "POST" && /^application\/x-www-form-urlencoded/i.test(request.headers["content-type"] ?? "") || /(?:^|&)Action=/.test(query) && request.method === "GET" ? "sts" : "s3";
}
function isSigned(request, query) {
	return request.headers.authorization !== void 0 || query.includes("X-Amz-Signature=");
}
function hostName(host) {
	let text = (host ?? "").toLowerCase();
	if (text.startsWith("[")) return text.slice(0, text.indexOf("]") + 1);
	let colon = text.lastIndexOf(":");
	return colon === -1 ? text : text.slice(0, colon);
}
function bucketOfLocalHost(host) {
	for (let base of [".s3.localhost", ".localhost"]) {
		if (!host.endsWith(base)) continue;
		let bucket = host.slice(0, -base.length);
		return bucket === "s3" || bucket === "" ? void 0 : bucket;
	}
}
async function serveOwnPage(front, request, response, way) {
	let answer = await answerOf(front, request, response, way).catch((cause) => failure(front, cause));
	if (response.headersSent) return void response.destroy();
	response.writeHead(answer.status, {
		"cache-control": "no-store",
		"x-content-type-options": "nosniff",
		...answer.status !== 304 && {
			"content-type": "text/plain; charset=utf-8",
			"content-length": Buffer.byteLength(answer.body)
		},
		...answer.headers
	}), response.end(request.method === "HEAD" ? void 0 : answer.body);
}
function allowedHosts(bound, named) {
	let hosts = [
		"localhost",
		"127.0.0.1",
		"[::1]",
		bound.includes(":") ? `[${bound}]` : bound,
		...named
	];
	return new Set(hosts.map((host) => host.toLowerCase()).filter((host) => host !== "0.0.0.0" && host !== "[::]"));
}
async function answerOf(front, request, response, way) {
	return refuse$7(front, request) ?? await firstAnswer(front, request, response, way) ?? notFound;
}
function failure(front, cause) {
	let { status, message } = cause instanceof AwsError ? cause : front.bug("", cause);
	return {
		status,
		headers: { connection: "close" },
		body: `${message}\n`
	};
}
const notFound = {
	status: 404,
	body: "There is no such page.\n"
};
function refuse$7(front, request) {
	let { host, origin } = request.headers;
	if (!front.allowedHosts.has(hostName(host))) return {
		status: 403,
		body: "This page does not answer to that Host header.\n"
	};
	if (origin !== void 0 && origin !== `http://${host}` && origin !== `https://${host}`) return {
		status: 403,
		body: "This page does not answer to other origins.\n"
	};
	if (request.headers["x-forwarded-for"] !== void 0 || request.headers.forwarded !== void 0) return {
		status: 403,
		body: "This page does not answer to forwarded requests.\n"
	};
}
async function firstAnswer(front, request, response, { path, query }) {
	let sourceIp = plainAddress(request.socket.remoteAddress);
	for (let page of front.pages) {
		let answer = await page({
			method: request.method ?? "GET",
			path: path.slice(12),
			query,
			headers: request.headers,
			sourceIp,
			secure: "encrypted" in request.socket,
			loopback: isLoopback(sourceIp),
			body: () => readBody$1(request, response, 65536)
		});
		if (answer !== void 0) return answer;
	}
}
function plainAddress(address) {
	let text = (address ?? "").replace(/%.*$/, "");
	return text.startsWith("::ffff:") && text.includes(".") ? text.slice(7) : text;
}
function isLoopback(address) {
	return address === "::1" || address.startsWith("127.");
}
// src/server/facts.ts
function signedFactsOf(request, way) {
	return {
		method: request.method ?? "GET",
		rawPath: way.path,
		rawQuery: way.query,
		headers: headersOf$3(request)
	};
}
function factsOf(front, { requestId, way, peer }, request, { auth }) {
	let headers = request.headers;
	return {
		requestId,
		region: auth.form === "header" || auth.form === "query" ? auth.scope.region : way.region ?? front.house.region,
		sourceIp: peer,
		userAgent: headers["user-agent"] ?? "",
		secure: "encrypted" in request.socket,
		host: headers.host ?? "",
		referer: headers.referer,
		method: request.method ?? "GET",
		path: way.path,
		headers,
		auth: authFacts(auth)
	};
}
function authFacts(auth) {
	switch (auth.form) {
		case "none": return;
		case "header": return {
			version: "AWS4-HMAC-SHA256",
			type: "REST-HEADER",
			signedAt: auth.amzDate.epochMs
		};
		case "query": return {
			version: "AWS4-HMAC-SHA256",
			type: "REST-QUERY-STRING",
			signedAt: auth.amzDate.epochMs
		};
		case "sigv2-query": return {
			version: "AWS",
			type: "REST-QUERY-STRING",
			signedAt: void 0
		};
	}
}
// src/kernel/crc32c.ts
const tables = makeTables$1();
function crc32c(bytes, previous = 0) {
	let table = tables, end = bytes.length - bytes.length % 8, crc = ~previous, at = 0;
	for (; at < end; at += 8) crc ^= bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | bytes[at + 3] << 24, crc = table[1792 + (crc & 255)] ^ table[1536 + (crc >>> 8 & 255)] ^ table[1280 + (crc >>> 16 & 255)] ^ table[1024 + (crc >>> 24)] ^ table[768 + bytes[at + 4]] ^ table[512 + bytes[at + 5]] ^ table[256 + bytes[at + 6]] ^ table[bytes[at + 7]];
	for (; at < bytes.length; at++) crc = table[(crc ^ bytes[at]) & 255] ^ crc >>> 8;
	return ~crc >>> 0;
}
function makeTables$1() {
	let table = new Int32Array(2048);
	for (let byte = 0; byte < 256; byte++) {
		let crc = byte;
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >>> 1 ^ 2197175160 : crc >>> 1;
		table[byte] = crc;
	}
	for (let at = 256; at < table.length; at++) {
		let before = table[at - 256];
		table[at] = table[before & 255] ^ before >>> 8;
	}
	return table;
}
// src/kernel/crc64nvme.ts
const { high, low } = makeTables();
function crc64nvme(bytes, previous = 0n) {
	let end = bytes.length - bytes.length % 8, hi = ~Number(previous >> 32n), lo = ~Number(previous & 4294967295n), at = 0;
	for (; at < end; at += 8) {
		lo ^= bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | bytes[at + 3] << 24, hi ^= bytes[at + 4] | bytes[at + 5] << 8 | bytes[at + 6] << 16 | bytes[at + 7] << 24;
		let a = 1792 + (lo & 255), b = 1536 + (lo >>> 8 & 255), c = 1280 + (lo >>> 16 & 255), d = 1024 + (lo >>> 24), e = 768 + (hi & 255), f = 512 + (hi >>> 8 & 255), g = 256 + (hi >>> 16 & 255), h = hi >>> 24;
		lo = low[a] ^ low[b] ^ low[c] ^ low[d] ^ low[e] ^ low[f] ^ low[g] ^ low[h], hi = high[a] ^ high[b] ^ high[c] ^ high[d] ^ high[e] ^ high[f] ^ high[g] ^ high[h];
	}
	for (; at < bytes.length; at++) {
		let index = (lo ^ bytes[at]) & 255;
		lo = (lo >>> 8 | hi << 24) ^ low[index], hi = hi >>> 8 ^ high[index];
	}
	return BigInt(~hi >>> 0) << 32n | BigInt(~lo >>> 0);
}
function makeTables() {
	let high = new Int32Array(2048), low = new Int32Array(2048);
	for (let byte = 0; byte < 256; byte++) {
		let hi = 0, lo = byte;
		for (let bit = 0; bit < 8; bit++) {
			let odd = lo & 1;
			lo = lo >>> 1 | hi << 31, hi >>>= 1, odd && (lo ^= 2890647989, hi ^= 2590806825);
		}
		high[byte] = hi, low[byte] = lo;
	}
	for (let at = 256; at < low.length; at++) {
		let index = low[at - 256] & 255;
		low[at] = (low[at - 256] >>> 8 | high[at - 256] << 24) ^ low[index], high[at] = high[at - 256] >>> 8 ^ high[index];
	}
	return {
		high,
		low
	};
}
// src/access/digests.ts
function digester(name) {
	if (name === "crc32" || name === "crc32c") {
		let step = name === "crc32" ? crc32 : crc32c, value = 0;
		return {
			update: (bytes) => value = step(bytes, value),
			digest() {
				let bytes = Buffer.alloc(4);
				return bytes.writeUInt32BE(value), bytes;
			}
		};
	}
	if (name === "crc64nvme") {
		let value = 0n;
		return {
			update: (bytes) => value = crc64nvme(bytes, value),
			digest() {
				let bytes = Buffer.alloc(8);
				return bytes.writeBigUInt64BE(value), bytes;
			}
		};
	}
	let hash = createHash(name);
	return {
		update: (bytes) => hash.update(bytes),
		digest: () => hash.digest()
	};
}
function digestOf$1(name, bytes) {
	let whole = digester(name);
	return whole.update(bytes), whole.digest();
}
function incompleteBody$1() {
	return new AwsError("IncompleteBody", 400, "The request body terminated unexpectedly");
}
function wrongDecodedLength(expected, received) {
	return new AwsError("IncompleteBody", 400, "You did not provide the number of bytes specified by the Content-Length HTTP header.", { details: {
		NumberBytesExpected: String(expected),
		NumberBytesProvided: String(received)
	} });
}
function chunkTooSmall(chunk, bytes) {
	return new AwsError("InvalidChunkSizeError", 403, "Only the last chunk is allowed to have a size less than 8192 bytes", { details: {
		Chunk: String(chunk),
		BadChunkSize: String(bytes)
	} });
}
function chunkTooLarge(chunk, bytes, maximum) {
	return new AwsError("InvalidChunkSizeError", 403, `A chunk is not allowed to have a size more than ${maximum} bytes`, { details: {
		Chunk: String(chunk),
		BadChunkSize: String(bytes)
	} });
}
function malformedTrailer$1() {
	return new AwsError("MalformedTrailerError", 400, "The request contained trailing data that was not well-formed or did not conform to our published schema.");
}
// src/sigv4/chunk-signature.ts
function chunkStringToSign(signer, previous, dataHash) {
	let { amzDate, scope } = signer;
	return `AWS4-HMAC-SHA256-PAYLOAD\n${amzDate}\n${scopeText(scope)}\n${previous}\n${emptyHash}\n${dataHash}`;
}
function trailerStringToSign(signer, previous, lines) {
	let linesHash = sha256Hex(Buffer.from(lines, "latin1"));
	return `AWS4-HMAC-SHA256-TRAILER\n${signer.amzDate}\n${scopeText(signer.scope)}\n${previous}\n${linesHash}`;
}
function createChunkChain(signer) {
	let previous = signer.seedSignature, prove = (stringToSign, signature) => {
		if (!sameSignature(hmacHex(signer.signingKey, stringToSign), signature)) {
			let { accessKeyId } = signer;
			throw authError("s3", {
				kind: "bad-signature",
				accessKeyId,
				signature,
				stringToSign
			});
		}
		previous = signature;
	};
	return {
		proveChunk: (dataHash, signature) => prove(chunkStringToSign(signer, previous, dataHash), signature),
		proveTrailer: (lines, signature) => prove(trailerStringToSign(signer, previous, lines), signature)
	};
}
function createTrailers(names) {
	let announced = new Set(names.map((name) => name.trim().toLowerCase()).filter(Boolean));
	if (announced.size > 8) throw malformedTrailer$1();
	let values = new Map(), signature, lines = "";
	return {
		values,
		lineMaximum: 1024,
		add(line) {
			let colon = line.indexOf(":"), name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase(), value = line.slice(colon + 1).trim();
			if (name === "" || signature !== void 0 || values.has(name)) throw malformedTrailer$1();
			if (name === "x-amz-trailer-signature") signature = value;
			else {
				if (!announced.has(name)) throw malformedTrailer$1();
				values.set(name, value), lines += `${name}:${value}\n`;
			}
		},
		finish(chain) {
			if (values.size !== announced.size || chain === void 0 != (signature === void 0)) throw malformedTrailer$1();
			chain !== void 0 && signature !== void 0 && chain.proveTrailer(lines, signature);
		}
	};
}
function createChunkedReader(options) {
	let signed = options.kind !== "chunked-unsigned-trailer";
	if (signed && options.signer === void 0) throw Error("a signed chunked body needs its signer");
	let state = {
		options,
		chain: signed ? createChunkChain(options.signer) : void 0,
		trailers: createTrailers(options.trailerNames ?? []),
		step: "header",
		line: "",
		chunk: 0,
		small: void 0,
		left: 0,
		received: 0,
		signature: "",
		hash: void 0,
		held: Buffer.alloc(0),
		heldLength: 0
	};
	return {
		trailers: state.trailers.values,
		push(bytes) {
			let decoded = [], offset = 0;
			for (; offset < bytes.length;) offset = state.step === "data" ? takeData(state, bytes, offset, decoded) : takeLine(state, bytes, offset), state.step === "header" && state.heldLength > 0 && decoded.push(release(state));
			return decoded;
		},
		end() {
			if (state.step !== "done") throw incompleteBody$1();
		}
	};
}
function takeData(state, bytes, offset, decoded) {
	let end = Math.min(bytes.length, offset + state.left), data = bytes.subarray(offset, end);
	return state.left -= data.length, state.hash === void 0 ? decoded.push(data) : (state.hash.update(data), hold(state, data)), state.left === 0 && (state.step = "data-end"), end;
}
function hold(state, data) {
	let needed = state.heldLength + data.length;
	if (needed > state.held.length) {
		let grown = Buffer.allocUnsafe(Math.min(needed + state.left, Math.max(needed, 2 * state.held.length)));
		state.held.copy(grown, 0, 0, state.heldLength), state.held = grown;
	}
	data.copy(state.held, state.heldLength), state.heldLength = needed;
}
function release(state) {
	let proved = state.held.subarray(0, state.heldLength);
	return state.held = Buffer.alloc(0), state.heldLength = 0, proved;
}
function takeLine(state, bytes, offset) {
	if (state.step === "done") throw incompleteBody$1();
	let at = bytes.indexOf(10, offset), end = at === -1 ? bytes.length : at + 1, maximum = state.step === "trailer" ? state.trailers.lineMaximum : 128;
	if (state.line.length + end - offset > maximum) throw state.step === "trailer" ? malformedTrailer$1() : incompleteBody$1();
	if (state.line += bytes.toString("latin1", offset, end), at === -1) return end;
	let line = state.line;
	if (state.line = "", !line.endsWith("\r\n")) throw incompleteBody$1();
	return actOn(state, line.slice(0, -2)), end;
}
function actOn(state, line) {
	if (state.step === "header") startChunk(state, line);
	else if (state.step === "trailer" && line !== "") state.trailers.add(line);
	else if (state.step === "trailer") state.trailers.finish(state.options.kind === "chunked-signed-trailer" ? state.chain : void 0), state.step = "done";
	else if (line !== "") throw incompleteBody$1();
	else state.step === "data-end" ? (proveChunk(state), state.step = "header") : state.step = "done";
}
function startChunk(state, line) {
	let { kind, decodedLength, maxChunkBytes = 16777216 } = state.options, signed = state.chain !== void 0, match = (signed ? signedHeader : unsignedHeader).exec(line);
	if (match === null) throw incompleteBody$1();
	let size = Number.parseInt(match[1], 16);
	if (state.chunk += 1, state.signature = match[2] ?? "", size > 0 && state.small !== void 0) throw chunkTooSmall(state.chunk - 1, state.small);
	if (signed && size > maxChunkBytes) throw chunkTooLarge(state.chunk, size, maxChunkBytes);
	if (signed && size < 8192 && (state.small = size), state.received += size, state.received > decodedLength) throw wrongDecodedLength(decodedLength, state.received);
	if (state.left = size, state.hash = signed ? createHash("sha256") : void 0, size > 0) state.step = "data";
	else {
		if (state.received !== decodedLength) throw wrongDecodedLength(decodedLength, state.received);
		proveChunk(state), state.step = kind === "chunked-signed" ? "body-end" : "trailer";
	}
}
const signedHeader = /^([0-9A-Fa-f]{1,12});chunk-signature=([0-9a-f]{64})$/, unsignedHeader = /^([0-9A-Fa-f]{1,12})$/;
function proveChunk(state) {
	state.chain !== void 0 && state.hash !== void 0 && (state.chain.proveChunk(state.hash.digest("hex"), state.signature), state.hash = void 0);
}
// src/sigv4/chunked-stream.ts
function createChunkedDecoder(options) {
	let reader = createChunkedReader(options), stream = new Transform({
		transform(bytes, _encoding, done) {
			try {
				for (let data of reader.push(bytes)) this.push(data);
			} catch (error) {
				done(error);
				return;
			}
			done();
		},
		flush(done) {
			try {
				reader.end();
			} catch (error) {
				done(error);
				return;
			}
			done();
		}
	});
	return Object.assign(stream, { trailers: reader.trailers });
}
// src/server/receive.ts
const largestBody = 5 * 1024 ** 3;
async function receive(house, request, response, claimed, options = {}) {
	let folder = join(house.dataDirectory, "incoming");
	await mkdir(folder, {
		recursive: !0,
		mode: 448
	});
	let file = join(folder, Buffer.from(house.random(16)).toString("hex")), payload = payloadOf(claimed), names = [...options.digests ?? []];
	payload.kind === "hash" && !names.includes("sha256") && names.push("sha256");
	let meter = measure(names, options.limit ?? largestBody), decoder = chunkedDecoder(request, claimed, payload);
	askForBody(request, response);
	try {
		let sink = createWriteStream(file, {
			flush: !0,
			mode: 384
		});
		pourInto(request, decoder ?? meter.stream), await (decoder === void 0 ? pipeline(meter.stream, sink) : pipeline(decoder, meter.stream, sink));
		let digests = meter.results();
		checkLength(request, meter.size(), decoder === void 0), payload.kind === "hash" && claimed.auth.form !== "none" && claimed.auth.form !== "sigv2-query" && checkPayload(claimed.auth, payload, Buffer.from(digests.sha256).toString("hex"));
		let trailers = Object.fromEntries(decoder?.trailers ?? []);
		return {
			file,
			size: meter.size(),
			digests,
			trailers
		};
	} catch (cause) {
		throw await unlink(file).catch(() => {}), cause;
	}
}
async function collect(request, response, claimed, limit) {
	let payload = payloadOf(claimed), decoder = chunkedDecoder(request, claimed, payload);
	askForBody(request, response);
	let chunks = [], hash = createHash("sha256"), size = 0, source = decoder ?? (bringsBody(request) ? new PassThrough() : void 0);
	source !== void 0 && pourInto(request, source);
	for await (let chunk of source ?? []) {
		if (size += chunk.length, size > limit) throw entityTooLarge$1();
		hash.update(chunk), chunks.push(chunk);
	}
	return (claimed.auth.form === "header" || claimed.auth.form === "query") && checkPayload(claimed.auth, payload, hash.digest("hex")), Buffer.concat(chunks);
}
function pourInto(request, first) {
	request.on("error", () => first.destroy(brokenOff())), first.on("close", () => request.unpipe(first)), request.pipe(first);
}
function payloadOf({ auth }) {
	return auth.form === "none" || auth.form === "sigv2-query" ? { kind: "unsigned" } : payloadKind(auth);
}
function chunkedDecoder(request, { auth, signingKey }, payload) {
	if (payload.kind === "hash" || payload.kind === "body" || payload.kind === "unsigned") return;
	let decodedLength = Number(request.headers["x-amz-decoded-content-length"]);
	if (!Number.isSafeInteger(decodedLength) || decodedLength < 0) throw new AwsError("MissingContentLength", 411, "You must provide the Content-Length HTTP header.");
	let trailer = request.headers["x-amz-trailer"];
	return createChunkedDecoder({
		kind: payload.kind,
		decodedLength,
		trailerNames: typeof trailer == "string" ? trailer.split(",").map((name) => name.trim().toLowerCase()) : [],
		signer: signingKey === void 0 || auth.form === "none" || auth.form === "sigv2-query" ? void 0 : {
			accessKeyId: auth.accessKeyId,
			signingKey,
			amzDate: auth.amzDate.text,
			scope: auth.scope,
			seedSignature: auth.signature
		}
	});
}
function measure(names, limit) {
	let running = names.map((name) => [name, digester(name)]), size = 0;
	return {
		stream: new Transform({ transform(chunk, _encoding, done) {
			if (size += chunk.length, size > limit) return done(entityTooLarge$1());
			for (let [, digest] of running) digest.update(chunk);
			done(null, chunk);
		} }),
		size: () => size,
		results: () => Object.fromEntries(running.map(([name, digest]) => [name, digest.digest()]))
	};
}
function checkLength(request, size, plain) {
	let declared = request.headers["content-length"];
	if (plain && declared !== void 0 && Number(declared) !== size) throw incompleteBody();
}
function entityTooLarge$1() {
	return new AwsError("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size");
}
function incompleteBody() {
	return new AwsError("IncompleteBody", 400, "You did not provide the number of bytes specified by the Content-Length HTTP header");
}
function readForm(request) {
	let root = { children: new Map() };
	return addParameters(root, request.method === "POST" ? textOf$2(request.body) : "", addParameters(root, request.query, 0)), root;
}
function isForm(request) {
	let type = request.headers["content-type"] ?? "";
	return request.method === "POST" && /^application\/x-www-form-urlencoded(;|$)/i.test(type.trim());
}
function addParameters(root, text, already) {
	let count = already, start = 0;
	for (; start < text.length;) {
		let end = text.indexOf("&", start);
		if (end === -1 && (end = text.length), end > start) {
			if (++count > 2e4) throw new AwsError("MalformedInput", 400, "");
			let equals = text.indexOf("=", start), split = equals === -1 || equals > end ? end : equals;
			add(root, decode$2(text.slice(start, split)), decode$2(text.slice(split + 1, Math.max(end, split + 1))));
		}
		start = end + 1;
	}
	return count;
}
function add(root, name, value) {
	let node = root, start = 0;
	for (let depth = 0;; depth++) {
		if (depth === 24) throw new AwsError("MalformedInput", 400, "");
		let dot = name.indexOf(".", start), segment = dot === -1 ? name.slice(start) : name.slice(start, dot), children = node.children ??= new Map(), child = children.get(segment);
		if (child === void 0 && children.set(segment, child = {}), node = child, dot === -1) break;
		start = dot + 1;
	}
	node.value ??= value;
}
function decode$2(text) {
	let plus = text.includes("+"), percent = text.includes("%");
	if (!plus && !percent) return text;
	let spaced = plus ? text.replaceAll("+", " ") : text;
	if (!percent) return spaced;
	try {
		return decodeURIComponent(spaced);
	} catch {
		throw new AwsError("MalformedEscape", 400, "");
	}
}
// src/wire/query.ts
const dialect$1 = { ec2: !1 }, style$1 = {
	step: "  ",
	time: isoSeconds,
	controls: "replace"
}, query = {
	dispatch(model, request) {
		let { form, action } = dispatchForm(model, request), { input: shape } = model.operation(action);
		return {
			operation: action,
			input: () => shape === void 0 ? {} : readStructure$2(shape, form, dialect$1)
		};
	},
	render(model, operation, output, requestId) {
		let { output: shape } = model.operation(operation), result = "";
		if (shape !== void 0) {
			let members = planOf(model, `xml ${operation}`, () => membersWriter(shape, style$1, "    "))(output ?? {}), name = `${operation}Result`;
			result = members === "" ? `  <${name}/>\n` : `  <${name}>\n${members}  </${name}>\n`;
		}
		return answer$2(200, `<${operation}Response xmlns="${model.namespace}">\n${result}  <ResponseMetadata>\n    <RequestId>${requestId}</RequestId>\n  </ResponseMetadata>\n</${operation}Response>\n`, requestId);
	},
	renderError(model, error, requestId) {
		let bare = bareAnswer(error, requestId);
		if (bare !== void 0) return bare;
		let namespace = error.code === "InvalidAction" || model === void 0 ? "http://webservices.amazon.com/AWSFault/2005-15-09" : model.namespace, text = (value) => escapeXml(value, "replace"), message = error.message === "" ? "" : `    <Message>${text(error.message)}</Message>\n`, details = "";
		for (let [name, value] of Object.entries(error.details)) details += `    <${name}>${text(value)}</${name}>\n`;
		let body = `<ErrorResponse xmlns="${namespace}">\n  <Error>\n    <Type>${error.status >= 500 ? "Receiver" : "Sender"}</Type>\n    <Code>${text(error.code)}</Code>\n${message}${details}  </Error>\n  <RequestId>${requestId}</RequestId>\n</ErrorResponse>\n`;
		return answer$2(error.status, body, requestId, error.headers);
	}
};
function dispatchForm(model, request) {
	if (request.path !== "/" && request.path !== "") throw new AwsError("UnknownOperationException", 404, "");
	if (request.method !== "GET" && request.method !== "HEAD" && !isForm(request)) throw redirect$1(request);
	let form = readForm(request), action = form.children?.get("Action")?.value;
	if (action === void 0 || action === "") throw redirect$1(request);
	let version = form.children?.get("Version")?.value;
	if (version !== model.version) throw invalidAction(action, version);
	if (model.operation(action) === void 0) throw model.others.has(action) ? new AwsError("NotImplemented", 501, `The ${action} operation is not implemented.`) : invalidAction(action, version);
	return {
		form,
		action
	};
}
function peekAction(request) {
	if (request.method === "POST" && !isForm(request)) return;
	let { children } = readForm(request), action = children?.get("Action")?.value;
	return action === void 0 ? void 0 : {
		action,
		version: children?.get("Version")?.value
	};
}
function invalidAction(action, version) {
	return new AwsError("InvalidAction", 400, `Could not find operation ${action} for version ${version ?? "NO_VERSION_SPECIFIED"}`);
}
function redirect$1(request) {
	let suffix = request.method === "GET" && request.query !== "" ? `?${request.query}` : "";
	return new AwsError("Redirect", 302, "", { headers: { location: `https://aws.amazon.com/iam${suffix}` } });
}
function bareAnswer(error, requestId) {
	let headers = {
		"x-amzn-requestid": requestId,
		...error.headers
	};
	switch (error.code) {
		case "UnknownOperationException": return {
			status: 404,
			headers: {
				...headers,
				"content-type": "text/xml"
			},
			body: "<UnknownOperationException/>\n"
		};
		case "Redirect":
		case "MalformedEscape":
		case "RequestTooLarge": return {
			status: error.status,
			headers,
			body: ""
		};
	}
}
function answer$2(status, body, requestId, headers) {
	return {
		status,
		headers: {
			"x-amzn-requestid": requestId,
			"content-type": "text/xml",
			...headers
		},
		body
	};
}
// src/server/require-signature.ts
function requireSignature(service, request) {
	let { protocol, unsigned } = service;
	if (unsigned !== "all") {
		if (protocol !== "json" && protocol !== "rest-json") {
			let action = request.path === "/" || request.path === "" ? peekAction(request)?.action : void 0;
			if (action === void 0 || action === "" || unsigned?.has(action)) return;
		}
		throw authError(protocol, { kind: "missing-auth" });
	}
}
// src/server/s3-target.ts
function s3Target({ bucket, path }) {
	let rest = path.startsWith("/") ? path.slice(1) : path;
	if (bucket !== void 0) return rest === "" ? { bucket } : {
		bucket,
		key: decode$1(rest)
	};
	if (rest === "") return {};
	let slash = rest.indexOf("/");
	if (slash === -1) return { bucket: decode$1(rest) };
	let key = rest.slice(slash + 1);
	return key === "" ? { bucket: decode$1(rest.slice(0, slash)) } : {
		bucket: decode$1(rest.slice(0, slash)),
		key: decode$1(key)
	};
}
function decode$1(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		throw new AwsError("InvalidURI", 400, "Couldn't parse the specified URI.", { details: { URI: text } });
	}
}
// src/server/read-input.ts
const documentMaximum = 1e7, nothing = Buffer.alloc(0);
async function readInput$2({ service, model, protocol }, way, claimed, request, response) {
	let wireRequest = {
		method: request.method ?? "GET",
		path: way.path,
		query: way.query,
		headers: request.headers,
		body: nothing
	};
	if (service.protocol === "s3") {
		claimed.prove(void 0, way.bucket), wireRequest.s3 = s3Target(way);
		let { operation, input } = protocol.dispatch(model, wireRequest);
		return streamingPayload(model, operation, "input") === void 0 && (wireRequest.body = await collect(request, response, claimed, documentMaximum), service.checkBody?.(wireRequest.body, wireRequest.headers)), {
			operation,
			input: input()
		};
	}
	wireRequest.body = await readBody$1(request, response, documentMaximum), claimed.prove(hash("sha256", wireRequest.body)), claimed.auth.form === "none" && requireSignature(service, wireRequest);
	let { operation, input } = protocol.dispatch(model, wireRequest);
	return {
		operation,
		input: input()
	};
}
// src/wire/redact.ts
const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";
function redact(model, operation, input) {
	let shape = model.operation(operation)?.input;
	return shape === void 0 ? {} : redactValue(shape, input);
}
function redactValue(shape, value) {
	if (value == null) return value;
	if (shape.sensitive) return hidden;
	switch (shape.type) {
		case "structure":
		case "union": {
			let copy = {};
			for (let member of shape.members) {
				let part = value[member.name];
				part !== void 0 && (copy[member.name] = member.redacted ? hidden : redactValue(member.shape, part));
			}
			return copy;
		}
		case "list": return value.map((item) => redactValue(shape.item.shape, item));
		case "map": return Object.fromEntries(Object.entries(value).map(([key, part]) => [shape.key.shape.sensitive ? hidden : key, redactValue(shape.value.shape, part)]));
		case "stream": return;
		default: return value;
	}
}
// src/server/hide-secrets.ts
function hideSecrets(error, input, redacted) {
	let { message } = error;
	for (let secret of secretsIn(input, redacted)) message = message.replaceAll(secret, hidden);
	return message === error.message ? error : new AwsError(error.code, error.status, message);
}
function secretsIn(value, redacted) {
	if (redacted === "HIDDEN_DUE_TO_SECURITY_REASONS") return typeof value == "string" && value !== "" ? [value] : [];
	if (typeof value != "object" || !value || typeof redacted != "object" || !redacted) return [];
	let copy = redacted;
	return Object.entries(value).flatMap(([name, part]) => secretsIn(part, copy[name]));
}
// src/server/write-trail.ts
function writeTrail(front, progress, request) {
	let { claimed, operation, input, call, desk, error } = progress;
	if (claimed === void 0 || operation === void 0) return;
	let caller = claimed.caller.account === "" ? progress.asked[0]?.caller : claimed.caller;
	if (caller === void 0 || caller.account === "") return;
	let facts = call?.request ?? factsOf(front, progress, request, claimed), time = call?.now ?? front.house.clock.now();
	if (front.house.usage.note(caller, desk.service.name, actionOf(progress, operation), facts, time), !front.house.trail.takes(error !== void 0)) return;
	let parameters = redact(desk.model, operation, input ?? {});
	front.house.trail.record({
		service: desk.service.name,
		operation,
		caller,
		request: facts,
		time,
		parameters: call && parameters,
		error: error && hideSecrets(error, input ?? {}, parameters),
		asked: progress.asked
	});
}
function actionOf({ asked, desk }, operation) {
	let prefix = `${desk.service.name}:`, action = asked[0]?.question.action;
	return action?.startsWith(prefix) === !0 ? action : prefix + operation;
}
// src/server/handle.ts
async function handle(front, request, response) {
	let { remoteAddress } = request.socket;
	if (remoteAddress === void 0) return void response.destroy();
	let way = route(request, front.desks);
	if (way.service === void 0) return serveOwnPage(front, request, response, way);
	let desk = front.desks.get(way.service), progress = {
		requestId: randomUUID(),
		way,
		peer: plainAddress(remoteAddress),
		desk,
		asked: []
	};
	try {
		await sendOutput(progress, response, await answer$1(front, progress, request, response));
	} catch (cause) {
		progress.error = cause instanceof AwsError ? cause : front.bug(progress.requestId, cause), sendError(progress, request, response, progress.error);
	}
	drain(request);
	try {
		writeTrail(front, progress, request);
	} catch (cause) {
		front.bug(progress.requestId, cause);
	}
}
async function answer$1(front, progress, request, response) {
	let { house } = front, { way, desk } = progress, { service, model } = desk, signed = signedFactsOf(request, way), claimed = await front.authenticator.claim(signed, service, way.region);
	progress.claimed = claimed;
	let { operation, input } = await readInput$2(desk, way, claimed, request, response);
	if (progress.operation = operation, progress.input = input, claimed.auth.form === "none" && service.unsigned !== "all" && !service.unsigned?.has(operation)) throw authError(service.protocol, { kind: "missing-auth" });
	let action = service.actions[operation];
	if (action === void 0 || action === "not yet") throw front.notYet(service.name, operation);
	validate$1(model, operation, input);
	let { caller } = claimed, inadmissible = service.admit?.(caller, operation);
	if (inadmissible !== void 0) throw inadmissible;
	let now = house.clock.now(), facts = factsOf(front, progress, request, claimed), asking = {
		house,
		caller,
		request: facts,
		action: `${service.name}:${operation}`,
		now
	}, call = {
		input,
		caller,
		house,
		request: facts,
		now,
		refusals: [],
		may: (ask) => decide(asking, ask).decision.outcome === "Allowed",
		receive: (options) => receive(house, request, response, claimed, options),
		responseHeaders: {}
	};
	progress.call = call, house.organizations.areCurrent() || await house.organizations.refresh();
	let questions = await action.access(call), verdict = authorize(service, operation, asking, questions);
	if (progress.asked = verdict.asked, verdict.refusal !== void 0) throw verdict.refusal;
	return action.run({
		...call,
		refusals: verdict.refusals
	}, questions.found);
}
// src/server/listen.ts
const limits = {
	maxHeaderSize: 16384,
	headersTimeout: 2e4,
	requestTimeout: 0,
	keepAliveTimeout: 65e3
};
async function listen(front, { host, port, tls }) {
	let serve = (request, response) => {
		if (namesHosts(request) > 1) return void response.writeHead(400, { connection: "close" }).end();
		handle(front, request, response).catch((cause) => {
			front.bug("", cause), response.destroy();
		});
	}, server = tls === void 0 ? createServer(limits) : createServer$1({
		...limits,
		cert: readFileSync(tls.certFile),
		key: readFileSync(tls.keyFile)
	});
	server.on("request", serve), server.on("checkContinue", serve), await new Promise((resolve, reject) => {
		server.once("error", reject), server.listen(port, host, resolve);
	});
	let bound = server.address().port, shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
	return {
		url: `${tls === void 0 ? "http" : "https"}://${shown}:${bound}`,
		port: bound,
		stop: (grace) => stop$2(server, grace)
	};
}
function namesHosts({ rawHeaders }) {
	let count = 0;
	for (let index = 0; index < rawHeaders.length; index += 2) {
		let name = rawHeaders[index];
		name.length === 4 && name.toLowerCase() === "host" && count++;
	}
	return count;
}
function stop$2(server, graceMilliseconds) {
	let hurry = setTimeout(() => server.closeAllConnections(), graceMilliseconds), sweep = setInterval(() => server.closeIdleConnections(), 20);
	return new Promise((resolve) => {
		server.close(() => {
			clearTimeout(hurry), clearInterval(sweep), resolve();
		}), server.closeIdleConnections();
	});
}
// src/server/oidc-page.ts
const place$1 = /^\/oidc\/(\d{12})\/(\.well-known\/openid-configuration|\.well-known\/jwks\.json|jwks)$/;
function oidcPage(house) {
	return async ({ method, path }) => {
		let [, account, document] = place$1.exec(path) ?? [];
		if (account !== void 0) {
			if (method !== "GET" && method !== "HEAD") return {
				status: 405,
				headers: { allow: "GET, HEAD" },
				body: ""
			};
			if (await isOutboundFederationEnabled(house.store.read, account)) return json$2(document.endsWith("openid-configuration") ? discoveryDocument(house, account) : await keySet(house, account));
		}
	};
}
function discoveryDocument(house, account) {
	let issuer = outboundIssuer(house, account);
	return {
		issuer,
		jwks_uri: `${issuer}/jwks`,
		response_types_supported: ["id_token"],
		subject_types_supported: ["public"],
		id_token_signing_alg_values_supported: ["RS256", "ES384"],
		claims_supported: [
			"iss",
			"aud",
			"sub",
			"iat",
			"exp",
			"jti",
			"https://sts.amazonaws.com/"
		]
	};
}
async function keySet({ store }, account) {
	return { keys: (await outboundKeysOf(store.read, account)).map(({ publicKey }) => JSON.parse(publicKey)) };
}
function json$2(document) {
	return {
		status: 200,
		headers: { "content-type": "application/json" },
		body: `${JSON.stringify(document)}\n`
	};
}
// src/server/reports.ts
function bugReporter(log) {
	return (requestId, cause) => {
		let told = cause instanceof Error ? cause.stack ?? cause.message : String(cause);
		return log(`request ${requestId || "(none)"} failed by a fault of this server: ${told}`), new AwsError("InternalFailure", 500, `The request processing has failed because of an unknown error, exception or failure. Request id: ${requestId}`);
	};
}
function notYetCounter() {
	let counts = new Map();
	return Object.assign((service, operation) => {
		let name = `${service}:${operation}`;
		return counts.set(name, (counts.get(name) ?? 0) + 1), new AwsError("NotImplemented", 501, `The operation ${name} is not implemented by Understudy yet.`);
	}, { counts });
}
// src/access/second-factor.ts
function shownStep(house, device, code) {
	let seed = house.sealer.open("mfa-seed", device.serial, device.seed);
	return seed && findStep(seed, code, house.clock.real(), device.lastStep);
}
// src/signin/console-session.ts
const sealPurpose = "console-session";
async function beginSession(house, tx, start) {
	let { session, ...facts } = start, id = Buffer.from(house.random(16)).toString("hex"), secret = Buffer.from(house.random(32)).toString("base64url"), sealed = session && house.sealer.seal(sealPurpose, id, Buffer.from(JSON.stringify(session))), row = {
		id,
		...facts,
		secretHash: digest(secret),
		issued: house.clock.now(),
		session: sealed ?? null
	};
	return await insertConsoleSession(tx, row, start.kind === "federated" ? 1e3 : 20), {
		row,
		secret
	};
}
async function openConsoleSession(house, id, secret) {
	let row = await liveConsoleSession(house, id);
	return timingSafeEqual(Buffer.from(digest(secret)), Buffer.from(row?.secretHash ?? digest(""))) ? row : void 0;
}
async function endSession(house, { id, account }) {
	await house.store.write(account, (tx) => deleteConsoleSession(tx, id));
}
async function showSession(house, row) {
	let who = await whoOf(house, row), account = await findAccount(house.store.read, row.account);
	if (who !== void 0 && account !== void 0) return {
		sessionId: row.id,
		kind: row.kind,
		account: row.account,
		alias: account.alias ?? void 0,
		...who,
		mfa: row.mfaAt !== null,
		expires: new Date(row.expires).toISOString()
	};
}
function consoleCredentials(house, row) {
	let seconds = Math.min(3600, Math.floor((row.expires - house.clock.now()) / 1e3)), session = sealedSession(house, row);
	if (session !== void 0) {
		let { accessKeyId: _key, secret: _secret, expires: _expires, epoch: _epoch, ...facts } = session;
		return mintSession(house, {
			...facts,
			consoleSessionId: row.id
		}, seconds);
	}
	return mintSession(house, {
		kind: "console",
		account: row.account,
		principalId: row.principalId,
		consoleSessionId: row.id,
		mfaAt: row.mfaAt === null ? void 0 : Math.floor(row.mfaAt / 1e3),
		issued: Math.floor(row.issued / 1e3)
	}, seconds);
}
async function whoOf(house, row) {
	switch (row.kind) {
		case "root": return {
			arn: rootArn(row.account),
			name: "root"
		};
		case "user": {
			let user = await house.principals.user(row.account, row.principalId);
			return user && {
				arn: iamArn(user.account, "user", user.path, user.name),
				name: user.name
			};
		}
		case "federated": {
			let session = sealedSession(house, row), caller = session && await sessionCaller(house, session), name = [caller?.role?.name, session?.name].filter((part) => part !== void 0).join("/");
			return caller && {
				arn: caller.arn,
				name
			};
		}
	}
}
function sealedSession({ sealer }, { id, session }) {
	let plain = session === null ? void 0 : sealer.open(sealPurpose, id, session);
	return plain && JSON.parse(plain.toString());
}
function digest(secret) {
	return createHash("sha256").update(secret).digest("hex");
}
// src/signin/errors.ts
const wrongCredentials = () => new AwsError("AuthenticationFailed", 400, "Your authentication information is incorrect. Please try again."), tooManyAttempts = (waitSeconds) => new AwsError("TooManyAttempts", 429, `There were too many failed sign-in attempts. Try again in ${waitSeconds} seconds.`, { headers: { "retry-after": String(waitSeconds) } }), passwordExpired = () => new AwsError("PasswordExpired", 403, "Your password has expired. Ask the administrator of your account to set a new one."), newPasswordRefused = (why) => new AwsError("PasswordPolicyViolation", 400, "Either user is not authorized to perform iam:ChangePassword or entered password does not comply with " + `account password policy set by administrator. ${why}`.trimEnd()), sessionEnded = () => new AwsError("SessionEnded", 401, "This console session has ended. Sign in again."), unknownAccount = () => new AwsError("AccountNotFound", 404, "There is no account with that ID or alias."), badFederation = (why) => new AwsError("InvalidRequest", 400, `${why}.`), remembered = 2e4;
function createLockOut() {
	let names = createBoundedMap(remembered), addresses = createBoundedMap(remembered), failuresOf = (attempt) => [{
		map: names,
		key: nameKey(attempt),
		free: 5
	}, {
		map: addresses,
		key: networkOf(attempt.address),
		free: 30
	}], pardon = (attempt) => {
		for (let { map, key } of failuresOf(attempt)) {
			let known = map.get(key);
			known !== void 0 && map.set(key, {
				...known,
				count: Math.max(0, known.count - 1),
				until: 0
			});
		}
	};
	return {
		begin(attempt) {
			let { now } = attempt, counted = failuresOf(attempt).map((one) => ({
				...one,
				known: fresh(one.map.get(one.key), now)
			})), wait = Math.max(...counted.map(({ known }) => known.until - now));
			if (wait > 0) return Math.ceil(wait / 1e3);
			for (let { map, key, free, known } of counted) {
				let count = known.count + 1;
				map.set(key, {
					count,
					until: now + waitAfter(count, free),
					last: now
				});
			}
			return 0;
		},
		pardon,
		succeed(attempt) {
			pardon(attempt), names.delete(nameKey(attempt));
		}
	};
}
function fresh(known, now) {
	return known !== void 0 && now - known.last < 36e5 ? known : {
		count: 0,
		until: 0,
		last: now
	};
}
function waitAfter(count, free) {
	return count < free ? 0 : Math.min(9e5, 1e3 * 2 ** Math.min(count - free, 30));
}
function nameKey({ account, userName }) {
	return JSON.stringify([account.toLowerCase(), userName?.toLowerCase()]);
}
function networkOf(address) {
	if (!address.includes(":")) return address;
	let [front = [], back = []] = address.split("::").map((part) => part === "" ? [] : part.split(":")), zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0");
	return [
		...front,
		...zeros,
		...back
	].slice(0, 4).join(":");
}
// src/signin/named-account.ts
async function findNamedAccount(db, named) {
	return await findAccount(db, named) ?? await findAccountByAlias(db, named.toLowerCase());
}
function createShownFactors() {
	let shown = createBoundedMap(1e3);
	return {
		remember: (principalId, code, factor, now) => shown.set(principalId, {
			code,
			factor,
			until: now + 6e5
		}),
		recall(principalId, code, now) {
			let known = shown.get(principalId);
			return known !== void 0 && known.code === code && now < known.until ? known.factor : void 0;
		}
	};
}
// src/signin/sign-in-event.ts
function noteSignIn(house, named, request, outcome) {
	if (named.account === "") return;
	let why = named.isRoot || named.user ? "Failed authentication" : "No username found in supplied account";
	noteConsoleEvent(house, named.account, request, {
		eventName: "ConsoleLogin",
		userIdentity: outcome.succeeded ? identityOf(named) : claimedIdentity(named),
		responseElements: { ConsoleLogin: outcome.succeeded ? "Success" : "Failure" },
		...!outcome.succeeded && { errorMessage: why },
		additionalEventData: {
			LoginTo: `${house.url}/_understudy/console/`,
			MobileVersion: "No",
			MFAUsed: outcome.mfa ? "Yes" : "No"
		}
	});
}
function noteConsoleEvent(house, account, request, { eventName, userIdentity, ...more }) {
	house.trail.recordEvent(account, {
		eventVersion: "1.11",
		userIdentity,
		eventTime: isoSeconds(house.clock.now()),
		eventSource: "signin.amazonaws.com",
		eventName,
		awsRegion: "us-east-1",
		sourceIPAddress: request.sourceIp,
		userAgent: request.userAgent,
		requestParameters: null,
		...more,
		requestID: request.requestId,
		eventID: uuid(house.random),
		readOnly: !1,
		eventType: "AwsConsoleSignIn",
		managementEvent: !0,
		recipientAccountId: account,
		eventCategory: "Management"
	});
}
function identityOf({ account, user }) {
	if (user === void 0) return rootIdentity(account);
	let arn = iamArn(account, "user", user.path, user.name);
	return {
		type: "IAMUser",
		principalId: user.id,
		arn,
		accountId: account,
		userName: user.name
	};
}
function claimedIdentity({ account, user, isRoot }) {
	return isRoot ? rootIdentity(account) : {
		type: "IAMUser",
		accountId: account,
		accessKeyId: "",
		userName: user?.name ?? "HIDDEN_DUE_TO_SECURITY_REASONS"
	};
}
function rootIdentity(account) {
	return {
		type: "Root",
		principalId: account,
		arn: rootArn(account),
		accountId: account,
		accessKeyId: ""
	};
}
// src/signin/who-signs-in.ts
async function findNamed(house, account, userName) {
	let db = house.store.read;
	if (userName === void 0) return {
		account,
		isRoot: !0,
		user: void 0,
		passwordHash: (await findRootPassword(db, account))?.passwordHash,
		resetRequired: !1,
		expired: !1
	};
	let user = await findUserByName(db, account, userName), profile = await findLoginProfile(db, user?.id ?? ""), expired = await expiryOf(house, account, user?.id ?? "");
	return {
		account,
		isRoot: !1,
		user,
		passwordHash: profile?.passwordHash,
		resetRequired: profile?.resetRequired === 1,
		expired
	};
}
async function expiryOf(house, account, userId) {
	let db = house.store.read, policy = await findPasswordPolicy(db, account), [present] = await passwordHistory(db, userId, 1);
	return policy?.maxAgeDays == null || present === void 0 || house.clock.now() < present.since + policy.maxAgeDays * 864e5 ? !1 : policy.hardExpiry === 1 ? "hard" : "soft";
}
// src/signin/sign-in.ts
function createSignInMemory({ epoch }) {
	return {
		epoch,
		lockOut: createLockOut(),
		shownFactors: createShownFactors()
	};
}
async function signIn$1(house, memory, form, request) {
	memory.epoch !== house.epoch && Object.assign(memory, createSignInMemory(house));
	let { lockOut, shownFactors } = memory, found = await findNamedAccount(house.store.read, form.account), attempt = {
		account: found?.id ?? form.account,
		userName: form.userName,
		address: request.sourceIp,
		now: house.clock.now()
	}, waitSeconds = lockOut.begin(attempt);
	if (waitSeconds > 0) throw tooManyAttempts(waitSeconds);
	let named = await findNamed(house, found?.closed === null ? found.id : "", form.userName), answer = await judge({
		house,
		shownFactors,
		named,
		form,
		request
	}).catch((cause) => {
		throw lockOut.pardon(attempt), cause;
	});
	if (answer === "wrong") throw noteSignIn(house, named, request, {
		succeeded: !1,
		mfa: !1
	}), wrongCredentials();
	return answer.status === "signed-in" ? (lockOut.succeed(attempt), noteSignIn(house, named, request, {
		succeeded: !0,
		mfa: answer.begun.row.mfaAt !== null
	})) : lockOut.pardon(attempt), answer;
}
async function judge(it) {
	return await it.house.passwords.verify(it.form.password, it.named.passwordHash) ? goOn(it) : "wrong";
}
async function goOn(it) {
	let { house, shownFactors, named, form, request } = it, principalId = named.user?.id ?? named.account, now = house.clock.now(), devices = await devicesOf(house.store.read, named.account, principalId), factor;
	if (devices.length > 0) {
		if (form.mfaCode === void 0) return { status: "mfa-required" };
		if (factor = shownFactor(house, devices, form.mfaCode) ?? shownFactors.recall(principalId, form.mfaCode, now), factor === void 0) return "wrong";
	}
	if (named.expired === "hard") throw passwordExpired();
	return !named.resetRequired && named.expired === !1 ? begin(house, named, factor, void 0) : (factor !== void 0 && shownFactors.remember(principalId, form.mfaCode, factor, now), form.newPassword === void 0 ? { status: "new-password-required" } : begin(house, named, factor, await changed(house, named, form.newPassword, factor, request)));
}
function shownFactor(house, devices, code) {
	let factor;
	for (let device of devices) {
		let step = shownStep(house, device, code);
		step !== void 0 && (factor ??= {
			serial: device.serial,
			step
		});
	}
	return factor;
}
async function changed(house, { user, account }, newPassword, factor, request) {
	let live = await house.principals.user(account, user.id);
	if (live === void 0) throw wrongCredentials();
	let asking = {
		house,
		caller: userCaller(live),
		request,
		action: "iam:ChangePassword",
		now: house.clock.now()
	}, keys = {
		"aws:MultiFactorAuthPresent": String(factor !== void 0),
		...factor && { "aws:MultiFactorAuthAge": "0" }
	}, { outcome } = decide(asking, {
		resource: live.arn,
		keys
	}).decision, policy = await findPasswordPolicy(house.store.read, account);
	if (!(outcome === "Allowed" || policy?.usersMayChange === 1 && outcome !== "ExplicitlyDenied")) throw newPasswordRefused("");
	let violation = await newPasswordViolation(house, user, newPassword);
	if (violation !== void 0) throw newPasswordRefused(violation);
	return house.passwords.hash(newPassword);
}
async function begin(house, named, factor, newHash) {
	let now = house.clock.now(), { account, user, passwordHash } = named, work = async (tx) => {
		let profile = user && await findLoginProfile(tx, user.id), present = user ? profile?.passwordHash : (await findRootPassword(tx, account))?.passwordHash;
		return present === void 0 || present !== passwordHash || factor !== void 0 && !await useStep(tx, factor.serial, factor.step) ? "wrong" : (newHash !== void 0 && profile !== void 0 && await updateLoginProfile(tx, profile, {
			passwordHash: newHash,
			resetRequired: 0
		}, now), user === void 0 ? await noteRootPasswordUse(tx, account, now) : await updateUser(tx, user.id, { passwordLastUsed: now }), {
			status: "signed-in",
			begun: await beginSession(house, tx, {
				kind: user === void 0 ? "root" : "user",
				account,
				principalId: user?.id ?? account,
				passwordHash: newHash ?? passwordHash,
				mfaAt: factor === void 0 ? null : now,
				expires: now + 432e5
			})
		});
	};
	return newHash === void 0 ? house.store.writeData(work) : house.store.write(account, work);
}
// src/server/console-app-page.ts
const base = "/console/", guards = {
	"content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src data: 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
	"referrer-policy": "no-referrer",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin"
};
function consoleAppPage(house, files) {
	return async (request) => {
		let { path, method } = request;
		if (path === "/console") return {
			status: 302,
			headers: { location: `/_understudy${base}` },
			body: ""
		};
		if (!path.startsWith(base) || path.startsWith(`${base}session/`)) return;
		if (method !== "GET" && method !== "HEAD") return {
			status: 405,
			headers: { allow: "GET, HEAD" },
			body: ""
		};
		let name = path.slice(9);
		return name === "config.json" ? configuration(house) : files.has("index.html") ? files.has(name) ? send(files, name, request) : name.startsWith("assets/") ? void 0 : send(files, "index.html", request) : notBuilt;
	};
}
const notBuilt = {
	status: 503,
	headers: guards,
	body: "The console is not built. Run `npm run build` and start the server again.\n"
};
async function configuration({ region }) {
	let { default: manifest } = await import("./package-CMH-zO_e.js");
	return {
		status: 200,
		headers: {
			...guards,
			"content-type": "application/json"
		},
		body: `${JSON.stringify({
			region,
			version: manifest.version
		})}\n`
	};
}
async function send(files, name, { headers }) {
	let file = await files.read(name, headers["accept-encoding"]);
	if (file === void 0) return;
	let known = {
		...guards,
		etag: file.etag,
		vary: "accept-encoding",
		"cache-control": name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache"
	};
	return (headers["if-none-match"] ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, "")).includes(file.etag) ? {
		status: 304,
		headers: known,
		body: ""
	} : {
		status: 200,
		headers: {
			...known,
			"content-type": file.type,
			...file.encoding && { "content-encoding": file.encoding }
		},
		body: file.bytes
	};
}
// src/server/console-files.ts
const types$1 = {
	html: "text/html; charset=utf-8",
	js: "text/javascript; charset=utf-8",
	css: "text/css; charset=utf-8",
	json: "application/json",
	svg: "image/svg+xml",
	png: "image/png",
	woff: "font/woff",
	woff2: "font/woff2"
}, forms = [{
	encoding: "br",
	ending: ".br"
}, {
	encoding: "gzip",
	ending: ".gz"
}];
function openConsoleFiles(folder) {
	let files = new Map();
	if (existsSync(folder)) for (let entry of readdirSync(folder, {
		recursive: !0,
		withFileTypes: !0
	})) {
		let file = join(entry.parentPath, entry.name);
		entry.isFile() && files.set(relative(folder, file), file);
	}
	return {
		has: (path) => files.has(path) && typeOf$1(path) !== void 0,
		async read(path, acceptEncoding) {
			let type = typeOf$1(path), plain = files.get(path);
			if (plain === void 0 || type === void 0) return;
			let form = forms.find(({ encoding, ending }) => files.has(path + ending) && takes(acceptEncoding, encoding)), file = form === void 0 ? plain : files.get(path + form.ending), bytes = await readFile(file).catch(() => void 0);
			if (bytes !== void 0) return {
				bytes,
				etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 27)}"`,
				type,
				encoding: form?.encoding
			};
		}
	};
}
function typeOf$1(path) {
	let ending = path.slice(path.lastIndexOf(".") + 1);
	return Object.hasOwn(types$1, ending) ? types$1[ending] : void 0;
}
function takes(acceptEncoding, coding) {
	for (let part of (acceptEncoding ?? "").split(",")) {
		let [name = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
		if (name === coding) return !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
	}
	return !1;
}
// src/server/console-place.ts
const consoleHome = "/_understudy/console/";
function consolePlace(named, host) {
	if (named === void 0 || named === "") return consoleHome;
	let url = URL.parse(named, `http://${host}`);
	if (!(url === null || url.protocol !== "http:" && url.protocol !== "https:")) {
		if (/^(?:[a-z0-9-]+\.)?console\.aws\.amazon\.com$/.test(url.hostname)) return consoleHome;
		if (url.host === URL.parse(`${url.protocol}//${host}`)?.host && url.username === "" && url.password === "") return url.pathname.startsWith("/_understudy/console/") ? url.pathname + url.search + url.hash : void 0;
	}
}
// src/store/used-tokens.ts
async function useToken(tx, id, expires, now) {
	return await tx.deleteFrom("usedTokens").where("expires", "<=", now).execute(), ((await tx.insertInto("usedTokens").values({
		id,
		expires
	}).onConflict((conflict) => conflict.column("id").doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows ?? 0n) > 0n;
}
// src/signin/federation.ts
const purpose$7 = "sign-in-token", longestSeconds$1 = 43200;
async function makeSignInToken(house, { session: text, duration }, request) {
	let { session, sessionToken } = provedSession(house, text), caller = await liveCaller(house, session), now = house.clock.now();
	if (now >= session.expires * 1e3) throw badFederation("The credentials have expired");
	let seconds = sessionSeconds$1(session, duration), token = {
		id: Buffer.from(house.random(16)).toString("hex"),
		sessionToken,
		seconds,
		expires: now + 9e5
	};
	return noteConsoleEvent(house, session.account, request, {
		eventName: "GetSigninToken",
		userIdentity: userIdentity(caller),
		responseElements: {
			credentials: null,
			GetSigninToken: "Success"
		}
	}), house.sealer.seal(purpose$7, "", Buffer.from(JSON.stringify(token))).toString("base64url");
}
async function signInByToken(house, text, request) {
	let plain = house.sealer.open(purpose$7, "", Buffer.from(text ?? "", "base64url"));
	if (plain === void 0) throw badFederation("The sign-in token is not valid");
	let token = JSON.parse(plain.toString()), now = house.clock.now(), session = openSession(house, token.sessionToken);
	if (now >= token.expires || session === void 0) throw badFederation("The sign-in token has expired");
	let begun = await beginFederated(house, session, token);
	return noteConsoleEvent(house, session.account, request, {
		eventName: "ConsoleLogin",
		userIdentity: userIdentity(await liveCaller(house, session)),
		responseElements: { ConsoleLogin: "Success" },
		additionalEventData: {
			MobileVersion: "No",
			MFAUsed: session.mfaAt === void 0 ? "No" : "Yes"
		}
	}), begun;
}
async function beginFederated(house, session, once) {
	await liveCaller(house, session);
	let now = house.clock.now(), expires = once.seconds === void 0 ? session.expires * 1e3 : now + once.seconds * 1e3;
	if (now >= expires) throw badFederation("The credentials have expired");
	return house.store.writeData(async (tx) => {
		if (!await useToken(tx, once.id, once.expires, now)) throw badFederation("The sign-in token has been used");
		return beginSession(house, tx, {
			kind: "federated",
			account: session.account,
			principalId: session.principalId,
			passwordHash: null,
			mfaAt: session.mfaAt === void 0 ? null : session.mfaAt * 1e3,
			expires,
			session
		});
	});
}
function provedSession(house, text) {
	let { sessionId, sessionKey, sessionToken } = parsed(text);
	if (typeof sessionId != "string" || typeof sessionKey != "string" || typeof sessionToken != "string") throw badFederation("Session must be JSON with sessionId, sessionKey and sessionToken");
	let session = openSession(house, sessionToken);
	if (session === void 0 || session.accessKeyId !== sessionId || !same(session.secret, sessionKey)) throw badFederation("The credentials are not valid");
	if (session.kind !== "role" && session.kind !== "federated") throw badFederation("Only credentials of AssumeRole and its sisters or of GetFederationToken can sign in");
	return {
		session,
		sessionToken
	};
}
function parsed(text) {
	try {
		let value = JSON.parse(text ?? "");
		if (typeof value == "object" && value) return value;
	} catch {}
	return {};
}
function sessionSeconds$1(session, duration) {
	if (duration === void 0 || duration === "") return;
	if (session.kind !== "role" || session.chained || session.consoleSessionId !== void 0) throw badFederation("SessionDuration cannot be used with these credentials");
	let seconds = /^\d{1,6}$/.test(duration) ? Number(duration) : NaN;
	if (seconds >= 900 && seconds <= longestSeconds$1) return seconds;
	throw badFederation(`SessionDuration must be a number from 900 to ${longestSeconds$1}`);
}
async function liveCaller(house, session) {
	let caller = await sessionCaller(house, session);
	if (caller === void 0) throw badFederation("The credentials are not valid");
	return caller;
}
function same(a, b) {
	let [one, other] = [Buffer.from(a), Buffer.from(b)];
	return one.length === other.length && timingSafeEqual(one, other);
}
// src/server/own-facts.ts
function ownFacts(house, request) {
	let { headers, method, path, secure, sourceIp } = request;
	return {
		requestId: uuid(house.random),
		region: house.region,
		sourceIp,
		userAgent: headers["user-agent"] ?? "",
		secure,
		host: headers.host ?? "",
		referer: headers.referer,
		method,
		path,
		headers
	};
}
// src/server/session-cookies.ts
const prefix$1 = "understudy-session-";
function sessionCookies({ headers }) {
	let cookies = new Map();
	for (let part of (headers.cookie ?? "").split(";")) {
		let text = part.trim();
		if (!text.startsWith(prefix$1)) continue;
		let equals = text.indexOf("="), id = text.slice(19, equals), secret = text.slice(equals + 1);
		if (/^[0-9a-f]{32}$/.test(id) && /^[\w-]{43}$/.test(secret) && cookies.set(id, secret), cookies.size >= 64) break;
	}
	return cookies;
}
function setCookie({ row, secret }, request) {
	let seconds = Math.max(1, Math.round((row.expires - row.issued) / 1e3));
	return `${prefix$1}${row.id}=${secret}; Max-Age=${seconds}; ${attributes$1(request)}`;
}
function dropCookie(id, request) {
	return `${prefix$1}${id}=; Max-Age=0; ${attributes$1(request)}`;
}
function attributes$1({ secure }) {
	return `Path=/_understudy/console/session; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
}
// src/server/federation-page.ts
function federationPage(house) {
	return async (request) => {
		let { path, method } = request;
		if (path !== "/signin/federation" && path !== "/signin/switchrole") return;
		let isSwitch = path === "/signin/switchrole", methods = isSwitch ? ["GET", "HEAD"] : ["GET", "POST"];
		if (!methods.includes(method)) return {
			status: 405,
			headers: { allow: methods.join(", ") },
			body: ""
		};
		if (isSwitch) return switchRole(new URLSearchParams(request.query));
		try {
			return await federate(house, request);
		} catch (cause) {
			if (!(cause instanceof AwsError)) throw cause;
			return {
				status: cause.status,
				body: `${cause.message}\n`
			};
		}
	};
}
async function federate(house, request) {
	let query = new URLSearchParams(request.query), form = new URLSearchParams(request.method === "POST" ? (await request.body()).toString() : ""), read = (name) => query.get(name) ?? form.get(name) ?? void 0;
	switch (read("Action")) {
		case "getSigninToken": {
			let SigninToken = await makeSignInToken(house, {
				session: read("Session"),
				duration: read("SessionDuration")
			}, ownFacts(house, request));
			return {
				status: 200,
				headers: { "content-type": "application/json" },
				body: `${JSON.stringify({ SigninToken })}\n`
			};
		}
		case "login": {
			let place = consolePlace(read("Destination"), request.headers.host ?? "");
			if (place === void 0) throw badFederation("Destination must be a page of this console");
			return redirect(place, { "set-cookie": setCookie(await signInByToken(house, read("SigninToken"), ownFacts(house, request)), request) });
		}
		case "logout": return redirect("/_understudy/console/session/logout");
		default: throw badFederation("Action must be getSigninToken, login or logout");
	}
}
const switchParameters = [
	"account",
	"roleName",
	"displayName",
	"color"
];
function switchRole(query) {
	let known = new URLSearchParams();
	for (let name of switchParameters) {
		let value = query.get(name);
		value !== null && known.set(name, value);
	}
	return redirect(`/_understudy/console/switchrole?${known}`);
}
function redirect(location, headers = {}) {
	return {
		status: 302,
		headers: {
			location,
			"referrer-policy": "no-referrer",
			...headers
		},
		body: ""
	};
}
// src/server/console-session-page.ts
const place = /^\/console\/session\/(sign-in|list|credentials|sign-out|account)$/;
function consoleSessionPage(house, memory) {
	return async (request) => {
		if (request.path === "/console/session/logout") return signOutVisitors(house, request);
		let [, operation] = place.exec(request.path) ?? [];
		if (operation !== void 0) try {
			refuseForeign(request);
			let form = formOf((await request.body()).toString());
			return await operations[operation]({
				house,
				memory,
				request,
				form
			});
		} catch (cause) {
			if (!(cause instanceof AwsError)) throw cause;
			let { code, message, status, headers } = cause;
			return json$1({
				code,
				message
			}, status, headers);
		}
	};
}
const operations = {
	"sign-in": enter,
	list: list$3,
	credentials,
	"sign-out": leave$1,
	account
};
async function enter({ house, memory, request, form }) {
	let answer = await signIn$1(house, memory, signInForm(form), ownFacts(house, request));
	if (answer.status !== "signed-in") return json$1({ status: answer.status });
	let session = await showSession(house, answer.begun.row);
	if (session === void 0) throw sessionEnded();
	return json$1({
		status: "signed-in",
		session
	}, 200, { "set-cookie": setCookie(answer.begun, request) });
}
async function list$3({ house, request }) {
	let rows = await heldSessions(house, request);
	return json$1({ sessions: (await Promise.all(rows.map((row) => showSession(house, row)))).filter((session) => session !== void 0) });
}
async function credentials({ house, request, form }) {
	let { row, session } = await requireSession(house, request, form), { expiration, ...keys } = consoleCredentials(house, row);
	return json$1({
		...keys,
		expiration: expiration.toISOString(),
		session
	});
}
async function leave$1({ house, request, form }) {
	let id = text(form, "sessionId", 32) ?? "", secret = sessionCookies(request).get(id);
	if (secret === void 0) return json$1({});
	let row = await openConsoleSession(house, id, secret);
	return row !== void 0 && await endSession(house, row), json$1({}, 200, { "set-cookie": dropCookie(id, request) });
}
async function signOutVisitors(house, request) {
	if (request.method !== "GET") return {
		status: 405,
		headers: { allow: "GET" },
		body: ""
	};
	let site = request.headers["sec-fetch-site"], dropped = [];
	if (site === void 0 || site === "none" || site === "same-origin") for (let row of await heldSessions(house, request)) row.kind === "federated" && (await endSession(house, row), dropped.push(dropCookie(row.id, request)));
	return redirect(consoleHome, dropped.length > 0 ? { "set-cookie": dropped } : {});
}
async function account({ house, request, form }) {
	if ((await heldSessions(house, request)).length === 0) throw sessionEnded();
	let named = text(form, "account", accountMaximum) ?? "", found = await findNamedAccount(house.store.read, named);
	if (found !== void 0) return json$1({
		account: found.id,
		alias: found.alias ?? void 0
	});
	if (!/^\d{12}$/.test(named)) throw unknownAccount();
	return json$1({ account: named });
}
async function heldSessions(house, request) {
	let rows = [];
	for (let [id, secret] of sessionCookies(request)) {
		let row = await openConsoleSession(house, id, secret);
		row !== void 0 && rows.push(row);
	}
	return rows.toSorted((a, b) => b.issued - a.issued || (a.id < b.id ? -1 : 1));
}
async function requireSession(house, request, form) {
	let id = text(form, "sessionId", 32) ?? "", secret = sessionCookies(request).get(id), row = secret === void 0 ? void 0 : await openConsoleSession(house, id, secret), session = row && await showSession(house, row);
	if (row === void 0 || session === void 0) throw sessionEnded();
	return {
		row,
		session
	};
}
function refuseForeign({ method, headers, secure }) {
	let { host = "", origin } = headers, site = headers["sec-fetch-site"];
	if (method !== "POST") throw new AwsError("MethodNotAllowed", 405, "Only POST is allowed here.", post);
	if (!(origin === `https://${host}` || !secure && origin === `http://${host}`) || site !== void 0 && site !== "same-origin" || headers["x-understudy-console"] !== "1") throw new AwsError("Forbidden", 403, "Only the console itself may ask this.");
	if (!/^application\/json *(?:;|$)/i.test(headers["content-type"] ?? "")) throw new AwsError("UnsupportedMediaType", 415, "The body must be application/json.");
}
const post = { headers: { allow: "POST" } }, accountMaximum = 63;
function signInForm(form) {
	let account = text(form, "account", 63), password = text(form, "password", 128);
	if (account === void 0 || password === void 0) throw invalid("account and password are needed");
	return {
		account,
		password,
		userName: text(form, "userName", 64),
		mfaCode: text(form, "mfaCode", 16),
		newPassword: text(form, "newPassword", 128)
	};
}
function text(form, name, maximum) {
	let value = form[name];
	if (value != null) {
		if (typeof value == "string" && value.length <= maximum) return value;
		throw invalid(`${name} must be a text of at most ${maximum} characters`);
	}
}
function formOf(body) {
	try {
		let value = JSON.parse(body);
		if (typeof value == "object" && value && !Array.isArray(value)) return value;
	} catch {}
	throw invalid("The body must be a JSON object");
}
function invalid(message) {
	return new AwsError("ValidationError", 400, message);
}
function json$1(value, status = 200, headers = {}) {
	return {
		status,
		headers: {
			"content-type": "application/json",
			...headers
		},
		body: `${JSON.stringify(value)}\n`
	};
}
// src/server/sign-in-pages.ts
function signInPages(house, consoleDirectory) {
	return [
		consoleSessionPage(house, createSignInMemory(house)),
		federationPage(house),
		consoleAppPage(house, openConsoleFiles(consoleDirectory))
	];
}
// src/store/erase.ts
const kept = new Set(["accounts", "meta"]);
async function eraseAll(store, account, refill) {
	let epoch = Number(await readMeta(store.read, "epoch") ?? 0) + 1, accounts = await store.read.selectFrom("accounts").select("id").execute();
	await store.write(account, async (tx) => {
		await sql`pragma defer_foreign_keys = on`.execute(tx);
		for (let { name } of await tx.introspection.getTables()) kept.has(name) || await sql`delete from ${sql.table(name)}`.execute(tx);
		await tx.updateTable("accounts").set({
			alias: null,
			email: null,
			closed: null
		}).execute(), await writeMeta(tx, "epoch", String(epoch)), await refill(tx);
	}), await store.trail.clear();
	let others = accounts.map(({ id }) => id).filter((id) => id !== account);
	return await store.writeOrganizations(others, async () => {}), epoch;
}
// src/server/test-hooks.ts
function testHookPages(house, afterReset) {
	let firstKeys = rememberFirstKeys(house);
	return [
		hook("/reset", async () => (await reset(house, await firstKeys()), await afterReset(), {
			status: 204,
			body: ""
		})),
		hook("/delegation-notifications", async (request) => readNotifications(house, (await request.body()).toString())),
		hook("/clock", async (request) => moveClock(house, (await request.body()).toString()))
	];
}
function hook(path, run) {
	return async (request) => {
		if (request.path === path) return !request.loopback || request.headers.origin !== void 0 ? {
			status: 403,
			body: "Test hooks answer to this machine only.\n"
		} : request.method === "POST" ? run(request) : {
			status: 405,
			headers: { allow: "POST" },
			body: ""
		};
	};
}
async function readNotifications(house, body) {
	let id = wishOf(body)?.DelegationRequestId;
	if (typeof id != "string") return {
		status: 400,
		body: "Say {\"DelegationRequestId\": \"ID\"}.\n"
	};
	let notifications = (await delegationNotifications(house.store.read, id)).flatMap(({ id: row, topicArn, message }) => {
		let plain = house.sealer.open("delegation-notification", row, message);
		return plain === void 0 ? [] : [{
			TopicArn: topicArn,
			Message: plain.toString()
		}];
	});
	return {
		status: 200,
		headers: { "content-type": "application/json" },
		body: `${JSON.stringify({ Notifications: notifications })}\n`
	};
}
function rememberFirstKeys(house) {
	let accounts = new Map();
	return async () => {
		let known = readKnownCredentials(house.dataDirectory);
		for (let [account, credentials] of Object.entries(known?.accounts ?? {})) accounts.has(account) || accounts.set(account, await withPasswordHashes(house, credentials));
		return {
			defaultAccount: known?.defaultAccount ?? "",
			accounts
		};
	};
}
async function reset(house, { defaultAccount, accounts }) {
	await house.trail.flush(), await house.usage.flush(), house.epoch = await eraseAll(house.store, defaultAccount, async (tx) => {
		await deleteAccountsExcept(tx, [...accounts.keys()]);
		for (let [account, keys] of accounts) await provisionKeys(house, tx, account, keys);
	}), await house.organizations.refresh(), house.clock.reset(), await rm(join(house.dataDirectory, "objects"), {
		recursive: !0,
		force: !0
	});
}
function moveClock(house, body) {
	let { clock } = house, wish = wishOf(body), target = wish && wishedTime(wish, clock);
	return target === void 0 || !(Math.abs(target) <= latestTime) ? {
		status: 400,
		body: "Say {\"advanceSeconds\": N}, {\"now\": \"ISO time\"} or {\"reset\": true}.\n"
	} : (wish?.reset === !0 ? clock.reset() : clock.advance(target - clock.now()), {
		status: 200,
		headers: { "content-type": "application/json" },
		body: `${JSON.stringify({ now: new Date(clock.now()).toISOString() })}\n`
	});
}
const latestTime = Date.parse("9999-01-01T00:00:00Z");
function wishedTime(wish, clock) {
	return typeof wish.advanceSeconds == "number" ? clock.now() + wish.advanceSeconds * 1e3 : typeof wish.now == "string" ? Date.parse(wish.now) : wish.reset === !0 ? clock.real() : void 0;
}
function wishOf(body) {
	try {
		let value = JSON.parse(body === "" ? "{}" : body);
		return typeof value == "object" && value ? value : void 0;
	} catch {
		return;
	}
}
// src/services/access-analyzer/errors.ts
function refuse$6({ question, decision }, caller) {
	return new AwsError("AccessDeniedException", 403, `User: ${caller.arn} is not authorized to perform: ${question.action} on resource: ${question.resource} ` + denialReason(decision, question));
}
function invalidField(message) {
	return new AwsError("ValidationException", 400, message, { details: { reason: "fieldValidationFailed" } });
}
// src/services/access-analyzer/validate-policy.ts
const policyTypes = {
	IDENTITY_POLICY: "identity",
	RESOURCE_POLICY: "resource",
	SERVICE_CONTROL_POLICY: "scp",
	RESOURCE_CONTROL_POLICY: "rcp"
}, purpose$6 = "access-analyzer-page", validatePolicy = {
	access: () => ({ all: [{}] }),
	run({ input, caller, house }) {
		let isTrust = input.validatePolicyResourceType === "AWS::IAM::AssumeRolePolicyDocument";
		if (isTrust && input.policyType !== "RESOURCE_POLICY") throw invalidField("A resource type goes with RESOURCE_POLICY only.");
		let findings = lintPolicy(input.policyDocument, {
			policyType: isTrust ? "trust" : policyTypes[input.policyType],
			reference: house.catalogue,
			account: caller.account
		}), from = input.nextToken === void 0 ? 0 : openToken$3(house, input.nextToken), wanted = input.maxResults ?? 100;
		if (wanted < 1 || wanted > 100) throw invalidField("maxResults is between 1 and 100.");
		let until = from + wanted;
		return {
			findings: findings.slice(from, until).map(shown$2),
			...until < findings.length && { nextToken: sealToken$1(house, until) }
		};
	}
};
function shown$2({ findingType, code, learnMore, message, fix, ...at }) {
	return {
		findingType,
		issueCode: code,
		learnMoreLink: learnMore,
		findingDetails: fix === void 0 ? message : `${message} ${fix}`,
		locations: [{
			path: at.place.steps,
			span: {
				start: {
					line: at.line,
					column: at.column - 1,
					offset: at.place.start
				},
				end: {
					line: at.endLine,
					column: at.endColumn - 1,
					offset: at.place.end
				}
			}
		}]
	};
}
function sealToken$1(house, at) {
	return house.sealer.seal(purpose$6, "", Buffer.from(String(at))).toString("base64url");
}
function openToken$3(house, token) {
	let opened = house.sealer.open(purpose$6, "", Buffer.from(token, "base64url"));
	if (opened === void 0) throw invalidField("nextToken is none that a page ended with.");
	return Number(opened.toString());
}
// src/services/access-analyzer/index.ts
const accessAnalyzer = {
	name: "access-analyzer",
	protocol: "rest-json",
	model: "access-analyzer",
	actions: {
		ApplyArchiveRule: "not yet",
		CancelPolicyGeneration: "not yet",
		CheckAccessNotGranted: "not yet",
		CheckNoNewAccess: "not yet",
		CheckNoPublicAccess: "not yet",
		CreateAccessPreview: "not yet",
		CreateAnalyzer: "not yet",
		CreateArchiveRule: "not yet",
		CreateServiceLinkedAnalyzer: "not yet",
		DeleteAnalyzer: "not yet",
		DeleteArchiveRule: "not yet",
		DeleteServiceLinkedAnalyzer: "not yet",
		GenerateFindingRecommendation: "not yet",
		GetAccessPreview: "not yet",
		GetAnalyzedResource: "not yet",
		GetAnalyzer: "not yet",
		GetArchiveRule: "not yet",
		GetFinding: "not yet",
		GetFindingRecommendation: "not yet",
		GetFindingV2: "not yet",
		GetFindingsStatistics: "not yet",
		GetGeneratedPolicy: "not yet",
		ListAccessPreviewFindings: "not yet",
		ListAccessPreviews: "not yet",
		ListAnalyzedResources: "not yet",
		ListAnalyzers: "not yet",
		ListArchiveRules: "not yet",
		ListFindings: "not yet",
		ListFindingsV2: "not yet",
		ListPolicyGenerations: "not yet",
		ListTagsForResource: "not yet",
		StartPolicyGeneration: "not yet",
		StartResourceScan: "not yet",
		TagResource: "not yet",
		UntagResource: "not yet",
		UpdateAnalyzer: "not yet",
		UpdateArchiveRule: "not yet",
		UpdateFindings: "not yet",
		ValidatePolicy: validatePolicy
	},
	refuse: refuse$6
};
// src/services/athena/refuse.ts
function refuse$5({ question, decision }, caller) {
	let resource = question.resource === "*" ? "" : ` on resource: ${question.resource}`;
	return new AwsError("AccessDeniedException", 400, `User: ${caller.arn} is not authorized to perform: ${question.action}${resource} ${denialReason(decision, question)}`);
}
// src/services/athena/action.ts
const action$5 = actionsOf(), invalidRequest$1 = (message) => new AwsError("InvalidRequestException", 400, message, { details: { AthenaErrorCode: "INVALID_INPUT" } }), noSuchWorkGroup = (name) => invalidRequest$1(`WorkGroup ${name} is not found.`), workGroupExists = (name) => invalidRequest$1(`WorkGroup ${name} is already created`), primaryStays = () => invalidRequest$1("Deletion of primary workgroup is not allowed."), tooManyWorkGroups = (limit) => invalidRequest$1(`The number of workgroups has reached the limit of ${limit}`), invalidToken$1 = () => invalidRequest$1("The NextToken is invalid."), unsupportedSetting = (name) => invalidRequest$1(`The setting ${name} is not supported by this server`), tooManyTags$2 = (limit) => invalidRequest$1(`A workgroup can have at most ${limit} tags`), invalidTag$1 = (message) => invalidRequest$1(message), noSuchResource = (arn) => new AwsError("ResourceNotFoundException", 400, `Resource ${arn} is not found.`, { details: { ResourceName: arn } }), purpose$5 = "athena-page";
function pageOf$2(house, items, keyOf, { MaxResults, NextToken }, limit) {
	let after = NextToken === void 0 ? void 0 : openToken$2(house, NextToken), rest = after === void 0 ? [...items] : items.filter((item) => keyOf(item) > after), page = rest.slice(0, Math.min(MaxResults ?? limit, limit)), last = page.at(-1);
	return last === void 0 || page.length === rest.length ? {
		items: page,
		NextToken: void 0
	} : {
		items: page,
		NextToken: house.sealer.seal(purpose$5, "", Buffer.from(keyOf(last))).toString("base64url")
	};
}
function openToken$2(house, token) {
	let key = house.sealer.open(purpose$5, "", Buffer.from(token, "base64url"));
	if (key === void 0) throw invalidToken$1();
	return key.toString();
}
function readTags$2(tags) {
	let read = (tags ?? []).map(({ Key = "", Value = "" }) => ({
		key: Key,
		value: Value
	}));
	if (new Set(read.map(({ key }) => key)).size < read.length) throw invalidTag$1("Duplicate tag keys found.");
	if (read.some(({ key }) => /^aws:/i.test(key))) throw invalidTag$1("Tag keys must not begin with aws:");
	if (read.length > 50) throw tooManyTags$2(50);
	return read;
}
// src/services/athena/work-group-arns.ts
function workGroupArn(of, name) {
	return `arn:aws:athena:${of.region}:${of.account}:workgroup/${name}`;
}
function regionOf$1({ caller, request }) {
	return {
		account: caller.account,
		region: request.region
	};
}
function nameOfWorkGroup(of, arn) {
	let parts = parseArn(arn), name = parts?.resource.startsWith("workgroup/") ? parts.resource.slice(10) : void 0;
	return name !== void 0 && workGroupArn(of, name) === arn ? name : void 0;
}
async function workGroupQuestion(call, arn) {
	return {
		resource: arn,
		resourceTags: (await tagsOfResource(call.house.store.read, regionOf$1(call), arn)).map(({ key, value }) => ({
			Key: key,
			Value: value
		}))
	};
}
// src/store/work-groups.ts
function findWorkGroup(db, of, name) {
	return workGroups(db, of).where("name", "=", name).executeTakeFirst();
}
function listWorkGroupRows(db, of) {
	return workGroups(db, of).orderBy("name").execute();
}
async function insertWorkGroup(tx, row) {
	await tx.insertInto("workGroups").values(row).execute();
}
async function updateWorkGroupRow(tx, of, name, change) {
	await tx.updateTable("workGroups").set(change).where("account", "=", of.account).where("region", "=", of.region).where("name", "=", name).execute();
}
async function deleteWorkGroupRow(tx, of, name) {
	await tx.deleteFrom("workGroups").where("account", "=", of.account).where("region", "=", of.region).where("name", "=", name).execute();
}
function workGroups(db, of) {
	return db.selectFrom("workGroups").selectAll().where("account", "=", of.account).where("region", "=", of.region);
}
// src/services/athena/work-group-configuration.ts
const currentEngine = "Athena engine version 3", automatic = "AUTO", known = new Set([
	"ResultConfiguration",
	"EnforceWorkGroupConfiguration",
	"PublishCloudWatchMetricsEnabled",
	"BytesScannedCutoffPerQuery",
	"RequesterPaysEnabled",
	"EngineVersion"
]), knownUpdates = new Set([
	...known,
	"ResultConfigurationUpdates",
	"RemoveBytesScannedCutoffPerQuery"
]);
function readConfiguration(asked) {
	return refuseUnknown(asked, known), {
		...asked?.ResultConfiguration && { ResultConfiguration: checkResults(asked.ResultConfiguration) },
		EnforceWorkGroupConfiguration: asked?.EnforceWorkGroupConfiguration ?? !0,
		PublishCloudWatchMetricsEnabled: asked?.PublishCloudWatchMetricsEnabled ?? !1,
		...asked?.BytesScannedCutoffPerQuery !== void 0 && { BytesScannedCutoffPerQuery: asked.BytesScannedCutoffPerQuery },
		RequesterPaysEnabled: asked?.RequesterPaysEnabled ?? !1,
		EngineVersion: readEngine(asked?.EngineVersion?.SelectedEngineVersion)
	};
}
function changeConfiguration(before, updates) {
	if (refuseUnknown(updates, knownUpdates), updates === void 0) return before;
	let after = {
		...before,
		EnforceWorkGroupConfiguration: updates.EnforceWorkGroupConfiguration ?? before.EnforceWorkGroupConfiguration,
		PublishCloudWatchMetricsEnabled: updates.PublishCloudWatchMetricsEnabled ?? before.PublishCloudWatchMetricsEnabled,
		RequesterPaysEnabled: updates.RequesterPaysEnabled ?? before.RequesterPaysEnabled,
		BytesScannedCutoffPerQuery: updates.BytesScannedCutoffPerQuery ?? before.BytesScannedCutoffPerQuery
	};
	return updates.RemoveBytesScannedCutoffPerQuery && delete after.BytesScannedCutoffPerQuery, updates.EngineVersion !== void 0 && (after.EngineVersion = readEngine(updates.EngineVersion.SelectedEngineVersion)), updates.ResultConfigurationUpdates !== void 0 && (after.ResultConfiguration = changeResults(before.ResultConfiguration ?? {}, updates.ResultConfigurationUpdates)), after;
}
function changeResults(before, updates) {
	let after = { ...before }, { OutputLocation, EncryptionConfiguration, ExpectedBucketOwner, AclConfiguration } = updates;
	return updates.RemoveOutputLocation && delete after.OutputLocation, updates.RemoveEncryptionConfiguration && delete after.EncryptionConfiguration, updates.RemoveExpectedBucketOwner && delete after.ExpectedBucketOwner, updates.RemoveAclConfiguration && delete after.AclConfiguration, OutputLocation !== void 0 && (after.OutputLocation = OutputLocation), EncryptionConfiguration !== void 0 && (after.EncryptionConfiguration = EncryptionConfiguration), ExpectedBucketOwner !== void 0 && (after.ExpectedBucketOwner = ExpectedBucketOwner), AclConfiguration !== void 0 && (after.AclConfiguration = AclConfiguration), checkResults(after);
}
function checkResults(results) {
	let { OutputLocation } = results;
	if (OutputLocation !== void 0 && OutputLocation !== "" && !/^s3:\/\/[a-z0-9.-]{3,63}(?:\/|$)/.test(OutputLocation)) throw invalidRequest$1("outputLocation is not a valid S3 path.");
	return results;
}
function readEngine(selected = automatic) {
	if (selected !== automatic && selected !== currentEngine) throw invalidRequest$1(`Engine version ${selected} is not valid.`);
	return {
		SelectedEngineVersion: selected,
		EffectiveEngineVersion: currentEngine
	};
}
function refuseUnknown(settings, names) {
	for (let [name, value] of Object.entries(settings ?? {})) if (value !== void 0 && !names.has(name)) throw unsupportedSetting(name);
}
// src/services/athena/work-groups.ts
const primary = "primary", workGroupsLimit = 1e3, createWorkGroup = action$5("CreateWorkGroup", {
	access(call) {
		return { all: [{
			resource: workGroupArn(regionOf$1(call), call.input.Name ?? ""),
			requestTags: call.input.Tags
		}] };
	},
	run(call) {
		let { input, house, caller, now } = call, of = regionOf$1(call), name = input.Name ?? "", tags = readTags$2(input.Tags), configuration = readConfiguration(input.Configuration);
		return house.store.write(caller.account, async (tx) => {
			if (await knownWorkGroup(tx, of, name)) throw workGroupExists(name);
			if ((await listWorkGroupRows(tx, of)).length >= workGroupsLimit) throw tooManyWorkGroups(workGroupsLimit);
			return await insertWorkGroup(tx, {
				...of,
				name,
				description: input.Description ?? null,
				state: "ENABLED",
				configuration: JSON.stringify(configuration),
				created: now
			}), await putResourceTags(tx, of, workGroupArn(of, name), tags), {};
		});
	}
}), getWorkGroup = action$5("GetWorkGroup", {
	access: async (call) => ({ all: [await questionOf(call, call.input.WorkGroup)] }),
	async run(call) {
		let name = call.input.WorkGroup ?? "", row = await knownWorkGroup(call.house.store.read, regionOf$1(call), name);
		if (row === void 0) throw noSuchWorkGroup(name);
		return { WorkGroup: {
			Name: row.name,
			State: row.state,
			Configuration: configurationOf(row),
			Description: row.description ?? "",
			CreationTime: new Date(row.created)
		} };
	}
}), listWorkGroups = action$5("ListWorkGroups", {
	access: () => ({ all: [{}] }),
	async run(call) {
		let { input, house } = call, of = regionOf$1(call), rows = await listWorkGroupRows(house.store.read, of);
		rows.some(({ name }) => name === primary) || rows.push(await primaryRow(house.store.read, of)), rows.sort((one, other) => one.name < other.name ? -1 : 1);
		let { items, NextToken } = pageOf$2(house, rows, ({ name }) => name, input, 50);
		return {
			WorkGroups: items.map((row) => ({
				Name: row.name,
				State: row.state,
				Description: row.description ?? "",
				CreationTime: new Date(row.created),
				EngineVersion: engineOf(row)
			})),
			NextToken
		};
	}
}), updateWorkGroup = action$5("UpdateWorkGroup", {
	access: async (call) => ({ all: [await questionOf(call, call.input.WorkGroup)] }),
	run(call) {
		let { input, house, caller } = call, of = regionOf$1(call), name = input.WorkGroup ?? "";
		return house.store.write(caller.account, async (tx) => {
			let row = await knownWorkGroup(tx, of, name);
			if (row === void 0) throw noSuchWorkGroup(name);
			let changed = {
				description: input.Description ?? row.description,
				state: input.State ?? row.state,
				configuration: JSON.stringify(changeConfiguration(configurationOf(row), input.ConfigurationUpdates))
			};
			return await findWorkGroup(tx, of, name) ? await updateWorkGroupRow(tx, of, name, changed) : await insertWorkGroup(tx, {
				...row,
				...changed
			}), {};
		});
	}
}), deleteWorkGroup = action$5("DeleteWorkGroup", {
	access: async (call) => ({ all: [await questionOf(call, call.input.WorkGroup)] }),
	run(call) {
		let { input, house, caller } = call, of = regionOf$1(call), name = input.WorkGroup ?? "";
		if (name === primary) throw primaryStays();
		return house.store.write(caller.account, async (tx) => {
			if (!await findWorkGroup(tx, of, name)) throw noSuchWorkGroup(name);
			return await deleteResourceTags(tx, of, workGroupArn(of, name)), await deleteWorkGroupRow(tx, of, name), {};
		});
	}
});
async function knownWorkGroup(db, of, name) {
	return await findWorkGroup(db, of, name) ?? (name === primary ? primaryRow(db, of) : void 0);
}
async function primaryRow(db, of) {
	return {
		...of,
		name: primary,
		description: null,
		state: "ENABLED",
		configuration: JSON.stringify(readConfiguration({ EnforceWorkGroupConfiguration: !1 })),
		created: (await findAccount(db, of.account))?.created ?? 0
	};
}
function questionOf(call, name = "") {
	return workGroupQuestion(call, workGroupArn(regionOf$1(call), name));
}
function configurationOf(row) {
	return JSON.parse(row.configuration);
}
function engineOf(row) {
	return configurationOf(row).EngineVersion;
}
// src/services/athena/tags.ts
const tagResource$1 = action$5("TagResource", {
	async access(call) {
		return { all: [{
			...await workGroupQuestion(call, call.input.ResourceARN ?? ""),
			requestTags: call.input.Tags
		}] };
	},
	run(call) {
		let { input, house, caller } = call, of = regionOf$1(call), tags = readTags$2(input.Tags);
		return house.store.write(caller.account, async (tx) => {
			let arn = await existingArn(tx, call), keys = new Set((await tagsOfResource(tx, of, arn)).map(({ key }) => key));
			for (let { key } of tags) keys.add(key);
			if (keys.size > 50) throw tooManyTags$2(50);
			return await putResourceTags(tx, of, arn, tags), {};
		});
	}
}), untagResource$1 = action$5("UntagResource", {
	async access(call) {
		return { all: [{
			...await workGroupQuestion(call, call.input.ResourceARN ?? ""),
			keys: { "aws:TagKeys": call.input.TagKeys }
		}] };
	},
	run(call) {
		let { input, house, caller } = call;
		return house.store.write(caller.account, async (tx) => {
			let arn = await existingArn(tx, call);
			for (let key of input.TagKeys ?? []) await deleteResourceTag(tx, regionOf$1(call), arn, key);
			return {};
		});
	}
}), listTagsForResource$1 = action$5("ListTagsForResource", {
	access: async (call) => ({ all: [await workGroupQuestion(call, call.input.ResourceARN ?? "")] }),
	async run(call) {
		let { input, house } = call, db = house.store.read, { items, NextToken } = pageOf$2(house, await tagsOfResource(db, regionOf$1(call), await existingArn(db, call)), ({ key }) => key, input, 75);
		return {
			Tags: items.map(({ key, value }) => ({
				Key: key,
				Value: value
			})),
			NextToken
		};
	}
});
async function existingArn(db, call) {
	let arn = call.input.ResourceARN ?? "", of = regionOf$1(call), name = nameOfWorkGroup(of, arn);
	if (name === void 0 || !await knownWorkGroup(db, of, name)) throw noSuchResource(arn);
	return arn;
}
const athena = {
	name: "athena",
	protocol: "json",
	model: "athena",
	actions: {
		BatchGetNamedQuery: "not yet",
		BatchGetPreparedStatement: "not yet",
		BatchGetQueryExecution: "not yet",
		CancelCapacityReservation: "not yet",
		CreateCapacityReservation: "not yet",
		CreateDataCatalog: "not yet",
		CreateNamedQuery: "not yet",
		CreateNotebook: "not yet",
		CreatePreparedStatement: "not yet",
		CreatePresignedNotebookUrl: "not yet",
		CreateWorkGroup: createWorkGroup,
		DeleteCapacityReservation: "not yet",
		DeleteDataCatalog: "not yet",
		DeleteNamedQuery: "not yet",
		DeleteNotebook: "not yet",
		DeletePreparedStatement: "not yet",
		DeleteWorkGroup: deleteWorkGroup,
		ExportNotebook: "not yet",
		GetCalculationExecution: "not yet",
		GetCalculationExecutionCode: "not yet",
		GetCalculationExecutionStatus: "not yet",
		GetCapacityAssignmentConfiguration: "not yet",
		GetCapacityReservation: "not yet",
		GetDataCatalog: "not yet",
		GetDatabase: "not yet",
		GetNamedQuery: "not yet",
		GetNotebookMetadata: "not yet",
		GetPreparedStatement: "not yet",
		GetQueryExecution: "not yet",
		GetQueryResults: "not yet",
		GetQueryRuntimeStatistics: "not yet",
		GetResourceDashboard: "not yet",
		GetSession: "not yet",
		GetSessionEndpoint: "not yet",
		GetSessionStatus: "not yet",
		GetTableMetadata: "not yet",
		GetWorkGroup: getWorkGroup,
		ImportNotebook: "not yet",
		ListApplicationDPUSizes: "not yet",
		ListCalculationExecutions: "not yet",
		ListCapacityReservations: "not yet",
		ListDataCatalogs: "not yet",
		ListDatabases: "not yet",
		ListEngineVersions: "not yet",
		ListExecutors: "not yet",
		ListNamedQueries: "not yet",
		ListNotebookMetadata: "not yet",
		ListNotebookSessions: "not yet",
		ListPreparedStatements: "not yet",
		ListQueryExecutions: "not yet",
		ListSessions: "not yet",
		ListTableMetadata: "not yet",
		ListTagsForResource: listTagsForResource$1,
		ListWorkGroups: listWorkGroups,
		PutCapacityAssignmentConfiguration: "not yet",
		StartCalculationExecution: "not yet",
		StartQueryExecution: "not yet",
		StartSession: "not yet",
		StopCalculationExecution: "not yet",
		StopQueryExecution: "not yet",
		TagResource: tagResource$1,
		TerminateSession: "not yet",
		UntagResource: untagResource$1,
		UpdateCapacityReservation: "not yet",
		UpdateDataCatalog: "not yet",
		UpdateNamedQuery: "not yet",
		UpdateNotebook: "not yet",
		UpdateNotebookMetadata: "not yet",
		UpdatePreparedStatement: "not yet",
		UpdateWorkGroup: updateWorkGroup
	},
	refuse: refuse$5
}, refused$1 = (name, message) => new AwsError(`${name}Exception`, 400, message), invalidAttributes = (message) => refused$1("InvalidLookupAttributes", message), invalidTimeRange = () => refused$1("InvalidTimeRange", "The start time is after the end time; it must be before it or the same."), invalidMaxResults = (most) => refused$1("InvalidMaxResults", `MaxResults is between 1 and ${most}.`), invalidCategory = () => refused$1("InvalidEventCategory", "The event category is not valid."), invalidToken = () => refused$1("InvalidNextToken", "The token is not one that was given out for a request with these parameters.");
function refuse$4({ question, decision }, caller) {
	let resource = question.resource === "*" ? "" : ` on resource: ${question.resource}`;
	return refused$1("AccessDenied", `User: ${caller.arn} is not authorized to perform: ${question.action}${resource} ` + denialReason(decision, question));
}
// src/services/cloudtrail/action.ts
const action$4 = actionsOf(), longestValue = 2e3, keys = new Set([
	"AccessKeyId",
	"EventId",
	"EventName",
	"EventSource",
	"ReadOnly",
	"ResourceName",
	"ResourceType",
	"Username"
]), purpose$4 = "cloudtrail-page", lookupEvents = action$4("LookupEvents", {
	access: () => ({ all: [{}] }),
	async run({ input, caller, house, now }) {
		let limit = input.MaxResults ?? 50;
		if (limit < 1 || limit > 50) throw invalidMaxResults(50);
		if (input.EventCategory !== void 0 && input.EventCategory !== "insight") throw invalidCategory();
		let attribute = attributeOf(input), range = rangeOf$1(input, now), after = input.NextToken === void 0 ? void 0 : openToken$1(house, caller.account, input);
		if (input.EventCategory === "insight") return { Events: [] };
		if (attribute?.key === "EventId") {
			let row = await house.trail.findEvent(caller.account, attribute.value);
			return { Events: row !== void 0 && row.seconds >= range.from && row.seconds <= range.until ? [shown$1(row)] : [] };
		}
		let term = attribute && termOf(attribute.key, attribute.value), query = {
			account: caller.account,
			term,
			...range
		}, { rows, next } = await house.trail.history(query, limit, after);
		return {
			Events: rows.map(shown$1),
			...next !== void 0 && { NextToken: sealToken(house, caller.account, input, next) }
		};
	}
});
function attributeOf({ LookupAttributes }) {
	if (LookupAttributes === void 0 || LookupAttributes.length === 0) return;
	if (LookupAttributes.length > 1) throw invalidAttributes("Only one lookup attribute can be given.");
	let { AttributeKey: key, AttributeValue: value } = LookupAttributes[0];
	if (key === void 0 || !keys.has(key)) throw invalidAttributes(`${key} is no lookup attribute.`);
	if (value === void 0 || value === "" || weightOf(value) > longestValue) throw invalidAttributes(`The value of ${key} is between 1 and ${longestValue} characters long.`);
	return {
		key,
		value
	};
}
function weightOf(value) {
	let weight = value.length;
	for (let character of value) "_ ,\n".includes(character) && (weight += 1);
	return weight;
}
function rangeOf$1({ StartTime, EndTime }, now) {
	if (StartTime !== void 0 && EndTime !== void 0 && StartTime > EndTime) throw invalidTimeRange();
	let oldest = Math.floor(now / 1e3) - 7776e3, from = StartTime === void 0 ? oldest : Math.floor(StartTime.getTime() / 1e3), until = EndTime === void 0 ? 2 ** 53 - 1 : Math.floor(EndTime.getTime() / 1e3);
	return {
		from: Math.max(from, oldest),
		until
	};
}
function shown$1(row) {
	let event = JSON.parse(row.event), asked = JSON.parse(row.questions).map(({ resource }) => resource);
	return {
		EventId: event.eventID,
		EventName: event.eventName,
		ReadOnly: String(event.readOnly),
		AccessKeyId: event.userIdentity.accessKeyId,
		EventTime: new Date(event.eventTime),
		EventSource: event.eventSource,
		Username: usernameOf(event),
		Resources: resourcesOf(asked, event.requestParameters),
		CloudTrailEvent: row.event
	};
}
function contextOf(account, input) {
	let { LookupAttributes, StartTime, EndTime, EventCategory } = input;
	return JSON.stringify([
		account,
		LookupAttributes ?? [],
		StartTime,
		EndTime,
		EventCategory
	]);
}
function sealToken(house, account, input, at) {
	let plain = Buffer.from(JSON.stringify([at.sequence, at.index]));
	return house.sealer.seal(purpose$4, contextOf(account, input), plain).toString("base64url");
}
function openToken$1(house, account, input) {
	let sealed = Buffer.from(input.NextToken ?? "", "base64url"), plain = house.sealer.open(purpose$4, contextOf(account, input), sealed);
	if (plain === void 0) throw invalidToken();
	let [sequence, index] = JSON.parse(plain.toString());
	return {
		sequence,
		index
	};
}
// src/services/cloudtrail/index.ts
const cloudtrail = {
	name: "cloudtrail",
	protocol: "json",
	model: "cloudtrail",
	actions: { LookupEvents: lookupEvents },
	refuse: refuse$4
}, action$3 = actionsOf(), badRequest = (code, message) => new AwsError(code, 400, message), invalidValue = (message) => badRequest("InvalidParameterValue", message), invalidCombination = (message) => badRequest("InvalidParameterCombination", message), missingParameter = (name) => badRequest("MissingParameter", `The request must contain the parameter ${name}`), unsupportedParameter = (name) => badRequest("UnsupportedOperation", `The parameter ${name} is not supported by this server`), dryRunSucceeded = () => new AwsError("DryRunOperation", 412, "Request would have succeeded, but DryRun flag is set."), list$2 = (ids) => ids.length === 1 ? ids[0] : ids.join(", "), malformedInstanceId = (id) => badRequest("InvalidInstanceID.Malformed", `Invalid id: "${id}"`), noSuchInstances = (ids) => badRequest("InvalidInstanceID.NotFound", ids.length === 1 ? `The instance ID '${ids[0]}' does not exist` : `The instance IDs '${list$2(ids)}' do not exist`), incorrectInstanceState = (id, wanted) => badRequest("IncorrectInstanceState", `The instance '${id}' is not in a state from which it can be ${wanted}.`), notStopped = (id) => badRequest("IncorrectInstanceState", `The instance '${id}' is not in the 'stopped' state.`), instanceProtected = (id, attribute, what) => badRequest("OperationNotPermitted", `The instance '${id}' may not be ${what}. Modify its '${attribute}' instance attribute and try again.`), tooManyInstances = (wanted, limit) => badRequest("InstanceLimitExceeded", `You have requested more instances (${wanted}) than your current instance limit of ${limit} allows for the specified instance type. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.`), tokenMismatch = () => badRequest("IdempotentParameterMismatch", "Arguments on this idempotent request are inconsistent with arguments used in previous request(s)."), noSuchKeyPair = (name) => badRequest("InvalidKeyPair.NotFound", `The key pair '${name}' does not exist`), keyPairExists = (name) => badRequest("InvalidKeyPair.Duplicate", `The keypair already exists: '${name}'`), invalidKeyFormat = () => badRequest("InvalidKey.Format", "Key is not in valid OpenSSH public key format"), tooManyKeyPairs = (limit) => badRequest("KeyPairLimitExceeded", `The maximum number of key pairs is reached: ${limit}`), noSuchProfileName = (name) => invalidValue(`Value (${name}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name`), noSuchProfileArn = (arn) => invalidValue(`Value (${arn}) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN`), profileWithoutRole = (name) => invalidValue(`Value (${name}) for parameter iamInstanceProfile.name is invalid. The IAM Instance Profile "${name}" has no associated IAM Roles`), noSuchAssociation = (id) => badRequest("InvalidAssociationID.NotFound", `An invalid association-id of '${id}' was given`), associationExists = (instanceId) => badRequest("IncorrectState", `There is an existing association for instance ${instanceId}`), malformedImageId = (id) => badRequest("InvalidAMIID.Malformed", `Invalid id: "${id}" (expecting "ami-...")`), noSuchImages = (ids) => badRequest("InvalidAMIID.NotFound", ids.length === 1 ? `The image id '[${ids[0]}]' does not exist` : `The image ids '[${list$2(ids)}]' do not exist`), noSuchSubnet = (id) => badRequest("InvalidSubnetID.NotFound", `The subnet ID '${id}' does not exist`), noSuchVpc = (id) => badRequest("InvalidVpcID.NotFound", `The vpc ID '${id}' does not exist`), noSuchSecurityGroup = (id) => badRequest("InvalidGroup.NotFound", `The security group '${id}' does not exist`), noSuchVolume = (id) => badRequest("InvalidVolume.NotFound", `The volume '${id}' does not exist.`), addressTaken = (address) => badRequest("InvalidIPAddress.InUse", `Address ${address} is in use.`), subnetFull = (id) => badRequest("InsufficientFreeAddressesInSubnet", `The specified subnet does not have enough free addresses to satisfy the request: ${id}`), invalidZone = (zone) => invalidValue(`Invalid availability zone: [${zone}]`), invalidInstanceType = (type) => invalidValue(`Invalid value '${type}' for InstanceType.`), invalidFilter = (name) => invalidValue(`The filter '${name}' is invalid`), tooManyFilterValues = (limit) => badRequest("FilterLimitExceeded", `The maximum number of filter values specified on a single call is ${limit}`), invalidNextToken = () => badRequest("InvalidNextToken", "The token for next page is invalid."), invalidResourceId = (id) => badRequest("InvalidID", `The ID '${id}' is not valid`), tooManyTags$1 = () => badRequest("TagLimitExceeded", "The maximum number of Tags for a resource has been reached."), reservedTagKey$1 = () => invalidValue("Tag keys starting with 'aws:' are reserved for internal use"), duplicateTagKey = (key) => invalidValue(`Duplicate tag key '${key}' specified.`), tagKeyTooLong = () => invalidValue("Tag key exceeds the maximum length of 128 characters"), tagValueTooLong = () => invalidValue("Tag value exceeds the maximum length of 256 characters");
function applyFilters(items, filters, table, tagsOf) {
	if ((filters?.reduce((sum, { Values }) => sum + (Values?.length ?? 0), 0) ?? 0) > 200) throw tooManyFilterValues(200);
	let tests = (filters ?? []).map((filter) => testOf(filter, table, tagsOf));
	return items.filter((item) => tests.every((test) => test(item)));
}
function testOf({ Name = "", Values = [] }, table, tagsOf) {
	let look = lookOf(Name, table, tagsOf), patterns = Values.map(globOfValue);
	return (item) => {
		let found = look(item);
		return found !== void 0 && (typeof found == "string" ? [found] : found).some((text) => patterns.some((pattern) => matchesGlob(pattern, text)));
	};
}
function lookOf(name, table, tagsOf) {
	if (tagsOf !== void 0) {
		if (name.startsWith("tag:")) {
			let key = name.slice(4);
			return (item) => tagsOf(item).find((tag) => tag.key === key)?.value;
		}
		if (name === "tag-key") return (item) => tagsOf(item).map(({ key }) => key);
		if (name === "tag-value") return (item) => tagsOf(item).map(({ value }) => value);
	}
	let look = Object.hasOwn(table, name) ? table[name] : void 0;
	if (look === void 0) throw invalidFilter(name);
	return look;
}
const star = { kind: "star" }, anyCharacter = { kind: "one" };
function globOfValue(value) {
	let tokens = [];
	for (let at = 0; at < value.length; at++) {
		let character = value[at];
		character === "*" ? tokens.push(star) : character === "?" ? tokens.push(anyCharacter) : character === "\\" && at + 1 < value.length ? tokens.push({
			kind: "text",
			text: value[++at]
		}) : tokens.push({
			kind: "text",
			text: character
		});
	}
	return globOf(tokens);
}
// src/services/ec2/ids.ts
function newId$1(prefix, random) {
	return `${prefix}-0${toHex(random(8))}`;
}
function derivedId(prefix, ...names) {
	return `${prefix}-0${createHash("sha256").update([prefix, ...names].join("/")).digest("hex").slice(0, 16)}`;
}
function isId(prefix, id) {
	return id.startsWith(`${prefix}-`) && /^(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id.slice(prefix.length + 1));
}
// src/services/ec2/pages.ts
const purpose$3 = "ec2-page";
function pageOf$1(house, what, items, keyOf, { MaxResults, NextToken }) {
	let start = NextToken === void 0 ? 0 : placeAfter(house, what, items, keyOf, NextToken), page = items.slice(start, MaxResults === void 0 ? void 0 : start + MaxResults), last = page.at(-1);
	return {
		items: page,
		NextToken: (last === void 0 || start + page.length >= items.length ? void 0 : house.sealer.seal(purpose$3, what, Buffer.from(`${start + page.length} ${keyOf(last)}`)))?.toString("base64url")
	};
}
function placeAfter(house, what, items, keyOf, token) {
	let text = house.sealer.open(purpose$3, what, Buffer.from(token, "base64url"))?.toString();
	if (text === void 0) throw invalidNextToken();
	let space = text.indexOf(" "), key = text.slice(space + 1), at = items.findIndex((item) => keyOf(item) === key);
	return at === -1 ? Math.min(Number(text.slice(0, space)), items.length) : at + 1;
}
function checkMaxResults(maxResults) {
	if (maxResults === void 0) return;
	let expected = maxResults < 5 ? "greater than or equal to 5" : maxResults > 1e3 ? "less than or equal to 1000" : void 0;
	if (expected !== void 0) throw invalidValue(`Value ( ${maxResults} ) for parameter maxResults is invalid. Expecting a value ${expected}.`);
}
// src/services/ec2/questions.ts
function ec2Arn(of, type, id) {
	return `arn:aws:ec2:${of.region}:${of.account}:${type}/${id}`;
}
function regionOf({ caller, request }) {
	return {
		account: caller.account,
		region: request.region
	};
}
function everything$1({ request }) {
	return { all: [{ keys: { "ec2:Region": request.region } }] };
}
function tagList(rows) {
	return rows.map(({ key, value }) => ({
		Key: key,
		Value: value
	}));
}
function instanceQuestion(of, id, known) {
	let resource = ec2Arn(of, "instance", id);
	if (known === void 0) return {
		resource,
		keys: { "ec2:Region": of.region }
	};
	let { row } = known;
	return {
		resource,
		resourceTags: tagList(known.tags),
		keys: {
			"ec2:Region": of.region,
			"ec2:InstanceID": row.id,
			"ec2:AvailabilityZone": row.zone,
			"ec2:InstanceProfile": known.profileArn,
			...machineKeys(row)
		}
	};
}
function machineKeys(machine) {
	return {
		"ec2:InstanceType": machine.instanceType,
		"ec2:InstanceMarketType": "on-demand",
		"ec2:EbsOptimized": String(machine.ebsOptimized === 1),
		"ec2:Tenancy": "default",
		"ec2:RootDeviceType": "ebs",
		"ec2:MetadataHttpTokens": machine.httpTokens,
		"ec2:MetadataHttpEndpoint": machine.httpEndpoint,
		"ec2:MetadataHttpPutResponseHopLimit": String(machine.httpHopLimit),
		"ec2:InstanceMetadataTags": machine.metadataTags
	};
}
// src/services/ec2/images.ts
const amazon = {
	alias: "amazon",
	account: "137112412989"
}, canonical = {
	alias: void 0,
	account: "099720109477"
}, catalogue = [
	image(amazon, "al2023-ami-2023.6.20250115.0-kernel-6.1-x86_64", "x86_64", "/dev/xvda", "Amazon Linux 2023 AMI"),
	image(amazon, "al2023-ami-2023.6.20250115.0-kernel-6.1-arm64", "arm64", "/dev/xvda", "Amazon Linux 2023 AMI"),
	image(amazon, "amzn2-ami-kernel-5.10-hvm-2.0.20250116.0-x86_64-gp2", "x86_64", "/dev/xvda", "Amazon Linux 2 AMI"),
	image(canonical, "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20250115", "x86_64", "/dev/sda1", "Ubuntu 24.04 LTS"),
	image(canonical, "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-20250115", "arm64", "/dev/sda1", "Ubuntu 24.04 LTS")
];
function image(owner, name, architecture, rootDevice, description) {
	return {
		owner,
		name,
		architecture,
		rootDevice,
		description,
		requiresTokens: name.startsWith("al2023")
	};
}
function launchImage(region, id) {
	if (!isId("ami", id)) throw malformedImageId(id);
	let known = catalogue.find((entry) => imageId(region, entry) === id);
	if (known === void 0) return {
		id,
		rootDevice: "/dev/xvda"
	};
	let { architecture, rootDevice, owner } = known;
	return {
		id,
		architecture,
		rootDevice,
		owner: owner.alias ?? owner.account
	};
}
function isListedImage(region, id) {
	return catalogue.some((entry) => imageId(region, entry) === id);
}
function imageId(region, { name }) {
	return derivedId("ami", region, name);
}
const describeImages = action$3("DescribeImages", {
	access: everything$1,
	async run(call) {
		let { input, house } = call;
		if (input.DryRun) throw dryRunSucceeded();
		let of = regionOf(call);
		checkMaxResults(input.MaxResults);
		let ids = input.ImageIds ?? [];
		for (let id of ids) if (!isId("ami", id)) throw malformedImageId(id);
		let missing = ids.filter((id) => !isListedImage(of.region, id));
		if (missing.length > 0) throw noSuchImages(missing);
		let tags = await listResourceTags(house.store.read, of), { items, NextToken } = pageOf$1(house, "images", applyFilters(catalogue.filter((entry) => isWanted$1(entry, input.Owners, of.account)).map((entry) => describeImage(of.region, entry)).filter(({ ImageId }) => ids.length === 0 || ids.includes(ImageId)).map((found) => ({
			...found,
			Tags: tagList(tags.filter((tag) => tag.resourceId === found.ImageId))
		})), input.Filters, {
			"image-id": (found) => found.ImageId,
			name: (found) => found.Name,
			description: (found) => found.Description,
			architecture: (found) => found.Architecture,
			state: (found) => found.State,
			"owner-id": (found) => found.OwnerId,
			"owner-alias": (found) => found.ImageOwnerAlias,
			"is-public": () => "true",
			"image-type": () => "machine",
			"root-device-type": () => "ebs",
			"root-device-name": (found) => found.RootDeviceName,
			"virtualization-type": () => "hvm",
			hypervisor: () => "xen",
			"ena-support": () => "true",
			"creation-date": (found) => found.CreationDate
		}, (found) => found.Tags.map(({ Key = "", Value = "" }) => ({
			key: Key,
			value: Value
		}))), ({ ImageId }) => ImageId ?? "", input);
		return {
			Images: items,
			NextToken
		};
	}
});
function isWanted$1({ owner }, owners, account) {
	if (owners === void 0 || owners.length === 0) return !0;
	let wanted = owners.map((name) => name === "self" ? account : name);
	return wanted.includes(owner.account) || owner.alias !== void 0 && wanted.includes(owner.alias);
}
function describeImage(region, entry) {
	let { owner, name, architecture, rootDevice, description } = entry;
	return {
		ImageId: imageId(region, entry),
		ImageLocation: `${owner.alias ?? owner.account}/${name}`,
		ImageType: "machine",
		ImageOwnerAlias: owner.alias,
		Name: name,
		Description: description,
		OwnerId: owner.account,
		Public: !0,
		State: "available",
		Architecture: architecture,
		CreationDate: "2025-01-16T00:00:00.000Z",
		PlatformDetails: "Linux/UNIX",
		UsageOperation: "RunInstances",
		RootDeviceName: rootDevice,
		RootDeviceType: "ebs",
		BlockDeviceMappings: [{
			DeviceName: rootDevice,
			Ebs: {
				DeleteOnTermination: !0,
				VolumeSize: 8,
				VolumeType: "gp3",
				Encrypted: !1
			}
		}],
		VirtualizationType: "hvm",
		Hypervisor: "xen",
		EnaSupport: !0,
		SriovNetSupport: "simple",
		...entry.requiresTokens && { ImdsSupport: "v2.0" }
	};
}
// src/services/ec2/known-instances.ts
const terminatedVisibleMs = 36e5, idsLimit = 1e3;
function checkInstanceIds(ids) {
	if (ids.length > idsLimit) throw invalidValue(`A call may name at most ${idsLimit} instances`);
	for (let id of ids) if (!isId("i", id)) throw malformedInstanceId(id);
}
async function knownInstances(call, ids) {
	checkInstanceIds(ids);
	let of = regionOf(call), db = call.house.store.read, rows = await findInstances(db, of, ids, call.now - terminatedVisibleMs);
	if (rows.length === 0) return new Map();
	let tags = await listResourceTags(db, of, rows.map(({ id }) => id)), associations = await listAssociations(db, of), profiles = new Map(associations.map(({ instanceId, profileArn }) => [instanceId, profileArn]));
	return new Map(rows.map((row) => [row.id, {
		row,
		tags: tags.filter(({ resourceId }) => resourceId === row.id),
		profileArn: profiles.get(row.id)
	}]));
}
async function existingInstances(db, call, ids) {
	checkInstanceIds(ids);
	let rows = await findInstances(db, regionOf(call), ids, call.now - terminatedVisibleMs), byId = new Map(rows.map((row) => [row.id, row])), unique = [...new Set(ids)], missing = unique.filter((id) => !byId.has(id));
	if (missing.length > 0) throw noSuchInstances(missing);
	return unique.map((id) => byId.get(id));
}
// src/services/ec2/metadata-options.ts
const defaultMetadataOptions = {
	httpTokens: "required",
	httpEndpoint: "enabled",
	httpHopLimit: 2,
	httpIpv6: "disabled",
	metadataTags: "disabled"
};
function readMetadataOptions(request, before) {
	let hops = request?.HttpPutResponseHopLimit ?? before.httpHopLimit;
	if (!Number.isInteger(hops) || hops < 1 || hops > 64) throw invalidValue(`Value (${hops}) for parameter HttpPutResponseHopLimit is invalid. Must be between 1 and 64.`);
	let switchOf = (name, value, old) => oneOf(name, ["enabled", "disabled"], value, old);
	return {
		httpTokens: oneOf("HttpTokens", ["required", "optional"], request?.HttpTokens, before.httpTokens),
		httpEndpoint: switchOf("HttpEndpoint", request?.HttpEndpoint, before.httpEndpoint),
		httpHopLimit: hops,
		httpIpv6: switchOf("HttpProtocolIpv6", request?.HttpProtocolIpv6, before.httpIpv6),
		metadataTags: switchOf("InstanceMetadataTags", request?.InstanceMetadataTags, before.metadataTags)
	};
}
function oneOf(name, values, wanted, before) {
	if (wanted === void 0) return before;
	let found = values.find((value) => value === wanted);
	if (found === void 0) throw invalidValue(`Value (${wanted}) for parameter ${name} is invalid.`);
	return found;
}
function describeMetadataOptions(options) {
	return {
		State: "applied",
		HttpTokens: options.httpTokens,
		HttpPutResponseHopLimit: options.httpHopLimit,
		HttpEndpoint: options.httpEndpoint,
		HttpProtocolIpv6: options.httpIpv6,
		InstanceMetadataTags: options.metadataTags
	};
}
const modifyInstanceMetadataOptions = action$3("ModifyInstanceMetadataOptions", {
	async access(call) {
		let of = regionOf(call), id = call.input.InstanceId ?? "", known = await knownInstances(call, [id]), ask = instanceQuestion(of, id, known.get(id)), wanted = readMetadataOptions(call.input, known.get(id)?.row ?? defaultMetadataOptions), keys = {
			"ec2:MetadataHttpTokens": call.input.HttpTokens && wanted.httpTokens,
			"ec2:MetadataHttpEndpoint": call.input.HttpEndpoint && wanted.httpEndpoint,
			"ec2:MetadataHttpPutResponseHopLimit": call.input.HttpPutResponseHopLimit && String(wanted.httpHopLimit),
			"ec2:InstanceMetadataTags": call.input.InstanceMetadataTags && wanted.metadataTags
		}, named = Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== void 0));
		return { all: [{
			...ask,
			keys: {
				...ask.keys,
				...named
			}
		}] };
	},
	run(call) {
		let { input, house, caller } = call;
		return house.store.write(caller.account, async (tx) => {
			let [row] = await existingInstances(tx, call, [input.InstanceId ?? ""]), options = readMetadataOptions(input, row);
			if (input.DryRun) throw dryRunSucceeded();
			return await updateInstance(tx, row.id, options), {
				InstanceId: row.id,
				InstanceMetadataOptions: {
					...describeMetadataOptions(options),
					State: "pending"
				}
			};
		});
	}
}), stateCodes = {
	pending: 0,
	running: 16,
	"shutting-down": 32,
	terminated: 48,
	stopping: 64,
	stopped: 80
};
function wholeSecond(time) {
	return new Date(time - time % 1e3);
}
function stateOf$1(name) {
	return {
		Code: stateCodes[name],
		Name: name
	};
}
function describeInstance({ row, tags, association, state }) {
	let gone = row.state === "terminated";
	return {
		AmiLaunchIndex: row.launchIndex,
		ImageId: row.imageId,
		InstanceId: row.id,
		InstanceType: row.instanceType,
		KeyName: row.keyName ?? void 0,
		LaunchTime: wholeSecond(row.launched),
		Monitoring: { State: row.monitoring === 1 ? "enabled" : "disabled" },
		Placement: {
			AvailabilityZone: row.zone,
			AvailabilityZoneId: zoneId(row.zone),
			GroupName: "",
			Tenancy: "default"
		},
		PrivateDnsName: gone ? "" : privateDnsName(row.region, row.privateIp),
		PublicDnsName: "",
		ProductCodes: [],
		State: state ?? stateOf$1(row.state),
		StateTransitionReason: row.stateTransitionReason ?? "",
		StateReason: row.stateReasonCode === null ? void 0 : {
			Code: row.stateReasonCode,
			Message: row.stateReasonMessage ?? void 0
		},
		...gone ? {
			BlockDeviceMappings: [],
			NetworkInterfaces: [],
			SecurityGroups: []
		} : attachmentsOf(row),
		Architecture: architectureOf(row.instanceType),
		ClientToken: row.clientToken ?? "",
		EbsOptimized: row.ebsOptimized === 1,
		EnaSupport: !0,
		Hypervisor: "xen",
		IamInstanceProfile: association && {
			Arn: association.profileArn,
			Id: association.profileId
		},
		RootDeviceName: launchImage(row.region, row.imageId).rootDevice,
		RootDeviceType: "ebs",
		Tags: tags.length === 0 ? void 0 : tagList(tags),
		VirtualizationType: "hvm",
		CpuOptions: void 0,
		CapacityReservationSpecification: { CapacityReservationPreference: "open" },
		HibernationOptions: { Configured: !1 },
		MetadataOptions: describeMetadataOptions(row),
		EnclaveOptions: { Enabled: !1 },
		PlatformDetails: "Linux/UNIX",
		UsageOperation: "RunInstances",
		UsageOperationUpdateTime: wholeSecond(row.created),
		PrivateDnsNameOptions: gone ? void 0 : {
			HostnameType: "ip-name",
			EnableResourceNameDnsARecord: !1,
			EnableResourceNameDnsAAAARecord: !1
		},
		MaintenanceOptions: { AutoRecovery: "default" },
		CurrentInstanceBootMode: "legacy-bios"
	};
}
function attachmentsOf(row) {
	let groups = securityGroupsOf(row);
	return {
		PrivateIpAddress: row.privateIp,
		SubnetId: row.subnetId,
		VpcId: row.vpcId,
		SecurityGroups: groups,
		SourceDestCheck: !0,
		BlockDeviceMappings: [{
			DeviceName: launchImage(row.region, row.imageId).rootDevice,
			Ebs: {
				AttachTime: wholeSecond(row.created),
				DeleteOnTermination: !0,
				Status: "attached",
				VolumeId: row.volumeId
			}
		}],
		NetworkInterfaces: [networkInterfaceOf(row, groups)]
	};
}
function networkInterfaceOf(row, groups) {
	let dnsName = privateDnsName(row.region, row.privateIp);
	return {
		Attachment: {
			AttachTime: wholeSecond(row.created),
			AttachmentId: row.attachmentId,
			DeleteOnTermination: !0,
			DeviceIndex: 0,
			Status: "attached",
			NetworkCardIndex: 0
		},
		Description: "",
		Groups: groups,
		Ipv6Addresses: [],
		MacAddress: row.mac,
		NetworkInterfaceId: row.networkInterfaceId,
		OwnerId: row.account,
		PrivateDnsName: dnsName,
		PrivateIpAddress: row.privateIp,
		PrivateIpAddresses: [{
			Primary: !0,
			PrivateDnsName: dnsName,
			PrivateIpAddress: row.privateIp
		}],
		SourceDestCheck: !0,
		Status: "in-use",
		SubnetId: row.subnetId,
		VpcId: row.vpcId,
		InterfaceType: "interface"
	};
}
function securityGroupsOf(row) {
	return JSON.parse(row.securityGroupIds).map((id) => ({
		GroupId: id,
		GroupName: "default"
	}));
}
function reservationsOf(instances) {
	let reservations = new Map();
	for (let facts of instances) {
		let { reservationId, account } = facts.row, reservation = reservations.get(reservationId);
		reservation === void 0 && (reservation = {
			ReservationId: reservationId,
			OwnerId: account,
			Groups: [],
			Instances: []
		}, reservations.set(reservationId, reservation)), reservation.Instances.push(describeInstance(facts));
	}
	return [...reservations.values()];
}
// src/services/ec2/instance-filters.ts
const of = (look) => ({ row }) => look(row), ofLiving = (look) => of((row) => row.state === "terminated" ? void 0 : look(row)), isoDate = (time) => new Date(time).toISOString(), groupIds = ofLiving((row) => securityGroupsOf(row).map(({ GroupId }) => GroupId)), groupNames = ofLiving((row) => securityGroupsOf(row).map(({ GroupName }) => GroupName)), dnsName = ofLiving((row) => privateDnsName(row.region, row.privateIp)), instanceFilters = {
	architecture: of((row) => architectureOf(row.instanceType)),
	"availability-zone": of((row) => row.zone),
	"block-device-mapping.attach-time": ofLiving((row) => isoDate(row.created)),
	"block-device-mapping.delete-on-termination": ofLiving(() => "true"),
	"block-device-mapping.device-name": ofLiving((row) => launchImage(row.region, row.imageId).rootDevice),
	"block-device-mapping.status": ofLiving(() => "attached"),
	"block-device-mapping.volume-id": ofLiving((row) => row.volumeId),
	"client-token": of((row) => row.clientToken ?? void 0),
	"dns-name": () => void 0,
	hypervisor: () => "xen",
	"iam-instance-profile.arn": ({ association }) => association?.profileArn,
	"iam-instance-profile.id": ({ association }) => association?.profileId,
	"iam-instance-profile.name": ({ association }) => association?.profileArn.split("/").at(-1),
	"image-id": of((row) => row.imageId),
	"instance-id": of((row) => row.id),
	"instance-lifecycle": () => void 0,
	"instance-state-code": of((row) => String(stateOf$1(row.state).Code)),
	"instance-state-name": of((row) => row.state),
	"instance-type": of((row) => row.instanceType),
	"instance.group-id": groupIds,
	"instance.group-name": groupNames,
	"ip-address": () => void 0,
	"key-name": of((row) => row.keyName ?? void 0),
	"launch-index": of((row) => String(row.launchIndex)),
	"launch-time": of((row) => isoDate(row.launched)),
	"metadata-options.http-endpoint": of((row) => row.httpEndpoint),
	"metadata-options.http-put-response-hop-limit": of((row) => String(row.httpHopLimit)),
	"metadata-options.http-tokens": of((row) => row.httpTokens),
	"metadata-options.instance-metadata-tags": of((row) => row.metadataTags),
	"monitoring-state": of((row) => row.monitoring === 1 ? "enabled" : "disabled"),
	"network-interface.addresses.private-ip-address": ofLiving((row) => row.privateIp),
	"network-interface.mac-address": ofLiving((row) => row.mac),
	"network-interface.network-interface-id": ofLiving((row) => row.networkInterfaceId),
	"network-interface.private-ip-address": ofLiving((row) => row.privateIp),
	"network-interface.subnet-id": ofLiving((row) => row.subnetId),
	"network-interface.vpc-id": ofLiving((row) => row.vpcId),
	"owner-id": of((row) => row.account),
	"private-dns-name": dnsName,
	"network-interface.private-dns-name": dnsName,
	"private-ip-address": ofLiving((row) => row.privateIp),
	"reservation-id": of((row) => row.reservationId),
	"root-device-name": of((row) => launchImage(row.region, row.imageId).rootDevice),
	"root-device-type": () => "ebs",
	"source-dest-check": () => "true",
	"state-reason-code": of((row) => row.stateReasonCode ?? void 0),
	"subnet-id": ofLiving((row) => row.subnetId),
	tenancy: () => "default",
	"virtualization-type": () => "hvm",
	"vpc-id": ofLiving((row) => row.vpcId)
}, describeInstances = action$3("DescribeInstances", {
	access(call) {
		return checkInstanceIds(call.input.InstanceIds ?? []), everything$1(call);
	},
	async run(call) {
		let { input, house } = call, facts = await instancesOf(call, input.InstanceIds);
		if (checkPaging(input), input.DryRun) throw dryRunSucceeded();
		let { items, NextToken } = pageOf$1(house, "instances", applyFilters(facts, input.Filters, instanceFilters, ({ tags }) => tags), ({ row }) => row.id, input);
		return {
			Reservations: reservationsOf(items),
			NextToken
		};
	}
});
async function instancesOf(call, ids) {
	let of = regionOf(call), db = call.house.store.read, rows = ids !== void 0 && ids.length > 0 ? await existingInstances(db, call, ids) : await listInstances(db, of, call.now - terminatedVisibleMs), associations = new Map((await listAssociations(db, of)).map((row) => [row.instanceId, row])), tags = Map.groupBy(await listResourceTags(db, of), ({ resourceId }) => resourceId);
	return rows.map((row) => ({
		row,
		tags: tags.get(row.id) ?? [],
		association: associations.get(row.id)
	}));
}
function checkPaging(input) {
	if (checkMaxResults(input.MaxResults), input.MaxResults !== void 0 && input.InstanceIds?.length) throw invalidCombination("The parameter instancesSet cannot be used with the parameter maxResults");
}
// src/services/ec2/credit-specifications.ts
const describeInstanceCreditSpecifications = action$3("DescribeInstanceCreditSpecifications", {
	access: everything$1,
	async run(call) {
		let { input, house } = call;
		checkPaging(input);
		let named = input.InstanceIds !== void 0 && input.InstanceIds.length > 0, all = (await instancesOf(call, input.InstanceIds)).map(({ row }) => ({
			InstanceId: row.id,
			CpuCredits: cpuCreditsOf(row.instanceType)
		}));
		if (input.DryRun) throw dryRunSucceeded();
		if (named && all.some(({ CpuCredits }) => CpuCredits === void 0)) throw withoutCredits();
		let { items, NextToken } = pageOf$1(house, "credits", applyFilters(named ? all : all.filter(({ CpuCredits }) => CpuCredits === "unlimited"), input.Filters, { "instance-id": ({ InstanceId }) => InstanceId }), ({ InstanceId }) => InstanceId, input);
		return {
			InstanceCreditSpecifications: items,
			NextToken
		};
	}
});
function cpuCreditsOf(instanceType) {
	let family = instanceType.slice(0, instanceType.indexOf("."));
	return family === "t2" ? "standard" : /^t[3-9][a-z]{0,2}$/.test(family) ? "unlimited" : void 0;
}
function checkCredits(wanted, instanceType) {
	if (wanted !== void 0 && wanted !== cpuCreditsOf(instanceType)) throw unsupportedParameter("CreditSpecification.CpuCredits");
}
const withoutCredits = () => new AwsError("InstanceCreditSpecification.NotSupported", 400, "The specified instance does not use CPU credits for CPU usage"), attributes = {
	blockDeviceMapping: (row) => ({ BlockDeviceMappings: shown(row).BlockDeviceMappings }),
	disableApiStop: (row) => ({ DisableApiStop: { Value: row.disableStop === 1 } }),
	disableApiTermination: (row) => ({ DisableApiTermination: { Value: row.disableTermination === 1 } }),
	ebsOptimized: (row) => ({ EbsOptimized: { Value: row.ebsOptimized === 1 } }),
	enaSupport: () => ({ EnaSupport: { Value: !0 } }),
	enclaveOptions: () => ({ EnclaveOptions: { Enabled: !1 } }),
	groupSet: (row) => ({ Groups: securityGroupsOf(row) }),
	instanceInitiatedShutdownBehavior: (row) => ({ InstanceInitiatedShutdownBehavior: { Value: row.shutdownBehavior } }),
	instanceType: (row) => ({ InstanceType: { Value: row.instanceType } }),
	kernel: () => ({ KernelId: {} }),
	productCodes: () => ({ ProductCodes: [] }),
	ramdisk: () => ({ RamdiskId: {} }),
	rootDeviceName: (row) => ({ RootDeviceName: { Value: shown(row).RootDeviceName } }),
	sourceDestCheck: () => ({ SourceDestCheck: { Value: !0 } }),
	sriovNetSupport: () => ({ SriovNetSupport: {} }),
	userData: (row) => ({ UserData: row.userData === null ? {} : { Value: row.userData } })
}, shown = (row) => describeInstance({
	row,
	tags: []
}), describeInstanceAttribute = action$3("DescribeInstanceAttribute", {
	async access(call) {
		let id = call.input.InstanceId ?? "", known = await knownInstances(call, [id]), ask = instanceQuestion(regionOf(call), id, known.get(id));
		return { all: [{
			...ask,
			keys: {
				...ask.keys,
				"ec2:Attribute": call.input.Attribute
			}
		}] };
	},
	async run(call) {
		let { input, house } = call, name = input.Attribute ?? "", attribute = Object.hasOwn(attributes, name) ? attributes[name] : void 0;
		if (attribute === void 0) throw invalidValue(`Value (${name}) for parameter attribute is invalid. Unknown attribute.`);
		let [row] = await existingInstances(house.store.read, call, [input.InstanceId ?? ""]);
		if (input.DryRun) throw dryRunSucceeded();
		return {
			InstanceId: row.id,
			...attribute(row)
		};
	}
});
// src/services/ec2/instance-states.ts
async function instancesQuestions(call) {
	let of = regionOf(call), ids = call.input.InstanceIds ?? [], known = await knownInstances(call, ids);
	return { all: ids.map((id) => instanceQuestion(of, id, known.get(id))) };
}
function change$1(call, transition) {
	let { input, house, caller, now } = call;
	return house.store.write(caller.account, async (tx) => {
		let rows = await existingInstances(tx, call, input.InstanceIds ?? []);
		for (let row of rows) {
			let refusal = transition.refuse(row);
			if (refusal !== void 0) throw refusal;
		}
		if (input.DryRun) throw dryRunSucceeded();
		let changes = [];
		for (let row of rows) {
			let isThere = row.state === transition.target;
			isThere || await transition.apply(tx, row, now), changes.push({
				InstanceId: row.id,
				CurrentState: stateOf$1(isThere ? row.state : transition.passing),
				PreviousState: stateOf$1(row.state)
			});
		}
		return await forgetTerminated(tx, regionOf(call), now - terminatedVisibleMs), changes;
	});
}
const start = {
	refuse: (row) => row.state === "terminated" ? incorrectInstanceState(row.id, "started") : void 0,
	passing: "pending",
	target: "running",
	apply: (tx, row, now) => updateInstance(tx, row.id, {
		state: "running",
		stateSince: now,
		launched: now,
		stateReasonCode: null,
		stateReasonMessage: null,
		stateTransitionReason: null
	})
}, stop$1 = {
	refuse(row) {
		return row.state === "terminated" ? incorrectInstanceState(row.id, "stopped") : row.disableStop === 1 ? instanceProtected(row.id, "disableApiStop", "stopped") : void 0;
	},
	passing: "stopping",
	target: "stopped",
	apply: (tx, row, now) => updateInstance(tx, row.id, {
		state: "stopped",
		...byUser(now)
	})
}, terminate = {
	refuse: (row) => row.disableTermination === 1 && row.state !== "terminated" ? instanceProtected(row.id, "disableApiTermination", "terminated") : void 0,
	passing: "shutting-down",
	target: "terminated",
	async apply(tx, row, now) {
		await updateInstance(tx, row.id, {
			state: "terminated",
			...byUser(now)
		}), await deleteAssociation(tx, row.id);
	}
};
function byUser(now) {
	return {
		stateSince: now,
		stateReasonCode: "Client.UserInitiatedShutdown",
		stateReasonMessage: "Client.UserInitiatedShutdown: User initiated shutdown",
		stateTransitionReason: `User initiated (${new Date(now).toISOString().slice(0, 19).replace("T", " ")} GMT)`
	};
}
const startInstances = action$3("StartInstances", {
	access: instancesQuestions,
	run: async (call) => ({ StartingInstances: await change$1(call, start) })
}), stopInstances = action$3("StopInstances", {
	access: instancesQuestions,
	async run(call) {
		if (call.input.Hibernate) throw unsupportedParameter("Hibernate");
		return { StoppingInstances: await change$1(call, stop$1) };
	}
}), terminateInstances = action$3("TerminateInstances", {
	access: instancesQuestions,
	run: async (call) => ({ TerminatingInstances: await change$1(call, terminate) })
}), rebootInstances = action$3("RebootInstances", {
	access: instancesQuestions,
	async run(call) {
		let wrong = (await existingInstances(call.house.store.read, call, call.input.InstanceIds ?? [])).find(({ state }) => state !== "running");
		if (wrong !== void 0) throw incorrectInstanceState(wrong.id, "rebooted");
		if (call.input.DryRun) throw dryRunSucceeded();
		return {};
	}
}), health = (row) => row.state === "running" ? "ok" : "not-applicable", reachability = (row) => row.state === "running" ? "passed" : "not-applicable", describeInstanceStatus = action$3("DescribeInstanceStatus", {
	access(call) {
		return checkInstanceIds(call.input.InstanceIds ?? []), everything$1(call);
	},
	async run(call) {
		let { input, house } = call;
		checkPaging(input);
		let facts = await instancesOf(call, input.InstanceIds);
		if (input.DryRun) throw dryRunSucceeded();
		let { items, NextToken } = pageOf$1(house, "status", applyFilters(facts.filter(({ row }) => input.IncludeAllInstances === !0 || row.state === "running"), input.Filters, {
			"availability-zone": ({ row }) => row.zone,
			"instance-state-code": ({ row }) => String(stateOf$1(row.state).Code),
			"instance-state-name": ({ row }) => row.state,
			"instance-status.reachability": ({ row }) => reachability(row),
			"instance-status.status": ({ row }) => health(row),
			"system-status.reachability": ({ row }) => reachability(row),
			"system-status.status": ({ row }) => health(row)
		}), ({ row }) => row.id, input);
		return {
			InstanceStatuses: items.map(describe$4),
			NextToken
		};
	}
});
function describe$4({ row }) {
	let summary = {
		Status: health(row),
		...row.state === "running" && { Details: [{
			Name: "reachability",
			Status: "passed"
		}] }
	};
	return {
		AvailabilityZone: row.zone,
		AvailabilityZoneId: zoneId(row.zone),
		InstanceId: row.id,
		InstanceState: stateOf$1(row.state),
		InstanceStatus: summary,
		SystemStatus: summary
	};
}
// src/services/ec2/instance-types.ts
const burstableFamilies = [
	"t3",
	"t3a",
	"t4g"
], memoryGibPerCpu = {
	c5: 2,
	c6g: 2,
	c6i: 2,
	c7g: 2,
	m5: 4,
	m6g: 4,
	m6i: 4,
	m7g: 4,
	r5: 8,
	r6g: 8,
	r6i: 8,
	r7g: 8
}, burstableSizes = [
	[
		"nano",
		2,
		.5
	],
	[
		"micro",
		2,
		1
	],
	[
		"small",
		2,
		2
	],
	[
		"medium",
		2,
		4
	],
	[
		"large",
		2,
		8
	],
	[
		"xlarge",
		4,
		16
	],
	[
		"2xlarge",
		8,
		32
	]
], firstSizes = [
	[
		"nano",
		1,
		.5
	],
	[
		"micro",
		1,
		1
	],
	[
		"small",
		1,
		2
	],
	...burstableSizes.slice(3)
], steadySizes = [
	["large", 2],
	["xlarge", 4],
	["2xlarge", 8],
	["4xlarge", 16]
], describedTypes = [
	...firstSizes.map(([size, vcpus, gib]) => typeOf("t2", size, vcpus, gib, !0)),
	...burstableFamilies.flatMap((family) => burstableSizes.map(([size, vcpus, gib]) => typeOf(family, size, vcpus, gib, !0))),
	...Object.entries(memoryGibPerCpu).flatMap(([family, gib]) => steadySizes.map(([size, vcpus]) => typeOf(family, size, vcpus, vcpus * gib, !1)))
];
function typeOf(family, size, vcpus, gib, burstable) {
	let name = `${family}.${size}`;
	return {
		name,
		vcpus,
		memoryMib: gib * 1024,
		architecture: architectureOf(name),
		burstable
	};
}
function isInstanceType(name) {
	let [family = "", size = "", ...more] = name.split(".");
	return more.length === 0 && familyForm.test(family) && sizeForm.test(size);
}
const familyForm = /^(?:[a-z]{1,4}\d{1,2}[a-z]{0,6}|u-\d{1,2}tb\d|[a-z]{1,4}-[a-z0-9]{1,8})$/, sizeForm = /^(?:nano|micro|small|medium|large|\d{0,3}xlarge|metal(?:-\d{2}xl)?)$/, describeInstanceTypes = action$3("DescribeInstanceTypes", {
	access: everything$1,
	run({ input, house }) {
		if (input.DryRun) throw dryRunSucceeded();
		let names = input.InstanceTypes, unknown = (names ?? []).filter((name) => !describedTypes.some((type) => type.name === name));
		if (unknown.length > 0) throw unknownTypes(unknown);
		if (input.MaxResults !== void 0 && (input.MaxResults < 5 || input.MaxResults > 100)) throw invalidValue("The value of MaxResults must be between 5 and 100");
		let { items, NextToken } = pageOf$1(house, "types", applyFilters(describedTypes.filter(({ name }) => names === void 0 || names.length === 0 || names.includes(name)).map(describeType), input.Filters, {
			"instance-type": (type) => type.InstanceType,
			"current-generation": (type) => String(type.CurrentGeneration),
			"bare-metal": (type) => String(type.BareMetal),
			hypervisor: (type) => type.Hypervisor,
			"processor-info.supported-architecture": (type) => type.ProcessorInfo?.SupportedArchitectures,
			"vcpu-info.default-vcpus": (type) => String(type.VCpuInfo?.DefaultVCpus),
			"memory-info.size-in-mib": (type) => String(type.MemoryInfo?.SizeInMiB),
			"burstable-performance-supported": (type) => String(type.BurstablePerformanceSupported),
			"supported-root-device-type": () => "ebs",
			"supported-usage-class": () => "on-demand",
			"supported-virtualization-type": () => "hvm"
		}), (type) => type.InstanceType ?? "", input);
		return {
			InstanceTypes: items,
			NextToken
		};
	}
});
function describeType({ name, vcpus, memoryMib, architecture, burstable }) {
	return {
		InstanceType: name,
		CurrentGeneration: !0,
		FreeTierEligible: name === "t3.micro",
		SupportedUsageClasses: ["on-demand"],
		SupportedRootDeviceTypes: ["ebs"],
		SupportedVirtualizationTypes: ["hvm"],
		BareMetal: !1,
		Hypervisor: name.startsWith("t2.") ? "xen" : "nitro",
		ProcessorInfo: { SupportedArchitectures: [architecture] },
		VCpuInfo: { DefaultVCpus: vcpus },
		MemoryInfo: { SizeInMiB: memoryMib },
		InstanceStorageSupported: !1,
		BurstablePerformanceSupported: burstable
	};
}
function unknownTypes(names) {
	let listed = names.join(", ");
	return new AwsError("InvalidInstanceType", 400, `The following supplied instance types do not exist: [${listed}]`);
}
async function makeKeyPair(type) {
	let { publicKey, privateKey } = type === "rsa" ? await promisify(generateKeyPair$1)("rsa", { modulusLength: 2048 }) : await promisify(generateKeyPair$1)("ed25519"), blob = sshBlob(publicKey);
	return {
		type,
		publicKey: `${sshName(type)} ${blob.toString("base64")}`,
		fingerprint: type === "rsa" ? privateFingerprint(privateKey) : sshFingerprint(blob),
		privateKey: type === "rsa" ? rsaPem(privateKey) : openSshPem(privateKey, blob)
	};
}
function readPublicKey(material) {
	if (material.length > 4096) return;
	let text = Buffer.from(material).toString("latin1").trim(), blob = blobOf(text) ?? blobOf(Buffer.from(text, "base64").toString("latin1").trim()), key = blob === void 0 ? spkiKey(text, material) : keyOfSshBlob(blob);
	if (key === void 0 || !isWanted(key)) return;
	let type = key.asymmetricKeyType === "rsa" ? "rsa" : "ed25519", own = sshBlob(key);
	return {
		type,
		publicKey: `${sshName(type)} ${own.toString("base64")}`,
		fingerprint: type === "rsa" ? colonHex(createHash("md5").update(spkiOf(key)).digest()) : sshFingerprint(own)
	};
}
const sshName = (type) => type === "rsa" ? "ssh-rsa" : "ssh-ed25519", spkiOf = (key) => key.export({
	type: "spki",
	format: "der"
});
function privateFingerprint(key) {
	return colonHex(createHash("sha1").update(key.export({
		type: "pkcs8",
		format: "der"
	})).digest());
}
function sshFingerprint(blob) {
	return createHash("sha256").update(blob).digest("base64");
}
function rsaPem(key) {
	return key.export({
		type: "pkcs1",
		format: "pem"
	}).toString().trimEnd();
}
function blobOf(line) {
	let [name, base64 = ""] = line.split(/[ \t]+/, 2);
	if (name === "ssh-rsa" || name === "ssh-ed25519") return Buffer.from(base64, "base64");
}
function spkiKey(text, material) {
	try {
		let key = text.startsWith("-----BEGIN") ? createPublicKey(text) : createPublicKey({
			key: Buffer.from(material),
			format: "der",
			type: "spki"
		});
		return text.includes("PRIVATE") ? void 0 : key;
	} catch {
		return;
	}
}
function isWanted(key) {
	return key.asymmetricKeyType === "ed25519" || key.asymmetricKeyType === "rsa" && [
		1024,
		2048,
		4096
	].includes(key.asymmetricKeyDetails?.modulusLength ?? 0);
}
function openSshPem(privateKey, blob) {
	let jwk = createPrivateKey(privateKey.export({
		type: "pkcs8",
		format: "pem"
	})).export({ format: "jwk" }), publicPart = Buffer.from(jwk.x ?? "", "base64url"), seed = Buffer.from(jwk.d ?? "", "base64url"), check = createHash("sha256").update(blob).digest().subarray(0, 4), secret = Buffer.concat([
		check,
		check,
		sshString("ssh-ed25519"),
		sshString(publicPart),
		sshString(Buffer.concat([seed, publicPart])),
		sshString("")
	]), padding = Buffer.from(Array.from({ length: (8 - secret.length % 8) % 8 }, (_, index) => index + 1)), one = Buffer.from([
		0,
		0,
		0,
		1
	]);
	return [
		"-----BEGIN OPENSSH PRIVATE KEY-----",
		...Buffer.concat([
			Buffer.from("openssh-key-v1\0"),
			sshString("none"),
			sshString("none"),
			sshString(""),
			one,
			sshString(blob),
			sshString(Buffer.concat([secret, padding]))
		]).toString("base64").match(/.{1,70}/g) ?? [],
		"-----END OPENSSH PRIVATE KEY-----"
	].join("\n");
}
// src/services/ec2/tag-rules.ts
const tagLimits = {
	perResource: 50,
	keyLength: 128,
	valueLength: 256
};
function readTags$1(tags) {
	let read = (tags ?? []).map(({ Key = "", Value = "" }) => ({
		key: Key,
		value: Value
	})), seen = new Set();
	for (let { key, value } of read) {
		if (key === "") throw invalidValue("Tag key cannot be empty");
		if (key.length > tagLimits.keyLength) throw tagKeyTooLong();
		if (value.length > tagLimits.valueLength) throw tagValueTooLong();
		if (/^aws:/i.test(key)) throw reservedTagKey$1();
		if (seen.has(key)) throw duplicateTagKey(key);
		seen.add(key);
	}
	if (read.length > tagLimits.perResource) throw tooManyTags$1();
	return read;
}
function readTagSpecifications(specifications, created) {
	let byType = new Map();
	for (let { ResourceType = "", Tags } of specifications ?? []) {
		if (!created.includes(ResourceType)) throw invalidValue(`'${ResourceType}' is not a valid taggable resource type for this operation.`);
		if (byType.has(ResourceType)) throw invalidValue("The same resource type may not be specified more than once in tag specifications");
		byType.set(ResourceType, readTags$1(Tags));
	}
	return byType;
}
// src/services/ec2/key-pairs.ts
const keyPairsLimit = 5e3, createKeyPair = action$3("CreateKeyPair", {
	access: (call) => newPairQuestions(call, "CreateKeyPair", readKeyType(call.input.KeyType)),
	async run(call) {
		let { input } = call, type = readKeyType(input.KeyType);
		if (input.KeyFormat !== void 0 && input.KeyFormat !== "pem") throw unsupportedParameter("KeyFormat");
		if (await refuseTaken(call), input.DryRun) throw dryRunSucceeded();
		let { privateKey, ...publicKey } = await makeKeyPair(type), { row, Tags } = await addKeyPair(call, publicKey);
		return {
			KeyPairId: row.id,
			KeyName: row.name,
			KeyFingerprint: row.fingerprint,
			KeyMaterial: privateKey,
			Tags
		};
	}
}), importKeyPair = action$3("ImportKeyPair", {
	access: (call) => newPairQuestions(call, "ImportKeyPair", void 0),
	async run(call) {
		let publicKey = readPublicKey(call.input.PublicKeyMaterial ?? new Uint8Array());
		if (publicKey === void 0) throw invalidKeyFormat();
		if (await refuseTaken(call), call.input.DryRun) throw dryRunSucceeded();
		let { row, Tags } = await addKeyPair(call, publicKey);
		return {
			KeyPairId: row.id,
			KeyName: row.name,
			KeyFingerprint: row.fingerprint,
			Tags
		};
	}
}), deleteKeyPair = action$3("DeleteKeyPair", {
	async access(call) {
		let of = regionOf(call), row = await pairOf(call), name = row?.name ?? call.input.KeyName ?? call.input.KeyPairId ?? "*", tags = row && await tagsOfResource(call.house.store.read, of, row.id);
		return { all: [{
			resource: ec2Arn(of, "key-pair", name),
			resourceTags: tags && tagList(tags),
			keys: {
				"ec2:Region": of.region,
				"ec2:KeyPairName": name,
				"ec2:KeyPairType": row?.type
			}
		}] };
	},
	async run(call) {
		if (call.input.KeyName === void 0 && call.input.KeyPairId === void 0) throw missingParameter("KeyName");
		let row = await pairOf(call);
		if (call.input.DryRun) throw dryRunSucceeded();
		return row === void 0 ? { Return: !0 } : (await call.house.store.writeData((tx) => deleteKeyPair$1(tx, row)), {
			Return: !0,
			KeyPairId: row.id
		});
	}
}), describeKeyPairs = action$3("DescribeKeyPairs", {
	access: everything$1,
	async run(call) {
		let { input, house } = call, of = regionOf(call), rows = await listKeyPairs(house.store.read, of), { KeyNames: names = [], KeyPairIds: ids = [] } = input, missing = names.find((name) => !rows.some((row) => row.name === name)) ?? ids.find((id) => !rows.some((row) => row.id === id));
		if (missing !== void 0) throw noSuchKeyPair(missing);
		if (input.DryRun) throw dryRunSucceeded();
		let tags = Map.groupBy(await listResourceTags(house.store.read, of), ({ resourceId }) => resourceId), isNamed = (row) => names.includes(row.name) || ids.includes(row.id);
		return { KeyPairs: applyFilters(rows.filter((row) => names.length + ids.length === 0 || isNamed(row)), input.Filters, {
			"key-name": (row) => row.name,
			"key-pair-id": (row) => row.id,
			fingerprint: (row) => row.fingerprint
		}, (row) => tags.get(row.id) ?? []).map((row) => ({
			KeyPairId: row.id,
			KeyFingerprint: row.fingerprint,
			KeyName: row.name,
			KeyType: row.type,
			Tags: tagList(tags.get(row.id) ?? []),
			CreateTime: new Date(row.created),
			...input.IncludePublicKey && { PublicKey: `${row.publicKey} ${row.name}\n` }
		})) };
	}
});
function pairOf({ input, house, ...call }) {
	let of = regionOf(call);
	return input.KeyPairId === void 0 ? findKeyPair(house.store.read, of, input.KeyName ?? "") : findKeyPairById(house.store.read, of, input.KeyPairId);
}
function readKeyType(text) {
	if (text === void 0 || text === "rsa") return "rsa";
	if (text === "ed25519") return "ed25519";
	throw invalidValue(`Value (${text}) for parameter KeyType is invalid.`);
}
function newPairQuestions(call, operation, type) {
	let { input } = call, of = regionOf(call), name = input.KeyName ?? "";
	if (name === "" || name.length > 255 || /[^\x20-\x7e]/.test(name)) throw invalidValue(`Value (${name.slice(0, 255)}) for parameter KeyName is invalid.`);
	let tags = readTagSpecifications(input.TagSpecifications, ["key-pair"]).get("key-pair"), requestTags = tags && tagList(tags), resource = ec2Arn(of, "key-pair", name), region = { "ec2:Region": of.region }, asks = [{
		resource,
		requestTags,
		keys: {
			...region,
			"ec2:KeyPairName": name,
			"ec2:KeyPairType": type
		}
	}];
	return tags?.length && asks.push({
		action: "ec2:CreateTags",
		resource,
		requestTags,
		keys: {
			...region,
			"ec2:CreateAction": operation
		}
	}), { all: asks };
}
async function refuseTaken(call) {
	let name = call.input.KeyName ?? "";
	if (await findKeyPair(call.house.store.read, regionOf(call), name)) throw keyPairExists(name);
}
async function addKeyPair(call, { type, publicKey, fingerprint }) {
	let { input, house, caller, now } = call, of = regionOf(call), name = input.KeyName ?? "", tags = readTagSpecifications(input.TagSpecifications, ["key-pair"]).get("key-pair") ?? [], row = {
		id: newId$1("key", house.random),
		...of,
		name,
		type,
		fingerprint,
		publicKey,
		created: now
	};
	return house.store.write(caller.account, async (tx) => {
		if (await findKeyPair(tx, of, name)) throw keyPairExists(name);
		if (await countKeyPairs(tx, of) >= keyPairsLimit) throw tooManyKeyPairs(keyPairsLimit);
		return await insertKeyPair(tx, row), await putResourceTags(tx, of, row.id, tags), {
			row,
			Tags: tags.length === 0 ? void 0 : tagList(tags)
		};
	});
}
// src/services/ec2/regions.ts
const describe$3 = (optInStatus) => (name) => ({
	OptInStatus: optInStatus,
	RegionName: name,
	Endpoint: `ec2.${name}.amazonaws.com`
}), regions = [..."us-east-1 us-east-2 us-west-1 us-west-2 ap-south-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 eu-north-1 sa-east-1".split(" ").map(describe$3("opt-in-not-required")), ..."af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1".split(" ").map(describe$3("not-opted-in"))];
function zonesOf(region) {
	return [
		"a",
		"b",
		"c"
	].map((letter) => ({
		State: "available",
		OptInStatus: "opt-in-not-required",
		Messages: [],
		RegionName: region,
		ZoneName: region + letter,
		ZoneId: zoneId(region + letter),
		GroupName: `${region}-zg-1`,
		NetworkBorderGroup: region,
		ZoneType: "availability-zone"
	}));
}
const describeRegions = action$3("DescribeRegions", {
	access: everything$1,
	run({ input }) {
		if (input.DryRun) throw dryRunSucceeded();
		let named = input.RegionNames, unknown = named?.find((name) => !regions.some(({ RegionName }) => RegionName === name));
		if (unknown !== void 0) throw invalidValue(`Invalid region name: [${unknown}]`);
		return { Regions: applyFilters(regions.filter(({ RegionName, OptInStatus }) => (named === void 0 || named.includes(RegionName)) && (named !== void 0 || input.AllRegions === !0 || OptInStatus !== "not-opted-in")), input.Filters, {
			"region-name": ({ RegionName }) => RegionName,
			endpoint: ({ Endpoint }) => Endpoint,
			"opt-in-status": ({ OptInStatus }) => OptInStatus
		}) };
	}
}), describeAvailabilityZones = action$3("DescribeAvailabilityZones", {
	access: everything$1,
	run({ input, request }) {
		if (input.DryRun) throw dryRunSucceeded();
		let zones = zonesOf(request.region);
		for (let name of input.ZoneNames ?? []) if (!zones.some(({ ZoneName }) => ZoneName === name)) throw invalidValue(`Invalid availability zone: [${name}]`);
		for (let id of input.ZoneIds ?? []) if (!zones.some(({ ZoneId }) => ZoneId === id)) throw invalidValue(`Invalid availability zone-id: [${id}]`);
		return { AvailabilityZones: applyFilters(zones.filter(({ ZoneName, ZoneId }) => (input.ZoneNames ?? [ZoneName]).includes(ZoneName) && (input.ZoneIds ?? [ZoneId]).includes(ZoneId)), input.Filters, {
			"region-name": ({ RegionName }) => RegionName,
			"zone-name": ({ ZoneName }) => ZoneName,
			"zone-id": ({ ZoneId }) => ZoneId,
			"zone-type": ({ ZoneType }) => ZoneType,
			"group-name": ({ GroupName }) => GroupName,
			"opt-in-status": ({ OptInStatus }) => OptInStatus,
			state: ({ State }) => State
		}) };
	}
}), subnetSize = 4096;
function defaultNetwork(of) {
	let vpcId = derivedId("vpc", of.account, of.region), groupId = derivedId("sg", of.account, of.region), subnets = zonesOf(of.region).map(({ ZoneName: zone = "" }, index) => {
		let id = derivedId("subnet", of.account, zone), base = 2887712768 + index * subnetSize;
		return {
			id,
			arn: ec2Arn(of, "subnet", id),
			zone,
			zoneId: zoneId(zone),
			cidr: `${addressText(base)}/20`,
			base,
			size: subnetSize
		};
	});
	return {
		vpcId,
		vpcArn: ec2Arn(of, "vpc", vpcId),
		cidr: "172.31.0.0/16",
		subnets,
		groupId,
		groupArn: ec2Arn(of, "security-group", groupId)
	};
}
function usableAddresses(subnet) {
	return subnet.size - 4 - 1;
}
function isUsable(subnet, address) {
	let number = addressNumber(address);
	if (number === void 0) return !1;
	let offset = number - subnet.base;
	return offset >= 4 && offset < subnet.size - 1;
}
function freeAddress(subnet, taken, start) {
	let usable = usableAddresses(subnet);
	for (let step = 0; step < usable; step++) {
		let address = addressText(subnet.base + 4 + (start + step) % usable);
		if (!taken.has(address)) return address;
	}
}
function addressText(address) {
	return [
		24,
		16,
		8,
		0
	].map((shift) => address >>> shift & 255).join(".");
}
function addressNumber(address) {
	let parts = address.split(".");
	if (parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}
// src/services/ec2/root-volume.ts
const defaultVolume = {
	sizeGib: 8,
	type: "gp3",
	encrypted: 0
}, types = [
	"gp2",
	"gp3",
	"io1",
	"io2",
	"st1",
	"sc1",
	"standard"
];
function readRootVolume(mappings, rootDevice) {
	let [mapping, ...more] = mappings ?? [];
	if (mapping === void 0) return defaultVolume;
	if (more.length > 0 || mapping.DeviceName !== void 0 && mapping.DeviceName !== rootDevice) throw unsupportedParameter("BlockDeviceMapping (other than of the root device)");
	let ebs = mapping.Ebs;
	if (mapping.VirtualName ?? mapping.NoDevice ?? ebs?.SnapshotId) throw unsupportedParameter("BlockDeviceMapping");
	if (ebs?.DeleteOnTermination === !1) throw unsupportedParameter("Ebs.DeleteOnTermination=false");
	let sizeGib = ebs?.VolumeSize ?? defaultVolume.sizeGib;
	if (sizeGib < 1 || sizeGib > 16384) throw invalidValue(`Volume of ${sizeGib}GiB is out of the allowed range`);
	let type = ebs?.VolumeType ?? defaultVolume.type;
	if (!types.includes(type)) throw invalidValue(`The volume type '${type}' is invalid.`);
	return {
		sizeGib,
		type,
		encrypted: Number(ebs?.Encrypted ?? !1)
	};
}
// src/services/ec2/launch-request.ts
const instancesLimit = 1e3, taggable = [
	"instance",
	"volume",
	"network-interface"
], unsupported$2 = [
	"AdditionalInfo",
	"ElasticGpuSpecification",
	"ElasticInferenceAccelerators",
	"InstanceMarketOptions",
	"Ipv6AddressCount",
	"Ipv6Addresses",
	"KernelId",
	"LaunchTemplate",
	"LicenseSpecifications",
	"RamdiskId",
	"SecondaryInterfaces"
];
function readLaunch(call) {
	let { input } = call, of = regionOf(call);
	refuseUnsupported(input);
	let network = defaultNetwork(of), instanceType = input.InstanceType ?? "m1.small";
	if (!isInstanceType(instanceType)) throw invalidInstanceType(instanceType);
	if (input.ImageId === void 0) throw missingParameter("ImageId");
	checkCredits(input.CreditSpecification?.CpuCredits, instanceType);
	let image = launchImage(of.region, input.ImageId);
	if (image.architecture !== void 0 && image.architecture !== architectureOf(instanceType)) throw invalidValue(`The architecture '${architectureOf(instanceType)}' of the specified instance type does not match the architecture '${image.architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`);
	return {
		of,
		network,
		...readCounts(input),
		image,
		instanceType,
		keyName: input.KeyName,
		...readPlace(input, network),
		userData: readUserData(input.UserData),
		metadata: readMetadataOptions(input.MetadataOptions, defaultMetadataOptions),
		volume: readRootVolume(input.BlockDeviceMappings, image.rootDevice),
		tags: readTagSpecifications(input.TagSpecifications, taggable),
		ebsOptimized: Number(input.EbsOptimized ?? !1),
		monitoring: Number(input.Monitoring?.Enabled ?? !1),
		disableTermination: Number(input.DisableApiTermination ?? !1),
		disableStop: Number(input.DisableApiStop ?? !1),
		shutdownBehavior: readShutdownBehavior(input.InstanceInitiatedShutdownBehavior)
	};
}
function refuseUnsupported(input) {
	for (let name of unsupported$2) {
		let value = input[name];
		if (value !== void 0 && !(Array.isArray(value) && value.length === 0)) throw unsupportedParameter(name);
	}
	if (input.HibernationOptions?.Configured) throw unsupportedParameter("HibernationOptions");
	if (input.EnclaveOptions?.Enabled) throw unsupportedParameter("EnclaveOptions");
	let { Tenancy = "default", GroupName, HostId } = input.Placement ?? {};
	if (Tenancy !== "default") throw unsupportedParameter("Placement.Tenancy");
	if (GroupName) throw unsupportedParameter("Placement.GroupName");
	if (HostId) throw unsupportedParameter("Placement.HostId");
}
function readCounts({ MinCount, MaxCount }) {
	if (MinCount === void 0) throw missingParameter("MinCount");
	if (MaxCount === void 0) throw missingParameter("MaxCount");
	if (MinCount < 1) throw invalidValue(`Value (${MinCount}) for parameter minCount is invalid. Must be at least 1.`);
	if (MaxCount < MinCount) throw invalidValue(`Value (${MaxCount}) for parameter maxCount is invalid. Must not be less than minCount.`);
	return {
		minCount: MinCount,
		maxCount: MaxCount
	};
}
function readPlace(input, network) {
	let interfaces = input.NetworkInterfaces ?? [];
	if (interfaces.length > 1) throw unsupportedParameter("NetworkInterface.2");
	let card = interfaces[0];
	if (card !== void 0 && (input.SubnetId ?? input.SecurityGroupIds?.[0] ?? input.SecurityGroups?.[0])) throw invalidCombination("Network interfaces and an instance-level subnet ID or security groups may not be specified on the same request");
	if (card?.AssociatePublicIpAddress) throw unsupportedParameter("NetworkInterface.1.AssociatePublicIpAddress");
	if (card?.NetworkInterfaceId) throw unsupportedParameter("NetworkInterface.1.NetworkInterfaceId");
	let zone = input.Placement?.AvailabilityZone || void 0;
	if (zone !== void 0 && !network.subnets.some((subnet) => subnet.zone === zone)) throw invalidZone(zone);
	let wanted = input.SubnetId ?? card?.SubnetId, subnet = network.subnets.find(({ id, zone: its }) => wanted === void 0 ? zone === void 0 || its === zone : id === wanted);
	if (subnet !== void 0 && zone !== void 0 && subnet.zone !== zone) throw invalidValue(`The specified subnet '${subnet.id}' is not in the availability zone '${zone}'`);
	let named = (input.SecurityGroups ?? []).map((name) => name === "default" ? network.groupId : name), ids = [...new Set([
		...input.SecurityGroupIds ?? [],
		...card?.Groups ?? [],
		...named
	])];
	return {
		subnet,
		subnetId: wanted ?? subnet?.id ?? "",
		groupIds: ids.length === 0 ? [network.groupId] : ids,
		privateIp: input.PrivateIpAddress ?? card?.PrivateIpAddress
	};
}
function existingPlace({ subnet, subnetId, groupIds, network }) {
	if (subnet === void 0) throw noSuchSubnet(subnetId);
	for (let id of groupIds) if (id !== network.groupId) throw noSuchSecurityGroup(id);
	return subnet;
}
function readUserData(text) {
	if (text === void 0 || text === "") return null;
	let bytes = fromBase64(text);
	if (bytes === void 0) throw invalidValue("Invalid BASE64 encoding of user data.");
	if (bytes.length > 16384) throw invalidValue("User data is limited to 16384 bytes");
	return text;
}
function readShutdownBehavior(text) {
	if (text === void 0 || text === "stop") return "stop";
	if (text === "terminate") return "terminate";
	throw invalidValue(`Value (${text}) for parameter instanceInitiatedShutdownBehavior is invalid.`);
}
// src/services/ec2/modify-instance-attribute.ts
const rules = {
	disableApiStop: { columns: (text) => ({ disableStop: readSwitch(text) }) },
	disableApiTermination: { columns: (text) => ({ disableTermination: readSwitch(text) }) },
	ebsOptimized: {
		columns: (text) => ({ ebsOptimized: readSwitch(text) }),
		stopped: !0
	},
	instanceInitiatedShutdownBehavior: { columns: (text) => ({ shutdownBehavior: readShutdownBehavior(text) }) },
	instanceType: {
		columns: (text) => ({ instanceType: readInstanceType(text) }),
		stopped: !0
	},
	userData: {
		columns: (text) => ({ userData: readUserData(text) }),
		stopped: !0
	}
}, modifyInstanceAttribute = action$3("ModifyInstanceAttribute", {
	async access(call) {
		let { input } = call, id = input.InstanceId ?? "", of = regionOf(call), ask = instanceQuestion(of, id, (await knownInstances(call, [id])).get(id)), attribute = readChanges(input)[0]?.attribute ?? (input.Groups && "groupSet"), groups = (input.Groups ?? []).map((group) => ({ resource: ec2Arn(of, "security-group", group) }));
		return { all: [{
			...ask,
			keys: {
				...ask.keys,
				"ec2:Attribute": attribute
			}
		}, ...groups] };
	},
	run(call) {
		let { input, house, caller } = call, changes = readChanges(input);
		if (changes.length + (input.Groups === void 0 ? 0 : 1) !== 1) throw oneAttribute(changes.length);
		return house.store.write(caller.account, async (tx) => {
			let [row] = await existingInstances(tx, call, [input.InstanceId ?? ""]);
			if (row.state === "terminated") throw incorrectInstanceState(row.id, "modified");
			checkGroups(call);
			let columns = changes.map((change) => columnsOf(row, change));
			if (input.DryRun) throw dryRunSucceeded();
			for (let some of columns.filter((one) => Object.keys(one).length > 0)) await updateInstance(tx, row.id, some);
			return {};
		});
	}
});
function readChanges(input) {
	let changes = [], add = (attribute, value) => value !== void 0 && changes.push({
		attribute,
		text: String(value)
	});
	for (let name of unsupported$1) if (input[name] !== void 0) throw unsupportedParameter(name);
	if (input.SourceDestCheck?.Value === !1) throw unsupportedParameter("SourceDestCheck");
	return input.Attribute !== void 0 && add(input.Attribute, input.Value ?? ""), add("sourceDestCheck", input.SourceDestCheck?.Value), add("disableApiStop", input.DisableApiStop?.Value), add("disableApiTermination", input.DisableApiTermination?.Value), add("ebsOptimized", input.EbsOptimized?.Value), add("instanceInitiatedShutdownBehavior", input.InstanceInitiatedShutdownBehavior?.Value), add("instanceType", input.InstanceType?.Value), input.UserData !== void 0 && add("userData", toBase64(input.UserData.Value ?? new Uint8Array())), changes;
}
const unsupported$1 = [
	"BlockDeviceMappings",
	"EnaSupport",
	"Kernel",
	"Ramdisk",
	"SriovNetSupport"
];
function columnsOf(row, { attribute, text }) {
	if (attribute === "sourceDestCheck" && text === "true") return {};
	let rule = Object.hasOwn(rules, attribute) ? rules[attribute] : void 0;
	if (rule === void 0) throw unsupportedParameter(`Attribute=${attribute}`);
	let columns = rule.columns(text);
	if (rule.stopped && row.state !== "stopped") throw notStopped(row.id);
	return columns;
}
function checkGroups(call) {
	let { groupId } = defaultNetwork(regionOf(call));
	for (let id of call.input.Groups ?? []) if (id !== groupId) throw noSuchSecurityGroup(id);
}
function readSwitch(text) {
	if (text !== "true" && text !== "false") throw invalidValue(`Value (${text}) is not a boolean.`);
	return Number(text === "true");
}
function readInstanceType(text) {
	if (!isInstanceType(text)) throw invalidInstanceType(text);
	return text;
}
const oneAttribute = (count) => invalidCombination(count === 0 ? "No attributes specified." : "Fields for multiple attribute types specified"), describeVpcs = action$3("DescribeVpcs", {
	access: everything$1,
	async run(call) {
		let { input, house } = call;
		checkMaxResults(input.MaxResults);
		let { vpcId, cidr } = defaultNetwork(regionOf(call)), missing = input.VpcIds?.find((id) => id !== vpcId);
		if (missing !== void 0) throw noSuchVpc(missing);
		if (input.DryRun) throw dryRunSucceeded();
		let tags = await tagsById(call), { items, NextToken } = pageOf$1(house, "vpcs", applyFilters([{
			CidrBlock: cidr,
			CidrBlockAssociationSet: [{
				AssociationId: vpcId.replace("vpc-", "vpc-cidr-assoc-"),
				CidrBlock: cidr,
				CidrBlockState: { State: "associated" }
			}],
			DhcpOptionsId: vpcId.replace("vpc-", "dopt-"),
			InstanceTenancy: "default",
			IsDefault: !0,
			OwnerId: call.caller.account,
			State: "available",
			VpcId: vpcId,
			Tags: shownTags(tags, vpcId)
		}], input.Filters, {
			cidr: (found) => found.CidrBlock,
			"cidr-block-association.cidr-block": (found) => found.CidrBlock,
			"dhcp-options-id": (found) => found.DhcpOptionsId,
			"is-default": () => "true",
			isDefault: () => "true",
			"owner-id": (found) => found.OwnerId,
			state: (found) => found.State,
			"vpc-id": (found) => found.VpcId
		}, ({ VpcId }) => tags.get(VpcId) ?? []), ({ VpcId }) => VpcId ?? "", input);
		return {
			Vpcs: items,
			NextToken
		};
	}
}), describeSubnets = action$3("DescribeSubnets", {
	access: everything$1,
	async run(call) {
		let { input, house } = call;
		checkMaxResults(input.MaxResults);
		let tags = await tagsById(call), subnets = await subnetsOf(call, tags), missing = input.SubnetIds?.find((id) => !subnets.some(({ SubnetId }) => SubnetId === id));
		if (missing !== void 0) throw noSuchSubnet(missing);
		if (input.DryRun) throw dryRunSucceeded();
		let { items, NextToken } = pageOf$1(house, "subnets", applyFilters(subnets.filter(({ SubnetId }) => !input.SubnetIds?.length || input.SubnetIds.includes(SubnetId)), input.Filters, {
			"availability-zone": (found) => found.AvailabilityZone,
			availabilityZone: (found) => found.AvailabilityZone,
			"availability-zone-id": (found) => found.AvailabilityZoneId,
			"available-ip-address-count": (found) => String(found.AvailableIpAddressCount),
			cidr: (found) => found.CidrBlock,
			"cidr-block": (found) => found.CidrBlock,
			cidrBlock: (found) => found.CidrBlock,
			"default-for-az": () => "true",
			defaultForAz: () => "true",
			"map-public-ip-on-launch": () => "false",
			"owner-id": (found) => found.OwnerId,
			state: (found) => found.State,
			"subnet-arn": (found) => found.SubnetArn,
			"subnet-id": (found) => found.SubnetId,
			"vpc-id": (found) => found.VpcId
		}, ({ SubnetId }) => tags.get(SubnetId) ?? []), ({ SubnetId }) => SubnetId ?? "", input);
		return {
			Subnets: items,
			NextToken
		};
	}
});
async function subnetsOf(call, tags) {
	let of = regionOf(call), { subnets, vpcId } = defaultNetwork(of), described = [];
	for (let subnet of subnets) {
		let taken = await takenAddresses(call.house.store.read, of, subnet.id);
		described.push({
			AssignIpv6AddressOnCreation: !1,
			AvailabilityZone: subnet.zone,
			AvailabilityZoneId: subnet.zoneId,
			AvailableIpAddressCount: usableAddresses(subnet) - taken.size,
			CidrBlock: subnet.cidr,
			DefaultForAz: !0,
			EnableDns64: !1,
			Ipv6CidrBlockAssociationSet: [],
			Ipv6Native: !1,
			MapPublicIpOnLaunch: !1,
			OwnerId: of.account,
			PrivateDnsNameOptionsOnLaunch: {
				HostnameType: "ip-name",
				EnableResourceNameDnsARecord: !1,
				EnableResourceNameDnsAAAARecord: !1
			},
			State: "available",
			SubnetArn: subnet.arn,
			SubnetId: subnet.id,
			VpcId: vpcId,
			Tags: shownTags(tags, subnet.id)
		});
	}
	return described;
}
const describeSecurityGroups = action$3("DescribeSecurityGroups", {
	access: everything$1,
	async run(call) {
		let { input, house } = call;
		checkMaxResults(input.MaxResults);
		let { groupId, groupArn, vpcId } = defaultNetwork(regionOf(call)), missing = input.GroupIds?.find((id) => id !== groupId) ?? input.GroupNames?.find((name) => name !== "default");
		if (missing !== void 0) throw noSuchSecurityGroup(missing);
		if (input.DryRun) throw dryRunSucceeded();
		let tags = await tagsById(call), { items, NextToken } = pageOf$1(house, "groups", applyFilters([{
			Description: "default VPC security group",
			GroupId: groupId,
			GroupName: "default",
			IpPermissions: [{
				IpProtocol: "-1",
				IpRanges: [],
				Ipv6Ranges: [],
				PrefixListIds: [],
				UserIdGroupPairs: [{
					GroupId: groupId,
					UserId: call.caller.account
				}]
			}],
			IpPermissionsEgress: [{
				IpProtocol: "-1",
				IpRanges: [{ CidrIp: "0.0.0.0/0" }],
				Ipv6Ranges: [],
				PrefixListIds: [],
				UserIdGroupPairs: []
			}],
			OwnerId: call.caller.account,
			SecurityGroupArn: groupArn,
			VpcId: vpcId,
			Tags: shownTags(tags, groupId)
		}], input.Filters, {
			description: (found) => found.Description,
			"group-id": (found) => found.GroupId,
			"group-name": (found) => found.GroupName,
			"owner-id": (found) => found.OwnerId,
			"vpc-id": (found) => found.VpcId
		}, ({ GroupId }) => tags.get(GroupId) ?? []), ({ GroupId }) => GroupId ?? "", input);
		return {
			SecurityGroups: items,
			NextToken
		};
	}
});
async function tagsById(call) {
	return Map.groupBy(await listResourceTags(call.house.store.read, regionOf(call)), ({ resourceId }) => resourceId);
}
function shownTags(tags, id) {
	let own = tags.get(id);
	return own && tagList(own);
}
// src/services/ec2/profiles.ts
async function namedProfile(db, account, specification) {
	let { Arn, Name } = specification;
	if (Arn !== void 0 && Name !== void 0) throw invalidCombination("The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'");
	let name = Name ?? nameInArn(account, Arn);
	if (name === void 0 && Arn === void 0) throw missingParameter("IamInstanceProfile.Name");
	let row = name === void 0 ? void 0 : await findInstanceProfile(db, account, name), arn = row && iamArn(account, "instance-profile", row.path, row.name);
	return row === void 0 || Arn !== void 0 && Arn !== arn ? {
		specification,
		arn: Arn ?? iamArn(account, "instance-profile", "/", name ?? "")
	} : {
		specification,
		arn,
		row,
		role: await roleOf(db, row)
	};
}
async function roleOf(db, { roleId }) {
	let row = roleId === null ? void 0 : await findRoleById(db, roleId);
	if (row !== void 0) return {
		row,
		arn: iamArn(row.account, "role", row.path, row.name),
		tags: await tagsOf$1(db, row.id)
	};
}
function nameInArn(account, arn) {
	let parts = arn === void 0 ? void 0 : parseArn(arn);
	if (parts?.service === "iam" && parts.account === account && parts.resource.startsWith("instance-profile/")) return parts.resource.slice(parts.resource.lastIndexOf("/") + 1);
}
function existingProfile({ specification, row, role }) {
	let { Arn, Name = "" } = specification;
	if (row === void 0) throw Arn === void 0 ? noSuchProfileName(Name) : noSuchProfileArn(Arn);
	if (role === void 0) throw profileWithoutRole(row.name);
	return row;
}
function passRoleQuestions({ role }, instanceArn) {
	return role === void 0 ? [] : [{
		action: "iam:PassRole",
		resource: role.arn,
		resourceTags: tagList(role.tags),
		keys: {
			"iam:PassedToService": "ec2.amazonaws.com",
			"iam:AssociatedResourceArn": instanceArn
		}
	}];
}
// src/services/ec2/profile-associations.ts
const associateIamInstanceProfile = action$3("AssociateIamInstanceProfile", {
	async access(call) {
		let profile = await profileOf$1(call, call.input.IamInstanceProfile);
		return { all: await profileQuestions(call, call.input.InstanceId ?? "", profile) };
	},
	async run(call) {
		let { input, house, caller } = call, profile = await profileOf$1(call, input.IamInstanceProfile);
		return house.store.write(caller.account, async (tx) => {
			let [row] = await existingInstances(tx, call, [input.InstanceId ?? ""]);
			if (await associationOfInstance(tx, row.id)) throw associationExists(row.id);
			return { IamInstanceProfileAssociation: describe$2(await associate(tx, call, row, profile), "associating") };
		});
	}
}), disassociateIamInstanceProfile = action$3("DisassociateIamInstanceProfile", {
	async access(call) {
		return { all: await profileQuestions(call, (await askedAssociation(call))?.instanceId, void 0) };
	},
	run(call) {
		let { input, house, caller } = call;
		return house.store.write(caller.account, async (tx) => {
			let association = await existingAssociation(tx, call, input.AssociationId ?? "");
			return await deleteAssociation(tx, association.instanceId), { IamInstanceProfileAssociation: describe$2(association, "disassociating") };
		});
	}
}), replaceIamInstanceProfileAssociation = action$3("ReplaceIamInstanceProfileAssociation", {
	async access(call) {
		let association = await askedAssociation(call), profile = await profileOf$1(call, call.input.IamInstanceProfile);
		return { all: await profileQuestions(call, association?.instanceId, profile) };
	},
	async run(call) {
		let { input, house, caller } = call, profile = await profileOf$1(call, input.IamInstanceProfile);
		return house.store.write(caller.account, async (tx) => {
			let before = await existingAssociation(tx, call, input.AssociationId ?? ""), [row] = await existingInstances(tx, call, [before.instanceId]);
			return await deleteAssociation(tx, before.instanceId), { IamInstanceProfileAssociation: describe$2(await associate(tx, call, row, profile), "associating") };
		});
	}
}), describeIamInstanceProfileAssociations = action$3("DescribeIamInstanceProfileAssociations", {
	access: everything$1,
	async run(call) {
		let { input, house } = call;
		checkMaxResults(input.MaxResults);
		let rows = await listAssociations(house.store.read, regionOf(call)), ids = input.AssociationIds ?? [], missing = ids.find((id) => !rows.some((row) => row.id === id));
		if (missing !== void 0) throw noSuchAssociation(missing);
		let { items, NextToken } = pageOf$1(house, "associations", applyFilters(rows.filter((row) => ids.length === 0 || ids.includes(row.id)), input.Filters, {
			"instance-id": (row) => row.instanceId,
			state: () => "associated"
		}), ({ id }) => id, input);
		return {
			IamInstanceProfileAssociations: items.map((row) => describe$2(row, "associated")),
			NextToken
		};
	}
});
function profileOf$1({ house, caller }, specification) {
	if (specification === void 0) throw missingParameter("IamInstanceProfile");
	return namedProfile(house.store.read, caller.account, specification);
}
async function profileQuestions(call, instanceId, profile) {
	let of = regionOf(call), known = instanceId === void 0 ? void 0 : (await knownInstances(call, [instanceId])).get(instanceId), ask = instanceQuestion(of, instanceId ?? "*", known);
	if (profile === void 0) return [ask];
	let keys = {
		...ask.keys,
		"ec2:NewInstanceProfile": profile.arn
	};
	return [{
		...ask,
		keys
	}, ...passRoleQuestions(profile, ask.resource ?? "*")];
}
function askedAssociation(call) {
	return findAssociation(call.house.store.read, regionOf(call), call.input.AssociationId ?? "");
}
async function existingAssociation(tx, call, id) {
	let association = await findAssociation(tx, regionOf(call), id);
	if (association === void 0) throw noSuchAssociation(id);
	return association;
}
async function associate(tx, call, row, profile) {
	let { id: profileId } = existingProfile(profile);
	if (row.state === "terminated") throw incorrectInstanceState(row.id, "given an instance profile");
	let association = {
		id: newId$1("iip-assoc", call.house.random),
		...regionOf(call),
		instanceId: row.id,
		profileId,
		profileArn: profile.arn,
		created: call.now
	};
	return await insertAssociation(tx, association), association;
}
function describe$2(row, state) {
	return {
		AssociationId: row.id,
		InstanceId: row.instanceId,
		IamInstanceProfile: {
			Arn: row.profileArn,
			Id: row.profileId
		},
		State: state,
		...state === "associated" && { Timestamp: new Date(row.created) }
	};
}
// src/access/authorization-message.ts
const purpose$2 = "authorization-message", tokenLimit = 10240;
function encodeAuthorizationMessage(house, refusal, caller) {
	let message = messageOf(refusal, caller), { context } = message, tries = [
		message,
		{
			...message,
			matchedStatements: list$1([])
		},
		{
			...message,
			matchedStatements: list$1([]),
			context: {
				...context,
				conditions: list$1([])
			}
		}
	], token = "";
	for (let content of tries) {
		let packed = deflateRawSync(JSON.stringify(content));
		if (token = house.sealer.seal(purpose$2, caller.account, packed).toString("base64url"), token.length <= tokenLimit) break;
	}
	return token;
}
function decodeAuthorizationMessage$1(house, account, token) {
	let sealed = Buffer.from(token, "base64url");
	if (token.length > tokenLimit || sealed.toString("base64url") !== token) return;
	let packed = house.sealer.open(purpose$2, account, sealed);
	return packed && inflateRawSync(packed, { maxOutputLength: 1e6 }).toString();
}
const list$1 = (items) => ({ items }), values = (texts) => list$1(texts.map((value) => ({ value })));
function messageOf({ question, decision }, caller) {
	return {
		allowed: !1,
		explicitDeny: decision.outcome === "ExplicitlyDenied",
		matchedStatements: list$1(decision.statements.map((matched) => matchedStatement(matched, caller))),
		failures: list$1([]),
		context: {
			principal: {
				id: caller.userId,
				name: callerName(caller),
				arn: caller.arn
			},
			action: question.action,
			resource: question.resource,
			conditions: conditionsOf(question.keys)
		}
	};
}
function matchedStatement({ source, index, sid }, caller) {
	let statement = source.policy.document.statements[index];
	return {
		statementId: sid ?? "",
		effect: statement?.effect === "Allow" ? "ALLOW" : "DENY",
		principals: values(statement?.principal?.map(({ value }) => value) ?? [caller.userId]),
		principalGroups: list$1([]),
		actions: values(statement?.action ?? statement?.notAction ?? []),
		resources: values(statement?.resource ?? statement?.notResource ?? []),
		conditions: list$1((statement?.conditions ?? []).map(conditionOf))
	};
}
function conditionOf({ operator, key, values: texts }) {
	return {
		operator,
		key,
		values: values(texts)
	};
}
function conditionsOf(keys) {
	let names = [...keys.keys()].sort();
	return list$1(names.map((key) => ({
		key,
		values: values(keys.get(key) ?? [])
	})));
}
function callerName(caller) {
	return caller.session?.name ?? caller.user?.name ?? caller.account;
}
// src/services/ec2/refuse.ts
function refuse$3(refusal, caller, operation, house) {
	let { question, decision } = refusal, reason = denialReason(decision, question), isRead = operation.startsWith("Describe"), resource = isRead && question.resource === "*" ? "" : ` on resource: ${question.resource}`, sentence = `You are not authorized to perform this operation. User: ${caller.arn} is not authorized to perform: ${question.action}${resource} ${reason}`, message = isRead ? sentence : `${sentence}. Encoded authorization failure message: ${encodeAuthorizationMessage(house, refusal, caller)}`;
	return new AwsError("UnauthorizedOperation", 403, message);
}
// src/services/ec2/launch-questions.ts
function launchQuestions(launch, profile) {
	let asks = [...resourceQuestions(launch, profile), ...tagQuestions$1(launch)];
	return profile === void 0 ? asks : [...asks, ...passRoleQuestions(profile, ec2Arn(launch.of, "instance", "*"))];
}
function resourceQuestions(launch, profile) {
	let { of, network, image, subnet, subnetId, volume } = launch, everywhere = {
		"ec2:Region": of.region,
		"ec2:IsLaunchTemplateResource": "false"
	}, zone = subnet && { "ec2:AvailabilityZone": subnet.zone }, vpc = { "ec2:Vpc": network.vpcArn }, tagsOf = (type) => {
		let tags = launch.tags.get(type);
		return tags && { requestTags: tagList(tags) };
	}, asks = [
		{
			resource: ec2Arn(of, "instance", "*"),
			...tagsOf("instance"),
			keys: {
				...everywhere,
				...zone,
				...machineKeys({
					...launch,
					...launch.metadata
				}),
				"ec2:InstanceProfile": profile?.arn
			}
		},
		{
			resource: `arn:aws:ec2:${of.region}::image/${image.id}`,
			keys: {
				...everywhere,
				...imageKeys(image)
			}
		},
		{
			resource: ec2Arn(of, "subnet", subnetId),
			keys: {
				...everywhere,
				...zone,
				...vpc,
				"ec2:SubnetID": subnetId
			}
		},
		{
			resource: ec2Arn(of, "network-interface", "*"),
			...tagsOf("network-interface"),
			keys: {
				...everywhere,
				...zone,
				...vpc,
				"ec2:Subnet": ec2Arn(of, "subnet", subnetId)
			}
		},
		...launch.groupIds.map((id) => ({
			resource: ec2Arn(of, "security-group", id),
			keys: {
				...everywhere,
				...vpc,
				"ec2:SecurityGroupID": id
			}
		})),
		{
			resource: ec2Arn(of, "volume", "*"),
			...tagsOf("volume"),
			keys: {
				...everywhere,
				...zone,
				"ec2:VolumeSize": String(volume.sizeGib),
				"ec2:VolumeType": volume.type,
				"ec2:Encrypted": String(volume.encrypted === 1)
			}
		}
	];
	if (launch.keyName !== void 0) {
		let keys = {
			...everywhere,
			"ec2:KeyPairName": launch.keyName
		};
		asks.push({
			resource: ec2Arn(of, "key-pair", launch.keyName),
			keys
		});
	}
	return asks;
}
function imageKeys({ id, owner }) {
	return {
		"ec2:ImageID": id,
		"ec2:Owner": owner,
		"ec2:ImageType": owner && "machine",
		"ec2:Public": owner && "true",
		"ec2:RootDeviceType": owner && "ebs"
	};
}
function tagQuestions$1({ of, tags }) {
	return [...tags].filter(([, ofType]) => ofType.length > 0).map(([type, ofType]) => ({
		action: "ec2:CreateTags",
		resource: ec2Arn(of, type, "*"),
		requestTags: tagList(ofType),
		keys: {
			"ec2:Region": of.region,
			"ec2:CreateAction": "RunInstances"
		}
	}));
}
// src/services/ec2/run-instances.ts
const runInstances = action$3("RunInstances", {
	async access(call) {
		return { all: launchQuestions(readLaunch(call), await profileOf(call)) };
	},
	async run(call) {
		let launch = readLaunch(call), profile = await profileOf(call);
		return call.house.store.write(call.caller.account, async (tx) => {
			let earlier = await earlierLaunch(tx, call, launch);
			if (earlier !== void 0) return earlier;
			let profileRow = profile && existingProfile(profile);
			if (launch.keyName !== void 0 && !await findKeyPair(tx, launch.of, launch.keyName)) throw noSuchKeyPair(launch.keyName);
			let subnet = existingPlace(launch);
			await forgetTerminated(tx, launch.of, call.now - terminatedVisibleMs);
			let addresses = await chooseAddresses(tx, call.house.random, launch, subnet);
			if (call.input.DryRun) throw dryRunSucceeded();
			return launchAll(tx, call, {
				launch,
				subnet,
				addresses,
				profile,
				profileRow
			});
		});
	}
});
async function profileOf({ input, house, caller }) {
	let specification = input.IamInstanceProfile;
	return specification && namedProfile(house.store.read, caller.account, specification);
}
async function earlierLaunch(tx, { input }, { of }) {
	if (input.ClientToken === void 0) return;
	if (input.ClientToken.length > 64) throw invalidValue("The client token is limited to 64 characters");
	let rows = await findInstancesByToken(tx, of, input.ClientToken);
	if (rows.length === 0) return;
	if (rows[0].requestDigest !== digestOf(input)) throw tokenMismatch();
	let facts = [];
	for (let row of rows) {
		let association = await associationOfInstance(tx, row.id);
		facts.push({
			row,
			tags: await tagsOfResource(tx, of, row.id),
			association
		});
	}
	return reservationOf(facts);
}
function digestOf(input) {
	let members = Object.entries(input).filter(([name]) => name !== "DryRun");
	return members.sort(([one], [other]) => one < other ? -1 : 1), createHash("sha256").update(JSON.stringify(members)).digest("hex");
}
async function chooseAddresses(tx, random, launch, subnet) {
	let { of, minCount, maxCount, privateIp } = launch, taken = await takenAddresses(tx, of, subnet.id);
	if (privateIp !== void 0) {
		if (maxCount > 1) throw invalidCombination("A private IP address can only be given to a single instance");
		if (!isUsable(subnet, privateIp)) throw invalidValue(`Address ${privateIp} does not fall within the subnet's address range`);
		if (taken.has(privateIp)) throw addressTaken(privateIp);
	}
	let room = instancesLimit - await countLiveInstances(tx, of);
	if (room < minCount) throw tooManyInstances(instancesLimit - room + minCount, instancesLimit);
	if (privateIp !== void 0) return [privateIp];
	let addresses = [];
	for (let count = Math.min(maxCount, room); count > 0; count--) {
		let address = freeAddress(subnet, taken, Buffer.from(random(4)).readUInt32BE() % usableAddresses(subnet));
		if (address === void 0) break;
		taken.add(address), addresses.push(address);
	}
	if (addresses.length < minCount) throw subnetFull(subnet.id);
	return addresses;
}
async function launchAll(tx, call, launching) {
	let { house, now } = call, { launch, addresses, profile, profileRow } = launching, { of, tags } = launch, reservationId = newId$1("r", house.random), facts = [];
	for (let [launchIndex, privateIp] of addresses.entries()) {
		let row = instanceRow(call, launching, {
			reservationId,
			launchIndex,
			privateIp
		});
		await insertInstance(tx, row), await putResourceTags(tx, of, row.id, tags.get("instance") ?? []), await putResourceTags(tx, of, row.volumeId, tags.get("volume") ?? []), await putResourceTags(tx, of, row.networkInterfaceId, tags.get("network-interface") ?? []);
		let association = profileRow && {
			id: newId$1("iip-assoc", house.random),
			...of,
			instanceId: row.id,
			profileId: profileRow.id,
			profileArn: profile.arn,
			created: now
		};
		association !== void 0 && await insertAssociation(tx, association), facts.push({
			row,
			tags: await tagsOfResource(tx, of, row.id),
			association,
			state: stateOf$1("pending")
		});
	}
	return reservationOf(facts);
}
function instanceRow({ input, house, now }, { launch, subnet }, own) {
	let { random } = house;
	return {
		id: newId$1("i", random),
		...launch.of,
		...own,
		clientToken: input.ClientToken ?? null,
		requestDigest: input.ClientToken === void 0 ? null : digestOf(input),
		imageId: launch.image.id,
		instanceType: launch.instanceType,
		keyName: launch.keyName ?? null,
		state: "running",
		stateSince: now,
		stateReasonCode: null,
		stateReasonMessage: null,
		stateTransitionReason: null,
		launched: now,
		created: now,
		zone: subnet.zone,
		subnetId: subnet.id,
		vpcId: launch.network.vpcId,
		mac: macAddress(random),
		networkInterfaceId: newId$1("eni", random),
		attachmentId: newId$1("eni-attach", random),
		volumeId: newId$1("vol", random),
		volumeSize: launch.volume.sizeGib,
		volumeType: launch.volume.type,
		volumeEncrypted: launch.volume.encrypted,
		securityGroupIds: JSON.stringify(launch.groupIds),
		userData: launch.userData,
		...launch.metadata,
		ebsOptimized: launch.ebsOptimized,
		monitoring: launch.monitoring,
		disableTermination: launch.disableTermination,
		disableStop: launch.disableStop,
		shutdownBehavior: launch.shutdownBehavior
	};
}
function macAddress(random) {
	return ["02", ...[...random(5)].map((byte) => byte.toString(16).padStart(2, "0"))].join(":");
}
function reservationOf(facts) {
	let { reservationId, account } = facts[0].row;
	return {
		ReservationId: reservationId,
		OwnerId: account,
		Groups: [],
		Instances: facts.map(describeInstance)
	};
}
// src/services/ec2/resources.ts
const network = (held) => defaultNetwork(held.of), live = ({ instances }) => instances.filter(({ state }) => state !== "terminated"), kinds = new Map([
	["i", {
		type: "instance",
		missing: (id) => noSuchInstances([id]),
		exists: (id, held) => held.instances.some((row) => row.id === id)
	}],
	["vol", {
		type: "volume",
		missing: noSuchVolume,
		exists: (id, held) => live(held).some((row) => row.volumeId === id)
	}],
	["eni", {
		type: "network-interface",
		missing: invalidResourceId,
		exists: (id, held) => live(held).some((row) => row.networkInterfaceId === id)
	}],
	["ami", {
		type: "image",
		missing: (id) => noSuchImages([id]),
		exists: (id, held) => isListedImage(held.of.region, id)
	}],
	["key", {
		type: "key-pair",
		missing: noSuchKeyPair,
		exists: async (id, { db, of }) => await findKeyPairById(db, of, id) !== void 0
	}],
	["vpc", {
		type: "vpc",
		missing: noSuchVpc,
		exists: (id, held) => network(held).vpcId === id
	}],
	["subnet", {
		type: "subnet",
		missing: noSuchSubnet,
		exists: (id, held) => network(held).subnets.some((subnet) => subnet.id === id)
	}],
	["sg", {
		type: "security-group",
		missing: noSuchSecurityGroup,
		exists: (id, held) => network(held).groupId === id
	}]
]);
function resourceType(id) {
	return kinds.get(id.slice(0, id.indexOf("-")))?.type;
}
async function namedResources(db, of, ids, goneBefore) {
	let held = {
		db,
		of,
		instances: await listInstances(db, of, goneBefore)
	}, resources = [];
	for (let id of new Set(ids)) {
		let prefix = id.slice(0, id.indexOf("-")), kind = kinds.get(prefix);
		if (kind === void 0 || !isId(prefix, id)) throw invalidResourceId(id);
		let missing = await kind.exists(id, held) ? void 0 : kind.missing(id);
		resources.push({
			id,
			type: kind.type,
			arn: await arnOf(held, kind.type, id),
			missing
		});
	}
	return resources;
}
async function arnOf({ db, of }, type, id) {
	return type === "image" ? `arn:aws:ec2:${of.region}::image/${id}` : type === "key-pair" ? ec2Arn(of, type, (await findKeyPairById(db, of, id))?.name ?? id) : ec2Arn(of, type, id);
}
// src/services/ec2/tags.ts
const callLimit = 1e3, createTags = action$3("CreateTags", {
	access: tagQuestions,
	run(call) {
		let { input, house, caller } = call, of = regionOf(call), tags = readTags$1(input.Tags);
		if (tags.length === 0) throw missingParameter("Tag");
		return house.store.write(caller.account, async (tx) => {
			for (let { id } of await existingResources(tx, call)) {
				let keys = new Set((await tagsOfResource(tx, of, id)).map(({ key }) => key));
				for (let { key } of tags) keys.add(key);
				if (keys.size > tagLimits.perResource) throw tooManyTags$1();
				await putResourceTags(tx, of, id, tags);
			}
			if (input.DryRun) throw dryRunSucceeded();
			return {};
		});
	}
}), deleteTags = action$3("DeleteTags", {
	access: tagQuestions,
	run(call) {
		let { input, house, caller } = call, of = regionOf(call);
		return house.store.write(caller.account, async (tx) => {
			for (let { id } of await existingResources(tx, call)) {
				input.Tags === void 0 && await deleteResourceTags(tx, of, id);
				for (let { Key = "", Value } of input.Tags ?? []) await deleteResourceTag(tx, of, id, Key, Value);
			}
			if (input.DryRun) throw dryRunSucceeded();
			return {};
		});
	}
}), describeTags = action$3("DescribeTags", {
	access: everything$1,
	async run(call) {
		let { input, house } = call;
		if (input.DryRun) throw dryRunSucceeded();
		checkMaxResults(input.MaxResults);
		let { items, NextToken } = pageOf$1(house, "tags", applyFilters((await listResourceTags(house.store.read, regionOf(call))).filter(({ resourceId }) => resourceType(resourceId) !== void 0), input.Filters, {
			key: (row) => row.key,
			value: (row) => row.value,
			"resource-id": (row) => row.resourceId,
			"resource-type": (row) => resourceType(row.resourceId)
		}, (row) => [row]), (row) => `${row.resourceId} ${row.key}`, input);
		return {
			Tags: items.map(({ resourceId, key, value }) => ({
				Key: key,
				ResourceId: resourceId,
				ResourceType: resourceType(resourceId),
				Value: value
			})),
			NextToken
		};
	}
});
async function tagQuestions(call) {
	let { input, house } = call, of = regionOf(call), db = house.store.read;
	checkResources(input);
	let resources = await namedResources(db, of, input.Resources ?? [], call.now - terminatedVisibleMs), tags = Map.groupBy(await listResourceTags(db, of, resources.map(({ id }) => id)), ({ resourceId }) => resourceId);
	return { all: resources.map(({ id, arn }) => ({
		resource: arn,
		requestTags: input.Tags ?? [],
		resourceTags: tagList(tags.get(id) ?? []),
		keys: { "ec2:Region": of.region }
	})) };
}
function checkResources({ Resources = [], Tags = [] }) {
	if (Resources.length === 0) throw missingParameter("resourceIdSet");
	if (Resources.length > callLimit || Tags.length > callLimit) throw invalidValue(`A call may name at most ${callLimit} resources and tags`);
}
async function existingResources(db, { input, now, ...call }) {
	let resources = await namedResources(db, regionOf(call), input.Resources ?? [], now - terminatedVisibleMs);
	for (let { missing } of resources) if (missing !== void 0) throw missing;
	return resources;
}
// src/services/ec2/volumes.ts
const describeVolumes = action$3("DescribeVolumes", {
	access: everything$1,
	async run(call) {
		let { input, house } = call, of = regionOf(call);
		checkMaxResults(input.MaxResults);
		let rows = await listInstances(house.store.read, of, 2 ** 53 - 1), missing = input.VolumeIds?.find((id) => !rows.some((row) => row.volumeId === id));
		if (missing !== void 0) throw noSuchVolume(missing);
		if (input.DryRun) throw dryRunSucceeded();
		let tags = Map.groupBy(await listResourceTags(house.store.read, of), ({ resourceId }) => resourceId), tagsOf = (row) => tags.get(row.volumeId) ?? [], { items, NextToken } = pageOf$1(house, "volumes", applyFilters(rows.filter((row) => !input.VolumeIds?.length || input.VolumeIds.includes(row.volumeId)), input.Filters, {
			"attachment.delete-on-termination": () => "true",
			"attachment.device": (row) => launchImage(row.region, row.imageId).rootDevice,
			"attachment.instance-id": (row) => row.id,
			"attachment.status": () => "attached",
			"availability-zone": (row) => row.zone,
			encrypted: (row) => String(row.volumeEncrypted === 1),
			size: (row) => String(row.volumeSize),
			status: () => "in-use",
			"volume-id": (row) => row.volumeId,
			"volume-type": (row) => row.volumeType
		}, tagsOf), ({ volumeId }) => volumeId, input);
		return {
			Volumes: items.map((row) => ({
				...describe$1(row),
				Tags: tagList(tagsOf(row))
			})),
			NextToken
		};
	}
});
function describe$1(row) {
	return {
		Attachments: [{
			AttachTime: new Date(row.created),
			DeleteOnTermination: !0,
			Device: launchImage(row.region, row.imageId).rootDevice,
			InstanceId: row.id,
			State: "attached",
			VolumeId: row.volumeId
		}],
		AvailabilityZone: row.zone,
		CreateTime: new Date(row.created),
		Encrypted: row.volumeEncrypted === 1,
		MultiAttachEnabled: !1,
		Size: row.volumeSize,
		SnapshotId: "",
		State: "in-use",
		VolumeId: row.volumeId,
		VolumeType: row.volumeType
	};
}
const ec2 = {
	name: "ec2",
	protocol: "ec2",
	model: "ec2",
	actions: {
		AssociateIamInstanceProfile: associateIamInstanceProfile,
		CreateKeyPair: createKeyPair,
		CreateTags: createTags,
		DeleteKeyPair: deleteKeyPair,
		DeleteTags: deleteTags,
		DescribeAvailabilityZones: describeAvailabilityZones,
		DescribeIamInstanceProfileAssociations: describeIamInstanceProfileAssociations,
		DescribeImages: describeImages,
		DescribeInstanceAttribute: describeInstanceAttribute,
		DescribeInstanceCreditSpecifications: describeInstanceCreditSpecifications,
		DescribeInstanceStatus: describeInstanceStatus,
		DescribeInstanceTypes: describeInstanceTypes,
		DescribeInstances: describeInstances,
		DescribeKeyPairs: describeKeyPairs,
		DescribeRegions: describeRegions,
		DescribeSecurityGroups: describeSecurityGroups,
		DescribeSubnets: describeSubnets,
		DescribeTags: describeTags,
		DescribeVolumes: describeVolumes,
		DescribeVpcs: describeVpcs,
		DisassociateIamInstanceProfile: disassociateIamInstanceProfile,
		ImportKeyPair: importKeyPair,
		ModifyInstanceAttribute: modifyInstanceAttribute,
		ModifyInstanceMetadataOptions: modifyInstanceMetadataOptions,
		RebootInstances: rebootInstances,
		ReplaceIamInstanceProfileAssociation: replaceIamInstanceProfileAssociation,
		RunInstances: runInstances,
		StartInstances: startInstances,
		StopInstances: stopInstances,
		TerminateInstances: terminateInstances
	},
	refuse: refuse$3
}, listed = [
	"key",
	"size",
	"etag",
	"modified",
	"storageClass",
	"checksumAlgorithm",
	"checksumType"
];
function findObject(db, bucketId, key) {
	return db.selectFrom("objects").selectAll().where("bucketId", "=", bucketId).where("key", "=", key).executeTakeFirst();
}
function listObjects$1(db, bucketId, range) {
	let query = db.selectFrom("objects").select(listed).where("bucketId", "=", bucketId).where("key", range.exclusive ? ">" : ">=", range.from);
	return range.before !== void 0 && (query = query.where("key", "<", range.before)), query.orderBy("key").limit(range.limit).execute();
}
async function hasObjects(db, bucketId) {
	return await db.selectFrom("objects").select("key").where("bucketId", "=", bucketId).limit(1).executeTakeFirst() !== void 0;
}
async function putObject$1(tx, object) {
	let { bucketId: _, key: __, ...rest } = object;
	await tx.insertInto("objects").values(object).onConflict((conflict) => conflict.columns(["bucketId", "key"]).doUpdateSet(rest)).execute();
}
async function setObjectTags(tx, bucketId, key, tags) {
	await tx.updateTable("objects").set({ tags }).where("bucketId", "=", bucketId).where("key", "=", key).execute();
}
async function deleteObject$1(tx, bucketId, key) {
	await tx.deleteFrom("objects").where("bucketId", "=", bucketId).where("key", "=", key).execute();
}
async function filesWithPrefix(db, prefix) {
	let of = (table) => db.selectFrom(table).select("file").where("file", ">=", prefix).where("file", "<", `${prefix}g`).execute(), rows = [await of("objects"), await of("parts")].flat();
	return new Set(rows.map((row) => row.file));
}
// src/services/s3/files.ts
function filePath(house, file) {
	return join(house.dataDirectory, "objects", file.slice(0, 2), file);
}
async function keepFile(house, from) {
	let file = await newFile(house);
	return await rename(from, filePath(house, file)), await syncDirectory(join(house.dataDirectory, "objects", file.slice(0, 2))), file;
}
async function discardFiles(house, files) {
	for (let file of files) file !== void 0 && await rm(filePath(house, file), { force: !0 }).catch(() => void 0);
}
async function assembleFile(house, pieces, names) {
	let file = await newFile(house), path = filePath(house, file), digests = names.map((name) => [name, digester(name)]), size = 0, to = await open(path, "wx", 384);
	try {
		for (let { file: from, start, end } of pieces) if (!(end < start)) for await (let chunk of createReadStream(filePath(house, from), {
			start,
			end,
			highWaterMark: 1 << 20
		})) {
			let bytes = chunk;
			for (let [, digest] of digests) digest.update(bytes);
			await writeAll(to, bytes), size += bytes.length;
		}
		await to.sync();
	} catch (cause) {
		throw await to.close(), await rm(path, { force: !0 }), cause;
	}
	return await to.close(), await syncDirectory(join(house.dataDirectory, "objects", file.slice(0, 2))), {
		file,
		size,
		digests: Object.fromEntries(digests.map(([name, digest]) => [name, digest.digest()]))
	};
}
async function sweepOrphans(house) {
	await rm(join(house.dataDirectory, "incoming"), {
		recursive: !0,
		force: !0
	});
	let root = join(house.dataDirectory, "objects"), swept = 0;
	for (let prefix of await namesIn(root)) {
		if (!/^[0-9a-f]{2}$/.test(prefix)) continue;
		let names = await namesIn(join(root, prefix));
		if (names.length === 0) continue;
		let known = await filesWithPrefix(house.store.read, prefix), orphans = names.filter((name) => !known.has(name));
		await discardFiles(house, orphans), swept += orphans.length;
	}
	return swept;
}
async function newFile(house) {
	let file = toHex(house.random(16));
	return await mkdir(join(house.dataDirectory, "objects", file.slice(0, 2)), { recursive: !0 }) !== void 0 && await syncDirectory(join(house.dataDirectory, "objects")), file;
}
async function writeAll(to, bytes) {
	for (let at = 0; at < bytes.length;) at += (await to.write(bytes, at)).bytesWritten;
}
async function syncDirectory(path) {
	let directory = await open(path, "r");
	try {
		await directory.sync();
	} finally {
		await directory.close();
	}
}
async function namesIn(path) {
	try {
		return await readdir(path);
	} catch (cause) {
		if (cause.code === "ENOENT") return [];
		throw cause;
	}
}
const policiesLimit = {
	SERVICE_CONTROL_POLICY: 1e4,
	RESOURCE_CONTROL_POLICY: 1e3
};
function idText(random, length) {
	let text = "";
	for (; text.length < length;) for (let byte of random(length)) byte < 252 && text.length < length && (text += "0123456789abcdefghijklmnopqrstuvwxyz"[byte % 36]);
	return text;
}
const newId = {
	organization: (random) => `o-${idText(random, 10)}`,
	root: (random) => `r-${idText(random, 4)}`,
	unit: (random, rootId) => `ou-${rootId.slice(2)}-${idText(random, 8)}`,
	policy: (random) => `p-${idText(random, 8)}`,
	resourcePolicy: (random) => `rp-${idText(random, 8)}`,
	handshake: (random) => `h-${idText(random, 32)}`,
	accountCreation: (random) => `car-${idText(random, 32)}`
};
function ownerOf({ id, managementAccount }) {
	return {
		organizationId: id,
		managementAccount
	};
}
function arnOfOrganization({ id, managementAccount }) {
	return `arn:aws:organizations::${managementAccount}:organization/${id}`;
}
function arnOfId(owner, id, policyType = "*") {
	return id.startsWith("r-") ? organizationArn(owner, "root", id) : id.startsWith("ou-") ? organizationArn(owner, "ou", id) : id.startsWith("rp-") ? organizationArn(owner, "resourcepolicy", id) : id.startsWith("p-") ? organizationPolicyArn(owner, policyType, id) : organizationArn(owner, "account", id);
}
function arnOfHandshake({ organizationId, managementAccount }, action, id) {
	return `arn:aws:organizations::${managementAccount}:handshake/${organizationId}/${action.toLowerCase()}/${id}`;
}
// src/services/organizations/account-views.ts
function emailOf({ account, email }) {
	return email ?? `account-${account}@understudy.invalid`;
}
function accountOfEmail(email) {
	return /^account-(\d{12})@understudy\.invalid$/i.exec(email)?.[1];
}
function accountView(owner, member, now, parents) {
	let state = stateOf(member, now);
	return {
		Id: member.account,
		Arn: arnOfId(owner, member.account),
		Email: emailOf(member),
		Name: member.name,
		Status: state,
		State: state,
		...parents && { Paths: [organizationPath(owner.organizationId, [...parents, member.account])] },
		JoinedMethod: member.joinedMethod,
		JoinedTimestamp: new Date(member.joined)
	};
}
function stateOf({ closed }, now) {
	return closed === null ? "ACTIVE" : now < closed + 6e4 ? "PENDING_CLOSURE" : "SUSPENDED";
}
// src/services/organizations/errors.ts
const refused = (code, message) => new AwsError(`${code}Exception`, 400, message), withReason = (code, reason, message) => new AwsError(`${code}Exception`, 400, message, { details: { Reason: reason } }), notInUse = () => refused("AWSOrganizationsNotInUse", "Your account is not a member of an organization."), noPermission = () => refused("AccessDenied", "You don't have permissions to access this resource."), noLinkedRolePermission = () => withReason("AccessDeniedForDependency", "ACCESS_DENIED_DURING_CREATE_SERVICE_LINKED_ROLE", "The request failed because your credentials do not have permission to create the service-linked role required by AWS Organizations."), alreadyInOrganization = () => refused("AlreadyInOrganization", "The AWS account is already a member of an organization."), organizationNotEmpty = () => refused("OrganizationNotEmpty", "To delete an organization you must first remove all member accounts (except the master)."), managementCannotLeave = () => refused("MasterCannotLeaveOrganization", "You cannot remove the master account from the organization. Instead, delete the organization."), noSuchRoot = () => refused("RootNotFound", "You specified a root that doesn't exist."), noSuchParent = () => refused("ParentNotFound", "You specified parent that doesn't exist."), noSuchSourceParent = () => refused("SourceParentNotFound", "You specified a source parent that doesn't exist."), noSuchDestination = () => refused("DestinationParentNotFound", "You specified a destination parent that doesn't exist."), noSuchChild = () => refused("ChildNotFound", "You specified a child that doesn't exist."), noSuchUnit = () => refused("OrganizationalUnitNotFound", "You specified an organizational unit that doesn't exist."), unitExists = () => refused("DuplicateOrganizationalUnit", "An OU with the same name already exists."), unitNotEmpty = () => refused("OrganizationalUnitNotEmpty", "The specified OU is not empty. Move all accounts and child OUs first."), noSuchAccount = () => refused("AccountNotFound", "You specified an account that doesn't exist."), accountAlreadyThere = () => refused("DuplicateAccount", "That account is already present in the specified destination."), accountAlreadyClosed = () => refused("AccountAlreadyClosed", "The provided account is already closed."), noSuchAccountCreation = () => refused("CreateAccountStatusNotFound", "You specified a create account request that doesn't exist."), noSuchPolicy = () => refused("PolicyNotFound", "You specified a policy that doesn't exist."), policyExists = () => refused("DuplicatePolicy", "A policy with the specified name and type already exists."), policyInUse = () => refused("PolicyInUse", "The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts before performing this operation."), malformedPolicy$1 = () => refused("MalformedPolicyDocument", "The provided policy document does not meet the requirements of the specified policy type."), noSuchTarget = () => refused("TargetNotFound", "You specified a target that doesn't exist."), alreadyAttached = () => refused("DuplicatePolicyAttachment", "A policy with the specified name and type already exists on the specified target."), notAttached = () => refused("PolicyNotAttached", "The policy isn't attached to the specified target in the specified root."), typeAlreadyEnabled = () => refused("PolicyTypeAlreadyEnabled", "The specified policy type is already enabled."), typeNotEnabled = () => refused("PolicyTypeNotEnabled", "This operation can be performed only for enabled policy types."), typeNotAvailable = () => refused("PolicyTypeNotAvailableForOrganization", "You can't use the specified policy type with the feature set currently enabled for this organization."), noEffectivePolicy = () => refused("EffectivePolicyNotFound", "The specified effective policy doesn't exist."), noResourcePolicy = () => refused("ResourcePolicyNotFound", "We can't find a resource policy request with the parameter that you specified."), noSuchHandshake = () => refused("HandshakeNotFound", "You specified a handshake that doesn't exist."), handshakeExists = () => refused("DuplicateHandshake", "A handshake with the same action and target already exists."), handshakeDone = () => refused("HandshakeAlreadyInState", "The specified handshake is already in the requested state."), handshakeCannot = () => refused("InvalidHandshakeTransition", "You can't perform the operation on the handshake in its current state."), alreadyMember = () => withReason("HandshakeConstraintViolation", "ALREADY_IN_AN_ORGANIZATION", "The invited account is already a member of an organization."), alreadyRegistered = () => refused("AccountAlreadyRegistered", "The provided account is already a delegated administrator for your organization."), notRegistered = () => refused("AccountNotRegistered", "The provided account is not a registered delegated administrator for your organization."), invalidInputs = {
	DUPLICATE_TAG_KEY: "Tag keys must be unique among the tags attached to the same entity.",
	IMMUTABLE_POLICY: "You specified a policy that is managed by AWS and can't be modified.",
	INVALID_EMAIL_ADDRESS_TARGET: "You specified an invalid email address for the invited account owner.",
	INVALID_ENUM: "You specified an invalid value.",
	INVALID_NEXT_TOKEN: "You provided a value that does not match the required pattern.",
	INVALID_PARTY_TYPE_TARGET: "You specified the wrong type of entity (account, organization, or email) as a party.",
	INVALID_PATTERN: "You provided a value that does not match the required pattern.",
	INVALID_PRINCIPAL: "You specified an invalid principal element in the policy.",
	INVALID_RESOURCE_POLICY_JSON: "The provided policy document is not a valid resource policy.",
	INVALID_ROLE_NAME: "You provided a role name that isn't valid. A role name can't begin with the reserved prefix AWSServiceRoleFor.",
	INVALID_SYSTEM_TAGS_PARAMETER: "You specified a tag key that is a system tag. You can't add, edit, or delete system tag keys because they're reserved for AWS use.",
	NON_DETACHABLE_POLICY: "You can't detach this AWS Managed Policy.",
	TARGET_NOT_SUPPORTED: "You can't perform the specified operation on that target entity.",
	UNRECOGNIZED_SERVICE_PRINCIPAL: "You specified an unrecognized service principal.",
	UNSUPPORTED_ACTION_IN_RESOURCE_POLICY: "You specified an action that is not supported in a resource policy.",
	UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY: "You specified a resource that is not supported in a resource policy."
}, invalidInput = (reason) => withReason("InvalidInput", reason, invalidInputs[reason]), violations = {
	ACCOUNT_NUMBER_LIMIT_EXCEEDED: "You have exceeded the allowed number of AWS accounts.",
	CANNOT_CLOSE_MANAGEMENT_ACCOUNT: "You attempted to close the management account.",
	CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR: "You cannot register master account/yourself as delegated administrator for your organization.",
	CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR: "You cannot register a suspended account as a delegated administrator.",
	CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG: "You attempted to remove an account that is registered as a delegated administrator for a service integrated with your organization. To complete this operation, you must first deregister this account as a delegated administrator.",
	CLOSE_ACCOUNT_QUOTA_EXCEEDED: "You have exceeded close account quota for the past 30 days.",
	HANDSHAKE_RATE_LIMIT_EXCEEDED: "You have exceeded the number of handshakes that you can send in one day.",
	MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED: "You attempted to register more delegated administrators than allowed for the service principal.",
	MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED: "You have attached the maximum number of policies to the specified target.",
	MAX_TAG_LIMIT_EXCEEDED: "You have exceeded the number of tags allowed on this resource.",
	MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED: "You cannot remove the last policy attached to the specified target. You must have at least one attached at all times.",
	ORGANIZATION_NOT_IN_ALL_FEATURES_MODE: "You attempted to perform an operation that requires the organization to be configured to support all features.",
	OU_DEPTH_LIMIT_EXCEEDED: "You attempted to create an OU tree that is too many levels deep.",
	OU_NUMBER_LIMIT_EXCEEDED: "You have exceeded the number of OUs that you can have in an organization.",
	POLICY_CONTENT_LIMIT_EXCEEDED: "You have exceeded the maximum policy size.",
	POLICY_NUMBER_LIMIT_EXCEEDED: "You have exceeded the number of policies that you can have in an organization.",
	SERVICE_ACCESS_NOT_ENABLED: "You attempted to register a delegated administrator before you enabled service access. Call the EnableAWSServiceAccess API first.",
	WAIT_PERIOD_ACTIVE: "You must wait until the account has existed for a minimum number of days."
}, violates = (reason) => withReason("ConstraintViolation", reason, violations[reason]), policyTypeNotThere = (type) => new AwsError("NotImplemented", 501, `Policies of the type ${type} are not implemented by Understudy yet.`), action$2 = actionsOf();
// src/services/organizations/change.ts
async function change(house, work, accounts = []) {
	let result = await house.store.writeOrganizations(accounts, work);
	return await house.organizations.refresh(), result;
}
// src/services/organizations/find-policy.ts
async function findPolicy(db, organizationId, id) {
	let managed = managedPolicy(id);
	if (managed !== void 0) return managed;
	let row = await findOrganizationPolicy(db, organizationId, id);
	return row && {
		...row,
		awsManaged: !1
	};
}
async function requirePolicy$1(db, organizationId, id) {
	let policy = await findPolicy(db, organizationId, id);
	if (policy === void 0) throw noSuchPolicy();
	return policy;
}
function managedPolicy(id) {
	let managed = fullAccess[id];
	return managed && {
		id,
		...managed,
		type: managed.type,
		awsManaged: !0
	};
}
// src/services/organizations/standing.ts
async function requireOrganization(db, account) {
	let organization = await organizationOf(db, account);
	if (organization === void 0) throw notInUse();
	return organization;
}
async function requireStanding(db, call, reach, asks) {
	let { account } = call.caller, organization = await requireOrganization(db, account);
	if (reach === "members" || account === organization.managementAccount || reach === "delegates" && await isDelegatedAdministrator(db, organization, account) || isDelegated(call, organization, asks)) return organization;
	throw noPermission();
}
async function isDelegatedAdministrator(db, { id }, account) {
	return (await listDelegatedAdministrators$1(db, id)).some((row) => row.account === account);
}
function isDelegated(call, organization, asks) {
	let { resourcePolicy, resourcePolicyId, managementAccount } = organization;
	if (resourcePolicy === null) return !1;
	let policy = {
		text: resourcePolicy,
		id: arnOfId(ownerOf(organization), resourcePolicyId)
	};
	return asks.every((ask) => call.may({
		...ask,
		policy,
		resourceAccount: managementAccount
	}));
}
async function ownerFor(call) {
	let organization = await organizationOf(call.house.store.read, call.caller.account);
	return organization && ownerOf(organization);
}
async function askAbout$1(call, ids, more = {}) {
	let owner = await ownerFor(call), named = ids.filter((id) => id !== void 0);
	if (owner === void 0 || named.length === 0) return [more];
	let asks = [];
	for (let id of new Set(named)) {
		let resource = arnOfId(owner, id, await policyTypeOf(call, owner, id));
		asks.push({
			...more,
			resource,
			resourceTags: await tagsOf(call.house.store.read, owner, id)
		});
	}
	return asks;
}
async function tagsOf(db, { organizationId }, id) {
	let rows = await listOrganizationTags(db, organizationId, id);
	return rows.length === 0 ? void 0 : rows.map(({ key, value }) => ({
		Key: key,
		Value: value
	}));
}
async function policyTypeOf(call, { organizationId }, id) {
	if (id.startsWith("p-")) return (await findPolicy(call.house.store.read, organizationId, id))?.type;
}
// src/services/organizations/operation.ts
function reading(name, { reach, asks, run }) {
	return action$2(name, {
		access: async (call) => asking(name, await asks?.(call) ?? [{}]),
		async run(call, asked) {
			let db = call.house.store.read;
			return run(call, await requireStanding(db, call, reach, asked), db);
		}
	});
}
function changing(name, { reach, asks, run }, accountsOf = () => []) {
	return action$2(name, {
		access: async (call) => asking(name, await asks?.(call) ?? [{}]),
		run(call, asked) {
			return change(call.house, async (tx) => run(call, await requireStanding(tx, call, reach, asked), tx), accountsOf(call));
		}
	});
}
function asking(name, asks) {
	let all = asks.map((ask) => ({
		...ask,
		action: ask.action ?? `organizations:${name}`
	}));
	return {
		all,
		found: all
	};
}
// src/services/organizations/pages.ts
const purpose$1 = "organizations-page";
function pageOf(house, items, keyOf, { MaxResults, NextToken }) {
	let from = NextToken === void 0 ? 0 : afterKey(items, keyOf, openToken(house, NextToken)), page = items.slice(from, from + (MaxResults ?? 20)), last = page.at(-1);
	return last === void 0 || from + page.length >= items.length ? {
		items: page,
		NextToken: void 0
	} : {
		items: page,
		NextToken: house.sealer.seal(purpose$1, "", Buffer.from(keyOf(last))).toString("base64url")
	};
}
function afterKey(items, keyOf, key) {
	let at = items.findIndex((item) => keyOf(item) === key);
	if (at !== -1) return at + 1;
	let next = items.findIndex((item) => keyOf(item) > key);
	return next === -1 ? items.length : next;
}
function openToken(house, token) {
	let key = house.sealer.open(purpose$1, "", Buffer.from(token, "base64url"));
	if (key === void 0) throw invalidInput("INVALID_NEXT_TOKEN");
	return key.toString();
}
// src/services/organizations/tree.ts
const listParents = reading("ListParents", {
	reach: "delegates",
	asks: (call) => askAbout$1(call, [call.input.ChildId]),
	async run({ input, house }, organization, db) {
		let parent = await parentOf(db, organization, input.ChildId);
		if (parent === void 0) throw noSuchChild();
		let { items, NextToken } = pageOf(house, [{
			Id: parent,
			Type: parent === organization.rootId ? "ROOT" : "ORGANIZATIONAL_UNIT"
		}], ({ Id }) => Id, input);
		return {
			Parents: items,
			NextToken
		};
	}
}), listChildren = reading("ListChildren", {
	reach: "delegates",
	asks: (call) => askAbout$1(call, [call.input.ParentId]),
	async run({ input, house }, organization, db) {
		let parent = input.ParentId;
		if (!await isParent(db, organization, parent)) throw noSuchParent();
		let Type = input.ChildType, { items, NextToken } = pageOf(house, Type === "ACCOUNT" ? (await listMembers(db, organization.id, parent)).map(({ account }) => account) : (await listOrganizationalUnits(db, organization.id, parent)).map(({ id }) => id), (id) => id, input);
		return {
			Children: items.map((Id) => ({
				Id,
				Type
			})),
			NextToken
		};
	}
});
async function isParent(db, { id, rootId }, parent) {
	return parent === rootId || await findOrganizationalUnit(db, id, parent) !== void 0;
}
async function parentOf(db, { id }, child) {
	return child.startsWith("ou-") ? (await findOrganizationalUnit(db, id, child))?.parentId : (await findMember(db, id, child))?.parentId;
}
async function unitsById(db, organizationId) {
	return new Map((await listOrganizationalUnits(db, organizationId)).map((unit) => [unit.id, unit]));
}
function pathTo(id, units) {
	let path = [];
	for (let at = id; at !== void 0; at = units.get(at)?.parentId) path.unshift(at);
	return path;
}
// src/services/organizations/accounts.ts
const describeAccount = reading("DescribeAccount", {
	reach: "delegates",
	asks: (call) => askAbout$1(call, [call.input.AccountId]),
	async run({ input, now }, organization, db) {
		let member = await requireMember(db, organization, input.AccountId), parents = pathTo(member.parentId, await unitsById(db, organization.id));
		return { Account: accountView(ownerOf(organization), member, now, parents) };
	}
}), listAccounts = reading("ListAccounts", {
	reach: "delegates",
	async run({ input, house, now }, organization, db) {
		let { items, NextToken } = pageOf(house, await listMembers(db, organization.id), ({ account }) => account, input);
		return {
			Accounts: await views(db, organization, items, now),
			NextToken
		};
	}
}), listAccountsForParent = reading("ListAccountsForParent", {
	reach: "delegates",
	asks: (call) => askAbout$1(call, [call.input.ParentId]),
	async run({ input, house, now }, organization, db) {
		let parent = input.ParentId;
		if (!await isParent(db, organization, parent)) throw noSuchParent();
		let { items, NextToken } = pageOf(house, await listMembers(db, organization.id, parent), ({ account }) => account, input);
		return {
			Accounts: await views(db, organization, items, now),
			NextToken
		};
	}
});
async function views(db, organization, members, now) {
	let units = await unitsById(db, organization.id);
	return members.map((member) => accountView(ownerOf(organization), member, now, pathTo(member.parentId, units)));
}
const moveAccount = changing("MoveAccount", {
	reach: "management",
	asks: ({ input, ...call }) => askAbout$1({
		input,
		...call
	}, [
		input.AccountId,
		input.SourceParentId,
		input.DestinationParentId
	]),
	async run({ input }, organization, tx) {
		let member = await requireMember(tx, organization, input.AccountId), source = input.SourceParentId, destination = input.DestinationParentId;
		if (!await isParent(tx, organization, source) || member.parentId !== source) throw noSuchSourceParent();
		if (!await isParent(tx, organization, destination)) throw noSuchDestination();
		if (source === destination) throw accountAlreadyThere();
		return await moveMember(tx, member.account, destination), {};
	}
}), removeAccountFromOrganization = changing("RemoveAccountFromOrganization", {
	reach: "management",
	asks: (call) => askAbout$1(call, [call.input.AccountId]),
	async run({ input, now }, organization, tx) {
		return await leave(tx, organization, input.AccountId, now), {};
	}
}, ({ input }) => [input.AccountId]), leaveOrganization = changing("LeaveOrganization", {
	reach: "members",
	async run({ caller, now }, organization, tx) {
		return await leave(tx, organization, caller.account, now), {};
	}
}, ({ caller }) => [caller.account]);
async function leave(tx, organization, account, now) {
	let member = await requireMember(tx, organization, account);
	if (account === organization.managementAccount) throw managementCannotLeave();
	if ((await listDelegatedAdministrators$1(tx, organization.id)).some((row) => row.account === account)) throw violates("CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG");
	if (member.joinedMethod === "CREATED" && now < member.joined + 6048e5) throw violates("WAIT_PERIOD_ACTIVE");
	await deleteMember(tx, organization.id, account);
}
const closeAccount = changing("CloseAccount", {
	reach: "management",
	asks: (call) => askAbout$1(call, [call.input.AccountId]),
	async run({ input, now }, organization, tx) {
		let member = await requireMember(tx, organization, input.AccountId);
		if (member.account === organization.managementAccount) throw violates("CANNOT_CLOSE_MANAGEMENT_ACCOUNT");
		if (organization.featureSet !== "ALL") throw violates("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE");
		if (member.closed !== null) throw accountAlreadyClosed();
		let members = await listMembers(tx, organization.id);
		if (members.filter(({ closed }) => closed !== null && closed > now - 2592e6).length >= Math.max(10, Math.floor(members.length / 10))) throw violates("CLOSE_ACCOUNT_QUOTA_EXCEEDED");
		return await closeAccount$1(tx, member.account, now), {};
	}
}, ({ input }) => [input.AccountId]);
async function requireMember(db, { id }, account) {
	let member = await findMember(db, id, account);
	if (member === void 0) throw noSuchAccount();
	return member;
}
// src/services/organizations/policy-questions.ts
async function askAboutPolicy(call, policyId, targetId) {
	let owner = await ownerFor(call), keys = { "organizations:PolicyType": (owner && await findPolicy(call.house.store.read, owner.organizationId, policyId))?.type };
	return askAbout$1(call, [policyId, targetId], { keys });
}
// src/services/organizations/policy-rules.ts
function checkPolicy(type, content) {
	if (content.length > 5120) throw violates("POLICY_CONTENT_LIMIT_EXCEEDED");
	if (!(type === "SERVICE_CONTROL_POLICY" ? isServiceControl(content) : isResourceControl(content))) throw malformedPolicy$1();
}
function isServiceControl(content) {
	return validateIdentityPolicy(content, { requiresVersion2012: !0 }) === void 0;
}
function isResourceControl(content) {
	let parsed = parsePolicy(content);
	if ("findings" in parsed || parsed.document.version !== "2012-10-17") return !1;
	let { statements } = parsed.document;
	return statements.length > 0 && statements.every(isResourceControlStatement);
}
function isResourceControlStatement(statement) {
	let { effect, principal, action = [], resource, notResource } = statement;
	return effect !== "Deny" || statement.notPrincipal !== void 0 || statement.notAction !== void 0 || principal?.length !== 1 || principal[0].type !== "*" || (resource ?? notResource ?? []).length === 0 ? !1 : action.length > 0 && action.every((pattern) => pattern === "*" || /^[a-z0-9-]+:[^:]+$/i.test(pattern));
}
// src/services/organizations/policy-types.ts
function isControlPolicyType(type) {
	return type === "SERVICE_CONTROL_POLICY" || type === "RESOURCE_CONTROL_POLICY";
}
function requireControlPolicyType(type) {
	if (!isControlPolicyType(type)) throw policyTypeNotThere(type);
	return type;
}
function isEnabled(organization, type) {
	return (type === "SERVICE_CONTROL_POLICY" ? organization.scpsEnabled : organization.rcpsEnabled) === 1;
}
function enabledTypes(organization) {
	return ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"].filter((type) => isEnabled(organization, type));
}
async function attachDefaults(tx, organization, targetId, now) {
	let rows = enabledTypes(organization).map((type) => ({
		organizationId: organization.id,
		targetId,
		policyId: attachedByDefault[type],
		type,
		attached: now
	}));
	await insertOrganizationAttachments(tx, rows);
}
// src/services/organizations/tag-rules.ts
function readTags(tags) {
	let read = (tags ?? []).map(({ Key = "", Value = "" }) => ({
		key: Key,
		value: Value
	}));
	if (new Set(read.map(({ key }) => key)).size < read.length) throw invalidInput("DUPLICATE_TAG_KEY");
	if (read.some(({ key }) => /^aws:/i.test(key))) throw invalidInput("INVALID_SYSTEM_TAGS_PARAMETER");
	if (read.length > 50) throw violates("MAX_TAG_LIMIT_EXCEEDED");
	return read;
}
async function tagPermission(call, tags, kind) {
	if (tags === void 0 || tags.length === 0) return [];
	let owner = await ownerFor(call), within = owner === void 0 ? "" : `::${owner.managementAccount}:${kind}/${owner.organizationId}/`;
	return [{
		action: "organizations:TagResource",
		resource: owner === void 0 ? "*" : `arn:aws:organizations${within}*`,
		requestTags: tags
	}];
}
// src/services/organizations/policies.ts
const createPolicy = changing("CreatePolicy", {
	reach: "management",
	asks: async (call) => {
		let { Type = "", Tags } = call.input, owner = await ownerFor(call), keys = { "organizations:PolicyType": Type }, resource = owner && organizationPolicyArn(owner, Type, "p-*");
		return [{
			...resource !== void 0 && { resource },
			keys,
			requestTags: Tags
		}, ...await tagPermission(call, Tags, "policy")];
	},
	async run({ input, house, now }, organization, tx) {
		let type = requireControlPolicyType(input.Type), tags = readTags(input.Tags), { Name: name = "", Description: description = "", Content: content = "" } = input;
		if (organization.featureSet !== "ALL") throw typeNotAvailable();
		checkPolicy(type, content);
		let others = await listOrganizationPolicies(tx, organization.id, type);
		if (refuseName(others, type, name), others.length >= policiesLimit[type]) throw violates("POLICY_NUMBER_LIMIT_EXCEEDED");
		let id = newId.policy(house.random), row = {
			id,
			organizationId: organization.id,
			type,
			name,
			description,
			content
		};
		return await insertOrganizationPolicy(tx, {
			...row,
			created: now
		}), await putOrganizationTags(tx, organization.id, id, tags), { Policy: policyView(organization, {
			...row,
			awsManaged: !1
		}) };
	}
}), updatePolicy = changing("UpdatePolicy", {
	reach: "management",
	asks: (call) => askAboutPolicy(call, call.input.PolicyId),
	async run({ input }, organization, tx) {
		let policy = await requireOwn(tx, organization, input.PolicyId), changed = {
			name: input.Name ?? policy.name,
			description: input.Description ?? policy.description,
			content: input.Content ?? policy.content
		};
		return checkPolicy(policy.type, changed.content), refuseName((await listOrganizationPolicies(tx, organization.id, policy.type)).filter(({ id }) => id !== policy.id), policy.type, changed.name), await updateOrganizationPolicy(tx, policy.id, changed), { Policy: policyView(organization, {
			...policy,
			...changed
		}) };
	}
}), describePolicy = reading("DescribePolicy", {
	reach: "delegates",
	asks: (call) => askAboutPolicy(call, call.input.PolicyId),
	run: async ({ input }, organization, db) => ({ Policy: policyView(organization, await requirePolicy$1(db, organization.id, input.PolicyId)) })
}), deletePolicy = changing("DeletePolicy", {
	reach: "management",
	asks: (call) => askAboutPolicy(call, call.input.PolicyId),
	async run({ input }, organization, tx) {
		let { id } = await requireOwn(tx, organization, input.PolicyId);
		if ((await listOrganizationAttachments(tx, organization.id, { policyId: id })).length > 0) throw policyInUse();
		return await deleteOrganizationPolicy(tx, organization.id, id), {};
	}
}), listPolicies = reading("ListPolicies", {
	reach: "delegates",
	asks: (call) => [{ keys: { "organizations:PolicyType": call.input.Filter } }],
	async run({ input, house }, organization, db) {
		let type = input.Filter, { items, NextToken } = pageOf(house, isControlPolicyType(type) ? await policiesOf(db, organization, type) : [], ({ id }) => id, input);
		return {
			Policies: items.map((policy) => policySummary(organization, policy)),
			NextToken
		};
	}
});
async function policiesOf(db, { id, featureSet }, type) {
	let own = (await listOrganizationPolicies(db, id, type)).map((row) => ({
		...row,
		awsManaged: !1
	}));
	return featureSet === "ALL" ? [...Object.keys(fullAccess).map((one) => managedPolicy(one)).filter((one) => one.type === type), ...own] : own;
}
async function requireOwn(tx, { id }, policyId) {
	let policy = await requirePolicy$1(tx, id, policyId);
	if (policy.awsManaged) throw invalidInput("IMMUTABLE_POLICY");
	return policy;
}
function refuseName(others, type, name) {
	if (Object.values(fullAccess).some((one) => one.type === type && one.name === name) || others.some((one) => one.name === name)) throw policyExists();
}
function policyView(organization, policy) {
	return {
		PolicySummary: policySummary(organization, policy),
		Content: policy.content
	};
}
function policySummary(organization, policy) {
	let { id, type, name, description, awsManaged } = policy;
	return {
		Id: id,
		Arn: organizationPolicyArn(ownerOf(organization), type, id),
		Name: name,
		Description: description,
		Type: type,
		AwsManaged: awsManaged
	};
}
// src/services/organizations/attachments.ts
const attachPolicy = changing("AttachPolicy", {
	reach: "management",
	asks: (call) => askAboutPolicy(call, call.input.PolicyId, call.input.TargetId),
	async run({ input, now }, organization, tx) {
		let policy = await requirePolicy$1(tx, organization.id, input.PolicyId), targetId = input.TargetId;
		if (await requireTarget(tx, organization, targetId), !isEnabled(organization, policy.type)) throw typeNotEnabled();
		let attached = await attachedTo(tx, organization, targetId, policy);
		if (attached.some(({ policyId }) => policyId === policy.id)) throw alreadyAttached();
		if (attached.length >= 5) throw violates("MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
		let { id: policyId, type } = policy;
		return await insertOrganizationAttachments(tx, [{
			organizationId: organization.id,
			targetId,
			policyId,
			type,
			attached: now
		}]), {};
	}
}), detachPolicy = changing("DetachPolicy", {
	reach: "management",
	asks: (call) => askAboutPolicy(call, call.input.PolicyId, call.input.TargetId),
	async run({ input }, organization, tx) {
		let policy = await requirePolicy$1(tx, organization.id, input.PolicyId), targetId = input.TargetId;
		if (await requireTarget(tx, organization, targetId), policy.id === "p-RCPFullAWSAccess") throw invalidInput("NON_DETACHABLE_POLICY");
		let attached = await attachedTo(tx, organization, targetId, policy);
		if (!attached.some(({ policyId }) => policyId === policy.id)) throw notAttached();
		if (attached.length === 1) throw violates("MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
		return await deleteOrganizationAttachment(tx, organization.id, targetId, policy.id), {};
	}
});
function attachedTo(db, { id }, targetId, { type }) {
	return listOrganizationAttachments(db, id, {
		targetId,
		type
	});
}
const listPoliciesForTarget = reading("ListPoliciesForTarget", {
	reach: "delegates",
	asks: (call) => askAbout$1(call, [call.input.TargetId], { keys: { "organizations:PolicyType": call.input.Filter } }),
	async run({ input, house }, organization, db) {
		let targetId = input.TargetId, type = input.Filter;
		await requireTarget(db, organization, targetId);
		let { items, NextToken } = pageOf(house, isControlPolicyType(type) ? await listOrganizationAttachments(db, organization.id, {
			targetId,
			type
		}) : [], ({ policyId }) => policyId, input);
		return {
			Policies: (await Promise.all(items.map(({ policyId }) => findPolicy(db, organization.id, policyId)))).map((policy) => policySummary(organization, policy)),
			NextToken
		};
	}
}), listTargetsForPolicy = reading("ListTargetsForPolicy", {
	reach: "delegates",
	asks: (call) => askAboutPolicy(call, call.input.PolicyId),
	async run({ input, house }, organization, db) {
		let { id } = await requirePolicy$1(db, organization.id, input.PolicyId), { items, NextToken } = pageOf(house, await listOrganizationAttachments(db, organization.id, { policyId: id }), ({ targetId }) => targetId, input);
		return {
			Targets: await Promise.all(items.map(async ({ targetId }) => ({
				TargetId: targetId,
				Arn: arnOfId(ownerOf(organization), targetId),
				...await requireTarget(db, organization, targetId)
			}))),
			NextToken
		};
	}
});
async function requireTarget(db, organization, id) {
	if (id === organization.rootId) return {
		Name: "Root",
		Type: "ROOT"
	};
	if (id.startsWith("ou-")) {
		let unit = await findOrganizationalUnit(db, organization.id, id);
		if (unit !== void 0) return {
			Name: unit.name,
			Type: "ORGANIZATIONAL_UNIT"
		};
	} else {
		let member = await findMember(db, organization.id, id);
		if (member !== void 0) return {
			Name: member.name,
			Type: "ACCOUNT"
		};
	}
	throw noSuchTarget();
}
// src/store/organization-requests.ts
async function insertAccountCreation(tx, row) {
	await tx.insertInto("accountCreations").values(row).execute();
}
function listAccountCreations(db, organizationId) {
	return db.selectFrom("accountCreations").selectAll().where("organizationId", "=", organizationId).orderBy("id").execute();
}
async function insertHandshake(tx, row) {
	await tx.insertInto("handshakes").values(row).execute();
}
function findHandshake(db, id) {
	return db.selectFrom("handshakes").selectAll().where("id", "=", id).executeTakeFirst();
}
function listHandshakes(db, of) {
	let all = db.selectFrom("handshakes").selectAll();
	return ("account" in of ? all.where("account", "=", of.account) : all.where("organizationId", "=", of.organizationId)).orderBy("id").execute();
}
async function updateHandshake(tx, id, change) {
	await tx.updateTable("handshakes").set(change).where("id", "=", id).execute();
}
// src/services/organizations/linked-role.ts
const service = "organizations.amazonaws.com", name = "AWSServiceRoleForOrganizations", path = `/aws-service-role/${service}/`;
async function ensureLinkedRole(tx, call, account) {
	if (await findRoleByName(tx, account, name) !== void 0) return;
	let ask = {
		action: "iam:CreateServiceLinkedRole",
		resource: iamArn(account, "role", path, name),
		keys: { "iam:AWSServiceName": service }
	};
	if (account === call.caller.account && !call.may(ask)) throw noLinkedRolePermission();
	await writeRole(tx, call, {
		account,
		name,
		path,
		description: "Service-linked role used by AWS Organizations to enable integration of other AWS services with Organizations.",
		statement: {
			Effect: "Allow",
			Principal: { Service: service },
			Action: "sts:AssumeRole"
		},
		policyArn: "arn:aws:iam::aws:policy/aws-service-role/AWSOrganizationsServiceTrustPolicy"
	});
}
async function writeRole(tx, { house, now }, made) {
	let { account, statement, policyArn } = made, id = entityId(idPrefix.role, house.random);
	await insertRole(tx, {
		id,
		account,
		name: made.name,
		nameKey: made.name.toLowerCase(),
		path: made.path,
		created: now,
		description: made.description,
		maxSessionSeconds: 3600,
		trustPolicy: JSON.stringify({
			Version: "2012-10-17",
			Statement: [statement]
		}),
		boundaryArn: null,
		lastUsed: null,
		lastUsedRegion: null
	}), await attachPolicy$1(tx, {
		account,
		targetId: id,
		targetType: "role",
		policyArn,
		attached: now
	});
}
// src/services/organizations/create-account.ts
const createAccount = action$2("CreateAccount", {
	access: async (call) => ({ all: [{ requestTags: call.input.Tags }, ...await tagPermission(call, call.input.Tags, "account")] }),
	async run(call) {
		let { input, house, now } = call, tags = readTags(input.Tags);
		if (/^AWSServiceRoleFor/i.test(input.RoleName ?? "")) throw invalidInput("INVALID_ROLE_NAME");
		let account = await freshAccount(call);
		return change(house, async (tx) => {
			let organization = await requireStanding(tx, call, "management", [{}]);
			if ((await listMembers(tx, organization.id)).length >= 1e4) throw violates("ACCOUNT_NUMBER_LIMIT_EXCEEDED");
			let failure = await isTaken(tx, input.Email) ? "EMAIL_ALREADY_EXISTS" : null;
			failure === null && (await makeAccount(tx, call, organization, account), await putOrganizationTags(tx, organization.id, account, tags));
			let row = {
				id: newId.accountCreation(house.random),
				organizationId: organization.id,
				accountName: input.AccountName,
				account: failure === null ? account : null,
				failure,
				requested: now,
				completed: now
			};
			return await insertAccountCreation(tx, row), { CreateAccountStatus: inProgress(row) };
		}, [account]);
	}
});
async function freshAccount({ house }) {
	for (;;) {
		let id = accountId(house.random);
		if (await findAccount(house.store.read, id) === void 0) return id;
	}
}
async function isTaken(tx, email) {
	if (await findAccountByEmail(tx, email) !== void 0) return !0;
	let account = accountOfEmail(email);
	return account !== void 0 && await findAccount(tx, account) !== void 0;
}
async function makeAccount(tx, call, organization, account) {
	let { input, now } = call;
	await insertAccount(tx, {
		id: account,
		name: input.AccountName,
		alias: null,
		created: now,
		email: input.Email,
		closed: null
	}), await insertMember(tx, {
		account,
		organizationId: organization.id,
		parentId: organization.rootId,
		joinedMethod: "CREATED",
		joined: now
	}), await attachDefaults(tx, organization, account, now), organization.featureSet === "ALL" && await ensureLinkedRole(tx, call, account);
	let Principal = { AWS: rootArn(organization.managementAccount) };
	await writeRole(tx, call, {
		account,
		name: input.RoleName ?? "OrganizationAccountAccessRole",
		path: "/",
		description: null,
		statement: {
			Effect: "Allow",
			Principal,
			Action: "sts:AssumeRole"
		},
		policyArn: "arn:aws:iam::aws:policy/AdministratorAccess"
	});
}
const describeCreateAccountStatus = reading("DescribeCreateAccountStatus", {
	reach: "delegates",
	async run({ input }, { id }, db) {
		let row = (await listAccountCreations(db, id)).find((one) => one.id === input.CreateAccountRequestId);
		if (row === void 0) throw noSuchAccountCreation();
		return { CreateAccountStatus: done(row) };
	}
}), listCreateAccountStatus = reading("ListCreateAccountStatus", {
	reach: "delegates",
	async run({ input, house }, { id }, db) {
		let all = (await listAccountCreations(db, id)).map(done), { items, NextToken } = pageOf(house, input.States === void 0 ? all : all.filter(({ State }) => input.States.includes(State)), ({ Id = "" }) => Id, input);
		return {
			CreateAccountStatuses: items,
			NextToken
		};
	}
});
function inProgress({ id, accountName, requested }) {
	return {
		Id: id,
		AccountName: accountName,
		State: "IN_PROGRESS",
		RequestedTimestamp: new Date(requested)
	};
}
function done(row) {
	return {
		...inProgress(row),
		State: row.failure === null ? "SUCCEEDED" : "FAILED",
		CompletedTimestamp: new Date(row.completed),
		...row.account !== null && { AccountId: row.account },
		...row.failure !== null && { FailureReason: row.failure }
	};
}
// src/services/organizations/trustable-services.ts
const trustable = new Set("access-analyzer account auditmanager aws-artifact-account-sync backup bcm-data-exports cloudtrail compute-optimizer config config-multiaccountsetup controltower cost-optimization-hub.bcm detective devops-guru ds ec2.deployment-groups fms guardduty health iam inspector2 ipam license-manager license-manager.member-account license-management.marketplace macie malware-protection.guardduty member.org.stacksets.cloudformation networkmanager notifications observabilityadmin private-marketplace.marketplace ram reachabilityanalyzer.networkinsights reporting.trustedadvisor resource-explorer-2 securityhub securitylake selfservice.servicequotas servicecatalog servicequotas sso ssm ssm-quicksetup storage-lens.s3 tagpolicies.tag user-subscriptions vpclattice wellarchitected".split(" "));
function isTrustable(principal) {
	return principal.endsWith(".amazonaws.com") && trustable.has(principal.slice(0, -14));
}
// src/services/organizations/delegated-administrators.ts
const registerDelegatedAdministrator = changing("RegisterDelegatedAdministrator", {
	reach: "management",
	asks: (call) => askAbout$1(call, [call.input.AccountId], { keys: { "organizations:ServicePrincipal": call.input.ServicePrincipal } }),
	async run({ input, now }, organization, tx) {
		let servicePrincipal = input.ServicePrincipal;
		if (organization.featureSet !== "ALL") throw violates("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE");
		if (!isTrustable(servicePrincipal)) throw invalidInput("UNRECOGNIZED_SERVICE_PRINCIPAL");
		if (input.AccountId === organization.managementAccount) throw violates("CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR");
		let { account, closed } = await requireMember(tx, organization, input.AccountId);
		if (closed !== null) throw violates("CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR");
		if (!(await listTrustedServices(tx, organization.id)).some((row) => row.servicePrincipal === servicePrincipal)) throw violates("SERVICE_ACCESS_NOT_ENABLED");
		let rows = (await listDelegatedAdministrators$1(tx, organization.id)).filter((row) => row.servicePrincipal === servicePrincipal);
		if (rows.some((row) => row.account === account)) throw alreadyRegistered();
		if (rows.length >= 50) throw violates("MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED");
		let row = {
			organizationId: organization.id,
			account,
			servicePrincipal,
			enabled: now
		};
		return await insertDelegatedAdministrator(tx, row), {};
	}
}), deregisterDelegatedAdministrator = changing("DeregisterDelegatedAdministrator", {
	reach: "management",
	asks: (call) => askAbout$1(call, [call.input.AccountId], { keys: { "organizations:ServicePrincipal": call.input.ServicePrincipal } }),
	async run({ input }, organization, tx) {
		let servicePrincipal = input.ServicePrincipal;
		if (!isTrustable(servicePrincipal)) throw invalidInput("UNRECOGNIZED_SERVICE_PRINCIPAL");
		let { account } = await requireMember(tx, organization, input.AccountId), row = {
			organizationId: organization.id,
			account,
			servicePrincipal
		};
		if (!(await listDelegatedAdministrators$1(tx, organization.id)).some((one) => one.account === account && one.servicePrincipal === servicePrincipal)) throw notRegistered();
		return await deleteDelegatedAdministrator(tx, row), {};
	}
}), listDelegatedAdministrators = reading("ListDelegatedAdministrators", {
	reach: "delegates",
	asks: ({ input }) => [{ keys: { "organizations:ServicePrincipal": input.ServicePrincipal } }],
	async run({ input, house, now }, organization, db) {
		let wanted = input.ServicePrincipal;
		if (wanted !== void 0 && !isTrustable(wanted)) throw invalidInput("UNRECOGNIZED_SERVICE_PRINCIPAL");
		let since = new Map();
		for (let { account, servicePrincipal, enabled } of await listDelegatedAdministrators$1(db, organization.id)) (wanted === void 0 || servicePrincipal === wanted) && since.set(account, Math.min(enabled, since.get(account) ?? enabled));
		let { items, NextToken } = pageOf(house, [...since], ([account]) => account, input);
		return {
			DelegatedAdministrators: await Promise.all(items.map(async ([account, enabled]) => {
				let member = await findMember(db, organization.id, account);
				return {
					...accountView(ownerOf(organization), member, now),
					DelegationEnabledDate: new Date(enabled)
				};
			})),
			NextToken
		};
	}
}), listDelegatedServicesForAccount = reading("ListDelegatedServicesForAccount", {
	reach: "delegates",
	asks: (call) => askAbout$1(call, [call.input.AccountId]),
	async run({ input, house }, organization, db) {
		let { account } = await requireMember(db, organization, input.AccountId), rows = (await listDelegatedAdministrators$1(db, organization.id)).filter((row) => row.account === account);
		if (rows.length === 0) throw notRegistered();
		let { items, NextToken } = pageOf(house, rows, ({ servicePrincipal }) => servicePrincipal, input);
		return {
			DelegatedServices: items.map(({ servicePrincipal, enabled }) => ({
				ServicePrincipal: servicePrincipal,
				DelegationEnabledDate: new Date(enabled)
			})),
			NextToken
		};
	}
}), describeEffectivePolicy = reading("DescribeEffectivePolicy", {
	reach: "members",
	asks: (call) => {
		let keys = { "organizations:PolicyType": call.input.PolicyType };
		return askAbout$1(call, [call.input.TargetId ?? call.caller.account], { keys });
	},
	run() {
		throw noEffectivePolicy();
	}
});
// src/services/organizations/handshake-views.ts
function handshakeState({ state, expires }, now) {
	return state === "OPEN" && now >= expires ? "EXPIRED" : state;
}
async function handshakeView(db, row, now) {
	let { managementAccount } = row, account = await findAccount(db, managementAccount), featureSet = (await findOrganization(db, row.organizationId))?.featureSet;
	return {
		Id: row.id,
		Arn: arnOfHandshake(row, row.action, row.id),
		Parties: [{
			Id: row.organizationId.slice(2),
			Type: "ORGANIZATION"
		}, {
			Id: row.partyId,
			Type: row.partyType
		}],
		State: handshakeState(row, now),
		RequestedTimestamp: new Date(row.requested),
		ExpirationTimestamp: new Date(row.expires),
		Action: row.action,
		Resources: [
			{
				Value: row.organizationId,
				Type: "ORGANIZATION",
				Resources: [
					{
						Value: emailOf({
							account: managementAccount,
							email: account?.email ?? null
						}),
						Type: "MASTER_EMAIL"
					},
					{
						Value: account?.name ?? managementAccount,
						Type: "MASTER_NAME"
					},
					...featureSet === void 0 ? [] : [{
						Value: featureSet,
						Type: "ORGANIZATION_FEATURE_SET"
					}]
				]
			},
			{
				Value: row.partyId,
				Type: row.partyType
			},
			...row.notes === null ? [] : [{
				Value: row.notes,
				Type: "NOTES"
			}]
		]
	};
}
// src/services/organizations/handshakes.ts
const acceptHandshake = action$2("AcceptHandshake", {
	access: askAboutHandshake,
	run(call) {
		let { input, caller, house, now } = call, { account } = caller;
		return change(house, async (tx) => {
			let row = await requireReceived(tx, account, input.HandshakeId);
			refuseTransition(row, now, "ACCEPTED");
			let organization = await findOrganization(tx, row.organizationId);
			if (organization === void 0) throw handshakeCannot();
			if (await organizationOf(tx, account) !== void 0) throw alreadyMember();
			if ((await listMembers(tx, organization.id)).length >= 1e4) throw violates("ACCOUNT_NUMBER_LIMIT_EXCEEDED");
			organization.featureSet === "ALL" && await ensureLinkedRole(tx, call, account);
			let place = {
				organizationId: organization.id,
				parentId: organization.rootId
			};
			await insertMember(tx, {
				account,
				...place,
				joinedMethod: "INVITED",
				joined: now
			}), await attachDefaults(tx, organization, account, now);
			let tags = JSON.parse(row.tags);
			return await putOrganizationTags(tx, organization.id, account, tags), { Handshake: await transition(tx, row, "ACCEPTED", now) };
		}, [account]);
	}
}), declineHandshake = action$2("DeclineHandshake", {
	access: askAboutHandshake,
	run: ({ input, caller, house, now }) => house.store.writeData(async (tx) => {
		let row = await requireReceived(tx, caller.account, input.HandshakeId);
		return refuseTransition(row, now, "DECLINED"), { Handshake: await transition(tx, row, "DECLINED", now) };
	})
}), cancelHandshake = action$2("CancelHandshake", {
	access: askAboutHandshake,
	run: ({ input, caller, house, now }) => house.store.writeData(async (tx) => {
		let row = await requireHandshake(tx, caller.account, input.HandshakeId);
		if (row.managementAccount !== caller.account) throw noPermission();
		return refuseTransition(row, now, "CANCELED"), { Handshake: await transition(tx, row, "CANCELED", now) };
	})
}), describeHandshake = action$2("DescribeHandshake", {
	access: askAboutHandshake,
	async run({ input, caller, house, now }) {
		let db = house.store.read;
		return { Handshake: await handshakeView(db, await requireHandshake(db, caller.account, input.HandshakeId), now) };
	}
}), listHandshakesForAccount = action$2("ListHandshakesForAccount", {
	access: () => ({ all: [{}] }),
	async run(call) {
		return page(call, await listHandshakes(call.house.store.read, { account: call.caller.account }));
	}
}), listHandshakesForOrganization = reading("ListHandshakesForOrganization", {
	reach: "delegates",
	async run(call, { id }, db) {
		return page(call, await listHandshakes(db, { organizationId: id }));
	}
});
async function page({ input, house, now }, rows) {
	let { ActionType, ParentHandshakeId } = input.Filter ?? {}, { items, NextToken } = pageOf(house, rows.filter((row) => (ActionType === void 0 || row.action === ActionType) && (ParentHandshakeId === void 0 || row.parentId === ParentHandshakeId) && now < (row.state === "OPEN" ? row.expires : row.updated) + 2592e6), ({ id }) => id, input);
	return {
		Handshakes: await Promise.all(items.map((row) => handshakeView(house.store.read, row, now))),
		NextToken
	};
}
async function askAboutHandshake(call) {
	let { caller, house, input } = call, id = input.HandshakeId, row = await findHandshake(house.store.read, id);
	if (row !== void 0 && isParty(row, caller.account)) return { all: [{ resource: arnOfHandshake(row, row.action, id) }] };
	let organization = await organizationOf(house.store.read, caller.account);
	return { all: [{ resource: arnOfHandshake({
		organizationId: organization?.id ?? "o-*",
		managementAccount: organization?.managementAccount ?? caller.account
	}, "invite", id) }] };
}
function isParty({ managementAccount, account }, caller) {
	return caller === managementAccount || caller === account;
}
async function requireHandshake(db, caller, id) {
	let row = await findHandshake(db, id);
	if (row === void 0 || !isParty(row, caller)) throw noSuchHandshake();
	return row;
}
async function requireReceived(tx, caller, id) {
	let row = await requireHandshake(tx, caller, id);
	if (row.account !== caller) throw noPermission();
	return row;
}
function refuseTransition(row, now, wanted) {
	let state = handshakeState(row, now);
	if (state === wanted) throw handshakeDone();
	if (state !== "OPEN") throw handshakeCannot();
}
async function transition(tx, row, state, now) {
	return await updateHandshake(tx, row.id, {
		state,
		updated: now
	}), handshakeView(tx, {
		...row,
		state
	}, now);
}
// src/services/organizations/invite-account.ts
const inviteAccountToOrganization = changing("InviteAccountToOrganization", {
	reach: "management",
	asks: async (call) => {
		let { Target, Tags } = call.input;
		return [...await askAbout$1(call, [Target?.Type === "ACCOUNT" ? Target.Id : void 0], { requestTags: Tags }), ...await tagPermission(call, Tags, "account")];
	},
	async run({ input, house, now }, organization, tx) {
		let tags = readTags(input.Tags), party = partyOf(input.Target.Type, input.Target.Id), account = await accountOf(tx, party);
		if (account === void 0 || account.closed !== null) throw invalidInput("TARGET_NOT_SUPPORTED");
		if (await organizationOf(tx, account.id) !== void 0) throw alreadyMember();
		let sent = await listHandshakes(tx, { organizationId: organization.id }), open = sent.filter((row) => handshakeState(row, now) === "OPEN");
		if (open.some((row) => row.account === account.id)) throw handshakeExists();
		if (sent.filter(({ requested }) => requested > now - 864e5).length >= 20) throw violates("HANDSHAKE_RATE_LIMIT_EXCEEDED");
		if ((await listMembers(tx, organization.id)).length + open.length >= 1e4) throw violates("ACCOUNT_NUMBER_LIMIT_EXCEEDED");
		let row = {
			id: newId.handshake(house.random),
			organizationId: organization.id,
			managementAccount: organization.managementAccount,
			action: "INVITE",
			...party,
			account: account.id,
			parentId: null,
			notes: input.Notes ?? null,
			tags: JSON.stringify(tags),
			state: "OPEN",
			requested: now,
			expires: now + 1296e6,
			updated: now
		};
		return await insertHandshake(tx, row), { Handshake: await handshakeView(tx, row, now) };
	}
});
function partyOf(type, id) {
	if (type === "ACCOUNT") {
		if (!/^\d{12}$/.test(id)) throw invalidInput("INVALID_PATTERN");
		return {
			partyType: type,
			partyId: id
		};
	}
	if (type !== "EMAIL") throw invalidInput("INVALID_PARTY_TYPE_TARGET");
	if (!/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(id)) throw invalidInput("INVALID_EMAIL_ADDRESS_TARGET");
	return {
		partyType: type,
		partyId: id
	};
}
async function accountOf(tx, { partyType, partyId }) {
	if (partyType === "ACCOUNT") return findAccount(tx, partyId);
	let unnamed = accountOfEmail(partyId);
	return unnamed === void 0 ? findAccountByEmail(tx, partyId) : findAccount(tx, unnamed);
}
// src/services/organizations/organizational-units.ts
const createOrganizationalUnit = changing("CreateOrganizationalUnit", {
	reach: "management",
	asks: async (call) => [...await askAbout$1(call, [call.input.ParentId], { requestTags: call.input.Tags }), ...await tagPermission(call, call.input.Tags, "ou")],
	async run({ input, house, now }, organization, tx) {
		let parentId = input.ParentId, name = input.Name, tags = readTags(input.Tags), units = await unitsById(tx, organization.id);
		if (parentId !== organization.rootId && !units.has(parentId)) throw noSuchParent();
		if (refuseTwin([...units.values()], parentId, name), units.size >= 2e3) throw violates("OU_NUMBER_LIMIT_EXCEEDED");
		if (pathTo(parentId, units).length > 5) throw violates("OU_DEPTH_LIMIT_EXCEEDED");
		let unit = {
			id: newId.unit(house.random, organization.rootId),
			organizationId: organization.id,
			parentId,
			name,
			created: now
		};
		return await insertOrganizationalUnit(tx, unit), await putOrganizationTags(tx, organization.id, unit.id, tags), await attachDefaults(tx, organization, unit.id, now), { OrganizationalUnit: await unitView(tx, organization, unit) };
	}
}), describeOrganizationalUnit = reading("DescribeOrganizationalUnit", {
	reach: "delegates",
	asks: (call) => askAbout$1(call, [call.input.OrganizationalUnitId]),
	async run({ input }, organization, db) {
		return { OrganizationalUnit: await unitView(db, organization, await requireUnit(db, organization, input.OrganizationalUnitId)) };
	}
}), updateOrganizationalUnit = changing("UpdateOrganizationalUnit", {
	reach: "management",
	asks: (call) => askAbout$1(call, [call.input.OrganizationalUnitId]),
	async run({ input }, organization, tx) {
		let unit = await requireUnit(tx, organization, input.OrganizationalUnitId), name = input.Name ?? unit.name;
		return refuseTwin((await listOrganizationalUnits(tx, organization.id, unit.parentId)).filter(({ id }) => id !== unit.id), unit.parentId, name), await renameOrganizationalUnit(tx, unit.id, name), { OrganizationalUnit: await unitView(tx, organization, {
			...unit,
			name
		}) };
	}
}), deleteOrganizationalUnit = changing("DeleteOrganizationalUnit", {
	reach: "management",
	asks: (call) => askAbout$1(call, [call.input.OrganizationalUnitId]),
	async run({ input }, organization, tx) {
		let { id } = await requireUnit(tx, organization, input.OrganizationalUnitId), units = await listOrganizationalUnits(tx, organization.id, id), accounts = await listMembers(tx, organization.id, id);
		if (units.length + accounts.length > 0) throw unitNotEmpty();
		return await deleteOrganizationalUnit$1(tx, organization.id, id), {};
	}
}), listOrganizationalUnitsForParent = reading("ListOrganizationalUnitsForParent", {
	reach: "delegates",
	asks: (call) => askAbout$1(call, [call.input.ParentId]),
	async run({ input, house }, organization, db) {
		let parent = input.ParentId;
		if (!await isParent(db, organization, parent)) throw noSuchParent();
		let { items, NextToken } = pageOf(house, await listOrganizationalUnits(db, organization.id, parent), ({ id }) => id, input), units = await unitsById(db, organization.id);
		return {
			OrganizationalUnits: items.map((unit) => viewWithin(organization, unit, units)),
			NextToken
		};
	}
});
async function requireUnit(db, { id }, unit) {
	let row = await findOrganizationalUnit(db, id, unit);
	if (row === void 0) throw noSuchUnit();
	return row;
}
function refuseTwin(units, parentId, name) {
	if (units.some((unit) => unit.parentId === parentId && unit.name === name)) throw unitExists();
}
async function unitView(db, organization, unit) {
	return viewWithin(organization, unit, await unitsById(db, organization.id));
}
function viewWithin(organization, { id, name }, units) {
	return {
		Id: id,
		Arn: arnOfId(ownerOf(organization), id),
		Name: name,
		Path: organizationPath(organization.id, pathTo(id, units))
	};
}
// src/services/organizations/organizations.ts
const createOrganization = action$2("CreateOrganization", {
	access: () => ({ all: [{}] }),
	run(call) {
		let { input, caller, house, now } = call, { random } = house;
		return change(house, async (tx) => {
			if (await organizationOf(tx, caller.account) !== void 0) throw alreadyInOrganization();
			let featureSet = input.FeatureSet ?? "ALL", all = featureSet === "ALL";
			all && await ensureLinkedRole(tx, call, caller.account);
			let row = {
				id: newId.organization(random),
				managementAccount: caller.account,
				rootId: newId.root(random),
				featureSet,
				created: now,
				scpsEnabled: +!!all,
				rcpsEnabled: 0,
				rootCredentials: 0,
				rootSessions: 0,
				resourcePolicyId: null,
				resourcePolicy: null
			};
			return await insertOrganization(tx, row), await insertMember(tx, {
				account: caller.account,
				organizationId: row.id,
				parentId: row.rootId,
				joinedMethod: "INVITED",
				joined: now
			}), all && await attachFirst(tx, row, now), { Organization: await organizationView(tx, row) };
		}, [caller.account]);
	}
});
async function attachFirst(tx, row, now) {
	await insertOrganizationAttachments(tx, [row.rootId, row.managementAccount].map((targetId) => ({
		organizationId: row.id,
		targetId,
		policyId: scpFullAccess,
		type: "SERVICE_CONTROL_POLICY",
		attached: now
	})));
}
const describeOrganization = reading("DescribeOrganization", {
	reach: "members",
	run: async (_call, organization, db) => ({ Organization: await organizationView(db, organization) })
}), deleteOrganization = changing("DeleteOrganization", {
	reach: "management",
	async run({ now }, { id }, tx) {
		if ((await listMembers(tx, id)).length > 1) throw organizationNotEmpty();
		for (let handshake of await listHandshakes(tx, { organizationId: id })) handshake.state === "OPEN" && await updateHandshake(tx, handshake.id, {
			state: "CANCELED",
			updated: now
		});
		return await deleteOrganization$1(tx, id), {};
	}
});
async function organizationView(db, row) {
	let account = await findAccount(db, row.managementAccount), all = row.featureSet === "ALL";
	return {
		Id: row.id,
		Arn: arnOfOrganization(row),
		FeatureSet: row.featureSet,
		MasterAccountArn: arnOfId(ownerOf(row), row.managementAccount),
		MasterAccountId: row.managementAccount,
		MasterAccountEmail: emailOf({
			account: row.managementAccount,
			email: account?.email ?? null
		}),
		AvailablePolicyTypes: all ? [{
			Type: "SERVICE_CONTROL_POLICY",
			Status: "ENABLED"
		}] : []
	};
}
// src/services/organizations/refuse.ts
function refuse$2({ question, decision }, caller) {
	return new AwsError("AccessDeniedException", 400, `User: ${caller.arn} is not authorized to perform: ${question.action} on resource: ${question.resource} ${denialReason(decision, question)}`);
}
// src/services/organizations/delegable-actions.ts
const delegable = "AttachPolicy.CreatePolicy.DeletePolicy.DescribeAccount.DescribeCreateAccountStatus.DescribeEffectivePolicy.DescribeHandshake.DescribeOrganization.DescribeOrganizationalUnit.DescribePolicy.DescribeResourcePolicy.DetachPolicy.DisablePolicyType.EnablePolicyType.ListAWSServiceAccessForOrganization.ListAccounts.ListAccountsForParent.ListChildren.ListCreateAccountStatus.ListDelegatedAdministrators.ListDelegatedServicesForAccount.ListHandshakesForAccount.ListHandshakesForOrganization.ListOrganizationalUnitsForParent.ListParents.ListPolicies.ListPoliciesForTarget.ListRoots.ListTagsForResource.ListTargetsForPolicy.TagResource.UntagResource.UpdatePolicy".split(".").map((name) => `organizations:${name}`.toLowerCase());
function isDelegable(pattern) {
	let text = pattern.toLowerCase(), star = text.indexOf("*");
	return star === -1 ? delegable.includes(text) : star === text.length - 1 && /^organizations:(?:describe|list)/.test(text);
}
// src/services/organizations/resource-policy.ts
const putResourcePolicy = changing("PutResourcePolicy", {
	reach: "management",
	asks: async (call) => {
		let requestTags = call.input.Tags;
		return [...await askAbout$1(call, ["rp-*"], { requestTags }), ...await tagPermission(call, requestTags, "resourcepolicy")];
	},
	async run({ input, house }, organization, tx) {
		let content = input.Content;
		checkResourcePolicy(content);
		let id = organization.resourcePolicyId ?? newId.resourcePolicy(house.random), tags = readTags(input.Tags), keys = new Set((await listOrganizationTags(tx, organization.id, id)).map(({ key }) => key));
		for (let { key } of tags) keys.add(key);
		if (keys.size > 50) throw violates("MAX_TAG_LIMIT_EXCEEDED");
		let changed = {
			resourcePolicyId: id,
			resourcePolicy: content
		};
		return await updateOrganization(tx, organization.id, changed), await putOrganizationTags(tx, organization.id, id, tags), { ResourcePolicy: view$1({
			...organization,
			...changed
		}) };
	}
}), describeResourcePolicy = reading("DescribeResourcePolicy", {
	reach: "delegates",
	run: (_call, organization) => ({ ResourcePolicy: view$1(organization) })
}), deleteResourcePolicy = changing("DeleteResourcePolicy", {
	reach: "management",
	async run(_call, organization, tx) {
		let { resourcePolicyId } = organization;
		if (resourcePolicyId === null) throw noResourcePolicy();
		return await updateOrganization(tx, organization.id, {
			resourcePolicyId: null,
			resourcePolicy: null
		}), await deleteOrganizationTags(tx, organization.id, resourcePolicyId), {};
	}
});
function view$1(organization) {
	let { resourcePolicyId, resourcePolicy } = organization;
	if (resourcePolicyId === null || resourcePolicy === null) throw noResourcePolicy();
	return {
		ResourcePolicySummary: {
			Id: resourcePolicyId,
			Arn: arnOfId(ownerOf(organization), resourcePolicyId)
		},
		Content: resourcePolicy
	};
}
function checkResourcePolicy(content) {
	let parsed = parsePolicy(content);
	if ("findings" in parsed || parsed.document.statements.length === 0) throw invalidInput("INVALID_RESOURCE_POLICY_JSON");
	for (let statement of parsed.document.statements) checkStatement(statement);
}
function checkStatement({ principal, notPrincipal, action, notAction, resource, notResource }) {
	if (notPrincipal !== void 0 || notAction !== void 0 || notResource !== void 0) throw invalidInput("INVALID_RESOURCE_POLICY_JSON");
	if (principal === void 0 || !principal.every(isAccountPrincipal)) throw invalidInput("INVALID_PRINCIPAL");
	if (!(action ?? []).every(isDelegable)) throw invalidInput("UNSUPPORTED_ACTION_IN_RESOURCE_POLICY");
	if (!(resource ?? []).every((one) => one === "*" || parseArn(one)?.service === "organizations")) throw invalidInput("UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY");
}
function isAccountPrincipal({ type, value }) {
	return type === "AWS" ? /^\d{12}$/.test(value) || /^arn:aws:(?:iam|sts)::\d{12}:[a-z]/.test(value) : !1;
}
// src/services/organizations/roots.ts
const listRoots = reading("ListRoots", {
	reach: "delegates",
	run({ input, house }, organization) {
		let { items, NextToken } = pageOf(house, [rootView(organization)], ({ Id = "" }) => Id, input);
		return {
			Roots: items,
			NextToken
		};
	}
}), enablePolicyType = changing("EnablePolicyType", {
	reach: "management",
	asks: (call) => askAbout$1(call, [call.input.RootId], { keys: { "organizations:PolicyType": call.input.PolicyType } }),
	async run({ input, now }, organization, tx) {
		let type = requireControlPolicyType(input.PolicyType);
		if (input.RootId !== organization.rootId) throw noSuchRoot();
		if (organization.featureSet !== "ALL") throw typeNotAvailable();
		if (isEnabled(organization, type)) throw typeAlreadyEnabled();
		return await attachEverywhere(tx, organization, type, now), { Root: rootView(await setEnabled(tx, organization, type, 1)) };
	}
}), disablePolicyType = changing("DisablePolicyType", {
	reach: "management",
	asks: (call) => askAbout$1(call, [call.input.RootId], { keys: { "organizations:PolicyType": call.input.PolicyType } }),
	async run({ input }, organization, tx) {
		let type = requireControlPolicyType(input.PolicyType);
		if (input.RootId !== organization.rootId) throw noSuchRoot();
		if (!isEnabled(organization, type)) throw typeNotEnabled();
		return await deleteOrganizationAttachments(tx, organization.id, type), { Root: rootView(await setEnabled(tx, organization, type, 0)) };
	}
});
async function setEnabled(tx, organization, type, flag) {
	let changed = type === "SERVICE_CONTROL_POLICY" ? { scpsEnabled: flag } : { rcpsEnabled: flag };
	return await updateOrganization(tx, organization.id, changed), {
		...organization,
		...changed
	};
}
async function attachEverywhere(tx, { id, rootId }, type, now) {
	let units = (await listOrganizationalUnits(tx, id)).map((unit) => unit.id), accounts = (await listMembers(tx, id)).map(({ account }) => account), rows = [
		rootId,
		...units,
		...accounts
	].map((targetId) => ({
		organizationId: id,
		targetId,
		policyId: attachedByDefault[type],
		type,
		attached: now
	}));
	await insertOrganizationAttachments(tx, rows);
}
function rootView(organization) {
	return {
		Id: organization.rootId,
		Arn: arnOfId(ownerOf(organization), organization.rootId),
		Name: "Root",
		PolicyTypes: enabledTypes(organization).map((Type) => ({
			Type,
			Status: "ENABLED"
		}))
	};
}
// src/services/organizations/tags.ts
const tagResource = changing("TagResource", {
	reach: "management",
	asks: (call) => askAboutResource(call, call.input.ResourceId, { requestTags: call.input.Tags }),
	async run({ input }, organization, tx) {
		let id = input.ResourceId, tags = readTags(input.Tags);
		await requireTaggable(tx, organization, id);
		let keys = new Set((await listOrganizationTags(tx, organization.id, id)).map(({ key }) => key));
		for (let { key } of tags) keys.add(key);
		if (keys.size > 50) throw violates("MAX_TAG_LIMIT_EXCEEDED");
		return await putOrganizationTags(tx, organization.id, id, tags), {};
	}
}), untagResource = changing("UntagResource", {
	reach: "management",
	asks: (call) => askAboutResource(call, call.input.ResourceId, { keys: { "aws:TagKeys": call.input.TagKeys } }),
	async run({ input }, organization, tx) {
		let id = input.ResourceId, keys = input.TagKeys ?? [];
		if (keys.some((key) => /^aws:/i.test(key))) throw invalidInput("INVALID_SYSTEM_TAGS_PARAMETER");
		return await requireTaggable(tx, organization, id), await deleteOrganizationTags(tx, organization.id, id, keys), {};
	}
}), listTagsForResource = reading("ListTagsForResource", {
	reach: "delegates",
	asks: (call) => askAboutResource(call, call.input.ResourceId, {}),
	async run({ input, house }, organization, db) {
		let id = input.ResourceId;
		await requireTaggable(db, organization, id);
		let { items, NextToken } = pageOf(house, await listOrganizationTags(db, organization.id, id), ({ key }) => key, {
			...input,
			MaxResults: 50
		});
		return {
			Tags: items.map(({ key, value }) => ({
				Key: key,
				Value: value
			})),
			NextToken
		};
	}
});
async function askAboutResource(call, id, more) {
	if (!id.startsWith("p-")) return askAbout$1(call, [id], more);
	let owner = await ownerFor(call), policy = owner && await findPolicy(call.house.store.read, owner.organizationId, id);
	return askAbout$1(call, [id], {
		...more,
		keys: {
			...more.keys,
			"organizations:PolicyType": policy?.type
		}
	});
}
async function requireTaggable(db, organization, id) {
	if (id === organization.rootId || id === organization.resourcePolicyId || id.startsWith("ou-") && await findOrganizationalUnit(db, organization.id, id) !== void 0 || /^\d{12}$/.test(id) && await findMember(db, organization.id, id) !== void 0) return;
	let policy = await findPolicy(db, organization.id, id);
	if (policy === void 0) throw noSuchTarget();
	if (policy.awsManaged) throw invalidInput("TARGET_NOT_SUPPORTED");
}
// src/services/organizations/trusted-services.ts
const enableAWSServiceAccess = changing("EnableAWSServiceAccess", {
	reach: "management",
	asks: ({ input }) => [{ keys: { "organizations:ServicePrincipal": input.ServicePrincipal } }],
	async run({ input, now }, organization, tx) {
		let servicePrincipal = input.ServicePrincipal;
		if (organization.featureSet !== "ALL") throw violates("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE");
		if (!isTrustable(servicePrincipal)) throw invalidInput("UNRECOGNIZED_SERVICE_PRINCIPAL");
		return await insertTrustedService(tx, {
			organizationId: organization.id,
			servicePrincipal,
			enabled: now
		}), {};
	}
}), organizations = {
	name: "organizations",
	protocol: "json",
	model: "organizations",
	actions: {
		AcceptHandshake: acceptHandshake,
		AttachPolicy: attachPolicy,
		CancelHandshake: cancelHandshake,
		CloseAccount: closeAccount,
		CreateAccount: createAccount,
		CreateGovCloudAccount: "not yet",
		CreateOrganization: createOrganization,
		CreateOrganizationalUnit: createOrganizationalUnit,
		CreatePolicy: createPolicy,
		DeclineHandshake: declineHandshake,
		DeleteOrganization: deleteOrganization,
		DeleteOrganizationalUnit: deleteOrganizationalUnit,
		DeletePolicy: deletePolicy,
		DeleteResourcePolicy: deleteResourcePolicy,
		DeregisterDelegatedAdministrator: deregisterDelegatedAdministrator,
		DescribeAccount: describeAccount,
		DescribeCreateAccountStatus: describeCreateAccountStatus,
		DescribeEffectivePolicy: describeEffectivePolicy,
		DescribeHandshake: describeHandshake,
		DescribeOrganization: describeOrganization,
		DescribeOrganizationalUnit: describeOrganizationalUnit,
		DescribePolicy: describePolicy,
		DescribeResourcePolicy: describeResourcePolicy,
		DescribeResponsibilityTransfer: "not yet",
		DetachPolicy: detachPolicy,
		DisableAWSServiceAccess: changing("DisableAWSServiceAccess", {
			reach: "management",
			asks: ({ input }) => [{ keys: { "organizations:ServicePrincipal": input.ServicePrincipal } }],
			async run({ input }, { id }, tx) {
				let servicePrincipal = input.ServicePrincipal;
				if (!isTrustable(servicePrincipal)) throw invalidInput("UNRECOGNIZED_SERVICE_PRINCIPAL");
				if ((await listDelegatedAdministrators$1(tx, id)).some((row) => row.servicePrincipal === servicePrincipal)) throw violates("CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG");
				return await deleteTrustedService(tx, id, servicePrincipal), servicePrincipal === "iam.amazonaws.com" && await updateOrganization(tx, id, {
					rootCredentials: 0,
					rootSessions: 0
				}), {};
			}
		}),
		DisablePolicyType: disablePolicyType,
		EnableAWSServiceAccess: enableAWSServiceAccess,
		EnableAllFeatures: "not yet",
		EnablePolicyType: enablePolicyType,
		InviteAccountToOrganization: inviteAccountToOrganization,
		InviteOrganizationToTransferResponsibility: "not yet",
		LeaveOrganization: leaveOrganization,
		ListAWSServiceAccessForOrganization: reading("ListAWSServiceAccessForOrganization", {
			reach: "delegates",
			async run({ input, house }, { id }, db) {
				let { items, NextToken } = pageOf(house, await listTrustedServices(db, id), ({ servicePrincipal }) => servicePrincipal, input);
				return {
					EnabledServicePrincipals: items.map(({ servicePrincipal, enabled }) => ({
						ServicePrincipal: servicePrincipal,
						DateEnabled: new Date(enabled)
					})),
					NextToken
				};
			}
		}),
		ListAccounts: listAccounts,
		ListAccountsForParent: listAccountsForParent,
		ListAccountsWithInvalidEffectivePolicy: "not yet",
		ListChildren: listChildren,
		ListCreateAccountStatus: listCreateAccountStatus,
		ListDelegatedAdministrators: listDelegatedAdministrators,
		ListDelegatedServicesForAccount: listDelegatedServicesForAccount,
		ListEffectivePolicyValidationErrors: "not yet",
		ListHandshakesForAccount: listHandshakesForAccount,
		ListHandshakesForOrganization: listHandshakesForOrganization,
		ListInboundResponsibilityTransfers: "not yet",
		ListOrganizationalUnitsForParent: listOrganizationalUnitsForParent,
		ListOutboundResponsibilityTransfers: "not yet",
		ListParents: listParents,
		ListPolicies: listPolicies,
		ListPoliciesForTarget: listPoliciesForTarget,
		ListRoots: listRoots,
		ListTagsForResource: listTagsForResource,
		ListTargetsForPolicy: listTargetsForPolicy,
		MoveAccount: moveAccount,
		PutResourcePolicy: putResourcePolicy,
		RegisterDelegatedAdministrator: registerDelegatedAdministrator,
		RemoveAccountFromOrganization: removeAccountFromOrganization,
		TagResource: tagResource,
		TerminateResponsibilityTransfer: "not yet",
		UntagResource: untagResource,
		UpdateOrganizationalUnit: updateOrganizationalUnit,
		UpdatePolicy: updatePolicy,
		UpdateResponsibilityTransfer: "not yet"
	},
	refuse: refuse$2
};
// src/services/s3/errors.ts
function accessDenied$1(message = "Access Denied") {
	return new AwsError("AccessDenied", 403, message);
}
function noSuchBucket(name) {
	return new AwsError("NoSuchBucket", 404, "The specified bucket does not exist", { details: { BucketName: name } });
}
function invalidBucketName(name) {
	return new AwsError("InvalidBucketName", 400, "The specified bucket is not valid.", { details: { BucketName: name } });
}
function bucketAlreadyExists(name) {
	return new AwsError("BucketAlreadyExists", 409, "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.", { details: { BucketName: name } });
}
function bucketAlreadyOwnedByYou(name) {
	return new AwsError("BucketAlreadyOwnedByYou", 409, "Your previous request to create the named bucket succeeded and you already own it.", { details: { BucketName: name } });
}
function bucketNotEmpty(name) {
	return new AwsError("BucketNotEmpty", 409, "The bucket you tried to delete is not empty", { details: { BucketName: name } });
}
function tooManyBuckets() {
	return new AwsError("TooManyBuckets", 400, "You have attempted to create more buckets than allowed");
}
function illegalLocationConstraint(location) {
	let message = `The ${location} location constraint is incompatible for the region specific endpoint this request was sent to.`;
	return new AwsError("IllegalLocationConstraintException", 400, message);
}
function invalidLocationConstraint(location) {
	return new AwsError("InvalidLocationConstraint", 400, "The specified location-constraint is not valid", { details: { LocationConstraint: location } });
}
function notConfigured(code, message, bucket) {
	return new AwsError(code, 404, message, { details: { BucketName: bucket } });
}
function malformedPolicy(message, detail) {
	return new AwsError("MalformedPolicy", 400, message, detail === void 0 ? {} : { details: { Detail: detail } });
}
function methodNotAllowed(method, resourceType) {
	return new AwsError("MethodNotAllowed", 405, "The specified method is not allowed against this resource.", { details: {
		Method: method,
		ResourceType: resourceType
	} });
}
function invalidArgument(message, name, value) {
	return new AwsError("InvalidArgument", 400, message, { details: {
		ArgumentName: name,
		ArgumentValue: value
	} });
}
function invalidRequest(message) {
	return new AwsError("InvalidRequest", 400, message);
}
function invalidTag(message) {
	return new AwsError("InvalidTag", 400, message);
}
function tooManyTags(message) {
	return new AwsError("BadRequest", 400, message);
}
function aclNotSupported() {
	return new AwsError("AccessControlListNotSupported", 400, "The bucket does not allow ACLs");
}
function malformedXml() {
	return new AwsError("MalformedXML", 400, "The XML you provided was not well-formed or did not validate against our published schema");
}
function notImplemented(header) {
	return new AwsError("NotImplemented", 501, "A header you provided implies functionality that is not implemented", { details: { Header: header } });
}
function operationAborted() {
	return new AwsError("OperationAborted", 409, "A conflicting conditional operation is currently in progress against this resource. Please try again.");
}
// src/services/s3/acl.ts
function refuseAcl(input, harmless = ["private", "bucket-owner-full-control"]) {
	if ([
		input.GrantFullControl,
		input.GrantRead,
		input.GrantReadACP,
		input.GrantWrite,
		input.GrantWriteACP
	].some((grant) => grant !== void 0) || input.ACL !== void 0 && !harmless.includes(input.ACL)) throw aclNotSupported();
}
function aclKeys(input) {
	return {
		"s3:x-amz-acl": input.ACL,
		"s3:x-amz-grant-full-control": input.GrantFullControl,
		"s3:x-amz-grant-read": input.GrantRead,
		"s3:x-amz-grant-read-acp": input.GrantReadACP,
		"s3:x-amz-grant-write": input.GrantWrite,
		"s3:x-amz-grant-write-acp": input.GrantWriteACP
	};
}
// src/services/s3/arns.ts
function bucketArn(bucket) {
	return `arn:aws:s3:::${bucket}`;
}
function objectArn(bucket, key) {
	return `arn:aws:s3:::${bucket}/${key}`;
}
function canonicalId(account) {
	return createHash("sha256").update(`s3/canonical-user/${account}`).digest("hex");
}
// src/services/s3/bucket-name.ts
const shape = /^[a-z0-9](?:[a-z0-9-]|\.(?!\.))*[a-z0-9]$/, ipAddress = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/, reservedPrefixes = [
	"xn--",
	"sthree-",
	"amzn-s3-demo-"
], reservedSuffixes = [
	"-s3alias",
	"--ol-s3",
	".mrap",
	"--x-s3",
	"--table-s3"
];
function isBucketName(name) {
	return name.length >= 3 && name.length <= 63 && shape.test(name) && !ipAddress.test(name);
}
function isReservedBucketName(name) {
	return reservedPrefixes.some((prefix) => name.startsWith(prefix)) || reservedSuffixes.some((suffix) => name.endsWith(suffix));
}
// src/services/s3/object-errors.ts
function noSuchKey(key) {
	return new AwsError("NoSuchKey", 404, "The specified key does not exist.", { details: { Key: key } });
}
function noSuchUpload(uploadId) {
	return new AwsError("NoSuchUpload", 404, "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.", { details: { UploadId: uploadId } });
}
function preconditionFailed(condition) {
	return new AwsError("PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold", { details: { Condition: condition } });
}
function notModified(etag, modified) {
	return new AwsError("NotModified", 304, "Not Modified", { headers: {
		etag: `"${etag}"`,
		"last-modified": new Date(modified).toUTCString()
	} });
}
function invalidRange(range, size) {
	return new AwsError("InvalidRange", 416, "The requested range is not satisfiable", {
		details: {
			RangeRequested: range,
			ActualObjectSize: String(size)
		},
		headers: { "content-range": `bytes */${size}` }
	});
}
function invalidPartNumber(asked, actual) {
	return new AwsError("InvalidPartNumber", 416, "The requested partnumber is not satisfiable", { details: {
		PartNumberRequested: String(asked),
		ActualPartCount: String(actual)
	} });
}
function keyTooLong(size) {
	return new AwsError("KeyTooLongError", 400, "Your key is too long", { details: {
		Size: String(size),
		MaxSizeAllowed: "1024"
	} });
}
function metadataTooLarge(size) {
	return new AwsError("MetadataTooLarge", 400, "Your metadata headers exceed the maximum allowed metadata size", { details: {
		Size: String(size),
		MaxSizeAllowed: "2048"
	} });
}
function invalidStorageClass(value) {
	return new AwsError("InvalidStorageClass", 400, "The storage class you specified is not valid", { details: { StorageClassRequested: value } });
}
function invalidDigest(value) {
	return new AwsError("InvalidDigest", 400, "The Content-MD5 you specified was invalid.", { details: { "Content-MD5": value } });
}
function badMd5(expected, calculated) {
	return new AwsError("BadDigest", 400, "The Content-MD5 you specified did not match what we received.", { details: {
		ExpectedDigest: expected,
		CalculatedDigest: calculated
	} });
}
function badChecksum(algorithm) {
	return new AwsError("BadDigest", 400, `The ${algorithm} you specified did not match the calculated checksum.`);
}
function malformedTrailer() {
	return new AwsError("MalformedTrailerError", 400, "The request contained trailing data that was not well-formed or did not conform to our published schema.");
}
function entityTooSmall(proposed, partNumber, etag) {
	return new AwsError("EntityTooSmall", 400, "Your proposed upload is smaller than the minimum allowed size", { details: {
		ProposedSize: String(proposed),
		MinSizeAllowed: "5242880",
		PartNumber: String(partNumber),
		ETag: etag
	} });
}
function entityTooLarge(proposed, allowed) {
	return new AwsError("EntityTooLarge", 400, "Your proposed upload exceeds the maximum allowed size", { details: {
		ProposedSize: String(proposed),
		MaxSizeAllowed: String(allowed)
	} });
}
function invalidPart(uploadId, partNumber, etag) {
	return new AwsError("InvalidPart", 400, "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.", { details: {
		UploadId: uploadId,
		PartNumber: String(partNumber),
		ETag: etag
	} });
}
function invalidPartOrder(uploadId) {
	return new AwsError("InvalidPartOrder", 400, "The list of parts was not in ascending order. Parts must be ordered by part number.", { details: { UploadId: uploadId } });
}
// src/services/s3/public-access.ts
const newBucketBlock = {
	BlockPublicAcls: !0,
	IgnorePublicAcls: !0,
	BlockPublicPolicy: !0,
	RestrictPublicBuckets: !0
};
function publicAccessBlockOf(bucket) {
	return bucket.publicAccessBlock === null ? void 0 : JSON.parse(bucket.publicAccessBlock);
}
// src/services/s3/refuse.ts
function refuse$1({ question, decision }, caller) {
	if (caller.account === "" || question.resourceAccount !== caller.account) return accessDenied$1();
	let where = question.resource === "*" ? "" : ` on resource: "${question.resource}"`, reason = denialReason(decision, question);
	return accessDenied$1(`User: ${caller.arn} is not authorized to perform: ${question.action}${where} ${reason}`);
}
// src/services/s3/questions.ts
function askAbout(call, bucket, s3Ask) {
	let { withoutPolicy, ...ask } = s3Ask, resourceAccount = bucket?.account ?? call.caller.account;
	return {
		...ask,
		resourceAccount,
		policy: bucket === void 0 || withoutPolicy ? void 0 : policyFor(call, bucket),
		keys: {
			...requestKeys(call),
			"s3:ResourceAccount": resourceAccount || void 0,
			...ask.keys
		}
	};
}
function requestKeys({ request, house }) {
	let { auth } = request, signedAt = auth?.signedAt;
	return {
		"s3:x-amz-content-sha256": request.headers["x-amz-content-sha256"],
		"s3:authType": auth?.type,
		"s3:signatureversion": auth?.version,
		"s3:signatureAge": signedAt === void 0 ? void 0 : String(Math.max(0, house.clock.real() - signedAt))
	};
}
function existingTagKeys(tags) {
	return Object.fromEntries(tags.map(({ Key, Value }) => [`s3:ExistingObjectTag/${Key}`, Value]));
}
function requestTagKeys(tags) {
	if (tags.length === 0) return {};
	let keys = { "s3:RequestObjectTagKeys": tags.map(({ Key = "" }) => Key) };
	for (let { Key, Value } of tags) keys[`s3:RequestObjectTag/${Key}`] = Value;
	return keys;
}
function policyFor(call, bucket) {
	if (bucket.policy !== null && !(call.caller.kind !== "service" && call.caller.account !== bucket.account && bucket.policyPublic === 1 && publicAccessBlockOf(bucket)?.RestrictPublicBuckets)) return {
		text: bucket.policy,
		id: bucketArn(bucket.name)
	};
}
function refusalOf(call, bucket, ask) {
	let { house, caller, request, now } = call, asked = decide({
		house,
		caller,
		request,
		action: "s3:ListBucket",
		now
	}, askAbout(call, bucket, ask));
	return asked.decision.outcome === "Allowed" ? void 0 : refuse$1(asked, caller);
}
// src/services/s3/tags.ts
function storedTags(json) {
	return json === null ? [] : JSON.parse(json);
}
function tagsToStore(tags) {
	return tags.length === 0 ? null : JSON.stringify(tags.map(({ Key, Value = "" }) => ({
		Key,
		Value
	})));
}
function objectTags(tags) {
	return checked(tags, 10, "Object tags cannot be greater than 10");
}
function bucketTags(tags) {
	return checked(tags, 50, "Bucket tag count cannot be greater than 50");
}
function headerTags(header) {
	if (header === void 0 || header === "") return [];
	let tags = header.split("&").map((pair) => {
		let equals = pair.indexOf("=");
		return {
			Key: decoded$1(equals === -1 ? pair : pair.slice(0, equals), header),
			Value: equals === -1 ? "" : decoded$1(pair.slice(equals + 1), header)
		};
	});
	if (new Set(tags.map((tag) => tag.Key)).size < tags.length) throw malformedHeader(header);
	return objectTags(tags);
}
const characters = /^[\p{L}\p{Z}\p{N}+\-=._:/@]*$/u;
function checked(tags, most, tooMany) {
	if (tags.length > most) throw tooManyTags(tooMany);
	let keys = new Set();
	for (let { Key = "", Value = "" } of tags) {
		if (Key === "" || Key.length > 128 || !characters.test(Key)) throw invalidTag("The TagKey you have provided is invalid");
		if (Value.length > 256 || !characters.test(Value)) throw invalidTag("The TagValue you have provided is invalid");
		if (Key.toLowerCase().startsWith("aws:")) throw invalidTag("System tags cannot be added/updated by requester");
		if (keys.has(Key)) throw invalidTag("Cannot provide multiple Tags with the same key");
		keys.add(Key);
	}
	return tags;
}
function decoded$1(text, header) {
	try {
		return decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		throw malformedHeader(header);
	}
}
function malformedHeader(header) {
	return invalidArgument("The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.", "x-amz-tagging", header.slice(0, 1024));
}
// src/services/s3/on-bucket.ts
function onBucket(_name, parts) {
	return {
		async access(call) {
			let bucket = await bucketOf(call);
			return {
				...questions$1(call, bucket, await parts.ask(call, bucket)),
				found: { bucket }
			};
		},
		run: (call, { bucket }) => parts.run(call, present(call, bucket))
	};
}
function onObject(_name, parts) {
	return {
		async access(call) {
			let { Key = "" } = call.input, bucket = await bucketOf(call), object = bucket && await findObject(call.house.store.read, bucket.id, Key), tags = existingTagKeys(storedTags(object?.tags ?? null));
			return {
				...questions$1(call, bucket, [parts.ask(call, bucket, object)].flat().map((ask) => ({
					...ask,
					keys: {
						...tags,
						...ask.keys
					}
				}))),
				found: {
					bucket,
					object
				}
			};
		},
		run(call, { bucket, object }) {
			let there = present(call, bucket), { Key = "" } = call.input;
			return parts.run(call, there, object ?? missing(call, there, Key));
		}
	};
}
function missing(call, bucket, key) {
	throw refusalOf(call, bucket, { resource: bucketArn(bucket.name) }) ?? noSuchKey(key);
}
async function bucketOf(call) {
	let { Bucket = "", Key } = call.input;
	if (!isBucketName(Bucket)) throw invalidBucketName(Bucket);
	let keyBytes = Key === void 0 ? 0 : Buffer.byteLength(Key);
	if (keyBytes > 1024) throw keyTooLong(keyBytes);
	let bucket = await findBucket(call.house.store.read, Bucket);
	if (bucket === void 0 && call.caller.account === "") throw noSuchBucket(Bucket);
	return bucket;
}
function askOfTarget(call, bucket, ask) {
	let { Bucket = "", Key } = call.input, resource = Key === void 0 ? bucketArn(Bucket) : objectArn(Bucket, Key);
	return askAbout(call, bucket, {
		...ask,
		resource: ask.resource ?? resource
	});
}
function questions$1(call, bucket, asks) {
	let complete = (ask) => askOfTarget(call, bucket, ask);
	return "each" in asks ? { each: asks.each.map(complete) } : { all: [asks].flat().map(complete) };
}
function present(call, bucket) {
	let { Bucket = "", ExpectedBucketOwner } = call.input;
	if (bucket === void 0) throw noSuchBucket(Bucket);
	if (ExpectedBucketOwner !== void 0 && ExpectedBucketOwner !== bucket.account) throw accessDenied$1();
	return bucket;
}
// src/services/s3/versions.ts
function versioned(action, versionId) {
	return versionId === void 0 ? { action } : {
		action: action.replace(/^s3:(Get|Put|Delete)Object/, "s3:$1ObjectVersion"),
		keys: { "s3:VersionId": versionId }
	};
}
function checkVersion(versionId) {
	if (versionId !== void 0 && versionId !== "null") throw invalidArgument("Invalid version id specified", "versionId", versionId);
}
// src/services/s3/acls.ts
function ownerOnly(bucket) {
	let ID = canonicalId(bucket.account);
	return {
		Owner: { ID },
		Grants: [{
			Grantee: {
				ID,
				Type: "CanonicalUser"
			},
			Permission: "FULL_CONTROL"
		}]
	};
}
function checkLists(bucket, input) {
	refuseAcl(input);
	let policy = input.AccessControlPolicy;
	if (policy === void 0) return;
	let owner = canonicalId(bucket.account);
	if (!(policy.Grants ?? []).every((grant) => grant.Grantee?.ID === owner && grant.Permission === "FULL_CONTROL") || (policy.Owner?.ID ?? owner) !== owner) throw aclNotSupported();
}
const getBucketAcl = onBucket("GetBucketAcl", {
	ask: () => ({}),
	run: (_call, bucket) => ownerOnly(bucket)
}), getObjectAcl = onObject("GetObjectAcl", {
	ask: ({ input }) => versioned("s3:GetObjectAcl", input.VersionId),
	run({ input }, bucket) {
		return checkVersion(input.VersionId), ownerOnly(bucket);
	}
}), putBucketAcl = onBucket("PutBucketAcl", {
	ask: ({ input }) => ({ keys: aclKeys(input) }),
	run({ input }, bucket) {
		return checkLists(bucket, input), {};
	}
}), putObjectAcl = onObject("PutObjectAcl", {
	ask({ input }) {
		let { keys, ...ask } = versioned("s3:PutObjectAcl", input.VersionId);
		return {
			...ask,
			keys: {
				...keys,
				...aclKeys(input)
			}
		};
	},
	run({ input }, bucket) {
		return checkVersion(input.VersionId), checkLists(bucket, input), {};
	}
}), grammar = {
	prohibited: [],
	principalMayBeStar: !0,
	principalTypes: [
		"AWS",
		"Service",
		"Federated",
		"CanonicalUser"
	],
	unknownPrincipal: () => "Invalid principal in policy"
};
function validateResourcePolicy(text, rules) {
	if (!text.startsWith("{")) return "Policies must be valid JSON and the first byte must be '{'";
	let read = readResourcePolicy(text, grammar);
	if ("fault" in read) return read.fault;
	for (let statement of read.value) {
		let fault = statementFault(statement, rules);
		if (fault !== void 0) return fault;
	}
}
function statementFault(statement, rules) {
	let entries = statement.principal ?? statement.notPrincipal ?? [], isNamed = (entry) => entry.value !== "*" || entry.type === "Service";
	if (entries.some((entry) => isNamed(entry) && !rules.acceptsPrincipal(entry))) return "Invalid principal in policy";
	let actions = readList$1(statement, "Action");
	if ("fault" in actions) return actions.fault;
	if (!actions.value.every((action) => action === "*" || rules.knowsAction(action))) return "Policy has invalid action";
	let resources = readList$1(statement, "Resource");
	if ("fault" in resources) return resources.fault;
	if (!resources.value.every(rules.acceptsResource)) return "Policy has invalid resource";
	let { members } = statement;
	return members.has("NotAction") || members.has("NotResource") || actions.value.every((action) => resources.value.some((resource) => rules.applies(action, resource))) ? void 0 : "Action does not apply to any resource(s) in statement";
}
// src/services/s3/policy-actions.ts
const bucketActions = "AllowVendedLogDeliveryForResource.CreateBucket.CreateBucketMetadataTableConfiguration.DeleteBucket.DeleteBucketMetadataTableConfiguration.DeleteBucketPolicy.DeleteBucketWebsite.GetAccelerateConfiguration.GetAnalyticsConfiguration.GetBucketAbac.GetBucketAcl.GetBucketCORS.GetBucketLocation.GetBucketLogging.GetBucketMetadataTableConfiguration.GetBucketNotification.GetBucketObjectLockConfiguration.GetBucketOwnershipControls.GetBucketPolicy.GetBucketPolicyStatus.GetBucketPublicAccessBlock.GetBucketRequestPayment.GetBucketTagging.GetBucketVersioning.GetBucketWebsite.GetEncryptionConfiguration.GetIntelligentTieringConfiguration.GetInventoryConfiguration.GetLifecycleConfiguration.GetMetricsConfiguration.GetReplicationConfiguration.ListBucket.ListBucketMultipartUploads.ListBucketVersions.ListTagsForResource.PauseReplication.PutAccelerateConfiguration.PutAnalyticsConfiguration.PutBucketAbac.PutBucketAcl.PutBucketCORS.PutBucketLogging.PutBucketNotification.PutBucketObjectLockConfiguration.PutBucketOwnershipControls.PutBucketPolicy.PutBucketPublicAccessBlock.PutBucketRequestPayment.PutBucketTagging.PutBucketVersioning.PutBucketWebsite.PutEncryptionConfiguration.PutIntelligentTieringConfiguration.PutInventoryConfiguration.PutLifecycleConfiguration.PutMetricsConfiguration.PutReplicationConfiguration.TagResource.UntagResource.UpdateBucketMetadataAnnotationTableConfiguration.UpdateBucketMetadataInventoryTableConfiguration.UpdateBucketMetadataJournalTableConfiguration".split("."), objectActions = "AbortMultipartUpload.BypassGovernanceRetention.DeleteObject.DeleteObjectAnnotation.DeleteObjectTagging.DeleteObjectVersion.DeleteObjectVersionAnnotation.DeleteObjectVersionTagging.GetObject.GetObjectAcl.GetObjectAnnotation.GetObjectAttributes.GetObjectLegalHold.GetObjectRetention.GetObjectTagging.GetObjectTorrent.GetObjectVersion.GetObjectVersionAcl.GetObjectVersionAnnotation.GetObjectVersionAnnotationForReplication.GetObjectVersionAttributes.GetObjectVersionForReplication.GetObjectVersionTagging.GetObjectVersionTorrent.InitiateReplication.ListMultipartUploadParts.ListObjectAnnotations.ListObjectVersionAnnotations.ObjectOwnerOverrideToBucketOwner.PutObject.PutObjectAcl.PutObjectAnnotation.PutObjectLegalHold.PutObjectRetention.PutObjectTagging.PutObjectVersionAcl.PutObjectVersionAnnotation.PutObjectVersionTagging.ReplicateDelete.ReplicateObject.ReplicateObjectAnnotation.ReplicateTags.RestoreObject.UpdateObjectEncryption".split("."), otherActions = "AssociateAccessGrantsIdentityCenter.CreateAccessGrant.CreateAccessGrantsInstance.CreateAccessGrantsLocation.CreateAccessPoint.CreateAccessPointForObjectLambda.CreateJob.CreateMultiRegionAccessPoint.CreateStorageLensGroup.DeleteAccessGrant.DeleteAccessGrantsInstance.DeleteAccessGrantsInstanceResourcePolicy.DeleteAccessGrantsLocation.DeleteAccessPoint.DeleteAccessPointForObjectLambda.DeleteAccessPointPolicy.DeleteAccessPointPolicyForObjectLambda.DeleteJobTagging.DeleteMultiRegionAccessPoint.DeleteStorageLensConfiguration.DeleteStorageLensConfigurationTagging.DeleteStorageLensGroup.DescribeJob.DescribeMultiRegionAccessPointOperation.DissociateAccessGrantsIdentityCenter.GetAccessGrant.GetAccessGrantsInstance.GetAccessGrantsInstanceForPrefix.GetAccessGrantsInstanceResourcePolicy.GetAccessGrantsLocation.GetAccessPoint.GetAccessPointConfigurationForObjectLambda.GetAccessPointForObjectLambda.GetAccessPointPolicy.GetAccessPointPolicyForObjectLambda.GetAccessPointPolicyStatus.GetAccessPointPolicyStatusForObjectLambda.GetAccountPublicAccessBlock.GetDataAccess.GetJobTagging.GetMultiRegionAccessPoint.GetMultiRegionAccessPointPolicy.GetMultiRegionAccessPointPolicyStatus.GetMultiRegionAccessPointRoutes.GetStorageLensConfiguration.GetStorageLensConfigurationTagging.GetStorageLensDashboard.GetStorageLensGroup.ListAccessGrants.ListAccessGrantsInstances.ListAccessGrantsLocations.ListAccessPoints.ListAccessPointsForObjectLambda.ListAllMyBuckets.ListCallerAccessGrants.ListJobs.ListMultiRegionAccessPoints.ListStorageLensConfigurations.ListStorageLensGroups.PutAccessGrantsInstanceResourcePolicy.PutAccessPointConfigurationForObjectLambda.PutAccessPointPolicy.PutAccessPointPolicyForObjectLambda.PutAccessPointPublicAccessBlock.PutAccountPublicAccessBlock.PutJobTagging.PutMultiRegionAccessPointPolicy.PutStorageLensConfiguration.PutStorageLensConfigurationTagging.SubmitMultiRegionAccessPointRoutes.UpdateAccessGrantsLocation.UpdateJobPriority.UpdateJobStatus.UpdateStorageLensGroup".split(".");
function bucketPolicyRules(bucket) {
	return {
		knowsAction: (pattern) => covers(pattern, [
			...bucketActions,
			...objectActions,
			...otherActions
		]),
		acceptsResource(pattern) {
			let { bucket: aboutBucket, objects } = coverage(pattern, bucket);
			return aboutBucket || objects;
		},
		applies(action, resource) {
			let { bucket: aboutBucket, objects } = coverage(resource, bucket);
			return aboutBucket && covers(action, bucketActions) || objects && covers(action, objectActions);
		}
	};
}
function coverage(pattern, bucket) {
	if (!pattern.startsWith("arn:aws:s3:::")) return {
		bucket: !1,
		objects: !1
	};
	let rest = pattern.slice(13), slash = rest.indexOf("/"), name = slash === -1 ? rest : rest.slice(0, slash), isNamed = matchesGlob(glob(name), bucket);
	return {
		bucket: isNamed && slash === -1,
		objects: isNamed && (slash !== -1 || rest.includes("*"))
	};
}
function covers(pattern, names) {
	if (pattern === "*") return !0;
	if (!pattern.slice(0, 3).toLowerCase().startsWith("s3:")) return !1;
	let actions = glob(pattern.slice(3).toLowerCase());
	return names.some((name) => matchesGlob(actions, name.toLowerCase()));
}
function glob(pattern) {
	return globOf(tokensOf(pattern, {
		variables: !1,
		wildcards: !0
	}));
}
// src/services/s3/public-policy.ts
function isPublicPolicy(text) {
	let parsed = parsePolicy(text);
	return "document" in parsed && parsed.document.statements.some(isPublicStatement);
}
const narrowingKeys = new Set([
	"aws:sourcearn",
	"aws:sourcevpc",
	"aws:sourcevpce",
	"aws:sourceowner",
	"aws:sourceaccount",
	"aws:sourceip",
	"aws:userid",
	"aws:principalarn",
	"aws:principalaccount",
	"aws:principalorgid",
	"aws:principalorgpaths",
	"s3:x-amz-server-side-encryption-aws-kms-key-id",
	"s3:dataaccesspointarn",
	"s3:dataaccesspointaccount"
]), narrowingOperators = /^(?:StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress)$/i;
function isPublicStatement({ effect, principal, notPrincipal, conditions }) {
	return effect === "Allow" && (notPrincipal !== void 0 || principal?.some(({ value }) => value === "*") === !0) && !conditions.some(narrows);
}
function narrows({ operator, key, values }) {
	return !narrowingOperators.test(operator) || !narrowingKeys.has(key.toLowerCase()) ? !1 : /^IpAddress$/i.test(operator) ? values.length > 0 && values.every(isNarrowRange) : values.length > 0 && values.every((value) => isFixed(key.toLowerCase(), value));
}
function isFixed(key, value) {
	return value.includes("${") ? !1 : key === "s3:dataaccesspointarn" ? !/[*?]/.test(value.split(":").slice(0, 5).join(":")) : key === "aws:userid" ? !/[*?]/.test(value.replace(/^AROA[A-Z0-9]{4,128}:\*$/, "")) : value !== "" && !/[*?]/.test(value);
}
function isNarrowRange(value) {
	if (value.includes("${")) return !1;
	let [address = "", bits] = value.split("/");
	return address.includes(":") ? bits === void 0 || Number(bits) >= 32 : bits === void 0 || Number(bits) >= 8;
}
function ask$1({ caller }, bucket) {
	return { withoutPolicy: caller.kind === "root" && caller.account === bucket?.account };
}
const putBucketPolicy = onBucket("PutBucketPolicy", {
	ask: ask$1,
	async run(call, bucket) {
		let { input, house, caller } = call;
		requireOwner(call, bucket, "PUT");
		let text = input.Policy;
		if (policySize(text) > 20480) throw malformedPolicy("Policy exceeds the maximum allowed document size.");
		let isPublic = isPublicPolicy(text);
		return await house.store.write(bucket.account, async (tx) => {
			let current = await findBucketById(tx, bucket.id);
			if (current === void 0) throw noSuchBucket(bucket.name);
			let policy = await keptPolicy(tx, bucket.name, text);
			if (isPublic && publicAccessBlockOf(current)?.BlockPublicPolicy) throw accessDenied$1(`User: ${caller.arn} is not authorized to perform: s3:PutBucketPolicy on resource: "${bucketArn(bucket.name)}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`);
			await updateBucket(tx, bucket.id, {
				policy,
				policyPublic: +!!isPublic
			});
		}), {};
	}
}), getBucketPolicy = onBucket("GetBucketPolicy", {
	ask: ask$1,
	async run(call, bucket) {
		return requireOwner(call, bucket, "GET"), { Policy: await shownPrincipals(call.house.store.read, requirePolicy(bucket)) };
	}
}), deleteBucketPolicy = onBucket("DeleteBucketPolicy", {
	ask: ask$1,
	async run(call, bucket) {
		requireOwner(call, bucket, "DELETE");
		let change = {
			policy: null,
			policyPublic: 0
		};
		return await call.house.store.write(bucket.account, (tx) => updateBucket(tx, bucket.id, change)), {};
	}
}), getBucketPolicyStatus = onBucket("GetBucketPolicyStatus", {
	ask: () => ({}),
	run(_call, bucket) {
		return requirePolicy(bucket), { PolicyStatus: { IsPublic: bucket.policyPublic === 1 } };
	}
});
function requireOwner({ caller }, bucket, method) {
	if (caller.account !== bucket.account) throw methodNotAllowed(method, "BUCKETPOLICY");
}
function requirePolicy(bucket) {
	if (bucket.policy !== null) return bucket.policy;
	throw notConfigured("NoSuchBucketPolicy", "The bucket policy does not exist", bucket.name);
}
async function keptPolicy(db, bucket, text) {
	let kept = new Map(), unknown = [];
	for (let entry of principalsOf(text)) {
		let value = await keptPrincipal(db, entry);
		value === void 0 ? unknown.push(entry) : kept.set(keyOf(entry), value);
	}
	let problem = validateResourcePolicy(text, {
		...bucketPolicyRules(bucket),
		acceptsPrincipal: (entry) => kept.has(keyOf(entry))
	});
	if (problem !== void 0) {
		let [first] = unknown;
		throw malformedPolicy(problem, first === void 0 || !problem.startsWith("Invalid principal") ? void 0 : `"${first.type}" : "${first.value}"`);
	}
	return mapPrincipals(text, (entry) => kept.get(keyOf(entry)));
}
async function keptPrincipal(db, { type, value }) {
	if (type === "*") return value;
	if (type === "AWS") return keptAwsPrincipal(db, value);
	if (type === "Service") return value === "*" || isServicePrincipal(value) ? value : void 0;
}
function keyOf({ type, value }) {
	return `${type} ${value}`;
}
// src/services/s3/bucket-settings.ts
const getBucketVersioning = onBucket("GetBucketVersioning", {
	ask: () => ({}),
	run: () => ({})
}), getBucketRequestPayment = onBucket("GetBucketRequestPayment", {
	ask: () => ({}),
	run: () => ({ Payer: "BucketOwner" })
}), getBucketLogging = onBucket("GetBucketLogging", {
	ask: () => ({}),
	run: () => ({})
}), getBucketAccelerateConfiguration = onBucket("GetBucketAccelerateConfiguration", {
	ask: () => ({ action: "s3:GetAccelerateConfiguration" }),
	run: () => ({})
}), getBucketNotificationConfiguration = onBucket("GetBucketNotificationConfiguration", {
	ask: () => ({ action: "s3:GetBucketNotification" }),
	run: () => ({})
}), getBucketEncryption = onBucket("GetBucketEncryption", {
	ask: () => ({ action: "s3:GetEncryptionConfiguration" }),
	run: () => ({ ServerSideEncryptionConfiguration: { Rules: [{
		ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" },
		BucketKeyEnabled: !1
	}] } })
}), getBucketOwnershipControls = onBucket("GetBucketOwnershipControls", {
	ask: () => ({}),
	run: () => ({ OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] } })
}), putBucketOwnershipControls = onBucket("PutBucketOwnershipControls", {
	ask: () => ({}),
	run({ input }) {
		if ((input.OwnershipControls?.Rules ?? []).some((rule) => rule.ObjectOwnership !== "BucketOwnerEnforced")) throw notImplemented("ObjectOwnership");
		return {};
	}
}), getBucketCors = onBucket("GetBucketCors", {
	ask: () => ({ action: "s3:GetBucketCORS" }),
	run(_call, { name }) {
		throw notConfigured("NoSuchCORSConfiguration", "The CORS configuration does not exist", name);
	}
}), getBucketLifecycleConfiguration = onBucket("GetBucketLifecycleConfiguration", {
	ask: () => ({ action: "s3:GetLifecycleConfiguration" }),
	run(_call, { name }) {
		throw notConfigured("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist", name);
	}
}), getBucketReplication = onBucket("GetBucketReplication", {
	ask: () => ({ action: "s3:GetReplicationConfiguration" }),
	run(_call, { name }) {
		throw notConfigured("ReplicationConfigurationNotFoundError", "The replication configuration was not found", name);
	}
}), getBucketWebsite = onBucket("GetBucketWebsite", {
	ask: () => ({}),
	run(_call, { name }) {
		throw notConfigured("NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration", name);
	}
}), getObjectLockConfiguration = onBucket("GetObjectLockConfiguration", {
	ask: () => ({ action: "s3:GetBucketObjectLockConfiguration" }),
	run(_call, { name }) {
		throw notConfigured("ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket", name);
	}
}), putBucketTagging = onBucket("PutBucketTagging", {
	ask: () => ({}),
	async run({ input, house }, bucket) {
		let tags = tagsToStore(bucketTags(input.Tagging?.TagSet ?? []));
		if (!await house.store.write(bucket.account, (tx) => updateBucket(tx, bucket.id, { tags }))) throw noSuchBucket(bucket.name);
		return {};
	}
}), getBucketTagging = onBucket("GetBucketTagging", {
	ask: () => ({}),
	run(_call, bucket) {
		if (bucket.tags === null) throw notConfigured("NoSuchTagSet", "The TagSet does not exist", bucket.name);
		return { TagSet: storedTags(bucket.tags) };
	}
}), deleteBucketTagging = onBucket("DeleteBucketTagging", {
	ask: () => ({ action: "s3:PutBucketTagging" }),
	async run({ house }, bucket) {
		return await house.store.write(bucket.account, (tx) => updateBucket(tx, bucket.id, { tags: null })), {};
	}
});
// src/store/multipart-uploads.ts
function findMultipartUpload(db, bucketId, key, id) {
	return db.selectFrom("multipartUploads").selectAll().where("id", "=", id).where("bucketId", "=", bucketId).where("key", "=", key).executeTakeFirst();
}
function listMultipartUploads$1(db, bucketId, range) {
	let { key, id } = range, query = db.selectFrom("multipartUploads").selectAll().where("bucketId", "=", bucketId);
	return query = id === void 0 ? query.where("key", ">=", key) : query.where((row) => row.or([row("key", ">", key), row("key", "=", key).and("id", ">", id)])), range.before !== void 0 && (query = query.where("key", "<", range.before)), query.orderBy("key").orderBy("id").limit(range.limit).execute();
}
function anyMultipartUpload(db, bucketId) {
	return db.selectFrom("multipartUploads").select("id").where("bucketId", "=", bucketId).limit(1).executeTakeFirst();
}
async function insertMultipartUpload(tx, upload) {
	await tx.insertInto("multipartUploads").values(upload).execute();
}
async function deleteMultipartUpload(tx, id) {
	let parts = await tx.deleteFrom("parts").where("uploadId", "=", id).returning("file").execute();
	return await tx.deleteFrom("multipartUploads").where("id", "=", id).execute(), parts.map((part) => part.file);
}
function findPart(db, uploadId, number) {
	return db.selectFrom("parts").selectAll().where("uploadId", "=", uploadId).where("number", "=", number).executeTakeFirst();
}
function listParts$1(db, uploadId, after, limit) {
	return db.selectFrom("parts").selectAll().where("uploadId", "=", uploadId).where("number", ">", after).orderBy("number").limit(limit).execute();
}
async function putPart(tx, part) {
	let { uploadId: _, number: __, ...rest } = part;
	await tx.insertInto("parts").values(part).onConflict((conflict) => conflict.columns(["uploadId", "number"]).doUpdateSet(rest)).execute();
}
// src/services/s3/action.ts
const action$1 = actionsOf();
// src/services/s3/listing-encoding.ts
function keyEncoder(type) {
	return type === "url" ? (text) => text === void 0 ? text : encoded(text) : (text) => text;
}
function encoded(text) {
	return encodeURIComponent(text).replaceAll("%2F", "/").replaceAll("%20", "+").replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
function continuationToken(last) {
	return Buffer.from(last).toString("base64url");
}
function placeOf(token) {
	let place = Buffer.from(token, "base64url");
	return place.length > 0 && place.toString("base64url") === token ? place.toString() : void 0;
}
// src/services/s3/listing.ts
const batch = 1e3;
async function listKeys(db, bucketId, request) {
	let { prefix, delimiter, limit } = request, listing = {
		objects: [],
		commonPrefixes: [],
		truncated: !1,
		last: request.after
	};
	if (limit === 0) return listing;
	let before = afterPrefix(prefix), from = prefix, exclusive = !1, goAfter = (point, including) => {
		compareKeys(point, from) < 0 || (from = point, exclusive = !including);
	};
	if (request.after !== "") {
		let rolled = commonPrefix(request.after, prefix, delimiter), behind = rolled === request.after ? afterPrefix(rolled) : void 0;
		behind === void 0 ? goAfter(request.after, !1) : goAfter(behind, !0);
	}
	let size = Math.min(batch, limit + 1);
	for (;;) {
		let rows = await listObjects$1(db, bucketId, {
			from,
			exclusive,
			before,
			limit: size
		});
		if (take(rows, request, listing) === "full") return {
			...listing,
			truncated: !0
		};
		if (rows.length < size) return listing;
		let lastKey = rows.at(-1).key, rolled = commonPrefix(lastKey, prefix, delimiter), behind = rolled === void 0 ? void 0 : afterPrefix(rolled);
		if (rolled !== void 0 && behind === void 0) return listing;
		from = behind ?? lastKey, exclusive = behind === void 0, size = rolled !== void 0 && rows[0].key.startsWith(rolled) ? 16 : Math.min(batch, size * 2);
	}
}
function take(rows, { prefix, delimiter, limit }, listing) {
	for (let row of rows) {
		let rolled = commonPrefix(row.key, prefix, delimiter);
		if (rolled === void 0 || rolled !== listing.commonPrefixes.at(-1)) {
			if (listing.objects.length + listing.commonPrefixes.length === limit) return "full";
			rolled === void 0 ? listing.objects.push(row) : listing.commonPrefixes.push(rolled), listing.last = rolled ?? row.key;
		}
	}
}
function commonPrefix(key, prefix, delimiter) {
	if (delimiter === "" || !key.startsWith(prefix)) return;
	let at = key.indexOf(delimiter, prefix.length);
	return at === -1 ? void 0 : key.slice(0, at + delimiter.length);
}
function afterPrefix(prefix) {
	let points = Array.from(prefix, (character) => character.codePointAt(0));
	for (; points.length > 0;) {
		let last = points.pop();
		if (last === 1114111) continue;
		let next = last === 55295 ? 57344 : last + 1;
		return String.fromCodePoint(...points, next);
	}
}
function compareKeys(a, b) {
	return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
// src/services/s3/location.ts
function bucketRegion(endpointRegion, configuration) {
	let constraint = configuration?.LocationConstraint || void 0;
	if (constraint === void 0) {
		if (endpointRegion !== "us-east-1") throw illegalLocationConstraint("unspecified");
		return endpointRegion;
	}
	if (constraint === "us-east-1") throw invalidLocationConstraint(constraint);
	let region = constraint === "EU" ? "eu-west-1" : constraint;
	if (!/^[a-z]{2,4}(-[a-z]{1,12}){1,3}-\d$/.test(region)) throw invalidLocationConstraint(constraint);
	if (endpointRegion !== "us-east-1" && endpointRegion !== region) throw illegalLocationConstraint(constraint);
	return region;
}
// src/services/s3/buckets.ts
const mostBuckets = 1e4, createBucket = action$1("CreateBucket", {
	access(call) {
		let { input, caller } = call, configuration = input.CreateBucketConfiguration;
		if (!isBucketName(input.Bucket)) throw invalidBucketName(input.Bucket);
		let tags = configuration?.Tags, ask = {
			action: "s3:CreateBucket",
			resource: bucketArn(input.Bucket),
			requestTags: tags,
			keys: {
				...requestKeys(call),
				...aclKeys(input),
				"s3:ResourceAccount": caller.account || void 0,
				"s3:LocationConstraint": configuration?.LocationConstraint,
				"s3:x-amz-object-ownership": input.ObjectOwnership
			}
		};
		return { all: tags === void 0 ? [ask] : [ask, {
			...ask,
			action: "s3:TagResource"
		}] };
	},
	async run({ input, caller, house, request, now }) {
		let name = input.Bucket;
		if (refuseAcl(input, ["private"]), input.ObjectLockEnabledForBucket) throw notImplemented("x-amz-bucket-object-lock-enabled");
		if ((input.ObjectOwnership ?? "BucketOwnerEnforced") !== "BucketOwnerEnforced") throw notImplemented("x-amz-object-ownership");
		if (isReservedBucketName(name)) throw invalidBucketName(name);
		let region = bucketRegion(request.region, input.CreateBucketConfiguration), tags = tagsToStore(bucketTags(input.CreateBucketConfiguration?.Tags ?? []));
		return await house.store.write(caller.account, async (tx) => {
			let there = await findBucket(tx, name);
			if (there?.account !== caller.account || request.region !== "us-east-1") {
				if (there !== void 0) throw there.account === caller.account ? bucketAlreadyOwnedByYou(name) : bucketAlreadyExists(name);
				if (await countBuckets(tx, caller.account) >= mostBuckets) throw tooManyBuckets();
				await insertBucket(tx, {
					id: toHex(house.random(16)),
					name,
					account: caller.account,
					region,
					created: now,
					policy: null,
					policyPublic: 0,
					publicAccessBlock: JSON.stringify(newBucketBlock),
					tags
				});
			}
		}), {
			Location: `/${name}`,
			BucketArn: bucketArn(name)
		};
	}
}), headBucket = onBucket("HeadBucket", {
	ask: () => ({ action: "s3:ListBucket" }),
	run: (_call, bucket) => ({
		BucketRegion: bucket.region,
		BucketArn: bucketArn(bucket.name),
		AccessPointAlias: !1
	})
}), deleteBucket = onBucket("DeleteBucket", {
	ask: () => ({}),
	async run({ house }, bucket) {
		return await discardFiles(house, await house.store.write(bucket.account, async (tx) => {
			if (await hasObjects(tx, bucket.id)) throw bucketNotEmpty(bucket.name);
			let parts = [];
			for (let upload; (upload = await anyMultipartUpload(tx, bucket.id)) !== void 0;) parts.push(...await deleteMultipartUpload(tx, upload.id));
			return await deleteBucket$1(tx, bucket.id), parts;
		})), {};
	}
}), listBuckets = action$1("ListBuckets", {
	access: (call) => ({ all: [{
		action: "s3:ListAllMyBuckets",
		keys: requestKeys(call)
	}] }),
	async run({ input, caller, house }) {
		let { MaxBuckets, Prefix = "", BucketRegion, ContinuationToken } = input, place = ContinuationToken === void 0 ? "" : placeOf(ContinuationToken);
		if (place === void 0) throw invalidArgument("The continuation token is not valid", "continuation-token", ContinuationToken);
		let limit = MaxBuckets ?? mostBuckets, rows = await listBuckets$1(house.store.read, caller.account, {
			after: place,
			from: Prefix,
			before: Prefix === "" ? void 0 : afterPrefix(Prefix),
			region: BucketRegion,
			limit: limit + 1
		}), page = rows.slice(0, limit);
		return {
			Buckets: page.map((bucket) => ({
				Name: bucket.name,
				CreationDate: new Date(bucket.created),
				BucketArn: bucketArn(bucket.name),
				BucketRegion: MaxBuckets === void 0 && BucketRegion === void 0 ? void 0 : bucket.region
			})),
			Owner: { ID: canonicalId(caller.account) },
			Prefix: input.Prefix,
			ContinuationToken: rows.length > limit ? continuationToken(page.at(-1).name) : void 0
		};
	}
}), getBucketLocation = onBucket("GetBucketLocation", {
	ask: () => ({}),
	run: (_call, bucket) => ({ LocationConstraint: bucket.region === "us-east-1" ? void 0 : bucket.region })
}), byteLengths = {
	CRC32: 4,
	CRC32C: 4,
	CRC64NVME: 8,
	SHA1: 20,
	SHA256: 32
}, checksumAlgorithms = Object.keys(byteLengths), unsupported = [
	"SHA512",
	"MD5",
	"XXHASH64",
	"XXHASH3",
	"XXHASH128"
];
function digestName(algorithm) {
	return algorithm.toLowerCase();
}
function checksumAlgorithm(name, header) {
	let algorithm = checksumAlgorithms.find((one) => one === name.toUpperCase());
	if (algorithm !== void 0) return algorithm;
	throw unsupported.includes(name.toUpperCase()) ? notImplemented(header) : invalidRequest(`Value for ${header} header is invalid.`);
}
function claimedChecksum(input, headers) {
	let members = input, inHeaders = [...checksumAlgorithms, ...unsupported].filter((name) => members[`Checksum${name}`] !== void 0), trailer = /(?:^|,)\s*x-amz-checksum-([a-z0-9]{1,16})\s*(?:,|$)/i.exec(headers["x-amz-trailer"] ?? "")?.[1], names = trailer === void 0 ? inHeaders : [...inHeaders, trailer.toUpperCase()], asked = headers["x-amz-sdk-checksum-algorithm"];
	if (names.length === 0) {
		if (asked === void 0) return;
		throw invalidRequest("x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.");
	}
	if (names.length > 1) throw invalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
	let header = `x-amz-checksum-${names[0].toLowerCase()}`, algorithm = checksumAlgorithm(names[0], header);
	if (asked !== void 0 && asked.toUpperCase() !== algorithm) throw invalidRequest("Value for x-amz-sdk-checksum-algorithm header is invalid.");
	if (trailer !== void 0) return {
		algorithm,
		value: void 0
	};
	let value = String(members[`Checksum${algorithm}`]);
	if (fromBase64(value)?.length !== byteLengths[algorithm]) throw invalidRequest(`Value for ${header} header is invalid.`);
	return {
		algorithm,
		value
	};
}
function checksumMembers(algorithm, value, type) {
	return {
		[`Checksum${algorithm}`]: value,
		ChecksumType: type
	};
}
function compositeChecksum(algorithm, parts) {
	let bytes = Buffer.concat(parts.map((part) => Buffer.from(part, "base64")));
	return `${toBase64(digestOf$1(digestName(algorithm), bytes))}-${parts.length}`;
}
function defaultChecksumType(algorithm) {
	return algorithm === "CRC64NVME" ? "FULL_OBJECT" : "COMPOSITE";
}
function checksumTypeFits(algorithm, type) {
	return type === "FULL_OBJECT" ? algorithm.startsWith("CRC") : algorithm !== "CRC64NVME";
}
// src/services/s3/conditions.ts
function checkRead(conditions, object) {
	let failed = failedCondition(conditions, object);
	if (failed === "If-Match" || failed === "If-Unmodified-Since") throw preconditionFailed(failed);
	if (failed !== void 0) throw notModified(object.etag, object.modified);
}
function checkCopySource(conditions, source) {
	let failed = failedCondition(conditions, source);
	if (failed !== void 0) throw preconditionFailed(`x-amz-copy-source-${failed}`);
}
function failedCondition(conditions, { etag, modified }) {
	let { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions;
	if (IfMatch !== void 0) {
		if (!matches(IfMatch, etag)) return "If-Match";
	} else if (IfUnmodifiedSince !== void 0 && modified > IfUnmodifiedSince.getTime()) return "If-Unmodified-Since";
	if (IfNoneMatch !== void 0) return matches(IfNoneMatch, etag) ? "If-None-Match" : void 0;
	if (IfModifiedSince !== void 0 && modified <= IfModifiedSince.getTime()) return "If-Modified-Since";
}
function writeConditionProblem({ IfNoneMatch }) {
	return IfNoneMatch === void 0 || IfNoneMatch.trim() === "*" ? void 0 : notImplemented("If-None-Match");
}
function checkWrite({ IfMatch, IfNoneMatch }, key, current) {
	if (IfNoneMatch !== void 0 && current !== void 0) throw preconditionFailed("If-None-Match");
	if (IfMatch !== void 0) {
		if (current === void 0) throw noSuchKey(key);
		if (!matches(IfMatch, current.etag)) throw preconditionFailed("If-Match");
	}
}
function matches(header, etag) {
	return header.split(",").some((item) => {
		let value = item.trim();
		return value === "*" || unquoted(value) === etag;
	});
}
function unquoted(etag) {
	return etag.length > 1 && etag.startsWith("\"") && etag.endsWith("\"") ? etag.slice(1, -1) : etag;
}
// src/services/s3/object-headers.ts
const storageClasses = new Set([
	"STANDARD",
	"REDUCED_REDUNDANCY",
	"STANDARD_IA",
	"ONEZONE_IA",
	"INTELLIGENT_TIERING",
	"GLACIER_IR"
]), archives = new Set(["GLACIER", "DEEP_ARCHIVE"]), encryption = { ServerSideEncryption: "AES256" };
function objectHeaders(input) {
	if (input.ServerSideEncryption !== void 0 && input.ServerSideEncryption !== "AES256") throw notImplemented("x-amz-server-side-encryption");
	if (input.SSEKMSKeyId !== void 0) throw notImplemented("x-amz-server-side-encryption-aws-kms-key-id");
	if (refuseCustomerKeys(input), input.ObjectLockMode ?? input.ObjectLockRetainUntilDate ?? input.ObjectLockLegalHoldStatus) throw invalidRequest("Bucket is missing Object Lock Configuration");
	let storageClass = input.StorageClass ?? "STANDARD";
	if (archives.has(storageClass)) throw notImplemented("x-amz-storage-class");
	if (!storageClasses.has(storageClass)) throw invalidStorageClass(storageClass);
	let headers = {
		ContentType: input.ContentType,
		CacheControl: input.CacheControl,
		ContentDisposition: input.ContentDisposition,
		ContentEncoding: withoutChunking(input.ContentEncoding),
		ContentLanguage: input.ContentLanguage,
		Expires: Number.isNaN(input.Expires?.getTime()) ? void 0 : input.Expires?.toISOString(),
		WebsiteRedirectLocation: input.WebsiteRedirectLocation,
		Metadata: checkedMetadata(input.Metadata)
	};
	return {
		headers: JSON.stringify(headers),
		storageClass
	};
}
function refuseCustomerKeys(input) {
	if (input.SSECustomerAlgorithm !== void 0 || input.SSECustomerKey !== void 0) throw notImplemented("x-amz-server-side-encryption-customer-algorithm");
}
function headersOf$2(json) {
	let { Expires, ...rest } = JSON.parse(json);
	return {
		...rest,
		ContentType: rest.ContentType ?? "binary/octet-stream",
		Expires: Expires === void 0 ? void 0 : new Date(Expires)
	};
}
function withoutChunking(encoding) {
	let kept = encoding?.split(",").map((part) => part.trim()).filter((part) => part !== "aws-chunked" && part !== "");
	return kept === void 0 || kept.length === 0 ? void 0 : kept.join(",");
}
function checkedMetadata(metadata) {
	if (metadata === void 0) return;
	let size = 0;
	for (let [name, value] of Object.entries(metadata)) size += Buffer.byteLength(name) + Buffer.byteLength(value);
	if (size > 2048) throw metadataTooLarge(size);
	return metadata;
}
// src/services/s3/take-body.ts
async function takeBody(call, otherwise = "CRC64NVME", admit) {
	let claimed = claimedChecksum(call.input, call.request.headers);
	admit?.(claimed);
	let { ContentMD5 } = call.input;
	if (ContentMD5 !== void 0 && fromBase64(ContentMD5)?.length !== 16) throw invalidDigest(ContentMD5);
	let algorithm = claimed?.algorithm ?? otherwise, received = await call.receive({ digests: ["md5", digestName(algorithm)] });
	try {
		let md5 = received.digests.md5;
		if (ContentMD5 !== void 0 && ContentMD5 !== toBase64(md5)) throw badMd5(ContentMD5, toBase64(md5));
		let value = toBase64(received.digests[digestName(algorithm)]);
		if (claimed !== void 0) {
			let expected = claimed.value ?? received.trailers[`x-amz-checksum-${algorithm.toLowerCase()}`];
			if (expected === void 0) throw malformedTrailer();
			if (expected !== value) throw badChecksum(algorithm);
		}
		return {
			file: await keepFile(call.house, received.file),
			size: received.size,
			etag: toHex(md5),
			checksum: {
				algorithm,
				value,
				asked: claimed !== void 0
			}
		};
	} catch (cause) {
		throw await rm(received.file, { force: !0 }), cause;
	}
}
async function orDiscard(call, file, work) {
	try {
		return await work();
	} catch (cause) {
		throw await discardFiles(call.house, [file]), cause;
	}
}
// src/services/s3/copy-source.ts
function copySourceName(header) {
	let [path = "", query] = splitOnce(header, "?versionId="), plain = decoded(path, header), [bucket = "", key = ""] = splitOnce(plain.startsWith("/") ? plain.slice(1) : plain, "/");
	if (!isBucketName(bucket) || key === "") throw invalidArgument("Invalid copy source bucket name", "x-amz-copy-source", header.slice(0, 1024));
	return {
		bucket,
		key,
		versionId: query === void 0 ? void 0 : decoded(query, header)
	};
}
function onCopy(parts) {
	return {
		async access(call) {
			let source = await findSource(call), bucket = await bucketOf(call), asks = [parts.ask(call, source)].flat().map((ask) => askOfTarget(call, bucket, ask));
			return {
				all: [...readingSource(call, source, parts.copiesTags(call.input)), ...asks],
				found: {
					bucket,
					source
				}
			};
		},
		run: (call, { bucket, source }) => parts.run(call, present(call, bucket), source)
	};
}
async function findSource({ input, house, caller }) {
	let { read } = house.store, name = copySourceName(input.CopySource), bucket = await findBucket(read, name.bucket);
	if (bucket === void 0 && caller.account === "") throw noSuchBucket(name.bucket);
	return {
		name,
		bucket,
		object: bucket && await findObject(read, bucket.id, name.key)
	};
}
function readingSource(call, { name, bucket, object }, withTags) {
	let resource = objectArn(name.bucket, name.key), tags = storedTags(object?.tags ?? null), about = (action) => {
		let { keys, ...ask } = versioned(action, name.versionId);
		return askAbout(call, bucket, {
			...ask,
			resource,
			keys: {
				...keys,
				...existingTagKeys(tags)
			}
		});
	}, asks = [about("s3:GetObject")];
	return withTags && tags.length > 0 && asks.push(about("s3:GetObjectTagging")), asks;
}
function requireSource(call, { name, bucket, object }) {
	let { input } = call;
	if (bucket === void 0) throw noSuchBucket(name.bucket);
	if (input.ExpectedSourceBucketOwner !== void 0 && input.ExpectedSourceBucketOwner !== bucket.account) throw accessDenied$1();
	return checkVersion(name.versionId), object === void 0 ? missing(call, bucket, name.key) : (checkCopySource({
		IfMatch: input.CopySourceIfMatch,
		IfNoneMatch: input.CopySourceIfNoneMatch,
		IfModifiedSince: input.CopySourceIfModifiedSince,
		IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince
	}, object), object);
}
function sourceGone(key, cause) {
	return cause.code === "ENOENT" ? noSuchKey(key) : cause;
}
function splitOnce(text, mark) {
	let at = text.indexOf(mark);
	return at === -1 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}
function decoded(text, header) {
	try {
		return decodeURIComponent(text);
	} catch {
		throw invalidArgument("Invalid copy source encoding.", "x-amz-copy-source", header.slice(0, 1024));
	}
}
// src/services/s3/range.ts
function byteRange(header, size) {
	let match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "");
	if (header === void 0 || match === null) return;
	let [, first = "", last = ""] = match;
	if (first === "" && last === "") return;
	if (first === "") {
		let length = Math.min(Number(last), size);
		if (length === 0) throw invalidRange(header, size);
		return {
			start: size - length,
			end: size - 1
		};
	}
	let start = Number(first), end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
	if (!(last !== "" && Number(last) < start)) {
		if (start >= size) throw invalidRange(header, size);
		return {
			start,
			end
		};
	}
}
function copyRange(header, size) {
	let match = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(header);
	if (match === null) return;
	let range = {
		start: Number(match[1]),
		end: Number(match[2])
	};
	return range.start <= range.end && range.end < size ? range : void 0;
}
// src/services/s3/write-object.ts
async function writeObject(call, bucket, object, conditions, before) {
	let { house } = call;
	await discardFiles(house, await house.store.writeData(async (tx) => {
		if (await findBucketById(tx, bucket.id) === void 0) throw noSuchBucket(bucket.name);
		let current = await findObject(tx, bucket.id, object.key);
		checkWrite(conditions, object.key, current);
		let more = await before?.(tx) ?? [];
		return await putObject$1(tx, object), [current?.file, ...more];
	}));
}
function wholeSeconds(milliseconds) {
	return Math.floor(milliseconds / 1e3) * 1e3;
}
// src/services/s3/upload-part.ts
const largestPart = 5 * 1024 ** 3, mostParts$1 = 1e4, uploadPart = onBucket("UploadPart", {
	ask: () => ({
		action: "s3:PutObject",
		keys: { "s3:ObjectCreationOperation": "false" }
	}),
	async run(call, bucket) {
		let { input } = call;
		refuseCustomerKeys(input);
		let number = partNumber(input.PartNumber), upload = await requireUpload(call, bucket, input.Key, input.UploadId), expected = upload.checksumAlgorithm, body = await takeBody(call, expected, (claimed) => {
			if (upload.checksumAsked === 1 && claimed?.algorithm !== expected) throw checksumTypeMismatch(expected, claimed?.algorithm);
		}), { algorithm, value } = body.checksum;
		return await orDiscard(call, body.file, () => writePart(call, bucket, upload, {
			uploadId: upload.id,
			number,
			file: body.file,
			size: body.size,
			etag: body.etag,
			modified: wholeSeconds(call.now),
			checksum: algorithm === expected ? value : ""
		})), {
			ETag: `"${body.etag}"`,
			...encryption,
			...checksumMembers(algorithm, value)
		};
	}
}), uploadPartCopy = onCopy({
	copiesTags: () => !1,
	ask: ({ input }) => ({
		action: "s3:PutObject",
		keys: {
			"s3:x-amz-copy-source": input.CopySource,
			"s3:ObjectCreationOperation": "false"
		}
	}),
	async run(call, bucket, judged) {
		let { input, house } = call;
		refuseCustomerKeys(input);
		let number = partNumber(input.PartNumber), upload = await requireUpload(call, bucket, input.Key, input.UploadId), source = requireSource(call, judged), range = input.CopySourceRange === void 0 ? {
			start: 0,
			end: source.size - 1
		} : copyRange(input.CopySourceRange, source.size);
		if (range === void 0) throw invalidArgument(`Range specified is not valid for source object of size: ${source.size}`, "x-amz-copy-source-range", input.CopySourceRange.slice(0, 128));
		let size = range.end - range.start + 1;
		if (size > largestPart) throw entityTooLarge(size, largestPart);
		let algorithm = upload.checksumAlgorithm, written = await assembleFile(house, [{
			file: source.file,
			...range
		}], ["md5", digestName(algorithm)]).catch((cause) => {
			throw sourceGone(source.key, cause);
		}), etag = toHex(written.digests.md5), checksum = toBase64(written.digests[digestName(algorithm)]), modified = wholeSeconds(call.now);
		await orDiscard(call, written.file, () => writePart(call, bucket, upload, {
			uploadId: upload.id,
			number,
			file: written.file,
			size: written.size,
			etag,
			modified,
			checksum
		}));
		let members = upload.checksumAsked === 1 ? checksumMembers(algorithm, checksum) : {};
		return {
			...encryption,
			CopyPartResult: {
				ETag: `"${etag}"`,
				LastModified: new Date(modified),
				...members
			}
		};
	}
});
async function requireUpload(call, bucket, key, id) {
	let upload = await findMultipartUpload(call.house.store.read, bucket.id, key, id);
	if (upload === void 0) throw noSuchUpload(id);
	return upload;
}
async function writePart(call, bucket, upload, part) {
	let replaced = await call.house.store.writeData(async (tx) => {
		if (await findMultipartUpload(tx, bucket.id, upload.key, upload.id) === void 0) throw noSuchUpload(upload.id);
		let current = await findPart(tx, upload.id, part.number);
		return await putPart(tx, part), current?.file;
	});
	await discardFiles(call.house, [replaced]);
}
function partNumber(number) {
	if (Number.isInteger(number) && number >= 1 && number <= mostParts$1) return number;
	throw invalidArgument(`Part number must be an integer between 1 and ${mostParts$1}, inclusive`, "partNumber", String(number));
}
function checksumTypeMismatch(expected, actual) {
	return invalidRequest(`Checksum Type mismatch occurred, expected checksum Type: ${expected.toLowerCase()}, actual checksum Type: ${actual?.toLowerCase() ?? "null"}`);
}
// src/services/s3/complete-multipart-upload.ts
const smallestPart = 5 * 1024 ** 2, mostParts = 1e4, completeMultipartUpload = onBucket("CompleteMultipartUpload", {
	ask: ({ input }) => ({
		action: "s3:PutObject",
		keys: {
			"s3:if-match": input.IfMatch,
			"s3:if-none-match": input.IfNoneMatch,
			"s3:ObjectCreationOperation": "true"
		}
	}),
	async run(call, bucket) {
		let { input, request } = call, problem = writeConditionProblem(input);
		if (problem !== void 0) throw problem;
		let upload = await requireUpload(call, bucket, input.Key, input.UploadId);
		if (input.ChecksumType !== void 0 && input.ChecksumType !== upload.checksumType) throw invalidRequest(`The upload was created using the ${upload.checksumType} checksum mode. The complete request must use the same checksum mode.`);
		let parts = await listedParts(call, upload);
		checkSize(input.MpuObjectSize, parts);
		let written = await joinParts(call, upload, parts), etag = etagOf(parts), checksum = checksumOf(upload, parts, written);
		return await orDiscard(call, written.file, async () => {
			checkChecksum(input, upload, checksum);
			let kept = parts.map(({ number, size, checksum }) => ({
				number,
				size,
				checksum
			}));
			await writeObject(call, bucket, {
				bucketId: bucket.id,
				key: upload.key,
				file: written.file,
				size: written.size,
				etag,
				modified: upload.created,
				storageClass: upload.storageClass,
				headers: upload.headers,
				tags: upload.tags,
				checksumAlgorithm: upload.checksumAlgorithm,
				checksumType: upload.checksumType,
				checksum,
				parts: JSON.stringify(kept)
			}, input, async (tx) => {
				if (await findMultipartUpload(tx, bucket.id, upload.key, upload.id) === void 0) throw noSuchUpload(upload.id);
				let files = new Set((await listParts$1(tx, upload.id, 0, mostParts)).map((part) => part.file));
				if (!parts.every((part) => files.has(part.file))) throw operationAborted();
				return deleteMultipartUpload(tx, upload.id);
			});
		}), {
			Location: `${request.secure ? "https" : "http"}://${request.host}${request.path}`,
			Bucket: bucket.name,
			Key: upload.key,
			ETag: `"${etag}"`,
			...encryption,
			...checksumMembers(upload.checksumAlgorithm, checksum, upload.checksumType)
		};
	}
});
async function listedParts({ input, house }, upload) {
	let listed = input.MultipartUpload?.Parts ?? [];
	if (listed.length === 0 || listed.length > mostParts) throw malformedXml();
	let rows = await listParts$1(house.store.read, upload.id, 0, mostParts), byNumber = new Map(rows.map((row) => [row.number, row])), parts = [], before = 0;
	for (let one of listed) {
		let number = one.PartNumber ?? 0;
		if (number <= before) throw invalidPartOrder(upload.id);
		before = number;
		let row = byNumber.get(number), etag = unquoted(one.ETag ?? "");
		if (row === void 0 || row.etag !== etag) throw invalidPart(upload.id, number, etag);
		checkPartChecksum(one, row, upload), parts.push(row);
	}
	for (let part of parts.slice(0, -1)) if (part.size < smallestPart) throw entityTooSmall(part.size, part.number, part.etag);
	return parts;
}
function checkPartChecksum(listed, row, upload) {
	let algorithm = upload.checksumAlgorithm, said = listed[`Checksum${algorithm}`];
	if (said !== void 0) {
		if (row.checksum !== "" && said !== row.checksum) throw invalidPart(upload.id, row.number, row.etag);
	} else if (upload.checksumType === "COMPOSITE") throw invalidRequest(`The upload was created using a ${algorithm.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${row.number} in the request.`);
}
function checkSize(claimed, parts) {
	let size = parts.reduce((sum, part) => sum + part.size, 0);
	if (claimed !== void 0 && claimed !== size) throw invalidRequest(`The provided 'x-amz-mp-object-size' header value ${claimed} does not match what was computed: ${size}`);
}
async function joinParts(call, upload, parts) {
	let pieces = parts.map(({ file, size }) => ({
		file,
		start: 0,
		end: size - 1
	})), digests = upload.checksumType === "FULL_OBJECT" ? [digestName(upload.checksumAlgorithm)] : [];
	try {
		return await assembleFile(call.house, pieces, digests);
	} catch (cause) {
		throw cause.code === "ENOENT" ? operationAborted() : cause;
	}
}
function checksumOf(upload, parts, written) {
	let { checksumAlgorithm, checksumType } = upload;
	return checksumType === "FULL_OBJECT" ? toBase64(written.digests[digestName(checksumAlgorithm)]) : compositeChecksum(checksumAlgorithm, parts.map((part) => part.checksum));
}
function etagOf(parts) {
	let md5s = Buffer.from(parts.map((part) => part.etag).join(""), "hex");
	return `${toHex(digestOf$1("md5", md5s))}-${parts.length}`;
}
function checkChecksum(input, upload, checksum) {
	let algorithm = upload.checksumAlgorithm, said = input[`Checksum${algorithm}`];
	if (said !== void 0 && said !== checksum && `${said}-${checksum.split("-")[1]}` !== checksum) throw badChecksum(algorithm);
}
// src/services/s3/put-object.ts
function writingKeys(input) {
	return {
		...aclKeys(input),
		"s3:x-amz-storage-class": input.StorageClass,
		"s3:x-amz-server-side-encryption": input.ServerSideEncryption,
		"s3:x-amz-server-side-encryption-aws-kms-key-id": input.SSEKMSKeyId,
		"s3:x-amz-website-redirect-location": input.WebsiteRedirectLocation,
		"s3:if-match": input.IfMatch,
		"s3:if-none-match": input.IfNoneMatch
	};
}
const putObject = onBucket("PutObject", {
	ask({ input }) {
		let tags = headerTags(input.Tagging), keys = {
			...writingKeys(input),
			...requestTagKeys(tags),
			"s3:ObjectCreationOperation": "true"
		}, put = {
			action: "s3:PutObject",
			keys
		};
		return tags.length === 0 ? put : [put, {
			action: "s3:PutObjectTagging",
			keys
		}];
	},
	async run(call, bucket) {
		let { input, house, now } = call, key = input.Key;
		if (refuseAcl(input), input.WriteOffsetBytes !== void 0) throw notImplemented("x-amz-write-offset-bytes");
		let problem = writeConditionProblem(input);
		if (problem !== void 0) throw problem;
		let headers = objectHeaders(input);
		(input.IfMatch !== void 0 || input.IfNoneMatch !== void 0) && checkWrite(input, key, await findObject(house.store.read, bucket.id, key));
		let body = await takeBody(call), { algorithm, value } = body.checksum;
		return await orDiscard(call, body.file, () => writeObject(call, bucket, {
			bucketId: bucket.id,
			key,
			file: body.file,
			size: body.size,
			etag: body.etag,
			modified: wholeSeconds(now),
			...headers,
			tags: tagsToStore(headerTags(input.Tagging)),
			checksumAlgorithm: algorithm,
			checksumType: "FULL_OBJECT",
			checksum: value,
			parts: null
		}, input)), {
			ETag: `"${body.etag}"`,
			...encryption,
			...checksumMembers(algorithm, value, "FULL_OBJECT")
		};
	}
}), largestCopy = 5 * 1024 ** 3, copyObject = onCopy({
	copiesTags: (input) => input.TaggingDirective !== "REPLACE",
	ask({ input }, { object }) {
		let newTags = input.TaggingDirective === "REPLACE" ? headerTags(input.Tagging) : [], keys = {
			...writingKeys(input),
			...requestTagKeys(newTags),
			"s3:x-amz-copy-source": input.CopySource,
			"s3:x-amz-metadata-directive": input.MetadataDirective,
			"s3:ObjectCreationOperation": "true"
		}, copied = object?.tags != null && input.TaggingDirective !== "REPLACE", put = {
			action: "s3:PutObject",
			keys
		};
		return newTags.length > 0 || copied ? [put, {
			action: "s3:PutObjectTagging",
			keys
		}] : put;
	},
	async run(call, bucket, judged) {
		let { input, now } = call, source = requireSource(call, judged);
		checkDirectives(call, judged.name, source);
		let problem = writeConditionProblem(input);
		if (problem !== void 0) throw problem;
		let algorithm = checksumAlgorithm(input.ChecksumAlgorithm ?? source.checksumAlgorithm, "x-amz-checksum-algorithm"), headers = newHeaders(input, source), written = await copyBytes(call, source, digestName(algorithm)), etag = toHex(written.digests.md5), checksum = toBase64(written.digests[digestName(algorithm)]), modified = wholeSeconds(now);
		return await orDiscard(call, written.file, () => writeObject(call, bucket, {
			bucketId: bucket.id,
			key: input.Key,
			file: written.file,
			size: written.size,
			etag,
			modified,
			...headers,
			tags: input.TaggingDirective === "REPLACE" ? tagsToStore(headerTags(input.Tagging)) : source.tags,
			checksumAlgorithm: algorithm,
			checksumType: "FULL_OBJECT",
			checksum,
			parts: null
		}, input)), {
			...encryption,
			CopyObjectResult: {
				ETag: `"${etag}"`,
				LastModified: new Date(modified),
				...checksumMembers(algorithm, checksum, "FULL_OBJECT")
			}
		};
	}
});
function checkDirectives({ input }, from, source) {
	if (refuseAcl(input), refuseCustomerKeys(input), input.MetadataDirective !== "REPLACE" && input.StorageClass === void 0 && input.WebsiteRedirectLocation === void 0 && input.ServerSideEncryption === void 0 && input.TaggingDirective !== "REPLACE" && input.ChecksumAlgorithm === void 0 && from.bucket === input.Bucket && from.key === input.Key) throw invalidRequest("This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.");
	if (source.size > largestCopy) throw invalidRequest(`The specified copy source is larger than the maximum allowable size for a copy source: ${largestCopy}`);
}
function newHeaders(input, source) {
	let own = objectHeaders(input);
	if (input.MetadataDirective === "REPLACE") return own;
	let headers = {
		...JSON.parse(source.headers),
		WebsiteRedirectLocation: input.WebsiteRedirectLocation
	};
	return {
		headers: JSON.stringify(headers),
		storageClass: own.storageClass
	};
}
async function copyBytes(call, source, digest) {
	try {
		let whole = [{
			file: source.file,
			start: 0,
			end: source.size - 1
		}];
		return await assembleFile(call.house, whole, ["md5", digest]);
	} catch (cause) {
		throw sourceGone(source.key, cause);
	}
}
// src/services/s3/create-multipart-upload.ts
const createMultipartUpload = onBucket("CreateMultipartUpload", {
	ask({ input }) {
		let tags = headerTags(input.Tagging), keys = {
			...writingKeys(input),
			...requestTagKeys(tags),
			"s3:ObjectCreationOperation": "false"
		}, put = {
			action: "s3:PutObject",
			keys
		};
		return tags.length === 0 ? put : [put, {
			action: "s3:PutObjectTagging",
			keys
		}];
	},
	async run(call, bucket) {
		let { input, house, caller, now } = call;
		refuseAcl(input);
		let asked = input.ChecksumAlgorithm, algorithm = asked === void 0 ? "CRC64NVME" : checksumAlgorithm(asked, "x-amz-checksum-algorithm");
		if (input.ChecksumType !== void 0 && asked === void 0) throw invalidRequest("The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.");
		let type = input.ChecksumType ?? defaultChecksumType(algorithm);
		if (!checksumTypeFits(algorithm, type)) throw invalidRequest(`The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`);
		let id = now.toString(16).padStart(12, "0") + toHex(house.random(58)), upload = {
			id,
			bucketId: bucket.id,
			key: input.Key,
			initiatorArn: caller.arn,
			initiatorId: caller.userId,
			created: wholeSeconds(now),
			...objectHeaders(input),
			tags: tagsToStore(headerTags(input.Tagging)),
			checksumAlgorithm: algorithm,
			checksumType: type,
			checksumAsked: asked === void 0 ? 0 : 1
		};
		return await house.store.writeData(async (tx) => {
			if (await findBucketById(tx, bucket.id) === void 0) throw noSuchBucket(bucket.name);
			await insertMultipartUpload(tx, upload);
		}), {
			Bucket: bucket.name,
			Key: input.Key,
			UploadId: id,
			...encryption,
			ChecksumAlgorithm: asked,
			ChecksumType: asked === void 0 ? void 0 : type
		};
	}
}), deleteObject = onBucket("DeleteObject", {
	ask({ input }) {
		let { keys, ...ask } = versioned("s3:DeleteObject", input.VersionId);
		return {
			...ask,
			keys: {
				...keys,
				"s3:if-match": input.IfMatch
			}
		};
	},
	async run(call, bucket) {
		let { Key, VersionId, IfMatch, IfMatchSize, IfMatchLastModifiedTime } = call.input;
		return await remove(call, bucket, {
			Key,
			VersionId,
			ETag: IfMatch,
			Size: IfMatchSize,
			LastModifiedTime: IfMatchLastModifiedTime
		}), {};
	}
}), deleteObjects = onBucket("DeleteObjects", {
	ask({ input, request }) {
		let listed = input.Delete?.Objects ?? [];
		if (listed.length === 0 || listed.length > 1e3) throw malformedXml();
		let { headers } = request, proved = Object.keys(headers).some((name) => name.startsWith("x-amz-checksum-"));
		if (headers["content-md5"] === void 0 && headers["x-amz-trailer"] === void 0 && !proved) throw invalidRequest("Missing required header for this request: Content-MD5");
		return { each: listed.map(({ Key = "", VersionId, ETag }) => {
			let { keys, ...ask } = versioned("s3:DeleteObject", VersionId);
			return {
				...ask,
				resource: objectArn(input.Bucket, Key),
				keys: {
					...keys,
					"s3:if-match": ETag
				}
			};
		}) };
	},
	async run(call, bucket) {
		let deleted = [], errors = [];
		for (let [index, one] of (call.input.Delete?.Objects ?? []).entries()) {
			let failure = call.refusals[index] ?? await tryRemove(call, bucket, one), { Key, VersionId } = one;
			failure === void 0 ? deleted.push({
				Key,
				VersionId
			}) : errors.push({
				Key,
				VersionId,
				Code: failure.code,
				Message: failure.message
			});
		}
		return {
			Deleted: call.input.Delete?.Quiet ? void 0 : deleted,
			Errors: errors
		};
	}
});
async function tryRemove(call, bucket, one) {
	try {
		await remove(call, bucket, one);
		return;
	} catch (cause) {
		if (cause instanceof AwsError) return cause;
		throw cause;
	}
}
async function remove(call, bucket, deletion) {
	let { Key = "", VersionId, ETag, Size, LastModifiedTime } = deletion;
	checkVersion(VersionId);
	let file = await call.house.store.writeData(async (tx) => {
		let current = await findObject(tx, bucket.id, Key);
		if (ETag !== void 0 && (current === void 0 || !matches(ETag, current.etag))) throw preconditionFailed("If-Match");
		if (current !== void 0) {
			if (Size !== void 0 && Size !== current.size) throw preconditionFailed("x-amz-if-match-size");
			if (LastModifiedTime !== void 0 && LastModifiedTime.getTime() !== current.modified) throw preconditionFailed("x-amz-if-match-last-modified-time");
			return await deleteObject$1(tx, bucket.id, Key), current.file;
		}
	});
	await discardFiles(call.house, [file]);
}
// src/services/s3/object-parts.ts
function partsOf(object) {
	return object.parts === null ? [{
		number: 1,
		size: object.size,
		checksum: object.checksum
	}] : JSON.parse(object.parts);
}
// src/services/s3/get-object.ts
const ask = ({ input }) => versioned("s3:GetObject", input.VersionId), getObject = onObject("GetObject", {
	ask,
	async run(call, bucket, judged) {
		let { object, handle } = await openObject(call, bucket, judged);
		try {
			let { output, range } = describe(call, object), Body = handle.createReadStream({
				...range,
				highWaterMark: 1 << 18
			});
			return {
				...output,
				Body
			};
		} catch (cause) {
			throw await handle.close(), cause;
		}
	}
}), headObject = onObject("HeadObject", {
	ask,
	run: (call, _bucket, object) => describe(call, object).output
});
async function openObject(call, bucket, judged) {
	let object = judged;
	for (let tries = 0; tries < 3; tries++) {
		try {
			return {
				object,
				handle: await open(filePath(call.house, object.file))
			};
		} catch (cause) {
			if (cause.code !== "ENOENT") throw cause;
		}
		let now = await findObject(call.house.store.read, bucket.id, judged.key);
		if (now === void 0 || now.tags !== judged.tags) break;
		if (now.file === object.file) throw Error(`the file ${object.file} of an object is missing`);
		object = now;
	}
	throw operationAborted();
}
function describe(call, object) {
	let { input, caller, responseHeaders } = call;
	checkVersion(input.VersionId), refuseCustomerKeys(input);
	let overrides = overridesOf(input);
	if (caller.kind === "anonymous" && Object.keys(overrides).length > 0) throw invalidRequest("Request specific response headers cannot be used for anonymous GET requests.");
	checkRead(input, object);
	let parts = partsOf(object), range = rangeOf(input, object, parts), tagCount = storedTags(object.tags).length;
	responseHeaders["x-content-type-options"] = "nosniff", responseHeaders["content-security-policy"] = "sandbox";
	let output = {
		AcceptRanges: "bytes",
		LastModified: new Date(object.modified),
		ContentLength: range === void 0 ? object.size : range.end - range.start + 1,
		ETag: `"${object.etag}"`,
		...headersOf$2(object.headers),
		...overrides,
		...encryption,
		StorageClass: object.storageClass === "STANDARD" ? void 0 : object.storageClass,
		TagCount: tagCount === 0 ? void 0 : tagCount,
		PartsCount: input.PartNumber === void 0 || object.parts === null ? void 0 : parts.length,
		ContentRange: range && `bytes ${range.start}-${range.end}/${object.size}`
	};
	return input.ChecksumMode === "ENABLED" && range === void 0 && Object.assign(output, checksumMembers(object.checksumAlgorithm, object.checksum, object.checksumType)), {
		output,
		range
	};
}
function rangeOf(input, object, parts) {
	let { Range, PartNumber } = input;
	if (PartNumber === void 0) return byteRange(Range, object.size);
	if (Range !== void 0) throw invalidRequest("Cannot specify both Range header and partNumber query parameter");
	let part = parts[PartNumber - 1];
	if (part === void 0) throw invalidPartNumber(PartNumber, parts.length);
	if (object.size === 0) return;
	if (part.size === 0) throw invalidRange(`part ${PartNumber}`, object.size);
	let start = parts.slice(0, PartNumber - 1).reduce((sum, { size }) => sum + size, 0);
	return {
		start,
		end: start + part.size - 1
	};
}
function overridesOf(input) {
	let overrides = {
		CacheControl: input.ResponseCacheControl,
		ContentDisposition: input.ResponseContentDisposition,
		ContentEncoding: input.ResponseContentEncoding,
		ContentLanguage: input.ResponseContentLanguage,
		ContentType: input.ResponseContentType,
		Expires: input.ResponseExpires
	};
	return Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== void 0));
}
// src/services/s3/list-objects.ts
const mostKeys = 1e3;
function listingKeys({ Prefix, Delimiter, MaxKeys }) {
	return {
		"s3:prefix": Prefix,
		"s3:delimiter": Delimiter,
		"s3:max-keys": MaxKeys === void 0 ? void 0 : String(MaxKeys)
	};
}
async function list({ house }, bucket, input, after) {
	let { Prefix: prefix = "", Delimiter: delimiter = "", MaxKeys = mostKeys } = input;
	if (MaxKeys < 0) throw invalidArgument("Argument maxKeys must be an integer between 0 and 2147483647", "maxKeys", String(MaxKeys));
	let limit = Math.min(MaxKeys, mostKeys);
	return {
		listing: await listKeys(house.store.read, bucket.id, {
			prefix,
			delimiter,
			after,
			limit
		}),
		prefix,
		delimiter: delimiter === "" ? void 0 : delimiter,
		limit
	};
}
function commonPrefixes(listing, encode) {
	return listing.commonPrefixes.map((Prefix) => ({ Prefix: encode(Prefix) }));
}
function entry(object, encode) {
	return {
		Key: encode(object.key),
		LastModified: new Date(object.modified),
		ETag: `"${object.etag}"`,
		ChecksumAlgorithm: [object.checksumAlgorithm],
		ChecksumType: object.checksumType,
		Size: object.size,
		StorageClass: object.storageClass
	};
}
const listObjectsV2 = onBucket("ListObjectsV2", {
	ask: ({ input }) => ({
		action: "s3:ListBucket",
		keys: listingKeys(input)
	}),
	async run(call, bucket) {
		let { input } = call, { ContinuationToken, StartAfter } = input, place = ContinuationToken === void 0 ? void 0 : placeOf(ContinuationToken);
		if (ContinuationToken !== void 0 && place === void 0) throw invalidArgument("The continuation token provided is incorrect", "continuation-token", ContinuationToken);
		let { listing, prefix, delimiter, limit } = await list(call, bucket, input, place ?? StartAfter ?? ""), encode = keyEncoder(input.EncodingType), owner = input.FetchOwner ? { ID: canonicalId(bucket.account) } : void 0;
		return {
			Name: bucket.name,
			Prefix: encode(prefix),
			StartAfter: encode(StartAfter),
			Delimiter: encode(delimiter),
			MaxKeys: limit,
			EncodingType: input.EncodingType,
			KeyCount: listing.objects.length + listing.commonPrefixes.length,
			IsTruncated: listing.truncated,
			ContinuationToken,
			NextContinuationToken: listing.truncated ? continuationToken(listing.last) : void 0,
			Contents: listing.objects.map((object) => ({
				...entry(object, encode),
				Owner: owner
			})),
			CommonPrefixes: commonPrefixes(listing, encode)
		};
	}
}), listObjects = onBucket("ListObjects", {
	ask: ({ input }) => ({
		action: "s3:ListBucket",
		keys: listingKeys(input)
	}),
	async run(call, bucket) {
		let { input } = call, { listing, prefix, delimiter, limit } = await list(call, bucket, input, input.Marker ?? ""), encode = keyEncoder(input.EncodingType), Owner = { ID: canonicalId(bucket.account) };
		return {
			Name: bucket.name,
			Prefix: encode(prefix),
			Marker: encode(input.Marker ?? ""),
			Delimiter: encode(delimiter),
			MaxKeys: limit,
			EncodingType: input.EncodingType,
			IsTruncated: listing.truncated,
			NextMarker: listing.truncated && delimiter !== void 0 ? encode(listing.last) : void 0,
			Contents: listing.objects.map((object) => ({
				...entry(object, encode),
				Owner
			})),
			CommonPrefixes: commonPrefixes(listing, encode)
		};
	}
}), listObjectVersions = onBucket("ListObjectVersions", {
	ask: ({ input }) => ({
		action: "s3:ListBucketVersions",
		keys: listingKeys(input)
	}),
	async run(call, bucket) {
		let { input } = call;
		if (input.VersionIdMarker !== void 0 && input.KeyMarker === void 0) throw invalidArgument("A version-id marker cannot be specified without a key marker.", "version-id-marker", input.VersionIdMarker);
		let { listing, prefix, delimiter, limit } = await list(call, bucket, input, input.KeyMarker ?? ""), encode = keyEncoder(input.EncodingType), Owner = { ID: canonicalId(bucket.account) };
		return {
			Name: bucket.name,
			Prefix: encode(prefix),
			KeyMarker: encode(input.KeyMarker ?? ""),
			VersionIdMarker: input.VersionIdMarker ?? "",
			Delimiter: encode(delimiter),
			MaxKeys: limit,
			EncodingType: input.EncodingType,
			IsTruncated: listing.truncated,
			NextKeyMarker: listing.truncated ? encode(listing.last) : void 0,
			NextVersionIdMarker: listing.truncated && listing.objects.at(-1)?.key === listing.last ? "null" : void 0,
			Versions: listing.objects.map((object) => ({
				...entry(object, encode),
				VersionId: "null",
				IsLatest: !0,
				Owner,
				StorageClass: object.storageClass
			})),
			CommonPrefixes: commonPrefixes(listing, encode)
		};
	}
}), mostListed = 1e3, abortMultipartUpload = onBucket("AbortMultipartUpload", {
	ask: () => ({}),
	async run({ input, house }, bucket) {
		return await discardFiles(house, await house.store.writeData(async (tx) => {
			let upload = await findMultipartUpload(tx, bucket.id, input.Key, input.UploadId);
			if (upload === void 0) throw noSuchUpload(input.UploadId);
			return deleteMultipartUpload(tx, upload.id);
		})), {};
	}
}), listParts = onBucket("ListParts", {
	ask: () => ({ action: "s3:ListMultipartUploadParts" }),
	async run(call, bucket) {
		let { input, house } = call, upload = await requireUpload(call, bucket, input.Key, input.UploadId), limit = pageSize(input.MaxParts, "max-parts"), after = Number(input.PartNumberMarker ?? 0);
		if (!Number.isInteger(after) || after < 0) throw invalidArgument("Invalid part number marker", "part-number-marker", String(input.PartNumberMarker));
		let rows = await listParts$1(house.store.read, upload.id, after, limit + 1), page = rows.slice(0, limit);
		return {
			Bucket: bucket.name,
			Key: upload.key,
			UploadId: upload.id,
			Initiator: initiator(upload),
			Owner: { ID: canonicalId(bucket.account) },
			StorageClass: upload.storageClass,
			PartNumberMarker: String(after),
			NextPartNumberMarker: String(page.at(-1)?.number ?? 0),
			MaxParts: limit,
			IsTruncated: rows.length > page.length,
			...checksumKind(upload),
			Parts: page.map((part) => ({
				PartNumber: part.number,
				LastModified: new Date(part.modified),
				ETag: `"${part.etag}"`,
				Size: part.size,
				...upload.checksumAsked === 1 ? checksumMembers(upload.checksumAlgorithm, part.checksum) : {}
			}))
		};
	}
}), listMultipartUploads = onBucket("ListMultipartUploads", {
	ask: () => ({ action: "s3:ListBucketMultipartUploads" }),
	async run({ input, house }, bucket) {
		let { Prefix = "", Delimiter = "", KeyMarker = "", UploadIdMarker = "" } = input, limit = pageSize(input.MaxUploads, "max-uploads"), page = await pageOfUploads(house.store.read, bucket.id, {
			prefix: Prefix,
			delimiter: Delimiter,
			key: KeyMarker,
			id: UploadIdMarker,
			limit
		}), encode = keyEncoder(input.EncodingType), next = page.truncated ? page.last : void 0;
		return {
			Bucket: bucket.name,
			Prefix: encode(Prefix),
			Delimiter: Delimiter === "" ? void 0 : encode(Delimiter),
			KeyMarker: encode(KeyMarker),
			UploadIdMarker,
			NextKeyMarker: encode(typeof next == "string" ? next : next?.key),
			NextUploadIdMarker: typeof next == "string" ? void 0 : next?.id,
			MaxUploads: limit,
			EncodingType: input.EncodingType,
			IsTruncated: page.truncated,
			Uploads: page.uploads.map((upload) => ({
				...view(upload, bucket),
				Key: encode(upload.key)
			})),
			CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) }))
		};
	}
});
async function pageOfUploads(db, bucketId, asked) {
	let { prefix, delimiter, limit } = asked, page = {
		uploads: [],
		commonPrefixes: [],
		truncated: !1,
		last: void 0
	}, before = afterPrefix(prefix), from = firstPlace(asked);
	for (;;) {
		let rows = await listMultipartUploads$1(db, bucketId, {
			...from,
			before,
			limit: mostListed
		});
		for (let row of rows) {
			let rolled = commonPrefix(row.key, prefix, delimiter);
			if (rolled === void 0 || rolled !== page.commonPrefixes.at(-1)) {
				if (page.uploads.length + page.commonPrefixes.length === limit) return {
					...page,
					truncated: limit > 0
				};
				rolled === void 0 ? page.uploads.push(row) : page.commonPrefixes.push(rolled), page.last = rolled ?? row;
			}
		}
		if (rows.length < mostListed) return page;
		from = {
			key: rows.at(-1).key,
			id: rows.at(-1).id
		};
	}
}
function firstPlace(asked) {
	let { prefix, delimiter, key, id } = asked;
	return key <= prefix ? {
		key: prefix,
		id: void 0
	} : commonPrefix(key, prefix, delimiter) === key ? {
		key: afterPrefix(key) ?? "􏿿",
		id: void 0
	} : {
		key,
		id: id === "" ? "~" : id
	};
}
function view(upload, bucket) {
	return {
		UploadId: upload.id,
		Key: upload.key,
		Initiated: new Date(upload.created),
		StorageClass: upload.storageClass,
		Owner: { ID: canonicalId(bucket.account) },
		Initiator: initiator(upload),
		...checksumKind(upload)
	};
}
function initiator(upload) {
	return {
		ID: upload.initiatorArn,
		DisplayName: upload.initiatorId
	};
}
function checksumKind(upload) {
	return upload.checksumAsked === 0 ? {} : {
		ChecksumAlgorithm: upload.checksumAlgorithm,
		ChecksumType: upload.checksumType
	};
}
function pageSize(asked, name) {
	if (asked === void 0) return mostListed;
	if (asked >= 0) return Math.min(asked, mostListed);
	throw invalidArgument(`Argument ${name} must be an integer between 0 and 2147483647`, name, String(asked));
}
// src/services/s3/object-attributes.ts
const getObjectAttributes = onObject("GetObjectAttributes", {
	ask: ({ input }) => [versioned("s3:GetObject", input.VersionId), versioned("s3:GetObjectAttributes", input.VersionId)],
	run({ input }, _bucket, object) {
		checkVersion(input.VersionId), refuseCustomerKeys(input);
		let asked = new Set(input.ObjectAttributes), composite = object.checksumType === "COMPOSITE";
		return {
			LastModified: new Date(object.modified),
			ETag: asked.has("ETag") ? object.etag : void 0,
			Checksum: asked.has("Checksum") ? checksumMembers(object.checksumAlgorithm, object.checksum, object.checksumType) : void 0,
			ObjectParts: asked.has("ObjectParts") && object.parts !== null ? pageOfParts() : void 0,
			StorageClass: asked.has("StorageClass") ? object.storageClass : void 0,
			ObjectSize: asked.has("ObjectSize") ? object.size : void 0
		};
		function pageOfParts() {
			let parts = partsOf(object), after = Number(input.PartNumberMarker ?? 0), limit = Math.min(input.MaxParts ?? 1e3, 1e3), rest = parts.filter((part) => part.number > after), page = rest.slice(0, limit);
			return {
				TotalPartsCount: parts.length,
				PartNumberMarker: String(after),
				NextPartNumberMarker: String(page.at(-1)?.number ?? 0),
				MaxParts: limit,
				IsTruncated: rest.length > page.length,
				Parts: composite ? page.map((part) => ({
					PartNumber: part.number,
					Size: part.size,
					...checksumMembers(object.checksumAlgorithm, part.checksum)
				})) : void 0
			};
		}
	}
}), putObjectTagging = onObject("PutObjectTagging", {
	ask({ input }) {
		let { keys, ...ask } = versioned("s3:PutObjectTagging", input.VersionId);
		return {
			...ask,
			keys: {
				...keys,
				...requestTagKeys(input.Tagging?.TagSet ?? [])
			}
		};
	},
	async run(call, bucket, object) {
		return checkVersion(call.input.VersionId), await setTags(call, bucket, object.key, tagsToStore(objectTags(call.input.Tagging?.TagSet ?? []))), {};
	}
}), getObjectTagging = onObject("GetObjectTagging", {
	ask: ({ input }) => versioned("s3:GetObjectTagging", input.VersionId),
	run({ input }, _bucket, object) {
		return checkVersion(input.VersionId), { TagSet: storedTags(object.tags) };
	}
}), deleteObjectTagging = onObject("DeleteObjectTagging", {
	ask: ({ input }) => versioned("s3:DeleteObjectTagging", input.VersionId),
	async run(call, bucket, object) {
		return checkVersion(call.input.VersionId), await setTags(call, bucket, object.key, null), {};
	}
});
async function setTags({ house }, bucket, key, tags) {
	await house.store.writeData(async (tx) => {
		if (await findObject(tx, bucket.id, key) === void 0) throw noSuchKey(key);
		await setObjectTags(tx, bucket.id, key, tags);
	});
}
// src/services/s3/public-access-block.ts
const putPublicAccessBlock = onBucket("PutPublicAccessBlock", {
	ask: () => ({ action: "s3:PutBucketPublicAccessBlock" }),
	async run({ input, house }, bucket) {
		let asked = input.PublicAccessBlockConfiguration, block = {
			BlockPublicAcls: asked?.BlockPublicAcls ?? !1,
			IgnorePublicAcls: asked?.IgnorePublicAcls ?? !1,
			BlockPublicPolicy: asked?.BlockPublicPolicy ?? !1,
			RestrictPublicBuckets: asked?.RestrictPublicBuckets ?? !1
		}, change = { publicAccessBlock: JSON.stringify(block) };
		if (!await house.store.write(bucket.account, (tx) => updateBucket(tx, bucket.id, change))) throw noSuchBucket(bucket.name);
		return {};
	}
}), getPublicAccessBlock = onBucket("GetPublicAccessBlock", {
	ask: () => ({ action: "s3:GetBucketPublicAccessBlock" }),
	run(_call, bucket) {
		let block = publicAccessBlockOf(bucket);
		if (block === void 0) throw notConfigured("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found", bucket.name);
		return { PublicAccessBlockConfiguration: block };
	}
}), deletePublicAccessBlock = onBucket("DeletePublicAccessBlock", {
	ask: () => ({ action: "s3:PutBucketPublicAccessBlock" }),
	async run({ house }, bucket) {
		return await house.store.write(bucket.account, (tx) => updateBucket(tx, bucket.id, { publicAccessBlock: null })), {};
	}
});
// src/services/s3/check-document.ts
function checkDocument(body, headers) {
	let md5 = headers["content-md5"];
	if (md5 !== void 0) {
		if (fromBase64(md5)?.length !== 16) throw invalidDigest(md5);
		let calculated = toBase64(digestOf$1("md5", body));
		if (calculated !== md5) throw badMd5(md5, calculated);
	}
	let members = checksumAlgorithms.map((name) => [`Checksum${name}`, headers[`x-amz-checksum-${name.toLowerCase()}`]]), claimed = claimedChecksum(Object.fromEntries(members), headers);
	if (claimed?.value !== void 0 && toBase64(digestOf$1(digestName(claimed.algorithm), body)) !== claimed.value) throw badChecksum(claimed.algorithm);
}
const s3 = {
	name: "s3",
	protocol: "s3",
	model: "s3",
	actions: {
		AbortMultipartUpload: abortMultipartUpload,
		CompleteMultipartUpload: completeMultipartUpload,
		CopyObject: copyObject,
		CreateBucket: createBucket,
		CreateBucketMetadataConfiguration: "not yet",
		CreateBucketMetadataTableConfiguration: "not yet",
		CreateMultipartUpload: createMultipartUpload,
		CreateSession: "not yet",
		DeleteBucket: deleteBucket,
		DeleteBucketAnalyticsConfiguration: "not yet",
		DeleteBucketCors: "not yet",
		DeleteBucketEncryption: "not yet",
		DeleteBucketIntelligentTieringConfiguration: "not yet",
		DeleteBucketInventoryConfiguration: "not yet",
		DeleteBucketLifecycle: "not yet",
		DeleteBucketMetadataConfiguration: "not yet",
		DeleteBucketMetadataTableConfiguration: "not yet",
		DeleteBucketMetricsConfiguration: "not yet",
		DeleteBucketOwnershipControls: "not yet",
		DeleteBucketPolicy: deleteBucketPolicy,
		DeleteBucketReplication: "not yet",
		DeleteBucketTagging: deleteBucketTagging,
		DeleteBucketWebsite: "not yet",
		DeleteObject: deleteObject,
		DeleteObjectAnnotation: "not yet",
		DeleteObjectTagging: deleteObjectTagging,
		DeleteObjects: deleteObjects,
		DeletePublicAccessBlock: deletePublicAccessBlock,
		GetBucketAbac: "not yet",
		GetBucketAccelerateConfiguration: getBucketAccelerateConfiguration,
		GetBucketAcl: getBucketAcl,
		GetBucketAnalyticsConfiguration: "not yet",
		GetBucketCors: getBucketCors,
		GetBucketEncryption: getBucketEncryption,
		GetBucketIntelligentTieringConfiguration: "not yet",
		GetBucketInventoryConfiguration: "not yet",
		GetBucketLifecycleConfiguration: getBucketLifecycleConfiguration,
		GetBucketLocation: getBucketLocation,
		GetBucketLogging: getBucketLogging,
		GetBucketMetadataConfiguration: "not yet",
		GetBucketMetadataTableConfiguration: "not yet",
		GetBucketMetricsConfiguration: "not yet",
		GetBucketNotificationConfiguration: getBucketNotificationConfiguration,
		GetBucketOwnershipControls: getBucketOwnershipControls,
		GetBucketPolicy: getBucketPolicy,
		GetBucketPolicyStatus: getBucketPolicyStatus,
		GetBucketReplication: getBucketReplication,
		GetBucketRequestPayment: getBucketRequestPayment,
		GetBucketTagging: getBucketTagging,
		GetBucketVersioning: getBucketVersioning,
		GetBucketWebsite: getBucketWebsite,
		GetObject: getObject,
		GetObjectAcl: getObjectAcl,
		GetObjectAnnotation: "not yet",
		GetObjectAttributes: getObjectAttributes,
		GetObjectLegalHold: "not yet",
		GetObjectLockConfiguration: getObjectLockConfiguration,
		GetObjectRetention: "not yet",
		GetObjectTagging: getObjectTagging,
		GetObjectTorrent: "not yet",
		GetPublicAccessBlock: getPublicAccessBlock,
		HeadBucket: headBucket,
		HeadObject: headObject,
		ListBucketAnalyticsConfigurations: "not yet",
		ListBucketIntelligentTieringConfigurations: "not yet",
		ListBucketInventoryConfigurations: "not yet",
		ListBucketMetricsConfigurations: "not yet",
		ListBuckets: listBuckets,
		ListDirectoryBuckets: "not yet",
		ListMultipartUploads: listMultipartUploads,
		ListObjectAnnotations: "not yet",
		ListObjectVersions: listObjectVersions,
		ListObjects: listObjects,
		ListObjectsV2: listObjectsV2,
		ListParts: listParts,
		PutBucketAbac: "not yet",
		PutBucketAccelerateConfiguration: "not yet",
		PutBucketAcl: putBucketAcl,
		PutBucketAnalyticsConfiguration: "not yet",
		PutBucketCors: "not yet",
		PutBucketEncryption: "not yet",
		PutBucketIntelligentTieringConfiguration: "not yet",
		PutBucketInventoryConfiguration: "not yet",
		PutBucketLifecycleConfiguration: "not yet",
		PutBucketLogging: "not yet",
		PutBucketMetricsConfiguration: "not yet",
		PutBucketNotificationConfiguration: "not yet",
		PutBucketOwnershipControls: putBucketOwnershipControls,
		PutBucketPolicy: putBucketPolicy,
		PutBucketReplication: "not yet",
		PutBucketRequestPayment: "not yet",
		PutBucketTagging: putBucketTagging,
		PutBucketVersioning: "not yet",
		PutBucketWebsite: "not yet",
		PutObject: putObject,
		PutObjectAcl: putObjectAcl,
		PutObjectAnnotation: "not yet",
		PutObjectLegalHold: "not yet",
		PutObjectLockConfiguration: "not yet",
		PutObjectRetention: "not yet",
		PutObjectTagging: putObjectTagging,
		PutPublicAccessBlock: putPublicAccessBlock,
		RenameObject: "not yet",
		RestoreObject: "not yet",
		SelectObjectContent: "not yet",
		UpdateBucketMetadataAnnotationTableConfiguration: "not yet",
		UpdateBucketMetadataInventoryTableConfiguration: "not yet",
		UpdateBucketMetadataJournalTableConfiguration: "not yet",
		UpdateObjectEncryption: "not yet",
		UploadPart: uploadPart,
		UploadPartCopy: uploadPartCopy,
		WriteGetObjectResponse: "not yet"
	},
	refuse: refuse$1,
	checkBody: checkDocument,
	unsigned: "all"
};
// src/services/sts/errors.ts
function accessDenied(message) {
	return new AwsError("AccessDenied", 403, message);
}
function notAuthorized(caller, action, resource, reason = "") {
	let sentence = `User: ${caller} is not authorized to perform: ${action} on resource: ${resource}`;
	return accessDenied(reason === "" ? sentence : `${sentence} ${reason}`);
}
function contextsNotThere() {
	return new AwsError("NotImplemented", 501, "ProvidedContexts are not implemented by Understudy yet.");
}
function validationError(message) {
	return new AwsError("ValidationError", 400, message);
}
function rootMayNotAssume() {
	return accessDenied("Roles may not be assumed by root accounts.");
}
function cannotCallWithSession(operation) {
	return accessDenied(`Cannot call ${operation} with session credentials`);
}
function wrongMfaCode() {
	return accessDenied("MultiFactorAuthentication failed with invalid MFA one time pass code. ");
}
function wrongMfaDevice() {
	return accessDenied("MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.");
}
function mfaIncomplete() {
	return validationError("Both SerialNumber and TokenCode must be specified to use multi-factor authentication.");
}
function durationExceedsRole() {
	return validationError("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
}
function durationExceedsChaining() {
	return validationError("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
}
function sourceIdentityIsSet() {
	return accessDenied("The source identity is already set for this assume role session");
}
function invalidParameterValue(message) {
	return new AwsError("InvalidParameterValue", 400, message);
}
function duplicateTagKeys() {
	return invalidParameterValue("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
}
function reservedTagKey() {
	return invalidParameterValue("System tags cannot be added/updated by requester");
}
function tagConflictsWithTransitive() {
	return invalidParameterValue("One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.");
}
function transitiveKeyNotPassed() {
	return invalidParameterValue("The specified transitive tag key must be included in the requested tags.");
}
function malformedPolicyDocument(message) {
	return new AwsError("MalformedPolicyDocument", 400, message);
}
function policyNotAttachable(arn) {
	return validationError(`Policy ${arn} does not exist or is not attachable.`);
}
function noSuchTaskPolicy(arn) {
	return validationError(`The task policy ${arn} is not supported.`);
}
function regionalEndpointOnly() {
	return validationError("AssumeRoot is not supported on the global endpoint. Use a Regional endpoint.");
}
function packedPolicyTooLarge(percent) {
	return new AwsError("PackedPolicyTooLarge", 400, `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`);
}
function packedTagsTooLarge(percent) {
	return new AwsError("PackedPolicyTooLarge", 400, `Packed size of session tags consumes ${percent}% of allotted space.`);
}
function invalidAuthorizationMessage() {
	return new AwsError("InvalidAuthorizationMessageException", 400, "Message is not valid");
}
function unknownAccessKey(id) {
	return validationError(`Invalid AccessKeyId ${id}`);
}
function tradeInTokenExpired() {
	return new AwsError("ExpiredTradeInTokenException", 400, "The trade-in token provided in the request has expired and can no longer be exchanged for credentials. Request a new token and retry the operation.");
}
function tokenTooLarge() {
	return new AwsError("PackedPolicyTooLarge", 400, "Serialized token too large for session");
}
function minimumTokenSizeTooLarge() {
	return validationError("1 validation error detected: Value at 'minimumSessionTokenSize' failed to satisfy constraint: Member must have value less than or equal to 4096");
}
// src/services/sts/admit.ts
const ofUserSession = new Set(["AssumeRole", "GetCallerIdentity"]), notOfSession = new Set(["GetSessionToken", "GetFederationToken"]), provedByContent = new Set(["AssumeRoleWithWebIdentity", "AssumeRoleWithSAML"]);
function admit(caller, operation) {
	if (!provedByContent.has(operation)) {
		if (caller.kind === "root" && (operation === "AssumeRole" || operation === "AssumeRoot")) return rootMayNotAssume();
		switch (caller.session?.kind) {
			case "role":
			case "console": return notOfSession.has(operation) ? cannotCallWithSession(operation) : void 0;
			case "user":
			case "delegated": return ofUserSession.has(operation) ? void 0 : cannotCallWithSession(operation);
			case "federated":
			case "root": return operation === "GetCallerIdentity" ? void 0 : cannotCallWithSession(operation);
			default: return;
		}
	}
}
// src/services/sts/action.ts
const action = actionsOf();
// src/services/sts/mfa.ts
async function proveSecondFactor({ input, caller, house }) {
	let { SerialNumber: serial, TokenCode: code } = input;
	if (serial === void 0 && code === void 0) return !1;
	if (serial === void 0 || code === void 0) throw mfaIncomplete();
	let holder = caller.kind === "root" ? caller.account : caller.kind === "user" ? caller.user?.id : void 0, device = await findMfaDevice(house.store.read, serial);
	if (device === void 0 || holder === void 0 || device.userId !== holder || device.account !== caller.account) throw wrongMfaDevice();
	let step = shownStep(house, device, code);
	if (step === void 0 || !await house.store.writeData((tx) => useStep(tx, serial, step))) throw wrongMfaCode();
	return !0;
}
// src/services/sts/issue.ts
function issue(house, facts, durationSeconds, { MinimumSessionTokenSize: minimum }) {
	if (minimum !== void 0 && minimum > 4096) throw minimumTokenSizeTooLarge();
	let { accessKeyId, secretAccessKey, sessionToken, expiration } = mintSession(house, facts, durationSeconds, minimum), size = sessionToken.length;
	if (size > 4096) throw tokenTooLarge();
	return {
		Credentials: {
			AccessKeyId: accessKeyId,
			SecretAccessKey: secretAccessKey,
			SessionToken: sessionToken,
			Expiration: expiration
		},
		...minimum !== void 0 && {
			SessionTokenUtilization: Math.ceil(size / 4096 * 100),
			SessionTokenSize: size
		}
	};
}
// src/services/sts/role-session.ts
function issueRoleSession(house, role, facts, { seconds, packed, minimumTokenSize }) {
	let { id: principalId, account } = role;
	return {
		...issue(house, {
			kind: "role",
			account,
			principalId,
			roleTags: tagRecord(role.tags),
			...facts
		}, seconds, { MinimumSessionTokenSize: minimumTokenSize }),
		AssumedRoleUser: {
			AssumedRoleId: `${role.id}:${facts.name}`,
			Arn: assumedRoleArn(role.account, role.name, facts.name)
		},
		PackedPolicySize: packed,
		SourceIdentity: facts.sourceIdentity
	};
}
function tagRecord(tags) {
	return tags.length === 0 ? void 0 : Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}
function accountOfRole(roleArn) {
	let arn = parseArn(roleArn);
	if (arn === void 0) throw validationError(`${roleArn} is invalid`);
	return arn.account;
}
async function roleToAssume(house, roleArn) {
	let arn = parseArn(roleArn);
	if (arn?.service !== "iam" || !arn.resource.startsWith("role/")) return;
	let name = arn.resource.slice(arn.resource.lastIndexOf("/") + 1), role = await house.principals.roleByName(arn.account, name);
	return role?.arn === roleArn ? role : void 0;
}
function roleSessionSeconds(wanted, { maxSessionSeconds }, chained) {
	let seconds = wanted ?? 3600;
	if (seconds > maxSessionSeconds) throw durationExceedsRole();
	if (chained && seconds > 3600) throw durationExceedsChaining();
	return seconds;
}
// src/services/sts/session-policies.ts
const plaintextMaximum = 2048;
async function sessionPolicies(house, account, input) {
	let { Policy: policy } = input, policyArns = input.PolicyArns?.map(({ arn }) => arn ?? "");
	if (policy !== void 0) {
		if (policy.length > plaintextMaximum) throw validationError(`1 validation error detected: Value '${policy}' at 'policy' failed to satisfy constraint: Member must have length less than or equal to ${plaintextMaximum}`);
		let defect = validateIdentityPolicy(policy);
		if (defect !== void 0) throw malformedPolicyDocument(defect);
	}
	if ((policyArns?.length ?? 0) > 10) throw validationError(`1 validation error detected: Value '[${policyArns.join(", ")}]' at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to 10`);
	for (let arn of policyArns ?? []) {
		let owner = arn.split(":")[4];
		if ((owner === account || owner === "aws" ? await house.principals.managed([arn]) : []).length === 0) throw policyNotAttachable(arn);
	}
	return {
		policy,
		policyArns: policyArns?.length === 0 ? void 0 : policyArns
	};
}
function packedPolicySize(policies, tags) {
	let plain = [...policies.policyArns ?? [], ...tags.map(({ Key, Value }) => `${Key}=${Value}`)];
	if (policies.policy !== void 0 && plain.push(JSON.stringify(JSON.parse(policies.policy))), plain.length === 0) return;
	let percent = Math.max(1, Math.ceil(deflateRawSync(plain.join("\n")).length / 1843.2 * 100));
	if (percent <= 100) return percent;
	throw policies.policy === void 0 && policies.policyArns === void 0 ? packedTagsTooLarge(percent) : packedPolicyTooLarge(percent);
}
// src/services/sts/session-tags.ts
function inheritedTags(session) {
	let keys = session?.transitiveTagKeys;
	if (session?.tags === void 0 || keys === void 0) return [];
	let wanted = new Set(keys.map((key) => key.toLowerCase()));
	return Object.entries(session.tags).filter(([key]) => wanted.has(key.toLowerCase())).map(([Key, Value]) => ({
		Key,
		Value
	}));
}
function sessionTags(input, inherited) {
	let passed = input.Tags ?? [], keys = new Set();
	for (let { Key = "" } of passed) {
		let key = Key.toLowerCase();
		if (keys.has(key)) throw duplicateTagKeys();
		if (key.startsWith("aws:")) throw reservedTagKey();
		keys.add(key);
	}
	if (inherited.some(({ Key = "" }) => keys.has(Key.toLowerCase()))) throw tagConflictsWithTransitive();
	let transitive = input.TransitiveTagKeys ?? [];
	if (transitive.some((key) => !keys.has(key.toLowerCase()))) throw transitiveKeyNotPassed();
	if (passed.length + inherited.length === 0) return {};
	let all = [...inherited, ...passed].map(({ Key = "", Value = "" }) => [Key, Value]), handedOn = [...inherited.map(({ Key = "" }) => Key), ...transitive];
	return {
		tags: Object.fromEntries(all),
		transitiveTagKeys: handedOn.length === 0 ? void 0 : handedOn
	};
}
// src/services/sts/assume-role.ts
const assumeRole = action("AssumeRole", {
	async access(call) {
		let { RoleArn = "" } = call.input, account = accountOfRole(RoleArn), secondFactor = await proveSecondFactor(call), role = await roleToAssume(call.house, RoleArn);
		return {
			...questions(call, role, account, secondFactor),
			found: role
		};
	},
	async run({ input, caller, house }, role) {
		if (role === void 0) throw notAuthorized(caller.arn, "sts:AssumeRole", input.RoleArn ?? "");
		if ((input.ProvidedContexts ?? []).length > 0) throw contextsNotThere();
		let session = caller.session?.kind === "role" ? caller.session : void 0, inherited = inheritedTags(session), tags = sessionTags(input, inherited), policies = await sessionPolicies(house, role.account, input), packed = packedPolicySize(policies, [...inherited, ...input.Tags ?? []]), sourceIdentity = session?.sourceIdentity ?? input.SourceIdentity;
		if (input.SourceIdentity !== void 0 && input.SourceIdentity !== sourceIdentity) throw sourceIdentityIsSet();
		let seconds = roleSessionSeconds(input.DurationSeconds, role, session !== void 0), chained = session !== void 0 || void 0;
		return issueRoleSession(house, role, {
			name: input.RoleSessionName,
			...policies,
			...tags,
			sourceIdentity,
			chained
		}, {
			seconds,
			packed,
			minimumTokenSize: input.MinimumSessionTokenSize
		});
	}
});
function questions({ input, caller }, role, account, secondFactor) {
	let session = caller.session?.kind === "role" ? caller.session : void 0, inherited = inheritedTags(session), sourceIdentity = input.SourceIdentity ?? session?.sourceIdentity, transitive = [...inherited.map(({ Key = "" }) => Key), ...input.TransitiveTagKeys ?? []], about = {
		resource: input.RoleArn ?? "",
		resourceAccount: account,
		policyKind: "trust-policy",
		policy: role && {
			text: role.trustPolicy,
			id: `${role.arn} (trust policy)`
		},
		requestTags: input.Tags ?? [],
		resourceTags: role && overlaid(role.tags, inherited),
		keys: {
			"sts:RoleSessionName": input.RoleSessionName,
			"sts:ExternalId": input.ExternalId,
			"sts:SourceIdentity": sourceIdentity,
			"sts:TransitiveTagKeys": transitive.length === 0 ? void 0 : transitive,
			...secondFactor && {
				"aws:MultiFactorAuthPresent": "true",
				"aws:MultiFactorAuthAge": "0"
			},
			...providedContexts(input)
		}
	}, all = [about];
	return (input.Tags ?? []).length + inherited.length > 0 && all.push({
		...about,
		action: "sts:TagSession"
	}), sourceIdentity !== void 0 && all.push({
		...about,
		action: "sts:SetSourceIdentity"
	}), (input.ProvidedContexts ?? []).length > 0 && all.push({
		...about,
		action: "sts:SetContext"
	}), { all };
}
function overlaid(tags, inherited) {
	let over = new Map(inherited.map(({ Key = "", Value }) => [Key.toLowerCase(), Value]));
	return tags.map(({ Key = "", Value }) => ({
		Key,
		Value: over.get(Key.toLowerCase()) ?? Value
	}));
}
function providedContexts({ ProvidedContexts: contexts }) {
	return contexts === void 0 || contexts.length === 0 ? {} : { "sts:RequestContextProviders": contexts.map(({ ProviderArn }) => ProviderArn ?? "") };
}
// src/proof/xml-decryption.ts
const cbc = {
	"http://www.w3.org/2001/04/xmlenc#aes128-cbc": "aes-128-cbc",
	"http://www.w3.org/2001/04/xmlenc#aes192-cbc": "aes-192-cbc",
	"http://www.w3.org/2001/04/xmlenc#aes256-cbc": "aes-256-cbc"
}, gcm = {
	"http://www.w3.org/2009/xmlenc11#aes128-gcm": "aes-128-gcm",
	"http://www.w3.org/2009/xmlenc11#aes192-gcm": "aes-192-gcm",
	"http://www.w3.org/2009/xmlenc11#aes256-gcm": "aes-256-gcm"
}, digests = {
	"http://www.w3.org/2000/09/xmldsig#sha1": "sha1",
	"http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
	"http://www.w3.org/2001/04/xmlenc#sha512": "sha512"
}, maskFunctions = {
	"http://www.w3.org/2009/xmlenc11#mgf1sha1": "sha1",
	"http://www.w3.org/2009/xmlenc11#mgf1sha256": "sha256",
	"http://www.w3.org/2009/xmlenc11#mgf1sha512": "sha512"
}, encryption11 = "http://www.w3.org/2009/xmlenc11#";
async function decrypted(element, privateKeys) {
	let data = onlyChild(element, xmlNamespace.encryption, "EncryptedData");
	if (data === void 0) return;
	let info = onlyChild(data, xmlNamespace.signature, "KeyInfo"), sealedKey = (info && onlyChild(info, xmlNamespace.encryption, "EncryptedKey")) ?? onlyChild(element, xmlNamespace.encryption, "EncryptedKey");
	if (sealedKey !== void 0) for (let privateKey of privateKeys) try {
		let text = openData(data, openKey(sealedKey, privateKey)).toString(), root = await parseXml$1(text);
		if (root !== void 0) return {
			text,
			root
		};
	} catch {
		continue;
	}
}
function openKey(sealedKey, privateKey) {
	let method = onlyChild(sealedKey, xmlNamespace.encryption, "EncryptionMethod"), named = onlyChild(method, xmlNamespace.signature, "DigestMethod")?.getAttribute("Algorithm"), digest = named === void 0 ? "sha1" : digests[named ?? ""], algorithm = method.getAttribute("Algorithm"), mask = onlyChild(method, encryption11, "MGF")?.getAttribute("Algorithm"), maskHash = algorithm === `${encryption11}rsa-oaep` && mask !== void 0 ? maskFunctions[mask ?? ""] : "sha1";
	if (algorithm !== `${encryption11}rsa-oaep` && algorithm !== `${xmlNamespace.encryption}rsa-oaep-mgf1p` || digest === void 0 || digest !== maskHash) throw Error("no such key transport");
	let key = createPrivateKey(privateKey);
	return privateDecrypt({
		key,
		padding: constants$1.RSA_PKCS1_OAEP_PADDING,
		oaepHash: digest
	}, cipherValue(sealedKey));
}
function openData(data, key) {
	let algorithm = onlyChild(data, xmlNamespace.encryption, "EncryptionMethod").getAttribute("Algorithm") ?? "", sealed = cipherValue(data), authenticated = gcm[algorithm];
	if (authenticated !== void 0) {
		let cipher = createDecipheriv(authenticated, key, sealed.subarray(0, 12), { authTagLength: 16 });
		return cipher.setAuthTag(sealed.subarray(-16)), Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]);
	}
	let name = cbc[algorithm];
	if (name === void 0) throw Error("no such cipher");
	let cipher = createDecipheriv(name, key, sealed.subarray(0, 16)).setAutoPadding(!1), padded = Buffer.concat([cipher.update(sealed.subarray(16)), cipher.final()]), padding = padded.at(-1) ?? 0;
	if (padding < 1 || padding > 16 || padding > padded.length) throw Error("no padding");
	return padded.subarray(0, padded.length - padding);
}
function cipherValue(parent) {
	let data = onlyChild(parent, xmlNamespace.encryption, "CipherData");
	return Buffer.from(textOf$1(onlyChild(data, xmlNamespace.encryption, "CipherValue")), "base64");
}
// src/proof/xml-signature.ts
const signatureAlgorithms = ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"], hashAlgorithms = ["http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2001/04/xmlenc#sha512"], transforms = [
	"http://www.w3.org/2000/09/xmldsig#enveloped-signature",
	"http://www.w3.org/2001/10/xml-exc-c14n#",
	"http://www.w3.org/2001/10/xml-exc-c14n#WithComments"
];
async function signedBy(element, document, certificates) {
	let signature = onlyChild(element, xmlNamespace.signature, "Signature");
	if (signature === void 0 || !refersTo(signature, element)) return;
	let { SignedXml } = await import("./lib-CH8dUjRg.js").then((m) => __toESM(m.default, 1));
	for (let certificate of certificates) {
		let key = new X509Certificate(Buffer.from(certificate, "base64")).publicKey, check = new SignedXml({ publicCert: key.export({
			type: "spki",
			format: "pem"
		}) });
		check.SignatureAlgorithms = only(check.SignatureAlgorithms, signatureAlgorithms), check.HashAlgorithms = only(check.HashAlgorithms, hashAlgorithms), check.CanonicalizationAlgorithms = only(check.CanonicalizationAlgorithms, transforms);
		try {
			if (check.loadSignature(signature.toString()), !check.checkSignature(document)) continue;
		} catch {
			continue;
		}
		let [signed, ...more] = check.getSignedReferences();
		return signed === void 0 || more.length > 0 ? void 0 : parseXml$1(signed);
	}
}
function refersTo(signature, element) {
	let info = onlyChild(signature, xmlNamespace.signature, "SignedInfo"), reference = info && onlyChild(info, xmlNamespace.signature, "Reference"), id = element.getAttribute("ID") ?? "";
	if (reference === void 0 || id === "" || reference.getAttribute("URI") !== `#${id}`) return !1;
	let list = onlyChild(reference, xmlNamespace.signature, "Transforms");
	return list !== void 0 && childrenOf(list, xmlNamespace.signature, "Transform").length <= 2;
}
function only(known, names) {
	return Object.fromEntries(Object.entries(known).filter(([name]) => names.includes(name)));
}
// src/proof/saml.ts
async function proveSamlResponse(base64, certificates, privateKeys = []) {
	let document = decodeText(base64);
	if (document === void 0) return "no base64";
	let response = await parseXml$1(document);
	if (response === void 0 || !isElement(response, xmlNamespace.protocol, "Response")) return "no response";
	let found = await signedAssertion(response, document, certificates, privateKeys);
	return found === void 0 ? "wrong signature" : readAssertion(found.assertion, found.encrypted) ?? "incomplete assertion";
}
async function signedAssertion(response, document, certificates, privateKeys) {
	let whole = await signedBy(response, document, certificates);
	if (whole !== void 0) {
		if (!isElement(whole, xmlNamespace.protocol, "Response")) return;
		let inside = onlyAssertion(whole);
		if (inside === void 0 || !isEncrypted(inside)) return inside && {
			assertion: inside,
			encrypted: !1
		};
		let opened = await decrypted(inside, privateKeys);
		return opened && asAssertion(opened.root, !0);
	}
	let own = onlyAssertion(response);
	if (own === void 0) return;
	if (!isEncrypted(own)) return asAssertion(await signedBy(own, document, certificates), !1);
	let opened = await decrypted(own, privateKeys);
	return opened && asAssertion(await signedBy(opened.root, opened.text, certificates), !0);
}
function asAssertion(element, encrypted) {
	if (element !== void 0 && isElement(element, xmlNamespace.assertion, "Assertion")) return {
		assertion: element,
		encrypted
	};
}
function onlyAssertion(response) {
	let all = ["Assertion", "EncryptedAssertion"].flatMap((name) => childrenOf(response, xmlNamespace.assertion, name));
	return all.length === 1 ? all[0] : void 0;
}
function isEncrypted(element) {
	return element.localName === "EncryptedAssertion";
}
function readAssertion(assertion, encrypted) {
	let child = (parent, name) => parent && onlyChild(parent, xmlNamespace.assertion, name), issuer = child(assertion, "Issuer"), issued = timeOf(assertion, "IssueInstant"), subject = child(assertion, "Subject"), name = child(subject, "NameID"), conditions = child(assertion, "Conditions");
	if (issuer === void 0 || issued === void 0 || subject === void 0 || name === void 0) return;
	let confirmation = bearerConfirmation(subject);
	if (confirmation === void 0 || conditions === void 0 || ["NotBefore", "NotOnOrAfter"].some((at) => conditions.hasAttribute(at) && timeOf(conditions, at) === void 0)) return;
	let ends = childrenOf(assertion, xmlNamespace.assertion, "AuthnStatement").filter((statement) => statement.hasAttribute("SessionNotOnOrAfter")).map((statement) => timeOf(statement, "SessionNotOnOrAfter") ?? 0);
	return {
		issuer: textOf$1(issuer),
		issued,
		subject: textOf$1(name),
		subjectFormat: name.getAttribute("Format") ?? void 0,
		...confirmation,
		audienceRestrictions: childrenOf(conditions, xmlNamespace.assertion, "AudienceRestriction").map((restriction) => childrenOf(restriction, xmlNamespace.assertion, "Audience").map(textOf$1)),
		notBefore: timeOf(conditions, "NotBefore"),
		notOnOrAfter: timeOf(conditions, "NotOnOrAfter"),
		sessionEnds: ends.length === 0 ? void 0 : Math.min(...ends),
		attributes: attributesOf(assertion),
		encrypted
	};
}
function bearerConfirmation(subject) {
	let bearers = childrenOf(subject, xmlNamespace.assertion, "SubjectConfirmation").filter((one) => one.getAttribute("Method") === "urn:oasis:names:tc:SAML:2.0:cm:bearer"), data = bearers.length === 1 ? onlyChild(bearers[0], xmlNamespace.assertion, "SubjectConfirmationData") : void 0, recipient = data?.getAttribute("Recipient") ?? "", confirmedUntil = data && timeOf(data, "NotOnOrAfter");
	if (data !== void 0 && recipient !== "" && confirmedUntil !== void 0) return data.hasAttribute("NotBefore") ? void 0 : {
		recipient,
		confirmedUntil
	};
}
function attributesOf(assertion) {
	let attributes = new Map();
	for (let statement of childrenOf(assertion, xmlNamespace.assertion, "AttributeStatement")) for (let attribute of childrenOf(statement, xmlNamespace.assertion, "Attribute")) {
		let values = childrenOf(attribute, xmlNamespace.assertion, "AttributeValue").map(textOf$1), name = attribute.getAttribute("Name") ?? "";
		attributes.set(name, [...attributes.get(name) ?? [], ...values]);
	}
	return attributes;
}
function decodeText(base64) {
	let plain = base64.replace(/\s+/g, "");
	if (/^[A-Za-z0-9+/]+={0,2}$/.test(plain)) try {
		return new TextDecoder("utf-8", { fatal: !0 }).decode(Buffer.from(plain, "base64"));
	} catch {
		return;
	}
}
// src/services/sts/federation-errors.ts
const invalidIdentityToken = (message) => new AwsError("InvalidIdentityToken", 400, message), expiredToken = (message) => new AwsError("ExpiredTokenException", 400, message), federationRefused = (action) => new AwsError("AccessDenied", 403, `Not authorized to perform ${action}`), notAJwt = () => invalidIdentityToken("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"), missingClaim = (claim) => invalidIdentityToken(`Missing a required claim: ${claim}`), noOidcProvider = (issuer) => invalidIdentityToken(`No OpenIDConnect provider found in your account for ${issuer}`), noVerificationKey = () => invalidIdentityToken("Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements"), wrongTokenSignature = () => invalidIdentityToken("The signature of the ID Token is not valid."), wrongAudience = () => invalidIdentityToken("Incorrect token audience"), tokenExpired = (now, expires) => expiredToken(`Token expired: current date/time ${now} must be before the expiration date/time ${expires}`), tokenNotYetValid = () => invalidIdentityToken("The ID Token is not valid yet."), providerUnreachable = () => new AwsError("IDPCommunicationError", 400, "The identity provider could not be reached."), invalidTokenTags = () => invalidIdentityToken("The session tags of the ID Token are not valid."), invalidSourceIdentity = () => invalidIdentityToken("Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\""), accessTokensNotSupported = (providerId) => new AwsError("NotImplemented", 501, `OAuth 2.0 access tokens of ${providerId} cannot be verified here; pass an OpenID Connect ID token.`), noSamlProvider = () => invalidIdentityToken("Specified provider doesn't exist"), wrongSamlSignature = () => invalidIdentityToken("Response signature invalid"), wrongSamlIssuer = () => invalidIdentityToken("Issuer not present in specified provider"), wrongSamlAudience = () => invalidIdentityToken("Response does not contain the required audience."), noSessionName = () => invalidIdentityToken("RoleSessionName is required in AuthnResponse"), invalidSessionName = () => invalidIdentityToken("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}"), samlResponseTooOld = () => expiredToken("Token must be redeemed within 5 minutes of issuance"), invalidSamlResponse = (what) => invalidIdentityToken(what), outboundDisabled = () => new AwsError("OutboundWebIdentityFederationDisabledException", 403, "Outbound web identity federation is not enabled for this account."), sessionTooShort = () => new AwsError("SessionDurationEscalationException", 403, "The requested token duration would extend beyond the expiration of the calling session."), payloadTooLarge = () => new AwsError("JWTPayloadSizeExceededException", 400, "The payload of the token is too large.");
// src/services/sts/federated-role.ts
function federatedQuestions(roleArn, role, user) {
	let account = accountOfRole(roleArn), { kind, provider, userId, subject, tags, sourceIdentity, transitiveTagKeys } = user, about = {
		caller: providerCaller(kind, provider, {
			account,
			userId,
			subject
		}),
		resource: roleArn,
		resourceAccount: account,
		policyKind: "trust-policy",
		policy: role && {
			text: role.trustPolicy,
			id: `${role.arn} (trust policy)`
		},
		requestTags: tags,
		resourceTags: role?.tags,
		keys: {
			...user.trustKeys,
			"aws:FederatedProvider": provider,
			"sts:RoleSessionName": user.sessionName,
			"sts:SourceIdentity": sourceIdentity,
			"sts:TransitiveTagKeys": transitiveTagKeys.length === 0 ? void 0 : transitiveTagKeys
		}
	}, all = [about];
	return tags.length > 0 && all.push({
		...about,
		action: "sts:TagSession"
	}), sourceIdentity !== void 0 && all.push({
		...about,
		action: "sts:SetSourceIdentity"
	}), { all };
}
async function assumeFederatedRole({ input, house, now }, user, role) {
	if (role === void 0) throw federationRefused(`sts:AssumeRoleWith${user.kind}`);
	let { sessionName: name, sourceIdentity } = user, tags = sessionTags({
		Tags: user.tags,
		TransitiveTagKeys: user.transitiveTagKeys
	}, []), policies = await sessionPolicies(house, role.account, input), packed = packedPolicySize(policies, user.tags), seconds = roleSessionSeconds(input.DurationSeconds, role, !1), left = user.notAfter === void 0 ? seconds : user.notAfter - Math.floor(now / 1e3);
	return issueRoleSession(house, role, {
		name,
		...policies,
		...tags,
		sourceIdentity,
		provider: user.provider,
		keys: user.sessionKeys
	}, {
		seconds: Math.min(seconds, left),
		packed
	});
}
// src/services/sts/id-token-tags.ts
const tagsClaim = "https://aws.amazon.com/tags", tagKey = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u, tagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
function idTokenTags({ claims }) {
	let nested = claims[tagsClaim];
	if (nested !== void 0 && !isRecord(nested)) throw invalidTokenTags();
	let principalTags = nested?.principal_tags ?? {};
	if (!isRecord(principalTags)) throw invalidTokenTags();
	let found = Object.entries(principalTags), prefix = `${tagsClaim}/principal_tags/`;
	for (let [name, value] of Object.entries(claims)) name.startsWith(prefix) && found.push([name.slice(prefix.length), value]);
	let transitive = nested?.transitive_tag_keys ?? claims[`${tagsClaim}/transitive_tag_keys`] ?? [];
	if (found.length > 50 || !isTexts(transitive)) throw invalidTokenTags();
	return {
		tags: found.map(([key, value]) => tag(key, value)),
		transitiveTagKeys: transitive
	};
}
function idTokenSourceIdentity({ claims }) {
	let value = claims["https://aws.amazon.com/source_identity"];
	if (value !== void 0) {
		if (typeof value != "string" || !isSourceIdentity(value)) throw invalidSourceIdentity();
		return value;
	}
}
function isSourceIdentity(text) {
	return /^[\w+=,.@-]{2,64}$/.test(text);
}
function tag(key, value) {
	let text = Array.isArray(value) && value.length === 1 ? value[0] : value;
	if (typeof text != "string" || !isTag(key, text)) throw invalidTokenTags();
	return {
		Key: key,
		Value: text
	};
}
function isTag(key, value) {
	return tagKey.test(key) && tagValue.test(value);
}
function isRecord(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
function isTexts(value) {
	return Array.isArray(value) && value.length <= 50 && value.every((one) => typeof one == "string");
}
// src/services/sts/saml-attributes.ts
const prefix = "https://aws.amazon.com/SAML/Attributes/", tagPrefix = `${prefix}PrincipalTag:`;
function listsRole({ attributes }, roleArn, providerArn) {
	return (attributes.get(`${prefix}Role`) ?? []).some((value) => {
		let pair = value.split(",").map((part) => part.trim());
		return pair.length === 2 && pair.includes(roleArn) && pair.includes(providerArn);
	});
}
function samlSessionName({ attributes }) {
	let [name = "", ...more] = attributes.get(`${prefix}RoleSessionName`) ?? [];
	if (name === "") throw noSessionName();
	if (more.length > 0 || !/^[\w+=,.@-]{2,64}$/.test(name)) throw invalidSessionName();
	return name;
}
function samlSourceIdentity({ attributes }) {
	let values = attributes.get(`${prefix}SourceIdentity`);
	if (values === void 0) return;
	let [value = "", ...more] = values;
	if (more.length > 0 || !isSourceIdentity(value)) throw invalidSourceIdentity();
	return value;
}
function samlTags({ attributes }) {
	let tags = [];
	for (let [name, [value = "", ...more]] of attributes) {
		if (!name.startsWith(tagPrefix)) continue;
		let key = name.slice(tagPrefix.length);
		if (more.length > 0 || !isTag(key, value)) throw invalidTags();
		tags.push({
			Key: key,
			Value: value
		});
	}
	let transitiveTagKeys = [...attributes.get(`${prefix}TransitiveTagKeys`) ?? []];
	if (tags.length > 50 || transitiveTagKeys.length > 50) throw invalidTags();
	return {
		tags,
		transitiveTagKeys
	};
}
const invalidTags = () => invalidSamlResponse("The session tags of the SAML response are not valid."), attributeKeys = new Map([
	...[
		"affiliation",
		"nickname",
		"orgdn",
		"orgunitdn",
		"primaryaffiliation",
		"principalname",
		"entitlement",
		"primaryorgunitdn",
		"scopedaffiliation",
		"targetedid",
		"assurance"
	].map((name, index) => [`urn:oid:1.3.6.1.4.1.5923.1.1.1.${index + 1}`, `eduperson${name}`]),
	...[
		"homepageuri",
		"identityauthnpolicyuri",
		"legalname",
		"superioruri",
		"whitepagesuri"
	].map((name, index) => [`urn:oid:1.3.6.1.4.1.5923.1.2.1.${index + 2}`, `eduorg${name}`]),
	["urn:oid:2.5.4.3", "cn"],
	["urn:oid:2.5.4.4", "surname"],
	["urn:oid:2.5.4.41", "name"],
	["urn:oid:2.5.4.42", "givenName"],
	["urn:oid:2.5.4.45", "x500UniqueIdentifier"],
	["urn:oid:0.9.2342.19200300.100.1.1", "uid"],
	["urn:oid:0.9.2342.19200300.100.1.3", "mail"],
	["urn:oid:0.9.2342.19200300.100.1.45", "organizationStatus"],
	["http://schemas.xmlsoap.org/claims/CommonName", "commonName"],
	["http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid", "primaryGroupSID"]
]);
function nameQualifier(issuer, { account, name }) {
	return createHash("sha1").update(`${issuer}${account}/${name}`).digest("base64");
}
function subjectType({ subjectFormat = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified" }) {
	return subjectFormat.replace(/^urn:oasis:names:tc:SAML:2\.0:nameid-format:/, "");
}
function samlKeys(assertion, provider) {
	let { issuer, subject, recipient, attributes } = assertion, user = {
		"saml:namequalifier": nameQualifier(issuer, provider),
		"saml:sub": subject,
		"saml:sub_type": subjectType(assertion)
	}, trustKeys = {
		...user,
		"saml:aud": recipient,
		"saml:iss": issuer,
		"saml:doc": `${provider.account}/${provider.name}`
	};
	for (let [name, key] of attributeKeys) {
		let values = attributes.get(name);
		values !== void 0 && (trustKeys[`saml:${key}`] = values);
	}
	return {
		trustKeys,
		sessionKeys: Object.fromEntries(Object.entries(user).map(([name, value]) => [name, [value]]))
	};
}
// src/services/sts/assume-role-with-saml.ts
const assumeRoleWithSAML = action("AssumeRoleWithSAML", {
	async access(call) {
		let proved = await proveUser$1(call), role = await roleToAssume(call.house, call.input.RoleArn ?? "");
		return {
			...federatedQuestions(call.input.RoleArn ?? "", role, proved.user),
			found: {
				...proved,
				role
			}
		};
	},
	async run(call, { user, role, assertion, provider }) {
		return {
			...await assumeFederatedRole(call, user, role),
			Subject: assertion.subject,
			SubjectType: subjectType(assertion),
			Issuer: assertion.issuer,
			Audience: assertion.recipient,
			NameQualifier: nameQualifier(assertion.issuer, provider)
		};
	}
}), redeemableMilliseconds = 3e5;
async function proveUser$1({ input, house, now }) {
	let roleArn = input.RoleArn ?? "", account = accountOfRole(roleArn), provider = await findSamlProvider(house.store.read, input.PrincipalArn ?? "");
	if (provider === void 0) throw noSamlProvider();
	if (provider.validUntil <= now) throw invalidSamlResponse("The metadata of the specified provider have expired.");
	let assertion = await proveSamlResponse(input.SAMLAssertion ?? "", JSON.parse(provider.certificates), await privateKeysOf(house, provider));
	if (typeof assertion == "string") throw flawed(assertion);
	if (checkAssertion(assertion, provider, now), provider.account !== account || !listsRole(assertion, roleArn, provider.arn)) throw federationRefused("sts:AssumeRoleWithSAML");
	let { issuer, subject, sessionEnds } = assertion;
	return {
		user: {
			kind: "SAML",
			provider: provider.arn,
			userId: `${nameQualifier(issuer, provider)}:${subject}`,
			subject,
			sessionName: samlSessionName(assertion),
			...samlKeys(assertion, provider),
			...samlTags(assertion),
			sourceIdentity: samlSourceIdentity(assertion),
			notAfter: sessionEnds === void 0 ? void 0 : Math.floor(sessionEnds / 1e3)
		},
		assertion,
		provider
	};
}
function checkAssertion(assertion, provider, now) {
	let { issuer, audienceRestrictions, recipient, issued, notBefore } = assertion;
	if (issuer !== provider.entityId) throw wrongSamlIssuer();
	if (provider.encryptionMode === "Required" && !assertion.encrypted) throw invalidSamlResponse("The specified provider requires encrypted assertions.");
	let isOurs = (audience) => audience === "urn:amazon:webservices" || isSignIn(audience, provider);
	if (!(audienceRestrictions.length > 0 && audienceRestrictions.every((one) => one.some(isOurs)))) throw wrongSamlAudience();
	if (!isSignIn(recipient, provider)) throw invalidSamlResponse("The recipient of the SAML response is not an AWS sign-in endpoint.");
	if (notBefore !== void 0 && now < notBefore || issued - now > redeemableMilliseconds) throw invalidSamlResponse("The SAML response is not valid yet.");
	if ([
		issued + redeemableMilliseconds,
		assertion.confirmedUntil,
		assertion.notOnOrAfter,
		assertion.sessionEnds
	].some((end) => end !== void 0 && Math.floor(end / 1e3) * 1e3 <= now)) throw samlResponseTooOld();
}
const signIn = /^https:\/\/(?:[a-z0-9-]+\.)?signin\.aws\.amazon\.com\/saml(?:\/acs\/([A-Z0-9]+))?$/;
function isSignIn(url, { uuid }) {
	let found = signIn.exec(url);
	return found !== null && (found[1] === void 0 || found[1] === uuid);
}
async function privateKeysOf({ store, sealer }, { arn }) {
	return (await samlPrivateKeysOf(store.read, arn)).flatMap(({ id, privateKey }) => sealer.open("saml-private-key", id, privateKey)?.toString() ?? []);
}
function flawed(flaw) {
	switch (flaw) {
		case "no base64": return invalidSamlResponse("Invalid base64 SAMLResponse");
		case "no response": return invalidSamlResponse("The SAMLAssertion is not a SAML response.");
		case "wrong signature": return wrongSamlSignature();
		case "incomplete assertion": return invalidSamlResponse("The SAML assertion lacks what AWS requires.");
	}
}
// src/proof/web-identity.ts
const algorithms = [
	"RS256",
	"RS384",
	"RS512",
	"ES256",
	"ES384",
	"ES512"
];
function readIdToken(text) {
	let parts = text.split(".");
	if (parts.length !== 3) return;
	let header = jsonObject(parts[0]), claims = jsonObject(parts[1]);
	if (header === void 0 || claims === void 0 || !isBase64Url(parts[2])) return;
	let { iss, sub, aud, azp, exp, iat, nbf } = claims;
	for (let missing of [
		"iss",
		"sub",
		"aud",
		"exp"
	]) if (claims[missing] === void 0) return { missing };
	if (typeof iss == "string" && typeof sub == "string" && sub !== "" && isAudience(aud) && (azp === void 0 || typeof azp == "string") && isTime(exp) && (iat === void 0 || isTime(iat)) && (nbf === void 0 || isTime(nbf))) return {
		text,
		algorithm: header.crit === void 0 && header.b64 === void 0 ? String(header.alg) : "none",
		keyId: typeof header.kid == "string" ? header.kid : void 0,
		issuer: iss,
		subject: sub,
		audience: aud,
		authorizedParty: azp,
		expires: exp,
		notBefore: nbf,
		claims
	};
}
async function proveIdToken(token, issuers) {
	let { algorithm, keyId } = token;
	if (!algorithms.includes(algorithm)) return "wrong signature";
	if (keyId === void 0) return "no key";
	let keys = await issuers.keysOf(token.issuer, keyId);
	if (keys === "unreachable") return "unreachable";
	if (keys === "unusable") return "no key";
	let { compactVerify, createLocalJWKSet } = await import("./webapi-ZlBFSAZN.js");
	try {
		await compactVerify(token.text, createLocalJWKSet(keys), { algorithms });
		return;
	} catch {
		return "wrong signature";
	}
}
function jsonObject(part) {
	if (isBase64Url(part)) try {
		let value = JSON.parse(utf8.decode(Buffer.from(part, "base64url")));
		return typeof value == "object" && value && !Array.isArray(value) ? value : void 0;
	} catch {
		return;
	}
}
const utf8 = new TextDecoder("utf-8", { fatal: !0 });
function isBase64Url(text) {
	return /^[A-Za-z0-9_-]+$/.test(text);
}
function isAudience(value) {
	return typeof value == "string" || Array.isArray(value) && value.length > 0 && value.every((one) => typeof one == "string");
}
function isTime(value) {
	return Number.isSafeInteger(value) && value >= 0;
}
// src/services/sts/oidc-claim-keys.ts
const everybodys = [
	"amr",
	"email",
	"sub"
], ofProvider = { "token.actions.githubusercontent.com": [
	"actor",
	"actor_id",
	"job_workflow_ref",
	"repository",
	"repository_id",
	"workflow",
	"ref",
	"environment",
	"enterprise_id"
] }, surviving = [
	"amr",
	"aud",
	"sub"
];
function oidcClaimKeys(place, token, audience) {
	let trustKeys = {}, add = (name, value) => {
		value !== void 0 && (trustKeys[`${place}:${name}`] = value);
	};
	add("aud", one(audience)), audience[0] === token.authorizedParty && token.audience !== token.authorizedParty && add("oaud", typeof token.audience == "string" ? token.audience : one(token.audience));
	for (let name of [...everybodys, ...ofProvider[place] ?? []]) add(name, textOf(token.claims[name]));
	let sessionKeys = {};
	for (let name of surviving) {
		let value = trustKeys[`${place}:${name}`];
		value !== void 0 && (sessionKeys[`${place}:${name}`.toLowerCase()] = typeof value == "string" ? [value] : value);
	}
	return {
		trustKeys,
		sessionKeys
	};
}
function textOf(value) {
	if (typeof value == "string") return value;
	if (typeof value == "number" || typeof value == "boolean") return String(value);
	if (Array.isArray(value) && value.every((item) => typeof item == "string")) return value;
}
function one(values) {
	return values.length === 1 ? values[0] : [...values];
}
// src/services/sts/assume-role-with-web-identity.ts
const assumeRoleWithWebIdentity = action("AssumeRoleWithWebIdentity", {
	async access(call) {
		let proved = await proveUser(call), role = await roleToAssume(call.house, call.input.RoleArn ?? "");
		return {
			...federatedQuestions(call.input.RoleArn ?? "", role, proved.user),
			found: {
				...proved,
				role
			}
		};
	},
	async run(call, { user, role, token, audience }) {
		return {
			...await assumeFederatedRole(call, user, role),
			SubjectFromWebIdentityToken: token.subject,
			Provider: token.issuer,
			Audience: audience[0]
		};
	}
});
async function proveUser({ input, house, now }) {
	let account = accountOfRole(input.RoleArn ?? "");
	if (input.ProviderId !== void 0) throw accessTokensNotSupported(input.ProviderId);
	let token = readIdToken(input.WebIdentityToken ?? "");
	if (token === void 0) throw notAJwt();
	if ("missing" in token) throw missingClaim(token.missing);
	let provider = await providerOf(house, account, token.issuer);
	if (provider === void 0) throw noOidcProvider(token.issuer);
	let seconds = Math.floor(now / 1e3);
	if (seconds >= token.expires) throw tokenExpired(seconds, token.expires);
	if (token.notBefore !== void 0 && seconds < token.notBefore) throw tokenNotYetValid();
	let flaw = await proveIdToken(token, house.issuers);
	if (flaw === "unreachable") throw providerUnreachable();
	if (flaw !== void 0) throw flaw === "no key" ? noVerificationKey() : wrongTokenSignature();
	let audience = audienceOf(token, provider);
	if (audience.length === 0) throw wrongAudience();
	let { subject } = token;
	return {
		user: {
			kind: "WebIdentity",
			provider: provider.principal,
			userId: `${provider.principal}:${audience[0]}:${subject}`,
			subject,
			sessionName: input.RoleSessionName,
			...oidcClaimKeys(provider.place, token, audience),
			...idTokenTags(token),
			sourceIdentity: idTokenSourceIdentity(token)
		},
		token,
		audience
	};
}
const wellKnown = new Map([["https://accounts.google.com", "accounts.google.com"], ["https://cognito-identity.amazonaws.com", "cognito-identity.amazonaws.com"]]);
async function providerOf(house, account, issuer) {
	let place = issuer.replace(/^https?:\/\//, ""), principal = `arn:aws:iam::${account}:oidc-provider/${place}`, row = await findOidcProvider(house.store.read, principal);
	if (row?.url === issuer) return {
		principal,
		place,
		clientIds: new Set(JSON.parse(row.clientIds))
	};
	let known = wellKnown.get(issuer);
	return known === void 0 ? void 0 : {
		principal: known,
		place: known,
		clientIds: void 0
	};
}
function audienceOf({ audience, authorizedParty }, { place, clientIds }) {
	let isList = typeof audience != "string", meant = authorizedParty !== void 0 && (isList || place === "accounts.google.com") ? [authorizedParty] : isList ? [...audience] : [audience];
	return clientIds === void 0 ? meant : meant.filter((one) => clientIds.has(one));
}
// src/services/sts/assume-root.ts
const assumeRoot = action("AssumeRoot", {
	access({ input }) {
		let account = memberOf(input);
		return { all: [{
			resource: account === void 0 ? input.TargetPrincipal : rootArn(account),
			keys: {
				"sts:TaskPolicyArn": input.TaskPolicyArn?.arn,
				"aws:ResourceAccount": account
			}
		}] };
	},
	async run(call) {
		let { input, caller, house, request } = call;
		if (/^sts\.amazonaws\.com(?::\d{1,5})?$/i.test(request.host)) throw regionalEndpointOnly();
		let task = input.TaskPolicyArn?.arn ?? "", document = task.startsWith("arn:aws:iam::aws:policy/root-task/") ? house.managedPolicies.defaultDocument(task) : void 0;
		if (document === void 0) throw noSuchTaskPolicy(task);
		let account = memberOf(input);
		if (account === void 0 || !await maySucceed(call, account)) throw notAuthorized(caller.arn, "sts:AssumeRoot", input.TargetPrincipal);
		let facts = {
			kind: "root",
			account,
			principalId: account,
			policy: limitedTo(document),
			sourceIdentity: caller.session?.sourceIdentity
		}, { Credentials } = issue(house, facts, input.DurationSeconds ?? 900, {});
		return {
			Credentials,
			SourceIdentity: facts.sourceIdentity
		};
	}
});
function memberOf({ TargetPrincipal: target = "" }) {
	return /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(target)?.[1];
}
async function maySucceed({ caller, house }, account) {
	let db = house.store.read, organization = await organizationOf(db, caller.account);
	return organization === void 0 || organization.rootSessions === 0 || !await managesRootAccess(db, organization, caller.account) ? !1 : isMember(house, organization.id, account) && !await isClosedAccount(db, account);
}
function isMember({ organizations }, organizationId, account) {
	let member = organizations.of(account);
	return member?.organizationId === organizationId && member.managementAccount !== account;
}
function limitedTo(document) {
	let policy = JSON.parse(document), Statement = [...policy.Statement, {
		Effect: "Allow",
		Action: "*",
		Resource: "*"
	}];
	return JSON.stringify({
		...policy,
		Statement
	});
}
// src/services/sts/decode-authorization-message.ts
const decodeAuthorizationMessage = action("DecodeAuthorizationMessage", {
	access: () => ({ all: [{}] }),
	run({ input, caller, house }) {
		let DecodedMessage = decodeAuthorizationMessage$1(house, caller.account, input.EncodedMessage);
		if (DecodedMessage === void 0) throw invalidAuthorizationMessage();
		return { DecodedMessage };
	}
}), getAccessKeyInfo = action("GetAccessKeyInfo", {
	access: () => ({ all: [{}] }),
	async run({ input, house }) {
		let id = input.AccessKeyId, row = await findAccessKey(house.store.read, id);
		if (row !== void 0) return { Account: row.account };
		let account = id.startsWith("ASIA") ? accountOfKeyId(id) : void 0;
		if (account === void 0 || await findAccount(house.store.read, account) === void 0) throw unknownAccessKey(id);
		return { Account: account };
	}
}), getCallerIdentity = action("GetCallerIdentity", {
	access: () => ({ free: !0 }),
	run: ({ caller }) => ({
		Arn: caller.arn,
		UserId: caller.userId,
		Account: caller.account
	})
}), getDelegatedAccessToken = action("GetDelegatedAccessToken", {
	access: () => ({ all: [{}] }),
	async run({ input, caller, house, now }) {
		let id = openTradeInToken(house, input.TradeInToken), row = id === void 0 ? void 0 : await findDelegationRequest(house.store.read, id);
		if (row === void 0 || row.state !== "FINALIZED") throw validationError("The trade-in token is not valid.");
		if (row.account !== caller.account) throw accessDenied("The trade-in token is for another account.");
		let seconds = Math.floor((endOfAccess(row) - now) / 1e3);
		if (seconds <= 0) throw tradeInTokenExpired();
		let { facts, principalArn } = JSON.parse(row.approver);
		if (!await isThere(house, facts)) throw accessDenied("Who accepted the delegation request is gone.");
		let { Credentials } = issue(house, {
			...facts,
			policy: row.policy
		}, seconds, {});
		return {
			Credentials,
			AssumedPrincipal: principalArn
		};
	}
});
async function isThere(house, { kind, account, principalId }) {
	if (principalId === account) return !0;
	let { principals } = house;
	return await (kind === "role" ? principals.role : principals.user)(account, principalId) !== void 0;
}
// src/services/sts/get-session-token.ts
const rootMaximumSeconds = 3600;
function sessionSeconds(caller, wished) {
	return caller.kind === "root" ? Math.min(wished ?? rootMaximumSeconds, rootMaximumSeconds) : wished ?? 43200;
}
const getSessionToken = action("GetSessionToken", {
	access: () => ({ unlessDenied: [{}] }),
	async run(call) {
		let { input, caller, house, now } = call, secondFactor = await proveSecondFactor(call);
		return issue(house, {
			kind: "user",
			account: caller.account,
			principalId: caller.user?.id ?? caller.account,
			issuingKeyId: caller.session === void 0 ? caller.accessKeyId : void 0,
			mfaAt: secondFactor ? Math.floor(now / 1e3) : void 0
		}, sessionSeconds(caller, input.DurationSeconds), input);
	}
}), getFederationToken = action("GetFederationToken", {
	access({ input, caller }) {
		let tags = input.Tags ?? [], about = {
			resource: federatedUserArn(caller.account, input.Name ?? ""),
			requestTags: tags
		};
		return { all: tags.length === 0 ? [about] : [about, {
			...about,
			action: "sts:TagSession"
		}] };
	},
	async run({ input, caller, house }) {
		let name = input.Name, { tags } = sessionTags(input, []), policies = await sessionPolicies(house, caller.account, input), packed = packedPolicySize(policies, input.Tags ?? []);
		return {
			...issue(house, {
				kind: "federated",
				account: caller.account,
				principalId: caller.user?.id ?? caller.account,
				name,
				issuingKeyId: caller.session === void 0 ? caller.accessKeyId : void 0,
				...policies,
				tags
			}, sessionSeconds(caller, input.DurationSeconds), input),
			FederatedUser: {
				FederatedUserId: `${caller.account}:${name}`,
				Arn: federatedUserArn(caller.account, name)
			},
			PackedPolicySize: packed
		};
	}
}), generateKeyPair = promisify(generateKeyPair$1);
async function makeOutboundKey(algorithm, id) {
	let { publicKey, privateKey } = algorithm === "RS256" ? await generateKeyPair("rsa", { modulusLength: 2048 }) : await generateKeyPair("ec", { namedCurve: "P-384" }), jwk = {
		...publicKey.export({ format: "jwk" }),
		kid: id,
		alg: algorithm,
		use: "sig"
	};
	return {
		id,
		algorithm,
		publicKey: JSON.stringify(jwk),
		privateKey: privateKey.export({
			type: "pkcs8",
			format: "der"
		})
	};
}
async function signOutboundToken(claims, { id, algorithm, privateKey }) {
	let { SignJWT } = await import("./webapi-ZlBFSAZN.js"), key = createPrivateKey({
		key: privateKey,
		format: "der",
		type: "pkcs8"
	});
	return new SignJWT(claims).setProtectedHeader({
		alg: algorithm,
		kid: id,
		typ: "JWT"
	}).sign(key);
}
// src/services/sts/outbound-key.ts
const purpose = "outbound-key";
async function outboundKey(house, account, algorithm, now) {
	return opened(house, findKey(await outboundKeysOf(house.store.read, account), algorithm) ?? await addKey(house, account, algorithm, now));
}
async function addKey(house, account, algorithm, now) {
	let made = await makeOutboundKey(algorithm, toHex(house.random(16)));
	return house.store.writeData(async (tx) => {
		let there = findKey(await outboundKeysOf(tx, account), algorithm);
		if (there !== void 0) return there;
		let privateKey = house.sealer.seal(purpose, `${account}/${made.id}`, made.privateKey), row = {
			id: made.id,
			account,
			algorithm,
			publicKey: made.publicKey,
			privateKey,
			created: now
		};
		return await insertOutboundKey(tx, row), row;
	});
}
function findKey(rows, algorithm) {
	return rows.find((row) => row.algorithm === algorithm);
}
function opened({ sealer }, { id, account, algorithm, privateKey }) {
	let plain = sealer.open(purpose, `${account}/${id}`, privateKey);
	if (plain === void 0) throw Error(`the outbound key ${id} does not open with this master key`);
	return {
		id,
		algorithm,
		privateKey: plain
	};
}
// src/services/sts/get-web-identity-token.ts
const getWebIdentityToken = action("GetWebIdentityToken", {
	access({ input, caller }) {
		let tags = input.Tags ?? [], about = {
			resource: `arn:aws:sts::${caller.account}:self`,
			requestTags: tags,
			keys: {
				"sts:IdentityTokenAudience": input.Audience,
				"sts:DurationSeconds": String(input.DurationSeconds ?? 300),
				"sts:SigningAlgorithm": input.SigningAlgorithm
			}
		};
		return { all: tags.length === 0 ? [about] : [about, {
			...about,
			action: "sts:TagGetWebIdentityToken"
		}] };
	},
	async run(call) {
		let { input, caller, house, now } = call, { account } = caller, algorithm = algorithmOf(input.SigningAlgorithm);
		if (!await isOutboundFederationEnabled(house.store.read, account)) throw outboundDisabled();
		let issued = Math.floor(now / 1e3), expires = issued + (input.DurationSeconds ?? 300);
		if (caller.session !== void 0 && expires > caller.session.expires) throw sessionTooShort();
		let claims = {
			iss: outboundIssuer(house, account),
			aud: input.Audience.length === 1 ? input.Audience[0] : input.Audience,
			sub: caller.principalArn,
			iat: issued,
			exp: expires,
			jti: toHex(house.random(16)),
			"https://sts.amazonaws.com/": await ownClaims(call)
		};
		if (Buffer.byteLength(JSON.stringify(claims)) > 8192) throw payloadTooLarge();
		return {
			WebIdentityToken: await signOutboundToken(claims, await outboundKey(house, account, algorithm, now)),
			Expiration: new Date(expires * 1e3)
		};
	}
});
function algorithmOf(name) {
	if (name === "RS256" || name === "ES384") return name;
	throw validationError(`1 validation error detected: Value '${name}' at 'signingAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [RS256, ES384]`);
}
async function ownClaims(call) {
	let { input, caller, request } = call, { session } = caller;
	return {
		aws_account: caller.account,
		source_region: request.region,
		principal_id: caller.principalArn,
		principal_tags: await principalTags(call),
		request_tags: requestTags(input.Tags ?? []),
		source_identity: session?.sourceIdentity,
		federated_provider: session?.provider,
		original_session_exp: session && isoSeconds(session.expires * 1e3),
		...instanceClaims(caller)
	};
}
async function principalTags({ caller, house }) {
	let own = (caller.user && await house.principals.user(caller.account, caller.user.id))?.tags.map(({ Key = "", Value = "" }) => [Key, Value]) ?? [], { roleTags = {}, tags = {} } = caller.session ?? {};
	return recordOf([
		...own,
		...Object.entries(roleTags),
		...Object.entries(tags)
	]);
}
function recordOf(pairs) {
	let byKey = new Map(pairs.map((pair) => [pair[0].toLowerCase(), pair]));
	return byKey.size === 0 ? void 0 : Object.fromEntries(byKey.values());
}
function instanceClaims({ session }) {
	let delivery = session?.delivery;
	return {
		ec2_source_instance_arn: delivery?.instanceArn,
		ec2_role_delivery: delivery?.version,
		ec2_instance_source_vpc: delivery?.vpc,
		ec2_instance_source_private_ipv4: delivery?.privateIp
	};
}
function requestTags(tags) {
	let keys = tags.map(({ Key = "" }) => Key.toLowerCase());
	if (new Set(keys).size < keys.length) throw duplicateTagKeys();
	if (keys.some((key) => key.startsWith("aws:"))) throw reservedTagKey();
	return recordOf(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}
// src/services/sts/refuse.ts
const withoutReason = new Set(["AssumeRole"]), federated = new Set(["AssumeRoleWithWebIdentity", "AssumeRoleWithSAML"]);
function refuse({ question, decision }, caller, operation) {
	if (federated.has(operation)) return federationRefused(question.action);
	let reason = withoutReason.has(operation) ? "" : denialReason(decision, question);
	return notAuthorized(caller.arn, question.action, question.resource, reason);
}
const sts = {
	name: "sts",
	protocol: "query",
	model: "sts",
	actions: {
		AssumeRole: assumeRole,
		AssumeRoleWithSAML: assumeRoleWithSAML,
		AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
		AssumeRoot: assumeRoot,
		DecodeAuthorizationMessage: decodeAuthorizationMessage,
		GetAccessKeyInfo: getAccessKeyInfo,
		GetCallerIdentity: getCallerIdentity,
		GetDelegatedAccessToken: getDelegatedAccessToken,
		GetFederationToken: getFederationToken,
		GetSessionToken: getSessionToken,
		GetWebIdentityToken: getWebIdentityToken
	},
	refuse,
	admit,
	unsigned: new Set(["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"])
};
async function accessGraph(sources, account) {
	let actors = await readActors(sources, account), graph = emptyGraph(), own = actors.filter((actor) => actor.account === account && actor.kind !== "root");
	for (let actor of own) graph.addActor(actor);
	await addMembers(sources, account, own, graph);
	let powers = await openPowers(sources, actors);
	for (let [at, actor] of own.entries()) {
		at % 20 == 0 && await setImmediate();
		for (let { hops } of powers.roles(actor, 1)) {
			let { to, step } = hops[0];
			graph.addActor(to), graph.addEdge({
				from: actor.arn,
				to: to.arn,
				kind: "assume",
				step
			});
		}
		actor.kind === "role" && await addTrusted(sources, actor, actors, graph);
	}
	return graph.whole();
}
function emptyGraph() {
	let nodes = new Map(), edges = [], truncated = !1, addNode = (node) => void (nodes.has(node.id) || nodes.set(node.id, node));
	return {
		addNode,
		addActor({ kind, arn, account, principal }) {
			if (kind === "root") return addNode(accountNode(account));
			let serviceLinked = kind === "role" && principal.path.startsWith("/aws-service-role/");
			addNode({
				id: arn,
				kind,
				name: principal.name,
				account,
				serviceLinked: serviceLinked || void 0
			});
		},
		addEdge(edge) {
			edges.length < 2e4 ? edges.push(edge) : truncated = !0;
		},
		whole: () => ({
			nodes: [...nodes.values()],
			edges,
			truncated
		})
	};
}
const accountNode = (account) => ({
	id: rootArn(account),
	kind: "account",
	name: account,
	account
});
async function addMembers({ read }, account, own, graph) {
	let users = own.flatMap((actor) => actor.kind === "user" ? [actor] : []);
	for (let at = 0; at < users.length; at += 500) {
		let some = users.slice(at, at + 500), groups = await groupNamesOfUsers(read, some.map(({ principal }) => principal.id));
		for (let { arn, principal } of some) for (let name of groups.get(principal.id) ?? []) {
			let id = iamArn(account, "group", "/", name);
			graph.addNode({
				id,
				kind: "group",
				name,
				account
			}), graph.addEdge({
				from: arn,
				to: id,
				kind: "member"
			});
		}
	}
}
async function addTrusted(sources, actor, actors, graph) {
	let { account, arn, principal: role } = actor, add = (node, kind, caller, action) => {
		let isAnybody = node.kind === "account" || node.kind === "everyone", step = trustOf(sources, caller, role, action, isAnybody);
		step !== void 0 && (graph.addNode(node), graph.addEdge({
			from: node.id,
			to: arn,
			kind,
			step
		}));
	}, addOutsider = (node, uniqueId) => add(node, "trust", outsider(sources, node, uniqueId), "sts:AssumeRole"), trust = sources.policies.get(role.trustPolicy);
	for (let name of trustedValues(trust, "sts:AssumeRole", "Service")) add({
		id: name,
		kind: "service",
		name
	}, "assume", serviceCaller(name), "sts:AssumeRole");
	for (let kind of ["WebIdentity", "SAML"]) for (let id of trustedValues(trust, `sts:AssumeRoleWith${kind}`, "Federated")) {
		if (id.includes(":saml-provider/") !== (kind === "SAML")) continue;
		let name = id.slice(id.indexOf("-provider/") + 1).replace(/^provider\//, ""), of = id.startsWith("arn:") ? account : void 0, caller = providerCaller(kind, id, {
			account,
			userId: "",
			subject: ""
		});
		add({
			id,
			kind: "provider",
			name,
			account: of
		}, "assume", caller, `sts:AssumeRoleWith${kind}`);
	}
	let { accounts, names, everyone } = actor.trusted;
	for (let other of accounts) other !== account && addOutsider(accountNode(other));
	for (let name of names) {
		let stranger = await strangerNamed(sources, name, account, actors);
		stranger !== void 0 && addOutsider(stranger.node, stranger.uniqueId);
	}
	everyone && addOutsider({
		id: "*",
		kind: "everyone",
		name: "Everyone"
	});
}
async function strangerNamed({ read }, name, account, actors) {
	let known = actors.find(({ names }) => names.includes(name));
	if (known !== void 0) {
		if (known.account === account || known.kind !== "role") return;
		let { arn, principal } = known;
		return {
			node: {
				id: arn,
				kind: "role",
				name: principal.name,
				account: known.account
			},
			uniqueId: principal.id
		};
	}
	let user = await findUserById(read, name);
	if (user !== void 0 && user.account !== account) return {
		node: {
			id: iamArn(user.account, "user", user.path, user.name),
			kind: "user",
			name: user.name,
			account: user.account
		},
		uniqueId: user.id
	};
}
function outsider({ policies }, node, uniqueId) {
	let { id: arn, account = "" } = node;
	return {
		kind: "user",
		account,
		arn,
		userId: uniqueId ?? "",
		principal: {
			kind: "User",
			arn,
			account,
			uniqueId
		},
		principalArn: arn,
		tags: new Map(),
		policies: { identity: [{
			id: "everything",
			type: "user",
			policy: policies.get("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}")
		}] }
	};
}
const ofSomebody = /^aws:(?:principal(?:arn|account|orgid|orgpaths|type|tag\/.*)|userid|username)$/;
function trustOf(sources, caller, role, action, isAnybody) {
	let { askOf, tagsKnown } = roleToAssume$1(role), { question, policies } = suppose(sources, caller, {
		...askOf(caller),
		action
	}), isOpen = openKeysOf(caller, question.keys, tagsKnown), answer = possibility(question, policies, (key, values) => isAnybody && ofSomebody.test(key) || isOpen(key, values));
	if (answer.can !== "never") return {
		...answer,
		statements: answer.statements.filter(({ layer }) => layer !== "identity")
	};
}
// src/services/understudy/get-access-graph.ts
const getAccessGraph = {
	access: () => ({ all: [{}] }),
	async run({ caller, house }) {
		let graph = await accessGraph({
			...house,
			read: house.store.read
		}, caller.account);
		return {
			Nodes: graph.nodes.map(nodeView),
			Edges: graph.edges.map(edgeView),
			IsTruncated: graph.truncated
		};
	}
};
function nodeView({ id, kind, name, account, serviceLinked }) {
	return {
		Id: id,
		Kind: kind,
		Name: name,
		Account: account,
		ServiceLinked: serviceLinked
	};
}
function edgeView({ from, to, kind, step }) {
	return {
		From: from,
		To: to,
		Kind: kind,
		Step: step && stepView(step)
	};
}
function stepView({ can, session, statements, needs }) {
	return {
		Can: can,
		Session: session,
		Statements: statements.map(statementView),
		Needs: needs.map(({ effect, by, conditions }) => ({
			Effect: effect,
			Statement: statementView(by),
			Conditions: conditions.map(({ operator, key, values }) => ({
				Operator: operator,
				Key: key,
				Values: values
			}))
		}))
	};
}
function statementView({ layer, source, index, sid }) {
	return {
		Layer: layer,
		Policy: source.id,
		Owner: source.owner,
		Index: index,
		Sid: sid
	};
}
const understudy = {
	name: "understudy",
	protocol: "json",
	model: "understudy",
	actions: {
		ExplainDecision: {
			access: () => ({ all: [{}] }),
			async run({ input, caller, house }) {
				let entry = await house.trail.find(caller.account, input.RequestId);
				if (entry === void 0) {
					let which = input.RequestId === void 0 ? "any request" : `the request ${input.RequestId}`;
					throw new AwsError("ResourceNotFoundException", 404, `The trail of account ${caller.account} does not hold ${which}.`);
				}
				return {
					Event: JSON.stringify(entry.event),
					Questions: JSON.stringify(entry.questions)
				};
			}
		},
		GetAccessGraph: getAccessGraph
	},
	refuse: ({ question, decision }, caller) => new AwsError("AccessDeniedException", 400, `User: ${caller.arn} is not authorized to perform: ${question.action} on resource: ${question.resource} ` + denialReason(decision, question))
}, declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", dialect = { ec2: !0 }, style = {
	step: "    ",
	time: isoMilliseconds,
	controls: "replace"
}, ec2Query = {
	dispatch(model, request) {
		if (request.method === "POST" && !isForm(request)) throw malformedQuery();
		let form = readForm(request), action = form.children?.get("Action")?.value;
		if (action === void 0 || action === "") throw new AwsError("MissingAction", 400, "The request is missing an action or operation parameter");
		let operation = model.operation(action);
		if (operation === void 0) throw unserved(action, model.others.has(action));
		let version = form.children?.get("Version")?.value ?? "";
		if (version !== model.version) throw new AwsError("NoSuchVersion", 400, `The requested version (${version}) of service AmazonEC2 does not exist`);
		let { input: shape } = operation;
		return {
			operation: action,
			input: () => shape === void 0 ? {} : readStructure$2(shape, form, dialect)
		};
	},
	render(model, operation, output, requestId) {
		let { output: shape } = model.operation(operation), members = shape === void 0 ? "    <return>true</return>\n" : planOf(model, `xml ${operation}`, () => membersWriter(shape, style, "    "))(output ?? {});
		return answer(200, `${declaration}<${operation}Response xmlns="${model.namespace}">\n    <requestId>${requestId}</requestId>\n${members}</${operation}Response>`, requestId);
	},
	renderError(_model, error, requestId) {
		let described = error.code === "MalformedEscape" || error.code === "MalformedInput" ? malformedQuery() : error, text = (value) => escapeXml(value, "replace"), body = `${declaration}<Response><Errors><Error><Code>${text(described.code)}</Code><Message>${text(described.message)}</Message></Error></Errors><RequestID>${requestId}</RequestID></Response>`;
		return answer(described.status, body, requestId, error.headers);
	}
};
function unserved(action, known) {
	return known ? new AwsError("NotImplemented", 501, `The ${action} operation is not implemented.`) : new AwsError("InvalidAction", 400, `The action ${action} is not valid for this web service.`);
}
function malformedQuery() {
	return new AwsError("MalformedQueryString", 400, "The query string contains a syntax error or a value of another type.");
}
function answer(status, body, requestId, headers) {
	return {
		status,
		headers: {
			"x-amzn-requestid": requestId,
			"content-type": "text/xml;charset=UTF-8",
			...headers
		},
		body
	};
}
// src/wire/json.ts
const json = {
	dispatch(model, request) {
		let operation = operationName(model, request.headers["x-amz-target"] ?? "");
		return {
			operation,
			input: () => readInput$1(model.operation(operation), readBody(request.body))
		};
	},
	render(model, operation, output, requestId) {
		let { output: shape } = model.operation(operation), body = shape === void 0 ? "{}" : JSON.stringify(write(shape, output ?? {}));
		return {
			status: 200,
			headers: headersOf$1(requestId),
			body
		};
	},
	renderError(_model, error, requestId) {
		let message = error.message === "" ? {} : { Message: error.message }, body = JSON.stringify({
			__type: error.code,
			...message,
			...error.details
		});
		return {
			status: error.status,
			headers: {
				...headersOf$1(requestId),
				...error.headers
			},
			body
		};
	}
};
function headersOf$1(requestId) {
	return {
		"x-amzn-requestid": requestId,
		"content-type": "application/x-amz-json-1.1"
	};
}
function operationName(model, target) {
	let dot = target.lastIndexOf("."), name = isPrefix(model, target.slice(0, Math.max(dot, 0))) ? target.slice(dot + 1) : "";
	if (model.operation(name) !== void 0) return name;
	throw model.others.has(name) ? new AwsError("NotImplemented", 501, `The ${name} operation is not implemented.`) : new AwsError("UnknownOperationException", 400, "");
}
function isPrefix({ targetPrefix = "" }, sent) {
	return sent === targetPrefix || sent !== "" && targetPrefix.endsWith(`.${sent}`);
}
function readBody(body) {
	if (body.length === 0) return {};
	if (body.length > 2097152) throw unserializable("");
	let value;
	try {
		value = JSON.parse(textOf$2(body));
	} catch {
		throw unserializable("");
	}
	if (typeof value != "object" || !value || Array.isArray(value)) throw unserializable("");
	return value;
}
function readInput$1({ input: shape }, value) {
	return shape === void 0 ? {} : read(shape, value, "", 0);
}
function unserializable(message) {
	return new AwsError("SerializationException", 400, message);
}
function read(shape, value, path, depth) {
	if (depth > 32) throw unserializable("");
	switch (shape.type) {
		case "structure":
		case "union": return readStructure(shape, asObject(value, path), path, depth);
		case "list":
			if (!Array.isArray(value)) throw mismatch(value, path, "a list");
			return value.map((item, i) => read(shape.item.shape, item, `${path}[${i}]`, depth + 1));
		case "map": {
			let entries = Object.entries(asObject(value, path)).filter(([, part]) => part !== null);
			return Object.fromEntries(entries.map(([key, part]) => [key, read(shape.value.shape, part, `${path}.${key}`, depth + 1)]));
		}
		case "document": return value;
		default: return readScalar(shape, value, path);
	}
}
function readStructure(shape, value, path, depth) {
	let result = {};
	for (let member of shape.members) {
		let part = Object.hasOwn(value, member.name) ? value[member.name] : void 0;
		part != null && (result[member.name] = read(member.shape, part, path === "" ? member.name : `${path}.${member.name}`, depth + 1));
	}
	return result;
}
function asObject(value, path) {
	if (typeof value == "object" && value && !Array.isArray(value)) return value;
	throw mismatch(value, path, "a structure");
}
function readScalar(shape, value, path) {
	switch (shape.type) {
		case "string":
			if (typeof value == "string") return value;
			throw mismatch(value, path, "a string");
		case "boolean":
			if (typeof value == "boolean") return value;
			throw mismatch(value, path, "a boolean");
		case "integer":
		case "long":
			if (typeof value == "number" && Number.isSafeInteger(value)) return value;
			throw mismatch(value, path, "an integer");
		case "double":
			if (typeof value == "number") return value;
			throw mismatch(value, path, "a number");
		case "timestamp": {
			let date = typeof value == "number" ? new Date(Math.round(value * 1e3)) : void 0;
			if (date !== void 0 && !Number.isNaN(date.getTime())) return date;
			throw mismatch(value, path, "a timestamp");
		}
		default: {
			let bytes = typeof value == "string" ? fromBase64(value) : void 0;
			if (bytes !== void 0) return bytes;
			throw mismatch(value, path, "a blob");
		}
	}
}
function mismatch(value, path, wanted) {
	return unserializable(`${path === "" ? "The body" : path} is ${Array.isArray(value) ? "a list" : value === null ? "null" : typeof value} where ${wanted} is expected`);
}
function write(shape, value) {
	switch (shape.type) {
		case "structure":
		case "union": {
			let result = {};
			for (let member of shape.members) {
				let part = value[member.name];
				part != null && (result[member.name] = write(member.shape, part));
			}
			return result;
		}
		case "list": return value.map((item) => item == null ? null : write(shape.item.shape, item));
		case "map": {
			let entries = Object.entries(value).filter(([, part]) => part != null);
			return Object.fromEntries(entries.map(([key, part]) => [key, write(shape.value.shape, part)]));
		}
		case "timestamp": return value.getTime() / 1e3;
		case "blob":
		case "stream": return toBase64(value);
		default: return value;
	}
}
// src/wire/rest-json.ts
const restJson = {
	dispatch(model, request) {
		let { operation, labels } = findOperation(model, request);
		return {
			operation,
			input: () => readInput(model.operation(operation), request, labels)
		};
	},
	render(model, operation, output, requestId) {
		let { output: shape, http } = model.operation(operation), body = shape === void 0 ? "{}" : JSON.stringify(write(shape, output ?? {}));
		return {
			status: http?.[2] ?? 200,
			headers: headersOf(requestId),
			body
		};
	},
	renderError(_model, error, requestId) {
		let headers = {
			...headersOf(requestId),
			"x-amzn-errortype": error.code,
			...error.headers
		};
		return {
			status: error.status,
			headers,
			body: JSON.stringify({
				message: error.message,
				...error.details
			})
		};
	}
};
function headersOf(requestId) {
	return {
		"x-amzn-requestid": requestId,
		"content-type": "application/json"
	};
}
function findOperation(model, request) {
	let parts = request.path.split("/"), best;
	for (let operation of model.operationNames) {
		let [method, uri] = model.operation(operation).http, labels = method === request.method ? labelsOf(uri.split("?")[0].split("/"), parts) : void 0;
		labels !== void 0 && (best === void 0 || labels.size < best.labels.size) && (best = {
			operation,
			labels
		});
	}
	if (best === void 0) throw new AwsError("UnknownOperationException", 404, "");
	return best;
}
function labelsOf(template, parts) {
	if (template.length !== parts.length) return;
	let labels = new Map();
	for (let [at, wanted] of template.entries()) {
		let part = parts[at];
		if (!wanted.startsWith("{")) {
			if (wanted !== part) return;
		} else if (part === "") return;
		else labels.set(wanted.slice(1, -1).replace(/\+$/, ""), decode(part));
	}
	return labels;
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		throw new AwsError("UnknownOperationException", 404, "");
	}
}
function readInput({ input: shape }, request, labels) {
	if (shape === void 0) return {};
	let members = shape.members.filter(inBody), input = read({
		...shape,
		members
	}, readBody(request.body), "", 0), query = readQuery(request.query);
	for (let member of shape.members) {
		let value = member.label ? labels.get(member.name) : query.get(member.query ?? "");
		value !== void 0 && !inBody(member) && (input[member.name] = readBound(member, value));
	}
	return input;
}
function readBound(member, text) {
	try {
		return readScalar$1(member.shape, text);
	} catch {
		throw new AwsError("SerializationException", 400, `${member.name} is no ${member.shape.type}`);
	}
}
// src/wire/protocol.ts
const protocols = {
	query,
	ec2: ec2Query,
	s3: restXml,
	json,
	"rest-json": restJson
}, services = [
	iam,
	sts,
	s3,
	ec2,
	athena,
	organizations,
	cloudtrail,
	accessAnalyzer,
	understudy
], modelsDirectory = fileURLToPath(new URL("../models", import.meta.url)), consoleDirectory = fileURLToPath(new URL("../dist/console", import.meta.url));
async function createUnderstudy(options) {
	let bootstrap = await readBootstrap(options.bootstrapFile), directory = openDataDirectory(options.dataDirectory), undo = [() => directory.release()];
	try {
		let house = await openHouse({
			...options,
			modelsDirectory
		});
		undo.push(() => house.store.close());
		let { defaultAccount } = await firstStart(house, withAccounts(options.founding, bootstrap?.accounts ?? [])), applyBootstrap = async () => bootstrap?.apply(house, defaultAccount);
		await applyBootstrap(), readEndpoint(directory.path) !== void 0 && await sweepOrphans(house);
		let listener = await listen(frontOf(house, options, applyBootstrap), options);
		return house.url = listener.url, writeEndpoint(directory.path, {
			url: listener.url,
			region: options.region,
			pid: process.pid
		}), {
			url: listener.url,
			port: listener.port,
			house,
			stop: () => stop(listener, house, directory)
		};
	} catch (cause) {
		for (let step of undo.reverse()) await step();
		throw cause;
	}
}
async function stop(listener, house, directory) {
	await listener.stop(4e3), await closeHouse(house), removeEndpoint(directory.path), directory.release();
}
async function readBootstrap(file) {
	if (file === void 0) return;
	let { openBootstrap } = await import("./bootstrap-Bi12Gtds.js");
	return openBootstrap(file, modelsDirectory);
}
function withAccounts(founding, declared) {
	let named = new Set([founding.account, ...founding.accounts.map(({ id }) => id)]);
	return {
		...founding,
		accounts: [...founding.accounts, ...declared.filter(({ id }) => !named.has(id))]
	};
}
function frontOf(house, options, afterReset) {
	return {
		house,
		authenticator: createAuthenticator(house),
		desks: openDesks(),
		pages: pagesOf(house, options, afterReset),
		allowedHosts: allowedHosts(options.host, options.hosts),
		bug: bugReporter(options.log ?? (() => {})),
		notYet: notYetCounter()
	};
}
function openDesks() {
	let desks = new Map();
	for (let service of services) {
		let desk = {
			service,
			model: openModel(modelsDirectory, service.model),
			protocol: protocols[service.protocol]
		};
		for (let name of service.signingNames ?? [service.name]) desks.set(name, desk);
	}
	return desks;
}
function pagesOf(house, options, afterReset) {
	let pages = [
		healthPage(house),
		imdsPage(house),
		oidcPage(house),
		...signInPages(house, consoleDirectory)
	];
	return options.testHooks ? [...pages, ...testHookPages(house, afterReset)] : pages;
}
export { createUnderstudy };
