export { t as openToldTrail } from "./told-requests-BVVrw8bo.js";
