// src/cli/ways-text.ts
function pathText({ start, hops }, last) {
	let lines = [[start.arn, ...hops.map(({ to }) => to.arn)].join(" → ")];
	for (let { to, step } of hops) lines.push(...stepLines(`sts:AssumeRole on ${to.arn}`, step));
	return last !== void 0 && lines.push(...stepLines(last.action, last.step)), lines.map((line) => `${line}\n`).join("");
}
function stepLines(what, { statements, needs, session }) {
	let by = statements.length === 0 ? ["no policy needs to allow it"] : statements.map(byText);
	return [
		`    ${what}${session === void 0 ? "" : `, in a session called ${session}`}`,
		...by.map((line) => `      ${line}`),
		...needs.flatMap(needLines).map((line) => `      ${line}`)
	];
}
function answerText(actor, action, answer) {
	if (answer.can === "never") {
		let denied = answer.decision.outcome === "ExplicitlyDenied" ? "explicitly denied" : "denied", by = answer.decision.statements.map((ref) => `      ${byText(ref)}\n`).join("");
		return `${denied.padEnd(8)} ${actor.arn}\n${by}`;
	}
	let lines = stepLines(action, answer).slice(1);
	return `${answer.can === "always" ? "allowed " : "if      "} ${actor.arn}\n${lines.map((line) => `${line}\n`).join("")}`;
}
const layers = {
	scp: "service control policy",
	rcp: "resource control policy",
	resource: "resource policy",
	identity: "identity policy",
	boundary: "permissions boundary",
	session: "session policy"
};
function byText(ref) {
	let { layer, source, index, sid } = ref, name = sid === void 0 || sid === "" ? "" : ` ${sid}`, owner = source.owner === void 0 ? "" : ` of ${source.owner}`;
	return `by statement ${index + 1}${name} of the ${layers[layer]} ${source.id}${owner}`;
}
function needLines({ effect, by, conditions }) {
	let texts = conditions.map(({ operator, key, values }) => operator === "Resource" ? `${key} fits the resource ${values.join(", ")}` : `${operator} ${key} ${values.join(", ")}`);
	return effect === "Allow" ? texts.map((text) => `if ${text}`) : [`unless ${texts.join(" and ")}, which is denied ${byText(by)}`];
}
function pathData({ start, hops }) {
	return {
		principal: start.arn,
		path: [start.arn, ...hops.map(({ to }) => to.arn)],
		hops: hops.map(hopData)
	};
}
function hopData({ from, to, step }) {
	return {
		from: from.arn,
		to: to.arn,
		...stepData(step)
	};
}
function stepData(answer) {
	if (answer.can === "never") {
		let { outcome, layer, statements } = answer.decision;
		return {
			can: answer.can,
			outcome,
			layer,
			statements: statements.map(refData)
		};
	}
	let { can, session, statements, needs } = answer;
	return {
		can,
		session,
		statements: statements.map(refData),
		needs: needs.map(({ effect, by, conditions }) => ({
			effect,
			by: refData(by),
			conditions
		}))
	};
}
function refData({ layer, source, index, sid }) {
	return {
		layer,
		policy: source.id,
		owner: source.owner,
		index,
		sid
	};
}
export { answerText, pathData, pathText, stepData };
