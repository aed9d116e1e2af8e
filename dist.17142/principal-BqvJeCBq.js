// src/policy/principal.ts
const grant = {
	none: 0,
	self: 1,
	wild: 2,
	issuer: 4,
	account: 8
};
function grantsOf(entries, principal, effect) {
	let grants = grant.none;
	for (let entry of entries) grants |= grantOf(entry, principal, effect);
	return grants;
}
function grantOf(entry, principal, effect) {
	let { type, value } = entry;
	switch (type) {
		case "*": return wildcardCovers(principal, "*", effect) ? grant.wild : grant.none;
		case "AWS": return value === "*" ? wildcardCovers(principal, "AWS", effect) ? grant.wild : grant.none : awsGrant(value, principal);
		case "Service": return principal.kind === "Service" && value === principal.arn ? grant.self : grant.none;
		case "Federated": return isAssertion(principal) && value === principal.arn ? grant.self : grant.none;
		case "CanonicalUser": return value !== "" && value === principal.canonicalId ? grant.account : grant.none;
	}
}
function awsGrant(value, principal) {
	if (!hasAccount(principal)) return grant.none;
	let account = accountOf(value);
	return account === void 0 ? value === principal.arn ? grant.self : value === principal.issuerArn ? grant.issuer : value === principal.uniqueId ? principal.kind === "User" ? grant.self : grant.issuer : grant.none : account === principal.account ? grant.account : grant.none;
}
function wildcardCovers(principal, written, effect) {
	return principal.kind === "Service" ? written === "*" : effect === "Deny" || !isAssertion(principal);
}
function isWholeChainListed(entries, principal) {
	if (entries.some((entry) => entry.value === "*" && wildcardCovers(principal, wildcardOf(entry), "Deny"))) return !0;
	let grants = grantsOf(entries, principal, "Deny");
	return hasAccount(principal) ? (grants & grant.account) === 0 ? !1 : principal.kind === "Account" ? !0 : (grants & grant.self) === 0 ? !1 : principal.kind === "User" || (grants & grant.issuer) !== 0 : grants !== grant.none;
}
function wildcardOf(entry) {
	return entry.type === "*" ? "*" : "AWS";
}
function hasAccount(principal) {
	let { kind } = principal;
	return kind === "User" || kind === "AssumedRole" || kind === "FederatedUser" || kind === "Account";
}
function isAssertion(principal) {
	return principal.kind === "WebIdentity" || principal.kind === "SAML";
}
const rootArn = /^arn:[^:]{1,20}:iam::(\d{12}):root$/, accountId = /^\d{12}$/;
function accountOf(value) {
	return accountId.test(value) ? value : rootArn.exec(value)?.[1];
}
export { isWholeChainListed as a, hasAccount as i, grant as n, grantsOf as r, accountOf as t };
