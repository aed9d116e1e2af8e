// src/policy/glob.ts
function globOf(tokens) {
	let runs = [[]];
	for (let token of tokens) token.kind === "star" ? (runs.length === 1 || runs.at(-1).length > 0) && runs.push([]) : runs.at(-1).push(token);
	let pieces = runs.map(pieceOf), minLength = pieces.reduce((sum, piece) => sum + piece.length, 0);
	return {
		pieces,
		minLength,
		anything: pieces.length > 1 && minLength === 0
	};
}
const noCodes = new Int32Array();
function pieceOf(tokens) {
	let literal = literalOf(tokens);
	if (literal !== void 0 && literal.length <= 32) return {
		length: literal.length,
		text: literal,
		codes: noCodes
	};
	let codes = [];
	for (let token of tokens) if (token.kind === "one") codes.push(-1);
	else if (token.kind === "text") for (let at = 0; at < token.text.length; at += 1) codes.push(token.text.charCodeAt(at));
	return {
		length: codes.length,
		text: literal,
		codes: Int32Array.from(codes)
	};
}
function literalOf(tokens) {
	let text = "";
	for (let token of tokens) {
		if (token.kind === "one") return;
		token.kind === "text" && (text += token.text);
	}
	return text;
}
function matchesGlob(glob, text, start = 0, end = text.length) {
	let { pieces } = glob;
	if (glob.anything) return !0;
	if (end - start < glob.minLength) return !1;
	let first = pieces[0];
	if (pieces.length === 1) return end - start === first.length && standsAt(first, text, start);
	let last = pieces[pieces.length - 1];
	if (!standsAt(first, text, start) || !standsAt(last, text, end - last.length)) return !1;
	let from = start + first.length, until = end - last.length;
	for (let index = 1; index < pieces.length - 1; index += 1) {
		let piece = pieces[index], at = find(piece, text, from, until);
		if (at === -1) return !1;
		from = at + piece.length;
	}
	return from <= until;
}
function standsAt(piece, text, at) {
	if (piece.text !== void 0) return text.startsWith(piece.text, at);
	for (let index = 0; index < piece.length; index += 1) {
		let code = piece.codes[index];
		if (code !== -1 && code !== text.charCodeAt(at + index)) return !1;
	}
	return !0;
}
function find(piece, text, from, until) {
	if (piece.length > until - from) return -1;
	if (piece.text !== void 0 && piece.length <= 32) {
		let at = text.indexOf(piece.text, from);
		return at !== -1 && at + piece.length <= until ? at : -1;
	}
	return findByBits(piece, text, from, until);
}
function findByBits(piece, text, from, until) {
	let words = piece.length + 31 >>> 5, state = new Uint32Array(words), masks = new Map(), topBit = 1 << (piece.length - 1 & 31);
	for (let at = from; at < until; at += 1) {
		let code = text.charCodeAt(at), mask = masks.get(code);
		mask === void 0 && masks.set(code, mask = maskOf(piece, code, words));
		let carry = 1;
		for (let word = 0; word < words; word += 1) {
			let bits = state[word];
			state[word] = (bits << 1 | carry) & mask[word], carry = bits >>> 31;
		}
		if ((state[words - 1] & topBit) !== 0) return at - piece.length + 1;
	}
	return -1;
}
function maskOf(piece, code, words) {
	let mask = new Uint32Array(words);
	for (let index = 0; index < piece.length; index += 1) {
		let own = piece.codes[index];
		(own === -1 || own === code) && (mask[index >>> 5] |= 1 << (index & 31));
	}
	return mask;
}
// src/policy/variables.ts
const star = { kind: "star" }, one = { kind: "one" };
function tokensOf(text, reading) {
	let tokens = [], literal = "", flush = (token) => {
		literal !== "" && tokens.push({
			kind: "text",
			text: literal
		}), literal = "", token !== void 0 && tokens.push(token);
	};
	for (let at = 0; at < text.length; at += 1) {
		let char = text[at], close = reading.variables && char === "$" && text[at + 1] === "{" ? text.indexOf("}", at) : -1;
		if (close !== -1) {
			let inner = text.slice(at + 2, close);
			inner === "*" || inner === "?" || inner === "$" ? literal += inner : flush(variableOf(inner)), at = close;
		} else reading.wildcards && (char === "*" || char === "?") ? flush(char === "*" ? star : one) : literal += char;
	}
	return flush(), tokens;
}
function variableOf(inner) {
	let comma = inner.indexOf(","), key = (comma === -1 ? inner : inner.slice(0, comma)).trim().toLowerCase(), quoted = comma === -1 ? "" : inner.slice(comma + 1).trim();
	return {
		kind: "variable",
		key,
		fallback: quoted.length >= 2 && quoted.startsWith("'") && quoted.endsWith("'") ? quoted.slice(1, -1) : void 0
	};
}
const multivaluedKeys = new Set([
	"aws:calledvia",
	"aws:principalorgpaths",
	"aws:principalservicenameslist",
	"aws:resourceorgpaths",
	"aws:sourceorgpaths",
	"aws:tagkeys",
	"aws:vpceorgpaths",
	"sts:identitytokenaudience",
	"sts:requestcontextproviders",
	"sts:transitivetagkeys"
]);
function valueOf(token, keys) {
	let values = keys.get(token.key);
	return values === void 0 || values.length !== 1 || multivaluedKeys.has(token.key) ? token.fallback : values[0];
}
function resolveTokens(tokens, keys) {
	let resolved = [];
	for (let token of tokens) if (token.kind !== "variable") resolved.push(token);
	else {
		let text = valueOf(token, keys);
		if (text === void 0) return;
		resolved.push({
			kind: "text",
			text
		});
	}
	return resolved;
}
function hasVariables(tokens) {
	return tokens.some((token) => token.kind === "variable");
}
function textOfTokens(tokens) {
	return tokens.map((token) => token.kind === "text" ? token.text : "").join("");
}
// src/policy/conditions/value-test.ts
const unsatisfiable = () => !1;
// src/policy/conditions/numeric.ts
function holds(relation, difference) {
	switch (relation) {
		case "Equals": return difference === 0;
		case "LessThan": return difference < 0;
		case "LessThanEquals": return difference <= 0;
		case "GreaterThan": return difference > 0;
		case "GreaterThanEquals": return difference >= 0;
	}
}
function numeric(value, relation) {
	let expected = decimalOf(value);
	return expected === void 0 ? unsatisfiable : (actual) => {
		let number = decimalOf(actual);
		return number !== void 0 && holds(relation, compareDecimals(number, expected));
	};
}
const decimalText = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
function decimalOf(text) {
	let trimmed = text.trim();
	if (!(trimmed.length > 100 || !decimalText.test(trimmed))) return {
		approximate: Number(trimmed),
		text: trimmed
	};
}
function compareDecimals(a, b) {
	if (a.text.length <= 15 && b.text.length <= 15) return a.approximate - b.approximate;
	let places = Math.max(fractionOf(a.text).length, fractionOf(b.text).length), difference = scaled(a.text, places) - scaled(b.text, places);
	return difference < 0n ? -1 : +(difference > 0n);
}
function fractionOf(text) {
	let point = text.indexOf(".");
	return point === -1 ? "" : text.slice(point + 1);
}
function scaled(text, places) {
	let negative = text.startsWith("-"), digits = text.replace(/^[+-]/, ""), point = digits.indexOf("."), whole = point === -1 ? digits : digits.slice(0, point), number = BigInt(whole + fractionOf(text).padEnd(places, "0") || "0");
	return negative ? -number : number;
}
// src/policy/conditions/date.ts
function date(value, relation) {
	let expected = instantOf(value);
	return expected === void 0 ? unsatisfiable : (actual) => {
		let instant = instantOf(actual);
		return instant !== void 0 && holds(relation, instant - expected);
	};
}
const epochSeconds = /^\d{1,19}$/, dateText = /^(-?\d{1,9})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T(.*))?$/i, timeText = /^(?:(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
function instantOf(text) {
	if (text.length > 64) return;
	if (epochSeconds.test(text) && text.length !== 4) return BigInt(text) <= 9223372036854775807n ? Number(text) * 1e3 : void 0;
	let match = dateText.exec(text);
	if (match === null) return;
	let [, yearText, monthText, dayText, timePart] = match, year = Number(yearText), month = monthText === void 0 ? 1 : Number(monthText), day = dayText === void 0 ? 1 : Number(dayText);
	if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return;
	let sinceMidnight = timePart === void 0 ? 0 : timeOf(timePart);
	if (sinceMidnight !== void 0) return daysSinceEpoch(year, month, day) * 864e5 + sinceMidnight;
}
function timeOf(text) {
	let match = timeText.exec(text);
	if (match === null) return;
	let [, hours = "0", minutes = "0", seconds = "0", fraction = "0", zone = "Z"] = match, offset = offsetOf(zone);
	if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59 || offset === void 0) return;
	let milliseconds = Number(`0.${fraction}`) * 1e3;
	return ((Number(hours) * 60 + Number(minutes) - offset) * 60 + Number(seconds)) * 1e3 + milliseconds;
}
function offsetOf(zone) {
	if (zone.toUpperCase() === "Z") return 0;
	let hours = Number(zone.slice(1, 3)), minutes = Number(zone.slice(3).replace(":", "") || "0");
	if (!(hours > 23 || minutes > 59)) return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
function daysInMonth(year, month) {
	return month === 2 ? year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
function daysSinceEpoch(year, month, day) {
	let marchYear = month <= 2 ? year - 1 : year, era = Math.floor(marchYear / 400), yearOfEra = marchYear - era * 400, dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1, dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146097 + dayOfEra - 719468;
}
// src/policy/conditions/ip-address.ts
function ipAddress(value) {
	let slash = value.indexOf("/"), network = addressOf(slash === -1 ? value : value.slice(0, slash));
	if (network === void 0) return unsatisfiable;
	let width = network.length * 16, prefixText = slash === -1 ? String(width) : value.slice(slash + 1), prefix = /^\d{1,3}$/.test(prefixText) ? Number(prefixText) : NaN;
	return prefix <= width ? (actual) => {
		let address = addressOf(actual);
		return address !== void 0 && address.length === network.length && samePrefix(address, network, prefix);
	} : unsatisfiable;
}
function addressOf(text) {
	if (!(text.length > 45)) return text.includes(":") ? ipv6Groups(text) : ipv4Groups(text);
}
function samePrefix(a, b, bits) {
	for (let group = 0; group * 16 < bits; group += 1) {
		let mask = 65535 << 16 - Math.min(16, bits - group * 16) & 65535;
		if (((a[group] ^ b[group]) & mask) !== 0) return !1;
	}
	return !0;
}
function ipv4Groups(text) {
	let octets = 0, high = 0, low = 0, start = 0;
	for (let at = 0; at <= text.length; at += 1) {
		let code = text.charCodeAt(at);
		if (code >= 48 && code <= 57) continue;
		if (at !== text.length && code !== 46 || at === start || at - start > 3) return;
		let octet = Number(text.slice(start, at));
		if (octet > 255 || at - start > 1 && text.charCodeAt(start) === 48) return;
		octets += 1, octets <= 2 ? high = high * 256 + octet : low = low * 256 + octet, start = at + 1;
	}
	return octets === 4 ? [high, low] : void 0;
}
function ipv6Groups(text) {
	let gap = text.indexOf("::");
	if (gap !== text.lastIndexOf("::")) return;
	if (gap === -1) {
		let groups = groupsOf(text, !0);
		return groups?.length === 8 ? groups : void 0;
	}
	let head = gap === 0 ? [] : groupsOf(text.slice(0, gap), !1), tailText = text.slice(gap + 2), tail = tailText === "" ? [] : groupsOf(tailText, !0);
	if (!(head === void 0 || tail === void 0 || head.length + tail.length > 7)) return [
		...head,
		...Array(8 - head.length - tail.length).fill(0),
		...tail
	];
}
function groupsOf(text, mayEndInIpv4) {
	let groups = [], parts = text.split(":");
	for (let [index, part] of parts.entries()) if (mayEndInIpv4 && index === parts.length - 1 && part.includes(".")) {
		let ipv4 = ipv4Groups(part);
		if (ipv4 === void 0) return;
		groups.push(...ipv4);
	} else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
	else return;
	return groups;
}
export { decimalOf as a, hasVariables as c, textOfTokens as d, tokensOf as f, instantOf as i, multivaluedKeys as l, matchesGlob as m, ipAddress as n, numeric as o, globOf as p, date as r, unsatisfiable as s, addressOf as t, resolveTokens as u };
