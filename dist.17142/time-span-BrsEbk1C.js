import { n as UsageError } from "./command-BSarqOj7.js";
// src/cli/time-span.ts
const spanOptions = [{
	name: "since",
	kind: "text",
	value: "TIME",
	variable: !1,
	help: "Only requests from then on: 2026-11-01, 2026-11-01T08:00:00Z, or 30m, 8h, 7d ago."
}, {
	name: "until",
	kind: "text",
	value: "TIME",
	variable: !1,
	help: "Only requests until then."
}];
function spanOf(given, nowMilliseconds) {
	let since = given.text("since"), until = given.text("until");
	return {
		from: since === void 0 ? 0 : secondsOf("since", since, nowMilliseconds),
		until: until === void 0 ? 2 ** 53 - 1 : secondsOf("until", until, nowMilliseconds)
	};
}
const unitSeconds = {
	s: 1,
	m: 60,
	h: 3600,
	d: 86400
};
function secondsOf(flag, text, now) {
	let ago = /^(\d{1,6})([smhd])$/.exec(text);
	if (ago !== null) return Math.floor(now / 1e3) - Number(ago[1]) * unitSeconds[ago[2]];
	let time = /^\d{4}-\d\d-\d\d(?:T[\d:.]{5,15}(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text) ? Date.parse(text) : NaN;
	if (Number.isNaN(time)) throw new UsageError(`--${flag} is a time such as 2026-11-01T08:00:00Z or 8h, not ${text}`);
	return Math.floor(time / 1e3);
}
export { spanOptions as n, spanOf as t };
