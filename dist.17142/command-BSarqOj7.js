// src/cli/command.ts
var UsageError = class extends Error {}, OperatorError = class extends Error {};
export { UsageError as n, OperatorError as t };
