// src/cli/shell-quote.ts
function shellQuote(text) {
	return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
export { shellQuote as t };
