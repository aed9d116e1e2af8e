export { n as neededPolicies } from "./needed-policy-BVe4iHzy.js";
