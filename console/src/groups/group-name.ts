/** Why a text cannot be a group's name, or undefined. */
export function groupNameError(name: string): string | undefined {
  if (name === '') return 'Enter a name.'
  if (name.length > 128) return 'A group name has at most 128 characters.'
  if (!/^[\w+=,.@-]+$/.test(name)) return 'Only letters, digits and + = , . @ _ - are allowed.'
  return undefined
}
