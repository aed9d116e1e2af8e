// src/policy/made-ids.ts
function madeIdsOf(catalogue) {
	let known = new Map();
	return (service, type) => {
		let key = `${service} ${type}`, answer = known.get(key) ?? endsWithId(catalogue, service, type);
		return known.set(key, answer), answer;
	};
}
function endsWithId(catalogue, service, type) {
	return Object.values(catalogue.service(service)?.resourceTypes ?? {}).some(({ arn }) => {
		let [head, last] = arn.slice(arn.lastIndexOf(":") + 1).split("/");
		return head === type && last !== void 0 && /^\$\{\w*Id\}$/.test(last);
	});
}
export { madeIdsOf };
