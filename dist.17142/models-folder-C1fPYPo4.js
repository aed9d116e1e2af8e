export { t as modelsFolder } from "./models-folder-BCvVq-Ot.js";
