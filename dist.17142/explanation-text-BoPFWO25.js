// src/policy/explanation-text.ts
const layerNames = {
	scp: "service control policies",
	rcp: "resource control policies",
	resource: "resource policy",
	identity: "identity policies",
	boundary: "permissions boundary",
	session: "session policies"
}, verdictNames = {
	allows: "allowed",
	denies: "denied",
	silent: "not allowed",
	absent: "none",
	"not-needed": "not needed"
}, outcomeNames = {
	Allowed: "allowed",
	ExplicitlyDenied: "explicitly denied",
	ImplicitlyDenied: "implicitly denied"
};
function explanationText(explanation) {
	let { principal, action, resource, outcome, reason } = explanation, because = reason === "" ? "" : ` ${reason}`, lines = [`${action} on ${resource} by ${principal.arn}: ${outcomeNames[outcome]}${because}`, ...branches(explanation.layers.map(layerLines))];
	if (explanation.missing.length > 0) {
		let one = explanation.missing.length === 1;
		lines.push("", one ? "This grant would allow it:" : "These grants together would allow it:");
		for (let { layer, level, statement } of explanation.missing) lines.push(`  ${layerNames[layer]}${levelText(level)}: ${JSON.stringify(statement)}`);
	}
	return lines.map((line) => `${line}\n`).join("");
}
function branches(children) {
	return children.flatMap((child, at) => {
		let isLast = at === children.length - 1;
		return child.map((line, row) => row === 0 ? `${isLast ? "└─" : "├─"} ${line}` : `${isLast ? "  " : "│ "} ${line}`);
	});
}
function layerLines({ layer, verdict, policies }) {
	return [`${layerNames[layer]}: ${verdictNames[verdict]}`, ...branches(policies.map(policyLines))];
}
function policyLines(policy) {
	let owner = policy.owner === void 0 ? "" : ` of ${policy.owner}`, unreadable = policy.unreadable === !0 ? ", which cannot be read and so denies everything" : "", told = policy.statements.filter(({ failed }) => failed?.element !== "Action"), others = policy.statements.length - told.length, children = told.map((statement) => [statementLine(statement)]);
	return others > 0 && children.push([others === 1 ? "1 statement about other actions" : `${others} about other actions`]), [`${policy.id}${owner}${levelText(policy.level)}${unreadable}`, ...branches(children)];
}
function levelText(level) {
	return level === void 0 ? "" : ` (level ${level})`;
}
function statementLine({ index, sid, effect, line, matched, failed }) {
	let name = sid === void 0 || sid === "" ? "" : ` ${sid}`, result = matched || failed === void 0 ? "matches" : failedText(failed);
	return `${effect} statement ${index + 1}${name} (line ${line}): ${result}`;
}
function failedText({ written, operator, key, expected, filledIn, actual }) {
	return `${key === void 0 ? written : `${operator} ${key}`} asks for ${expected.length === 0 ? "nothing" : expected.join(", ")}${filledIn === void 0 ? "" : ` (here ${filledIn.join(", ")})`}; ${actual.length === 0 ? "the request has no such key" : `the request has ${actual.join(", ")}`}`;
}
export { explanationText as t };
