export { t as openPowers } from "./who-can-CJg92nGZ.js";
