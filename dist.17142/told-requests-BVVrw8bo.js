import { t as databaseFile } from "./data-directory-Be091LUX.js";
import { n as openTrailReader } from "./trail-DZwlNbVY.js";
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
// src/access/told-requests.ts
function openToldTrail(dataDirectory) {
	let file = `${databaseFile(dataDirectory)}-trail`;
	if (!existsSync(file)) throw Error(`there is no ${file}; start the server once, or name its --data-dir`);
	let database = new DatabaseSync(file, { readOnly: !0 });
	try {
		database.exec("pragma busy_timeout = 5000; begin");
		let reader = openTrailReader(database);
		return {
			extent: reader.extent(),
			*requests({ from, until }) {
				for (let { seconds, event, questions, facts } of reader.all()) seconds < from || seconds > until || questions === "[]" || (yield {
					event: JSON.parse(event),
					questions: JSON.parse(questions),
					facts: JSON.parse(facts)
				});
			},
			close: () => database.close()
		};
	} catch (cause) {
		throw database.close(), cause;
	}
}
function wasAllowed({ event, questions }) {
	return event.errorCode === void 0 || questions.every(({ outcome }) => outcome === "Allowed");
}
export { wasAllowed as n, openToldTrail as t };
