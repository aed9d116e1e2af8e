import { t as databaseFile } from "./data-directory-Be091LUX.js";
import { a as Kysely, i as schemaNumber, n as sqliteDialect, t as createPrincipals } from "./principals-Blf475hg.js";
import { H as readMeta } from "./tags-B7m9MNJY.js";
import { a as createCompiledTexts, i as readOrganizations } from "./organizations-Dc3SgDv_.js";
import { V as openManagedPolicies } from "./organizational-units-D8WL3OX0.js";
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
// src/store/read-only.ts
async function openReadOnlyStore(file) {
	if (!existsSync(file)) throw Error(`there is no ${file}; start the server once, or name its --data-dir`);
	let database = new DatabaseSync(file, { readOnly: !0 });
	try {
		database.exec("pragma busy_timeout = 5000"), database.exec("pragma query_only = on"), database.exec("begin");
		let read = new Kysely({ dialect: sqliteDialect(database) });
		return await requireSchema(database, read, file), {
			read,
			close: () => read.destroy()
		};
	} catch (cause) {
		throw database.isOpen && database.close(), cause;
	}
}
async function requireSchema(database, read, file) {
	let schema = database.prepare("select 1 from sqlite_master where name = 'meta'").get() === void 0 ? 0 : Number(await readMeta(read, "schema") ?? 0);
	if (schema !== schemaNumber) throw Error(`${file} was written by ${schema > schemaNumber ? "a newer" : "an older"} Understudy (schema ${schema}); ${schema > schemaNumber ? "use that one" : "start this server on it once"}`);
}
// src/access/snapshot.ts
async function openSnapshot(dataDirectory, modelsDirectory) {
	let { read, close } = await openReadOnlyStore(databaseFile(dataDirectory)), policies = createCompiledTexts(), managedPolicies = openManagedPolicies(modelsDirectory);
	return {
		read,
		close,
		policies,
		managedPolicies,
		principals: createPrincipals({
			store: {
				read,
				version: () => 0
			},
			policies,
			managedPolicies
		}),
		organizations: await readOrganizations({ policies }, read)
	};
}
export { openSnapshot };
