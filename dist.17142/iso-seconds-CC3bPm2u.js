// src/kernel/iso-seconds.ts
function isoSeconds(time) {
	let date = new Date(time), year = date.getUTCFullYear();
	return year >= 1e3 && year <= 9999 ? `${`${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`}T${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}Z` : `${date.toISOString().slice(0, -5)}Z`;
}
function two(number) {
	return number < 10 ? `0${number}` : String(number);
}
export { isoSeconds as t };
