// src/access/supposed-change.ts
const fullAccess = JSON.stringify({
	Version: "2012-10-17",
	Statement: [{
		Effect: "Allow",
		Action: "*",
		Resource: "*"
	}]
});
function supposeChange(texts, change) {
	let policy = texts.get(change.text), sourced = (id, type) => ({
		id,
		type,
		policy
	}), touched = 0, touch = (value) => (touched += 1, value), isSupposed = (caller, of) => (caller.kind === "user" || caller.kind === "role") && (caller.principalArn === of || `${caller.kind}/${caller.user?.name ?? caller.role?.name}` === of);
	return {
		touched: () => touched,
		policies(caller, policies) {
			if (change.at === "managed") return replaced(policies, (id) => id === change.arn, policy, touch);
			if (!("of" in change) || !isSupposed(caller, change.of)) return policies;
			switch (change.at) {
				case "policy": return replaced(policies, (id) => id === change.name || id.startsWith("arn:") && id.endsWith(`/${change.name}`), policy, touch);
				case "attached": return touch({
					...policies,
					identity: [...policies.identity, sourced("the new policy", "managed")]
				});
				case "only": return touch({
					...policies,
					identity: [sourced("the only policy", "managed")]
				});
				case "boundary": return touch({
					...policies,
					boundary: sourced("the new boundary", "managed")
				});
			}
		},
		resource(ask, { resource, ask: kept }) {
			let { policy: there } = ask;
			if (change.at === "bucket") return resource === `arn:aws:s3:::${change.bucket}` || resource.startsWith(`arn:aws:s3:::${change.bucket}/`) ? touch({
				id: `the new policy of ${change.bucket}`,
				text: change.text
			}) : there;
			if (change.at !== "trust" || kept.policyKind !== "trust-policy") return there;
			let name = `role/${resource.slice(resource.lastIndexOf("/") + 1)}`;
			return resource === change.role || name === change.role ? touch({
				id: `${resource} (the new trust policy)`,
				text: change.text
			}) : there;
		},
		scps(account, levels) {
			return change.at !== "scp" || account !== change.account ? levels : touch([...levels, levelOf(sourced("the new service control policy", "scp"), texts)]);
		}
	};
}
function levelOf(scp, texts) {
	return scp.policy.statements.some(({ statement }) => statement.effect === "Allow") ? [scp] : [{
		id: "FullAWSAccess",
		type: "scp",
		policy: texts.get(fullAccess)
	}, scp];
}
function replaced(policies, isIt, policy, touch) {
	let replace = (one) => isIt(one.id) ? touch({
		...one,
		policy
	}) : one, { boundary, session } = policies;
	return {
		identity: policies.identity.map(replace),
		boundary: boundary && replace(boundary),
		session: session?.map(replace)
	};
}
export { supposeChange };
