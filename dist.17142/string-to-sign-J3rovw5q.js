import { t as isoSeconds } from "./iso-seconds-CC3bPm2u.js";
import { createHmac, createSecretKey, hash, timingSafeEqual } from "node:crypto";
// src/sigv4/amz-date.ts
const skewMs = 9e5, extended = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?Z$/, rfc1123 = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|[+]0000)$/, months = [
	"Jan",
	"Feb",
	"Mar",
	"Apr",
	"May",
	"Jun",
	"Jul",
	"Aug",
	"Sep",
	"Oct",
	"Nov",
	"Dec"
];
function parseAmzDate(text) {
	if (text.length !== 16 || text[8] !== "T" || text[15] !== "Z") return;
	let at = (from, to) => digits(text, from, to), epochMs = epoch(at(0, 4), at(4, 6), at(6, 8), at(9, 11), at(11, 13), at(13, 15));
	return epochMs === void 0 ? void 0 : {
		text,
		epochMs
	};
}
function parseDateHeader(text) {
	let http = rfc1123.exec(text);
	if (http !== null) {
		let [day, year, hour, minute, second] = [
			1,
			3,
			4,
			5,
			6
		].map((group) => Number(http[group]));
		return dated(epoch(year, months.indexOf(http[2]) + 1, day, hour, minute, second));
	}
	let iso = extended.exec(text);
	if (iso !== null) {
		let [year, month, day, hour, minute, second] = iso.slice(1).map(Number);
		return dated(epoch(year, month, day, hour, minute, second));
	}
	return parseAmzDate(text);
}
function formatAmzDate(epochMs) {
	return isoSeconds(epochMs).replace(/[-:]/g, "");
}
function dated(epochMs) {
	return epochMs === void 0 ? void 0 : {
		text: formatAmzDate(epochMs),
		epochMs
	};
}
function digits(text, from, to) {
	let number = 0;
	for (let index = from; index < to; index += 1) {
		let digit = text.charCodeAt(index) - 48;
		number = digit >= 0 && digit <= 9 ? number * 10 + digit : NaN;
	}
	return number;
}
function epoch(year, month, day, hour, minute, second) {
	if (!(month >= 1 && month <= 12 && hour <= 23 && minute <= 59 && second <= 59)) return;
	let epochMs = Date.UTC(year, month - 1, day, hour, minute, second), back = new Date(epochMs);
	return back.getUTCDate() === day && back.getUTCFullYear() === year ? epochMs : void 0;
}
// src/sigv4/canonical-headers.ts
function canonicalHeaders(headers, signedHeaders) {
	let text = "";
	for (let name of signedHeaders) {
		let value = headers.get(name);
		if (value === void 0) return;
		let joined = typeof value == "string" ? canonicalValue(value) : value.map(canonicalValue).join(",");
		text += `${name}:${joined}\n`;
	}
	return text;
}
function canonicalValue(value) {
	return !value.includes("  ") && !value.includes("	") ? value.startsWith(" ") || value.endsWith(" ") ? value.trim() : value : value.split(/[ \t]/).filter(Boolean).join(" ");
}
// src/sigv4/percent.ts
const unreserved = /^[A-Za-z0-9\-._~]*$/, unreservedPath = /^[A-Za-z0-9\-._~/]*$/, escapes = Array.from({ length: 256 }, (_, byte) => {
	let character = String.fromCharCode(byte);
	return unreserved.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
});
function percentEncode(text) {
	return unreserved.test(text) ? text : escaped(text);
}
function percentEncodePath(path) {
	return unreservedPath.test(path) ? path : path.split("/").map(escaped).join("/");
}
function escaped(text) {
	let out = "";
	for (let index = 0; index < text.length; index += 1) out += escapes[text.charCodeAt(index) & 255];
	return out;
}
function percentDecode(text) {
	let mark = text.indexOf("%");
	if (mark === -1) return text;
	let out = "", start = 0;
	for (; mark !== -1;) {
		let high = hexDigit(text.charCodeAt(mark + 1)), low = hexDigit(text.charCodeAt(mark + 2));
		high >= 0 && low >= 0 && (out += text.slice(start, mark) + String.fromCharCode(high * 16 + low), start = mark + 3), mark = text.indexOf("%", Math.max(start, mark + 1));
	}
	return out + text.slice(start);
}
function hexDigit(code) {
	return code >= 48 && code <= 57 ? code - 48 : code >= 65 && code <= 70 ? code - 55 : code >= 97 && code <= 102 ? code - 87 : -1;
}
// src/sigv4/canonical-query.ts
function canonicalQuery(rawQuery, spelling) {
	if (rawQuery === "") return "";
	let pairs = [];
	for (let piece of rawQuery.split("&")) {
		if (piece === "") continue;
		let equals = piece.indexOf("="), name = equals === -1 ? piece : piece.slice(0, equals), value = equals === -1 ? "" : piece.slice(equals + 1);
		name !== "X-Amz-Signature" && pairs.push(spelling === "as-sent" ? {
			name,
			value
		} : {
			name: again(name),
			value: again(value)
		});
	}
	pairs.sort((a, b) => order(a.name, b.name) || order(a.value, b.value));
	let text = "";
	for (let { name, value } of pairs) text += text === "" ? `${name}=${value}` : `&${name}=${value}`;
	return text;
}
function again(text) {
	return percentEncode(percentDecode(text.replaceAll("+", " ")));
}
function order(a, b) {
	return a < b ? -1 : +(a > b);
}
// src/sigv4/canonical-uri.ts
function canonicalUri(rawPath) {
	return rawPath === "" || rawPath === "/" ? "/" : percentEncodePath(plain(rawPath) ? rawPath : withoutDotSegments(rawPath));
}
function canonicalUriS3(rawPath, spelling) {
	return rawPath === "" ? "/" : spelling === "as-sent" ? rawPath : percentEncodePath(percentDecode(rawPath));
}
function plain(path) {
	return !path.startsWith("/") || !path.includes("//") && !path.includes("/.");
}
function withoutDotSegments(path) {
	let kept = [];
	for (let segment of path.split("/")) segment !== "" && segment !== "." && (segment === ".." ? kept.pop() : kept.push(segment));
	return `/${kept.join("/")}${path.endsWith("/") && kept.length > 0 ? "/" : ""}`;
}
// src/sigv4/signing-key.ts
function signingKey(secret, date, region, service) {
	let dateKey = createHmac("sha256", `AWS4${secret}`).update(date).digest(), regionKey = createHmac("sha256", dateKey).update(region).digest(), serviceKey = createHmac("sha256", regionKey).update(service).digest();
	return createSecretKey(createHmac("sha256", serviceKey).update("aws4_request").digest());
}
function hmacHex(key, text) {
	return createHmac("sha256", key).update(text, "latin1").digest("hex");
}
function sameSignature(expected, given) {
	let expectedBytes = Buffer.from(expected, "latin1"), givenBytes = Buffer.from(given, "utf8");
	return expectedBytes.length === givenBytes.length && timingSafeEqual(expectedBytes, givenBytes);
}
// src/sigv4/string-to-sign.ts
const algorithm = "AWS4-HMAC-SHA256";
function canonicalRequestText(parts) {
	let { method, uri, query, headers, signedHeaders, payloadHash } = parts;
	return `${method}\n${uri}\n${query}\n${headers}\n${signedHeaders.join(";")}\n${payloadHash}`;
}
function stringToSignText(amzDate, scope, canonicalRequest) {
	return `${algorithm}\n${amzDate}\n${scope}\n${sha256Hex(Buffer.from(canonicalRequest, "latin1"))}`;
}
function sha256Hex(data) {
	return hash("sha256", data, "hex");
}
const emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
export { skewMs as _, stringToSignText as a, signingKey as c, canonicalQuery as d, percentDecode as f, parseDateHeader as g, parseAmzDate as h, sha256Hex as i, canonicalUri as l, formatAmzDate as m, canonicalRequestText as n, hmacHex as o, canonicalHeaders as p, emptyHash as r, sameSignature as s, algorithm as t, canonicalUriS3 as u };
