/** Why a text cannot be the name of an IAM thing (`what`: `group name`), or undefined; `most` characters are allowed. */
export function iamNameError(name: string, what: string, most: number): string | undefined {
  if (name === '') return `Enter a ${what}.`
  if (name.length > most) return `A ${what} has at most ${most} characters.`
  if (!/^[\w+=,.@-]+$/.test(name)) return 'Only letters, digits and + = , . @ _ - are allowed.'
  return undefined
}
