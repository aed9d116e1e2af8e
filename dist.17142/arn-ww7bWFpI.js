// src/kernel/arn.ts
function parseArn(text) {
	if (!text.startsWith("arn:")) return;
	let segments = splitColons(text);
	if (segments.length !== 6) return;
	let [, partition, service, region, account, resource] = segments;
	return {
		partition,
		service,
		region,
		account,
		resource
	};
}
function splitColons(text) {
	let segments = [], start = 0;
	for (; segments.length < 5;) {
		let colon = text.indexOf(":", start);
		if (colon === -1) break;
		segments.push(text.slice(start, colon)), start = colon + 1;
	}
	return segments.push(text.slice(start)), segments;
}
function iamArn(account, type, path, name) {
	return `arn:aws:iam::${account}:${type}${path}${name}`;
}
function rootArn(account) {
	return `arn:aws:iam::${account}:root`;
}
function assumedRoleArn(account, roleName, sessionName) {
	return `arn:aws:sts::${account}:assumed-role/${roleName}/${sessionName}`;
}
function federatedUserArn(account, name) {
	return `arn:aws:sts::${account}:federated-user/${name}`;
}
export { rootArn as a, parseArn as i, federatedUserArn as n, iamArn as r, assumedRoleArn as t };
