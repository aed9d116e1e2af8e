import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
// src/policy/lint/catalogue-rows.ts
function catalogueOf(load) {
	let services = new Map();
	return {
		services: () => Object.keys(load()),
		service(prefix) {
			let known = services.get(prefix);
			if (known !== void 0 || !Object.hasOwn(load(), prefix)) return known;
			let made = serviceOf(load()[prefix]);
			return services.set(prefix, made), made;
		}
	};
}
function serviceOf({ k, r, a }) {
	let keysOf = (numbers) => numbers.map((number) => k[number][0]);
	return {
		conditionKeys: Object.fromEntries(k),
		resourceTypes: Object.fromEntries(r.map(([name, arn, keys]) => [name, {
			arn,
			conditionKeys: keysOf(keys)
		}])),
		actions: Object.fromEntries(a.map(([name, uses, keys]) => [name, {
			resourceTypes: uses.map(([type, ...own]) => ({
				name: r[type][0],
				conditionKeys: keysOf(own)
			})),
			conditionKeys: keysOf(keys)
		}]))
	};
}
// src/access/service-catalogue.ts
function openServiceCatalogue(dir) {
	let rows;
	return catalogueOf(() => {
		if (rows === void 0) {
			let bytes = brotliDecompressSync(readFileSync(join(dir, "catalogue.json.br")));
			rows = JSON.parse(bytes.toString("utf8"));
		}
		return rows;
	});
}
export { openServiceCatalogue as t };
