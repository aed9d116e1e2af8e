import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
// src/cli/models-folder.ts
function modelsFolder() {
	let beside = fileURLToPath(new URL("../models", import.meta.url));
	return existsSync(beside) ? beside : fileURLToPath(new URL("../../models", import.meta.url));
}
export { modelsFolder as t };
