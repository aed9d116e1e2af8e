import { t as explanationText } from "./explanation-text-BoPFWO25.js";
import { n as expectationOf } from "./test-run-xYA7aMFa.js";
// src/cli/junit.ts
function junitXml(suites) {
	let lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"];
	for (let { file, results } of suites) {
		let failures = results.filter(({ ok }) => !ok).length;
		lines.push(`  <testsuite name="${xml(file)}" tests="${results.length}" failures="${failures}">`);
		for (let result of results) lines.push(...testCase(file, result));
		lines.push("  </testsuite>");
	}
	return `${[...lines, "</testsuites>"].join("\n")}\n`;
}
function testCase(file, { name, ok, expected, outcome, explanation }) {
	let open = `    <testcase classname="${xml(file)}" name="${xml(name)}"`;
	if (ok) return [`${open}/>`];
	let message = xml(`expected ${expected}, is ${expectationOf[outcome]}`), tree = explanation === void 0 ? "" : xml(explanationText(explanation));
	return [
		`${open}>`,
		`      <failure message="${message}">${tree}</failure>`,
		"    </testcase>"
	];
}
const entities = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
};
function xml(text) {
	return text.toWellFormed().replace(/[&<>"]|[^\t\n\r\u{20}-\u{fffd}\u{10000}-\u{10ffff}]/gu, (character) => entities[character] ?? "�");
}
export { junitXml };
