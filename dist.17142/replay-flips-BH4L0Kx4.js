import { t as explanationText } from "./explanation-text-BoPFWO25.js";
async function replayAll(requests, replay, before) {
	let result = {
		requests: 0,
		same: 0,
		refused: 0,
		allowed: 0,
		unknown: new Map(),
		flips: []
	}, flips = new Map();
	for (let request of requests) {
		result.requests += 1;
		let answer = await replay(request);
		if (answer.kind === "unknown") {
			result.unknown.set(answer.because, (result.unknown.get(answer.because) ?? 0) + 1);
			continue;
		}
		if (result[answer.kind] += 1, answer.kind === "same") continue;
		let { caller } = request.facts, { action, resource } = answer.by.question, principal = caller.principalArn || caller.arn, key = JSON.stringify([
			answer.kind,
			principal,
			action
		]), flip = flips.get(key);
		if (flip === void 0) {
			let already = before !== void 0 && (await before(request)).kind === answer.kind, { requestID: requestId, eventTime: time } = request.event, first = {
				requestId,
				time,
				resource,
				explanation: answer.by.explain()
			};
			flip = {
				now: answer.kind,
				principal,
				action,
				times: 0,
				resources: [],
				already,
				first
			}, flips.set(key, flip);
		}
		flip.times += 1, flip.resources.length < 20 && !flip.resources.includes(resource) && flip.resources.push(resource);
	}
	return result.flips = [...flips.values()].sort((a, b) => rank(a) - rank(b) || b.times - a.times), result;
}
function rank({ now }) {
	return now === "refused" ? 0 : 1;
}
function replayData({ unknown, ...rest }) {
	return {
		...rest,
		unknown: Object.fromEntries(unknown)
	};
}
function replayText({ requests, refused, allowed, unknown, flips }) {
	let undecided = [...unknown.values()].reduce((sum, times) => sum + times, 0), counts = [`${refused} would be refused`, `${allowed} would be allowed that were refused`];
	undecided > 0 && counts.push(`${undecided} cannot be decided`);
	let lines = [`${requests} requests replayed: ${counts.join(", ")}.`];
	for (let [because, times] of unknown) lines.push(`  cannot be decided, ${times} times: ${because}`);
	let parts = flips.map(({ now, principal, action, times, resources, already, first }) => {
		let more = resources.length > 1 ? ` and ${resources.length - 1}${resources.length === 20 ? "+" : ""} more` : "", head = [`would be ${now}, ${times} ${times === 1 ? "time" : "times"}: ${action} on ${first.resource}${more}`, `  by ${principal}, first ${first.time}, request ${first.requestId}`];
		already && head.push("  so already by the policies as they are now");
		let tree = explanationText(first.explanation).replace(/^(?=.)/gm, "    ");
		return `${head.join("\n")}\n${tree}`;
	});
	return [`${lines.join("\n")}\n`, ...parts].join("\n");
}
export { replayAll, replayData, replayText };
