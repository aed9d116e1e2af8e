// src/policy/size.ts
function policySize(text) {
	let size = 0, inString = !1;
	for (let at = 0; at < text.length; at += 1) {
		let code = text.charCodeAt(at);
		inString && code === 92 ? (size += at + 1 < text.length ? 2 : 1, at += 1) : (code === 34 && (inString = !inString), (inString || code !== 32 && code !== 10 && code !== 13 && code !== 9) && (size += 1));
	}
	return size;
}
export { policySize as t };
