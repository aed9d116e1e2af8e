import { i as parseArn } from "./arn-ww7bWFpI.js";
// src/policy/denial.ts
const policyNames = {
	scp: {
		article: "a",
		name: "service control policy"
	},
	rcp: {
		article: "a",
		name: "resource control policy"
	},
	resource: {
		article: "a",
		name: "resource-based policy"
	},
	identity: {
		article: "an",
		name: "identity-based policy"
	},
	boundary: {
		article: "a",
		name: "permissions boundary"
	},
	session: {
		article: "a",
		name: "session policy"
	}
};
function denialReason(decision, question) {
	if (decision.outcome === "Allowed") return "";
	let layer = decision.layer ?? "identity", isTrust = layer === "resource" && isRole(question);
	if (decision.outcome === "ExplicitlyDenied" || layer === "scp" || layer === "rcp") {
		if (isTrust) return "with an explicit deny in the role trust policy";
		let { article, name } = policyNames[layer];
		return `with an explicit deny in ${article} ${name}`;
	}
	return `because no ${isTrust ? "role trust policy" : policyNames[layer].name} allows the ${question.action} action`;
}
function isRole(question) {
	let arn = parseArn(question.resource);
	return arn?.service === "iam" && arn.resource.startsWith("role/") && /^sts:/i.test(question.action);
}
export { denialReason as t };
