export { n as createReplay } from "./replay-Doj2a74n.js";
