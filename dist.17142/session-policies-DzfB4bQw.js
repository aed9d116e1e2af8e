// src/access/kept-facts.ts
function factsToKeep(caller, request, time) {
	let { region, sourceIp, userAgent, secure, host, referer } = request;
	return {
		caller: keepCaller(caller),
		request: {
			region,
			sourceIp,
			userAgent,
			secure,
			host,
			referer
		},
		time
	};
}
function askToKeep(ask, signer) {
	let { resourceAccount, policyKind, keys, requestTags, resourceTags, policy, caller } = ask;
	return {
		resourceAccount,
		policyKind,
		keys,
		requestTags,
		resourceTags,
		policy: policy?.id,
		caller: caller === void 0 || caller === signer ? void 0 : keepCaller(caller)
	};
}
function keepCaller(caller) {
	let { kind, account, arn, userId, principal, principalArn, user, role, subject, session, tags } = caller;
	return {
		kind,
		account,
		arn,
		userId,
		principal,
		principalArn,
		user,
		role,
		subject,
		tags: tags.size === 0 ? void 0 : Object.fromEntries(tags),
		session: session && keepSession(session)
	};
}
function keepSession(session) {
	let { kind, account, principalId, name, policy, policyArns, transitiveTagKeys } = session, { sourceIdentity, provider, mfaAt, delivery, keys, chained, issued } = session;
	return {
		kind,
		account,
		principalId,
		name,
		policy,
		policyArns,
		transitiveTagKeys,
		sourceIdentity,
		provider,
		mfaAt,
		delivery,
		keys,
		chained,
		issued
	};
}
function callerAgain(kept, policies) {
	let { session, tags, ...rest } = kept;
	return {
		...rest,
		tags: new Map(Object.entries(tags ?? {})),
		session: session && {
			...session,
			secret: "",
			accessKeyId: "",
			expires: 0,
			epoch: 0
		},
		policies
	};
}
function requestAgain({ request }) {
	return {
		requestId: "",
		method: "",
		path: "",
		headers: {},
		...request
	};
}
// src/access/session-policies.ts
const everything = JSON.stringify({
	Version: "2012-10-17",
	Statement: [{
		Effect: "Allow",
		Action: "*",
		Resource: "*"
	}]
});
function policiesOfRoot(house) {
	return { identity: [{
		id: "the root user",
		type: "user",
		policy: house.policies.get(everything)
	}] };
}
async function policiesInSession(house, session, own = { identity: [] }) {
	if (session.policy === void 0 && session.policyArns === void 0) return own;
	let sources = await house.principals.managed(session.policyArns ?? []);
	return session.policy !== void 0 && sources.unshift({
		id: "session policy",
		type: "session",
		policy: house.policies.get(session.policy)
	}), {
		...own,
		session: sources
	};
}
export { factsToKeep as a, callerAgain as i, policiesOfRoot as n, requestAgain as o, askToKeep as r, policiesInSession as t };
