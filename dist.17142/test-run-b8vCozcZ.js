export { t as createRunner } from "./test-run-xYA7aMFa.js";
